//! Runs the operators of a page in their order.

use std::{collections::HashMap, rc::Rc};

use container::{
    Error,
    pdf::{Dict, Font, Item, Lexer, Object, Page, Pdf},
};

use super::{
    Cut, Drawing, Marked, Mask, Operator, Placing, Point, Rect, Shape, Show, Source, Way,
    colour::{Colour, Space},
    geometry::{ONE, moved, times},
    letters::Letters,
    mask,
    painted::through,
    part::{Open, notes_in},
    path::Path,
    pattern::Tile,
    resources::Resources,
    state::{Ink, State},
    written::{notes_among, small, taken},
};
use crate::pdf::layers::Layers;

/// Draws the pages of one file.
pub(crate) struct Interpreter<'p, 'a> {
    pub pdf: &'p Pdf<'a>,
    pub(super) layers: &'p Layers,
    pub(super) fonts: HashMap<u32, Rc<Font>>,
    pub(super) forms: HashMap<u32, Rc<Vec<u8>>>,
    pub(super) hides: HashMap<u32, bool>,
    pub(super) patterns: HashMap<u32, Tile>,
    /// Words in the tiles of patterns that nobody sees.
    pub(super) unseen: Vec<String>,
    pub(super) masks: HashMap<mask::Key, Option<Rc<Mask>>>,
    pub(super) letters: HashMap<u32, Rc<Letters>>,
    pub(super) kept: usize,
    steps: usize,
}

/// What a page or a form is drawn with.
pub(super) struct Frame<'r> {
    pub source: Source,
    pub placing: u32,
    pub resources: &'r Resources,
    pub dict: &'r Dict,
    pub depth: usize,
}

impl<'p, 'a> Interpreter<'p, 'a> {
    /// Begins with a file; `steps` bounds the work on all its pages.
    pub fn new(pdf: &'p Pdf<'a>, layers: &'p Layers, steps: usize) -> Self {
        Interpreter {
            pdf,
            layers,
            fonts: HashMap::new(),
            forms: HashMap::new(),
            hides: HashMap::new(),
            patterns: HashMap::new(),
            unseen: Vec::new(),
            masks: HashMap::new(),
            letters: HashMap::new(),
            kept: 0,
            steps,
        }
    }

    /// Whether the tiles of a pattern were used.
    pub fn used(&self, pattern: u32) -> bool {
        self.patterns.contains_key(&pattern)
    }

    /// Words that nobody sees in the tiles of the patterns that were used, each once.
    pub fn unseen_in_tiles(&mut self) -> Vec<String> {
        std::mem::take(&mut self.unseen)
    }

    /// The steps that are left.
    pub fn left(&self) -> usize {
        self.steps
    }

    /// Everything that a page draws, then the annotations that are shown.
    pub fn page(&mut self, page: &Page) -> Result<Drawing, Error> {
        let mut out = Drawing::default();
        let (bytes, damaged) = self.content(page)?;
        out.damaged = damaged;
        let resources = Resources::read(self.pdf, &page.resources)?;
        let at = Operator { source: Source::Page, placing: 0, from: 0, to: 0 };
        out.placings.push(Placing {
            source: Source::Page,
            at,
            form: None,
            matrix: ONE,
            annotation: None,
            resources: page.resources.clone(),
        });
        let frame = Frame {
            source: Source::Page,
            placing: 0,
            resources: &resources,
            dict: &page.resources,
            depth: 0,
        };
        self.draw(&bytes, &frame, State::new(Rect::ALL), &mut out)?;
        self.annotations(page, &mut out)?;
        Ok(out)
    }

    pub(super) fn work(&mut self, steps: usize) -> Result<(), Error> {
        self.steps = self.steps.checked_sub(steps).ok_or(Error::TooMuchWork { what: "PDF" })?;
        Ok(())
    }

