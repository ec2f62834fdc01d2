//! What is gathered while a file is told: its pictures, each once, and what cannot be shown.

use std::collections::BTreeMap;

use crate::copy::picture_size;
use crate::dangers::{CannotCheck, Finding, Format};

/// Pictures, and their bytes, on the pages of one file.
const MOST_PICTURES: usize = 400;
const MOST_BYTES: usize = 40 * 1024 * 1024;
/// Pixels of a picture; a camera's has 50 million.
const MOST_PIXELS: usize = 60_000_000;

/// What is gathered.
pub(super) struct Gathered<'g, 'l> {
    pub finding: &'g mut Finding<'l>,
    pictures: Vec<Vec<u8>>,
    sizes: Vec<(usize, usize)>,
    known: BTreeMap<String, Option<usize>>,
    bytes: usize,
    left: Vec<String>,
}

impl<'g, 'l> Gathered<'g, 'l> {
    pub fn new(finding: &'g mut Finding<'l>) -> Self {
        Gathered {
            finding,
            pictures: Vec::new(),
            sizes: Vec::new(),
            known: BTreeMap::new(),
            bytes: 0,
            left: Vec::new(),
        }
    }

    /// Says once what cannot be shown, or stands otherwise.
    pub fn say(&mut self, sentence: &str) {
        if !self.left.iter().any(|known| known == sentence) {
            self.left.push(sentence.to_owned());
        }
    }

    /// The number of a picture, and its size in dots; none where it cannot be shown, which is said.
    pub fn picture(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Finding<'_>) -> Result<Option<Vec<u8>>, CannotCheck>,
    ) -> Result<Option<(usize, (usize, usize))>, CannotCheck> {
        if !self.known.contains_key(name) {
            let number = match read(self.finding)? {
                Some(bytes) => self.shown(bytes)?,
                None => None,
            };
            self.known.insert(name.to_owned(), number);
        }
        let number = self.known.get(name).copied().flatten();
        Ok(number.and_then(|n| Some((n, *self.sizes.get(n)?))))
    }

    fn shown(&mut self, bytes: Vec<u8>) -> Result<Option<usize>, CannotCheck> {
        use Format::{Gif, Jpeg, Png, Webp};
        let format = Format::of(&bytes, None);
        let size = match format {
            Png | Jpeg | Webp => picture_size(&bytes).ok(),
            Gif => bytes.get(6..10).map(|b| {
                let side = |a: u8, b: u8| usize::from(u16::from_le_bytes([a, b]));
                (side(b[0], b[1]), side(b[2], b[3]))
            }),
            _ => None,
        };
        let size = size.filter(|(w, h)| *w > 0 && *h > 0 && w.saturating_mul(*h) <= MOST_PIXELS);
        let Some(size) = size else {
            self.say("A picture of a kind that cannot be put on pages here (a drawing of Windows, a TIFF) is left out: look at it in the document.");
            return Ok(None);
        };
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.pictures.len() >= MOST_PICTURES || self.bytes > MOST_BYTES {
            return Err(CannotCheck::because(
                "it has more pictures than a PDF is made of here: make a clean copy of its own kind",
            ));
        }
        self.pictures.push(bytes);
        self.sizes.push(size);
        Ok(Some(self.pictures.len() - 1))
    }

    /// The pictures, and what is to be said.
    pub fn end(self) -> (Vec<Vec<u8>>, Vec<String>) {
        (self.pictures, self.left)
    }
}
