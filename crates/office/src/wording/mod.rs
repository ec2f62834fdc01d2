//! The house wording of letters: changed, tried, taken out and in as a file, with the history of every place.
//!
//! Officers and administrators may change words, as they may change standing reasons: whoever writes letters knows them
//! best, every change has a reason and can be taken back, words that break a rule are not taken, and a letter that was
//! cleared with other words does not leave. The languages that are offered are a promise of the authority, which only
//! an administrator gives.

mod file;
mod history;
mod trial;

use std::collections::BTreeMap;

use casework::{Authority, AuthorityEvent, Case, Severity, case::LetterKind};
use document::Language;
use letters::{
    Finding,
    wording::{
        self,
        places::{self, Name},
    },
};

pub use file::{WordingDifference, WordingFile};
pub use history::WordingVersion;
pub use trial::{TriedOn, TriedWording};

use crate::{
    Office, Who,
    error::{Error, Result},
};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// A place of the letters, as the house words it now.
#[derive(Clone, Debug)]
pub struct WordingPlace {
    /// Its id.
    pub id: &'static str,
    /// How a list names it.
    pub title: String,
    /// The words that stand.
    pub text: String,
    /// The program's own.
    pub default: String,
    /// Whether the house has words of its own here.
    pub own: bool,
    /// How often it was worded; what a change is made against.
    pub version: u32,
    /// The names that are filled in there.
    pub names: Vec<Name>,
    /// Whether the words stand in one line.
    pub in_one_line: bool,
    /// Most characters.
    pub most: usize,
}

impl WordingPlace {
    /// A place of an authority in a language; none where there is no such place.
    pub fn of(authority: &Authority, language: Language, id: &str) -> Option<WordingPlace> {
        let id = places::known(id)?;
        let default = default_of(authority, language, id);
        let own = authority.worded(language, id);
        Some(WordingPlace {
            id,
            title: places::title(id),
            text: own.unwrap_or(&default).to_owned(),
            own: own.is_some(),
            default,
            version: version_of(authority, language, id),
            names: places::names(id),
            in_one_line: places::in_one_line(id),
            most: places::most(id),
        })
    }

    /// Every place, in the order of a letter.
    pub fn all(authority: &Authority, language: Language) -> Vec<WordingPlace> {
        places::all().into_iter().filter_map(|id| WordingPlace::of(authority, language, id)).collect()
    }
}

/// The words of a place where the house has none: the program's, or the profile's statement on re-use.
fn default_of(authority: &Authority, language: Language, id: &str) -> String {
    match id {
        places::REUSE => authority.profile.reuse.clone(),
        id => wording::default(language, id).to_owned(),
    }
}

fn version_of(authority: &Authority, language: Language, id: &str) -> u32 {
    authority.wording.get(&language).and_then(|of| of.get(id)).map_or(0, |worded| worded.version)
}

/// A part of a letter of one case, whose words may be changed for this case alone.
#[derive(Clone, Debug)]
pub struct CaseWords {
    /// The slot, as an address has it.
    pub slot: &'static str,
    /// What the case keeps its words under: the slot in the language of the letter.
    pub key: String,
    /// How a list names it.
    pub title: &'static str,
    /// The words of the house, or the program's.
    pub house: String,
    /// The case's own.
    pub own: Option<String>,
    /// The language of the letter.
    pub language: Language,
}

impl CaseWords {
    /// The parts of a kind of letter of a case, in the language in which it is written.
    pub fn of(kind: LetterKind, case: &Case, authority: &Authority) -> Vec<CaseWords> {
        let language = wording::language(kind, case, authority);
        let words = |slot: &'static wording::Slot| {
            let key = wording::key(language, slot.id);
            let house = house_of(slot.id, case, authority, language).map(|place| place.text);
            CaseWords {
                slot: slot.id,
                own: case.wording.get(&key).cloned(),
                key,
                title: slot.title,
                house: house.unwrap_or_default(),
                language,
            }
        };
        wording::slots(kind).map(words).collect()
    }
}

/// The place whose words stand where a slot has none of the case's: its own, that of the law, or the first of several.
fn house_of(slot: &str, case: &Case, authority: &Authority, language: Language) -> Option<WordingPlace> {
    let of_law = case.law().map(|law| format!("{slot}-{}", law.id()));
    let of = |id: &str| WordingPlace::of(authority, language, id);
    of(slot).or_else(|| of(&of_law?)).or_else(|| {
        let variants = format!("{slot}-");
        places::all().into_iter().find(|id| id.starts_with(&variants)).and_then(of)
    })
}

