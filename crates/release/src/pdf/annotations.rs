//! Notes, marks and other things put on a page: what they say beside what is seen, who put them there, and
//! redactions that were marked and never carried out.

use std::collections::HashSet;

use container::pdf::{Dict, Object, Page, Pdf};

use super::{attachments, numbered, sweep, text};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, is_neutral, names_somebody};

const MOST: usize = 20_000;

/// Looks at the annotations of all pages.
pub(super) fn look(
    pdf: &Pdf<'_>,
    list: &[Page],
    seen: &Words,
    done: &mut HashSet<u32>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for (number, page) in numbered(list) {
        for file in pdf.value(&page.dict, "AF")?.array().unwrap_or(&[]).iter().take(MOST) {
            let place = Place::page(number).described("a file that belongs to the page");
            attachments::file(pdf, file, "", place, done, finding)?;
        }
        let annotations = pdf.value(&page.dict, "Annots")?;
        for annotation in annotations.array().unwrap_or(&[]).iter().take(MOST) {
            finding.spend(2)?;
            let Object::Dict(dict) = pdf.get(annotation)? else { continue };
            one(pdf, &dict, number, seen, done, finding)?;
        }
    }
    Ok(())
}

fn one(
    pdf: &Pdf<'_>,
    dict: &Dict,
    page: u32,
    seen: &Words,
    done: &mut HashSet<u32>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let said = |name: &str| -> Result<String, CannotCheck> {
        Ok(match pdf.value(dict, name)? {
            Object::Text(text) => text::decode(&text),
            Object::Stream(stream) => text::decode(&pdf.bytes_of(&stream).unwrap_or_default()),
            _ => String::new(),
        })
    };
    let kind = pdf.value(dict, "Subtype")?;
    let kind = String::from_utf8_lossy(kind.name().unwrap_or(b"")).into_owned();
    let place = |at: &str| Place::page(page).described(at);
    unseen_looks(pdf, dict, page, seen, finding)?;
    let (contents, author, subject) = (said("Contents")?, said("T")?, said("Subj")?);
    let rich: String = crate::plain::without_tags(&said("RC")?);
    match kind.as_str() {
        "Widget" | "PrinterMark" | "TrapNet" => return Ok(()),
        // Reported with the words below it.
        "Redact" => return Ok(()),
        "FileAttachment" => {
            let file = dict.get("FS").cloned().unwrap_or(Object::Null);
            attachments::file(pdf, &file, "", place("a file pinned to the page"), done, finding)?;
        }
        "Link" => {
            // Programs put a description here for those who hear the page read.
            if names_somebody(&contents, seen) {
                finding.danger(
                    Code::PdfAnnotation,
                    place("the description of a link"),
                    "read aloud, not seen",
                    &contents,
                );
            }
            return Ok(());
        }
        "Sound" | "Movie" | "Screen" | "3D" | "RichMedia" => {
            finding.danger(
                Code::PdfAnnotation,
                place("a sound, film or model on the page"),
                kind.clone(),
                &contents,
            );
            let held = pdf.dict(&pdf.dict(dict, "RichMediaContent")?, "Assets")?;
            for (name, file) in attachments::tree(pdf, &Object::Dict(held))? {
                attachments::file(pdf, &file, &name, place("a file of a film or model"), done, finding)?;
            }
        }
        _ => {}
    }
    for file in pdf.value(dict, "AF")?.array().unwrap_or(&[]).iter().take(MOST) {
        attachments::file(pdf, file, "", place("a file that belongs to it"), done, finding)?;
    }
    let flags = pdf.value(dict, "F")?.whole().unwrap_or(0);
    let hidden = flags & (2 | 32) != 0;
    // A text box shows what it says; that is read with the page.
    let shown = kind == "FreeText" && !hidden;
    let words: Vec<&str> = [&contents, &rich]
        .into_iter()
        .map(|t| t.trim())
        .filter(|t| !(t.is_empty() || shown && seen.show(t)))
        .collect();
    let who = Some(author.trim()).filter(|a| !is_neutral(a));
    if words.is_empty() && who.is_none() && subject_tells(&subject, seen) {
        finding.danger(Code::PdfAnnotation, place(in_words(&kind)), "its subject", &subject);
    } else if !words.is_empty() || who.is_some() {
        let sample = words.first().copied().into_iter().chain(who).collect::<Vec<_>>().join(" · ");
        let detail = match (hidden, who) {
            (true, _) => "not shown",
            (false, Some(_)) => "with the name of who put it there",
            (false, None) => "opens when it is chosen",
        };
        finding.danger(Code::PdfAnnotation, place(in_words(&kind)), detail, &sample);
    }
    Ok(())
}

/// Looks that are not the one that is shown: of something hidden, of when it is pressed, of another state.
fn unseen_looks(
    pdf: &Pdf<'_>,
    dict: &Dict,
    page: u32,
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let hidden = pdf.value(dict, "F")?.whole().unwrap_or(0) & (2 | 32) != 0;
    let state = pdf.value(dict, "AS")?;
    for (name, look) in pdf.dict(dict, "AP")?.entries().take(3) {
        let usual = name == b"N";
        let mut looks: Vec<(bool, Object)> = Vec::new();
        match pdf.get(look)? {
            Object::Dict(states) => {
                let shown = |name: &[u8]| usual && !hidden && state.name() == Some(name);
                looks.extend(states.entries().take(100).map(|(name, look)| (shown(name), look.clone())));
            }
            _ => looks.push((usual && !hidden, look.clone())),
        }
        for (_, look) in looks.iter().filter(|(shown, _)| !shown) {
            // Letters of a font of its own may be the same as those that are shown.
            let told = sweep::telling(pdf, &pdf.get(look)?, seen)?
                .filter(|told| hidden || told != sweep::OWN_FONT)
                .filter(|told| hidden || names_somebody(told, seen));
            if let Some(sample) = told {
                let place =
                    Place::page(page).described("what is drawn of something on the page and not shown");
                finding.danger(
                    Code::PdfAnnotation,
                    place,
                    if hidden { "not shown" } else { "another state" },
                    &sample,
                );
                return Ok(());
            }
        }
    }
    Ok(())
}

fn subject_tells(subject: &str, seen: &Words) -> bool {
    names_somebody(subject, seen)
}

fn in_words(kind: &str) -> &'static str {
    match kind {
        "Text" | "Popup" => "a note",
        "FreeText" => "a text box",
        "Highlight" | "Underline" | "StrikeOut" | "Squiggly" => "a mark on text",
        "Stamp" => "a stamp",
        "Ink" | "Line" | "Square" | "Circle" | "Polygon" | "PolyLine" => "a drawing on the page",
        "Caret" => "a change that somebody proposed",
        "FileAttachment" => "a file pinned to the page",
        _ => "something put on the page",
    }
}
