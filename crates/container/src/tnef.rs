//! The file "winmail.dat" that Outlook puts around what it sends: its words and the files inside it.

use std::collections::HashMap;

use crate::{Error, Limits, charset, codepage::label, mail::Part};

const WHAT: &str = "winmail.dat";
const SIGNATURE: u32 = 0x223E_9F78;

/// Attributes of the format.
const BODY: u32 = 0x0002_800C;
const MESSAGE_PROPERTIES: u32 = 0x0006_9003;
const ATTACHMENT_BEGINS: u32 = 0x0006_9002;
const ATTACHMENT_TITLE: u32 = 0x0001_8010;
const ATTACHMENT_DATA: u32 = 0x0006_800F;
const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;
const CODE_PAGE: u32 = 0x0006_9007;

/// Properties inside them.
const TEXT: u16 = 0x1000;
const RICH_TEXT: u16 = 0x1009;
const HTML: u16 = 0x1013;
const DATA: u16 = 0x3701;
const LONG_NAME: u16 = 0x3707;
const SHORT_NAME: u16 = 0x3704;
const SHOWN_NAME: u16 = 0x3001;
const MIME_TYPE: u16 = 0x370E;

/// What was in it.
#[derive(Debug, Default)]
pub struct Tnef {
    /// The words as plain text.
    pub text: Option<String>,
    /// The words as HTML.
    pub html: Option<Vec<u8>>,
    /// The words as rich text, unpacked.
    pub rich_text: Option<Vec<u8>>,
    /// The files.
    pub parts: Vec<Part>,
}

/// Whether the bytes begin as such a file does.
pub fn is_tnef(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE.to_le_bytes())
}

/// Takes it apart. A message inside a message gives its words as a text file beside its files.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Tnef, Error> {
    limits.check_size(bytes)?;
    within(bytes, limits, limits.depth)
}

fn within(bytes: &[u8], limits: &Limits, depth: usize) -> Result<Tnef, Error> {
    if !is_tnef(bytes) {
        return Err(Error::Damaged { what: WHAT });
    }
    if depth == 0 {
        return Err(Error::TooDeep { limit: limits.depth });
    }
    let mut reader = Reader { bytes, at: 6 };
    let mut out = Tnef::default();
    let mut open: Option<Attachment> = None;
    let mut code_page = "windows-1252".to_owned();
    let mut count = 0;
    // A file that is cut off gives what came before.
    while let Some((id, data)) = reader.attribute() {
        count += 1;
        if count > limits.entries {
            return Err(Error::TooMany { limit: limits.entries });
        }
        match id {
            CODE_PAGE => {
                if let Some(number) = data.get(..4).map(le32) {
                    code_page = label(number);
                }
            }
            BODY => out.text = Some(text(data, &code_page)).filter(|t| !t.trim().is_empty()),
            MESSAGE_PROPERTIES => {
                let mut found = properties(data, &code_page, limits);
                out.text = found.remove(&TEXT).and_then(Value::text).or(out.text);
                out.html = found.remove(&HTML).map(Value::bytes).filter(|h| !h.is_empty());
                if let Some(packed) = found.remove(&RICH_TEXT) {
                    out.rich_text = rich_text(&packed.bytes(), limits)?;
                }
            }
            ATTACHMENT_BEGINS => {
                close(&mut out, open.take(), limits, depth)?;
                open = Some(Attachment::default());
            }
            ATTACHMENT_TITLE | ATTACHMENT_DATA | ATTACHMENT_PROPERTIES => {
                let attachment = open.get_or_insert_default();
                match id {
                    ATTACHMENT_TITLE => attachment.title = Some(text(data, &code_page)),
                    ATTACHMENT_DATA => attachment.data = Some(data.to_vec()),
                    _ => attachment.properties = properties(data, &code_page, limits),
                }
            }
            _ => {}
        }
    }
    close(&mut out, open, limits, depth)?;
    Ok(out)
}

#[derive(Default)]
struct Attachment {
    title: Option<String>,
    data: Option<Vec<u8>>,
    properties: HashMap<u16, Value>,
}

fn close(out: &mut Tnef, attachment: Option<Attachment>, limits: &Limits, depth: usize) -> Result<(), Error> {
    let Some(mut attachment) = attachment else { return Ok(()) };
    let mut named =
        |id: u16| attachment.properties.remove(&id).and_then(Value::text).filter(|n| !n.is_empty());
    let name =
        named(LONG_NAME).or_else(|| named(SHORT_NAME)).or(attachment.title).or_else(|| named(SHOWN_NAME));
    let content_type = named(MIME_TYPE);
    let object = attachment.properties.remove(&DATA).map(Value::bytes);
    let bytes = attachment.data.filter(|d| !d.is_empty()).or(object).unwrap_or_default();
    // A message inside stands behind sixteen bytes that say so.
    if let Some(inner) = bytes.get(16..).filter(|b| is_tnef(b)) {
        let inner = within(inner, limits, depth - 1)?;
        let title = name.unwrap_or_else(|| "message".to_owned());
        if let Some(words) = inner.text {
            out.parts.push(Part::taken_out(
                Some(format!("{title}.txt")),
                Some("text/plain".to_owned()),
                words.into_bytes(),
            ));
        } else if let Some(html) = inner.html {
            out.parts.push(Part::taken_out(
                Some(format!("{title}.html")),
                Some("text/html".to_owned()),
                html,
            ));
        } else if let Some(rich) = inner.rich_text {
            out.parts.push(Part::taken_out(
                Some(format!("{title}.rtf")),
                Some("application/rtf".to_owned()),
                rich,
            ));
        }
        out.parts.extend(inner.parts);
    } else if !bytes.is_empty() {
        out.parts.push(Part::taken_out(name, content_type, bytes));
    }
    if out.parts.len() > limits.entries {
        return Err(Error::TooMany { limit: limits.entries });
    }
    Ok(())
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4).map(le32)
    }

    /// An attribute: level, identifier, length, bytes, checksum.
    fn attribute(&mut self) -> Option<(u32, &'a [u8])> {
        self.take(1)?;
        let id = self.number()?;
        let length = self.number()? as usize;
        let data = self.take(length)?;
        self.at = (self.at + 2).min(self.bytes.len());
        Some((id, data))
    }

    fn padded(&mut self, length: usize) -> Option<&'a [u8]> {
        let data = self.take(length)?;
        self.at = (self.at + (4 - length % 4) % 4).min(self.bytes.len());
        Some(data)
    }
}

