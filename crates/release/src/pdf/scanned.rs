//! Text that a program recognised from the picture of a page: it lies where the picture has ink. What lies where there is
//! none was put there, or its words were taken out of the picture and not out of the text.

use super::{
    content::{Drawing, Paint, Rect, Show, Way},
    hidden::{Frame, Why},
    pixels::Pixels,
};
use crate::dangers::CannotCheck;

/// Less difference of brightness is no ink.
const INK: u8 = 18;
/// Darker than this is no paper.
const PAPER: u8 = 110;

/// What a picture has where a word is said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Ink,
    /// Nothing but one dark colour: a box.
    Dark,
    /// Nothing but paper.
    Paper,
    /// Nothing but paper, and nothing near it either: no program recognised anything there.
    Blank,
    Unknown,
}

/// Tells recognised text from hidden text among what is drawn invisibly or below the picture of a page.
pub(super) fn judge(
    drawing: &Drawing,
    frame: Frame,
    why: &mut [Option<Why>],
    pixels: &mut Pixels<'_, '_>,
) -> Result<(), CannotCheck> {
    let candidate = |w: &Option<Why>| matches!(w, Some(Why::Invisible | Why::UnderImage));
    let pictures: Vec<&Paint> = drawing
        .paints
        .iter()
        .filter(|p| matches!(p.way, Way::Picture(_)) && p.layer.is_none())
        .take(200)
        .collect();
    let area: f32 = pictures.iter().map(|p| p.area.meet(frame.shown).area()).sum();
    if area < 0.35 * frame.shown.area() || !why.iter().any(candidate) {
        return Ok(());
    }
    let mut words: Vec<(Vec<usize>, Below)> = Vec::new();
    let mut off = 0_usize;
    for show in &drawing.shows {
        for word in words_of(drawing, show, why) {
            let rect = word.iter().fold(Rect::NONE, |a, n| a.join(drawing.glyphs[*n].area));
            match ink(drawing, &pictures, rect, pixels)? {
                Some(found) => words.push((word, found)),
                None => off += 1,
            }
        }
    }
    let looked = words.iter().filter(|w| w.1 != Below::Unknown).count();
    let inked = words.iter().filter(|w| w.1 == Below::Ink).count();
    // Most of it must lie on the picture and on ink, else nothing of it was recognised there.
    if words.is_empty() || off * 9 > words.len() || looked > 0 && inked * 2 < looked {
        return Ok(());
    }
    // Where nearly all words lie on their ink, one that lies on paper was taken out of the picture.
    let exact = inked * 10 >= looked * 9;
    for (word, below) in words {
        let taken_out = matches!(below, Below::Dark | Below::Blank) || exact && below == Below::Paper;
        if !taken_out {
            for n in word {
                why[n] = Some(Why::Recognised);
            }
        }
    }
    Ok(())
}

/// What the pictures have at a place; none where there is no picture. Scanners lay several over each other, the letters
/// in one of them.
fn ink(
    drawing: &Drawing,
    pictures: &[&Paint],
    rect: Rect,
    pixels: &mut Pixels<'_, '_>,
) -> Result<Option<Below>, CannotCheck> {
    // Programs set words a little above or below their ink.
    let (up, mut around) = (rect.height() * 0.3, rect);
    (around.bottom, around.top) = (around.bottom - up, around.top + up);
    // Letters have gaps between them: where the middle of a word is one dark colour, a box lies over it.
    let mut middle = rect;
    (middle.bottom, middle.top) = (rect.bottom + rect.height() * 0.32, rect.bottom + rect.height() * 0.62);
    let near = rect.grown(rect.height());
    let mut all = None;
    for picture in pictures.iter().filter(|p| p.area.grown(2.0).holds(rect.centre())) {
        let boxed = rect.width() > rect.height() * 1.5
            && matches!(pixels.range(drawing, picture, middle)?, Some((dark, light)) if light - dark <= INK && dark < PAPER);
        let found = match pixels.range(drawing, picture, rect)? {
            Some(_) if boxed => Below::Dark,
            None => Below::Unknown,
            Some((dark, light)) if light - dark > INK => Below::Ink,
            Some((dark, _)) if dark < PAPER => Below::Dark,
            Some(_) => match pixels.range(drawing, picture, around)? {
                Some((dark, light)) if light - dark > INK => Below::Ink,
                _ => match pixels.range(drawing, picture, near)? {
                    Some((dark, light)) if light - dark <= INK => Below::Blank,
                    _ => Below::Paper,
                },
            },
        };
        all = Some(match (all, found) {
            (Some(Below::Ink), _) | (_, Below::Ink) => Below::Ink,
            (Some(Below::Unknown), _) | (_, Below::Unknown) => Below::Unknown,
            // Of paper and a box, the one that is painted later is seen.
            (_, found) => found,
        });
    }
    Ok(all)
}

/// The words of a show that are drawn invisibly or below a picture.
fn words_of(drawing: &Drawing, show: &Show, why: &[Option<Why>]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for n in show.glyphs.clone() {
        let letters = drawing.letters(&drawing.glyphs[n]);
        let hidden = matches!(why[n], Some(Why::Invisible | Why::UnderImage));
        if hidden && letters.chars().any(|c| c.is_alphanumeric() || c == '\u{FFFD}') {
            open.push(n);
        } else if !open.is_empty() {
            out.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        out.push(open);
    }
    out
}
