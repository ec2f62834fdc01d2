//! Long texts of one shape are read in a time that grows with them. No time is asserted: where something looks back over all
//! that it has read, this takes minutes.

use crate::long_shapes::shapes;

/// Before each loop over what was read already was taken out, single shapes of this size took two minutes.
const BYTES: usize = 16_000;

#[test]
fn a_text_that_repeats_itself_is_read_to_its_end() {
    for shape in shapes() {
        let text = shape.text(BYTES);
        let response = reading::response::read(&text);
        for question in &response.questions {
            assert!(question.end <= text.len(), "{}: {question:?}", shape.name);
        }
        reading::request(&reading::Opened::from_text(shape.text(BYTES / 2)));
    }
}

/// More is asked than is kept: the answer says that it has only a part.
#[test]
fn more_questions_than_are_kept_make_an_excerpt() {
    let asked: String = (0..1_100).map(|n| format!("Q{}. Why?\n", n % 99 + 1)).collect();
    let response =
        reading::response::read(&format!("Dear Ms Ash\n\nYou asked:\n\n{asked}\nResponse\n\nNone.\n"));
    assert!(response.excerpt);
    assert!(response.questions.len() <= 1_000);
}
