//! Files that go out with an answer: what a look at their bytes found, who let them leave all the same, and what is in
//! the way. What a danger is, `release` says; here is only what must be done about it.

use crate::{
    case::Case,
    digest,
    ids::{EnclosureId, MarkId, PersonId},
    parts::{
        intake::StoredFile,
        redaction::{Mark, Redaction},
        rows::TableSize,
    },
    words::contains_whole,
};
use serde::{Deserialize, Serialize};

/// What a look at the final bytes of an enclosure concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InspectionVerdict {
    /// Looked through whole: it holds no more than is seen.
    Clean,
    /// It holds more than is seen.
    Unsafe,
    /// It could not be looked through whole, so nobody knows.
    CannotCheck,
    /// Inspected by a version of this program that knew fewer dangers: it counts as not inspected.
    #[serde(alias = "may-leave", alias = "may-leave-with-warning", alias = "only-as-copy", alias = "refused")]
    Earlier,
}

/// How much a danger weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DangerWeight {
    /// Tells no more than is seen.
    Info,
    /// May tell more than is meant: one person says why it may leave.
    Warn,
    /// Tells more than is seen: two people say why it may leave.
    Block,
}

/// Something that could be dug out of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDanger {
    /// The code as other programs know it.
    pub code: String,
    /// How much it weighs here.
    pub weight: DangerWeight,
    /// What it means, in a sentence.
    pub meaning: String,
    /// What to do about it, in a sentence.
    pub remedy: String,
    /// Where it sits, as a reader would find it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The part of the file, as a machine would find it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// How much there is of it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// What a reader would see, shortened; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sample: String,
}

/// Somebody who is named, or could be reached or recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPerson {
    /// What it is: `PERSON`, `EMAIL`, `PHONE` and so on.
    pub kind: String,
    /// What stands there, where it stands first.
    pub text: String,
    /// Why it is thought so, in a few words.
    pub why: String,
    /// The job beside a name; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// For a name whose job is known: whether it is one whose holder is usually named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub senior: Option<bool>,
    /// How often it stands there.
    pub times: u32,
    /// What else the text calls the same person: short forms, initials.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
}

impl FoundPerson {
    /// What two findings of the same thing have in common.
    pub fn key(&self) -> (String, String) {
        personal_key(&self.kind, &self.text)
    }
}

/// What two findings of the same thing have in common: the kind, and the words without case and spacing.
pub fn personal_key(kind: &str, text: &str) -> (String, String) {
    (kind.to_owned(), text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}

/// Everything that an inspection found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionFound {
    /// What the file is by its content, with its article: "an Excel workbook".
    #[serde(default)]
    pub format: String,
    /// Why it cannot be checked whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What could be dug out, the heaviest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dangers: Vec<FoundDanger>,
    /// Dangers like those listed that were only counted.
    #[serde(default)]
    pub unlisted: u32,
    /// A workbook, in which much can stand that nobody sees: the regulator advises to send CSV in its place.
    #[serde(default, skip_serializing_if = "is_false")]
    pub workbook: bool,
    /// How large its tables are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableSize>,
    /// Who is named in it, and how they could be reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personal: Vec<FoundPerson>,
    /// Findings of personal data beyond those listed.
    #[serde(default)]
    pub personal_unlisted: u32,
    /// Why its words were not looked through for personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal_unread: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(value: &bool) -> bool {
    !value
}

/// An inspection of some bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    /// The digest of the bytes that were inspected.
    pub sha256: String,
    /// What was concluded.
    pub verdict: InspectionVerdict,
    /// What was found.
    pub found: InspectionFound,
}

impl Inspected {
    /// How many different people have to say, each with a reason, why the file may leave.
    pub fn people_needed(&self) -> usize {
        let heaviest = self.found.dangers.iter().map(|d| d.weight).max();
        match self.verdict {
            InspectionVerdict::CannotCheck => 2,
            _ if heaviest == Some(DangerWeight::Block) => 2,
            InspectionVerdict::Unsafe => 1,
            _ => usize::from(heaviest == Some(DangerWeight::Warn)),
        }
    }

    /// A password keeps the file, or part of it, closed.
    pub fn is_closed(&self) -> bool {
        self.found.dangers.iter().any(|d| d.code == "container.encrypted")
    }

