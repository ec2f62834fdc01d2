//! Which part of the page each line belongs to: what the applicant asked, what the authority answers, the reasons,
//! and the closing paragraphs. It decides nothing about questions.

use std::sync::LazyLock;

use document::Span;

use super::pattern::{Pattern, rx};

use super::headings::{self, Heading};
use super::lines::Line;

/// Part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Before anything is said to be request or answer.
    Head,
    /// The applicant's words.
    Request,
    /// Question and answer in turn.
    Mixed,
    /// The authority's words.
    Response,
    /// Exemptions and reasons apart from the answers.
    Annex,
    /// Rights, re-use, signature.
    Closing,
}

static REQUEST_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:the|your|original|details? of(?: the| your)?|summary of(?: the| your)?|full|initial|foi|text of(?: the| your)?)\s+)*(?:(?:information\s+)?requests?(?:\s+(?:for\s+information|details?|summary|text|description|made|received))?|questions?(?:\s+asked)?|(?:information|data)\s+(?:you\s+(?:have\s+)?)?(?:requested|sought|asked\s+for)|requested\s+information|what\s+(?:you|was)\s+asked(?:\s+for)?|you\s+asked(?:\s+(?:for|us))?|enquiry|enquiry\s+details|description(?:\s+of\s+request)?)$",
    )
});
static RESPONSE_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:(?:the|our|your|full|final|foi|formal|information|\w+['’]s)\s+)*(?:respon[cs]es?(?:\s+(?:details?|to\s+(?:your\s+|the\s+)?request))?|answers?|repl(?:y|ies)|decision|information\s+(?:disclosed|provided|released|supplied|held)|disclosure|findings?|response\s+and\s+(?:findings|reasons)|original\s+(?:response|decision)|outcome\s+of\s+(?:the|our|your)\s+(?:internal\s+)?review|(?:internal\s+)?review\s+(?:outcome|decision|response|findings?|conclusions?))(?:\s*(?:to\s+)?(?:question\s+|request\s+)?\d{1,2}[a-z]?)?$",
    )
});
static MIXED_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:the |your |foi )?(?:requests?|questions?|q)\s*(?:and|&|/)\s*(?:our |the )?(?:responses?|answers?|repl(?:y|ies)|a)$",
    )
});
static OUTCOME_HEADING: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:outcome|status|result|request\s+status)(?:\s*[:–-].*)?$"));
static REQUEST_INTRO: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?is)(?:\byou(?:r\s+e-?mail)?\s+(?:have\s+|had\s+)?(?:recently\s+|specifically\s+|also\s+|kindly\s+)?(?:asked|ask|request(?:ed|s)?|seek|sought|wanted|wrote|submitted|enquired|queried|wished|stated|said)\b|\b(?:your|the|a)\s+(?:(?:foi|freedom\s+of\s+information|information|original|eir)\s+)*(?:request|enquiry|questions?)\b|details\s+of\s+the\s+following|the\s+following\s+information|what\s+you\s+(?:have\s+)?(?:requested|asked\s+for)\s+is|you\s+(?:were|are|would)\s+(?:seeking|like|interested|asking)|\byou\s+required?\b).{0,400}[:;]\s?[-–]?\s*[“”‘'\x22]?$",
    )
});
static REQUEST_BELOW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:your|the)\s+(?:(?:foi|information|original|full)\s+)*(?:request|questions)\b.{0,60}?\b(?:is|are)\s+(?:set\s+out\s+|reproduced\s+|shown\s+|copied\s+|repeated\s+|listed\s+|detailed\s+|given\s+|quoted\s+)?(?:below|as\s+follows|here)\b",
    )
});
static OUR_INTRO: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:our|the)\s+(?:response|answers?|reply|decision)s?\b.{0,80}\b(?:below|follows|following)\b|\bwe\s+(?:can|are\s+able\s+to)\s+(?:provide|answer|respond|disclose|confirm|release|supply)\b|\b(?:in|by\s+way\s+of)\s+(?:response|reply|answer)\b|\bplease\s+(?:find|see)\b|\b(?:is|are)\s+exempt\b|\bsections?\s+\d|\bregulations?\s+\d|\bi\s+can\b|\bresponse\s+(?:is|are)\s+as\s+follows|\brefus|\bhas\s+(?:now\s+)?been\s+considered|\bsearch|\bprovided\s+below|\bdata\s+below",
    )
});
static AUTHORITY: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?ix)^(?:
        (?:further\s+to|following)\s+(?:your|receipt|our)\b
      | (?:i|we)\s+(?:can|am\s+able\s+to|are\s+able\s+to|hereby|am\s+writing\s+to|are\s+writing\s+to)?\s*(?:now\s+)?(?:confirm|advise\s+you|inform\s+you|tell\s+you|respond\s+to\s+your)\b
      | (?:i|we)\s+(?:can\s+|have\s+|can\s+also\s+)?(?:now\s+)?(?:considered|processed|handled|treated|completed|searched|dealt|enclose|attach|reviewed|decided|found\s+too|found\s+that)\b
      | we\s+(?:are|do|does|hold|consider|believe|regret|have\s+(?:been|not|a)|will|cannot|can|aim|publish|currently|use|only|also|neither|take|think|did|were|had|use)\b
      | i\s+(?:regret|refer\s+to\s+your|write\s+(?:further\s+)?(?:to|about|with|in)|note\s+(?:that\s+)?you|am\s+(?:pleased|sorry|exempting|withholding|refusing|satisfied|required|not\s+obliged|unable)|have\s+(?:decided|concluded|today|consulted|determined|set\s+out|enclosed|attached|carefully|established|carried|conducted|found|been\s+advised))\b
      | (?:your|this)\s+(?:request|enquiry|letter)\s+(?:for\s+information\s+)?(?:has|have|was|is|will|falls)\b
      | (?:this|the)\s+(?:information|request|data)\s+(?:(?:you\s+(?:have\s+)?|that\s+you\s+(?:have\s+)?|you've\s+)?(?:requested|asked\s+for|sought)\s+)?(?:has|is|are|was|were|cannot|can\s+be|relates|comes)\b
      | (?:the\s+)?(?:information|data|what)\s+(?:that\s+)?you\s+(?:have\s+|seek\s+|ask(?:ed)?\s+|request(?:ed)?\s*)
      | (?:in|by\s+way\s+of)\s+(?:response|reply|answer|relation|respect|accordance)\b
      | (?:with|having)\s+(?:regards?|reference|respect|considered|reviewed)\b.*\b(?:your|we|section)\b
      | (?:in\s+)?regarding\s+your\b
      | please\s+(?:find|see\s+(?:the\s+)?(?:below|attached|our|table|response|enclosed|link)|note\s+that|be\s+advised|refer\s+to)\b
      | (?:the|this)\s+(?:\w+\s+){0,4}?(?:council|trust|force|university|department|board|authority|service|constabulary|college|school|agency|commission(?:er)?|office|police|government|organisation|ministry|corporation)(?:\s+\w+){0,4}?\s+(?:holds?|does|do|can|cannot|has|have|is|are|was|confirms?|considers?|will|believes?|uses?|began|collects?|publishes|spent|records?)\b
      | (?:the\s+)?[A-Z][\w&'’]+(?:\s+[A-Z&][\w&'’]*|\s+(?:of|and|for|the|in)){0,7}\s+(?:\(\w+\)\s+)?(?:holds?|does\s+(?:not\s+)?hold|can\s+confirm|can\s+neither|neither\s+confirms?|has\s+considered|is\s+able\s+to)\b
      | under\s+(?:the\s+)?(?:section|act|freedom|regulation|terms)\b.{0,200}\b(?:we|our|authority|duty|refus\w+|i\s+am|not\s+hold)\b
      | under\s+the\s+act\s+this\b
      | (?:by|pursuant\s+to)\s+(?:virtue\s+of\s+)?section\b
      | (?:section|regulation)\s+\d
      | the\s+(?:freedom\s+of\s+information\s+act|foi\s+act|act)\s+(?:requires|gives|provides|only|2000)
      | thank\s+you\s+for\s+your\s+(?:recent\s+)?(?:request|e-?mail|enquiry|letter|correspondence|freedom|foi|communication)
      | (?:a\s+)?cop(?:y|ies)\s+of\s+(?:some|the|all|most)\b.*\b(?:enclosed|attached|provided)\b
      | some\s+of\s+(?:what\s+you|the\s+information)
      | it\s+(?:is|has\s+been|is\s+likely)\s+(?:our|the|decided|estimated|that|likely|considered)\b
      | at\s+present,?\s+(?:the|we)\b
      | your\s+response\s+is\b
      | enclosed\b|attached\b
      | (?:to\s+)?(?:disclose|disclosing|release|releasing)\s+(?:this|the|of)\b
      | disclosure\s+of\b
      | exempt\b
      | (?:questions?|q)\s*\d+(?:\s*(?:,|and|&|to|-|–)\s*\d+)*\s+we\s+can\b
      | our\s+(?:response|records|reply|answer|search|it|systems?)\b
      | n/?a\b|not\s+(?:applicable|held)\b|no\s+information\b|information\s+(?:not|is\s+not)\s+held|nil\b|none\b|yes\b|no\b[.,]?$
    )")
});
static APPLICANT: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:please\s+(?:can|could|would|provide|supply|send|tell|state|say|let\s+me|list|give|confirm|explain|answer)|(?:can|could|would|will)\s+you\s+(?:please\s+)?(?:provide|supply|send|tell|state|say|let|list|give|confirm|explain)|i\s+(?:would|['’]d)\s+(?:like|be\s+grateful)|i\s+(?:am\s+)?(?:request(?:ing)?|ask(?:ing)?)\s+(?:for|the|that|to|under))\b",
    )
});
static ANSWER_ON_LINE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:our\s+)?(?:answer|response|reply|a)\s*\d{0,2}[a-z]?\s*[:.–-]+\s+\S"));
static QUESTION_ON_LINE: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)^(?:your\s+)?(?P<lead>(?:question|request)\s*[:–-]\s*|q\s?[:.–-]\s*)\S"));
static SALUTATION: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)^dear\b"));
static TO_AUTHORITY: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^dear\s+(?:foi|freedom|.*\b(?:council|trust|police|constabulary|university|college|department|board|office|agency|authority|service|school|commission|ministry|government|team|foi officer)\b)",
    )
});
static SIGN_OFF: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:yours?(?:\s+(?:very\s+)?(?:sincerely|faithfully|truly|aye))?|(?:(?:with|kind(?:est)?|best|warm(?:est)?|many|very|all|good)\s+){0,4}(?:regards|wishes|thanks)|sincerely|faithfully|(?:for\s+and\s+)?on\s+behalf\s+of\b.{0,60})[,.]?$|^(?:yours?\s+(?:sincerely|faithfully|truly)|(?:kind|best|with\s+kind|warm|many)(?:est)?\s+(?:regards|wishes)|regards)\b",
    )
});
static ANNEX: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)^(?:explanatory\s+annexe?|annexe?(?:\s+[a-z0-9])?|appendix(?:\s+[a-z0-9])?|(?:the\s+)?exemptions?(?:\s+(?:applied|explained|used|which\s+appl(?:y|ies)|that\s+appl(?:y|ies)|engaged|relied\s+(?:up)?on))?|reasons\s+for\s+(?:not\s+providing|withholding|refus\w+|non-disclosure|exempt\w+).*|refusal\s+notice|public\s+interest\s+test|(?:sections?|regulation|s|reg\.?|s\.)\s?\d{1,2}[a-z]?\s?(?:\(.*)?(?:[-–—:].*)?|(?:section|regulation)\s+\d{1,2}\b[^.]{0,70})$",
    )
});
static CLOSING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?ix)^(?:
        (?:if|should)\s+(?:you|your)\s+(?:are|be|were|remain|feel|believe|have\s+any|require\s+any|wish\s+to\s+(?:discuss|complain|appeal|ask\s+for\s+a|request\s+an?\s+(?:internal\s+)?review)|disagree|consider\s+(?:that\s+)?(?:your|we)|need|would\s+like\s+to\s+(?:discuss|complain)|want\s+(?:to\s+complain|us\s+to))\b
      | (?:if|should|where)\b.{0,120}\b(?:to\s+review|an?\s+(?:internal\s+)?review|complain\w*|appeal|dissatisfied|unhappy|unsatisfied|not\s+(?:satisfied|happy|content))\b
      | you\s+(?:can\s+ask\s+us\s+to\s+review|have\s+(?:the|a)\s+right\s+(?:to|of)\s+(?:appeal|complain|request\s+a|ask\s+for|review|an\s+internal)|may\s+(?:complain|appeal)|should\s+not\s+make)\b
      | (?:your\s+|complaints?\s+|appeal\s+|review\s+)?rights?(?:\s+(?:of|to)\s+(?:appeal|review|complain|complaint|an?\s+\w+\s*review|a\s+review))?:?$
      | you\s+(?:may|can|could|should|also|have|are\s+entitled)\b.{0,120}\b(?:reviewed|review|reconsider\w*|complain\w*|appeal|information\s+commissioner)\b
      | (?:the|this)\s+\w+(?:\s+\w+)?\s+has\s+no\s+.{0,30}\b(?:review|complaints?|appeals?)\b
      | (?:that|this)\s+(?:completes|concludes)\b
      | (?:your\s+)?right\s+(?:of|to)\s+(?:appeal|complain|request\s+a|review|an\s+internal)
      | complaints?(?:\s+(?:rights?|procedures?|process))?:?$ | (?:internal\s+)?reviews?(?:\s+(?:procedures?|process|rights?))?:?$ | appeals?(?:\s+(?:procedures?|process|rights?))?:?$
      | next\s+steps:?$ | further\s+information:?$ | advice\s+and\s+assistance\b.{0,60}$
      | re-?use\b.{0,80}$ | (?:copyright|disclaimer|feedback|your\s+information):?$
      | (?:the\s+)?(?:supply|provision)\s+of\s+(?:this\s+)?(?:information|documents)\s+(?:in\s+response\s+|under\s+)
      | (?:most\s+of\s+)?the\s+information\s+(?:that\s+)?(?:we|provided|supplied)\b.{0,60}\b(?:copyright|re-?use)
      | for\s+information,\s+we\s+publish\b | please\s+(?:remember|quote)\b.{0,80}\b(?:quote|reference)
      | this\s+concludes\s+our | (?:i|we)\s+(?:trust|hope)\b.{0,60}\b(?:helpful|assist\w*|satisf\w*|answers|useful|of\s+use)
      | i\s+do\s+hope\b | (?:thank\s+you\s+(?:again|for\s+your\s+interest))
      | police\s+forces\s+in\s+the\s+united\s+kingdom | whilst\s+every\s+care\b
      | please\s+be\s+advised\s+that\b.{0,60}\b(?:repl|response) | personal\s+details\s+in\s+respect
      | if\s+you\s+need\s+the\s+attachments
      | reference\s+number$
    )")
});
pub(crate) use super::headings::bare as heading;

