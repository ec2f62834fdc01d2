//! What became of a question, from what the sentences of its answer do and the provisions cited in it.
//!
//! The order of the questions put here is the whole method: first what decides the request as a whole, then what is kept
//! back, then what is not held, then what is given. Where nothing of the answer is there to be read it is unclear.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::acts::{self, Acts, Reader};
use super::lines::sentences;
use super::outcome;
use super::pattern::{Pattern, rx};
use super::reliance::{self, Counted};
use document::response::Disposition;
use document::{Law, Span};

static OPINION: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)(?:\bnot\s+(?:a\s+request\s+for\s+)?recorded\s+information|no\s+recorded\s+information\b|\b(?:opinion|explanation|comment)s?\b[^.]{0,80}\bnot\s+(?:required|obliged|covered|recorded)|not\s+(?:required|obliged)\s+to\s+(?:create|give|provide)\s+(?:new\s+information|opinions?|explanations?))",
    )
});
/// "No recorded information is held" says that it is not held, not that it is no recorded information.
static NONE_HELD: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\bno\s+recorded\s+information\b[^.]{0,40}\bheld\b|\bhold\w*\s+no\s+recorded\s+information")
});
/// "There are none": of figures an answer, of documents that they are not held.
static NONE: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\bthere\s+(?:are|is|were|was)\s+(?:therefore\s+)?(?:none\b|no\s+such\b)|^none(?:\s+exists?)?\.?$|\b(?:does|do|did)\s+not\s+exist\b|\bwas\s+never\s+(?:written|made|produced|created)",
    )
});
static DOCUMENTS: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:minutes|cop(?:y|ies)|reports?|polic(?:y|ies)|correspondence|e-?mails?|letters|documents?|notes|guidance|strateg(?:y|ies)|plans?|agreements?|contracts?|records)\b",
    )
});
static HOLDS_A_THING: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"\b(?:hold|holds|held)\s+(?:(?:an?|the|its|our|both|about|over|around|some|only)\s+)*(?:£|\d|[A-Z])")
});
static COUNTED: LazyLock<Pattern> = LazyLock::new(|| rx(r"(?i)\b(?:how\s+(?:many|much)|number\s+of)\b"));
static TO_FOLLOW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:will\s+(?:follow|be\s+(?:sent|provided|supplied)|respond|write\s+to\s+you)|to\s+follow\b|still\s+(?:considering|searching))",
    )
});
static TRANSFERRED: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\b(?:transferred|passed|forwarded)\b[^.]{0,60}\bto\b"));
static WITHDRAWN: LazyLock<Pattern> = LazyLock::new(|| {
    rx(r"(?i)\b(?:you\s+(?:have\s+)?withdr(?:ew|awn)|request\s+(?:was|has\s+been)\s+withdrawn)")
});
static INVALID: LazyLock<Pattern> =
    LazyLock::new(|| rx(r"(?i)\bnot\s+(?:a\s+)?valid\s+request|section\s+8\b[^.]{0,80}\bnot\b"));
static OTHER_LAW: LazyLock<Pattern> = LazyLock::new(|| {
    rx(
        r"(?i)\b(?:handled|dealt\s+with|treated|processed)\s+(?:separately\s+)?(?:as|under)\s+(?:a\s+subject\s+access|the\s+data\s+protection)",
    )
});

/// What the sentences of a stretch do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// All together.
    pub all: Acts,
    /// What those before the first that keeps something back do.
    pub before: Acts,
    /// Whether the first that keeps something back, or one before it, speaks of a part.
    pub part: bool,
    /// First byte of the first sentence that says more than the law, the procedure or that it is held.
    pub from: Option<usize>,
    /// Whether that sentence tells a figure.
    pub figure: bool,
}

impl Seen {
    /// Whether something is handed over, be it a place where to find it.
    pub fn hands_over(&self) -> bool {
        self.all & (acts::GIVES | acts::SHOWS | acts::VALUE | acts::YES_NO | acts::POINTS | acts::LINKS) != 0
    }
}

/// Reads the sentences of `span`; `cited` are the citations of the whole text in order.
pub(crate) fn seen(reader: &mut Reader, text: &str, span: Span, cited: &[Counted]) -> Seen {
    seen_in(reader, text, &sentences(text, span), cited)
}

