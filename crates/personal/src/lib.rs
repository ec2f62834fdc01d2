//! Personal data in a text: who is named, in what role, and how they could be reached or recognised.
//!
//! Text in, spans out. Nothing here opens files, asks a network or learns: rules, lists of names and check digits, so that the
//! same text always gives the same spans, each with the reason it is shown for. It decides nothing: an officer accepts or rejects.

mod address;
mod bank;
mod checks;
mod contact;
mod context;
mod dates;
mod identifiers;
mod lexicon;
mod people;
mod roles;
mod seniority;
mod signature;
mod span;
mod tables;
mod tokens;

pub use seniority::SeniorRoles;
pub use span::{Found, Kind, Seniority, Span};

use context::Doc;

/// Finds the personal data of a text. `rule` says which job titles count as senior.
pub fn find(text: &str, rule: &SeniorRoles) -> Found {
    let doc = Doc::of(text);
    let mut spans = Vec::new();
    contact::emails(&doc, &mut spans);
    let mut numbers = Vec::new();
    contact::phones(&doc, &mut numbers);
    identifiers::find(&doc, &mut numbers);
    bank::find(&doc, &mut numbers);
    dates::find(&doc, &mut numbers);
    address::postcodes(&doc, &mut numbers);
    span::settle(&mut numbers, &spans);
    let addresses = address::whole(&doc, &numbers);
    let mut found = people::find(&doc, &spans, &numbers, &addresses);
    dates::beside_names(&doc, &found.spans, &mut numbers);
    roles::find(&doc, &mut found, &addresses, rule);
    spans.append(&mut numbers);
    spans.extend(addresses);
    spans.append(&mut found.spans);
    signature::find(&doc, &mut spans);
    span::finish(text, &mut spans);
    Found { spans }
}

/// A name of several words without the titles before it, so that it is found where none stands: `Cllr Mrs Ada Penrose` is
/// `Ada Penrose`. A name of which only one word would be left stays as it is.
pub fn without_titles(name: &str) -> &str {
    let mut key = String::new();
    let mut bare = name.trim();
    while let Some((first, rest)) = bare.split_once(char::is_whitespace) {
        let rest = rest.trim_start();
        let word = first.trim_end_matches('.');
        if lexicon::lexicon().marks(word, &mut key) & lexicon::TITLE == 0
            || !rest.contains(char::is_whitespace)
        {
            break;
        }
        bare = rest;
    }
    bare
}

/// Whether a name can be looked for wherever it stands without hitting much else: several words, or one of four letters and
/// more that is no ordinary word and no place. Initials, `Jo` and `Mark` cannot: they are in other words, or are one.
pub fn stands_for_itself(name: &str) -> bool {
    let mut key = String::new();
    let mut words = name.split_whitespace();
    let (Some(first), None) = (words.next(), words.next()) else { return !name.trim().is_empty() };
    let marks = lexicon::lexicon().marks(first, &mut key);
    let other = lexicon::WORD | lexicon::PLACE | lexicon::DATE | lexicon::TITLE | lexicon::STREET;
    first.chars().filter(|c| c.is_alphabetic()).count() >= 4 && marks & other == 0
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_looked_for_everywhere_is_not_in_other_words() {
        for (name, expected) in [
            ("Meera", true),
            ("Aspinall", true),
            ("Mrs Aspinall", true),
            ("PW", false),
            ("Jo", false),
            ("Mark", false),
            ("Grace", false),
            ("Chelsea", false),
            ("", false),
        ] {
            assert_eq!(super::stands_for_itself(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_looked_for_without_their_titles() {
        for (name, expected) in [
            ("Mr Barnaby Quell", "Barnaby Quell"),
            ("Cllr Mrs. Ada Penrose", "Ada Penrose"),
            ("Mr Quell", "Mr Quell"),
            ("Ada Penrose", "Ada Penrose"),
            ("Ada", "Ada"),
        ] {
            assert_eq!(super::without_titles(name), expected);
        }
    }
}
