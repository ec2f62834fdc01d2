//! Who speaks in a line: the applicant or the authority.
//!
//! Not by phrases but by person and mood. Whoever writes "your request", "you asked", "we hold" answers; whoever writes
//! "your council", "do you hold", "please send me", or asks, is asking. Each sign counts, and the sum decides.

use std::sync::LazyLock;

use super::super::citations::floor;
use super::super::pattern::{Pattern, rx};

/// The beginning of a paragraph tells who speaks.
const READ: usize = 400;

/// A sign with what it counts: for the authority above nought, for the applicant below.
struct Sign {
    counts: i32,
    seen: Pattern,
}

/// Signs at the very beginning of a line.
static OPENING: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let signs = [
        // "We hold", "we are": whoever asks for others begins "we would like", "we seek".
        (3, r"^we\b"),
        (
            -4,
            r"^we\s+(?:(?:would|['’]d|should)\s+(?:like|be\s+(?:grateful|interested|obliged))|request|seek|ask|want|wish|need|understand|understood)\b",
        ),
        (
            3,
            r"^i\s+(?:\w+\s+){0,4}?(?:confirm|advise|inform|enclose|attach|respond|regret|refer|write|writing|decided|concluded|considered|consulted|determined|established|conducted|carried|reviewed|found|satisfied|obliged|withholding|refusing|exempting|required|pleased|sorry|unable|able)\b",
        ),
        (
            3,
            r"^(?:further\s+to|following|with\s+reference\s+to|in\s+(?:response|reply|answer)\s+to|regarding|thank\s+you\s+for)\s+(?:your|receipt|our)\b",
        ),
        (
            3,
            r"^(?:(?:in|by\s+way\s+of)\s+(?:response|reply|answer|accordance|relation|respect)|with\s+regards?\s+to)\b",
        ),
        (
            3,
            r"^(?:your|this)\s+(?:\w+\s+){0,2}?(?:request|enquiry|letter|response)\s+(?:for\s+information\s+)?(?:has|have|was|is|will|falls|relates)\b",
        ),
        (
            3,
            r"^(?:(?:some|all|most|much|none|part)\s+of\s+)?(?:the\s+|this\s+|that\s+)?(?:requested\s+)?(?:information|data|documents?|records?|what)\s+(?:(?:that\s+)?you\s+(?:have\s+|had\s+)?(?:seek|ask|asked|request|requested|sought|want|wanted|are|were)\b|requested\b)|^(?:the|this|that)\s+(?:requested\s+)?(?:information|data|documents?|records?)\s+(?:has|have|is|are|was|were|cannot|can|relates?|comes?|below)\b",
        ),
        (
            3,
            r"^please\s+(?:find|note|be\s+advised|refer\s+to|see\s+(?:the\s+)?(?:below|attached|our|table|response|enclosed|link|answer))\b",
        ),
        (
            3,
            r"^(?:it\s+(?:is|has\s+been|was)\s+(?:likely\s+)?(?:our|the|decided|estimated|that|likely|considered)|at\s+present,?\s+(?:the|we))\b",
        ),
        (3, r"^(?:a\s+)?cop(?:y|ies)\s+of\b.*\b(?:enclosed|attached|provided)\b"),
        (
            3,
            r"^(?:exempt|enclosed|attached|disclos(?:e|ing|ure)|to\s+(?:disclose|release|supply|comply|provide)|releas(?:e|ing)\s+(?:this|the|of)|our\s+(?:response|records|reply|answers?|search\w*|it|systems?|estimate|policy)|your\s+response)\b",
        ),
        (
            3,
            r"^(?:by|pursuant\s+to|under)\s+(?:virtue\s+of\s+|the\s+)?(?:section|act|freedom|regulation|terms)\b.{0,200}\b(?:we|our|authority|duty|refus\w+|i\s+am|not\s+hold|need\s+not|obliged|is\s+exempt|are\s+exempt)\b|under\s+the\s+act\s+this\b|^(?:by|pursuant\s+to)\s+(?:virtue\s+of\s+)?section\b",
        ),
        (3, r"^(?:section|regulation)s?\s+\d|^(?:please\s+)?be\s+aware\s+that\b"),
        (
            3,
            r"^the\s+(?:freedom\s+of\s+information\s+act|foi\s+act|act)\s+(?:requires|gives|provides|only|2000|puts)",
        ),
        (3, r"^(?:questions?|q)\s*\d+(?:\s*(?:,|and|&|to|-|–)\s*\d+)*\s+we\s+can\b"),
        (
            3,
            r"^(?:n/?a\b|not\s+(?:applicable|held)\b|no\s+information\b|information\s+(?:not|is\s+not)\s+held|nil\b|none\b|yes\b|no\b[.,]?$)",
        ),
    ];
    signs.iter().map(|(counts, seen)| Sign { counts: *counts, seen: rx(&format!("(?i){seen}")) }).collect()
});

