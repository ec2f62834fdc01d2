//! Forms and pictures that a page places.

use std::rc::Rc;

use container::{
    Error,
    pdf::{Dict, Object, Stream},
};

use super::{
    Drawing, Interpreter, Operator, Placing, Rect, Source,
    geometry::{ONE, times},
    look::picture_hides,
    resources::Resources,
    run::Frame,
    state::State,
    written::small,
};

/// Forms in forms.
const DEEPEST: usize = 12;
/// Forms on one page, each time that they are placed.
const MOST_PLACINGS: usize = 100_000;
/// Bytes of forms that are kept unpacked, since pages share them.
const KEPT_FORMS: usize = 32_000_000;

impl Interpreter<'_, '_> {
    /// A form or a picture by its name.
    pub(super) fn place(
        &mut self,
        frame: &Frame<'_>,
        name: &[u8],
        state: &State,
        operator: Operator,
        clipping: &[u32],
        out: &mut Drawing,
    ) -> Result<(), Error> {
        let Some(object) = frame.resources.objects.get(&String::from_utf8_lossy(name)) else { return Ok(()) };
        self.work(20)?;
        let Object::Stream(stream) = self.pdf.get(object)? else { return Ok(()) };
        if out.placed.len() < 100_000 && out.placed.last() != Some(&stream.number()) {
            out.placed.push(stream.number());
        }
        let mut state = state.clone();
        if let Some(layer) = stream.dict.get("OC") {
            let number = if let Object::Ref(n) = layer { Some(*n) } else { None };
            let dict = self.pdf.dict(&stream.dict, "OC")?;
            state.layer = state.layer.or(self.layers.hidden(self.pdf, number, &dict)?);
        }
        match self.pdf.value(&stream.dict, "Subtype")?.name() {
            Some(b"Image") => {
                let number = stream.number();
                let hides = match self.hides.get(&number) {
                    Some(known) => *known,
                    None => {
                        let hides = picture_hides(self.pdf, &stream)?;
                        self.hides.insert(number, hides);
                        hides
                    }
                };
                self.picture(Some(stream), hides, &state, operator, clipping, out)
            }
            Some(b"Form") if frame.depth < DEEPEST => {
                self.form(&stream, frame.dict, state, frame.depth, operator, out)
            }
            _ => Ok(()),
        }
    }

    /// What a form draws.
    pub fn form_bytes(&mut self, stream: &Stream) -> Result<Rc<Vec<u8>>, Error> {
        if let Some(kept) = self.forms.get(&stream.number()) {
            return Ok(kept.clone());
        }
        let bytes = Rc::new(self.pdf.bytes_of(stream)?);
        if self.kept + bytes.len() < KEPT_FORMS {
            self.kept += bytes.len();
            self.forms.insert(stream.number(), bytes.clone());
        }
        Ok(bytes)
    }

    pub(super) fn form(
        &mut self,
        stream: &Stream,
        above: &Dict,
        mut state: State,
        depth: usize,
        at: Operator,
        out: &mut Drawing,
    ) -> Result<(), Error> {
        self.pdf.was_cut();
        let bytes = match self.form_bytes(stream) {
            Ok(bytes) => {
                out.damaged |= self.pdf.was_cut();
                bytes
            }
            Err(error @ Error::Bomb { .. }) => return Err(error),
            Err(_) => {
                out.damaged = true;
                return Ok(());
            }
        };
        let own = self.pdf.dict(&stream.dict, "Resources")?;
        let dict = if own == Dict::default() { above } else { &own };
        let resources = Resources::read(self.pdf, dict)?;
        let source = Source::Form(stream.number());
        let placing = small(out.placings.len());
        out.placings.push(Placing {
            source,
            at,
            form: Some(stream.clone()),
            matrix: state.matrix,
            annotation: state.annotation,
            resources: dict.clone(),
        });
        if out.placings.len() > MOST_PLACINGS {
            return Err(Error::TooMuchWork { what: "PDF" });
        }
        state.matrix = times(&self.numbers(&stream.dict, "Matrix")?.unwrap_or(ONE), &state.matrix);
        if let Some([a, b, c, d]) = self.numbers::<4>(&stream.dict, "BBox")? {
            state.clip = state.clip.meet(Rect::of((a, b), (c, d)).moved(&state.matrix));
        }
        // A group is mixed as a whole with what is below.
        if stream.dict.get("Group").is_some() {
            state.group_alpha *= state.fill_alpha;
            (state.fill_alpha, state.stroke_alpha) = (1.0, 1.0);
        }
        let frame = Frame { source, placing, resources: &resources, dict, depth: depth + 1 };
        self.draw(&bytes, &frame, state, out)
    }

    /// So many numbers under a name.
    pub(super) fn numbers<const N: usize>(&self, dict: &Dict, name: &str) -> Result<Option<[f32; N]>, Error> {
        let value = self.pdf.value(dict, name)?;
        let mut numbers = Vec::with_capacity(N);
        for one in value.array().unwrap_or(&[]).iter().take(N + 1) {
            numbers.extend(self.pdf.get(one)?.number().map(|n| n as f32));
        }
        Ok(numbers.try_into().ok())
    }
}
