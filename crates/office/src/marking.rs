//! What whoever marks an enclosure sees: its pages, where the marked words stand on them, and what was found that may have
//! to come out. A file is looked at once for each of its words; what was seen is kept for a while, by the digest of the file.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use casework::{
    Case,
    case::{Enclosure, FoundPerson, MarkTarget},
    ids::MarkId,
};
use container::Limits;
use release::marking::{Found, Shown, Table, Window};

use crate::{
    Inspector, Office, Who,
    error::{Error, Result},
    redact::SeenFile,
};

/// Files of which is kept what was seen.
const KEPT: usize = 24;
/// Parts of pages that are kept of them all together; a name on each line of a long file has thousands.
const MOST_PLACES: usize = 400_000;

/// What was seen of files, by their digests.
pub(crate) type Seen = Arc<Mutex<Kept>>;

/// What was seen of a few files, the latest last.
#[derive(Default)]
pub(crate) struct Kept {
    files: HashMap<String, Known>,
    order: VecDeque<String>,
    /// Parts of spreadsheets, by what was asked; the latest last.
    tables: VecDeque<(String, Arc<Table>)>,
}

struct Known {
    file: Arc<SeenFile>,
    found: HashMap<String, Found>,
}

impl Kept {
    /// What is known of a file, and for which of these words it has to be looked at again.
    fn of(
        &self,
        sha256: &str,
        words: &[String],
    ) -> (Option<Arc<SeenFile>>, HashMap<String, Found>, Vec<String>) {
        let Some(known) = self.files.get(sha256) else { return (None, HashMap::new(), words.to_vec()) };
        let found = words.iter().filter_map(|w| Some((w.clone(), known.found.get(w)?.clone()))).collect();
        let missing = words.iter().filter(|w| !known.found.contains_key(*w)).cloned().collect();
        (Some(known.file.clone()), found, missing)
    }

    fn table(&self, asked: &str) -> Option<Arc<Table>> {
        self.tables.iter().find(|(known, _)| known == asked).map(|(_, table)| table.clone())
    }

    fn keep_table(&mut self, asked: String, table: Arc<Table>) {
        self.tables.push_back((asked, table));
        if self.tables.len() > KEPT {
            self.tables.pop_front();
        }
    }

    fn keep(&mut self, sha256: &str, mut seen: SeenFile, words: Vec<String>) {
        let found = std::mem::take(&mut seen.found);
        self.order.retain(|known| known != sha256);
        self.order.push_back(sha256.to_owned());
        let known = self
            .files
            .entry(sha256.to_owned())
            .or_insert_with(|| Known { file: Arc::new(seen), found: HashMap::new() });
        known.found.extend(words.into_iter().zip(found));
        let places = |kept: &Kept| -> usize {
            kept.files.values().flat_map(|k| k.found.values()).map(|f| f.places.len()).sum()
        };
        while self.order.len() > 1 && (self.order.len() > KEPT || places(self) > MOST_PLACES) {
            if let Some(oldest) = self.order.pop_front() {
                self.files.remove(&oldest);
            }
        }
    }
}

/// What whoever marks an enclosure sees.
#[derive(Clone, Debug)]
pub struct Marking {
    /// The file: its pages, or its words.
    pub file: Arc<SeenFile>,
    /// The part of a spreadsheet that was asked for.
    pub table: Option<Arc<Table>>,
    /// Where the words of each mark stand, and in how many cells the others are carried out.
    pub found: Vec<(MarkId, Found)>,
}

/// Somebody named in an enclosure, or a way to reach them, that may have to come out.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What was found.
    pub found: FoundPerson,
    /// The words to look for: a name without its titles, since it may stand elsewhere without them.
    pub words: String,
    /// What else the file calls the same person, to be looked for with it.
    pub forms: Vec<String>,
    /// Short forms that would be found within other words, or are one: they are marked by hand.
    pub by_hand: Vec<String>,
    /// An officer said that it must come out; else nobody has said anything.
    pub must: bool,
}

/// What may have to come out of an enclosure and is not marked yet: first what an officer said so of.
pub fn suggestions(case: &Case, enclosure: &Enclosure) -> Vec<Suggestion> {
    let alike = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let marked: Vec<String> = enclosure
        .marks
        .iter()
        .filter_map(|mark| match &mark.target {
            MarkTarget::Words { find } => Some(alike(find)),
            _ => None,
        })
        .collect();
    let mut out: Vec<Suggestion> = enclosure
        .inspection()
        .iter()
        .flat_map(|i| &i.found.personal)
        .filter_map(|found| {
            let name = found.kind == personal::Kind::Person.name();
            let words = if name { personal::without_titles(&found.text) } else { found.text.as_str() };
            let said = case.may_be_seen(&found.key());
            // A name of which a part is marked already is seen to.
            let seen_to = |m: &String| if name { alike(words).contains(m) } else { alike(words) == *m };
            let open = said != Some(true) && !marked.iter().any(seen_to);
            open.then(|| {
                let mut forms: Vec<String> = Vec::new();
                let mut by_hand: Vec<String> = Vec::new();
                for form in &found.forms {
                    let bare = personal::without_titles(form);
                    let known = bare == words || forms.iter().chain(&by_hand).any(|f| f == bare);
                    let done = marked.iter().any(|m| alike(bare).contains(m.as_str()));
                    match personal::stands_for_itself(bare) {
                        _ if known || done => {}
                        true => forms.push(bare.to_owned()),
                        false => by_hand.push(bare.to_owned()),
                    }
                }
                Suggestion {
                    words: words.to_owned(),
                    forms,
                    by_hand,
                    found: found.clone(),
                    must: said == Some(false),
                }
            })
        })
        .collect();
    out.sort_by_key(|s| !s.must);
    out
}