/// Signs anywhere in the first words.
static ANYWHERE: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let signs = [
        (
            2,
            r"\byour\s+(?:(?:\w+\s+){0,3}?(?:request|enquiry|questions?|application)|e-?mail|letter)\b|\byou\s+(?:have\s+|had\s+)?(?:asked|requested|sought|seek|ask)\b",
        ),
        (
            2,
            r"\bwe\s+(?:(?:do|can|are|have|will|also|therefore)\s+(?:not\s+|now\s+|able\s+to\s+)*)?(?:hold|held|confirm|consider(?:ed)?|attach|enclose|provide|withhold|withheld|apply|applied|rely|searched|estimate|publish|disclos\w*|regard|release\w*|believe|need\s+not)\b",
        ),
        (
            2,
            r"\b(?:is|are|being|been)\s+(?:therefore\s+|considered\s+)?(?:exempt\b|withheld\b|redacted\b|attached\b|enclosed\b|not\s+held\b)|\bneither\s+confirm|\bappropriate\s+limit\b|\brefusal\s+notice\b",
        ),
        (
            3,
            r"\b(?:way|how)\s+(?:in\s+which\s+)?our\s+(?:data|records|files|systems?)\b|\b(?:impossible|not\s+possible)\s+(?:for\s+us\s+)?to\s+(?:give|provide|supply|send)\s+you\b",
        ),
        // "The Council holds", "Riverside Trust can confirm": a body that acts.
        (
            3,
            r"^(?:the|this)\s+(?:\w+\s+){0,4}?(?:council|trust|force|university|department|board|authority|service|constabulary|college|school|agency|commission(?:er)?|office|police|government|organisation|ministry|corporation|company)(?:\s+\w+){0,4}?\s+(?:holds?|does|do|can|cannot|has|have|is|are|was|confirms?|considers?|will|believes?|uses?|began|collects?|publishes|spent|records?)\b",
        ),
        (
            3,
            r"^(?:the\s+)?(?-i:[A-Z])[\w&'’]+(?:\s+(?-i:[A-Z&])[\w&'’]*|\s+(?:of|and|for|the|in)){0,7}\s+(?:\(\w+\)\s+)?(?:holds?|does\s+(?:not\s+)?hold|can\s+(?:confirm|neither)|neither\s+confirms?|has\s+considered|is\s+able\s+to|have\s+no)\b",
        ),
        (
            -4,
            r"\b(?:please\s+)?(?:can|could|would|will)\s+(?:you|i|we)\s+(?:\w+\s+){0,2}?(?:provide|supply|send|tell|state|say|let|list|give|confirm|explain|have|see|disclose|release)\b|\bplease\s+(?:can|could|would|provide|supply|send|tell|state|say|let|list|give|confirm|explain|answer|break|split)\b",
        ),
        (
            -4,
            r"\bi\s+(?:would|['’]d|should)\s+(?:also\s+)?(?:like|be\s+(?:grateful|interested|obliged))\b|\bi\s+(?:am\s+)?(?:request(?:ing)?|ask(?:ing)?|seek(?:ing)?|want|write)\s+(?:also\s+)?(?:for|the|that|to\s+(?:ask|request|know)|under|access|you)\b|\bi\s+(?:also\s+|would\s+)?(?:ask|expect|request)\b",
        ),
        (
            -3,
            r"\bdo\s+you\s+(?:hold|have|record|keep)\b|\byou\s+(?:hold|keep|record)\s+(?:any|on|about)\b|\byour\s+(?:council|trust|force|authority|department|organisation|university|board|constabulary|school|college|agency|institution|company|officers|employees|staff)\b",
        ),
    ];
    signs.iter().map(|(counts, seen)| Sign { counts: *counts, seen: rx(&format!("(?i){seen}")) }).collect()
});

/// How much the line speaks as the authority does; below nought it speaks as the applicant.
fn lean(line: &str) -> i32 {
    let line = line.trim_start_matches(['#', '*', ' ', '-', '•']);
    let line = &line[..floor(line, READ)];
    let opens: i32 = OPENING.iter().filter(|s| s.seen.is_match(line)).map(|s| s.counts).sum();
    let says: i32 = ANYWHERE.iter().filter(|s| s.seen.is_match(line)).map(|s| s.counts).sum();
    let asks = if line.ends_with('?') { -2 } else { 0 };
    opens + says + asks
}

/// Whether the line speaks as the authority does.
pub(crate) fn is_authority_voice(line: &str) -> bool {
    lean(line) >= 3
}

/// Whether the line can only be the authority's, even under a heading over what was asked.
pub(super) fn is_certain_voice(line: &str) -> bool {
    lean(line) >= 5
}

/// Whether the paragraph refuses or hands over: nobody who asks says "this letter is a refusal notice".
pub(super) fn refuses(line: &str) -> bool {
    static REFUSES: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)(?:\brefusal\s+notice\b|\b(?:i\s+am|we\s+are)\s+not\s+(?:required|obliged|able|prepared|willing|in\s+a\s+position)\b|\b(?:is|are|being|been)\s+(?:therefore\s+)?(?:exempt\b|withheld\b)|\b(?:is|are)\s+not\s+held\b|\bneither\s+confirm|\bi\s+(?:attach|enclose|am\s+able\s+to|confirm)\b|\bwe\s+(?:attach|enclose|confirm|searched|have\s+(?:found|searched|looked))\b|\b(?:is|are)\s+(?:attached|enclosed)\b)",
        )
    });
    static ASKER: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^\W*(?:if|where|should|i\s+(?:remind|believe|understand|note|expect|would|know|realise)|please|under\s+(?:the\s+)?(?:section|foi|act))\b",
        )
    });
    REFUSES.is_match(line) && !ASKER.is_match(line) && lean(line) >= 0 && !line.ends_with('?')
}
