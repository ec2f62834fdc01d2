//! A text cut at the places that are marked in it, so that a template can put `<mark>` around them.
//!
//! Marks may overlap or lie inside each other (a stem around its questions); no place is lost and no tag crosses another.

use document::Span;

/// A place in a text that something else on the page points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where; offsets into the text shown.
    pub span: Span,
    /// The id to jump to, `q-7` for example; letters, digits and hyphens.
    pub id: String,
    /// What is marked, in words for those who do not see colour: `question 7`.
    pub label: String,
    /// Where the marked thing is answered; empty for no link.
    pub href: String,
}

/// A run of text under the same marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// The innermost mark over it.
    pub mark: Option<&'a Mark>,
    /// Marks that begin here; each gives its id once.
    pub begins: Vec<&'a Mark>,
}

/// A text with its marks.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    text: String,
    marks: Vec<Mark>,
}

impl Marked {
    /// `text` with those of `marks` that lie in it on whole characters.
    pub fn new(text: impl Into<String>, marks: Vec<Mark>) -> Marked {
        let text = text.into();
        let lies_in =
            |mark: &Mark| !mark.span.is_empty() && text.get(mark.span.start..mark.span.end).is_some();
        let marks = marks.into_iter().filter(lies_in).collect();
        Marked { text, marks }
    }

    /// The runs of text in order; joined they are the whole text.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let ends = self.marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]);
        let mut cuts: Vec<usize> = ends.chain([0, self.text.len()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let piece = |window: &[usize]| {
            let here = Span::new(window[0], window[1]);
            let over = self.marks.iter().filter(|mark| mark.span.contains(here));
            Piece {
                text: here.of(&self.text),
                mark: over.min_by_key(|mark| mark.span.len()),
                begins: self.marks.iter().filter(|mark| mark.span.start == here.start).collect(),
            }
        };
        cuts.windows(2).map(piece).collect()
    }
}
