//! Charts keep the figures they were drawn from. They may, where these stand on a visible sheet or are drawn.

use std::collections::BTreeSet;

use super::telling;
use super::xml::{Node, Strictness, walk};
use crate::dangers::{CannotCheck, Code, Finding, Place};

/// What is said of such words.
pub(crate) const ELSEWHERE: &str = "words that do not stand in the cells it was drawn from";

/// The workbook that a chart stands in.
pub(crate) struct Workbook<'w> {
    /// Visible sheets, in small letters.
    pub sheets: &'w BTreeSet<String>,
    /// Whether a value stands in a cell that is seen.
    pub shows: &'w dyn Fn(&str) -> bool,
}

/// What a chart keeps of one range.
#[derive(Default)]
struct Kept {
    formula: String,
    values: Vec<String>,
    /// Words that tell something and stand in no cell that is seen.
    elsewhere: Vec<String>,
    count: usize,
    /// What it is for: "cat", "val", "tx" ...
    role: String,
}

/// What the chart shows of its figures.
#[derive(Default)]
struct Shown {
    axes: usize,
    axes_deleted: usize,
    labels: bool,
}

/// Looks at a chart, which may stand in a workbook.
pub(crate) fn look(
    part: &str,
    content: &[u8],
    workbook: Option<&Workbook<'_>>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut kept: Vec<Kept> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut shown = Shown::default();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => {
                let name = element.name();
                match name {
                    "strRef" | "numRef" | "multiLvlStrRef" | "strDim" | "numDim" | "datalabelsRange" => {
                        kept.push(Kept { role: path.last().cloned().unwrap_or_default(), ..Kept::default() });
                    }
                    "catAx" | "dateAx" | "serAx" => shown.axes += 1,
                    "delete"
                        if path
                            .last()
                            .is_some_and(|p| matches!(p.as_str(), "catAx" | "dateAx" | "serAx")) =>
                    {
                        shown.axes_deleted += usize::from(element.switched_on());
                    }
                    "showCatName" => {
                        shown.labels |= element.switched_on();
                    }
                    "legend" => shown.labels |= path.iter().any(|p| p == "chart"),
                    _ => {}
                }
                path.push(name.to_owned());
            }
            Node::Close(_) => {
                path.pop();
            }
            Node::Text(text) => {
                let Some(last) = kept.last_mut() else { return Ok(()) };
                match path.last().map(String::as_str) {
                    Some("f") => last.formula.push_str(text),
                    Some("v" | "pt") if !text.trim().is_empty() => {
                        last.count += 1;
                        let words = text.trim();
                        if last.values.len() < 12 {
                            last.values.push(words.to_owned());
                        }
                        let missing =
                            workbook.is_some_and(|book| telling::tells(words) && !(book.shows)(words));
                        if missing && last.elsewhere.len() < 12 {
                            last.elsewhere.push(words.to_owned());
                        }
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    })?;
    let mut reported = BTreeSet::new();
    for kept in kept.into_iter().filter(|k| k.count > 0) {
        let source = sheet_of(&kept.formula);
        let hidden = match workbook {
            Some(book) => match &source {
                Some(sheet) => !book.sheets.contains(sheet),
                // Values that were typed into the chart are what it shows; a range without a sheet is not one.
                None => {
                    kept.formula.trim().is_empty()
                        || kept.formula.contains("#REF")
                        || kept.formula.contains('[')
                }
            },
            // Outside workbooks a chart is all that is shown: what it keeps for an axis that is deleted is not.
            None => kept.role == "cat" && shown.axes > 0 && shown.axes_deleted == shown.axes && !shown.labels,
        };
        if !hidden && !kept.elsewhere.is_empty() && source.is_some() && reported.insert(kept.formula.clone())
        {
            let place = Place::part(part).described(format!("a chart drawn from {}", kept.formula));
            finding.danger(Code::OoxmlChartCache, place, ELSEWHERE, &kept.elsewhere.join(", "));
        }
        if hidden && reported.insert(kept.formula.clone()) {
            let at = match &source {
                Some(_) => format!("a chart drawn from {}", kept.formula),
                None => "a chart".to_owned(),
            };
            let detail = format!("{} values that are on no visible sheet", kept.count);
            let place = Place::part(part).described(at);
            finding.danger(Code::OoxmlChartCache, place, detail, &kept.values.join(", "));
        }
    }
    Ok(())
}

/// The sheet of a range, in small letters: `'Data 1'!$A$2:$A$6`. Names of the workbook have none.
fn sheet_of(formula: &str) -> Option<String> {
    let formula = formula.trim().trim_start_matches(['=', '(']);
    let sheet = formula.rsplit_once('!')?.0;
    let sheet = sheet.rsplit(',').next().unwrap_or(sheet);
    Some(sheet.trim_matches('\'').replace("''", "'").to_lowercase())
}
