//! Fields of forms: what was filled in stays in the file whatever the page shows of it.

use std::collections::HashSet;

use container::pdf::{Dict, Object, Page, Pdf};

use super::{actions, text};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, names_somebody};

const MOST: usize = 100_000;

/// Looks at all fields, those of the form and those that only a page knows.
pub(super) fn look(
    pdf: &Pdf<'_>,
    list: &[Page],
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let form = pdf.dict(pdf.root(), "AcroForm")?;
    let mut open: Vec<Object> = Vec::new();
    if let Object::Array(fields) = pdf.value(&form, "Fields")? {
        open.extend(fields.into_iter().take(MOST));
    }
    for page in list {
        if let Object::Array(annotations) = pdf.value(&page.dict, "Annots")? {
            for one in annotations.iter().take(MOST) {
                let Object::Dict(dict) = pdf.get(one)? else { continue };
                if pdf.value(&dict, "Subtype")?.name() == Some(b"Widget") {
                    open.push(one.clone());
                }
            }
        }
    }
    let mut done = HashSet::new();
    let (mut empty, mut filled) = (0_usize, 0_usize);
    while let Some(object) = open.pop() {
        finding.spend(2)?;
        if let Object::Ref(number) = object
            && !done.insert(number)
        {
            continue;
        }
        let Object::Dict(dict) = pdf.get(&object)? else { continue };
        if let Object::Array(kids) = pdf.value(&dict, "Kids")?
            && open.len() < MOST
        {
            open.extend(kids);
        }
        let place = Place::part("AcroForm").described("what happens when a field is filled in");
        actions::more(pdf, &dict, &place, finding)?;
        if one(pdf, &dict, seen, finding)? { filled += 1 } else { empty += 1 }
    }
    xfa(pdf, &form, finding)?;
    if filled == 0 && empty > 0 {
        let place = Place::part("AcroForm").described("a form");
        finding.note(Code::PdfFormField, place, format!("{empty} fields, none filled in"), "");
    }
    Ok(())
}

/// Whether a field holds something, which is reported.
fn one(pdf: &Pdf<'_>, dict: &Dict, seen: &Words, finding: &mut Finding<'_>) -> Result<bool, CannotCheck> {
    let name = pdf.value(dict, "T")?.text().map(text::decode).unwrap_or_default();
    let mut found = false;
    // What a list begins with and offers to everybody was chosen by nobody.
    let usual = pdf.value(dict, "FT")?.name() == Some(b"Ch")
        && dict.get("V") == dict.get("DV")
        && matches!(pdf.value(dict, "V")?, Object::Text(v)
            if offered(pdf, dict, &v)? && !names_somebody(&text::decode(&v), seen));
    if usual {
        return Ok(false);
    }
    for (key, what) in [
        ("V", "what was filled in"),
        ("DV", "what it holds before anything is filled in"),
        ("RV", "what was filled in"),
    ] {
        let value = match pdf.value(dict, key)? {
            Object::Text(value) => text::decode(&value),
            Object::Array(list) => list
                .iter()
                .take(1_000)
                .filter_map(|o| pdf.get(o).ok()?.text().map(text::decode))
                .collect::<Vec<_>>()
                .join(", "),
            Object::Stream(stream) => text::decode(&pdf.bytes_of(&stream).unwrap_or_default()),
            // A signature: who signed, where and why.
            Object::Dict(signed) => {
                let mut parts = Vec::new();
                for name in ["Name", "Reason", "Location", "ContactInfo"] {
                    parts.extend(pdf.value(&signed, name)?.text().map(text::decode));
                }
                let signed = parts.join(", ");
                // Who signed stands on the page, mostly.
                if seen.show(&signed) { String::new() } else { signed }
            }
            _ => continue,
        };
        if value.chars().any(char::is_alphanumeric) {
            let place = Place::part("AcroForm").described(format!("the field ‘{name}’"));
            finding.danger(Code::PdfFormValue, place, what, &value);
            found = true;
        }
    }
    Ok(found)
}

/// Whether a value is one of those that a field lets choose from.
fn offered(pdf: &Pdf<'_>, dict: &Dict, value: &[u8]) -> Result<bool, CannotCheck> {
    let list = pdf.value(dict, "Opt")?;
    for one in list.array().unwrap_or(&[]).iter().take(10_000) {
        let one = pdf.get(one)?;
        let same = |o: &Object| o.text().is_some_and(|t| text::decode(t) == text::decode(value));
        if same(&one) || one.array().is_some_and(|pair| pair.iter().any(same)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The data of a form in XML.
fn xfa(pdf: &Pdf<'_>, form: &Dict, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let parts = match pdf.value(form, "XFA")? {
        Object::Array(list) => list,
        one @ Object::Stream(_) => vec![one],
        _ => return Ok(()),
    };
    for part in parts.iter().take(100) {
        let Object::Stream(stream) = pdf.get(part)? else { continue };
        let bytes = pdf.bytes_of(&stream)?;
        let (mut inside, mut words) = (0_usize, String::new());
        // In the template: what a field holds before anything is filled in, not what stands beside it.
        let (mut field, mut beside, mut value) = (0_usize, 0_usize, 0_usize);
        let walked = container::xml::walk(&bytes, "form", finding.limits, |node| match node {
            container::xml::Node::Open { name: "data", .. } => inside += 1,
            container::xml::Node::Close { name: "data" } => inside = inside.saturating_sub(1),
            container::xml::Node::Open { name: "field", .. } => field += 1,
            container::xml::Node::Close { name: "field" } => field = field.saturating_sub(1),
            container::xml::Node::Open {
                name: "caption" | "assist" | "items" | "event" | "validate",
                ..
            } => beside += 1,
            container::xml::Node::Close { name: "caption" | "assist" | "items" | "event" | "validate" } => {
                beside = beside.saturating_sub(1);
            }
            container::xml::Node::Open { name: "value", .. } => value += 1,
            container::xml::Node::Close { name: "value" } => value = value.saturating_sub(1),
            container::xml::Node::Text(text)
                if (inside > 0 || field > 0 && value > 0 && beside == 0 && text.trim().len() > 1)
                    && words.len() < 4_000 =>
            {
                words.push_str(text.trim());
                words.push(' ');
            }
            _ => {}
        });
        // A part of a form is no whole XML by itself; what was read of it counts.
        drop(walked);
        if words.chars().any(char::is_alphanumeric) {
            let place = Place::part("XFA").described("the data of the form");
            finding.danger(Code::PdfFormValue, place, "what was filled in", words.trim());
        }
    }
    Ok(())
}
