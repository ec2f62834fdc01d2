//! An e-mail: the lines of its header that are seen, the names of the files that travelled with it, and its words.

use container::Limits;
use document::Inline;
use document::transcript::{Piece, Transcript};

use super::gathered::Gathered;
use super::plain::paragraphs;
use crate::copy::message::as_mail;
use crate::dangers::{CannotCheck, Format};
use crate::mail::seen;

/// Writes down what a reader sees of a message.
pub(super) fn told(
    bytes: &[u8],
    format: Format,
    gathered: &mut Gathered<'_, '_>,
    limits: &Limits,
) -> Result<Transcript, CannotCheck> {
    let bytes = &as_mail(bytes, format, limits)?;
    let seen = seen(bytes, gathered.finding)?;
    let value = |name: &str| seen.header.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
    let mut fields = Vec::new();
    for name in ["From", "To", "Cc", "Date"] {
        fields.extend(value(name).map(|value| (name.to_owned(), value)));
    }
    if !seen.names.is_empty() {
        fields.push(("Files".to_owned(), seen.names.join(", ")));
    }
    let title = value("Subject").unwrap_or_default();
    let mut pieces = Vec::new();
    if !title.trim().is_empty() {
        pieces.push(Piece::Heading { level: 1, words: vec![Inline::Text(title.clone())] });
    }
    if !fields.is_empty() {
        pieces.push(Piece::Fields(fields));
    }
    paragraphs(&seen.words, &mut pieces);
    Ok(Transcript { title: title.chars().take(200).collect(), pieces, ..Transcript::default() })
}
