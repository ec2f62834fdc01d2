//! How a reading is put into words, on the page where one is looked at and on the pages of its case: how sure it is,
//! what an officer should know. It judges nothing.

use casework::{
    Case,
    case::{Correction, Sign, SignKind},
};
use document::Sure;

use crate::view::{Shade, Tag, encode};

/// How sure, as a tag.
pub(super) fn sure_tag(sure: Sure) -> Tag {
    match sure.per_cent() {
        90.. => Tag::new("sure", Shade::Green),
        75.. => Tag::new("fairly sure", Shade::Blue),
        _ => Tag::new("please check", Shade::Amber),
    }
}

/// A sign for a list: what it says, and where it leads.
pub(super) struct SignLine {
    /// Its place among the signs read.
    pub at: usize,
    /// What it says.
    pub what: String,
    /// Why, with the words that say so.
    pub why: String,
    /// How sure.
    pub sure: Tag,
    /// Where it leads: to the earlier request; empty for nowhere.
    pub href: String,
    /// What is there.
    pub link: String,
}

impl SignLine {
    /// For a sign of a text.
    pub(super) fn of(at: usize, sign: &Sign, text: &str) -> SignLine {
        let said = sign.place.map(|place| super::frame::short(place.of(text), 160)).unwrap_or_default();
        let why = match said.is_empty() {
            true => crate::error::capital(&sign.why),
            false => format!("“{said}”"),
        };
        let earlier = sign.value.as_deref().filter(|_| sign.kind == SignKind::Repeats);
        SignLine {
            at,
            what: what(sign),
            why,
            sure: sure_tag(sign.sure),
            href: earlier.map(|r| format!("/desk/search?q={}", encode(bare(r)))).unwrap_or_default(),
            link: earlier.map(|_| "Look for it".to_owned()).unwrap_or_default(),
        }
    }
}

/// The reference without the word before it.
fn bare(reference: &str) -> &str {
    reference.strip_prefix("REF ").unwrap_or(reference)
}

fn what(sign: &Sign) -> String {
    let value = sign.value.as_deref();
    match sign.kind {
        SignKind::Form => format!("Wants the answer {} (section 11)", form(value.unwrap_or("other"))),
        SignKind::Published => "The address for the reply publishes every answer".to_owned(),
        SignKind::RoundRobin => "Probably sent to many authorities".to_owned(),
        SignKind::Repeats => match value {
            Some(reference) => format!("Refers to an earlier request: {}", bare(reference)),
            None => "Refers to an earlier request".to_owned(),
        },
        SignKind::Name => "The name is missing or not whole (section 8)".to_owned(),
        SignKind::Address => "No address for the reply (section 8)".to_owned(),
    }
}

fn form(value: &str) -> &'static str {
    match value {
        "spreadsheet" => "as a spreadsheet",
        "pdf" => "as a PDF",
        "word" => "as a Word document",
        "paper" => "on paper",
        "e-mail" => "by e-mail",
        "inspection" => "by looking at the records",
        "summary" => "as a summary",
        "audio" => "in a form other than print",
        "large-print" => "in large print",
        _ => "in a certain form",
    }
}

/// What the signs of a case say, for the line of facts on its page: those that are sure, or that an officer confirmed.
pub(super) fn facts(case: &Case) -> Vec<String> {
    let confirmed = |at: usize| {
        case.as_read.as_ref().is_some_and(|read| read.answers.get(&format!("sign-{at}")) == Some(&true))
    };
    // Who asks was looked up and put right.
    let known = case.as_read.as_ref().is_some_and(|read| read.touched.contains(&Correction::Applicant));
    let mut facts: Vec<String> = case
        .signs()
        .filter(|(_, sign)| !(known && matches!(sign.kind, SignKind::Name | SignKind::Address)))
        .map(|(at, sign)| match sign.sure.is_asked() && !confirmed(at) {
            true => format!("{}?", what(sign)),
            false => what(sign),
        })
        .collect();
    if case.questions.iter().any(|q| q.own_personal_data == Some(true)) {
        facts.push("Asks for the applicant's own personal data".to_owned());
    }
    facts.dedup();
    facts
}
