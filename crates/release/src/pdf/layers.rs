//! Layers of a PDF (optional content): which of them a reader does not see when the file opens.

use std::collections::HashMap;

use container::{
    Error,
    pdf::{Dict, Object, Pdf},
};

/// Conditions in conditions.
const DEEPEST: usize = 6;

/// The layers that are off.
#[derive(Default)]
pub(crate) struct Layers {
    /// By the number of their object: whether it is off.
    off: HashMap<u32, bool>,
    names: HashMap<u32, String>,
}

impl Layers {
    /// Reads what the catalogue says.
    pub fn read(pdf: &Pdf<'_>) -> Result<Self, Error> {
        let mut out = Layers::default();
        let said = pdf.dict(pdf.root(), "OCProperties")?;
        let usual = pdf.dict(&said, "D")?;
        let all_off = pdf.value(&usual, "BaseState")?.name() == Some(b"OFF");
        let numbers = |dict: &Dict, name: &str| -> Result<Vec<u32>, Error> {
            let list = pdf.value(dict, name)?;
            let list = list.array().unwrap_or(&[]).iter().take(20_000);
            Ok(list.filter_map(|o| if let Object::Ref(n) = o { Some(*n) } else { None }).collect())
        };
        for number in numbers(&said, "OCGs")? {
            let layer = pdf.get(&Object::Ref(number))?;
            let name = match layer.dict().map(|d| pdf.value(d, "Name")).transpose()? {
                Some(Object::Text(name)) => super::text::decode(&name),
                _ => String::new(),
            };
            out.names.insert(number, name);
            out.off.insert(number, all_off);
        }
        for number in numbers(&usual, "ON")? {
            out.off.insert(number, false);
        }
        for number in numbers(&usual, "OFF")? {
            out.off.insert(number, true);
        }
        // What a layer is for can switch it when it is looked at.
        let uses = pdf.value(&usual, "AS")?;
        for one in uses.array().unwrap_or(&[]).iter().take(100) {
            let Object::Dict(one) = pdf.get(one)? else { continue };
            if pdf.value(&one, "Event")?.name() != Some(b"View") {
                continue;
            }
            for number in numbers(&one, "OCGs")? {
                let layer = pdf.get(&Object::Ref(number))?;
                let Some(layer) = layer.dict() else { continue };
                let state = pdf.value(&pdf.dict(&pdf.dict(layer, "Usage")?, "View")?, "ViewState")?;
                match state.name() {
                    Some(b"OFF") => drop(out.off.insert(number, true)),
                    Some(b"ON") => drop(out.off.insert(number, false)),
                    _ => {}
                }
            }
        }
        Ok(out)
    }

    /// The hidden layer that something belongs to; none where it is seen. `dict`: a layer or a condition over layers.
    pub fn hidden(&self, pdf: &Pdf<'_>, number: Option<u32>, dict: &Dict) -> Result<Option<u32>, Error> {
        if let Some(number) = number
            && let Some(off) = self.off.get(&number)
        {
            return Ok(off.then_some(number));
        }
        if let Object::Array(rule) = pdf.value(dict, "VE")? {
            let (seen, first) = self.rule(pdf, &Object::Array(rule), 0)?;
            return Ok((!seen).then_some(first.unwrap_or(0)));
        }
        let list = match dict.get("OCGs") {
            Some(one @ Object::Ref(_)) => match pdf.get(one)? {
                Object::Array(list) => list,
                _ => vec![one.clone()],
            },
            Some(Object::Array(list)) => list.clone(),
            _ => return Ok(None),
        };
        let known: Vec<(u32, bool)> = list
            .iter()
            .filter_map(|o| if let Object::Ref(n) = o { Some((*n, *self.off.get(n)?)) } else { None })
            .collect();
        let Some((first, _)) = known.first() else { return Ok(None) };
        let seen = match pdf.value(dict, "P")?.name() {
            Some(b"AllOn") => known.iter().all(|k| !k.1),
            Some(b"AnyOff") => known.iter().any(|k| k.1),
            Some(b"AllOff") => known.iter().all(|k| k.1),
            _ => known.iter().any(|k| !k.1),
        };
        Ok((!seen).then(|| known.iter().find(|k| k.1).map_or(*first, |k| k.0)))
    }

    /// Whether a condition holds, and a layer that it names.
    fn rule(&self, pdf: &Pdf<'_>, rule: &Object, depth: usize) -> Result<(bool, Option<u32>), Error> {
        if let Object::Ref(number) = rule
            && let Some(off) = self.off.get(number)
        {
            return Ok((!off, Some(*number)));
        }
        let rule = pdf.get(rule)?;
        let list = rule.array().unwrap_or(&[]);
        let (Some(word), true) = (list.first().and_then(Object::name), depth < DEEPEST) else {
            return Ok((true, None));
        };
        let mut parts = Vec::new();
        for part in list.iter().skip(1).take(100) {
            parts.push(self.rule(pdf, part, depth + 1)?);
        }
        let named = parts.iter().find_map(|p| p.1);
        Ok(match word {
            b"And" => (parts.iter().all(|p| p.0), named),
            b"Or" => (parts.iter().any(|p| p.0), named),
            b"Not" => (!parts.first().is_none_or(|p| p.0), named),
            _ => (true, named),
        })
    }

    /// The name of a layer.
    pub fn name(&self, number: u32) -> &str {
        self.names.get(&number).map_or("", String::as_str)
    }
}
