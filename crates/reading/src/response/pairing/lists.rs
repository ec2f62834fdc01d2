//! Lists of answers without the questions: which lines have which labels, gone over once for all lists of the reply.

use std::collections::HashMap;

use super::super::labels::{Mark, Style, list};
use super::super::lines::Line;
use super::super::parts::Part;
use super::super::questions::{Question, intro, is_recital};
use super::anchors::{Anchor, MENTION};
use super::labels::Labels;

/// The labels of the reply, and the questions that a list may answer.
pub(super) struct Lists<'m> {
    /// The lines of each label that stands alone, by how it is written.
    lines: HashMap<(Style, &'m str), Vec<usize>>,
    /// For each line the first at or below it that is not of the reply.
    until: Vec<usize>,
    tops: Vec<usize>,
    children: Vec<usize>,
    leaves: Vec<usize>,
}

impl<'m> Lists<'m> {
    pub(super) fn of(marks: &'m [Option<Mark>], parts: &[Part], questions: &[Question]) -> Self {
        let mut lines: HashMap<(Style, &str), Vec<usize>> = HashMap::new();
        for (i, mark) in marks.iter().enumerate() {
            if let Some(mark) = mark.as_ref().filter(|m| m.labels.len() == 1) {
                lines.entry((mark.style, mark.label())).or_default().push(i);
            }
        }
        let mut until = vec![parts.len(); parts.len()];
        for i in (0..parts.len()).rev() {
            until[i] = match parts[i] {
                Part::Response => until.get(i + 1).copied().unwrap_or(parts.len()),
                _ => i,
            };
        }
        let all = 0..questions.len();
        let leaves: Vec<usize> = all.clone().filter(|q| !questions[*q].stem).collect();
        let children = leaves.iter().copied().filter(|q| questions[*q].parent.is_some()).collect();
        let tops = all.filter(|q| questions[*q].parent.is_none()).collect();
        Lists { lines, until, tops, children, leaves }
    }

    /// A list "1. … 2. …" of answers that begins in line `first`, and the line behind it.
    pub(super) fn begun(
        &self,
        text: &str,
        lines: &[Line],
        marks: &[Option<Mark>],
        labels: &Labels,
        first: usize,
    ) -> Option<(Vec<Anchor>, usize)> {
        if is_recital(text, lines, first) {
            return None;
        }
        let style = marks[first].as_ref()?.style;
        let mut places: Vec<usize> = Vec::new();
        while let Some(i) = self.next(style, places.len(), places.last().map_or(first, |p| p + 1), first) {
            places.push(i);
        }
        let lead = intro(lines, first).of(text);
        let named =
            MENTION.captures(lead).map(|c| labels.named(&list(c.name("list").map_or("", |m| m.as_str()))));
        let targets: &[usize] = match &named {
            Some(named) if named.len() == places.len() => named,
            _ if places.len() == self.tops.len() => &self.tops,
            _ if places.len() == self.children.len() => &self.children,
            _ if places.len() == self.leaves.len() => &self.leaves,
            _ if places.len() >= 2 && places.len() <= self.tops.len() => &self.tops,
            _ => return None,
        };
        let until = places.last().map_or(first + 1, |p| p + 1);
        let anchors = places
            .iter()
            .zip(targets)
            .map(|(i, q)| Anchor {
                from: lines[*i].start,
                content: marks[*i].as_ref().map_or(lines[*i].start, |m| m.content),
                questions: vec![*q],
            })
            .collect();
        Some((anchors, until))
    }

    /// The first line from `at` on with the label of the `n`th item, in the stretch of the reply in which `first` stands.
    fn next(&self, style: Style, n: usize, at: usize, first: usize) -> Option<usize> {
        let label = match style {
            Style::Letter => char::from_u32(u32::from('a') + u32::try_from(n).ok()?).map(String::from)?,
            _ => (n + 1).to_string(),
        };
        let known = self.lines.get(&(style, label.as_str()))?;
        known.get(known.partition_point(|l| *l < at)).copied().filter(|l| *l < self.until[first])
    }

    /// The questions that are no stems.
    pub(super) fn leaves(&self) -> &[usize] {
        &self.leaves
    }
}
