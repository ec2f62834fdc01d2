//! The path of every leaf: its position in the tree, parts counted only where there are several.

use std::collections::HashMap;

use super::{
    blocks::Form,
    leaves::{Leaf, Reader, Unit},
};

impl Reader<'_> {
    /// Questions in lines that stand further in belong to the one before them that does not.
    pub(super) fn nest_by_indent(&self, units: &mut [Unit]) {
        if units.iter().any(|u| u.list) || units.len() < 3 {
            return;
        }
        let paras = self.blocks.iter().filter(|b| b.form == Form::Para && b.start < b.end);
        let indents: HashMap<usize, usize> = paras.map(|b| (b.start, b.indent)).collect();
        let indent = |leaf: &Leaf| indents.get(&leaf.place.0).copied().unwrap_or(0);
        let indents: Vec<usize> = units.iter().filter_map(|u| u.leaves.first()).map(indent).collect();
        let base = indents.iter().copied().min().unwrap_or(0);
        let deeper = indents.iter().filter(|i| **i >= base + 2).count();
        if deeper == 0 || indents.first() != Some(&base) {
            return;
        }
        let (mut outer, mut inner) = (0, 0);
        for (unit, indent) in units.iter_mut().zip(indents) {
            let Some(leaf) = unit.leaves.first_mut() else { continue };
            if indent >= base + 2 {
                inner += 1;
                leaf.path = vec![outer, inner];
            } else {
                outer += 1;
                inner = 0;
                leaf.path = vec![outer];
            }
        }
    }

    /// Gives every leaf its path: parts count only where there are several.
    pub(super) fn number(&self, units: &mut Vec<Unit>) {
        units.retain(|u| !u.leaves.is_empty());
        if units.iter().any(|u| !u.list && u.leaves.iter().any(|l| !l.path.is_empty())) {
            return;
        }
        let lists = units.iter().filter(|u| u.list).count();
        let mut headings: Vec<Option<usize>> = units.iter().map(|u| u.heading).collect();
        headings.dedup();
        if lists == 0 && headings.len() > 1 && headings.iter().all(Option::is_some) {
            let (mut part, mut item, mut current) = (0, 0, None);
            for unit in units.iter_mut() {
                if unit.heading != current {
                    (part, item, current) = (part + 1, 0, unit.heading);
                }
                item += 1;
                unit.leaves.iter_mut().for_each(|l| l.path = vec![part, item]);
            }
            return;
        }
        let mut position = 0;
        for unit in units.iter_mut() {
            if unit.list && lists == 1 {
                let last = unit.leaves.iter().map(|l| l.path[0]).max().unwrap_or(0);
                unit.leaves.iter_mut().for_each(|l| l.path[0] += position);
                position += last;
            } else {
                position += 1;
                unit.leaves.iter_mut().for_each(|l| l.path.insert(0, position));
            }
        }
    }
}
