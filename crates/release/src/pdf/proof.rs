//! Reading a copy again before anybody has it: by a reader that did not write it, and for every word that was to go, in every
//! way of writing that a PDF has.

use std::collections::HashSet;

use container::{
    Limits,
    pdf::{Dict, Object, Page, Pdf},
};
use hayro_syntax::object::{Name, Object as Read};

use super::{
    content::Interpreter,
    layers::Layers,
    redact::{Marks, Running, across, orders, say, squeezed},
};
use crate::{
    copy::What,
    dangers::{CannotCheck, Severity, Verdict, look},
};

/// Bytes that are looked for among what is packed, plain and with two bytes a letter: fewer stand anywhere by chance.
const LEAST: usize = 5;
const LEAST_WIDE: usize = 8;

/// Whether another reader opens it and finds all pages.
pub(super) fn opens(bytes: &[u8], pages: usize) -> Result<(), String> {
    let failed = || "the copy that was made cannot be opened by another reader".to_owned();
    let read = hayro_syntax::Pdf::new(bytes.to_vec()).map_err(|_| failed())?;
    if read.pages().len() != pages || read.pages().iter().any(|p| p.page_stream().is_none()) {
        return Err(failed());
    }
    Ok(())
}

/// Something that is still there: what, where, and on which page where it can be told.
pub(super) type Left = (What, String, Option<u32>);

