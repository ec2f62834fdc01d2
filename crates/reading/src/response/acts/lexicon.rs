//! The words of the field by what they mean, regardless of form and case, and a sentence as a row of such meanings.
//!
//! Looked up in one small table, so that a long letter costs one pass and nothing is allocated for a sentence.

use std::sync::LazyLock;

/// What a word can mean; one bit each.
pub(super) type Sense = u128;

macro_rules! senses {
    ($($name:ident $bit:literal: $words:literal;)*) => {
        $(pub(super) const $name: Sense = 1 << $bit;)*
        /// Every sense with its words.
        const WORDS: &[(Sense, &str)] = &[$((1 << $bit, $words)),*];
    };
}

senses! {
    NOT 0: "not no none never nor neither cannot unable without nothing";
    HOLD 1: "hold holds held possess possesses";
    KEEP 2: "record records recorded recording keep keeps kept retain retains retained collect collects collected \
        collate collates collated compile compiled capture captures captured monitor monitors monitored track tracked \
        log logged report store stored centrally calculated worked";
    HAVE 3: "have has had";
    INFO 4: "information data record records document documents documentation detail details figures statistics report \
        reports policy policies copy copies correspondence email emails e-mail e-mails minutes notes letters file files \
        breakdown evidence guidance permit";
    GIVE 5: "provide provides providing supply supplies supplying disclose discloses disclosing release releases \
        releasing send sends sending enclose encloses enclosing attach attaches attaching give gives giving share \
        sharing furnish forward";
    GIVEN 6: "provided supplied disclosed released sent enclosed attached given";
    PLACE 7: "below attached enclosed following follows attachment attachments enclosure \
        accompanying table tables spreadsheet spreadsheets worksheet pdf csv here overleaf";
    SEE 8: "see find refer";
    WITHHOLD 9: "withhold withholds withheld withholding exempt exempted exempting refuse refused refusing refusal \
        excepted";
    REDACT 10: "redact redacted redacting redaction redactions";
    EXEMPTION 11: "exemption exemptions exception exceptions";
    APPLY 12: "apply applies applied applying applicable engage engaged engages rely relied relying relies virtue under \
        invoke invoked uphold upheld";
    BE 13: "is are was were be been being";
    MODAL 14: "would could may might should if whether unless must";
    WE 15: "we i our us my";
    PUBLISHED 16: "published publishes accessible available online links link hyperlink url domain";
    LINK 63: "link links hyperlink hyperlinks url urls";
    PART 17: "some part parts partial partially partly certain remainder remaining rest most much elements portion few \
        little";
    CONTRAST 18: "however but although though nevertheless nonetheless except";
    COST 19: "cost costs appropriate";
    LIMIT 20: "limit limits threshold thresholds";
    EXCEED 21: "exceed exceeds exceeded exceeding over beyond more excess";
    HOURS 22: "hours hour";
    ESTIMATE 23: "estimate estimates estimated estimating estimation take takes taken taking";
    PAST 24: "was were";
    VEXATIOUS 25: "vexatious";
    DENY 26: "deny denies denied denying ncnd";
    PUBLIC 27: "public";
    INTEREST 28: "interest interests";
    HARM 29: "prejudice prejudices prejudicial harm harmful harmed undermine undermines jeopardise compromise \
        compromised endanger threaten threatens hinder damage damaging unfair unlawful contravene breach favour favours \
        outweigh outweighs";
    DUTY 30: "duty duties obligation obligations obliged oblige obliges require requires required";
    HANDLED 31: "considered handled processed dealt treated considering handle logged received";
    THANK 32: "thank thanks grateful dear sorry apologise apologies hi hello";
    REQUEST 33: "request requests requested asked ask asking seek sought question questions enquiry enquired want wanted";
    ACT 34: "act foia eir eirs foisa legislation regulations";
    AUTHORITY 35: "authority authorities";
    LATER 36: "later future intend intends intended intention shortly soon due follow time extend extended extending \
        extension aim hope expect plan anticipate respond reply write considering searching yet";
    CLARIFY 37: "clarify clarification clarified tell know specify confirm explain";
    TRANSFER 38: "transferred transfer transferring passed forwarded redirected redirect";
    OPINION 39: "opinion opinions explanation explanations comment comments recorded create";
    FORMAT 40: "format form manner way level categorised split separately";
    MORE 41: "further additional other more others earlier";
    APPEAL 42: "review reviewed complain complaint complaints appeal commissioner dissatisfied unhappy";
    NOTICE 43: "notice";
    LAWREF 44: "section sections regulation regulations s reg ss article schedule";
    YOU 45: "you your";
    FIND 46: "find found locate located trace traced identify identified";
    ENVIRONMENTAL 47: "environmental environment";
    META 48: "ref reference tel telephone fax page dear yours date dated www published received responded";
    CONFIRM 49: "confirm confirms confirmed confirming advise advised writing write concerns";
    NOUN 50: "disclosure disclosures openness transparency transparent accountability";
    DECIDE 51: "able pleased glad happy decided decision decide can agree agreed decision";
    IF 52: "if whether should unless where were";
    THIS 53: "what this that it any such them these which";
    WHOLE 54: "all whole entire entirety any everything";
    REASON 55: "because rationale reason reasons explain explained explains explanation therefore legislation legislative";
    VALID 56: "valid withdrawn withdrew withdraw subject protection";
    APPLICANT 57: "applicant applicants requester requestor";
    BY 58: "by";
    ON 59: "on";
    CONFIDENCE 65: "confidence confidentially";
    GIVEN_ALONE 66: "given";
    ORDINAL 67: "first second third fourth fifth last final";
    ONCE 70: "once";
    EVERY 69: "all everything whole entire entirety";
    SITE 68: "website websites webpage webpages site";
    BELOW 64: "below following follows";
    REMOVED 62: "removed omitted obscured deleted edited";
}

