//! The first pass: which words of a run are a name, by the lists and by what stands around. Refuses organisations, places, laws.

use std::collections::HashSet;

use super::{
    Name,
    cues::{self, Label},
    runs,
};
use crate::{
    context::Doc,
    lexicon::{
        self, ACRONYM, BODY, BRAND, DATE, FAMILY, GIVEN, MADE, PLACE, ROLE, STREET, THING, TITLE, UNKNOWN,
        WORD,
    },
    roles,
    tokens::{Gap, Shape},
};

/// All names that stand by themselves.
pub fn first_pass(doc: &Doc, hidden: &[bool], email_words: &HashSet<String>) -> Vec<Name> {
    let mut judge = Judge {
        doc,
        email_words,
        names: Vec::new(),
        pending: Vec::new(),
        blocked: 0,
        key: String::new(),
        label: None,
    };
    let mut at = 0;
    while at < doc.tokens.len() {
        if hidden[at] || !doc.tokens[at].is_capital() {
            at += 1;
            continue;
        }
        let run = runs::run_from(doc, hidden, at);
        let next = run.last().map_or(at, |last| *last) + 1;
        judge.label = None;
        judge.run(&run);
        at = next;
    }
    judge.together();
    judge.turned();
    judge.with_nicknames();
    let mut names = judge.names;
    names.retain(|name| !is_a_case(doc, name));
    names
}

struct Judge<'a> {
    doc: &'a Doc<'a>,
    email_words: &'a HashSet<String>,
    names: Vec<Name>,
    /// Single words that are a name only if a name stands beside them.
    pending: Vec<usize>,
    /// Tokens before this one belong to a company's name.
    blocked: usize,
    key: String,
    label: Option<Label>,
}

