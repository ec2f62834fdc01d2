//! What the checks said of a letter, as the page shows it: the gravest first, each with its provision and its place, what
//! was read, what could not be checked and which fact it wants, and what may be done next.
//!
//! It decides nothing and counts no days: `office` checked, `law` tells the rights.

use casework::Severity as Grave;
use document::Span;
use law::{Law, Rights};
use office::CheckedLetter;

use super::rows::{self, Placed};
use crate::error::capital;
use crate::routes::desk::outcome_words;
use crate::routes::public::face::Face;
use crate::routes::public::{checks, law_pages, matching};
use crate::view::{Challenged, Link, Row, Tag, encode, long_date, plural};

/// Most findings that one page shows.
const MOST: usize = 300;

/// The result.
pub(super) struct Shown {
    pub headline: String,
    /// How many of each severity, and what it means.
    pub counts: Vec<(Tag, &'static str)>,
    pub is_response: bool,
    /// Whether it was taken for a part of a letter.
    pub excerpt: bool,
    pub notes: Vec<String>,
    pub read: Vec<Row>,
    pub questions: Vec<Question>,
    pub relied_on: Vec<(String, String)>,
    pub cards: Vec<Card>,
    /// How many findings are not shown.
    pub left_out: usize,
    pub rows: Vec<Beside>,
    pub missing: Vec<Missing>,
    /// What an applicant would be advised to raise.
    pub challenges: Vec<Challenged>,
    pub rights: Option<Next>,
}

/// One finding.
pub(super) struct Card {
    pub number: usize,
    pub tag: Tag,
    /// The question it is about, or nothing.
    pub about: String,
    /// Whether its place in the letter is marked.
    pub placed: bool,
    pub provision: String,
    /// The page of the provision; empty where it has none.
    pub provision_href: String,
    pub wrong: String,
    pub to_do: String,
    /// Words to put instead, and whether they can be taken as they are.
    pub suggestion: Option<(String, bool)>,
    pub id: &'static str,
    pub href: String,
}

/// A piece of the letter with the findings that begin in it.
pub(super) struct Beside {
    pub row: rows::Row,
    pub cards: Vec<usize>,
}

/// A question of the letter as it was read.
pub(super) struct Question {
    pub name: String,
    pub text: String,
    pub tag: Tag,
    pub provisions: String,
}

/// A fact that is wanted, and the checks that want it.
pub(super) struct Missing {
    pub needs: String,
    /// The field that takes it; empty for none.
    pub field: &'static str,
    pub checks: Vec<Link>,
}

/// What may be done next under a law.
pub(super) struct Next {
    pub rights: Rights,
    pub review: String,
    pub review_href: String,
    pub complaint_href: String,
    pub deadline: String,
}

impl Shown {
    pub(super) fn of(face: &Face, checked: &CheckedLetter) -> Shown {
        let report = &checked.report;
        let text = checked.text.as_str();
        let lies_in = |span: Span| !span.is_empty() && text.get(span.start..span.end).is_some();
        let mut placed = Vec::new();
        let mut cards = Vec::new();
        for (found, number) in report.findings.iter().take(MOST).zip(1..) {
            let tag = checks::severity(found.severity).tag();
            let span = found.start.zip(found.end).filter(|(start, end)| start <= end);
            let span = span.map(|(start, end)| Span::new(start, end)).filter(|span| lies_in(*span));
            placed.extend(span.map(|span| Placed { number, word: word(found.severity), span }));
            cards.push(Card {
                number,
                about: if found.place == "letter" { String::new() } else { capital(&found.place) },
                placed: span.is_some(),
                provision: provision(found.law, &found.provision),
                provision_href: found
                    .law
                    .and_then(|law| law_pages::page_of(face, law, &found.provision))
                    .unwrap_or_default(),
                wrong: capital(&found.message),
                to_do: capital(&found.what_to_do),
                suggestion: found.suggestion.as_ref().map(|s| (s.text.clone(), s.safe)),
                id: found.id,
                href: checks::href(face, found.id),
                tag,
            });
        }
        let rows = rows::rows(text, &placed)
            .into_iter()
            .map(|row| Beside { cards: row.numbers.iter().map(|number| number - 1).collect(), row })
            .collect();
        Shown {
            headline: headline(checked),
            counts: counts(checked),
            is_response: checked.is_response,
            excerpt: checked.response.excerpt,
            notes: checked.notes.iter().map(|note| capital(note)).collect(),
            read: read(checked),
            questions: questions(checked),
            relied_on: relied_on(face, checked),
            left_out: report.findings.len() - cards.len(),
            cards,
            rows,
            missing: missing(face, checked),
            challenges: Challenged::group(&checked.challenges),
            rights: checked.response.law.map(|law| next(face, checked, law)),
        }
    }

    /// Whether anything was found that no words of the letter stand for.
    pub(super) fn any_without_place(&self) -> bool {
        self.cards.iter().any(|card| !card.placed)
    }

    /// Whether anything was found that stands beside words of the letter.
    pub(super) fn any_with_place(&self) -> bool {
        self.cards.iter().any(|card| card.placed)
    }
}

fn word(severity: Grave) -> &'static str {
    match severity {
        Grave::Breach => "breach",
        Grave::Risk => "risk",
        Grave::Advice => "advice",
    }
}

