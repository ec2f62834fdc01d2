//! Where each labelled question begins and ends, and where its answer stands if it follows at once.

use std::collections::BTreeSet;

use document::Span;

use super::super::asks;
use super::super::labels::{self, Style};
use super::super::lines::{Line, sentences, trim, unwrapped};
use super::super::parts::{self, Part};
use super::region::intro;
use super::runs::Item;
use super::{MOST_QUESTIONS, Question, in_region};

pub(super) fn from_items(text: &str, lines: &[Line], parts: &[Part], items: &[Item]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut index = vec![None; items.len()];
    let mixed_runs: BTreeSet<usize> =
        items.iter().filter(|i| parts[i.line] == Part::Mixed).map(|i| i.run).collect();
    let parents: BTreeSet<usize> = items.iter().filter(|i| !i.dropped).filter_map(|i| i.parent).collect();
    for (i, item) in items.iter().enumerate() {
        // One more than are kept, so that it can be told that there were more.
        if item.dropped || questions.len() > MOST_QUESTIONS {
            continue;
        }
        let next = items.get(i + 1);
        let mixed = mixed_runs.contains(&item.run);
        let mut end_line = next.map_or(lines.len(), |n| n.line);
        let stop = (item.line + 1..end_line).find(|j| !in_region(parts[*j]));
        let cut = stop.is_some();
        end_line = stop.unwrap_or(end_line);
        let new_run = next.is_some_and(|n| n.run != item.run || n.dropped);
        if new_run && !cut {
            let lead = intro(lines, end_line);
            let first = lines.partition_point(|l| l.start < lead.start);
            if first > item.line {
                end_line = if first > item.line + 1 || lines[first].after_gap { first } else { end_line };
            }
        }
        let last = next.is_none() || new_run || cut;
        let from = if item.mark.alone {
            lines.get(item.line + 1).map_or(item.mark.content, |l| l.start)
        } else {
            item.mark.content
        };
        let body_end = lines[end_line.max(item.line + 1) - 1].end.max(from);
        let has_children = parents.contains(&i);
        let own_answer = || {
            let first = item.line + usize::from(item.mark.alone);
            let end = question_end(text, lines, first, end_line, from);
            end < body_end && Span::new(from, end).of(text).trim_end_matches(['*', ' ']).ends_with('?')
        };
        let (span, answer) = if mixed && (!has_children || own_answer()) {
            let end = question_end(text, lines, item.line + usize::from(item.mark.alone), end_line, from);
            split_inline(text, Span::new(from, end), Span::new(end, body_end))
        } else if last && !has_children && item.mark.style != Style::Word {
            let end = first_paragraph(text, lines, item.line + usize::from(item.mark.alone), end_line, from);
            (Span::new(from, end), None)
        } else {
            (Span::new(from, body_end), None)
        };
        let span = trim(text, span);
        if span.is_empty() {
            continue;
        }
        let answer = answer.map(|a| trim(text, a)).filter(|a| !a.is_empty());
        let parent = item.parent.and_then(|p| index[p]);
        let own = item.mark.label().to_owned();
        let above = parent.and_then(|p: usize| questions.get(p)).map(|q| q.own.clone());
        let label = match (&above, item.mark.style) {
            (Some(above), Style::Letter) => format!("{above}{own}"),
            _ => own.clone(),
        };
        let place = Span::new(lines[item.line].start.min(span.start), span.end);
        index[i] = Some(questions.len());
        questions.push(Question {
            label: Some(label),
            own,
            parent,
            run: item.run,
            stem: has_children && answer.is_none() && leads_up(text, span),
            span,
            places: vec![place],
            apart: answer.is_some(),
            answer,
        });
    }
    questions
}

/// A question with others below it is only their stem where it is one sentence that does not end.
fn leads_up(text: &str, span: Span) -> bool {
    let words = span.of(text);
    let open = words.ends_with([':', ',', '-', '–', '—']) || words.ends_with(|c: char| c.is_alphabetic());
    open && sentences(text, span).len() == 1
}

/// Where the question ends in its body when its answer follows.
fn question_end(text: &str, lines: &[Line], first: usize, end_line: usize, from: usize) -> usize {
    let Some(line) = lines.get(first) else { return from };
    let unwrapped = unwrapped(&lines[first.saturating_sub(20)..(first + 20).min(lines.len())]);
    let mut end = line.end.max(from);
    let mut above = first;
    for j in first + 1..end_line {
        let words = lines[j].of(text);
        let previous = lines[above].of(text).trim_end_matches(['*', ' ']);
        let lower = words.starts_with(|c: char| c.is_lowercase()) && !words.starts_with("n/a");
        let wrapped = !unwrapped && previous.len() >= 60 && !previous.ends_with(['.', '?', ':', '!', ';']);
        let bullet = labels::bullet(text, &lines[j]).is_some() && previous.ends_with(':');
        let goes_on = if previous.ends_with('?') {
            lower && !lines[j].after_gap
        } else if lines[j].after_gap {
            lower && !previous.ends_with('.')
        } else {
            (wrapped || lower || bullet) && !parts::is_authority_voice(words)
        };
        if !goes_on {
            break;
        }
        end = lines[j].end;
        above = j;
    }
    end
}

/// The end of the first paragraph, with what goes on in small letters and the list it announces.
fn first_paragraph(text: &str, lines: &[Line], first: usize, end_line: usize, from: usize) -> usize {
    let Some(line) = lines.get(first) else { return from };
    let mut end = line.end.max(from);
    let mut announced = false;
    for j in first + 1..end_line {
        let words = lines[j].of(text);
        let lower = words.starts_with(|c: char| c.is_lowercase());
        let listed = labels::bullet(text, &lines[j]).is_some();
        announced |= lines[j - 1].of(text).ends_with([':', ';']);
        let belongs = lower || announced && (listed || words.len() < 60);
        if lines[j].after_gap && !belongs {
            break;
        }
        end = lines[j].end;
    }
    end
}

/// Where nothing follows the question, its answer may stand behind the question mark in the same line.
fn split_inline(text: &str, span: Span, rest: Span) -> (Span, Option<Span>) {
    let words = span.of(text);
    if !trim(text, rest).is_empty() {
        return (span, Some(rest));
    }
    let Some(at) = words.rfind("? ") else { return (span, None) };
    let after = words[at + 1..].trim();
    if after.is_empty() || after.starts_with('(') || asks::asks(after) {
        return (span, None);
    }
    let cut = span.start + at + 1;
    (Span::new(span.start, cut), Some(Span::new(cut, rest.end.max(span.end))))
}

/// The span without "Question:" before it and without quotation marks round it.
pub(super) fn bare(text: &str, span: Span) -> Span {
    let mut span = trim(text, span);
    // The edges of a table's row.
    let cell = span.of(text);
    span.end -= cell.len() - cell.trim_end_matches([' ', '|']).len();
    span.start += parts::question_lead(span.of(text));
    span.start += asks::told(span.of(text));
    let words = span.of(text);
    if words.starts_with(['"', '“']) && words.matches(['"', '“', '”']).count() <= 2 {
        span.start += words.chars().next().map_or(0, char::len_utf8);
    }
    let words = span.of(text);
    if words.ends_with(['"', '”']) && words.matches(['"', '“', '”']).count() == 1 {
        span.end -= words.chars().next_back().map_or(0, char::len_utf8);
    }
    trim(text, span)
}