    pub(super) fn draw(
        &mut self,
        bytes: &[u8],
        frame: &Frame<'_>,
        begin: State,
        out: &mut Drawing,
    ) -> Result<(), Error> {
        if bytes.contains(&b'%') {
            self.work(bytes.len() / 64)?;
            notes_among(bytes, &mut out.notes);
        }
        let mut lexer = Lexer::new(bytes, 0);
        let base = begin.layer;
        let mut state = begin;
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (ONE, ONE);
        let mut values: Vec<Object> = Vec::new();
        let mut path = Path::default();
        let mut at: Point = (0.0, 0.0);
        let mut marked: Vec<Open> = Vec::new();
        // Text that clips: what is painted next is seen through it.
        let mut clipping: Vec<u32> = Vec::new();
        // Whether text goes on where it ended, and where the path begins.
        let (mut follows, mut path_at) = (false, None);
        let mut from = 0;
        loop {
            if values.is_empty() {
                lexer.skip_space();
                from = lexer.at;
            }
            let Some(item) = lexer.next_item() else { break };
            self.work(1)?;
            let word = match item {
                Item::Object(object) => {
                    if values.len() < 64 {
                        values.push(object);
                    }
                    continue;
                }
                Item::Word(word) => word,
            };
            if values.len() > 1
                && let Some(taken) = taken(word).filter(|n| *n < values.len())
            {
                // Readers take the last values of those that are given.
                values.drain(..values.len() - taken);
            }
            let n = |at: usize| values.get(at).and_then(Object::number).unwrap_or(0.0) as f32;
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let operator = Operator {
                source: frame.source,
                placing: frame.placing,
                from: small(from),
                to: small(lexer.at),
            };
            if matches!(word, b"BT" | b"Tm" | b"Td" | b"TD" | b"T*" | b"'" | b"\"") {
                follows = false;
            } else if matches!(word, b"m" | b"l" | b"c" | b"v" | b"y" | b"re") {
                path_at.get_or_insert(operator.from);
            }
            let name = || values.first().and_then(Object::name);
            match word {
                b"q" if saved.len() < 512 => saved.push(state.clone()),
                b"Q" => {
                    if let Some(before) = saved.pop() {
                        let layer = state.layer;
                        state = before;
                        state.layer = layer;
                    }
                    clipping.clear();
                }
                b"cm" => state.matrix = times(&matrix(), &state.matrix),
                b"w" => state.line = n(0),
                b"gs" => {
                    if let Some(name) = name() {
                        self.set(frame, name, &mut state)?;
                    }
                }
                // Text.
                b"BT" => (text, line) = (ONE, ONE),
                b"Tc" => state.letters = n(0),
                b"Tw" => state.words = n(0),
                b"Tz" => state.scale = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tr" => state.mode = n(0).clamp(0.0, 7.0) as u8,
                b"Tf" => {
                    state.size = n(1);
                    state.font = match name() {
                        Some(name) => self.font(frame.resources, name)?,
                        None => None,
                    };
                    let named = name().and_then(|n| frame.resources.fonts.get(&String::from_utf8_lossy(n)));
                    state.font_number = if let Some(Object::Ref(n)) = named { Some(*n) } else { None };
                }
                b"Tm" => (text, line) = (matrix(), matrix()),
                b"Td" | b"TD" => {
                    if word == b"TD" {
                        state.leading = -n(1);
                    }
                    line = times(&[1.0, 0.0, 0.0, 1.0, n(0), n(1)], &line);
                    text = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if word == b"\"" {
                        (state.words, state.letters) = (n(0), n(1));
                    }
                    line = times(&[1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], &line);
                    text = line;
                    if word != b"T*" {
                        let shown = values.last().map(std::slice::from_ref).unwrap_or(&[]);
                        self.show(shown, &state, &mut text, &mut follows, operator, out)?;
                    }
                }
                b"Tj" => {
                    let shown = values.last().map(std::slice::from_ref).unwrap_or(&[]);
                    self.show(shown, &state, &mut text, &mut follows, operator, out)?;
                }
                b"TJ" => {
                    let shown = values.last().and_then(Object::array).unwrap_or(&[]);
                    self.show(shown, &state, &mut text, &mut follows, operator, out)?;
                }
                b"ET" => {
                    let seen_through =
                        |s: &(usize, &Show)| s.1.mode >= 4 && s.1.operator.source == frame.source;
                    let letters: Vec<usize> =
                        out.shows.iter().enumerate().rev().take_while(seen_through).map(|(n, _)| n).collect();
                    clipping.extend(letters.iter().map(|n| small(*n)));
                    state.lettered |= !clipping.is_empty();
                    if !letters.is_empty() {
                        within_letters(&letters, &mut state, out);
                    }
                }
                // Paths.
                b"m" => {
                    at = (n(0), n(1));
                    path.begin(moved(at, &state.matrix));
                }
                b"l" => {
                    at = (n(0), n(1));
                    path.line(moved(at, &state.matrix));
                }
                b"c" | b"v" | b"y" => {
                    let (a, b, c) = match word {
                        b"c" => ((n(0), n(1)), (n(2), n(3)), (n(4), n(5))),
                        b"v" => (at, (n(0), n(1)), (n(2), n(3))),
                        _ => ((n(0), n(1)), (n(2), n(3)), (n(2), n(3))),
                    };
                    path.curve([at, a, b, c].map(|p| moved(p, &state.matrix)));
                    at = c;
                }
                b"h" => path.close(),
                b"re" => {
                    at = (n(0), n(1));
                    path.rectangle(at, (n(0) + n(2), n(1) + n(3)), &state.matrix);
                }
                b"W" | b"W*" => (path.clip, path.even_odd) = (true, word == b"W*"),
                b"n" => {
                    path_at = None;
                    path.remember(out);
                    path.end(&mut state);
                }
                b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                    if matches!(word, b"s" | b"b" | b"b*") {
                        path.close();
                    }
                    self.work(path.lines.iter().map(Vec::len).sum::<usize>() / 4)?;
                    path.begins = path_at.take().unwrap_or(operator.from);
                    self.painted(word, &mut path, &state, operator, &clipping, out)?;
                    path.remember(out);
                    path.end(&mut state);
                }
                b"sh" => {
                    let colour = self.shaded(frame, name().unwrap_or(b""))?;
                    let cover = state.covers(&Ink::plain(Space::Other, colour), state.fill_alpha);
                    self.paint(Way::Shading, Shape::Rect(state.clip), colour, cover, &state, operator, out)?;
                    through(&clipping, state.clip, out);
                }
                // Colours.
                b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" => {
                    let space = match word {
                        b"g" | b"G" => Space::Grey,
                        b"rg" | b"RG" => Space::Rgb,
                        _ => Space::Cmyk,
                    };
                    let colour = space.colour(&[n(0), n(1), n(2), n(3)]);
                    let ink = if word[0].is_ascii_lowercase() { &mut state.fill } else { &mut state.stroke };
                    *ink = Ink::plain(space, colour);
                }
                b"cs" | b"CS" => {
                    if let Some(value) = values.first() {
                        let space = self.space(frame.resources, value)?;
                        let colour = space.first();
                        let ink = if word == b"cs" { &mut state.fill } else { &mut state.stroke };
                        *ink = Ink::plain(space, colour);
                    }
                }
                b"sc" | b"scn" | b"SC" | b"SCN" => {
                    let ink = if word[0] == b's' { &mut state.fill } else { &mut state.stroke };
                    let numbers: Vec<f32> =
                        values.iter().filter_map(|v| v.number().map(|n| n as f32)).collect();
                    if matches!(ink.space, Space::Inks(..)) {
                        self.work(32)?;
                    }
                    *ink = Ink::plain(ink.space.clone(), ink.space.colour(&numbers));
                    if let Some(Object::Name(name)) = values.last() {
                        let tile = self.pattern(frame, name)?;
                        ink.colour = match (&ink.space, tile.uncoloured) {
                            (Space::Pattern(Some(own)), true) => own.colour(&numbers),
                            _ => tile.colour,
                        };
                        (ink.tiled, ink.nothing) = (tile.open, tile.nothing);
                        ink.patterned = ink.colour == Colour::Unknown;
                    }
                }
                // Parts.
                b"BMC" | b"BDC" if marked.len() < 1_000 => {
                    let open = self.open(frame.resources, &values, operator, out)?;
                    state.layer = state.layer.or(open.layer);
                    marked.push(open);
                }
                b"DP" => {
                    if let Some(Object::Dict(dict)) = values.get(1) {
                        notes_in(dict, out);
                    }
                }
                b"EMC" => {
                    if let Some(open) = marked.pop() {
                        let glyphs = open.begin..out.glyphs.len();
                        if let Some(group) = open.group.and_then(|n| out.groups.get_mut(n)) {
                            group.glyphs = glyphs.clone();
                        }
                        if let Some((actual, text)) = open.words
                            && out.marked.len() < 100_000
                        {
                            out.marked.push(Marked { actual, text, glyphs: glyphs.clone() });
                        }
                        if let Some(part) = open.part
                            && frame.source == Source::Page
                        {
                            out.parts.push((part, glyphs));
                        }
                        state.layer = marked.iter().find_map(|m| m.layer).or(base);
                    }
                }
                b"Do" => {
                    if let Some(name) = name() {
                        self.place(frame, name, &state, operator, &clipping, out)?;
                    }
                }
                b"BI" => {
                    lexer.skip_picture();
                    let operator = Operator { to: small(lexer.at), ..operator };
                    let head = bytes.get(from..lexer.at).unwrap_or(&[]);
                    let mask = head[..head.len().min(400)].windows(4).any(|w| w == b"true");
                    self.picture(None, !mask, &state, operator, &clipping, out)?;
                    if head.len() > 64
                        && let Some(picture) = out.pictures.last_mut()
                    {
                        picture.inline = Some(Rc::new(head.to_vec()));
                    }
                }
                _ => {}
            }
            values.clear();
        }
        // Parts that nobody closed end with the drawing.
        for open in marked {
            if let Some(group) = open.group.and_then(|n| out.groups.get_mut(n)) {
                group.glyphs = open.begin..out.glyphs.len();
            }
            if let Some((actual, text)) = open.words {
                out.marked.push(Marked { actual, text, glyphs: open.begin..out.glyphs.len() });
            }
        }
        Ok(())
    }
}

/// What is drawn after letters that clip is seen only where they are.
fn within_letters(shows: &[usize], state: &mut State, out: &Drawing) {
    let glyphs = shows.iter().filter_map(|n| out.shows.get(*n)).flat_map(|s| s.glyphs.clone());
    let areas = glyphs.filter_map(|n| out.glyphs.get(n)).map(|g| g.area.grown(1.0).corners().to_vec());
    state.cut = Cut::within(state.cut.as_ref(), Shape::Area(areas.take(5_000).collect(), false));
}
