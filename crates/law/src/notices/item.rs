//! One thing that a notice contains, and how binding it is.

use calendar::Certainty;
use serde::{Deserialize, Serialize};

/// How binding an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The provision cited requires it.
    Law,
    /// A code or the regulator expects it.
    GoodPractice,
}

/// One thing a notice contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its name; the same thing has the same name in every notice.
    pub id: &'static str,
    /// What it is.
    pub what: &'static str,
    /// Where it comes from.
    pub provision: &'static str,
    /// How binding it is.
    pub duty: Duty,
    /// How that was checked.
    pub certainty: Certainty,
}

pub(super) const fn law(
    id: &'static str,
    what: &'static str,
    provision: &'static str,
    certainty: Certainty,
) -> Item {
    Item { id, what, provision, duty: Duty::Law, certainty }
}

pub(super) const fn good(
    id: &'static str,
    what: &'static str,
    provision: &'static str,
    certainty: Certainty,
) -> Item {
    Item { id, what, provision, duty: Duty::GoodPractice, certainty }
}

/// The code of practice under section 45 of FOIA, whose habits the other laws share.
pub(super) const CODE: &str = "s.45 Code";
