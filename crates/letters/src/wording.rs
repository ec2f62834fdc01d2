//! The house wording: default words of every part of every letter, kept in data files, and a case's own words in their
//! place. No rule of law stands in a wording, and no wording in a rule.

pub mod compare;
pub mod file;
pub mod places;
pub mod sample;
pub mod trial;

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use casework::{Authority, Case, case::LetterKind};
use document::Language;

pub use crate::compose::{language, places_of};

/// A part of a letter whose words an officer may change for one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The key in `case.wording`.
    pub id: &'static str,
    /// Where it stands, as a page says it.
    pub title: &'static str,
    /// In which letters it stands.
    pub kinds: &'static [LetterKind],
}

use LetterKind::{Acknowledgement, Clarification, Correction, Extension, NotValid, Response};

const ANSWERS: &[LetterKind] = &[Response, Correction];

/// Every part whose words may be changed, in the order of the letters.
pub const SLOTS: &[Slot] = &[
    Slot {
        id: "acknowledgement.opening",
        title: "Opening of the acknowledgement",
        kinds: &[Acknowledgement],
    },
    Slot { id: "acknowledgement.law", title: "Which law we use", kinds: &[Acknowledgement] },
    Slot { id: "acknowledgement.date", title: "The latest date for our answer", kinds: &[Acknowledgement] },
    Slot { id: "acknowledgement.questions", title: "Before the questions", kinds: &[Acknowledgement] },
    Slot { id: "acknowledgement.next", title: "What happens next", kinds: &[Acknowledgement] },
    Slot {
        id: "acknowledgement.published",
        title: "Before answers already published",
        kinds: &[Acknowledgement],
    },
    Slot {
        id: "clarification.opening",
        title: "Opening of the request for clarification",
        kinds: &[Clarification],
    },
    Slot { id: "clarification.questions", title: "Before the unclear questions", kinds: &[Clarification] },
    Slot { id: "clarification.need", title: "Before what we need to know", kinds: &[Clarification] },
    Slot { id: "clarification.clock", title: "What it means for the time", kinds: &[Clarification] },
    Slot { id: "clarification.help", title: "The offer of help", kinds: &[Clarification] },
    Slot { id: "extension.opening", title: "Opening of the notice of more time", kinds: &[Extension] },
    Slot { id: "extension.held", title: "Before the questions concerned", kinds: &[Extension] },
    Slot { id: "extension.exemption", title: "The exemption and the test", kinds: &[Extension] },
    Slot { id: "extension.estimate", title: "The estimated date", kinds: &[Extension] },
    Slot { id: "extension.others", title: "What it means for other questions", kinds: &[Extension] },
    Slot { id: "not-valid.opening", title: "Opening of the notice", kinds: &[NotValid] },
    Slot { id: "not-valid.cure", title: "Before what is missing", kinds: &[NotValid] },
    Slot { id: "not-valid.clock", title: "What happens when it is mended", kinds: &[NotValid] },
    Slot { id: "correction.opening", title: "Opening of the correction", kinds: &[Correction] },
    Slot { id: "correction.apology", title: "The apology", kinds: &[Correction] },
    Slot { id: "response.opening", title: "Opening of the response", kinds: &[Response] },
    Slot { id: "response.summary", title: "The answer in a sentence", kinds: ANSWERS },
    Slot { id: "response.follow-opening", title: "Before what is still to follow", kinds: ANSWERS },
    Slot { id: "response.review", title: "The right to a review", kinds: ANSWERS },
    Slot { id: "response.regulator", title: "The right to complain", kinds: ANSWERS },
    Slot { id: "response.reuse", title: "Using the information again", kinds: ANSWERS },
    Slot { id: "response.annex-opening", title: "Opening of the explanatory annex", kinds: ANSWERS },
    Slot {
        id: "common.reference",
        title: "The line on the reference",
        kinds: &[Acknowledgement, Clarification, Extension, Response, NotValid, Correction],
    },
    Slot {
        id: "common.close",
        title: "The close",
        kinds: &[Acknowledgement, Clarification, Extension, Response, NotValid, Correction],
    },
];

/// The slots of one kind of letter, in its order.
pub fn slots(kind: LetterKind) -> impl Iterator<Item = &'static Slot> {
    SLOTS.iter().filter(move |s| s.kinds.contains(&kind))
}

