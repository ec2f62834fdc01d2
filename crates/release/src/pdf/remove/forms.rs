//! A page written anew, with the forms that it places: only the operators that readers know, without what is to go, and only
//! what they name. A form that changes is a copy, so that other pages keep theirs.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use container::pdf::{Dict, Object};
use sha2::{Digest as _, Sha256};

use super::{
    Edits, Plan, With,
    fonts::Fonts,
    images, looks,
    operators::{is_known, names_of_inline, plainly},
    paths, shows,
};
use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Drawing, Interpreter, Source, walk},
        write::{self, Output},
    },
};

/// Kinds of resources that a drawing names.
const KINDS: [&str; 5] = ["Font", "ExtGState", "ColorSpace", "Pattern", "Shading"];

/// What a page draws, written anew.
pub(crate) struct Page {
    pub content: Vec<u8>,
    pub resources: Dict,
}

/// Writes pages anew.
pub(crate) struct Maker<'o, 'p, 'a> {
    pub out: &'o mut Output<'p, 'a>,
    /// Forms that were written, by what they draw.
    forms: HashMap<(u32, [u8; 32]), u32>,
    /// Pictures that were changed.
    pub(super) pictures: HashMap<String, (u32, Option<[f32; 4]>)>,
    /// Dots that were written anew.
    pub(super) dots: usize,
    pub(super) fonts: Fonts,
    /// The font of labels.
    pub(super) label_font: Option<u32>,
}

/// Everything that is known while one page is written.
struct Work<'w> {
    drawing: &'w Drawing,
    edits: &'w Edits,
    sources: &'w HashMap<u32, Rc<Vec<u8>>>,
    /// Which placing an operator makes.
    places: HashMap<(u32, u32), u32>,
    groups: HashMap<(u32, u32), usize>,
    plan: &'w Plan,
}

impl<'o, 'p, 'a> Maker<'o, 'p, 'a> {
    pub fn new(out: &'o mut Output<'p, 'a>) -> Self {
        Maker {
            out,
            forms: HashMap::new(),
            pictures: HashMap::new(),
            dots: 0,
            fonts: Fonts::new(),
            label_font: None,
        }
    }

    /// Writes what a page draws without what is to go.
    pub fn page(
        &mut self,
        page: &container::pdf::Page,
        drawing: &Drawing,
        plan: &Plan,
        interpreter: &mut Interpreter<'_, '_>,
    ) -> Result<Page, CannotCheck> {
        let mut sources: HashMap<u32, Rc<Vec<u8>>> = HashMap::new();
        let mut of_forms: HashMap<u32, Rc<Vec<u8>>> = HashMap::new();
        for (n, placing) in (0_u32..).zip(&drawing.placings) {
            let bytes = match (&placing.source, &placing.form) {
                (Source::Form(number), Some(form)) => match of_forms.get(number) {
                    Some(known) => known.clone(),
                    None => {
                        let bytes = interpreter.form_bytes(form)?;
                        of_forms.insert(*number, bytes.clone());
                        bytes
                    }
                },
                _ => Rc::new(interpreter.content(page)?.0),
            };
            sources.insert(n, bytes);
        }
        self.letters(drawing, plan);
        let mut edits = Edits::default();
        for operator in &drawing.fontless {
            edits.replace(operator.placing, operator.from as usize, operator.to as usize, Vec::new());
        }
        paths::edit(drawing, plan, &mut edits)?;
        images::edit(self, drawing, plan, &sources, &mut edits)?;
        shows::edit(drawing, plan, &|n| sources.get(&n).cloned(), &mut edits)?;
        let places = (0_u32..)
            .zip(&drawing.placings)
            .skip(1)
            .filter(|(_, p)| p.annotation.is_none() || p.at.placing != 0)
            .map(|(n, p)| ((p.at.placing, p.at.from), n))
            .collect();
        let groups = drawing
            .groups
            .iter()
            .enumerate()
            .map(|(n, g)| ((g.operator.placing, g.operator.from), n))
            .collect();
        let work = Work { drawing, edits: &edits, sources: &sources, places, groups, plan };
        let mut made = self.drawing(0, &work)?;
        let mut content = b"q\n".to_vec();
        content.append(&mut made.content);
        content.extend_from_slice(b"Q\n");
        made.content = content;
        for (n, placing) in (0_u32..).zip(&drawing.placings) {
            let Some(annotation) = placing.annotation.filter(|_| placing.at.placing == 0) else { continue };
            if plan.looks_left_out.contains(&annotation) {
                continue;
            }
            if let Some(form) = self.form(n, &work)? {
                let name = format!("Look{annotation}").into_bytes();
                looks::place(&placing.matrix, &name, &mut made.content);
                put(&mut made.resources, "XObject", &name, Object::Ref(form));
            }
        }
        looks::without_look(page, drawing, plan, self.out.pdf, &mut made)?;
        made.content.extend_from_slice(&plan.after);
        if plan.labels {
            let font = self.label_font();
            put(&mut made.resources, "Font", b"CandourLabel", Object::Ref(font));
        }
        Ok(made)
    }

