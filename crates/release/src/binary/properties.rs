//! The properties of older Office files: who wrote them, who changed them, and what they noted.

use crate::dangers::{Code, Finding, Place};
use crate::package::props::is_somebody;
use crate::package::telling;

/// Properties that are read.
const MOST: usize = 500;

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize)
}

/// Reports what a stream of properties says. `document`: the second of the two usual streams.
pub(super) fn look(part: &str, bytes: &[u8], document: bool, finding: &mut Finding<'_>) {
    let sets = long(bytes, 24).unwrap_or(0).min(4);
    for set in 0..sets {
        if let Some(start) = long(bytes, 28 + set * 20 + 16) {
            let own = document && set > 0;
            one(part, bytes, start, document, own, finding);
        }
    }
}

fn one(part: &str, bytes: &[u8], start: usize, document: bool, own: bool, finding: &mut Finding<'_>) {
    let count = long(bytes, start + 4).unwrap_or(0).min(MOST);
    let page = (0..count).find_map(|n| {
        let at = start + 8 + n * 8;
        (long(bytes, at)? == 1).then(|| long(bytes, start + long(bytes, at + 4)? + 4))?
    });
    for n in 0..count {
        let at = start + 8 + n * 8;
        let (Some(id), Some(offset)) = (long(bytes, at), long(bytes, at + 4)) else { return };
        let Some(value) = text(bytes, start.saturating_add(offset), page == Some(65_001)) else { continue };
        let value = value.trim();
        if value.is_empty() || id < 2 {
            continue;
        }
        let (name, danger) = match (own, document, id) {
            (true, ..) => ("an added property", value.chars().any(char::is_alphabetic)),
            (_, false, 4) => ("author", is_somebody(value)),
            (_, false, 8) => ("last saved by", is_somebody(value)),
            (_, false, 5) => ("keywords", true),
            (_, false, 6) => ("comments", true),
            (_, false, 2) => ("title", telling::tells(value)),
            (_, false, 3) => ("subject", telling::tells(value)),
            (_, false, 7) => ("template", telling::is_path(value)),
            (_, true, 14) => ("manager", true),
            (_, true, 2) => ("category", true),
            (_, true, 15) => ("company", telling::tells(value)),
            _ => continue,
        };
        if danger {
            let place = Place::part(part).described(format!("the property “{name}”"));
            finding.danger(Code::OlePropsPersonal, place, name, value);
        }
    }
}

/// A property that is words.
fn text(bytes: &[u8], at: usize, utf8: bool) -> Option<String> {
    let kind = long(bytes, at)?;
    let length = long(bytes, at.checked_add(4)?)?;
    let start = at.checked_add(8)?;
    match kind {
        0x1E => {
            let raw = bytes.get(start..start.checked_add(length)?)?;
            let raw = raw.split(|b| *b == 0).next()?;
            match std::str::from_utf8(raw) {
                Ok(text) => Some(text.to_owned()),
                Err(_) if utf8 => None,
                Err(_) => Some(raw.iter().map(|b| char::from(*b)).collect()),
            }
        }
        0x1F => {
            let raw = bytes.get(start..start.checked_add(length.checked_mul(2)?)?)?;
            let units: Vec<u16> = raw.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
            let units = units.split(|u| *u == 0).next()?;
            Some(String::from_utf16_lossy(units))
        }
        _ => None,
    }
}
