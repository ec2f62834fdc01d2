//! The case page: everything an officer needs of one case, at hand. Who asks is not on it.

use std::sync::Arc;

use casework::{
    Authority, Case, CaseId, Command, Progress, Stage,
    case::{Group, LookPurpose, Question},
    permission::{self, Operation},
};
use document::request::Applicant;
use law::{
    clock::Due,
    limits::{Tier, appropriate_limit},
};
use reading::Opened;

use crate::{
    Office, Who,
    calendar::{MoveView, move_view},
    contributor::countable_minutes,
    error::Result,
    intake::name_of,
};

/// The case page.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// The case, with the applicant left out.
    pub case: Case,
    /// The authority.
    pub authority: Arc<Authority>,
    /// Where it stands.
    pub stage: Stage,
    /// The questions, in order.
    pub questions: Vec<QuestionView>,
    /// The groups with their clocks.
    pub groups: Vec<GroupView>,
    /// Dates that newer editions of the calendar moved, the newest first.
    pub moves: Vec<MoveView>,
    /// What is next.
    pub next: String,
    /// What the reading takes the message for, while it is not triaged: kind and reason, the likeliest first.
    pub triage_proposals: Vec<(String, String)>,
    /// Minutes that count towards the cost limit, so far.
    pub countable_minutes: u32,
    /// The limit in minutes, where the law has one.
    pub limit_minutes: Option<u32>,
    /// What this person may do here now.
    pub may: Vec<Operation>,
}

/// One question on the case page.
#[derive(Clone, Debug)]
pub struct QuestionView {
    /// The question.
    pub question: Question,
    /// How it is called.
    pub name: String,
    /// What it still needs.
    pub progress: Progress,
    /// The shared words it stands under.
    pub stem: Option<String>,
    /// Whether it begins a new heading.
    pub begins: Option<String>,
}

/// One group on the case page.
#[derive(Clone, Debug)]
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// The names of its questions.
    pub questions: Vec<String>,
    /// The clock with its whole working; none where the law cannot say.
    pub due: Option<Due>,
    /// Why not.
    pub why_not: Option<String>,
    /// Whether anything of it is still unanswered.
    pub open: bool,
}

impl Office {
    /// The case page.
    pub async fn case_page(&self, who: &Who, id: CaseId) -> Result<CasePage> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (mut case, _) = self.load_case(who.authority, &authority, id).await?;
        let stage = case.stage();
        let today = self.today();
        let groups = case
            .groups
            .values()
            .map(|group| {
                let working = casework::working_with(&case, group, &authority, today, self.edition);
                let (due, why_not) = match working.into_result() {
                    Ok(due) => (Some(due), None),
                    Err(why) => (None, Some(why)),
                };
                GroupView {
                    group: group.clone(),
                    questions: case
                        .questions
                        .iter()
                        .filter(|q| q.group == group.id)
                        .map(|q| case.name_of(q.id))
                        .collect(),
                    due,
                    why_not,
                    open: case.unanswered().any(|q| q.group == group.id),
                }
            })
            .collect();
        let mut heading: Option<String> = None;
        let questions = case
            .questions
            .iter()
            .map(|question| {
                let begins = (question.heading != heading).then(|| question.heading.clone()).flatten();
                heading = question.heading.clone();
                QuestionView {
                    name: case.name_of(question.id),
                    progress: case.progress(question.id),
                    stem: question.stem.and_then(|s| case.stem(s)).map(|s| s.text.clone()),
                    begins,
                    question: question.clone(),
                }
            })
            .collect();
        let triage_proposals = if case.triage.is_none() { proposals(&case) } else { Vec::new() };
        let may = Operation::ALL.into_iter().filter(|op| permission::may(&who.actor, &case, *op)).collect();
        let tier = if authority.profile.higher_limit { Tier::PartOne } else { Tier::Other };
        let limit_minutes = case
            .law()
            .and_then(|law| appropriate_limit(law, tier, case.origin.received_on).answer())
            .map(|limit| limit.hours() * 60);
        let next = casework::next_step(&case).1;
        let countable_minutes = countable_minutes(&case);
        let moves = case.moves.iter().rev().map(|moved| move_view(&case, moved)).collect();
        blind(&mut case);
        Ok(CasePage {
            stage,
            questions,
            groups,
            moves,
            next,
            triage_proposals,
            countable_minutes,
            limit_minutes,
            may,
            authority,
            case,
        })
    }

    /// Who asks, for a stated purpose; the look is on the timeline.
    pub async fn look_at_applicant(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        purpose: LookPurpose,
        note: &str,
    ) -> Result<Applicant> {
        let command = Command::LookAtApplicant { purpose, note: note.to_owned() };
        Ok(self.act(who, case, command_id, vec![command]).await?.applicant)
    }

    /// What the clock of a group would be as of today, with its whole working.
    pub async fn clock(&self, who: &Who, case: CaseId, group: casework::ids::GroupId) -> Result<Due> {
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let group = case.groups.get(&group).ok_or(crate::Error::NotFound("clock"))?;
        casework::working_with(&case, group, &authority, self.today(), self.edition)
            .into_result()
            .map_err(crate::Error::BadInput)
    }
}

