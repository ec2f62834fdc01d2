//! What an import could not take: noted with its reason for an administrator, who tries again, says that it is an answer
//! all the same, or leaves it out.

use casework::Case;
use jiff::Timestamp;
use store::NewAside;
use uuid::Uuid;

use super::{Import, ImportFile, ImportStatus, import::digest};
use crate::{
    Office, Who,
    error::{Error, Result},
    registers::RegisterOptions,
    secrets::derived_id,
};

/// The bytes of an item are kept up to this size.
const KEPT_EACH: usize = 10_000_000;
/// So many bytes are kept of all items.
const KEPT_BYTES: u64 = 1_000_000_000;
/// So many items are kept with their bytes.
const KEPT_ITEMS: u64 = 5_000;
/// What stands in the place of its kind where an item could not be opened or read at all.
const UNREADABLE: &str = "unreadable";
/// So many items are a page.
const PAGE: u32 = 50;

/// An item that was set aside.
#[derive(Clone, Debug)]
pub struct Aside {
    /// Its id.
    pub id: Uuid,
    /// How the import named it: a path, or a place in an archive.
    pub name: String,
    /// Why it was not taken.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// How many bytes it has.
    pub size: u64,
    /// Whether its bytes are kept, so that it can be tried again here.
    pub kept: bool,
    /// Whether its words could be read, so that somebody may say that it is an answer.
    pub readable: bool,
}

/// A page of what is set aside.
#[derive(Clone, Debug)]
pub struct AsideList {
    /// The items, the newest first.
    pub items: Vec<Aside>,
    /// How many there are in all.
    pub all: u64,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// An item on its way to the list.
pub(super) struct Note {
    name: String,
    sha256: String,
    bytes: Vec<u8>,
    kind: &'static str,
    reason: String,
}

impl Note {
    pub fn new(name: &str, entry: Option<u32>, sha256: String, bytes: Vec<u8>, one: &Import) -> Note {
        Note {
            name: entry.map_or_else(|| name.to_owned(), |entry| format!("{name}#{entry}")),
            sha256,
            bytes,
            kind: if one.unreadable { UNREADABLE } else { one.kind.map_or("", super::Kind::id) },
            reason: one.reason.clone().unwrap_or_default(),
        }
    }

    /// The same item has the same id: its bytes, or where they could not be read its name.
    fn id(&self, authority: Uuid) -> Uuid {
        let what = if self.sha256.is_empty() { &self.name } else { &self.sha256 };
        derived_id(authority, &format!("set aside:{what}"))
    }
}

fn of(item: store::SetAside) -> Aside {
    let store::SetAside { id, name, kind, reason, at, size, kept, .. } = item;
    Aside { id, name, reason, at, size, kept, readable: kind != UNREADABLE }
}

impl Office {
    /// Notes items, with their bytes where there is room for them.
    pub(super) async fn note_asides(&self, authority: Uuid, notes: Vec<Note>) -> Result<()> {
        if notes.is_empty() {
            return Ok(());
        }
        let (mut items, mut bytes) = self.store.aside_kept(authority).await?;
        let mut all = Vec::with_capacity(notes.len());
        let mut documents = Vec::new();
        for note in notes {
            let id = note.id(authority);
            let known = self.store.aside(authority, id).await?;
            if known.as_ref().is_some_and(|k| k.left_out) {
                continue;
            }
            let size = note.bytes.len();
            let again = known.is_some_and(|k| k.kept);
            let fits =
                (1..=KEPT_EACH).contains(&size) && items < KEPT_ITEMS && bytes + size as u64 <= KEPT_BYTES;
            let kept = again || fits && !note.sha256.is_empty();
            if kept && !again {
                (items, bytes) = (items + 1, bytes + size as u64);
                documents.push((casework::CaseId(id), note.bytes));
            }
            all.push(NewAside {
                id,
                name: note.name,
                sha256: note.sha256,
                kind: note.kind.to_owned(),
                reason: note.reason,
                at: self.now(),
                size: size as u64,
                kept,
                left_out: false,
            });
        }
        self.keep_documents(authority, documents).await?;
        Ok(self.store.set_aside(authority, &all).await?)
    }

    /// Takes off the list what is history now.
    pub(super) async fn no_longer_aside(&self, authority: Uuid, digests: &[String]) -> Result<()> {
        for sha256 in digests {
            for item in self.store.asides_of(authority, sha256).await? {
                self.store.forget_aside(authority, item.id).await?;
            }
        }
        Ok(())
    }

