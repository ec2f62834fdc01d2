//! By what the questions of each case are recognised, so that those which came before are found without comparing each
//! with each.
//!
//! A read model that is made anew from the cases where it is missing, and so is in no backup. How fingerprints are made
//! and compared is not decided here. Across authorities only digests, the day and the law are told, never which case.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    ListedCase, Store,
    cases::listed,
    error::Result,
    sql::{Arg, Row, Sql, Tx, args},
    stream::{date, number},
};

/// The most keys of a case.
const KEYS: usize = 32;
/// The newest cases of one key that are looked at: what half of all requests share tells none of them apart.
const OF_A_KEY: i64 = 1_000;
/// The most cases given back.
const PAGE: u32 = 500;

/// By what the questions of a case are recognised. It takes the place of what was kept of it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptQuestionnaire {
    /// The case.
    pub subject: Uuid,
    /// The form of the fingerprint.
    pub form: u16,
    /// The day the case was received, where it is known.
    pub received_on: Option<Date>,
    /// The law, by its id; empty where it is not known.
    pub law: String,
    /// By what somebody who asks again is recognised, as digests in the caller's own form; empty where nothing is known.
    pub asker: Vec<u8>,
    /// The keys that it is found by; none where nothing in it can be recognised.
    pub keys: Vec<i64>,
    /// The fingerprint, in the caller's own form.
    pub body: Vec<u8>,
}

/// A case of the authority that shares keys, as the lists of cases show it, so that none needs to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeCase {
    /// The case.
    pub case: ListedCase,
    /// How many keys it shares.
    pub shared: u64,
    /// What is kept of it, without its keys.
    pub kept: KeptQuestionnaire,
}

/// That another authority of the installation has a case that shares keys: never which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeElsewhere {
    /// The other authority.
    pub authority: Uuid,
    /// The day its case was received, where it is known.
    pub received_on: Option<Date>,
    /// The law, by its id; empty where it is not known.
    pub law: String,
    /// The fingerprint, in the caller's own form.
    pub body: Vec<u8>,
}

impl Store {
    /// Cases of the authority that share keys, those that share most first, of equals the newest kept; but one.
    pub async fn alike_cases(
        &self,
        authority: Uuid,
        keys: &[i64],
        but: Uuid,
        limit: u32,
    ) -> Result<Vec<AlikeCase>> {
        let found = sharing(" AND authority = ", authority, keys, limit);
        let Some((sharing, mut args)) = found else { return Ok(Vec::new()) };
        args.push(Arg::from(but));
        let but = args.len();
        let sql = format!(
            "SELECT c.*, f.shared, q.form, q.received_on AS came_on, q.law AS of_law, q.asker, q.body \
             FROM ({sharing}) AS f JOIN questionnaires AS q ON q.seq = f.questionnaire \
             JOIN cases AS c ON c.authority = q.authority AND c.id = q.subject \
             WHERE q.authority = $1 AND q.subject <> ${but} ORDER BY f.shared DESC, q.seq DESC"
        );
        let rows = self.database.all(Sql::Built(sql), args).await?;
        rows.iter()
            .map(|row| {
                let case = listed(row)?;
                Ok(AlikeCase { shared: row.count("shared")?, kept: kept(row, case.id)?, case })
            })
            .collect()
    }

    /// What other authorities of the installation have that shares keys: digests, day and law, never which case.
    pub async fn alike_elsewhere(
        &self,
        authority: Uuid,
        keys: &[i64],
        limit: u32,
    ) -> Result<Vec<AlikeElsewhere>> {
        let found = sharing(" AND authority <> ", authority, keys, limit);
        let Some((sharing, args)) = found else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT q.authority, q.received_on, q.law, q.body FROM ({sharing}) AS f JOIN questionnaires AS q \
             ON q.seq = f.questionnaire WHERE q.authority <> $1 ORDER BY f.shared DESC, q.seq DESC"
        );
        let rows = self.database.all(Sql::Built(sql), args).await?;
        rows.iter()
            .map(|row| {
                Ok(AlikeElsewhere {
                    authority: row.uuid("authority")?,
                    received_on: row.text_or_null("received_on")?.as_deref().map(date).transpose()?,
                    law: row.text("law")?,
                    body: row.bytes("body")?,
                })
            })
            .collect()
    }

    /// What is kept of a case, without its keys; none where nothing is.
    pub async fn questionnaire(&self, authority: Uuid, subject: Uuid) -> Result<Option<KeptQuestionnaire>> {
        let row = self
            .database
            .one(
                "SELECT form, received_on AS came_on, law AS of_law, asker, body FROM questionnaires \
                 WHERE authority = $1 AND subject = $2",
                args![authority, subject],
            )
            .await?;
        row.as_ref().map(|row| kept(row, subject)).transpose()
    }

    /// Cases of which nothing of this form is kept yet, so many at most.
    pub async fn cases_without_questionnaire(
        &self,
        authority: Uuid,
        form: u16,
        limit: u32,
    ) -> Result<Vec<Uuid>> {
        let rows = self
            .database
            .all(
                "SELECT c.id FROM cases AS c WHERE c.authority = $1 AND NOT EXISTS (SELECT 1 FROM questionnaires AS q \
                 WHERE q.authority = c.authority AND q.subject = c.id AND q.form = $2) LIMIT $3",
                args![authority, i64::from(form), i64::from(limit)],
            )
            .await?;
        rows.iter().map(|row| row.uuid("id")).collect()
    }

    /// Keeps what was made of a case as it stood at a version; nothing where the case has gone on since, because
    /// whoever moved it has kept what follows.
    pub async fn keep_questionnaire(
        &self,
        authority: Uuid,
        version: u64,
        kept: &KeptQuestionnaire,
    ) -> Result<bool> {
        let mut tx = self.database.appending().await?;
        let stands = tx
            .one(
                "SELECT MAX(version) AS version FROM events WHERE authority = $1 AND kind = $2 AND stream = $3",
                args![authority, crate::StreamKind::Case.id(), kept.subject],
            )
            .await?
            .map_or(Ok(None), |row: Row| row.int_or_null("version"))?;
        let unmoved = stands == Some(number(version));
        if unmoved {
            put(&mut tx, authority, kept).await?;
            tx.commit().await?;
        }
        Ok(unmoved)
    }
}

