//! What a page draws, as far as it is words: which, where, how large. Pictures are noted, lines and colours are not.

use std::{collections::HashMap, rc::Rc};

use container::{
    Error, Limits,
    pdf::{Dict, Font, Item, Lexer, Object, Page, Pdf, Stream, readable, utf16},
};

const WHAT: &str = "PDF";
/// Forms in forms.
const DEEPEST: usize = 12;
/// Pieces of text on one page.
const MOST_RUNS: usize = 300_000;
/// Bytes of forms that are kept unpacked, since pages share them.
const KEPT_FORMS: usize = 32_000_000;

/// A piece of text in one direction.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    /// Where it begins and ends along its own direction.
    pub from: f32,
    pub to: f32,
    /// Its height across that direction: less is further down.
    pub level: f32,
    pub size: f32,
    /// The direction, in whole degrees.
    pub angle: i16,
    /// Marked as a header or a footer.
    pub artifact: bool,
}

/// What a page holds.
#[derive(Default)]
pub(super) struct Seen {
    pub runs: Vec<Run>,
    pub pictures: Vec<Stream>,
    /// Whether words of forms were put in afterwards, so that the order of drawing is not that of reading.
    pub filled: bool,
    /// Drawings for which the font names no character.
    pub unknown: usize,
}

/// A matrix as PDF writes it.
type Matrix = [f32; 6];
const ONE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letters: f32,
    words: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// Looks through the pages of one file.
pub(super) struct Reader<'p, 'a> {
    pdf: &'p Pdf<'a>,
    fonts: HashMap<u32, Rc<Font>>,
    forms: HashMap<u32, Rc<Vec<u8>>>,
    kept: usize,
    steps: usize,
}

impl<'p, 'a> Reader<'p, 'a> {
    pub fn new(pdf: &'p Pdf<'a>, limits: &Limits) -> Self {
        Reader { pdf, fonts: HashMap::new(), forms: HashMap::new(), kept: 0, steps: limits.steps }
    }

    /// What one page holds.
    pub fn page(&mut self, page: &Page) -> Result<Seen, Error> {
        let mut seen = Seen::default();
        let mut bytes = Vec::new();
        let contents = match self.pdf.value(&page.dict, "Contents")? {
            Object::Array(list) => list,
            one => vec![one],
        };
        for part in contents.iter().take(10_000) {
            if let Object::Stream(stream) = self.pdf.get(part)? {
                match self.pdf.bytes_of(&stream) {
                    Ok(part) => bytes.extend_from_slice(&part),
                    Err(error @ Error::Bomb { .. }) => return Err(error),
                    Err(_) => {}
                }
                bytes.push(b'\n');
            }
        }
        self.draw(&bytes, &page.resources, &ONE, 0, &mut seen)?;
        self.filled_in(page, &mut seen)?;
        Ok(seen)
    }

    fn work(&mut self, steps: usize) -> Result<(), Error> {
        self.steps = self.steps.checked_sub(steps).ok_or(Error::TooMuchWork { what: WHAT })?;
        Ok(())
    }

    fn draw(
        &mut self,
        bytes: &[u8],
        resources: &Dict,
        begin: &Matrix,
        depth: usize,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let mut lexer = Lexer::new(bytes, 0);
        let mut state = State {
            matrix: *begin,
            font: None,
            size: 0.0,
            letters: 0.0,
            words: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (ONE, ONE);
        let mut values: Vec<Object> = Vec::new();
        // For each marked part that is open, whether it or one around it is a header or footer.
        let mut marked: Vec<bool> = Vec::new();
        while let Some(item) = lexer.next_item() {
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
            let n = |at: usize| values.get(at).and_then(Object::number).unwrap_or(0.0) as f32;
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            match word {
                b"q" if saved.len() < 512 => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.matrix = times(&matrix(), &state.matrix),
                b"BT" => (text, line) = (ONE, ONE),
                b"Tc" => state.letters = n(0),
                b"Tw" => state.words = n(0),
                b"Tz" => state.scale = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tf" => {
                    state.size = n(1);
                    state.font = match values.first().and_then(Object::name) {
                        Some(name) => self.font(resources, name)?,
                        None => None,
                    };
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
                    if let Some(Object::Text(shown)) = values.last()
                        && word != b"T*"
                    {
                        self.show(shown, &state, &mut text, marked.last() == Some(&true), seen)?;
                    }
                }
                b"Tj" => {
                    if let Some(Object::Text(shown)) = values.last() {
                        self.show(shown, &state, &mut text, marked.last() == Some(&true), seen)?;
                    }
                }
                b"TJ" => {
                    for part in values.last().and_then(Object::array).unwrap_or(&[]) {
                        match part {
                            Object::Text(shown) => {
                                self.show(shown, &state, &mut text, marked.last() == Some(&true), seen)?;
                            }
                            Object::Number(back) => {
                                let along = -(*back as f32) / 1000.0 * state.size * state.scale;
                                text = times(&[1.0, 0.0, 0.0, 1.0, along, 0.0], &text);
                            }
                            _ => {}
                        }
                    }
                }
                b"BMC" | b"BDC" if marked.len() < 1000 => {
                    let artifact = values.first().and_then(Object::name) == Some(b"Artifact");
                    marked.push(artifact || marked.last() == Some(&true));
                }
                b"EMC" => {
                    marked.pop();
                }
                b"Do" => {
                    if let Some(name) = values.first().and_then(Object::name) {
                        self.place(resources, name, &state.matrix, depth, seen)?;
                    }
                }
                b"BI" => lexer.skip_picture(),
                _ => {}
            }
            values.clear();
        }
        Ok(())
    }