fn le32(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).rev().fold(0, |v, b| (v << 8) | u32::from(*b))
}

/// A property that has bytes or words.
enum Value {
    Text(String),
    Bytes(Vec<u8>),
}

impl Value {
    fn text(self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text),
            Value::Bytes(_) => None,
        }
    }

    fn bytes(self) -> Vec<u8> {
        match self {
            Value::Text(text) => text.into_bytes(),
            Value::Bytes(bytes) => bytes,
        }
    }
}

fn text(bytes: &[u8], code_page: &str) -> String {
    charset::decode(bytes, Some(code_page)).text.trim_end_matches('\0').to_owned()
}

/// The properties of a message or an attachment that hold words or bytes.
fn properties(bytes: &[u8], code_page: &str, limits: &Limits) -> HashMap<u16, Value> {
    let mut out = HashMap::new();
    let mut reader = Reader { bytes, at: 0 };
    let count = reader.number().unwrap_or(0) as usize;
    for _ in 0..count.min(limits.entries) {
        if property(&mut reader, code_page, &mut out).is_none() {
            break;
        }
    }
    out
}

fn property(reader: &mut Reader<'_>, code_page: &str, out: &mut HashMap<u16, Value>) -> Option<()> {
    let tag = reader.number()?;
    let (kind, id) = ((tag & 0xFFFF) as u16, (tag >> 16) as u16);
    if id >= 0x8000 {
        reader.take(16)?;
        if reader.number()? == 0 {
            reader.number()?;
        } else {
            let length = reader.number()? as usize;
            reader.padded(length)?;
        }
    }
    let many = kind & 0x1000 != 0;
    let kind = kind & 0x0FFF;
    let fixed = match kind {
        0x02 | 0x03 | 0x04 | 0x0A | 0x0B => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        0x0D | 0x1E | 0x1F | 0x102 => None,
        _ => return None,
    };
    let values = if many || fixed.is_none() { reader.number()? as usize } else { 1 };
    for n in 0..values.min(100_000) {
        match fixed {
            Some(length) => {
                reader.take(length)?;
            }
            None => {
                let length = reader.number()? as usize;
                let data = reader.padded(length)?;
                if n > 0 {
                    continue;
                }
                let value = match kind {
                    0x1F => {
                        let units = data.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]]));
                        let words: String =
                            char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
                        Value::Text(words.trim_end_matches('\0').to_owned())
                    }
                    0x1E => Value::Text(text(data, code_page)),
                    _ => Value::Bytes(data.to_vec()),
                };
                out.insert(id, value);
            }
        }
    }
    Some(())
}

/// What Outlook's packed rich text always begins with, as a reader of it must know.
const PRESET: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Rich text unpacked; none where it is damaged. Bounded by the limit on what is unpacked.
pub fn rich_text(bytes: &[u8], limits: &Limits) -> Result<Option<Vec<u8>>, Error> {
    let Some((head, packed)) = bytes.split_at_checked(16) else { return Ok(None) };
    let size = le32(&head[4..8]) as usize;
    match &head[8..12] {
        b"MELA" => return Ok(Some(packed[..size.min(packed.len())].to_vec())),
        b"LZFu" => {}
        _ => return Ok(None),
    }
    if size > limits.unpacked || size > packed.len().saturating_mul(limits.ratio).max(1_000_000) {
        return Err(Error::Bomb { limit: limits.unpacked });
    }
    let mut window = [b' '; 4096];
    window[..PRESET.len()].copy_from_slice(PRESET);
    let mut write = PRESET.len();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(control) = packed.get(at) {
        at += 1;
        for bit in 0..8 {
            if out.len() >= size {
                return Ok(Some(out));
            }
            if control & (1 << bit) == 0 {
                let Some(byte) = packed.get(at) else { return Ok(Some(out)) };
                at += 1;
                out.push(*byte);
                window[write] = *byte;
                write = (write + 1) % 4096;
                continue;
            }
            let (Some(high), Some(low)) = (packed.get(at), packed.get(at + 1)) else { return Ok(Some(out)) };
            at += 2;
            let mut from = (usize::from(*high) << 4) | (usize::from(*low) >> 4);
            if from == write {
                return Ok(Some(out));
            }
            for _ in 0..usize::from(low & 15) + 2 {
                let byte = window[from];
                from = (from + 1) % 4096;
                out.push(byte);
                window[write] = byte;
                write = (write + 1) % 4096;
            }
        }
    }
    Ok(Some(out))
}