/// Whether questions and answers stand in turn below the line.
fn is_mixed_heading(line: &str) -> bool {
    MIXED_HEADING.is_match(heading(line)) || headings::kind(line) == Some(Heading::Both)
}

/// Whether the line begins with "Answer:" or the like, with its answer or with nothing after it.
pub(crate) fn answer_lead(line: &str) -> bool {
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)^\W{0,3}(?:our\s+|my\s+)?(?:answer|response|reply|ans)\s*\d{0,2}[a-z]?\s*(?:[:–-]|$)|^(?-i:A)\s?(?:\d{0,2}[a-z]?\s*:|\d{1,2}[a-z]?\s*\.)",
        )
    });
    LEAD.is_match(line)
}

/// Whether the line is a heading that begins the reasons.
pub(crate) fn is_annex_heading(line: &str) -> bool {
    line.len() < 120 && ANNEX.is_match(heading(line))
}

/// Whether the line begins the closing paragraphs.
pub(crate) fn is_closing(line: &str) -> bool {
    CLOSING.is_match(line.trim_start_matches(['#', '*', ' '])) || SIGN_OFF.is_match(line)
}

/// Whether the line takes leave, above the signature.
pub(crate) fn signs_off(line: &str) -> bool {
    line.len() < 60 && SIGN_OFF.is_match(line)
}

