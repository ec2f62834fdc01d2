//! The form of "Check a letter": what is handed in and what is known beside it. It refuses what is no fact; what the facts
//! come to is for the checks.

use law::Law;
use office::{Body, Known, LetterToCheck, SentIn};

use crate::form::Submitted;
use crate::view::Choice;

/// What was handed in; what is missing or wrong is noted on its field.
pub(super) fn read(sent: &mut Submitted) -> Option<LetterToCheck> {
    let letter = handed_in(sent, "file", "text");
    let request = handed_in(sent, "request-file", "request-text");
    let form = &mut sent.form;
    if letter.is_none() && form.error("file").is_empty() {
        form.fail("text", "Paste the letter, or choose the file it came in");
    }
    let law = chosen::<Law>(form.trimmed("law"));
    if law.is_none() {
        form.fail("law", "Choose a law of the list");
    }
    let body = chosen::<Body>(form.trimmed("body"));
    if body.is_none() {
        form.fail("body", "Choose a kind of authority of the list");
    }
    let received = form.date("received", "The date of receipt");
    let answered = form.date("answered", "The date of the letter");
    if received.zip(answered).is_some_and(|(received, answered)| answered < received) {
        form.fail("answered-day", "The letter cannot be older than the request it answers");
    }
    if form.has_errors() {
        return None;
    }
    let excerpt = form.has("excerpt", "yes");
    let known = Known { request: Vec::new(), law: law?, body: body?, received, answered, excerpt };
    Some(LetterToCheck { letter: letter?, request, known })
}

/// Nothing chosen is `Some(None)`; what is not in the list is none.
fn chosen<T: std::str::FromStr>(typed: &str) -> Option<Option<T>> {
    if typed.is_empty() { Some(None) } else { typed.parse().ok().map(Some) }
}

/// The file where one was chosen, else the words.
fn handed_in(sent: &Submitted, file: &str, text: &str) -> Option<SentIn> {
    if let Some(file) = sent.files_of(file).next() {
        return Some(SentIn::File { name: file.name.clone(), bytes: file.bytes.clone() });
    }
    let words = sent.form.value(text);
    (!words.trim().is_empty()).then(|| SentIn::Text(words.to_owned()))
}

/// The field at which it is said that something could not be read.
pub(super) fn field(sent: &Submitted, in_request: bool) -> &'static str {
    let (file, text) = if in_request { ("request-file", "request-text") } else { ("file", "text") };
    if sent.files_of(file).next().is_some() { file } else { text }
}

/// The laws, and to leave it to the letter.
pub(super) fn laws() -> Vec<Choice> {
    let open = Choice::new("", "The one that the letter names");
    [open].into_iter().chain(Law::ALL.map(|law| Choice::new(law.id(), law.title()))).collect()
}

/// The kinds of body, as the checks tell them apart.
pub(super) fn bodies() -> Vec<Choice> {
    [
        ("", "I do not know, or it is none of these"),
        ("council", "A council, health body, police force or university"),
        ("school", "A school"),
        ("department", "A government department"),
        ("parliament", "The House of Commons or the House of Lords"),
        ("welsh-government", "The Welsh Government"),
        ("scottish-administration", "Part of the Scottish Administration"),
        ("archive", "A public record office, for a record not yet open"),
        ("keeper", "The Keeper of the Records of Scotland"),
        ("armed-forces", "Any, but somebody in operations of the armed forces must be asked"),
        ("abroad", "Any, but the information must come from outside the United Kingdom"),
    ]
    .into_iter()
    .map(|(id, words)| Choice::new(id, words))
    .collect()
}
