//! TIFF: a directory for each page, with what scanners and programs say about it.

use std::collections::HashSet;

use super::exif::{Directory, directory, head};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::telling;

/// Bytes after the last thing of which a directory tells: fewer are filling.
const LEAST: usize = 32;
/// Private tags of makers of scanners and maps, whose words are about the picture alone.
const OF_MAPS: &[u16] = &[33550, 33922, 34264, 34735, 34736, 34737, 42112, 42113, 34675, 50706, 50707];

/// Looks at a TIFF picture.
pub(super) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let cut = || CannotCheck::malformed("TIFF picture");
    if matches!(bytes.get(..4), Some(b"II+\0" | b"MM\0+")) {
        return Err(CannotCheck::because(
            "it is a TIFF picture of the large kind, which is not looked through",
        ));
    }
    let (little, first) = head(bytes).ok_or_else(cut)?;
    let mut seen = HashSet::new();
    let mut transparent = false;
    let (mut at, mut pages, mut small) = (first, 0_usize, 0_usize);
    while at != 0 {
        finding.spend(100)?;
        if !seen.insert(at) || seen.len() > 100_000 {
            return Err(cut());
        }
        let found = directory(bytes, at, little).ok_or_else(cut)?;
        let value = |tag: u16| found.entries.iter().find(|e| e.tag == tag).map(|e| e.numbers());
        // The strips or tiles of which the page consists lie in the file, or the picture is cut off.
        for (places, sizes) in [(0x0111, 0x0117), (0x0144, 0x0145)] {
            let (places, sizes) = (value(places).unwrap_or_default(), value(sizes).unwrap_or_default());
            let ends = places.iter().zip(&sizes).map(|(at, size)| u64::from(*at) + u64::from(*size));
            if ends.max().is_some_and(|end| end > bytes.len() as u64) {
                return Err(cut());
            }
        }
        // A further sample of each pixel that says how far it can be seen.
        transparent |= at == first && is_transparent(&found);
        private(&found, finding);
        let reduced = value(0x00FE).is_some_and(|n| n.first().is_some_and(|n| n & 1 == 1));
        if reduced {
            small += 1
        } else {
            pages += 1
        }
        if at != first {
            // What a further page says about itself is looked at as if it were the first.
            let mut page = bytes.to_vec();
            page[4..8].copy_from_slice(&if little { at.to_le_bytes() } else { at.to_be_bytes() });
            if seen.len() <= 50 {
                super::exif::look(&page, &format!("directory {}", seen.len()), false, finding)?;
            }
        }
        for below in value(0x014A).unwrap_or_default() {
            if let Some(below) = directory(bytes, below, little) {
                let reduced = below
                    .entries
                    .iter()
                    .any(|e| e.tag == 0x00FE && e.numbers().first().is_some_and(|n| n & 1 == 1));
                if reduced { small += 1 } else { pages += 1 }
            }
        }
        at = found.next;
    }
    super::exif::look(bytes, "directory 1", false, finding)?;
    if transparent {
        super::alpha::tiff(bytes, finding)?;
    }
    if let Some(rest) = reached(bytes, little, first).and_then(|end| bytes.get(end..))
        && rest.len() >= LEAST
    {
        super::after_the_end(rest, finding);
    }
    if pages > 1 {
        let place = Place::part("directories").described(format!("pages 2 to {pages}"));
        finding.danger(
            Code::ImgExtraPage,
            place,
            format!("{pages} pages, of which some programs show only the first"),
            "",
        );
    }
    if small > 0 {
        let place = Place::part("directories").described("a small picture inside the picture");
        finding.danger(Code::ImgExifThumbnail, place, "it may show what was cut off or changed since", "");
    }
    Ok(())
}

/// Whether each pixel has a sample more than its colour needs.
pub(crate) fn is_transparent(page: &Directory<'_>) -> bool {
    let value =
        |tag: u16| page.entries.iter().find(|e| e.tag == tag).and_then(|e| e.numbers().first().copied());
    let colours = match value(0x0106) {
        Some(0 | 1) => 1,
        Some(2) => 3,
        _ => return false,
    };
    value(0x0115).is_some_and(|samples| samples == colours + 1)
}

/// What a program keeps under a tag of its own: words that were read from the page, notes that were hung on it.
fn private(found: &Directory<'_>, finding: &mut Finding<'_>) {
    let own =
        |tag: u16| tag >= 32_768 && !matches!(tag, 33432 | 33723 | 34377 | 34665 | 34853 | 37500 | 37510);
    let known = |tag: u16| OF_MAPS.contains(&tag) || (0x9C9B..=0x9C9F).contains(&tag);
    for entry in found.entries.iter().filter(|e| own(e.tag) && !known(e.tag) && matches!(e.kind, 1 | 2 | 7)) {
        let words = crate::package::words(entry.bytes);
        let says = words.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 2);
        if telling::tells(&words) || says.count() >= 6 {
            let place = Place::part(format!("tag {}", entry.tag))
                .described("what a program keeps inside the picture");
            finding.danger(Code::ImgExifPersonal, place, format!("{} bytes", entry.bytes.len()), &words);
        }
    }
}

/// The end of everything of which the directories tell; none where one of them cannot be read.
fn reached(bytes: &[u8], little: bool, first: u32) -> Option<usize> {
    let mut seen = HashSet::new();
    let mut open = vec![first];
    let mut end = 8;
    while let Some(at) = open.pop() {
        if at == 0 || !seen.insert(at) {
            continue;
        }
        if seen.len() > 10_000 {
            return None;
        }
        let found = directory(bytes, at, little)?;
        end = end.max(at as usize + 6 + found.entries.len() * 12);
        let value =
            |tag: u16| found.entries.iter().find(|e| e.tag == tag).map(|e| e.numbers()).unwrap_or_default();
        for (places, sizes) in [(0x0111, 0x0117), (0x0144, 0x0145), (0x0201, 0x0202), (0x0120, 0x0121)] {
            let ends =
                value(places).into_iter().zip(value(sizes)).map(|(at, size)| at as usize + size as usize);
            end = ends.fold(end, usize::max);
        }
        for entry in &found.entries {
            let from = (entry.bytes.as_ptr() as usize).checked_sub(bytes.as_ptr() as usize);
            if let Some(from) = from.filter(|from| *from <= bytes.len()) {
                end = end.max(from + entry.bytes.len());
            }
        }
        open.push(found.next);
        for below in [0x014A, 0x8769, 0x8825, 0xA005] {
            open.extend(value(below));
        }
        // What the maker of a camera keeps may lie anywhere.
        if found.entries.iter().any(|e| e.tag == 0x927C) {
            return None;
        }
    }
    Some(end)
}
