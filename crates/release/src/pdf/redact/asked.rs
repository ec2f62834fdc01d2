//! What a file itself marks for redaction.

use container::pdf::{Object, Page, Pdf};

use crate::{dangers::CannotCheck, pdf::content::Rect};

/// What the file itself marks for redaction.
pub(super) fn asked_for(pdf: &Pdf<'_>, page: &Page) -> Result<Vec<Rect>, CannotCheck> {
    let mut out = Vec::new();
    let list = pdf.value(&page.dict, "Annots")?;
    for annotation in list.array().unwrap_or(&[]).iter().take(20_000) {
        let Object::Dict(dict) = pdf.get(annotation)? else { continue };
        if pdf.value(&dict, "Subtype")?.name() != Some(b"Redact") {
            continue;
        }
        let numbers = |name: &str| -> Result<Vec<f32>, CannotCheck> {
            let value = pdf.value(&dict, name)?;
            let list = value.array().unwrap_or(&[]).iter().take(8_000);
            Ok(list.filter_map(|n| pdf.get(n).ok()?.number().map(|n| n as f32)).collect())
        };
        let quads = numbers("QuadPoints")?;
        for quad in quads.chunks_exact(8) {
            out.push(Rect::around([
                (quad[0], quad[1]),
                (quad[2], quad[3]),
                (quad[4], quad[5]),
                (quad[6], quad[7]),
            ]));
        }
        if quads.len() < 8
            && let [a, b, c, d] = numbers("Rect")?[..]
        {
            out.push(Rect::of((a, b), (c, d)));
        }
    }
    Ok(out)
}
