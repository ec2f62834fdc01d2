//! Bookmarks: they are read beside the pages, and may name what the pages do not.

use std::collections::HashSet;

use container::pdf::{Object, Pdf};

use super::text;
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, is_neutral, names_somebody};

const MOST: usize = 200_000;

/// Looks at all bookmarks.
pub(super) fn look(pdf: &Pdf<'_>, seen: &Words, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let top = pdf.dict(pdf.root(), "Outlines")?;
    let mut done = HashSet::new();
    let mut open: Vec<Object> = top.get("First").cloned().into_iter().collect();
    let mut plain = 0_usize;
    let mut first = String::new();
    while let Some(object) = open.pop() {
        finding.spend(2)?;
        if let Object::Ref(number) = object
            && !done.insert(number)
        {
            continue;
        }
        let Object::Dict(dict) = pdf.get(&object)? else { continue };
        if let Object::Text(title) = pdf.value(&dict, "Title")? {
            let title = text::decode(&title);
            let unseen = seen.unseen(&title);
            if names_somebody(&title, seen) || (unseen.len() >= 3 && !is_neutral(&title)) {
                let place = Place::part("Outlines").described("a bookmark");
                finding.danger(Code::PdfOutline, place, format!("{} letters", title.chars().count()), &title);
            } else {
                plain += 1;
                if first.is_empty() && !unseen.is_empty() {
                    first = title;
                }
            }
        }
        if let Some(own) = dict.get("A") {
            super::actions::action(
                pdf,
                own,
                &Place::part("Outlines").described("what a bookmark does"),
                finding,
            )?;
        }
        for name in ["Next", "First"] {
            if let Some(next) = dict.get(name)
                && open.len() < MOST
            {
                open.push(next.clone());
            }
        }
    }
    if plain > 0 {
        let place = Place::part("Outlines").described("bookmarks");
        finding.note(
            Code::PdfOutline,
            place,
            format!("{plain} bookmarks in words of the pages or of headings"),
            &first,
        );
    }
    Ok(())
}
