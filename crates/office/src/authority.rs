//! Founding an authority and changing what it is: profile, teams, members, standing reasons, registers, settings.

use std::sync::Arc;

use casework::{Authority, AuthorityEvent, authority::Profile, decision::Reliance};
use store::{Commit, MemberChange, NewEvent, StreamAppend, StreamKey, StreamKind};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    stream,
};

/// What founding needs.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The authority's id; given, so that founding can be repeated.
    pub id: Uuid,
    /// Who it is.
    pub profile: Profile,
}

fn key(authority: Uuid) -> StreamKey {
    StreamKey::new(StreamKind::Authority, authority)
}

pub(crate) fn read(stored: &store::StoredEvent) -> Result<AuthorityEvent> {
    AuthorityEvent::read(stored.schema, stored.payload.as_deref().unwrap_or_default()).map_err(|error| {
        Error::Unreadable { case: stored.stream.id, version: stored.version, why: error.to_string() }
    })
}

impl Office {
    /// Sets an authority up.
    pub async fn found(&self, founding: Founding) -> Result<()> {
        let id = founding.id;
        if let Ok(known) = self.authority(id).await {
            return if known.profile.slug == founding.profile.slug { Ok(()) } else { Err(Error::Busy) };
        }
        let event = AuthorityEvent::ProfileSet { id, profile: founding.profile };
        self.change_authority(&Who::command_line(id), &format!("found:{id}"), vec![event], Vec::new()).await
    }

    /// The authority as it stands. Kept in memory and brought up to date from its stream each time.
    pub async fn authority(&self, id: Uuid) -> Result<Arc<Authority>> {
        let known = self.authorities.read().ok().and_then(|map| map.get(&id).cloned());
        let after = known.as_ref().map_or(0, |a| a.version);
        let newer = self.store.load_after(id, key(id), after).await?;
        let events = newer.iter().map(read).collect::<Result<Vec<_>>>()?;
        let current = match known {
            Some(known) if events.is_empty() => return Ok(known),
            Some(known) => {
                let mut changed = (*known).clone();
                events.iter().for_each(|event| changed.apply(event));
                Arc::new(changed)
            }
            None => Arc::new(Authority::fold(&events).ok_or(Error::NotFound("authority"))?),
        };
        if let Ok(mut map) = self.authorities.write() {
            map.insert(id, Arc::clone(&current));
        }
        Ok(current)
    }

    /// The authority of a name in addresses.
    pub async fn authority_by_slug(&self, slug: &str) -> Result<Arc<Authority>> {
        let found = self.store.authority_by_slug(slug).await?.ok_or(Error::NotFound("authority"))?;
        self.authority(found.id).await
    }

    /// All authorities of the installation.
    pub async fn all_authorities(&self) -> Result<Vec<Arc<Authority>>> {
        let mut all = Vec::new();
        for known in self.store.authorities().await? {
            all.push(self.authority(known.id).await?);
        }
        Ok(all)
    }

    /// Changes the authority. Only an administrator may; standing reasons, registers and wording an officer may too.
    pub async fn change(&self, who: &Who, command_id: &str, event: AuthorityEvent) -> Result<()> {
        let officers_too = matches!(
            event,
            AuthorityEvent::StandingReasonSet { .. }
                | AuthorityEvent::StandingReasonRetired { .. }
                | AuthorityEvent::RegisterImported { .. }
                | AuthorityEvent::TeamSet { .. }
                | AuthorityEvent::WordingSet { .. }
                | AuthorityEvent::WordingImported { .. }
        );
        if !(officers_too && who.actor.has(casework::Role::Officer)) {
            who.administrator()?;
        }
        check(&event)?;
        self.change_authority(who, command_id, vec![event], Vec::new()).await
    }

    /// Appends to the authority's stream, with what changes of people besides.
    pub(crate) async fn change_authority(
        &self,
        who: &Who,
        command_id: &str,
        events: Vec<AuthorityEvent>,
        members: Vec<MemberChange>,
    ) -> Result<()> {
        self.change_authority_if(who, command_id, events, (members, b"{}"), |_| Ok(())).await
    }

    /// The same where what stands lets it: asked anew whenever somebody else was faster. With what changes of people
    /// goes the outcome that a repeat of the command is told.
    pub(crate) async fn change_authority_if(
        &self,
        who: &Who,
        command_id: &str,
        events: Vec<AuthorityEvent>,
        (mut members, outcome): (Vec<MemberChange>, &[u8]),
        may: impl Fn(&Authority) -> Result<()>,
    ) -> Result<()> {
        let mut attempts = 0;
        loop {
            let version = match self.authority(who.authority).await {
                Ok(authority) => {
                    may(&authority)?;
                    authority.version
                }
                Err(Error::NotFound(_)) => 0,
                Err(error) => return Err(error),
            };
            for event in &events {
                if let AuthorityEvent::ProfileSet { profile, .. } = event {
                    members.insert(
                        0,
                        MemberChange::Authority { slug: profile.slug.clone(), name: profile.name.clone() },
                    );
                }
            }
            let mut commit = Commit::new(command_id, stream::actor_json(&who.actor), self.now());
            commit.members = members.clone();
            commit.outcome = outcome.to_vec();
            let new: Vec<NewEvent> = events
                .iter()
                .map(|e| NewEvent { kind: e.kind().to_owned(), schema: e.schema(), payload: e.bytes() })
                .collect();
            commit.streams = vec![StreamAppend::new(key(who.authority), version, new)];
            match self.store.append(who.authority, commit).await {
                Ok(_) => return Ok(()),
                Err(error) if error.is_conflict() && attempts < 8 => {
                    attempts += 1;
                    members.retain(|m| !matches!(m, MemberChange::Authority { .. }));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
}

pub(crate) fn check(event: &AuthorityEvent) -> Result<()> {
    let need = |text: &str, what: &str| {
        if text.trim().is_empty() { Err(Error::BadInput(what.to_owned())) } else { Ok(()) }
    };
    match event {
        AuthorityEvent::TeamSet { team } => {
            need(&team.name, "a team needs a name")?;
            if !team.email.contains('@') {
                return Err(Error::BadInput(
                    "a team needs an e-mail address that links can go to".to_owned(),
                ));
            }
            Ok(())
        }
        AuthorityEvent::StandingReasonSet { reason } => {
            need(&reason.id, "a standing reason needs a short name")?;
            need(&reason.owner, "a standing reason needs an owner")?;
            let Reliance { law, provision, .. } = &reason.reliance;
            // A reason may also serve a provision that lifts the duty to confirm or deny, which is no exemption itself.
            if law::provision(*law, provision).is_none()
                && law::provisions::lifted_by(*law, provision).is_empty()
            {
                return Err(Error::BadInput(format!(
                    "there is no provision '{}' in the {}",
                    reason.reliance.provision,
                    reason.reliance.law.title()
                )));
            }
            Ok(())
        }
        AuthorityEvent::RegisterImported { register } => {
            need(&register.name, "a register needs a name")?;
            let width = register.headings.len();
            if width == 0 {
                return Err(Error::BadInput("a register needs a row of headings".to_owned()));
            }
            match register.rows.iter().position(|row| row.len() != width) {
                Some(at) => Err(Error::BadInput(format!(
                    "row {} of the register has {} cells, the headings are {width}",
                    at + 1,
                    register.rows[at].len()
                ))),
                None => Ok(()),
            }
        }
        AuthorityEvent::ThresholdSet { hundredths } if *hundredths > 100 => {
            Err(Error::BadInput("the confidence is at most 1".to_owned()))
        }
        _ => crate::wording::check(event),
    }
}
