//! ZIP archives as they lie in the bytes: the directory at the end, the headers before each entry, and what lies between.
//! Everything is bounded as it comes out, whatever the directory claims; nothing is written anywhere.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::dangers::CannotCheck;

/// Entries that are listed at all.
const MOST: usize = 100_000;
/// Entries smaller than this may unpack from anything: short texts compress very well.
const ALWAYS_ALLOWED: u64 = 1_000_000;
/// Of what is read only to tell the format.
const SMALL: u64 = 300_000;

/// An archive.
#[derive(Debug)]
pub(crate) struct Zip<'a> {
    bytes: &'a [u8],
    pub entries: Vec<Entry<'a>>,
    /// Where an entry stands, by its name in small letters.
    index: HashMap<String, usize>,
    /// What stands before the first entry.
    pub before: usize,
    /// Stretches between entries, and after the directory, that belong to nothing.
    pub gaps: Vec<(usize, usize)>,
    pub comment: &'a [u8],
    /// Two entries lie in one place.
    overlaps: bool,
}

/// One entry.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub name: String,
    /// The name in the header before the entry, where it is another one.
    pub other_name: Option<String>,
    pub comment: &'a [u8],
    pub encrypted: bool,
    /// It is no file but leads to another place.
    pub link: bool,
    /// Records beside it that no program knows.
    pub beside: Vec<&'a [u8]>,
    /// The header before the entry says another size or sum than the directory.
    pub differs: bool,
    pub size: u64,
    method: u16,
    crc: u32,
    header: usize,
    data: usize,
    packed: usize,
}

impl Entry<'_> {
    pub fn is_folder(&self) -> bool {
        self.size == 0 && (self.name.ends_with('/') || self.name.ends_with('\\'))
    }
}

impl<'a> Zip<'a> {
    /// Reads the directory.
    pub fn open(bytes: &'a [u8]) -> Result<Zip<'a>, CannotCheck> {
        let zip = open(bytes).ok_or_else(|| CannotCheck::malformed("archive"))?;
        // A way to make much out of little.
        if zip.overlaps {
            return Err(CannotCheck::bomb("two of its entries lie in one place"));
        }
        Ok(zip)
    }

    /// Unpacks a small entry, to tell what the archive is; none where there is none or it is not small.
    pub fn small(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let mut out = Vec::new();
        self.unpack(entry, SMALL, usize::MAX).ok()?.read_to_end(&mut out).ok()?;
        Some(out)
    }

    /// An entry by its name, as readers of office files look for it.
    pub fn entry(&self, name: &str) -> Option<&Entry<'a>> {
        self.index.get(&name.to_lowercase()).and_then(|at| self.entries.get(*at))
    }

    /// Unpacks an entry piece by piece, at most `left` bytes and `ratio` times its packed size.
    pub fn unpack(&self, entry: &Entry<'a>, left: u64, ratio: usize) -> Result<Unpacker<'a>, CannotCheck> {
        if entry.encrypted {
            return Err(CannotCheck::encrypted("archive"));
        }
        let data = self
            .bytes
            .get(entry.data..entry.data.saturating_add(entry.packed))
            .ok_or_else(|| CannotCheck::malformed("archive"))?;
        let source = match entry.method {
            0 => Source::Stored(data),
            8 => Source::Packed(Box::new(DeflateDecoder::new(data))),
            _ => return Err(CannotCheck::because("it is packed in a way that is not looked through")),
        };
        let by_ratio = (entry.packed as u64).saturating_mul(ratio as u64).max(ALWAYS_ALLOWED);
        Ok(Unpacker {
            source,
            crc: flate2::Crc::new(),
            expected: entry.crc,
            size: entry.size,
            packed: entry.packed as u64,
            allowed: left.min(by_ratio),
            count: 0,
            why: None,
        })
    }

    /// The bytes of a stretch.
    pub fn stretch(&self, (from, to): (usize, usize)) -> &'a [u8] {
        self.bytes.get(from..to).unwrap_or_default()
    }
}

enum Source<'a> {
    Stored(&'a [u8]),
    Packed(Box<DeflateDecoder<&'a [u8]>>),
}

/// Reads what an entry holds; stops at the limits and says so.
pub(crate) struct Unpacker<'a> {
    source: Source<'a>,
    crc: flate2::Crc,
    expected: u32,
    size: u64,
    packed: u64,
    allowed: u64,
    count: u64,
    why: Option<CannotCheck>,
}

impl Unpacker<'_> {
    /// How much came out.
    pub fn count(&self) -> usize {
        usize::try_from(self.count).unwrap_or(usize::MAX)
    }

    /// Why it stopped before its end.
    pub fn why(&self) -> Option<CannotCheck> {
        self.why.clone()
    }

    fn stop(&mut self, why: CannotCheck) -> std::io::Error {
        let error = std::io::Error::other(why.why.clone());
        self.why = Some(why);
        error
    }
}