/// The wording of a language: the same files in each.
macro_rules! wording {
    ($language:literal) => {
        LazyLock::new(|| {
            [
                include_str!(concat!("../wording/", $language, "/common.md")),
                include_str!(concat!("../wording/", $language, "/acknowledgement.md")),
                include_str!(concat!("../wording/", $language, "/clarification.md")),
                include_str!(concat!("../wording/", $language, "/extension.md")),
                include_str!(concat!("../wording/", $language, "/not-valid.md")),
                include_str!(concat!("../wording/", $language, "/response.md")),
                include_str!(concat!("../wording/", $language, "/annex.md")),
                include_str!(concat!("../wording/", $language, "/correction.md")),
                include_str!(concat!("../wording/", $language, "/notices.md")),
                include_str!(concat!("../wording/", $language, "/subjects.md")),
            ]
            .into_iter()
            .flat_map(parts)
            .collect()
        })
    };
}

/// The English parts, in the order of their files.
static IN_ORDER: LazyLock<Vec<(&'static str, &'static str)>> = wording!("en");

static ENGLISH: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| IN_ORDER.iter().copied().collect());

/// Our own translation. What has no Welsh words stays English: the words under the Scottish laws, which Wales has not.
static WELSH: LazyLock<HashMap<&'static str, &'static str>> = wording!("cy");

fn defaults(language: Language) -> &'static HashMap<&'static str, &'static str> {
    match language {
        Language::English => &ENGLISH,
        Language::Welsh => &WELSH,
    }
}

fn parts(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.split("\n## ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(id, words)| (id.trim(), words.trim()))
}

/// The program's own words of a part in a language, with the names in braces still to be filled in; the English ones
/// where that language has none, and empty where there is no such part.
pub fn default(language: Language, id: &str) -> &'static str {
    let own = defaults(language).get(id).or_else(|| ENGLISH.get(id));
    own.copied().unwrap_or_default()
}

/// Whether a part has words of the program's own in a language.
pub fn has(language: Language, id: &str) -> bool {
    defaults(language).contains_key(id)
}

/// Every part that has words of the program's own, in the order of a letter.
pub fn ids() -> Vec<&'static str> {
    IN_ORDER.iter().map(|(id, _)| *id).collect()
}

/// The key in `case.wording` of a part in a language.
pub fn key(language: Language, id: &str) -> String {
    match language {
        Language::English => id.to_owned(),
        other => format!("{}/{id}", other.tag()),
    }
}

/// The words of one letter: the case's own where an officer changed them, else those of the house, else the program's.
pub(crate) struct Words<'a> {
    case: &'a Case,
    authority: &'a Authority,
    pub(crate) language: Language,
    used: RefCell<BTreeSet<String>>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(case: &'a Case, authority: &'a Authority, language: Language) -> Self {
        Words { case, authority, language, used: RefCell::default() }
    }

    /// The words that somebody gave a part in place of the program's own: for this case, or for the house.
    pub(crate) fn own(&self, id: &str) -> Option<&'a str> {
        self.own_as(id, id)
    }

    /// A case words what its officer knows as `slot`; the house words each default by itself, so that words written for
    /// one law or one outcome never stand in a letter of another.
    fn own_as(&self, slot: &str, default_id: &str) -> Option<&'a str> {
        let case = self.case.wording.get(&key(self.language, slot)).map(String::as_str);
        case.filter(|w| !w.trim().is_empty()).or_else(|| {
            self.used.borrow_mut().insert(default_id.to_owned());
            self.authority.worded(self.language, default_id)
        })
    }

    /// The parts of which the house's words, or the program's, stand in what was written so far.
    pub(crate) fn used(&self) -> BTreeSet<String> {
        self.used.borrow().clone()
    }

    /// The words of a part with its names filled in.
    pub(crate) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.say_as(id, id, values)
    }

    /// The words of a part an officer knows as `slot`, whose default is another.
    pub(crate) fn say_as(&self, slot: &str, default_id: &str, values: &[(&str, &str)]) -> String {
        let own = self.own_as(slot, default_id);
        fill(own.unwrap_or_else(|| default(self.language, default_id)), values)
    }
}

/// Fills in `{name}` from the values, in one pass, so that braces in a value stay what they are.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let value = from
            .find('}')
            .and_then(|close| Some((values.iter().find(|(name, _)| *name == &from[1..close])?.1, close)));
        match value {
            Some((value, close)) => {
                out.push_str(value);
                rest = &from[close + 1..];
            }
            None => {
                out.push('{');
                rest = &from[1..];
            }
        }
    }
    out + rest
}