    /// A form written anew; none where nothing is left of it.
    fn form(&mut self, placing: u32, work: &Work<'_>) -> Result<Option<u32>, CannotCheck> {
        let Some(of) = work.drawing.placings.get(placing as usize) else { return Ok(None) };
        let (Source::Form(old), Some(stream)) = (of.source, &of.form) else { return Ok(None) };
        let made = self.drawing(placing, work)?;
        let mut dict = Dict::default();
        dict.set("Type", Object::Name(b"XObject".to_vec()));
        dict.set("Subtype", Object::Name(b"Form".to_vec()));
        for name in ["BBox", "Matrix"] {
            if let Some(value) = stream.dict.get(name).map(|v| self.out.plain(v)).transpose()?.flatten() {
                dict.set(name, value);
            }
        }
        if let Some(group) = stream.dict.get("Group").map(|g| self.out.group(g)).transpose()?.flatten() {
            dict.set("Group", group);
        }
        dict.set("Resources", Object::Dict(made.resources));
        let mut told = Vec::new();
        write::write(&Object::Dict(dict.clone()), &mut told, 0);
        let mut digest = Sha256::new();
        digest.update(&told);
        digest.update(&made.content);
        let key = (old, <[u8; 32]>::from(digest.finalize()));
        if let Some(known) = self.forms.get(&key) {
            return Ok(Some(*known));
        }
        let number = self.out.add_packed(dict, &made.content);
        self.forms.insert(key, number);
        Ok(Some(number))
    }

    /// The operators of a placing and what they name.
    fn drawing(&mut self, placing: u32, work: &Work<'_>) -> Result<Page, CannotCheck> {
        let bytes = work.sources.get(&placing).cloned().unwrap_or_default();
        let from =
            work.drawing.placings.get(placing as usize).map(|p| p.resources.clone()).unwrap_or_default();
        let objects = self.out.pdf.dict(&from, "XObject")?;
        let mut content: Vec<u8> = Vec::with_capacity(bytes.len());
        let mut used: HashSet<Vec<u8>> = HashSet::new();
        let mut placed: Vec<(Vec<u8>, Object)> = Vec::new();
        let (mut open, mut text_open, mut until) = (0_usize, false, 0_usize);
        let mut failed: Option<CannotCheck> = None;
        let none = Default::default();
        let edits = work.edits.of(placing).unwrap_or(&none);
        walk(&bytes, |op| {
            if failed.is_some() || op.from < until {
                return;
            }
            if let Some((to, with)) = edits.get(&op.from) {
                until = *to;
                match with {
                    With::Bytes(bytes) => content.extend_from_slice(bytes),
                    With::Picture(number, crop) => {
                        let name = format!("Cut{number}").into_bytes();
                        looks::crop(*crop, &name, &mut content);
                        placed.push((name, Object::Ref(*number)));
                    }
                }
                content.push(b'\n');
                return;
            }
            let word = op.word;
            if !is_known(word) {
                return;
            }
            let first = op.values.first().and_then(Object::name);
            match word {
                b"q" => open += 1,
                b"Q" if open == 0 => return,
                b"Q" => open -= 1,
                b"BT" => text_open = true,
                b"ET" => text_open = false,
                b"BDC" => {
                    match work.groups.get(&(placing, op.from as u32)) {
                        Some(group) => group_without(*group, placing, work, &mut content),
                        None => content.extend_from_slice(b"/Span BMC"),
                    }
                    content.push(b'\n');
                    return;
                }
                b"Do" => {
                    let Some(name) = first else { return };
                    let child = work.places.get(&(placing, op.from as u32)).copied();
                    match self.placed(name, child, &objects, work) {
                        Ok(Some(object)) => placed.push((name.to_vec(), object)),
                        Ok(None) => return,
                        Err(why) => {
                            failed = Some(why);
                            return;
                        }
                    }
                    // One name may stand for forms that became different: each has its own.
                    if let Some((_, object @ Object::Ref(number))) = placed.last().cloned() {
                        let own = format!("P{number}").into_bytes();
                        if let Some(last) = placed.last_mut() {
                            *last = (own.clone(), object);
                        }
                        write::write(&Object::Name(own), &mut content, 0);
                        content.extend_from_slice(b" Do\n");
                    }
                    return;
                }
                b"BI" => names_of_inline(bytes.get(op.from..op.to).unwrap_or(&[]), &mut used),
                _ => used.extend(op.values.iter().filter_map(|v| v.name().map(<[u8]>::to_vec))),
            }
            plainly(&op, bytes.get(op.from..op.to).unwrap_or(&[]), &mut content);
            content.push(b'\n');
        });
        if let Some(why) = failed {
            return Err(why);
        }
        if text_open {
            content.extend_from_slice(b"ET\n");
        }
        content.extend(std::iter::repeat_n(&b"Q\n"[..], open).flatten());
        let mut resources = self.named(&from, &used)?;
        for (name, object) in placed {
            put(&mut resources, "XObject", &name, object);
        }
        Ok(Page { content, resources })
    }