    /// Notes a file that could not even be opened.
    pub async fn note_unopened(&self, who: &Who, name: &str, reason: &str) -> Result<()> {
        who.administrator()?;
        let one = Import::aside(None, reason, true);
        self.note_asides(who.authority, vec![Note::new(name, None, String::new(), Vec::new(), &one)]).await
    }

    /// Notes a file that could be read and not be used.
    pub async fn note_unused(&self, who: &Who, file: ImportFile, one: &Import) -> Result<()> {
        who.administrator()?;
        let sha256 = digest(&file.bytes);
        self.note_asides(who.authority, vec![Note::new(&file.name, None, sha256, file.bytes, one)]).await
    }

    /// What is set aside, for an administrator.
    pub async fn asides(&self, who: &Who, after: Option<&str>) -> Result<AsideList> {
        who.administrator()?;
        let after = match after.filter(|a| !a.is_empty()) {
            None => None,
            Some(text) => Some(
                text.split_once('.')
                    .and_then(|(at, id)| {
                        Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?))
                    })
                    .ok_or_else(|| Error::BadInput("that is no place in the list".to_owned()))?,
            ),
        };
        let page = self.store.list_aside(who.authority, after, PAGE).await?;
        let next = page.next.map(|(at, id)| format!("{}.{}", at.as_microsecond(), id.simple()));
        Ok(AsideList { items: page.items.into_iter().map(of).collect(), all: page.all, next })
    }

    /// How many items are set aside, for an administrator.
    pub async fn count_asides(&self, who: &Who) -> Result<u64> {
        who.administrator()?;
        Ok(self.store.count_aside(who.authority).await?)
    }

    /// An item with its bytes.
    pub async fn aside_file(&self, who: &Who, id: Uuid) -> Result<(Aside, Vec<u8>)> {
        who.administrator()?;
        let item = self.store.aside(who.authority, id).await?.ok_or(Error::NotFound("item"))?;
        if !item.kept {
            return Err(Error::BadInput(
                "its bytes were not kept here: run 'candour import' again for this file".to_owned(),
            ));
        }
        let bytes = self.store.get_document(who.authority, id, &item.sha256).await?;
        Ok((of(item), bytes.to_vec()))
    }

    /// Imports an item again; `surely` where somebody looked and says that it is an answer. Returns the cases that it
    /// became, or the sentence that says why it stays aside.
    pub async fn try_aside_again(
        &self,
        who: &Who,
        id: Uuid,
        surely: bool,
    ) -> Result<std::result::Result<Vec<Case>, String>> {
        let (item, bytes) = self.aside_file(who, id).await?;
        let file = ImportFile { name: item.name, bytes: bytes.clone(), propose: false, another: None };
        let named = file.name.clone();
        let mut all = self
            .import_as(who, vec![file], &reading::NoPictures, &RegisterOptions::default(), surely)
            .await?;
        let done = all.pop().unwrap_or_default();
        let mut cases = Vec::new();
        let mut reason = None;
        for one in done {
            match (one.status, &one.understood) {
                (ImportStatus::Imported | ImportStatus::Already, Some(understood)) => {
                    cases.push(self.case(who, understood.case).await?);
                }
                (ImportStatus::Waiting, _) => {
                    let why = "a request without its response: 'candour receive' takes requests";
                    let file = ImportFile {
                        name: named.clone(),
                        bytes: bytes.clone(),
                        propose: false,
                        another: None,
                    };
                    let one = Import::aside(Some(super::Kind::Request), why, false);
                    self.note_unused(who, file, &one).await?;
                    reason = one.reason;
                }
                _ if !one.registers.is_empty() => {
                    reason = Some("it is a register now: it stands under Registers".to_owned());
                }
                _ => reason = one.reason,
            }
        }
        if cases.is_empty() {
            return Ok(Err(reason.unwrap_or_else(|| "it could not be used".to_owned())));
        }
        // Its name may have been all that was known of it, or a part of it stays aside.
        if reason.is_none() {
            self.store.forget_aside(who.authority, id).await?;
        }
        Ok(Ok(cases))
    }

    /// Leaves an item out for good: the next import does not ask about it again.
    pub async fn leave_out(&self, who: &Who, id: Uuid) -> Result<()> {
        who.administrator()?;
        self.store.aside(who.authority, id).await?.ok_or(Error::NotFound("item"))?;
        Ok(self.store.leave_out(who.authority, id).await?)
    }
}