    /// Tells one result of an inspection from another: who lets a file leave does so for what they saw.
    pub fn fingerprint(&self) -> String {
        let seen = (&self.sha256, self.verdict, &self.found.why, &self.found.dangers, self.found.unlisted);
        digest::short(&serde_json::to_string(&seen).unwrap_or_default())
    }
}

/// A person who said why a file may leave with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetLeave {
    /// Who.
    pub by: PersonId,
    /// Their name then.
    pub name: String,
    /// Why.
    pub why: String,
    /// What they were shown of it then, as [`Case::shown_of`] tells it.
    #[serde(default)]
    pub saw: String,
}

/// A file to go out with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Its number.
    pub id: EnclosureId,
    /// The file.
    pub file: StoredFile,
    /// The file it was made from, where it is a copy.
    pub made_from: Option<StoredFile>,
    /// What the copy leaves out, or shows otherwise, a sentence each.
    #[serde(default)]
    pub dropped: Vec<String>,
    /// What its inspection found.
    pub inspected: Option<Inspected>,
    /// Who let it leave with what that inspection found, the first first.
    #[serde(default)]
    pub let_leave: Vec<LetLeave>,
    /// What is to be taken out of it, in the order in which it was marked.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// The first of the marks that were added together last.
    #[serde(default)]
    pub last_marks: MarkId,
    /// The number of the next mark.
    #[serde(default)]
    pub next_mark: MarkId,
    /// What was taken out of it, where it is a redacted copy.
    #[serde(default)]
    pub redaction: Option<Redaction>,
}

impl Enclosure {
    /// A file that was put on the case, of which nothing else is known yet.
    pub fn new(
        id: EnclosureId,
        file: StoredFile,
        made_from: Option<StoredFile>,
        dropped: Vec<String>,
    ) -> Enclosure {
        Enclosure {
            id,
            file,
            made_from,
            dropped,
            inspected: None,
            let_leave: Vec::new(),
            marks: Vec::new(),
            last_marks: MarkId::default(),
            next_mark: MarkId::default(),
            redaction: None,
        }
    }

    /// A workbook as its makers left it, and not a copy of what is seen of one. The Information Commissioner asked public
    /// authorities on 28 September 2023 not to disclose these, however clean they look.
    pub fn is_source_workbook(&self) -> bool {
        self.made_from.is_none() && self.inspection().is_some_and(|i| i.found.workbook)
    }

    /// The inspection, where it is one of exactly these bytes by what is known today.
    pub fn inspection(&self) -> Option<&Inspected> {
        self.inspected
            .as_ref()
            .filter(|i| i.sha256 == self.file.sha256 && i.verdict != InspectionVerdict::Earlier)
    }
}

/// What an officer said of a piece of personal data, for the whole case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedPersonal {
    /// The kind, and the words without case and spacing.
    pub key: (String, String),
    /// Whether it may be seen; else it must come out.
    pub may_be_seen: bool,
    /// Who said so.
    pub by: String,
}

impl Case {
    /// How many different people have to let an enclosure leave: by what was found, by its rows against the question, and
    /// for a workbook as its makers left it.
    pub fn people_needed(&self, enclosure: &Enclosure) -> usize {
        let found = enclosure.inspection().map_or(0, Inspected::people_needed);
        found.max(usize::from(self.too_many_rows(enclosure).is_some() || enclosure.is_source_workbook()))
    }

    /// Tells what whoever lets a file leave is shown of it: its inspection, and its rows against the questions where there
    /// are far more. Empty where it was not inspected.
    pub fn shown_of(&self, enclosure: &Enclosure) -> String {
        let inspected = enclosure.inspection().map(Inspected::fingerprint).unwrap_or_default();
        match self.too_many_rows(enclosure) {
            None => inspected,
            Some((rows, asked)) => format!("{inspected}.{rows}-{asked}"),
        }
    }