impl Read for Unpacker<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = match &mut self.source {
            Source::Stored(data) => data.read(out),
            Source::Packed(data) => data.read(out),
        };
        let Ok(n) = read else { return Err(self.stop(CannotCheck::malformed("archive"))) };
        if out.is_empty() {
            return Ok(0);
        }
        self.crc.update(&out[..n]);
        self.count += n as u64;
        if self.count > self.allowed {
            return Err(self.stop(CannotCheck::bomb("it unpacks to far more than its size or the limit")));
        }
        // What follows the packed bytes within the entry belongs to nothing.
        if n == 0 && matches!(&self.source, Source::Packed(data) if data.total_in() < self.packed) {
            return Err(self.stop(CannotCheck::malformed("archive")));
        }
        // The checks at the end: a length or a sum that lies means that another program unpacks something else.
        if n == 0 && (self.crc.sum() != self.expected || self.count != self.size) {
            return Err(self.stop(CannotCheck::malformed("archive")));
        }
        Ok(n)
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn longest(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

fn place(number: u64) -> Option<usize> {
    usize::try_from(number).ok()
}

/// Where the end of the directory stands: the last mark whose comment ends with the file, else the last one at all.
pub(super) fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(65_557);
    let tail = &bytes[from..];
    let marks = (0..tail.len().saturating_sub(21)).rev().filter(|&i| tail[i..].starts_with(b"PK\x05\x06"));
    let mut last = None;
    for i in marks {
        let comment = usize::from(short(tail, i + 20)?);
        let end = i + 22 + comment;
        if end == tail.len() {
            return Some(from + i);
        }
        if end < tail.len() && last.is_none() {
            last = Some(from + i);
        }
    }
    last
}

fn open(bytes: &[u8]) -> Option<Zip<'_>> {
    let end = end_of_directory(bytes)?;
    let mut count = u64::from(short(bytes, end + 10)?);
    let mut size = u64::from(long(bytes, end + 12)?);
    let mut offset = u64::from(long(bytes, end + 16)?);
    let comment_length = usize::from(short(bytes, end + 20)?);
    let comment = bytes.get(end + 22..end + 22 + comment_length)?;
    let mut directory_end = end;
    let locator = end.checked_sub(20).filter(|at| bytes[*at..].starts_with(b"PK\x06\x07"));
    if let Some(locator) = locator {
        // The end of a large archive stands before its mark; what is said of its place counts from the first entry.
        let large = (0..locator.saturating_sub(55))
            .rev()
            .take(70_000)
            .find(|&i| bytes[i..].starts_with(b"PK\x06\x06"))?;
        count = longest(bytes, large + 32)?;
        size = longest(bytes, large + 40)?;
        offset = longest(bytes, large + 48)?;
        directory_end = large;
    }
    let count = place(count).filter(|n| *n <= MOST)?;
    let (size, offset) = (place(size)?, place(offset)?);
    let directory = directory_end.checked_sub(size)?;
    let before = directory.checked_sub(offset)?;
    let mut entries = Vec::with_capacity(count.min(1_000));
    let mut at = directory;
    for _ in 0..count {
        let (entry, next) = listed(bytes, at, before)?;
        entries.push(entry);
        at = next;
    }
    if at > directory_end {
        return None;
    }
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for entry in &mut entries {
        taken.push(found(bytes, entry, directory)?);
    }
    taken.sort_unstable();
    let overlaps = taken.windows(2).any(|w| w[0].1 > w[1].0);
    let first = taken.first().map_or(directory, |(from, _)| *from);
    let mut gaps = Vec::new();
    let mut reached = first;
    for &(from, to) in taken.iter().chain([&(directory, end + 22 + comment_length)]) {
        if from > reached {
            gaps.push((reached, from));
        }
        reached = to;
    }
    if reached < bytes.len() {
        gaps.push((reached, bytes.len()));
    }
    // Where two have one name, most programs take the last.
    let names = entries.iter().enumerate();
    let index = names.map(|(at, entry)| (entry.name.to_lowercase(), at)).collect();
    let zip = Zip { bytes, entries, index, before: first, gaps: Vec::new(), comment, overlaps };
    let gaps = gaps.into_iter().filter(|gap| !is_filling(zip.stretch(*gap))).collect();
    Some(Zip { gaps, ..zip })
}

/// Zeros, and the description that may follow an entry.
fn is_filling(stretch: &[u8]) -> bool {
    let rest = match stretch.strip_prefix(b"PK\x07\x08") {
        Some(description) => description.get(12..).unwrap_or_default(),
        None => stretch,
    };
    rest.iter().all(|b| *b == 0) || stretch.len() <= 24 && !stretch.starts_with(b"PK\x03\x04")
}

