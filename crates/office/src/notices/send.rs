//! A notice leaves: with what it does to the case, in one durable transaction, at most once.

use casework::{CaseId, case::LetterKind};
use store::LinkChange;

use super::{
    Notice,
    page::digest,
    ready::{Ready, ready},
    shown,
};
use crate::{
    Office, Who,
    ask::{ask_link, end_of},
    error::{Error, Result},
    send::Sent,
    work::Work,
};

impl Office {
    /// Sends a notice. Questions that it acts on are parted from the others first, so that only their clock moves. With
    /// the digest of what a person saw it leaves as that, or not at all.
    pub async fn send_notice(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        notice: Notice,
        seen: Option<&str>,
    ) -> Result<Sent> {
        let mut attempts = 0;
        loop {
            if let Some(done) = self.store.outcome_of(who.authority, command_id).await? {
                return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy);
            }
            let mut work = Work::on(self, who, case).await?;
            let Ready { plan, to } = ready(&mut work, &notice)?;
            if let Some(seen) = seen {
                let document =
                    self.compose(&shown(who, &work.case, &plan), &work.authority, &plan, work.today);
                if digest(&document) != seen {
                    return Err(Error::BadInput(
                        "the letter is not the one you looked at any more: look at it again, then send it"
                            .to_owned(),
                    ));
                }
            }
            let letter = self.issue(&mut work, &plan, Some(&to)).await?;
            if let (LetterKind::Chaser, Some(ask)) = (plan.kind, plan.particulars.ask) {
                // The link stays as it was; where it had ended it opens again.
                let (id, expires) = (ask_link(case, ask), end_of(work.today, work.now)?);
                work.links.push(LinkChange::Prolong { id, expires });
            }
            let sent = Sent { letter: letter.id, to: letter.to };
            let outcome = serde_json::to_vec(&sent).unwrap_or_default();
            match work.commit(self, command_id, &outcome).await {
                Ok(done) => return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }
}
