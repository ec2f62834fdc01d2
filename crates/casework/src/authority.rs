//! The authority: who it is, its teams and people, its standing reasons, registers and settings. A stream of events of
//! its own, like a case.
#![allow(
    missing_docs,
    reason = "fields are named for what they hold; types and variants carry the sentences"
)]

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use document::{Contact, Language, Law, Letterhead};

use crate::{
    actor::Role,
    decision::{Balance, Reliance},
    ids::PersonId,
};

use crate::register::{About, Change, newest};

pub use crate::register::Register;

/// When a letter needs clearance before it leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClearancePolicy {
    /// Every response.
    Always,
    /// Responses that refuse something.
    #[default]
    WhenRefusing,
    /// Never required; it may still be asked for.
    Never,
}

impl ClearancePolicy {
    pub const ALL: [ClearancePolicy; 3] =
        [ClearancePolicy::Always, ClearancePolicy::WhenRefusing, ClearancePolicy::Never];

    pub fn id(self) -> &'static str {
        match self {
            ClearancePolicy::Always => "always",
            ClearancePolicy::WhenRefusing => "when-refusing",
            ClearancePolicy::Never => "never",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }
}

/// Who the authority is, as letters and pages say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The full name.
    pub name: String,
    /// In addresses of pages: `wexmoor`.
    pub slug: String,
    /// Before the year in references: `FOI`.
    pub reference_prefix: String,
    /// Which laws it answers under: the Act first.
    pub laws: Vec<Law>,
    /// The kind of body, by the name the command line has: `standard`, `school` ...
    pub body: String,
    /// Whether it is listed in Part I of Schedule 1, so that the appropriate limit is the higher one.
    pub higher_limit: bool,
    /// What kind of body it is, so far as that decides which exemptions it has; none where nobody said.
    #[serde(default)]
    pub holder: Option<law::reliance::Holder>,
    /// The team that signs.
    pub team: String,
    /// How to reach it.
    pub contact: Contact,
    /// Where to ask for a review: an address in words.
    pub review_contact: String,
    /// The house colour, `#rrggbb`.
    pub colour: String,
    /// The statement on re-use in every response.
    pub reuse: String,
    /// The address from which mail is sent.
    pub mail_from: String,
}

impl Profile {
    /// The head of its letters.
    pub fn letterhead(&self) -> Letterhead {
        Letterhead {
            authority: self.name.clone(),
            team: self.team.clone(),
            contact: self.contact.clone(),
            colour: Some(self.colour.clone()),
        }
    }
}

/// A team that holds information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub name: String,
    /// Where links to it go.
    pub email: String,
    /// What it is asked about, in words.
    pub covers: String,
}

/// Somebody who works for the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    #[serde(default)]
    pub team: Option<String>,
}

/// Reasoning that serves many letters. It has an owner and an expiry and needs a line about the request before use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingReason {
    /// Its id: short words joined by hyphens.
    pub id: String,
    /// How officers call it.
    pub title: String,
    /// Who answers for it.
    pub owner: String,
    /// When it must be looked at again.
    pub expires_on: Date,
    /// Whether it serves neither confirming nor denying.
    #[serde(default)]
    pub ncnd: bool,
    /// The reasoning on the provision.
    pub reliance: Reliance,
    /// The balance that goes with it, where the provision is qualified.
    #[serde(default)]
    pub balance: Option<Balance>,
}

/// House wording of one place of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worded {
    /// How often it was worded, the words that stand now included.
    pub version: u32,
    /// The words; empty where the program's own stand again.
    pub text: String,
}

/// That every open case was looked at with an edition of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarCounted {
    /// The edition.
    pub edition: String,
    /// When the last case was looked at.
    pub at: Timestamp,
    /// Of how many cases a date moved.
    pub moved: u64,
    /// How many cases the law could give no date for, so that they stay to be done.
    pub left: u64,
}