/// Words that are marked and stand in tiles of patterns or in masks: where they are seen is not known.
pub(super) fn in_patterns(pdf: &Pdf<'_>, marks: &Marks, limits: &Limits) -> Result<bool, CannotCheck> {
    let layers = Layers::read(pdf)?;
    let mut interpreter = Interpreter::new(pdf, &layers, limits.steps);
    let mut placed: HashSet<u32> = HashSet::new();
    for page in pdf.pages()? {
        placed.extend(&interpreter.page(&page)?.placed);
    }
    for number in pdf.numbers() {
        let object = pdf.get(&Object::Ref(number))?;
        if let Some(page) = aside(pdf, number, &object, &placed)? {
            let order = Running::as_drawn(&interpreter.page(&page)?);
            if marks.needles().any(|needle| !order.find(needle).is_empty()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What is still there of what was to go.
pub(super) fn hunt(bytes: &[u8], marks: &Marks, limits: &Limits) -> Result<Vec<Left>, CannotCheck> {
    let mut out = Vec::new();
    if marks.is_empty() {
        // A clean copy is looked through by whoever asked for it.
        return Ok(out);
    }
    let needles: Vec<_> = marks.needles().cloned().collect();
    let mut found = |needle: &super::redact::Needle, at: String| {
        if let Some(mark) = marks.of_words(needle) {
            out.push((What::Mark(mark.target.clone()), at, None));
        }
    };
    if !needles.is_empty() {
        let pdf = Pdf::open(bytes, limits)?;
        let layers = Layers::read(&pdf)?;
        let mut interpreter = Interpreter::new(&pdf, &layers, limits.steps);
        let mut placed: HashSet<u32> = HashSet::new();
        for (nth, page) in pdf.pages()?.iter().enumerate() {
            let drawing = interpreter.page(page)?;
            placed.extend(&drawing.placed);
            for order in orders(&drawing) {
                for needle in &needles {
                    if !order.find(needle).is_empty() {
                        found(needle, format!("page {}", super::page_number(nth)));
                    }
                }
            }
        }
        for spread in across(&pdf, &pdf.pages()?, &needles, limits)? {
            let page = super::page_number(spread.page);
            found(&needles[spread.needle], format!("page {page} and the next"));
        }
        for number in pdf.numbers() {
            let object = pdf.get(&Object::Ref(number))?;
            if let Some(page) = aside(&pdf, number, &object, &placed)? {
                let drawing = interpreter.page(&page)?;
                let order = Running::as_drawn(&drawing);
                for needle in needles.iter().filter(|n| !order.find(n).is_empty()) {
                    found(needle, "a pattern or a mask".to_owned());
                }
            }
            let mut said = String::new();
            say(&object, &mut said, 0);
            let said = squeezed(&said);
            for needle in needles.iter().filter(|n| !n.squeezed.is_empty() && said.contains(&n.squeezed)) {
                found(needle, "a value in the file".to_owned());
            }
        }
        let read = hayro_syntax::Pdf::new(bytes.to_vec()).map_err(|_| CannotCheck::malformed("PDF"))?;
        let ways: Vec<_> = needles.iter().map(|n| (n, ways(&n.words))).collect();
        for object in read.objects() {
            let Read::Stream(stream) = object else { continue };
            let dict = stream.dict();
            let kind = dict.get::<Name<'_>>(b"Subtype".as_slice());
            let is = |kinds: &[&[u8]]| kind.as_ref().is_some_and(|k| kinds.contains(&k.as_ref()));
            // A font says who may use it, in words that anybody has.
            if dict.contains_key(b"Length1".as_slice()) || is(&[b"Type1C", b"CIDFontType0C", b"OpenType"]) {
                continue;
            }
            let packed = if is(&[b"Image"]) {
                stream.raw_data()
            } else {
                stream.decoded().unwrap_or_else(|_| stream.raw_data())
            };
            for (needle, ways) in &ways {
                if ways.iter().any(|way| has(&packed, way)) {
                    found(needle, "bytes of the file".to_owned());
                }
            }
        }
        for (needle, ways) in &ways {
            if ways.iter().any(|way| has(bytes, way)) {
                found(needle, "bytes of the file".to_owned());
            }
        }
    }
    let seen = look("copy.pdf", bytes, limits);
    if seen.verdict == Verdict::CannotCheck {
        return Err(CannotCheck::because(seen.why.unwrap_or_default()));
    }
    for danger in seen.dangers.iter().filter(|d| d.severity > Severity::Info) {
        out.push((What::Code(danger.code), danger.place.in_words(), danger.place.page));
    }
    Ok(out)
}

/// What is drawn elsewhere than on a page: tiles of patterns, masks.
fn aside(
    pdf: &Pdf<'_>,
    number: u32,
    object: &Object,
    placed: &HashSet<u32>,
) -> Result<Option<Page>, CannotCheck> {
    let Object::Stream(stream) = object else { return Ok(None) };
    let is = |name: &str, value: &[u8]| stream.dict.get(name).and_then(Object::name) == Some(value);
    let tile = stream.dict.get("PatternType").is_some();
    let form = is("Subtype", b"Form") && !placed.contains(&number);
    if !tile && !form {
        return Ok(None);
    }
    let dict = Dict::from_iter([(b"Contents".to_vec(), Object::Ref(number))]);
    Ok(Some(Page { dict, resources: pdf.dict(&stream.dict, "Resources")?, number: None }))
}

/// The ways in which words are written as bytes.
fn ways(words: &str) -> Vec<Vec<u8>> {
    let wide = |to: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let latin: Option<Vec<u8>> = words.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let mut out = vec![words.as_bytes().to_vec(), wide(u16::to_be_bytes), wide(u16::to_le_bytes)];
    out.extend(latin);
    for plain in out.clone() {
        out.push(plain.iter().flat_map(|b| format!("{b:02x}").into_bytes()).collect());
        out.push(plain.iter().flat_map(|b| format!("{b:02X}").into_bytes()).collect());
    }
    out.sort();
    out.dedup();
    out.retain(|way| way.len() >= if way == words.as_bytes() { LEAST } else { LEAST_WIDE });
    out
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    let Some(first) = what.first() else { return false };
    let mut at = 0;
    while let Some(n) = bytes.get(at..).and_then(|b| b.iter().position(|b| b == first)) {
        if bytes[at + n..].starts_with(what) {
            return true;
        }
        at += n + 1;
    }
    false
}
