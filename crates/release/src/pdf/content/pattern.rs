//! Patterns and shadings as far as it can be told whether anything is seen between their tiles, and in which colour they paint.

use container::{
    Error,
    pdf::{Dict, Object, Stream},
};

use super::{
    Colour, Drawing, Interpreter, Rect, Source, colour::Space, resources::Resources, run::Frame, state::State,
};

/// Patterns in patterns.
const DEEPEST: usize = 6;
/// Places of a tile that are looked at, in a row; so few of all may be open.
const PLACES: u8 = 8;
const OPEN: usize = 2;

impl Interpreter<'_, '_> {
    /// Whether something may be seen between the tiles of a pattern, and its colour where it is one.
    pub(super) fn pattern(&mut self, frame: &Frame<'_>, name: &[u8]) -> Result<(bool, Colour), Error> {
        let Some(object) = frame.resources.patterns.get(&String::from_utf8_lossy(name)) else {
            return Ok((false, Colour::Unknown));
        };
        match self.pdf.get(object)? {
            Object::Stream(stream) => {
                if let Some(known) = self.patterns.get(&stream.number()) {
                    return Ok(*known);
                }
                // A pattern that paints with itself hides nothing.
                self.patterns.insert(stream.number(), (true, Colour::Unknown));
                let found = self.tile(&stream, frame)?;
                self.patterns.insert(stream.number(), found);
                Ok(found)
            }
            Object::Dict(pattern) => {
                let shading = match self.pdf.value(&pattern, "Shading")? {
                    Object::Dict(dict) => dict,
                    Object::Stream(stream) => stream.dict,
                    _ => return Ok((false, Colour::Unknown)),
                };
                Ok((false, self.even(&shading, frame)?))
            }
            _ => Ok((false, Colour::Unknown)),
        }
    }

    /// The colour of a shading that has only one.
    pub(super) fn shaded(&mut self, frame: &Frame<'_>, name: &[u8]) -> Result<Colour, Error> {
        let shading = self.pdf.dict(&frame.resources.shadings, &String::from_utf8_lossy(name))?;
        self.even(&shading, frame)
    }

    fn even(&self, shading: &Dict, frame: &Frame<'_>) -> Result<Colour, Error> {
        let function = self.pdf.dict(shading, "Function")?;
        if self.pdf.value(&function, "FunctionType")?.whole() != Some(2) {
            return Ok(Colour::Unknown);
        }
        let list = |name: &str, otherwise: f32| -> Result<Vec<f32>, Error> {
            let value = self.pdf.value(&function, name)?;
            let Some(list) = value.array() else { return Ok(vec![otherwise]) };
            Ok(list.iter().take(32).filter_map(|n| n.number().map(|n| n as f32)).collect())
        };
        let (from, to) = (list("C0", 0.0)?, list("C1", 1.0)?);
        let space = self.pdf.value(shading, "ColorSpace")?;
        let space = Space::read(self.pdf, &frame.resources.spaces, &space, 0);
        let (from, to) = (space.colour(&from), space.colour(&to));
        Ok(if from.like(to) { from } else { Colour::Unknown })
    }

    fn tile(&mut self, stream: &Stream, frame: &Frame<'_>) -> Result<(bool, Colour), Error> {
        let open = (true, Colour::Unknown);
        if frame.depth > DEEPEST {
            return Ok(open);
        }
        let Some([a, b, c, d]) = self.numbers::<4>(&stream.dict, "BBox")? else { return Ok(open) };
        let around = Rect::of((a, b), (c, d));
        let step = |name: &str, size: f32| -> Result<f32, Error> {
            let step = self.pdf.value(&stream.dict, name)?.number().unwrap_or(0.0).abs() as f32;
            Ok(if step > 0.0 && step.is_finite() { step } else { size })
        };
        let (across, up) = (step("XStep", around.width())?, step("YStep", around.height())?);
        let bytes = match self.form_bytes(stream) {
            Ok(bytes) => bytes,
            Err(error @ Error::Bomb { .. }) => return Err(error),
            Err(_) => return Ok(open),
        };
        let dict = self.pdf.dict(&stream.dict, "Resources")?;
        let resources = Resources::read(self.pdf, &dict)?;
        let own = Frame {
            source: Source::Form(stream.number()),
            placing: 0,
            resources: &resources,
            dict: &dict,
            depth: frame.depth + 1,
        };
        let mut drawing = Drawing::default();
        self.draw(&bytes, &own, State::new(around), &mut drawing)?;
        let solid: Vec<_> = drawing.paints.iter().filter(|p| p.opaque && p.layer.is_none()).collect();
        if solid.is_empty() {
            return Ok(open);
        }
        self.work(solid.iter().map(|p| p.shape.points()).sum::<usize>() * 64)?;
        let covered = |x: f32, y: f32| {
            // Neighbouring tiles may reach over.
            let shifts = [0.0, -1.0, 1.0];
            let places = shifts.iter().flat_map(|dx| shifts.map(|dy| (x + dx * across, y + dy * up)));
            let mut places = places.filter(|p| around.holds(*p));
            places.any(|p| solid.iter().any(|s| s.clip.holds(p) && s.shape.covers(p)))
        };
        let at = |n: u8| (f32::from(n) + 0.5) / f32::from(PLACES);
        let grid = (0..PLACES).flat_map(|x| (0..PLACES).map(move |y| (x, y)));
        let missing = grid
            .filter(|(x, y)| !covered(around.left + across * at(*x), around.bottom + up * at(*y)))
            .count();
        if missing > OPEN {
            return Ok(open);
        }
        // The colour of a pattern without colours of its own is given where it is used.
        let own_colours = self.pdf.value(&stream.dict, "PaintType")?.whole() != Some(2);
        let first = solid[0].colour;
        let one =
            own_colours && drawing.shows.is_empty() && drawing.paints.iter().all(|p| p.colour.like(first));
        Ok((false, if one { first } else { Colour::Unknown }))
    }
}
