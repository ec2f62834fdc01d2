//! A document, an e-mail or a presentation as pages: a PDF of what is seen of it, made from its clean copy, with a layout of our
//! own. What is seen `release` tells, the pages `rendering` makes, and `release` looks through what was made.

use casework::case::{Enclosure, Inspected, InspectionVerdict};
use container::Limits;
use release::{
    copy::{Copy, Mark, Target, What},
    dangers::{CannotCheck, Format},
};

use Format::{Csv, Docm, Docx, Eml, Msg, Odp, Ods, Odt, Pptm, Pptx, Text, Tsv, Xls, Xlsm, Xlsx};

/// What pages are made of; a PDF has pages already, and a picture is one.
const OF_PAGES: [Format; 9] = [Docx, Docm, Odt, Pptx, Pptm, Odp, Eml, Msg, Text];
/// What CSV is made of.
const OF_CELLS: [Format; 3] = [Xlsx, Xlsm, Ods];

/// The plainest copy of a file, which regulators advise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plainest {
    /// A PDF of its pages.
    Pdf,
    /// CSV of its visible sheets.
    Csv,
}

/// Whether pages can be made of a file of this kind, be it that another copy is advised.
pub fn can_become_pages(name: &str, bytes: &[u8]) -> bool {
    let format = Format::of(bytes, Some(name));
    [OF_PAGES.as_slice(), &OF_CELLS, &[Xls, Csv, Tsv]].concat().contains(&format)
}

/// The plainest copy that can be made of an enclosure, as far as its inspection says what it is.
pub fn plainest(enclosure: &Enclosure) -> Option<Plainest> {
    let format = enclosure.inspection()?.found.format.as_str();
    let is = |kinds: &[Format]| kinds.iter().any(|kind| kind.in_words() == format);
    match format {
        _ if is(&OF_PAGES) => Some(Plainest::Pdf),
        _ if is(&OF_CELLS) => Some(Plainest::Csv),
        _ => None,
    }
}

/// Whether words or parts can be taken out of an enclosure: not of what cannot be read, and of an archive not before its
/// files are taken out.
pub fn can_be_marked(enclosure: &Enclosure) -> bool {
    let readable = |i: &&Inspected| i.verdict != InspectionVerdict::CannotCheck;
    enclosure.inspection().filter(readable).is_some_and(|i| i.found.format != Format::Zip.in_words())
}

/// Makes pages of what is seen of a file. Of a PDF a clean copy is made.
pub fn pages(name: &str, bytes: &[u8], limits: &Limits) -> Result<Copy, CannotCheck> {
    if Format::of(bytes, Some(name)) == Format::Pdf {
        return release::clean(name, bytes, limits);
    }
    let (copy, told) = release::clean_to_transcript(name, bytes, limits)?;
    let Some(told) = told else { return Ok(copy) };
    let pdf = rendering::transcript_pdf(&told)
        .map_err(|why| CannotCheck::because(format!("no pages can be made of it: {why}")))?;
    Ok(release::pages_made(copy, &told, pdf, limits))
}

/// Makes pages of a file, and takes out of them what is marked; boxes are of these pages.
pub fn pages_redacted(
    name: &str,
    bytes: &[u8],
    marks: &[Mark],
    limits: &Limits,
) -> Result<Copy, CannotCheck> {
    if Format::of(bytes, Some(name)) == Format::Pdf {
        return release::redact(name, bytes, marks, limits);
    }
    let mut made = pages(name, bytes, limits)?;
    let Some(pdf) = made.bytes.take() else { return Ok(made) };
    let mut copy = release::redact("pages.pdf", &pdf, marks, limits)?;
    // What stood in hidden places only went with them: the file itself is asked.
    let words = |mark: &Mark| matches!(mark.target, Target::Find(_));
    let hidden: Vec<Mark> = copy.not_found.iter().filter(|mark| words(mark)).cloned().collect();
    if !hidden.is_empty()
        && let Ok(own) = release::redact(name, bytes, &hidden, limits)
    {
        for found in own.removed.iter().filter(|r| matches!(r.what, What::Mark(_))) {
            copy.removed(found.what.clone(), found.count, found.provision.as_deref());
        }
        copy.not_found.retain(|mark| !words(mark) || own.not_found.contains(mark));
    }
    for removed in made.removed {
        copy.removed(removed.what, removed.count, removed.provision.as_deref());
    }
    made.changed.append(&mut copy.changed);
    made.changed.into_iter().for_each(|sentence| copy.changed(sentence));
    Ok(copy)
}
