//! The review route with its period, and the right to go to the regulator.

use std::sync::LazyLock;

use document::response::Rights;
use document::{Law, Span};

use super::pattern::{Pattern, rx};

use super::lines::collapse;

static REVIEW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?ix)\b(?:(?:internal\s+review|request\s+(?:for\s+)?(?:an?\s+)?(?:internal\s+)?review|ask\s+(?:us\s+)?(?:for|to)\s+(?:an?\s+|carry\s+out\s+an?\s+)?(?:internal\s+)?review|require\s+(?:us\s+to\s+)?(?:an?\s+)?review|requests?\s+for\s+(?:an?\s+)?(?:internal\s+)?review|have\s+(?:it|this|your\s+request|the\s+decision|our\s+(?:decision|response))\s+reviewed|review\s+(?:of\s+)?(?:our|the|this|its|your)\s+(?:response|decision|handling|request|original)|rights?\s+(?:of|to)\s+(?:(?:an?|request\s+an?|ask\s+for\s+an?|seek\s+an?)\s+)?(?:internal\s+)?(?:review|appeal|complain|redress|complaint|reconsider\w*)|(?:internal\s+)?review\s+(?:may|can|should|must)\s+(?:also\s+)?be\s+(?:requested|asked\s+for|sought|obtained)|complain\s+to\s+(?:us|the\s+(?:council|trust|board|authority|force|university|department|chief|head|clerk|monitoring|data))|(?:mak(?:e|ing)|submit(?:ting)?|send(?:ing)?|put(?:ting)?|lodg(?:e|ing))\s+(?:\w+\s+){0,2}representations?|representations?\s+(?:should|must|may|can|will)|reconsider(?:ation|ed)?|review\s+(?:procedure|process)|(?:make|lodge|submit|raise)\s+(?:an?\s+)?(?:formal\s+)?(?:complaint|appeal)|complaints?\s+(?:procedure|process|scheme|about\s+(?:how|the|our))|review\s+(?:this|it|that|what)\b|(?:ask|asking|require|request)\s+(?:[\w’']+\s+){1,6}to\s+(?:be\s+)?(?:review|reconsider|look\s+(?:again|at\s+(?:it|this)\s+again))|second\s+look|\bfor\s+(?:an?\s+)?(?:internal\s+)?review\b|(?:like|want|wish|need|prefer|have|having)\s+(?:for\s+)?(?:an?\s+)?(?:internal\s+)?review\b|(?:decision|response|reply|this|it|request|handling|matter)\s+(?:to\s+be\s+|be\s+|is\s+)?(?:reviewed|reconsidered|looked\s+at\s+again)|appeal\s+(?:against|our|the|this|to\s+(?:the\s+(?:head|chief|director|clerk|board|council)|our|us|me)|by\s+writing)|wish\s+to\s+(?:appeal|complain)|(?:like|want|wish)\s+(?:[\w’']+\s+){1,8}(?:to\s+be\s+)?(?:reviewed|reconsidered)))\b",
    )
});
static WRITE_TO: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:unhappy|dissatisfied|unsatisfied|disagree|concern(?:s|ed)?|complaints?|not\s+(?:satisfied|happy|content|agree|pleased))\b[^.]*?(?:,|\b(?:please|then|you\s+(?:may|can|should|could|must)|do)\b|\bto\b)[^.]*?\b(?:write|writing|contact|e-?mail|reply|let\s+us\s+know|tell\s+us|get\s+in\s+touch|telephone|call|send|raise|address\w*|direct\w*)\b|\brequire\s+(?:\w+\s+){1,4}to\s+review|review\s+its\s+(?:actions|decision)",
    )
});
static OFFERED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:you\s+(?:can|may|have|should|wish|want|would|could|must|do|feel|remain|are|also)|your\s+(?:right|complaint|appeal|request\s+for)|if|please|should|must|may|can|applicants?|anyone|requests?\s+for|write|contact|e-?mail|right)\b",
    )
});
static TO_REGULATOR: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)\binformation\s+commissioner|\bICO\b"));
static REGULATOR_ACT: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:complain\w*|appeal\w*|apply|applying|application|refer\w*|write\s+to|writing\s+to|contact\w*|approach\w*|decision|right|review|investigate|take|go\s+to|turn\s+to|raise|ask|asking|asked|seek|lodge|look|consider)\b",
    )
});
static DISSATISFIED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:complain\w*|appeal\w*|dissatisf\w+|not\s+satisfy|unhappy|not\s+(?:content|satisfied|happy)|remain|outcome\s+of|refer\s+(?:the|your)|apply\s+(?:directly\s+)?to|right\s+to|ask\s+(?:them|the)|decision|exhausted|disagree|(?:do|are)\s+not\s+agree|still|after\s+that|entitled|free\s+to|can\s+be\s+asked|complaints|thereafter|(?:may|can)\s+(?:also\s+|then\s+|still\s+)?(?:take|apply|complain|go|refer|appeal|approach))\b",
    )
});
static OTHER_PURPOSE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:guidance\s+(?:that|on|from|by|which|can)|for\s+more\s+information|further\s+(?:information|guidance)|links\s+are|register(?:ed)?\s+with|public\s+interest|case\s+law|decision\s+notice\s+[A-Z\d]|(?:\bICO|commissioner(?:['’]s(?:\s+office)?)?)(?:\s+\(ICO\))?\s+guidance|\bdecision\s+notices\b|privacy|personal\s+data)",
    )
});
static ATTACHED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:attached|enclosed)\b.{0,60}\b(?:tells?|sets?\s+out|explains?|gives?|contains?|details?|describes?)\b",
    )
});
static PERIOD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?P<period>(?:\d{1,3}|two|three|six|forty|twenty|one)\s*(?:\(\d+\)\s*)?(?:(?:working|calendar|business|school)\s+)?(?:days?|months?|weeks?))\b",
    )
});
static PERIOD_LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:within|no\s+later\s+than|not\s+later\s+than|you\s+(?:will\s+)?have|up\s+to|next|in\s+any\s+case|before\s+the\s+end\s+of|must\s+be|allowed?|of\s+up\s+to)\b",
    )
});
static ANSWERED_WITHIN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:we\s+(?:will|aim|shall|must|endeavour|have\s+(?:up\s+to\s+)?$)|will\s+(?:be\s+)?(?:respon\w+|answer\w*|complete\w*|receive|conduct\w*|repl\w+|acknowledge\w*)|aims?\s+to|(?:you\s+)?(?:should|will|can)\s+(?:expect|receive)|commissioner)\b",
    )
});
static NO_ROUTE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:no|not\s+have\s+an?)\s+(?:internal\s+)?(?:complaints?|review|appeals?)\s+(?:procedure|process|mechanism|route)\b",
    )
});

