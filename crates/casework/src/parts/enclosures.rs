//! Files that go out with an answer.

use crate::{ids::EnclosureId, parts::intake::StoredFile};
use serde::{Deserialize, Serialize};

/// What a look at the final bytes of an enclosure concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InspectionVerdict {
    /// It may leave.
    MayLeave,
    /// It may leave; there is a warning that an officer must read.
    MayLeaveWithWarning,
    /// It may not leave as it is, only as a copy made from it.
    OnlyAsCopy,
    /// It may not leave.
    Refused,
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
    /// The digest that was inspected, with the verdict and what was found.
    pub inspected: Option<(String, InspectionVerdict, Vec<String>)>,
}

impl Enclosure {
    /// Whether exactly these bytes were inspected and may leave.
    pub fn may_leave(&self) -> bool {
        matches!(&self.inspected, Some((sha256, verdict, _)) if *sha256 == self.file.sha256
            && matches!(verdict, InspectionVerdict::MayLeave | InspectionVerdict::MayLeaveWithWarning))
    }
}
