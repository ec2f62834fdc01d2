//! The fonts of a PDF as far as words need them: which characters a code stands for, and how wide it is.

use std::collections::HashMap;

use super::{
    Dict, Object, Pdf,
    cmap::{Cmap, code},
    glyphs, standard,
};
use crate::{Error, charset};

/// A font.
pub struct Font {
    kind: Kind,
    to_text: Option<Cmap>,
    /// Widths in units of the text by code (by drawing in a font of several bytes).
    widths: HashMap<u32, f32>,
    otherwise: f32,
    /// Whether the place of each drawing can be reckoned from what the file says.
    placed: bool,
    type3: Option<(f32, f32)>,
}

enum Kind {
    /// One byte a code, with the characters of each.
    Simple(Box<[Option<String>; 256]>),
    /// Several bytes a code.
    Wide { encoding: Option<Cmap>, unicode: bool },
}

/// One drawing of a shown text.
pub struct Shown {
    /// Its characters; none where the font does not say.
    pub text: Option<String>,
    /// How far it moves, in thousandths of the size over a thousand.
    pub width: f32,
    /// Whether it is the one byte that word spacing applies to.
    pub space: bool,
    /// How many bytes of the shown text it takes.
    pub length: usize,
}

impl Font {
    /// Takes a font from its dictionary.
    pub fn read(pdf: &Pdf<'_>, dict: &Dict) -> Result<Self, Error> {
        let to_text = match pdf.value(dict, "ToUnicode")? {
            Object::Stream(stream) => match pdf.bytes_of(&stream) {
                Ok(bytes) => Some(Cmap::read(&bytes)).filter(Cmap::has_texts),
                Err(error @ Error::Bomb { .. }) => return Err(error),
                Err(_) => None,
            },
            _ => None,
        };
        let subtype = pdf.value(dict, "Subtype")?;
        if subtype.name() == Some(b"Type0") {
            return Font::wide(pdf, dict, to_text);
        }
        let base = pdf.value(dict, "BaseFont")?;
        let base = String::from_utf8_lossy(base.name().unwrap_or(b"")).into_owned();
        let mut widths = HashMap::new();
        let scale = if subtype.name() == Some(b"Type3") {
            let matrix = pdf.value(dict, "FontMatrix")?;
            let a = matrix.array().and_then(|m| m.first()).and_then(Object::number).unwrap_or(0.001);
            a.abs() as f32
        } else {
            0.001
        };
        let first = pdf.value(dict, "FirstChar")?.whole().unwrap_or(0);
        if let Object::Array(list) = pdf.value(dict, "Widths")? {
            for (n, width) in list.iter().take(256).enumerate() {
                if let (Ok(at), Some(width)) = (u32::try_from(first + n), pdf.get(width)?.number()) {
                    widths.insert(at, width as f32 * scale);
                }
            }
        }
        let fixed = base.contains("Courier");
        let type3 = (subtype.name() == Some(b"Type3")).then(|| height_of_type3(pdf, dict)).transpose()?;
        let described = pdf.dict(dict, "FontDescriptor")?;
        let missing = pdf.value(&described, "MissingWidth")?.number().map(|w| w as f32 * 0.001);
        let otherwise = missing.filter(|w| *w > 0.0).unwrap_or(if fixed { 0.6 } else { 0.5 });
        let characters = Box::new(characters(pdf, dict, &base)?);
        let mut placed = !widths.is_empty();
        if widths.is_empty() && type3.is_none() {
            placed = standard::width(&base, 'a').is_some();
            for (code, character) in (0_u32..).zip(characters.iter()) {
                let character = character.as_ref().and_then(|c| c.chars().next());
                if let Some(width) = character.and_then(|c| standard::width(&base, c)) {
                    widths.insert(code, f32::from(width) * 0.001);
                }
            }
            if !placed {
                // A font that no one names: something like it is taken.
                for code in 0x20..0x7F_u8 {
                    let width = standard::width("Helvetica", char::from(code)).unwrap_or(500);
                    widths.insert(u32::from(code), f32::from(width) * 0.001);
                }
            }
        }
        Ok(Font { kind: Kind::Simple(characters), to_text, widths, otherwise, placed, type3 })
    }