fn how_many(checked: &CheckedLetter, severity: Grave) -> usize {
    checked.report.findings.iter().filter(|found| found.severity == severity).count()
}

/// `2 breaches`, `1 risk`, `3 points of advice`.
fn counted(checked: &CheckedLetter) -> Vec<(Grave, String)> {
    let words = [
        (Grave::Breach, "breach", "breaches"),
        (Grave::Risk, "risk", "risks"),
        (Grave::Advice, "point of advice", "points of advice"),
    ];
    words
        .into_iter()
        .map(|(grave, one, many)| (grave, how_many(checked, grave), one, many))
        .filter(|(_, count, ..)| *count > 0)
        .map(|(grave, count, one, many)| (grave, plural(&count, one, many)))
        .collect()
}

fn headline(checked: &CheckedLetter) -> String {
    let counted: Vec<String> = counted(checked).into_iter().map(|(_, words)| words).collect();
    match counted.split_last() {
        None => "Nothing was found".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

fn counts(checked: &CheckedLetter) -> Vec<(Tag, &'static str)> {
    let one = |(grave, words): (Grave, String)| {
        (Tag::new(words, checks::severity(grave).tag().shade), checks::meaning(grave))
    };
    counted(checked).into_iter().map(one).collect()
}

fn provision(law: Option<Law>, cited: &str) -> String {
    match law {
        Some(law) if cited.starts_with("s.") || cited.starts_with("reg.") => {
            format!("{cited} {}", law.short_title())
        }
        _ => cited.to_owned(),
    }
}

fn read(checked: &CheckedLetter) -> Vec<Row> {
    let response = &checked.response;
    let unknown = || "Not read".to_owned();
    let text = |value: &Option<String>| value.clone().filter(|value| !value.trim().is_empty());
    let mut rows = Vec::new();
    rows.extend(text(&response.authority).map(|authority| Row::new("Authority", authority)));
    rows.extend(text(&response.reference).map(|reference| Row::new("Reference", reference)));
    rows.push(Row::new("Law", response.law.map_or_else(unknown, |law| law.title().to_owned())));
    rows.push(Row::new(
        "Outcome",
        response.outcome.map_or_else(unknown, |outcome| outcome_words(outcome).to_owned()),
    ));
    rows.push(Row::new("Request received", response.received.as_ref().map_or_else(unknown, long_date)));
    rows.push(Row::new("Answered", response.answered.as_ref().map_or_else(unknown, long_date)));
    if !checked.request.is_empty() {
        rows.push(Row::new("Questions of the request", checked.asked.len().to_string()));
    }
    rows
}

fn questions(checked: &CheckedLetter) -> Vec<Question> {
    let one = |(at, question): (usize, &document::response::AnsweredQuestion)| Question {
        name: question.label.clone().unwrap_or_else(|| (at + 1).to_string()),
        text: question.text.split_whitespace().collect::<Vec<_>>().join(" "),
        tag: matching::disposition_tag(question.disposition),
        provisions: question.provisions.join(", "),
    };
    checked.response.questions.iter().enumerate().map(one).collect()
}

/// The provisions relied on, each with the address of its page.
fn relied_on(face: &Face, checked: &CheckedLetter) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for cited in checked.response.provisions.iter().filter(|cited| cited.relied_on) {
        let words = provision(Some(cited.law), &cited.provision);
        if !all.iter().any(|(have, _)| *have == words) {
            let href = law_pages::page_of(face, cited.law, &cited.provision).unwrap_or_default();
            all.push((words, href));
        }
    }
    all
}

fn missing(face: &Face, checked: &CheckedLetter) -> Vec<Missing> {
    let mut all: Vec<Missing> = Vec::new();
    for not in &checked.report.not_checked {
        let needs = capital(not.needs);
        let check = Link::new(not.id, checks::href(face, not.id));
        match all.iter_mut().find(|missing| missing.needs == needs) {
            Some(missing) => missing.checks.push(check),
            None => all.push(Missing { field: field(not.needs), needs, checks: vec![check] }),
        }
    }
    all
}

/// The field of the form that takes a fact that a check needs; empty where none does.
fn field(needs: &str) -> &'static str {
    let fields = [
        ("receipt", "received-day"),
        ("date of the answer", "answered-day"),
        ("the law of", "law"),
        ("body", "body"),
        ("questions of the request", "request-text"),
    ];
    fields.into_iter().find(|(words, _)| needs.contains(words)).map_or("", |(_, field)| field)
}

fn next(face: &Face, checked: &CheckedLetter, law: Law) -> Next {
    let rights = law::rights(law);
    let mut deadline = "/deadline".to_owned();
    if let Some(received) = checked.response.received {
        deadline += &format!("?law={law}&received={received}");
        if let Some(answered) = checked.response.answered.filter(|answered| *answered >= received) {
            deadline += &format!("&event={}", encode(&format!("answered={answered}")));
        }
    }
    let page = |cited: &str| law_pages::page_of(face, law, cited).unwrap_or_default();
    Next {
        review: article(rights.review_name),
        review_href: page(rights.review_within_provision),
        complaint_href: page(rights.complaint_provision),
        deadline: face.at(&deadline),
        rights,
    }
}

/// `an internal review`, `a reconsideration`.
fn article(name: &str) -> String {
    let an = name.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {name}", if an { "an" } else { "a" })
}
