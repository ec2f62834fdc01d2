//! What the form of asking says: what was typed, taken apart into its questions; which of them a published answer
//! answers; and what is asked still.
//!
//! Questions are told apart by their number over all boxes, from 0: the reader finds the same ones in the same words.

use casework::case::FoundPublished;
use document::request::Applicant;
use office::answers::Asked;
use office::{Counted, Offer, Office, PublicEntry, TypedBox, TypedQuestion};
use uuid::Uuid;

use super::super::face::Face;
use crate::form::Form;
use crate::{Answer, Error};

/// Most boxes for questions.
pub(super) const BOXES: usize = 20;
/// Most questions for which published answers are looked up.
pub(super) const PARTS: usize = 12;
/// Published answers shown for one question.
const SHOWN: usize = 3;
/// Answers that are remembered as counted already.
const REMEMBERED: usize = 60;

/// Says of a question that none of the answers shown answers it.
pub(super) const NO: &str = "no";

/// A published answer by its place.
pub(super) type Key = (Uuid, u32);

/// `ENTRY.ANSWER` of a field.
pub(in super::super) fn key(value: &str) -> Option<Key> {
    let (entry, answer) = value.split_once('.')?;
    Some((Uuid::parse_str(entry).ok()?, answer.parse().ok()?))
}

/// The same for a field.
pub(in super::super) fn key_words(entry: Uuid, answer: usize) -> String {
    format!("{}.{answer}", entry.simple())
}

/// The field that says which answer answers a question.
pub(super) fn field(number: usize) -> String {
    format!("part-{number}")
}

/// How many boxes the page has.
pub(super) fn box_count(form: &Form) -> usize {
    let named = (1..=BOXES).rev().find(|at| !form.trimmed(&format!("question-{at}")).is_empty());
    form.trimmed("boxes").parse().unwrap_or(1).clamp(1, BOXES).max(named.unwrap_or(1))
}

/// The boxes that something was typed into.
pub(super) fn boxes(form: &Form) -> Vec<String> {
    let typed = |at| form.trimmed(&format!("question-{at}")).to_owned();
    (1..=BOXES).map(typed).filter(|text| !text.is_empty()).collect()
}

/// Who asks.
pub(super) fn applicant(form: &Form) -> Applicant {
    let given = |name: &str| Some(form.trimmed(name).to_owned()).filter(|text| !text.is_empty());
    let post = form.has("how", "post");
    Applicant {
        name: given("name"),
        email: given("email").filter(|_| !post),
        organisation: given("organisation"),
        address: given("address").filter(|_| post),
    }
}

/// The boxes as they were read.
pub(super) async fn read(office: &Office, form: &Form) -> Answer<Vec<TypedBox>> {
    let mut read = Vec::new();
    for text in boxes(form) {
        read.push(office.read_typed(&text).await?);
    }
    Ok(read)
}

fn questions(read: &[TypedBox]) -> impl Iterator<Item = &TypedQuestion> {
    read.iter().flat_map(|one| &one.questions)
}

/// A question with the published answers that may answer it.
pub(super) struct Part {
    pub(super) number: usize,
    pub(super) text: String,
    pub(super) offers: Vec<Offer>,
}

/// The questions to which there are published answers, in order.
pub(super) async fn offered(office: &Office, face: &Face, read: &[TypedBox]) -> Answer<Vec<Part>> {
    let authority = face.authority()?.id;
    let mut parts = Vec::new();
    let mut before: Vec<&str> = Vec::new();
    for (number, question) in questions(read).enumerate().take(PARTS) {
        if !question.own {
            let asked = Asked {
                text: &question.text,
                stem: question.stem.as_deref(),
                heading: question.heading.as_deref(),
                subject: None,
                previous: &before,
                received_on: office.today(),
            };
            let offers = office.offers(authority, &asked, SHOWN).await?;
            if !offers.is_empty() {
                parts.push(Part { number, text: question.text.clone(), offers });
            }
        }
        before.push(&question.text);
    }
    Ok(parts)
}

/// A question that a published answer answers.
pub(super) struct Ticked {
    pub(super) question: String,
    pub(super) entry: PublicEntry,
    pub(super) answer: usize,
}

impl Ticked {
    /// Where the answer is read.
    pub(super) fn path(&self) -> String {
        format!("/log/{}#answer-{}", self.entry.id.simple(), self.answer + 1)
    }

    /// The same for the case, with the whole address.
    pub(super) fn found(&self, base: &str) -> FoundPublished {
        FoundPublished {
            question: self.question.clone(),
            title: self.entry.entry.title.clone(),
            address: format!("{base}{}", self.path()),
        }
    }
}

/// What is asked and what is not.
pub(super) struct Settled {
    /// What is asked still, box by box.
    pub(super) asked: Vec<String>,
    /// What a published answer answers.
    pub(super) answered: Vec<Ticked>,
}

/// Sorts what was typed by what was said of the answers shown. An answer that does not stand any more answers nothing.
pub(super) async fn settle(office: &Office, face: &Face, form: &Form, read: &[TypedBox]) -> Answer<Settled> {
    let authority = face.authority()?.id;
    let (mut asked, mut answered) = (Vec::new(), Vec::new());
    let mut number = 0;
    for one in read {
        let mut taken = Vec::new();
        for (at, question) in one.questions.iter().enumerate() {
            let chosen = (number < PARTS && !question.own).then(|| key(form.value(&field(number)))).flatten();
            number += 1;
            let Some((entry, answer)) = chosen else { continue };
            match office.log_entry(authority, entry).await {
                Ok(entry) if entry.withdrawn.is_none() && (answer as usize) < entry.entry.answers.len() => {
                    answered.push(Ticked { question: question.text.clone(), entry, answer: answer as usize });
                    taken.push(at);
                }
                Ok(_) | Err(office::Error::NotFound(_)) => {}
                Err(cause) => return Err(Error::from(cause)),
            }
        }
        asked.extend(one.without(&taken).filter(|text| !text.is_empty()));
    }
    Ok(Settled { asked, answered })
}

/// Counts what is shown now and was not before, and notes in the form what was shown beside which question.
pub(super) async fn count_shown(office: &Office, face: &Face, form: &mut Form, parts: &[Part]) -> Answer<()> {
    let mut counted: Vec<String> = form.values("counted").take(REMEMBERED).map(str::to_owned).collect();
    let mut counts = Vec::new();
    if counted.is_empty() {
        counts.push((None, Counted::Offered));
    }
    form.clear("offered");
    for part in parts {
        for offer in &part.offers {
            let words = key_words(offer.entry.id, offer.answer);
            form.add("offered", format!("{}.{words}", part.number));
            if !counted.contains(&words) && counted.len() < REMEMBERED {
                counts.extend(key(&words).map(|key| (Some(key), Counted::Shown)));
                form.add("counted", words.clone());
                counted.push(words);
            }
        }
    }
    Ok(office.count_offers(face.authority()?.id, &counts).await?)
}

/// What came of the answers that were shown, once the person is done.
pub(super) fn outcome(form: &Form) -> Vec<(Option<Key>, Counted)> {
    let one = |value: &str| {
        let (number, words) = value.split_once('.')?;
        let number: usize = number.parse().ok().filter(|number| *number < PARTS)?;
        let what = match form.value(&field(number)) {
            "" => Counted::Asked,
            NO => Counted::No,
            chosen if chosen == words => Counted::Helped,
            // Another answer was the better one.
            _ => return None,
        };
        Some((Some(key(words)?), what))
    };
    form.values("offered").take(REMEMBERED).filter_map(one).collect()
}
