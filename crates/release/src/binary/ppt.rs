//! Presentations before 2007: hidden slides, speaker's notes, comments.

use super::compound::Compound;
use crate::dangers::{CannotCheck, Code, Finding, Place, shorten};

/// Records in records.
const DEEPEST: usize = 24;

#[derive(Default)]
struct Seen {
    hidden: usize,
    notes: String,
    comments: String,
}

/// Looks at the presentation's streams.
pub(super) fn look(file: &mut Compound<'_>, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let main = "/PowerPoint Document";
    let document = file.read(main, finding)?.ok_or_else(|| CannotCheck::malformed("presentation"))?;
    let mut seen = Seen::default();
    records(&document, 0, (false, false), &mut seen, finding)?;
    let place = |at: &str| Place::part("PowerPoint Document").described(at);
    if seen.hidden > 0 {
        finding.danger(Code::PptHidden, place("hidden slides"), format!("{} slides", seen.hidden), "");
    }
    if !seen.notes.trim().is_empty() {
        finding.danger(Code::PptHidden, place("speaker's notes"), "", &seen.notes);
    }
    if !seen.comments.trim().is_empty() {
        finding.danger(Code::PptHidden, place("comments"), "", &seen.comments);
    }
    if let Some(pictures) = file.read("/Pictures", finding)? {
        super::drawings::look("Pictures", &pictures, finding)?;
    }
    Ok(())
}

fn records(
    mut bytes: &[u8],
    depth: usize,
    (notes, comment): (bool, bool),
    seen: &mut Seen,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    if depth > DEEPEST {
        return Err(CannotCheck::bomb("its records are nested too deep"));
    }
    while bytes.len() >= 8 {
        finding.spend(1)?;
        let version = u16::from_le_bytes([bytes[0], bytes[1]]);
        let kind = u16::from_le_bytes([bytes[2], bytes[3]]);
        let length = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize;
        let end = length.saturating_add(8).min(bytes.len());
        let inside = &bytes[8..end];
        match kind {
            // What happens when a slide is shown; among it, that it is not.
            1017 if inside.get(10).is_some_and(|flags| flags & 0x04 != 0) => seen.hidden += 1,
            4000 | 4026 if notes || comment => {
                let units: Vec<u16> =
                    inside.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
                add(&String::from_utf16_lossy(&units), comment, seen);
            }
            4008 if notes => add(&inside.iter().map(|b| char::from(*b)).collect::<String>(), false, seen),
            _ if version & 0xF == 0xF => {
                let state = (notes || kind == 1008, comment || kind == 12_000);
                records(inside, depth + 1, state, seen, finding)?;
            }
            _ => {}
        }
        bytes = &bytes[end..];
    }
    Ok(())
}

fn add(text: &str, comment: bool, seen: &mut Seen) {
    let into = if comment { &mut seen.comments } else { &mut seen.notes };
    // A note that only has the number of its slide is empty.
    if into.len() < 1_000 && text.trim().trim_matches('*').len() > 1 {
        into.push_str(&shorten(text, 200));
        into.push(' ');
    }
}
