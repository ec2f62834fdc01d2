//! Reads a published response — a letter or a page of a disclosure log — into the facts of the field.
//!
//! Deterministic and offline: structure and the field's own words, no list of authorities, no language model. What the
//! text does not say stays unknown. One group of fields, one file below.

mod acts;
mod asks;
mod authority;
mod citations;
mod completeness;
mod dates;
mod dispositions;
mod flattened;
mod furniture;
mod headings;
mod hidden_reply;
mod holding;
mod labels;
mod letterhead;
mod lines;
mod outcome;
mod pairing;
mod parts;
mod pattern;
mod plain;
mod public_interest;
mod questions;
mod regime;
mod reliance;
mod restated;
mod rights;
mod statements;
mod verdict;

pub use statements::told;

use document::Span;
use document::response::{Response, Rights};

/// Longer texts are read up to here; a response is a letter, not a library.
pub const LIMIT_BYTES: usize = 4 * 1024 * 1024;

/// Attachments that are looked into for the letter.
const MOST_ATTACHMENTS: usize = 10;

/// More questions than this are no letter.
pub(crate) const MOST_QUESTIONS: usize = 1_000;

/// Reads the response in an opened file; its text goes along where offsets are not into the file's own bytes.
///
/// An e-mail that only covers its attachment is read from there.
pub fn of(opened: &crate::Opened) -> Response {
    of_with(opened, &crate::NoPictures)
}

/// The days that are written in a few words, each with its year.
pub(crate) fn days(text: &str) -> Vec<jiff::civil::Date> {
    dates::dates(text).into_iter().filter_map(|found| found.date).collect()
}

/// Reads a response as [`of`] does, with a program that reads the words of scanned attachments.
pub fn of_with(opened: &crate::Opened, pictures: &dyn crate::ReadsPictures) -> Response {
    let says_something = |r: &Response| !r.questions.is_empty() || !r.provisions.is_empty();
    let mut response = read(&opened.text);
    if opened.mail.is_some() && !says_something(&response) {
        let limits = container::Limits::default();
        for attachment in opened.attachments.iter().filter(|a| !a.inline).take(MOST_ATTACHMENTS) {
            let Ok(inner) =
                crate::open_with(&attachment.bytes, attachment.name.as_deref(), &limits, pictures)
            else {
                continue;
            };
            let mut attached = read(&inner.text);
            if says_something(&attached) {
                attached.text = Some(inner.text);
                return attached;
            }
        }
    }
    if !opened.offsets_into_file {
        response.text = Some(opened.text.clone());
    }
    response
}

/// Reads the response in `text`; offsets are byte offsets into it.
pub fn read(text: &str) -> Response {
    let within = &text[..citations::floor(text, LIMIT_BYTES)];
    pattern::reading(within, || read_within(within, within.len() < text.len()))
}

fn read_within(text: &str, cut: bool) -> Response {
    let lines = flattened::restored(text, lines::lines(text));
    let parts = parts::parts(text, &lines);
    let mut layout = questions::read(text, &lines, &parts);
    hidden_reply::recover(text, &lines, &mut layout);
    let layout = plain::better(text, &lines, layout);
    let parts = layout.parts;

    let theirs: Vec<Span> = theirs(text, &lines, &parts, &layout.questions);
    let cited = citations::citations(text);
    let sentences = lines::sentences(text, Span::new(0, text.len()));
    let law = regime::law(text, &lines, &parts, &cited);
    let (counted, more) = reliance::counted(text, &cited, law, &theirs, &sentences);
    let cut = cut || more || layout.more;
    let provisions = reliance::provisions(&counted);

    let ours = public_interest::own_sentences(text, &lines, &parts, &theirs);
    let excerpt =
        cut || completeness::is_excerpt(text, &lines, &parts) || stops_asking(&lines, &layout.questions);
    let ncnd = provisions.iter().any(|p| {
        p.relied_on
            && !verdict::refuses_whole(p.law, &p.provision)
            && holding::lifts_duty(p.law, &p.provision)
    }) || ours.iter().any(|s| holding::said(s.of(text)));
    let rights = rights::rights(text, &ours, law);
    let entry = completeness::is_log_entry(text, &lines, &parts);
    let told = |seen: bool| {
        if seen {
            Some(true)
        } else if excerpt || entry {
            None
        } else {
            Some(false)
        }
    };

    let (questions, whole) = dispositions::answered(
        text,
        layout.questions,
        &counted,
        &provisions,
        &layout.response,
        &ours,
        excerpt,
    );
    let outcome = outcome::outcome(text, &questions, &provisions, ncnd, excerpt, &ours, &counted);
    let (received, answered) = dates::received_and_answered(text, &lines, &parts, &theirs);
    Response {
        kind: "response".to_owned(),
        authority: authority::authority(text, &lines, &parts),
        reference: letterhead::reference(text, &lines, &parts),
        received,
        answered,
        law,
        excerpt: excerpt || !whole,
        outcome,
        public_interest_test: public_interest::read(text, &lines, &parts, &ours, &provisions),
        questions,
        provisions,
        ncnd,
        review_route: told(rights.review),
        regulator_right: told(rights.regulator).filter(|seen| *seen || !rights.elsewhere),
        rights: Rights { ..rights.rights },
        text: None,
    }
}

/// Whether each question has its answer under it but the last, with which the text stops.
fn stops_asking(lines: &[lines::Line], questions: &[questions::Question]) -> bool {
    let [before @ .., last] = questions else { return false };
    let answered = |q: &questions::Question| q.apart && q.answer.is_some_and(|a| a.start >= q.span.end);
    before.len() > 1
        && before.iter().all(answered)
        && last.answer.is_none()
        && lines.last().is_some_and(|l| last.span.end + 4 >= l.end)
}

/// The applicant's own words: what they asked, as far as it stands in the text, in order and apart.
fn theirs(
    text: &str,
    lines: &[lines::Line],
    parts: &[parts::Part],
    questions: &[questions::Question],
) -> Vec<Span> {
    let asked = lines.iter().zip(parts).enumerate().filter(|(_, (_, p))| **p == parts::Part::Request);
    // A line runs on to the next, so that a citation over the line break lies inside.
    let asked = asked.map(|(i, (line, _))| {
        let next = lines.get(i + 1).filter(|_| parts[i + 1] == parts::Part::Request);
        Span::new(line.start, next.map_or(line.end, |n| n.end))
    });
    let again = restated::restated(text, questions);
    let places = questions.iter().flat_map(|q| q.places.iter().copied());
    let mut spans: Vec<Span> = asked.chain(places).chain(again).collect();
    spans.sort_by_key(|s| s.start);
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}