/// Whether the line speaks as the authority does.
pub(crate) fn is_authority_voice(line: &str) -> bool {
    let line = line.trim_start_matches(['#', '*', ' ', '-', '•']);
    AUTHORITY.is_match(line) && !APPLICANT.is_match(&line[..super::citations::floor(line, 400)])
}

/// Whether the paragraph refuses: nobody who asks says "this letter is a refusal notice".
fn refuses(line: &str) -> bool {
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
    REFUSES.is_match(line)
        && !ASKER.is_match(line)
        && !APPLICANT.is_match(&line[..super::citations::floor(line, 400)])
        && !line.ends_with('?')
}

/// Whether a bulleted list of what was asked ends here with a paragraph that answers.
fn after_list(text: &str, lines: &[Line], i: usize) -> bool {
    let words = lines[i].of(text);
    let listed = |l: &Line| super::labels::bullet(text, l).is_some();
    i > 0
        && words.len() > 40
        && listed(&lines[i - 1])
        && !listed(&lines[i])
        && super::asks::answers(words)
        && !super::asks::asks(words)
}

/// "S30(1)(a) - Investigations" heads reasons, whatever stood before.
fn cites_as_heading(line: &str) -> bool {
    line.len() < 90 && is_annex_heading(line) && super::citations::cites(line)
}