    /// What a `Do` places, in the new file.
    fn placed(
        &mut self,
        name: &[u8],
        child: Option<u32>,
        objects: &Dict,
        work: &Work<'_>,
    ) -> Result<Option<Object>, CannotCheck> {
        if let Some(child) = child {
            return Ok(self.form(child, work)?.map(Object::Ref));
        }
        let Some(object) = objects.get(&String::from_utf8_lossy(name)) else { return Ok(None) };
        let Object::Stream(stream) = self.out.pdf.get(object)? else { return Ok(None) };
        if self.out.pdf.value(&stream.dict, "Subtype")?.name() != Some(b"Image") {
            return Ok(None);
        }
        Ok(Some(self.out.copy(&Object::Ref(stream.number()))))
    }

    /// The resources that are named.
    fn named(&mut self, from: &Dict, used: &HashSet<Vec<u8>>) -> Result<Dict, CannotCheck> {
        let mut out = Dict::default();
        for kind in KINDS {
            let all = self.out.pdf.dict(from, kind)?;
            let mut kept: Vec<(Vec<u8>, Object)> = Vec::new();
            for (name, value) in all.entries() {
                let usual = kind == "ColorSpace" && name.starts_with(b"Default");
                if used.contains(name) || usual {
                    kept.push((name.to_vec(), self.out.copy(value)));
                }
            }
            if !kept.is_empty() {
                out.set(kind, Object::Dict(kept.into_iter().collect()));
            }
        }
        Ok(out)
    }
}

/// The beginning of a marked part: what it is, and its number in the structure; words only where they may stay.
fn group_without(n: usize, placing: u32, work: &Work<'_>, out: &mut Vec<u8>) {
    let group = &work.drawing.groups[n];
    // A layer that can be switched off is none any more.
    let tag: &[u8] = if group.tag == b"OC" { b"Span" } else { &group.tag };
    write::write(&Object::Name(tag.to_vec()), out, 0);
    let mut dict = Dict::default();
    if let (Some(part @ Object::Number(_)), 0) = (group.dict.get("MCID"), placing) {
        dict.set("MCID", part.clone());
    }
    if !work.plan.words_left_out.contains(&n) {
        for name in ["ActualText", "Alt", "E"] {
            if let Some(words @ Object::Text(_)) = group.dict.get(name) {
                dict.set(name, words.clone());
            }
        }
    }
    for name in ["Lang", "Type", "Subtype"] {
        if let Some(value @ (Object::Text(_) | Object::Name(_))) = group.dict.get(name)
            && group.tag != b"OC"
        {
            dict.set(name, value.clone());
        }
    }
    if dict.is_empty() {
        out.extend_from_slice(b" BMC");
    } else {
        out.push(b' ');
        write::write(&Object::Dict(dict), out, 0);
        out.extend_from_slice(b" BDC");
    }
}

/// Puts an object under a name into a kind of resources.
pub(super) fn put(resources: &mut Dict, kind: &str, name: &[u8], object: Object) {
    let mut of = match resources.get(kind) {
        Some(Object::Dict(dict)) => dict.clone(),
        _ => Dict::default(),
    };
    of.set(&String::from_utf8_lossy(name), object);
    resources.set(kind, Object::Dict(of));
}
