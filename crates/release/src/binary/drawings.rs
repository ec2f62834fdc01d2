//! Pictures in older Office files: records in records, in which the files of pictures lie as they were put in.

use crate::dangers::{CannotCheck, Finding};

/// Records in records.
const DEEPEST: usize = 16;

/// Finds the pictures in drawing records and looks at each.
pub(super) fn look(part: &str, bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let mut count = 0;
    records(part, bytes, 0, &mut count, finding)
}

fn records(
    part: &str,
    mut bytes: &[u8],
    depth: usize,
    count: &mut usize,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    if depth > DEEPEST {
        return Err(CannotCheck::bomb("its drawings are nested too deep"));
    }
    while bytes.len() >= 8 {
        finding.spend(1)?;
        let version = u16::from_le_bytes([bytes[0], bytes[1]]);
        let kind = u16::from_le_bytes([bytes[2], bytes[3]]);
        let length = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize;
        let end = length.saturating_add(8).min(bytes.len());
        let inside = &bytes[8..end];
        match kind {
            0xF01D | 0xF01E | 0xF02A | 0xF01F | 0xF029 => picture(part, inside, count, finding),
            // An entry of the list of pictures: 36 bytes and a name, then the picture.
            0xF007 => {
                let name = usize::from(inside.get(33).copied().unwrap_or(0));
                records(part, inside.get(36 + name..).unwrap_or_default(), depth + 1, count, finding)?;
            }
            _ if version & 0xF == 0xF => records(part, inside, depth + 1, count, finding)?,
            _ => {}
        }
        bytes = &bytes[end..];
    }
    Ok(())
}

/// The file begins after one or two sums of 16 bytes and a mark.
fn picture(part: &str, inside: &[u8], count: &mut usize, finding: &mut Finding<'_>) {
    let starts = [17, 33].into_iter().filter_map(|at| inside.get(at..));
    let file = starts
        .into_iter()
        .find(|f| f.starts_with(b"\xFF\xD8\xFF") || f.starts_with(b"\x89PNG") || f.starts_with(b"II*\0"));
    if let Some(file) = file {
        *count += 1;
        finding.inside(&format!("{part}/picture {count}"), file);
    }
}
