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

/// Labels that stand in the place of marked parts: by page and part the parts of the labels.
#[derive(Default)]
struct Labels {
    wanted: HashMap<(u32, u32), Vec<u32>>,
    /// By page and part of the label: its place in the tree.
    placed: HashMap<(u32, u32), u32>,
}

/// Copies the tree.
struct Copying<'c, 'p, 'a> {
    pdf: &'p Pdf<'a>,
    out: &'c mut Output<'p, 'a>,
    elements: HashMap<u32, u32>,
    open: Vec<Part>,
    labels: Labels,
}

/// A part of the tree whose own parts are still to be looked at.
struct Part {
    old: Dict,
    number: u32,
    above: u32,
}

/// Copies the tree and the links of all pages; gives its number.
pub(in crate::pdf) fn structure(
    told: &Told,
    pages: &mut [NewPage],
    out: &mut Output<'_, '_>,
    copy: &mut Copy,
) -> Result<Option<u32>, CannotCheck> {
    let pdf = out.pdf;
    for page in pages.iter_mut() {
        let kept = links::of_page(pdf, page, told, out, copy)?;
        if !kept.is_empty() {
            page.dict.set("Annots", Object::Array(kept.into_iter().map(Object::Ref).collect()));
        }
    }
    let Object::Dict(old) = pdf.value(pdf.root(), "StructTreeRoot")? else { return Ok(None) };
    let root = out.reserve();
    let mut labels = Labels::default();
    for page in pages.iter() {
        let Some(number) = page.old.number else { continue };
        for (part, own) in &page.marked.labels {
            labels.wanted.entry((number, *part)).or_default().push(*own);
        }
    }
    let mut copying = Copying { pdf, out, elements: HashMap::new(), open: Vec::new(), labels };
    let mut dict = Dict::default();
    dict.set("Type", Object::Name(b"StructTreeRoot".to_vec()));
    let kids = copying.kids(&old, root)?;
    dict.set("K", Object::Array(kids));
    let mut count = 0;
    while let Some(part) = copying.open.pop() {
        count += 1;
        if count > MOST {
            return Err(CannotCheck::bomb("its structure has more parts than any document"));
        }
        let new = copying.element(&part, told)?;
        copying.out.put(part.number, &Object::Dict(new));
    }
    let Copying { out, elements, labels, .. } = copying;
    let roles = pdf.dict(&old, "RoleMap")?;
    let roles: Dict = roles
        .entries()
        .filter(|(_, v)| matches!(v, Object::Name(_)))
        .map(|(n, v)| (n.to_vec(), v.clone()))
        .collect();
    if !roles.is_empty() {
        dict.set("RoleMap", Object::Dict(roles));
    }
    let classes = attributes(pdf, &pdf.value(&old, "ClassMap")?, 0)?;
    if classes != Object::Null {
        dict.set("ClassMap", classes);
    }
    let mut parents = Vec::new();
    collect(pdf, &pdf.value(&old, "ParentTree")?, 0, &mut parents)?;
    let mut numbers = Vec::new();
    let new_of = |o: &Object| match o {
        Object::Ref(old) => elements.get(old).map_or(Object::Null, |n| Object::Ref(*n)),
        _ => Object::Null,
    };
    let mut of_page: HashMap<u64, u32> = HashMap::new();
    for page in pages.iter() {
        if let (Some(key), Some(number)) =
            (pdf.value(&page.old.dict, "StructParents")?.whole(), page.old.number)
        {
            of_page.insert(key as u64, number);
        }
    }
    for (at, value) in parents {
        let value = match pdf.get(&value)? {
            Object::Array(list) => {
                let mut list: Vec<Object> = list.iter().map(new_of).collect();
                let page = of_page.get(&(at as u64));
                for ((_, own), number) in labels.placed.iter().filter(|((of, _), _)| Some(of) == page) {
                    let own = *own as usize;
                    if own < list.len() + MOST {
                        list.resize(list.len().max(own + 1), Object::Null);
                        list[own] = Object::Ref(*number);
                    }
                }
                Object::Array(list)
            }
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

fn page_of(old: &Dict, new: &mut Dict, out: &Output<'_, '_>) {
    if let Some(Object::Ref(page)) = old.get("Pg")
        && let Some(number) = out.number_of(*page)
    {
        new.set("Pg", Object::Ref(number));
    }
}

/// What is said of how a part looks or of the cells of a table: names and numbers, no words.
fn attributes(pdf: &Pdf<'_>, value: &Object, depth: usize) -> Result<Object, CannotCheck> {
    if depth > 4 {
        return Ok(Object::Null);
    }
    Ok(match pdf.get(value)? {
        value @ (Object::Number(_) | Object::Name(_) | Object::Bool(_)) => value,
        Object::Array(list) => {
            let mut out = Vec::new();
            for one in list.iter().take(10_000) {
                let one = attributes(pdf, one, depth + 1)?;
                if one != Object::Null {
                    out.push(one);
                }
            }
            Object::Array(out)
        }
        Object::Dict(dict) => {
            let mut out = Dict::default();
            for (name, value) in dict.entries().take(1_000) {
                let value = attributes(pdf, value, depth + 1)?;
                if value != Object::Null {
                    out.set(&String::from_utf8_lossy(name), value);
                }
            }
            Object::Dict(out)
        }
        _ => Object::Null,
    })
}

impl Copying<'_, '_, '_> {
    fn element(&mut self, part: &Part, told: &Told) -> Result<Dict, CannotCheck> {
        let pdf = self.pdf;
        let mut new = Dict::default();
        new.set("Type", Object::Name(b"StructElem".to_vec()));
        new.set("P", Object::Ref(part.above));
        for name in ["S", "C", "R"] {
            if let Some(value) = part.old.get(name).map(|v| self.out.plain(v)).transpose()?.flatten() {
                new.set(name, value);
            }
        }
        if let Object::Text(language) = pdf.value(&part.old, "Lang")?
            && language.len() <= 20
        {
            new.set("Lang", Object::Text(language));
        }
        let about = attributes(pdf, &pdf.value(&part.old, "A")?, 0)?;
        if about != Object::Null {
            new.set("A", about);
        }
        page_of(&part.old, &mut new, self.out);
        for (name, actual) in [("ActualText", true), ("Alt", false), ("E", false), ("T", false)] {
            if let Object::Text(said) = pdf.value(&part.old, name)? {
                let words = text::decode(&said);
                let plain = !actual && !names_somebody(&words, &told.seen) && !told.is_hunted(&words);
                if told.may_say(&words) || plain {
                    new.set(name, Object::Text(said));
                }
            }
        }
        let kids = self.kids(&part.old, part.number)?;
        if !kids.is_empty() {
            new.set("K", Object::Array(kids));
        }
        Ok(new)
    }

    /// The parts of a part: numbers of marked parts of a page, links, and further parts, which are opened.
    fn kids(&mut self, old: &Dict, above: u32) -> Result<Vec<Object>, CannotCheck> {
        let pdf = self.pdf;
        let list = match pdf.value(old, "K")? {
            Object::Array(list) => list,
            Object::Null => return Ok(Vec::new()),
            _ => vec![old.get("K").cloned().unwrap_or(Object::Null)],
        };
        let mut new = Vec::new();
        for kid in list {
            let known = if let Object::Ref(n) = kid { Some(n) } else { None };
            if known.is_some_and(|n| self.elements.contains_key(&n)) {
                continue;
            }
            match pdf.get(&kid)? {
                number @ Object::Number(_) => {
                    new.push(number.clone());
                    self.labelled(old, old, &number, above, &mut new);
                }
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
                        page_of(&dict, &mut own, self.out);
                        new.push(Object::Dict(own));
                        self.labelled(&dict, old, number, above, &mut new);
                    }
                    Some(b"OBJR") => {
                        let Some(Object::Ref(of)) = dict.get("Obj") else { continue };
                        let Some(number) = self.out.number_of(*of) else { continue };
                        let mut own = Dict::default();
                        own.set("Type", Object::Name(b"OBJR".to_vec()));
                        own.set("Obj", Object::Ref(number));
                        page_of(&dict, &mut own, self.out);
                        new.push(Object::Dict(own));
                    }
                    _ if dict.get("S").is_some() => {
                        let number = self.out.reserve();
                        if let Some(known) = known {
                            self.elements.insert(known, number);
                        }
                        new.push(Object::Ref(number));
                        self.open.push(Part { old: dict, number, above });
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(new)
    }

    /// The labels that stand in the place of a marked part follow it.
    fn labelled(&mut self, own: &Dict, above_it: &Dict, part: &Object, above: u32, new: &mut Vec<Object>) {
        let page = [own, above_it].into_iter().find_map(|d| match d.get("Pg") {
            Some(Object::Ref(page)) => Some(*page),
            _ => None,
        });
        let part = part.whole().and_then(|n| u32::try_from(n).ok());
        let (Some(page), Some(part)) = (page, part) else { return };
        let Some(labels) = self.labels.wanted.remove(&(page, part)) else { return };
        let Some(new_page) = self.out.number_of(page) else { return };
        for label in labels {
            let number = self.out.reserve();
            let mut dict = Dict::default();
            dict.set("Type", Object::Name(b"StructElem".to_vec()));
            dict.set("S", Object::Name(b"Span".to_vec()));
            dict.set("P", Object::Ref(above));
            dict.set("Pg", Object::Ref(new_page));
            dict.set("K", Object::Number(f64::from(label)));
            self.out.put(number, &Object::Dict(dict));
            self.labels.placed.insert((page, label), number);
            new.push(Object::Ref(number));
        }
    }
}
