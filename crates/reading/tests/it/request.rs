//! Requests as people write them: our own wording, each for one kind of mess.

use container::Limits;
use document::request::Request;

use crate::helpers::shared;

/// Reads plain text and checks that every place is where it says.
#[track_caller]
pub fn read(text: &str) -> Request {
    let opened = reading::open(text.as_bytes(), Some("request.txt"), &Limits::default()).unwrap();
    let request = reading::request(&opened);
    check_places(&request, request.text.as_deref().unwrap_or(text));
    request
}

/// Places are in the text, in order, and their slices are the words given.
#[track_caller]
pub fn check_places(request: &Request, text: &str) {
    let collapse = |start: usize, end: usize| {
        let slice = text.get(start..end).unwrap_or_else(|| panic!("{start}..{end} is not in the text"));
        slice
            .split(|c: char| {
                c.is_whitespace() || "\u{FEFF}\u{200B}\u{200C}\u{200D}\u{AD}\u{2060}".contains(c)
            })
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for question in &request.questions {
        assert_eq!(collapse(question.start, question.end), question.text);
        assert!(question.stem.is_none_or(|s| s < request.stems.len()), "stem of {}", question.path);
    }
    for stem in &request.stems {
        assert_eq!(collapse(stem.start, stem.end), stem.text);
    }
    for unclear in &request.unclear {
        assert!(text.get(unclear.start..unclear.end).is_some());
    }
}

/// One line for each question: path, label, beginning.
fn outline(request: &Request) -> Vec<String> {
    request
        .questions
        .iter()
        .map(|q| {
            let words: Vec<&str> = q.text.split(' ').take(4).collect();
            format!("{} [{}] {}", q.path, q.label.as_deref().unwrap_or(""), words.join(" "))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let request = read(text);
    assert_eq!(outline(&request), expected, "\n{text}");
}

#[test]
fn seeds_have_the_leaves_a_careful_reader_sees() {
    let Some(folder) = shared("seeds/requests") else { return };
    for (name, leaves) in [("telephony", 14), ("live-chat", 5), ("devices", 6), ("contact-centre", 18)] {
        let bytes = std::fs::read(folder.join(format!("{name}.eml"))).unwrap();
        let opened = reading::open(&bytes, Some("request.eml"), &Limits::default()).unwrap();
        let request = reading::request(&opened);
        check_places(&request, request.text.as_deref().unwrap());
        assert_eq!(request.questions.len(), leaves, "{name}: {:#?}", outline(&request));
        assert_eq!(request.applicant.email.as_deref(), Some("a.requester@example.com"), "{name}");
        assert_eq!(request.applicant.name.as_deref(), Some("A Requester"), "{name}");
        assert!(request.date.is_some() && request.subject.is_some(), "{name}");
    }
}

#[test]
fn parts_of_the_contact_centre_seed_restart_their_numbers() {
    let Some(folder) = shared("seeds/requests") else { return };
    let bytes = std::fs::read(folder.join("contact-centre.eml")).unwrap();
    let opened = reading::open(&bytes, None, &Limits::default()).unwrap();
    let request = reading::request(&opened);
    let last = request.questions.last().unwrap();
    assert_eq!(
        (last.path.as_str(), last.label.as_deref(), last.heading.as_deref()),
        ("2.6", Some("6"), Some("Part 2"))
    );
    assert_eq!(request.stems.len(), 2, "{:#?}", request.stems);
    assert!(request.questions.iter().all(|q| q.stem.is_some()));
}

#[test]
fn labels_of_every_kind() {
    check(
        "Q1. How many bins do you own?\nQ2. What did they cost?\nQ3) Who made them?",
        &["1 [Q1] How many bins do", "2 [Q2] What did they cost?", "3 [Q3] Who made them?"],
    );
    check(
        "Question 1: How many bins do you own?\n\nQuestion 2: What did they cost?",
        &["1 [Question 1] How many bins do", "2 [Question 2] What did they cost?"],
    );
    check(
        "(i) How many bins do you own?\n(ii) What did they cost?\n(iii) Who made them?",
        &["1 [i] How many bins do", "2 [ii] What did they cost?", "3 [iii] Who made them?"],
    );
    check(
        "a. How many bins do you own?\nb. What did they cost?",
        &["1 [a] How many bins do", "2 [b] What did they cost?"],
    );
    check(
        "1 How many bins do you own?\n2 What did they cost?\n3 Who made them?",
        &["1 [1] How many bins do", "2 [2] What did they cost?", "3 [3] Who made them?"],
    );
    check(
        "1/ How many bins do you own?\n2/ What did they cost?",
        &["1 [1] How many bins do", "2 [2] What did they cost?"],
    );
    check(
        "• How many bins do you own?\n• What did they cost?",
        &["1 [] How many bins do", "2 [] What did they cost?"],
    );
    check(
        "[1] How many bins do you own?\n[2] What did they cost?",
        &["1 [1] How many bins do", "2 [2] What did they cost?"],
    );
    check(
        "1 - How many bins do you own?\n2 - What did they cost?",
        &["1 [1] How many bins do", "2 [2] What did they cost?"],
    );
    check(
        "**1.** How many bins do you own?\n**2.** What did they cost?",
        &["1 [1] How many bins do", "2 [2] What did they cost?"],
    );
}

#[test]
fn numbers_under_numbers_are_a_tree() {
    check(
        "Please tell me:\n1. Bins\n1.1 How many bins do you own?\n1.2 What did they cost?\n2. Lorries\n2.1 How many lorries do you own?\n2.2 What did they cost?",
        &[
            "1.1 [1.1] How many bins do",
            "1.2 [1.2] What did they cost?",
            "2.1 [2.1] How many lorries do",
            "2.2 [2.2] What did they cost?",
        ],
    );
    check(
        "1. For each bin, please provide:\n   a) its colour\n   b) its size\n2. Who empties them?",
        &["1.1 [a] its colour", "1.2 [b] its size", "2 [2] Who empties them?"],
    );
    check(
        "1. Do you own bins?\n   a) If so, how many?\n   b) If so, who empties them?\n2. Do you own lorries?",
        &[
            "1 [1] Do you own bins?",
            "1.1 [a] If so, how many?",
            "1.2 [b] If so, who empties",
            "2 [2] Do you own lorries?",
        ],
    );
}

#[test]
fn numbers_that_restart_are_parts() {
    check(
        "Bins\n1. How many are there?\n2. What did they cost?\n\nLorries\n1. How many are there?\n2. What did they cost?",
        &[
            "1.1 [1] How many are there?",
            "1.2 [2] What did they cost?",
            "2.1 [1] How many are there?",
            "2.2 [2] What did they cost?",
        ],
    );
}

#[test]
fn numbers_that_go_on_under_headings_are_one_list() {
    check(
        "Bins\n1. How many are there?\n2. What did they cost?\n\nLorries\n3. How many are there?\n4. What did they cost?",
        &[
            "1 [1] How many are there?",
            "2 [2] What did they cost?",
            "3 [3] How many are there?",
            "4 [4] What did they cost?",
        ],
    );
}

#[test]
fn labels_glued_to_the_text_before_them() {
    check(
        "1. How much was spent in 2015/162. How much will be spent in 2016/173. Who decides this?",
        &["1 [1] How much was spent", "2 [2] How much will be", "3 [3] Who decides this?"],
    );
}

#[test]
fn labels_inside_a_paragraph() {
    check(
        "Please provide (a) the number of bins, (b) their total cost and (c) the name of the maker.",
        &["1 [a] the number of bins", "2 [b] their total cost", "3 [c] the name of the"],
    );
}

#[test]
fn lists_that_are_not_questions() {
    check(
        "Please provide the number of complaints received in each of the following years:\n- 2021\n- 2022\n- 2023\n\nPlease also state how many were upheld.",
        &["1 [] Please provide the number", "2 [] Please also state how"],
    );
    check(
        "1. Which system do you use?\n- Alpha\n- Beta\n- Gamma\n2. When does the contract end?",
        &["1 [1] Which system do you", "2 [2] When does the contract"],
    );
    check(
        "I am asking about pest control, which could include any of the following:\n1. Rats\n2. Wasps\n3. Pigeons\n\nPlease answer:\n1. How many calls were made in 2024?\n2. What was the total cost?",
        &["1 [1] How many calls were", "2 [2] What was the total"],
    );
}

#[test]
fn questions_in_prose() {
    check(
        "Dear team,\n\nPlease could you tell me how many potholes were reported in 2024? I would also like to know how many were filled. What was the average time to fill one?\n\nMany thanks for your help.\n\nSam Example",
        &["1 [] Please could you tell", "2 [] I would also like", "3 [] What was the average"],
    );
    check("I would like to see a copy of the cycling strategy.", &["1 [] I would like to"]);
    check(
        "Please tell me the number of swans on the lake; the number of geese; and the cost of feeding them.",
        &["1 [] Please tell me the", "2 [] the number of geese", "3 [] and the cost of"],
    );
}

#[test]
fn lines_without_labels_under_a_stem() {
    check(
        "Please provide the following information:\n\nName of supplier\nContract value\nEnd date\n\nKind regards\nSam Example",
        &["1 [] Name of supplier", "2 [] Contract value", "3 [] End date"],
    );
}

#[test]
fn words_about_the_request_are_no_questions() {
    check(
        "Hello,\nI am writing to make a request under the Freedom of Information Act.\n\n1. How many swans live on the lake?\n2. How many geese?\n3. Please provide the information in an Excel spreadsheet by e-mail.\n\nCould you please acknowledge receipt of this request? If you need any clarification, please let me know. If this would exceed the cost limit, can you advise me how to narrow it under section 16?\n\nI look forward to your reply within 20 working days.\n\nYours faithfully,\n\nSam Example",
        &["1 [1] How many swans live", "2 [2] How many geese?"],
    );
}

#[test]
fn broken_lines_are_joined() {
    check(
        "Dear Authority,\n\nPlease provide me with the total number of penalty charge notices\nthat were issued on the ring road in the financial year 2023/24 and\nthe number that were later cancelled.\n\nPlease also provide the total income from those notices, and the cost of\nthe cameras with which they were enforced.\n\nYours faithfully,\n\nSam Example\n\n-------------------------------------------------------------------\n\nPlease use this email address for all replies to this request:\nrequest-1@example.org\n\nIs foi@authority.example the wrong address for requests?",
        &["1 [] Please provide me with", "2 [] Please also provide the"],
    );
}

#[test]
fn only_the_newest_message_is_read() {
    let text = "1. How many swans live on the lake?\n2. How many geese?\n\nOn Mon, 3 Feb 2025 at 10:00, Office <office@authority.example> wrote:\n> 1. What do you want to know?\n> 2. Who are you?";
    check(text, &["1 [1] How many swans live", "2 [2] How many geese?"]);
}

#[test]
fn a_forwarded_request_is_read_where_the_top_asks_nothing() {
    let text = "FYI, one for you.\n\nFrom: Sam Example <sam@example.org>\nSent: 03 February 2025 10:00\nTo: Office\nSubject: Swans\n\nPlease tell me how many swans live on the lake.\n\nSam Example";
    let request = read(text);
    assert_eq!(outline(&request), ["1 [] Please tell me how"]);
    assert_eq!(request.applicant.email.as_deref(), Some("sam@example.org"));
    assert_eq!(request.subject.as_deref(), Some("Swans"));
    assert_eq!(request.date.map(|d| d.to_string()).as_deref(), Some("2025-02-03"));
}

#[test]
fn two_asks_under_one_label_are_one_question() {
    check(
        "1. How many swans live on the lake? Where do they nest?\n\nPlease give a map if there is one.\n\n2. How many geese?",
        &["1 [1] How many swans live", "2 [2] How many geese?"],
    );
}

#[test]
fn who_asks_and_where_to_reply() {
    let request = read(
        "Please tell me how many swans live on the lake.\n\nYours sincerely,\n\nSam Example\nLakeside News Ltd\n1 Shore Road\nExampleton\nEX1 2AB",
    );
    assert_eq!(request.applicant.name.as_deref(), Some("Sam Example"));
    assert_eq!(request.applicant.organisation.as_deref(), Some("Lakeside News Ltd"));
    assert!(
        request
            .applicant
            .address
            .as_deref()
            .is_some_and(|a| a.ends_with("EX1 2AB") && a.contains("Shore Road"))
    );
}

#[test]
fn laws_named_and_implied() {
    let cases = [
        ("Under the Freedom of Information Act, how many lamps are there?", "foia"),
        ("Under the Environmental Information Regulations 2004, how many lamps are there?", "eir"),
        ("Under the Freedom of Information (Scotland) Act 2002, how many lamps are there?", "foisa"),
        ("How many lamps are there?", "foia"),
        ("How many times was sewage let into the river last year?", "eir"),
    ];
    for (text, law) in cases {
        assert_eq!(read(text).law.map(|l| l.id()), Some(law), "{text}");
    }
}

#[test]
fn own_personal_data_is_seen() {
    let request =
        read("1. Please send me all the information you hold about me.\n2. How many lamps are there?");
    assert_eq!(request.questions[0].own_personal_data, Some(true));
    assert_eq!(request.questions[1].own_personal_data, Some(false));
}

#[test]
fn a_text_that_asks_nothing_says_so() {
    let request = read("The weather was fine.");
    assert!(request.questions.is_empty());
    assert_eq!(request.unclear.len(), 1);
}

/// The golden requests of `tests/requests`: every leaf where a careful reader puts it, and every fact of the heading.
#[test]
fn golden_requests_are_split_as_a_careful_reader_does() {
    let mut wrong = Vec::new();
    // A case said to be weak is measured and not required.
    for case in crate::golden::all().iter().filter(|c| c.fact("weak").is_none()) {
        let request = read(&case.text);
        let score = case.score(&request);
        if score.right != score.gold || score.read != score.gold {
            wrong.push(format!("{}\n  {}", case.name, score.faults.join("\n  ")));
        }
        let facts =
            [("law", request.law.map(|l| l.id().to_owned())), ("name", request.applicant.name.clone())];
        for (field, read) in facts {
            if let Some(expected) = case.fact(field).filter(|e| read.as_deref() != Some(e)) {
                wrong.push(format!("{}: {field} is {expected}, read {read:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
