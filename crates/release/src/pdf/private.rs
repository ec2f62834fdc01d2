//! What programs keep in a PDF for themselves: a reader shows none of it.

use std::collections::BTreeSet;

use container::pdf::{Dict, Object, Page, Pdf};

use super::{numbered, reach, sweep};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::Words;

/// Names that the standard knows in a catalogue.
const CATALOGUE: &str = "Type|Version|Extensions|Pages|PageLabels|Names|Dests|ViewerPreferences|PageLayout|PageMode|Outlines|Threads|\
     OpenAction|AA|URI|AcroForm|Metadata|StructTreeRoot|MarkInfo|Lang|SpiderInfo|OutputIntents|PieceInfo|OCProperties|\
     Perms|Legal|Requirements|Collection|NeedsRendering|DSS|AF|DPartRoot";
/// Names that lead back to the pages.
const BACK: &[&str] = &["Parent", "P", "Pg", "Dest", "D", "Page"];
/// Names that the standard knows in a page.
const PAGE: &str = "Type|Parent|LastModified|Resources|MediaBox|CropBox|BleedBox|TrimBox|ArtBox|BoxColorInfo|Contents|Rotate|Group|Thumb|B|Dur|\
     Trans|Annots|AA|Metadata|PieceInfo|StructParents|ID|PZ|SeparationInfo|Tabs|TemplateInstantiated|PresSteps|UserUnit|VP|AF|\
     OutputIntents|DPart";

/// Bytes in a form of its own that may hold a drawing.
const SMALLEST: usize = 64;

/// The entries of a catalogue that the standard knows.
pub(super) fn known(root: &Dict) -> impl Iterator<Item = (&[u8], &Object)> {
    root.entries().filter(|(name, _)| CATALOGUE.split('|').any(|n| n.as_bytes() == *name && n != "PieceInfo"))
}

/// The objects that only private names of the catalogue lead to, or what programs keep for themselves anywhere.
pub(super) fn reached(pdf: &Pdf<'_>, finding: &mut Finding<'_>) -> Result<BTreeSet<u32>, CannotCheck> {
    let mut values: Vec<Object> = Vec::new();
    for number in pdf.numbers() {
        finding.spend(1)?;
        let object = pdf.get(&Object::Ref(number))?;
        let Some(dict) = object.dict() else { continue };
        values.extend(dict.get("PieceInfo").cloned());
        if dict == pdf.root() {
            let names = || CATALOGUE.split('|');
            values.extend(
                dict.entries().filter(|(n, _)| !names().any(|k| k.as_bytes() == *n)).map(|(_, v)| v.clone()),
            );
        }
    }
    reach::from(pdf, &values, BACK, finding)
}

/// Looks at private data of the file and its pages.
pub(super) fn look(
    pdf: &Pdf<'_>,
    list: &[Page],
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    piece(pdf, pdf.root(), Place::part("PieceInfo"), seen, finding)?;
    unknown(pdf, pdf.root(), CATALOGUE, Place::part("Catalog"), seen, finding)?;
    for (number, page) in numbered(list) {
        piece(pdf, &page.dict, Place::page(number), seen, finding)?;
        unknown(pdf, &page.dict, PAGE, Place::page(number), seen, finding)?;
        if let Object::Stream(_) = pdf.value(&page.dict, "Thumb")? {
            let place = Place::page(number).described("a small picture of the page");
            finding.danger(Code::PdfPieceInfo, place, "it may show what was changed since", "");
        }
    }
    Ok(())
}

/// Whether something of a page, a file or a form is kept by a program for itself.
pub(super) fn piece(
    pdf: &Pdf<'_>,
    dict: &Dict,
    place: Place,
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for (program, value) in pdf.dict(dict, "PieceInfo")?.entries().take(100) {
        let told = match below(pdf, value, seen, finding)? {
            None => kept(pdf, value, finding)?,
            told => told,
        };
        if let Some(sample) = told {
            let place = place.clone().described("what a program keeps for itself");
            finding.danger(Code::PdfPieceInfo, place, String::from_utf8_lossy(program).into_owned(), &sample);
        }
    }
    Ok(())
}

/// How much a program keeps in a form of its own: it may be the whole of an earlier drawing.
fn kept(pdf: &Pdf<'_>, value: &Object, finding: &mut Finding<'_>) -> Result<Option<String>, CannotCheck> {
    let mut bytes = 0;
    for number in reach::from(pdf, std::slice::from_ref(value), BACK, finding)? {
        if let Object::Stream(stream) = pdf.get(&Object::Ref(number))?
            && stream.dict.get("Type").and_then(Object::name) != Some(b"XObject")
        {
            bytes += pdf.bytes_of(&stream).map_or_else(|_| pdf.packed_bytes(&stream).len(), |b| b.len());
        }
    }
    Ok((bytes >= SMALLEST).then(|| format!("{bytes} bytes in its own form")))
}

fn unknown(
    pdf: &Pdf<'_>,
    dict: &Dict,
    names: &str,
    place: Place,
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for (name, value) in dict.entries().take(500) {
        let name = String::from_utf8_lossy(name).into_owned();
        if names.split('|').any(|n| n == name) {
            continue;
        }
        if let Some(sample) = below(pdf, value, seen, finding)? {
            let place = place.clone().described("what no reader of PDFs knows");
            finding.danger(Code::PdfOrphanObject, place, name, &sample);
        }
    }
    Ok(())
}

/// The first thing below a value that tells something.
fn below(
    pdf: &Pdf<'_>,
    value: &Object,
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<Option<String>, CannotCheck> {
    if let Some(sample) = sweep::telling(pdf, value, seen)? {
        return Ok(Some(sample));
    }
    for number in reach::from(pdf, std::slice::from_ref(value), BACK, finding)? {
        let object = pdf.get(&Object::Ref(number))?;
        // The way back to the pages is no private data.
        if object.dict().is_some_and(|d| {
            matches!(d.get("Type").and_then(Object::name), Some(b"Page" | b"Pages" | b"Catalog"))
        }) {
            continue;
        }
        if let Some(sample) = sweep::telling(pdf, &object, seen)? {
            return Ok(Some(sample));
        }
    }
    Ok(None)
}
