//! Bookmarks: they are read beside the pages, and may name what the pages do not.

use std::collections::HashSet;

use container::pdf::{Object, Pdf};

use super::text;
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, is_neutral, names_somebody};

const MOST: usize = 200_000;

/// Looks at the labels of pages and at the names of places in the file, which readers list or show beside the pages.
pub(super) fn names(pdf: &Pdf<'_>, seen: &Words, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut said: Vec<(&str, String)> = Vec::new();
    for (name, _) in super::attachments::tree(pdf, &pdf.value(&pdf.dict(pdf.root(), "Names")?, "Dests")?)? {
        said.push(("the name of a place in the file", name));
    }
    for (name, _) in pdf.dict(pdf.root(), "Dests")?.entries().take(MOST) {
        said.push(("the name of a place in the file", String::from_utf8_lossy(name).into_owned()));
    }
    let mut open = vec![(pdf.value(pdf.root(), "PageLabels")?, 0)];
    while let Some((node, depth)) = open.pop() {
        let Some(dict) = node.dict() else { continue };
        for kid in pdf.value(dict, "Kids")?.array().unwrap_or(&[]).iter().take(1_000) {
            if depth < 20 {
                open.push((pdf.get(kid)?, depth + 1));
            }
        }
        for value in pdf.value(dict, "Nums")?.array().unwrap_or(&[]).iter().take(MOST) {
            let Object::Dict(label) = pdf.get(value)? else { continue };
            if let Object::Text(before) = pdf.value(&label, "P")? {
                said.push(("the label of a page", text::decode(&before)));
            }
        }
    }
    finding.spend(said.len())?;
    for (what, words) in said {
        // Programs make names of their own, of letters and numbers.
        let spoken = words.split_whitespace().count() > 1;
        if spoken && names_somebody(&words, seen) && !is_neutral(&words) {
            let place = Place::part("Names").described(what);
            finding.danger(Code::PdfOutline, place, format!("{} letters", words.chars().count()), &words);
        }
    }
    Ok(())
}

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
