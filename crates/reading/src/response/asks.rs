//! Whether a sentence asks for something of its own.

use std::sync::LazyLock;

use document::Span;

use super::pattern::{Pattern, rx};

use super::lines::{sentences, trim};

static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\b(?:please|kindly)\s+(?:can\s+you\s+|could\s+you\s+|also\s+)?(?:provide|supply|send|give|confirm|tell|say|state|list|advise|explain|let\s+me\s+have|let\s+us\s+have|share|disclose|release|detail|inform|indicate|specify|forward|answer|furnish|break|include\s+copies)\b|\b(?:can|could|would|will|may|might)\s+(?:you|we|i|the\s+\w+)\s+(?:please\s+|kindly\s+|also\s+)*(?:provide|supply|send|give|confirm|tell|say|state|list|advise|explain|let|see|have|share|disclose|release|be\s+(?:provided|sent|given))\b|\bi\s+(?:would|['’]d|should)\s+(?:also\s+)?(?:like|be\s+(?:most\s+|very\s+)?(?:grateful|interested|obliged))\b|\bi\s+(?:also\s+|hereby\s+|therefore?\s+|now\s+)*(?:ask|request|seek|want|require)\s+(?:also\s+|you\s+)?(?:for|to|them|the|any|all|copies|a\s+copy|details|information|that|under|some)\b|\bi\s+(?:am|['’]m)\s+(?:also\s+)?(?:requesting|seeking|asking|looking\s+for|interested\s+in)\b|\bi\s+wish\s+to\s+(?:know|request|see|obtain|receive|ask|be)\b|\bwe\s+(?:would\s+like|request|seek|ask\s+for)\b|\bbe\s+(?:so\s+)?(?:good|kind)\s+(?:enough\s+to|as\s+to)\b)",
    )
});
static META: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\b(?:let\s+(?:me|us)\s+know|tell\s+me\s+please|contact\s+me|get\s+in\s+touch|acknowledge|hesitate)\b|\bif\s+(?:so|not|this|it|any\s+of\s+this|part|you)\b.{0,60}\b(?:tell\s+me|contact|narrow|clarif|refus|exceed|transfer|divide)|\bas\s+a\s+spreadsheet\b|\b(?:electronic|excel|csv|word|pdf)\s+(?:format|form|copy|file)|\bby\s+(?:e-?mail|post|return)\b|\brespond\s+(?:to|within|by)\b|\b(?:answer|respond\s+to)\s+(?:the|these|those)?\s*(?:following\s+)?questions?\b|\b(?:keep|limit|restrict)\s+(?:these|the|your)\s+search|would\s+be\s+(?:grateful|obliged)\s+for\s+(?:a|your)\s+(?:response|reply|prompt)|\bfreedom\s+of\s+information\s+request\s+(?:relating|regarding|about|to)\b|\bobligation|\bsection\s+16\b|\bduty\s+to\s+(?:advise|assist)|appreciat)",
    )
});
static ATTACHED: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:questions?|questionnaire|request|items?|information)\b.{0,40}\b(?:in|on|within)\s+the\s+attach|attached\s+(?:document|questionnaire|file|form|spreadsheet|letter)",
    )
});
static INTERROGATIVE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^\W*(?:(?:and|also|but|so|or|if\s+so,?|in\s+addition,?|finally,?|further(?:more)?,?|since\s[^,]{3,40},|as\s+of\s[^?]{3,60}?,|for\s+(?:each|the|every)\s[^,?]{3,60},|in\s+[^,?]{3,60},|of\s+(?:these|those|this),?|(?:during|over|between|since)\s[^,?]{3,60},)\s+)*(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|please|at\s+what|to\s+what|on\s+what|in\s+what|by\s+what|for\s+what|under\s+what|from\s+what)\b",
    )
});

/// Whether the sentence asks.
pub(crate) fn asks(sentence: &str) -> bool {
    let sentence = sentence.trim();
    let question = sentence.trim_end_matches(['"', '”', '’', ')', '*', ' ']).ends_with('?');
    if ATTACHED.is_match(sentence) || sentence.len() < 8 {
        return false;
    }
    if META.is_match(sentence) && !(question && INTERROGATIVE.is_match(sentence)) {
        return false;
    }
    question || ASKS.is_match(sentence) || (INTERROGATIVE.is_match(sentence) && sentence.ends_with(':'))
}

