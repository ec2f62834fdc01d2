//! The outcome of the whole: the sum of what became of the questions, with what the letter says of itself.

use std::sync::LazyLock;

use super::acts::{self, Reader};
use super::pattern::{Pattern, rx};
use super::reliance::Counted;
use super::verdict;
use document::Span;
use document::response::{AnsweredQuestion, CitedProvision, Disposition, Outcome};

static HOLDING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:require\s+(?:more|additional|further)\s+time|extend(?:ing|ed)?\s+the\s+(?:time|period|deadline)|(?:not\s+yet|yet\s+to)\s+(?:reach|complete|decid)|(?:aim|hope|expect)\s+to\s+(?:respond|reply|let\s+you\s+have)\b[^.]{0,80}\bby\b|acknowledg\w+\s+(?:receipt|your\s+request)\b|still\s+considering)",
    )
});
/// The decision itself is put off to a later day.
static LATER: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\b(?:not\s+yet|yet\s+to)\s+(?:been\s+)?(?:reach|complete|decid|conclu)|\b(?:need|requir|tak)\w*\s+(?:\w+\s+)?(?:more|further|additional|extra)\s+time\b|\b(?:more|further|additional|extra)\s+time\s+(?:is|was|to\s+consider)\b|\b(?:plan|aim|hope|expect|intend|anticipate)\b[^.]{0,40}\b(?:let\s+you\s+have|send|give|reach|provide|respond|reply|issue|write|complete|answer)\b[^.]{0,60}\b(?:by|before|no\s+later)\b|\b(?:extend\w*|extension)\b[^.]{0,60}\b(?:time|deadline|period|working\s+days)\b|\bwill\s+(?:now\s+)?(?:respond|reply|write|answer|send)\b[^.]{0,60}\bby\s+\d)",
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
        r"(?i)\b(?:in\s+which\s+you\s+(?:ask|request)\w*\s+(?:for\s+)?(?:a|an)\s+(?:internal\s+)?(?:review|appeal)|your\s+(?:request|application)\s+for\s+an?\s+(?:internal\s+)?review|you\s+(?:have\s+)?(?:asked|requested)\s+(?:for\s+)?an\s+internal\s+review|outcome\s+of\s+(?:the|your|our)\s+internal\s+review|asking\s+for\s+an\s+internal\s+review|request\s+for\s+an?\s+(?:official|internal|formal)\s+review\b|(?:request\w*|ask\w*)\s+(?:that\s+)?(?:we|us|for)\s+(?:to\s+)?(?:internally\s+)?review\b|review\s+is\s+(?:now\s+)?complete)",
    )
});
static OFFICIAL: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?im)^\W*(?:outcome|status|result|decision|request\s+status|the\s+request\s+was)\W{0,4}\s{0,4}(?P<said>[^\n]{3,80})$",
    )
});

/// A review that ends as the first answer did.
static UPHELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:uph(?:o|e)ld\w*|(?:original|first|initial|earlier)\s+(?:response|decision|answer|refusal)\b[^.]{0,40}\b(?:right|correct\w*|appropriate\w*|proper\w*|stands?)|(?:correctly|properly|rightly)\s+(?:applied|withheld|refused|engaged))",
    )
});

/// Whether the decision is put off: more time is taken, or the applicant is asked what they want.
pub(crate) fn put_off(answer: &str) -> bool {
    (LATER.is_match(answer) || CLARIFY.is_match(answer)) && !BALANCED.is_match(answer)
}

/// How a page's own status names the outcome.
const FULL: [&str; 6] =
    ["successful", "all information", "granted", "full", "disclosed", "information provided"];
const PARTIAL: [&str; 3] = ["some", "part", "limited"];

/// What became of the questions, taken together.
struct Sum<'a> {
    questions: &'a [AnsweredQuestion],
}

impl Sum<'_> {
    fn has(&self, wanted: &[Disposition]) -> bool {
        self.questions.iter().any(|q| wanted.contains(&q.disposition))
    }

    /// Whether all that were answered were answered so.
    fn only(&self, wanted: &[Disposition]) -> bool {
        self.has(wanted)
            && self
                .questions
                .iter()
                .all(|q| wanted.contains(&q.disposition) || q.disposition == Disposition::Unclear)
    }
}

