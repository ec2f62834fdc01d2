//! Load, decide, append: the one way in which anything on a case changes.

use std::sync::Arc;

use ::calendar::Edition;
use casework::{Actor, Authority, Case, CaseId, Command, Context, Event, case_row, decide};
use jiff::{Timestamp, civil::Date};
use store::{Commit, LinkChange, LogChange, OutboxChange, StreamAppend, StreamKey};
use uuid::Uuid;

use crate::{Office, Who, error::Result, log, stream};

/// A command in the making: the case as it will be, and everything that goes into one transaction.
pub(crate) struct Work {
    pub authority: Arc<Authority>,
    pub actor: Actor,
    pub now: Timestamp,
    pub today: Date,
    edition: &'static Edition,
    pub case: Case,
    base_version: u64,
    events: Vec<Event>,
    pub reason: Option<String>,
    pub outbox: Vec<OutboxChange>,
    pub links: Vec<LinkChange>,
}

impl Work {
    /// The state of a case, to work on.
    pub async fn on(office: &Office, who: &Who, case: CaseId) -> Result<Work> {
        let authority = office.authority(who.authority).await?;
        let now = office.now();
        let (case, version) = office.load_case(who.authority, &authority, case).await?;
        Ok(Work {
            authority,
            actor: who.actor.clone(),
            now,
            today: crate::clock::london(now),
            edition: office.edition,
            case,
            base_version: version,
            events: Vec::new(),
            reason: None,
            outbox: Vec::new(),
            links: Vec::new(),
        })
    }

    /// A new case, opened.
    pub async fn opening(office: &Office, who: &Who, open: casework::OpenCase) -> Result<Work> {
        let authority = office.authority(who.authority).await?;
        let now = office.now();
        let today = crate::clock::london(now);
        let edition = office.edition;
        let context = Context { now, today, actor: &who.actor, authority: &authority, edition };
        let events = casework::open_case(open, &context)?;
        let mut folded: Option<Case> = None;
        for event in &events {
            match &mut folded {
                None => folded = casework::open(event),
                Some(case) => casework::apply(case, event, &who.actor, now),
            }
        }
        let case = folded.ok_or(crate::Error::NotFound("case"))?;
        Ok(Work {
            actor: who.actor.clone(),
            now,
            today,
            edition,
            case,
            base_version: 0,
            events,
            reason: None,
            outbox: Vec::new(),
            links: Vec::new(),
            authority,
        })
    }

    /// Decides a command and folds what follows.
    pub fn decide(&mut self, command: Command) -> Result<()> {
        let actor = self.actor.clone();
        self.decide_as(&actor, command)
    }

    /// The same, for another actor: the program notes what follows from what a person did.
    pub fn decide_as(&mut self, actor: &Actor, command: Command) -> Result<()> {
        let (now, today, edition) = (self.now, self.today, self.edition);
        let context = Context { now, today, actor, authority: &self.authority, edition };
        for event in decide(&self.case, command, &context)? {
            casework::apply(&mut self.case, &event, actor, self.now);
            self.events.push(event);
        }
        Ok(())
    }

