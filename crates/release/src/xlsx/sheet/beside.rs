//! What a sheet says beside its cells: columns, filters, lists to choose from, conditions, scenarios, headers and footers.

use super::{Columns, LOWEST_ROW, MOST_STRETCHES, NARROWEST_COLUMN, SEEN, Scan, Validation};
use crate::package::xml::Element;
use crate::xlsx::group::Group;
use crate::xlsx::place::{LAST_COLUMN, area, areas, cell};

impl Scan<'_, '_> {
    pub(super) fn open_other(&mut self, name: &str, element: &Element<'_>) -> bool {
        match name {
            "sheetFormatPr" => {
                self.zero_height = element.on("zeroHeight");
                self.low_by_default = element.number("defaultRowHeight").is_some_and(|h| h < LOWEST_ROW);
                self.narrow_by_default =
                    element.number("defaultColWidth").is_some_and(|w| w < NARROWEST_COLUMN);
            }
            "sheetPr" => self.seen.filter_mode = element.on("filterMode"),
            "sheetView" => {
                self.frozen_from = element.get("topLeftCell").and_then(|c| cell(&c)).map(|(row, _)| row);
            }
            "pane" => {
                let frozen = element.get("state").is_some_and(|s| s.starts_with("frozen"));
                if frozen && element.number("ySplit").is_some_and(|rows| rows > 0.0) {
                    self.seen.above_pane = self.frozen_from.unwrap_or(0);
                }
            }
            "col" => self.open_column(element),
            "mergeCell" => {
                if let Some(area) = element.get("ref").and_then(|r| area(&r))
                    && self.seen.merged.len() < 200_000
                {
                    self.seen.merged.push(area);
                }
            }
            "autoFilter" => {
                self.auto_filter = element.get("ref").and_then(|r| area(&r)).map(|area| (area, false));
            }
            "filterColumn" => {
                if let Some((_, filtered)) = &mut self.auto_filter {
                    *filtered = true;
                }
            }
            "dataValidation" => {
                self.is_list = element.get("type").is_some_and(|t| t == "list");
                let places = element.get("sqref").unwrap_or_default().into_owned();
                let hints = ["promptTitle", "prompt", "errorTitle", "error"];
                let hints =
                    hints.iter().filter_map(|n| element.get(n)).map(std::borrow::Cow::into_owned).collect();
                self.validation = Validation { places, list: String::new(), hints };
            }
            "formula1" | "formula" => return true,
            "conditionalFormatting" => {
                let places = element.get("sqref").map(|r| areas(&r)).unwrap_or_default();
                self.condition = Some((places, usize::MAX, String::new(), String::new()));
            }
            "cfRule" => {
                if let Some((_, style, kind, formula)) = &mut self.condition {
                    *style = element.whole("dxfId").map_or(usize::MAX, |n| n as usize);
                    *kind = element.get("type").unwrap_or_default().into_owned();
                    if let Some(operator) = element.get("operator") {
                        kind.push(' ');
                        kind.push_str(&operator);
                    }
                    formula.clear();
                }
            }
            "scenario" => {
                let name = element.get("name").unwrap_or_default().into_owned();
                let mut kept = Vec::new();
                kept.extend(element.get("user").map(std::borrow::Cow::into_owned));
                kept.extend(element.get("comment").map(std::borrow::Cow::into_owned));
                self.scenario = Some((name, kept));
            }
            "inputCells" => {
                if let Some((_, kept)) = &mut self.scenario
                    && let Some(value) = element.get("val")
                    && kept.len() < 20
                {
                    kept.push(value.into_owned());
                }
            }
            "headerFooter" => {
                self.seen.odd_even = element.on("differentOddEven");
                self.seen.first = element.on("differentFirst");
            }
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                return true;
            }
            "hyperlink" => {
                if let Some(tip) = element.get("tooltip") {
                    self.seen.descriptions.push(tip.into_owned());
                }
            }
            // What newer versions added has its places in an element of their own.
            "sqref" => return self.is_list,
            _ => {}
        }
        false
    }

    pub(super) fn close_other(&mut self, name: &str) {
        match name {
            "formula1" if self.is_list && self.validation.list.is_empty() => {
                self.validation.list = std::mem::take(&mut self.collected);
            }
            "sqref" if self.is_list => self.validation.places = std::mem::take(&mut self.collected),
            "formula" => {
                if let Some((_, _, _, formula)) = &mut self.condition
                    && formula.is_empty()
                {
                    *formula = std::mem::take(&mut self.collected);
                }
            }
            "cfRule" => {
                if let Some((places, style, kind, formula)) = &self.condition
                    && always(kind, formula)
                    && self.seen.conditions.len() < 1_000
                {
                    self.seen.conditions.push((places.clone(), *style));
                }
            }
            "conditionalFormatting" => self.condition = None,
            "dataValidation" => {
                if self.seen.validations.len() < 5_000 {
                    self.seen.validations.push(std::mem::take(&mut self.validation));
                }
                self.is_list = false;
            }
            "autoFilter" => {
                if let Some((area, true)) = self.auto_filter.take() {
                    self.seen.filters.push(area);
                }
            }
            "scenario" => {
                if let Some((name, kept)) = self.scenario.take()
                    && self.seen.scenarios.len() < 100
                {
                    self.seen.scenarios.push((name, kept.join(", ")));
                }
            }
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                let words = std::mem::take(&mut self.collected);
                if !words.trim().is_empty() {
                    self.seen.edges.push((name.to_owned(), words));
                }
            }
            _ => {}
        }
    }

    fn open_column(&mut self, element: &Element<'_>) {
        let (Some(from), Some(to)) = (element.whole("min"), element.whole("max")) else { return };
        if from == 0 || from > LAST_COLUMN || to < from {
            return;
        }
        let area = (from - 1, to.min(LAST_COLUMN) - 1);
        if self.sized_columns.is_empty() {
            self.sized_columns = vec![false; LAST_COLUMN as usize];
        }
        self.sized_columns[area.0 as usize..=area.1 as usize].fill(true);
        let width = element.number("width");
        if self.seen.column_widths.len() < 20_000 {
            self.seen.column_widths.push((area.0, area.1, width.unwrap_or(8.43)));
        }
        let hidden = element.on("hidden");
        if hidden || width.is_some_and(|w| w < NARROWEST_COLUMN) {
            self.hide(area, !hidden);
        }
    }

    /// Remembers a stretch of columns that cannot be seen.
    pub(super) fn hide(&mut self, area: (u32, u32), tiny: bool) {
        let stretches = self.seen.hidden_columns.len();
        let Some(stretch) = u16::try_from(stretches).ok().filter(|n| *n < MOST_STRETCHES) else { return };
        if self.unseen_columns.is_empty() {
            self.unseen_columns = vec![SEEN; LAST_COLUMN as usize];
        }
        self.unseen_columns[area.0 as usize..=area.1 as usize].fill(stretch);
        let columns = Columns { tiny, group: Group::default(), with_words: Vec::new() };
        self.seen.hidden_columns.push(columns);
    }
}

/// Whether a condition holds of all or most cells with words: one that hides faults, zeros or repetitions does not.
fn always(kind: &str, formula: &str) -> bool {
    let formula = formula.trim().trim_start_matches('=').to_uppercase();
    match kind.split(' ').next().unwrap_or_default() {
        "expression" => {
            matches!(formula.as_str(), "TRUE" | "TRUE()" | "1" | "1=1" | "1>0")
                || formula.starts_with("LEN(") && formula.contains(">0")
                || formula.starts_with("NOT(ISBLANK(")
                || formula.ends_with("<>\"\"")
        }
        "notContainsBlanks" | "notContainsErrors" | "containsText" | "beginsWith" | "endsWith" => true,
        "cellIs" if matches!(formula.as_str(), "0" | "\"\"" | "\"-\"") => kind.ends_with("notEqual"),
        "cellIs" => !kind.ends_with("lessThan"),
        _ => false,
    }
}
