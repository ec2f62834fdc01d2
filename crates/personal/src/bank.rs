//! Sort codes, account numbers, IBANs and payment cards. Digits alone are never enough: a bank must be spoken of, or they check.

use crate::{
    checks,
    context::{Doc, labelled},
    span::{Kind, Span},
    tokens::Shape,
};

const BANK: [&str; 28] = [
    "bank",
    "account",
    "acc",
    "a/c",
    "acct",
    "bacs",
    "sort",
    "sort code",
    "payee",
    "payment",
    "payments",
    "pay",
    "paid",
    "refund",
    "transfer",
    "direct debit",
    "building society",
    "salary",
    "wages",
    "standing order",
    "iban",
    "remit",
    "remittance",
    "details",
    "debit",
    "credit",
    "chaps",
    "monies",
];
const NOT_A_BANK: [&str; 19] = [
    "rent a/c",
    "rent acc",
    "rent acct",
    "rent account",
    "council tax",
    "tax account",
    "customer",
    "utility",
    "order",
    "po",
    "purchase",
    "invoice",
    "asset",
    "business rates",
    "po number",
    "case",
    "meter",
    "ref",
    "reference",
];

/// Finds them.
pub fn find(doc: &Doc, spans: &mut Vec<Span>) {
    let first = spans.len();
    for (at, token) in doc.tokens.iter().enumerate() {
        match token.shape {
            Shape::Digits => {
                sort_code(doc, at, spans);
                card(doc, at, spans);
            }
            Shape::Mixed => iban(doc, at, spans),
            _ => {}
        }
    }
    let codes: Vec<(usize, usize)> =
        spans[first..].iter().filter(|s| s.kind == Kind::SortCode).map(|s| (s.start, s.end)).collect();
    for (at, token) in doc.tokens.iter().enumerate() {
        if token.shape == Shape::Digits {
            account(doc, at, &codes, spans);
        }
    }
}

fn free(doc: &Doc, start: usize, end: usize) -> bool {
    let bytes = doc.text.as_bytes();
    let tied = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/' | b'-');
    // "20-45-18/73310029".
    let slash = bytes.get(end) == Some(&b'/')
        && doc
            .tokens
            .get(doc.token_from(end + 1))
            .is_some_and(|t| t.start == end + 1 && t.end - t.start == 8 && t.shape == Shape::Digits);
    let slash_before = start > 8
        && bytes[start - 1] == b'/'
        && end - start == 8
        && bytes[start - 2].is_ascii_digit()
        && bytes[start - 4] == b'-';
    let before = slash_before
        || start == 0
        || !(tied(bytes[start - 1])
            || bytes[start - 1] == b'.' && start > 1 && bytes[start - 2].is_ascii_digit());
    let after = slash
        || bytes.get(end).is_none_or(|b| !tied(*b))
            && !(bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit));
    before && after
}

/// 41-00-71, 41 00 71, 410071.
fn sort_code(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let start = doc.tokens[at].start;
    let bytes = doc.text.as_bytes();
    let pair = |from: usize| {
        bytes.get(from).is_some_and(u8::is_ascii_digit) && bytes.get(from + 1).is_some_and(u8::is_ascii_digit)
    };
    let sign = bytes.get(start + 2).copied().unwrap_or(0);
    let dashed = [b'-', 0xE2].contains(&sign);
    let width = if sign == 0xE2 { 3 } else { 1 };
    let divided = (dashed || sign == b' ' || sign == b'.')
        && pair(start)
        && pair(start + 2 + width)
        && pair(start + 4 + 2 * width)
        && bytes[start + 2..start + 2 + width] == bytes[start + 4 + width..start + 4 + 2 * width];
    let end = if divided {
        start + 6 + 2 * width
    } else if doc.word(at).len() == 6 {
        doc.tokens[at].end
    } else {
        return;
    };
    if !free(doc, start, end) {
        return;
    }
    let label = doc.label(start, 60);
    let named = labelled(&label, &["sort", "sort code", "sortcode", "sort-code", "s/c", "sc"], 16);
    let spoken = || {
        labelled(
            &doc.sentence(start),
            &[
                "bank",
                "banks",
                "account",
                "accounts",
                "acc",
                "acct",
                "accts",
                "a/c",
                "bacs",
                "sort",
                "refund",
                "payee",
                "paid",
                "pay",
                "payment",
                "transfer",
                "transferred",
                "direct debit",
                "standing order",
            ],
            140,
        )
    };
    let eight = || account_follows(doc, end);
    if named {
        spans.push(Span::new(Kind::SortCode, start, end, 0.98, "six digits labelled as a sort code"));
    } else if dashed && divided && (spoken() || eight()) && !labelled(&label, &["born", "dob", "date"], 14)
        || sign == b' ' && divided && eight() && spoken()
    {
        spans.push(Span::new(
            Kind::SortCode,
            start,
            end,
            0.85,
            "in the form of a sort code, and a bank account is spoken of",
        ));
    }
}

