//! Words that begin at the end of a page and go on at the beginning of the next.

use container::{
    Limits,
    pdf::{Page, Pdf},
};

use super::{Needle, find::Running, order};
use crate::{
    dangers::CannotCheck,
    pdf::{content::Interpreter, layers::Layers},
};

/// Words over two pages.
pub(in crate::pdf) struct Across {
    /// Which of the needles.
    pub needle: usize,
    /// The first of the two pages.
    pub page: usize,
    /// Their letters there, and on the next.
    pub glyphs: [Vec<usize>; 2],
}

/// Finds them.
pub(in crate::pdf) fn across(
    pdf: &Pdf<'_>,
    pages: &[Page],
    needles: &[Needle],
    limits: &Limits,
) -> Result<Vec<Across>, CannotCheck> {
    let mut out: Vec<Across> = Vec::new();
    if pages.len() < 2 || needles.is_empty() {
        return Ok(out);
    }
    let layers = Layers::read(pdf)?;
    let mut interpreter = Interpreter::new(pdf, &layers, limits.steps);
    let mut before: Option<(Vec<Running>, usize)> = None;
    for (nth, page) in pages.iter().enumerate() {
        let drawing = interpreter.page(page)?;
        let [first, last] = order::edges(&drawing).map(|pieces| {
            pieces.into_iter().map(|glyphs| Running::of(&drawing, glyphs.into_iter())).collect::<Vec<_>>()
        });
        if let Some((last, count)) = &before {
            for joined in last.iter().flat_map(|end| first.iter().map(|begin| end.before(begin, *count))) {
                for (needle, looked_for) in needles.iter().enumerate() {
                    for glyphs in joined.find(looked_for) {
                        let (here, there): (Vec<usize>, Vec<usize>) =
                            glyphs.into_iter().partition(|n| n < count);
                        let there: Vec<usize> = there.into_iter().map(|n| n - count).collect();
                        let known = |a: &Across| {
                            a.needle == needle
                                && a.page + 1 == nth
                                && a.glyphs == [here.clone(), there.clone()]
                        };
                        if here.is_empty() || there.is_empty() || out.iter().any(known) {
                            continue;
                        }
                        out.push(Across { needle, page: nth - 1, glyphs: [here, there] });
                    }
                }
            }
        }
        before = Some((last, drawing.glyphs.len()));
    }
    Ok(out)
}
