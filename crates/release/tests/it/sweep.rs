//! Everything that can be read out of a file by somebody who unpacks it: an extractor of its own, which knows nothing of how
//! copies are made.
#![allow(dead_code, reason = "the test and the measuring use different parts")]

use std::io::{Cursor, Read};

/// All that was read, in the ways that it could be.
pub struct Sweep {
    /// Every byte sequence that was unpacked.
    pieces: Vec<Vec<u8>>,
    /// Words of XML and of mail with their tags taken away and their entities resolved.
    words: String,
}

/// Unpacks a file and all that is in it.
pub fn sweep(bytes: &[u8]) -> Sweep {
    let mut out = Sweep { pieces: Vec::new(), words: String::new() };
    out.take(bytes, 0);
    out
}

impl Sweep {
    fn take(&mut self, bytes: &[u8], depth: usize) {
        self.pieces.push(bytes.to_vec());
        if depth > 6 {
            return;
        }
        if let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) {
            for n in 0..zip.len() {
                let Ok(mut entry) = zip.by_index(n) else { continue };
                self.pieces.push(entry.name_raw().to_vec());
                let mut content = Vec::new();
                if entry.by_ref().take(50_000_000).read_to_end(&mut content).is_ok() {
                    drop(entry);
                    self.take(&content, depth + 1);
                }
            }
        }
        let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        if head.starts_with(b"<") {
            self.words.push_str(&words(&String::from_utf8_lossy(bytes)));
            self.words.push('\n');
        }
        // Streams of PDFs, and whatever else was packed alone.
        let mut at = 0;
        while let Some(n) = find(&bytes[at..], b"stream") {
            let mut from = at + n + 6;
            at = from;
            while matches!(bytes.get(from), Some(b'\r' | b'\n')) {
                from += 1;
            }
            let mut content = Vec::new();
            let _ = flate2::read::ZlibDecoder::new(&bytes[from..]).take(20_000_000).read_to_end(&mut content);
            if content.len() > 4 {
                self.pieces.push(content);
            }
        }
        // Attachments of mail.
        if let Some(message) = mail_parser::MessageParser::default().parse(bytes)
            && message.parts.len() < 200
            && (find(bytes, b"Content-Type:").is_some() || find(bytes, b"Subject:").is_some())
        {
            for part in &message.parts {
                let inner = part.contents();
                if inner.len() < bytes.len() {
                    self.words.push_str(&words(&String::from_utf8_lossy(inner)));
                    self.take(inner, depth + 1);
                }
            }
        }
    }

    /// Whether words can be read anywhere: as they are, in wide characters, or in hexadecimal digits.
    pub fn has(&self, text: &str) -> bool {
        let narrow = text.as_bytes().to_vec();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let hex: Vec<u8> = narrow.iter().flat_map(|b| format!("{b:02x}").into_bytes()).collect();
        let upper = hex.to_ascii_uppercase();
        let ways = [narrow, wide, big, hex, upper];
        self.words.contains(text)
            || self.pieces.iter().any(|piece| ways.iter().any(|way| find(piece, way).is_some()))
    }

    /// Whether words are still among those that a reader sees, however they are broken into runs.
    pub fn shows(&self, text: &str) -> bool {
        let bare = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
        self.has(text) || bare(&self.words).contains(&bare(text))
    }
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(n) = hay[at..].iter().position(|b| *b == first) {
        if hay[at + n..].starts_with(needle) {
            return Some(at + n);
        }
        at += n + 1;
    }
    None
}

/// XML without its tags; ends of paragraphs and cells are spaces.
fn words(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        if matches!(tag.split([' ', '/']).next().unwrap_or(tag), "" | "w:p" | "text:p" | "a:p" | "si" | "c") {
            let closes = tag.starts_with('/');
            let name = tag.trim_start_matches('/');
            if closes && matches!(name, "w:p" | "text:p" | "text:h" | "a:p" | "si" | "c" | "w:tc" | "t") {
                out.push(' ');
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
