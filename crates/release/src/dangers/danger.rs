//! One danger: what it is, where it sits, and what a reader would find there.

use serde::{Serialize, Serializer};

use super::Code;

/// How much a danger weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Tells no more than the page shows; said so that nobody wonders.
    Info,
    /// May tell more than is meant; somebody must look.
    Warn,
    /// Tells more than is seen; it must not leave so.
    Block,
}

/// Where a danger sits, as a machine and as a reader would find it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The part of the file, with the files it lies in before it: `annex.zip!figures.xlsx!xl/workbook.xml`.
    pub part: Option<String>,
    /// As a reader would find it: "sheet ‘Staff’, rows 4 to 19".
    pub at: Option<String>,
    /// The page, counted from 1.
    pub page: Option<u32>,
}

impl Place {
    /// A place in a part of the file.
    pub(crate) fn part(part: impl Into<String>) -> Self {
        Place { part: Some(part.into()), ..Place::default() }
    }

    /// A place that only a reader's words describe.
    pub(crate) fn at(at: impl Into<String>) -> Self {
        Place { at: Some(at.into()), ..Place::default() }
    }

    /// A place on a page, counted from 1.
    #[allow(dead_code, reason = "for formats that have pages")]
    pub(crate) fn page(page: u32) -> Self {
        Place { page: Some(page), ..Place::default() }
    }

    /// The same place, in a reader's words.
    pub(crate) fn described(mut self, at: impl Into<String>) -> Self {
        self.at = Some(at.into());
        self
    }

    /// As a sentence names it.
    pub fn in_words(&self) -> String {
        let page = self.page.map(|page| format!("page {page}"));
        let shown = match (&self.at, &self.page) {
            (None, None) => self.part.clone(),
            (at, _) => at.clone(),
        };
        [page, shown].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Something that could be dug out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Danger {
    /// What kind it is.
    pub code: Code,
    /// How much it weighs here.
    pub severity: Severity,
    /// Where it sits.
    pub place: Place,
    /// How much there is of it: "12 rows, 9 columns".
    pub detail: String,
    /// What a reader would see, shortened.
    pub sample: String,
}

impl Serialize for Danger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Danger", 6)?;
        out.serialize_field("code", self.code.id())?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("where", &self.place)?;
        out.serialize_field("detail", &self.detail)?;
        out.serialize_field("sample", &self.sample)?;
        out.serialize_field("meaning", self.code.meaning())?;
        out.end()
    }
}