    fn font(&mut self, resources: &Dict, name: &[u8]) -> Result<Option<Rc<Font>>, Error> {
        let fonts = self.pdf.dict(resources, "Font")?;
        let Some(object) = fonts.get(&String::from_utf8_lossy(name)) else { return Ok(None) };
        let number = match object {
            Object::Ref(number) => Some(*number),
            _ => None,
        };
        if let Some(known) = number.and_then(|n| self.fonts.get(&n)) {
            return Ok(Some(known.clone()));
        }
        self.work(1000)?;
        let Object::Dict(dict) = self.pdf.get(object)? else { return Ok(None) };
        let font = Rc::new(Font::read(self.pdf, &dict)?);
        if let Some(number) = number
            && self.fonts.len() < 10_000
        {
            self.fonts.insert(number, font.clone());
        }
        Ok(Some(font))
    }

    /// A form or a picture by its name.
    fn place(
        &mut self,
        resources: &Dict,
        name: &[u8],
        matrix: &Matrix,
        depth: usize,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let objects = self.pdf.dict(resources, "XObject")?;
        let Some(object) = objects.get(&String::from_utf8_lossy(name)) else { return Ok(()) };
        self.work(20)?;
        let Object::Stream(stream) = self.pdf.get(object)? else { return Ok(()) };
        match self.pdf.value(&stream.dict, "Subtype")?.name() {
            Some(b"Image") if seen.pictures.len() < 1000 => seen.pictures.push(stream),
            Some(b"Form") if depth < DEEPEST => self.form(&stream, resources, matrix, depth, seen)?,
            _ => {}
        }
        Ok(())
    }

    fn form(
        &mut self,
        stream: &Stream,
        resources: &Dict,
        matrix: &Matrix,
        depth: usize,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let bytes = match self.forms.get(&stream.number()) {
            Some(kept) => kept.clone(),
            None => {
                let bytes = match self.pdf.bytes_of(stream) {
                    Ok(bytes) => Rc::new(bytes),
                    Err(error @ Error::Bomb { .. }) => return Err(error),
                    Err(_) => return Ok(()),
                };
                if self.kept + bytes.len() < KEPT_FORMS {
                    self.kept += bytes.len();
                    self.forms.insert(stream.number(), bytes.clone());
                }
                bytes
            }
        };
        let own = self.pdf.dict(&stream.dict, "Resources")?;
        let resources = if own == Dict::default() { resources } else { &own };
        let matrix = times(&self.matrix_of(&stream.dict)?, matrix);
        self.draw(&bytes, resources, &matrix, depth + 1, seen)
    }

    fn matrix_of(&self, dict: &Dict) -> Result<Matrix, Error> {
        let value = self.pdf.value(dict, "Matrix")?;
        let numbers: Vec<f32> =
            value.array().unwrap_or(&[]).iter().filter_map(|n| n.number().map(|n| n as f32)).collect();
        Ok(<[f32; 6]>::try_from(numbers).unwrap_or(ONE))
    }

