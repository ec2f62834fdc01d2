//! What came before a case: found by keys, compared, and told as far as this person may see.

use std::collections::BTreeSet;

use ::answers::recurring::{Questionnaire, Verdict, compare};
use casework::{
    Actor, Authority, Case, CaseId, Role,
    permission::{self, Operation},
};
use document::Law;
use uuid::Uuid;

use super::{
    Alike, Arrival, Elsewhere, InOther, Recurring, Repeated, Times, beside, kept::questionnaire_of, person,
};
use crate::{Office, Who, error::Result};

/// The most candidates that are compared, those that share most keys.
const CANDIDATES: u32 = 200;
/// The most cases that are shown.
const SHOWN: usize = 40;

/// A case that may be the same, by its fingerprint.
pub(super) struct Near {
    pub case: CaseId,
    pub received_on: Option<jiff::civil::Date>,
    pub alike: Alike,
}

impl Office {
    /// What came before a case, and who else has it.
    pub async fn recurring(&self, who: &Who, id: CaseId) -> Result<Recurring> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, id).await?;
        let made = questionnaire_of(&case, &authority);
        let mut found = Recurring { round_robin: round_robin(&case), ..Recurring::default() };
        let near = self.near(who.authority, &made, id).await?;
        found.times = times(&case, &near);
        for one in near.iter().take(SHOWN) {
            let (then, _) = match self.load_case(who.authority, &authority, one.case).await {
                Ok(then) => then,
                // Its content was erased since.
                Err(crate::Error::NotFound(_)) => continue,
                Err(error) => return Err(error),
            };
            if !permission::may(&who.actor, &then, Operation::SeeCase) {
                continue;
            }
            let by = person::same(&case.applicant, &then.applicant);
            let earlier = then.origin.received_at < case.origin.received_at && then.history.is_none();
            let Some(arrival) = beside::arrival((&case, &made), then, &authority) else { continue };
            if let (Some(by), true, Some(answered_on)) = (by, earlier, arrival.answered_on)
                && found.repeated.is_none()
            {
                found.repeated = Some(Repeated {
                    reference: arrival.reference.clone(),
                    received_on: arrival.received_on,
                    answered_on,
                    alike: arrival.alike,
                    by,
                    provision: case.law().and_then(law::provisions::repeated_request),
                });
            }
            found.arrivals.push(arrival);
        }
        let others = self.other_desks(who).await?;
        found.in_others = self.in_others(&others, &made, id).await?;
        found.elsewhere = self.elsewhere(who.authority, &others, &made).await?;
        Ok(found)
    }

    /// One earlier case beside a case.
    pub(super) async fn arrival(
        &self,
        who: &Who,
        authority: &Authority,
        case: &Case,
        then: CaseId,
    ) -> Result<Arrival> {
        let (then, _) = self.load_case(who.authority, authority, then).await?;
        let made = questionnaire_of(case, authority);
        Some(then)
            .filter(|then| then.id != case.id && permission::may(&who.actor, then, Operation::SeeCase))
            .and_then(|then| beside::arrival((case, &made), then, authority))
            .ok_or(crate::Error::NotFound("case like this one"))
    }

    /// Cases of an authority that are alike, the newest first, of unknown day last.
    pub(super) async fn near(&self, authority: Uuid, made: &Questionnaire, but: CaseId) -> Result<Vec<Near>> {
        let found = self.store.alike_cases(authority, &made.keys(), but.0, CANDIDATES).await?;
        let mut near: Vec<Near> = found
            .into_iter()
            .filter_map(|one| {
                let then = Questionnaire::from_bytes(&one.body)?;
                let alike = Alike::of(compare(made, &then).verdict)?;
                Some(Near { case: CaseId(one.subject), received_on: one.received_on, alike })
            })
            .collect();
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

    /// Cases of other authorities that this person may see.
    async fn in_others(&self, others: &[Who], made: &Questionnaire, but: CaseId) -> Result<Vec<InOther>> {
        let mut found = Vec::new();
        for there in others {
            let authority = self.authority(there.authority).await?;
            for near in self.near(there.authority, made, but).await?.into_iter().take(SHOWN) {
                let (case, _) = match self.load_case(there.authority, &authority, near.case).await {
                    Ok(case) => case,
                    Err(crate::Error::NotFound(_)) => continue,
                    Err(error) => return Err(error),
                };
                if permission::may(&there.actor, &case, Operation::SeeCase) {
                    found.push(InOther {
                        authority: there.authority,
                        name: authority.profile.name.clone(),
                        case: near.case,
                        reference: case.reference.clone(),
                        received_on: near.received_on,
                        due: case.due(),
                        law: case.law().or(case.history.as_ref().and_then(|h| h.law)),
                        open: case.stage() != casework::Stage::History && case.unanswered().next().is_some(),
                        alike: near.alike,
                    });
                }
            }
        }
        Ok(found)
    }

    /// What is told of authorities in which this person has no part: that they have it, on which day and under which law.
    async fn elsewhere(&self, authority: Uuid, others: &[Who], made: &Questionnaire) -> Result<Elsewhere> {
        let told = self.store.alike_elsewhere(authority, &made.keys(), CANDIDATES).await?;
        let mut elsewhere = Elsewhere::default();
        let mut which: BTreeSet<Uuid> = BTreeSet::new();
        for one in told {
            let same = Questionnaire::from_bytes(&one.body)
                .is_some_and(|then| compare(made, &then).verdict == Verdict::Same);
            if same && !others.iter().any(|there| there.authority == one.authority) {
                which.insert(one.authority);
                elsewhere.cases.push((one.received_on, one.law.parse::<Law>().ok()));
            }
        }
        elsewhere.authorities = which.len();
        elsewhere.cases.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        Ok(elsewhere)
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

/// Why a request seems to have been sent to many authorities.
fn round_robin(case: &Case) -> Option<String> {
    if case.history.is_some() {
        return None;
    }
    let opened = reading::Opened::from_text(case.text.as_str());
    let request = reading::request(&opened);
    let sign = reading::signs(&opened, &request)
        .into_iter()
        .filter(|s| s.kind == reading::SignKind::RoundRobin)
        .max_by(|a, b| a.certainty.total_cmp(&b.certainty))?;
    Some(sign.why)
}