/// What happened to the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum AuthorityEvent {
    /// It began to use the program, or its profile was changed.
    ProfileSet { id: Uuid, profile: Profile },
    /// A team was added or changed.
    TeamSet { team: Team },
    /// A team is no more.
    TeamRemoved { name: String },
    /// A member was added or changed.
    MemberSet { person: PersonId, member: Member },
    /// A member left.
    MemberRemoved { person: PersonId },
    /// A standing reason was added or changed.
    StandingReasonSet { reason: Box<StandingReason> },
    /// A standing reason is no longer used.
    StandingReasonRetired { id: String, why: String },
    /// A version of a register came in; earlier versions stay for answers as at their day.
    RegisterImported { register: Register },
    /// Cells or rows of the newest version of a register changed, which is a new version as at that day.
    RegisterEdited { register: String, as_at: Option<Date>, changes: Vec<Change>, why: String },
    /// Its keeper said what a register is: for all its versions, since the rows are what they were.
    RegisterDescribed { register: String, about: About, why: String },
    /// Nothing is answered from a register any more.
    RegisterRetired { register: String, why: String },
    /// Its own words: a word or a name, and the other names that the same thing has here.
    NamesSet { names: Vec<(String, Vec<String>)> },
    /// The rule on clearance.
    ClearanceRuleSet { policy: ClearancePolicy },
    /// House wording for one place of its letters in one language; empty words are the program's own again.
    WordingSet { language: Language, slot: String, text: String, why: String },
    /// House wording for many places at once, from a file.
    WordingImported { language: Language, texts: BTreeMap<String, String>, why: String },
    /// The languages in which it writes letters, the usual one first.
    LanguagesSet { languages: Vec<Language> },
    /// The confidence an answer needs before it is proposed, in hundredths.
    ThresholdSet { hundredths: u8 },
    /// Corrected readings left the program as labelled examples, by the hand of whoever did it.
    ExamplesExported { examples: u64 },
    /// Every open case was looked at with an edition of the calendar.
    CalendarCounted { counted: CalendarCounted },
}

impl AuthorityEvent {
    /// The kind, as the envelope has it.
    pub fn kind(&self) -> &'static str {
        match self {
            AuthorityEvent::ProfileSet { .. } => "profile-set",
            AuthorityEvent::TeamSet { .. } => "team-set",
            AuthorityEvent::TeamRemoved { .. } => "team-removed",
            AuthorityEvent::MemberSet { .. } => "member-set",
            AuthorityEvent::MemberRemoved { .. } => "member-removed",
            AuthorityEvent::StandingReasonSet { .. } => "standing-reason-set",
            AuthorityEvent::StandingReasonRetired { .. } => "standing-reason-retired",
            AuthorityEvent::RegisterImported { .. } => "register-imported",
            AuthorityEvent::RegisterEdited { .. } => "register-edited",
            AuthorityEvent::RegisterDescribed { .. } => "register-described",
            AuthorityEvent::RegisterRetired { .. } => "register-retired",
            AuthorityEvent::NamesSet { .. } => "names-set",
            AuthorityEvent::ClearanceRuleSet { .. } => "clearance-rule-set",
            AuthorityEvent::WordingSet { .. } => "wording-set",
            AuthorityEvent::WordingImported { .. } => "wording-imported",
            AuthorityEvent::LanguagesSet { .. } => "languages-set",
            AuthorityEvent::ThresholdSet { .. } => "threshold-set",
            AuthorityEvent::ExamplesExported { .. } => "examples-exported",
            AuthorityEvent::CalendarCounted { .. } => "calendar-counted",
        }
    }

    /// The version of the payload's shape.
    pub fn schema(&self) -> u16 {
        1
    }

    /// The exact bytes that are hashed and kept.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self)
            .expect("an event has string keys and no maps of other kinds, so it is always JSON")
    }

    /// Reads stored bytes of any schema released so far.
    pub fn read(_schema: u16, bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}

/// The authority as it stands: the fold of its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    pub id: Uuid,
    pub version: u64,
    pub profile: Profile,
    pub teams: Vec<Team>,
    pub members: BTreeMap<PersonId, Member>,
    /// Names of those who left, so that timelines read.
    pub former: BTreeMap<PersonId, String>,
    pub standing_reasons: Vec<StandingReason>,
    /// Every version of every register, oldest first.
    pub registers: Vec<Register>,
    /// Its own words: a word or a name, and the other names that the same thing has here.
    #[serde(default)]
    pub names: Vec<(String, Vec<String>)>,
    pub clearance: ClearancePolicy,
    /// Its own wording of letters: by language, by place, with the number of times that place was worded.
    pub wording: BTreeMap<Language, BTreeMap<String, Worded>>,
    /// The languages in which it writes letters, the usual one first.
    pub languages: Vec<Language>,
    /// In hundredths.
    pub threshold: u8,
    /// Editions of the calendar with which every open case was looked at, in order.
    pub calendars: Vec<CalendarCounted>,
}

