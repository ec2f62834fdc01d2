//! Files inside a PDF: each is a danger by itself, and is looked through.

use std::collections::HashSet;

use container::pdf::{Dict, Object, Pdf};

use super::text;
use crate::dangers::{CannotCheck, Code, Finding, Place};

const MOST: usize = 10_000;
const DEEPEST: usize = 40;

/// Looks at the files that the catalogue names.
pub(super) fn look(
    pdf: &Pdf<'_>,
    done: &mut HashSet<u32>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let names = pdf.dict(pdf.root(), "Names")?;
    for (name, value) in tree(pdf, &pdf.value(&names, "EmbeddedFiles")?)? {
        file(pdf, &value, &name, Place::part("EmbeddedFiles"), done, finding)?;
    }
    let more = pdf.value(pdf.root(), "AF")?;
    for value in more.array().unwrap_or(&[]).iter().take(MOST) {
        file(pdf, value, "", Place::part("AF"), done, finding)?;
    }
    // Pages, annotations and parts of the structure may have files of their own.
    for number in pdf.numbers() {
        let object = pdf.get(&Object::Ref(number))?;
        let Some(own) = object.dict().filter(|d| *d != pdf.root()).and_then(|d| d.get("AF")) else {
            continue;
        };
        let list = match pdf.get(own)? {
            Object::Array(list) => list,
            one => vec![one],
        };
        for value in list.iter().take(MOST) {
            file(pdf, value, "", Place::part("AF"), done, finding)?;
        }
    }
    Ok(())
}

/// Looks at the files that anything else leads to: media clips, actions, structure, whatever holds a file.
pub(super) fn anywhere(
    pdf: &Pdf<'_>,
    done: &mut HashSet<u32>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for number in pdf.numbers() {
        finding.spend(1)?;
        let object = pdf.get(&Object::Ref(number))?;
        let mut open: Vec<(&Object, usize)> = vec![(&object, 0)];
        while let Some((value, depth)) = open.pop() {
            match value {
                Object::Array(list) if depth < DEEPEST => open.extend(list.iter().map(|v| (v, depth + 1))),
                Object::Dict(_) | Object::Stream(_) => {
                    let Some(dict) = value.dict() else { continue };
                    if dict.get("EF").is_some() {
                        file(pdf, &Object::Dict(dict.clone()), "", Place::part("files"), done, finding)?;
                    }
                    if depth < DEEPEST {
                        open.extend(dict.entries().map(|(_, v)| (v, depth + 1)));
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// The names of a tree with their values.
pub(super) fn tree(pdf: &Pdf<'_>, top: &Object) -> Result<Vec<(String, Object)>, CannotCheck> {
    let mut out = Vec::new();
    let mut seen = HashSet::new();
    let mut open = vec![(top.clone(), 0)];
    while let Some((node, depth)) = open.pop() {
        if let Object::Ref(number) = node
            && !seen.insert(number)
        {
            continue;
        }
        let Object::Dict(dict) = pdf.get(&node)? else { continue };
        if let Object::Array(list) = pdf.value(&dict, "Names")? {
            for pair in list.chunks(2) {
                if let [name, value] = pair
                    && out.len() < MOST
                {
                    let name = pdf.get(name)?;
                    out.push((name.text().map(text::decode).unwrap_or_default(), value.clone()));
                }
            }
        }
        if let Object::Array(kids) = pdf.value(&dict, "Kids")?
            && depth < DEEPEST
            && open.len() < MOST
        {
            open.extend(kids.into_iter().map(|k| (k, depth + 1)));
        }
    }
    Ok(out)
}

/// A file by its description.
pub(super) fn file(
    pdf: &Pdf<'_>,
    value: &Object,
    name: &str,
    place: Place,
    done: &mut HashSet<u32>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let Object::Dict(dict) = pdf.get(value)? else { return Ok(()) };
    let said = |key: &str| -> Result<Option<String>, CannotCheck> {
        Ok(pdf.value(&dict, key)?.text().map(text::decode).filter(|t| !t.is_empty()))
    };
    let named = said("UF")?.or(said("F")?).unwrap_or_else(|| name.to_owned());
    let described = said("Desc")?.unwrap_or_default();
    let held: Dict = pdf.dict(&dict, "EF")?;
    let mut found = false;
    for (_, object) in held.entries().take(10) {
        let Object::Stream(stream) = pdf.get(object)? else { continue };
        found = true;
        if !done.insert(stream.number()) {
            continue;
        }
        let bytes = pdf.bytes_of(&stream)?;
        finding.unpacked(bytes.len())?;
        let place = place.clone().described(format!("the file ‘{named}’ inside this one"));
        let head = container::charset::decode(&bytes[..bytes.len().min(300)], None).text.into_owned();
        let sample = if text::is_words(&head) { head } else { described.clone() };
        finding.danger(Code::PdfAttachment, place, format!("{} bytes", bytes.len()), &sample);
        finding.inside(&named, &bytes);
    }
    if !found && !named.is_empty() {
        let place = place.described("a file elsewhere that this one refers to");
        finding.danger(Code::PdfAttachment, place, "its name and place", &named);
    }
    Ok(())
}
