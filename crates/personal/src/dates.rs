//! Dates of birth: a date under a label or word that says so, or beside the name of somebody described. Other dates are left alone.

use crate::{
    context::{Doc, labelled},
    span::{Kind, Span},
    tokens::{Shape, Token},
};

const MONTHS: [&str; 24] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ion", "chw", "maw",
    "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha",
];
const DAYS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
const BIRTH: [&str; 18] = [
    "dob",
    "d.o.b",
    "d.o.b.",
    "date of birth",
    "birth date",
    "birthdate",
    "born",
    "born on",
    "born on the",
    "born in",
    "b.",
    "b",
    "birthday",
    "d o b",
    "birth",
    "dyddiad geni",
    "ganwyd",
    "dobs",
];

/// Dates under a label.
pub fn find(doc: &Doc, spans: &mut Vec<Span>) {
    let mut floor = 0;
    for at in 0..doc.tokens.len() {
        let token = &doc.tokens[at];
        if token.start < floor {
            continue;
        }
        let Some(end) = date(doc, at) else { continue };
        floor = end;
        let label = doc.label(token.start, 44);
        if labelled(&label, &BIRTH, 12) || answers_a_question(doc, token.start) || behind_sex(doc, at, end) {
            spans.push(Span::new(Kind::Dob, token.start, end, 0.98, "a date labelled as of birth"));
        }
    }
    years(doc, spans);
}

/// "AGENT: And your date of birth?" on the line above, and the date begins this one or stands behind who speaks.
fn answers_a_question(doc: &Doc, start: usize) -> bool {
    let number = doc.lines.at(start);
    let here = &doc.text[doc.lines.lines[number].start..start];
    let answer = here.rsplit(':').next().unwrap_or("");
    if here.len() > 60 || answer.split_whitespace().count() > 3 {
        return false;
    }
    doc.lines.lines[..number]
        .iter()
        .rev()
        .take(2)
        .map(|line| doc.text[line.start..line.end].trim())
        .find(|line| !line.is_empty())
        .is_some_and(|line| {
            line.ends_with('?') && line.len() <= 160 && {
                let line = line.to_ascii_lowercase();
                ["date of birth", "dob", "when were you born", "birthday"].iter().any(|w| line.contains(w))
            }
        })
}

/// "F 05/10/1968 NHS …": a letter for the sex before, a patient's number behind.
fn behind_sex(doc: &Doc, at: usize, end: usize) -> bool {
    at > 0
        && matches!(doc.word(at - 1), "M" | "F" | "Male" | "Female" | "male" | "female")
        && doc.tokens[at].gap <= crate::tokens::Gap::Column
        && ["NHS", "Hosp", "CHI", "MRN", "hosp", "GP"]
            .iter()
            .any(|w| doc.text[end..].trim_start_matches([' ', ',', ';', ')', '\t']).starts_with(w))
}

/// "b. 1957", "DOB 1962": a year alone, only under the shortest labels.
fn years(doc: &Doc, spans: &mut Vec<Span>) {
    for token in doc.tokens.iter().filter(|t| t.shape == Shape::Digits && t.end - t.start == 4) {
        let year = &doc.text[token.start..token.end];
        if ("1900".."2030").contains(&year)
            && labelled(&doc.label(token.start, 20), &["dob", "b.", "d.o.b.", "year of birth"], 3)
        {
            spans.push(Span::new(Kind::Dob, token.start, token.end, 0.7, "a year labelled as of birth"));
        }
    }
}