/// Titles that are ordinary words, too: what follows must look like a name.
const WORDY_TITLES: [&str; 27] = [
    "sir",
    "lord",
    "lady",
    "dame",
    "sister",
    "father",
    "nurse",
    "judge",
    "justice",
    "major",
    "constable",
    "inspector",
    "recorder",
    "sheriff",
    "coroner",
    "captain",
    "bishop",
    "pastor",
    "commander",
    "doctor",
    "councillor",
    "paramedic",
    "canon",
    "miss",
    "baroness",
    "deacon",
    "colonel",
];
/// Words before a name that make it something else: storms, projects, saints.
const OTHERS_BEFORE: [&str; 20] = [
    "storm",
    "operation",
    "project",
    "hurricane",
    "system",
    "saint",
    "st",
    "hms",
    "programme",
    "ward",
    "exercise",
    "cyclone",
    "queen",
    "king",
    "pope",
    "emperor",
    "san",
    "santa",
    "lake",
    "mount",
];
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
    fn marks(&self, at: usize) -> u32 {
        self.doc.tokens[at].marks
    }

    fn shape(&self, at: usize) -> Shape {
        self.doc.tokens[at].shape
    }

    fn label(&mut self, at: usize) -> Label {
        let doc = self.doc;
        *self.label.get_or_insert_with(|| cues::governing(doc, at))
    }

    fn in_emails(&mut self, at: usize) -> bool {
        if self.email_words.is_empty() {
            return false;
        }
        lexicon::fold_into(self.doc.word(at), &mut self.key);
        self.email_words.contains(self.key.as_str())
    }

    fn emit(&mut self, from: usize, core: usize, last: usize, confidence: f32, why: &'static str) {
        self.names.push(Name { from, to: last + 1, core, confidence, why, turned: false });
    }

    fn run(&mut self, run: &[usize]) {
        let mut i = 0;
        while i < run.len() {
            let at = run[i];
            if at < self.blocked || !self.doc.tokens[at].is_capital() {
                i += 1;
                continue;
            }
            if self.company(at) {
                continue;
            }
            let m = self.marks(at);
            i = if m & TITLE != 0 && self.is_title(at) {
                self.behind_title(run, i)
            } else if m & GIVEN != 0 {
                self.given(run, i)
            } else if self.shape(at) == Shape::Initial || self.two_initials(run, i) {
                self.initials(run, i)
            } else if m & (FAMILY | UNKNOWN | MADE) != 0 && self.doc.nameish(at) {
                self.unknown(run, i)
            } else {
                i + 1
            };
        }
    }

    /// Companies and things of several words; what belongs to them is blocked.
    fn company(&mut self, at: usize) -> bool {
        let doc = self.doc;
        let mut ends = [at; 8];
        let mut here = at;
        for end in ends.iter_mut().skip(1) {
            let mut next = here + 1;
            while doc.tokens.get(next).is_some_and(|t| t.is(b'&') || doc.word(next) == "and" || t.is(b'-'))
                && doc.tokens[next].gap <= Gap::Space
            {
                next += 1;
            }
            if doc.tokens.get(next).is_none_or(|t| t.gap > Gap::Space || t.shape == Shape::Digits) {
                next = usize::MAX;
            }
            *end = next;
            if next == usize::MAX {
                break;
            }
            here = next;
        }
        let words = lexicon::lexicon().body_of_words(
            doc.word(at),
            |step| ends.get(step).filter(|e| **e != usize::MAX && **e != at).map(|e| doc.word(*e)),
            &mut self.key,
        );
        if words > 1 {
            // "Mr Grant Thornton", "Leigh Day (Housing Officer)": a person after all.
            let last = ends[words - 1];
            if at > 0 && doc.has(at - 1, TITLE) && doc.tokens[at].gap <= Gap::Space
                || roles::follows(doc, last).is_some()
            {
                return false;
            }
            self.blocked = last + 1;
        }
        words > 1
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        // PC and DS are ranks only in capitals.
        word.len() != 2
            || self.shape(at) == Shape::Upper
            || matches!(word, "Mr" | "Ms" | "Mx" | "Dr" | "Pc" | "Lt")
    }

    fn behind_title(&mut self, run: &[usize], i: usize) -> usize {
        let mut k = i;
        let mut wordy = true;
        while k < run.len()
            && (self.marks(run[k]) & TITLE != 0 && (k == i || self.is_title(run[k]))
                || self.shape(run[k]) == Shape::Digits)
        {
            // "Justice" may be somebody's name.
            if k > i && self.marks(run[k]) & (GIVEN | FAMILY) != 0 && k + 1 >= run.len() {
                break;
            }
            let word = self.doc.word(run[k]).to_ascii_lowercase();
            wordy &= WORDY_TITLES.contains(&word.as_str());
            k += 1;
        }
        let titles = k;
        while k < run.len() && self.shape(run[k]) == Shape::Initial {
            k += 1;
        }
        let initials = k - titles;
        let mut last = None;
        while k < run.len() && k - titles < 6 {
            let at = run[k];
            let m = self.marks(at);
            let first = last.is_none();
            let particle = self.shape(at) == Shape::Lower;
            let name =
                self.doc.nameish(at) || self.shape(at) == Shape::Initial && !first || self.in_emails(at);
            let any = first
                && !wordy
                && m & (BODY | THING) == 0
                && self.doc.tokens[at].is_capital()
                && m & ROLE == 0;
            let place = m & PLACE != 0 && first && !wordy;
            if !(name || any || place || particle)
                || first && wordy && m & (WORD | PLACE) != 0 && m & FAMILY == 0
            {
                break;
            }
            if !particle {
                last = Some(k);
            }
            k += 1;
        }
        let Some(last) = last else {
            return if titles == i + 1 && self.marks(run[i]) & (GIVEN | FAMILY) != 0 {
                self.as_name(run, i)
            } else {
                titles.max(i + 1)
            };
        };
        let closing = run.get(last + 1).map_or(0, |at| self.marks(*at));
        let single = last == titles + initials;
        if closing & (BODY | STREET | THING) != 0
            && closing & FAMILY == 0
            && (wordy || single && closing & (BODY | STREET) != 0)
        {
            return last + 2;
        }
        // "Lord Street", "Miss Saigon": streets and shows.
        if wordy && single && self.marks(run[last]) & STREET != 0 {
            return last + 1;
        }
        let confidence = if wordy { 0.85 } else { 0.97 };
        let mut from = run[i];
        while let Some(before) = doc_before_rank(self.doc, from) {
            from = before;
        }
        self.emit(from, run[titles], run[last], confidence, "behind a title or rank");
        last + 1
    }

    /// A word that could have been a title is tried as a name.
    fn as_name(&mut self, run: &[usize], i: usize) -> usize {
        if self.marks(run[i]) & GIVEN != 0 { self.given(run, i) } else { self.unknown(run, i) }
    }

    /// How far the words go that may belong to a name that begins here; the index behind the last.
    fn extent(&mut self, run: &[usize], i: usize) -> usize {
        let mut end = i + 1;
        let mut j = i + 1;
        while j < run.len() && j - i < 6 && run[j] >= self.blocked {
            let at = run[j];
            let particle = self.shape(at) == Shape::Lower;
            let saint = runs::is_saint(self.doc, at) && j + 1 < run.len();
            let ok = particle
                || saint
                || self.shape(at) == Shape::Initial
                || self.doc.nameish(at)
                || self.in_emails(at);
            if !ok || self.marks(at) & TITLE != 0 && self.marks(at) & (FAMILY | GIVEN) == 0 {
                break;
            }
            j += 1;
            if !particle && !saint {
                end = j;
            }
        }
        end
    }

    /// True where what follows makes it the name of a body, street or thing: Library, 's Law.
    fn closes_as_other(&self, run: &[usize], end: usize) -> bool {
        let doc = self.doc;
        let last = run[end - 1];
        // "Thomas & Sons", "Harper & Lowe Taverns Ltd".
        if let Some(and) = doc.after(last).filter(|n| doc.tokens[*n].is(b'&') || doc.word(*n) == "and") {
            let mut at = and + 1;
            let mut steps = 0;
            while steps < 5 && doc.tokens.get(at).is_some_and(|t| t.is_capital() && t.gap == Gap::Space) {
                let m = doc.tokens[at].marks;
                if m & BODY != 0
                    && (m & FAMILY == 0 || steps > 0)
                    && (doc.tokens[and].is(b'&')
                        || ["sons", "co", "ltd", "limited", "llp", "partners", "associates", "solicitors"]
                            .contains(&doc.word(at).to_ascii_lowercase().as_str()))
                {
                    return true;
                }
                at += 1;
                steps += 1;
            }
        }
        let mut next = run.get(end).copied();
        if next.is_none() && doc.tokens[last].possessive {
            next =
                doc.after(last).filter(|n| doc.tokens[*n].is_capital() && doc.tokens[*n].gap == Gap::Space);
        }
        for _ in 0..4 {
            let Some(at) = next else { return false };
            let m = doc.tokens[at].marks;
            if !doc.tokens[at].is_capital() {
                return false;
            }
            if m & (BODY | STREET | THING) != 0
                && (m & (GIVEN | FAMILY) == 0 || doc.tokens[last].possessive || m & BODY != 0)
            {
                return true;
            }
            // "Hannah reported" in title case is no body; a role behind a name neither.
            if m & (ROLE | DATE) != 0 {
                return false;
            }
            next = doc.after(at).filter(|n| doc.tokens[*n].is_capital() && doc.tokens[*n].gap == Gap::Space);
        }
        false
    }

    fn given(&mut self, run: &[usize], i: usize) -> usize {
        let doc = self.doc;
        let end = self.extent(run, i);
        let (first, last) = (run[i], run[end - 1]);
        let before = i.checked_sub(1).map(|b| run[b]).or_else(|| doc.before(first));
        // "Duke of Clarence", "University of Lincoln": not "told of Hannah".
        let of_before = end - i == 1
            && before.is_some_and(|b| {
                doc.word(b) == "of"
                    && doc.tokens[first].gap == Gap::Space
                    && doc.before(b).is_some_and(|c| {
                        doc.tokens[c].is_capital()
                            && doc.tokens[c].marks & (lexicon::ROLE | TITLE | UNKNOWN | WORD | BODY) != 0
                            && !doc.starts_sentence(c)
                    })
            });
        let other_before = of_before
            || before.is_some_and(|b| {
                OTHERS_BEFORE.contains(&doc.word(b).to_ascii_lowercase().as_str())
                    && doc.tokens[first].gap <= Gap::Space
            });
        if other_before || self.closes_as_other(run, end) {
            return end + usize::from(!other_before);
        }
        let m = self.marks(first);
        // "Grant Officer": a job.
        if end - i > 1 && m & WORD != 0 && self.marks(last) & ROLE != 0 && self.marks(last) & WORD != 0 {
            return end;
        }
        let strong = m & (WORD | PLACE) == 0 && first_len(doc, first) >= 3;
        if end - i == 1 {
            self.single_given(run, i, strong);
            return end;
        }
        let lm = self.marks(last);
        let label = self.label(run[0]);
        let cue = label >= Label::People
            || cues::led_strongly(doc, first)
            || cues::speaks(doc, last)
            || roles::follows(doc, last).is_some();
        let numbered = before.is_some_and(|b| matches!(self.shape(b), Shape::Digits | Shape::Mixed))
            && doc.tokens[first].gap <= Gap::Space;
        let hard = [
            "road", "street", "lane", "avenue", "way", "close", "drive", "crescent", "terrace", "grove",
            "gardens", "court", "place", "square", "house", "hall", "building", "park", "view", "mews",
            "walk", "row", "rise",
        ]
        .contains(&doc.word(last).to_ascii_lowercase().as_str());
        let street = lm & STREET != 0
            && (!strong && hard || cues::placed(doc, first) || numbered || end - i > 2 && hard);
        if street && !cue {
            return end;
        }
        if self.shape(last) == Shape::Initial && end - i == 2 {
            // "Amit P", "Connor B".
            if strong || cue {
                self.emit(first, first, last, 0.8, "a first name and an initial");
            }
            return end;
        }
        // "the Herbert Morrison estate": called after somebody.
        let the = doc.before(first).is_some_and(|b| doc.word(b).eq_ignore_ascii_case("the"));
        let noun =
            doc.after(last).is_some_and(|n| doc.tokens[n].shape == Shape::Lower) && !cues::acts(doc, last);
        if the
            && (noun || doc.tokens[last].possessive)
            && !matches!(
                doc.after(last).map(|n| doc.word(n)),
                Some("of" | "in" | "at" | "on" | "from" | "as" | "we" | "i" | "you" | "they")
            )
        {
            return end;
        }
        let upper = self.shape(first) == Shape::Upper;
        let family = lm & (FAMILY | MADE) != 0 && lm & (WORD | PLACE) == 0;
        let known = lm & (FAMILY | MADE | GIVEN) != 0 || self.in_emails(last);
        if upper
            && !cue
            && !(strong && known && (family || cues::alone_on_line(doc, run[0], run[run.len() - 1] + 1)))
        {
            return end;
        }
        if strong || cue && known {
            let confidence = if family { 0.97 } else { 0.9 };
            self.emit(first, first, last, confidence, "a first name and a family name");
        } else if known {
            let confidence = if family { 0.85 } else { 0.65 };
            if !cues::placed(doc, first) || family {
                self.emit(
                    first,
                    first,
                    last,
                    confidence,
                    "a first name and a family name, though each may be a word or place",
                );
            }
        } else if cue || !cues::placed(doc, first) && (!doc.starts_sentence(first) || m & WORD == 0) {
            self.emit(first, first, last, 0.6, "a first name and a word that no list knows");
        }
        end
    }

    fn single_given(&mut self, run: &[usize], i: usize, strong: bool) {
        let doc = self.doc;
        let at = run[i];
        let m = self.marks(at);
        let label = if i == 0 { self.label(at) } else { Label::None };
        let article = doc
            .before(at)
            .is_some_and(|b| ["the", "a", "an", "this"].contains(&doc.word(b).to_ascii_lowercase().as_str()));
        if self.shape(at) == Shape::Upper {
            if label == Label::Name && self.whole_value(run) {
                self.emit(at, at, at, 0.8, "a name under its label");
            }
            return;
        }
        if label == Label::Name && self.whole_value(run) {
            self.emit(at, at, at, 0.85, "a name under its label");
            return;
        }
        if article && !doc.tokens[at].possessive {
            return;
        }
        let mid = !doc.starts_sentence(at);
        let lonely = cues::alone_on_line(doc, at, at + 1)
            || doc.tokens[at].gap >= Gap::Line
                && doc.tokens.get(at + 1).is_some_and(|t| t.is(b','))
                && doc.tokens.get(at + 2).is_none_or(|t| t.gap >= Gap::Line);
        let speaker = doc.tokens.get(at + 1).is_some_and(|t| t.is(b':')) && doc.tokens[at].gap >= Gap::Line;
        let next_capital = run.get(i + 1).is_some();
        let heading = next_capital && i > 0 && doc.tokens[run[0]].gap >= Gap::Line;
        if strong {
            if !heading && m & BRAND == 0 {
                let cue = cues::acts(doc, at) || cues::led_to(doc, at);
                self.emit(at, at, at, if cue { 0.9 } else { 0.75 }, "a first name");
            }
            return;
        }
        let fresh = i == 0 || self.marks(run[i - 1]) & (GIVEN | FAMILY | UNKNOWN | MADE) == 0;
        let word = m & WORD != 0;
        let place = m & PLACE != 0 || m & DATE != 0;
        let led = cues::led_strongly(doc, at);
        let speaks = cues::speaks(doc, at);
        let sure = place && !word && mid && cues::led_by_a_person(doc, at)
            || led && !(place && cues::placed(doc, at))
            || speaks && (mid || !word)
            || (lonely || speaker)
                && !place
                && !next_capital
                && (!word || lonely && doc.tokens.get(at + 1).is_some_and(|t| t.is(b',')));
        let short_and_rare = first_len(doc, at) < 3 && !word;
        let likely =
            mid && cues::led_to(doc, at) && !place && !cues::placed(doc, at) && !next_capital && fresh;
        if sure
            || likely
            || mid && short_and_rare && (cues::acts(doc, at) || cues::led_to(doc, at))
            || label >= Label::People && self.whole_value(run) && !place && !word
        {
            self.emit(at, at, at, if sure { 0.8 } else { 0.6 }, "a first name, by the words around it");
        } else if !next_capital && i == 0 {
            self.pending.push(at);
        }
    }

    /// True where the run is all of a value: behind a label or separator, and up to one.
    fn whole_value(&self, run: &[usize]) -> bool {
        let doc = self.doc;
        let (first, last) = (run[0], run[run.len() - 1]);
        let opens = doc.tokens[first].gap >= Gap::Column
            || first > 0
                && matches!(
                    self.shape(first - 1),
                    Shape::Sign(
                        b':' | b',' | b';' | b'|' | b'"' | b'(' | b'/' | b'\'' | b'&' | b'*' | b'-' | b'.'
                    )
                )
            || first > 0 && doc.word(first - 1) == "and";
        let closes = doc.tokens.get(last + 1).is_none_or(|t| {
            t.gap >= Gap::Column
                || matches!(
                    t.shape,
                    Shape::Sign(
                        b',' | b';' | b'|' | b'(' | b'"' | b'<' | b'/' | b'.' | b')' | b'[' | b'&' | b'-'
                    )
                )
                || doc.word(last + 1) == "and"
        });
        opens && closes
    }

    /// "JR Hartley": two letters in capitals that are no abbreviation.
    fn two_initials(&self, run: &[usize], i: usize) -> bool {
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

    fn initials(&mut self, run: &[usize], i: usize) -> usize {
        let doc = self.doc;
        let mut k = i;
        while k < run.len() && k - i < 5 && (self.shape(run[k]) == Shape::Initial || k == i) {
            k += 1;
        }
        if k >= run.len() {
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
    fn unknown(&mut self, run: &[usize], i: usize) -> usize {
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
                () if self.plural(first) => 0.6,
                () if self.shape(first) == Shape::Upper => 0.0,
                () if led && mid && !word => 0.65,
                () if speaks && strong && m & BRAND == 0 && !cues::placed(doc, first) => 0.6,
                () => 0.0,
            };
            if confidence > 0.0 {
                self.emit(first, first, last, confidence, "a family name, by the words around it");
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
            () if label >= Label::People && (value || i == 0) && !upper => 0.85,
            () if label == Label::Name && value => 0.85,
            () if upper => 0.0,
            () if led && !cues::placed(doc, first) => 0.8,
            () if cues::placed(doc, first) => 0.0,
            () if speaks => 0.75,
            () if made => 0.75,
            () if given_later => 0.65,
            () if cues::led_to(doc, first) && both_known && !word => 0.55,
            () if cues::acts(doc, last) && !word && lm & FAMILY != 0 => 0.6,
            () => 0.0,
        };
        if confidence > 0.0 && self.shape(last) != Shape::Lower {
            self.emit(first, first, last, confidence, "two names or more, by the words around them");
        } else if end - i >= 3 && self.marks(run[i + 1]) & GIVEN != 0 {
            // "Ped Precious Mutasa": the first word is none of the name.
            return i + 1;
        }
        end
    }

    /// "the Featherstones": a family name in the plural.
    fn plural(&mut self, at: usize) -> bool {
        let doc = self.doc;
        let the = doc.before(at).is_some_and(|b| matches!(doc.word(b), "the" | "The"));
        let Some(stem) = doc.word(at).strip_suffix('s').filter(|s| the && s.len() >= 4) else { return false };
        let marks = lexicon::lexicon().marks(stem, &mut self.key);
        marks & FAMILY != 0 && marks & (WORD | PLACE | BRAND | GIVEN) == 0 && self.marks(at) & BRAND == 0
    }

    /// True where a list of names is written as "Surname, First name; …".
    fn listed(&self, run: &[usize]) -> bool {
        let last = run[run.len() - 1];
        let comma = self.doc.after(last).filter(|n| self.doc.tokens[*n].is(b','));
        comma.and_then(|c| self.doc.after(c)).is_some_and(|n| self.marks(n) & GIVEN != 0)
    }

    /// "Will and Penny Green": what stands beside a name with "and" is one, too.
    fn together(&mut self) {
        let doc = self.doc;
        let pending = std::mem::take(&mut self.pending);
        let mut begins = vec![false; doc.tokens.len() + 1];
        let mut ends = vec![false; doc.tokens.len() + 1];
        for name in &self.names {
            begins[name.from] = true;
            ends[name.to] = true;
        }
        for at in pending {
            let joined = |from: usize| {
                matches!(doc.word(from), "and" | "&" | "or")
                    || doc.tokens[from].is(b',')
                    || doc.tokens[from].is(b'/')
            };
            let after = doc.after(at).filter(|n| joined(*n)).and_then(|n| doc.after(n));
            let before = doc.before(at).filter(|b| joined(*b)).and_then(|b| doc.before(b));
            let word = self.marks(at) & WORD != 0 && doc.starts_sentence(at);
            let and = doc.after(at).is_some_and(|n| !doc.tokens[n].is(b','));
            let beside =
                after.is_some_and(|n| begins[n]) && (!word || and) || before.is_some_and(|b| ends[b + 1]);
            if beside && self.marks(at) & (DATE | PLACE) == 0 {
                begins[at] = true;
                ends[at + 1] = true;
                self.emit(at, at, at, 0.65, "a first name beside another name");
            }
        }
        self.names.sort_by_key(|n| n.from);
    }

    /// "Terence "Tel" Boyd", "Margaret (Peggy) Lowe": a first name, what they are called, a family name.
    fn with_nicknames(&mut self) {
        let doc = self.doc;
        for at in 0..self.names.len() {
            let open = self.names[at].to;
            let Some(Shape::Sign(sign @ (b'"' | b'\'' | b'('))) = doc.tokens.get(open).map(|t| t.shape)
            else {
                continue;
            };
            let close = if sign == b'(' { b')' } else { sign };
            let inside = doc.tokens.get(open + 1).is_some_and(|t| t.is_capital() && t.gap == Gap::None);
            let closed = doc.tokens.get(open + 2).is_some_and(|t| t.is(close));
            let family = open + 3;
            let follows = doc.tokens.get(family).is_some_and(|t| t.gap == Gap::Space && t.is_capital())
                && doc.nameish(family)
                && self.marks(family) & TITLE == 0;
            if inside
                && closed
                && follows
                && self.marks(self.names[at].to - 1) & GIVEN != 0
                && doc.tokens[open].gap == Gap::Space
            {
                let to = self.names.iter().find(|n| n.from == family).map_or(family + 1, |n| n.to);
                self.names[at].to = to;
            }
        }
    }

    /// "Tremlett, Gavin": a family name, a comma, first names.
    fn turned(&mut self) {
        let doc = self.doc;
        let mut at = 0;
        while at < self.names.len() {
            let first = &self.names[at];
            let single = first.to - first.from == 1
                && (self.marks(first.from) & (FAMILY | UNKNOWN | MADE) != 0
                    || doc.tokens[first.from].shape == Shape::Upper);
            let opens = doc.tokens[first.from].gap >= Gap::Line
                || first.from > 0
                    && matches!(
                        self.shape(first.from - 1),
                        Shape::Sign(b':' | b';' | b'"' | b'|' | b'*' | b'-')
                    );
            let follower = self.names.get(at + 1).filter(|n| {
                n.from == first.to + 1
                    && doc.tokens[first.to].is(b',')
                    && doc.tokens[n.from].marks & GIVEN != 0
            });
            let ends = follower.is_some_and(|n| {
                doc.tokens.get(n.to).is_none_or(|t| {
                    t.gap >= Gap::Line
                        || matches!(t.shape, Shape::Sign(b';' | b'<' | b'(' | b'"' | b'|' | b'['))
                })
            });
            if single
                && opens
                && ends
                && let Some(to) = follower.map(|n| n.to)
            {
                let name = &mut self.names[at];
                name.to = to;
                name.turned = true;
                name.confidence = 0.92;
                name.why = "a family name, a comma, first names";
                self.names.remove(at + 1);
            }
            at += 1;
        }
    }
}

fn first_len(doc: &Doc, at: usize) -> usize {
    doc.tokens[at].end - doc.tokens[at].start
}

/// "District" before "Judge", "Detective" before "Sergeant".
fn doc_before_rank(doc: &Doc, at: usize) -> Option<usize> {
    let before = doc.before(at).filter(|_| doc.tokens[at].gap == Gap::Space)?;
    [
        "District",
        "Deputy",
        "Circuit",
        "Senior",
        "Acting",
        "Detective",
        "Chief",
        "Employment",
        "Tribunal",
        "Temporary",
        "Special",
        "Staff",
        "Right",
        "Very",
        "Police",
        "Charge",
    ]
    .contains(&doc.word(before))
    .then_some(before)
}

/// "Denton v White": parties that give a case its name.
fn is_a_case(doc: &Doc, name: &Name) -> bool {
    if name.core > name.from {
        return false;
    }
    let versus = |at: Option<usize>| at.is_some_and(|at| matches!(doc.word(at), "v" | "vs" | "V"));
    versus(doc.before(name.from)) || versus(doc.after(name.to - 1))
}
