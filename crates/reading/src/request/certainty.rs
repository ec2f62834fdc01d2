//! How sure it is that a leaf is one question, whole and alone: by what it says and by what it stands in.
//!
//! The figures put readings in the order in which they deserve a look; they are no measured shares, and decide nothing.

use document::Sure;

use super::{
    asks::{Ask, ask, plain},
    leaves::Leaf,
};

/// How sure it is of a leaf.
pub(super) fn of_leaf(text: &str, leaf: &Leaf) -> Sure {
    let words = text.get(leaf.place.0..leaf.place.1).unwrap_or("");
    if !leaf.sure {
        return Sure::hundredths(40);
    }
    if words.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return Sure::hundredths(50);
    }
    let asked = ask(&plain(words));
    let labelled = leaf.label.is_some();
    let certainty = match asked {
        Ask::Question if labelled => 98,
        Ask::Request if labelled => 97,
        _ if labelled => 93,
        Ask::Question if words.trim_end().ends_with('?') => 90,
        Ask::Question => 80,
        Ask::Request => 85,
        // An item of a list, or words that a sentence before makes a question.
        _ if leaf.stem.is_some() => 85,
        _ => 65,
    };
    // What asks more than once under one label may be several.
    let marks = words.matches('?').count();
    Sure::hundredths(if marks > 1 { certainty.min(80) } else { certainty })
}
