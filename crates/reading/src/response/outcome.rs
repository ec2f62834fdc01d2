//! The outcome of the whole: the sum of what became of the questions, with what the letter says of itself.

use std::sync::LazyLock;

use document::response::{AnsweredQuestion, CitedProvision, Disposition, Outcome};
use document::{Law, Span};

use super::pattern::{Pattern, rx};

static GIVEN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:(?:information|response|answers?|data|figures|documents?|cop(?:y|ies)|details|spreadsheet|which|what|breakdown|table|this|tables?|list)\b[^.]{0,60}?\b(?:is|are|has\s+been|have\s+been)\s+(?:enclosed|attached|provided|disclosed|set\s+out\s+(?:below|above)|released|supplied|shown)\b|please\s+find\s+(?:enclosed|attached|the\s+information|below)|(?:enclose|attach|disclose|release)\s+(?:the|this|all|some|a\s+copy|information)|(?:decided|decision\s+has\s+been\s+taken)\s+to\s+disclose|response\s+is\s+(?:attached|enclosed|as\s+follows)|we\s+are\s+able\s+to\s+(?:provide|disclose)|(?:attached|enclosed)\s+(?:spreadsheet|document|file|table)|(?:copy|copies)\s+of\s+(?:some|the|all)\b[^.]{0,60}\b(?:enclosed|attached))",
    )
});
/// "I am not required to release the information" gives nothing.
static NOT_GIVEN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:not|unable|cannot|refus\w*|declin\w*)\b[^.]{0,60}\b(?:disclos|releas|provid|suppl|enclos|attach)|\b(?:would|if\s+we)\b[^.]{0,40}\b(?:disclos|releas)",
    )
});
static PART: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:some\s+of\s+(?:the\s+information|what\s+you|it)\b[^.]{0,80}\b(?:exempt\w*|withh\w+|not\s+held|cannot|enclosed|attached|provided|disclosed|redacted)|some\s+information\s+(?:has\s+been\s+)?(?:provided|withheld|supplied|released|disclosed)|part\s+of\s+(?:the\s+information|what\s+you)|partial(?:ly)?\s+(?:refus\w+|disclos\w+|exempt\w*|release\w*|success\w*)|information\s+(?:partially|partly)\s+(?:provided|disclosed|withheld)|remaining\s+information|remainder\s+of\s+(?:the\s+information|your\s+request))",
    )
});
static WITHHELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:exempt(?:ed)?\s+(?:from|under|by)|withh(?:eld|old\w*)|(?:have\s+)?(?:applied|engage\w*|rely\w*)\s+(?:an?\s+|the\s+)?(?:exemption|exception)|(?:exemptions?|exceptions?)\s+(?:under|at|in)\s+(?:sections?|regulations?)\b|refusal\s+notice|not\s+(?:to\s+)?(?:supply|provide|disclose|release)\b)",
    )
});
static NOT_HELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:do(?:es)?\s+not\s+(?:currently\s+)?hold|holds?\s+(?:no|none|nothing)\b|not\s+held\b|no\s+(?:recorded\s+)?information\s+(?:is\s+|was\s+)?held|is\s+not\s+recorded|no\s+relevant\s+record)",
    )
});
static OTHER_HELD: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)not\s+hold\s+the\s+information\s+in\s+the\s+format|if\s+(?:it|we)\b|whether"));
static HOLDING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:require\s+(?:more|additional|further)\s+time|extend(?:ing|ed)?\s+the\s+(?:time|period|deadline)|(?:not\s+yet|yet\s+to)\s+(?:reach|complete|decid)|(?:aim|hope|expect)\s+to\s+(?:respond|reply|let\s+you\s+have)\b[^.]{0,80}\bby\b|acknowledg\w+\s+(?:receipt|your\s+request)\b|still\s+considering)",
    )
});
/// The decision itself is put off to a later day.
static LATER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\b(?:need|requir|tak)\w*\s+(?:\w+\s+)?(?:more|further|additional|extra)\s+time\b|\b(?:more|further|additional|extra)\s+time\s+(?:is|was|to\s+consider)\b|\b(?:plan|aim|hope|expect|intend|anticipate)\b[^.]{0,40}\b(?:let\s+you\s+have|send|give|reach|provide|respond|reply|issue|write|complete|answer)\b[^.]{0,60}\b(?:by|before|no\s+later)\b|\b(?:extend\w*|extension)\b[^.]{0,60}\b(?:time|deadline|period|working\s+days)\b|\bwill\s+(?:now\s+)?(?:respond|reply|write|answer|send)\b[^.]{0,60}\bby\s+\d)",
    )
});
/// The authority asks what is wanted.
static CLARIFY: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:(?:please|could\s+you|can\s+you|would\s+you|need\s+you\s+to|ask\s+you\s+to)\b[^.?]{0,40}\b(?:tell\s+us|clarify|specify|let\s+us\s+know|confirm|explain)\b[^.?]{0,80}\b(?:which|what|whether|you)\b|(?:need|require|seek\w*|await\w*|request\w*)\b[^.]{0,40}\bclarification\b|until\s+(?:we\s+hear\s+from\s+you|you\s+(?:reply|clarify|tell)))",
    )
});
static BALANCED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:public\s+interest\b[^.]{0,120}\b(?:outweighs|is\s+(?:the\s+)?(?:greater|stronger)|lies\s+in|favou?rs)|\b(?:is|are|has\s+been|have\s+been)\s+(?:being\s+)?withheld\b)",
    )
});
static REVIEW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:in\s+which\s+you\s+(?:ask|request)\w*\s+(?:for\s+)?(?:a|an)\s+(?:internal\s+)?(?:review|appeal)|your\s+(?:request|application)\s+for\s+an?\s+(?:internal\s+)?review|you\s+(?:have\s+)?(?:asked|requested)\s+(?:for\s+)?an\s+internal\s+review|outcome\s+of\s+(?:the|your|our)\s+internal\s+review|asking\s+for\s+an\s+internal\s+review)",
    )
});
static OFFICIAL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?im)^\W*(?:outcome|status|result|decision|request\s+status)\W{0,4}\s{0,4}(?P<said>[^\n]{3,80})$")
});

