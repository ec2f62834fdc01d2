//! A paragraph while it is read: its words in their looks, what is drawn in it, and where a page ends within it.

use document::Inline;
use document::transcript::{Piece, Side};

/// What a paragraph is to the text around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Kind {
    /// The level of a heading.
    pub heading: Option<u8>,
    /// How far in an item of a list stands, and what stands before it.
    pub item: Option<(u8, String)>,
    pub side: Side,
}

/// How words look.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub strong: bool,
    pub emphasis: bool,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Line {
    words: Vec<Inline>,
    /// What belongs to it and stands after it.
    after: Vec<Piece>,
    /// Finished words up to the end of a page.
    before: Vec<(Vec<Inline>, Vec<Piece>)>,
}

impl Line {
    pub fn text(&mut self, text: &str, look: Look) {
        for (n, part) in text.split('\n').enumerate() {
            if n > 0 {
                self.words.push(Inline::Break);
            }
            if part.is_empty() {
                continue;
            }
            match (self.words.last_mut(), look) {
                (Some(Inline::Strong(known)), Look { strong: true, .. }) => known.push_str(part),
                (Some(Inline::Emphasis(known)), Look { strong: false, emphasis: true }) => {
                    known.push_str(part)
                }
                (Some(Inline::Text(known)), Look { strong: false, emphasis: false }) => known.push_str(part),
                (_, Look { strong: true, .. }) => self.words.push(Inline::Strong(part.to_owned())),
                (_, Look { emphasis: true, .. }) => self.words.push(Inline::Emphasis(part.to_owned())),
                _ => self.words.push(Inline::Text(part.to_owned())),
            }
        }
    }

    /// Something drawn, that stands after the words.
    pub fn piece(&mut self, piece: Piece) {
        self.after.push(piece);
    }

    /// The page ends here.
    pub fn page(&mut self) {
        let mut after = std::mem::take(&mut self.after);
        after.push(Piece::PageBreak);
        self.before.push((std::mem::take(&mut self.words), after));
    }

    fn is_empty(words: &[Inline]) -> bool {
        words.iter().all(|inline| match inline {
            Inline::Text(t) | Inline::Strong(t) | Inline::Emphasis(t) => t.trim().is_empty(),
            Inline::Link { text, .. } => text.trim().is_empty(),
            Inline::Break => true,
        })
    }

    /// Whether it says nothing.
    pub fn says_nothing(&self) -> bool {
        Line::is_empty(&self.words) && self.before.iter().all(|(words, _)| Line::is_empty(words))
    }

    /// Puts what was read behind what there is.
    pub fn end(mut self, kind: Kind, out: &mut Vec<Piece>) {
        self.before.push((self.words, self.after));
        let mut item = kind.item;
        for (mut words, after) in self.before {
            while matches!(words.last(), Some(Inline::Break)) {
                words.pop();
            }
            if !Line::is_empty(&words) {
                out.push(match (kind.heading, item.as_mut()) {
                    (Some(level), item) => {
                        if let Some((_, label)) = item.filter(|(_, label)| !label.is_empty()) {
                            words.insert(0, Inline::Text(format!("{} ", std::mem::take(label))));
                        }
                        Piece::Heading { level: level.max(1), words }
                    }
                    (None, Some((depth, label))) => {
                        Piece::Item { depth: *depth, label: std::mem::take(label), words }
                    }
                    (None, None) => Piece::Paragraph { words, side: kind.side },
                });
            }
            out.extend(after.into_iter().map(|piece| match piece {
                Piece::Picture { number, alt, size, .. } => {
                    Piece::Picture { number, alt, size, side: kind.side }
                }
                other => other,
            }));
        }
    }
}
