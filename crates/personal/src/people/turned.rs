//! Family name first: "McAllister, Euan", "2. COHEN, Mrs Ruth", "van der Merwe, Pieter | …". Registers and address lists
//! are written so; what stands before and behind must show that the pair is all of an entry.

use super::{
    Name,
    cues::{self, Label},
    judge::Judge,
    runs,
};
use crate::{
    lexicon::*,
    tokens::{Gap, Shape},
};

impl Judge<'_> {
    /// Finds them; what was found within them is theirs.
    pub(super) fn family_first(&mut self, hidden: &[bool]) {
        let doc = self.doc;
        let mut found: Vec<Name> = Vec::new();
        for comma in 1..doc.tokens.len() {
            if !doc.tokens[comma].is(b',') || doc.tokens[comma].gap != Gap::None || hidden[comma] {
                continue;
            }
            let floor = found.last().map_or(0, |n| n.to);
            let Some(from) = self.family_before(comma, floor).filter(|from| self.opens_an_entry(*from))
            else {
                continue;
            };
            let Some((to, titled)) =
                self.forenames_behind(comma).filter(|(to, _)| self.closes_an_entry(*to, hidden))
            else {
                continue;
            };
            if (from..to).any(|at| hidden[at]) || !self.is_a_pair(from, comma, to, titled) {
                continue;
            }
            found.push(Name {
                from,
                to,
                core: from,
                confidence: 0.92,
                why: "a family name, a comma, first names",
                turned: true,
            });
        }
        if !found.is_empty() {
            self.names.retain(|name| !found.iter().any(|f| f.from < name.to && name.from < f.to));
            self.names.append(&mut found);
            self.names.sort_by_key(|n| n.from);
        }
    }

    /// Up to three words with capitals, and small words such as "van" before them.
    fn family_before(&self, comma: usize, floor: usize) -> Option<usize> {
        let doc = self.doc;
        let mut from = comma;
        while from > floor && comma - from < 5 {
            let at = from - 1;
            let token = &doc.tokens[at];
            let name = token.is_capital()
                && token.shape != Shape::Initial
                && token.marks & (BODY | DATE | ROLE | THING | STREET | TITLE) & !(token.marks & FAMILY) == 0
                || token.marks & FAMILY != 0;
            let particle = token.shape == Shape::Lower && runs::is_particle(doc.word(at)) && from < comma;
            if !(name || particle) || token.possessive {
                break;
            }
            from = at;
            if token.gap > Gap::Space {
                break;
            }
        }
        let words = (from..comma).filter(|at| doc.tokens[*at].is_capital()).count();
        ((1..=3).contains(&words)).then_some(from)
    }

    /// Titles, first names and initials behind the comma: the token behind them, and whether a title stood there.
    fn forenames_behind(&self, comma: usize) -> Option<(usize, bool)> {
        let doc = self.doc;
        let mut at = comma + 1;
        // Without a space the comma parts the cells of a table: "Park,Bo Quell".
        if doc.tokens.get(at).is_none_or(|t| t.gap == Gap::None) {
            return None;
        }
        let mut names = 0;
        let mut titled = false;
        while let Some(token) = doc.tokens.get(at) {
            if token.gap > Gap::Space || names >= 4 {
                break;
            }
            if token.is(b'.') && token.gap == Gap::None && at > comma + 1 {
                at += 1;
                continue;
            }
            if token.is_capital() && token.marks & TITLE != 0 && names == 0 && token.marks & GIVEN == 0 {
                titled = true;
            } else if titled && names == 0 && (token.is(b'&') || doc.word(at) == "and") {
            } else if token.is_capital() {
                names += 1;
            } else {
                break;
            }
            at += 1;
        }
        // A full stop ends an initial, not a sentence's last name.
        if at > comma + 2 && doc.tokens[at - 1].is(b'.') && doc.tokens[at - 2].shape != Shape::Initial {
            at -= 1;
        }
        (names > 0).then_some((at, titled))
    }

    fn opens_an_entry(&self, at: usize) -> bool {
        let doc = self.doc;
        if doc.tokens[at].gap >= Gap::Column {
            return true;
        }
        if cues::speaker(doc, at) {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return true };
        let begins_line = |at: usize| doc.tokens[at].gap >= Gap::Line;
        match doc.tokens[before].shape {
            Shape::Sign(b':' | b';' | b'"' | b'|' | b'*' | b'-' | b'>') => true,
            Shape::Sign(b'.' | b')') => {
                before > 0 && doc.tokens[before - 1].shape == Shape::Digits && begins_line(before - 1)
            }
            Shape::Digits | Shape::Mixed => begins_line(before),
            _ => false,
        }
    }

    fn closes_an_entry(&self, to: usize, hidden: &[bool]) -> bool {
        self.doc.tokens.get(to).is_none_or(|t| {
            t.gap >= Gap::Column
                || matches!(t.shape, Shape::Sign(b';' | b'<' | b'(' | b'"' | b'|' | b'['))
                || t.is(b'-') && t.gap != Gap::None
                || t.gap == Gap::Space && t.shape == Shape::Digits
                || hidden[to]
                || self.doc.word(to) == "c" && self.doc.tokens.get(to + 1).is_some_and(|n| n.is(b'/'))
        })
    }

    /// Whether the words are such as names are made of; the less they say, the more the label has to.
    fn is_a_pair(&self, from: usize, comma: usize, to: usize, titled: bool) -> bool {
        let doc = self.doc;
        let family = doc.tokens[comma - 1].marks;
        let upper = doc.tokens[comma - 1].shape == Shape::Upper;
        let forename = (comma + 1..to)
            .find(|at| doc.tokens[*at].is_capital() && !(titled && doc.has(*at, TITLE)))
            .map_or(0, |at| doc.tokens[at].marks);
        let initials = (comma + 1..to)
            .filter(|at| doc.tokens[*at].is_capital() && !(titled && doc.has(*at, TITLE)))
            .all(|at| doc.tokens[at].shape == Shape::Initial);
        let strong = family & (FAMILY | MADE) != 0 && family & (WORD | PLACE) == 0;
        let open = family & (FAMILY | MADE | UNKNOWN | GIVEN) != 0;
        let certain = forename & GIVEN != 0 && forename & (WORD | PLACE) == 0;
        // "Ozzy Brandt, Scrutiny Officer": a job behind a whole name.
        let job = (comma + 1..to)
            .any(|at| doc.has(at, ROLE | BODY | THING | STREET) && !doc.has(at, GIVEN | FAMILY));
        let whole = (from..comma).filter(|at| doc.tokens[*at].is_capital()).count() > 1
            && doc.has(from, GIVEN)
            && !upper;
        if job || whole && !certain {
            return false;
        }
        if titled {
            return open || upper && family & (BODY | ROLE) == 0;
        }
        if certain {
            return (open || upper && from + 1 == comma)
                && (family & PLACE == 0 || family & FAMILY != 0 || upper);
        }
        let label = cues::governing(doc, from);
        if initials {
            return strong && family & BRAND == 0 || open && label >= Label::People;
        }
        if forename & GIVEN != 0 {
            return strong || upper && open || label >= Label::People && open;
        }
        forename & (FAMILY | UNKNOWN | MADE) != 0
            && forename & (WORD | PLACE) == 0
            && (strong && label >= Label::People
                || open && family & (WORD | PLACE) == 0 && label >= Label::People)
    }
}
