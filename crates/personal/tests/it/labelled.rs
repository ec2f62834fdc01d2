//! Reads texts in which what is to be found is marked: `{P1s|Hannah Oyelaran}` is a person, number 1, senior; `{-P|Kier}` is none.

use personal::{Kind, Seniority};

/// One mark.
#[derive(Debug, Clone)]
pub struct Mark {
    /// What it is, or is not.
    pub kind: Kind,
    /// Its place.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
    /// Which person.
    pub person: Option<u32>,
    /// Senior or junior.
    pub seniority: Option<Seniority>,
    /// True where it only looks like one.
    pub negative: bool,
}

/// A text without its marks, and the marks.
pub fn read(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        if c == '{' {
            let (head, tail) = rest[1..].split_once('|').expect("a mark has a bar");
            open.push(mark(head, text.len()));
            rest = tail;
            continue;
        }
        if c == '}' {
            let mut done = open.pop().expect("a closing bracket closes a mark");
            done.end = text.len();
            marks.push(done);
        } else {
            text.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    assert!(open.is_empty(), "a mark stays open");
    (text, marks)
}

fn mark(head: &str, start: usize) -> Mark {
    let negative = head.starts_with('-');
    let head = head.trim_start_matches('-');
    let kind = match &head[..1] {
        "P" => Kind::Person,
        "R" => Kind::Role,
        "E" => Kind::Email,
        "T" => Kind::Phone,
        "A" => Kind::Address,
        "C" => Kind::Postcode,
        "N" => Kind::Nino,
        "H" => Kind::Nhs,
        "D" => Kind::Dob,
        "S" => Kind::SortCode,
        "K" => Kind::Account,
        "V" => Kind::Vrm,
        "X" => Kind::Passport,
        "L" => Kind::Driving,
        "I" => Kind::Ip,
        "G" => Kind::Signature,
        other => panic!("no kind is called {other}"),
    };
    let digits: String = head[1..].chars().filter(char::is_ascii_digit).collect();
    let seniority = match head.as_bytes().last() {
        Some(b's') => Some(Seniority::Senior),
        Some(b'j') => Some(Seniority::Junior),
        _ => None,
    };
    Mark { kind, start, end: start, person: digits.parse().ok(), seniority, negative }
}
