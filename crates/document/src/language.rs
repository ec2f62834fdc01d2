//! The languages in which letters are written.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WELSH_MONTHS: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

/// A language of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// English as written in the United Kingdom.
    #[default]
    #[serde(rename = "en-GB")]
    English,
    /// Welsh.
    #[serde(rename = "cy")]
    Welsh,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 2] = [Language::English, Language::Welsh];

    /// Its tag (BCP 47), as documents carry it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en-GB",
            Language::Welsh => "cy",
        }
    }

    /// The language of a tag; a region beside it makes no difference.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Some(Language::English),
            "cy" => Some(Language::Welsh),
            _ => None,
        }
    }

    /// The names of the months, January first.
    pub fn months(self) -> &'static [&'static str; 12] {
        match self {
            Language::English => &ENGLISH_MONTHS,
            Language::Welsh => &WELSH_MONTHS,
        }
    }

    /// The month that a word names, whole or shortened to three letters or more (`Feb`, `sept`); 1 is January.
    pub fn month(self, word: &str) -> Option<i8> {
        let begins = |m: &str| {
            word.len() >= 3 && m.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        };
        let at = self.months().iter().position(|m| begins(m))?;
        i8::try_from(at + 1).ok()
    }

    /// A date as letters and pages write it: `30 June 2026`, `30 Mehefin 2026`.
    pub fn date(self, date: Date) -> String {
        let month = usize::try_from(date.month()).ok().and_then(|m| self.months().get(m - 1));
        format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Welsh => "Cymraeg",
        }
    }
}
