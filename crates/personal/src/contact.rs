//! E-mail addresses and telephone numbers, of every shape that British offices write. Numbers of other kinds are refused.

use crate::{
    context::{Doc, labelled},
    span::{Kind, Span},
    tokens::Shape,
};

const fn in_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'')
}

const fn in_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

/// E-mail addresses.
pub fn emails(doc: &Doc, spans: &mut Vec<Span>) {
    let bytes = doc.text.as_bytes();
    let mut floor = 0;
    for token in doc.tokens.iter().filter(|t| t.is(b'@')) {
        let at = token.start;
        let start = (floor..at).rev().take_while(|b| in_local(bytes[*b])).last().unwrap_or(at);
        let start = start + bytes[start..at].iter().take_while(|b| matches!(b, b'.' | b'\'' | b'-')).count();
        let mut end = (at + 1..bytes.len()).find(|b| !in_host(bytes[*b])).unwrap_or(bytes.len());
        while end > at && matches!(bytes[end - 1], b'.' | b'-') {
            end -= 1;
        }
        let host = &doc.text[at + 1..end];
        let top = host.rsplit('.').next().unwrap_or("");
        let real = host.contains('.')
            && top.len() >= 2
            && top.bytes().all(|b| b.is_ascii_alphabetic())
            && !host.contains("..");
        if start < at && real {
            spans.push(Span::new(Kind::Email, start, end, 0.99, "an e-mail address"));
            floor = end;
        }
    }
}

const PHONE_WORDS: [&str; 22] = [
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "mobiles",
    "call",
    "ring",
    "rang",
    "fax",
    "contact",
    "landline",
    "t",
    "m",
    "ph",
    "cell",
    "home",
    "work",
    "dial",
    "text",
    "whatsapp",
    "phoned",
];
const OTHER_NUMBERS: [&str; 30] = [
    "ref",
    "reference",
    "order",
    "invoice",
    "code",
    "ticket",
    "asset",
    "serial",
    "part",
    "po",
    "account",
    "acc",
    "case",
    "claim",
    "uprn",
    "nhs",
    "chi",
    "imei",
    "sku",
    "batch",
    "version",
    "error",
    "product",
    "policy",
    "id",
    "licence",
    "passport",
    "utr",
    "company",
    "vat",
];

/// Telephone numbers and extensions.
pub fn phones(doc: &Doc, spans: &mut Vec<Span>) {
    let bytes = doc.text.as_bytes();
    let mut floor = 0;
    for (at, token) in doc.tokens.iter().enumerate() {
        if token.start < floor {
            continue;
        }
        match token.shape {
            Shape::Sign(b'+' | b'(') | Shape::Digits => {
                if token.shape != Shape::Digits
                    && !doc.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Digits || t.is(b'+'))
                {
                    continue;
                }
                if token.start > 0
                    && (bytes[token.start - 1].is_ascii_alphanumeric()
                        || matches!(bytes[token.start - 1], b'.' | b'-' | b'/' | b'#' | b'_'))
                {
                    continue;
                }
                if let Some(end) = number(doc, token.start) {
                    let end = with_extension(doc, end);
                    // "Mrs Yusuf (07700 900341)": the bracket is around it, not of it.
                    let around = token.is(b'(') && !doc.text[token.start..end.0].contains(')');
                    let start = token.start + usize::from(around);
                    spans.push(Span::new(Kind::Phone, start, end.0, end.1, "a telephone number"));
                    floor = end.0;
                }
            }
            Shape::Lower | Shape::Capital | Shape::Upper
                if matches!(bytes[token.start], b'e' | b'E' | b'x' | b'X' | b'b' | b'B' | b'p' | b'P') =>
            {
                if let Some(end) = extension(doc, at, 3) {
                    spans.push(Span::new(Kind::Phone, token.start, end, 0.95, "an extension"));
                    floor = end;
                }
            }
            Shape::Mixed => {
                // x2207
                let word = doc.word(at).as_bytes();
                if matches!(word, [b'x' | b'X', rest @ ..] if (3..=6).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit))
                    && token.gap >= crate::tokens::Gap::Space
                {
                    spans.push(Span::new(Kind::Phone, token.start, token.end, 0.8, "an extension"));
                }
            }
            _ => {}
        }
    }
}

