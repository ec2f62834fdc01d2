//! A text with its tokens and lines, and what stands before a place: its label. Finds nothing by itself.

use crate::{
    lexicon::{self, lexicon},
    span::Span,
    tables::Lines,
    tokens::{self, Gap, Shape, Token},
};

/// A text, cut up.
pub struct Doc<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words, numbers and signs.
    pub tokens: Vec<Token>,
    /// Its lines and tables.
    pub lines: Lines,
}

impl<'a> Doc<'a> {
    /// Cuts the text and looks the words up.
    pub fn of(text: &'a str) -> Self {
        let mut tokens = tokens::tokens(text);
        let lexicon = lexicon();
        let mut key = String::new();
        for token in &mut tokens {
            if token.is_capital() && token.shape != Shape::Initial {
                token.marks = lexicon.marks(&text[token.start..token.end], &mut key);
            }
        }
        Self { text, tokens, lines: Lines::of(text) }
    }

    /// What a token says.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| &self.text[t.start..t.end])
    }

    /// Which tokens lie in one of these spans.
    pub fn covered<'s>(&self, spans: impl Iterator<Item = &'s Span>) -> Vec<bool> {
        let mut covered = vec![false; self.tokens.len()];
        for span in spans {
            for at in self.token_from(span.start)..self.tokens.len() {
                if self.tokens[at].start >= span.end {
                    break;
                }
                covered[at] = true;
            }
        }
        covered
    }

    /// The token before, where one stands there on the same line.
    pub fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && self.tokens[at].gap < Gap::Line).then(|| at - 1)
    }

    /// The token behind, where one stands there on the same line.
    pub fn after(&self, at: usize) -> Option<usize> {
        self.tokens.get(at + 1).filter(|t| t.gap < Gap::Line).map(|_| at + 1)
    }

    /// The first token that begins at or behind this byte.
    pub fn token_from(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.start < byte)
    }

    /// Small letters of what stands before this byte on its line, up to `most` bytes, and of the heading over it.
    pub fn label(&self, byte: usize, most: usize) -> String {
        let mut from = byte.saturating_sub(most);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = &self.text[from..byte];
        let before = before.rsplit_once('\n').map_or(before, |(above, line)| {
            // A label may stand on a line of its own.
            let ended = above.trim_end().ends_with(['.', '!', ';', ')']);
            if line.trim().is_empty() && !ended { above } else { line }
        });
        let mut label = before.to_lowercase();
        if let Some(heading) = self.lines.heading(self.text, byte) {
            // "Note | DOB 02/02/1960 confirmed": what the cell says itself stands nearest to it.
            let cell = label.rsplit(['\t', '|']).next().unwrap_or("").trim_start_matches(['"', ',', ' ']);
            let cell = cell.rsplit_once(",\"").map_or(cell, |(_, last)| last);
            let own = cell.rsplit(['.', ';']).next().unwrap_or("");
            label = if own.contains("dob") || own.contains("birth") {
                format!("{} {own}", heading.to_lowercase())
            } else {
                format!("{} ", heading.to_lowercase())
            };
        }
        label
    }

    /// The sentence or line before this byte, in small letters, for words that may stand further off.
    pub fn sentence(&self, byte: usize) -> String {
        let mut from = byte.saturating_sub(140);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = &self.text[from..byte];
        let start =
            before.rfind(". ").map_or(0, |at| at + 2).max(before.rfind("\n\n").map_or(0, |at| at + 2));
        let mut sentence = before[start..].to_lowercase();
        if let Some(heading) = self.lines.heading(self.text, byte) {
            sentence.push(' ');
            sentence.push_str(&heading.to_lowercase());
        }
        sentence
    }

    /// True where a token stands at the start of a sentence, a line or a quotation.
    pub fn starts_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if token.gap >= Gap::Column || at == 0 {
            return true;
        }
        matches!(
            self.tokens[at - 1].shape,
            Shape::Sign(
                b'.' | b'!'
                    | b'?'
                    | b':'
                    | b';'
                    | b'"'
                    | b'\''
                    | b'*'
                    | b'-'
                    | b'|'
                    | b'>'
                    | b'('
                    | b'['
                    | b'/'
            )
        )
    }

    /// True for a capital word with one of these marks.
    pub fn has(&self, at: usize, marks: u32) -> bool {
        self.tokens.get(at).is_some_and(|t| t.marks & marks != 0)
    }

    /// True where the capital word may be part of a name.
    pub fn nameish(&self, at: usize) -> bool {
        use lexicon::{BODY, FAMILY, GIVEN, MADE, ROLE, STREET, THING, UNKNOWN};
        let Some(token) = self.tokens.get(at) else { return false };
        let m = token.marks;
        token.is_capital()
            && token.shape != Shape::Initial
            && m & (GIVEN | FAMILY | UNKNOWN | MADE) != 0
            && (m & (BODY | THING | ROLE) == 0 || m & FAMILY != 0 && m & BODY == 0)
            && (m & STREET == 0 || m & FAMILY != 0)
    }
}

/// True where the label ends with one of these words, within so many bytes of its end.
pub fn labelled(label: &str, words: &[&str], within: usize) -> bool {
    words.iter().any(|word| {
        label.rmatch_indices(word).any(|(at, _)| {
            let free_before = !label[..at].ends_with(|c: char| c.is_alphanumeric());
            let free_after = !label[at + word.len()..].starts_with(|c: char| c.is_alphabetic());
            free_before && free_after && label.len() - at - word.len() <= within
        })
    })
}
