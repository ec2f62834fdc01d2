//! What is painted that is no text.

use container::{Error, pdf::Stream};

use super::{
    Colour, Drawing, Interpreter, Operator, Paint, Picture, Rect, Shape, Way, back,
    colour::Space,
    path::Path,
    state::{Cover, Ink, State},
    written::small,
};

/// Things painted on one page.
pub(super) const MOST_PAINTS: usize = 300_000;

impl Interpreter<'_, '_> {
    /// Fills and strokes a path.
    pub(super) fn painted(
        &mut self,
        word: &[u8],
        path: &mut Path,
        state: &State,
        operator: Operator,
        clipping: &[u32],
        out: &mut Drawing,
    ) -> Result<(), Error> {
        let even_odd = word.ends_with(b"*");
        if !matches!(word, b"S" | b"s") {
            let shape = match path.rect {
                Some(rect) => Shape::Rect(rect),
                None => Shape::Area(path.lines.clone(), even_odd),
            };
            let cover = state.covers(&state.fill, state.fill_alpha);
            through(clipping, shape.around(), out);
            self.paint(Way::Fill, shape, state.fill.colour, cover, state, operator, out)?;
            path.describe(out);
        }
        if !matches!(word, b"f" | b"F" | b"f*") {
            let half = state.line_on_page() / 2.0;
            let cover = state.covers(&state.stroke, state.stroke_alpha);
            let shape = Shape::Lines(path.lines.clone(), half.max(0.1));
            through(clipping, shape.around(), out);
            self.paint(Way::Lines, shape, state.stroke.colour, cover, state, operator, out)?;
            path.describe(out);
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments, reason = "each is another thing")]
    pub(super) fn paint(
        &mut self,
        way: Way,
        shape: Shape,
        colour: Colour,
        cover: Cover,
        state: &State,
        operator: Operator,
        out: &mut Drawing,
    ) -> Result<(), Error> {
        if out.paints.len() >= MOST_PAINTS {
            return Err(Error::TooMuchWork { what: "PDF" });
        }
        let area = shape.around().meet(state.clip);
        let alpha = if way == Way::Lines { state.stroke_alpha } else { state.fill_alpha };
        out.paints.push(Paint {
            way,
            operator,
            begin: operator.from,
            clips: false,
            matrix: state.matrix,
            masked: state.masked,
            mask: state.mask.clone(),
            order: small(out.shows.len() + out.paints.len()),
            shape,
            area,
            clip: state.clip,
            cut: state.cut.clone(),
            colour,
            opaque: cover.opaque,
            left: cover.left,
            patterned: match way {
                Way::Fill => state.fill.patterned,
                Way::Lines => state.stroke.patterned,
                _ => false,
            },
            alpha: alpha * state.group_alpha,
            layer: state.layer,
            annotation: state.annotation,
        });
        Ok(())
    }

    pub(super) fn picture(
        &mut self,
        stream: Option<Stream>,
        opaque: bool,
        state: &State,
        operator: Operator,
        clipping: &[u32],
        out: &mut Drawing,
    ) -> Result<(), Error> {
        let way = Way::Picture(small(out.pictures.len()));
        let shape = Shape::Square(state.matrix, back(&state.matrix));
        let ink = Ink::plain(Space::Other, Colour::Unknown);
        let cover = match opaque {
            true => state.covers(&ink, state.fill_alpha),
            false => Cover { opaque: false, left: 1.0 },
        };
        through(clipping, shape.around(), out);
        out.pictures.push(Picture { stream, inline: None, matrix: state.matrix });
        self.paint(way, shape, Colour::Unknown, cover, state, operator, out)
    }
}

/// Text that clips is seen where something is painted through it.
pub(super) fn through(clipping: &[u32], area: Rect, out: &mut Drawing) {
    let order = small(out.shows.len() + out.paints.len());
    for n in clipping {
        if let Some(show) = out.shows.get_mut(*n as usize)
            && show.area.meets(area)
        {
            (show.mode, show.fill) = (0, Colour::Unknown);
            // It is seen as what is painted now, so that this does not cover it.
            show.order = order;
        }
    }
}