impl Authority {
    /// Folds events; none when the first is not a profile.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a AuthorityEvent>) -> Option<Authority> {
        let mut authority: Option<Authority> = None;
        for event in events {
            match (&mut authority, event) {
                (None, AuthorityEvent::ProfileSet { id, profile }) => {
                    authority = Some(Authority {
                        id: *id,
                        version: 1,
                        profile: profile.clone(),
                        teams: Vec::new(),
                        members: BTreeMap::new(),
                        former: BTreeMap::new(),
                        standing_reasons: Vec::new(),
                        registers: Vec::new(),
                        names: Vec::new(),
                        clearance: ClearancePolicy::default(),
                        wording: BTreeMap::new(),
                        languages: vec![Language::default()],
                        threshold: 80,
                        calendars: Vec::new(),
                    });
                }
                (None, _) => return None,
                (Some(authority), event) => authority.apply(event),
            }
        }
        authority
    }

    /// Folds one more event.
    pub fn apply(&mut self, event: &AuthorityEvent) {
        self.version += 1;
        match event {
            AuthorityEvent::ProfileSet { profile, .. } => self.profile = profile.clone(),
            AuthorityEvent::TeamSet { team } => match self.teams.iter_mut().find(|t| t.name == team.name) {
                Some(known) => *known = team.clone(),
                None => self.teams.push(team.clone()),
            },
            AuthorityEvent::TeamRemoved { name } => self.teams.retain(|t| t.name != *name),
            AuthorityEvent::MemberSet { person, member } => {
                self.members.insert(*person, member.clone());
            }
            AuthorityEvent::MemberRemoved { person } => {
                if let Some(member) = self.members.remove(person) {
                    self.former.insert(*person, member.name);
                }
            }
            AuthorityEvent::StandingReasonSet { reason } => {
                match self.standing_reasons.iter_mut().find(|r| r.id == reason.id) {
                    Some(known) => *known = (**reason).clone(),
                    None => self.standing_reasons.push((**reason).clone()),
                }
            }
            AuthorityEvent::StandingReasonRetired { id, .. } => self.standing_reasons.retain(|r| r.id != *id),
            AuthorityEvent::RegisterImported { register } => self.registers.push(register.clone()),
            AuthorityEvent::RegisterEdited { register, as_at, changes, .. } => {
                if let Some(next) = newest(&self.registers, register).map(|r| r.changed(*as_at, changes)) {
                    self.registers.push(next);
                }
            }
            AuthorityEvent::RegisterDescribed { register, about, .. } => {
                self.registers.iter_mut().filter(|r| r.name == *register).for_each(|r| r.described(about));
            }
            AuthorityEvent::RegisterRetired { register, .. } => {
                self.registers.retain(|r| r.name != *register)
            }
            AuthorityEvent::NamesSet { names } => self.names.clone_from(names),
            AuthorityEvent::ClearanceRuleSet { policy } => self.clearance = *policy,
            AuthorityEvent::WordingSet { language, slot, text, .. } => self.word(*language, slot, text),
            AuthorityEvent::WordingImported { language, texts, .. } => {
                texts.iter().for_each(|(slot, text)| self.word(*language, slot, text));
            }
            AuthorityEvent::LanguagesSet { languages } => self.languages = languages.clone(),
            AuthorityEvent::ThresholdSet { hundredths } => self.threshold = *hundredths,
            // Kept for whoever asks later who took them out; nothing depends on it.
            AuthorityEvent::ExamplesExported { .. } => {}
            AuthorityEvent::CalendarCounted { counted } => self.calendars.push(counted.clone()),
        }
    }

    fn word(&mut self, language: Language, slot: &str, text: &str) {
        let worded = self.wording.entry(language).or_default().entry(slot.to_owned()).or_default();
        worded.version += 1;
        text.trim().clone_into(&mut worded.text);
    }

    /// Its own words for a place in a language; none where the program's own stand.
    pub fn worded(&self, language: Language, slot: &str) -> Option<&str> {
        self.wording.get(&language)?.get(slot).map(|w| w.text.as_str()).filter(|t| !t.is_empty())
    }

    /// The name of a person who works or worked here.
    pub fn name_of(&self, person: PersonId) -> &str {
        self.members
            .get(&person)
            .map(|m| m.name.as_str())
            .or_else(|| self.former.get(&person).map(String::as_str))
            .unwrap_or("a former colleague")
    }

    /// The team of that name.
    pub fn team(&self, name: &str) -> Option<&Team> {
        self.teams.iter().find(|t| t.name == name)
    }

    /// Members with a role, by name.
    pub fn members_with(&self, role: Role) -> Vec<(PersonId, &Member)> {
        let mut found: Vec<_> =
            self.members.iter().filter(|(_, m)| m.roles.contains(&role)).map(|(id, m)| (*id, m)).collect();
        found.sort_by(|a, b| a.1.name.cmp(&b.1.name));
        found
    }

    /// Each register in the version that was true on that day; see [`crate::register::as_at`].
    pub fn registers_as_at(&self, day: Date) -> Vec<&Register> {
        crate::register::as_at(&self.registers, day)
    }
}
