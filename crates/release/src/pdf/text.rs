//! Texts of a PDF outside what is drawn.

use container::pdf::utf16;

/// The letters of a text value: UTF-16 or UTF-8 by its mark, else as in Windows.
pub(crate) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
        }
        [0xFF, 0xFE, rest @ ..] => rest.chunks_exact(2).map(|p| utf16(&[p[1], p[0]])).collect(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => container::charset::decode(bytes, Some("windows-1252")).text.into_owned(),
    }
}

/// A text value of letters.
pub(crate) fn encode(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// Whether bytes are letters rather than numbers of drawings or what a program packed.
pub(crate) fn is_words(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{FFFD}').count();
    letters >= 3 && odd * 8 <= letters
}