/// Whether the line is a heading over answers ("Response", "Answer 2").
pub(crate) fn is_response_heading(line: &str) -> bool {
    line.len() < 60
        && (RESPONSE_HEADING.is_match(heading(line)) || headings::kind(line) == Some(Heading::Response))
}

/// How much of the line only says that a question follows ("Question: ").
pub(crate) fn question_lead(line: &str) -> usize {
    QUESTION_ON_LINE.captures(line).and_then(|c| c.name("lead")).map_or(0, |m| m.end())
}

/// Whether the line is a heading over what was asked.
pub(crate) fn is_request_heading(line: &str) -> bool {
    line.len() < 60
        && (REQUEST_HEADING.is_match(heading(line)) || headings::kind(line) == Some(Heading::Request))
}

/// The text of the paragraph up to and with line `i`.
fn upto<'t>(text: &'t str, lines: &[Line], i: usize) -> &'t str {
    let mut from = i;
    while from > 0 && !lines[from].after_gap && i - from < 8 {
        let above = lines[from - 1].of(text);
        if above.len() < 50 || above.ends_with(['.', ':', '?']) {
            break;
        }
        from -= 1;
    }
    Span::new(lines[from].start, lines[i].end).of(text)
}

/// The part of each line.
pub(crate) fn parts(text: &str, lines: &[Line]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(lines.len());
    go_on(text, lines, &mut parts, Part::Head);
    parts
}

