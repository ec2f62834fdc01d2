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
    redact::{Marks, Needle, Running, Squeezed, across, orders, say},
};
use crate::{
    copy::What,
    dangers::{CannotCheck, Severity, Verdict, look},
    sought::{Edges, taken_apart},
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
    let mut found = |needle: &Needle, at: String| {
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
            let said = Squeezed::of(&said);
            for needle in needles.iter().filter(|n| n.times_in(&said) > 0) {
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
                if ways.iter().any(|way| has(&packed, way, needle.edges)) {
                    found(needle, "bytes of the file".to_owned());
                }
            }
        }
        for (needle, ways) in &ways {
            if ways.iter().any(|way| has(bytes, way, needle.edges)) {
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

/// A way in which words are written as bytes.
struct Way {
    bytes: Vec<u8>,
    /// So many bytes make a letter, of which this one says which.
    letter: (usize, usize),
    /// Each byte as two letters.
    spelt: bool,
}

/// The ways in which words are written as bytes, with accents as one with their letters or apart.
fn ways(words: &str) -> Vec<Way> {
    let mut out: Vec<Way> = Vec::new();
    let mut add = |bytes: Vec<u8>, letter: (usize, usize), least: usize| {
        let spelt = |bytes: Vec<u8>| Way { bytes, letter, spelt: true };
        if bytes.len() * 2 >= LEAST_WIDE {
            out.push(spelt(bytes.iter().flat_map(|b| format!("{b:02x}").into_bytes()).collect()));
            out.push(spelt(bytes.iter().flat_map(|b| format!("{b:02X}").into_bytes()).collect()));
        }
        if bytes.len() >= least {
            out.push(Way { bytes, letter, spelt: false });
        }
    };
    let apart = taken_apart(words);
    for words in [words, apart.as_str()].into_iter().take(if apart == words { 1 } else { 2 }) {
        let wide = |to: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let latin: Option<Vec<u8>> = words.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
        add(words.as_bytes().to_vec(), (1, 0), LEAST);
        add(wide(u16::to_be_bytes), (2, 1), LEAST_WIDE);
        add(wide(u16::to_le_bytes), (2, 0), LEAST_WIDE);
        if let Some(latin) = latin.filter(|latin| latin != words.as_bytes()) {
            add(latin, (1, 0), LEAST_WIDE);
        }
    }
    out
}

/// Whether bytes hold words in one way, with nothing beside them that makes them a part of something longer.
fn has(bytes: &[u8], way: &Way, edges: Edges) -> bool {
    let what = way.bytes.as_slice();
    let Some(first) = what.first() else { return false };
    let mut at = 0;
    while let Some(n) = bytes.get(at..).and_then(|b| b.iter().position(|b| b == first)) {
        let from = at + n;
        if bytes[from..].starts_with(what)
            && (edges.are_open() || edges.allow(way.before(bytes, from), way.after(bytes, from + what.len())))
        {
            return true;
        }
        at = from + 1;
    }
    false
}

impl Way {
    /// The letter that ends before a place.
    fn before(&self, bytes: &[u8], at: usize) -> Option<char> {
        let size = self.letter.0 * if self.spelt { 2 } else { 1 };
        self.letter(bytes.get(at.checked_sub(size)?..at)?)
    }

    /// The letter that begins at a place.
    fn after(&self, bytes: &[u8], at: usize) -> Option<char> {
        let size = self.letter.0 * if self.spelt { 2 } else { 1 };
        self.letter(bytes.get(at..at + size)?)
    }

    fn letter(&self, bytes: &[u8]) -> Option<char> {
        let (size, telling) = self.letter;
        let mut plain = [0_u8; 2];
        for (n, byte) in plain.iter_mut().take(size).enumerate() {
            *byte = match self.spelt {
                true => {
                    u8::from_str_radix(std::str::from_utf8(bytes.get(n * 2..n * 2 + 2)?).ok()?, 16).ok()?
                }
                false => *bytes.get(n)?,
            };
        }
        // Letters beyond the plain ones are not told apart here.
        Some(char::from(plain[telling])).filter(char::is_ascii)
    }
}
