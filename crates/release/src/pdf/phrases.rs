//! Phrases: letters that stand together, and which of them are seen somewhere.
//!
//! A chart that runs over the edge of a page is drawn on the next one again. What one page cuts off another shows; that is
//! told by whole phrases, letter by letter, since the same words in another order may say something else.

use std::collections::HashMap;

use super::{
    content::{Drawing, Show},
    hidden::{Hidden, Why},
};

/// Letters of phrases that are remembered.
const MOST: usize = 20_000_000;

/// Letters of a page that are cut off, by the phrases that they stand in.
pub(super) struct CutOff {
    /// Of each phrase, which of its letters are cut off here.
    parts: Vec<(String, Vec<usize>)>,
    /// Whether some phrase is cut off in its middle.
    torn: bool,
}

/// The phrases of a file, each with which of its letters are seen on any page.
#[derive(Default)]
pub(super) struct Phrases {
    known: HashMap<String, Vec<bool>>,
    kept: usize,
}

impl Phrases {
    /// Adds what is seen of a page.
    pub fn add(&mut self, drawing: &Drawing, seen: &[bool]) {
        for glyphs in phrases(drawing) {
            let said = said(drawing, &glyphs);
            self.kept += glyphs.len();
            if self.kept > MOST {
                return;
            }
            let known = self.known.entry(said).or_insert_with(|| vec![false; glyphs.len()]);
            for (known, n) in known.iter_mut().zip(&glyphs) {
                *known |= seen[*n];
            }
        }
    }

    /// Whether everything that is cut off is seen in the same phrases elsewhere.
    pub fn show(&self, cut: &CutOff) -> bool {
        cut.parts.iter().all(|(said, letters)| {
            let Some(known) = self.known.get(said) else { return false };
            // A letter on the very edge is cut in two, and counts as seen on neither page.
            let unseen = letters.iter().filter(|n| known.get(**n) != Some(&true)).count();
            let seen = known.iter().filter(|seen| **seen).count();
            unseen == 0 || unseen == 1 && seen >= 3
        })
    }
}

impl CutOff {
    /// What a page cuts off for one reason.
    pub fn of(drawing: &Drawing, hidden: &Hidden, why: Why, seen: &[bool]) -> CutOff {
        let glyphs = hidden.get(&why).map_or(&[][..], Vec::as_slice);
        let mut gone = vec![false; drawing.glyphs.len()];
        glyphs.iter().for_each(|n| gone[*n] = true);
        let mut out = CutOff { parts: Vec::new(), torn: false };
        for glyphs in phrases(drawing) {
            let letters: Vec<usize> = (0..glyphs.len()).filter(|at| gone[glyphs[*at]]).collect();
            if letters.iter().all(|at| drawing.letters(&drawing.glyphs[glyphs[*at]]).trim().is_empty()) {
                continue;
            }
            out.torn |= glyphs.iter().any(|n| seen[*n]);
            out.parts.push((said(drawing, &glyphs), letters));
        }
        out
    }

    /// Whether it looks like a drawing that the edge of the page cuts, which the next page goes on with.
    pub fn is_drawing(&self, words: &str) -> bool {
        self.torn || words.split_whitespace().count() > 3
    }
}

fn said(drawing: &Drawing, glyphs: &[usize]) -> String {
    glyphs.iter().map(|n| drawing.letters(&drawing.glyphs[*n])).collect()
}

/// The letters of a page in phrases: shows that go on along one line are one.
fn phrases(drawing: &Drawing) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<&Show> = None;
    for show in &drawing.shows {
        let goes_on = last.is_some_and(|last| goes_on(last, show));
        last = Some(show);
        match out.last_mut() {
            Some(phrase) if goes_on => phrase.extend(show.glyphs.clone()),
            _ => out.push(show.glyphs.clone().collect()),
        }
    }
    out
}

/// Whether a show stands where the one before ended.
fn goes_on(last: &Show, next: &Show) -> bool {
    let same = (last.along.0 - next.along.0).abs() < 0.01 && (last.along.1 - next.along.1).abs() < 0.01;
    let near = last.area.grown(last.height.abs() * 0.5).meets(next.area);
    // Beside one another, and not one below the other.
    let centre = |show: &Show| {
        let (x, y) = show.area.centre();
        y * show.along.0 - x * show.along.1
    };
    same && near && (centre(last) - centre(next)).abs() < last.height.abs() * 0.4
}
