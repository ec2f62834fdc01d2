//! The table of the parts of letters whose words an officer may change for one case. The words themselves stand in the files
//! of the wording, never here.

use casework::case::LetterKind;

/// A part of a letter whose words an officer may change for one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The key in `case.wording`.
    pub id: &'static str,
    /// Where it stands, as a page says it.
    pub title: &'static str,
    /// In which letters it stands.
    pub kinds: &'static [LetterKind],
}

use LetterKind::*;

/// Letters that begin with answers.
const ANSWERS: &[LetterKind] = &[Response, Correction];
/// Letters that give answers.
const ANEW: &[LetterKind] = &[Response, Correction, ReviewOutcome];
/// Letters that tell of the rights to a review and to the regulator.
const RIGHTS: &[LetterKind] = &[Response, Correction, FeesNotice, Extension, Transfer];
/// Letters with an explanatory annex.
const EXPLAIN: &[LetterKind] = &[Response, Correction, ReviewOutcome, RegulatorReply];

const fn slot(id: &'static str, title: &'static str, kinds: &'static [LetterKind]) -> Slot {
    Slot { id, title, kinds }
}

/// Every part whose words may be changed, in the order of the letters.
pub const SLOTS: &[Slot] = &[
    slot("acknowledgement.opening", "Opening of the acknowledgement", &[Acknowledgement]),
    slot("acknowledgement.law", "Which law we use", &[Acknowledgement]),
    slot("acknowledgement.date", "The latest date for our answer", &[Acknowledgement]),
    slot("acknowledgement.date-of-part", "The latest date for a part", &[Acknowledgement]),
    slot("acknowledgement.questions", "Before the questions", &[Acknowledgement]),
    slot("acknowledgement.next", "What happens next", &[Acknowledgement]),
    slot("acknowledgement.ask", "Whom to ask", &[Acknowledgement]),
    slot("acknowledgement.published", "Before answers already published", &[Acknowledgement]),
    slot("acknowledgement.privacy", "How we use personal details", &[Acknowledgement]),
    slot("clarification.opening", "Opening of the request for clarification", &[Clarification]),
    slot("clarification.questions", "Before the unclear questions", &[Clarification]),
    slot("clarification.need", "Before what we need to know", &[Clarification]),
    slot("clarification.clock", "What it means for the time", &[Clarification]),
    slot("clarification.others", "What it means for other questions", &[Clarification]),
    slot("clarification.help", "The offer of help", &[Clarification]),
    slot("clarification.close-by", "Until when it is kept open", &[Clarification]),
    slot("fees-notice.opening", "Opening of the notice of what is to be paid", &[FeesNotice]),
    slot("fees-notice.questions", "Before the questions concerned", &[FeesNotice]),
    slot("fees-notice.amount", "The amount", &[FeesNotice]),
    slot("fees-notice.by", "Until when, and what happens then", &[FeesNotice]),
    slot("fees-notice.clock", "What it means for the time", &[FeesNotice]),
    slot("fees-notice.others", "What it means for other questions", &[FeesNotice]),
    slot("fees-notice.inspect", "Looking at it free of charge", &[FeesNotice]),
    slot("fees-notice.help", "The offer of help", &[FeesNotice]),
    slot("extension.opening", "Opening of the notice of more time", &[Extension]),
    slot("extension.held", "Before the questions that are weighed", &[Extension]),
    slot("extension.exemption", "The exemption and the test", &[Extension]),
    slot("extension.more-time", "What the law allows", &[Extension]),
    slot("extension.estimate", "The estimated date", &[Extension]),
    slot("extension.complex-held", "Before the questions that are complex", &[Extension]),
    slot("extension.complex", "Why the law gives more time", &[Extension]),
    slot("extension.complex-date", "The new latest date", &[Extension]),
    slot("extension.complex-estimate", "When we expect to answer", &[Extension]),
    slot("extension.complex-help", "The offer of an earlier answer", &[Extension]),
    slot("extension.others", "What it means for other questions", &[Extension]),
    slot("not-valid.opening", "Opening of the notice", &[NotValid]),
    slot("not-valid.cure", "Before what is missing", &[NotValid]),
    slot("not-valid.clock", "What happens when it is mended", &[NotValid]),
    slot("not-valid.help", "The offer of help", &[NotValid]),
    slot("correction.opening", "Opening of the correction", &[Correction]),
    slot("correction.reason", "What is corrected", &[Correction]),
    slot("correction.apology", "The apology", &[Correction]),
    slot("transfer.opening", "Opening of the notice of transfer", &[Transfer]),
    slot("transfer.questions", "Before the questions", &[Transfer]),
    slot("transfer.not-held", "That we do not hold it", &[Transfer]),
    slot("transfer.clock", "Who answers, and in what time", &[Transfer]),
    slot("transfer.disagree", "If the applicant does not agree", &[Transfer]),
    slot("withdrawal.opening", "Opening of the confirmation", &[Withdrawal]),
    slot("withdrawal.closed", "That the request is closed", &[Withdrawal]),
    slot("withdrawal.again", "How to ask again", &[Withdrawal]),
    slot("own-data.opening", "Opening of the letter", &[OwnData]),
    slot("own-data.questions", "Before the questions", &[OwnData]),
    slot("own-data.law", "Which law gives one's own data", &[OwnData]),
    slot("own-data.time", "The time for our answer", &[OwnData]),
    slot("own-data.need", "What we need", &[OwnData]),
    slot("own-data.ask", "Whom to ask", &[OwnData]),
    slot("own-data.review", "If the applicant does not agree", &[OwnData]),
    slot("own-data.complaint", "The right to complain", &[OwnData]),
    slot("re-use.opening", "Opening of the letter", &[ReUse]),
    slot("re-use.questions", "Before the questions", &[ReUse]),
    slot("re-use.law", "Which law we use", &[ReUse]),
    slot("re-use.complaint", "How to complain to us", &[ReUse]),
    slot("re-use.regulator", "How to complain to the regulator", &[ReUse]),
    slot("delay.opening", "Opening and apology", &[Delay]),
    slot("delay.questions", "Before what we owe", &[Delay]),
    slot("delay.expect", "When we expect to answer", &[Delay]),
    slot("delay.ask", "Whom to ask", &[Delay]),
    slot("delay.review", "How to complain to us", &[Delay]),
    slot("delay.regulator", "How to complain to the regulator", &[Delay]),
    slot("review-outcome.opening", "Opening of the outcome", &[ReviewOutcome]),
    slot("review-outcome.late", "The apology for a late outcome", &[ReviewOutcome]),
    slot("review-outcome.reviewer", "Who reviewed it", &[ReviewOutcome]),
    slot("review-outcome.decision", "The decision in a sentence", &[ReviewOutcome]),
    slot("review-outcome.still", "What still is relied on", &[ReviewOutcome]),
    slot("review-outcome.changes", "What changes", &[ReviewOutcome]),
    slot("review-outcome.regulator", "The right to complain", &[ReviewOutcome]),
    slot("consultation.opening", "Opening of the letter to a third party", &[Consultation]),
    slot("consultation.law", "What the law says", &[Consultation]),
    slot("consultation.what", "What it would help us to know", &[Consultation]),
    slot("consultation.decide", "How we use the view", &[Consultation]),
    slot("consultation.clock", "The time", &[Consultation]),
    slot("consultation.reply", "How to reply", &[Consultation]),
    slot("consultation.rights", "Who may see the reply", &[Consultation]),
    slot("pre-release.opening", "Opening of the notice", &[PreRelease]),
    slot("pre-release.view", "What became of the view", &[PreRelease]),
    slot("pre-release.before", "The last chance to tell us more", &[PreRelease]),
    slot("pre-release.public", "That it is open to everyone", &[PreRelease]),
    slot("chaser.opening", "Opening of the reminder", &[Chaser]),
    slot("chaser.questions", "Before the questions", &[Chaser]),
    slot("chaser.due", "The latest date for our answer", &[Chaser]),
    slot("chaser.send", "What to send", &[Chaser]),
    slot("chaser.not-held", "If it is not held", &[Chaser]),
    slot("chaser.keep", "That nothing may be changed or deleted", &[Chaser]),
    slot("chaser.ask", "Whom to ask", &[Chaser]),
    slot("regulator-reply.opening", "Opening of the reply", &[RegulatorReply]),
    slot("regulator-reply.chronology", "Before the chronology", &[RegulatorReply]),
    slot("regulator-reply.answers", "Before the answers", &[RegulatorReply]),
    slot("regulator-reply.contact", "Whom to ask", &[RegulatorReply]),
    slot("regulator-reply.annex-opening", "Opening of the annex", &[RegulatorReply]),
    slot("response.opening", "Opening of the response", &[Response]),
    slot("response.late", "The apology for a late answer", &[Response]),
    slot("response.after-more-time", "After a notice of more time", &[Response]),
    slot("response.part-law", "Which part is under which law", &[Response]),
    slot("response.summary", "The answer in a sentence", ANSWERS),
    slot("response.not-held", "That it is not held", ANEW),
    slot("response.form", "Why it is not in the form asked for", ANEW),
    slot("response.dataset", "On datasets", ANEW),
    slot("response.enclosures", "Before the enclosed files", ANEW),
    slot("response.follow-opening", "Before what is still to follow", ANEW),
    slot("response.review", "The right to a review", RIGHTS),
    slot("response.regulator", "The right to complain", RIGHTS),
    slot("response.reuse", "Using the information again", ANEW),
    slot("response.annex-opening", "Opening of the explanatory annex", ANEW),
    slot("annex.cost", "The limit of cost", EXPLAIN),
    slot("annex.cost-held", "That it is held, where cost is the reason", EXPLAIN),
    slot("annex.cost-confirm", "That to confirm would cost too much", EXPLAIN),
    slot("annex.cost-help", "Help to ask for less", EXPLAIN),
    slot("annex.request-not-person", "That the request is meant, not the person", EXPLAIN),
    slot("annex.own-data", "On the applicant's own personal data", EXPLAIN),
    slot("annex.qualified", "What a qualified exemption is", EXPLAIN),
    slot("annex.qualified-exception", "What an exception is", EXPLAIN),
    slot("annex.absolute", "What an absolute exemption is", EXPLAIN),
    slot("annex.ncnd-applies-to", "Neither confirming nor denying", EXPLAIN),
    slot("response.fingerprints", "Before the fingerprints of files", ANEW),
    slot("common.reference", "The line on the reference", &LetterKind::ALL),
    slot("common.close", "The close", &LetterKind::ALL),
];

/// The slots of one kind of letter, in its order.
pub fn slots(kind: LetterKind) -> impl Iterator<Item = &'static Slot> {
    SLOTS.iter().filter(move |s| s.kinds.contains(&kind))
}
