//! Links: those to pages of the same file and to the web stay, without words of their own.

use container::pdf::{Dict, Object, Pdf};

use crate::{
    copy::Copy,
    dangers::CannotCheck,
    pdf::{
        content::Rect,
        make::{NewPage, Told},
        text,
        write::Output,
    },
};

/// The links of a page in the new file, each with the number of the old one.
pub(super) fn of_page(
    pdf: &Pdf<'_>,
    page: &NewPage,
    told: &Told,
    out: &mut Output<'_, '_>,
    copy: &mut Copy,
) -> Result<Vec<u32>, CannotCheck> {
    let mut kept = Vec::new();
    let list = pdf.value(&page.old.dict, "Annots")?;
    for annotation in list.array().unwrap_or(&[]).iter().take(10_000) {
        let Object::Dict(dict) = pdf.get(annotation)? else { continue };
        if pdf.value(&dict, "Subtype")?.name() != Some(b"Link") {
            continue;
        }
        let mut numbers = Vec::new();
        for one in pdf.value(&dict, "Rect")?.array().unwrap_or(&[]).iter().take(4) {
            numbers.extend(pdf.get(one)?.number().map(|n| n as f32));
        }
        let [a, b, c, d] = numbers[..] else { continue };
        let rect = Rect::of((a, b), (c, d));
        let marked = page.marked.areas.iter().any(|m| m.meets(rect));
        let Some((name, target)) = target(pdf, &dict, told, out)?.filter(|_| !marked) else {
            copy.changed("Links that lead inside the office, or that stood on what was taken out, are gone.");
            continue;
        };
        let number = out.reserve();
        if let Object::Ref(old) = annotation {
            out.stands(*old, number);
        }
        let mut new = Dict::default();
        new.set("Type", Object::Name(b"Annot".to_vec()));
        new.set("Subtype", Object::Name(b"Link".to_vec()));
        new.set("Rect", Object::Array([a, b, c, d].map(|n| Object::Number(f64::from(n))).to_vec()));
        for name in ["F", "Border", "C", "H", "QuadPoints", "StructParent"] {
            if let Some(value) = dict.get(name).map(|v| out.plain(v)).transpose()?.flatten() {
                new.set(name, value);
            }
        }
        let mut border = Dict::default();
        let drawn = pdf.dict(&dict, "BS")?;
        for name in ["W", "S", "D"] {
            if let Some(value) = drawn.get(name).map(|v| out.plain(v)).transpose()?.flatten() {
                border.set(name, value);
            }
        }
        if !border.is_empty() {
            new.set("BS", Object::Dict(border));
        }
        if let Object::Text(said) = pdf.value(&dict, "Contents")?
            && told.may_say(&text::decode(&said))
        {
            new.set("Contents", Object::Text(said));
        }
        new.set(name, target);
        out.put(number, &Object::Dict(new));
        kept.push(number);
    }
    Ok(kept)
}

/// Where a link leads, if that may stay.
fn target(
    pdf: &Pdf<'_>,
    dict: &Dict,
    told: &Told,
    out: &mut Output<'_, '_>,
) -> Result<Option<(&'static str, Object)>, CannotCheck> {
    if let Some(place) = destination(pdf, dict, out)? {
        return Ok(Some(("Dest", place)));
    }
    let action = pdf.dict(dict, "A")?;
    if pdf.value(&action, "S")?.name() != Some(b"URI") {
        return Ok(None);
    }
    let Object::Text(address) = pdf.value(&action, "URI")? else { return Ok(None) };
    let said = text::decode(&address);
    let small = said.to_lowercase();
    let outside = ["http://", "https://", "mailto:", "tel:", "www."].iter().any(|s| small.starts_with(s));
    if !outside || told.is_hunted(&said) {
        return Ok(None);
    }
    let mut own = Dict::default();
    own.set("S", Object::Name(b"URI".to_vec()));
    own.set("URI", Object::Text(address));
    Ok(Some(("A", Object::Dict(own))))
}

/// The place in the file that a bookmark or a link leads to.
pub(super) fn destination(
    pdf: &Pdf<'_>,
    dict: &Dict,
    out: &mut Output<'_, '_>,
) -> Result<Option<Object>, CannotCheck> {
    let mut place = pdf.value(dict, "Dest")?;
    if place == Object::Null {
        let action = pdf.dict(dict, "A")?;
        if pdf.value(&action, "S")?.name() == Some(b"GoTo") {
            place = pdf.value(&action, "D")?;
        }
    }
    for _ in 0..4 {
        place = match place {
            Object::Name(name) => {
                pdf.value(&pdf.dict(pdf.root(), "Dests")?, &String::from_utf8_lossy(&name))?
            }
            Object::Text(name) => {
                let names = pdf.dict(pdf.root(), "Names")?;
                let wanted = text::decode(&name);
                let tree = crate::pdf::attachments::tree(pdf, &pdf.value(&names, "Dests")?)?;
                match tree.into_iter().find(|(n, _)| *n == wanted) {
                    Some((_, value)) => pdf.get(&value)?,
                    None => Object::Null,
                }
            }
            Object::Dict(dict) => pdf.value(&dict, "D")?,
            other => other,
        };
        if let Object::Array(list) = &place {
            let page = match list.first() {
                Some(Object::Ref(old)) => out.number_of(*old).map(Object::Ref),
                Some(Object::Number(nth)) => Some(Object::Number(*nth)),
                _ => None,
            };
            let Some(page) = page else { return Ok(None) };
            let rest = list
                .iter()
                .skip(1)
                .take(5)
                .filter(|o| matches!(o, Object::Name(_) | Object::Number(_) | Object::Null));
            return Ok(Some(Object::Array([page].into_iter().chain(rest.cloned()).collect())));
        }
    }
    Ok(None)
}