/// Takes out of a case what tells who asks: the applicant, and their name and addresses wherever they stand in the text
/// of the request and of messages. Lengths stay, so that every place still points where it pointed.
pub(crate) fn blind(case: &mut Case) {
    let mask = Mask::of(case);
    case.applicant = Applicant::default();
    case.former_applicants.clear();
    case.text = mask.over(&case.text);
    case.subject = mask.over(&case.subject);
    for message in &mut case.messages {
        message.from = Applicant::default();
        message.text = mask.over(&message.text);
        message.subject = mask.over(&message.subject);
    }
    for review in &mut case.reviews {
        review.grounds = mask.over(&review.grounds);
    }
}

/// What tells who asks in a case.
pub(crate) struct Mask(Vec<String>);

impl Mask {
    /// By the applicant, as they were read and put right, and by who wrote the messages.
    pub(crate) fn of(case: &Case) -> Mask {
        let people = case.former_applicants.iter().chain(case.messages.iter().map(|m| &m.from));
        let mut tells: Vec<String> = people.chain([&case.applicant]).flat_map(told_by).collect();
        tells.sort_by_key(|t| std::cmp::Reverse(t.len()));
        tells.dedup();
        Mask(tells)
    }

    /// The text with stars in their place, byte for byte as long.
    pub(crate) fn over(&self, text: &str) -> String {
        masked(text, &self.0, |bytes| "*".repeat(bytes))
    }

    /// The text with a word in their place that says so, for a letter.
    pub(crate) fn cut_from(&self, text: &str) -> String {
        masked(text, &self.0, |_| "(name removed)".to_owned())
    }
}

fn told_by(applicant: &Applicant) -> Vec<String> {
    let mut tells: Vec<String> = [&applicant.name, &applicant.email, &applicant.organisation]
        .into_iter()
        .flatten()
        .cloned()
        .chain(applicant.address.iter().flat_map(|a| a.lines().map(str::to_owned)))
        .map(|t| t.trim().trim_end_matches(',').to_owned())
        .collect();
    if let Some(surname) = applicant.name.as_deref().and_then(|n| n.split_whitespace().last()) {
        tells.push(surname.to_owned());
    }
    tells.retain(|t| t.chars().count() > 2);
    tells
}

/// The text with something else where any of these words stand as whole words, in any case of letters.
fn masked(text: &str, tells: &[String], instead: impl Fn(usize) -> String) -> String {
    let mut out = text.to_owned();
    for tell in tells {
        let wanted: Vec<char> = tell.chars().flat_map(char::to_lowercase).collect();
        let chars: Vec<(usize, char)> = out.char_indices().collect();
        let mut at = 0;
        let mut spans: Vec<(usize, usize)> = Vec::new();
        while at + wanted.len() <= chars.len() {
            let here = chars[at..at + wanted.len()]
                .iter()
                .zip(&wanted)
                .all(|((_, c), w)| c.to_lowercase().eq(std::iter::once(*w)));
            let alone = |c: Option<&(usize, char)>| !c.is_some_and(|(_, c)| c.is_alphanumeric());
            let whole = here
                && alone(at.checked_sub(1).and_then(|before| chars.get(before)))
                && alone(chars.get(at + wanted.len()));
            if whole {
                let end = chars.get(at + wanted.len()).map_or(out.len(), |(offset, _)| *offset);
                spans.push((chars[at].0, end));
                at += wanted.len();
            } else {
                at += 1;
            }
        }
        for (start, end) in spans.into_iter().rev() {
            out.replace_range(start..end, &instead(end - start));
        }
    }
    out
}

fn proposals(case: &Case) -> Vec<(String, String)> {
    let opened = Opened::from_text(case.text.clone());
    let request = reading::request(&opened);
    reading::triage(&opened, &request)
        .into_iter()
        .map(|guess| {
            let name = match name_of(&guess.kind).as_str() {
                "foi" => "request".to_owned(),
                other => other.to_owned(),
            };
            (name, guess.why)
        })
        .collect()
}
