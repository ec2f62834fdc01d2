//! Short requests in one sentence or two, as people write them.

use reading::Opened;

#[test]
fn a_request_in_one_sentence_has_its_question() {
    let cases: &[(&str, usize)] = &[
        ("Hi, could I please have the number of potholes reported in 2025 and the weekly average?", 1),
        ("Hello, how many libraries do you run?", 1),
        ("Please could you tell me the number of working days lost to sickness in 2025?", 1),
        ("How many working days were lost to sickness in 2025?", 1),
        ("Please tell me, for each month of 2025, how many parking tickets were issued.", 1),
        ("Under the Act I am requesting a copy of the contract for grass cutting.", 1),
        ("Hello,\n\nPlease reply within twenty working days.\n\nWhat is the budget for libraries?", 1),
        ("Dear Sir or Madam,\n\nThank you for your help.\n", 0),
    ];
    for (text, leaves) in cases {
        let request = reading::request(&Opened::from_text(*text));
        let found: Vec<&str> = request.questions.iter().map(|q| q.text.as_str()).collect();
        assert_eq!(found.len(), *leaves, "{text:?} was read as {found:?}");
    }
}
