//! Word documents before 2007: comments, tracked changes, hidden words, and who saved the document where.

use super::compound::Compound;
use crate::dangers::{CannotCheck, Code, Finding, Place};

fn short(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at + 2).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])))
}

fn long(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at.saturating_add(4)).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)
}

/// What stands where in the list of places at the start: the place is the number of the pair.
fn stretch<'t>(document: &[u8], table: &'t [u8], pair: usize) -> &'t [u8] {
    let (from, length) = (long(document, 0x9A + pair * 8), long(document, 0x9E + pair * 8));
    table.get(from..from.saturating_add(length)).unwrap_or_default()
}

/// Looks at the document's streams.
pub(super) fn look(file: &mut Compound<'_>, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let document =
        file.read("/WordDocument", finding)?.ok_or_else(|| CannotCheck::malformed("Word document"))?;
    let flags = short(&document, 0x0A);
    if flags & 0x0100 != 0 {
        return Err(CannotCheck::encrypted("Word document"));
    }
    let name = if flags & 0x0200 != 0 { "/1Table" } else { "/0Table" };
    let table = file.read(name, finding)?.unwrap_or_default();
    let say = |at: &str, detail: &str, sample: &str, finding: &mut Finding<'_>| {
        finding.danger(Code::DocHidden, Place::part("WordDocument").described(at), detail, sample);
    };
    if flags & 0x0004 != 0 {
        say("the whole document", "it was saved quickly: deleted words are still in the file", "", finding);
    }
    let comments = long(&document, 0x5C);
    if comments > 0 {
        let authors = names(stretch(&document, &table, 36), true);
        say("comments", &format!("{comments} characters"), &authors.join(", "), finding);
    }
    let savers = names(stretch(&document, &table, 71), false);
    if !savers.is_empty() {
        say("who saved the document last, and where", "", &savers.join(", "), finding);
    }
    let seen = runs(&document, stretch(&document, &table, 12), finding)?;
    for (count, what) in
        seen.iter().zip(["words deleted or added with tracking on", "hidden words", "words in white"])
    {
        if *count > 0 {
            say(what, &format!("{count} runs"), "", finding);
        }
    }
    let data = file.read("/Data", finding)?.unwrap_or_default();
    // Each picture in the text has a header of its own length before its records.
    let mut at = 0;
    while at + 8 < data.len() {
        let (length, header) = (long(&data, at), short(&data, at + 4));
        if length < 8 || header >= length {
            break;
        }
        let end = at.saturating_add(length).min(data.len());
        super::drawings::look("Data", data.get(at + header..end).unwrap_or_default(), finding)?;
        at = end;
    }
    Ok(())
}

/// A list of words, each with its length before it.
fn names(bytes: &[u8], plain: bool) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = if plain { 0 } else { 6 };
    while at + 2 <= bytes.len() && out.len() < 50 {
        let length = short(bytes, at);
        let Some(raw) = bytes.get(at + 2..at + 2 + length * 2) else { break };
        let units: Vec<u16> = raw.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
        let text = String::from_utf16_lossy(&units);
        if !text.trim().is_empty() {
            out.push(text);
        }
        at += 2 + length * 2;
    }
    out
}

/// Runs with tracked changes, hidden runs, white runs.
fn runs(document: &[u8], pages: &[u8], finding: &mut Finding<'_>) -> Result<[usize; 3], CannotCheck> {
    let count = pages.len().saturating_sub(4) / 8;
    let mut seen = [0; 3];
    for n in 0..count {
        finding.spend(512)?;
        let page = long(pages, (count + 1) * 4 + n * 4) & 0x3F_FFFF;
        let Some(page) = page.checked_mul(512).and_then(|at| document.get(at..at + 512)) else { continue };
        let runs = usize::from(page[511]);
        for run in 0..runs.min(100) {
            let Some(offset) = page.get((runs + 1) * 4 + run) else { break };
            let at = usize::from(*offset) * 2;
            if at == 0 {
                continue;
            }
            let length = page.get(at).map_or(0, |n| usize::from(*n));
            let properties = page.get(at + 1..at + 1 + length).unwrap_or_default();
            let said = said(properties);
            seen.iter_mut().zip(said).for_each(|(sum, said)| *sum += usize::from(said));
        }
    }
    Ok(seen)
}

/// What the properties of a run say: tracked, hidden, white.
fn said(mut properties: &[u8]) -> [bool; 3] {
    let mut said = [false; 3];
    while properties.len() >= 3 {
        let code = u16::from_le_bytes([properties[0], properties[1]]);
        let value = properties[2];
        match code {
            0x0800 | 0x0801 => said[0] |= value == 1,
            0x083C => said[1] |= value == 1,
            0x2A42 => said[2] |= value == 8,
            0x6870 => said[2] |= properties.get(2..5).is_some_and(|rgb| rgb.iter().all(|c| *c > 0xEB)),
            _ => {}
        }
        let size = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ => 1 + usize::from(value),
        };
        properties = properties.get(2 + size..).unwrap_or_default();
    }
    said
}