/// Reads those sentences.
pub(crate) fn seen_in(reader: &mut Reader, text: &str, said: &[Span], cited: &[Counted]) -> Seen {
    let mut seen = Seen::default();
    let (mut kept_back, mut at_gate) = (false, false);
    for sentence in said.iter().copied() {
        let here = &cited[cited.partition_point(|c| c.at.start < sentence.start)..];
        let here = &here[..here.partition_point(|c| c.at.end <= sentence.end)];
        if here.iter().any(|c| is_gate(c.law, &c.provision)) {
            at_gate = true;
            continue;
        }
        let words = sentence.of(text);
        if reliance::told_of_before(words) {
            continue;
        }
        let mut acts = reader.acts(words);
        // What is weighed there weighs nothing for this answer, nor does what is cut off in the middle of it.
        let cut = sentence.end >= text.trim_end().len() && !words.ends_with(['.', '!', '?', ':', ')']);
        at_gate &= cut || acts & (acts::REASONS | acts::RECITES) != 0;
        if at_gate {
            continue;
        }
        if acts & acts::WITHHELD != 0 && here.iter().any(|c| says_not_held(c.law, &c.provision)) {
            acts = acts & !acts::WITHHELD | acts::NOT_HELD;
        }
        let kept_back_before = kept_back;
        if here.iter().any(|c| c.relied_on == Some(true)) {
            kept_back = true;
            acts &= !(acts::TELLS | acts::VALUE);
        }
        seen.part |= !kept_back_before && acts & acts::PARTLY != 0;
        kept_back |= acts & (acts::WITHHELD | acts::REASONS | acts::NEITHER | acts::OVER_LIMIT) != 0;
        if !kept_back || acts & (acts::REDACTED | acts::GIVES) != 0 {
            seen.before |= acts;
        }
        seen.all |= acts;
        if seen.from.is_none() && acts & !(acts::RECITES | acts::HELD | INCIDENTAL) != 0 {
            seen.from = Some(sentence.start);
            seen.figure = acts & acts::TELLS != 0 && !kept_back && tells_figure(words);
        }
    }
    seen
}

/// What may accompany any sentence.
const INCIDENTAL: Acts = acts::WAITS
    | acts::PASSES
    | acts::OPINES
    | acts::ENDS
    | acts::CONTRASTS
    | acts::ALL
    | acts::PARTLY
    | acts::REASONS;

/// Figures in words; "one" is as often no figure.
const COUNTS: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Whether a sentence tells a figure that is no date.
fn tells_figure(sentence: &str) -> bool {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| {
        rx(
            r"(?i)\b(?:sections?|regulations?|articles?|s)\.?\s*\d[\w()]*|\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}\b|\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b",
        )
    });
    let rest = YEAR.remove_all(sentence);
    let counts = |w: &str| COUNTS.iter().any(|c| w.eq_ignore_ascii_case(c));
    rest.contains('£')
        || rest.bytes().any(|b| b.is_ascii_digit())
        || rest.split(|c: char| !c.is_alphabetic()).any(counts)
}

/// The section that only passes a request on to the law on the environment.
pub(crate) fn is_gate(law: Law, provision: &str) -> bool {
    let number = provision.trim_start_matches("s.").split('(').next().unwrap_or("");
    matches!((law, number), (Law::Foia | Law::Foisa, "39"))
}

/// The number of the section or regulation.
pub(crate) fn number(provision: &str) -> &str {
    provision.trim_start_matches("s.").trim_start_matches("reg.").split('(').next().unwrap_or("")
}

/// Whether the provision says that the information is to be had already.
pub(crate) fn is_accessible(law: Law, provision: &str) -> bool {
    match law {
        Law::Foia => number(provision) == "21",
        Law::Foisa => number(provision) == "25",
        Law::Eir | Law::Eisrs => provision.starts_with("reg.6(1)(b"),
    }
}

/// Whether the provision says that the information will be published.
fn to_be_published(law: Law, provision: &str) -> bool {
    matches!((law, number(provision)), (Law::Foia, "22") | (Law::Foisa, "27"))
}

/// The provisions that say that nothing is held: exceptions, and in Scotland the notice.
pub(crate) fn says_not_held(law: Law, provision: &str) -> bool {
    law == Law::Foisa && number(provision) == "17"
        || law::provision(law, provision).is_some_and(law::Provision::says_not_held)
}

/// Whether the provision refuses the request as a whole.
pub(crate) fn refuses_whole(law: Law, provision: &str) -> bool {
    !law.is_environmental() && matches!(number(provision), "12" | "14")
}

/// Whether the provision refuses what would be too great a burden, under whichever law.
pub(crate) fn is_burden(law: Law, provision: &str) -> bool {
    law::provision(law, provision).is_some_and(law::Provision::is_about_cost)
}

/// An answer, which many questions may share: what is found in its words is found once.
pub(crate) struct Answer<'t> {
    /// Its words.
    pub words: &'t str,
    put_off: OnceCell<bool>,
    opines: OnceCell<bool>,
    none: OnceCell<bool>,
    ends: OnceCell<Option<Disposition>>,
}

impl<'t> Answer<'t> {
    /// The answer of those words.
    pub fn of(words: &'t str) -> Self {
        Answer {
            words,
            put_off: OnceCell::new(),
            opines: OnceCell::new(),
            none: OnceCell::new(),
            ends: OnceCell::new(),
        }
    }

    fn put_off(&self) -> bool {
        *self.put_off.get_or_init(|| outcome::put_off(self.words))
    }

