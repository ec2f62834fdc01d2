//! Text that is shown without some of its letters: the others stay where they are, or move on by as much as they are told.
//! No number is left in which the width of what is gone could be read, where what follows was moved.

use std::collections::HashMap;

use container::pdf::{Item, Lexer, Object};

use super::{
    super::{content::Drawing, write},
    Edits, Plan,
};
use crate::dangers::CannotCheck;

/// Where the text of a placing stands before its next letter, against where it would stand: in points of the page.
#[derive(Clone, Copy, Default)]
struct Carry {
    /// How far the next letter must still be moved.
    late: f32,
    /// How far the last letter was moved.
    moved: f32,
}

/// Rewrites every show that loses letters or moves.
pub(super) fn edit(
    drawing: &Drawing,
    plan: &Plan,
    source: &dyn Fn(u32) -> Option<std::rc::Rc<Vec<u8>>>,
    edits: &mut Edits,
) -> Result<(), CannotCheck> {
    let mut carries: HashMap<u32, Carry> = HashMap::new();
    for show in &drawing.shows {
        let placing = show.operator.placing;
        let carry = carries.entry(placing).or_default();
        if !show.follows {
            *carry = Carry::default();
        }
        let any =
            show.glyphs.clone().any(|n| plan.gone[n] || plan.moved.get(n).is_some_and(|m| *m != carry.moved));
        if !any && carry.late.abs() < 1e-4 {
            continue;
        }
        let all = show.glyphs.clone().all(|n| plan.gone[n]);
        let steady = show.placed && show.unit.is_finite() && show.unit.abs() > 1e-9;
        if !steady && !all {
            return Err(CannotCheck::because(
                "it has text in a font that does not say how wide its letters are, so that single ones cannot be taken out",
            ));
        }
        let bytes = source(placing).ok_or_else(|| CannotCheck::malformed("PDF"))?;
        let (from, to) = (show.operator.from as usize, show.operator.to as usize);
        let slice = bytes.get(from..to).ok_or_else(|| CannotCheck::malformed("PDF"))?;
        let with = rebuilt(slice, drawing, show.glyphs.clone(), plan, show.unit, carry);
        edits.replace(placing, from, to, with);
    }
    Ok(())
}

fn rebuilt(
    slice: &[u8],
    drawing: &Drawing,
    glyphs: std::ops::Range<usize>,
    plan: &Plan,
    unit: f32,
    carry: &mut Carry,
) -> Vec<u8> {
    let mut lexer = Lexer::new(slice, 0);
    let (mut values, mut word): (Vec<Object>, &[u8]) = (Vec::new(), b"Tj");
    while let Some(item) = lexer.next_item() {
        match item {
            Item::Object(object) => values.push(object),
            Item::Word(found) => {
                word = found;
                break;
            }
        }
    }
    let number = |n: usize| values.get(n).and_then(Object::number).unwrap_or(0.0);
    let mut out = Vec::new();
    match word {
        b"'" => out.extend_from_slice(b"T* "),
        b"\"" => {
            write::number(number(0), &mut out);
            out.extend_from_slice(b" Tw ");
            write::number(number(1), &mut out);
            out.extend_from_slice(b" Tc T* ");
        }
        _ => {}
    }
    let parts: &[Object] = match (word, values.last()) {
        (b"TJ", Some(Object::Array(list))) => list,
        (_, Some(one)) => std::slice::from_ref(one),
        _ => &[],
    };
    let steady = unit.is_finite() && unit.abs() > 1e-9;
    let mut shown: Vec<u8> = Vec::new();
    let mut array: Vec<u8> = Vec::new();
    let mut glyph = glyphs.start;
    for (nth, part) in (0_u32..).zip(parts) {
        let text = match part {
            Object::Number(n) => {
                if steady {
                    carry.late -= *n as f32 * unit;
                }
                continue;
            }
            Object::Text(text) => text,
            _ => continue,
        };
        while glyph < glyphs.end && drawing.glyphs[glyph].bytes.0 == nth {
            let one = &drawing.glyphs[glyph];
            if plan.gone[glyph] {
                if steady {
                    carry.late += one.advance * unit;
                }
            } else {
                let moved = plan.moved.get(glyph).copied().unwrap_or(0.0);
                carry.late += moved - carry.moved;
                carry.moved = moved;
                if carry.late.abs() > 1e-3 {
                    close(&mut shown, &mut array);
                    // To a tenth of a thousandth of the size: nobody sees the difference.
                    write::number((f64::from(-carry.late / unit) * 10.0).round() / 10.0, &mut array);
                    array.push(b' ');
                }
                carry.late = 0.0;
                shown.extend_from_slice(text.get(one.bytes.1 as usize..one.bytes.2 as usize).unwrap_or(&[]));
            }
            glyph += 1;
        }
    }
    close(&mut shown, &mut array);
    if !array.is_empty() {
        out.push(b'[');
        out.extend_from_slice(&array);
        out.extend_from_slice(b"] TJ");
    }
    out
}

fn close(shown: &mut Vec<u8>, array: &mut Vec<u8>) {
    if !shown.is_empty() {
        write::text(shown, array);
        shown.clear();
    }
}
