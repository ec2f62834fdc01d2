//! Corrected readings as labelled examples: the text, what was read, what the officer made of it, and which reader it
//! was. An example is made out of the events of its case whenever it is wanted, so that it lives as long as they do and
//! is gone with their erasure. Who asks is never in it.

use casework::{
    Case, CaseId, Command, Event,
    case::{AsRead, Correction, NewQuestion, Stem},
};
use document::{
    Law, Span,
    request::{Applicant, Question, Request, Stem as ReadStem, Unclear},
};
use jiff::Timestamp;
use serde::Serialize;
use store::StreamKey;
use tokio::sync::mpsc::Sender;

use crate::{
    Office, Who,
    case_page::Mask,
    error::{Error, Result},
    stream,
};

/// A corrected reading, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedReading {
    /// Its place in the list, to go on from.
    pub seq: u64,
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// When it was accepted.
    pub at: Timestamp,
    /// Which reader it was.
    pub reader: String,
    /// What was put right.
    pub corrections: Vec<Correction>,
}

/// A labelled example, in the shape of `candour read request` with the reading beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// What the officer made of it.
    #[serde(flatten)]
    pub made: Request,
    /// What was read.
    pub read: Request,
    /// Where the reader asked or claimed more, and whether it was right.
    pub answers: Vec<Answered>,
    /// What was put right.
    pub corrections: Vec<Correction>,
    /// Which reader it was.
    pub reader: String,
    /// The case that it comes from.
    pub case: String,
    /// The day on which the officer accepted.
    pub accepted: jiff::civil::Date,
}

/// What an officer said of a doubt or a sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// What the reader said.
    pub why: String,
    /// First byte of its place; equal to `end` where it has none.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it was right.
    pub right: bool,
}

/// Corrected readings looked at in one step.
const STEP: u32 = 200;

impl Office {
    /// Readings that officers put right, the oldest first, after a place, so many at most.
    pub async fn corrected_readings(
        &self,
        who: &Who,
        after: u64,
        limit: u32,
    ) -> Result<Vec<CorrectedReading>> {
        who.administrator()?;
        let found = self.store.readings_corrected(who.authority, after, limit).await?;
        let mut list = Vec::with_capacity(found.len());
        for one in found {
            let listed = self.store.case(who.authority, one.stream.id).await?;
            // What was erased is no example any more.
            let (Some(listed), Ok(Event::ReadingCorrected { reader, corrections })) =
                (listed, stream::event_of(&one))
            else {
                continue;
            };
            list.push(CorrectedReading {
                seq: one.seq,
                case: CaseId(one.stream.id),
                reference: listed.row.reference,
                at: one.at,
                reader,
                corrections,
            });
        }
        Ok(list)
    }

    /// All labelled examples of an authority, one JSON object a line, handed over line by line so that none are held
    /// together. Who took them out and how many is kept in the authority's own stream before the last is handed over.
    pub async fn export_examples(&self, who: &Who, command_id: &str, lines: Sender<String>) -> Result<u64> {
        let take = async |line: String| {
            lines.send(line).await.map_err(|_| Error::BadInput("nobody takes the examples".to_owned()))
        };
        who.administrator()?;
        let (mut after, mut count, mut held) = (0, 0, None);
        loop {
            let found = self.store.readings_corrected(who.authority, after, STEP).await?;
            let Some(last) = found.last() else { break };
            after = last.seq;
            for one in found {
                let Some(example) = self.example(who, CaseId(one.stream.id)).await? else { continue };
                let line = serde_json::to_string(&example)
                    .map_err(|_| Error::BadInput("an example cannot be written".to_owned()))?;
                count += 1;
                if let Some(before) = held.replace(line) {
                    take(before).await?;
                }
            }
        }
        let event = casework::AuthorityEvent::ExamplesExported { examples: count };
        self.change_authority(who, command_id, vec![event], Vec::new()).await?;
        if let Some(last) = held {
            take(last).await?;
        }
        Ok(count)
    }

    /// The example that a case is; none where nothing was put right, or its content was erased.
    pub async fn example(&self, who: &Who, case: CaseId) -> Result<Option<Example>> {
        who.administrator()?;
        let authority = self.authority(who.authority).await?;
        let stored = self.store.load(who.authority, StreamKey::case(case.0)).await?;
        let mut folded: Option<Case> = None;
        let mut corrected = None;
        for one in &stored {
            let event = stream::event_of(one)?;
            match (&mut folded, &event) {
                (None, _) => match casework::open(&event) {
                    Some(opened) => folded = Some(opened),
                    None => return Ok(None),
                },
                (Some(case), Event::Accepted { law, on }) => {
                    let Some((reader, corrections)) = corrected else { return Ok(None) };
                    return Ok(example_of(case, *law, *on, reader, corrections));
                }
                (Some(case), _) => {
                    casework::apply(case, &event, &stream::actor_of(&one.actor, &authority), one.at);
                }
            }
            if let Event::ReadingCorrected { reader, corrections } = event {
                corrected = Some((reader, corrections));
            }
        }
        Ok(None)
    }