/// Whether the sentence only says how what is asked elsewhere is wanted, or leads up to it: "Please break these down by
/// year", "Should this cost too much, please …", "I ask for the following:".
pub(crate) fn is_rider(sentence: &str) -> bool {
    static CONDITION: LazyLock<Pattern> =
        LazyLock::new(|| rx(r"(?i)^\W*(?:if|should|where|in\s+case|in\s+the\s+event)\b.*\bplease\b"));
    static ABOVE: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:ask\s+for|want|like|need|break|split|separate|divide|provide|give|supply|send|present)\s+(?:me\s+|us\s+)?(?:all\s+(?:of\s+)?)?(?:(?:these|this|them|it|those)(?:\s+(?:data|figures|information|answers?))?(?:\s+for\b)?|the\s+(?:above|information|data|figures|answers?))\s*(?:[.:]?$|\b(?:as|by|in|down|into|up|electronically|separately|split|broken|to\s+(?:me|be)|above|each|every)\b)|\b(?:these|this|it)\s+(?:to\s+)?be\s+(?:broken|split|given|provided|sent|presented|separated)\b",
        )
    });
    static BELOW: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:the\s+following|as\s+follows|what\s+follows|(?:information|details|data|questions?|points?|items?)\s+(?:listed\s+|set\s+out\s+)?below|these\s+(?:data|details|figures|questions|points|things))\b",
        )
    });
    let sentence = sentence.trim();
    CONDITION.is_match(sentence) && !sentence.ends_with('?')
        || ABOVE.is_match(sentence)
        || BELOW.is_match(sentence) && !BELOW_WHOLE.is_match(sentence)
}

/// "Which of the following are kept: A, B or C?" is whole.
static BELOW_WHOLE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\b(?:of|in|by|from|at|on)\s+(?:each\s+of\s+|all\s+)?the\s+following\b|following\b.{60,}[^:]$")
});

/// Whether an introduction only says what is in scope, so that the list after it asks nothing.
pub(crate) fn scope_only(intro: &str) -> bool {
    static SCOPE: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)(?:\b(?:could|may|might|can)\s+(?:also\s+)?(?:relate|be|include|cover|refer)\b|\b(?:specifically|particularly)\s+(?:around|about|regarding|concerning)|\bone\s+(?:or\s+more\s+)?of\s+the\s+following|\bsuch\s+as|\bdefined\s+as|\be\.?g\.?|\bfor\s+example|\bcontracts?\s+relat(?:es|ing)\s+to|\bmeans?\b|\brelat(?:es|ing)\s+to\s+(?:the\s+)?(?:following|organisation))",
        )
    });
    let last = last_sentence(intro);
    SCOPE.is_match(last) && !ASKS.is_match(last)
}

/// Whether an introduction is whole without the list after it: the list is its categories.
pub(crate) fn categories_follow(intro: &str) -> bool {
    static CATEGORIES: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)(?:\b(?:these|following|each)\s+(?:of\s+the\s+following\s+|of\s+these\s+)?(?:\w+\s+)?(?:categor\w+|groups?|types?|years?|months?|areas?|wards?|options?|headings?|services?|periods?|sites?|departments?|bands?)|\b(?:broken|split|divided|separated|grouped|break)\s+(?:\w+\s+){0,2}(?:by|down|into)|\bby\s+(?:the\s+following|category|type|year)|\b(?:including|includes?|such\s+as|e\.g\.?|namely|options?)\b[^.]{0,40}$)",
        )
    });
    let last = last_sentence(intro);
    last.ends_with([':', ';', '-', '–', '—']) && (asks(last) || asks(intro)) && CATEGORIES.is_match(last)
}

fn last_sentence(intro: &str) -> &str {
    let intro = intro.trim();
    let body = intro.trim_end_matches([':', '?', '.', ' ', '-', '*']);
    let from = body.rfind(['.', '?', '!']).map_or(0, |i| i + 1);
    intro[from..].trim()
}

/// No words that lead up to what was asked are longer.
const LONGEST_TOLD: usize = 2_000;

