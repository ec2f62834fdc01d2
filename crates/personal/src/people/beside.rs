//! What is a name only because of the name beside it, and names that are written in two pieces.

use super::judge::Judge;
use crate::{
    lexicon::*,
    tokens::{Gap, Shape},
};

impl Judge<'_> {
    /// "Will and Penny Green": what stands beside a name with "and" is one, too.
    pub(super) fn together(&mut self) {
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
    pub(super) fn with_nicknames(&mut self) {
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
