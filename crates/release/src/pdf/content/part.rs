//! Marked parts of a drawing.

use container::{
    Error,
    pdf::{Dict, Object},
};

use super::{Drawing, Group, Operator, resources::Resources, run::Interpreter};

/// A marked part that is open.
pub(super) struct Open {
    pub layer: Option<u32>,
    pub words: Option<(bool, String)>,
    pub part: Option<u32>,
    pub begin: usize,
    /// Its place in the list of parts that say something.
    pub group: Option<usize>,
}

/// What the properties of a part say beside the words that stand for it: no reader shows it.
pub(super) fn notes_in(dict: &Dict, out: &mut Drawing) {
    for (name, value) in dict.entries().take(100) {
        let known = matches!(
            name,
            b"ActualText" | b"Alt" | b"E" | b"Lang" | b"Name" | b"EF" | b"F" | b"UF" | b"Desc"
        );
        if let Object::Text(said) = value
            && !known
            && out.notes.len() < 1_000
        {
            out.notes.push(crate::pdf::text::decode(said));
        }
    }
}

impl Interpreter<'_, '_> {
    /// A marked part that opens: whether it is in a hidden layer, and what words stand for it.
    pub(super) fn open(
        &mut self,
        resources: &Resources,
        values: &[Object],
        operator: Operator,
        out: &mut Drawing,
    ) -> Result<Open, Error> {
        let begin = out.glyphs.len();
        let mut open = Open { layer: None, words: None, part: None, begin, group: None };
        let mut number = None;
        let dict = match values.get(1) {
            Some(Object::Dict(dict)) => dict.clone(),
            Some(Object::Name(name)) => {
                let name = String::from_utf8_lossy(name).into_owned();
                if let Some(Object::Ref(n)) = resources.properties.get(&name) {
                    number = Some(*n);
                }
                self.pdf.dict(&resources.properties, &name)?
            }
            _ => return Ok(open),
        };
        if values.first().and_then(Object::name) == Some(b"OC") {
            open.layer = self.layers.hidden(self.pdf, number, &dict)?;
        }
        for (name, actual) in [("ActualText", true), ("Alt", false), ("E", false)] {
            if let Object::Text(text) = self.pdf.value(&dict, name)? {
                open.words = Some((actual, crate::pdf::text::decode(&text)));
                break;
            }
        }
        notes_in(&dict, out);
        open.part = dict.get("MCID").and_then(Object::whole).and_then(|n| u32::try_from(n).ok());
        if out.groups.len() < 200_000 {
            open.group = Some(out.groups.len());
            let tag = values.first().and_then(Object::name).unwrap_or(b"Span").to_vec();
            out.groups.push(Group { operator, tag, dict, words: open.words.clone(), glyphs: begin..begin });
        }
        Ok(open)
    }
}
