//! Which request belongs to which imported response: the same reference, or the same thread of mail. Where that is not
//! clear, the request is set aside.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

use casework::CaseId;
use office::{Keys, Understood};

/// The most bytes of requests out of archives that wait for their responses.
const MOST: usize = 64 * 1024 * 1024;

/// A request that waits for its response.
pub struct Waiting {
    /// How the report names it.
    pub name: String,
    /// By what it finds its response.
    pub keys: Keys,
    /// Where it is read again, or its bytes.
    pub from: Held,
}

/// Where a waiting request is.
pub enum Held {
    /// In a file.
    Path(PathBuf),
    /// In memory, out of an archive or a mailbox.
    Bytes(Vec<u8>),
}

/// What responses were found by, and the requests that wait.
#[derive(Default)]
pub struct Pairs {
    responses: HashMap<u64, Option<CaseId>>,
    waiting: Vec<Waiting>,
    held: usize,
}

fn key(kind: &str, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, text).hash(&mut hasher);
    hasher.finish()
}

impl Pairs {
    /// A response that was imported, now or before.
    pub fn response(&mut self, understood: &Understood) {
        let references = understood.keys.references.iter().map(|r| key("reference", r));
        let threads = understood.keys.threads.iter().map(|t| key("thread", t));
        for found in references.chain(threads) {
            match self.responses.entry(found) {
                Entry::Vacant(free) => {
                    free.insert(Some(understood.case));
                }
                // Two responses by the same sign: it tells nothing.
                Entry::Occupied(mut taken) => {
                    if *taken.get() != Some(understood.case) {
                        taken.insert(None);
                    }
                }
            }
        }
    }

    /// A request that waits; given back where there is no room for it.
    pub fn wait(&mut self, waiting: Waiting) -> Result<(), Waiting> {
        if let Held::Bytes(bytes) = &waiting.from {
            if self.held + bytes.len() > MOST {
                return Err(waiting);
            }
            self.held += bytes.len();
        }
        self.waiting.push(waiting);
        Ok(())
    }

    /// The requests that waited, each with its response and why they belong together, or why nobody can say.
    pub fn settle(self) -> impl Iterator<Item = (Waiting, Result<(CaseId, &'static str), &'static str>)> {
        let responses = self.responses;
        self.waiting.into_iter().map(move |waiting| {
            let find = |kind: &'static str, keys: &[String]| {
                keys.iter().find_map(|k| responses.get(&key(kind, k)).copied())
            };
            let found = match find("thread", &waiting.keys.threads) {
                Some(Some(case)) => Ok((case, "the response answers this message")),
                _ => match find("reference", &waiting.keys.references) {
                    Some(Some(case)) => Ok((case, "the same reference")),
                    Some(None) => Err("a request, and several responses have its reference"),
                    None => Err("a request without its response: 'candour receive' takes requests"),
                },
            };
            (waiting, found)
        })
    }
}