    /// It says that no recorded information is asked for.
    fn opines(&self) -> bool {
        *self.opines.get_or_init(|| OPINION.is_match(self.words) && !NONE_HELD.is_match(self.words))
    }

    /// "There are none."
    fn none(&self) -> bool {
        *self.none.get_or_init(|| NONE.is_match(self.words))
    }

    /// How it ends the request otherwise.
    fn ends(&self) -> Option<Disposition> {
        use Disposition as D;
        let ways = [(&WITHDRAWN, D::Withdrawn), (&INVALID, D::Invalid), (&OTHER_LAW, D::OtherLaw)];
        *self.ends.get_or_init(|| ways.into_iter().find(|way| way.0.is_match(self.words)).map(|way| way.1))
    }
}

/// What became of the question. `relied` are the provisions relied on in the answer.
pub(crate) fn verdict(question: &str, answer: &Answer, seen: &Seen, relied: &[&Counted]) -> Disposition {
    use Disposition as D;
    let does = |what: Acts| seen.all & what != 0;
    let relied: Vec<&&Counted> = relied.iter().filter(|c| !is_gate(c.law, &c.provision)).collect();
    let gives = does(acts::GIVES)
        || seen.before & acts::SHOWS != 0
        || seen.before & (acts::VALUE | acts::YES_NO) != 0
        || seen.figure && seen.before & acts::TELLS != 0;
    let refused = relied.iter().any(|c| refuses_whole(c.law, &c.provision) || is_burden(c.law, &c.provision));
    if does(acts::WAITS) && !gives && !refused && answer.put_off() {
        return D::ToFollow;
    }
    if does(acts::OVER_LIMIT | acts::VEXES) || refused {
        return D::Refused;
    }
    if does(acts::NEITHER) || relied.iter().any(|c| super::holding::lifts_duty(c.law, &c.provision)) {
        return D::Ncnd;
    }
    let accessible = relied.iter().any(|c| is_accessible(c.law, &c.provision));
    // What is published already and what will be: nothing is handed over, nothing kept for good.
    let published = |c: &&Counted| is_accessible(c.law, &c.provision) || to_be_published(c.law, &c.provision);
    if (accessible || seen.before & acts::POINTS != 0)
        && !relied.is_empty()
        && relied.iter().all(|c| published(c))
        && !does(acts::GIVES)
    {
        return D::Accessible;
    }
    if relied.is_empty() && does(acts::OTHERWISE) {
        return D::Accessible;
    }
    if accessible && gives {
        return D::GivenInPart;
    }
    if !relied.is_empty() && relied.iter().all(|c| says_not_held(c.law, &c.provision)) {
        return D::NotHeld;
    }
    if accessible && relied.iter().all(|c| is_accessible(c.law, &c.provision)) {
        return D::Accessible;
    }
    if !relied.is_empty() || does(acts::WITHHELD) {
        let part = gives || does(acts::REDACTED) || seen.part || does(acts::PARTLY) && does(acts::GIVES);
        return if part { D::GivenInPart } else { D::Withheld };
    }
    if does(acts::ENDS)
        && let Some(otherwise) = answer.ends()
    {
        return otherwise;
    }
    if does(acts::OPINES) && answer.opines() {
        return D::NoRecordedInformation;
    }
    let handed = does(acts::GIVES | acts::VALUE);
    if does(acts::NOT_HELD) {
        return match (handed, does(acts::NOT_SO)) {
            (false, true) if does(acts::SHOWS) => D::Given,
            (false, _) => D::NotHeld,
            (true, true) => D::Given,
            (true, false) => D::GivenInPart,
        };
    }
    if answer.none() && DOCUMENTS.is_match(question) && !COUNTED.is_match(question) {
        return D::NotHeld;
    }
    if does(acts::REDACTED) || does(acts::PARTLY) && does(acts::GIVES | acts::SHOWS) {
        return D::GivenInPart;
    }
    if does(acts::POINTS | acts::LINKS)
        && !handed
        && !does(acts::YES_NO | acts::SHOWS)
        && (does(acts::POINTS) || !does(acts::TELLS))
    {
        return D::Accessible;
    }
    if does(acts::PASSES) && answer.words.len() < 400 && TRANSFERRED.is_match(answer.words) {
        return D::Transferred;
    }
    if does(acts::WAITS) && (answer.words.len() < 300 && TO_FOLLOW.is_match(answer.words) || answer.put_off())
    {
        return D::ToFollow;
    }
    let told = handed || does(acts::SHOWS | acts::YES_NO | acts::TELLS | acts::LINKS);
    if told && (handed || !does(acts::REASONS)) {
        return D::Given;
    }
    if does(acts::REASONS) {
        return D::Withheld;
    }
    // "The Trust holds Cyber Essentials Plus" tells; "the Trust holds this information" does not.
    if does(acts::HELD) && HOLDS_A_THING.is_match(answer.words) {
        return D::Given;
    }
    D::Unclear
}
