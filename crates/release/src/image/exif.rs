//! The directories of values that cameras and phones write (Exif, TIFF): who, where, with what, and small pictures of
//! an earlier state. Offsets are never trusted and no directory is read twice.

use std::collections::HashSet;

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{is_neutral, is_program};

/// Directories of one file.
const MOST: usize = 2_000;

/// A value in a directory.
pub(crate) struct Entry<'a> {
    pub tag: u16,
    pub kind: u16,
    pub bytes: &'a [u8],
    little: bool,
}

impl Entry<'_> {
    /// Its numbers, as far as they are whole ones.
    pub fn numbers(&self) -> Vec<u32> {
        let size = match self.kind {
            1 => 1,
            3 => 2,
            4 | 13 => 4,
            _ => return Vec::new(),
        };
        self.bytes.chunks_exact(size).take(10_000).map(|b| number(b, self.little)).collect()
    }

    /// Its words.
    fn text(&self) -> String {
        let bytes = match self.tag {
            // Windows writes these in UTF-16.
            0x9C9B..=0x9C9F => {
                let units = self.bytes.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]]));
                let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
                return text.trim_matches(['\0', ' ']).to_owned();
            }
            // The first eight bytes name the character set.
            0x9286 | 0x001B | 0x001C if self.bytes.len() > 8 => match &self.bytes[..8] {
                b"UNICODE\0" => {
                    let little = self.little;
                    let pair = |p: &[u8]| number(p, little) as u16;
                    let units = self.bytes[8..].chunks_exact(2).map(pair);
                    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
                    return text.trim_matches(['\0', ' ']).to_owned();
                }
                b"ASCII\0\0\0" | b"JIS\0\0\0\0\0" | b"\0\0\0\0\0\0\0\0" => &self.bytes[8..],
                _ => self.bytes,
            },
            _ => self.bytes,
        };
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(4000)]).into_owned();
        text.trim_matches(['\0', ' ']).to_owned()
    }
}

/// A directory: its values, and where the next stands.
pub(crate) struct Directory<'a> {
    pub entries: Vec<Entry<'a>>,
    pub next: u32,
}

/// The byte order and the first directory of a file of directories; none where it is none.
pub(crate) fn head(bytes: &[u8]) -> Option<(bool, u32)> {
    let little = match bytes.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    Some((little, number(bytes.get(4..8)?, little)))
}

/// A directory at a place; none where it does not fit into the file.
pub(crate) fn directory(bytes: &[u8], at: u32, little: bool) -> Option<Directory<'_>> {
    let at = at as usize;
    let count = number(bytes.get(at..at.checked_add(2)?)?, little) as usize;
    let end = at + 2 + count * 12;
    let table = bytes.get(at + 2..end)?;
    let mut entries = Vec::with_capacity(count.min(500));
    for entry in table.chunks_exact(12) {
        let kind = number(&entry[2..4], little) as u16;
        let size: usize = match kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let Some(length) = (number(&entry[4..8], little) as usize).checked_mul(size) else { continue };
        let value = match length {
            0..=4 => &entry[8..8 + length],
            _ => {
                let from = number(&entry[8..12], little) as usize;
                bytes.get(from..from.saturating_add(length)).unwrap_or(&[])
            }
        };
        entries.push(Entry { tag: number(&entry[..2], little) as u16, kind, bytes: value, little });
    }
    let next = bytes.get(end..end + 4).map_or(0, |b| number(b, little));
    Some(Directory { entries, next })
}

/// The pages of a TIFF, without small pictures of them; none where it cannot be read whole.
pub(crate) fn pages(bytes: &[u8]) -> Option<Vec<Directory<'_>>> {
    let (little, mut at) = head(bytes)?;
    let (mut out, mut seen) = (Vec::new(), HashSet::new());
    while at != 0 && seen.insert(at) && seen.len() < 1_000 {
        let found = directory(bytes, at, little)?;
        at = found.next;
        let small =
            found.entries.iter().any(|e| e.tag == 254 && e.numbers().first().is_some_and(|n| n & 1 == 1));
        if !small {
            out.push(found);
        }
    }
    Some(out)
}

