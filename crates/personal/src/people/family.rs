//! Names that begin with initials, a family name or a word that no list knows.

use super::{
    cues::{self, Label},
    judge::Judge,
    runs,
};
use crate::{
    lexicon::{self, *},
    roles,
    tokens::{Gap, Shape},
};

/// Words before a letter that make it a label: Block B.
const LETTERED: [&str; 34] = [
    "block",
    "section",
    "grade",
    "class",
    "group",
    "form",
    "plan",
    "appendix",
    "part",
    "room",
    "unit",
    "flat",
    "type",
    "category",
    "band",
    "level",
    "schedule",
    "annex",
    "option",
    "vitamin",
    "hepatitis",
    "exhibit",
    "bay",
    "bidder",
    "child",
    "person",
    "lot",
    "zone",
    "stage",
    "item",
    "table",
    "figure",
    "site",
    "supplier",
];

impl Judge<'_> {
    /// "JR Hartley": two letters in capitals that are no abbreviation.
    pub(super) fn two_initials(&self, run: &[usize], i: usize) -> bool {
        let at = run[i];
        let marks = self.marks(at);
        self.shape(at) == Shape::Upper
            && self.doc.word(at).len() == 2
            && marks & (ACRONYM | WORD | TITLE) == 0
            && run.get(i + 1).is_some_and(|n| {
                self.shape(*n) == Shape::Capital
                    && self.marks(*n) & (FAMILY | MADE) != 0
                    && self.marks(*n) & (WORD | PLACE) == 0
            })
    }

    pub(super) fn initials(&mut self, run: &[usize], i: usize) -> usize {
        let doc = self.doc;
        let mut k = i;
        while k < run.len() && k - i < 5 && (self.shape(run[k]) == Shape::Initial || k == i) {
            k += 1;
        }
        if k >= run.len() {
            // "signed W.T.G."
            let by = doc.before(run[i]).is_some_and(|b| {
                ["signed", "initialled", "by", "initials"]
                    .contains(&doc.word(b).to_ascii_lowercase().as_str())
            });
            // "a pupil, F.T.,"
            let by = by || cues::led_strongly(doc, run[i]);
            let dots = (i..k).all(|n| doc.tokens.get(run[n] + 1).is_some_and(|t| t.is(b'.')));
            if by && dots && k - i >= 2 {
                self.emit(run[i], run[i], run[k - 1], 0.75, "initials behind \"signed\" or \"by\"");
            }
            return k;
        }
        let count = k - i;
        let at = run[i];
        let dotted = doc.tokens.get(at + 1).is_some_and(|t| t.is(b'.'));
        let before = i.checked_sub(1).map(|b| run[b]).or_else(|| doc.before(at));
        let lettered = before.is_some_and(|b| {
            doc.tokens[at].gap <= Gap::Space
                && (LETTERED.contains(&doc.word(b).to_ascii_lowercase().as_str())
                    || self.shape(b) == Shape::Digits)
                && doc.tokens[at].gap == Gap::Space
        });
        while k + 1 < run.len() && (self.shape(run[k]) == Shape::Lower || runs::is_saint(doc, run[k])) {
            k += 1;
        }
        let family = run[k];
        let m = self.marks(family);
        let end = if k + 1 < run.len() { self.extent(run, k) } else { k + 1 };
        let nameish = doc.nameish(family) || self.in_emails(family);
        if !nameish || self.closes_as_other(run, end) || lettered && !dotted {
            return k.max(i + 1);
        }
        // "I. Charitable purposes", "N Ireland": a list, a point of the compass.
        let weak = m & FAMILY == 0 || m & (WORD | PLACE) != 0;
        let numeral = matches!(doc.word(at), "I" | "V" | "X");
        let list = count == 1 && weak && (doc.tokens[at].gap >= Gap::Line || numeral);
        let compass = count == 1 && m & PLACE != 0 && matches!(doc.word(at), "N" | "S" | "E" | "W");
        if compass || list && (dotted || m & PLACE != 0) {
            return k.max(i + 1);
        }
        let label = self.label(run[0]);
        let article = count == 1 && !dotted && matches!(doc.word(at), "A" | "I");
        let strong = m & (FAMILY | MADE) != 0 && m & (WORD | PLACE) == 0 || self.in_emails(family);
        let word = m & WORD != 0;
        let sure = dotted || count > 1 || label >= Label::People;
        if article && (doc.word(at) == "I" || !strong) && label == Label::None
            || word && !sure && !doc.starts_sentence(at) && !cues::led_to(doc, at)
        {
            return k.max(i + 1);
        }
        if m & STREET != 0 && !sure {
            return k.max(i + 1);
        }
        let confidence = if strong {
            0.92
        } else if sure {
            0.8
        } else {
            0.62
        };
        // "J. & P. Hallam".
        let mut from = at;
        if let Some(and) = doc.before(at).filter(|b| doc.tokens[*b].is(b'&') || doc.word(*b) == "and")
            && let Some(other) =
                doc.before(and).map(|b| if doc.tokens[b].is(b'.') && b > 0 { b - 1 } else { b })
            && self.shape(other) == Shape::Initial
        {
            from = other;
        }
        self.emit(from, at, run[end - 1], confidence, "initials and a family name");
        end
    }

    /// A run that begins with a family name, or with a word that no list knows.
    pub(super) fn unknown(&mut self, run: &[usize], i: usize) -> usize {
        let doc = self.doc;
        let end = self.extent(run, i);
        let (first, last) = (run[i], run[end - 1]);
        if self.closes_as_other(run, end) {
            return end + 1;
        }
        let whole: Vec<usize> = run[i..end].to_vec();
        if self.marks(first) & BRAND != 0 && (end - i == 1 || self.marks(first) & FAMILY == 0) {
            return end;
        }
        // "Hodge Jones & Allen": family names only, the last behind "&".
        if end - i >= 2
            && whole.iter().all(|at| self.marks(*at) & (FAMILY | GIVEN) == FAMILY)
            && self.label(run[0]) < Label::People
            && let Some(and) = doc.after(last).filter(|n| doc.tokens[*n].is(b'&'))
            && let Some(partner) = doc.after(and).filter(|n| doc.tokens[*n].is_capital())
        {
            self.blocked = partner + 1;
            return end;
        }
        // "Parks Ranger": a job.
        if end - i > 1 && self.marks(last) & ROLE != 0 && self.marks(first) & WORD != 0 {
            return end;
        }
        let label = self.label(run[0]);
        let value = i == 0 && end == run.len() && self.whole_value(run);
        let lm = self.marks(last);
        let m = self.marks(first);
        let word = lm & (WORD | PLACE) != 0;
        let led = cues::led_strongly(doc, first);
        let speaks = cues::speaks(doc, last);
        let mailed = self.in_emails(last);
        if end - i == 1 {
            let strong = m & (FAMILY | MADE) != 0 && m & (WORD | PLACE) == 0;
            let mid = !doc.starts_sentence(first);
            let from = doc.before(first).is_some_and(|b| doc.word(b) == "from");
            let confidence = match () {
                () if label == Label::Name && value => 0.82,
                () if mailed && m & WORD == 0 => 0.7,
                () if label == Label::People
                    && value
                    && (strong || m & (WORD | PLACE) == 0)
                    && self.listed(run) =>
                {
                    0.7
                }
                () if self.plural(first) || cues::goes_by(doc, first) => 0.6,
                () if self.shape(first) == Shape::Upper => 0.0,
                () if (led || cues::apposed(doc, last)) && mid && !word => 0.65,
                () if speaks && strong && m & BRAND == 0 && !cues::placed(doc, first) && !from => 0.6,
                () => 0.0,
            };
            if confidence > 0.0 {
                self.emit(first, first, last, confidence, "a family name, by the words around it");
            } else if mid && m & (WORD | PLACE | BRAND | BODY | THING | STREET | ROLE | DATE) == 0 {
                self.pending.push((first, last));
            }
            return end;
        }
        if lm & STREET != 0 && label == Label::None && !led {
            return end;
        }
        let made = whole.iter().any(|at| self.marks(*at) & MADE != 0);
        let given_later = whole
            .iter()
            .skip(1)
            .any(|at| self.marks(*at) & GIVEN != 0 && self.marks(*at) & (WORD | PLACE) == 0);
        let role = roles::follows(doc, last).is_some();
        let signed = cues::alone_on_line(doc, run[0], run[run.len() - 1] + 1) && i == 0 && end == run.len();
        let below = signed && roles::below(doc, last);
        let both_known = m & (FAMILY | MADE) != 0 && lm & (FAMILY | MADE) != 0;
        let upper = self.shape(first) == Shape::Upper && self.shape(last) == Shape::Upper;
        let confidence = match () {
            () if mailed => 0.9,
            () if role || below => 0.85,
            () if cues::described(doc, last) || cues::honoured(doc, last) || cues::apposed(doc, last) => 0.85,
            () if label >= Label::People && (value || i == 0) && !upper => 0.85,
            () if label == Label::Name && value => 0.85,
            () if upper && super::given::is_a_party(doc, run) => 0.75,
            () if upper => 0.0,
            () if led && !cues::placed(doc, first) => 0.8,
            () if value && !word && m & (WORD | PLACE) == 0 && cues::has_a_mobile(doc, last) => 0.7,
            () if cues::placed(doc, first) => 0.0,
            () if whole.iter().any(|at| {
                ["van", "von", "der", "den", "ap", "ab", "ferch", "bin", "bint", "ibn"]
                    .contains(&doc.word(*at))
            }) =>
            {
                0.75
            }
            () if cues::done_by(doc, first) && lm & FAMILY != 0 && !word => 0.75,
            () if speaks => 0.75,
            () if cues::by_occupation(doc, first) && lm & (FAMILY | MADE) != 0 => 0.7,
            () if made => 0.75,
            () if given_later => 0.65,
            () if cues::led_to(doc, first) && both_known && !word => 0.55,
            () if cues::acts(doc, last) && !word && lm & FAMILY != 0 => 0.6,
            () => 0.0,
        };
        if confidence == 0.0 && end - i <= 3 && !upper {
            let odd = WORD | PLACE | BODY | THING | STREET | ROLE | DATE | BRAND;
            if whole.iter().all(|at| self.marks(*at) & odd == 0) {
                self.pending.push((first, last));
            }
        }
        if confidence > 0.0 && self.shape(last) != Shape::Lower {
            self.emit(first, first, last, confidence, "two names or more, by the words around them");
        } else if end - i >= 3 && self.marks(run[i + 1]) & GIVEN != 0 {
            // "Ped Precious Mutasa": the first word is none of the name.
            return i + 1;
        }
        end
    }

    /// "the Featherstones": a family name in the plural.
    pub(super) fn plural(&mut self, at: usize) -> bool {
        let doc = self.doc;
        let the = doc.before(at).is_some_and(|b| matches!(doc.word(b), "the" | "The"));
        let Some(stem) = doc.word(at).strip_suffix('s').filter(|s| the && s.len() >= 4) else { return false };
        let marks = lexicon::lexicon().marks(stem, &mut self.key);
        marks & FAMILY != 0 && marks & (WORD | PLACE | BRAND | GIVEN) == 0 && self.marks(at) & BRAND == 0
    }

    /// True where a list of names is written as "Surname, First name; …".
    pub(super) fn listed(&self, run: &[usize]) -> bool {
        let last = run[run.len() - 1];
        let comma = self.doc.after(last).filter(|n| self.doc.tokens[*n].is(b','));
        comma.and_then(|c| self.doc.after(c)).is_some_and(|n| self.marks(n) & GIVEN != 0)
    }
}
