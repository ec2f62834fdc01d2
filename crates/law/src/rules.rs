//! The register of the rules about time, cost and rights: which provision, in which file of scenarios, how it was checked.
//!
//! The rules stand in the files of their sections; this file lists them. `docs/provisions.md` is made from this and from the
//! table of provisions.

use calendar::Law;

use crate::provisions;
pub use crate::section::{Coded, Rule};

/// A rule with the law and the file of scenarios of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The law.
    pub law: Law,
    /// The rule.
    pub rule: &'static Rule,
    /// The file under `scenarios/` whose rows hold us to it.
    pub scenarios: &'static str,
}

/// All rules, law by law, in the order of the law.
pub fn all() -> impl Iterator<Item = Listed> {
    provisions::sections().flat_map(|section| {
        section.rules.iter().map(|rule| Listed { law: section.law, rule, scenarios: section.scenarios })
    })
}
