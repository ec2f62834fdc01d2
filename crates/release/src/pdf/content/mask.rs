//! Soft masks: what is drawn through one is seen where the mask is light, or where it has anything at all.

use std::rc::Rc;

use container::{
    Error,
    pdf::{Dict, Object},
};

use super::{
    Colour, Drawing, Interpreter, Operator, Paint, Point, Rect,
    colour::{BLACK, Space},
    run::Frame,
    state::State,
};

/// Masks in masks.
const DEEPEST: usize = 6;
/// Masks that are kept for one file, since pages use one again and again.
const KEPT: usize = 2_000;
/// Parts of a mask that are reckoned with.
const MOST: usize = 2_000;
/// Less is as good as nothing.
const FAINT: f32 = 0.06;

/// What tells masks apart: the group, where it is drawn, how it counts, and how light it is beside.
pub(super) type Key = (u32, [u32; 6], bool, Option<u32>);

/// What a mask lets through.
#[derive(Debug)]
pub(crate) struct Mask {
    paints: Vec<Paint>,
    /// Places that are not reckoned: letters, and what no colour is known of.
    unsure: Vec<Rect>,
    /// By how light it is, else by how much it covers.
    light: bool,
    /// How light it is where nothing is painted.
    otherwise: f32,
}

impl Mask {
    /// Whether nothing is seen through it at a place.
    pub fn hides(&self, p: Point) -> bool {
        if self.unsure.iter().any(|r| r.holds(p)) {
            return false;
        }
        let mut through = if self.light { self.otherwise } else { 0.0 };
        for paint in self.paints.iter().filter(|paint| paint.covers(p)) {
            let own = if self.light { paint.colour.light().unwrap_or(1.0) } else { 1.0 };
            through = through * (1.0 - paint.alpha) + own * paint.alpha;
        }
        through < FAINT
    }

    /// What of a rectangle is seen through it: the rectangle around its places that are.
    pub fn seen(&self, area: Rect) -> Rect {
        let (across, up) = (area.width() / 24.0, area.height() / 24.0);
        let mut out = Rect::NONE;
        for x in 0..24_u8 {
            for y in 0..24_u8 {
                let (left, bottom) = (area.left + across * f32::from(x), area.bottom + up * f32::from(y));
                if !self.hides((left + across / 2.0, bottom + up / 2.0)) {
                    out = out.join(Rect { left, bottom, right: left + across, top: bottom + up });
                }
            }
        }
        out
    }
}

impl Interpreter<'_, '_> {
    /// The mask of a graphics state; none where it cannot be told what it lets through.
    pub(super) fn mask(
        &mut self,
        dict: &Dict,
        frame: &Frame<'_>,
        state: &State,
    ) -> Result<Option<Rc<Mask>>, Error> {
        let Object::Stream(group) = self.pdf.value(dict, "G")? else { return Ok(None) };
        let turned = !matches!(self.pdf.value(dict, "TR")?, Object::Null | Object::Name(_));
        if turned || frame.depth > DEEPEST {
            return Ok(None);
        }
        let light = self.pdf.value(dict, "S")?.name() != Some(b"Alpha");
        let mut otherwise = BLACK;
        if let Object::Array(values) = self.pdf.value(dict, "BC")? {
            let space = self.pdf.value(&self.pdf.dict(&group.dict, "Group")?, "CS")?;
            let numbers: Vec<f32> = values.iter().filter_map(|v| v.number().map(|n| n as f32)).collect();
            let space = match (&space, numbers.len()) {
                (Object::Null, 1) => Space::Grey,
                (Object::Null, 3) => Space::Rgb,
                (Object::Null, 4) => Space::Cmyk,
                _ => Space::read(self.pdf, &frame.resources.spaces, &space, 0),
            };
            otherwise = space.colour(&numbers);
        }
        let key =
            (group.number(), state.matrix.map(f32::to_bits), light, otherwise.light().map(f32::to_bits));
        if let Some(known) = self.masks.get(&key) {
            return Ok(known.clone());
        }
        // A mask that is drawn through itself is none.
        self.masks.insert(key, None);
        let mut drawing = Drawing::default();
        let mut own = State::new(Rect::ALL);
        own.matrix = state.matrix;
        let at = Operator { source: frame.source, placing: 0, from: 0, to: 0 };
        self.form(&group, frame.dict, own, frame.depth + 1, at, &mut drawing)?;
        let told = !drawing.damaged && drawing.paints.len() <= MOST && otherwise != Colour::Unknown;
        let mask = told.then(|| {
            let unknown = |p: &&Paint| p.masked || light && p.colour == Colour::Unknown;
            let unsure = drawing.paints.iter().filter(unknown).map(|p| p.area);
            let unsure = unsure.chain(drawing.shows.iter().map(|s| s.area.grown(s.height))).collect();
            let otherwise = otherwise.light().unwrap_or(1.0);
            Rc::new(Mask { paints: drawing.paints, unsure, light, otherwise })
        });
        if self.masks.len() < KEPT {
            self.masks.insert(key, mask.clone());
        } else {
            self.masks.remove(&key);
        }
        Ok(mask)
    }
}
