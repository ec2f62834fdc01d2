//! The seam for a program that reads words in pictures. Nothing here starts one: who calls brings it, or says it has none.

use std::borrow::Cow;

/// How the bytes of a picture are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// As cameras and scanners write it.
    Jpeg,
    /// Portable network graphics.
    Png,
    /// As fax machines write it.
    Tiff,
    /// Bare pixels with a short head.
    Pnm,
}

/// A picture of words: a scanned page, a photographed letter.
pub struct Picture<'a> {
    /// How its bytes are written.
    pub format: PictureFormat,
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
}

/// Reads the words in pictures, with a limit of its own on time.
pub trait ReadsPictures: Sync {
    /// Whether it can read at all; else why not, as the end of a sentence that an officer can act on.
    fn ready(&self) -> Result<(), String>;

    /// The words of a picture, one line of it a line; or why they could not be read.
    fn words(&self, picture: &Picture<'_>) -> Result<String, String>;
}

/// Reads no pictures, and says so.
pub struct NoPictures;

impl ReadsPictures for NoPictures {
    fn ready(&self) -> Result<(), String> {
        Err("no program that reads pictures (tesseract) is set up here".to_owned())
    }

    fn words(&self, _: &Picture<'_>) -> Result<String, String> {
        self.ready().map(|()| String::new())
    }
}

/// The format of a picture by its first bytes.
pub(super) fn format_of(bytes: &[u8]) -> Option<PictureFormat> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some(PictureFormat::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Some(PictureFormat::Png),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(PictureFormat::Tiff),
        _ => None,
    }
}
