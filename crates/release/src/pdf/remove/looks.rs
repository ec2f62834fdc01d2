//! The looks of annotations, drawn into the page: what is seen of a note stays, what it says beside does not.

use container::pdf::{Dict, Object, Page as Old, Pdf};

use super::{
    Plan,
    forms::{Page, put},
};
use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Drawing, Matrix, Rect},
        write,
    },
};

/// Annotations of one page.
const MOST: usize = 10_000;

/// Places a look.
pub(super) fn place(matrix: &Matrix, name: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"q ");
    numbers(matrix, out);
    out.extend_from_slice(b"cm ");
    write::write(&Object::Name(name.to_vec()), out, 0);
    out.extend_from_slice(b" Do Q\n");
}

/// Places a picture that is a part of the one that was there: left, bottom, right, top of its unit square.
pub(super) fn crop(part: Option<[f32; 4]>, name: &[u8], out: &mut Vec<u8>) {
    match part {
        None => {
            write::write(&Object::Name(name.to_vec()), out, 0);
            out.extend_from_slice(b" Do\n");
        }
        Some([left, bottom, right, top]) => {
            place(&[right - left, 0.0, 0.0, top - bottom, left, bottom], name, out);
        }
    }
}

pub(super) fn numbers(values: &[f32], out: &mut Vec<u8>) {
    for value in values {
        write::number((f64::from(*value) * 100_000.0).round() / 100_000.0, out);
        out.push(b' ');
    }
}

/// Marks that readers draw by themselves where an annotation brings no look: highlights, lines below and through words, and
/// boxes.
pub(super) fn without_look(
    page: &Old,
    drawing: &Drawing,
    plan: &Plan,
    pdf: &Pdf<'_>,
    made: &mut Page,
) -> Result<(), CannotCheck> {
    let list = pdf.value(&page.dict, "Annots")?;
    for (nth, annotation) in (0_u32..).zip(list.array().unwrap_or(&[]).iter().take(MOST)) {
        let drawn = drawing.placings.iter().any(|p| p.annotation == Some(nth));
        if drawn || plan.looks_left_out.contains(&nth) {
            continue;
        }
        let Object::Dict(dict) = pdf.get(annotation)? else { continue };
        let flags = pdf.value(&dict, "F")?.whole().unwrap_or(0);
        if flags & (2 | 32) != 0 || dict.get("OC").is_some() {
            continue;
        }
        let kind = pdf.value(&dict, "Subtype")?;
        one(pdf, &dict, kind.name().unwrap_or(b""), nth, made)?;
    }
    Ok(())
}

fn one(pdf: &Pdf<'_>, dict: &Dict, kind: &[u8], nth: u32, made: &mut Page) -> Result<(), CannotCheck> {
    let list = |name: &str| -> Result<Vec<f32>, CannotCheck> {
        let value = pdf.value(dict, name)?;
        let list = value.array().unwrap_or(&[]).iter().take(8_000);
        Ok(list.filter_map(|n| pdf.get(n).ok()?.number().map(|n| n as f32)).collect())
    };
    let colour = |name: &str, operators: [&str; 3]| -> Result<Option<Vec<u8>>, CannotCheck> {
        let values = list(name)?;
        let mut out = Vec::new();
        numbers(&values, &mut out);
        let operator = match values.len() {
            1 => operators[0],
            3 => operators[1],
            4 => operators[2],
            _ => return Ok(None),
        };
        out.extend_from_slice(operator.as_bytes());
        out.push(b' ');
        Ok(Some(out))
    };
    let [a, b, c, d] = list("Rect")?[..] else { return Ok(()) };
    let rect = Rect::of((a, b), (c, d));
    let mut lines = Vec::new();
    let quads = list("QuadPoints")?;
    match kind {
        b"Highlight" => {
            let Some(fill) = colour("C", ["g", "rg", "k"])? else { return Ok(()) };
            lines.extend(fill);
            for q in quads.chunks_exact(8) {
                for (n, p) in [(q[0], q[1]), (q[2], q[3]), (q[6], q[7]), (q[4], q[5])].iter().enumerate() {
                    numbers(&[p.0, p.1], &mut lines);
                    lines.extend_from_slice(if n == 0 { b"m " } else { b"l " });
                }
                lines.extend_from_slice(b"h ");
            }
            if quads.len() < 8 {
                numbers(&[rect.left, rect.bottom, rect.width(), rect.height()], &mut lines);
                lines.extend_from_slice(b"re ");
            }
            lines.extend_from_slice(b"f ");
        }
        b"Underline" | b"StrikeOut" | b"Squiggly" => {
            let Some(stroke) = colour("C", ["G", "RG", "K"])? else { return Ok(()) };
            lines.extend(stroke);
            for q in quads.chunks_exact(8) {
                let part = if kind == b"StrikeOut" { 0.5 } else { 0.08 };
                let mix = |low: f32, high: f32| low + (high - low) * part;
                numbers(&[mix(q[4], q[0]), mix(q[5], q[1])], &mut lines);
                lines.extend_from_slice(b"m ");
                numbers(&[mix(q[6], q[2]), mix(q[7], q[3])], &mut lines);
                lines.extend_from_slice(b"l S ");
            }
        }
        b"Square" => {
            let (fill, stroke) = (colour("IC", ["g", "rg", "k"])?, colour("C", ["G", "RG", "K"])?);
            let paint: &[u8] = match (fill.is_some(), stroke.is_some()) {
                (true, true) => b"B ",
                (true, false) => b"f ",
                (false, true) => b"S ",
                _ => return Ok(()),
            };
            lines.extend(fill.into_iter().chain(stroke).flatten());
            numbers(&[rect.left, rect.bottom, rect.width(), rect.height()], &mut lines);
            lines.extend_from_slice(b"re ");
            lines.extend_from_slice(paint);
        }
        _ => return Ok(()),
    }
    let mut state = Dict::default();
    let alpha = pdf.value(dict, "CA")?.number().unwrap_or(1.0);
    for name in ["ca", "CA"] {
        state.set(name, Object::Number(alpha));
    }
    if kind == b"Highlight" {
        state.set("BM", Object::Name(b"Multiply".to_vec()));
    }
    let name = format!("Mark{nth}").into_bytes();
    put(&mut made.resources, "ExtGState", &name, Object::Dict(state));
    made.content.extend_from_slice(b"q /");
    made.content.extend_from_slice(&name);
    made.content.extend_from_slice(b" gs ");
    made.content.append(&mut lines);
    made.content.extend_from_slice(b"Q\n");
    Ok(())
}
