//! What a PDF does by itself: scripts, programs that it starts, forms that it sends.

use std::collections::HashSet;

use container::pdf::{Dict, Object, Page, Pdf};

use super::{attachments::tree, numbered, text};
use crate::dangers::{CannotCheck, Code, Finding, Place};

const MOST: usize = 20_000;

/// Looks at the actions of the file, its pages, their annotations and fields.
pub(super) fn look(pdf: &Pdf<'_>, list: &[Page], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let root = pdf.root();
    let names = pdf.dict(root, "Names")?;
    for (name, value) in tree(pdf, &pdf.value(&names, "JavaScript")?)? {
        action(pdf, &value, &Place::part("Names").described(format!("the script ‘{name}’")), finding)?;
    }
    if let Some(open) = root.get("OpenAction") {
        action(pdf, open, &Place::part("Catalog").described("what happens when it is opened"), finding)?;
    }
    if let Object::Text(base) = pdf.value(&pdf.dict(root, "URI")?, "Base")? {
        let base = text::decode(&base);
        if is_of_the_office(&base) {
            let place = Place::part("Catalog").described("the address that its links begin with");
            finding.danger(Code::PdfAnnotation, place, "a place inside the office", &base);
        }
    }
    more(
        pdf,
        root,
        &Place::part("Catalog").described("what happens when it is opened, printed or closed"),
        finding,
    )?;
    for (number, page) in numbered(list) {
        more(
            pdf,
            &page.dict,
            &Place::page(number).described("what happens when the page is turned to"),
            finding,
        )?;
        let annotations = pdf.value(&page.dict, "Annots")?;
        for annotation in annotations.array().unwrap_or(&[]).iter().take(MOST) {
            finding.spend(1)?;
            let Object::Dict(dict) = pdf.get(annotation)? else { continue };
            let place = Place::page(number).described("what happens when something on the page is chosen");
            if let Some(own) = dict.get("A") {
                action(pdf, own, &place, finding)?;
            }
            more(pdf, &dict, &place, finding)?;
        }
    }
    Ok(())
}

/// Whether an address is a place on a machine or a drive of the office.
fn is_of_the_office(address: &str) -> bool {
    let small = address.to_lowercase();
    small.starts_with("file:") || small.starts_with("\\\\") || small.contains(":\\")
}

/// What happens with something at its different occasions.
pub(super) fn more(
    pdf: &Pdf<'_>,
    dict: &Dict,
    place: &Place,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for (_, value) in pdf.dict(dict, "AA")?.entries().take(50) {
        action(pdf, value, place, finding)?;
    }
    Ok(())
}

/// An action and those after it.
pub(super) fn action(
    pdf: &Pdf<'_>,
    object: &Object,
    place: &Place,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut done = HashSet::new();
    let mut open = vec![object.clone()];
    while let Some(object) = open.pop() {
        finding.spend(1)?;
        if let Object::Ref(number) = object
            && (!done.insert(number) || done.len() > 1_000)
        {
            continue;
        }
        let dict = match pdf.get(&object)? {
            Object::Dict(dict) => dict,
            Object::Array(list)
                if list.first().is_some_and(|o| {
                    pdf.get(o).is_ok_and(|o| o.dict().is_some_and(|d| d.get("S").is_some()))
                }) =>
            {
                open.extend(list.into_iter().take(100));
                continue;
            }
            _ => continue,
        };
        if let Some(next) = dict.get("Next") {
            open.push(next.clone());
        }
        let script = match pdf.value(&dict, "JS")? {
            Object::Text(script) => text::decode(&script),
            Object::Stream(stream) => text::decode(&pdf.bytes_of(&stream).unwrap_or_default()),
            _ => String::new(),
        };
        let target = |name: &str| -> Result<String, CannotCheck> {
            Ok(match pdf.value(&dict, name)? {
                Object::Text(text) => text::decode(&text),
                Object::Dict(file) => pdf
                    .value(&file, "UF")?
                    .text()
                    .or(pdf.value(&file, "F")?.text())
                    .map(text::decode)
                    .unwrap_or_default(),
                _ => String::new(),
            })
        };
        let kind = pdf.value(&dict, "S")?;
        match kind.name().unwrap_or(b"") {
            b"JavaScript" | b"Rendition" if !script.trim().is_empty() => {
                finding.danger(Code::PdfJavascript, place.clone(), "a script that runs by itself", &script);
            }
            b"Launch" => finding.danger(
                Code::PdfJavascript,
                place.clone(),
                "starts a program or opens a file",
                &target("F")?,
            ),
            b"SubmitForm" | b"ImportData" => {
                finding.danger(
                    Code::PdfJavascript,
                    place.clone(),
                    "sends or fetches what the form holds",
                    &target("F")?,
                );
            }
            b"URI" => {
                let address = target("URI")?;
                let small = address.to_lowercase();
                if small.trim_start().starts_with("javascript:") {
                    finding.danger(Code::PdfJavascript, place.clone(), "a script behind a link", &address);
                }
                if is_of_the_office(&address) {
                    finding.danger(
                        Code::PdfAnnotation,
                        place.clone(),
                        "a link to a place inside the office",
                        &address,
                    );
                }
            }
            b"GoToR" | b"GoToE" => {
                let file = target("F")?;
                if file.contains(['\\', '/']) && !file.starts_with("http") {
                    finding.danger(
                        Code::PdfAnnotation,
                        place.clone(),
                        "a link to a file in the office",
                        &file,
                    );
                }
            }
            _ => {}
        }
    }
    Ok(())
}
