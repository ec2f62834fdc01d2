//! Words that stand for parts of a page, for those who hear it read: they may say more than is seen.

use std::collections::HashSet;

use container::pdf::{Object, Pdf};

use super::{Known, text};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{names_somebody, words};

const MOST: usize = 1_000_000;

/// Looks at what the pages mark and at the tree of the structure.
pub(super) fn look(pdf: &Pdf<'_>, known: &Known, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    for (page, actual, said, shown) in &known.marked {
        judge(Place::page(*page), *actual, said, shown, known, finding);
    }
    let mut seen = HashSet::new();
    let mut open = vec![pdf.value(pdf.root(), "StructTreeRoot")?];
    while let Some(object) = open.pop() {
        finding.spend(4)?;
        if let Object::Ref(number) = object
            && !seen.insert(number)
        {
            continue;
        }
        let dict = match pdf.get(&object)? {
            Object::Array(list) => {
                open.extend(list.into_iter().rev().filter(|o| matches!(o, Object::Ref(_) | Object::Dict(_))));
                continue;
            }
            Object::Dict(dict) => dict,
            _ => continue,
        };
        for (name, actual) in [("ActualText", true), ("Alt", false), ("E", false), ("T", false)] {
            if let Object::Text(said) = pdf.value(&dict, name)? {
                judge(Place::part("structure"), actual, &text::decode(&said), "", known, finding);
            }
        }
        if let Some(kids) = dict.get("K")
            && open.len() < MOST
        {
            open.push(kids.clone());
        }
    }
    Ok(())
}

fn judge(place: Place, actual: bool, said: &str, shown: &str, known: &Known, finding: &mut Finding<'_>) {
    let run = |t: &str| words(t).collect::<String>();
    let (one, two) = (run(said), run(shown));
    if one.is_empty() || one == two || known.seen.show(said) {
        return;
    }
    let count = format!("{} letters", said.chars().count());
    if actual {
        // A sign for which a letter or two stand: a ligature, a bullet.
        if one.chars().count() <= 2 || two.contains(&one) {
            return;
        }
        let place = place.described("words read aloud and copied in place of what is seen");
        finding.danger(Code::PdfActualText, place, count, said);
    } else {
        let place = place.described("the description of something, read aloud");
        if names_somebody(said, &known.seen) {
            finding.danger(Code::PdfAltText, place, count, said);
        } else {
            finding.note(Code::PdfAltText, place, count, said);
        }
    }
}
