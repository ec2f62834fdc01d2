//! The language of a letter, and which checks can judge one that is not in English. No check's rule stands here.

use document::Language;

use super::Subject;

/// What a check that looks for English words needs.
pub const NEEDS: &str = "a letter in English";

/// Small words that stand in any Welsh letter and are no English words.
const WELSH: [&str; 40] = [
    "yn",
    "yr",
    "y",
    "mae",
    "ac",
    "ar",
    "i'r",
    "o'r",
    "a'r",
    "eich",
    "ein",
    "gan",
    "wedi",
    "nid",
    "ydym",
    "rydym",
    "neu",
    "bod",
    "fod",
    "sydd",
    "sy'n",
    "fel",
    "nad",
    "oes",
    "yw",
    "chi",
    "ni",
    "ei",
    "eu",
    "hwn",
    "hon",
    "hynny",
    "bydd",
    "byddwn",
    "gallwch",
    "gyfer",
    "roi",
    "am",
    "wybodaeth",
    "cais",
];

/// Small words that stand in any English letter and are no Welsh words.
const ENGLISH: [&str; 40] = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "is",
    "you",
    "we",
    "that",
    "for",
    "this",
    "not",
    "are",
    "your",
    "our",
    "have",
    "with",
    "it",
    "be",
    "as",
    "by",
    "which",
    "from",
    "will",
    "was",
    "were",
    "has",
    "if",
    "or",
    "under",
    "can",
    "may",
    "would",
    "should",
    "been",
    "any",
    "all",
    "its",
    "please",
    "information",
];

/// Fewer Welsh words than this make no Welsh letter: they are a name, an address, a heading beside the English one.
const FEWEST: usize = 12;

/// The language in which most of a text is written: Welsh where its small words are more than the English ones.
///
/// A letter that says everything in both languages comes out as one or the other; either is in it.
pub fn language_of(text: &str) -> Language {
    let lower = text.to_lowercase().replace('\u{2019}', "'");
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for word in lower.split(|c: char| !c.is_alphabetic() && c != '\'') {
        welsh += usize::from(WELSH.contains(&word));
        english += usize::from(ENGLISH.contains(&word));
    }
    if welsh >= FEWEST && welsh > english { Language::Welsh } else { Language::English }
}

/// Checks that judge what was decided, what is cited and what is missing, and so are good for a draft in any language.
/// The others look for English words.
const REST_ON_DECISIONS: [&str; 34] = [
    "absolute-exemption-balanced",
    "answered-late",
    "applicant-identified",
    "cross-reference-dead",
    "eir-ncnd-not-available",
    "eir-public-interest-not-set-out",
    "enclosure-redaction-unclaimed",
    "enclosure-uninspected",
    "exemption-not-open-to-this-body",
    "exemption-without-limb",
    "extension-without-estimate",
    "law-out-of-date",
    "ncnd-without-provision",
    "ncnd-without-public-interest-test",
    "placeholder-left",
    "prejudice-likelihood-not-stated",
    "prejudice-not-explained",
    "provision-does-not-exist",
    "public-interest-test-one-sided",
    "qualified-exemption-without-public-interest-test",
    "question-unanswered",
    "reasons-not-specific",
    "refusal-omits-exemption",
    "regulator-right-missing",
    "review-route-missing",
    "s21-without-location",
    "s22-without-publication-plan",
    "s31-without-purpose",
    "s36-without-qualified-person",
    "s40-without-condition",
    "s41-without-confidence",
    "s43-without-interests",
    "s44-without-enactment",
    "provision-of-another-act",
];

/// Of these, the ones that need no decision either: they look at marks, names and dates.
const NEED_NO_DECISION: [&str; 3] =
    ["applicant-identified", "extension-without-estimate", "placeholder-left"];

/// Whether a check can judge a letter: any check an English one; of another, what is known beside its words decides. Of
/// a letter that was only read nothing is.
pub(super) fn can_judge(id: &str, s: &Subject<'_>) -> bool {
    s.language == Language::English
        || s.structured() && REST_ON_DECISIONS.contains(&id)
        || s.draft.letter.is_some() && NEED_NO_DECISION.contains(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_that_rests_on_decisions_is_a_check() {
        for id in REST_ON_DECISIONS.into_iter().chain(NEED_NO_DECISION) {
            assert!(super::super::by_id(id).is_some(), "{id}");
        }
    }

    /// Origin: letters of our own, as a council in Wales sends them.
    #[test]
    fn the_language_of_a_letter_is_that_of_most_of_its_words() {
        const CY: &str = "Diolch am eich cais am wybodaeth, a ddaeth i law ar 1 Mehefin 2026. Rydym yn dal yr wybodaeth \
            hon, ac rydym yn ei hanfon atoch. Nid yw'r gweddill ar gael, ac mae'r llythyr hwn yn dweud pam.";
        const EN: &str = "Thank you for your request for information, which we received on 1 June 2026. We hold this \
            information and we send it to you. The rest is not available, and this letter says why.";
        for (text, language) in [
            (CY.to_owned(), Language::Welsh),
            (EN.to_owned(), Language::English),
            // Bilingual letterhead over an English letter, and an English question quoted in a Welsh one.
            (
                format!("Cyngor Bro Hafren\nTîm Llywodraethu Gwybodaeth\nNeuadd y Sir\n\n{EN}"),
                Language::English,
            ),
            (format!("{CY}\n\nHow much did you spend on the new bridge in 2025?\n\n{CY}"), Language::Welsh),
            (String::new(), Language::English),
            ("Nid ydym yn dal yr wybodaeth hon.".to_owned(), Language::English),
        ] {
            assert_eq!(language_of(&text), language, "{text}");
        }
    }
}
