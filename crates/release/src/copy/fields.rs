//! Fields of a document as the words they showed; those that are worked out anew on each page, and say nothing else, stay.

use super::Copy;
use super::tree::{Element, Fate};
use crate::docx::fields;

/// Fields that are worked out anew on each page, or lead within the document.
const LIVE: &[&str] = &[
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "TOC",
    "PAGEREF",
    "SEQ",
    "REF",
    "NOTEREF",
    "HYPERLINK",
    "STYLEREF",
    "EQ",
    "SYMBOL",
    "LISTNUM",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "ADVANCE",
    "INDEX",
    "XE",
];

/// Whether a field stays one.
fn lives(instruction: &str) -> bool {
    let kind = instruction.split_whitespace().next().unwrap_or_default().to_uppercase();
    (kind.starts_with('=') || LIVE.contains(&kind.as_str())) && fields::tells(instruction).is_none()
}

/// Fields become the words they showed, but for those that are worked out anew and say nothing else.
pub(super) fn flatten(tree: &mut Element, copy: &mut Copy) {
    // First what each says and whether another stands within its instruction, in the order in which they begin.
    let mut said: Vec<(String, bool)> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    tree.visit(&mut |e| match (e.local(), e.get("fldCharType")) {
        ("fldChar", Some("begin")) => {
            for (at, in_result) in &open {
                if !in_result {
                    said[*at].1 = true;
                }
            }
            open.push((said.len(), false));
            said.push((String::new(), false));
        }
        ("fldChar", Some("separate")) => {
            if let Some((_, in_result)) = open.last_mut() {
                *in_result = true;
            }
        }
        ("fldChar", Some("end")) => drop(open.pop()),
        ("instrText", _) => {
            if let Some((at, false)) = open.last() {
                said[*at].0.push_str(&e.words());
            }
        }
        _ => {}
    });
    let mut number = 0;
    let mut open: Vec<(bool, bool)> = Vec::new();
    let mut flat = false;
    tree.sift(&mut |e| {
        let kind = e.get("fldCharType").map(str::to_owned);
        match (e.local(), kind.as_deref()) {
            ("fldChar", Some("begin")) => {
                let keep = said.get(number).is_some_and(|(said, nested)| !nested && lives(said));
                number += 1;
                open.push((keep, false));
                flat |= !keep;
                if keep { Fate::Keep } else { Fate::Drop }
            }
            ("fldChar", Some("separate")) => match open.last_mut() {
                Some((keep, in_result)) => {
                    *in_result = true;
                    if *keep { Fate::Keep } else { Fate::Drop }
                }
                None => Fate::Drop,
            },
            ("fldChar", _) => match open.pop() {
                Some((true, _)) => Fate::Keep,
                _ => Fate::Drop,
            },
            ("instrText", _) => match open.last() {
                Some((true, false)) => Fate::Keep,
                _ => Fate::Drop,
            },
            // What stands in an instruction is no word of the page.
            ("t" | "drawing" | "pict" | "object", _) if open.iter().any(|(_, in_result)| !in_result) => {
                Fate::Drop
            }
            ("fldSimple", _) => {
                let keep = e.get("instr").is_some_and(lives);
                flat |= !keep;
                if keep { Fate::Keep } else { Fate::Unwrap }
            }
            _ => Fate::Keep,
        }
    });
    if flat {
        copy.changed("Fields show the words they showed; what stood behind them is gone.");
    }
}
