//! What a letter is to be: which questions it answers, what it leaves to follow, the day it bears.

use casework::{
    Case, Disposition, GroupId, LetterId, Progress, QuestionId, case::Particulars, decision::ToFollow,
};
use jiff::civil::Date;

/// What an officer chose for one letter. The letter is composed from this and the case alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day it bears.
    pub on: Date,
    /// The questions it answers.
    pub answers: Vec<QuestionId>,
    /// The questions it lists as to follow, with reason and date.
    pub to_follow: Vec<(QuestionId, ToFollow)>,
    /// The letter it corrects.
    pub supersedes: Option<LetterId>,
    /// The groups that a clarification, an extension or an acknowledgement is about; empty is all.
    pub groups: Vec<GroupId>,
    /// The date that an extension gives.
    pub until: Option<Date>,
    /// Whom a notice names, what is to be paid, what a review decided.
    pub particulars: Particulars,
    /// What a clarification asks, why an extension is needed, what a correction corrects, what is missing, or, in an
    /// acknowledgement, answers that are published already.
    pub note: String,
}

impl Plan {
    /// A letter with nothing chosen yet.
    pub fn new(on: Date) -> Self {
        Plan {
            on,
            answers: Vec::new(),
            to_follow: Vec::new(),
            supersedes: None,
            groups: Vec::new(),
            until: None,
            particulars: Particulars::default(),
            note: String::new(),
        }
    }

    /// A response with everything that is decided and not sent; what was decided as to follow is listed so.
    pub fn ready(case: &Case, on: Date) -> Self {
        let mut plan = Plan::new(on);
        for question in case.unanswered() {
            if let Some(decision) = &question.decision
                && decision.disposition == Disposition::ToFollow
            {
                plan.to_follow.extend(decision.to_follow.clone().map(|follow| (question.id, follow)));
            } else if case.progress(question.id) == Progress::Decided {
                plan.answers.push(question.id);
            }
        }
        plan
    }
}
