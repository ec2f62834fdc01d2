//! The words of a whole letter in one form, by which somebody who searches finds it. What they mean is not looked at.

use std::collections::BTreeSet;

use crate::words::{is_common, stem};

/// The most different words of one letter; a longer one is a book, and found by its beginning.
const MOST: usize = 20_000;
/// The longest word that anybody looks for.
const LONGEST: usize = 60;

/// The different words of a text, each in its one form and in order, without those that every letter has. A search looks
/// for the words of what was typed in the same form.
pub fn letter_words(text: &str) -> Vec<String> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) {
        if word.is_empty() || word.len() > LONGEST {
            continue;
        }
        let plain: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        // What is left of "İ" in small letters has a sign that is no letter.
        let plain: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        let word = stem(&plain);
        if word.is_empty() || is_common(&word) {
            continue;
        }
        words.insert(word);
        if words.len() >= MOST {
            break;
        }
    }
    words.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_its_different_words_in_one_form() {
        let words = letter_words(
            "The council's 42 Benches, and 3 more benches (repaired by Longwire Ltd) – see FOI/2041.",
        );
        assert_eq!(words, ["2041", "3", "42", "bench", "longwir", "ltd", "more", "repair"]);
        assert_eq!(letter_words("bench REPAIRED"), ["bench", "repair"], "a search is put in the same form");
        assert!(letter_words("… – \u{0}").is_empty());
    }
}
