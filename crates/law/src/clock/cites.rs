//! Which rule says each thing about time, law by law.
//!
//! This file holds no rule: it finds the one in the file of its section, so that the working of a day cites what the
//! register lists.

use calendar::Law;

use super::{due::Cite, facts::BodyKind};
use crate::{
    eir::{
        self, r05_time_for_compliance as eir_time, r07_extension as eir_extension,
        r09_advice_and_assistance as eir_advice, r11_reconsideration as reconsideration,
    },
    eisrs::{
        self, r05_time_for_compliance as eisrs_time, r07_extension as eisrs_extension,
        r08_charging as eisrs_charging, r09_advice_and_assistance as eisrs_advice,
    },
    foia::{
        self, s01_general_right_of_access as right, s10_1_time_for_compliance as foia_time,
        s50_application_for_decision as application, si_2004_3364_time as variations,
    },
    foisa::{
        self, s01_3_clarification as foisa_right, s09_fees as foisa_fees,
        s10_time_for_compliance as foisa_time,
    },
};

/// What the day of receipt is.
pub(crate) fn receipt(law: Law) -> Cite {
    match law {
        Law::Foia => foia_time::RECEIPT,
        Law::Eir => eir_time::RECEIPT,
        Law::Foisa => foisa_time::TIME,
        Law::Eisrs => eisrs_time::TIME,
    }
    .cite()
}

/// The time for compliance.
pub(crate) fn time(law: Law, body: BodyKind) -> Cite {
    match (law, body) {
        (Law::Foia, BodyKind::School) => variations::SCHOOL,
        (Law::Foia, BodyKind::Archive) => variations::ARCHIVE,
        (Law::Foia, BodyKind::ArmedForces) => variations::ARMED_FORCES,
        (Law::Foia, BodyKind::Abroad) => variations::ABROAD,
        (Law::Foia, _) => foia_time::TIME,
        (Law::Eir, _) => eir_time::TIME,
        (Law::Foisa, BodyKind::Keeper) => foisa_time::KEEPER,
        (Law::Foisa, _) => foisa_time::TIME,
        (Law::Eisrs, _) => eisrs_time::TIME,
    }
    .cite()
}

/// The power to ask what is meant.
pub(crate) fn clarification(law: Law) -> Cite {
    match law {
        Law::Foia => right::CLARIFICATION,
        Law::Foisa => foisa_right::CLARIFICATION,
        Law::Eir => eir_advice::PARTICULARS,
        Law::Eisrs => eisrs_advice::PARTICULARS,
    }
    .cite()
}

/// What makes the day of the reply the day of receipt.
pub(crate) fn clarified(law: Law) -> Cite {
    match law {
        Law::Foia => right::CLARIFIED,
        Law::Foisa => foisa_right::CLARIFIED,
        Law::Eir => eir_advice::RECEIVED,
        Law::Eisrs => eisrs_advice::RECEIVED,
    }
    .cite()
}

/// What a valid request is.
pub(crate) fn validity(law: Law) -> Cite {
    match law {
        Law::Foia => foia::s08_request_for_information::VALID,
        Law::Foisa => foisa::s08_requesting_information::VALID,
        Law::Eir => eir_time::VALID,
        Law::Eisrs => eisrs_time::VALID,
    }
    .cite()
}

/// The days that do not count while a fee or charge is awaited.
pub(crate) fn pause(law: Law) -> Cite {
    match law {
        Law::Foia => foia::s10_2_fees_pause::PAUSE,
        Law::Foisa => foisa_fees::PAUSE,
        Law::Eir => eir::r08_charging::PAUSE,
        Law::Eisrs => eisrs_charging::PAUSE,
    }
    .cite()
}

/// The time for payment.
pub(crate) fn payment(law: Law) -> Cite {
    match law {
        Law::Foia => foia::s09_fees::LAPSE,
        Law::Foisa => foisa_fees::LAPSE,
        Law::Eir => eir::r08_charging::LAPSE,
        Law::Eisrs => eisrs_charging::LAPSE,
    }
    .cite()
}

/// The extension for complexity and volume; of the environmental regulations only.
pub(crate) fn complex(law: Law) -> Cite {
    if law == Law::Eir { eir_extension::FORTY } else { eisrs_extension::FORTY }.cite()
}

/// The notice of that extension.
pub(crate) fn complex_notice(law: Law) -> Cite {
    if law == Law::Eir { eir_extension::NOTICE } else { eisrs_extension::NOTICE }.cite()
}

/// Transfer to and from another authority.
pub(crate) fn transfer(law: Law) -> Cite {
    match law {
        Law::Foia => foia_time::TRANSFER,
        Law::Foisa => foisa::s15_advice_and_assistance::TRANSFER,
        Law::Eir => eir::r10_transfer::TRANSFER,
        Law::Eisrs => eisrs::r14_transfer::TRANSFER,
    }
    .cite()
}

/// The time in which a review is answered.
pub(crate) fn review(law: Law, body: BodyKind) -> Cite {
    match (law, body) {
        (Law::Foia, _) => foia::s45_code_of_practice::REVIEW,
        (Law::Eir, _) => reconsideration::REVIEW,
        (Law::Foisa, BodyKind::Keeper) => foisa::s21_review::KEEPER,
        (Law::Foisa, _) => foisa::s21_review::REVIEW,
        (Law::Eisrs, _) => eisrs::r16_review::REVIEW,
    }
    .cite()
}

/// The time in which a review is asked for.
pub(crate) fn review_window(law: Law) -> Cite {
    match law {
        Law::Foia => foia::s45_code_of_practice::REVIEW,
        Law::Eir => reconsideration::WINDOW,
        Law::Foisa => foisa::s20_requirement_for_review::WINDOW,
        Law::Eisrs => eisrs::r16_review::WINDOW,
    }
    .cite()
}

/// The complaint to the regulator.
pub(crate) fn complaint(law: Law) -> Cite {
    match law {
        Law::Foia => application::COMPLAINT,
        Law::Eir => eir::r18_enforcement::ENFORCEMENT,
        Law::Foisa => foisa::s47_application::APPLICATION,
        Law::Eisrs => eisrs::r17_enforcement::ENFORCEMENT,
    }
    .cite()
}

/// The appeal against the regulator's decision.
pub(crate) fn appeal(law: Law) -> Cite {
    match law {
        Law::Foia => foia::s57_appeal::APPEAL,
        Law::Eir => eir::r18_enforcement::ENFORCEMENT,
        Law::Foisa => foisa::s56_appeal::APPEAL,
        Law::Eisrs => eisrs::r17_enforcement::ENFORCEMENT,
    }
    .cite()
}

/// The regulator's decision and the steps it requires.
pub(crate) fn decision(law: Law) -> Cite {
    match law {
        Law::Foia => application::DECISION,
        Law::Eir => eir::r18_enforcement::ENFORCEMENT,
        Law::Foisa => foisa::s49_decision::DECISION,
        Law::Eisrs => eisrs::r17_enforcement::ENFORCEMENT,
    }
    .cite()
}
