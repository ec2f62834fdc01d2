//! TIFF: a directory for each page, with what scanners and programs say about it.

use std::collections::HashSet;

use super::exif::{directory, head};
use crate::dangers::{CannotCheck, Code, Finding, Place};

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
