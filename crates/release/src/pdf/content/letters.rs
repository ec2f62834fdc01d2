//! Fonts whose letters are drawings of the file's own: one may be a box that covers what was there, or nothing at all.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use container::{
    Error,
    pdf::{Dict, Item, Lexer, Object, Stream},
};

use super::{
    Colour, Drawing, Interpreter, Matrix, Operator, Paint, Rect, Shape, Source, Way,
    geometry::{moved, times},
    painted::MOST_PAINTS,
    resources::Resources,
    run::Frame,
    state::State,
    written::small,
};

/// A letter smaller than this on the page covers nothing.
const SMALLEST: f32 = 3.0;
/// Places of a letter in a row that are looked at; so few of all may be open.
const PLACES: u8 = 7;
const OPEN: usize = 4;

/// The letters of one font.
pub(super) struct Letters {
    matrix: Matrix,
    /// By code.
    drawings: HashMap<u32, Object>,
    resources: Dict,
    known: RefCell<HashMap<u32, Look>>,
}

/// How a letter looks.
#[derive(Clone, Copy)]
struct Look {
    /// It draws something.
    any: bool,
    /// The box that it is, and its colour where it has one of its own.
    cover: Option<(Rect, Option<Colour>)>,
}

impl Interpreter<'_, '_> {
    /// Remembers the letters of a font that are drawings.
    pub(super) fn letters_of(&mut self, number: u32, font: &Dict) -> Result<(), Error> {
        if self.pdf.value(font, "Subtype")?.name() != Some(b"Type3") || self.letters.len() > 2_000 {
            return Ok(());
        }
        let Some(matrix) = self.numbers::<6>(font, "FontMatrix")? else { return Ok(()) };
        let drawings = self.pdf.dict(font, "CharProcs")?;
        let encoding = self.pdf.dict(font, "Encoding")?;
        let mut by_code = HashMap::new();
        let mut code = 0;
        let differences = self.pdf.value(&encoding, "Differences")?;
        for one in differences.array().unwrap_or(&[]).iter().take(2_000) {
            match one {
                Object::Number(n) => code = n.clamp(0.0, 255.0) as u32,
                Object::Name(name) => {
                    if let Some(drawing) = drawings.get(&String::from_utf8_lossy(name)) {
                        by_code.insert(code, drawing.clone());
                    }
                    code += 1;
                }
                _ => {}
            }
        }
        let resources = self.pdf.dict(font, "Resources")?;
        let known = RefCell::default();
        self.letters.insert(number, Rc::new(Letters { matrix, drawings: by_code, resources, known }));
        Ok(())
    }

    /// The letters of the font of a state, where they are drawings.
    pub(super) fn own_letters(&self, state: &State) -> Option<Rc<Letters>> {
        if self.letters.is_empty() {
            return None;
        }
        self.letters.get(&state.font_number?).cloned()
    }

    /// Paints the letters from one on that are boxes; gives whether any letter draws something.
    pub(super) fn drawn_letters(
        &mut self,
        letters: &Letters,
        starts: &[Matrix],
        begin: usize,
        state: &State,
        operator: Operator,
        out: &mut Drawing,
    ) -> Result<bool, Error> {
        let mut any = false;
        for (nth, start) in starts.iter().enumerate() {
            let Some(code) = out.glyphs.get(begin + nth).map(|g| g.code) else { break };
            let look = self.look_of(letters, code)?;
            any |= look.any;
            let Some((part, colour)) = look.cover else { continue };
            let placed = times(&letters.matrix, start);
            let around = part.moved(&placed);
            let seen = !matches!(state.mode, 3 | 7) && state.layer.is_none();
            if !seen
                || around.width() < SMALLEST
                || around.height() < SMALLEST
                || out.paints.len() >= MOST_PAINTS
            {
                continue;
            }
            let straight = placed[1] == 0.0 && placed[2] == 0.0;
            let shape = if straight {
                Shape::Rect(around)
            } else {
                Shape::Area(vec![part.corners().map(|p| moved(p, &placed)).to_vec()], false)
            };
            out.paints.push(Paint {
                way: Way::Letter(state.font_number.unwrap_or(0)),
                operator,
                begin: operator.from,
                clips: false,
                matrix: state.matrix,
                masked: state.masked,
                mask: state.mask.clone(),
                order: small(out.shows.len() + out.paints.len()),
                area: around.meet(state.clip),
                shape,
                clip: state.clip,
                cut: state.cut.clone(),
                colour: colour.unwrap_or(state.fill.colour),
                opaque: state.covers(&state.fill, state.fill_alpha).opaque,
                left: state.covers(&state.fill, state.fill_alpha).left,
                alpha: state.fill_alpha * state.group_alpha,
                patterned: false,
                layer: state.layer,
                annotation: state.annotation,
            });
        }
        Ok(any || starts.is_empty())
    }

