//! The words that the sender wrote now: without what they quote.

use crate::request::newest_message;

/// The newest message of a text, with its closing, without quoted earlier ones; all of it where it only forwards.
pub(crate) fn own_words(text: &str) -> String {
    let words = newest_message(text);
    if words.trim().is_empty() { text.to_owned() } else { words }
}
