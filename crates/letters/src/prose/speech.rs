//! How each language says what the program fills in: dates, lists, questions, provisions, laws, counts. No sentence of a
//! letter stands here; those are wording.
//!
//! Welsh changes the first letter of a word after some words. What is filled in is given in its plain form, and the
//! wording is written so that the plain form is right where it stands.

use std::collections::BTreeMap;

use casework::case::Naming;
use document::{Language, Law};
use jiff::civil::{Date, Weekday};

/// A day: `Tuesday 30 June 2026`, `dydd Mawrth 30 Mehefin 2026`.
pub(crate) fn day(language: Language, date: Date) -> String {
    let (english, welsh) = match date.weekday() {
        Weekday::Monday => ("Monday", "dydd Llun"),
        Weekday::Tuesday => ("Tuesday", "dydd Mawrth"),
        Weekday::Wednesday => ("Wednesday", "dydd Mercher"),
        Weekday::Thursday => ("Thursday", "dydd Iau"),
        Weekday::Friday => ("Friday", "dydd Gwener"),
        Weekday::Saturday => ("Saturday", "dydd Sadwrn"),
        Weekday::Sunday => ("Sunday", "dydd Sul"),
    };
    format!("{} {}", either(language, english, welsh), language.date(date))
}

fn either<T>(language: Language, english: T, welsh: T) -> T {
    match language {
        Language::English => english,
        Language::Welsh => welsh,
    }
}

/// `a`, `a and b`, `a, b and c`; `a`, `a ac b`, `a, b a c`.
pub(crate) fn and<S: AsRef<str>>(language: Language, items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            let last = last.as_ref();
            let and = either(language, "and", if sounds_as_vowel(last) { "ac" } else { "a" });
            format!("{} {and} {last}", most.join(", "))
        }
    }
}

/// Names and words of others in a row. Welsh would change the first letter after "a", so that it parts them by
/// semicolons, after a colon in the wording.
pub(crate) fn list<S: AsRef<str>>(language: Language, items: &[S]) -> String {
    match language {
        Language::English => and(language, items),
        Language::Welsh => items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "),
    }
}

/// Whether Welsh says a word with a vowel at its start, so that "ac" stands before it. Numbers count as they are said:
/// un, wyth, un ar ddeg, wyth deg.
fn sounds_as_vowel(word: &str) -> bool {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits == "1" || digits == "11" || digits.starts_with('8');
    }
    let mut letters = word.chars().flat_map(char::to_lowercase).skip_while(|c| !c.is_alphabetic());
    let vowel = |c: char| "aeiouâêîôûáéíóúäëïöü".contains(c);
    match (letters.next(), letters.next()) {
        // Before another vowel these two are consonants: "a Wexmoor", "a York", but "ac ysgol", "ac wyth".
        (Some('y' | 'ŷ' | 'w' | 'ŵ'), next) => {
            word.to_lowercase().starts_with("wy") || !next.is_some_and(vowel)
        }
        (Some(first), _) => vowel(first),
        (None, _) => false,
    }
}

/// A question as a sentence names it: `question 4`, `cwestiwn 4 (Ysgolion)`.
pub(crate) fn question(language: Language, naming: &Naming) -> String {
    format!("{} {}", either(language, "question", "cwestiwn"), bare(language, naming))
}

/// Questions as a sentence names them: `questions 2, 3 and 4`. One that carries its heading keeps its word.
pub(crate) fn questions(language: Language, names: &[Naming]) -> String {
    if names.len() < 2 {
        return and(language, &names.iter().map(|n| question(language, n)).collect::<Vec<_>>());
    }
    let bare: Vec<String> = names.iter().map(|n| bare(language, n)).collect();
    format!("{} {}", either(language, "questions", "cwestiynau"), and(language, &bare))
}

fn bare(language: Language, Naming { label, heading, part }: &Naming) -> String {
    match (heading, part) {
        (Some(heading), _) => format!("{label} ({heading})"),
        (None, Some(part)) => format!("{label}{} {part}", either(language, " of part", ", rhan")),
        (None, None) => label.clone(),
    }
}

/// The full name of a law.
pub(crate) fn law(language: Language, law: Law) -> &'static str {
    let welsh = law::welsh::title(law).map(|(title, _)| title);
    either(language, None, welsh).unwrap_or(law.title())
}

/// Names of laws: as a sentence lists them after "the", or in Welsh after a colon.
pub(crate) fn laws(language: Language, of: impl IntoIterator<Item = Law>) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for one in of {
        let title = law(language, one);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.join(either(language, " and the ", " a "))
}

/// A provision with its law, as a sentence names it: `section 50 of the …`, `adran 50, …`.
pub(crate) fn provision_of(language: Language, provision: &str, of: Law) -> String {
    let cited = law::Citation::parse(Some(of), provision);
    let name = law(language, of);
    match language {
        Language::English => {
            format!("{} of the {name}", cited.map_or_else(|| provision.to_owned(), |c| c.in_words()))
        }
        Language::Welsh => {
            format!("{name}, {}", cited.map_or_else(|| provision.to_owned(), |c| c.in_welsh()))
        }
    }
}