/// How many bytes lead up to what was asked in "You asked for the diary"; 0 where the sentence is of another kind.
pub(crate) fn told(sentence: &str) -> usize {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^(?:(?:[^.?;:]{0,40}?\b)?you\s+(?:wrote|e-?mailed|contacted|approached)\b[^.?;:]{0,60}?\b(?:asking(?:\s+(?:for|to\s+(?:know|see)))?|to\s+ask\s+for|requesting|seeking|to\s+request)|(?:(?:in|on|by)\s+[^,.?]{2,60}?,?\s+)?you\s+(?:have\s+|had\s+)?(?:specifically\s+|also\s+|kindly\s+)?(?:asked|requested)(?:\s+the\s+(?:[A-Z][\w’']*|council|trust|force|board|university|authority|department)(?:\s+(?:[A-Z][\w’']*|of|and|the))*)??(?:\s+(?:for|us|to\s+(?:know|see|be\s+(?:told|sent|given)|have|receive)))*|(?:[^.?;:]{0,80}?\b)?your\s+(?:foi\s+|eir\s+|freedom\s+of\s+information\s+|recent\s+|information\s+)*(?:request|e-?mail|letter|enquiry|message|application)\b(?:[^.?;:]{0,60}?)?[\s,]+(?:(?:was|is)\s+for|ask(?:s|ed)\s+(?:for|to\s+know)|seeks|sought|for(?:\s+information\s+(?:about|on|regarding))?|asking\s+for|requesting|seeking|in\s+which\s+you\s+(?:asked|ask|requested|sought)(?:\s+for)?)|(?:i\s+note\s+(?:that\s+)?)?you\s+(?:seek|sought|wanted|wished\s+to\s+know)(?:\s+access\s+to)?)\s+",
        )
    });
    static REVIEW: LazyLock<Pattern> =
        LazyLock::new(|| rx(r"(?i)\b(?:review|reconsider|complain|following\b.{0,20}$)|:\s*$"));
    static NOTHING: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^(?:(?:some|the|certain)\s+)?(?:information|review|data)\s*[,.;]|^(?:information\s+)?(?:received|dated|sent|made)\b",
        )
    });
    TOLD.find(&sentence[..super::citations::floor(sentence, LONGEST_TOLD)])
        .filter(|m| !REVIEW.is_match(sentence) && !NOTHING.is_match(&sentence[m.end()..]))
        .map_or(0, |m| m.end())
}

/// Items that name what is wanted, one a line ("Number of …", "Copies of …").
fn named(text: &str, span: Span) -> Vec<Span> {
    static WANTED: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^(?:the\s+|a\s+|any\s+|all\s+)?(?:(?:total|annual|full|average)\s+)*(?:numbers?|amounts?|costs?|cop(?:y|ies)|details?|lists?|breakdowns?|names?|dates?|values?|spend|expenditure|correspondence|minutes|emails|reports?|information\s+(?:on|about))\b",
        )
    });
    let said = sentences(text, span);
    let wanted = said.iter().filter(|s| WANTED.is_match(s.of(text))).count();
    if wanted >= 2 && wanted == said.len() { said } else { Vec::new() }
}

/// A question that has lost its mark.
static QUESTION_WORD: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^\W*(?:how\s+(?:many|much|often|long)|what|which|who|whom|whose)\b"));

/// A longer introduction names itself what it wants.
const LEAD: usize = 120;

