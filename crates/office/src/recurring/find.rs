//! What came before a case: found by keys and compared by digests, told as far as this person may see. No earlier case is
//! opened for it, whatever their number; opening some of them is asked for apart.

use std::collections::BTreeSet;

use ::answers::recurring::{FORM, Likeness, Questionnaire, compare};
use casework::{
    Actor, Authority, Case, CaseId, Role, Stage,
    case::SignKind,
    permission::{self, Operation, Relation},
};
use document::Law;
use jiff::civil::Date;
use store::{AlikeCase, KeptQuestionnaire};
use uuid::Uuid;

use super::{
    Alike, Arrival, Elsewhere, InOther, Laid, Recurring, Repeated, Times,
    beside::{self, OPEN},
    kept::{kept, questionnaire_of},
    person::Asker,
};
use crate::{Office, Who, error::Result};

/// The most candidates that are compared, those that share most keys.
const CANDIDATES: u32 = 200;
/// The most cases that are told, of each authority.
const SHOWN: usize = 40;

/// A case that may be the same, by its fingerprint and its row in the lists.
pub(super) struct Near {
    pub case: CaseId,
    pub received_on: Option<Date>,
    pub alike: Alike,
    /// Whether it is still to be answered.
    pub open: bool,
    asker: Asker,
    law: Option<Law>,
    row: casework::rows::CaseRow,
    likeness: Likeness,
}

impl Near {
    fn of(made: &Questionnaire, one: AlikeCase) -> Option<Near> {
        let likeness = compare(made, &Questionnaire::from_bytes(&one.kept.body)?);
        Some(Near {
            case: CaseId(one.case.id),
            received_on: one.kept.received_on,
            alike: Alike::of(likeness.verdict)?,
            open: OPEN.iter().any(|stage| stage.id() == one.case.row.stage),
            asker: Asker::from_bytes(&one.kept.asker),
            law: one.kept.law.parse().ok(),
            row: one.case.row,
            likeness,
        })
    }

    /// Whether somebody may see it, as far as its row tells.
    fn may_be_seen(&self, actor: &Actor) -> bool {
        let stage = Stage::ALL.into_iter().find(|stage| stage.id() == self.row.stage);
        stage.is_some_and(|stage| {
            permission::standings(actor)
                .any(|standing| permission::allowed(standing, Relation::None, stage, Operation::SeeCase))
        })
    }

    fn arrival(self) -> Arrival {
        Arrival {
            case: self.case,
            reference: self.row.reference,
            subject: self.row.subject,
            received_on: self.received_on,
            answered_on: self.row.answered_on,
            law: self.law,
            history: self.row.history,
            open: self.open,
            alike: self.alike,
            score: self.likeness.score,
            added: self.likeness.added.len(),
            gone: self.likeness.gone.len(),
            years: self.likeness.years,
        }
    }
}