/// A date in brackets or between commas directly behind a name, where what follows describes a person.
pub fn beside_names(doc: &Doc, people: &[Span], spans: &mut Vec<Span>) {
    let mut found = Vec::new();
    let mut newest = None;
    for person in people {
        let rest = &doc.text[person.end..];
        let skipped = rest.len() - rest.trim_start_matches([',', ' ', '(', '-', '\u{2013}', '\t', '|']).len();
        if skipped == 0 || skipped > 4 || doc.lines.heading(doc.text, person.end + skipped).is_some() {
            continue;
        }
        let start = person.end + skipped;
        let at = doc.token_from(start);
        if doc.tokens.get(at).is_none_or(|t| t.start != start) || taken(spans, start) {
            continue;
        }
        let Some(end) = date(doc, at) else { continue };
        let brackets = rest[..skipped].contains('(') && doc.text[end..].starts_with(')');
        let follows = doc.text[end..].trim_start_matches([',', ' ', ';', ')', '(']).to_lowercase();
        let described =
            ["nhs", "ni ", "nino", "aged", "age ", "of ", "male", "female", "chi ", "hosp", "gp", "year"]
                .iter()
                .any(|w| follows.starts_with(w));
        let line_start = doc.lines.lines[doc.lines.at(person.start)].start;
        let before = doc.text[line_start..person.start].to_lowercase();
        let subject = [
            "child",
            "patient",
            "client",
            "pupil",
            "subject",
            "name",
            "re:",
            "service user",
            "tenant",
            "applicant",
            "student",
            "mother",
            "father",
            "customer",
            "claimant",
            "resident",
            "sibling",
            "partner",
            "offender",
            "defendant",
            "suspect",
            "victim",
            "driver",
            "employee",
            "deceased",
            "carer",
            "member",
            "pt:",
            "son",
            "daughter",
            "adult at risk",
            "young person",
            "appellant",
            "worker",
        ]
        .iter()
        .any(|w| before.contains(w));
        let whole = doc.text[start..end].bytes().filter(u8::is_ascii_digit).count() >= 5;
        // In a list without headings: the next cell, and long before the other dates.
        let cell = rest[..skipped].contains('\t')
            && year_of(&doc.text[start..end])
                .is_some_and(|year| year + 18 <= *newest.get_or_insert_with(|| newest_year(doc)));
        if whole && (brackets || subject && skipped <= 2 || described || cell) {
            found.push(Span::new(
                Kind::Dob,
                start,
                end,
                0.8,
                "a date that describes the person named before it",
            ));
        }
    }
    spans.append(&mut found);
}

/// The year of a date that writes it with four digits.
fn year_of(date: &str) -> Option<u32> {
    date.split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .find_map(|part| part.parse().ok())
}

/// The last year that the text speaks of; nought where it speaks of none.
fn newest_year(doc: &Doc) -> u32 {
    let years = doc.tokens.iter().filter(|t| t.shape == Shape::Digits && t.end - t.start == 4);
    years
        .filter_map(|t| doc.text[t.start..t.end].parse().ok())
        .filter(|year| (1980..=2060).contains(year))
        .max()
        .unwrap_or(0)
}

/// True where one of these, in the order of the text, covers the byte.
fn taken(spans: &[Span], byte: usize) -> bool {
    let at = spans.partition_point(|s| s.start <= byte);
    at > 0 && spans[at - 1].end > byte
}

/// Where the date that begins at this token ends.
fn date(doc: &Doc, at: usize) -> Option<usize> {
    let token = &doc.tokens[at];
    match token.shape {
        Shape::Digits => numeric(doc, token).or_else(|| worded(doc, at)),
        Shape::Mixed => worded(doc, at),
        Shape::Capital | Shape::Upper => month_first(doc, at).or_else(|| spelled(doc, at)),
        Shape::Lower => spelled(doc, at),
        _ => None,
    }
}