impl Office {
    /// Asks the one who looks through files, off the threads that serve pages and no more than a few at a time.
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        otherwise: &str,
        ask: impl FnOnce(&dyn Inspector, &Limits) -> std::result::Result<T, String> + Send + 'static,
    ) -> Result<T> {
        let turn = self.inspecting.clone().acquire_owned().await.ok();
        let (inspector, limits) = (self.inspector.clone(), self.settings().limits.clone());
        let answered = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            ask(&*inspector, &limits)
        });
        match answered.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(why)) => Err(Error::BadInput(format!("{otherwise}: {why}"))),
            Err(_) => Err(Error::BadInput(format!("{otherwise}: it broke off"))),
        }
    }

    /// What whoever marks an enclosure sees. Fails where the file cannot be read for that.
    pub async fn marking(
        &self,
        who: &Who,
        case: &Case,
        enclosure: &Enclosure,
        window: &Window,
    ) -> Result<Marking> {
        who.of_the_desk()?;
        let mut wanted: Vec<String> = Vec::new();
        for mark in &enclosure.marks {
            if let MarkTarget::Words { find } = &mark.target
                && !wanted.contains(find)
            {
                wanted.push(find.clone());
            }
        }
        let sha256 = &enclosure.file.sha256;
        let lock = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut file, mut found, missing) = lock().of(sha256, &wanted);
        if file.is_none() || !missing.is_empty() {
            let bytes = self.store.get_document(who.authority, case.id.0, sha256).await?;
            let (name, asked) = (enclosure.file.name.clone(), missing.clone());
            let seen = self
                .apart("it cannot be marked here", move |inspector, limits| {
                    inspector.seen(&name, &bytes, &asked, limits)
                })
                .await?;
            found.extend(missing.iter().cloned().zip(seen.found.iter().cloned()));
            let mut kept = lock();
            kept.keep(sha256, seen, missing);
            file = kept.of(sha256, &[]).0.or(file);
        }
        let file = file.ok_or(Error::NotFound("file"))?;
        let table = match file.shown {
            // Of a kind of workbook that cannot be copied the words are shown, and why is said when the copy is made.
            Shown::Table => self.table(who, case, enclosure, window).await.ok(),
            _ => None,
        };
        let counts = table.as_ref().map(|table| table.counts.clone()).unwrap_or_default();
        let of_mark = |nth: usize, target: &MarkTarget| match target {
            MarkTarget::Words { find } => found.get(find).cloned().unwrap_or_default(),
            MarkTarget::Box { page, at } => {
                let at = at.map(|n| f64::from(n) / 10.0);
                Found { count: 1, places: vec![release::marking::Place { page: *page, at }] }
            }
            _ => Found { count: counts.get(nth).copied().unwrap_or(0), places: Vec::new() },
        };
        let marks = enclosure.marks.iter().enumerate();
        let found = marks.map(|(nth, mark)| (mark.id, of_mark(nth, &mark.target))).collect();
        Ok(Marking { file, table, found })
    }

    /// A part of a spreadsheet with what is marked on it.
    async fn table(
        &self,
        who: &Who,
        case: &Case,
        enclosure: &Enclosure,
        window: &Window,
    ) -> Result<Arc<Table>> {
        let sha256 = &enclosure.file.sha256;
        let marks = enclosure.marks.clone();
        let asked = serde_json::to_string(&(sha256, window, &marks)).unwrap_or_default();
        let lock = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().table(&asked) {
            return Ok(known);
        }
        let bytes = self.store.get_document(who.authority, case.id.0, sha256).await?;
        let (name, window) = (enclosure.file.name.clone(), window.clone());
        let table = self
            .apart("it cannot be shown as a table", move |inspector, limits| {
                inspector.table(&name, &bytes, &window, &marks, limits)
            })
            .await?;
        let table = Arc::new(table);
        lock().keep_table(asked, table.clone());
        Ok(table)
    }

    /// A picture of one page of an enclosure, as a PNG, in one of the widths of `release`. Fails where it cannot be drawn.
    pub async fn page_picture(
        &self,
        who: &Who,
        case: &Case,
        enclosure: &Enclosure,
        page: u32,
        width: u32,
    ) -> Result<Vec<u8>> {
        who.of_the_desk()?;
        let bytes = self.store.get_document(who.authority, case.id.0, &enclosure.file.sha256).await?;
        let name = enclosure.file.name.clone();
        self.apart("the page cannot be drawn", move |inspector, limits| {
            inspector.picture(&name, &bytes, page, width, limits)
        })
        .await
    }
}

impl SeenFile {
    /// It has pages, or is a picture: boxes can be drawn on it.
    pub fn has_sheets(&self) -> bool {
        !matches!(self.shown, Shown::Words | Shown::Table)
    }
}
