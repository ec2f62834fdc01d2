//! Words on a page, however they are put together there: in pieces, over lines, with hyphens, in the order of drawing or in
//! that of reading.

use std::{borrow::Cow, collections::HashMap};

use percent_encoding::percent_decode_str;

use super::order;
use crate::capitals::{Capitals, all_capitals};
use crate::pdf::content::{Drawing, Glyph};
use crate::sought::{Edges, composed, is_accent, with_accent};

/// Letters that words must have to be found where spaces in them are not as they were given.
const LONG: usize = 6;

/// Stands for an accent that is drawn apart from its letter.
const ACCENT: char = '\u{34F}';

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pdf) struct Needle {
    letters: Vec<char>,
    capitals: Capitals,
    /// Letters and digits only, small.
    squeezed: String,
    /// As given.
    pub words: String,
    /// What may not stand beside them.
    pub edges: Edges,
}

impl Needle {
    pub fn of(words: &str, whole: bool) -> Needle {
        let words = &composed(words);
        let mut letters: Vec<char> = Vec::new();
        for c in words.chars().flat_map(plain) {
            if c == ' ' && letters.last().is_none_or(|l| *l == ' ') {
                continue;
            }
            letters.push(c);
        }
        while letters.last() == Some(&' ') {
            letters.pop();
        }
        let capitals = Capitals::of(words);
        let edges = Edges::of(words, whole);
        Needle { letters, capitals, squeezed: bare(words), words: words.trim().to_owned(), edges }
    }

    /// Whether a text says it.
    pub fn is_in(&self, text: &str) -> bool {
        self.times_in(&Squeezed::of(text)) > 0
    }

    /// How often a text says it.
    pub fn times_in(&self, text: &Squeezed) -> usize {
        if self.squeezed.is_empty() {
            return 0;
        }
        let places = text.letters.match_indices(self.squeezed.as_str());
        if self.edges.are_open() {
            return places.count();
        }
        // The first and last letter, by their place in the text as it is written.
        let numbers: HashMap<usize, usize> =
            text.letters.char_indices().enumerate().map(|(nth, (byte, _))| (byte, nth)).collect();
        let length = self.squeezed.chars().count();
        let allowed = |byte: usize| {
            let nth = numbers.get(&byte).copied().unwrap_or(0);
            let at = |nth: usize| text.from.get(nth).map_or(0, |from| *from as usize);
            let (first, last) = (at(nth), at(nth + length - 1));
            let before = first.checked_sub(1).and_then(|n| text.written.get(n)).copied();
            self.edges.allow(before, text.written.get(last + 1).copied())
        };
        places.filter(|(byte, _)| allowed(*byte)).count()
    }
}

/// A text with only its letters and digits, small: what is the same however it is written.
pub(in crate::pdf) struct Squeezed {
    letters: String,
    /// Of each letter: which character of the text it comes from.
    from: Vec<u32>,
    written: Vec<char>,
}

impl Squeezed {
    /// Addresses write some letters as numbers; they are said both ways.
    pub fn of(text: &str) -> Squeezed {
        let mut all = composed(text);
        for word in text.split_whitespace().filter(|word| word.contains('%')) {
            if let Cow::Owned(decoded) = percent_decode_str(word).decode_utf8_lossy() {
                all.push('\u{1}');
                all.push_str(&composed(&decoded));
            }
        }
        let mut out =
            Squeezed { letters: String::with_capacity(all.len()), from: Vec::new(), written: Vec::new() };
        for c in all.chars().flat_map(plain) {
            if c.is_alphanumeric() || c == '@' {
                let from = u32::try_from(out.written.len()).unwrap_or(u32::MAX);
                for small in c.to_lowercase() {
                    out.letters.push(small);
                    out.from.push(from);
                }
            } else if c == '\u{1}' {
                out.letters.push(c);
                out.from.push(u32::try_from(out.written.len()).unwrap_or(u32::MAX));
            }
            out.written.push(c);
        }
        out
    }
}

