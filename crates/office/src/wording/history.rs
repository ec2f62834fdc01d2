//! The history of a place of the letters: who worded it, when, why, and what stood there before.

use std::collections::BTreeMap;

use casework::AuthorityEvent;
use document::Language;
use jiff::Timestamp;
use letters::wording::places;
use store::{StreamKey, StreamKind};

use super::default_of;
use crate::{
    Office, Who,
    error::{Error, Result},
    stream,
};

/// A version of the words of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingVersion {
    /// The place.
    pub place: String,
    /// Its number, from one.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// Why.
    pub why: String,
    /// Whether it came in a file with others.
    pub imported: bool,
    /// The words before.
    pub before: String,
    /// The words from then on.
    pub after: String,
    /// Whether those are the program's own.
    pub own_again: bool,
}

impl Office {
    /// Every version of the words of a language, the newest first; of one place, or of all.
    pub async fn wording_history(
        &self,
        who: &Who,
        language: Language,
        place: Option<&str>,
    ) -> Result<Vec<WordingVersion>> {
        who.of_the_desk()?;
        if place.is_some_and(|id| places::known(id).is_none()) {
            return Err(Error::NotFound("place of the letters"));
        }
        let authority = self.authority(who.authority).await?;
        let key = StreamKey::new(StreamKind::Authority, who.authority);
        let mut standing: BTreeMap<String, (u32, String)> = BTreeMap::new();
        let mut out = Vec::new();
        for stored in self.store.load(who.authority, key).await? {
            let (texts, why, imported) = match crate::authority::read(&stored)? {
                AuthorityEvent::WordingSet { language: of, slot, text, why } if of == language => {
                    (BTreeMap::from([(slot, text)]), why, false)
                }
                AuthorityEvent::WordingImported { language: of, texts, why } if of == language => {
                    (texts, why, true)
                }
                _ => continue,
            };
            let by = stream::actor_of(&stored.actor, &authority).name().to_owned();
            for (id, text) in texts {
                let default = default_of(&authority, language, &id);
                let (version, before) = standing.get(&id).cloned().unwrap_or_else(|| (0, default.clone()));
                let own_again = text.trim().is_empty();
                let after = if own_again { default } else { text.trim().to_owned() };
                standing.insert(id.clone(), (version + 1, after.clone()));
                if place.is_none_or(|wanted| wanted == id) {
                    out.push(WordingVersion {
                        place: id,
                        version: version + 1,
                        at: stored.at,
                        by: by.clone(),
                        why: why.clone(),
                        imported,
                        before,
                        after,
                        own_again,
                    });
                }
            }
        }
        out.reverse();
        Ok(out)
    }
}