/// What the outcome is; none where a whole text does not tell.
pub(crate) fn outcome(
    text: &str,
    questions: &[AnsweredQuestion],
    provisions: &[CitedProvision],
    ncnd: bool,
    excerpt: bool,
    ours: &[Span],
    cited: &[Counted],
) -> Option<Outcome> {
    use Disposition as D;
    let relied: Vec<&CitedProvision> =
        provisions.iter().filter(|p| p.relied_on && !verdict::is_gate(p.law, &p.provision)).collect();
    let on = |n: &str| relied.iter().any(|p| !p.law.is_environmental() && verdict::number(&p.provision) == n);
    let seen = verdict::seen_in(&mut Reader::default(), text, ours, cited);
    let does = |what: acts::Acts| seen.all & what != 0;
    let says = |rx: &Pattern| ours.iter().any(|s| rx.is_match(s.of(text)));
    let sum = Sum { questions };
    let untold = sum.only(&[D::Unclear]) || questions.is_empty();

    let gives = does(acts::GIVES);
    let given = sum.has(&[D::Given, D::GivenInPart]);
    // Under the environmental regulations too great a burden is an exception like the others.
    let burden = relied.iter().any(|p| p.law.is_environmental() && verdict::is_burden(p.law, &p.provision));
    let cost = on("12") || !burden && (does(acts::OVER_LIMIT) || sum.has(&[D::Refused]) && !on("14"));
    let vexes = on("14") || does(acts::VEXES);
    let whole = cost && (on("12") || untold || sum.has(&[D::Refused])) || vexes;
    let exempt = relied.iter().any(|p| {
        !verdict::is_accessible(p.law, &p.provision)
            && !verdict::refuses_whole(p.law, &p.provision)
            && !verdict::says_not_held(p.law, &p.provision)
    });
    let withheld = sum.has(&[D::Withheld, D::GivenInPart]) || exempt || untold && does(acts::WITHHELD);
    let held_not = sum.has(&[D::NotHeld, D::NoRecordedInformation])
        || untold && does(acts::NOT_HELD)
        || relied.iter().any(|p| verdict::says_not_held(p.law, &p.provision));
    let accessible = sum.has(&[D::Accessible]) || untold && does(acts::POINTS) && !gives;
    // What the letter says of itself counts where it leaves a question open.
    let open = untold || sum.has(&[D::Unclear]);
    let gives = gives && (open || given);
    let part = sum.has(&[D::GivenInPart]) || open && does(acts::PARTLY);

    let official = OFFICIAL.captures(text).and_then(|c| c.name("said")).map(|m| m.as_str().to_lowercase());
    let decided = ncnd || whole || gives || questions.len() > 1 && given;
    if does(acts::WAITS) && !decided {
        let clarify = relied.is_empty() && !given && !held_not && says(&CLARIFY);
        if clarify || says(&HOLDING) && !withheld || says(&LATER) && !says(&BALANCED) {
            return Some(Outcome::Other);
        }
    }
    if says(&REVIEW) {
        if withheld && says(&UPHELD) {
            return Some(Outcome::Refused);
        }
        if excerpt && (relied.is_empty() || sum.only(&[D::Unclear])) {
            return Some(Outcome::Other);
        }
    }
    if sum.only(&[D::Withdrawn, D::Transferred, D::Invalid, D::OtherLaw, D::ToFollow]) {
        return Some(Outcome::Other);
    }
    let shown = does(acts::SHOWS) && (!does(acts::NOT_HELD) || does(acts::NOT_SO)) && !withheld && !ncnd;
    let handed = given || untold && (gives || shown);
    if whole && (!handed || questions.is_empty()) {
        return Some(if vexes && !on("12") { Outcome::S14 } else { Outcome::S12 });
    }
    if ncnd {
        let besides = handed || sum.has(&[D::Withheld, D::GivenInPart]);
        return Some(if besides { Outcome::Partial } else { Outcome::Ncnd });
    }
    if withheld || whole {
        let unanswered = !excerpt && sum.has(&[D::Unclear]) && sum.has(&[D::Withheld]);
        let published = sum.has(&[D::Accessible]) && does(acts::PARTLY);
        let something = handed || part || published || sum.has(&[D::NotHeld]) || unanswered;
        return Some(if something || gives { Outcome::Partial } else { Outcome::Refused });
    }
    let said_part = official.as_ref().is_some_and(|said| PARTIAL.iter().any(|w| said.contains(w)));
    if handed {
        return Some(if part || said_part || held_not || accessible {
            Outcome::Partial
        } else {
            Outcome::Full
        });
    }
    if accessible {
        // To say where it is published already neither gives nor refuses it.
        return Some(if part || does(acts::PARTLY) { Outcome::Partial } else { Outcome::Other });
    }
    if held_not {
        return Some(Outcome::NotHeld);
    }
    if official.as_ref().is_some_and(|said| FULL.iter().any(|w| said.contains(w)) && !said.contains("un")) {
        return Some(Outcome::Full);
    }
    if excerpt {
        return Some(Outcome::Other);
    }
    (!relied.is_empty()).then_some(Outcome::Refused)
}
