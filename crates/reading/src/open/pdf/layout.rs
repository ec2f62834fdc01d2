//! Pieces of text on a page become lines in the order of reading.

use super::content::{Run, Seen};

/// A line as read.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its words; a wide gap is a tab.
    pub text: String,
    /// How far it stands in, in letters.
    pub indent: usize,
    /// Whether more than the usual space stands before it.
    pub gap_before: bool,
}

struct Strip {
    runs: Vec<Run>,
    level: f32,
    from: f32,
    to: f32,
    size: f32,
    angle: i16,
}

/// The lines of a page; headers and footers that are marked as such only where `with_artifacts`.
pub(super) fn lines(seen: Seen, with_artifacts: bool) -> Vec<Line> {
    let filled = seen.filled;
    let mut strips: Vec<Strip> = Vec::new();
    for run in seen.runs {
        if run.artifact && !with_artifacts {
            continue;
        }
        // A shadow or a heavier letter is drawn twice in the same place.
        let twice = strips.last().and_then(|s| s.runs.last()).is_some_and(|last| {
            last.text == run.text
                && (last.from - run.from).abs() < run.size * 0.1
                && (last.level - run.level).abs() < run.size * 0.1
        });
        if twice {
            continue;
        }
        match strips.last_mut() {
            Some(strip) if goes_on(strip, &run) => {
                strip.to = strip.to.max(run.to);
                strip.from = strip.from.min(run.from);
                strip.size = strip.size.max(run.size);
                strip.runs.push(run);
            }
            _ if run.text.trim().is_empty() => {}
            _ => strips.push(Strip {
                level: run.level,
                from: run.from,
                to: run.to,
                size: run.size,
                angle: run.angle,
                runs: vec![run],
            }),
        }
    }
    let ups = strips
        .windows(2)
        .filter(|w| w[0].angle == w[1].angle && w[1].level > w[0].level + w[0].size * 0.5)
        .count();
    if filled || ups > 3.max(strips.len() / 5) {
        strips.sort_by(|a, b| {
            a.angle.cmp(&b.angle).then(b.level.total_cmp(&a.level)).then(a.from.total_cmp(&b.from))
        });
    }
    let rows = rows(strips);
    let left = rows.iter().map(|r| r.from).fold(f32::INFINITY, f32::min);
    // The gap between lines of a paragraph is the one after a line that is full.
    let right = rows.iter().map(|r| r.to).fold(f32::NEG_INFINITY, f32::max);
    let mut gaps: Vec<f32> = rows
        .windows(2)
        .filter(|w| w[0].to > right - (right - left) * 0.12)
        .map(|w| (w[0].level - w[1].level, w[0].size))
        .filter(|(gap, size)| *gap > size * 0.5 && *gap < size * 3.0)
        .map(|(gap, _)| gap)
        .collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 3).copied();
    let mut out: Vec<Line> = Vec::with_capacity(rows.len());
    let mut before: Option<(f32, f32)> = None;
    for row in rows {
        let text = words(&row.runs, row.size);
        if text.is_empty() {
            continue;
        }
        let letters = ((row.from - left) / (row.size * 0.5)).round();
        let indent = if (2.0..=30.0).contains(&letters) { letters as usize / 2 } else { 0 };
        let gap_before = before.is_some_and(|(level, size)| {
            let gap = level - row.level;
            // A sentence runs on at the top of the next column.
            let over = gap < -size && out.last().is_some_and(|line| runs_on(&line.text, &text));
            !over && gap < -size || gap > usual.unwrap_or(size * 1.25).max(size * 1.05) * 1.25
        });
        before = Some((row.level, row.size));
        out.push(Line { text, indent, gap_before });
    }
    out
}

fn goes_on(strip: &Strip, run: &Run) -> bool {
    let size = strip.size.max(run.size);
    strip.angle == run.angle
        && (strip.level - run.level).abs() < size * 0.4
        && run.from > strip.to - size * 1.0
}

/// Strips on one level, next to each other in the order, become one row.
fn rows(strips: Vec<Strip>) -> Vec<Strip> {
    let mut out: Vec<Strip> = Vec::new();
    for strip in strips {
        match out.last_mut() {
            Some(row)
                if row.angle == strip.angle
                    && (row.level - strip.level).abs() < row.size.min(strip.size) * 0.4
                    && (strip.from >= row.to - strip.size * 0.5
                        || strip.to <= row.from + strip.size * 0.5) =>
            {
                row.from = row.from.min(strip.from);
                row.to = row.to.max(strip.to);
                row.size = row.size.max(strip.size);
                row.runs.extend(strip.runs);
                row.runs.sort_by(|a, b| a.from.total_cmp(&b.from));
            }
            _ => out.push(strip),
        }
    }
    out
}

/// The words of a row: gaps become spaces, wide ones tabs.
fn words(runs: &[Run], size: f32) -> String {
    let mut out = String::new();
    let mut end: Option<f32> = None;
    let ground = runs.iter().filter(|r| r.size >= size * 0.9).map(|r| r.level).fold(f32::INFINITY, f32::min);
    for run in runs {
        if is_note_mark(run, size, ground, &out) {
            end = Some(run.to);
            continue;
        }
        if let Some(end) = end {
            let gap = run.from - end;
            let spaced = out.ends_with([' ', '\t']) || run.text.starts_with(' ');
            if gap > run.size * 1.8 {
                let kept = out.trim_end().len();
                out.truncate(kept);
                out.push('\t');
            } else if !spaced && (gap > run.size * 0.14 || (gap > 0.0 && is_label(&out) && begins(&run.text)))
            {
                out.push(' ');
            }
        }
        if out.ends_with([' ', '\t']) {
            out.push_str(run.text.trim_start());
        } else {
            out.push_str(&run.text);
        }
        end = Some(run.to);
    }
    let mut collapsed = String::with_capacity(out.len());
    for c in out.trim().chars() {
        let c = if c == '\u{A0}' { ' ' } else { c };
        if !(c == ' ' && collapsed.ends_with([' ', '\t'])) {
            collapsed.push(c);
        }
    }
    collapsed
}

/// Whether a line ends in the middle of a sentence that the next one takes up.
fn runs_on(line: &str, next: &str) -> bool {
    let number = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let takes_up = next.starts_with(char::is_lowercase)
        || (number.len() < next.len() && number.starts_with([' ', ',', ';']));
    takes_up && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// The raised number of a footnote after a word; "m2" and its kin are no words.
fn is_note_mark(run: &Run, size: f32, ground: f32, before: &str) -> bool {
    let mark = run.text.trim();
    let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    (1..=2).contains(&mark.len())
        && mark.bytes().all(|b| b.is_ascii_digit())
        && run.size < size * 0.75
        && run.level > ground + size * 0.15
        && word.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// "1.1" or "2)" at the beginning of a line, with nothing after it.
fn is_label(line: &str) -> bool {
    let line = line.trim_start();
    line.len() <= 8
        && line.contains(['.', ')'])
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b')'))
}

fn begins(words: &str) -> bool {
    words.starts_with(|c: char| c.is_uppercase())
}
