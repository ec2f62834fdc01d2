//! Authorities, people and who works where: read models of their streams, changed with the events.
//!
//! A person belongs to the installation and may be a member of several authorities, with roles in each.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Store,
    error::{Error, Result},
    sql::{Row, Tx, args},
    stream::instant,
};

/// An authority that this installation serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Which one.
    pub id: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: Uuid,
    /// The address by which they sign in, kept in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The Argon2id hash of their password, where they have one.
    pub password_hash: Option<String>,
    /// The secret of their second factor, sealed by the caller, where they have one.
    pub second_factor: Option<String>,
    /// When they left, after which they do not sign in.
    pub left_at: Option<Timestamp>,
}

/// What a person is in an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Where.
    pub authority: Uuid,
    /// Who.
    pub person: Uuid,
    /// Their roles, by id.
    pub roles: Vec<String>,
    /// Their teams, by name.
    pub teams: Vec<String>,
}

/// A change of one of these.
#[derive(Clone, Debug)]
pub enum MemberChange {
    /// The authority of the commit is set up, or renamed.
    Authority {
        /// Its name in addresses.
        slug: String,
        /// Its name.
        name: String,
    },
    /// A person is new, or changed; everything of them is given. Where they are a member of no authority yet, or of the
    /// authority of the commit, that is; another authority's people are not found.
    Person(Person),
    /// A person is a member of the authority of the commit, with just these roles and teams.
    Member {
        /// Who.
        person: Uuid,
        /// Their roles, by id.
        roles: Vec<String>,
        /// Their teams, by name.
        teams: Vec<String>,
    },
    /// A person is no longer a member of the authority of the commit.
    Left {
        /// Who.
        person: Uuid,
    },
}

impl Store {
    /// The authorities of the installation, by name.
    pub async fn authorities(&self) -> Result<Vec<Authority>> {
        let rows = self.database.all("SELECT id, slug, name FROM authorities ORDER BY slug", args![]).await?;
        rows.iter().map(authority_of).collect()
    }

    /// One authority.
    pub async fn authority(&self, authority: Uuid) -> Result<Option<Authority>> {
        let row = self
            .database
            .one("SELECT id, slug, name FROM authorities WHERE id = $1", args![authority])
            .await?;
        row.as_ref().map(authority_of).transpose()
    }

    /// The authority with a name in addresses.
    pub async fn authority_by_slug(&self, slug: &str) -> Result<Option<Authority>> {
        let row =
            self.database.one("SELECT id, slug, name FROM authorities WHERE slug = $1", args![slug]).await?;
        row.as_ref().map(authority_of).transpose()
    }

    /// Who signs in with an address. Signing in comes before any authority is known.
    pub async fn person_by_email(&self, email: &str) -> Result<Option<Person>> {
        let row = self
            .database
            .one("SELECT * FROM people WHERE email = $1", args![email.trim().to_lowercase()])
            .await?;
        row.as_ref().map(person_of).transpose()
    }

    /// A person who is a member of the authority.
    pub async fn person(&self, authority: Uuid, person: Uuid) -> Result<Option<Person>> {
        let row = self
            .database
            .one(
                "SELECT p.* FROM memberships AS m JOIN people AS p ON p.id = m.person \
                 WHERE m.authority = $1 AND m.person = $2",
                args![authority, person],
            )
            .await?;
        row.as_ref().map(person_of).transpose()
    }

    /// The members of the authority, by name, with what they are there.
    pub async fn people(&self, authority: Uuid) -> Result<Vec<(Person, Membership)>> {
        let rows = self
            .database
            .all(
                "SELECT p.*, m.authority, m.person, m.roles, m.teams FROM memberships AS m \
                 JOIN people AS p ON p.id = m.person WHERE m.authority = $1 ORDER BY p.name, p.id",
                args![authority],
            )
            .await?;
        rows.iter().map(|row| Ok((person_of(row)?, membership_of(row)?))).collect()
    }