/// Provisions as a sentence names them: `sections 31(1)(a) and 43(2)`, `adrannau 31(1)(a) a 43(2)`.
pub(crate) fn provisions<'a>(
    language: Language,
    provisions: impl IntoIterator<Item = (Law, &'a str)>,
) -> String {
    // Regulations come before sections, and what cannot be read before both.
    let mut by_word: BTreeMap<Option<bool>, Vec<String>> = BTreeMap::new();
    for (law, provision) in provisions {
        let (sort, tail) = match law::Citation::parse(Some(law), provision) {
            Some(citation) => {
                let words = match language {
                    Language::English => citation.in_words(),
                    Language::Welsh => citation.in_welsh(),
                };
                let tail = words.split_once(' ').map_or(words.clone(), |(_, tail)| tail.to_owned());
                (Some(!citation.regulation), tail)
            }
            None => (None, provision.to_owned()),
        };
        let tails = by_word.entry(sort).or_default();
        if !tails.contains(&tail) {
            tails.push(tail);
        }
    }
    let parts: Vec<String> = by_word
        .into_iter()
        .map(|(sort, tails)| {
            let word = match (sort, tails.len()) {
                (None, _) => return and(language, &tails),
                (Some(false), 1) => either(language, "regulation", "rheoliad"),
                (Some(false), _) => either(language, "regulations", "rheoliadau"),
                (Some(true), 1) => either(language, "section", "adran"),
                (Some(true), _) => either(language, "sections", "adrannau"),
            };
            format!("{word} {}", and(language, &tails))
        })
        .collect();
    and(language, &parts)
}

/// The line of the letterhead on the reference.
pub(crate) fn our_reference(language: Language, reference: &str) -> String {
    format!("{}: {reference}", either(language, "Our reference", "Ein cyfeirnod"))
}

/// A number of working days: `20 working days`, `20 diwrnod gwaith`. After a number Welsh has the singular.
pub(crate) fn working_days(language: Language, days: u32) -> String {
    format!(
        "{days} {}",
        either(language, if days == 1 { "working day" } else { "working days" }, "diwrnod gwaith")
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as on;

    use super::*;

    fn named(label: &str) -> Naming {
        Naming { label: label.into(), heading: None, part: None }
    }

    /// Origin: the days and months of the Welsh year, as any Welsh calendar names them.
    #[test]
    fn days_are_named_in_both_languages() {
        for (day_of, english, welsh) in [
            (on(2026, 6, 1), "Monday 1 June 2026", "dydd Llun 1 Mehefin 2026"),
            (on(2026, 2, 3), "Tuesday 3 February 2026", "dydd Mawrth 3 Chwefror 2026"),
            (on(2026, 12, 31), "Thursday 31 December 2026", "dydd Iau 31 Rhagfyr 2026"),
            (on(2027, 1, 10), "Sunday 10 January 2027", "dydd Sul 10 Ionawr 2027"),
        ] {
            assert_eq!(day(Language::English, day_of), english);
            assert_eq!(day(Language::Welsh, day_of), welsh);
        }
    }

    /// Origin: "ac" stands before a vowel, "a" before a consonant; a number counts as it is said.
    #[test]
    fn a_list_joins_with_the_word_that_the_next_sound_asks_for() {
        for (items, welsh) in [
            (vec!["2"], "2"),
            (vec!["2", "3", "4"], "2, 3 a 4"),
            (vec!["7", "8"], "7 ac 8"),
            (vec!["2", "1"], "2 ac 1"),
            (vec!["10", "11"], "10 ac 11"),
            (vec!["31(1)(a)", "43(2)"], "31(1)(a) a 43(2)"),
            (vec!["rheoliad 13(1)", "adran 21"], "rheoliad 13(1) ac adran 21"),
            (vec!["costau", "enwau"], "costau ac enwau"),
            (vec!["Harbwr", "Wexmoor"], "Harbwr a Wexmoor"),
            (vec!["Môn", "Ynys Hir"], "Môn ac Ynys Hir"),
        ] {
            assert_eq!(and(Language::Welsh, &items), welsh);
        }
        assert_eq!(and(Language::English, &["2", "3", "4"]), "2, 3 and 4");
        assert_eq!(list(Language::English, &["enwau", "costau"]), "enwau and costau");
        assert_eq!(list(Language::Welsh, &["enwau", "costau"]), "enwau; costau");
    }

    #[test]
    fn questions_and_provisions_are_named_in_both_languages() {
        let headed = Naming { heading: Some("Ysgolion".into()), ..named("3") };
        let parted = Naming { part: Some("2".into()), ..named("3") };
        for (names, english, welsh) in [
            (vec![named("4")], "question 4", "cwestiwn 4"),
            (vec![named("4"), named("8")], "questions 4 and 8", "cwestiynau 4 ac 8"),
            (vec![headed], "question 3 (Ysgolion)", "cwestiwn 3 (Ysgolion)"),
            (vec![parted], "question 3 of part 2", "cwestiwn 3, rhan 2"),
        ] {
            assert_eq!(questions(Language::English, &names), english);
            assert_eq!(questions(Language::Welsh, &names), welsh);
        }
        for (cited, english, welsh) in [
            (vec![(Law::Foia, "s.31(1)(a)")], "section 31(1)(a)", "adran 31(1)(a)"),
            (
                vec![(Law::Foia, "s.40(2)"), (Law::Foia, "s.43(2)")],
                "sections 40(2) and 43(2)",
                "adrannau 40(2) a 43(2)",
            ),
            (
                vec![(Law::Foia, "s.21"), (Law::Eir, "reg.13(1)")],
                "regulation 13(1) and section 21",
                "rheoliad 13(1) ac adran 21",
            ),
        ] {
            assert_eq!(provisions(Language::English, cited.iter().copied()), english);
            assert_eq!(provisions(Language::Welsh, cited.iter().copied()), welsh);
        }
        let right = |language| provision_of(language, "s.50", Law::Foia);
        assert_eq!(right(Language::English), "section 50 of the Freedom of Information Act 2000");
        assert_eq!(right(Language::Welsh), "Deddf Rhyddid Gwybodaeth 2000, adran 50");
        assert_eq!(working_days(Language::Welsh, 20), "20 diwrnod gwaith");
    }
}