    /// The bank holidays that it is counted with.
    pub fn edition(&self) -> &'static Edition {
        self.edition
    }

    /// The version of the stream that it was decided on.
    pub fn base_version(&self) -> u64 {
        self.base_version
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.outbox.is_empty() && self.links.is_empty()
    }

    /// Keeps everything in one durable transaction. A repeat of the command id changes nothing and gives the first outcome.
    pub async fn commit(self, office: &Office, command_id: &str, outcome: &[u8]) -> Result<store::Committed> {
        let committed = self.commit_unheard(office, command_id, outcome).await?;
        office.wake();
        Ok(committed)
    }

    /// The same without waking those who wait for events: for what sends nothing, done many times over.
    pub async fn commit_unheard(
        self,
        office: &Office,
        command_id: &str,
        outcome: &[u8],
    ) -> Result<store::Committed> {
        let case_id = self.case.id.0;
        let mut commit = Commit::new(command_id, stream::actor_json(&self.actor), self.now);
        commit.log = log_changes(&self)?;
        commit.earlier = crate::history::earlier_of(&self.case, &self.events).into_iter().collect();
        commit.proposals = proposals_of(&self.case, &self.events);
        commit.questionnaires =
            crate::recurring::kept_after(&self.case, &self.authority, &self.events).into_iter().collect();
        commit.outbox = self.outbox;
        commit.links = self.links;
        commit.outcome = outcome.to_vec();
        commit.streams = vec![StreamAppend {
            key: StreamKey::case(case_id),
            expected_version: self.base_version,
            events: self.events.iter().map(stream::new_event).collect(),
            reason: self.reason,
            case_row: Some(case_row(&self.case)),
        }];
        Ok(office.store.append(self.authority.id, commit).await?)
    }
}

/// How the proposed answers of a case fare after these events; nothing where none of them changes it.
fn proposals_of(case: &Case, events: &[Event]) -> Vec<store::CaseProposals> {
    let touches = |event: &Event| {
        matches!(
            event,
            Event::AnswersProposed { .. }
                | Event::ProposalTaken { .. }
                | Event::ProposalRejected { .. }
                | Event::QuestionDecided { .. }
                | Event::DecisionTakenBack { .. }
                | Event::QuestionDropped { .. }
                | Event::QuestionSplit { .. }
                | Event::QuestionsMerged { .. }
                | Event::RequestRead { .. }
        )
    };
    let any = case.questions.iter().any(|q| !q.proposals.is_empty());
    let emptied =
        events.iter().any(|e| matches!(e, Event::QuestionDropped { .. } | Event::RequestRead { .. }));
    let counts = (any || emptied) && events.iter().any(touches);
    if counts { vec![crate::draft::counted(case)] } else { Vec::new() }
}

fn log_changes(work: &Work) -> Result<Vec<LogChange>> {
    let mut changes = Vec::new();
    for event in &work.events {
        match event {
            Event::Published { entry } => changes.push(LogChange::Publish(log::row(&work.case, entry)?)),
            Event::PublicationWithdrawn { entry, why } => changes.push(LogChange::Withdraw {
                id: log::entry_id(work.case.id, *entry),
                on: work.today,
                why: why.clone(),
            }),
            _ => {}
        }
    }
    Ok(changes)
}

impl Office {
    /// A case as it stands, with the version of its stream.
    pub(crate) async fn load_case(
        &self,
        authority_id: Uuid,
        authority: &Authority,
        case: CaseId,
    ) -> Result<(Case, u64)> {
        let stored = self.store.load(authority_id, StreamKey::case(case.0)).await?;
        let version = stored.last().map_or(0, |e| e.version);
        let case = stream::fold(&stored, authority)?.ok_or(crate::Error::NotFound("case"))?;
        Ok((case, version))
    }

    /// Does one thing, or several as one, on a case. Decided anew when somebody else was faster; what a person saw is
    /// guarded by the revisions inside the commands.
    pub async fn act(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        commands: Vec<Command>,
    ) -> Result<Case> {
        let mut attempts = 0;
        loop {
            if let Some(done) = self.store.outcome_of(who.authority, command_id).await?
                && done.repeated
            {
                return self.case(who, case).await;
            }
            let mut work = Work::on(self, who, case).await?;
            for command in commands.clone() {
                work.decide(command)?;
            }
            let state = work.case.clone();
            if work.is_empty() {
                return Ok(state);
            }
            match work.commit(self, command_id, b"{}").await {
                Ok(done) if done.repeated => return self.case(who, case).await,
                Ok(_) => return Ok(state),
                Err(crate::Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// A case as it stands.
    pub async fn case(&self, who: &Who, case: CaseId) -> Result<Case> {
        let authority = self.authority(who.authority).await?;
        Ok(self.load_case(who.authority, &authority, case).await?.0)
    }
}