    /// Those who said why a file may leave, of what stands now: who was not shown that it has far more rows than are asked
    /// for said nothing of that.
    pub fn reasons<'a>(&self, enclosure: &'a Enclosure) -> impl Iterator<Item = &'a LetLeave> {
        let rows = self.too_many_rows(enclosure).map(|_| self.shown_of(enclosure));
        enclosure.let_leave.iter().filter(move |said| rows.as_ref().is_none_or(|shown| said.saw == *shown))
    }

    /// What must come out, by what was said, and stands in the name of a file for all to read.
    pub fn told_by_name(&self, name: &str) -> Option<&str> {
        let plain = |text: &str| {
            let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ").to_lowercase()
        };
        let name = plain(name);
        let out = self.personal.iter().filter(|said| !said.may_be_seen).map(|said| said.key.1.as_str());
        out.into_iter().find(|words| contains_whole(&name, &plain(words)))
    }

    /// Whether an officer said that a piece of personal data may be seen; none where nobody has said anything.
    pub fn may_be_seen(&self, key: &(String, String)) -> Option<bool> {
        self.personal.iter().rev().find(|j| j.key == *key).map(|j| j.may_be_seen)
    }

    /// Why an enclosure may not leave now, in a sentence; none where it may. Every way out asks this and nothing else.
    pub fn in_the_way(&self, enclosure: &Enclosure) -> Option<String> {
        let name = &enclosure.file.name;
        let Some(inspected) = &enclosure.inspected else {
            return Some(format!("'{name}' was not inspected: it cannot leave"));
        };
        if inspected.sha256 != enclosure.file.sha256 {
            return Some(format!("'{name}' is not the file that was inspected: it cannot leave"));
        }
        if inspected.verdict == InspectionVerdict::Earlier {
            return Some(format!(
                "'{name}' was inspected by an earlier version of this program: inspect it again"
            ));
        }
        match enclosure.marks.len() {
            0 => {}
            1 => {
                return Some(format!(
                    "'{name}' has a mark that was not carried out: make the redacted copy, or take the mark off"
                ));
            }
            n => {
                return Some(format!(
                    "'{name}' has {n} marks that were not carried out: make the redacted copy, or take them off"
                ));
            }
        }
        let out = inspected.found.personal.iter().find(|p| self.may_be_seen(&p.key()) == Some(false));
        if let Some(person) = out {
            return Some(format!(
                "'{name}' still holds “{}”, which must come out: take it out, or put a file without it in its place",
                person.text
            ));
        }
        if let Some(words) = self.told_by_name(name) {
            return Some(format!(
                "the name of '{name}' says “{words}”, which must come out: take the file off, and add it under another name"
            ));
        }
        let needed = self.people_needed(enclosure);
        let said = self.reasons(enclosure).count();
        if said >= needed {
            return None;
        }
        let second = "a second person has to say why it may leave";
        if inspected.verdict == InspectionVerdict::CannotCheck {
            // No copy can be made of what cannot be read.
            let (what, instead) = match inspected.is_closed() {
                true => ("is closed with a password", "put the file without one in its place"),
                false => ("could not be looked through whole", "put a file that can be in its place"),
            };
            return Some(match said {
                1 => format!("'{name}' {what}: {second}"),
                _ => format!("'{name}' {what}: {instead}, or let two people say why it may leave as it is"),
            });
        }
        let what = match inspected.people_needed() {
            // No copy has fewer rows.
            0 if self.too_many_rows(enclosure).is_some() => {
                return Some(format!(
                    "'{name}' has far more rows than the question asks for: put the file that was meant in its place, or say why it may leave"
                ));
            }
            0 => "is a workbook as its makers left it",
            _ => "holds more than is seen",
        };
        Some(match needed - said {
            1 if said == 1 => format!("'{name}' {what}: {second}"),
            1 => format!("'{name}' {what}: make a clean copy, or say why it may leave as it is"),
            _ => {
                format!("'{name}' {what}: make a clean copy, or let two people say why it may leave as it is")
            }
        })
    }

    /// Whether exactly the bytes of an enclosure were inspected and may leave.
    pub fn may_leave(&self, enclosure: &Enclosure) -> bool {
        self.in_the_way(enclosure).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::InspectionVerdict;

    #[test]
    fn verdicts_of_the_first_inspection_are_read_as_such() {
        for old in ["may-leave", "may-leave-with-warning", "only-as-copy", "refused", "earlier"] {
            let read: InspectionVerdict = serde_json::from_str(&format!("\"{old}\"")).unwrap();
            assert_eq!(read, InspectionVerdict::Earlier, "{old}");
        }
    }
}