/// Reads the lines from `from` on again, now that it is known that `part` begins there.
pub(crate) fn again(text: &str, lines: &[Line], parts: &mut Vec<Part>, from: usize, part: Part) {
    parts.truncate(from);
    go_on(text, lines, parts, part);
}

/// The parts of the lines that have none yet; the first of them stands in `part`.
fn go_on(text: &str, lines: &[Line], parts: &mut Vec<Part>, part: Part) {
    let mut part = part;
    let done = parts.len();
    let mut mixed = false;
    let mut quoted: Option<usize> = None;
    let mut outcome = false;
    let mut asked = part != Part::Head;
    let heads = lines.iter().filter(|l| QUESTION_ON_LINE.is_match(l.of(text))).take(2).count();
    let labelled = lines.iter().any(|l| ANSWER_ON_LINE.is_match(l.of(text)));
    let pairs = heads > 1 || heads > 0 && labelled;
    for (i, line) in lines.iter().enumerate().skip(done) {
        let words = line.of(text);
        if let Some(end) = quoted {
            if line.start < end {
                parts.push(Part::Request);
                continue;
            }
            quoted = None;
            part = Part::Response;
        }
        let short = words.len() < 60;
        let opens = line.after_gap || short || i == 0 || ends_sentence(lines[i - 1].of(text));
        let mut own = None;
        if pairs && part != Part::Closing && QUESTION_ON_LINE.is_match(words) {
            part = Part::Request;
        } else if pairs && part != Part::Closing && ANSWER_ON_LINE.is_match(words) {
            part = Part::Response;
        } else if pairs
            && !labelled
            && part == Part::Request
            && line.after_gap
            && !words.starts_with(char::is_lowercase)
        {
            part = if is_closing(words) { Part::Closing } else { Part::Response };
        } else if short && is_mixed_heading(words) {
            part = Part::Mixed;
            mixed = true;
            own = Some(Part::Head);
        } else if is_request_heading(words) && part != Part::Closing && !titled(text, lines, i) {
            part = Part::Request;
            own = Some(Part::Head);
        } else if is_response_heading(words) && part != Part::Closing {
            part = Part::Response;
            own = Some(Part::Head);
        } else if outcome_line(words) && !matches!(part, Part::Closing | Part::Annex) && short {
            outcome = true;
            own = Some(Part::Head);
        } else if outcome {
            outcome = false;
            own = Some(Part::Head);
            if part == Part::Request {
                part = Part::Response;
            }
        } else if SALUTATION.is_match(words) && words.len() < 90 {
            part = match part {
                _ if TO_AUTHORITY.is_match(words) => Part::Request,
                // After what was asked, whoever greets the applicant answers.
                _ if asked => Part::Response,
                _ => Part::Head,
            };
            own = Some(Part::Head);
        } else if SIGN_OFF.is_match(words) && short {
            part = if part == Part::Request { Part::Head } else { Part::Closing };
        } else if matches!(part, Part::Head | Part::Response)
            && REQUEST_INTRO.is_match(upto(text, lines, i))
            && !OUR_INTRO.is_match(last_sentence(upto(text, lines, i)))
            && !asked
        {
            own = Some(Part::Head);
            part = Part::Request;
            quoted = quote_end(text, line.end);
        } else if matches!(part, Part::Head) && REQUEST_BELOW.is_match(words) {
            own = Some(Part::Head);
            part = Part::Request;
        } else if part != Part::Closing && opens && is_closing(words) && !(part == Part::Head && i < 5) {
            if part != Part::Request || SIGN_OFF.is_match(words) || rights_words(words) {
                part = Part::Closing;
            }
        } else if matches!(part, Part::Response | Part::Mixed)
            && is_annex_heading(words)
            && line_stands_out(text, lines, i)
        {
            part = Part::Annex;
        } else if part == Part::Request
            && opens
            && !mixed
            && (is_authority_voice(words) || line.after_gap && (refuses(words) || after_list(text, lines, i)))
        {
            part = Part::Response;
        } else if part == Part::Request && line.after_gap && cites_as_heading(words) {
            part = Part::Annex;
        } else if part == Part::Head
            && i > 0
            && words.len() > 40
            && is_authority_voice(words)
            && !REQUEST_INTRO.is_match(words)
        {
            // A reply that begins without a heading; what stood before is decided by `questions`.
            own = Some(Part::Response);
        }
        asked |= part == Part::Request;
        if part == Part::Request && quoted.is_none() && own.is_none() && parts.last() == Some(&Part::Head) {
            quoted = quote_whole(text, line.start);
        }
        parts.push(own.unwrap_or(part));
    }
}

