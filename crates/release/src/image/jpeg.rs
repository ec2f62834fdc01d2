//! JPEG: its segments one after the other, to the end of the picture and what follows it.

use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Looks at a JPEG picture.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let cut = || CannotCheck::malformed("JPEG picture");
    finding.spend(bytes.len() / 64)?;
    let mut at = 2;
    let mut drawn = false;
    loop {
        // A marker may have fill bytes before it.
        let start = at;
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or_else(cut)?;
        if at == start {
            return Err(cut());
        }
        at += 1;
        match marker {
            0xD9 => break,
            0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let length =
            bytes.get(at..at + 2).map(|b| usize::from(u16::from_be_bytes([b[0], b[1]]))).ok_or_else(cut)?;
        let segment = bytes.get(at + 2..at + length.max(2)).ok_or_else(cut)?;
        at += length.max(2);
        self::segment(marker, segment, finding)?;
        if marker == 0xDA {
            drawn = true;
            at = after_drawing(bytes, at).ok_or_else(cut)?;
        }
    }
    if !drawn {
        return Err(cut());
    }
    super::after_the_end(&bytes[at..], finding);
    Ok(())
}

/// The next marker that is neither a restart nor a stuffed byte.
pub(crate) fn after_drawing(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == 0xFF)?;
        match bytes.get(at + 1)? {
            0 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

fn segment(marker: u8, bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let small = |finding: &mut Finding<'_>| {
        let place = Place::part("APP0").described("a small picture inside the picture");
        finding.danger(Code::ImgExifThumbnail, place, "it may show what was cut off or changed since", "");
    };
    match marker {
        0xFE => super::comment(bytes, "COM", Code::ImgJpegComment, finding),
        0xE0 if bytes.starts_with(b"JFIF\0") => {
            if let Some([across, down]) = bytes.get(12..14)
                && *across > 0
                && *down > 0
            {
                small(finding);
            }
        }
        0xE0 if bytes.starts_with(b"JFXX\0") => small(finding),
        0xE1 if bytes.starts_with(b"Exif\0") => {
            super::exif::look(bytes.get(6..).unwrap_or(&[]), "APP1 Exif", true, finding)?;
        }
        0xE1 if bytes.starts_with(b"http://ns.adobe.com/xap/1.0/\0") => {
            super::xmp(&bytes[29..], "APP1 XMP", Code::ImgExifPersonal, finding);
        }
        // What did not fit into one segment: 32 letters of a digest and 8 bytes of place and size come first.
        0xE1 if bytes.starts_with(b"http://ns.adobe.com/xmp/extension/\0") => {
            let telling = super::strings(bytes.get(75..).unwrap_or(&[]));
            let place = Place::part("APP1 XMP").described("the description inside the picture");
            finding.danger(Code::ImgExifPersonal, place, "a long description", &telling.join(" "));
        }
        0xED if bytes.starts_with(b"Photoshop 3.0\0") => {
            super::iptc::resources(&bytes[14..], "APP13", finding)
        }
        0xE2 if is_profile(bytes) || bytes.starts_with(b"MPF\0") => {}
        0xEC | 0xEE => {}
        0xE1..=0xEF => {
            let words: Vec<String> = super::strings(bytes)
                .into_iter()
                .filter(|s| {
                    s.split(' ').filter(|w| w.len() > 2 && w.chars().all(char::is_alphabetic)).count() > 1
                })
                .filter(|s| !crate::metadata::is_program(s))
                .collect();
            if let Some(first) = words.first() {
                let place = Place::part(format!("APP{}", marker - 0xE0))
                    .described("what a program keeps inside the picture");
                finding.danger(Code::ImgExifPersonal, place, format!("{} bytes", bytes.len()), first);
            }
        }
        _ => {}
    }
    Ok(())
}

/// Whether a segment holds a profile of colours: it begins with one (its mark is the 37th byte and the three behind it, ISO
/// 15076-1), or goes on with it.
pub(crate) fn is_profile(segment: &[u8]) -> bool {
    let Some(piece) = segment.strip_prefix(b"ICC_PROFILE\0") else { return false };
    piece.first().is_some_and(|number| *number > 1) || piece.get(38..42) == Some(b"acsp")
}