    fn look_of(&mut self, letters: &Letters, code: u32) -> Result<Look, Error> {
        if let Some(known) = letters.known.borrow().get(&code) {
            return Ok(*known);
        }
        // A letter that is drawn with itself.
        letters.known.borrow_mut().insert(code, Look { any: true, cover: None });
        let look = match letters.drawings.get(&code).map(|d| self.pdf.get(d)).transpose()? {
            Some(Object::Stream(stream)) => self.draw_letter(letters, &stream)?,
            _ => Look { any: false, cover: None },
        };
        letters.known.borrow_mut().insert(code, look);
        Ok(look)
    }

    fn draw_letter(&mut self, letters: &Letters, stream: &Stream) -> Result<Look, Error> {
        let unknown = Look { any: true, cover: None };
        let bytes = match self.pdf.bytes_of(stream) {
            Ok(bytes) => bytes,
            Err(error @ Error::Bomb { .. }) => return Err(error),
            Err(_) => return Ok(unknown),
        };
        let resources = Resources::read(self.pdf, &letters.resources)?;
        let frame = Frame {
            source: Source::Form(stream.number()),
            placing: 0,
            resources: &resources,
            dict: &letters.resources,
            depth: 8,
        };
        let mut drawing = Drawing::default();
        self.draw(&bytes, &frame, State::new(Rect::ALL), &mut drawing)?;
        if drawing.paints.is_empty() && drawing.shows.is_empty() {
            return Ok(Look { any: drawing.damaged, cover: None });
        }
        let solid: Vec<&Paint> = drawing.paints.iter().filter(|p| p.opaque && p.layer.is_none()).collect();
        let around = solid.iter().fold(Rect::NONE, |all, p| all.join(p.area));
        if around.is_empty() || !drawing.shows.is_empty() || solid.len() > 1_000 {
            return Ok(unknown);
        }
        self.work(solid.iter().map(|p| p.shape.points()).sum::<usize>() * 8)?;
        let at = |n: u8| (f32::from(n) + 0.5) / f32::from(PLACES);
        let grid = (0..PLACES).flat_map(|x| (0..PLACES).map(move |y| (x, y)));
        let missing = grid
            .map(|(x, y)| (around.left + around.width() * at(x), around.bottom + around.height() * at(y)))
            .filter(|p| !solid.iter().any(|s| s.covers(*p)))
            .count();
        let own_colours = !says_d1(&bytes);
        let colour = own_colours.then(|| solid.last().map_or(Colour::Unknown, |p| p.colour));
        Ok(Look { any: true, cover: (missing <= OPEN).then_some((around, colour)) })
    }
}

/// Whether a letter takes the colour of the text: its first operator says so.
fn says_d1(bytes: &[u8]) -> bool {
    let mut lexer = Lexer::new(bytes, 0);
    while let Some(item) = lexer.next_item() {
        if let Item::Word(word) = item {
            return word == b"d1";
        }
    }
    false
}
