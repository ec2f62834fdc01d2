//! Bytes of unknown character set as text.

use std::borrow::Cow;

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
/// set where one is given, else Windows-1252, which is what British office files without a label are.
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
    let hinted = hint.and_then(|label| Encoding::for_label(label.as_bytes()));
    with(bytes, hinted.filter(|e| *e != UTF_8).unwrap_or(WINDOWS_1252))
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
