//! Patterns and shadings as far as it can be told whether anything is seen between their tiles, and in which colour they paint.

use container::{
    Error,
    pdf::{Dict, Object, Stream},
};

use super::{
    Colour, Drawing, Interpreter, Rect, Show, Source, WHITE, colour::Space, function::Function,
    resources::Resources, run::Frame, state::State,
};

/// Patterns in patterns.
const DEEPEST: usize = 6;
/// Places of a tile that are looked at, in a row; so few of all may be open.
const PLACES: u8 = 8;
const OPEN: usize = 2;

/// What is told of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tile {
    /// Something may be seen between the tiles.
    pub open: bool,
    /// The colour of what they paint, where it is one.
    pub colour: Colour,
    /// That colour is given where the pattern is used.
    pub uncoloured: bool,
    /// They paint nothing.
    pub nothing: bool,
}

impl Tile {
    fn of(open: bool, colour: Colour) -> Tile {
        Tile { open, colour, uncoloured: false, nothing: false }
    }
}

impl Interpreter<'_, '_> {
    /// A pattern by its name.
    pub(super) fn pattern(&mut self, frame: &Frame<'_>, name: &[u8]) -> Result<Tile, Error> {
        let unknown = Tile::of(false, Colour::Unknown);
        let Some(object) = frame.resources.patterns.get(&String::from_utf8_lossy(name)) else {
            return Ok(unknown);
        };
        match self.pdf.get(object)? {
            Object::Stream(stream) => {
                if let Some(known) = self.patterns.get(&stream.number()) {
                    return Ok(*known);
                }
                // A pattern that paints with itself hides nothing.
                self.patterns.insert(stream.number(), Tile::of(true, Colour::Unknown));
                let found = self.tile(&stream, frame)?;
                self.patterns.insert(stream.number(), found);
                Ok(found)
            }
            Object::Dict(pattern) => {
                let shading = match self.pdf.value(&pattern, "Shading")? {
                    Object::Dict(dict) => dict,
                    Object::Stream(stream) => stream.dict,
                    _ => return Ok(unknown),
                };
                Ok(Tile::of(false, self.even(&shading, frame)?))
            }
            _ => Ok(unknown),
        }
    }

    /// The colour of a shading that has only one.
    pub(super) fn shaded(&mut self, frame: &Frame<'_>, name: &[u8]) -> Result<Colour, Error> {
        let shading = self.pdf.dict(&frame.resources.shadings, &String::from_utf8_lossy(name))?;
        self.even(&shading, frame)
    }

    fn even(&self, shading: &Dict, frame: &Frame<'_>) -> Result<Colour, Error> {
        let space = self.pdf.value(shading, "ColorSpace")?;
        let space = Space::read(self.pdf, &frame.resources.spaces, &space, 0);
        // Only those along a line or a ring take their colour from one number.
        if !matches!(self.pdf.value(shading, "ShadingType")?.whole(), Some(2 | 3)) {
            return Ok(Colour::Unknown);
        }
        let Some(function) = shading.get("Function").and_then(|f| Function::read(self.pdf, f, 0)) else {
            return Ok(Colour::Unknown);
        };
        let ends = self.numbers::<2>(shading, "Domain")?.unwrap_or([0.0, 1.0]);
        let at = |n: u8| {
            let place = ends[0] + (ends[1] - ends[0]) * f32::from(n) / 16.0;
            Some(space.colour(&function.of(&[place])?))
        };
        let mut colours = (0..=16).map(at);
        let first = colours.next().flatten().unwrap_or(Colour::Unknown);
        Ok(if colours.all(|c| c.is_some_and(|c| c.like(first))) { first } else { Colour::Unknown })
    }

    fn tile(&mut self, stream: &Stream, frame: &Frame<'_>) -> Result<Tile, Error> {
        let open = Tile::of(true, Colour::Unknown);
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
        // The colour of a pattern without colours of its own is given where it is used.
        let hidden = |s: &&Show| {
            let tiny = s.height < 1.0;
            // Without anything below it, white is the paper's.
            let white = drawing.paints.is_empty() && s.fill.like(WHITE) && matches!(s.mode, 0 | 4);
            matches!(s.mode, 3 | 7) || s.alpha < 0.06 || tiny || white || s.layer.is_some()
        };
        let words = drawing.words(drawing.shows.iter().filter(hidden).flat_map(|s| s.glyphs.clone()));
        if words.chars().filter(|c| c.is_alphanumeric()).count() >= 2 && self.unseen.len() < 100 {
            self.unseen.push(words);
        }
        let uncoloured = self.pdf.value(&stream.dict, "PaintType")?.whole() == Some(2);
        let painted = || drawing.paints.iter().filter(|p| p.layer.is_none() && !p.area.is_empty());
        let seen = painted().any(|p| p.alpha > 0.05)
            || drawing.shows.iter().any(|s| !matches!(s.mode, 3 | 7) && s.layer.is_none());
        let first = painted().next().map_or(Colour::Unknown, |p| p.colour);
        let one = drawing.shows.is_empty() && painted().all(|p| p.colour.like(first));
        let open = Tile {
            open: true,
            colour: if one && !uncoloured { first } else { Colour::Unknown },
            uncoloured: uncoloured && one,
            nothing: !seen && !drawing.damaged,
        };
        let solid: Vec<_> = painted().filter(|p| p.opaque).collect();
        if solid.is_empty() {
            return Ok(open);
        }
        self.work(solid.iter().map(|p| p.points()).sum::<usize>() * 64)?;
        let covered = |x: f32, y: f32| {
            // Neighbouring tiles may reach over.
            let shifts = [0.0, -1.0, 1.0];
            let places = shifts.iter().flat_map(|dx| shifts.map(|dy| (x + dx * across, y + dy * up)));
            let mut places = places.filter(|p| around.holds(*p));
            places.any(|p| solid.iter().any(|s| s.covers(p)))
        };
        let at = |n: u8| (f32::from(n) + 0.5) / f32::from(PLACES);
        let grid = (0..PLACES).flat_map(|x| (0..PLACES).map(move |y| (x, y)));
        let missing = grid
            .filter(|(x, y)| !covered(around.left + across * at(*x), around.bottom + up * at(*y)))
            .count();
        if missing > OPEN {
            return Ok(open);
        }
        Ok(Tile { open: false, ..open })
    }
}