impl Office {
    /// What came before a case, and who else has it.
    pub async fn recurring(&self, who: &Who, id: CaseId) -> Result<Recurring> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, id).await?;
        let own = match self.store.questionnaire(who.authority, id.0).await? {
            Some(own) if own.form == FORM => own,
            // A case older than the fingerprints, and nobody came by yet.
            _ => kept(&case, &authority),
        };
        let made = Questionnaire::from_bytes(&own.body).unwrap_or_default();
        let near = self.near(who.authority, &made, id).await?;
        let mut found = Recurring { round_robin: round_robin(&case), ..Recurring::default() };
        found.times = times(&case, &near);
        found.repeated = repeated(&case, &own, &near);
        let seen = near.into_iter().filter(|near| near.may_be_seen(&who.actor));
        found.arrivals = seen.take(SHOWN).map(Near::arrival).collect();
        self.tell_of_others(who, &made, id, &mut found).await?;
        Ok(found)
    }

    /// Some of the cases that are alike, opened and laid beside a case.
    pub async fn laid_beside(&self, who: &Who, id: CaseId, then: &[CaseId]) -> Result<Vec<Laid>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, id).await?;
        let mut all = Vec::with_capacity(then.len());
        for then in then {
            match self.laid(who, &authority, &case, *then).await {
                Ok(laid) => all.push(laid),
                // Its content was erased since.
                Err(crate::Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    }

    /// One earlier case beside a case.
    pub(super) async fn laid(
        &self,
        who: &Who,
        authority: &Authority,
        case: &Case,
        then: CaseId,
    ) -> Result<Laid> {
        let (then, _) = self.load_case(who.authority, authority, then).await?;
        let made = questionnaire_of(case, authority);
        Some(then)
            .filter(|then| then.id != case.id && permission::may(&who.actor, then, Operation::SeeCase))
            .and_then(|then| beside::laid((case, &made), then, authority))
            .ok_or(crate::Error::NotFound("case like this one"))
    }

    /// Cases of an authority that are alike, the newest first, of unknown day last.
    pub(super) async fn near(&self, authority: Uuid, made: &Questionnaire, but: CaseId) -> Result<Vec<Near>> {
        let found = self.store.alike_cases(authority, &made.keys(), but.0, CANDIDATES).await?;
        let mut near: Vec<Near> = found.into_iter().filter_map(|one| Near::of(made, one)).collect();
        near.sort_by(|a, b| b.received_on.cmp(&a.received_on).then(a.case.0.cmp(&b.case.0)));
        Ok(near)
    }

    /// The other authorities in which a person works at the desk, with their roles there.
    pub(super) async fn other_desks(&self, who: &Who) -> Result<Vec<Who>> {
        let Actor::Person { id, .. } = &who.actor else { return Ok(Vec::new()) };
        let mut others = Vec::new();
        for membership in self.store.memberships_of(id.0).await? {
            if membership.authority == who.authority {
                continue;
            }
            let known = self.authority(membership.authority).await?;
            let roles = membership.roles.iter().filter_map(|r| Role::from_id(r)).collect();
            let actor = Actor::Person { id: *id, name: known.name_of(*id).to_owned(), roles };
            let there = Who { authority: membership.authority, actor };
            if there.of_the_desk().is_ok() {
                others.push(there);
            }
        }
        Ok(others)
    }

    /// What other authorities have: their cases, where this person works at the desk there; else that they have it, on
    /// which day and under which law.
    async fn tell_of_others(
        &self,
        who: &Who,
        made: &Questionnaire,
        but: CaseId,
        found: &mut Recurring,
    ) -> Result<()> {
        let mut told = Vec::new();
        for one in self.store.alike_elsewhere(who.authority, &made.keys(), CANDIDATES).await? {
            let then = Questionnaire::from_bytes(&one.body);
            if let Some(alike) = then.and_then(|then| Alike::of(compare(made, &then).verdict)) {
                told.push((one, alike));
            }
        }
        if told.is_empty() {
            return Ok(());
        }
        let desks = self.other_desks(who).await?;
        let mut which: BTreeSet<Uuid> = BTreeSet::new();
        let mut elsewhere = Elsewhere::default();
        for (one, alike) in &told {
            if *alike == Alike::Same && !desks.iter().any(|there| there.authority == one.authority) {
                which.insert(one.authority);
                elsewhere.cases.push((one.received_on, one.law.parse::<Law>().ok()));
            }
        }
        elsewhere.authorities = which.len();
        elsewhere.cases.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        found.elsewhere = elsewhere;
        for there in desks.iter().filter(|there| told.iter().any(|(one, _)| one.authority == there.authority))
        {
            let authority = self.authority(there.authority).await?;
            let near = self.near(there.authority, made, but).await?;
            let seen = near.into_iter().filter(|near| near.may_be_seen(&there.actor));
            found.in_others.extend(seen.take(SHOWN).map(|near| InOther {
                authority: there.authority,
                name: authority.profile.name.clone(),
                case: near.case,
                reference: near.row.reference,
                received_on: near.received_on,
                due: near.row.due,
                law: near.law,
                open: near.open,
                alike: near.alike,
            }));
        }
        Ok(())
    }
}

/// Which time the same questionnaire comes; none where it is the only one.
fn times(case: &Case, near: &[Near]) -> Option<Times> {
    let same = || near.iter().filter(|n| n.alike == Alike::Same);
    same().next()?;
    let today = case.origin.received_on;
    let before = same().filter(|n| n.received_on.is_none_or(|day| day <= today)).count();
    let since = same().filter_map(|n| n.received_on).chain([today]).min();
    Some(Times { time: before + 1, since })
}

/// The newest earlier request of the same person that was answered, by digests of who asked.
fn repeated(case: &Case, own: &KeptQuestionnaire, near: &[Near]) -> Option<Repeated> {
    let asker = Asker::from_bytes(&own.asker);
    let came = own.received_on?;
    near.iter().filter(|near| !near.row.history).find_map(|near| {
        // Of two that came on one day, references tell which was first.
        let before = near.received_on.is_some_and(|day| (day, &near.row.reference) < (came, &case.reference));
        let answered_on = near.row.answered_on.filter(|_| before)?;
        Some(Repeated {
            reference: near.row.reference.clone(),
            received_on: near.received_on,
            answered_on,
            alike: near.alike,
            by: asker.same(&near.asker)?,
            provision: case.law().and_then(law::provisions::repeated_request),
        })
    })
}

/// Why a request seems to have been sent to many authorities, as the reading of it found.
fn round_robin(case: &Case) -> Option<String> {
    let signs = case.signs().map(|(_, sign)| sign).filter(|s| s.kind == SignKind::RoundRobin);
    signs.max_by_key(|s| s.sure.per_cent()).map(|s| s.why.clone())
}
