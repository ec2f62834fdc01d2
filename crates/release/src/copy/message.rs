//! An e-mail as it is read: sender, recipients, subject, date and the words that are seen. The way it took, hidden recipients,
//! hidden words and files stay behind; files are released on their own.

use std::borrow::Cow;
use std::fmt::Write;

use container::Limits;

use super::Copy;
use crate::dangers::{CannotCheck, Finding, Format};
use crate::mail::{Seen, seen};

/// Bytes of a line that every server carries.
const LONGEST_LINE: usize = 900;

/// A message as mail carries it, whatever saved it.
pub(super) fn as_mail<'b>(
    bytes: &'b [u8],
    format: Format,
    limits: &Limits,
) -> Result<Cow<'b, [u8]>, CannotCheck> {
    Ok(match format {
        Format::Msg => Cow::Owned(container::msg::to_mail(bytes, limits)?),
        _ => Cow::Borrowed(bytes),
    })
}

/// A clean copy of an e-mail.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let seen = seen(bytes, finding)?;
    let mut copy = Copy::default();
    say_changes(&seen, &mut copy);
    copy.bytes = Some(write(&seen.header, &seen.words));
    Ok(copy)
}

/// Says what a reader will see changed.
pub(super) fn say_changes(seen: &Seen, copy: &mut Copy) {
    if seen.files > 0 {
        copy.changed("Files that travelled with the e-mail are gone; release them on their own.");
    }
    if seen.differs {
        copy.changed("Its plain and its formatted form did not say the same; only what both say is left.");
    }
    if seen.formatted {
        copy.changed("The words are plain; their formatting and pictures are gone.");
    }
}

/// What a program shows of a text: bytes that none shows may end the words for some and not for others.
fn shown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// A message of these lines of the header and these words.
pub(super) fn write(header: &[(String, String)], words: &str) -> Vec<u8> {
    let mut out = String::new();
    let words = shown(words);
    for (name, value) in header {
        let value = &shown(value).replace('\n', " ");
        let _ = write!(out, "{name}: ");
        let mut length = name.len() + 2;
        let value = encoded(value);
        for (n, word) in value.split(' ').enumerate() {
            if n > 0 && length + word.len() > LONGEST_LINE {
                out.push_str("\r\n");
                length = 0;
            }
            if n > 0 {
                out.push(' ');
            }
            out.push_str(word);
            length += word.len() + 1;
        }
        out.push_str("\r\n");
    }
    out.push_str("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
    let mut empty = 0;
    for line in words.lines() {
        let line = line.trim_end();
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty > 1 {
            continue;
        }
        let mut length = 0;
        for (n, word) in line.split(' ').enumerate() {
            if length + word.len() > LONGEST_LINE && length > 0 {
                out.push_str("\r\n");
                length = 0;
            } else if n > 0 {
                out.push(' ');
            }
            out.push_str(word);
            length += word.len() + 1;
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// Letters beyond ASCII as headers carry them, word by word.
fn encoded(value: &str) -> String {
    let words = value.split(' ').map(|word| {
        if word.is_ascii() {
            return word.to_owned();
        }
        // A gap between two encoded words is not seen, so each carries its own.
        let mut out = String::new();
        for piece in word.chars().collect::<Vec<_>>().chunks(12) {
            let letters: String = piece.iter().collect();
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str("=?utf-8?Q?");
            for byte in letters.bytes() {
                if byte.is_ascii_alphanumeric() {
                    out.push(char::from(byte));
                } else {
                    let _ = write!(out, "={byte:02X}");
                }
            }
            out.push_str("?=");
        }
        out
    });
    let words: Vec<String> = words.collect();
    let mut out = String::new();
    for (n, word) in words.iter().enumerate() {
        if n > 0 {
            out.push(' ');
            if word.starts_with("=?") && words[n - 1].ends_with("?=") {
                out.push_str("=?utf-8?Q?=20?= ");
            }
        }
        out.push_str(word);
    }
    out
}
