//! The disclosure log: what an officer proposes to publish, publishing, withdrawing, and what the public reads.

use casework::{
    Case, CaseId, Command, Refusal,
    case::{LogEntry, personal_key},
    ids::{EntryId, LetterId, QuestionId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{LogFilter, NewLogEntry};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    secrets::derived_id,
};

/// A page of the log.
#[derive(Clone, Debug)]
pub struct LogPage {
    /// Entries, newest first.
    pub entries: Vec<PublicEntry>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// An entry as the public reads it.
#[derive(Clone, Debug)]
pub struct PublicEntry {
    /// Its id, which its address is made of and which never changes.
    pub id: Uuid,
    /// The request's reference.
    pub reference: String,
    /// The entry.
    pub entry: LogEntry,
    /// The day of withdrawal and why.
    pub withdrawn: Option<(Date, String)>,
}

/// What an officer gives to publish an entry: texts after the look, and that they looked.
#[derive(Clone, Debug)]
pub struct PublishForm {
    /// The entry.
    pub entry: LogEntry,
    /// Looked for the applicant.
    pub applicant: bool,
    /// Looked for third parties.
    pub third_parties: bool,
    /// Looked for copyright.
    pub copyright: bool,
    /// Personal data in it that everyone may see: each its kind and words.
    pub may_be_seen: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    reference: String,
    entry: LogEntry,
}

/// The id of an entry in addresses.
pub(crate) fn entry_id(case: CaseId, entry: EntryId) -> Uuid {
    derived_id(case.0, &format!("log {entry}"))
}

/// The row of an entry.
pub(crate) fn row(case: &Case, entry: &LogEntry) -> Result<NewLogEntry> {
    let mut words = String::new();
    for answer in &entry.answers {
        for part in [&answer.question_text, &answer.answer] {
            words.push_str(part);
            words.push('\n');
        }
        for row in answer.table.iter().flat_map(|t| &t.rows) {
            words.push_str(&row.join(" "));
            words.push('\n');
        }
    }
    let body = Body { reference: case.reference.clone(), entry: entry.clone() };
    Ok(NewLogEntry {
        id: entry_id(case.id, entry.id),
        subject: case.id.0,
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        words,
        body: serde_json::to_vec(&body).map_err(|_| Error::NotFound("entry"))?,
        published_on: entry.on,
    })
}

/// An entry as the public reads it, from its row.
pub(crate) fn public(found: store::LogEntry) -> Result<PublicEntry> {
    let body: Body = serde_json::from_slice(&found.body).map_err(|_| Error::NotFound("entry"))?;
    Ok(PublicEntry { id: found.id, reference: body.reference, entry: body.entry, withdrawn: found.withdrawn })
}

impl Office {
    /// What would be published of a letter, for an officer to look at and change.
    pub async fn propose_entry(
        &self,
        who: &Who,
        case: CaseId,
        letter: LetterId,
    ) -> Result<(LogEntry, Vec<publication::Look>)> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let found = case.letter(letter).ok_or(Error::NotFound("letter"))?;
        let questions: Vec<QuestionId> = found
            .answers
            .iter()
            .copied()
            .filter(|id| case.question(*id).is_some_and(|q| q.own_personal_data != Some(true)))
            .collect();
        let outcome = letters::outcome(&case, &questions);
        let annex = letters::annex(&case, &authority, &questions);
        let entry = publication::entry_from(&case, &authority, found, &questions, outcome, annex);
        let looks = publication::looks(&case, &entry);
        Ok((entry, looks))
    }

    /// Publishes. Returns the entry's id in addresses.
    pub async fn publish(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        form: PublishForm,
    ) -> Result<Uuid> {
        let found = self.personal_in_entry(who, case, &form.entry).await?;
        let seen: Vec<_> = form.may_be_seen.iter().map(|(kind, text)| personal_key(kind, text)).collect();
        let (may, open): (Vec<_>, Vec<_>) = found.into_iter().partition(|f| seen.contains(&f.key()));
        if let Some(first) = open.first() {
            let others = match open.len() {
                1 => String::new(),
                n => format!(" and {} more", n - 1),
            };
            return Err(Error::Refused(Refusal::missing(format!(
                "say of “{}”{others} that everyone may see it, or take it out",
                first.text
            ))));
        }
        let what = may.into_iter().map(|f| (f.kind, f.text)).collect();
        let judge = Command::JudgePersonal { what, may_be_seen: true };
        let command = Command::Publish {
            entry: Box::new(form.entry),
            looked_for_applicant: form.applicant,
            looked_for_third_parties: form.third_parties,
            looked_for_copyright: form.copyright,
        };
        let state = self.act(who, case, command_id, vec![judge, command]).await?;
        let last = state.entries.last().map(|e| e.id).ok_or(Error::NotFound("entry"))?;
        Ok(entry_id(case, last))
    }

    /// Withdraws an entry; its address keeps the reason.
    pub async fn withdraw_entry(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        entry: EntryId,
        why: &str,
    ) -> Result<()> {
        self.act(who, case, command_id, vec![Command::WithdrawPublication { entry, why: why.to_owned() }])
            .await?;
        Ok(())
    }

    /// The log, newest first, or what answers some words.
    pub async fn log(
        &self,
        authority: Uuid,
        words: Option<&str>,
        after: Option<&str>,
        limit: u32,
    ) -> Result<LogPage> {
        let after = match after {
            None => None,
            Some(text) => {
                let place =
                    text.split_once('.').and_then(|(d, id)| Some((d.parse().ok()?, id.parse().ok()?)));
                Some(place.ok_or_else(|| Error::BadInput("that is no place in the log".to_owned()))?)
            }
        };
        let filter = LogFilter {
            text: words.map(str::to_owned).filter(|w| !w.trim().is_empty()),
            after,
            limit: limit.clamp(1, 100) + 1,
            ..LogFilter::default()
        };
        let mut found = self.store.list_log(authority, &filter).await?;
        let more = found.len() > limit.clamp(1, 100) as usize;
        found.truncate(limit.clamp(1, 100) as usize);
        let next = more
            .then(|| found.last().map(|last| format!("{}.{}", last.published_on, last.id.simple())))
            .flatten();
        Ok(LogPage { entries: found.into_iter().map(public).collect::<Result<_>>()?, next })
    }

    /// One entry, also a withdrawn one: its address keeps the reason.
    pub async fn log_entry(&self, authority: Uuid, id: Uuid) -> Result<PublicEntry> {
        public(self.store.log_entry(authority, id).await?.ok_or(Error::NotFound("published answer"))?)
    }

    /// A file published with an entry.
    pub async fn published_file(
        &self,
        authority: Uuid,
        entry: Uuid,
        sha256: &str,
    ) -> Result<(String, String, Vec<u8>)> {
        let found =
            self.store.log_entry(authority, entry).await?.ok_or(Error::NotFound("published answer"))?;
        let subject = found.subject;
        let public = public(found)?;
        let file = public.entry.enclosures.iter().find(|f| f.sha256 == sha256 && public.withdrawn.is_none());
        let file = file.ok_or(Error::NotFound("file"))?;
        let bytes = self.store.get_document(authority, subject, sha256).await?;
        Ok((file.name.clone(), file.media_type.clone(), bytes.to_vec()))
    }
}
