//! The one set of limits on everything that is read from outside.

use crate::Error;

/// How much is read before it is refused. The defaults suit a server with many requests at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Bytes of all that is unpacked from one file.
    pub unpacked: usize,
    /// Unpacked size over packed size of one entry; small entries are exempt.
    pub ratio: usize,
    /// Entries of an archive, parts of a message.
    pub entries: usize,
    /// Messages in messages, archives in messages, elements in elements (times 32).
    pub depth: usize,
    /// Bytes of text taken from one file.
    pub text: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Cells of all tables of a workbook that hold something.
    pub cells: usize,
    /// Steps of the drawing of all pages of a PDF: time is bounded by work, since nothing here reads a clock.
    pub steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 50_000_000,
            unpacked: 200_000_000,
            ratio: 200,
            entries: 10_000,
            depth: 8,
            text: 10_000_000,
            pages: 5_000,
            cells: 500_000,
            steps: 20_000_000,
        }
    }
}

impl Limits {
    /// Refuses what is empty or larger than `bytes`.
    pub fn check_size(&self, bytes: &[u8]) -> Result<(), Error> {
        match bytes.len() {
            0 => Err(Error::Empty),
            size if size > self.bytes => Err(Error::TooLarge { size, limit: self.bytes }),
            _ => Ok(()),
        }
    }

    /// Elements in elements.
    pub fn element_depth(&self) -> usize {
        self.depth.saturating_mul(32)
    }
}
