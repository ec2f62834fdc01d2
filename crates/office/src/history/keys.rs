//! What pairs a response with its request: references as they are compared, the Message-IDs of a thread, bare subjects.

/// The most Message-IDs of a thread that are kept for pairing, and the most references.
const THREAD: usize = 20;

/// A subject line without "Re:" and the like.
pub(super) fn bare_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some((mark, after)) = rest.split_once(':') {
        if !["re", "fw", "fwd"].iter().any(|m| mark.trim().eq_ignore_ascii_case(m)) {
            break;
        }
        rest = after.trim();
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

pub(super) fn bare_id(id: &str) -> String {
    id.trim().trim_matches(['<', '>']).to_owned()
}

/// The Message-IDs of the thread that a response belongs to.
pub(super) fn thread(mail: &reading::MailFacts) -> Vec<String> {
    let mut ids: Vec<String> =
        mail.in_reply_to.iter().chain(&mail.references).map(|id| bare_id(id)).collect();
    ids.retain(|id| !id.is_empty());
    ids.dedup();
    ids.truncate(THREAD);
    ids
}

/// A reference as it is compared: letters and digits in upper case, with at least three digits.
pub(super) fn normal(reference: &str) -> String {
    let plain: String = reference.chars().filter(|c| c.is_alphanumeric()).collect();
    if plain.chars().filter(char::is_ascii_digit).count() < 3 { String::new() } else { plain.to_uppercase() }
}

pub(super) fn normal_references(text: &str) -> Vec<String> {
    let mut found: Vec<String> = reading::references(text).iter().map(|r| normal(r)).collect();
    found.retain(|r| !r.is_empty());
    found.truncate(THREAD);
    found
}
