//! The box that stands where something was taken out, with real words in it, so that they are found and read aloud.

use super::course::Course;
use crate::pdf::{content::Rect, write};

/// How wide a letter is for its size, at most, on the average of a label.
const LETTER: f32 = 0.56;

/// What two labels say, each thing once.
pub(super) fn joined(one: &str, other: &str) -> String {
    let within = |label: &str| Some(label.strip_prefix("[redacted: ")?.strip_suffix(']')?.to_owned());
    match (within(one), within(other)) {
        _ if other.is_empty() || one == other => one.to_owned(),
        _ if one.is_empty() => other.to_owned(),
        (Some(a), Some(b)) if a.split("; ").any(|said| said == b) => one.to_owned(),
        (Some(a), Some(b)) => format!("[redacted: {a}; {b}]"),
        // One of them has no provision.
        (Some(_), None) => one.to_owned(),
        _ => other.to_owned(),
    }
}

/// A label where there is little room.
pub(super) fn short(label: &str) -> &str {
    let bare = label.trim_matches(['[', ']']);
    bare.strip_prefix("redacted: ").unwrap_or(bare)
}

/// How long a label is.
pub(super) fn length(text: &str, size: f32) -> f32 {
    text.chars().count() as f32 * LETTER * size
}

/// Draws a box, which lies along a course.
pub(super) fn fill(rect: &Rect, course: Course, out: &mut Vec<u8>) {
    out.extend_from_slice(b"/Artifact BMC q 0 g ");
    let rect = if course.is_straight() {
        course.on_page(*rect)
    } else {
        numbers(&course.matrix(), out);
        out.extend_from_slice(b"cm ");
        *rect
    };
    numbers(&[rect.left, rect.bottom, rect.width(), rect.height()], out);
    out.extend_from_slice(b"re f Q EMC\n");
}

/// Draws the label of a box in a grey, as a part of its own where the page is made of parts.
pub(super) fn draw(
    rect: &Rect,
    label: &str,
    course: Course,
    grey: f32,
    part: Option<u32>,
    out: &mut Vec<u8>,
) {
    match part {
        Some(part) => out.extend_from_slice(format!("/Span <</MCID {part}>> BDC ").as_bytes()),
        None => out.extend_from_slice(b"/Span BMC "),
    }
    if !label.is_empty() {
        words(rect, label, course, grey, out);
    }
    out.extend_from_slice(b"EMC\n");
}

fn words(rect: &Rect, label: &str, course: Course, grey: f32, out: &mut Vec<u8>) {
    let (length_of_box, height) = (rect.width(), rect.height());
    let room = (length_of_box - 2.0).max(1.0);
    // Short forms where there is no room for the whole.
    let short = short(label);
    let most = (height * 0.68).clamp(2.0, 9.0);
    let fits = |text: &str, size: f32| room / length(text, size).max(LETTER * size);
    let (text, size) = [label, short]
        .into_iter()
        .flat_map(|text| [most, most * 0.8, most * 0.65].map(|size| (text, size)))
        .filter(|(_, size)| *size >= 3.5 || *size == most)
        .find(|(text, size)| fits(text, *size) >= 0.75)
        .unwrap_or((short, most * 0.65));
    let stretch = fits(text, size).clamp(0.1, 1.0);
    let size = if size < 2.0 { 2.0 } else { size };
    let drawn = length(text, size) * 0.93 * stretch;
    let (x, y) = ((length_of_box - drawn).max(2.0) / 2.0, (height - size * 0.7).max(0.0) / 2.0);
    let [a, b, c, d, ..] = course.matrix();
    let at = course.back((rect.left + x, rect.bottom + y));
    out.extend_from_slice(b"BT ");
    numbers(&[grey], out);
    out.extend_from_slice(b"g /CandourLabel ");
    numbers(&[size], out);
    out.extend_from_slice(b"Tf ");
    numbers(&[stretch * 100.0], out);
    out.extend_from_slice(b"Tz 0 Tr 0 Tc 0 Tw 0 Ts ");
    numbers(&[a, b, c, d, at.0, at.1], out);
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
        let most = if value.abs() < 2.0 { 1_000_000.0 } else { 1_000.0 };
        write::number((f64::from(*value) * most).round() / most, out);
        out.push(b' ');
    }
}
