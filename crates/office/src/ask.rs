//! Asking a colleague: questions in words that tell nobody who asks, a date, a link that opens exactly these.

use casework::{Case, CaseId, Command, case::AskedQuestion, ids::AskId};
use jiff::{Timestamp, civil::Date};
use store::{LinkChange, LinkKind, NewLink};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    secrets::derived_id,
    send::ask_row,
    work::Work,
};

/// Days for which a link to a colleague works after the day by which the answer is needed.
const LINK_DAYS_AFTER: i64 = 60;

/// A request to a colleague.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The team.
    pub team: String,
    /// The address, where it is not the team's own.
    pub to: Option<String>,
    /// The questions, in the words they will see.
    pub questions: Vec<AskedQuestion>,
    /// By when.
    pub by: Date,
    /// A line to them.
    pub note: String,
}

pub(crate) fn ask_link(case: CaseId, ask: AskId) -> Uuid {
    derived_id(case.0, &format!("ask {ask}"))
}

impl Office {
    /// Asks a colleague and mails them the link.
    pub async fn ask_colleague(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        asked: Asked,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        let to = asked
            .to
            .clone()
            .filter(|t| !t.trim().is_empty())
            .or_else(|| work.authority.team(&asked.team).map(|t| t.email.clone()))
            .ok_or_else(|| {
                Error::BadInput(format!("there is no team called '{}': give an address", asked.team))
            })?;
        work.decide(Command::AskContribution {
            team: asked.team,
            to,
            questions: asked.questions,
            by: asked.by,
            note: asked.note,
        })?;
        let Some(ask) = work.case.asks.last().map(|a| a.id) else { return Err(Error::NotFound("ask")) };
        let id = ask_link(case, ask);
        work.links.push(LinkChange::Make(NewLink {
            id,
            hash: self.link_hash(id),
            kind: LinkKind::Contributor,
            subject: id,
            expires: end_of(asked.by, work.now)?,
        }));
        let row = ask_row(&work, ask, &self.settings().mail_domain)?;
        work.outbox.push(row);
        let state = work.case.clone();
        work.commit(self, command_id, case.0.to_string().as_bytes()).await?;
        Ok(state)
    }

    /// Withdraws a link to a colleague: it opens nothing any more.
    pub async fn withdraw_ask(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        ask: AskId,
        why: &str,
    ) -> Result<Case> {
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let mut work = Work::on(self, who, case).await?;
        work.decide(Command::WithdrawAsk { ask, why: why.to_owned() })?;
        work.links.push(LinkChange::RevokeAll { subject: ask_link(case, ask) });
        let state = work.case.clone();
        work.commit(self, command_id, b"{}").await?;
        Ok(state)
    }

    /// The address that opens a colleague's questions, for an officer who wants to pass it on.
    pub fn ask_address(&self, case: CaseId, ask: AskId) -> String {
        let secret = self.link_secret(ask_link(case, ask));
        self.url(&format!("/c/{}.{ask}.{secret}", case.0.simple()))
    }
}

/// When a link to a colleague ends that is wanted by a day.
pub(crate) fn end_of(by: Date, now: Timestamp) -> Result<Timestamp> {
    let days = by.since(crate::clock::london(now)).map(|s| i64::from(s.get_days())).unwrap_or(0).max(0);
    now.checked_add(jiff::SignedDuration::from_hours(24 * (days + LINK_DAYS_AFTER)))
        .map_err(|e| Error::Secret(e.to_string()))
}
