//! Which provision says each thing about time, law by law, and how surely that is known.
//!
//! This file holds no rule: it is the table of citations of `period`, `history` and `next`.

use calendar::{Certainty::*, Law};

use super::{due::Cite, facts::BodyKind};

const fn cite(provision: &'static str, certainty: calendar::Certainty) -> Cite {
    Cite { provision, certainty }
}

/// What the day of receipt is.
pub(crate) fn receipt(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.10(6)", V),
        Law::Eir => cite("reg.5(2)", G),
        Law::Foisa => cite("s.10(1)", K),
        Law::Eisrs => cite("reg.5(2)", K),
    }
}

/// The time for compliance.
pub(crate) fn time(law: Law, body: BodyKind) -> Cite {
    match (law, body) {
        (Law::Foia, BodyKind::School) => cite("SI 2004/3364 reg.3", V),
        (Law::Foia, BodyKind::Archive) => cite("SI 2004/3364 reg.4", S),
        (Law::Foia, BodyKind::ArmedForces) => cite("SI 2004/3364 reg.5", S),
        (Law::Foia, BodyKind::Abroad) => cite("SI 2004/3364 reg.6", S),
        (Law::Foia, _) => cite("s.10(1)", V),
        (Law::Eir, _) => cite("reg.5(2)", G),
        (Law::Foisa, BodyKind::Keeper) => cite("s.10(2)", V),
        (Law::Foisa, _) => cite("s.10(1)", K),
        (Law::Eisrs, _) => cite("reg.5(2)", K),
    }
}

/// The power to ask what is meant.
pub(crate) fn clarification(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.1(3)", V),
        Law::Foisa => cite("s.1(3)", K),
        Law::Eir | Law::Eisrs => cite("reg.9(2)", K),
    }
}

/// What makes the day of the reply the day of receipt.
pub(crate) fn clarified(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.10(6)(b)", V),
        Law::Foisa => cite("s.10(1)(b)", K),
        Law::Eir | Law::Eisrs => cite("reg.9(4)", K),
    }
}

/// What a valid request is.
pub(crate) fn validity(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.8(1)", V),
        Law::Foisa => cite("s.8(1)", K),
        Law::Eir | Law::Eisrs => cite("reg.5(1)", K),
    }
}

/// The days that do not count while a fee or charge is awaited.
pub(crate) fn pause(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.10(2)", V),
        Law::Foisa => cite("s.10", K),
        Law::Eir => cite("reg.8(6)", K),
        Law::Eisrs => cite("reg.8", K),
    }
}

/// The time for payment.
pub(crate) fn payment(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.9(2)", K),
        Law::Foisa => cite("s.9", K),
        Law::Eir => cite("reg.8(5)", K),
        Law::Eisrs => cite("reg.8", K),
    }
}

/// The extension for complexity and volume.
pub(crate) fn complex(law: Law) -> Cite {
    match law {
        Law::Eir => cite("reg.7(1)", G),
        _ => cite("reg.7(1)", K),
    }
}

/// The notice of that extension.
pub(crate) fn complex_notice(law: Law) -> Cite {
    match law {
        Law::Eir => cite("reg.7(3)", G),
        _ => cite("reg.7", K),
    }
}

/// Transfer to and from another authority.
pub(crate) fn transfer(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.10(1)", G),
        Law::Foisa => cite("s.15", K),
        Law::Eir | Law::Eisrs => cite("reg.10", K),
    }
}

/// The time in which a review is answered.
pub(crate) fn review(law: Law, body: BodyKind) -> Cite {
    match (law, body) {
        (Law::Foia, _) => cite("s.45 Code, part 5", G),
        (Law::Eir, _) => cite("reg.11(4)", G),
        (Law::Foisa, BodyKind::Keeper) => cite("s.21(2)", V),
        (Law::Foisa, _) => cite("s.21(1)", V),
        (Law::Eisrs, _) => cite("reg.16", K),
    }
}

/// The time in which a review is asked for.
pub(crate) fn review_window(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.45 Code, part 5", G),
        Law::Eir => cite("reg.11(2)", K),
        Law::Foisa => cite("s.20(5)", V),
        Law::Eisrs => cite("reg.16", K),
    }
}

/// The complaint to the regulator.
pub(crate) fn complaint(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.50", G),
        Law::Eir => cite("reg.18", K),
        Law::Foisa => cite("s.47(4)", S),
        Law::Eisrs => cite("reg.17", K),
    }
}

/// The appeal against the regulator's decision.
pub(crate) fn appeal(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.57", K),
        Law::Eir => cite("reg.18", K),
        Law::Foisa => cite("s.56", K),
        Law::Eisrs => cite("reg.17", K),
    }
}

/// The regulator's decision and the steps it requires.
pub(crate) fn decision(law: Law) -> Cite {
    match law {
        Law::Foia => cite("s.50(4)", G),
        Law::Eir => cite("reg.18", K),
        Law::Foisa => cite("s.49", K),
        Law::Eisrs => cite("reg.17", K),
    }
}
