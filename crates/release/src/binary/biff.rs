//! The records of a workbook before 2007: one after the other, words across records joined.

use crate::dangers::CannotCheck;

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// Walks through records from a place on.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub fn from(bytes: &'a [u8], at: usize) -> Self {
        Records { bytes, at }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let head = self.bytes.get(self.at..self.at + 4)?;
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        let from = self.at + 4;
        let data = self.bytes.get(from..from + usize::from(length))?;
        self.at = from + usize::from(length);
        Some(Record { kind, data })
    }
}

impl Record<'_> {
    /// Two bytes of it as a number; nothing where it is shorter.
    pub fn short(&self, at: usize) -> u16 {
        self.data.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
    }

    /// Four bytes of it as a number.
    pub fn long(&self, at: usize) -> u32 {
        self.data.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    /// Words whose length stands before them in one byte or two; `wide`: since 1997, with a mark of how they are written.
    pub fn words(&self, at: usize, long_length: bool, wide: bool) -> String {
        let (length, mut from) = match long_length {
            true => (usize::from(self.short(at)), at + 2),
            false => (self.data.get(at).map_or(0, |n| usize::from(*n)), at + 1),
        };
        let mut two = false;
        if wide {
            let flags = self.data.get(from).copied().unwrap_or(0);
            two = flags & 1 != 0;
            from += 1;
            if flags & 8 != 0 {
                from += 2;
            }
            if flags & 4 != 0 {
                from += 4;
            }
        }
        let rest = self.data.get(from..).unwrap_or_default();
        characters(&rest[..rest.len().min(length * if two { 2 } else { 1 })], two)
    }
}

/// Characters of two bytes or of one.
pub(super) fn characters(bytes: &[u8], two: bool) -> String {
    if two {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().map(|b| char::from(*b)).collect()
    }
}

/// The words that cells share, which go on over several records.
pub(super) fn shared(pieces: &[&[u8]], most: usize) -> Result<Vec<String>, CannotCheck> {
    let mut cursor = Cursor { pieces, piece: 0, at: 8 };
    let count =
        pieces.first().and_then(|p| p.get(4..8)).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let mut out = Vec::new();
    let mut total = 0;
    for _ in 0..count {
        let Some(text) = cursor.string() else { return Err(CannotCheck::malformed("workbook")) };
        total += text.len();
        if total > most {
            return Err(CannotCheck::bomb("it holds more words than are looked through"));
        }
        out.push(text);
    }
    Ok(out)
}

struct Cursor<'p, 'a> {
    pieces: &'p [&'a [u8]],
    piece: usize,
    at: usize,
}

impl Cursor<'_, '_> {
    /// Moves to the next record where this one is used up; true where it moved.
    fn turn(&mut self) -> Option<bool> {
        let mut moved = false;
        while self.at >= self.pieces.get(self.piece)?.len() {
            self.piece += 1;
            self.at = 0;
            moved = true;
        }
        Some(moved)
    }

    fn byte(&mut self) -> Option<u8> {
        self.turn()?;
        let byte = self.pieces[self.piece][self.at];
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, n| Some(sum | usize::from(self.byte()?) << (8 * n)))
    }

    fn string(&mut self) -> Option<String> {
        let mut left = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let more = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut two = flags & 1 != 0;
        let mut text = String::new();
        while left > 0 {
            // Where words go on in the next record, it begins with how they are written there.
            if self.turn()? {
                two = self.byte()? & 1 != 0;
                continue;
            }
            let rest = &self.pieces[self.piece][self.at..];
            let size = if two { 2 } else { 1 };
            let take = left.min(rest.len() / size);
            if take == 0 {
                return None;
            }
            text.push_str(&characters(&rest[..take * size], two));
            self.at += take * size;
            left -= take;
        }
        for _ in 0..runs * 4 + more {
            self.byte()?;
        }
        Some(text)
    }
}