    fn show(
        &mut self,
        bytes: &[u8],
        state: &State,
        text: &mut Matrix,
        artifact: bool,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        self.work(bytes.len())?;
        let Some(font) = &state.font else { return Ok(()) };
        if seen.runs.len() >= MOST_RUNS {
            return Err(Error::TooMuchWork { what: WHAT });
        }
        let mut shown = String::new();
        let mut along = 0.0_f32;
        font.show(bytes, |glyph| {
            match &glyph.text {
                Some(text) => readable(text, &mut shown),
                None => {
                    seen.unknown += 1;
                    shown.push('\u{FFFD}');
                }
            }
            let mut width = glyph.width * state.size + state.letters;
            if glyph.space {
                width += state.words;
            }
            along += width * state.scale;
        });
        let placed = times(text, &state.matrix);
        *text = times(&[1.0, 0.0, 0.0, 1.0, along, 0.0], text);
        let end = times(text, &state.matrix);
        if let Some(run) = run(shown, &placed, (end[4], end[5]), state.size, state.rise, artifact) {
            seen.runs.push(run);
        }
        Ok(())
    }

    /// What was written into the fields of a form, and notes that stand on the page.
    fn filled_in(&mut self, page: &Page, seen: &mut Seen) -> Result<(), Error> {
        let annotations = self.pdf.value(&page.dict, "Annots")?;
        for annotation in annotations.array().unwrap_or(&[]).iter().take(2000) {
            self.work(20)?;
            let Object::Dict(dict) = self.pdf.get(annotation)? else { continue };
            let kind = self.pdf.value(&dict, "Subtype")?;
            let flags = self.pdf.value(&dict, "F")?.whole().unwrap_or(0);
            if !matches!(kind.name(), Some(b"Widget" | b"FreeText")) || flags & (2 | 32) != 0 {
                continue;
            }
            let rect = self.pdf.value(&dict, "Rect")?;
            let place = |at: usize| rect.array().and_then(|r| r.get(at)?.number()).unwrap_or(0.0) as f32;
            let (left, bottom) = (place(0).min(place(2)), place(1).min(place(3)));
            let looks = self.pdf.dict(&dict, "AP")?;
            let mut look = self.pdf.value(&looks, "N")?;
            if let Object::Dict(states) = &look {
                let state = self.pdf.value(&dict, "AS")?;
                let state = String::from_utf8_lossy(state.name().unwrap_or(b"Off")).into_owned();
                look = self.pdf.value(states, &state)?;
            }
            let before = seen.runs.len();
            if let Object::Stream(stream) = look {
                let frame = self.pdf.value(&stream.dict, "BBox")?;
                let corner =
                    |at: usize| frame.array().and_then(|r| r.get(at)?.number()).unwrap_or(0.0) as f32;
                let matrix = [1.0, 0.0, 0.0, 1.0, left - corner(0), bottom - corner(1)];
                self.form(&stream, &page.resources, &matrix, 1, seen)?;
            }
            if seen.runs.len() == before
                && let Object::Text(value) = self.pdf.value(&dict, "V")?
            {
                let size = 10.0;
                for (n, line) in (0_u8..).zip(words_of(&value).lines().take(200)) {
                    let at = [1.0, 0.0, 0.0, 1.0, left, bottom - f32::from(n) * 12.0];
                    let end = (left + line.len() as f32 * 5.0, at[5]);
                    seen.runs.extend(run(line.to_owned(), &at, end, size, 0.0, false));
                }
            }
            seen.filled |= seen.runs.len() > before;
        }
        Ok(())
    }
}

/// The words of a text value: UTF-16 or UTF-8 by its mark, else as in Windows.
fn words_of(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => rest.chunks(2).map(utf16).collect(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => container::charset::decode(bytes, None).text.into_owned(),
    }
}

fn run(text: String, at: &Matrix, end: (f32, f32), size: f32, rise: f32, artifact: bool) -> Option<Run> {
    let (x, y) = (at[4] + rise * at[2], at[5] + rise * at[3]);
    let length = at[0].hypot(at[1]);
    let height = size.abs() * at[2].hypot(at[3]);
    if text.is_empty() || length <= 0.0 || ![x, y, height, end.0, end.1].iter().all(|n| n.is_finite()) {
        return None;
    }
    let turn = if size < 0.0 { -1.0 } else { 1.0 };
    let (cos, sin) = (turn * at[0] / length, turn * at[1] / length);
    Some(Run {
        text,
        from: x * cos + y * sin,
        to: end.0 * cos + end.1 * sin,
        level: y * cos - x * sin,
        size: height.max(0.1),
        angle: sin.atan2(cos).to_degrees().round() as i16,
        artifact,
    })
}