/// Where the number that begins here ends, if it is a telephone number, by its digits and what stands before.
fn number(doc: &Doc, start: usize) -> Option<usize> {
    let bytes = doc.text.as_bytes();
    let mut digits: Vec<u8> = Vec::with_capacity(16);
    let mut groups = 1;
    let (mut at, mut end) = (start, start);
    let mut open = 0_i32;
    while at < bytes.len() && digits.len() < 17 {
        match bytes[at] {
            d if d.is_ascii_digit() => {
                digits.push(d);
                at += 1;
                end = at;
            }
            b'+' if digits.is_empty() => at += 1,
            b'(' => {
                open += 1;
                at += 1;
                if at - end > 3 {
                    break;
                }
            }
            b')' if open > 0 => {
                open -= 1;
                at += 1;
            }
            b' ' | b'-' | b'.' if !digits.is_empty() || bytes[at] == b' ' => {
                let next = bytes.get(at + 1).copied().unwrap_or(b' ');
                if !(next.is_ascii_digit() || next == b'(') || bytes[at] == b'.' && end != at {
                    break;
                }
                groups += 1;
                at += 1;
            }
            0xC2 if bytes.get(at + 1) == Some(&0xA0) && bytes.get(at + 2).is_some_and(u8::is_ascii_digit) => {
                at += 2
            }
            _ => break,
        }
        // A whole number has ended; what follows belongs to another.
        if complete(&digits, bytes[start]) && bytes.get(at) == Some(&b' ') {
            break;
        }
    }
    let after = bytes.get(end).copied().unwrap_or(b' ');
    if after.is_ascii_alphanumeric()
        || after == b'_'
        || (after == b'-' || after == b'/') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
    {
        return None;
    }
    let label = doc.label(start, 24);
    let named = labelled(&label, &PHONE_WORDS, 12);
    let reach = if digits.starts_with(b"0") && digits.len() == 11 { 4 } else { 10 };
    let other = labelled(&label, &OTHER_NUMBERS, reach) && !named;
    let plus = doc.text[start..].starts_with('+') || doc.text[start..].starts_with("(+");
    let fits = match &digits[..] {
        [b'0', b'0' | b'4', ..] if plus => false,
        [b'4', b'4', ..] if plus => (11..=13).contains(&digits.len()),
        [b'1'..=b'9', ..] if plus => (8..=15).contains(&digits.len()),
        [b'0', b'0', b'1'..=b'9', ..] => {
            (11..=16).contains(&digits.len()) && (named || digits.starts_with(b"0044") || groups > 2)
        }
        [b'0', b'7', ..] => digits.len() == 11,
        [b'0', b'1' | b'2' | b'3', ..] => (10..=11).contains(&digits.len()),
        [b'0', b'8' | b'9' | b'5', ..] => (10..=11).contains(&digits.len()) || named && digits.len() == 7,
        [b'1'..=b'9', ..] => {
            named
                && label.trim_end().ends_with([':', '.', ')'])
                && (5..=8).contains(&digits.len())
                && !labelled(&label, &["t", "m"], 3)
                && !bytes[start..end].contains(&b'-')
        }
        _ => false,
    };
    // A spreadsheet drops the nought of a number.
    let dropped = bytes.get(start) == Some(&b'7')
        && digits.len() == 10
        && groups == 1
        && labelled(&label, &["mobile", "mob", "phone", "tel", "telephone", "cell"], 12);
    ((fits || dropped) && !other).then_some(end)
}

/// True once the digits cannot go on.
fn complete(digits: &[u8], first: u8) -> bool {
    match digits {
        [b'0', b'1'..=b'9', ..] => digits.len() == 11 && first != b'+',
        [b'4', b'4', b'0', ..] => digits.len() == 13,
        [b'4', b'4', ..] => digits.len() == 12 && first == b'+',
        _ => false,
    }
}

/// "01632 960 100 ext 3320" is one number only where a bracket or comma does not divide it; the extension has its own span.
fn with_extension(doc: &Doc, end: usize) -> (usize, f32) {
    let at = doc.token_from(end);
    let close = doc.tokens.get(at).is_some_and(|t| t.start == end + 1);
    match extension(doc, at, 2) {
        Some(last) if close => (last, 0.98),
        _ => (end, 0.96),
    }
}

/// "ext 4471", "ext. 5120", "extension 4471": where it ends.
fn extension(doc: &Doc, at: usize, least: usize) -> Option<usize> {
    let word = doc.word(at);
    let known =
        ["ext", "extn", "extension", "x", "bleep", "pager"].iter().any(|w| word.eq_ignore_ascii_case(w));
    if !known {
        return None;
    }
    let mut next = doc.after(at)?;
    while doc.tokens[next].is(b'.')
        || doc.tokens[next].is(b':')
        || doc.word(next) == "no"
        || doc.word(next) == "number"
    {
        next = doc.after(next)?;
    }
    let token = &doc.tokens[next];
    let long = if word.len() == 1 { 4..=5 } else { least..=6 };
    (token.shape == Shape::Digits
        && long.contains(&(token.end - token.start))
        && doc.text.as_bytes().get(token.end) != Some(&b'.')
        || token.shape == Shape::Digits
            && long.contains(&(token.end - token.start))
            && !doc.text.as_bytes().get(token.end + 1).is_some_and(u8::is_ascii_digit))
    .then_some(token.end)
}
