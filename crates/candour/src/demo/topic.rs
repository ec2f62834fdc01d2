//! The requests of the demonstration, each with its answers, as they stand in `topics/`.
//!
//! A topic is a file: lines `name: value`, a blank line, the request, then an answer for each question under `=== kind`.
//! Words in braces are filled in for each case: years before its receipt, the name, the street, figures that differ.

use document::{Law, Table, grouped};

use super::calendar::Years;

/// A topic.
pub struct Topic {
    pub key: &'static str,
    pub subject: String,
    pub team: String,
    pub law: Law,
    pub request: String,
    pub answers: Vec<Answer>,
}

/// How a question is answered, with the words that go with it.
pub struct Answer {
    pub kind: String,
    pub words: String,
}

/// What differs between two cases of one topic.
pub struct Filling<'a> {
    pub years: Years,
    pub name: &'a str,
    pub street: &'a str,
    pub service: &'a str,
    pub variant: u64,
}

macro_rules! topics {
    ($($key:literal),+ $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($key, include_str!(concat!("topics/", $key, ".txt")))),+];
    };
}
topics![
    "telephony",
    "contact-centre",
    "printing",
    "cloud",
    "devices",
    "parking",
    "potholes",
    "drainage",
    "planning",
    "business-rates",
    "agency",
    "sickness",
    "settlement",
    "temporary-accommodation",
    "repairs",
    "libraries",
    "contracts",
    "insurance",
    "councillors",
    "trees",
    "schools-transport",
    "software",
    "bins",
    "fraud",
    "car-parks",
];

/// How many topics there are.
pub const COUNT: usize = FILES.len();

/// The place of a topic in the list.
pub fn place(key: &str) -> usize {
    FILES.iter().position(|(known, _)| *known == key).unwrap_or_default()
}

/// The topic at a place, filled in.
pub fn filled(place: usize, filling: &Filling<'_>) -> Topic {
    let (key, text) = FILES[place % COUNT];
    let text = fill(text, filling);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let head_value = |name: &str| {
        head.lines().find_map(|l| l.strip_prefix(name).and_then(|v| v.strip_prefix(": "))).map(str::to_owned)
    };
    let mut parts = format!("\n{body}").split("\n=== ").map(str::to_owned).collect::<Vec<_>>().into_iter();
    let request = parts.next().unwrap_or_default();
    let answers = parts
        .map(|part| {
            let (kind, words) = part.split_once('\n').unwrap_or((&part, ""));
            Answer { kind: kind.trim().to_owned(), words: words.trim().to_owned() }
        })
        .collect();
    Topic {
        key,
        subject: head_value("subject").unwrap_or_default(),
        team: head_value("team").unwrap_or_default(),
        law: if head_value("law").as_deref() == Some("eir") { Law::Eir } else { Law::Foia },
        request: request.trim().to_owned(),
        answers,
    }
}

/// A table of an answer: its caption, its headings, its rows, each cell parted by a bar.
pub fn table(words: &str) -> Option<Table> {
    let mut lines = words.lines().filter(|l| !l.trim().is_empty());
    let caption = lines.next()?.trim().to_owned();
    let cells = |line: &str| line.split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let headings = cells(lines.next()?);
    let rows = lines.map(cells).filter(|row| row.len() == headings.len()).collect();
    Some(Table { caption, headings, rows })
}

fn fill(text: &str, filling: &Filling<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut figures = 0;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        rest = behind;
        match name.strip_prefix('#').and_then(|n| n.parse::<u64>().ok()) {
            Some(figure) => {
                figures += 1;
                let more = figure * ((filling.variant * 7 + figures * 3) % 11) / 50;
                out.push_str(&grouped(&(figure + more).to_string()));
            }
            None => out.push_str(&match name {
                "name" => filling.name.to_owned(),
                "street" => filling.street.to_owned(),
                "service" => filling.service.to_owned(),
                year => filling.years.named(year),
            }),
        }
    }
    out.push_str(rest);
    out
}
