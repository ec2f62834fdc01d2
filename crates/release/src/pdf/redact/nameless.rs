//! Letters that nobody can name: where they stand, words may stand unread.

use crate::pdf::{content::Drawing, remove::Plan};

/// Whether words can be looked for on a page.
pub(in crate::pdf) fn readable(drawing: &Drawing) -> bool {
    !nameless(drawing, |_| true)
}

/// Whether letters that stay and are seen say so little of themselves that words may stand there unread.
pub(super) fn unknown(drawing: &Drawing, visible: &[bool], plan: &Plan) -> bool {
    nameless(drawing, |n| visible[n] && !plan.gone[n])
}

/// Letters that nobody can name, so many together or in all that words may stand there; a sign now and then is a bullet.
fn nameless(drawing: &Drawing, counts: impl Fn(usize) -> bool) -> bool {
    let (mut all, mut row, mut longest) = (0, 0, 0);
    for (n, glyph) in drawing.glyphs.iter().enumerate() {
        let letters = drawing.letters(glyph);
        if letters.trim().is_empty() || !counts(n) {
            continue;
        }
        let strange = letters.contains('\u{FFFD}');
        row = if strange { row + 1 } else { 0 };
        longest = longest.max(row);
        all += usize::from(strange);
    }
    longest >= 2 || all * 20 > drawing.glyphs.len()
}
