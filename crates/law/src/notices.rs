//! What each kind of notice must contain, law by law: what the law requires apart from what is good practice.
//!
//! Only what a cited provision requires may ever be called a breach. These files are the list; the composer writes the words
//! and the checks look for them.

mod before;
mod disclosure;
mod extension;
mod item;
mod kind;
mod refusal;
mod review;
mod rights;

pub use item::{Duty, Item};
pub use kind::NoticeKind;

use calendar::{Certainty, Law};
use item::{CODE, good};

/// What every letter carries.
const COMMON: [Item; 6] = [
    good("authority", "the name of the authority", CODE, Certainty::K),
    good("reference", "the reference", CODE, Certainty::K),
    good("date", "the day it is sent", CODE, Certainty::K),
    good("request", "the request, quoted or summarised", CODE, Certainty::K),
    good("regime", "the law under which it is handled", CODE, Certainty::K),
    good("contact", "whom to ask", CODE, Certainty::K),
];

/// What a kind of notice contains under a law, in the order in which a letter says it; empty where the law has no such
/// notice.
///
/// ```
/// use law::{Law, notices::{NoticeKind, checklist}};
/// let refusal = checklist(NoticeKind::Refusal, Law::Foia);
/// assert!(refusal.iter().any(|item| item.provision == "s.17(7)(b)"));
/// assert!(checklist(NoticeKind::PublicInterestExtension, Law::Eir).is_empty());
/// ```
pub fn checklist(kind: NoticeKind, of: Law) -> Vec<Item> {
    let own = match kind {
        NoticeKind::Acknowledgement => before::acknowledgement(),
        NoticeKind::Clarification => before::clarification(of),
        NoticeKind::FeesNotice => before::fees(of),
        NoticeKind::Transfer => before::transfer(of),
        NoticeKind::Disclosure => disclosure::disclosure(of),
        NoticeKind::NotHeld => disclosure::not_held(of),
        NoticeKind::CostRefusal => refusal::cost(of),
        NoticeKind::VexatiousRefusal => refusal::vexatious(of),
        NoticeKind::Refusal => refusal::refusal(of),
        NoticeKind::NeitherConfirmNorDeny => refusal::neither(of),
        NoticeKind::PublicInterestExtension => extension::public_interest(of),
        NoticeKind::PublicInterestOutcome => extension::outcome(of),
        NoticeKind::ComplexExtension => extension::complex(of),
        NoticeKind::ReviewOutcome => review::outcome(of),
    };
    if own.is_empty() {
        return own;
    }
    COMMON.into_iter().chain(own).collect()
}
