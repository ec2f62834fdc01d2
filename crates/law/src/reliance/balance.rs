//! Which balances of the public interest have to be struck.
//!
//! *It says*: information under a qualified exemption is withheld only where the public interest in maintaining the exemption
//! outweighs that in disclosure (FOIA s.2(2)(b), FOISA s.2(1)(b), EIR reg.12(1)(b), EISRs reg.10(1)(b)); neither
//! confirming nor denying is another decision with another balance (FOIA s.2(1)(b), FOISA s.18(1)). *We read it as*: one
//! balance for each piece of information, over all qualified provisions relied on for it together (\[2025\] UKSC 27; for the
//! EIR Case C-71/10), at the time of the answer (\[2022\] UKUT 104 (AAC)). *Left to the officer*: the weights.

use calendar::{Certainty, Law};
use serde::Serialize;

use super::test_provision;
use crate::provisions::{self, Provision, Status};

/// A balance to strike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Whether it is about neither confirming nor denying.
    pub ncnd: bool,
    /// The provisions over which it is struck together.
    pub over: Vec<String>,
    /// Where the test stands.
    pub provision: String,
    /// Whether there is one only under some condition or limb that was not named.
    pub depends: bool,
    /// How sure it is that they are weighed together.
    pub certainty: Certainty,
}

/// The balances for one piece of information, given the provisions relied on for it; `true` beside one that is relied on
/// neither to confirm nor to deny.
///
/// ```
/// let balances = law::reliance::balances(law::Law::Foia, &[("s.31(1)(a)", false), ("s.43(2)", false)]);
/// assert_eq!(balances.len(), 1);
/// assert_eq!(balances[0].over, ["s.31(1)(a)", "s.43(2)"]);
/// ```
pub fn balances(law: Law, relied_on: &[(&str, bool)]) -> Vec<Balance> {
    let mut found = Vec::new();
    let mut over = Vec::new();
    let mut under = None;
    let mut depends = true;
    for (cited, _) in relied_on.iter().filter(|(_, ncnd)| !ncnd) {
        let Some(row) = provisions::provision(law, cited) else { continue };
        if row.public_interest_test && !over.contains(&row.provision) {
            depends &= row.status == Status::Partly && row.absolute_for.is_none();
            over.push(row.provision.clone());
            under.get_or_insert(test_provision(row, false));
        }
    }
    if let Some(under) = under {
        // That they are weighed together was read for FOIA only.
        let certainty = if over.len() == 1 || law == Law::Foia { Certainty::V } else { Certainty::K };
        let provision = under.to_owned();
        found.push(Balance { ncnd: false, over, provision, depends, certainty });
    }
    let mut seen: Vec<String> = Vec::new();
    for (cited, _) in relied_on.iter().filter(|(_, ncnd)| *ncnd) {
        let row =
            provisions::provision(law, cited).or_else(|| provisions::lifted_by(law, cited).first().copied());
        let Some((row, ncnd)) = row.and_then(|row| Some((row, row.ncnd.as_ref()?))) else { continue };
        if ncnd.public_interest_test && !seen.contains(&ncnd.provision) {
            seen.push(ncnd.provision.clone());
            found.push(Balance {
                ncnd: true,
                over: vec![ncnd.provision.clone()],
                provision: test_provision(row, true).to_owned(),
                depends: differs(row),
                certainty: ncnd.certainty,
            });
        }
    }
    found
}

/// Whether some limbs that the citation stands for have such a test and others have none.
fn differs(row: &Provision) -> bool {
    let tests: Vec<bool> = provisions::limbs_of(row.law, &row.provision)
        .iter()
        .filter_map(|limb| limb.ncnd.as_ref().map(|ncnd| ncnd.public_interest_test))
        .collect();
    tests.contains(&true) && tests.contains(&false)
}

/// Whether more time may be taken to weigh the public interest (FOIA s.10(3)): only under FOIA, and only where a balance is
/// to be struck at all.
///
/// ```
/// use law::{Law, reliance::may_take_longer};
/// assert!(may_take_longer(Law::Foia, &[("s.43(2)", false)]));
/// assert!(!may_take_longer(Law::Foia, &[("s.41(1)", false)]));
/// assert!(!may_take_longer(Law::Foisa, &[("s.33(1)(b)", false)]));
/// ```
pub fn may_take_longer(law: Law, relied_on: &[(&str, bool)]) -> bool {
    law == Law::Foia && balances(law, relied_on).iter().any(|balance| !balance.depends)
}
