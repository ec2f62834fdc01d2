//! Where words stand among the letters of a page, in whatever order they are drawn.

use std::collections::BTreeMap;

use super::{
    find::{Needle, Running},
    widen,
};
use crate::pdf::content::{Drawing, Rect};

/// The letters of a page in every order in which words may stand there.
pub(in crate::pdf) fn orders(drawing: &Drawing) -> [Running; 3] {
    [Running::as_drawn(drawing), Running::as_seen(drawing), Running::in_columns(drawing)]
}

/// The letters of each place where words stand, each place once whatever the order it is found in.
pub(in crate::pdf) fn standing(drawing: &Drawing, orders: &[Running], needle: &Needle) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = orders.iter().flat_map(|o| o.find(needle)).collect();
    found.iter_mut().for_each(|glyphs| {
        glyphs.sort_unstable();
        glyphs.dedup();
    });
    // Of those that differ only in a space between the words, the longest.
    let inked = |glyphs: &[usize]| -> Vec<usize> {
        let ink = |n: &&usize| !drawing.letters(&drawing.glyphs[**n]).trim().is_empty();
        glyphs.iter().filter(ink).copied().collect()
    };
    let mut known: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for glyphs in found {
        let longest = known.entry(inked(&glyphs)).or_default();
        if glyphs.len() > longest.len() {
            *longest = glyphs;
        }
    }
    known.into_values().collect()
}

/// The parts of a page that letters take up, line by line.
pub(in crate::pdf) fn parts(drawing: &Drawing, glyphs: &[usize]) -> Vec<Rect> {
    let mut lines = widen::Runs::default();
    lines.add(drawing, glyphs, "");
    lines.rects()
}

/// The marked part that a letter belongs to, the innermost.
pub(super) fn part_of(drawing: &Drawing, glyph: usize) -> Option<u32> {
    let around = drawing.parts.iter().filter(|(_, glyphs)| glyphs.contains(&glyph));
    around.min_by_key(|(_, glyphs)| glyphs.len()).map(|(part, _)| *part)
}
