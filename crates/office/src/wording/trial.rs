//! Words tried before they are used: in a letter of a real case, or of the sample case, and before the checks.

use std::collections::BTreeMap;

use casework::{Authority, Case, CaseId, case::LetterKind, decision::Disposition};
use document::{Block, Document, Language};
use jiff::civil::Date;
use letters::{
    Finding, Plan,
    wording::{
        places::{self, Wrong},
        sample::{Sample, showing, writing_in},
        trial,
    },
};

use crate::{
    Office, Who,
    error::{Error, Result},
};

/// Blocks shown before and after the words, so that they are read in their place.
const AROUND: usize = 2;

/// In which letter words are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriedOn {
    /// A letter of the sample case.
    Sample,
    /// A letter of a real case, without who asks.
    Case(CaseId),
}

/// Words tried.
#[derive(Clone, Debug)]
pub struct TriedWording {
    /// What is wrong with their form; they are tried all the same.
    pub wrong: Vec<Wrong>,
    /// What letter they were tried in; none where no letter of this authority has the place.
    pub kind: Option<LetterKind>,
    /// The words in their place, as a fragment of a page; empty where they do not stand in this letter.
    pub in_place: String,
    /// The whole letter, as a fragment of a page.
    pub letter: String,
    /// What the checks find in sample letters with them, and not without.
    pub findings: Vec<(LetterKind, Finding)>,
}

impl Office {
    /// Tries words for a place. Nothing is kept.
    pub async fn try_wording(
        &self,
        who: &Who,
        language: Language,
        place: &str,
        text: &str,
        on: TriedOn,
    ) -> Result<TriedWording> {
        who.of_the_desk()?;
        let place = places::known(place).ok_or(Error::NotFound("place of the letters"))?.to_owned();
        let authority = self.authority(who.authority).await?;
        let today = self.today();
        let case = match on {
            TriedOn::Sample => None,
            TriedOn::Case(id) => {
                let (mut case, _) = self.load_case(who.authority, &authority, id).await?;
                if !casework::permission::may(&who.actor, &case, casework::permission::Operation::SeeCase) {
                    return Err(Error::NotFound("case"));
                }
                crate::case_page::blind(&mut case);
                case.applicant.name = Some("(the applicant)".to_owned());
                Some(case)
            }
        };
        // What is longer than any place may hold is not worth composing.
        let text: String = text.chars().take(places::MOST * 2).collect();
        off_the_threads(move || {
            let wrong = places::wrong(&place, &text);
            let authority = writing_in(&authority, language);
            let texts = BTreeMap::from([(place.clone(), text)]);
            let tried = trial::with(&authority, language, &texts);
            let findings = trial::trial(&authority, language, &texts, today);
            let sample = showing(&place, &tried, language, today);
            let letter = match case {
                None => sample,
                Some(case) => Some(of_a_case(case, &place, language, sample, today)),
            };
            let Some(Sample { kind, case, plan }) = letter else {
                let (in_place, letter) = (String::new(), String::new());
                return TriedWording { wrong, kind: None, in_place, letter, findings };
            };
            let document = letters::compose(kind, &case, &tried, &plan);
            let marked = BTreeMap::from([(place, "\u{1}".to_owned())]);
            let other = letters::compose(kind, &case, &trial::with(&authority, language, &marked), &plan);
            let in_place = in_place(&document, &other).map(|part| rendering::html_below(&part, 3));
            TriedWording {
                wrong,
                kind: Some(kind),
                in_place: in_place.unwrap_or_default(),
                letter: rendering::html_below(&document, 3),
                findings,
            }
        })
        .await
    }

    /// What the checks find in sample letters with these words, off the asynchronous threads.
    pub(super) async fn wording_findings(
        &self,
        authority: &Authority,
        language: Language,
        texts: BTreeMap<String, String>,
    ) -> Result<Vec<(LetterKind, Finding)>> {
        let (authority, today) = (authority.clone(), self.today());
        off_the_threads(move || trial::trial(&authority, language, &texts, today)).await
    }
}

async fn off_the_threads<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Error::BadInput("the words could not be tried just now: try again".to_owned()))
}

/// The letter of a real case in which a place would stand, with what the sample letter says where the case says nothing.
fn of_a_case(mut case: Case, place: &str, language: Language, sample: Option<Sample>, today: Date) -> Sample {
    case.language = language;
    case.wording.clear();
    let begins = place.strip_prefix("subject.").unwrap_or(place).split('.').next().unwrap_or_default();
    let kind = LetterKind::from_id(begins).unwrap_or(LetterKind::Response);
    let mut plan = sample.filter(|s| s.kind == kind).map_or_else(|| Plan::new(today), |s| s.plan);
    let answered = |q: &&casework::case::Question| {
        q.decision
            .as_ref()
            .is_some_and(|d| !matches!(d.disposition, Disposition::ToFollow | Disposition::Unclear))
    };
    if kind.answers() {
        plan.answers = case.questions.iter().filter(answered).map(|q| q.id).collect();
        plan.to_follow = Plan::ready(&case, today).to_follow;
        plan.supersedes = plan.supersedes.and_then(|_| case.letters.last().map(|l| l.id));
    } else {
        plan.groups = case.groups.keys().copied().collect();
        plan.particulars.questions = case.questions.iter().map(|q| q.id).take(1).collect();
    }
    Sample { kind, case, plan }
}

/// The part of a document in which it differs from another, with a little around it; none where they are the same.
fn in_place(document: &Document, other: &Document) -> Option<Document> {
    let (a, b) = (&document.blocks, &other.blocks);
    let same = |(x, y): &(&Block, &Block)| x == y;
    let from = a.iter().zip(b).take_while(same).count();
    let title = document.title != other.title;
    if from == a.len() && from == b.len() && !title {
        return None;
    }
    let rest = (a.len() - from).min(b.len() - from);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(same).count().min(rest);
    let (from, to) = (from.saturating_sub(AROUND), (a.len() - end + AROUND).min(a.len()));
    Some(Document {
        title: if title { document.title.clone() } else { String::new() },
        letterhead: None,
        recipient: Vec::new(),
        date: None,
        reference: None,
        blocks: a[from.min(to)..to].to_vec(),
        ..document.clone()
    })
}
