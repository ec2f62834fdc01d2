//! Earlier saves of a PDF: a program that appends leaves everything before as it was.

use container::{
    Limits,
    pdf::{Object, Pdf},
};

use super::{content::Interpreter, layers::Layers, page_number, sweep};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, words};

/// Earlier saves that are looked at, the newest first.
const MOST: usize = 8;

/// Where earlier saves end: after each end mark but the last.
pub(super) fn ends(bytes: &[u8]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(n) = bytes[at..].windows(5).position(|w| w == b"%%EOF") {
        at += n + 5;
        // It belongs to a save where the place of its table stands before it.
        let before = &bytes[at.saturating_sub(64)..at];
        if before.windows(9).any(|w| w == b"startxref") {
            out.push(at);
        }
    }
    out.pop();
    // A file that is made to be shown while it loads has its first end mark near the beginning.
    let head = &bytes[..bytes.len().min(1_024)];
    if head.windows(11).any(|w| w == b"/Linearized") && !out.is_empty() {
        out.remove(0);
    }
    out
}

/// Looks at what earlier saves held and the last does not show.
pub(super) fn look(bytes: &[u8], seen: &Words, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let pdf = Pdf::open(bytes, finding.limits)?;
    let saves = ends(bytes);
    replaced(&pdf, &saves, seen, finding)?;
    for (nth, end) in saves.iter().enumerate().rev().take(MOST) {
        if let Some((page, sample)) = earlier(&bytes[..*end], seen, finding)? {
            let place = Place {
                part: Some(format!("save {}", nth + 1)),
                at: Some("an earlier save of the file".into()),
                page: Some(page),
            };
            finding.danger(
                Code::PdfIncremental,
                place,
                format!("save {} of {}", nth + 1, saves.len() + 1),
                &sample,
            );
            return Ok(());
        }
    }
    Ok(())
}

/// Objects that later ones took the place of, and that tell something the last save does not show.
fn replaced(
    pdf: &Pdf<'_>,
    saves: &[usize],
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let (mut count, mut first) = (0_usize, None);
    for one in pdf.earlier() {
        let (number, old) = one?;
        finding.spend(4)?;
        let now = pdf.get(&Object::Ref(number))?;
        if same(&old, &now)
            || old
                .dict()
                .is_some_and(|d| matches!(d.get("Type").and_then(Object::name), Some(b"XRef" | b"ObjStm")))
        {
            continue;
        }
        let Some(sample) = sweep::telling(pdf, &old, seen)? else { continue };
        // What the object that took its place says as well is not lost.
        if sweep::telling(pdf, &now, seen)?.is_some_and(|n| n == sample) {
            continue;
        }
        count += 1;
        first.get_or_insert(sample);
    }
    if let Some(sample) = first {
        let (code, at) = if saves.is_empty() {
            (Code::PdfOrphanObject, "parts of the file that others took the place of")
        } else {
            (Code::PdfIncremental, "what an earlier save of the file held")
        };
        finding.danger(
            code,
            Place::part("earlier objects").described(at),
            format!("{count} objects"),
            &sample,
        );
    }
    Ok(())
}

/// Whether two objects say the same; where they stand in the file is no difference.
fn same(a: &Object, b: &Object) -> bool {
    match (a, b) {
        (Object::Stream(_), Object::Stream(_)) => false,
        (a, b) => a == b,
    }
}

/// Words of a page of an earlier save that the last does not show.
fn earlier(
    bytes: &[u8],
    seen: &Words,
    finding: &mut Finding<'_>,
) -> Result<Option<(u32, String)>, CannotCheck> {
    let limits = Limits { steps: finding.limits.steps / 2, ..finding.limits.clone() };
    // An earlier save that cannot be opened by itself is looked at by its objects only.
    let Ok(pdf) = Pdf::open(bytes, &limits) else { return Ok(None) };
    let Ok(layers) = Layers::read(&pdf) else { return Ok(None) };
    let Ok(list) = pdf.pages() else { return Ok(None) };
    let mut interpreter = Interpreter::new(&pdf, &layers, limits.steps);
    for (nth, page) in list.iter().enumerate() {
        let before = interpreter.left();
        let Ok(drawing) = interpreter.page(page) else { return Ok(None) };
        finding.spend(before - interpreter.left())?;
        let text = drawing.words(0..drawing.glyphs.len());
        let unseen = seen.unseen(&text).join(" ");
        if words(&unseen).any(|w| w.chars().count() > 1) {
            return Ok(Some((page_number(nth), unseen)));
        }
    }
    Ok(None)
}
