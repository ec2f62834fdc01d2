//! The few words that a form adds of its own: labels, page numbers, dates. In English and in Welsh, nothing else.

use document::Language;
use jiff::civil::Date;

/// The words in one language.
pub(crate) struct Wording {
    pub(crate) date: &'static str,
    pub(crate) reference: &'static str,
    pub(crate) email: &'static str,
    pub(crate) telephone: &'static str,
    pub(crate) website: &'static str,
    pub(crate) page: &'static str,
    pub(crate) of: &'static str,
    pub(crate) question: &'static str,
    pub(crate) table: &'static str,
    language: Language,
}

const ENGLISH: Wording = Wording {
    date: "Date",
    reference: "Our reference",
    email: "E-mail",
    telephone: "Telephone",
    website: "Website",
    page: "Page",
    of: "of",
    question: "Question",
    table: "Table",
    language: Language::English,
};

const WELSH: Wording = Wording {
    date: "Dyddiad",
    reference: "Ein cyfeirnod",
    email: "E-bost",
    telephone: "Ffôn",
    website: "Gwefan",
    page: "Tudalen",
    of: "o",
    question: "Cwestiwn",
    table: "Tabl",
    language: Language::Welsh,
};

impl Wording {
    /// The words for a language tag; English for any but Welsh.
    pub(crate) fn of(language: &str) -> &'static Wording {
        if primary(language) == "cy" { &WELSH } else { &ENGLISH }
    }

    /// A date as a letter writes it: 30 June 2026.
    pub(crate) fn date(&self, date: Date) -> String {
        self.language.date(date)
    }

    /// The heading over a question: `Question 4`; a label that is a word already ("Q4") stands alone.
    pub(crate) fn question(&self, label: &str) -> String {
        let label = label.trim();
        let lower = label.to_lowercase();
        let has_word = lower.starts_with(&self.question.to_lowercase())
            || lower.strip_prefix('q').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if has_word { label.to_owned() } else { format!("{} {label}", self.question) }
    }
}

/// Language and region that a PDF and a page can carry: the document's, or British English where it is no tag.
pub(crate) fn tag(language: &str) -> (String, String) {
    let primary = primary(language);
    let known = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if !known {
        return ("en".into(), "GB".into());
    }
    let region = language.split(['-', '_']).nth(1).unwrap_or("GB").to_ascii_uppercase();
    let region = if region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase()) {
        region
    } else {
        "GB".into()
    };
    (primary, region)
}

/// The tag for `lang` and Office.
pub(crate) fn bcp47(language: &str) -> String {
    match tag(language) {
        (primary, _) if primary == "cy" => primary,
        (primary, region) => format!("{primary}-{region}"),
    }
}

fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or("").trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_written_out_in_the_language_of_the_letter() {
        assert_eq!(Wording::of("en-GB").date(date(2026, 6, 30)), "30 June 2026");
        assert_eq!(Wording::of("cy").date(date(2026, 2, 1)), "1 Chwefror 2026");
    }

    #[test]
    fn a_label_that_is_a_word_stands_alone() {
        let english = Wording::of("en-GB");
        for (label, heading) in [
            ("4", "Question 4"),
            ("2b", "Question 2b"),
            ("Q4", "Q4"),
            ("Question 7", "Question 7"),
            ("iv", "Question iv"),
        ] {
            assert_eq!(english.question(label), heading);
        }
    }

    #[test]
    fn a_tag_that_is_none_is_british_english() {
        for (given, tag) in [
            ("en-GB", "en-GB"),
            ("cy", "cy"),
            ("cy-GB", "cy"),
            ("", "en-GB"),
            ("<b>", "en-GB"),
            ("fr", "fr-GB"),
        ] {
            assert_eq!(bcp47(given), tag, "{given}");
        }
    }
}
