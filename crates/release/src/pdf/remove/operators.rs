//! Operators written anew: those that readers know, with the values that they take and nothing else.

use std::collections::HashSet;

use container::pdf::{Item, Lexer, Object};

use crate::pdf::{content::Operation, write};

/// Operators that readers know; others draw nothing and could hold anything.
const KNOWN: &str = "q Q cm w J j M d ri i gs BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" m l c v y h re S s f F f* B B* b b* n W W* \
     CS cs SC SCN sc scn G g RG rg K k sh BI BMC BDC EMC Do";

/// Whether readers know an operator.
pub(super) fn is_known(word: &[u8]) -> bool {
    KNOWN.as_bytes().split(|b| *b == b' ').any(|known| known == word)
}

/// How many values operators take at the most; those that show words are written apart. A colour has up to 32 components,
/// and a pattern its name beside them.
const TAKEN: [(&str, usize); 7] = [
    ("q Q BT ET T* h S s f F f* B B* b b* n W W* EMC", 0),
    ("w J j M ri i gs Tc Tw Tz TL Tr Ts g G cs CS sh BMC", 1),
    ("d Tf Td TD m l", 2),
    ("rg RG", 3),
    ("v y re k K", 4),
    ("cm Tm c", 6),
    ("sc SC scn SCN", 33),
];

/// Writes an operator with the values that it takes, as they were understood here: nothing else can stand between them.
pub(super) fn plainly(op: &Operation<'_>, slice: &[u8], out: &mut Vec<u8>) {
    if op.word == b"BI" {
        inline(slice, out);
        return;
    }
    let of = |(words, _): &&(&str, usize)| words.as_bytes().split(|b| *b == b' ').any(|w| w == op.word);
    let taken = TAKEN.iter().find(of).map_or(0, |(_, n)| *n);
    if matches!(op.word, b"Tj" | b"TJ" | b"'" | b"\"") {
        if op.word == b"\"" {
            for n in 0..2 {
                let n = op.values.len().saturating_sub(3) + n;
                write::number(op.values.get(n).and_then(Object::number).unwrap_or(0.0), out);
                out.push(b' ');
            }
        }
        let shown = match op.values.last() {
            Some(Object::Array(list)) if op.word == b"TJ" => {
                let parts = list.iter().filter(|o| matches!(o, Object::Text(_) | Object::Number(_)));
                Object::Array(parts.cloned().collect())
            }
            Some(text @ Object::Text(_)) if op.word != b"TJ" => text.clone(),
            _ if op.word == b"TJ" => Object::Array(Vec::new()),
            _ => Object::Text(Vec::new()),
        };
        write::write(&shown, out, 0);
        out.push(b' ');
        out.extend_from_slice(op.word);
        return;
    }
    let strange = |b: &u8| b"(){}<>%[]".contains(b);
    if op.values.len() <= taken && !slice.iter().any(strange) {
        out.extend_from_slice(slice);
        return;
    }
    for value in op.values.iter().skip(op.values.len().saturating_sub(taken)) {
        match value {
            Object::Number(_) | Object::Name(_) => write::write(value, out, 0),
            Object::Array(list) if op.word == b"d" => {
                let numbers = list.iter().filter(|o| matches!(o, Object::Number(_)));
                write::write(&Object::Array(numbers.cloned().collect()), out, 0);
            }
            _ => continue,
        }
        out.push(b' ');
    }
    out.extend_from_slice(op.word);
}

/// Values that the head of a picture among the operators takes.
const OF_PICTURES: &str = "BPC|BitsPerComponent|CS|ColorSpace|D|Decode|DP|DecodeParms|F|Filter|H|Height|IM|ImageMask|I|Interpolate|W|Width|Intent|L|Length";

/// Writes a picture among the operators with only the values that it takes.
fn inline(slice: &[u8], out: &mut Vec<u8>) {
    let mut lexer = Lexer::new(slice, 2);
    let mut name: Option<Vec<u8>> = None;
    out.extend_from_slice(b"BI ");
    while let Some(item) = lexer.next_item() {
        match (item, name.take()) {
            (Item::Object(value), Some(name)) => {
                if OF_PICTURES.split('|').any(|known| known.as_bytes() == name) {
                    write::write(&Object::Name(name), out, 0);
                    out.push(b' ');
                    write::write(&value, out, 0);
                    out.push(b' ');
                }
            }
            (Item::Object(Object::Name(found)), None) => name = Some(found),
            (Item::Object(_), None) => {}
            (Item::Word(_), _) => break,
        }
    }
    out.extend_from_slice(b"ID");
    out.extend_from_slice(slice.get(lexer.at..).unwrap_or(&[]));
}

/// The names in the head of a picture among the operators.
pub(super) fn names_of_inline(bytes: &[u8], used: &mut HashSet<Vec<u8>>) {
    let mut lexer = Lexer::new(bytes, 2);
    while let Some(item) = lexer.next_item() {
        match item {
            Item::Object(Object::Name(name)) => drop(used.insert(name)),
            Item::Object(_) => {}
            Item::Word(_) => return,
        }
    }
}
