//! What picture desks write into pictures (IPTC) and what Photoshop keeps beside it.

use crate::dangers::{Code, Finding, Place};
use crate::metadata::{is_neutral, is_program};

const RECORDS: &[(u8, &str)] = &[
    (5, "its name"),
    (25, "its keywords"),
    (40, "instructions"),
    (80, "who took it"),
    (85, "the photographer’s post"),
    (90, "the town"),
    (92, "the place"),
    (105, "its headline"),
    (110, "the credit"),
    (115, "the source"),
    (116, "whose it is"),
    (118, "whom to ask"),
    (120, "its caption"),
    (122, "who wrote the caption"),
];

/// Records one after the other.
pub(super) fn records(bytes: &[u8], part: &str, finding: &mut Finding<'_>) {
    let mut at = 0;
    for _ in 0..2_000 {
        let Some([0x1C, record, kind, high, low]) = bytes.get(at..at + 5) else { return };
        let length = usize::from(u16::from_be_bytes([*high, *low]) & 0x7FFF);
        let Some(value) = bytes.get(at + 5..at + 5 + length) else { return };
        at += 5 + length;
        let Some((_, what)) = RECORDS.iter().find(|(k, _)| *record == 2 && k == kind) else { continue };
        let text = container::charset::decode(value, None).text;
        let text = text.trim_matches(['\0', ' ']);
        if !is_neutral(text) && !is_program(text) {
            finding.danger(
                Code::ImgExifPersonal,
                Place::part(part).described(*what),
                "written by a picture desk",
                text,
            );
        }
    }
}

/// Resources of Photoshop: records among them, and a small picture.
pub(super) fn resources(bytes: &[u8], part: &str, finding: &mut Finding<'_>) {
    let mut at = 0;
    for _ in 0..2_000 {
        let Some([b'8', b'B', b'I', b'M', high, low, name]) = bytes.get(at..at + 7) else { return };
        let id = u16::from_be_bytes([*high, *low]);
        let after = at + 6 + (usize::from(*name) + 2) / 2 * 2;
        let Some([a, b, c, d]) = bytes.get(after..after + 4) else { return };
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let Some(value) = bytes.get(after + 4..(after + 4).saturating_add(length)) else { return };
        at = after + 4 + length + length % 2;
        match id {
            0x0404 => records(value, part, finding),
            0x0409 | 0x040C if length > 100 => {
                let place = Place::part(part).described("a small picture inside the picture");
                finding.danger(
                    Code::ImgExifThumbnail,
                    place,
                    "it may show what was cut off or changed since",
                    "",
                );
            }
            0x0422 | 0x0423 => {
                let _ = super::exif::look(value, part, true, finding);
            }
            0x0424 => super::xmp(value, part, Code::ImgExifPersonal, finding),
            _ => {}
        }
    }
}
