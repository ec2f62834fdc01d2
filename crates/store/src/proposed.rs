//! How proposed answers fared: a read model of the events of cases, so that an authority sees how far what the memory
//! says can be relied on. It holds no question and no answer, and stays when the content of a case is erased.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Store,
    error::Result,
    sql::{Tx, args},
};

/// The proposed answers of a case, in the place of all that was kept of it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProposals {
    /// The case.
    pub subject: Uuid,
    /// Each of them.
    pub rows: Vec<ProposalRow>,
}

/// A proposed answer and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// The number of its question.
    pub question: u32,
    /// What tells it from the others.
    pub key: String,
    /// The day of receipt of the case.
    pub day: Date,
    /// The kind of source.
    pub kind: String,
    /// The register; empty for other kinds.
    pub source: String,
    /// How sure the memory was, in hundredths.
    pub sure: u8,
    /// What became of it, by its name.
    pub fate: String,
    /// By how much it was changed, in hundredths.
    pub changed: u8,
    /// Why it was rejected, by its name; empty where nobody said so.
    pub because: String,
}

/// So many proposed answers that are alike in all that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalCount {
    /// The kind of source.
    pub kind: String,
    /// The register.
    pub source: String,
    /// How sure the memory was, in hundredths.
    pub sure: u8,
    /// What became of them.
    pub fate: String,
    /// Why they were rejected.
    pub because: String,
    /// How many.
    pub count: u64,
    /// By how much they were changed, in hundredths, together.
    pub changed: u64,
}

impl Store {
    /// How the proposed answers of cases fared that were received in a time, counted by what is alike.
    pub async fn proposals_counted(
        &self,
        authority: Uuid,
        from: Date,
        to: Date,
    ) -> Result<Vec<ProposalCount>> {
        let rows = self
            .database
            .all(
                "SELECT kind, source, sure, fate, because, COUNT(*) AS many, \
                 CAST(COALESCE(SUM(changed), 0) AS BIGINT) AS changed FROM proposals \
                 WHERE authority = $1 AND day >= $2 AND day <= $3 \
                 GROUP BY kind, source, sure, fate, because ORDER BY kind, source, sure, fate, because",
                args![authority, from.to_string(), to.to_string()],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(ProposalCount {
                    kind: row.text("kind")?,
                    source: row.text("source")?,
                    sure: u8::try_from(row.count("sure")?).unwrap_or(100),
                    fate: row.text("fate")?,
                    because: row.text("because")?,
                    count: row.count("many")?,
                    changed: row.count("changed")?,
                })
            })
            .collect()
    }
}

/// Keeps how the proposed answers of a case fared, in the transaction of its events.
pub(crate) async fn put(tx: &mut Tx, authority: Uuid, case: &CaseProposals) -> Result<()> {
    tx.execute("DELETE FROM proposals WHERE authority = $1 AND subject = $2", args![authority, case.subject])
        .await?;
    for row in &case.rows {
        tx.execute(
            "INSERT INTO proposals (authority, subject, question, key, day, kind, source, sure, fate, changed, because) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            args![
                authority,
                case.subject,
                i64::from(row.question),
                &row.key,
                row.day.to_string(),
                &row.kind,
                &row.source,
                i64::from(row.sure),
                &row.fate,
                i64::from(row.changed),
                &row.because
            ],
        )
        .await?;
    }
    Ok(())
}
