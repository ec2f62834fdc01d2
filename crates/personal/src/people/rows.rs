//! Tables with a column for family names and one for first names: the two cells of a row are one person.

use super::{Name, link::Parts};
use crate::context::Doc;

const FAMILY_NAMES: [&str; 5] = ["surname", "last name", "family name", "lastname", "familyname"];
const FIRST_NAMES: [&str; 5] = ["forename", "first name", "firstname", "given name", "givenname"];

/// Gives both cells of a row the parts of the whole name.
pub fn join(doc: &Doc, names: &[Name], parts: &mut [Parts]) {
    // Whether the column is that of family names, where it is one of the two.
    let is_family = |name: &Name| {
        let heading = doc.lines.heading(doc.text, doc.tokens[name.from].start)?.to_lowercase();
        let of = |list: &[&str]| list.iter().any(|h| heading.contains(h));
        (of(&FAMILY_NAMES) || of(&FIRST_NAMES)).then(|| of(&FAMILY_NAMES))
    };
    let line = |name: &Name| doc.lines.at(doc.tokens[name.from].start);
    for at in 1..names.len() {
        let (one, two) = (&names[at - 1], &names[at]);
        let (Some(first), Some(second)) = (is_family(one), is_family(two)) else { continue };
        if first == second || line(one) != line(two) {
            continue;
        }
        let (family, given) = if first { (at - 1, at) } else { (at, at - 1) };
        let words = |of: &Parts| of.given.iter().chain(&of.family).cloned().collect::<Vec<String>>();
        let given = words(&parts[given]);
        let Some(family) = words(&parts[family]).pop() else { continue };
        let initials: String = given.iter().chain([&family]).filter_map(|w| w.chars().next()).collect();
        for cell in [at - 1, at] {
            parts[cell] =
                Parts { given: given.clone(), family: Some(family.clone()), initials: initials.clone() };
        }
    }
}