/// True where eight digits follow at once.
fn account_follows(doc: &Doc, end: usize) -> bool {
    let from = doc.token_from(end);
    (from..(from + 6).min(doc.tokens.len())).any(|at| {
        doc.tokens[at].shape == Shape::Digits && doc.word(at).len() == 8 && doc.tokens[at].start < end + 24
    })
}

/// Eight digits, or seven or ten as some banks write them, beside a sort code or under a label.
fn account(doc: &Doc, at: usize, codes: &[(usize, usize)], spans: &mut Vec<Span>) {
    let token = &doc.tokens[at];
    let mut end = token.end;
    let mut length = end - token.start;
    // 1234 5678
    if length == 4
        && doc.text.as_bytes().get(end) == Some(&b' ')
        && doc
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.shape == Shape::Digits && t.end - t.start == 4 && t.start == end + 1)
    {
        end = doc.tokens[at + 1].end;
        length = 8;
    }
    // 41 772 903
    if length <= 3 {
        let (mut digits, mut last) = (length, end);
        let mut next = at + 1;
        while let Some(more) = doc.tokens.get(next).filter(|t| {
            t.shape == Shape::Digits && t.start == last + 1 && doc.text.as_bytes()[last] == b' ' && digits < 8
        }) {
            digits += more.end - more.start;
            last = more.end;
            next += 1;
        }
        if digits == 8
            && labelled(&doc.label(token.start, 30), &["account number", "account no", "acc no", "a/c no"], 3)
        {
            (length, end) = (8, last);
        }
    }
    if !free(doc, token.start, end) || !(7..=10).contains(&length) {
        return;
    }
    let label = doc.label(token.start, 48);
    let beside = codes
        .iter()
        .any(|(from, to)| token.start >= *to && token.start - to <= 40 || *from >= end && from - end <= 30);
    let named = labelled(
        &label,
        &["account", "acc", "a/c", "acct", "account no", "account number", "acc no", "ac no", "ac"],
        18,
    );
    let other =
        labelled(&label, &NOT_A_BANK, 24) || labelled(&label, &["nhs", "tel", "mob", "phone", "mobile"], 12);
    let bank = named && labelled(&doc.sentence(token.start), &BANK, 140) && !other;
    if length == 8 && (bank || beside && !other) || named && beside && !other {
        spans.push(Span::new(
            Kind::Account,
            token.start,
            end,
            0.96,
            "an account number beside a sort code or under its label",
        ));
    }
}

fn iban(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let token = &doc.tokens[at];
    let bytes = doc.text.as_bytes();
    let head = &bytes[token.start..];
    if head.len() < 15
        || !head[..2].iter().all(u8::is_ascii_uppercase)
        || !head[2..4].iter().all(u8::is_ascii_digit)
    {
        return;
    }
    let mut packed = Vec::with_capacity(34);
    let mut end = token.start;
    for (offset, b) in head.iter().enumerate().take(46) {
        match b {
            b'0'..=b'9' | b'A'..=b'Z' => {
                packed.push(*b);
                if checks::iban(&packed) && !head.get(offset + 1).is_some_and(u8::is_ascii_alphanumeric) {
                    end = token.start + offset + 1;
                }
            }
            b' ' => {}
            _ => break,
        }
    }
    if end > token.start {
        spans.push(Span::new(Kind::Account, token.start, end, 0.99, "an IBAN whose check digits are right"));
    } else if labelled(&doc.label(token.start, 20), &["iban"], 8) {
        let length = head
            .iter()
            .take(42)
            .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || **b == b' ')
            .count();
        let written = doc.text[token.start..token.start + length].trim_end();
        if written.bytes().filter(u8::is_ascii_alphanumeric).count() >= 15 {
            spans.push(Span::new(
                Kind::Account,
                token.start,
                token.start + written.len(),
                0.97,
                "labelled as an IBAN",
            ));
        }
    }
}

fn card(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let token = &doc.tokens[at];
    let bytes = doc.text.as_bytes();
    let mut digits = Vec::with_capacity(19);
    let mut end = token.start;
    for (offset, b) in bytes[token.start..].iter().enumerate().take(24) {
        match b {
            b'0'..=b'9' => {
                digits.push(*b);
                end = token.start + offset + 1;
            }
            b' ' | b'-' if bytes.get(token.start + offset + 1).is_some_and(u8::is_ascii_digit) => {}
            _ => break,
        }
    }
    let issuer = matches!(digits.first(), Some(b'3'..=b'6'))
        && (digits.len() == 16 || digits.len() == 15 && digits[0] == b'3');
    if issuer && free(doc, token.start, end) && checks::card(&digits) {
        let named = labelled(
            &doc.sentence(token.start),
            &["card", "visa", "mastercard", "amex", "debit", "credit"],
            120,
        );
        spans.push(Span::new(
            Kind::Account,
            token.start,
            end,
            if named { 0.97 } else { 0.7 },
            "a payment card whose check digit is right",
        ));
    }
}
