//! Files that hold folders and streams, as Office wrote them before 2007: opened within limits, streams read whole.

use std::io::{Cursor, Read};

use cfb::CompoundFile as Streams;

use crate::dangers::{CannotCheck, Finding};

/// Streams and folders of a file.
const MOST: usize = 20_000;

/// A file of streams.
pub(crate) struct Compound<'a> {
    file: Streams<Cursor<&'a [u8]>>,
    /// Paths and sizes of streams.
    pub streams: Vec<(String, u64)>,
}

impl<'a> Compound<'a> {
    /// Opens it.
    pub fn open(bytes: &'a [u8], finding: &mut Finding<'_>) -> Result<Self, CannotCheck> {
        let file = Streams::open(Cursor::new(bytes)).map_err(|_| CannotCheck::malformed("Office file"))?;
        let mut streams = Vec::new();
        for entry in file.walk().take(MOST + 1) {
            if entry.is_stream() {
                streams.push((entry.path().to_string_lossy().into_owned(), entry.len()));
            }
        }
        if streams.len() > MOST {
            return Err(CannotCheck::bomb(format!("it holds more than {MOST} streams")));
        }
        finding.spend(streams.len())?;
        Ok(Compound { file, streams })
    }

    /// Reads a stream whole; none where there is none.
    pub fn read(&mut self, path: &str, finding: &mut Finding<'_>) -> Result<Option<Vec<u8>>, CannotCheck> {
        let Some((path, size)) = self.streams.iter().find(|(p, _)| p.eq_ignore_ascii_case(path)).cloned()
        else {
            return Ok(None);
        };
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        finding.unpacked(size)?;
        finding.spend(size / 16)?;
        let damaged = || CannotCheck::malformed("Office file");
        let mut stream = self.file.open_stream(&path).map_err(|_| damaged())?;
        let mut out = Vec::new();
        stream.read_to_end(&mut out).map_err(|_| damaged())?;
        Ok(Some(out))
    }
}
