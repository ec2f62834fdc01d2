//! Taking out of a part what nobody sees of it, by the numbers under which the look counted it.

use std::collections::BTreeSet;

use super::tree::{Element, Node};

/// What goes: elements `t` by their number in the order in which they open, drawings in the order in which they close.
pub(super) struct Forgotten<'f> {
    pub words: &'f BTreeSet<usize>,
    pub drawings: &'f BTreeSet<usize>,
    /// Which elements are drawings, as the look counts them.
    pub is_drawing: fn(&str) -> bool,
}

impl Forgotten<'_> {
    /// Takes it out of a whole part.
    pub fn out_of(&self, part: &mut Element) {
        self.below(part, &mut (0, 0));
    }

    fn below(&self, element: &mut Element, counted: &mut (usize, usize)) {
        let children = std::mem::take(&mut element.children);
        for node in children {
            let Node::Element(mut child) = node else {
                element.children.push(node);
                continue;
            };
            let words = child.local() == "t";
            counted.0 += usize::from(words);
            let gone = words && self.words.contains(&counted.0);
            self.below(&mut child, counted);
            if gone {
                child.children.clear();
            }
            if (self.is_drawing)(child.local()) {
                counted.1 += 1;
                if self.drawings.contains(&counted.1) {
                    continue;
                }
            }
            element.children.push(Node::Element(child));
        }
    }
}
