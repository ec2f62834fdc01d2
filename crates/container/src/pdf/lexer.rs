//! The writing of a PDF: values and words, one after the other. Never fails: what makes no sense is passed over.

use super::object::{Dict, Object};

/// Values inside values deeper than this are passed over.
const DEEPEST: usize = 40;

/// What stands next.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'a> {
    /// A value.
    Object(Object),
    /// A word: an operator or a keyword.
    Word(&'a [u8]),
}

/// Reads items from bytes.
pub struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where the next item is looked for.
    pub at: usize,
}

impl<'a> Lexer<'a> {
    /// Begins at a place.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Lexer { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over white space and comments.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else {
                break;
            }
        }
    }

    /// The next item; none at the end.
    pub fn next_item(&mut self) -> Option<Item<'a>> {
        self.item(0)
    }

    /// Passes over a picture inside the drawing, of which `BI` was read: to behind its `EI`, or to the end.
    pub fn skip_picture(&mut self) {
        while let Some(item) = self.next_item() {
            if item == Item::Word(b"ID") {
                break;
            }
        }
        let mut at = self.at;
        while let Some(n) = self.bytes.get(at..).and_then(|b| b.windows(2).position(|w| w == b"EI")) {
            at += n + 2;
            let spaced = |n: Option<&u8>| n.is_none_or(u8::is_ascii_whitespace);
            if spaced(at.checked_sub(3).and_then(|n| self.bytes.get(n))) && spaced(self.bytes.get(at)) {
                self.at = at;
                return;
            }
        }
        self.at = self.bytes.len();
    }

    /// The next value; a word counts as nothing.
    pub fn next_object(&mut self) -> Option<Object> {
        match self.item(0)? {
            Item::Object(object) => Some(object),
            Item::Word(_) => Some(Object::Null),
        }
    }

    fn item(&mut self, depth: usize) -> Option<Item<'a>> {
        loop {
            self.skip_space();
            let byte = self.peek()?;
            let object = match byte {
                b'/' => {
                    self.at += 1;
                    Object::Name(self.name())
                }
                b'(' => Object::Text(self.literal()),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    Object::Dict(self.dict(depth)?)
                }
                b'<' => Object::Text(self.hex()),
                b'[' => {
                    self.at += 1;
                    Object::Array(self.array(depth)?)
                }
                b'0'..=b'9' | b'+' | b'-' | b'.' => return Some(Item::Object(self.number_or_reference())),
                b')' | b'>' | b']' | b'{' | b'}' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let word = self.word();
                    match word {
                        b"true" => Object::Bool(true),
                        b"false" => Object::Bool(false),
                        b"null" => Object::Null,
                        _ => return Some(Item::Word(word)),
                    }
                }
            };
            return Some(Item::Object(object));
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(|b| !is_space(b) && !is_delimiter(b)) {
            self.at += 1;
        }
        if self.at == start {
            self.at += 1;
        }
        self.bytes.get(start..self.at).unwrap_or(&[])
    }

    fn name(&mut self) -> Vec<u8> {
        let raw_start = self.at;
        while self.peek().is_some_and(|b| !is_space(b) && !is_delimiter(b)) {
            self.at += 1;
        }
        let raw = self.bytes.get(raw_start..self.at).unwrap_or(&[]);
        if !raw.contains(&b'#') {
            return raw.to_vec();
        }
        let mut out = Vec::with_capacity(raw.len());
        let mut n = 0;
        while let Some(byte) = raw.get(n) {
            let pair =
                (*byte == b'#').then(|| Some((hex(*raw.get(n + 1)?)?, hex(*raw.get(n + 2)?)?))).flatten();
            if let Some((high, low)) = pair {
                out.push(high * 16 + low);
                n += 3;
            } else {
                out.push(*byte);
                n += 1;
            }
        }
        out
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    let Some(next) = self.peek() else { break };
                    self.at += 1;
                    match next {
                        b'n' => out.push(b'\n'),
                        b'r' => out.push(b'\r'),
                        b't' => out.push(b'\t'),
                        b'b' => out.push(8),
                        b'f' => out.push(12),
                        b'0'..=b'7' => {
                            let mut value = u32::from(next - b'0');
                            for _ in 0..2 {
                                match self.peek() {
                                    Some(d @ b'0'..=b'7') => {
                                        value = value * 8 + u32::from(d - b'0');
                                        self.at += 1;
                                    }
                                    _ => break,
                                }
                            }
                            out.push((value & 255) as u8);
                        }
                        b'\r' => {
                            if self.peek() == Some(b'\n') {
                                self.at += 1;
                            }
                        }
                        b'\n' => {}
                        other => out.push(other),
                    }
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut half: Option<u8> = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex(byte) else { continue };
            match half.take() {
                Some(high) => out.push(high * 16 + digit),
                None => half = Some(digit),
            }
        }
        out.extend(half.map(|h| h * 16));
        out
    }

    fn dict(&mut self, depth: usize) -> Option<Dict> {
        let mut out = Vec::new();
        if depth > DEEPEST {
            return None;
        }
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b'>') => {
                    self.at += 1;
                    if self.peek() == Some(b'>') {
                        self.at += 1;
                    }
                    break;
                }
                Some(b'/') => {
                    self.at += 1;
                    let name = self.name();
                    self.skip_space();
                    if self.peek() == Some(b'>') {
                        continue;
                    }
                    match self.item(depth + 1)? {
                        Item::Object(value) => out.push((name, value)),
                        // The dictionary was never closed.
                        Item::Word(b"stream" | b"endobj" | b"obj" | b"ID") => break,
                        Item::Word(_) => {}
                    }
                }
                Some(_) => {
                    if let Item::Word(b"stream" | b"endobj" | b"obj" | b"ID") = self.item(depth + 1)? {
                        break;
                    }
                }
            }
        }
        Some(Dict(out))
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Object>> {
        let mut out = Vec::new();
        if depth > DEEPEST {
            return None;
        }
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b'>') if self.bytes.get(self.at + 1) == Some(&b'>') => break,
                Some(_) => match self.item(depth + 1)? {
                    Item::Object(value) => out.push(value),
                    Item::Word(b"endobj" | b"stream" | b"obj") => break,
                    Item::Word(_) => {}
                },
            }
        }
        Some(out)
    }

    /// A number; `12 0 R` is a reference.
    fn number_or_reference(&mut self) -> Object {
        let (value, whole) = self.number();
        if !whole || !(0.0..4e9).contains(&value) {
            return Object::Number(value);
        }
        let back = self.at;
        let spaces = self.bytes[back..].iter().take(8).take_while(|b| is_space(**b)).count();
        let from = back + spaces;
        let digits = self.bytes[from..].iter().take(6).take_while(|b| b.is_ascii_digit()).count();
        if spaces > 0 && digits > 0 {
            let after = from + digits;
            let gap = self.bytes[after..].iter().take(8).take_while(|b| is_space(**b)).count();
            let end = after + gap;
            let ends = self.bytes.get(end + 1).is_none_or(|b| is_space(*b) || is_delimiter(*b));
            if gap > 0 && self.bytes.get(end) == Some(&b'R') && ends {
                self.at = end + 1;
                return Object::Ref(value as u32);
            }
        }
        Object::Number(value)
    }

    fn number(&mut self) -> (f64, bool) {
        let (mut value, mut scale, mut negative) = (0.0_f64, 0.0_f64, false);
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' => {
                    let digit = f64::from(byte - b'0');
                    if scale == 0.0 {
                        value = value * 10.0 + digit;
                    } else {
                        value += digit * scale;
                        scale /= 10.0;
                    }
                }
                b'.' if scale == 0.0 => scale = 0.1,
                b'-' if self.at == start || value == 0.0 => negative = true,
                b'+' if self.at == start => {}
                _ => break,
            }
            self.at += 1;
        }
        if !value.is_finite() {
            value = 0.0;
        }
        // A word glued to a number is passed over with it: "1.2.3", "--5".
        if self.peek().is_some_and(|b| matches!(b, b'.' | b'-')) {
            while self.peek().is_some_and(|b| matches!(b, b'.' | b'-' | b'0'..=b'9')) {
                self.at += 1;
            }
        }
        (if negative { -value } else { value }, scale == 0.0)
    }
}

/// White space of a PDF.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0 | 12)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
}