/// A figure: a token with digits.
pub(super) const FIGURE: Sense = 1 << 60;
/// Money.
pub(super) const MONEY: Sense = 1 << 61;

const SLOTS: usize = 2048;

fn slot(word: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in word {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize & (SLOTS - 1)
}

/// Words with their senses, found by open addressing.
static TABLE: LazyLock<Vec<(&'static str, Sense)>> = LazyLock::new(|| {
    let mut table = vec![("", 0); SLOTS];
    for (sense, words) in WORDS {
        for word in words.split_whitespace() {
            let mut at = slot(word.as_bytes());
            while !table[at].0.is_empty() && table[at].0 != word {
                at = (at + 1) % SLOTS;
            }
            table[at] = (word, table[at].1 | sense);
        }
    }
    table
});

fn sense_of(table: &[(&'static str, Sense)], word: &[u8]) -> Sense {
    let mut at = slot(word);
    loop {
        let (known, sense) = table[at];
        if known.is_empty() {
            return 0;
        }
        if known.as_bytes() == word {
            return sense;
        }
        at = (at + 1) % SLOTS;
    }
}

/// A word of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// What it can mean.
    pub sense: Sense,
    /// Which clause it stands in; a semicolon, a colon or a contrast begins the next.
    pub clause: u32,
    /// First byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The words of one sentence; the store is used again for the next.
#[derive(Default, Debug)]
pub(super) struct Words {
    /// In order.
    pub all: Vec<Word>,
    /// Every sense that occurs.
    pub any: Sense,
}

/// Longer words mean nothing here.
const LONGEST: usize = 16;

impl Words {
    /// Reads the sentence.
    pub fn read(&mut self, sentence: &str) {
        self.all.clear();
        self.any = 0;
        let table: &[(&'static str, Sense)] = &TABLE;
        let bytes = sentence.as_bytes();
        let (mut i, mut clause) = (0, 0);
        let mut small = [0_u8; LONGEST];
        while i < bytes.len() {
            let c = bytes[i];
            if !c.is_ascii_alphanumeric() && c < 0x80 {
                clause += u32::from(matches!(c, b';' | b':'));
                i += 1;
                continue;
            }
            if c >= 0x80 {
                // Pounds are worth knowing; dashes part clauses; quotation marks part words.
                let money = sentence[i..].starts_with('£');
                clause += u32::from(sentence[i..].starts_with(['–', '—']));
                i += sentence[i..].chars().next().map_or(1, char::len_utf8);
                if money {
                    self.any |= MONEY;
                }
                continue;
            }
            let start = i;
            let (mut length, mut figure, mut negated) = (0, false, false);
            while i < bytes.len() {
                let c = bytes[i];
                let apostrophe = if c == b'\'' {
                    1
                } else if bytes[i..].starts_with("’".as_bytes()) {
                    3
                } else {
                    0
                };
                if apostrophe > 0 {
                    let rest = &bytes[i + apostrophe..];
                    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
                        break;
                    }
                    negated |= matches!(rest, [b't' | b'T', ..]) && bytes[i - 1] == b'n';
                    i += apostrophe;
                    // What follows an apostrophe only inflects.
                    while i < bytes.len() && bytes[i].is_ascii_alphanumeric() {
                        i += 1;
                    }
                    break;
                }
                let joined = matches!(c, b'-' | b',' | b'.')
                    && i > start
                    && bytes.get(i + 1).is_some_and(u8::is_ascii_alphanumeric)
                    && (figure || c == b'-');
                if !c.is_ascii_alphanumeric() && !joined {
                    break;
                }
                figure |= c.is_ascii_digit();
                if length < LONGEST {
                    small[length] = c.to_ascii_lowercase();
                }
                length += 1;
                i += 1;
            }
            let mut sense = if length <= LONGEST { sense_of(table, &small[..length]) } else { 0 };
            if figure {
                sense |= FIGURE;
                // "s40" and "reg12" are no figures, and "Q2" is a question.
                if matches!(small[0], b's' | b'r') {
                    sense |= LAWREF;
                }
                if small[0] == b'q' {
                    sense = REQUEST;
                }
            }
            if negated {
                sense |= NOT;
            }
            clause += u32::from(sense & CONTRAST != 0);
            self.any |= sense;
            self.all.push(Word { sense, clause, start, end: i });
        }
    }

    /// Whether the sense occurs.
    pub fn has(&self, sense: Sense) -> bool {
        self.any & sense != 0
    }

    /// Whether one of the `reach` words before the `i`th, of the same clause, has the sense.
    pub fn before(&self, i: usize, sense: Sense, reach: usize) -> bool {
        let clause = self.all[i].clause;
        self.all[i.saturating_sub(reach)..i].iter().any(|w| w.clause == clause && w.sense & sense != 0)
    }

    /// Whether one of the `reach` words after the `i`th, of the same clause, has the sense.
    pub fn after(&self, i: usize, sense: Sense, reach: usize) -> bool {
        let clause = self.all[i].clause;
        let to = (i + 1 + reach).min(self.all.len());
        self.all[(i + 1).min(to)..to].iter().any(|w| w.clause == clause && w.sense & sense != 0)
    }

    /// Whether the `i`th word has the sense.
    pub fn is(&self, i: usize, sense: Sense) -> bool {
        self.all.get(i).is_some_and(|w| w.sense & sense != 0)
    }

    /// The places of the sense.
    pub fn places(&self, sense: Sense) -> impl Iterator<Item = usize> + '_ {
        let any = if self.any & sense != 0 { self.all.len() } else { 0 };
        (0..any).filter(move |i| self.all[*i].sense & sense != 0)
    }
}
