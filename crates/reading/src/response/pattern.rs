//! The patterns of this folder. Most can match only where one of a few words stands ("exempt", "withheld", …), and most
//! sentences have none of them. [`needs`] finds those words in the pattern itself; [`words`] looks for the words of all
//! patterns at once, in one pass over the letter; so that a pattern runs only where it may match. Nothing of this is
//! seen in the files that use patterns, and nothing of it changes what they find.

mod needs;
mod words;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::{Captures, Match, Regex, RegexBuilder};

pub(crate) use words::reading;

/// The automaton of a pattern may grow to this before it is built anew; the usual limit is too small for alternations of
/// words regardless of case.
const AUTOMATON_BYTES: usize = 8 * 1024 * 1024;

/// A constant pattern, compiled when a text is first seen in which it may match.
pub(crate) struct Pattern {
    /// Its place among all patterns.
    number: usize,
    source: String,
    /// The words without which it does not match.
    needs: Vec<needs::AnyOf>,
    /// The bytes with which a match can begin, where it begins with the text.
    begins: Option<needs::Bytes>,
    compiled: OnceLock<Regex>,
}

/// Makes a constant pattern. Word boundaries are those of ASCII: at any other letter the automaton would give up, and
/// curly quotation marks are in every letter.
pub(crate) fn rx(pattern: &str) -> Pattern {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let source = pattern.replace(r"\b", r"(?-u:\b)");
    let parsed = regex_syntax::parse(&source).expect("the pattern is a constant and tested");
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let (needs, begins) = (needs::of(&parsed), needs::begins(&parsed));
    Pattern { number, source, needs, begins, compiled: OnceLock::new() }
}

impl Pattern {
    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            let source = &self.source;
            let dense = regex_syntax::parse(source).is_ok_and(|parsed| needs::begins_anywhere(&parsed));
            // The second branch never matches, and its beginning may be anything.
            let source = if dense { format!(r"(?:{source})|(?s:.\z.)") } else { source.clone() };
            RegexBuilder::new(&source)
                .dfa_size_limit(AUTOMATON_BYTES)
                .build()
                .expect("the pattern is a constant and tested")
        })
    }

    fn may_begin(&self, text: &str) -> bool {
        let Some(begins) = &self.begins else { return true };
        text.bytes().next().is_some_and(|b| begins[usize::from(b / 64)] >> (b % 64) & 1 == 1)
    }

    /// The compiled pattern, where it may match in `text`.
    fn within(&self, text: &str) -> Option<&Regex> {
        let possible = self.may_begin(text) && words::may_match(self.number, &self.needs, text);
        debug_assert!(possible || !self.regex().is_match(text), "{} matches in {text}", self.source);
        possible.then(|| self.regex())
    }

    /// As [`Regex::is_match`].
    pub fn is_match(&self, text: &str) -> bool {
        self.within(text).is_some_and(|regex| regex.is_match(text))
    }

    /// As [`Regex::find`].
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.within(text)?.find(text)
    }

    /// As [`Regex::find_iter`].
    pub fn find_iter<'p, 't>(&'p self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'p, 't> {
        self.within(text).into_iter().flat_map(move |regex| regex.find_iter(text))
    }

    /// As [`Regex::captures`].
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.within(text)?.captures(text)
    }

    /// As [`Regex::captures_at`].
    pub fn captures_at<'t>(&self, text: &'t str, from: usize) -> Option<Captures<'t>> {
        self.within(text)?.captures_at(text, from)
    }

    /// As [`Regex::captures_iter`].
    pub fn captures_iter<'p, 't>(
        &'p self,
        text: &'t str,
    ) -> impl Iterator<Item = Captures<'t>> + use<'p, 't> {
        self.within(text).into_iter().flat_map(move |regex| regex.captures_iter(text))
    }

    /// `text` without what matches.
    pub fn remove_all<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        self.within(text).map_or(text.into(), |regex| regex.replace_all(text, ""))
    }

    /// `text` without the first that matches.
    pub fn remove<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        self.within(text).map_or(text.into(), |regex| regex.replace(text, ""))
    }
}
