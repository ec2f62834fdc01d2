//! A copy that was made, and what became of everything in it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::mark::{Mark, Target};
use crate::dangers::Code;

/// What is said where another program would show a figure that it works out anew, and the file does not keep.
pub(super) const UNKEPT: &str = "Cells whose formulas keep no result are empty now: open the file in a spreadsheet program, save it, and make the copy of that.";

/// A copy, with what was taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// The copy itself; none where something remains, so that nothing half done can leave.
    pub bytes: Option<Vec<u8>>,
    /// What was taken out, and how much of it.
    pub removed: Vec<Removed>,
    /// Marks to which nothing in the file answers.
    pub not_found: Vec<Mark>,
    /// What is still there.
    pub remaining: Vec<Remaining>,
    /// What a reader will see changed, a sentence each.
    pub changed: Vec<String>,
}

impl Copy {
    /// A copy of these bytes.
    pub fn of(bytes: Vec<u8>) -> Copy {
        Copy { bytes: Some(bytes), ..Copy::default() }
    }

    /// Says once what a reader will see changed.
    pub fn changed(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if !self.changed.contains(&sentence) {
            self.changed.push(sentence);
        }
    }

    /// Counts something that was taken out.
    pub fn removed(&mut self, what: What, count: usize, provision: Option<&str>) {
        if count == 0 {
            return;
        }
        let known = self.removed.iter_mut().find(|r| r.what == what && r.provision.as_deref() == provision);
        match known {
            Some(known) => known.count += count,
            None => self.removed.push(Removed { what, count, provision: provision.map(str::to_owned) }),
        }
    }

    /// Remembers that something is still there: the copy is not handed out.
    pub fn remains(&mut self, what: What, at: impl Into<String>) {
        let remaining = Remaining { what, at: at.into() };
        if !self.remaining.contains(&remaining) {
            self.remaining.push(remaining);
        }
        self.bytes = None;
    }
}

/// Of what kind something in a file is: a danger, or what a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A danger.
    Code(Code),
    /// What was marked.
    Mark(Target),
}

/// Something that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What.
    pub what: What,
    /// How often.
    pub count: usize,
    /// Under which provision, where it was marked.
    pub provision: Option<String>,
}

/// Something that is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// What.
    pub what: What,
    /// Where, as a reader would find it.
    pub at: String,
}

fn entries<M: SerializeMap>(what: &What, map: &mut M) -> Result<(), M::Error> {
    match what {
        What::Code(code) => map.serialize_entry("code", code.id()),
        What::Mark(target) => target.entries(map),
    }
}

impl Serialize for Removed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&self.what, &mut map)?;
        map.serialize_entry("count", &self.count)?;
        map.serialize_entry("provision", &self.provision)?;
        map.end()
    }
}

impl Serialize for Remaining {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&self.what, &mut map)?;
        map.serialize_entry("at", &self.at)?;
        map.end()
    }
}

impl Serialize for Copy {
    /// Everything but the bytes.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("removed", &self.removed)?;
        map.serialize_entry("not_found", &self.not_found)?;
        map.serialize_entry("remaining", &self.remaining)?;
        map.serialize_entry("changed", &self.changed)?;
        map.end()
    }
}
