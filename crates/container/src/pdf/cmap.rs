//! The tables in a PDF that say which characters the codes of a font stand for.

use std::collections::HashMap;

use super::{Item, Lexer, Object};

/// Entries of one table; a font has at most 65,536 drawings.
const MOST: usize = 200_000;

/// Codes to characters (ToUnicode), or codes to numbers of drawings (an embedded encoding).
#[derive(Debug, Default)]
pub(super) struct Cmap {
    /// How many bytes codes have, with their first and last.
    spaces: Vec<(usize, u32, u32)>,
    texts: HashMap<u32, String>,
    numbers: HashMap<u32, u32>,
    entries: usize,
}

impl Cmap {
    /// Reads a table; what makes no sense is passed over.
    pub fn read(bytes: &[u8]) -> Self {
        let mut out = Cmap::default();
        let mut lexer = Lexer::new(bytes, 0);
        let mut values: Vec<Object> = Vec::new();
        while let Some(item) = lexer.next_item() {
            match item {
                Item::Object(object) => {
                    if values.len() < MOST {
                        values.push(object);
                    }
                }
                Item::Word(word) => {
                    match word {
                        b"endcodespacerange" => values.chunks(2).for_each(|p| out.space(p)),
                        b"endbfchar" => values.chunks(2).for_each(|p| out.one(p)),
                        b"endbfrange" => values.chunks(3).for_each(|p| out.range(p)),
                        b"endcidchar" => values.chunks(2).for_each(|p| out.number(p)),
                        b"endcidrange" => values.chunks(3).for_each(|p| out.numbers(p)),
                        _ => {}
                    }
                    values.clear();
                }
            }
        }
        out
    }

    fn space(&mut self, pair: &[Object]) {
        if let [Object::Text(from), Object::Text(to)] = pair
            && (1..=4).contains(&from.len())
            && self.spaces.len() < 100
        {
            self.spaces.push((from.len(), code(from), code(to)));
        }
    }

    fn put(&mut self, at: u32, text: String) {
        self.entries += 1;
        if self.entries < MOST {
            self.texts.insert(at, text);
        }
    }

    fn one(&mut self, pair: &[Object]) {
        if let [Object::Text(from), Object::Text(to)] = pair {
            self.put(code(from), utf16(to));
        }
    }

    fn range(&mut self, three: &[Object]) {
        let [Object::Text(from), Object::Text(to), target] = three else { return };
        let (from, to) = (code(from), code(to).min(code(from).saturating_add(65_535)));
        match target {
            Object::Text(first) => {
                let mut units: Vec<u8> = first.clone();
                for at in from..=to {
                    self.put(at, utf16(&units));
                    if self.entries >= MOST {
                        return;
                    }
                    // The last unit counts on.
                    for byte in units.iter_mut().rev().take(2) {
                        *byte = byte.wrapping_add(1);
                        if *byte != 0 {
                            break;
                        }
                    }
                }
            }
            Object::Array(list) => {
                for (at, one) in (from..=to).zip(list) {
                    if let Object::Text(text) = one {
                        self.put(at, utf16(text));
                    }
                }
            }
            _ => {}
        }
    }

    fn number(&mut self, pair: &[Object]) {
        if let [Object::Text(from), Object::Number(to)] = pair
            && self.numbers.len() < MOST
        {
            self.numbers.insert(code(from), *to as u32);
        }
    }

    fn numbers(&mut self, three: &[Object]) {
        let [Object::Text(from), Object::Text(to), Object::Number(first)] = three else { return };
        let (from, to) = (code(from), code(to).min(code(from).saturating_add(65_535)));
        for at in from..=to {
            if self.numbers.len() >= MOST {
                return;
            }
            self.numbers.insert(at, (*first as u32).wrapping_add(at - from));
        }
    }

    /// The characters of a code.
    pub fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Whether it says anything about characters.
    pub fn has_texts(&self) -> bool {
        !self.texts.is_empty()
    }

    /// The drawing of a code.
    pub fn drawing(&self, code: u32) -> Option<u32> {
        self.numbers.get(&code).copied()
    }

    /// The next code of a text: its value and its length in bytes.
    pub fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let value = code(&bytes[..length]);
            if self.spaces.iter().any(|(l, from, to)| *l == length && (*from..=*to).contains(&value)) {
                return (value, length);
            }
        }
        let length = self.spaces.first().map_or(2, |s| s.0).min(bytes.len());
        (code(&bytes[..length]), length.max(1))
    }
}

pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |v, b| (v << 8) | u32::from(*b))
}

/// UTF-16 with the high byte first, as all texts in these tables are.
pub fn utf16(bytes: &[u8]) -> String {
    if let [one] = bytes {
        return char::from(*one).to_string();
    }
    let units = bytes.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]]));
    char::decode_utf16(units).take(16).map(|c| c.unwrap_or('\u{FFFD}')).collect()
}
