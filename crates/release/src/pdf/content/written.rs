//! The operators of a drawing as they are written.

use container::{
    Error,
    pdf::{Object, Page},
};

use super::run::Interpreter;

impl Interpreter<'_, '_> {
    /// What a page itself draws, its parts one after the other, each followed by a line end.
    pub fn content(&self, page: &Page) -> Result<(Vec<u8>, bool), Error> {
        let mut bytes = Vec::new();
        let mut damaged = false;
        self.pdf.was_cut();
        let contents = match self.pdf.value(&page.dict, "Contents")? {
            Object::Array(list) => list,
            one => vec![one],
        };
        for part in contents.iter().take(10_000) {
            match self.pdf.get(part)? {
                Object::Stream(stream) => match self.pdf.bytes_of(&stream) {
                    Ok(part) => bytes.extend_from_slice(&part),
                    Err(error @ Error::Bomb { .. }) => return Err(error),
                    Err(_) => damaged = true,
                },
                Object::Null => {}
                _ => damaged = true,
            }
            bytes.push(b'\n');
        }
        damaged |= self.pdf.was_cut();
        Ok((bytes, damaged))
    }
}

/// How many values an operator takes, where it takes the same number always.
pub(in crate::pdf) fn taken(word: &[u8]) -> Option<usize> {
    Some(match word {
        b"w" | b"J" | b"j" | b"M" | b"ri" | b"i" | b"gs" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Tr" | b"Ts"
        | b"g" | b"G" | b"cs" | b"CS" | b"sh" | b"Do" | b"Tj" | b"TJ" | b"'" => 1,
        b"d" | b"Tf" | b"Td" | b"TD" | b"m" | b"l" => 2,
        b"rg" | b"RG" | b"\"" => 3,
        b"v" | b"y" | b"re" | b"k" | b"K" => 4,
        b"cm" | b"Tm" | b"c" => 6,
        _ => return None,
    })
}

/// What is written among operators: in the gaps between them, and between their values.
pub(super) fn notes_among(bytes: &[u8], out: &mut Vec<String>) {
    let mut last = 0;
    super::walk(bytes, |op| {
        for gap in [bytes.get(last..op.from), bytes.get(op.from..op.to).filter(|_| op.word != b"BI")] {
            let gap = gap.unwrap_or(&[]);
            if gap.contains(&b'%') {
                crate::pdf::between::notes(gap, out);
            }
        }
        last = op.to;
    });
    let gap = bytes.get(last..).unwrap_or(&[]);
    crate::pdf::between::notes(gap, out);
}

pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