/// The way up, where the first directory says it.
pub(crate) fn orientation(bytes: &[u8]) -> Option<u32> {
    let (little, first) = head(bytes)?;
    let found = directory(bytes, first, little)?;
    found.entries.iter().find(|e| e.tag == 0x0112)?.numbers().first().copied()
}

/// The way up of a JPEG.
pub(crate) fn orientation_of_jpeg(bytes: &[u8]) -> Option<u32> {
    let at = bytes.windows(6).take(200_000).position(|w| w == b"Exif\0\0")?;
    orientation(&bytes[at + 6..])
}

fn number(bytes: &[u8], little: bool) -> u32 {
    let fold = |value: u32, byte: &u8| (value << 8) | u32::from(*byte);
    if little { bytes.iter().rev().fold(0, fold) } else { bytes.iter().fold(0, fold) }
}

/// Tags whose words somebody wrote, or that name somebody or one device.
const PERSONAL: &[(u16, &str)] = &[
    (0x010D, "the name of the document"),
    (0x010E, "its description"),
    (0x011D, "the name of the page"),
    (0x013B, "who took it"),
    (0x013C, "the computer it was made on"),
    (0x8298, "whose it is"),
    (0x9286, "a comment"),
    (0x9C9B, "its title"),
    (0x9C9C, "a comment"),
    (0x9C9D, "its author"),
    (0x9C9E, "its keywords"),
    (0x9C9F, "its subject"),
    (0xA420, "the number of the picture"),
    (0xA430, "the owner of the camera"),
    (0xA431, "the number of the camera"),
    (0xA435, "the number of the lens"),
    (0xA436, "the title"),
    (0xA437, "the photographer"),
    (0xA438, "the editor"),
    (0xC62F, "the number of the camera"),
    (0xFDE8, "the owner of the camera"),
    (0xFDE9, "the number of the camera"),
    (0x9210, "a history"),
    (0xC68B, "the name of the original file"),
];

/// What the notes of the maker of a camera begin with.
const MAKERS: &[&str] = &["Apple iOS", "Nikon", "OLYMPUS", "Panasonic", "SONY DSC", "FUJIFILM", "PENTAX"];

/// Looks through the directory of a picture and those below it. `next_is_small`: a second directory is a small picture
/// (in Exif), not a second page (in TIFF).
pub(super) fn look(
    bytes: &[u8],
    part: &str,
    next_is_small: bool,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let Some((little, first)) = head(bytes) else {
        return Ok(());
    };
    let mut seen = HashSet::new();
    let mut open = vec![(first, 0_u8)];
    while let Some((at, level)) = open.pop() {
        finding.spend(100)?;
        if at == 0 || !seen.insert(at) || seen.len() > MOST || level > 4 {
            continue;
        }
        let Some(found) = directory(bytes, at, little) else { continue };
        if at != first && level == 0 {
            small_picture(&found, part, finding);
        } else {
            for entry in &found.entries {
                look_at(entry, part, finding);
                match entry.tag {
                    0x8769 | 0xA005 => open.extend(entry.numbers().first().map(|n| (*n, level + 1))),
                    0x8825 => {
                        if let Some(at) = entry.numbers().first() {
                            place(bytes, *at, little, part, finding);
                        }
                    }
                    _ => {}
                }
            }
        }
        if next_is_small && level == 0 {
            open.push((found.next, 0));
        }
    }
    Ok(())
}

