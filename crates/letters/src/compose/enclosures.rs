//! The files that go with an answer, each with its fingerprint: the beginning where it is listed, the whole at the end.

use casework::case::Enclosure;
use document::{Block, Inline};

use super::{Body, Composer};

/// Digits of the fingerprint that the list gives.
const SHORT: usize = 16;

/// The files of the answers of this letter, each once.
fn enclosed<'c>(c: &Composer<'c>) -> Vec<&'c Enclosure> {
    let case = c.case;
    let mut out: Vec<&Enclosure> = Vec::new();
    let decided = case.questions.iter().filter(|q| c.plan.answers.contains(&q.id));
    for id in decided.filter_map(|q| q.decision.as_ref()).flat_map(|d| &d.enclosures) {
        if let Some(enclosure) = case.enclosure(*id)
            && !out.iter().any(|e| e.id == enclosure.id)
        {
            out.push(enclosure);
        }
    }
    out
}

/// The list in the letter.
pub(super) fn list(c: &Composer<'_>, body: &mut Body) {
    let files = enclosed(c);
    if files.is_empty() {
        return;
    }
    body.heading(2, &c.say("response.enclosures-heading", &[]));
    body.say(&c.say("response.enclosures", &[]));
    let items = files
        .iter()
        .map(|e| {
            let short = grouped(e.file.sha256.get(..SHORT).unwrap_or(&e.file.sha256));
            let values = [("file", e.file.name.as_str()), ("fingerprint", &short)];
            let taken = e.redaction.as_ref().map(|r| r.provisions()).unwrap_or_default();
            if taken.is_empty() {
                return vec![Inline::Text(c.say("response.enclosure", &values))];
            }
            let provisions = c.provisions(taken.into_iter().map(|(law, provision, _)| (law, provision)));
            let values = [values[0], values[1], ("provisions", &provisions)];
            vec![Inline::Text(c.say("response.enclosure-redacted", &values))]
        })
        .collect();
    body.add(Block::List { ordered: false, items });
}

/// The whole fingerprints, after everything that is to be read.
pub(super) fn fingerprints(c: &Composer<'_>, body: &mut Body) {
    let files = enclosed(c);
    if files.is_empty() {
        return;
    }
    body.heading(2, &c.say("response.fingerprints-heading", &[]));
    body.say(&c.say("response.fingerprints", &[]));
    let items = files
        .iter()
        .map(|e| {
            let name = Inline::Text(e.file.name.clone());
            vec![name, Inline::Break, Inline::Text(e.file.sha256.clone())]
        })
        .collect();
    body.add(Block::List { ordered: false, items });
}

/// In groups of four, as people compare them.
fn grouped(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
