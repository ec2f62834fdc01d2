//! People who work in several authorities of one installation: where they go on working, and who may give them a part in
//! one more.
//!
//! How somebody signs in counts in all of their authorities, so no single one of those may change it over the heads of
//! the others. What an authority knows of its cases is no part of this.

use casework::{Actor, Role};
use store::{Membership, Person};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
};

impl Office {
    /// Goes on working in another authority of which this person is a member.
    pub async fn work_in(&self, token: &str, authority: Uuid) -> Result<()> {
        if self.store.move_session(authority, &store::token_hash(token)).await? {
            Ok(())
        } else {
            Err(Error::NotFound("authority"))
        }
    }

    /// The authorities in which this person works, by name.
    pub async fn works_in(&self, who: &Who) -> Result<Vec<(Uuid, String)>> {
        let Some(id) = who.actor.person() else { return Ok(Vec::new()) };
        let mut all = Vec::new();
        for membership in self.store.memberships_of(id.0).await? {
            let known = self.authority(membership.authority).await?;
            all.push((membership.authority, known.profile.name.clone()));
        }
        all.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(all)
    }

    /// Whether whoever has this address needs no first password: they work here, or may be given a part here as they are.
    pub async fn signs_in_already(&self, who: &Who, email: &str) -> Result<bool> {
        who.administrator()?;
        let Some(person) = self.store.person_by_email(email).await? else { return Ok(false) };
        Ok(self.store.membership(who.authority, person.id).await?.is_some()
            || self.of_others(who, email).await?.is_some())
    }

    /// Who has this address and works in other authorities, not in this one: told only to whoever administers one of
    /// those as well, or runs the installation. For everybody else the address is taken, by whom is not said.
    pub(super) async fn of_others(&self, who: &Who, email: &str) -> Result<Option<Person>> {
        let Some(person) = self.store.person_by_email(email).await? else { return Ok(None) };
        let memberships = self.store.memberships_of(person.id).await?;
        if memberships.iter().any(|m| m.authority == who.authority) {
            return Ok(None);
        }
        for membership in &memberships {
            if self.administers(who, membership.authority).await? {
                return Ok(Some(person));
            }
        }
        Ok(None)
    }

    /// Fails unless this person may change how somebody signs in who works in these other authorities too.
    pub(super) async fn may_change_sign_in(&self, who: &Who, others: &[Membership]) -> Result<()> {
        for membership in others {
            if !self.administers(who, membership.authority).await? {
                return Err(Error::BadInput(
                    "they work in other authorities too: their address and password are changed by themselves, or \
                     by an administrator of all of these"
                        .to_owned(),
                ));
            }
        }
        Ok(())
    }

    async fn administers(&self, who: &Who, authority: Uuid) -> Result<bool> {
        match &who.actor {
            Actor::CommandLine => Ok(true),
            Actor::Person { id, .. } => {
                let there = self.store.membership(authority, id.0).await?;
                Ok(there.is_some_and(|m| m.roles.iter().any(|r| r == Role::Administrator.id())))
            }
            _ => Ok(false),
        }
    }
}
