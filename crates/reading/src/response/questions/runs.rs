//! Which labels belong together: runs that count on, with what stands below each label.

use std::collections::HashMap;

use super::super::asks;
use super::super::citations::cites;
use super::super::labels::{self, Mark, Style};
use super::super::lines::Line;
use super::super::parts::{self, Part};
use super::region::{intro, is_recital};

#[derive(Clone, Debug)]
pub(super) struct Item {
    pub line: usize,
    pub mark: Mark,
    pub parent: Option<usize>,
    pub run: usize,
    pub dropped: bool,
}

pub(super) fn items(text: &str, lines: &[Line], marks: &[Option<Mark>], parts: &[Part]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut top: Option<usize> = None;
    let mut nested: Option<u32> = None;
    let mut letter: Option<char> = None;
    let mut roman: Option<usize> = None;
    let mut run = 0;
    let mut skipping: Option<u32> = None;
    // The last item of its own with each label, the last line after a gap, and how far it was listened for the authority.
    let mut own: HashMap<String, usize> = HashMap::new();
    let mut gap: Option<usize> = None;
    let mut heard = Heard::default();
    for (i, mark) in marks.iter().enumerate() {
        if lines[i].after_gap {
            gap = Some(i);
        }
        let Some(mark) = mark else { continue };
        if !matches!(parts[i], Part::Request | Part::Mixed) || mark.answer || mark.labels.len() != 1 {
            continue;
        }
        let mixed = parts[i] == Part::Mixed;
        if mark.style == Style::Letter {
            let c = mark.label().chars().next().unwrap_or('a');
            let starts = matches!(mark.label(), "a" | "i");
            let follows = letter.is_some_and(|l| {
                u32::from(c) == u32::from(l) + 1 || (l == 'i' && mark.label().starts_with('i'))
            });
            if !(starts || follows || roman.is_some()) || (starts && mixed && is_recital(text, lines, i)) {
                continue;
            }
            if mixed && starts && top.is_some_and(|t| heard.between(text, lines, items[t].line, i)) {
                continue;
            }
            // Small Roman numerals under a letter that leads up to them.
            if mark.label() == "i" && letter.is_some_and(|l| l != 'h') {
                let next = marks[i + 1..].iter().flatten().next().is_some_and(|m| m.label() == "ii");
                let leads = |it: &Item| {
                    it.mark.style == Style::Letter
                        && it.run == run
                        && lines[it.line..i]
                            .last()
                            .is_some_and(|l| l.of(text).ends_with([',', ':', '-', '–']))
                };
                let above = items.iter().rposition(|it| it.run == run).filter(|at| leads(&items[*at]));
                roman = above.filter(|_| next);
            } else if !mark.label().chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
                roman = None;
            }
            if let Some(above) = roman {
                items.push(Item { line: i, mark: mark.clone(), parent: Some(above), run, dropped: false });
                continue;
            }
            letter = Some(c);
            if top.is_none() && starts {
                run += 1;
            }
            add(&mut items, &mut own, i, mark, top, run);
            continue;
        }
        let label = mark.label().to_owned();
        if let Some((head, _)) = label.split_once('.').or_else(|| split_letter(&label)) {
            let parent = own.get(head).copied();
            add(&mut items, &mut own, i, mark, parent, run);
            continue;
        }
        let Some(n) = mark.number() else { continue };
        let before = top.and_then(|t| items[t].mark.number());
        let words = mark.style == Style::Word;
        if let (Some(t), false) = (top, words) {
            let glued = gap.is_none_or(|at| at <= items[t].line);
            let led = intro(lines, i).of(text).trim_end_matches('*').ends_with(':');
            if n == 1 && glued && led && items[t].run == run && !items[t].dropped {
                nested = Some(1);
                add(&mut items, &mut own, i, mark, Some(t), run);
                continue;
            }
            if nested.is_some_and(|p| n == p + 1) && before.is_none_or(|b| n != b + 1 || glued) {
                nested = Some(n);
                add(&mut items, &mut own, i, mark, Some(t), run);
                continue;
            }
        }
        if let Some(last) = skipping {
            if n == last + 1 {
                skipping = Some(n);
                continue;
            }
            skipping = None;
        }
        let goes_on = before.is_some_and(|b| n > b && n <= b + 2);
        if !(n == 1 || goes_on || items.is_empty()) {
            continue;
        }
        if n == 1 && mixed && !words && is_recital(text, lines, i) {
            skipping = Some(1);
            continue;
        }
        if !goes_on {
            run += 1;
        }
        nested = None;
        letter = None;
        roman = None;
        top = Some(add(&mut items, &mut own, i, mark, None, run));
    }
    drop_scope_lists(text, lines, &mut items);
    items
}

/// Adds an item; tells its place.
fn add(
    items: &mut Vec<Item>,
    own: &mut HashMap<String, usize>,
    line: usize,
    mark: &Mark,
    parent: Option<usize>,
    run: usize,
) -> usize {
    if parent.is_none() {
        own.insert(mark.label().to_owned(), items.len());
    }
    items.push(Item { line, mark: mark.clone(), parent, run, dropped: false });
    items.len() - 1
}

fn split_letter(label: &str) -> Option<(&str, &str)> {
    let at = label.find(|c: char| c.is_ascii_alphabetic())?;
    (at > 0).then(|| label.split_at(at))
}

/// Whether the authority has spoken below a line, as far as it was listened.
#[derive(Default)]
struct Heard {
    from: usize,
    upto: usize,
    spoken: bool,
}

impl Heard {
    /// Whether the authority has spoken between two lines.
    fn between(&mut self, text: &str, lines: &[Line], from: usize, to: usize) -> bool {
        if self.from != from || self.upto <= from {
            *self = Heard { from, upto: from + 1, spoken: false };
        }
        let speaks = |line: &Line| parts::is_authority_voice(line.of(text)) || cites(line.of(text));
        self.spoken = self.spoken || lines.get(self.upto..to).is_some_and(|more| more.iter().any(speaks));
        self.upto = self.upto.max(to);
        self.spoken
    }
}

/// A list that defines, or names the years and sums by which to part an answer, asks nothing; nor does one that goes on
/// from a sentence of the reply.
fn drop_scope_lists(text: &str, lines: &[Line], items: &mut [Item]) {
    let mut lists: HashMap<(usize, Option<usize>), bool> = HashMap::new();
    for i in 0..items.len() {
        let list = (items[i].run, items[i].parent);
        let drop =
            *lists.entry(list).or_insert_with(|| asks::scope_only(intro(lines, items[i].line).of(text)));
        items[i].dropped = drop || wordless(text, lines, &items[i]);
    }
}

/// Years, quarters and sums alone are no question.
fn wordless(text: &str, lines: &[Line], item: &Item) -> bool {
    if item.mark.alone {
        return false;
    }
    let line = &lines[item.line];
    let body = text.get(item.mark.content..line.end).unwrap_or("");
    let word = |w: &str| w.len() > 2 && w.chars().all(char::is_alphabetic) && !is_month(w);
    let goes_on = |l: &Line| {
        !l.after_gap && l.of(text).starts_with(char::is_lowercase) && labels::mark(text, l).is_none()
    };
    let next = lines.get(item.line + 1).is_some_and(goes_on);
    !body.is_empty() && !next && !body.split(|c: char| !c.is_alphanumeric()).any(word)
}

fn is_month(word: &str) -> bool {
    super::super::dates::dates(&format!("1 {word} 2001")).len() == 1
}
