//! How the patterns of this folder are compiled: once, and so that letters are read in one pass of an automaton.

use regex::{Regex, RegexBuilder};

/// The automaton of a pattern may grow to this before it is built anew; the usual limit is too small for alternations of
/// words regardless of case.
const AUTOMATON_BYTES: usize = 8 * 1024 * 1024;

/// Compiles a constant pattern. Word boundaries are those of ASCII: at any other letter the automaton would give up, and
/// curly quotation marks are in every letter.
pub(crate) fn rx(pattern: &str) -> Regex {
    RegexBuilder::new(&pattern.replace(r"\b", r"(?-u:\b)"))
        .dfa_size_limit(AUTOMATON_BYTES)
        .build()
        .expect("the pattern is a constant and tested")
}
