//! How sure it is that a leaf is one question, whole and alone: by what it says and by what it stands in.
//!
//! The figures put readings in the order in which they deserve a look; they are no measured shares, and decide nothing.

use document::Sure;

use super::{
    asks::{Ask, ask, names_a_record, plain},
    leaves::{Leaf, Shape},
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
    let put = words.trim_end().ends_with('?');
    let certainty = match (leaf.shape, asked) {
        (Shape::Counted, Ask::Question) => 98,
        (Shape::Counted, Ask::Request) => 96,
        // A title and lines under it may be several.
        (Shape::Counted, _) if words.contains('\n') && words.len() > 120 => 72,
        (Shape::Counted, _) => 88,
        (Shape::Nested | Shape::Bullet, Ask::Question) => 95,
        (Shape::Line, Ask::Question) => 92,
        (Shape::Nested | Shape::Bullet | Shape::Line, Ask::Request) => 87,
        // Under a question, an answer to choose from or a group of a breakdown looks the same.
        (Shape::Nested, _) if !says_what(words) && stem_asks(text, leaf) => 70,
        (Shape::Bullet, _) if !says_what(words) => 74,
        (Shape::Nested | Shape::Bullet | Shape::Line, _) => 85,
        (Shape::Parent, _) => 82,
        (Shape::Apart, _) => 85,
        (Shape::Prose, Ask::Question) if put => 92,
        (Shape::Prose, Ask::Question | Ask::Request) => 85,
        (Shape::Beside, Ask::Question) if put => 84,
        (Shape::Beside, Ask::Question | Ask::Request) => 72,
        (Shape::Piece, _) => 66,
        (Shape::Prose | Shape::Beside, _) => 64,
    };
    // What asks more than once under one label may be several.
    let marks = words.matches('?').count();
    Sure::hundredths(if marks > 1 { certainty.min(80) } else { certainty })
}

/// Whether an item says what is wanted of a thing ("the date of ...", "whether ...") and is no mere name.
fn says_what(words: &str) -> bool {
    let lower = plain(words);
    let first = lower.split(' ').next().unwrap_or("");
    const OPENERS: [&str; 26] = [
        "the", "any", "all", "a", "an", "whether", "if", "when", "how", "what", "which", "who", "where",
        "why", "will", "is", "are", "does", "do", "did", "has", "have", "was", "were", "your", "their",
    ];
    OPENERS.contains(&first) && lower.split(' ').count() >= 3
}

fn stem_asks(text: &str, leaf: &Leaf) -> bool {
    leaf.stem.and_then(|(start, end)| text.get(start..end)).is_some_and(|s| {
        let stem = plain(s);
        ask(&stem).wants_answer() || names_a_record(&stem)
    })
}
