//! Names in texts written without capitals: "mrs hussain rang", "she says kevin told her". A title goes for itself; a first
//! name counts only in a paragraph that is written so throughout, and only one that is no ordinary word.

use super::{cues, judge::Judge};
use crate::{
    lexicon::{self, *},
    tokens::{Gap, Shape},
};

const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "prof"];
/// Words that nobody writes who takes care.
const CARELESS: [&str; 17] = [
    "i", "im", "ive", "u", "ur", "pls", "plz", "dont", "cant", "didnt", "wont", "thx", "omg", "lol", "hes",
    "shes", "thats",
];
const LEADS: [&str; 15] = [
    "its",
    "cheers",
    "thanks",
    "ta",
    "get",
    "got",
    "says",
    "said",
    "think",
    "thinks",
    "is",
    "hey",
    "officer",
    "constable",
    "nurse",
];

impl Judge<'_> {
    pub(super) fn in_small_letters(&mut self, hidden: &[bool]) {
        let doc = self.doc;
        let mut from = 0;
        while from < doc.tokens.len() {
            let mut to = from + 1;
            while to < doc.tokens.len() && doc.tokens[to].gap < Gap::Paragraph {
                to += 1;
            }
            let careless = self.is_careless(from, to);
            let mut at = from;
            while at < to {
                at = if doc.tokens[at].shape == Shape::Lower && !hidden[at] {
                    self.small_at(at, to, hidden, careless)
                } else {
                    at + 1
                };
            }
            from = to;
        }
        self.names.sort_by_key(|n| n.from);
    }

    /// True where a paragraph begins without a capital and has none behind its full stops, or spells as in haste.
    fn is_careless(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        let mut signs = u32::from(doc.tokens[from].shape == Shape::Lower);
        for at in from..to {
            if doc.tokens[at].shape != Shape::Lower {
                continue;
            }
            let word = doc.word(at);
            signs += u32::from(word.len() <= 5 && CARELESS.contains(&word));
            let stop = at > from
                && matches!(doc.tokens[at - 1].shape, Shape::Sign(b'.' | b'?' | b'!' | b':'))
                && doc.tokens[at].gap == Gap::Space
                && at >= 2
                && doc.tokens[at - 2].end - doc.tokens[at - 2].start > 3;
            // A message below a line that says who writes it.
            let below = doc.tokens[at].gap == Gap::Line && at > from && {
                let line = &doc.lines.lines[doc.lines.at(doc.tokens[at - 1].start)];
                line.end - line.start < 40
            };
            signs += u32::from(stop || below);
        }
        signs >= if to - from <= 4 { 1 } else { 2 }
    }

    fn small_at(&mut self, at: usize, to: usize, hidden: &[bool], careless: bool) -> usize {
        let doc = self.doc;
        let word = doc.word(at);
        let mut next = at + 1;
        let title = word.len() <= 4 && TITLES.contains(&word);
        if title {
            if doc.tokens.get(next).is_some_and(|t| t.is(b'.') && t.gap == Gap::None) {
                next += 1;
            }
            let Some(first) = self.small_word(next, to, hidden) else { return at + 1 };
            let (given, family) = (first & GIVEN != 0, first & (FAMILY | MADE) != 0);
            let other = first & (BODY | STREET | THING | ROLE | TITLE | DATE) != 0 && !family;
            if other
                || !(given || family || first & UNKNOWN != 0 && word != "miss" && word != "dr")
                || first & WORD != 0 && (word == "miss" || word == "ms" || !family)
            {
                return at + 1;
            }
            let core = next;
            let more = self
                .small_word(next + 1, to, hidden)
                .is_some_and(|m| m & (FAMILY | MADE) != 0 && m & (WORD | PLACE | STREET) == 0);
            let last = if more { next + 1 } else { next };
            self.emit(at, core, last, 0.8, "behind a title, in small letters");
            return last + 1;
        }
        if !careless || !(3..=14).contains(&word.len()) {
            return at + 1;
        }
        let marks = lexicon::lexicon().marks(word, &mut self.key);
        // "hi jan", all of a line.
        let greeted = doc.before(at).is_some_and(|b| {
            matches!(doc.word(b).to_ascii_lowercase().as_str(), "hi" | "hello" | "dear" | "hey" | "hiya")
        });
        if greeted
            && marks & GIVEN != 0
            && doc.tokens.get(at + 1).is_none_or(|t| t.gap >= Gap::Line || t.is(b','))
        {
            self.emit(at, at, at, 0.7, "a first name in a greeting, in small letters");
            return at + 1;
        }
        let other = WORD | PLACE | DATE | BODY | STREET | THING | ROLE | TITLE | BRAND | ACRONYM;
        if marks & GIVEN == 0 || marks & other != 0 {
            return at + 1;
        }
        let led = cues::led_to(doc, at) || doc.before(at).is_some_and(|b| LEADS.contains(&doc.word(b)));
        let greeting = doc.before(at).is_none_or(|b| doc.tokens[b].is(b'>'))
            && doc.tokens.get(at + 1).is_none_or(|t| t.gap >= Gap::Line || t.is(b','));
        if !(led || greeting || cues::acts(doc, at)) {
            return at + 1;
        }
        let more = self
            .small_word(at + 1, to, hidden)
            .is_some_and(|m| m & (FAMILY | MADE) != 0 && m & (WORD | PLACE | STREET | BODY | THING) == 0);
        let last = if more { at + 1 } else { at };
        self.emit(at, at, last, 0.6, "a first name in small letters, in a text without capitals");
        last + 1
    }

    /// What the lists say of a word in small letters beside the one before.
    fn small_word(&mut self, at: usize, to: usize, hidden: &[bool]) -> Option<u32> {
        let doc = self.doc;
        let token = doc.tokens.get(at).filter(|t| t.shape == Shape::Lower && t.gap == Gap::Space)?;
        if at >= to || hidden[at] || token.end - token.start < 2 {
            return None;
        }
        Some(lexicon::lexicon().marks(doc.word(at), &mut self.key))
    }
}
