//! House wording as a file: taken out whole, and looked at place by place before it is taken in.

use std::collections::BTreeMap;

use casework::{Authority, AuthorityEvent, case::LetterKind};
use document::Language;
use letters::{
    Finding,
    wording::{
        file::{self, Trouble},
        places,
    },
};

use super::{WordingPlace, changed_meanwhile, check, keeper, no_breach, normal, version_of};
use crate::{
    Office, Who,
    error::{Error, Result},
};

/// What a file would change at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingDifference {
    /// The place.
    pub place: String,
    /// How a list names it.
    pub title: String,
    /// The words that stand.
    pub before: String,
    /// The words of the file.
    pub after: String,
}

/// A file of words, looked at.
#[derive(Clone, Debug)]
pub struct WordingFile {
    /// What is wrong with it, by line; nothing of it is taken in while anything is.
    pub troubles: Vec<Trouble>,
    /// What it would change.
    pub differences: Vec<WordingDifference>,
    /// How many places of it stand as they are.
    pub same: usize,
    /// What the checks find in sample letters with its words.
    pub findings: Vec<(LetterKind, Finding)>,
    /// What was seen of the words that stand, for the taking in.
    pub seen: u64,
}

/// How often places of a language were worded: what was seen when a file was looked at.
fn times_worded(authority: &Authority, language: Language) -> u64 {
    places::all().into_iter().map(|id| u64::from(version_of(authority, language, id))).sum()
}

/// The places at which a file differs from what stands, as they are kept.
fn changes(
    authority: &Authority,
    language: Language,
    texts: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let kept = texts.iter().map(|(id, text)| (id.clone(), normal(authority, language, id, text)));
    kept.filter(|(id, text)| authority.worded(language, id).unwrap_or_default() != text).collect()
}

impl Office {
    /// The words of a language as a file: every place, or only those with words of the house's own.
    pub async fn export_wording(&self, who: &Who, language: Language, own_only: bool) -> Result<String> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let all = WordingPlace::all(&authority, language);
        let words: Vec<(&str, &str)> =
            all.iter().filter(|p| p.own || !own_only).map(|p| (p.id, p.text.as_str())).collect();
        Ok(file::write(&format!("House wording of letters: {}", authority.profile.name), language, &words))
    }

    /// What a file would change. Nothing is kept.
    pub async fn look_at_wording(&self, who: &Who, language: Language, bytes: &[u8]) -> Result<WordingFile> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let seen = times_worded(&authority, language);
        let texts = match file::read(bytes, language) {
            Ok(texts) => texts,
            Err(troubles) => {
                let (differences, findings) = (Vec::new(), Vec::new());
                return Ok(WordingFile { troubles, differences, same: 0, findings, seen });
            }
        };
        let changes = changes(&authority, language, &texts);
        let differences = places::all()
            .into_iter()
            .filter_map(|id| {
                let place = WordingPlace::of(&authority, language, id)?;
                let after = changes.get(id)?;
                let after = if after.is_empty() { place.default } else { after.clone() };
                Some(WordingDifference {
                    place: id.to_owned(),
                    title: place.title,
                    before: place.text,
                    after,
                })
            })
            .collect();
        let same = texts.len() - changes.len();
        let findings = self.wording_findings(&authority, language, changes).await?;
        Ok(WordingFile { troubles: Vec::new(), differences, same, findings, seen })
    }

    /// Takes the words of a file in, all or none, and tells how many places changed.
    ///
    /// Refused where anything is wrong with it, where a sample letter with its words would break the law and nobody said
    /// that they may stand all the same, and where the words were changed since `seen`.
    pub async fn import_wording(
        &self,
        who: &Who,
        command_id: &str,
        language: Language,
        bytes: &[u8],
        why: &str,
        (seen, despite): (Option<u64>, bool),
    ) -> Result<usize> {
        keeper(who)?;
        if let Some(done) = self.store.outcome_of(who.authority, command_id).await? {
            return Ok(serde_json::from_slice(&done.outcome).unwrap_or_default());
        }
        let authority = self.authority(who.authority).await?;
        let texts = file::read(bytes, language).map_err(|troubles| {
            let told: Vec<String> = troubles.iter().map(ToString::to_string).collect();
            Error::BadInput(format!("nothing was taken in: {}", told.join("; ")))
        })?;
        let texts = changes(&authority, language, &texts);
        let event = AuthorityEvent::WordingImported { language, texts: texts.clone(), why: why.to_owned() };
        check(&event)?;
        if texts.is_empty() {
            return Ok(0);
        }
        let changed = texts.len();
        if !despite {
            no_breach(&self.wording_findings(&authority, language, texts).await?)?;
        }
        let unchanged = |authority: &Authority| match seen {
            Some(seen) if times_worded(authority, language) != seen => Err(changed_meanwhile()),
            _ => Ok(()),
        };
        let outcome = serde_json::to_vec(&changed).unwrap_or_default();
        self.change_authority_if(who, command_id, vec![event], (Vec::new(), &outcome), unchanged).await?;
        Ok(changed)
    }
}
