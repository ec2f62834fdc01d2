//! What the memory proposes for a question: values of the registers as at the day of receipt and earlier answers, each
//! with its source. Nothing here decides or writes: an officer takes a proposal, or does not.

use std::collections::HashSet;

use answers::{Asked, Candidate, EarlierAnswer, Memory, lead_in};
use casework::{
    Authority, Case, CaseId,
    case::{LogEntry, Question},
    ids::QuestionId,
};
use jiff::civil::Date;
use store::LogFilter;
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    history::Remembered,
    log,
};

/// The most entries of the log that are searched, the newest first.
const ENTRIES: u32 = 1_000;
/// The most answers of imported responses that are looked at for a question, those that share most words first.
const REMEMBERED: u32 = 300;

impl Office {
    /// What the memory proposes for one question of a case, the best first; empty when nothing is known.
    pub async fn proposals(&self, who: &Who, case: CaseId, question: QuestionId) -> Result<Vec<Candidate>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let found = case.question(question).ok_or(Error::NotFound("question"))?;
        if found.own_personal_data == Some(true) {
            return Ok(Vec::new());
        }
        let published = self.published_answers(who.authority, &case).await?;
        self.propose(&authority, &case, found, &published).await
    }

    /// What the memory proposes for every question of a case, in order.
    pub async fn proposals_for_case(
        &self,
        who: &Who,
        case: CaseId,
    ) -> Result<Vec<(QuestionId, Vec<Candidate>)>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let published = self.published_answers(who.authority, &case).await?;
        let mut all = Vec::new();
        for question in case.questions.iter().filter(|q| q.own_personal_data != Some(true)) {
            all.push((question.id, self.propose(&authority, &case, question, &published).await?));
        }
        Ok(all)
    }

    /// The answers that stand in the log; what was withdrawn is not used.
    async fn published_answers(&self, authority: Uuid, case: &Case) -> Result<Published> {
        let mut published = Published::default();
        let filter = LogFilter { limit: ENTRIES, ..LogFilter::default() };
        for row in self.store.list_log(authority, &filter).await? {
            // What this case has published itself is no earlier answer to its own questions.
            if row.subject == case.id.0 {
                continue;
            }
            published.cases.insert(row.subject);
            let public = log::public(row)?;
            published.answers.extend(answers_of(&public.entry, &public.reference));
        }
        Ok(published)
    }

    /// Registers, published answers and those of imported responses, asked about one question.
    async fn propose(
        &self,
        authority: &Authority,
        case: &Case,
        question: &Question,
        published: &Published,
    ) -> Result<Vec<Candidate>> {
        let received_on: Date = case.origin.received_on;
        let stem = stem(case, question);
        let before: Vec<&str> =
            case.questions.iter().take_while(|q| q.id != question.id).map(|q| q.text.as_str()).collect();
        let asked = Asked {
            text: &question.text,
            stem: stem.as_deref(),
            heading: question.heading.as_deref(),
            subject: Some(&case.subject),
            previous: &before,
            received_on,
        };
        let mut earlier = published.answers.clone();
        let words = answers::search_words(&asked);
        for found in self.store.earlier_answers(authority.id, &words, received_on, REMEMBERED).await? {
            // What was published stands in the words that somebody looked at.
            if !published.cases.contains(&found.subject) {
                earlier.extend(of_history(&found));
            }
        }
        let registers = authority.registers_as_at(received_on);
        Ok(answers::propose(
            &asked,
            &Memory { registers: &registers, earlier: &earlier, ..Memory::default() },
        ))
    }
}

/// The answers that stand in the log, and the cases that they come from.
#[derive(Default)]
struct Published {
    answers: Vec<EarlierAnswer>,
    cases: HashSet<Uuid>,
}

fn of_history(found: &store::EarlierAnswer) -> Option<EarlierAnswer> {
    let body: Remembered = serde_json::from_slice(&found.body).ok()?;
    Some(EarlierAnswer {
        question: body.question,
        context: body.context,
        answer: body.answer,
        table: None,
        disposition: body.disposition,
        provisions: body.provisions,
        reference: body.reference,
        date: found.answered_on,
        published: false,
        of: None,
    })
}

fn answers_of(entry: &LogEntry, reference: &str) -> Vec<EarlierAnswer> {
    entry
        .answers
        .iter()
        .map(|answer| EarlierAnswer {
            question: answer.question_text.clone(),
            context: match &answer.heading {
                Some(heading) => format!("{heading}. {}", entry.title),
                None => entry.title.clone(),
            },
            answer: answer.answer.clone(),
            table: answer.table.clone(),
            disposition: answer.disposition,
            provisions: answer.provisions.clone(),
            reference: reference.to_owned(),
            date: Some(entry.on),
            published: true,
            of: None,
        })
        .collect()
}

/// The shared words of a question, after the words that introduce its part of the request.
fn stem(case: &Case, question: &Question) -> Option<String> {
    let stem = question.stem.and_then(|s| case.stem(s))?;
    // From the end of the last question before the stem, so that all questions under it have the same introduction.
    let above = stem.place.and_then(|place| {
        let before =
            case.questions.iter().filter_map(|q| q.place).map(|p| p.end).filter(|end| *end <= place.start);
        lead_in(&case.text, before.max().unwrap_or(0), place.start)
    });
    Some(match above {
        Some(above) => format!("{above} {}", stem.text),
        None => stem.text.clone(),
    })
}
