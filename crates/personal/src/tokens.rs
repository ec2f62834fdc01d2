//! Cuts a text into words, numbers and signs in one pass, with what lies before each. Knows no names.

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `housing`
    Lower,
    /// `Hannah`, `O'Dowd`, `MacAskill`
    Capital,
    /// `HOLROYD`
    Upper,
    /// `P`
    Initial,
    /// `2214`
    Digits,
    /// `BD4`
    Mixed,
    /// One sign.
    Sign(u8),
}

/// What lies between a token and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// One or two spaces.
    Space,
    /// A tab, or so many spaces that it is a column.
    Column,
    /// The end of a line.
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// Behind the last byte, without a possessive `'s`.
    pub end: usize,
    /// What it is made of.
    pub shape: Shape,
    /// What lies before it.
    pub gap: Gap,
    /// True where `'s` or `s'` follows.
    pub possessive: bool,
    /// What the lists say of it; only for words with a capital.
    pub marks: u32,
}

impl Token {
    /// True for a word that begins with a capital.
    pub const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// True for this sign.
    pub fn is(&self, sign: u8) -> bool {
        self.shape == Shape::Sign(sign)
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// The length of an apostrophe or hyphen at this byte: `'`, `’`, `-`, `‑`; nothing else joins two parts of a name.
fn joiner(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..) {
        Some([b'\'' | b'-', ..]) => 1,
        Some([0xE2, 0x80, 0x99 | 0x91 | 0x90, ..]) => 3,
        _ => 0,
    }
}

/// The end of a line behind a hyphen within a word with a capital: "Fitzgerald-", "Osei".
fn broken(bytes: &[u8], start: usize, end: usize) -> usize {
    if bytes[end] != b'-' || !bytes[start].is_ascii_uppercase() || end < start + 2 {
        return 0;
    }
    match bytes.get(end + 1..) {
        Some([b'\n', next, ..]) if is_word_byte(*next) => 1,
        Some([b'\r', b'\n', next, ..]) if is_word_byte(*next) => 2,
        _ => 0,
    }
}

/// Three-byte signs (dashes, quotes, bullets) and no-break spaces, which are no part of a word.
fn sign_length(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..) {
        Some([0xE2, 0x80..=0x86, _, ..]) => 3,
        Some([0xE2, 0x87..=0xAF, _, ..]) => 3,
        Some([0xC2, _, ..]) => 2,
        Some([0xE3, 0x80, _, ..] | [0xEF, 0xBB | 0xBC | 0xBF, _, ..]) => 3,
        _ => 0,
    }
}

/// Cuts the text.
pub fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len() / 5 + 4);
    let mut at = 0;
    let mut gap = Gap::Paragraph;
    let mut spaces = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'\n' => {
                gap = if gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
                at += 1;
                continue;
            }
            b'\t' => {
                gap = gap.max(Gap::Column);
                at += 1;
                continue;
            }
            b' ' | b'\r' | 0x0B | 0x0C => {
                spaces += 1;
                gap = gap.max(if spaces > 2 { Gap::Column } else { Gap::Space });
                at += 1;
                continue;
            }
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => {
                spaces += 1;
                gap = gap.max(if spaces > 2 { Gap::Column } else { Gap::Space });
                at += 2;
                continue;
            }
            _ => {}
        }
        spaces = 0;
        let token = one(text, at, gap);
        at = if token.possessive { skip_possessive(bytes, token.end) } else { token.end };
        gap = Gap::None;
        out.push(token);
    }
    out
}

fn skip_possessive(bytes: &[u8], end: usize) -> usize {
    let length = joiner(bytes, end);
    if bytes.get(end + length).is_some_and(|b| matches!(b, b's' | b'S')) {
        end + length + 1
    } else {
        end + length
    }
}

/// The token that begins at this byte, which is no space.
fn one(text: &str, start: usize, gap: Gap) -> Token {
    let bytes = text.as_bytes();
    let sign = sign_length(bytes, start);
    if sign > 0 || !(is_word_byte(bytes[start]) || bytes[start].is_ascii_digit()) {
        let shape = Shape::Sign(plain_sign(bytes, start));
        return Token { start, end: start + sign.max(1), shape, gap, possessive: false, marks: 0 };
    }
    let mut end = start;
    let (mut digits, mut letters) = (false, false);
    while end < bytes.len() {
        let byte = bytes[end];
        if byte.is_ascii_digit() {
            digits = true;
            end += 1;
        } else if is_word_byte(byte) && sign_length(bytes, end) == 0 {
            letters = true;
            end += 1;
        } else {
            let join = joiner(bytes, end) + broken(bytes, start, end);
            let after = bytes.get(end + join).copied().unwrap_or(b' ');
            let word_after = is_word_byte(after) && sign_length(bytes, end + join) == 0;
            if join == 0 || digits || !word_after || bytes[start].is_ascii_digit() {
                break;
            }
            // "Meera's", "HOLROYD'S": the rest is the possessive.
            let apostrophe = bytes[end] == b'\'' || bytes[end..].starts_with(&[0xE2, 0x80, 0x99]);
            let ends_word =
                bytes.get(end + join + 1).is_none_or(|b| !is_word_byte(*b) && !b.is_ascii_digit());
            if apostrophe && matches!(after, b's' | b'S') && ends_word {
                break;
            }
            end += join;
        }
    }
    let word = &text[start..end];
    let shape = match (digits, letters) {
        (true, false) => Shape::Digits,
        (true, true) => Shape::Mixed,
        _ => shape_of(word),
    };
    let possessive = !digits && {
        let join = joiner(bytes, end);
        let apostrophe = join > 0 && bytes[end] != b'-' && (join == 1 || bytes[end + 2] == 0x99);
        let s = bytes.get(end + join).is_some_and(|b| matches!(b, b's' | b'S'));
        let closes = bytes.get(end + join + usize::from(s)).is_none_or(|b| !b.is_ascii_alphanumeric());
        apostrophe && closes && (s || word.ends_with('s'))
    };
    Token { start, end, shape, gap, possessive, marks: 0 }
}

/// The ASCII sign that a typographic one stands for.
fn plain_sign(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(at..) {
        Some([0xE2, 0x80, 0x90..=0x95, ..]) => b'-',
        Some([0xE2, 0x80, 0x98 | 0x99, ..]) => b'\'',
        Some([0xE2, 0x80, 0x9C..=0x9F, ..]) => b'"',
        Some([0xE2, 0x80, 0xA2, ..] | [0xC2, 0xB7, ..]) => b'*',
        Some([byte, ..]) => *byte,
        _ => b' ',
    }
}

fn shape_of(word: &str) -> Shape {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    if !first.is_uppercase() {
        // "el-Sayed", "al-Masri"
        return match word.as_bytes() {
            [b'a' | b'e' | b'u', b'l', b'-', capital, _, ..] if capital.is_ascii_uppercase() => {
                Shape::Capital
            }
            _ => Shape::Lower,
        };
    }
    let mut upper = 1;
    let mut lower = 0;
    for c in chars {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_alphabetic() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (1, 0) => Shape::Initial,
        (_, 0) => Shape::Upper,
        _ => Shape::Capital,
    }
}
