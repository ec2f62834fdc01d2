//! The looks of annotations, after everything else on a page.

use container::{
    Error,
    pdf::{Dict, Object, Page},
};

use super::{
    Colour, Drawing, Interpreter, Operator, Point, Rect, Shape, Source, Way,
    colour::Space,
    geometry::ONE,
    state::{Blend, Ink, State},
};

impl Interpreter<'_, '_> {
    /// The looks of annotations that are shown, after everything else.
    pub(super) fn annotations(&mut self, page: &Page, out: &mut Drawing) -> Result<(), Error> {
        let list = self.pdf.value(&page.dict, "Annots")?;
        for (nth, annotation) in (0_u32..).zip(list.array().unwrap_or(&[]).iter().take(10_000)) {
            self.work(20)?;
            let Object::Dict(dict) = self.pdf.get(annotation)? else { continue };
            let flags = self.pdf.value(&dict, "F")?.whole().unwrap_or(0);
            // Hidden, or not to be seen on a screen; a note that opens is no part of the page,
            // and a redaction that was not carried out no cover.
            let kind = self.pdf.value(&dict, "Subtype")?;
            if flags & (2 | 32) != 0 || matches!(kind.name(), Some(b"Popup" | b"Link" | b"Redact")) {
                continue;
            }
            let mut state = State::new(Rect::ALL);
            state.annotation = Some(nth);
            if let Some(layer) = dict.get("OC") {
                let number = if let Object::Ref(n) = layer { Some(*n) } else { None };
                state.layer = self.layers.hidden(self.pdf, number, &self.pdf.dict(&dict, "OC")?)?;
            }
            let Some([a, b, c, d]) = self.numbers::<4>(&dict, "Rect")? else { continue };
            let rect = Rect::of((a, b), (c, d));
            let looks = self.pdf.dict(&dict, "AP")?;
            let mut look = self.pdf.value(&looks, "N")?;
            if let Object::Dict(states) = &look {
                let chosen = self.pdf.value(&dict, "AS")?;
                look = self.pdf.value(states, &String::from_utf8_lossy(chosen.name().unwrap_or(b"Off")))?;
            }
            if let Object::Stream(stream) = look {
                if let Some(layer) = stream.dict.get("OC") {
                    let number = if let Object::Ref(n) = layer { Some(*n) } else { None };
                    let dict = self.pdf.dict(&stream.dict, "OC")?;
                    state.layer = state.layer.or(self.layers.hidden(self.pdf, number, &dict)?);
                }
                let own = self.numbers(&stream.dict, "Matrix")?.unwrap_or(ONE);
                let frame = self
                    .numbers::<4>(&stream.dict, "BBox")?
                    .map_or(rect, |[a, b, c, d]| Rect::of((a, b), (c, d)));
                let frame = frame.moved(&own);
                let scale = |to: f32, from: f32| if from > 0.0 { to / from } else { 1.0 };
                let (x, y) = (scale(rect.width(), frame.width()), scale(rect.height(), frame.height()));
                state.matrix = [x, 0.0, 0.0, y, rect.left - frame.left * x, rect.bottom - frame.bottom * y];
                let at = Operator { source: Source::Page, placing: 0, from: 0, to: 0 };
                self.form(&stream, &page.resources, state, 1, at, out)?;
            } else {
                self.without_look(&dict, kind.name().unwrap_or(b""), rect, &state, out)?;
            }
        }
        Ok(())
    }

    /// What programs draw for an annotation that brings no look.
    pub(super) fn without_look(
        &mut self,
        dict: &Dict,
        kind: &[u8],
        rect: Rect,
        state: &State,
        out: &mut Drawing,
    ) -> Result<(), Error> {
        let colour = |name: &str| -> Result<Option<Colour>, Error> {
            let value = self.pdf.value(dict, name)?;
            let n: Vec<f32> =
                value.array().unwrap_or(&[]).iter().filter_map(|n| n.number().map(|n| n as f32)).collect();
            Ok(match n.len() {
                1 => Some(Space::Grey.colour(&n)),
                3 => Some(Space::Rgb.colour(&n)),
                4 => Some(Space::Cmyk.colour(&n)),
                _ => None,
            })
        };
        let alpha = self.pdf.value(dict, "CA")?.number().unwrap_or(1.0) as f32;
        let operator = Operator { source: Source::Page, placing: 0, from: 0, to: 0 };
        let (mut state, mut fill) = (state.clone(), None);
        let mut shape = Shape::Rect(rect);
        let mut way = Way::Fill;
        match kind {
            b"Ink" => {
                fill = colour("C")?;
                (way, shape) = (Way::Lines, self.drawn_by_hand(dict)?);
            }
            b"Square" | b"Circle" | b"Polygon" | b"Line" | b"PolyLine" => fill = colour("IC")?,
            b"FreeText" => fill = colour("C")?,
            b"Highlight" => {
                fill = colour("C")?;
                state.blend = Blend::Multiply;
                let points = self.pdf.value(dict, "QuadPoints")?;
                let n: Vec<f32> = points
                    .array()
                    .unwrap_or(&[])
                    .iter()
                    .filter_map(|n| n.number().map(|n| n as f32))
                    .collect();
                let lines: Vec<Vec<Point>> = n
                    .chunks_exact(8)
                    .take(1_000)
                    .map(|q| vec![(q[0], q[1]), (q[2], q[3]), (q[6], q[7]), (q[4], q[5])])
                    .collect();
                if !lines.is_empty() {
                    shape = Shape::Area(lines, false);
                }
            }
            _ => {}
        }
        let Some(fill) = fill else { return Ok(()) };
        let cover = state.covers(&Ink::plain(Space::Rgb, fill), alpha);
        self.paint(way, shape, fill, cover, &state, operator, out)
    }

    /// Lines that somebody drew, as thick as they are said to be.
    fn drawn_by_hand(&self, dict: &Dict) -> Result<Shape, Error> {
        let style = self.pdf.dict(dict, "BS")?;
        let width = self.pdf.value(&style, "W")?.number().unwrap_or(1.0) as f32;
        let mut lines: Vec<Vec<Point>> = Vec::new();
        for line in self.pdf.value(dict, "InkList")?.array().unwrap_or(&[]).iter().take(1_000) {
            let line = self.pdf.get(line)?;
            let n: Vec<f32> = line
                .array()
                .unwrap_or(&[])
                .iter()
                .take(20_000)
                .filter_map(|n| n.number().map(|n| n as f32))
                .collect();
            lines.push(n.chunks_exact(2).map(|p| (p[0], p[1])).collect());
        }
        Ok(Shape::Lines(lines, (width / 2.0).max(0.1)))
    }
}