/// An entry as the directory has it, and where the next one begins.
fn listed(bytes: &[u8], at: usize, before: usize) -> Option<(Entry<'_>, usize)> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let flags = short(bytes, at + 8)?;
    let method = short(bytes, at + 10)?;
    let crc = long(bytes, at + 16)?;
    let mut packed = u64::from(long(bytes, at + 20)?);
    let mut size = u64::from(long(bytes, at + 24)?);
    let lengths = [short(bytes, at + 28)?, short(bytes, at + 30)?, short(bytes, at + 32)?].map(usize::from);
    let mut header = u64::from(long(bytes, at + 42)?);
    let name_end = at + 46 + lengths[0];
    let name = named(bytes.get(at + 46..name_end)?, flags);
    let extra = bytes.get(name_end..name_end + lengths[1])?;
    let comment = bytes.get(name_end + lengths[1]..name_end + lengths[1] + lengths[2])?;
    let mut beside = unknown(extra);
    let mut rest = extra;
    while let (Some(id), Some(length)) = (short(rest, 0), short(rest, 2)) {
        let value = rest.get(4..4 + usize::from(length))?;
        if id == 1 {
            let mut at = 0;
            for number in [&mut size, &mut packed, &mut header] {
                if *number == u64::from(u32::MAX) {
                    *number = longest(value, at)?;
                    at += 8;
                }
            }
        }
        rest = &rest[4 + usize::from(length)..];
    }
    let entry = Entry {
        name,
        other_name: None,
        comment,
        encrypted: flags & 1 != 0 || method == 99,
        // Made on a system that has links, with the mode of one.
        link: (long(bytes, at + 38)? >> 28) == 0xA && (bytes.get(at + 5) == Some(&3)),
        beside: std::mem::take(&mut beside),
        differs: false,
        size,
        method,
        crc,
        header: place(header)?.checked_add(before)?,
        data: 0,
        packed: place(packed)?,
    };
    Some((entry, name_end + lengths[1] + lengths[2]))
}

/// Finds the entry where the directory says it is; the stretch that it takes, with its header.
fn found<'a>(bytes: &'a [u8], entry: &mut Entry<'a>, directory: usize) -> Option<(usize, usize)> {
    let at = entry.header;
    if !bytes.get(at..)?.starts_with(b"PK\x03\x04") {
        return None;
    }
    let flags = short(bytes, at + 6)?;
    let (name, extra) = (usize::from(short(bytes, at + 26)?), usize::from(short(bytes, at + 28)?));
    let local = named(bytes.get(at + 30..at + 30 + name)?, flags);
    if local != entry.name {
        entry.other_name = Some(local);
    }
    entry.encrypted |= flags & 1 != 0;
    let own = bytes.get(at + 30 + name..at + 30 + name + extra)?;
    entry.beside.extend(unknown(own));
    // What is not known before it is packed stands behind it.
    let (crc, packed, size) = (long(bytes, at + 14)?, long(bytes, at + 18)?, long(bytes, at + 22)?);
    let other = |own: u32, listed: u64| own != 0 && own != u32::MAX && u64::from(own) != listed;
    entry.differs = flags & 8 == 0
        && (other(crc, u64::from(entry.crc))
            || other(packed, entry.packed as u64)
            || other(size, entry.size));
    entry.data = at + 30 + name + extra;
    let end = entry.data.checked_add(entry.packed)?;
    (end <= directory).then_some((at, end))
}

/// Records beside an entry that programs write: sizes, times, owners, rights, names in another writing, filling.
const KNOWN: &[u16] = &[
    0x0001, 0x0007, 0x0008, 0x0009, 0x000A, 0x000C, 0x000D, 0x0017, 0x07C8, 0x1986, 0x2605, 0x334D, 0x4453,
    0x4C41, 0x5455, 0x554E, 0x5855, 0x6542, 0x7075, 0x756E, 0x7855, 0x7875, 0x9901, 0xA11E, 0xA220, 0xCAFE,
    0xD935, 0xFB4A,
];

/// Records that hold something and that no program is known to write; all of it where they are no records.
fn unknown(extra: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    let mut rest = extra;
    while let (Some(id), Some(length)) = (short(rest, 0), short(rest, 2)) {
        let Some(value) = rest.get(4..4 + usize::from(length)) else { break };
        if !KNOWN.contains(&id) && !value.is_empty() {
            out.push(value);
        }
        rest = &rest[4 + usize::from(length)..];
    }
    if rest.iter().any(|b| *b != 0) {
        out.push(rest);
    }
    out
}

fn named(bytes: &[u8], flags: u16) -> String {
    match std::str::from_utf8(bytes) {
        Ok(name) if flags & 0x800 != 0 || bytes.is_ascii() => name.to_owned(),
        Ok(name) => name.to_owned(),
        Err(_) => bytes.iter().map(|b| if b.is_ascii() { char::from(*b) } else { '·' }).collect(),
    }
}
