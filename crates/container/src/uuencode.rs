//! Files that old programs put into the words of an e-mail ("begin 644 letter.doc").

use crate::mail::Part;

/// Files in one message.
const MOST: usize = 100;

/// Takes the files out of the words.
pub(crate) fn take_out(text: &str) -> (String, Vec<Part>) {
    let mut parts = Vec::new();
    if !text.contains("begin ") {
        return (text.to_owned(), parts);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, after)) = next_line(rest) {
        if parts.len() < MOST
            && let Some(name) = heading(line)
            && let Some((bytes, end)) = body(after)
        {
            parts.push(Part::taken_out(Some(name), None, bytes));
            rest = end;
            continue;
        }
        out.push_str(line);
        rest = after;
    }
    (out, parts)
}

fn next_line(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() {
        return None;
    }
    let end = text.find('\n').map_or(text.len(), |n| n + 1);
    Some(text.split_at(end))
}

/// The name in "begin 644 name".
fn heading(line: &str) -> Option<String> {
    let rest = line.strip_prefix("begin ")?;
    let (mode, name) = rest.split_once(' ')?;
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|b| (b'0'..=b'7').contains(&b));
    let name = name.trim();
    (octal && !name.is_empty()).then(|| name.to_owned())
}

/// The bytes up to the line "end", and what follows it; none where a line is not of the kind.
fn body(text: &str) -> Option<(Vec<u8>, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((line, after)) = next_line(rest) {
        rest = after;
        let line = line.trim_end_matches(['\r', '\n']);
        if line == "end" {
            return Some((out, rest));
        }
        let bytes = line.as_bytes();
        let Some(first) = bytes.first() else { continue };
        if !(b' '..=b'`').contains(first) {
            return None;
        }
        let length = usize::from((first - b' ') & 63);
        let value = |n: usize| bytes.get(n).map_or(0, |b| b.wrapping_sub(b' ') & 63);
        let mut decoded = Vec::with_capacity(48);
        let mut at = 1;
        while decoded.len() < length {
            let (a, b, c, d) = (value(at), value(at + 1), value(at + 2), value(at + 3));
            decoded.extend_from_slice(&[(a << 2) | (b >> 4), (b << 4) | (c >> 2), (c << 6) | d]);
            at += 4;
        }
        decoded.truncate(length);
        out.extend_from_slice(&decoded);
    }
    None
}