fn two(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = text[at.min(text.len())..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    (1..=2)
        .contains(&digits)
        .then(|| (text[at..at + digits].iter().fold(0, |n, d| n * 10 + u32::from(d - b'0')), at + digits))
}

/// 02/09/1993, 2.9.93, 02-09-1993, 02 09 1993, 1993-09-02.
fn numeric(doc: &Doc, token: &Token) -> Option<usize> {
    let text = &doc.text.as_bytes()[token.start..(token.start + 14).min(doc.text.len())];
    let sign = |at: usize, like: Option<u8>| {
        text.get(at)
            .copied()
            .filter(|b| matches!(b, b'/' | b'.' | b'-' | b' ') && like.is_none_or(|l| l == *b))
    };
    let end = if token.end - token.start == 4 {
        let first = sign(4, None)?;
        let (month, at) = two(text, 5)?;
        sign(at, Some(first))?;
        let (day, at) = two(text, at + 1)?;
        ((1..=12).contains(&month) && (1..=31).contains(&day) && first != b' ').then_some(at)?
    } else {
        let (day, at) = two(text, 0)?;
        let first = sign(at, None)?;
        let (month, at) = two(text, at + 1)?;
        sign(at, Some(first))?;
        let years = text[at + 1..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        let century = text.get(at + 1..at + 3);
        let fits =
            years == 2 && first != b' ' || years == 4 && matches!(century, Some(b"19" | b"20" | b"18"));
        let days = (1..=31).contains(&day) && (1..=12).contains(&month)
            || (1..=12).contains(&day) && (1..=31).contains(&month);
        (fits && days).then_some(at + 1 + years)?
    };
    let after = text.get(end);
    (!after.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/')).then_some(token.start + end)
}

fn month(word: &str) -> bool {
    word.len() >= 3
        && word.is_char_boundary(3)
        && word.len() <= 10
        && MONTHS.iter().any(|m| word[..3].eq_ignore_ascii_case(m))
        && [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "sept",
            "october",
            "november",
            "december",
            "ionawr",
            "chwefror",
            "mawrth",
            "ebrill",
            "mai",
            "mehefin",
            "gorffennaf",
            "awst",
            "medi",
            "hydref",
            "tachwedd",
            "rhagfyr",
        ]
        .iter()
        .any(|full| full.starts_with(&word.to_ascii_lowercase()))
}

/// 2 September 1993, 2nd Sept. 1993, 29th of February 1940, 02-SEP-93.
fn worded(doc: &Doc, at: usize) -> Option<usize> {
    let day = doc.word(at);
    let digits = day.bytes().take_while(u8::is_ascii_digit).count();
    let ordinal = &day[digits..];
    if !(1..=2).contains(&digits) || !["", "st", "nd", "rd", "th"].contains(&ordinal) {
        return None;
    }
    let mut next = doc.after(at)?;
    while doc.tokens[next].is(b'-')
        || doc.tokens[next].is(b'.')
        || doc.tokens[next].is(b'/')
        || doc.word(next) == "of"
    {
        next = doc.after(next)?;
    }
    if !month(doc.word(next)) {
        return None;
    }
    year(doc, doc.after(next)?)
}

/// The fourteenth of June 1958, twenty-first March 1962.
fn spelled(doc: &Doc, at: usize) -> Option<usize> {
    let word = doc.word(at);
    // Most words end otherwise.
    if !(5..=14).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let tens = ["twenty", "thirty"].iter().any(|w| word.eq_ignore_ascii_case(w));
    if !tens && !matches!(&word.as_bytes()[word.len() - 2..], b"th" | b"st" | b"nd" | b"rd") {
        return None;
    }
    let mut last = at;
    let day = if tens {
        last = doc.after(at)?;
        if doc.tokens[last].is(b'-') {
            last = doc.after(last)?;
        }
        doc.word(last)
    } else {
        word.rsplit('-').next().unwrap_or(word)
    };
    if !DAYS.iter().any(|d| day.eq_ignore_ascii_case(d)) {
        return None;
    }
    let mut next = doc.after(last)?;
    for small in ["day", "of"] {
        if doc.word(next) == small {
            next = doc.after(next)?;
        }
    }
    if !month(doc.word(next)) {
        return None;
    }
    year(doc, doc.after(next)?)
}

/// September 2, 1993.
fn month_first(doc: &Doc, at: usize) -> Option<usize> {
    if !month(doc.word(at)) {
        return None;
    }
    let day = doc.after(at)?;
    let digits = doc.word(day).bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        return Some(doc.tokens[day].end);
    }
    ((1..=2).contains(&digits)).then_some(())?;
    year(doc, doc.after(day)?)
}

fn year(doc: &Doc, mut at: usize) -> Option<usize> {
    while doc.tokens[at].is(b'-')
        || doc.tokens[at].is(b'.')
        || doc.tokens[at].is(b',')
        || doc.tokens[at].is(b'/')
    {
        at = doc.after(at)?;
    }
    let length = doc.word(at).len();
    (doc.tokens[at].shape == Shape::Digits && (length == 4 || length == 2)).then(|| doc.tokens[at].end)
}