    fn wide(pdf: &Pdf<'_>, dict: &Dict, to_text: Option<Cmap>) -> Result<Self, Error> {
        let (mut encoding, mut unicode) = (None, false);
        let placed;
        match pdf.value(dict, "Encoding")? {
            Object::Name(name) => {
                let name = String::from_utf8_lossy(&name).into_owned();
                unicode = name.contains("UCS2") || name.contains("UTF16");
                // Text that runs downwards, and tables that are not in the file.
                placed = name == "Identity-H";
            }
            Object::Stream(stream) => {
                placed = pdf.value(&stream.dict, "WMode")?.whole().unwrap_or(0) == 0
                    && stream.dict.get("UseCMap").is_none();
                encoding = Some(Cmap::read(&pdf.bytes_of(&stream)?));
            }
            _ => placed = false,
        }
        let below = pdf.value(dict, "DescendantFonts")?;
        let below = match below.array().and_then(|a| a.first()) {
            Some(first) => pdf.get(first)?,
            None => Object::Null,
        };
        let below = below.dict().cloned().unwrap_or_default();
        let otherwise = pdf.value(&below, "DW")?.number().unwrap_or(1000.0) as f32 * 0.001;
        let mut widths = HashMap::new();
        if let Object::Array(list) = pdf.value(&below, "W")? {
            let mut at = 0;
            while at < list.len() && widths.len() < 100_000 {
                let first = pdf.get(&list[at])?.whole().unwrap_or(0);
                let first = u32::try_from(first).unwrap_or(0);
                match list.get(at + 1).map(|o| pdf.get(o)).transpose()? {
                    Some(Object::Array(run)) => {
                        for (n, width) in (0_u32..).zip(run.iter().take(65_536)) {
                            if let Some(width) = pdf.get(width)?.number() {
                                widths.insert(first.saturating_add(n), width as f32 * 0.001);
                            }
                        }
                        at += 2;
                    }
                    Some(last) => {
                        let last = u32::try_from(last.whole().unwrap_or(0)).unwrap_or(0);
                        let width =
                            list.get(at + 2).map(|o| pdf.get(o)).transpose()?.and_then(|o| o.number());
                        for code in first..=last.min(first.saturating_add(65_535)) {
                            widths.insert(code, width.unwrap_or(1000.0) as f32 * 0.001);
                        }
                        at += 3;
                    }
                    None => break,
                }
            }
        }
        Ok(Font { kind: Kind::Wide { encoding, unicode }, to_text, widths, otherwise, placed, type3: None })
    }

    /// Whether the place of each drawing can be reckoned from what the file says: not where its widths or its codes stand in
    /// tables elsewhere, and not where it runs downwards.
    pub fn is_placed(&self) -> bool {
        self.placed
    }

    /// How far letters that are drawings of the file go below and above the line, for a size of one.
    pub fn heights(&self) -> Option<(f32, f32)> {
        self.type3
    }

    /// The drawings of a shown text.
    pub fn show(&self, bytes: &[u8], mut see: impl FnMut(Shown)) {
        match &self.kind {
            Kind::Simple(characters) => {
                for byte in bytes {
                    let at = u32::from(*byte);
                    let text = self.to_text.as_ref().and_then(|c| c.text(at)).map(str::to_owned);
                    let text = text.or_else(|| characters[usize::from(*byte)].clone());
                    see(Shown { text, width: self.width(at), space: *byte == b' ', length: 1 });
                }
            }
            Kind::Wide { encoding, unicode } => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let (at, length) = match encoding {
                        Some(encoding) => encoding.next_code(rest),
                        None => (code(&rest[..rest.len().min(2)]), rest.len().min(2)),
                    };
                    let length = length.min(rest.len());
                    rest = &rest[length..];
                    let text = self.to_text.as_ref().and_then(|c| c.text(at)).map(str::to_owned);
                    let own = || unicode.then(|| char::from_u32(at).map(String::from)).flatten();
                    let drawing = encoding.as_ref().and_then(|e| e.drawing(at)).unwrap_or(at);
                    let width = self.widths.get(&drawing).copied().unwrap_or(self.otherwise);
                    see(Shown { text: text.or_else(own), width, space: length == 1 && at == 32, length });
                }
            }
        }
    }

    fn width(&self, at: u32) -> f32 {
        self.widths.get(&at).copied().unwrap_or(self.otherwise)
    }
}

