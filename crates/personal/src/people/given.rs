//! Names that begin with a first name, and first names alone. What could be a word or a place needs more around it.

use super::{
    cues::{self, Label},
    judge::Judge,
};
use crate::{
    context::Doc,
    lexicon::{self, *},
    roles,
    tokens::{Gap, Shape},
};

/// Words before a name that make it something else: storms, projects, saints.
const OTHERS_BEFORE: [&str; 22] = [
    "duke",
    "duchess",
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
impl Judge<'_> {
    pub(super) fn given(&mut self, run: &[usize], i: usize) -> usize {
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
            || cues::described(doc, last)
            || cues::apposed(doc, last)
            || cues::honoured(doc, last)
            || roles::follows(doc, last).is_some();
        let numbered = before.is_some_and(|b| matches!(self.shape(b), Shape::Digits | Shape::Mixed))
            && doc.tokens[first].gap <= Gap::Space;
        let hard = is_hard_street(doc.word(last));
        let street = lm & STREET != 0
            && (!strong && hard || cues::placed(doc, first) || numbered || end - i > 2 && hard);
        let building = lm & STREET != 0
            && [
                "house", "street", "court", "terrace", "crescent", "avenue", "road", "gardens", "building",
                "mews", "square", "drive",
            ]
            .contains(&doc.word(last).to_ascii_lowercase().as_str());
        let town = lm & STREET != 0 && m & PLACE != 0;
        if (street || building || town) && !cue {
            return end;
        }
        if self.shape(last) == Shape::Initial && end - i == 2 {
            // "Amit P", "Connor B".
            if strong || cue {
                self.emit(first, first, last, 0.8, "a first name and an initial");
            }
            return end;
        }
        // "at Bobby Moore fields"
        let ground = doc
            .before(first)
            .is_some_and(|b| ["at", "in", "near", "behind", "on", "from", "to"].contains(&doc.word(b)))
            && doc.after(last).is_some_and(|n| {
                [
                    "fields", "field", "estate", "house", "park", "school", "ground", "stadium", "hall",
                    "ward", "wing", "centre",
                ]
                .contains(&doc.word(n))
            });
        if ground {
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
        // "AKHTAR Nasreen"
        if upper
            && m & FAMILY != 0
            && m & (WORD | PLACE) == 0
            && self.shape(run[i + 1]) == Shape::Capital
            && self.marks(run[i + 1]) & GIVEN != 0
            && self.marks(run[i + 1]) & (WORD | PLACE) == 0
        {
            self.emit(first, first, last, 0.85, "a family name in capitals, first names");
            if let Some(name) = self.names.last_mut() {
                name.turned = true;
            }
            return end;
        }
        let family = lm & (FAMILY | MADE) != 0 && lm & (WORD | PLACE) == 0;
        let known = lm & (FAMILY | MADE | GIVEN) != 0 || self.in_emails(last);
        let told = cue
            || is_a_party(doc, run)
            || strong
                && (lm & UNKNOWN != 0 && lm & WORD == 0 && among_small(doc, first)
                    || known && (family || cues::alone_on_line(doc, run[0], run[run.len() - 1] + 1)));
        if upper && !told {
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
        } else if cue
            || m & PLACE == 0 && !cues::placed(doc, first) && (!doc.starts_sentence(first) || m & WORD == 0)
        {
            self.emit(first, first, last, 0.6, "a first name and a word that no list knows");
        } else if i == 0
            && end == run.len()
            && end - i == 2
            && lm & (WORD | PLACE | BODY | THING | STREET | ROLE) == 0
        {
            self.pending.push((first, last));
        }
        end
    }

    pub(super) fn single_given(&mut self, run: &[usize], i: usize, strong: bool) {
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
            } else if strong
                && self.whole_value(run)
                && self.names.last().is_some_and(|n| {
                    doc.lines.at(doc.tokens[n.from].start) == doc.lines.at(doc.tokens[at].start)
                })
            {
                self.emit(at, at, at, 0.6, "a first name in a line of names");
            }
            return;
        }
        if label == Label::Name && self.whole_value(run) {
            self.emit(at, at, at, 0.85, "a name under its label");
            return;
        }
        // "Mae fy nghydweithiwr": Welsh for "is".
        let is = doc.word(at) == "Mae"
            && doc.after(at).is_some_and(|n| {
                doc.tokens[n].shape == Shape::Lower || doc.tokens[n].is(b'\'') || doc.tokens[n].is_capital()
            })
            && !cues::acts(doc, at);
        if is {
            return;
        }
        // A heading: "Tenant", "Tel", "Address".
        let heading = doc.word(at) == "Tel"
            && doc.tokens[at].gap == Gap::Column
            && doc.tokens.get(at + 1).is_some_and(|t| t.gap >= Gap::Column);
        if heading || i == 0 && cues::is_an_animal(doc, at) {
            return;
        }
        let post = i > 0 && is_welsh_post(doc.word(run[i - 1]));
        if article && !doc.tokens[at].possessive || post {
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
            || cues::signs_off(doc, at)
            || doc.word(at) == "Will" && doc.after(at).is_some_and(|n| doc.word(n) == "will")
            || led && !(place && cues::placed(doc, at))
            || speaks && (mid || !word || cues::talks(doc, at))
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
            self.pending.push((at, at));
        }
    }
}

fn first_len(doc: &Doc, at: usize) -> usize {
    doc.tokens[at].end - doc.tokens[at].start
}

/// True for the words that end the names of streets and buildings far more often than those of people.
pub(super) fn is_hard_street(word: &str) -> bool {
    [
        "road", "street", "lane", "avenue", "way", "close", "drive", "crescent", "terrace", "grove",
        "gardens", "court", "place", "square", "house", "hall", "building", "park", "view", "mews", "walk",
        "row", "rise",
    ]
    .contains(&word.to_ascii_lowercase().as_str())
}

/// "(2) JADE LOUISE WHITCOMBE   Defendants": behind a number in brackets, up to the end of the line or column.
pub(super) fn is_a_party(doc: &Doc, run: &[usize]) -> bool {
    let (first, last) = (run[0], run[run.len() - 1]);
    first >= 3
        && doc.tokens[first - 1].is(b')')
        && doc.tokens[first - 2].shape == Shape::Digits
        && doc.tokens[first - 3].is(b'(')
        && doc.tokens[first - 3].gap >= Gap::Line
        && doc.tokens.get(last + 1).is_none_or(|t| t.gap >= Gap::Column)
}

/// True where the line is not written in capitals throughout.
fn among_small(doc: &Doc, at: usize) -> bool {
    let line = &doc.lines.lines[doc.lines.at(doc.tokens[at].start)];
    doc.text[line.start..line.end].bytes().filter(u8::is_ascii_lowercase).take(12).count() == 12
}
