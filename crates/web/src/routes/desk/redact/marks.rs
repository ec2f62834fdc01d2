//! What is marked on a file and what may have to be, in words; and the provisions to choose from.

use casework::{
    Case,
    case::{Enclosure, MarkTarget},
    ids::MarkId,
};
use law::provisions;
use office::{CasePage, sheets::Found, suggestions};

use super::About;
use crate::error::capital;
use crate::routes::desk::enclosure::{about, level, personal_kind, personal_value};
use crate::view::{Choice, Tag, plural};

/// Pages that are named one by one.
const NAMED: usize = 8;

/// A mark as the list shows it.
pub(super) struct Marked {
    pub id: u32,
    pub what: String,
    pub provision: String,
    pub places: String,
    /// The first page on which it stands.
    pub first: Option<(u32, String)>,
    pub nowhere: bool,
    /// It is of words, which can be written otherwise.
    pub words: bool,
    /// "is", or "are" of several cells.
    pub verb: &'static str,
}

/// Something found in the file that may have to come out.
pub(super) struct Suggested {
    pub text: String,
    /// The words to look for.
    pub words: String,
    /// The finding, as a form sends it.
    pub value: String,
    /// "and 3 short forms"; may be empty.
    pub with: String,
    /// What else the file calls the same person, and what of it has to be marked by hand.
    pub forms: String,
    pub by_hand: String,
    pub kind: &'static str,
    pub about: String,
    pub level: Option<Tag>,
    pub must: bool,
}

/// What a mark points at, in words.
pub(in crate::routes::desk) fn target(target: &MarkTarget) -> String {
    match target {
        MarkTarget::Words { find } => format!("“{find}”"),
        MarkTarget::Box { page, .. } => format!("A box on page {page}"),
        of_table => {
            office::redact::cells(of_table).map(|cells| capital(&cells.in_words())).unwrap_or_default()
        }
    }
}

/// "3 places on pages 1, 4 and 9".
fn places(found: &Found) -> String {
    let places = plural(&found.count, "place", "places");
    let mut pages: Vec<u32> = found.places.iter().map(|p| p.page).collect();
    pages.dedup();
    match pages.as_slice() {
        _ if found.count == 0 => "stands nowhere in it".to_owned(),
        [] => places,
        [one] => format!("{places} on page {one}"),
        all if all.len() > NAMED => format!("{places} on {} pages", all.len()),
        [before @ .., last] => {
            let before: Vec<String> = before.iter().map(u32::to_string).collect();
            format!("{places} on pages {} and {last}", before.join(", "))
        }
    }
}

/// "39 cells".
fn cells(found: &Found) -> String {
    match found.count {
        0 => "nothing stands there".to_owned(),
        n => plural(&n, "cell", "cells"),
    }
}

/// The marks of a file, the latest first.
pub(super) fn marked(enclosure: &Enclosure, found: &[(MarkId, Found)], href: &str) -> Vec<Marked> {
    let of = |id: MarkId| found.iter().find(|(known, _)| *known == id).map(|(_, found)| found);
    let one = |mark: &casework::case::Mark| {
        let words = matches!(mark.target, MarkTarget::Words { .. });
        let found = of(mark.id);
        let first = found.and_then(|f| f.places.first()).map(|p| p.page);
        Marked {
            words,
            verb: match office::redact::cells(&mark.target) {
                Some(cells) if cells.part.range().contains(':') => "are",
                _ => "is",
            },
            id: mark.id.0,
            what: target(&mark.target),
            provision: mark.provision.clone(),
            places: match (words, mark.target.sheet()) {
                (true, _) => found.map(places),
                (false, Some(_)) => found.map(cells),
                (false, None) => None,
            }
            .unwrap_or_default(),
            first: first.map(|page| (page, format!("{href}?page={page}"))),
            nowhere: (words || mark.target.sheet().is_some()) && found.is_some_and(|f| f.count == 0),
        }
    };
    enclosure.marks.iter().rev().map(one).collect()
}

/// “Meera”, “Mrs Aspinall”
fn listed(forms: &[String]) -> String {
    forms.iter().map(|form| format!("“{form}”")).collect::<Vec<_>>().join(", ")
}

/// What was found that may have to come out, what must first.
pub(super) fn suggested(case: &Case, enclosure: &Enclosure) -> Vec<Suggested> {
    suggestions(case, enclosure)
        .into_iter()
        .map(|one| Suggested {
            kind: personal_kind(&one.found.kind),
            about: about(&one.found),
            level: level(&one.found),
            value: personal_value(&one.found),
            with: match one.forms.len() {
                0 => String::new(),
                n => format!("and {}", plural(&n, "short form", "short forms")),
            },
            forms: listed(&one.forms),
            by_hand: listed(&one.by_hand),
            must: one.must,
            words: one.words,
            text: one.found.text,
        })
        .collect()
}

/// What was done just before, in a sentence.
pub(super) fn said(about: &About, enclosure: &Enclosure, marks: &[Marked]) -> String {
    match about.done.as_str() {
        "marked" => {
            let last: Vec<&Marked> = enclosure
                .marked_last()
                .iter()
                .filter_map(|mark| marks.iter().find(|m| m.id == mark.id.0))
                .collect();
            match last.as_slice() {
                [] => "It was marked already.".to_owned(),
                [one] if one.nowhere && !one.words => {
                    format!("{} {} marked, but nothing stands there.", one.what, one.verb)
                }
                [one] if one.nowhere => {
                    format!(
                        "{} stands nowhere in what can be read of it. Look whether it is written otherwise.",
                        one.what
                    )
                }
                [one] if one.places.is_empty() => {
                    format!("{} {} marked under {}.", one.what, one.verb, one.provision)
                }
                [one] => {
                    format!("{} {} marked under {}: {}.", one.what, one.verb, one.provision, one.places)
                }
                many => format!("{} marks were added.", many.len()),
            }
        }
        "seen" => "It may be seen, and is not suggested again. The page of the file lists what was answered."
            .to_owned(),
        "off" => match marks.len() {
            0 => "Nothing is marked any more.".to_owned(),
            n => format!("Taken off. {} left.", plural(&n, "mark", "marks")),
        },
        _ => String::new(),
    }
}

/// Provisions to choose from: those of the answer it goes with, then those the authority often relies on, then all.
pub(super) fn provisions(view: &CasePage, enclosure: &Enclosure) -> Vec<Choice> {
    let case = &view.case;
    let mut choices = vec![Choice::new("", "Choose a provision")];
    let mut push = |law, cited: &str| {
        let Some(label) = provisions::label(law, cited) else { return };
        if choices.iter().any(|c| c.value == label) {
            return;
        }
        let title = provisions::of_a_part(law).into_iter().find(|(known, _)| *known == label);
        let title = title.map(|(_, title)| title);
        let title = title.or_else(|| provisions::provision(law, &label).map(|p| p.title.as_str()));
        choices.push(Choice::new(label.clone(), format!("{label} {}", title.unwrap_or_default())));
    };
    let laws = case.laws_of(enclosure);
    let own = case.questions_of(enclosure).filter_map(|q| q.decision.as_ref());
    let others = case.questions.iter().filter_map(|q| q.decision.as_ref());
    let used = own.chain(others).flat_map(|d| &d.reliances);
    let standing = view.authority.standing_reasons.iter().map(|r| &r.reliance);
    for reliance in used.chain(standing).filter(|r| laws.contains(&r.law)) {
        push(reliance.law, &reliance.provision);
    }
    for law in laws {
        for (cited, _) in provisions::of_a_part(law) {
            push(law, &cited);
        }
    }
    choices
}
