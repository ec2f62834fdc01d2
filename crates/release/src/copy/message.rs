//! An e-mail as it is read: sender, recipients, subject, date and the words that are seen. The way it took, hidden recipients,
//! hidden words and files stay behind; files are released on their own.

use std::fmt::Write;

use super::Copy;
use crate::dangers::{CannotCheck, Finding};
use crate::mail::seen;

/// Bytes of a line that every server carries.
const LONGEST_LINE: usize = 900;

/// A clean copy of an e-mail.
pub(super) fn clean(bytes: &[u8], finding: &mut Finding<'_>) -> Result<Copy, CannotCheck> {
    let seen = seen(bytes, finding)?;
    let mut copy = Copy::default();
    if seen.files > 0 {
        copy.changed("Files that travelled with the e-mail are gone; release them on their own.");
    }
    if seen.formatted {
        copy.changed("The words are plain; their formatting and pictures are gone.");
    }
    copy.bytes = Some(write(&seen.header, &seen.words));
    Ok(copy)
}

/// A message of these lines of the header and these words.
pub(super) fn write(header: &[(String, String)], words: &str) -> Vec<u8> {
    let mut out = String::new();
    for (name, value) in header {
        let _ = write!(out, "{name}: ");
        let mut length = name.len() + 2;
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