    /// Puts right who asks; what stood before is on the timeline as well.
    pub async fn correct_applicant(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        applicant: Applicant,
        why: &str,
    ) -> Result<()> {
        let command = Command::CorrectApplicant { applicant, why: why.to_owned() };
        self.act(who, case, command_id, vec![command]).await.map(drop)
    }
}

/// The case as it stood when it was accepted, beside what was read, without who asks.
fn example_of(
    case: &Case,
    law: Law,
    accepted: jiff::civil::Date,
    reader: String,
    corrections: Vec<Correction>,
) -> Option<Example> {
    let read = case.as_read.as_ref()?;
    let mask = Mask::of(case);
    let text = mask.over(&case.text);
    let beside = read.reading.clone().unwrap_or_default();
    let now: Vec<NewQuestion> = case
        .questions
        .iter()
        .map(|q| NewQuestion {
            id: q.id,
            path: q.path.clone(),
            label: q.label.clone(),
            heading: q.heading.clone(),
            text: q.text.clone(),
            place: q.place,
            stem: q.stem,
            own_personal_data: q.own_personal_data,
        })
        .collect();
    let request = |law: Option<Law>, stems: &[Stem], questions: &[NewQuestion], unclear| Request {
        kind: "request".to_owned(),
        law,
        laws: law.into_iter().chain(beside.laws.iter().copied().filter(|l| Some(*l) != law)).collect(),
        applicant: Applicant::default(),
        date: beside.date,
        subject: beside.subject.as_deref().map(|s| mask.over(s)),
        stems: stems.iter().map(|s| stem(s, &mask)).collect(),
        questions: questions.iter().map(|q| question(q, stems, &mask)).collect(),
        unclear,
        text: None,
    };
    let mut made = request(Some(law), &case.stems, &now, Vec::new());
    made.text = Some(text);
    let unclear = read.unclear.iter().map(|u| {
        let place = u.place.unwrap_or(Span::new(0, 0));
        Unclear { why: u.why.clone(), start: place.start, end: place.end }
    });
    let mut as_read = request(read.law, &read.stems, &read.questions, unclear.collect());
    for (question, sure) in as_read.questions.iter_mut().zip(&beside.sure) {
        question.certainty = *sure;
    }
    let answers = read.answers.iter().filter_map(|(id, right)| answered(read, id, *right)).collect();
    let reference = case.reference.clone();
    Some(Example { made, read: as_read, answers, corrections, reader, case: reference, accepted })
}

fn stem(stem: &Stem, mask: &Mask) -> ReadStem {
    let place = stem.place.unwrap_or(Span::new(0, 0));
    ReadStem { text: mask.over(&stem.text), start: place.start, end: place.end }
}

fn question(question: &NewQuestion, stems: &[Stem], mask: &Mask) -> Question {
    let place = question.place.unwrap_or(Span::new(0, 0));
    Question {
        path: question.path.clone(),
        label: question.label.clone(),
        heading: question.heading.as_deref().map(|h| mask.over(h)),
        text: mask.over(&question.text),
        start: place.start,
        end: place.end,
        stem: question.stem.and_then(|id| stems.iter().position(|s| s.id == id)),
        law: None,
        own_personal_data: question.own_personal_data,
        certainty: None,
    }
}

/// What a doubt or a sign had said.
fn answered(read: &AsRead, id: &str, right: bool) -> Option<Answered> {
    let (kind, at) = id.split_once('-')?;
    let at: usize = at.parse().ok()?;
    let of = |id: usize| read.questions.iter().find(|q| usize::try_from(q.id.0) == Ok(id));
    let (why, place) = match kind {
        "unclear" => read.unclear.get(at).map(|u| (u.why.clone(), u.place))?,
        "sign" => read.reading.as_ref()?.signs.get(at).map(|s| (s.why.clone(), s.place))?,
        "question" => ("it is one question".to_owned(), of(at)?.place),
        "own" => ("it asks for own personal data".to_owned(), of(at)?.place),
        _ => return None,
    };
    let place = place.unwrap_or(Span::new(0, 0));
    Some(Answered { why, start: place.start, end: place.end, right })
}