/// Letters and digits only, small.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(plain) {
        if c.is_alphanumeric() || c == '@' {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// A character as it is compared: signs that look alike are one, ligatures their letters, soft hyphens nothing.
fn plain(c: char) -> impl Iterator<Item = char> {
    let text: &'static str = match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '−' => "-",
        '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' => "",
        c if c.is_whitespace() => " ",
        _ => return [Some(c)].into_iter().flatten().chain("".chars()),
    };
    [None].into_iter().flatten().chain(text.chars())
}

/// A letter on a page.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    glyph: usize,
    /// It ends a line in the middle of a word.
    hyphen: bool,
    /// A space that nothing draws.
    gap: bool,
    /// How high it is drawn, and where it begins above the foot of the page; nothing where nothing draws it.
    height: f32,
    foot: f32,
}

impl Letter {
    const GAP: Letter =
        Letter { c: ' ', glyph: usize::MAX, hyphen: false, gap: true, height: 0.0, foot: 0.0 };
}

/// The letters of a page one after the other.
pub(in crate::pdf) struct Running(Vec<Letter>);

impl Running {
    /// In the order in which they are drawn.
    pub fn as_drawn(drawing: &Drawing) -> Running {
        Running::of(drawing, 0..drawing.glyphs.len())
    }

    /// In the order in which they are seen: line by line from the left.
    pub fn as_seen(drawing: &Drawing) -> Running {
        let mut order: Vec<usize> = (0..drawing.glyphs.len()).collect();
        let at = |n: &usize| &drawing.glyphs[*n].area;
        order.sort_by(|a, b| at(b).bottom.total_cmp(&at(a).bottom));
        let mut lines: Vec<(f32, f32, Vec<usize>)> = Vec::new();
        for n in order {
            let area = at(&n);
            match lines.last_mut() {
                Some((bottom, height, line)) if *bottom - area.bottom < 0.4 * height.max(area.height()) => {
                    line.push(n);
                }
                _ => lines.push((area.bottom, area.height(), vec![n])),
            }
        }
        let mut all = Vec::with_capacity(drawing.glyphs.len());
        for (_, _, mut line) in lines {
            line.sort_by(|a, b| at(a).left.total_cmp(&at(b).left));
            all.append(&mut line);
        }
        Running::of(drawing, all.into_iter())
    }

    /// In the order in which it is read column by column.
    pub fn in_columns(drawing: &Drawing) -> Running {
        Running::of(drawing, order::in_columns(drawing).into_iter())
    }

    /// With the beginning of another page after it, the letters of which count on from a number.
    pub(super) fn before(&self, other: &Running, from: usize) -> Running {
        let mut out = self.0.clone();
        if let Some(end) = out.last_mut() {
            end.hyphen = end.c == '-';
        }
        if out.last().is_some_and(|l| l.c != ' ') {
            out.push(Letter::GAP);
        }
        let moved = |n: usize| if n == usize::MAX { n } else { n + from };
        out.extend(other.0.iter().map(|l| Letter { glyph: moved(l.glyph), ..*l }));
        Running(out)
    }

    pub(super) fn of(drawing: &Drawing, glyphs: impl Iterator<Item = usize>) -> Running {
        let mut out: Vec<Letter> = Vec::with_capacity(drawing.glyphs.len() + 64);
        let mut last: Option<&Glyph> = None;
        for n in glyphs {
            let glyph = &drawing.glyphs[n];
            if let Some(last) = last
                && apart(last, glyph)
            {
                let line = (glyph.area.bottom - last.area.bottom).abs() > 0.6 * glyph.area.height();
                if let Some(end) = out.last_mut()
                    && end.c == '-'
                    && line
                {
                    end.hyphen = true;
                }
                if out.last().is_some_and(|l| l.c != ' ') {
                    out.push(Letter::GAP);
                }
            }
            let (height, foot) = (glyph.area.height(), glyph.area.bottom);
            let drawn = Letter { c: ' ', glyph: n, hyphen: false, gap: false, height, foot };
            for c in drawing.letters(glyph).chars().flat_map(plain) {
                if c == ' ' && out.last().is_none_or(|l| l.c == ' ') {
                    continue;
                }
                // An accent by itself is one with its letter, and goes with it.
                if is_accent(c)
                    && let Some(letter) = out.iter_mut().rev().find(|l| l.c != ACCENT).filter(|l| !l.gap)
                    && let Some(one) = with_accent(letter.c, c)
                {
                    letter.c = one;
                    out.push(Letter { c: ACCENT, ..drawn });
                    continue;
                }
                out.push(Letter { c, ..drawn });
            }
            last = Some(glyph);
        }
        Running(out)
    }