/// What is kept of a case, without its keys.
fn kept(row: &Row, subject: Uuid) -> Result<KeptQuestionnaire> {
    Ok(KeptQuestionnaire {
        subject,
        // A form that this program does not know is none of its own.
        form: u16::try_from(row.int("form")?).unwrap_or(u16::MAX),
        received_on: row.text_or_null("came_on")?.as_deref().map(date).transpose()?,
        law: row.text("of_law")?,
        asker: row.bytes("asker")?,
        keys: Vec::new(),
        body: row.bytes("body")?,
    })
}

/// The rows that share most keys: of each key the newest, so that the work has a bound whatever is common.
fn sharing(whose: &'static str, authority: Uuid, keys: &[i64], limit: u32) -> Option<(String, Vec<Arg>)> {
    let keys = &keys[..keys.len().min(KEYS)];
    if keys.is_empty() {
        return None;
    }
    let mut args = args![authority];
    let of_each: Vec<String> = keys
        .iter()
        .map(|key| {
            args.push(Arg::from(*key));
            let at = args.len();
            format!(
                "SELECT questionnaire FROM (SELECT questionnaire FROM questionnaire_keys WHERE key = ${at}{whose}$1 \
                 ORDER BY questionnaire DESC LIMIT {OF_A_KEY}) AS k{at}"
            )
        })
        .collect();
    let sql = format!(
        "SELECT questionnaire, COUNT(*) AS shared FROM ({}) AS every GROUP BY questionnaire \
         ORDER BY COUNT(*) DESC, questionnaire DESC LIMIT {}",
        of_each.join(" UNION ALL "),
        limit.min(PAGE)
    );
    Some((sql, args))
}

/// Keeps by what a case is recognised, in the transaction of its events.
pub(crate) async fn put(tx: &mut Tx, authority: Uuid, kept: &KeptQuestionnaire) -> Result<()> {
    forget(tx, authority, kept.subject).await?;
    let mut keys = kept.keys.clone();
    keys.truncate(KEYS);
    keys.sort_unstable();
    keys.dedup();
    let bytes: Vec<u8> = keys.iter().flat_map(|key| key.to_le_bytes()).collect();
    let row = tx
        .one(
            "INSERT INTO questionnaires (authority, subject, form, received_on, law, asker, keys, body) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING seq",
            args![
                authority,
                kept.subject,
                i64::from(kept.form),
                kept.received_on.map(|day| day.to_string()),
                &kept.law,
                &kept.asker,
                &bytes,
                &kept.body
            ],
        )
        .await?
        .ok_or_else(|| crate::Error::Damaged("no answer from the database".to_owned()))?;
    if keys.is_empty() {
        return Ok(());
    }
    let mut args = args![authority, row.int("seq")?];
    let values: Vec<String> = keys
        .into_iter()
        .map(|key| {
            args.push(Arg::from(key));
            format!("($1, ${}, $2)", args.len())
        })
        .collect();
    let sql = format!(
        "INSERT INTO questionnaire_keys (authority, key, questionnaire) VALUES {}",
        values.join(", ")
    );
    tx.execute(Sql::Built(sql), args).await?;
    Ok(())
}

/// Forgets by what a case is recognised, as an erasure of its content asks.
pub(crate) async fn forget(tx: &mut Tx, authority: Uuid, subject: Uuid) -> Result<()> {
    let row = tx
        .one(
            "DELETE FROM questionnaires WHERE authority = $1 AND subject = $2 RETURNING seq, keys",
            args![authority, subject],
        )
        .await?;
    let Some(row) = row else { return Ok(()) };
    let seq = row.int("seq")?;
    for key in row.bytes("keys")?.chunks_exact(8) {
        let key = i64::from_le_bytes(key.try_into().expect("a chunk of eight has eight bytes"));
        tx.execute(
            "DELETE FROM questionnaire_keys WHERE authority = $1 AND key = $2 AND questionnaire = $3",
            args![authority, key, seq],
        )
        .await?;
    }
    Ok(())
}
