//! The offence of altering, hiding or destroying what was asked for. Which acts it covers is not decided here.

use calendar::{Certainty, Law};

use crate::clock::Cite;

/// Where the offence stands: altering, defacing, blocking, erasing, destroying or concealing a record after a request, so
/// that the applicant does not get what they were entitled to.
///
/// ```
/// assert_eq!(law::offence::provision(law::Law::Foia).provision, "s.77");
/// ```
pub fn provision(law: Law) -> Cite {
    let provision = match law {
        Law::Foia => "s.77",
        Law::Foisa => "s.65",
        Law::Eir | Law::Eisrs => "reg.19",
    };
    Cite { provision, certainty: Certainty::K }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_law_has_such_a_provision() {
        for law in Law::ALL {
            assert!(crate::exists(law, provision(law).provision).exists(), "{law}");
        }
    }
}
