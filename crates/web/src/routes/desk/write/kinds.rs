//! What each kind of letter is called on the desk, and when an officer writes it: one line, with its provision.

use casework::case::LetterKind;
use law::{
    Law,
    notices::{NoticeKind, checklist},
};

use LetterKind as K;

/// The kinds in the order of the page, by whom they go to and what they do.
pub(super) const GROUPS: &[(&str, &[LetterKind])] = &[
    ("The answer", &[K::Response, K::Correction, K::ReviewOutcome]),
    (
        "To the applicant, while it is open",
        &[K::Acknowledgement, K::Clarification, K::FeesNotice, K::Extension, K::Delay],
    ),
    ("To others", &[K::Consultation, K::PreRelease, K::Chaser, K::RegulatorReply]),
    (
        "To the applicant, to end it without an answer",
        &[K::Transfer, K::Withdrawal, K::OwnData, K::ReUse, K::NotValid],
    ),
];

/// What a kind is called, and when it is written.
pub(super) struct Words {
    pub title: &'static str,
    pub when: String,
}

/// The provision under which a kind is written, where the law has one.
pub(super) fn provision(kind: LetterKind, law: Law) -> Option<&'static str> {
    let item =
        |notice, id: &str| checklist(notice, law).into_iter().find(|i| i.id == id).map(|i| i.provision);
    match kind {
        K::Clarification => item(NoticeKind::Clarification, "unclear"),
        K::FeesNotice => item(NoticeKind::FeesNotice, "pay-by"),
        K::Extension => item(NoticeKind::PublicInterestExtension, "estimate")
            .or_else(|| item(NoticeKind::ComplexExtension, "extension")),
        K::Transfer => item(NoticeKind::Transfer, "other-authority"),
        K::ReviewOutcome => Some(law::rights(law).review_answered_provision),
        K::RegulatorReply => Some(law::rights(law).complaint_provision),
        _ => None,
    }
}

pub(super) fn words(kind: LetterKind, law: Option<Law>) -> Words {
    let environmental = law.is_some_and(Law::is_environmental);
    let (title, when) = match kind {
        K::Acknowledgement => (
            "Acknowledge the request",
            "The first acknowledgement did not reach the applicant. Otherwise it goes out when you accept.",
        ),
        K::Clarification => (
            "Ask the applicant what is meant",
            "Part of the request is unclear. The clock of those questions waits, and begins anew with the reply.",
        ),
        K::FeesNotice => (
            "Ask for a fee or a charge",
            "Something may be charged for. The clock of those questions stands still until it is paid.",
        ),
        K::Extension if environmental => (
            "More time for complexity and volume",
            "The request is both complex and voluminous. The law gives the new last day.",
        ),
        K::Extension => (
            "More time for the public interest test",
            "A qualified exemption applies and the balance takes longer. Everything else is answered in time.",
        ),
        K::Response => ("Answer the request", "Questions are decided: the letter with all that is ready."),
        K::NotValid => (
            "Say what would make it valid",
            "It lacks a name, an address, or a description of what is wanted.",
        ),
        K::Correction => ("Correct an answer", "Something in a letter that was sent is wrong."),
        K::Transfer => (
            "Say who has the request now",
            "Another authority holds the information and has agreed to answer. The case ends here.",
        ),
        K::Withdrawal => ("Confirm the withdrawal", "The applicant no longer wants an answer."),
        K::OwnData => (
            "Hand over to data protection",
            "It asks for the applicant's own personal data, which is a subject access request.",
        ),
        K::ReUse => (
            "Answer on re-use",
            "It asks to use information again, not to be given it: say on which terms, or why not.",
        ),
        K::Delay => (
            "Apologise for a delay",
            "The answer is late or will be. It stops no clock; it tells the applicant the truth and a day.",
        ),
        K::ReviewOutcome => (
            "Answer the review",
            "A review is open. Somebody who did not decide the request looks at all of it anew.",
        ),
        K::Consultation => (
            "Ask a third party for its view",
            "The answer touches somebody's interests. Their view is evidence, not a veto; the clock runs on.",
        ),
        K::PreRelease => (
            "Tell a third party what will be released",
            "You consulted them and decided to release: they hear it before they read it.",
        ),
        K::Chaser => {
            ("Remind a colleague", "Somebody was asked and has not answered. The link stays the same.")
        }
        K::RegulatorReply => {
            ("Write to the regulator", "A complaint is with the regulator, and it asks you something.")
        }
    };
    let provision = law.and_then(|law| provision(kind, law));
    let when = match provision {
        Some(provision) => format!("{} ({provision}).", when.trim_end_matches('.')),
        None => when.to_owned(),
    };
    Words { title, when }
}
