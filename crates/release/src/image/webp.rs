//! WebP: its chunks one after the other, and what is drawn where nothing is seen.

use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Pixels that are looked at.
const LARGEST: usize = 100_000_000;

/// Looks at a WebP picture.
pub(super) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let cut = || CannotCheck::malformed("WebP picture");
    finding.spend(bytes.len() / 64)?;
    let size =
        bytes.get(4..8).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize).ok_or_else(cut)?;
    let whole = bytes.get(..size.saturating_add(8)).ok_or_else(cut)?;
    let mut at = 12;
    let mut frames = 0_usize;
    while at < whole.len() {
        let head = whole.get(at..at + 8).ok_or_else(cut)?;
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let data = whole.get(at + 8..(at + 8).saturating_add(length)).ok_or_else(cut)?;
        match &head[..4] {
            b"EXIF" => {
                super::exif::look(data.strip_prefix(b"Exif\0\0").unwrap_or(data), "EXIF", true, finding)?;
            }
            b"XMP " => super::xmp(data, "XMP", Code::ImgExifPersonal, finding),
            b"ANMF" => frames += 1,
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ICCP" => {}
            other => {
                let part = String::from_utf8_lossy(other).into_owned();
                let place = Place::part(part).described("what a program keeps inside the picture");
                if data.len() > 16 {
                    finding.danger(
                        Code::ImgTrailingData,
                        place,
                        format!("{} bytes", data.len()),
                        &super::strings(data).join(" "),
                    );
                }
            }
        }
        at += 8 + length + length % 2;
    }
    if frames > 1 {
        let place = Place::part("ANMF").described("further pictures in the same file");
        finding.danger(
            Code::ImgExtraPage,
            place,
            format!("{frames} pictures, shown one after the other or not at all"),
            "",
        );
    }
    super::after_the_end(&bytes[whole.len()..], finding);
    alpha(bytes, finding)
}

fn alpha(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let cut = |_| CannotCheck::malformed("WebP picture");
    let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(bytes)).map_err(cut)?;
    let (width, height) = decoder.dimensions();
    if !decoder.has_alpha() {
        return Ok(());
    }
    let pixels = (width as usize).saturating_mul(height as usize);
    if pixels > LARGEST {
        return Err(CannotCheck::bomb("its pixels are more than are looked at"));
    }
    finding.spend(pixels / 4)?;
    let mut out = vec![0; pixels * 4];
    decoder.read_image(&mut out).map_err(cut)?;
    super::alpha::below(&out, width as usize, 4, "pixels", finding);
    Ok(())
}
