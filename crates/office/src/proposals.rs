//! What the memory proposes for a question: values of the registers as at a day and earlier answers, each with its
//! source. Nothing here decides or writes: an officer takes a proposal, or does not.

use answers::{Asked, Candidate, Memory, Prepared, lead_in};
use casework::{Authority, Case, CaseId, case::Question, ids::QuestionId, register::Register};
use document::request::Request;
use jiff::civil::Date;

use crate::{
    Office, Who,
    draft::not_rejected,
    error::{Error, Result},
    memory::Earlier,
};

/// A question with the words around it, as its own: what [`Asked`] borrows.
#[derive(Clone, Debug)]
pub(crate) struct InContext {
    pub text: String,
    pub stem: Option<String>,
    pub heading: Option<String>,
    pub subject: String,
    pub previous: Vec<String>,
    pub received_on: Date,
}

impl InContext {
    /// A question of a case.
    pub fn of_case(case: &Case, question: &Question) -> InContext {
        InContext {
            text: question.text.clone(),
            stem: stem_of_case(case, question),
            heading: question.heading.clone(),
            subject: case.subject.clone(),
            previous: case
                .questions
                .iter()
                .take_while(|q| q.id != question.id)
                // A new part of the request speaks of its own matter: what leans on a question leans within it.
                .filter(|q| q.stem == question.stem)
                .map(|q| q.text.clone())
                .collect(),
            received_on: case.origin.received_on,
        }
    }

    /// A question of a request that was only read, with the text into which its places point.
    pub fn of_request(request: &Request, at: usize, text: &str, received_on: Date) -> Option<InContext> {
        let question = request.questions.get(at)?;
        let stem = question.stem.and_then(|s| request.stems.get(s)).map(|stem| {
            let before = request.questions.iter().map(|q| q.end).filter(|end| *end <= stem.start).max();
            introduced(text, before, stem.start, &stem.text)
        });
        Some(InContext {
            text: question.text.clone(),
            stem,
            heading: question.heading.clone(),
            subject: request.subject.clone().unwrap_or_default(),
            previous: request.questions[..at]
                .iter()
                .filter(|q| q.stem == question.stem)
                .map(|q| q.text.clone())
                .collect(),
            received_on,
        })
    }

    /// Asks with it.
    pub fn asking<T>(&self, ask: impl FnOnce(&Asked<'_>) -> T) -> T {
        let previous: Vec<&str> = self.previous.iter().map(String::as_str).collect();
        ask(&Asked {
            text: &self.text,
            stem: self.stem.as_deref(),
            heading: self.heading.as_deref(),
            subject: Some(self.subject.as_str()).filter(|s| !s.is_empty()),
            previous: &previous,
            received_on: self.received_on,
        })
    }
}

/// Everything that the memory of an authority holds for questions of one request.
pub(crate) struct Known<'a> {
    pub authority: &'a Authority,
    registers: Vec<&'a Register>,
    /// The same registers, made ready once for all questions.
    prepared: Prepared<'a>,
    /// The case that they are of: what it answered itself is no earlier answer.
    case: Option<CaseId>,
}

impl Known<'_> {
    /// The memory for one question, with the earlier answers that were looked up for it.
    pub fn memory<'m>(&'m self, earlier: &'m Earlier) -> Memory<'m> {
        Memory {
            registers: &self.registers,
            earlier: &earlier.answers,
            names: &self.authority.names,
            rarities: Some(&earlier.rarities),
        }
    }
}

/// What is known about one question: what is proposed for it, and the memory that it was proposed from.
pub(crate) struct Found {
    pub candidates: Vec<Candidate>,
    pub earlier: Earlier,
}

impl Office {
    /// What the memory proposes for a question outside any case, by the registers as at a day; the best first, empty
    /// when nothing is known.
    pub async fn recall(&self, who: &Who, asked: &Asked<'_>, as_at: Date) -> Result<Vec<Candidate>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let known = self.known(&authority, None, as_at);
        let question = InContext {
            text: asked.text.to_owned(),
            stem: asked.stem.map(str::to_owned),
            heading: asked.heading.map(str::to_owned),
            subject: asked.subject.unwrap_or_default().to_owned(),
            previous: asked.previous.iter().map(|q| (*q).to_owned()).collect(),
            received_on: asked.received_on,
        };
        Ok(self.find(&known, &question).await.candidates)
    }

    /// What the memory proposes for one question of a case, the best first; empty when nothing is known.
    pub async fn proposals(&self, who: &Who, case: CaseId, question: QuestionId) -> Result<Vec<Candidate>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let found = case.question(question).ok_or(Error::NotFound("question"))?;
        if found.own_personal_data == Some(true) {
            return Ok(Vec::new());
        }
        let known = self.known(&authority, Some(&case), case.origin.received_on);
        let candidates = self.find(&known, &InContext::of_case(&case, found)).await.candidates;
        Ok(not_rejected(found, candidates))
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
        let known = self.known(&authority, Some(&case), case.origin.received_on);
        let mut all = Vec::new();
        for question in case.questions.iter().filter(|q| q.own_personal_data != Some(true)) {
            let found = self.find(&known, &InContext::of_case(&case, question)).await;
            all.push((question.id, not_rejected(question, found.candidates)));
        }
        Ok(all)
    }

    /// What is known for the questions of one request: the registers as at a day, and earlier answers but those of the
    /// case itself, which are looked up for each question.
    pub(crate) fn known<'a>(&self, authority: &'a Authority, case: Option<&Case>, as_at: Date) -> Known<'a> {
        let registers = authority.registers_as_at(as_at);
        let prepared = Prepared::of(&registers, &authority.names);
        Known { authority, registers, prepared, case: case.map(|c| c.id) }
    }

    /// Registers and earlier answers, asked about one question.
    pub(crate) async fn find(&self, known: &Known<'_>, question: &InContext) -> Found {
        let earlier = self.earlier_in_context(known.authority.id, known.case, question).await;
        let candidates =
            question.asking(|asked| known.prepared.propose(asked, &earlier.answers, Some(&earlier.rarities)));
        Found { candidates, earlier }
    }
}

/// The shared words of a question, after the words that introduce its part of the request.
pub(crate) fn stem_of_case(case: &Case, question: &Question) -> Option<String> {
    let stem = question.stem.and_then(|s| case.stem(s))?;
    let Some(place) = stem.place else { return Some(stem.text.clone()) };
    let ends = case.questions.iter().filter_map(|q| q.place).map(|p| p.end);
    let before = ends.filter(|end| *end <= place.start).max();
    Some(introduced(&case.text, before, place.start, &stem.text))
}

/// Shared words after what introduces them. It is looked for from the end of the last question before them, so that all
/// questions under them have the same introduction.
fn introduced(text: &str, before: Option<usize>, start: usize, stem: &str) -> String {
    match lead_in(text, before.unwrap_or(0), start) {
        Some(above) => format!("{above} {stem}"),
        None => stem.to_owned(),
    }
}