/// A change of the words of one place.
#[derive(Clone, Debug)]
pub struct WordingChange {
    /// The language.
    pub language: Language,
    /// The place.
    pub place: String,
    /// The words; none are the program's own again.
    pub text: String,
    /// Why.
    pub why: String,
    /// The version that was seen when the words were written.
    pub seen: u32,
    /// Whether they are taken though the checks find a breach in a sample letter.
    pub despite: bool,
}

impl Office {
    /// Words one place of the letters, or gives it the program's own words back.
    ///
    /// Refused with a sentence where the words break a rule of their place, where a sample letter with them would break
    /// the law and nobody said that they may stand all the same, and where somebody else changed the place meanwhile.
    pub async fn set_wording(&self, who: &Who, command_id: &str, change: WordingChange) -> Result<()> {
        keeper(who)?;
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return Ok(());
        }
        let WordingChange { language, place, text, why, seen, despite } = change;
        let authority = self.authority(who.authority).await?;
        let text = normal(&authority, language, &place, &text);
        let event = AuthorityEvent::WordingSet { language, slot: place.clone(), text: text.clone(), why };
        check(&event)?;
        if authority.worded(language, &place).unwrap_or_default() == text {
            return Ok(());
        }
        if !despite {
            let texts = BTreeMap::from([(place.clone(), text)]);
            no_breach(&self.wording_findings(&authority, language, texts).await?)?;
        }
        let unchanged = |authority: &Authority| {
            if version_of(authority, language, &place) == seen { Ok(()) } else { Err(changed_meanwhile()) }
        };
        self.change_authority_if(who, command_id, vec![event], (Vec::new(), b"{}"), unchanged).await
    }

    /// Gives the languages in which letters are written, the usual one first.
    pub async fn set_languages(&self, who: &Who, command_id: &str, languages: Vec<Language>) -> Result<()> {
        if self.store.outcome_of(who.authority, command_id).await?.is_none()
            && self.authority(who.authority).await?.languages == languages
        {
            who.administrator()?;
            return Ok(());
        }
        self.change(who, command_id, AuthorityEvent::LanguagesSet { languages }).await
    }
}

/// Fails unless somebody who may change words asks.
fn keeper(who: &Who) -> Result<()> {
    if who.actor.has(casework::Role::Officer) { Ok(()) } else { who.administrator() }
}

/// The words as they are kept: none where they are the program's own.
fn normal(authority: &Authority, language: Language, place: &str, text: &str) -> String {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text == default_of(authority, language, place).trim() { String::new() } else { text }
}

fn changed_meanwhile() -> Error {
    Error::BadInput(
        "somebody else changed these words meanwhile: look at theirs, and save yours again if they are to stand"
            .to_owned(),
    )
}

fn no_breach(findings: &[(LetterKind, Finding)]) -> Result<()> {
    match findings.iter().find(|(_, finding)| finding.severity == Severity::Breach) {
        None => Ok(()),
        Some((kind, finding)) => Err(Error::BadInput(format!(
            "with these words a {} would break the law: {} ({})",
            kind.words(),
            finding.message.trim_end_matches('.'),
            finding.provision
        ))),
    }
}

/// What every change of wording and of languages must satisfy, wherever it comes from.
pub(crate) fn check(event: &AuthorityEvent) -> Result<()> {
    let bad = |why: String| Err(Error::BadInput(why));
    let reason = |why: &str| match why.trim().chars().count() {
        0 => bad("say why the words are changed: the reason is kept with them".to_owned()),
        n if n > LONGEST_REASON => {
            bad(format!("the reason has {n} characters; the most is {LONGEST_REASON}"))
        }
        _ => Ok(()),
    };
    let words = |place: &str, text: &str| {
        if places::known(place).is_none() {
            return bad(format!("there is no place '{place}' in the letters"));
        }
        match places::wrong(place, text).into_iter().next() {
            None => Ok(()),
            Some(wrong) => bad(wrong.why),
        }
    };
    match event {
        AuthorityEvent::WordingSet { slot, text, why, .. } => {
            words(slot, text)?;
            reason(why)
        }
        AuthorityEvent::WordingImported { texts, why, .. } => {
            texts.iter().try_for_each(|(place, text)| words(place, text))?;
            reason(why)
        }
        AuthorityEvent::LanguagesSet { languages } => {
            let twice = languages.iter().enumerate().any(|(at, one)| languages[..at].contains(one));
            if languages.is_empty() || twice {
                return bad("choose at least one language, each once".to_owned());
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
