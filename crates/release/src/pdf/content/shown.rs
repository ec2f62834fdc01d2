//! Text as it is shown: each letter in its place.

use std::rc::Rc;

use container::{
    Error,
    pdf::{Font, Object, readable},
};

use super::{
    Drawing, Glyph, Interpreter, Matrix, Operator, Rect, Show, Space,
    geometry::{moved, times},
    resources::Resources,
    state::State,
    written::small,
};

/// Drawings of letters on one page.
const MOST_GLYPHS: usize = 500_000;

impl Interpreter<'_, '_> {
    /// A space of colours by its name or as it is written, each read once.
    pub(super) fn space(&mut self, resources: &Resources, value: &Object) -> Result<Space, Error> {
        let Some(name) = value.name() else {
            return Ok(Space::read(self.pdf, &resources.spaces, value, 0));
        };
        if let Some(known) = resources.known_spaces.borrow().get(name) {
            return Ok(known.clone());
        }
        self.work(100)?;
        let space = Space::read(self.pdf, &resources.spaces, value, 0);
        resources.known_spaces.borrow_mut().insert(name.to_vec(), space.clone());
        Ok(space)
    }

    pub(super) fn font(&mut self, resources: &Resources, name: &[u8]) -> Result<Option<Rc<Font>>, Error> {
        if let Some(known) = resources.known.borrow().get(name) {
            return Ok(known.clone());
        }
        let font = match resources.fonts.get(&String::from_utf8_lossy(name)) {
            Some(object) => self.font_of(object)?,
            None => None,
        };
        resources.known.borrow_mut().insert(name.to_vec(), font.clone());
        Ok(font)
    }

    pub(super) fn font_of(&mut self, object: &Object) -> Result<Option<Rc<Font>>, Error> {
        let number = if let Object::Ref(number) = object { Some(*number) } else { None };
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
        if let Some(number) = number {
            self.letters_of(number, &dict)?;
        }
        Ok(Some(font))
    }

    /// Shows texts, with numbers between them that move on.
    pub(super) fn show(
        &mut self,
        parts: &[Object],
        state: &State,
        text: &mut Matrix,
        follows: &mut bool,
        operator: Operator,
        out: &mut Drawing,
    ) -> Result<(), Error> {
        let begin = out.glyphs.len();
        let show = small(out.shows.len());
        let mut area = Rect::NONE;
        let own = self.own_letters(state);
        let mut starts: Vec<Matrix> = Vec::new();
        for (nth, part) in (0_u32..).zip(parts) {
            let shown = match part {
                Object::Text(shown) => shown,
                Object::Number(back) => {
                    let along = -(*back as f32) / 1000.0 * state.size * state.scale;
                    *text = times(&[1.0, 0.0, 0.0, 1.0, along, 0.0], text);
                    continue;
                }
                _ => continue,
            };
            self.work(shown.len())?;
            let Some(font) = &state.font else {
                out.unknown += shown.len();
                if !shown.is_empty() && out.fontless.len() < MOST_GLYPHS {
                    out.fontless.push(operator);
                }
                continue;
            };
            if out.glyphs.len() + shown.len() > MOST_GLYPHS {
                return Err(Error::TooMuchWork { what: "PDF" });
            }
            let placed = times(text, &state.matrix);
            let (below, above) = font.heights().unwrap_or((-0.2, 0.72));
            let (low, high) = (state.rise + below * state.size, state.rise + above * state.size);
            let (mut along, mut byte) = (0.0_f32, 0_u32);
            font.show(shown, |glyph| {
                let width = glyph.width * state.size * state.scale;
                let spaced = state.letters + if glyph.space { state.words } else { 0.0 };
                let corners = [(along, low), (along + width, low), (along + width, high), (along, high)];
                let place = Rect::around(corners.map(|p| moved(p, &placed)));
                let from = small(out.text.len());
                match &glyph.text {
                    Some(letters) => readable(letters, &mut out.text),
                    None => {
                        out.unknown += 1;
                        out.text.push('\u{FFFD}');
                    }
                }
                let length = small(glyph.length);
                let to = small(out.text.len());
                out.glyphs.push(Glyph {
                    text: (from, to),
                    show,
                    bytes: (nth, byte, byte + length),
                    code: coded(shown, byte, length),
                    advance: 1000.0 * (glyph.width + spaced / state.size),
                    area: place,
                });
                if own.is_some() {
                    let own = [state.size * state.scale, 0.0, 0.0, state.size, along, state.rise];
                    starts.push(times(&own, &placed));
                }
                byte += length;
                area = area.join(place);
                along += width + spaced * state.scale;
            });
            *text = times(&[1.0, 0.0, 0.0, 1.0, along, 0.0], text);
        }
        if out.glyphs.len() == begin {
            return Ok(());
        }
        let mut mode = state.mode;
        let inked = match mode {
            1 | 5 => !state.stroke.nothing,
            2 | 6 => !(state.fill.nothing && state.stroke.nothing),
            _ => !state.fill.nothing,
        };
        if !inked && mode != 7 {
            mode = 3;
        }
        if let Some(own) = own
            && !self.drawn_letters(&own, &starts, begin, state, operator, out)?
        {
            // Letters that draw nothing are as invisible as those that are said to be.
            mode = 3;
        }
        let placed = times(text, &state.matrix);
        let (up, across) = (placed[2].hypot(placed[3]), placed[0].hypot(placed[1]));
        let (below, above) = state.font.as_ref().and_then(|f| f.heights()).unwrap_or((-0.2, 0.72));
        let tall = ((above - below) * state.size).abs();
        let alpha = match state.mode {
            1 | 5 => state.stroke_alpha,
            2 | 6 => state.fill_alpha.max(state.stroke_alpha),
            _ => state.fill_alpha,
        };
        out.shows.push(Show {
            operator,
            order: small(out.shows.len() + out.paints.len()),
            glyphs: begin..out.glyphs.len(),
            area,
            mode,
            fill: state.fill.colour,
            stroke: state.stroke.colour,
            alpha: alpha * state.group_alpha,
            mask: state.mask.clone(),
            height: state.size.abs() * up,
            tall: tall * up,
            stretch: if up > 0.0 { state.scale.abs() * across / up } else { 1.0 },
            clip: state.clip,
            cut: state.cut.clone(),
            layer: state.layer,
            annotation: state.annotation,
            font: state.font_number,
            follows: std::mem::replace(follows, true),
            placed: state.font.as_ref().is_some_and(|f| f.is_placed()),
            unit: state.size * state.scale / 1000.0 * across,
            along: if across > 0.0 { (placed[0] / across, placed[1] / across) } else { (1.0, 0.0) },
        });
        Ok(())
    }
}

/// A code of at most four bytes as a number.
fn coded(shown: &[u8], from: u32, length: u32) -> u32 {
    let bytes = shown.get(from as usize..(from + length) as usize).unwrap_or(&[]);
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}
