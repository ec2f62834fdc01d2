//! What is looked for, and what may not stand beside it: a number is never a part of a longer number, and a word is no part of
//! a longer word where whole words are asked for. Letters with accents are one, however they are put together.

use unicode_normalization::{UnicodeNormalization, char::compose};

use crate::capitals::places;

/// Words that are looked for, made alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sought {
    pub words: String,
    pub edges: Edges,
}

/// What may not stand beside words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    /// Whole words only.
    whole: bool,
    first: Option<char>,
    last: Option<char>,
}

impl Edges {
    pub fn of(words: &str, whole: bool) -> Edges {
        let words = words.trim();
        Edges { whole, first: words.chars().next(), last: words.chars().next_back() }
    }

    /// Whether anything may stand beside them.
    pub fn are_open(self) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !self.whole && !digit(self.first) && !digit(self.last)
    }

    /// Whether words may be taken that stand between these two.
    pub fn allow(self, before: Option<char>, after: Option<char>) -> bool {
        let goes_on = |edge: Option<char>, beside: Option<char>| {
            let (Some(edge), Some(beside)) = (edge, beside) else { return false };
            edge.is_ascii_digit() && beside.is_ascii_digit()
                || self.whole && edge.is_alphanumeric() && (beside.is_alphanumeric() || is_accent(beside))
        };
        !goes_on(self.first, before) && !goes_on(self.last, after)
    }
}

impl Sought {
    pub fn new(words: String, whole: bool) -> Sought {
        Sought { edges: Edges::of(&words, whole), words }
    }

    /// Where they stand in a text, as bytes from and to; places may overlap.
    pub fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found = places(text, &self.words);
        if !self.edges.are_open() {
            found.retain(|(from, to)| {
                let before = text.get(..*from).and_then(|t| t.chars().next_back());
                let after = text.get(*to..).and_then(|t| t.chars().next());
                self.edges.allow(before, after)
            });
        }
        found
    }

    /// Whether they stand in a text.
    pub fn is_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }
}

/// An accent that is drawn over the letter before it.
pub(crate) fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

/// A letter with the accent after it as one.
pub(crate) fn with_accent(letter: char, accent: char) -> Option<char> {
    is_accent(accent).then(|| compose(letter, accent)).flatten()
}

/// Letters with accents as one each.
pub(crate) fn composed(words: &str) -> String {
    words.nfc().collect()
}

/// Letters and accents apart.
pub(crate) fn taken_apart(words: &str) -> String {
    words.nfd().collect()
}

#[cfg(test)]
mod tests {
    use super::Sought;

    #[test]
    fn numbers_and_whole_words_are_no_parts_of_longer_ones() {
        for (text, words, whole, count, origin) in [
            ("145000, 45000 and 450001", "45000", false, 1, "a number in longer ones"),
            ("45000.50", "45000", false, 1, "pence after it"),
            ("AB45000C", "45000", false, 1, "a number among letters"),
            ("£45000", "£45000", false, 1, "with its sign"),
            ("Jo and Joanna, JO", "Jo", false, 3, "a short name anywhere"),
            ("Jo and Joanna, JO", "Jo", true, 2, "as a whole word"),
            ("Jo's and Jo-Ann", "Jo", true, 2, "beside signs"),
            ("Bjo Jo", "Jo", true, 1, "at the end of a word"),
            ("Flat 12, 112 High Street", "12", true, 1, "a whole number"),
        ] {
            let found = Sought::new(words.to_owned(), whole).places(text);
            assert_eq!(found.len(), count, "{origin}");
        }
    }
}
