//! What is a name only because of the name beside it, and names that are written in two pieces.

use super::{cues, judge::Judge};
use crate::{
    context::Doc,
    lexicon::*,
    tokens::{Gap, Shape},
};

impl Judge<'_> {
    /// "Will and Penny Green": what stands beside a name with "and" is one, too; so is what stands among names in a list.
    pub(super) fn together(&mut self) {
        let doc = self.doc;
        let pending = std::mem::take(&mut self.pending);
        let mut begins = vec![false; doc.tokens.len() + 1];
        let mut ends = vec![false; doc.tokens.len() + 1];
        for name in &self.names {
            begins[name.from] = true;
            ends[name.to] = true;
            if let Some(behind) = behind_brackets(doc, name.to) {
                ends[behind] = true;
            }
        }
        let mut taken = vec![false; pending.len()];
        // Once down the list and once up.
        for number in (0..pending.len()).chain((0..pending.len()).rev()) {
            let (first, last) = pending[number];
            let month = self.marks(first) & DATE != 0
                && !(doc.starts_sentence(first)
                    && first == last
                    && doc.after(last).is_some_and(|n| doc.word(n) == "and")
                    && begins.get(last + 2) == Some(&true));
            if taken[number]
                || begins[first]
                || month
                || self.marks(first) & PLACE != 0
                || first != last && cues::placed(doc, first)
            {
                continue;
            }
            let joined = |from: usize| {
                matches!(doc.word(from), "and" | "&" | "or")
                    || doc.tokens[from].is(b',')
                    || doc.tokens[from].is(b'/')
            };
            let behind = behind_brackets(doc, last + 1).map_or(last, |b| b - 1);
            let after = doc.after(behind).filter(|n| joined(*n)).and_then(|n| doc.after(n));
            let before = doc.before(first).filter(|b| joined(*b)).and_then(|b| doc.before(b));
            // A first name and more in the cell beside somebody's.
            let cell = |at: usize| self.marks(first) & GIVEN != 0 && doc.tokens[at].gap == Gap::Column;
            let after = after.or_else(|| doc.after(behind).filter(|n| cell(*n)));
            let before = before.or_else(|| doc.before(first).filter(|_| cell(first)));
            let (left, right) = (before.is_some_and(|b| ends[b + 1]), after.is_some_and(|n| begins[n]));
            let word = self.marks(first) & WORD != 0 && doc.starts_sentence(first);
            let and = doc.after(last).is_some_and(|n| !doc.tokens[n].is(b','));
            let known = self.marks(first) & GIVEN != 0;
            let beside = match () {
                () if first != last => left || right,
                () if known => right && (!word || and) || left,
                () => left && right,
            };
            if beside {
                taken[number] = true;
                begins[first] = true;
                ends[behind + 1] = true;
                let why =
                    if first == last && known { "a first name beside another name" } else { "among names" };
                self.emit(first, first, last, 0.65, why);
            }
        }
        self.names.sort_by_key(|n| n.from);
    }

    /// "Cllrs Ware, Obuya and St John-Smythe": a title in the plural goes for all that follow.
    pub(super) fn behind_plural_titles(&mut self, hidden: &[bool]) {
        const PLURALS: [&str; 8] =
            ["cllrs", "councillors", "drs", "messrs", "misses", "profs", "professors", "doctors"];
        let doc = self.doc;
        let mut found: Vec<(usize, usize)> = Vec::new();
        for at in 0..doc.tokens.len() {
            let word = doc.word(at);
            if !doc.tokens[at].is_capital()
                || !(3..=11).contains(&word.len())
                || !PLURALS.iter().any(|p| word.eq_ignore_ascii_case(p))
            {
                continue;
            }
            let mut next = at + 1;
            if doc.tokens.get(next).is_some_and(|t| t.is(b':') || t.is(b'.')) {
                next += 1;
            }
            while let Some(end) = self.item(next, hidden) {
                found.push((next, end));
                let end = behind_brackets(doc, end).unwrap_or(end);
                next = match doc.tokens.get(end) {
                    Some(t) if t.gap <= Gap::Space && (t.is(b',') || t.is(b';') || t.is(b'&')) => {
                        end + 1 + usize::from(doc.word(end + 1) == "and")
                    }
                    Some(t) if t.gap <= Gap::Space && doc.word(end) == "and" => end + 1,
                    _ => break,
                };
            }
        }
        for (from, to) in found {
            if !self.names.iter().any(|n| n.from < to && from < n.to) {
                self.emit(from, from, to - 1, 0.85, "in a list behind a title in the plural");
            }
        }
        self.names.sort_by_key(|n| n.from);
    }

    /// Initials and up to three words of a name that begin here: the token behind them.
    fn item(&self, from: usize, hidden: &[bool]) -> Option<usize> {
        let doc = self.doc;
        let mut at = from;
        let mut words = 0;
        while let Some(token) = doc.tokens.get(at) {
            let initial = token.shape == Shape::Initial;
            let dot = token.is(b'.') && at > from && doc.tokens[at - 1].shape == Shape::Initial;
            let saint = doc.word(at) == "St" && doc.tokens.get(at + 1).is_some_and(|t| t.is_capital());
            let other = token.marks & (BODY | THING | DATE | ROLE) != 0 && token.marks & FAMILY == 0;
            let name = token.is_capital() && !initial && !other;
            // The lines of a list may be wrapped.
            let near = token.gap <= Gap::Space || at == from && token.gap == Gap::Line;
            if hidden[at] || !near || !(name || initial || dot || saint) || words == 3 {
                break;
            }
            words += usize::from(name);
            at += 1;
            if token.possessive {
                break;
            }
        }
        (words > 0 && doc.word(from) != "The").then_some(at)
    }

    /// "Terence "Tel" Boyd", "Margaret (Peggy) Lowe": a first name, what they are called, a family name.
    pub(super) fn with_nicknames(&mut self) {
        let doc = self.doc;
        self.around_quotes();
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
                && (self.marks(self.names[at].to - 1) & GIVEN != 0
                    || self.names[at].core > self.names[at].from)
                && doc.tokens[open].gap == Gap::Space
            {
                let to = self.names.iter().find(|n| n.from == family).map_or(family + 1, |n| n.to);
                self.names[at].to = to;
            }
        }
    }

    /// "Tyrone 'Taz' Ellis", where the first word alone could be a place or is on no list.
    fn around_quotes(&mut self) {
        let doc = self.doc;
        let mut found = Vec::new();
        for open in 1..doc.tokens.len().saturating_sub(3) {
            let Shape::Sign(sign @ (b'"' | b'\'')) = doc.tokens[open].shape else { continue };
            let (first, inside, close, family) = (open - 1, open + 1, open + 2, open + 3);
            let spaced = doc.tokens[open].gap == Gap::Space && doc.tokens[family].gap == Gap::Space;
            let tight = doc.tokens[inside].gap == Gap::None && doc.tokens[close].gap == Gap::None;
            let outer = |at: usize, kinds: u32| {
                doc.nameish(at) && doc.has(at, kinds) && !doc.has(at, WORD | TITLE | BODY | THING | ROLE)
            };
            if spaced
                && tight
                && doc.tokens[close].is(sign)
                && doc.tokens[inside].is_capital()
                && outer(first, GIVEN | FAMILY | UNKNOWN)
                && outer(family, FAMILY | GIVEN | MADE)
                && doc.has(first, GIVEN | FAMILY)
                && !self.names.iter().any(|n| n.from <= first && first < n.to)
            {
                found.push((first, family));
            }
        }
        for (first, family) in found {
            self.names.retain(|n| n.to <= first || n.from > family);
            self.emit(first, first, family, 0.85, "a first name, what they are called, a family name");
        }
        self.names.sort_by_key(|n| n.from);
    }

    /// "Tremlett, Gavin": a family name, a comma, first names.
    pub(super) fn turned(&mut self) {
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

/// The token behind "(Chair)", where brackets open here.
fn behind_brackets(doc: &Doc, open: usize) -> Option<usize> {
    doc.tokens.get(open).filter(|t| t.is(b'(') && t.gap <= Gap::Space)?;
    (open + 1..(open + 8).min(doc.tokens.len())).find(|at| doc.tokens[*at].is(b')')).map(|at| at + 1)
}
