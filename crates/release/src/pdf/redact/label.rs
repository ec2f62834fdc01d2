//! The box that stands where something was taken out, with real words in it, so that they are found and read aloud.

use crate::pdf::{content::Rect, write};

/// How wide a letter is for its size, at most, on the average of a label.
const LETTER: f32 = 0.56;

/// Draws a box.
pub(super) fn fill(rect: &Rect, out: &mut Vec<u8>) {
    out.extend_from_slice(b"/Artifact BMC q 0 g ");
    numbers(&[rect.left, rect.bottom, rect.width(), rect.height()], out);
    out.extend_from_slice(b"re f Q EMC\n");
}

/// Draws the label of a box, as a part of its own where the page is made of parts.
pub(super) fn draw(rect: &Rect, label: &str, along: (f32, f32), part: Option<u32>, out: &mut Vec<u8>) {
    match part {
        Some(part) => out.extend_from_slice(format!("/Span <</MCID {part}>> BDC ").as_bytes()),
        None => out.extend_from_slice(b"/Span BMC "),
    }
    // A box lies along the edges of the page, whichever way the words ran: its label runs along it.
    let along =
        if along.0.abs() >= along.1.abs() { (along.0.signum(), 0.0) } else { (0.0, along.1.signum()) };
    if !label.is_empty() {
        words(rect, label, along, out);
    }
    out.extend_from_slice(b"EMC\n");
}

fn words(rect: &Rect, label: &str, along: (f32, f32), out: &mut Vec<u8>) {
    let upright = along.0.abs() > along.1.abs();
    let (length, height) =
        if upright { (rect.width(), rect.height()) } else { (rect.height(), rect.width()) };
    let room = (length - 2.0).max(1.0);
    // Short forms where there is no room for the whole.
    let bare = label.trim_matches(['[', ']']);
    let short = bare.strip_prefix("redacted: ").unwrap_or(bare);
    let most = (height * 0.68).clamp(2.0, 9.0);
    let fits = |text: &str, size: f32| room / (text.chars().count().max(1) as f32 * LETTER * size);
    let (text, size) = [label, short]
        .into_iter()
        .flat_map(|text| [most, most * 0.8, most * 0.65].map(|size| (text, size)))
        .filter(|(_, size)| *size >= 3.5 || *size == most)
        .find(|(text, size)| fits(text, *size) >= 0.75)
        .unwrap_or((short, most * 0.65));
    let stretch = fits(text, size).clamp(0.1, 1.0);
    let size = if size < 2.0 { 2.0 } else { size };
    let drawn = text.chars().count() as f32 * LETTER * 0.93 * size * stretch;
    let (x, y) = ((length - drawn).max(2.0) / 2.0, (height - size * 0.7).max(0.0) / 2.0);
    let up = (-along.1, along.0);
    // The corner of the box from which the label runs to the right and its letters stand upwards.
    let corner = (
        if along.0 + up.0 > 0.0 { rect.left } else { rect.right },
        if along.1 + up.1 > 0.0 { rect.bottom } else { rect.top },
    );
    let at = (corner.0 + along.0 * x + up.0 * y, corner.1 + along.1 * x + up.1 * y);
    out.extend_from_slice(b"BT 1 g /CandourLabel ");
    numbers(&[size], out);
    out.extend_from_slice(b"Tf ");
    numbers(&[stretch * 100.0], out);
    out.extend_from_slice(b"Tz 0 Tr 0 Tc 0 Tw 0 Ts ");
    numbers(&[along.0, along.1, up.0, up.1, at.0, at.1], out);
    out.extend_from_slice(b"Tm ");
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| match u32::from(c) {
            n @ (0x20..=0x7E | 0xA0..=0xFF) => n as u8,
            _ => b'?',
        })
        .collect();
    write::text(&bytes, out);
    out.extend_from_slice(b" Tj ET\n");
}

fn numbers(values: &[f32], out: &mut Vec<u8>) {
    for value in values {
        write::number((f64::from(*value) * 1_000.0).round() / 1_000.0, out);
        out.push(b' ');
    }
}