/// Whether the decision is put off: more time is taken, or the applicant is asked what they want.
pub(crate) fn put_off(answer: &str) -> bool {
    (LATER.is_match(answer) || CLARIFY.is_match(answer)) && !BALANCED.is_match(answer)
}

/// What the outcome is; none where the text stops before it tells.
pub(crate) fn outcome(
    text: &str,
    questions: &[AnsweredQuestion],
    provisions: &[CitedProvision],
    ncnd: bool,
    excerpt: bool,
    ours: &[Span],
) -> Option<Outcome> {
    use Disposition as D;
    let relied: Vec<&CitedProvision> = provisions.iter().filter(|p| p.relied_on).collect();
    let by_number = |n: &str| {
        relied.iter().any(|p| {
            !p.law.is_environmental() && p.provision.trim_start_matches("s.").split('(').next() == Some(n)
        })
    };
    let says = |rx: &Pattern| ours.iter().any(|s| rx.is_match(s.of(text)));
    let has = |wanted: &[D]| questions.iter().any(|q| wanted.contains(&q.disposition));
    let all =
        |wanted: &[D]| !questions.is_empty() && questions.iter().all(|q| wanted.contains(&q.disposition));
    let gives = ours.iter().map(|s| s.of(text)).any(|s| GIVEN.is_match(s) && !NOT_GIVEN.is_match(s));
    let given = has(&[D::Given, D::GivenInPart]) || (questions.is_empty() && gives);
    let part = says(&PART) || has(&[D::GivenInPart]);
    let review = says(&REVIEW);
    let exempt = relied.iter().any(|p| {
        let n = p.provision.trim_start_matches("s.").split('(').next().unwrap_or("").to_owned();
        p.law.is_environmental()
            || !matches!(n.as_str(), "12" | "14" | "21" | "25")
            || (p.law == Law::Foia && n == "25")
    });
    let withheld = has(&[D::Withheld, D::GivenInPart]) || (exempt && says(&WITHHELD));
    let not_held = has(&[D::NotHeld, D::NoRecordedInformation])
        || (questions.is_empty()
            && ours.iter().any(|s| NOT_HELD.is_match(s.of(text)) && !OTHER_HELD.is_match(s.of(text))));

    let handed = gives || questions.len() > 1 && given;
    if relied.is_empty() && !given && !not_held && !ncnd && says(&CLARIFY) {
        return Some(Outcome::Other);
    }
    let decided = by_number("12") || by_number("14") || ncnd;
    if says(&HOLDING) && !handed && !decided && !withheld
        || says(&LATER) && !handed && !decided && !says(&BALANCED)
    {
        return Some(Outcome::Other);
    }
    if review && excerpt && relied.is_empty() {
        return Some(Outcome::Other);
    }
    if all(&[D::Withdrawn, D::Transferred, D::Invalid, D::OtherLaw, D::ToFollow]) {
        return Some(Outcome::Other);
    }
    if by_number("12") && !given {
        return Some(Outcome::S12);
    }
    if by_number("14") && !given {
        return Some(Outcome::S14);
    }
    if ncnd {
        let besides = given || has(&[D::Withheld, D::GivenInPart]);
        return Some(if besides { Outcome::Partial } else { Outcome::Ncnd });
    }
    let unanswered = has(&[D::Unclear]);
    let accessible = has(&[D::Accessible]);
    if withheld || by_number("12") || by_number("14") {
        let something = given
            || part
            || accessible
            || not_held && has(&[D::NotHeld])
            || (unanswered && has(&[D::Withheld]));
        let handed_over = gives;
        return Some(if something || handed_over { Outcome::Partial } else { Outcome::Refused });
    }
    if part {
        return Some(Outcome::Partial);
    }
    if given {
        return Some(if not_held || accessible { Outcome::Partial } else { Outcome::Full });
    }
    if accessible {
        return Some(Outcome::Refused);
    }
    if not_held {
        return Some(Outcome::NotHeld);
    }
    if let Some(said) = OFFICIAL.captures(text).and_then(|c| c.name("said")) {
        let said = said.as_str().to_lowercase();
        let full = ["successful", "all information", "granted", "full", "disclosed", "information provided"];
        if full.iter().any(|w| said.contains(w)) && !said.contains("un") {
            return Some(Outcome::Full);
        }
    }
    if gives {
        return Some(Outcome::Full);
    }
    (!excerpt && !relied.is_empty()).then_some(Outcome::Refused)
}