    /// What a person is in the authority.
    pub async fn membership(&self, authority: Uuid, person: Uuid) -> Result<Option<Membership>> {
        let row = self
            .database
            .one(
                "SELECT authority, person, roles, teams FROM memberships WHERE authority = $1 AND person = $2",
                args![authority, person],
            )
            .await?;
        row.as_ref().map(membership_of).transpose()
    }

    /// Where a person is a member: what signing in asks, and what a person of several authorities may see in the others.
    pub async fn memberships_of(&self, person: Uuid) -> Result<Vec<Membership>> {
        let rows = self
            .database
            .all(
                "SELECT authority, person, roles, teams FROM memberships WHERE person = $1 ORDER BY authority",
                args![person],
            )
            .await?;
        rows.iter().map(membership_of).collect()
    }
}

/// Applies one change in the transaction of its events.
pub(crate) async fn apply(tx: &mut Tx, authority: Uuid, _at: i64, change: &MemberChange) -> Result<()> {
    match change {
        MemberChange::Authority { slug, name } => {
            tx.execute(
                "INSERT INTO authorities (id, slug, name) VALUES ($1, $2, $3) \
                 ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name",
                args![authority, slug, name],
            )
            .await?;
        }
        MemberChange::Person(person) => {
            let elsewhere = tx
                .one(
                    "SELECT person FROM memberships WHERE person = $1 AND authority <> $2 AND NOT EXISTS \
                     (SELECT 1 FROM memberships WHERE person = $1 AND authority = $2) LIMIT 1",
                    args![person.id, authority],
                )
                .await?;
            if elsewhere.is_some() {
                return Err(Error::NotFound("person"));
            }
            tx.execute(
                "INSERT INTO people (id, email, name, password_hash, second_factor, left_at) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET email = excluded.email, \
                 name = excluded.name, password_hash = excluded.password_hash, \
                 second_factor = excluded.second_factor, left_at = excluded.left_at",
                args![
                    person.id,
                    person.email.trim().to_lowercase(),
                    &person.name,
                    person.password_hash.as_deref(),
                    person.second_factor.as_deref(),
                    person.left_at.map(Timestamp::as_microsecond)
                ],
            )
            .await?;
        }
        MemberChange::Member { person, roles, teams } => {
            if tx.one("SELECT id FROM people WHERE id = $1", args![*person]).await?.is_none() {
                return Err(Error::NotFound("person"));
            }
            tx.execute(
                "INSERT INTO memberships (authority, person, roles, teams) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (authority, person) DO UPDATE SET roles = excluded.roles, teams = excluded.teams",
                args![authority, *person, names(roles)?, names(teams)?],
            )
            .await?;
        }
        MemberChange::Left { person } => {
            tx.execute(
                "DELETE FROM memberships WHERE authority = $1 AND person = $2",
                args![authority, *person],
            )
            .await?;
        }
    }
    Ok(())
}

fn names(list: &[String]) -> Result<String> {
    serde_json::to_string(list).map_err(|_| Error::Invalid("the names cannot be written"))
}

fn listed(text: &str) -> Result<Vec<String>> {
    serde_json::from_str(text).map_err(|_| Error::Damaged("the names of a membership".to_owned()))
}

fn authority_of(row: &Row) -> Result<Authority> {
    Ok(Authority { id: row.uuid("id")?, slug: row.text("slug")?, name: row.text("name")? })
}

fn person_of(row: &Row) -> Result<Person> {
    Ok(Person {
        id: row.uuid("id")?,
        email: row.text("email")?,
        name: row.text("name")?,
        password_hash: row.text_or_null("password_hash")?,
        second_factor: row.text_or_null("second_factor")?,
        left_at: row.int_or_null("left_at")?.map(instant).transpose()?,
    })
}

fn membership_of(row: &Row) -> Result<Membership> {
    Ok(Membership {
        authority: row.uuid("authority")?,
        person: row.uuid("person")?,
        roles: listed(&row.text("roles")?)?,
        teams: listed(&row.text("teams")?)?,
    })
}
