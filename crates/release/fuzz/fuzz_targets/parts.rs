//! Shared by the targets: an archive of parts, each of which is a piece of the input, and the look at it.

use std::io::{Cursor, Write};

use release::{Limits, dangers::look};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Pieces of the input are parted by this byte, which no XML has.
const PARTED: u8 = 0;

/// Builds the archive and looks through it: `fixed` parts as they are, `open` parts from the input, in their order.
pub fn look_at(name: &str, bytes: &[u8], fixed: &[(&str, &str)], open: &[&str]) {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |part: &str, content: &[u8]| {
        zip.start_file(part, stored).expect("an entry");
        zip.write_all(content).expect("written");
    };
    for &(part, content) in fixed {
        put(part, content.as_bytes());
    }
    for (&part, content) in open.iter().zip(bytes.split(|b| *b == PARTED)) {
        put(part, content);
    }
    let file = zip.finish().expect("a ZIP").into_inner();
    let limits = Limits { unpacked: 20_000_000, steps: 500_000, ..Limits::default() };
    let found = look(name, &file, &limits);
    assert!(found.why.is_none_or(|why| !why.contains("this file is damaged")));
}