    /// The letters of each place where the words stand.
    pub fn find(&self, needle: &Needle) -> Vec<Vec<usize>> {
        let mut out = Vec::new();
        self.look(&needle.letters, needle.capitals, needle.edges, false, &mut out);
        let given: String = needle.letters.iter().collect();
        if let Some(capitals) = all_capitals(&given) {
            self.look(&capitals.chars().collect::<Vec<_>>(), Capitals::Given, needle.edges, false, &mut out);
        }
        // Long words are found whatever spaces are in them or not.
        let bare: Vec<char> = needle.letters.iter().copied().filter(|c| *c != ' ').collect();
        if bare.iter().filter(|c| c.is_alphanumeric()).count() >= LONG {
            self.look(&bare, needle.capitals, needle.edges, true, &mut out);
        }
        out
    }

    fn look(
        &self,
        letters: &[char],
        capitals: Capitals,
        edges: Edges,
        any_spaces: bool,
        out: &mut Vec<Vec<usize>>,
    ) {
        let Some(first) = letters.first() else { return };
        for at in 0..self.0.len() {
            if capitals.same(self.0[at].c, *first)
                && let Some((glyphs, end)) = self.at(at, letters, capitals, any_spaces)
                && (edges.are_open()
                    || edges.allow(self.beside(at, at.checked_sub(1)), self.beside(end - 1, Some(end))))
            {
                out.push(glyphs);
            }
        }
    }

    fn at(
        &self,
        begin: usize,
        letters: &[char],
        capitals: Capitals,
        any_spaces: bool,
    ) -> Option<(Vec<usize>, usize)> {
        let mut glyphs = Vec::with_capacity(letters.len());
        let mut at = begin;
        let mut before = ' ';
        for wanted in letters {
            loop {
                let letter = self.0.get(at)?;
                if capitals.same(letter.c, *wanted) && !(letter.hyphen && *wanted != '-') {
                    break;
                }
                let accent = letter.c == ACCENT;
                let broken = letter.hyphen || letter.gap && (before == '-' || self.0[at - 1].hyphen);
                // A hyphen for where a line might end is drawn by some wherever it stands.
                let within = any_spaces && capitals == Capitals::Alike && letter.c == '-';
                if at > begin && (accent || broken || within || any_spaces && letter.c == ' ') {
                    if letter.glyph != usize::MAX {
                        glyphs.push(letter.glyph);
                    }
                    at += 1;
                    continue;
                }
                return None;
            }
            let letter = self.0[at];
            if letter.glyph != usize::MAX {
                glyphs.push(letter.glyph);
            }
            before = *wanted;
            at += 1;
        }
        while let Some(accent) = self.0.get(at).filter(|l| l.c == ACCENT) {
            glyphs.push(accent.glyph);
            at += 1;
        }
        Some((glyphs, at))
    }

    /// The letter beside one, where it goes on with it: a small number above the line does not.
    fn beside(&self, own: usize, other: Option<usize>) -> Option<char> {
        let (own, other) = (self.0.get(own)?, self.0.get(other?)?);
        let raised = own.height > 0.0 && other.height > 0.0 && {
            let taller = own.height.max(other.height);
            (own.height - other.height).abs() > taller * 0.2 || (own.foot - other.foot).abs() > taller * 0.2
        };
        (!raised && !own.hyphen).then_some(other.c)
    }
}

/// Whether a space is seen between two letters.
fn apart(last: &Glyph, glyph: &Glyph) -> bool {
    let height = glyph.area.height().max(last.area.height());
    let far = glyph.area.left - last.area.right > height * 0.17
        || glyph.area.left < last.area.left - height * 0.5
        || (glyph.area.bottom - last.area.bottom).abs() > height * 0.6;
    // Text that runs upwards stands apart in height only; its letters touch.
    far && !glyph.area.grown(height * 0.12).meets(last.area.grown(height * 0.12))
}