fn last_sentence(paragraph: &str) -> &str {
    let body = paragraph.trim_end_matches(|c: char| !c.is_alphanumeric());
    paragraph[body.rfind(". ").map_or(0, |i| i + 2)..].trim_start()
}

/// "REQUEST FOR INFORMATION" over the name of an Act is the title of a letter.
fn titled(text: &str, lines: &[Line], i: usize) -> bool {
    let Some(next) = lines.get(i + 1) else { return true };
    let next = next.of(text);
    next.len() < 90 && super::citations::law_named(next).is_some() && !next.ends_with(['?', '.'])
}

/// Whether the line is the heading over how the request ended.
pub(crate) fn is_outcome_heading(line: &str) -> bool {
    outcome_line(line)
}

fn outcome_line(words: &str) -> bool {
    OUTCOME_HEADING.is_match(heading(words)) && heading(words).len() < 30
}

fn rights_words(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["review", "complain", "appeal", "dissatisf", "unhappy", "rights", "next steps"]
        .iter()
        .any(|w| lower.contains(w))
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', ':', '?', '!', ';', '”', '"']) || line.len() < 55
}

/// A heading is set apart: short, and no sentence goes on in it.
fn line_stands_out(text: &str, lines: &[Line], i: usize) -> bool {
    let words = lines[i].of(text);
    !words.ends_with(['.', ',']) && (lines[i].after_gap || i == 0 || ends_sentence(lines[i - 1].of(text)))
}

/// Where the quotation ends that begins right after `from`.
fn quote_end(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let start = from + (rest.len() - rest.trim_start().len());
    quote_whole(text, start)
}

/// Where the quotation ends that begins at `start`: the closing mark at the end of a line.
fn quote_whole(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..super::citations::floor(text, start + 20_000))?;
    let close: &[char] = match rest.chars().next()? {
        '"' => &['"', '”'],
        '“' => &['”', '"'],
        _ => return None,
    };
    let mut offset = start;
    for (n, raw) in rest.split('\n').enumerate() {
        let line = raw.trim_end().trim_end_matches(['.', ',', ' ']);
        if line.ends_with(close) && (n > 0 || line.len() > 2) {
            return Some(offset + raw.len());
        }
        offset += raw.len() + 1;
    }
    None
}
