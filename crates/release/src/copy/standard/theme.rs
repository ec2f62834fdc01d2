//! Themes, and names of what is drawn: they stand in menus and on no page.

use super::names::shape_name;
use crate::copy::tree::{Element, Fate};

/// Takes names that people gave out of a theme, of a table's style or of what is drawn.
pub(in crate::copy) fn nameless(tree: &mut Element) {
    one(tree);
    tree.sift(&mut one);
}

fn one(element: &mut Element) -> Fate {
    let usual = match element.local() {
        "theme" | "clrScheme" | "fontScheme" | "fmtScheme" => "Office",
        "themeOverride" => return Fate::Keep,
        // Colours and settings that somebody keeps for new drawings.
        "extraClrSchemeLst" | "custClrLst" => return Fate::Drop,
        "cNvPr" | "docPr" => {
            let name = element.get("name").unwrap_or_default().to_owned();
            let id = element.get("id").unwrap_or_default().to_owned();
            if !name.is_empty() {
                element.set("name", shape_name(&name, &id));
            }
            return Fate::Keep;
        }
        _ => return Fate::Keep,
    };
    if element.get("name").is_some() {
        element.set("name", usual);
    }
    Fate::Keep
}
