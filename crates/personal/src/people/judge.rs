//! The first pass: which words of a run are a name, by the lists and by what stands around. Refuses organisations, places, laws.

use std::collections::HashSet;

use super::{
    Name,
    cues::{self, Label},
    runs,
};
use crate::{
    context::Doc,
    lexicon::{self, BODY, BRAND, DATE, FAMILY, GIVEN, MADE, PLACE, ROLE, STREET, THING, TITLE, UNKNOWN},
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
        firms: HashSet::new(),
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
    judge.in_small_letters(hidden);
    judge.family_first(hidden);
    judge.behind_plural_titles(hidden);
    judge.together();
    judge.turned();
    judge.with_nicknames();
    let mut names = judge.names;
    let firms = judge.firms;
    // "Md Rezaul Karim": short for Mohammed.
    for name in &mut names {
        let before = doc.before(name.from).filter(|_| doc.tokens[name.from].gap == Gap::Space);
        if name.to - name.from > 1 && before.is_some_and(|b| matches!(doc.word(b), "Md" | "Mohd" | "Muhd")) {
            name.from -= 1;
            name.core = name.from;
        } else if name.to - name.from > 1
            && doc.before(name.from).is_some_and(|b| doc.tokens[b].is(b'.'))
            && name.from >= 2
            && matches!(doc.word(name.from - 2), "Md" | "Mohd" | "Muhd")
        {
            name.from -= 2;
            name.core = name.from;
        }
    }
    names.retain(|name| !is_a_case(doc, name) && !is_a_firm(doc, name, &firms));
    names
}

pub(super) struct Judge<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) email_words: &'a HashSet<String>,
    pub(super) names: Vec<Name>,
    /// First and last of words that are a name only if a name stands beside them.
    pub(super) pending: Vec<(usize, usize)>,
    /// Words of names that a label says are those of companies.
    pub(super) firms: HashSet<String>,
    /// Tokens before this one belong to a company's name.
    pub(super) blocked: usize,
    pub(super) key: String,
    pub(super) label: Option<Label>,
}

impl Judge<'_> {
    pub(super) fn marks(&self, at: usize) -> u32 {
        self.doc.tokens[at].marks
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.doc.tokens[at].shape
    }

    pub(super) fn label(&mut self, at: usize) -> Label {
        let doc = self.doc;
        *self.label.get_or_insert_with(|| cues::governing(doc, at))
    }

    pub(super) fn in_emails(&mut self, at: usize) -> bool {
        if self.email_words.is_empty() {
            return false;
        }
        lexicon::fold_into(self.doc.word(at), &mut self.key);
        self.email_words.contains(self.key.as_str())
    }

    pub(super) fn emit(&mut self, from: usize, core: usize, last: usize, confidence: f32, why: &'static str) {
        self.names.push(Name { from, to: last + 1, core, confidence, why, turned: false });
    }

    pub(super) fn run(&mut self, run: &[usize]) {
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
            if i == 0 && self.is_a_rare_first_name(run) {
                self.emit(at, at, run[run.len() - 1], 0.75, "a family name under a label of people");
                return;
            }
            let word = m & (GIVEN | FAMILY | UNKNOWN | MADE) != 0 || self.shape(at) == Shape::Initial;
            if word && self.label(run[0]) == Label::Firms {
                self.firms.insert(lexicon::folded(self.doc.word(at)));
                i += 1;
                continue;
            }
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

    /// "Gen Ashworth" under "Line manager": an ordinary word as a first name, and nothing else in the cell or behind the label.
    fn is_a_rare_first_name(&mut self, run: &[usize]) -> bool {
        let [first, last] = *run else { return false };
        let (m, lm) = (self.marks(first), self.marks(last));
        let other = BODY | STREET | THING | ROLE | TITLE | DATE | BRAND | PLACE;
        m & (GIVEN | FAMILY | UNKNOWN | MADE) == 0
            && m & other == 0
            && self.shape(first) == Shape::Capital
            && lm & FAMILY != 0
            && lm & (other | lexicon::WORD) == 0
            && !self.doc.word(first).ends_with('s')
            && self.label(first) >= Label::People
            && self.whole_value(run)
    }

    /// Companies and things of several words; what belongs to them is blocked.
    pub(super) fn company(&mut self, at: usize) -> bool {
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

    /// A word that could have been a title is tried as a name.
    pub(super) fn as_name(&mut self, run: &[usize], i: usize) -> usize {
        if self.marks(run[i]) & GIVEN != 0 { self.given(run, i) } else { self.unknown(run, i) }
    }

    /// How far the words go that may belong to a name that begins here; the index behind the last.
    pub(super) fn extent(&mut self, run: &[usize], i: usize) -> usize {
        let mut end = i + 1;
        let mut j = i + 1;
        while j < run.len() && j - i < 6 && run[j] >= self.blocked {
            let at = run[j];
            let particle = self.shape(at) == Shape::Lower;
            let saint = runs::is_saint(self.doc, at) && j + 1 < run.len();
            // "Tom Ó Sé", "Siobhán Ní Dhomhnaill"
            let gaelic = self.doc.tokens[at].is_capital()
                && matches!(self.doc.word(run[j - 1]), "Ó" | "Ní" | "Nic" | "Uí" | "Ua" | "Nig")
                && self.marks(at) & BODY == 0;
            let ok = particle
                || gaelic
                || saint
                || self.shape(at) == Shape::Initial
                || self.doc.nameish(at)
                || self.in_emails(at);
            // "Jane Smith Head of Legal".
            let job = j - i >= 2 && self.marks(at) & ROLE != 0 && self.marks(at) & lexicon::WORD != 0;
            let letters = self.shape(at) == Shape::Upper && cues::is_letters(self.doc.word(at));
            if job || letters || !ok || self.marks(at) & TITLE != 0 && self.marks(at) & (FAMILY | GIVEN) == 0
            {
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
    pub(super) fn closes_as_other(&self, run: &[usize], end: usize) -> bool {
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
            // "Sarah's Law", not "Aaliyah's NHS number".
            next = doc.after(last).filter(|n| {
                doc.tokens[*n].is_capital()
                    && doc.tokens[*n].gap == Gap::Space
                    && (doc.tokens[*n].shape != Shape::Upper || doc.tokens[last].shape == Shape::Upper)
            });
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

    /// True where the run is all of a value: behind a label or separator, and up to one.
    pub(super) fn whole_value(&self, run: &[usize]) -> bool {
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
        opens && closes || cues::speaker(doc, first)
    }
}

/// "Denton v White": parties that give a case its name.
fn is_a_case(doc: &Doc, name: &Name) -> bool {
    if name.core > name.from {
        return false;
    }
    let versus = |at: Option<usize>| at.is_some_and(|at| matches!(doc.word(at), "v" | "vs" | "V"));
    // "ex p Barry", "ex parte Barry"
    let on_behalf = doc.before(name.from).is_some_and(|p| {
        matches!(doc.word(p), "p" | "parte")
            && p.checked_sub(1).is_some_and(|ex| doc.word(ex).eq_ignore_ascii_case("ex"))
    });
    on_behalf || versus(doc.before(name.from)) || versus(doc.after(name.to - 1))
}

/// True where every word was under a label of companies, and no title says that a person is meant.
fn is_a_firm(doc: &Doc, name: &Name, firms: &HashSet<String>) -> bool {
    !firms.is_empty()
        && name.core == name.from
        && (name.from..name.to)
            .filter(|at| doc.tokens[*at].is_capital() && doc.tokens[*at].shape != Shape::Initial)
            .all(|at| firms.contains(&lexicon::folded(doc.word(at))))
}
