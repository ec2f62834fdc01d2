//! GIF: its blocks one after the other.

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::telling;

/// Looks at a GIF picture.
pub(super) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let cut = || CannotCheck::malformed("GIF picture");
    finding.spend(bytes.len() / 64)?;
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10).ok_or_else(cut)?);
    let mut frames = 0_usize;
    loop {
        match *bytes.get(at).ok_or_else(cut)? {
            0x3B => break,
            0x2C => {
                frames += 1;
                at += 11 + table(*bytes.get(at + 9).ok_or_else(cut)?);
                at = blocks(bytes, at, None).ok_or_else(cut)?;
            }
            0x21 => {
                let kind = *bytes.get(at + 1).ok_or_else(cut)?;
                let mut data = Vec::new();
                let begin = at + 2;
                at = blocks(bytes, begin, Some(&mut data)).ok_or_else(cut)?;
                match kind {
                    0xFE => super::comment(&data, "comment", Code::ImgJpegComment, finding),
                    0x01 => {
                        super::comment(data.get(12..).unwrap_or(&[]), "text", Code::ImgJpegComment, finding)
                    }
                    0xFF if data.starts_with(b"XMP DataXMP") => {
                        let raw = bytes.get(begin + 12..at).unwrap_or(&[]);
                        let end = raw.windows(12).position(|w| w == b"<?xpacket en").unwrap_or(raw.len());
                        super::xmp(&raw[..end], "XMP", Code::ImgExifPersonal, finding);
                    }
                    // How often it is shown, and its colours.
                    0xFF if [&b"NETSCAPE2.0"[..], b"ANIMEXTS1.0", b"ICCRGBG1012"]
                        .iter()
                        .any(|name| data.starts_with(name)) => {}
                    0xF9 => {}
                    _ => {
                        // The first eleven letters name the program.
                        let words = super::strings(data.get(11..).unwrap_or(&data)).join(" ");
                        if data.len() > 64 || telling::tells(&words) {
                            let place =
                                Place::part("extension").described("what a program keeps inside the picture");
                            finding.danger(
                                Code::ImgJpegComment,
                                place,
                                format!("{} bytes", data.len()),
                                &words,
                            );
                        }
                    }
                }
            }
            _ => return Err(cut()),
        }
    }
    if frames == 0 {
        return Err(cut());
    }
    if frames > 1 {
        let place = Place::part("frames").described("further pictures in the same file");
        finding.danger(
            Code::ImgExtraPage,
            place,
            format!("{frames} pictures, shown one after the other or not at all"),
            "",
        );
    }
    super::after_the_end(bytes.get(at + 1..).unwrap_or(&[]), finding);
    Ok(())
}

/// Passes over blocks of up to 255 bytes; gives the place after the last.
fn blocks(bytes: &[u8], mut at: usize, mut out: Option<&mut Vec<u8>>) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        let data = bytes.get(at + 1..at + 1 + length)?;
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
        if let Some(out) = out.as_mut() {
            out.extend_from_slice(data);
        }
    }
}