/// What a letter says of rights.
pub(crate) struct Found {
    /// A review route is given.
    pub review: bool,
    /// The right to go to the regulator is given.
    pub regulator: bool,
    /// They are told in something that is attached.
    pub elsewhere: bool,
    /// What they are.
    pub rights: Rights,
}

/// Reads the rights out of the authority's own sentences.
pub(crate) fn rights(text: &str, ours: &[Span], law: Option<Law>) -> Found {
    let mut found = Found { review: false, regulator: false, elsewhere: false, rights: Rights::default() };
    let mut recent = 0_usize;
    for (i, span) in ours.iter().enumerate() {
        let words = span.of(text);
        let around = Span::new(ours[i.saturating_sub(1)].start, span.end).of(text);
        let names = TO_REGULATOR.is_match(words);
        if names
            && REGULATOR_ACT.is_match(words)
            && (DISSATISFIED.is_match(words) || DISSATISFIED.is_match(around))
            && !(OTHER_PURPOSE.is_match(words)
                && !words.to_lowercase().contains("complain")
                && !words.to_lowercase().contains("appeal"))
        {
            found.regulator = true;
        }
        if names && found.rights.regulator.is_none() && (found.regulator || REGULATOR_ACT.is_match(words)) {
            found.rights.regulator = regulator(words);
        }
        found.elsewhere |= REVIEW.is_match(words) && ATTACHED.is_match(words);
        let offered = REVIEW.is_match(words) && OFFERED.is_match(words) && !asked_already(words);
        let routes = offered || WRITE_TO.is_match(words) && !names;
        let routes = routes && !(names && !words.to_lowercase().contains("internal review") && found.review);
        if (routes && (!names || local(words))) || NO_ROUTE.is_match(words) {
            found.review = true;
            recent = i;
        }
        if found.review && found.rights.review_within.is_none() && i <= recent + 3 && (!names || local(words))
        {
            found.rights.review_within = period(words);
        }
    }
    if found.regulator && found.rights.regulator.is_none() {
        let scottish = law.is_some_and(Law::is_scottish);
        found.rights.regulator = Some(name(scottish).to_owned());
    }
    if !found.regulator {
        found.rights.regulator = None;
    }
    found
}

