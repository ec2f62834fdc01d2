//! What is said beside the pages of a PDF.

use container::pdf::{Object, Pdf};

use super::{Marks, Squeezed};
use crate::{dangers::CannotCheck, pdf::text};

impl Marks {
    /// Words beside the pages count as well: they are left behind.
    pub fn beside(&mut self, pdf: &Pdf<'_>) -> Result<(), CannotCheck> {
        if self.needles().next().is_none() {
            return Ok(());
        }
        for number in pdf.numbers() {
            let object = pdf.get(&Object::Ref(number))?;
            let mut said = String::new();
            say(&object, &mut said, 0);
            if let Object::Stream(stream) = &object
                && matches!(
                    stream.dict.get("Type").and_then(Object::name),
                    Some(b"Metadata" | b"EmbeddedFile")
                )
                && let Ok(bytes) = pdf.bytes_of(stream)
            {
                said.push_str(&text::decode(&bytes));
            }
            if said.is_empty() {
                continue;
            }
            let said = Squeezed::of(&said);
            for entry in &mut self.list {
                if let Some(needle) = &entry.needle {
                    entry.count += needle.times_in(&said);
                }
            }
        }
        Ok(())
    }
}

/// All texts of a value.
pub(in crate::pdf) fn say(object: &Object, out: &mut String, depth: usize) {
    if depth > 40 || out.len() > 10_000_000 {
        return;
    }
    match object {
        Object::Text(said) => {
            out.push_str(&text::decode(said));
            out.push('\n');
        }
        Object::Name(said) => {
            out.push_str(&String::from_utf8_lossy(said));
            out.push('\n');
        }
        Object::Array(list) => list.iter().for_each(|o| say(o, out, depth + 1)),
        Object::Dict(_) | Object::Stream(_) => {
            for (name, value) in object.dict().into_iter().flat_map(|d| d.entries()) {
                if name.len() > 24 {
                    out.push_str(&String::from_utf8_lossy(name));
                    out.push('\n');
                }
                say(value, out, depth + 1);
            }
        }
        _ => {}
    }
}
