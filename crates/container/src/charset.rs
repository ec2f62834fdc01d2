//! Bytes of unknown character set as text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text from bytes.
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Whether it is the bytes themselves, so that offsets into it are offsets into the file.
    pub exact: bool,
    /// Whether something could not be decoded and was replaced.
    pub replaced: bool,
}

/// Decodes: valid UTF-8 as it is (with its byte order mark), UTF-16 by its mark or by its zero bytes, the hinted
/// set where one is given, else the set in which the bytes make sense, which for British office files is Windows-1252.
pub fn decode<'a>(bytes: &'a [u8], hint: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return with(bytes, encoding);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(bytes, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), exact: true, replaced: false };
    }
    let hinted = hint.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    with(bytes, hinted.filter(|e| *e != UTF_8).unwrap_or_else(|| by_its_letters(bytes)))
}

/// Bytes that are looked at to find out a character set.
const LOOKED_AT: usize = 20_000;

/// The set in which the bytes make sense. One of another script than ours is only believed where much of the text is
/// written in it: a few signs in an English letter are pounds, dashes and quotation marks.
fn by_its_letters(bytes: &[u8]) -> &'static Encoding {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let other = head.iter().filter(|b| !b.is_ascii()).count();
    let letters = head.iter().filter(|b| !b.is_ascii_whitespace()).count();
    if other < 8 || other * 5 < letters {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    detector.guess(Some(b"uk"), Utf8Detection::Deny)
}

fn with<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, _, replaced) = encoding.decode(bytes);
    Decoded { text: Cow::Owned(text.into_owned()), exact: false, replaced }
}

/// UTF-16 without a byte order mark shows as every other byte being zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512))?;
    if head.len() < 8 || !head.contains(&0) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    if zeros(1) * 10 >= half * 8 {
        Some(UTF_16LE)
    } else if zeros(0) * 10 >= half * 8 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The character of one byte in a set of one byte a character.
pub fn single(code: u8, label: &str) -> Option<char> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    let bytes = [code];
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?;
    text.chars().next()
}