/// The sentences that ask, in a stretch without labels; where none does but the stretch is short, the whole.
pub(crate) fn in_prose(text: &str, span: Span, whole: bool) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let said = sentences(text, span);
    for sentence in &said {
        if asks(sentence.of(text)) || told(sentence.of(text)) > 0 {
            found.push(clause(text, *sentence));
        }
    }
    // "Could you search last year? Six months? A week?" asks once.
    let goes_on = |s: &Span| s.of(text).split_whitespace().count() <= 3 && !ASKS.is_match(s.of(text));
    let mut joined: Vec<Span> = Vec::with_capacity(found.len());
    for span in found {
        match joined.last_mut() {
            Some(last) if goes_on(&span) && trim(text, Span::new(last.end, span.start)).is_empty() => {
                last.end = span.end;
            }
            _ => joined.push(span),
        }
    }
    let mut found = joined;
    if !found.is_empty() && found.iter().all(|s| is_rider(s.of(text)) && !s.of(text).ends_with(':')) {
        let more = said.iter().filter(|s| QUESTION_WORD.is_match(s.of(text)) && !is_rider(s.of(text)));
        found.extend(more.copied());
    }
    // What only leads up to the others, or says how they are wanted, asks nothing of its own.
    if !whole || found.iter().any(|s| !is_rider(s.of(text))) || found.len() > 1 {
        found.retain(|s| !is_rider(s.of(text)));
    }
    // What is asked may be the paragraph after "please supply:".
    if let [only] = found[..]
        && only.of(text).ends_with(':')
        && (is_rider(only.of(text)) || only.of(text).len() < LEAD && !categories_follow(only.of(text)))
    {
        let rest = trim(text, Span::new(only.end, span.end));
        found = if rest.is_empty() { Vec::new() } else { vec![rest] };
        if found.is_empty() {
            return found;
        }
    }
    if found.is_empty() && whole {
        found = named(text, span);
    }
    if found.is_empty() && whole {
        let span = trim(text, Span::new(span.start, span.end));
        let body = span.of(text);
        if body.len() >= 12 && body.len() < 3000 && !ATTACHED.is_match(body) {
            found.push(span);
        }
    }
    found
}

/// From the clause that asks, where a long account leads up to it.
fn clause(text: &str, sentence: Span) -> Span {
    let words = sentence.of(text);
    if words.len() < 200 || words.ends_with('?') {
        return sentence;
    }
    let Some(m) = ASKS.find(words) else { return sentence };
    let before = words[..m.start()].trim_end();
    if m.start() > 60 && m.as_str().to_lowercase().starts_with('i') && before.ends_with("and") {
        return Span::new(sentence.start + m.start(), sentence.end);
    }
    sentence
}

/// Whether a labelled item asks: a question, a request, or the name of what is wanted.
pub(crate) fn item_asks(item: &str) -> bool {
    static WANTED: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^\W*(?:(?:the|a|an|any|all|each|every|full|total|annual|average|current|your|and|also|if\s+so,?)\s+)*(?:numbers?|amounts?|costs?|cop(?:y|ies)|details?|lists?|breakdowns?|names?|dates?|values?|spend|expenditure|correspondence|minutes|e-?mails|reports?|information|how\s+(?:many|much)|policy|policies|documents?|records?|contracts?|data|figures|budget|job\s+titles?)\b",
        )
    });
    !answers(item) && (asks(item) || INTERROGATIVE.is_match(item) || WANTED.is_match(item))
}

/// Whether a labelled item answers: a figure, yes or no, the authority's voice, or an exemption.
pub(crate) fn answers(item: &str) -> bool {
    static FIGURE: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^\W{0,3}(?:£|\d|yes\b|no\b[.,;]|no$|none\b|nil\b|zero\b|n/?a\b|not\s+(?:held|applicable|known|recorded)|see\s+(?:above|below|attached)|please\s+(?:see|find|refer)|attached|as\s+above|this\s+(?:is|was|information)|these\s+(?:are|were)|there\s+(?:is|are|was|were|have)|it\s+(?:is|was)|we\s|the\s+\w+\s+(?:is|are|was|were|has|have|does|did|holds?)\b)",
        )
    });
    let item = item.trim();
    !item.ends_with('?')
        && (FIGURE.is_match(item)
            || super::parts::is_authority_voice(item)
            || item.to_lowercase().contains(" exempt")
            || super::citations::cites(item))
}

/// Whether the authority asks: what is unclear, or how to reach it.
pub(crate) fn asked_of_applicant(sentence: &str) -> bool {
    static US: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:tell|let|give|send|contact|write\s+to|e-?mail|inform|help)\s+(?:us|me)\b.{0,200}\b(?:you(?:r|\s+(?:mean|want|wish|are|would|require|seek))|which\s+of\s+our)\b|\b(?:could|can|please|would)\s+(?:you\s+)?(?:please\s+)?(?:clarify|specify|confirm)\s+(?:what|which|whether)\b.{0,80}\byou\b|\byou\s+(?:are|remain)\s+(?:unhappy|dissatisfied|not)\b",
        )
    });
    US.is_match(sentence)
}