/// The sentence gives a route inside the authority even though it names the regulator.
fn local(words: &str) -> bool {
    static AFTER: LazyLock<Pattern> = LazyLock::new(|| {
        rx(r"(?i)\b(?:following|outcome|result|after|exhausted|remain|still|once|completed?)\b")
    });
    let before = TO_REGULATOR.find(words).map_or(words, |m| &words[..m.start()]);
    let before = AFTER.find(before).map_or(before, |m| &before[..m.start()]);
    // "You have a right of appeal to the Commissioner": the right stands before the name and is the regulator's.
    static ITS_OWN: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:appeal|complain(?:t|ts)?|redress)\s+(?:to|with)\s+(?:the\s+)?(?:office\s+of\s+the\s+)?(?:scottish\s+|uk\s+)?$",
        )
    });
    let before = ITS_OWN.find(before).map_or(before, |m| &before[..m.start()]);
    if REVIEW.is_match(before) && OFFERED.is_match(before) {
        return true;
    }
    let lower = words.to_lowercase();
    [
        "right to request",
        "internal review",
        "ask us",
        "ask for a review",
        "request a review",
        "complain to us",
    ]
    .iter()
    .any(|w| lower.contains(w))
        && !lower.starts_with("if following")
        && !lower.contains("outcome of the internal review")
        && !lower.contains("outcome of our review")
}

/// "You asked for a review on ..." tells of one that was asked for, not how to ask.
fn asked_already(words: &str) -> bool {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:in\s+which\s+you\s+ask|(?:you|and|applicant|have|had|which)\s+(?:have\s+|had\s+|then\s+|also\s+)?(?:asked|requested|sought|required)\b[^.]{0,60}\b(?:review|reconsider\w*|appeal)|your\s+(?:\w+\s+){0,3}(?:request|application|e-?mail|letter)\b[^.]{0,60}\b(?:review|reconsider\w*)|you\s+asked\s+for\b)",
        )
    });
    static OPEN: LazyLock<Pattern> = LazyLock::new(|| {
        rx(r"(?i)\b(?:if\s+you|should\s+you|you\s+(?:may|can|should|have\s+(?:the|a)\s+right)|please)\b")
    });
    TOLD.is_match(words) && !OPEN.is_match(words)
}

/// No clause is longer.
const CLAUSE: usize = 1_000;

fn period(words: &str) -> Option<String> {
    for caps in PERIOD.captures_iter(words) {
        let m = caps.name("period")?;
        let before = &words[super::citations::floor(words, m.start().saturating_sub(CLAUSE))..m.start()];
        let clause = before.rsplit([';', '.']).next().unwrap_or(before);
        if PERIOD_LEAD.is_match(clause) && !ANSWERED_WITHIN.is_match(clause) {
            return Some(collapse(m.as_str()));
        }
    }
    None
}

fn regulator(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    if lower.contains("scottish information") {
        Some(name(true).to_owned())
    } else if lower.contains("information commissioner") || lower.contains("ico") {
        Some(name(false).to_owned())
    } else {
        None
    }
}

fn name(scottish: bool) -> &'static str {
    if scottish { "Scottish Information Commissioner" } else { "Information Commissioner" }
}
