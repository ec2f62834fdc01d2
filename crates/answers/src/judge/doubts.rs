//! Reasons why a candidate, however well its words fit, does not stand in a draft by itself: a part of what is asked that
//! it does not say, a position on other things, a person's post where a firm is sought, a field where a yes or no is. The
//! order of candidates is not decided here.

use casework::register::RegisterKind;
use document::response::Disposition;

use super::{bag::Bag, bag::all_tokens, heard::Heard};
use crate::{
    Asked, Candidate, SourceKind,
    asked_before::{Kind, kinds_said, kinds_sought},
    clauses,
    field::{Field, fields},
    several,
};

/// From here on a word is said by what a candidate says.
const SAID: f32 = 0.5;
/// The most words of a thing in a list.
const LONGEST: usize = 5;

/// Whether something speaks against a candidate standing by itself. `kind` is the kind of register that it comes from,
/// `fields` what is asked for, `all` every word of the place where it stands.
pub(super) fn doubtful(
    asked: &Asked<'_>,
    heard: &Heard,
    candidate: &Candidate,
    kind: Option<RegisterKind>,
    fields: &[Field],
    all: &Bag,
) -> bool {
    match kind {
        Some(RegisterKind::Positions) => !heard.whole.iter().any(|t| all.says(t) >= SAID),
        _ if candidate.table.is_some() => false,
        _ => {
            let contract = kind == Some(RegisterKind::Contracts);
            lacks_a_part(asked.text, candidate)
                || candidate.disposition == Disposition::Given
                    && lacks_an_address(asked.text, &candidate.text)
                || contract
                    && (lacks_a_field(asked, fields, candidate)
                        || names_a_post(asked.text, candidate)
                        || is_no_yes_or_no(asked.text, candidate))
        }
    }
}

/// Whether fields that are asked for one after another are not all said.
fn lacks_a_field(asked: &Asked<'_>, wanted: &[Field], candidate: &Candidate) -> bool {
    // A register of contracts rarely has what a product is called beside who supplies it, and somebody's number is no count.
    let one_of = |field: &Field| match field {
        Field::Product => wanted.contains(&Field::Supplier),
        Field::Count(_) => wanted.contains(&Field::Contact),
        _ => false,
    };
    let wanted = wanted.iter().filter(|field| !one_of(field)).count();
    let own = !clauses::asked_for(asked.text).is_empty();
    let several = |text: &str| [",", " and ", "/", "&", "+", ";", "? "].iter().any(|s| text.contains(s));
    let lists = several(if own { asked.text } else { asked.stem.unwrap_or_default() });
    lists && said(candidate) < wanted
}

/// How many fields a candidate says.
fn said(candidate: &Candidate) -> usize {
    candidate.source.field.split(", ").count()
}

/// The things that a question lists: "houses / waiting list / days", "insurer, premium, vehicles", "(headcount and FTE)".
fn parts(text: &str) -> Vec<&str> {
    let Some((lead, parts)) = several::list(text) else { return Vec::new() };
    // Two things with a stroke between them are often one by two names, and what is told in sentences is no list.
    let names = lead.is_empty() && parts.len() < 3 && !text.contains(" + ");
    let short = parts.iter().all(|part| part.split_whitespace().count() <= LONGEST);
    if short && !names { parts } else { Vec::new() }
}

/// Whether a question lists more things than a candidate says.
fn lacks_a_part(text: &str, candidate: &Candidate) -> bool {
    let parts = parts(text);
    let source = &candidate.source;
    let of_register = source.kind == SourceKind::Register;
    if parts.len() < 2 || of_register && said(candidate) >= parts.len() {
        return false;
    }
    let bag = Bag::of(&format!("{} ; {} ; {}", source.record, source.field, candidate.text));
    let values = kinds_said(&candidate.text);
    parts.into_iter().any(|part| {
        let tokens = all_tokens(part);
        let worded = tokens.iter().any(|t| bag.says(t) >= SAID);
        let valued = kinds_sought(part).iter().any(|kind| values.contains(kind));
        let held = of_register && fields(part).iter().any(|f| fields(&source.field).contains(f));
        !tokens.is_empty() && !worded && !valued && !held
    })
}

/// Whether how somebody is reached is asked for, without a word of the post, and it is not there.
fn lacks_an_address(text: &str, answer: &str) -> bool {
    let lower = text.to_lowercase().replace("e-mail", "email");
    let asks = ADDRESSES.iter().any(|w| lower.contains(w));
    let of_post = ["title", "post", "role"].iter().any(|w| lower.contains(w));
    asks && !of_post && !answer.contains('@') && answer.chars().filter(char::is_ascii_digit).count() < 9
}

/// How it is asked how somebody is reached.
const ADDRESSES: &[&str] = &[
    "email address",
    "and email",
    "/email",
    ", email",
    "email of",
    "direct dial",
    "direct line",
    "contact number",
];

/// Whether a firm is sought, by that word or by what only firms do, and the answer is the post of the authority's own.
fn names_a_post(text: &str, candidate: &Candidate) -> bool {
    let post = fields(&candidate.source.field).contains(&Field::Contact);
    let line = crate::words::line(text);
    let has = |list: &[&'static str]| list.iter().any(|w| crate::words::has(&line, w));
    post && (has(&["agency", "company", "firm", "contractor", "provider", "supplier", "vendor"])
        || has(&["looks after it", "looks after them", "looks after your", "looks after the"]))
        && !has(&["responsible", "contact", "manager", "officer", "post", "job title", "person", "lead"])
}

/// Whether a yes or no is sought of what was or will be done, and a field says neither, nor what is asked about.
fn is_no_yes_or_no(text: &str, candidate: &Candidate) -> bool {
    let line = crate::words::line(text);
    let line = line.trim();
    let opens = OPENINGS.iter().any(|o| line.starts_with(o));
    let asks_more =
        line.split_whitespace().any(|w| matches!(w, "who" | "whom" | "what" | "which" | "when" | "how"));
    let answer = Bag::of(&candidate.text);
    let tokens = all_tokens(text);
    let said = tokens.iter().filter(|t| answer.says(t) >= SAID).count();
    let otherwise = line.contains(" if not ");
    (opens && !asks_more || otherwise)
        && said * 2 < tokens.len()
        && !kinds_said(&candidate.text).contains(&Kind::YesNo)
}

/// How such a question begins.
const OPENINGS: &[&str] = &[
    "is it ",
    "is this ",
    "is that ",
    "is the ",
    "are they ",
    "has ",
    "have ",
    "will ",
    "was ",
    "were ",
    "did ",
    "do you still ",
];
