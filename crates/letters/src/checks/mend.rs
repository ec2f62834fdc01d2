//! Puts the safe suggestions of the checks into a draft, and checks it again.
//!
//! Only what is right whatever the facts is put in, and only where the check says where; everything else stays for the
//! officer. Nothing here decides what is safe: that is the check's.

use document::Span;

use super::{Finding, Report, check};
use crate::draft::Draft;

/// A draft with its safe suggestions put in.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The draft as it now is.
    pub draft: Draft,
    /// What was mended, in the order in which it was; places are those of the draft at that time.
    pub applied: Vec<Finding>,
    /// What the checks say now.
    pub report: Report,
}

/// More than this many suggestions are put into no draft: a check that is not content with its own words stops here.
const MOST: usize = 100;

/// Puts in what is safe, one suggestion after the other, until none is left.
pub fn mend(draft: &Draft) -> Mended {
    let mut draft = draft.clone();
    let mut applied: Vec<Finding> = Vec::new();
    loop {
        let report = check(&draft);
        // What was put in once and is found once more is left to the officer.
        let next = report.findings.iter().find(|f| {
            let tried = applied.iter().any(|a| a.id == f.id && a.place == f.place && a.message == f.message);
            change_of(f)
                .is_some_and(|(place, text)| !tried || !place.is_empty() && place.of(words(&draft)) != text)
        });
        let (Some(finding), true) = (next.cloned(), applied.len() < MOST) else {
            return Mended { draft, applied, report };
        };
        put(&mut draft, &finding);
        applied.push(finding);
    }
}

/// Where a safe suggestion goes, and what goes there.
fn change_of(finding: &Finding) -> Option<(Span, &str)> {
    let suggestion = finding.suggestion.as_ref().filter(|s| s.safe)?;
    Some((suggestion.replace?, &suggestion.text))
}

fn words(draft: &Draft) -> &str {
    draft.response.text.as_deref().unwrap_or_default()
}

fn put(draft: &mut Draft, finding: &Finding) {
    let Some((place, suggested)) = change_of(finding) else { return };
    let Some(text) = draft.response.text.as_mut() else { return };
    if text.get(place.start..place.end).is_none() {
        return;
    }
    let new = if place.is_empty() { paragraph(text, place.start, suggested) } else { suggested.to_owned() };
    let old = place.of(text).to_owned();
    text.replace_range(place.start..place.end, &new);
    move_places(draft, place, new.len());
    // What was read from these words, or was missing, is no longer as it was.
    let response = &mut draft.response;
    if let Some(within) = response.rights.review_within.as_mut().filter(|w| same(w, &old)) {
        suggested.clone_into(within);
    }
    if let Some(regulator) = response.rights.regulator.as_mut().filter(|r| same(r, &old)) {
        suggested.clone_into(regulator);
    }
    match finding.id {
        "review-route-missing" => response.review_route = Some(true),
        "regulator-right-missing" | "eir-enforcement-right-missing" => response.regulator_right = Some(true),
        _ => {}
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

/// The words as a paragraph of their own at a place.
pub(super) fn paragraph(text: &str, at: usize, words: &str) -> String {
    let (before, after) = text.split_at(at);
    let lead = match before.trim_end_matches([' ', '\t']) {
        "" => "",
        b if b.ends_with("\n\n") || b.ends_with("\r\n\r\n") => "",
        b if b.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let trail = match after {
        "" => "\n",
        a if a.starts_with("\n\n") || a.starts_with("\r\n\r\n") => "",
        a if a.starts_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{lead}{words}{trail}")
}

/// Lets every place in the draft point to the same words as before.
fn move_places(draft: &mut Draft, place: Span, length: usize) {
    // The first byte of something stands behind what was put in at it; the end of something does not grow by it.
    let start = |at: usize| match at {
        at if at < place.start || (at == place.start && !place.is_empty()) => at,
        at if at >= place.end => at - place.len() + length,
        _ => place.start,
    };
    let end = |at: usize| match at {
        at if at <= place.start => at,
        at if at >= place.end => at - place.len() + length,
        _ => place.start + length,
    };
    let response = &mut draft.response;
    let text = response.text.as_deref().unwrap_or_default();
    for question in &mut response.questions {
        if question.end > question.start {
            (question.start, question.end) = (start(question.start), end(question.end));
        }
        if let (Some(from), Some(to)) = (question.answer_start, question.answer_end) {
            let moved = Span::new(start(from), end(to));
            (question.answer_start, question.answer_end) = (Some(moved.start), Some(moved.end));
            if question.answer.is_some() {
                question.answer = Some(moved.of(text).to_owned());
            }
        }
    }
    for cited in response.provisions.iter_mut().filter(|p| p.end > p.start) {
        (cited.start, cited.end) = (start(cited.start), end(cited.end));
    }
}
