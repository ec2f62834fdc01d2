//! Which objects something leads to.

use std::collections::BTreeSet;

use container::pdf::{Object, Pdf};

use crate::dangers::{CannotCheck, Finding};

/// The numbers of all objects that values lead to, by any name but those left out.
pub(super) fn from(
    pdf: &Pdf<'_>,
    values: &[Object],
    without: &[&str],
    finding: &mut Finding<'_>,
) -> Result<BTreeSet<u32>, CannotCheck> {
    let mut out = BTreeSet::new();
    let mut open: Vec<u32> = Vec::new();
    let mut inside: Vec<Object> = values.to_vec();
    loop {
        while let Some(object) = inside.pop() {
            match object {
                Object::Ref(number) => open.push(number),
                Object::Array(list) => inside.extend(list),
                Object::Dict(_) | Object::Stream(_) => {
                    let Some(dict) = object.dict() else { continue };
                    for (name, value) in dict.entries() {
                        if matches!(value, Object::Ref(_) | Object::Array(_) | Object::Dict(_))
                            && !without.iter().any(|w| w.as_bytes() == name)
                        {
                            inside.push(value.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        let Some(number) = open.pop() else { return Ok(out) };
        finding.spend(1)?;
        if out.insert(number) {
            inside.push(pdf.get(&Object::Ref(number))?);
        }
    }
}
