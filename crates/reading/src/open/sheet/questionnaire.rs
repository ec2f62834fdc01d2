//! Sheets that ask: which column holds the questions, which is left empty for the answers.

use std::sync::LazyLock;

use regex::Regex;

use super::{Made, Sheet, head, put};

/// Where a sheet asks.
#[derive(Debug)]
pub(super) struct Form {
    /// The row of the headings; none where there are none.
    heading: Option<u32>,
    label: Option<u32>,
    question: u32,
}

/// Rows that are looked at for headings.
const TOP: usize = 40;

static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)\bquestions?\b|\binformation (?:requested|required|sought|needed)\b|\brequest(?:s|ed)?\b|\bquer(?:y|ies)\b|\bdata (?:requested|required|item)\b|\bitems? requested\b",
    )
});
static ANSWERED: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)\b(?:answers?|responses?|repl(?:y|ies)|your (?:comments?|figures?|data)|comments?|council(?:'s)? (?:answer|response)|to be completed|please (?:complete|fill)|figures?|value|yes ?/ ?no)\b",
    )
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    one(r"(?i)^\W*(?:q(?:uestion|n)?s?\W*)?(?:no|number|nr|num|#|ref|reference|id|item|s/?n)?\W*$")
});
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    one(r"(?i)^(?:q(?:uestion)?\s*\.?\s*)?(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[a-z]|[ivx]{1,5})[.):]?$")
});
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)\?|^(?:please|how|what|which|when|who|where|why|does|do|did|is|are|has|have|can|could|total|number|list|provide|state|confirm|details?|if )\b",
    )
});

/// Finds the columns of a questionnaire; none where the sheet is another table.
pub(super) fn find(sheet: &Sheet) -> Option<Form> {
    by_headings(sheet).or_else(|| by_content(sheet))
}

/// A heading for the questions and, to its right, one for the answers with (nearly) nothing under it.
fn by_headings(sheet: &Sheet) -> Option<Form> {
    for (row, cells) in sheet.rows.iter().take(TOP) {
        let short = |text: &str| text.chars().count() <= 60;
        let Some((question, _)) =
            cells.iter().find(|(_, t)| short(t) && ASKED.is_match(t) && !LABEL_ONLY.is_match(t))
        else {
            continue;
        };
        let Some((answer, _)) = cells.iter().find(|(c, t)| *c > question && short(t) && ANSWERED.is_match(t))
        else {
            continue;
        };
        let below = || sheet.rows.range(row + 1..).map(|(_, cells)| cells);
        let asked = below().filter(|c| c.contains_key(question)).count();
        let answered = below().filter(|c| c.contains_key(question) && c.contains_key(answer)).count();
        if asked == 0 || answered * 2 > asked {
            continue;
        }
        return Some(Form {
            heading: Some(*row),
            label: label(sheet, Some(*row), *question),
            question: *question,
        });
    }
    None
}

/// "Question no." is the heading of labels, not of questions.
static LABEL_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    one(r"(?i)^\W*(?:q(?:uestion|n)?|request|query)\W*(?:no|number|nr|num|#|ref|reference|id)\W*$")
});

/// A column whose cells mostly ask, with nothing to the right of most of them.
fn by_content(sheet: &Sheet) -> Option<Form> {
    let mut best: Option<(usize, u32)> = None;
    let columns: Vec<u32> = {
        let mut all: Vec<u32> =
            sheet.rows.values().take(2000).flat_map(|c| c.keys().take(60).copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.truncate(60);
        all
    };
    for column in columns {
        let cells = || sheet.rows.values().take(2000).filter_map(|c| c.get(&column).map(|t| (c, t)));
        let asking = cells().filter(|(_, t)| t.len() > 12 && ASKS.is_match(t)).count();
        let alone =
            cells().filter(|(c, t)| ASKS.is_match(t) && c.range(column + 1..).next().is_none()).count();
        let long = cells().filter(|(_, t)| t.len() > 3).count();
        if asking >= 2 && asking * 2 >= long && alone * 2 >= asking && best.is_none_or(|b| asking > b.0) {
            best = Some((asking, column));
        }
    }
    let (_, question) = best?;
    Some(Form { heading: None, label: label(sheet, None, question), question })
}

/// The column of labels left of the questions.
fn label(sheet: &Sheet, heading: Option<u32>, question: u32) -> Option<u32> {
    let from = heading.map_or(0, |h| h + 1);
    (0..question).rev().take(4).find(|column| {
        let headed = heading
            .and_then(|h| sheet.rows.get(&h)?.get(column))
            .is_none_or(|t| LABEL.is_match(t) || LABEL_ONLY.is_match(t));
        let cells = || {
            sheet.rows.range(from..).filter_map(|(_, c)| c.get(column).filter(|_| c.contains_key(&question)))
        };
        let (all, marks) = (cells().count(), cells().filter(|t| MARK.is_match(t)).count());
        headed && all > 0 && marks * 3 >= all * 2
    })
}

/// The questions, one a paragraph under its label; other rows as they stand.
pub(super) fn write(sheet: &Sheet, form: &Form, made: &mut Made) {
    head(sheet, made);
    for (row, cells) in &sheet.rows {
        if Some(*row) == form.heading {
            continue;
        }
        if let Some(question) = cells.get(&form.question)
            && form.heading.is_none_or(|h| *row > h)
        {
            let mark = form.label.and_then(|c| cells.get(&c).map(|t| (c, t)));
            if let Some((column, mark)) = mark {
                put(sheet, *row, column, mark, made);
                if mark.chars().all(|c| c.is_alphanumeric() || c == '.') && !mark.ends_with('.') {
                    made.text.push('.');
                }
                made.text.push(' ');
            }
            // A cell's own line breaks would begin new paragraphs.
            put(sheet, *row, form.question, &question.replace(['\r', '\n'], " "), made);
        } else {
            for (n, (column, text)) in cells.iter().enumerate() {
                if n > 0 {
                    made.text.push('\t');
                }
                put(sheet, *row, *column, text, made);
            }
        }
        made.text.push_str("\n\n");
    }
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
