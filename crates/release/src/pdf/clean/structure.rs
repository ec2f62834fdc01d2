//! The tree of the structure, by which a page is read aloud: it stays, without words that tell more than the pages do.

use std::collections::HashMap;

use container::pdf::{Dict, Object, Pdf};

use super::{beside::collect, links};
use crate::{
    copy::Copy,
    dangers::CannotCheck,
    metadata::names_somebody,
    pdf::{
        make::{NewPage, Told},
        text,
        write::Output,
    },
};

/// Parts of one tree.
const MOST: usize = 2_000_000;

/// A part of the tree whose own parts are still to be looked at.
struct Part {
    old: Dict,
    number: u32,
    above: u32,
}

/// Copies the tree and the links of all pages; gives its number.
pub(in crate::pdf) fn structure(
    pdf: &Pdf<'_>,
    told: &Told,
    pages: &mut [NewPage],
    out: &mut Output<'_, '_>,
    copy: &mut Copy,
) -> Result<Option<u32>, CannotCheck> {
    for page in pages.iter_mut() {
        let kept = links::of_page(pdf, page, told, out, copy)?;
        if !kept.is_empty() {
            page.dict.set("Annots", Object::Array(kept.into_iter().map(Object::Ref).collect()));
        }
    }
    let Object::Dict(old) = pdf.value(pdf.root(), "StructTreeRoot")? else { return Ok(None) };
    let root = out.reserve();
    let mut elements: HashMap<u32, u32> = HashMap::new();
    let mut open: Vec<Part> = Vec::new();
    let mut dict = Dict::default();
    dict.set("Type", Object::Name(b"StructTreeRoot".to_vec()));
    let kids = kids(pdf, &old, root, &mut elements, &mut open, out)?;
    dict.set("K", Object::Array(kids));
    let mut count = 0;
    while let Some(part) = open.pop() {
        count += 1;
        if count > MOST {
            return Err(CannotCheck::bomb("its structure has more parts than any document"));
        }
        let new = element(pdf, &part, told, &mut elements, &mut open, out)?;
        out.put(part.number, &Object::Dict(new));
    }
    for name in ["RoleMap", "ClassMap"] {
        let value = pdf.value(&old, name)?;
        if value != Object::Null {
            dict.set(name, out.copy(&value));
        }
    }
    let mut parents = Vec::new();
    collect(pdf, &pdf.value(&old, "ParentTree")?, 0, &mut parents)?;
    let mut numbers = Vec::new();
    let new_of = |o: &Object| match o {
        Object::Ref(old) => elements.get(old).map_or(Object::Null, |n| Object::Ref(*n)),
        _ => Object::Null,
    };
    for (at, value) in parents {
        let value = match pdf.get(&value)? {
            Object::Array(list) => Object::Array(list.iter().map(new_of).collect()),
            _ => new_of(&value),
        };
        numbers.extend([Object::Number(at), value]);
    }
    let tree = Dict::from_iter([(b"Nums".to_vec(), Object::Array(numbers))]);
    dict.set("ParentTree", Object::Dict(tree));
    if let Some(next @ Object::Number(_)) = old.get("ParentTreeNextKey") {
        dict.set("ParentTreeNextKey", next.clone());
    }
    out.put(root, &Object::Dict(dict));
    for page in pages {
        if let Object::Number(n) = pdf.value(&page.old.dict, "StructParents")? {
            page.dict.set("StructParents", Object::Number(n));
        }
    }
    Ok(Some(root))
}

fn element(
    pdf: &Pdf<'_>,
    part: &Part,
    told: &Told,
    elements: &mut HashMap<u32, u32>,
    open: &mut Vec<Part>,
    out: &mut Output<'_, '_>,
) -> Result<Dict, CannotCheck> {
    let mut new = Dict::default();
    new.set("Type", Object::Name(b"StructElem".to_vec()));
    new.set("P", Object::Ref(part.above));
    for name in ["S", "C", "R", "Lang", "A"] {
        let value = pdf.value(&part.old, name)?;
        if value != Object::Null {
            new.set(name, without_summary(out.copy(&value)));
        }
    }
    page_of(&part.old, &mut new, out);
    for (name, actual) in [("ActualText", true), ("Alt", false), ("E", false), ("T", false)] {
        if let Object::Text(said) = pdf.value(&part.old, name)? {
            let words = text::decode(&said);
            let plain = !actual && !names_somebody(&words, &told.seen) && !told.is_hunted(&words);
            if told.may_say(&words) || plain {
                new.set(name, Object::Text(said));
            }
        }
    }
    let kids = kids(pdf, &part.old, part.number, elements, open, out)?;
    if !kids.is_empty() {
        new.set("K", Object::Array(kids));
    }
    Ok(new)
}

fn page_of(old: &Dict, new: &mut Dict, out: &Output<'_, '_>) {
    if let Some(Object::Ref(page)) = old.get("Pg")
        && let Some(number) = out.number_of(*page)
    {
        new.set("Pg", Object::Ref(number));
    }
}

/// A summary of a table is words that nobody sees.
fn without_summary(value: Object) -> Object {
    match value {
        Object::Dict(mut dict) => {
            dict.remove("Summary");
            Object::Dict(dict)
        }
        Object::Array(list) => Object::Array(list.into_iter().map(without_summary).collect()),
        other => other,
    }
}

/// The parts of a part: numbers of marked parts of a page, links, and further parts, which are opened.
fn kids(
    pdf: &Pdf<'_>,
    old: &Dict,
    above: u32,
    elements: &mut HashMap<u32, u32>,
    open: &mut Vec<Part>,
    out: &mut Output<'_, '_>,
) -> Result<Vec<Object>, CannotCheck> {
    let list = match pdf.value(old, "K")? {
        Object::Array(list) => list,
        Object::Null => return Ok(Vec::new()),
        _ => vec![old.get("K").cloned().unwrap_or(Object::Null)],
    };
    let mut new = Vec::new();
    for kid in list {
        let known = if let Object::Ref(n) = kid { Some(n) } else { None };
        if known.is_some_and(|n| elements.contains_key(&n)) {
            continue;
        }
        match pdf.get(&kid)? {
            number @ Object::Number(_) => new.push(number),
            Object::Dict(dict) => match dict.get("Type").and_then(Object::name) {
                Some(b"MCR") => {
                    let Some(number @ Object::Number(_)) = dict.get("MCID") else { continue };
                    // Parts of forms lose their numbers.
                    if dict.get("Stm").is_some() {
                        continue;
                    }
                    let mut own = Dict::default();
                    own.set("Type", Object::Name(b"MCR".to_vec()));
                    own.set("MCID", number.clone());
                    page_of(&dict, &mut own, out);
                    new.push(Object::Dict(own));
                }
                Some(b"OBJR") => {
                    let Some(Object::Ref(of)) = dict.get("Obj") else { continue };
                    let Some(number) = out.number_of(*of) else { continue };
                    let mut own = Dict::default();
                    own.set("Type", Object::Name(b"OBJR".to_vec()));
                    own.set("Obj", Object::Ref(number));
                    page_of(&dict, &mut own, out);
                    new.push(Object::Dict(own));
                }
                _ if dict.get("S").is_some() => {
                    let number = out.reserve();
                    if let Some(known) = known {
                        elements.insert(known, number);
                    }
                    new.push(Object::Ref(number));
                    open.push(Part { old: dict, number, above });
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(new)
}
