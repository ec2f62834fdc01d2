//! People who sign in: members, passwords, sessions.

mod several;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use casework::{Actor, AuthorityEvent, PersonId, Role, authority::Member};
use jiff::{SignedDuration, ToSpan};
use store::{MemberChange, Person, Session};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
};

/// How long a session lasts without being opened anew.
const SESSION_HOURS: i64 = 12;
/// The shortest password taken.
const PASSWORD_CHARACTERS: usize = 12;

/// A member to add.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// Their id; given, so that adding can be repeated.
    pub id: Uuid,
    /// Who they are here.
    pub member: Member,
    /// A first password, where they do not come by a link.
    pub password: Option<String>,
}

/// Somebody who signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The secret of the session, for the cookie.
    pub token: String,
    /// Where they work.
    pub authority: Uuid,
    /// How long the cookie may last.
    pub seconds: i64,
}

fn argon() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

async fn hash(password: String) -> Result<String> {
    if password.chars().count() < PASSWORD_CHARACTERS {
        return Err(Error::BadInput(format!("a password needs at least {PASSWORD_CHARACTERS} characters")));
    }
    tokio::task::spawn_blocking(move || argon().hash_password(password.as_bytes()).map(|h| h.to_string()))
        .await
        .map_err(|e| Error::Secret(e.to_string()))?
        .map_err(|e| Error::Secret(e.to_string()))
}

async fn matches(password: String, hash: String) -> bool {
    let check = move || {
        PasswordHash::new(&hash)
            .is_ok_and(|known| argon().verify_password(password.as_bytes(), &known).is_ok())
    };
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

impl Office {
    /// Adds a member, or changes what they are. A new password ends their sessions; the last administrator stays one.
    /// Somebody who works in other authorities is given a part as they are: see `of_others` for who may.
    pub async fn set_member(&self, who: &Who, command_id: &str, new: NewMember) -> Result<()> {
        who.administrator()?;
        if !new.member.email.contains('@') {
            return Err(Error::BadInput("a member needs an e-mail address to sign in with".to_owned()));
        }
        let authority = self.authority(who.authority).await?;
        let administrators = authority.members_with(Role::Administrator);
        let only_one = administrators.len() == 1 && administrators[0].0.0 == new.id;
        if only_one && !new.member.roles.contains(&Role::Administrator) {
            return Err(Error::BadInput(
                "somebody must stay administrator: make a colleague one first".to_owned(),
            ));
        }
        let mut known = self.store.person(who.authority, new.id).await?;
        if known.is_none() {
            known = self.of_others(who, &new.member.email).await?;
            if known.is_some() && new.password.is_some() {
                return Err(Error::BadInput(
                    "they work in another authority and keep the password that they have: leave it empty"
                        .to_owned(),
                ));
            }
        }
        let id = known.as_ref().map_or(new.id, |p| p.id);
        let mut others = Vec::new();
        if known.is_some() {
            others = self.store.memberships_of(id).await?;
            others.retain(|m| m.authority != who.authority);
        }
        let mut changes = Vec::new();
        let lost = known.is_some() && new.password.is_some();
        // Of somebody who works elsewhere too nothing changes but the part that they have here.
        let sign_in = known
            .as_ref()
            .is_none_or(|p| others.is_empty() || lost || p.email != new.member.email.trim().to_lowercase());
        if sign_in {
            self.may_change_sign_in(who, &others).await?;
            let password_hash = match new.password {
                Some(password) => Some(hash(password).await?),
                None => known.as_ref().and_then(|p| p.password_hash.clone()),
            };
            changes.push(MemberChange::Person(Person {
                id,
                email: new.member.email.clone(),
                name: new.member.name.clone(),
                password_hash,
                second_factor: known.and_then(|p| p.second_factor),
                left_at: None,
            }));
        }
        changes.push(MemberChange::Member {
            person: id,
            roles: new.member.roles.iter().map(|r| r.id().to_owned()).collect(),
            teams: new.member.team.iter().cloned().collect(),
        });
        let event = AuthorityEvent::MemberSet { person: PersonId(id), member: new.member };
        self.change_authority(who, command_id, vec![event], changes).await?;
        if lost {
            self.store.close_sessions_of(id).await?;
        }
        Ok(())
    }

    /// Signs somebody in. One sentence for every failure: it tells nobody which addresses are known.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<SignedIn> {
        let wrong =
            || Error::BadInput("the e-mail address or the password is not right: try again".to_owned());
        let person = self.store.person_by_email(email).await?;
        // Work of the same length when nobody has that address.
        let known =
            person.as_ref().and_then(|p| p.password_hash.clone()).unwrap_or_else(|| NOBODY.to_owned());
        let right = matches(password.to_owned(), known).await;
        let Some(person) = person.filter(|p| right && p.left_at.is_none()) else { return Err(wrong()) };
        let memberships = self.store.memberships_of(person.id).await?;
        let Some(first) = memberships.first() else { return Err(wrong()) };
        let now = self.now();
        let expires = now.checked_add(SESSION_HOURS.hours()).map_err(|e| Error::Secret(e.to_string()))?;
        let token = store::new_token()?;
        let session = Session { person: person.id, authority: Some(first.authority), began: now, expires };
        self.store.open_session(&store::token_hash(&token), &session).await?;
        Ok(SignedIn {
            token,
            authority: first.authority,
            seconds: SignedDuration::from_hours(SESSION_HOURS).as_secs(),
        })
    }

    /// Who has this session; none when it ended. Roles are those of now, so that a change counts at once.
    pub async fn session(&self, token: &str) -> Result<Option<Who>> {
        let Some(session) = self.store.session(&store::token_hash(token), self.now()).await? else {
            return Ok(None);
        };
        let Some(authority) = session.authority else { return Ok(None) };
        let Some(membership) = self.store.membership(authority, session.person).await? else {
            return Ok(None);
        };
        let id = PersonId(session.person);
        let known = self.authority(authority).await?;
        Ok(Some(Who {
            authority,
            actor: Actor::Person {
                id,
                name: known.name_of(id).to_owned(),
                roles: membership.roles.iter().filter_map(|r| Role::from_id(r)).collect(),
            },
        }))
    }

    /// Signs out.
    pub async fn sign_out(&self, token: &str) -> Result<()> {
        Ok(self.store.close_session(&store::token_hash(token)).await?)
    }

    /// Changes one's own password; all sessions end.
    pub async fn change_password(&self, who: &Who, old: &str, new: &str) -> Result<()> {
        let Some(id) = who.actor.person() else { return Err(Error::NotFound("person")) };
        let Some(mut person) = self.store.person(who.authority, id.0).await? else {
            return Err(Error::NotFound("person"));
        };
        if !matches(old.to_owned(), person.password_hash.clone().unwrap_or_default()).await {
            return Err(Error::BadInput("the old password is not right: try again".to_owned()));
        }
        person.password_hash = Some(hash(new.to_owned()).await?);
        let command_id = format!("password:{}:{}", id.0, self.now());
        self.change_authority(who, &command_id, Vec::new(), vec![MemberChange::Person(person)]).await?;
        self.store.close_sessions_of(id.0).await?;
        Ok(())
    }
}

/// A hash of nothing anybody types, so that an unknown address takes as long as a wrong password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
