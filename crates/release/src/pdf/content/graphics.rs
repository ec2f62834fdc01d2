//! Graphics states that a file keeps by name.

use container::{Error, pdf::Object};

use super::{
    run::{Frame, Interpreter},
    state::{Blend, State},
};

impl Interpreter<'_, '_> {
    /// A graphics state by its name.
    pub(super) fn set(&mut self, frame: &Frame<'_>, name: &[u8], state: &mut State) -> Result<(), Error> {
        self.work(10)?;
        let dict = self.pdf.dict(&frame.resources.states, &String::from_utf8_lossy(name))?;
        for (name, value) in dict.entries() {
            let number = || self.pdf.get(value).ok().and_then(|v| v.number()).map(|n| n as f32);
            match name {
                b"ca" => state.fill_alpha = number().unwrap_or(1.0),
                b"CA" => state.stroke_alpha = number().unwrap_or(1.0),
                b"LW" => state.line = number().unwrap_or(1.0),
                b"SMask" => {
                    state.mask = None;
                    state.masked = false;
                    if let Object::Dict(mask) = self.pdf.get(value)? {
                        state.masked = true;
                        state.mask = self.mask(&mask, frame, state)?;
                    }
                }
                b"BM" => {
                    let mode = match self.pdf.get(value)? {
                        Object::Array(list) => list.first().cloned().unwrap_or(Object::Null),
                        other => other,
                    };
                    state.blend = Blend::named(mode.name().unwrap_or(b"Normal"));
                }
                b"Font" => {
                    if let Object::Array(list) = self.pdf.get(value)? {
                        state.size = list.get(1).and_then(Object::number).unwrap_or(0.0) as f32;
                        if let Some(font) = list.first() {
                            state.font_number = if let Object::Ref(n) = font { Some(*n) } else { None };
                            state.font = self.font_of(font)?;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}
