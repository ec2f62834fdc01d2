//! What an applicant would be advised to raise against each refusal, asked of a letter before it leaves: one file for
//! each of the twelve subjects. It judges no exemption; it says which question the letter already answers.

mod s11_form;
mod s12_cost;
mod s14_vexatious;
mod s21_accessible;
mod s22_future_publication;
mod s30_investigations;
mod s31_law_enforcement;
mod s35_policy;
mod s38_health_and_safety;
mod s40_personal_data;
mod s41_confidence;
mod s43_commercial;
mod topic;

use document::Law;
use serde::Serialize;

use crate::{
    checks::{self, Ground, Subject},
    draft::Draft,
    grounds,
};
use topic::{Shown, Topic, View};

/// Whether a letter answers a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Met {
    /// It does not.
    No,
    /// Only somebody who knows the information can say.
    Unknown,
    /// It does.
    Yes,
}

/// A question that an applicant would be advised to raise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Challenge {
    /// The subject, by its section of the Act: `s.43`.
    pub subject: &'static str,
    /// What the subject is about.
    pub title: &'static str,
    /// The law under which the letter refuses.
    pub law: Law,
    /// The provision that the letter relies on.
    pub provision: String,
    /// What it concerns: `question 7`, `letter`.
    pub place: String,
    /// What the applicant would ask.
    pub asks: &'static str,
    /// Why that tells.
    pub because: &'static str,
    /// Where that stands or was decided.
    pub cite: &'static str,
    /// What to do before the letter leaves.
    pub act: &'static str,
    /// Whether the letter answers it.
    pub met: Met,
}

const TOPICS: [&Topic; 12] = [
    &s11_form::TOPIC,
    &s12_cost::TOPIC,
    &s14_vexatious::TOPIC,
    &s21_accessible::TOPIC,
    &s22_future_publication::TOPIC,
    &s30_investigations::TOPIC,
    &s31_law_enforcement::TOPIC,
    &s35_policy::TOPIC,
    &s38_health_and_safety::TOPIC,
    &s40_personal_data::TOPIC,
    &s41_confidence::TOPIC,
    &s43_commercial::TOPIC,
];

/// The twelve subjects: section of the Act and what it is about.
pub fn subjects() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|t| (t.subject, t.title))
}

/// Every challenge to the refusals of a letter, in the order of the letter: for each provision those that it does not
/// answer first. Empty for a letter that refuses nothing.
pub fn challenges(draft: &Draft) -> Vec<Challenge> {
    let subject = Subject::new(draft);
    let found: Vec<checks::Finding> = checks::check(draft).findings;
    let mut out = Vec::new();
    let mut seen: Vec<(&str, Law, String)> = Vec::new();
    for ground in &subject.grounds {
        for topic in TOPICS.iter().filter(|t| t.covers(ground.law, &ground.provision)) {
            // Two limbs of one section are challenged once for the same questions.
            let place = place(&subject, ground);
            let key = (topic.subject, ground.law, place.clone());
            if !seen.contains(&key) {
                seen.push(key);
                ask(topic, &View::new(&subject, ground, &found), place, &mut out);
            }
        }
    }
    if let Some(form) = s11_form::raised(&subject) {
        ask(&s11_form::TOPIC, &View::of_letter(&subject, &form, &found), "letter".to_owned(), &mut out);
    }
    out
}

fn ask(topic: &'static Topic, view: &View<'_>, place: String, out: &mut Vec<Challenge>) {
    let from = out.len();
    for point in topic.points.iter().filter(|p| p.is_raised(view.ground)) {
        let met = match point.shown {
            Shown::Nowhere => Met::Unknown,
            _ if view.shows(&point.shown) => Met::Yes,
            _ if view.may_be_missing() => Met::Unknown,
            _ => Met::No,
        };
        out.push(Challenge {
            subject: topic.subject,
            title: topic.title,
            law: view.ground.law,
            provision: view.ground.provision.clone(),
            place: place.clone(),
            asks: point.asks,
            because: point.because,
            cite: point.cite,
            act: point.act,
            met,
        });
    }
    out[from..].sort_by_key(|c| c.met);
}

fn place(subject: &Subject<'_>, ground: &Ground<'_>) -> String {
    let names: Vec<String> = ground.questions.iter().map(|n| subject.name(*n)).collect();
    let bare: Option<Vec<&str>> = names.iter().map(|n| n.strip_prefix("question ")).collect();
    // Challenges are in English, as findings are.
    let and = |items: &[&str]| crate::prose::speech::and(document::Language::English, items);
    match bare {
        _ if names.is_empty() => "letter".to_owned(),
        Some(bare) if bare.len() > 1 => format!("questions {}", and(&bare)),
        _ => and(&names.iter().map(String::as_str).collect::<Vec<_>>()),
    }
}

impl Challenge {
    /// The provision in words: "section 43(2)".
    pub fn provision_in_words(&self) -> String {
        grounds::in_words([(self.law, self.provision.as_str())])
    }
}

/// Challenges as a terminal shows them: under each provision what is open first, with what to do.
pub fn text(challenges: &[Challenge]) -> String {
    let mut out = String::from("\nWhat the applicant could ask:\n");
    if challenges.is_empty() {
        out.push_str("  nothing is refused\n");
    }
    let mut under = String::new();
    for challenge in challenges {
        let head = format!("{}: {}", challenge.place, challenge.provision_in_words());
        if head != under {
            out.push_str(&format!("\n{head} ({})\n", challenge.title.to_lowercase()));
            under = head;
        }
        let mark = match challenge.met {
            Met::Yes => "answered",
            Met::No => "open",
            Met::Unknown => "ask yourself",
        };
        out.push_str(&format!("  {}  [{mark}]\n", challenge.asks));
        out.push_str(&format!("      {} ({})\n", challenge.because, challenge.cite));
        if challenge.met != Met::Yes {
            out.push_str(&format!("      {}\n", challenge.act));
        }
    }
    out
}
