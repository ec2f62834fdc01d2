//! What a question asks, as one text that is the same for questions that want to know the same of the same matter, and
//! the names of a word by which a search of plain text finds it. Nothing here knows who asks, or any answer.

use std::collections::BTreeSet;

use crate::{
    Asked,
    asked::Question,
    field::Field,
    words::{self, Word},
};

/// The most words of a matter that are told apart.
const MATTER: usize = 8;
/// The most words of a search.
const SEARCHED: usize = 24;
/// The longest name of anything, in words.
const NAME: usize = 4;

/// What a question asks: the fields that it wants and the words of its matter, in one form. Empty where its words say
/// neither, nor those around it.
///
/// "Who supplies your telephony?" and "telephony provider" give the same.
pub fn asks(asked: &Asked<'_>) -> String {
    let question = Question::of(asked);
    let matter = matter(&question);
    if matter.is_empty() {
        return String::new();
    }
    let mut fields: Vec<String> = question
        .fields
        .iter()
        .filter(|field| **field != Field::InUse)
        .map(|f| format!("{f:?}").to_lowercase())
        .collect();
    fields.sort();
    fields.dedup();
    let fields: Vec<String> =
        fields.iter().map(|f| f.chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    let matter: Vec<&str> = matter.iter().map(String::as_str).take(MATTER).collect();
    format!("{}|{}", fields.join(" "), matter.join(" "))
}

/// The telling words of the nearest layer that tells; general ones where nothing better is said.
fn matter(question: &Question) -> BTreeSet<String> {
    let pick = |telling: bool| {
        question.layers.iter().find_map(|layer| {
            let said: BTreeSet<String> = layer
                .words
                .iter()
                .filter(|word| is_matter(word, telling))
                .map(|word| word.text.clone())
                .collect();
            (!said.is_empty()).then_some(said)
        })
    };
    pick(true).or_else(|| pick(false)).unwrap_or_default()
}

fn is_matter(word: &Word, telling: bool) -> bool {
    let number = word.text.chars().all(|c| c.is_ascii_digit());
    !word.aside && !number && !words::is_year(&word.text) && (!telling || words::is_specific(&word.text))
}

/// Whether two of these texts ask the same of nearly the same matter: most of their words are shared.
pub fn asks_alike(one: &str, other: &str) -> bool {
    let (Some((wanted, matter)), Some((also, near))) = (one.split_once('|'), other.split_once('|')) else {
        return false;
    };
    if wanted != also {
        return false;
    }
    let (matter, near): (BTreeSet<&str>, BTreeSet<&str>) =
        (matter.split(' ').collect(), near.split(' ').collect());
    let shared = matter.intersection(&near).count();
    let all = matter.union(&near).count();
    // Three of four words, or all but one word of each; with a single word there is nothing to spare.
    shared * 4 >= all * 3 || (shared >= 2 && shared + 1 >= matter.len().max(near.len()))
}

/// The words of the matter in such a text, to look others up by.
pub fn asks_words(asks: &str) -> impl Iterator<Item = &str> {
    asks.split_once('|').map_or("", |(_, matter)| matter).split(' ').filter(|word| !word.is_empty())
}

/// The words of a text by which published answers are searched, each with all the names that it is known by. Words that
/// say nothing are left out, unless there are no others.
pub fn search_names(text: &str) -> Vec<Vec<String>> {
    let raw: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|word| {
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        })
        .filter(|word| !word.is_empty() && word.chars().count() <= 60)
        .take(10 * SEARCHED)
        .collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut empty: Vec<Vec<String>> = Vec::new();
    let mut at = 0;
    while at < raw.len() && found.len() < SEARCHED {
        let (taken, names) = names(&raw[at..]);
        let into =
            if taken == 1 && words::is_common(&words::stem(&raw[at])) { &mut empty } else { &mut found };
        if !into.contains(&names) {
            into.push(names);
        }
        at += taken;
    }
    empty.truncate(SEARCHED);
    if found.is_empty() { empty } else { found }
}

/// The names of what the first words say, with how many words that are: the longest name first.
fn names(raw: &[String]) -> (usize, Vec<String>) {
    for length in (1..=NAME.min(raw.len())).rev() {
        let said = raw[..length].join(" ");
        if let [one] = words::words(&said).as_slice()
            && let Some(names) = words::names_of(&one.text)
        {
            let mut all = vec![said];
            all.extend(
                names
                    .filter(|name| !all.iter().any(|known| known == name))
                    .map(str::to_owned)
                    .collect::<Vec<_>>(),
            );
            return (length, all);
        }
    }
    (1, vec![raw[0].clone()])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn of(text: &str, heading: Option<&str>) -> String {
        asks(&Asked {
            text,
            stem: None,
            heading,
            subject: None,
            previous: &[],
            received_on: date(2026, 6, 1),
        })
    }

    #[test]
    fn questions_in_other_words_ask_the_same() {
        // Own wordings of the questions that commercial questionnaires ask.
        let rows: &[(&[&str], bool)] = &[
            (
                &[
                    "Who supplies your telephony?",
                    "Telephony provider",
                    "Please state the phone system supplier.",
                ],
                true,
            ),
            (&["When does the telephony contract end?", "Expiry date of your telephone contract"], true),
            (&["Who supplies your telephony?", "When does the telephony contract end?"], false),
            (&["Who supplies your telephony?", "Who supplies your web chat?"], false),
            (&["How many laptops do you have?", "Number of laptop computers"], true),
            (&["How many laptops do you have?", "How many tablets do you have?"], false),
        ];
        for (questions, same) in rows {
            let all: Vec<String> = questions.iter().map(|text| of(text, None)).collect();
            assert!(all.iter().all(|one| !one.is_empty()), "{all:?}");
            assert_eq!(all.windows(2).all(|pair| pair[0] == pair[1]), *same, "{questions:?}: {all:?}");
        }
        assert_eq!(
            of("Supplier", Some("Telephony")),
            of("Who supplies your telephony?", None),
            "the heading says what"
        );
        assert_eq!(of("Please provide the following.", None), "", "nothing is said");
    }

    #[test]
    fn what_is_nearly_the_same_is_alike() {
        let rows = [
            ("supplier|telephony", "supplier|telephony", true),
            ("supplier|telephony", "end|telephony", false),
            ("supplier|telephony", "supplier|hall telephony", false),
            ("count|fly tipping fine", "count|fly tipping", true),
            ("|bridge inspection swing", "|bridge paint swing", true),
            ("|bridge inspection", "|bridge paint", false),
        ];
        for (one, other, alike) in rows {
            assert_eq!(asks_alike(one, other), alike, "{one} and {other}");
        }
        assert_eq!(asks_words("count|fly tipping").collect::<Vec<_>>(), ["fly", "tipping"]);
    }

    #[test]
    fn a_search_knows_the_names_of_things() {
        let found = search_names("the phone system");
        assert_eq!(found.len(), 1, "{found:?}");
        for name in ["phone system", "telephone", "pbx"] {
            assert!(found[0].iter().any(|known| known == name), "{name} in {found:?}");
        }
        assert_eq!(search_names("Zeppelins"), [["zeppelins"]]);
        assert_eq!(search_names("what is the"), [["what"], ["is"], ["the"]], "where nothing else is said");
        assert!(search_names(" ?! ").is_empty());
    }
}