fn look_at(entry: &Entry<'_>, part: &str, finding: &mut Finding<'_>) {
    if let Some((_, what)) = PERSONAL.iter().find(|(tag, _)| *tag == entry.tag) {
        let text = entry.text();
        let shown = text.chars().any(char::is_alphanumeric);
        // The number of a picture is made up by the camera, and is no number of the camera.
        let made_up = entry.tag == 0xA420;
        // The kind of a telephone is written in words; what a machine of the authority is called, in one with strokes.
        let machine = entry.tag == 0x013C && !text.contains(' ') && text.contains(['-', '_', '\\']);
        let numbered = matches!(entry.tag, 0xA431 | 0xA435 | 0xC62F | 0xFDE9);
        if shown && !made_up && !is_program(&text) && (!is_neutral(&text) || numbered || machine) {
            finding.danger(
                Code::ImgExifPersonal,
                Place::part(part).described(*what),
                "said by the camera or a program",
                &text,
            );
        }
        return;
    }
    match entry.tag {
        0x02BC => super::xmp(entry.bytes, part, Code::ImgExifPersonal, finding),
        0x83BB => super::iptc::records(entry.bytes, part, finding),
        0x8649 => super::iptc::resources(entry.bytes, part, finding),
        // What the maker of the camera notes for itself: mostly numbers of the device, sometimes names of faces.
        0x927C if entry.bytes.len() > 20 => {
            let telling: Vec<String> = super::strings(entry.bytes)
                .into_iter()
                .map(|s| MAKERS.iter().find_map(|m| s.strip_prefix(m)).unwrap_or(&s).trim().to_owned())
                .filter(|s| {
                    !is_neutral(s)
                        && !is_program(s)
                        && s.split(' ').count() > 1
                        && s.chars().filter(|c| c.is_alphabetic()).count() > 5
                })
                .collect();
            let place = Place::part(part).described("the camera’s own notes");
            match telling.first() {
                Some(first) => {
                    finding.danger(Code::ImgExifPersonal, place, "notes that only the maker reads", first)
                }
                None => {
                    finding.note(Code::ImgExifPersonal, place, format!("{} bytes", entry.bytes.len()), "")
                }
            }
        }
        0x0110 | 0x9003 => {
            let what = if entry.tag == 0x0110 { "which camera or phone" } else { "when it was taken" };
            let text = entry.text();
            if !text.is_empty() {
                finding.note(
                    Code::ImgExifPersonal,
                    Place::part(part).described(what),
                    "said by the camera",
                    &text,
                );
            }
        }
        _ => {}
    }
}

/// Where it was taken; a directory that only says its version says nothing.
fn place(bytes: &[u8], at: u32, little: bool, part: &str, finding: &mut Finding<'_>) {
    let Some(found) = directory(bytes, at, little) else { return };
    let telling = found
        .entries
        .iter()
        .filter(|e| !matches!(e.tag, 0 | 0x0012 | 0x001E) && e.bytes.iter().any(|b| *b != 0));
    if telling.count() == 0 {
        return;
    }
    let degrees = |tag: u16, sign: u16| -> Option<String> {
        let value = found.entries.iter().find(|e| e.tag == tag && e.kind == 5)?;
        let parts: Vec<f64> = value
            .bytes
            .chunks_exact(8)
            .map(|r| f64::from(number(&r[..4], little)) / f64::from(number(&r[4..], little)).max(1.0))
            .collect();
        let side = found.entries.iter().find(|e| e.tag == sign).map(Entry::text).unwrap_or_default();
        let sum = parts.iter().zip([1.0, 60.0, 3600.0]).map(|(p, d)| p / d).sum::<f64>();
        Some(format!("{sum:.4}° {side}"))
    };
    let sample = [degrees(2, 1), degrees(4, 3)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let place = Place::part(part).described("where it was taken");
    finding.danger(Code::ImgExifGps, place, "said by the camera or phone", &sample);
}

fn small_picture(found: &Directory<'_>, part: &str, finding: &mut Finding<'_>) {
    let has = |tag: u16| found.entries.iter().any(|e| e.tag == tag && !e.bytes.is_empty());
    if has(0x0201) || has(0x0111) {
        let place = Place::part(part).described("a small picture inside the picture");
        finding.danger(Code::ImgExifThumbnail, place, "it may show what was cut off or changed since", "");
    }
    for entry in &found.entries {
        if PERSONAL.iter().any(|(tag, _)| *tag == entry.tag) {
            look_at(entry, part, finding);
        }
    }
}