/// How far the drawings of a font go below and above the line, by the box around all of them.
fn height_of_type3(pdf: &Pdf<'_>, dict: &Dict) -> Result<(f32, f32), Error> {
    let numbers = |name: &str| -> Result<Vec<f32>, Error> {
        let list = pdf.value(dict, name)?;
        let list = list.array().unwrap_or(&[]).iter().take(6);
        Ok(list.filter_map(|n| pdf.get(n).ok()?.number().map(|n| n as f32)).collect())
    };
    let scale = numbers("FontMatrix")?.get(3).copied().unwrap_or(0.001);
    let around = numbers("FontBBox")?;
    let (low, high) = match around[..] {
        [_, a, _, b] if a != b => ((a.min(b) * scale), (a.max(b) * scale)),
        _ => (-0.2, 0.8),
    };
    let (low, high) = (low.min(high), high.max(low));
    Ok(if (0.1..10.0).contains(&(high - low)) { (low.min(0.0), high) } else { (-0.2, 0.8) })
}

/// The characters of each code of a font of one byte.
fn characters(pdf: &Pdf<'_>, dict: &Dict, base: &str) -> Result<[Option<String>; 256], Error> {
    let encoding = pdf.value(dict, "Encoding")?;
    let named = match &encoding {
        Object::Name(name) => Some(name.clone()),
        Object::Dict(dict) => pdf.value(dict, "BaseEncoding")?.name().map(<[u8]>::to_vec),
        _ => None,
    };
    let symbol = base.contains("Symbol") || base.contains("Dingbats") || base.contains("Wingdings");
    let described = pdf.dict(dict, "FontDescriptor")?;
    let true_type = pdf.value(dict, "Subtype")?.name() == Some(b"TrueType");
    let embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|n| described.get(n).is_some());
    let mut out: [Option<String>; 256] = std::array::from_fn(|_| None);
    for (code, slot) in (0_u8..=255).zip(out.iter_mut()) {
        let found = match named.as_deref() {
            Some(b"MacRomanEncoding") => single(code, "macintosh"),
            Some(b"WinAnsiEncoding") => single(code, "windows-1252"),
            _ if symbol => match code {
                b' ' => Some(' '),
                b'0'..=b'9' if base.contains("Symbol") => Some(char::from(code)),
                0x21..=0xFF => Some('•'),
                _ => None,
            },
            // An embedded font may have an encoding of its own; its letters are mostly where everybody's are.
            _ if true_type || embedded => single(code, "windows-1252"),
            _ => glyphs::standard(code),
        };
        *slot = found.filter(|c| !c.is_control()).map(String::from);
    }
    if let Object::Dict(own) = &encoding
        && let Object::Array(list) = pdf.value(own, "Differences")?
    {
        let mut at = 0_usize;
        for one in list.iter().take(2000) {
            match one {
                Object::Number(n) => at = (*n).clamp(0.0, 255.0) as usize,
                Object::Name(name) => {
                    if let Some(slot) = out.get_mut(at) {
                        let name = String::from_utf8_lossy(name);
                        *slot = if name == ".notdef" { None } else { glyphs::named(&name) };
                    }
                    at += 1;
                }
                _ => {}
            }
        }
    }
    Ok(out)
}

fn single(code: u8, set: &str) -> Option<char> {
    if code.is_ascii() {
        return Some(char::from(code));
    }
    charset::single(code, set)
}
