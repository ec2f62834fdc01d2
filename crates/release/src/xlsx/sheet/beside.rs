//! What a sheet says beside its cells: columns, filters, lists to choose from, conditions, scenarios, headers and footers.

use super::{Columns, Condition, LOWEST_ROW, MOST_STRETCHES, NARROWEST_COLUMN, SEEN, Scan, Validation, most};
use crate::dangers::CannotCheck;
use crate::package::colour::of_workbook;
use crate::package::xml::Element;
use crate::xlsx::group::Group;
use crate::xlsx::place::{LAST_COLUMN, area, areas, cell};
use crate::xlsx::styles::{Conditional, Fill, Invisible};

/// Merged cells, and areas that a condition hides, of one sheet. Some lists have a merged cell in each row.
const MOST_MERGED: usize = 500_000;
const MOST_CONDITIONS: usize = 100_000;
/// Lists to choose from and scenarios that are told one by one: one alone keeps the workbook back.
const TOLD: usize = 1_000;

impl Scan<'_, '_> {
    pub(super) fn open_other(&mut self, name: &str, element: &Element<'_>) -> Result<bool, CannotCheck> {
        match name {
            "sheetFormatPr" => {
                self.zero_height = element.on("zeroHeight");
                let (height, width) = (element.number("defaultRowHeight"), element.number("defaultColWidth"));
                self.low_by_default = height.is_some_and(|h| h < LOWEST_ROW);
                self.narrow_by_default = width.is_some_and(|w| w < NARROWEST_COLUMN);
                self.seen.sizes.usual(if self.zero_height { Some(0.0) } else { height }, width);
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
            "col" => self.open_column(element)?,
            "mergeCell" => {
                // One cell alone lies over nothing.
                let merged = element.get("ref").and_then(|r| area(&r));
                self.seen.merged.extend(merged.filter(|a| (a.top, a.left) != (a.bottom, a.right)));
                most(self.seen.merged.len(), MOST_MERGED, "merged cells")?;
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
            "formula1" | "formula" => return Ok(true),
            // Lists whose words have commas stand beside another list for older programs.
            "list" => return Ok(self.is_list),
            "conditionalFormatting" => {
                let places = element.get("sqref").unwrap_or_default().into_owned();
                self.condition = Some(Condition { places, ..Condition::default() });
            }
            "dxf" => {
                if let Some(rule) = &mut self.condition {
                    rule.own = Some(Conditional::default());
                }
            }
            "bgColor" | "fgColor" | "numFmt" | "dataBar" | "iconSet" if self.condition.is_some() => {
                self.in_condition(name, element);
            }
            "cfRule" => {
                if let Some(rule) = &mut self.condition {
                    rule.own = None;
                    rule.instead = false;
                    rule.style = element.whole("dxfId").map(|n| n as usize);
                    rule.kind = element.get("type").unwrap_or_default().into_owned();
                    if let Some(operator) = element.get("operator") {
                        rule.kind.push(' ');
                        rule.kind.push_str(&operator);
                    }
                    rule.formula.clear();
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
                return Ok(true);
            }
            "hyperlink" => {
                if let Some(tip) = element.get("tooltip") {
                    self.seen.descriptions.push(tip.into_owned());
                }
            }
            // What newer versions added has its places in an element of their own.
            "sqref" => return Ok(self.is_list || self.condition.is_some()),
            _ => {}
        }
        Ok(false)
    }

    /// What a rule says of its look.
    fn in_condition(&mut self, name: &str, element: &Element<'_>) {
        let styles = self.book.styles;
        let Some(rule) = &mut self.condition else { return };
        if matches!(name, "dataBar" | "iconSet") {
            rule.instead |= element.off("showValue");
        }
        let Some(own) = &mut rule.own else { return };
        match name {
            "numFmt" => own.format = element.get("formatCode").map(std::borrow::Cow::into_owned),
            "bgColor" | "fgColor" => {
                if let Some(rgb) = of_workbook(element, &styles.theme, &styles.palette) {
                    own.fill = Fill::Solid(rgb);
                }
            }
            _ => {}
        }
    }

    pub(super) fn close_other(&mut self, name: &str) -> Result<(), CannotCheck> {
        match name {
            "list" if self.is_list => {
                self.validation.list = format!("\"{}\"", self.collected.replace('"', ""));
            }
            "formula1" if self.is_list && self.validation.list.is_empty() => {
                self.validation.list = std::mem::take(&mut self.collected);
            }
            "sqref" if self.is_list => self.validation.places = std::mem::take(&mut self.collected),
            "formula" => {
                if let Some(rule) = &mut self.condition
                    && rule.formula.is_empty()
                {
                    rule.formula = std::mem::take(&mut self.collected);
                }
            }
            "sqref" if self.condition.is_some() => {
                if let Some(rule) = &mut self.condition {
                    rule.places = std::mem::take(&mut self.collected);
                }
            }
            "cfRule" => {
                let styles = self.book.styles;
                if let Some(rule) = &mut self.condition {
                    if rule.instead {
                        rule.hides.push(Invisible::Sign);
                    }
                    let of_workbook = || styles.conditional.get(rule.style?);
                    if always(&rule.kind, &rule.formula)
                        && let Some(style) = rule.own.as_ref().or_else(of_workbook)
                    {
                        rule.repaints |= style.repaints();
                        rule.hides.extend(style.hides());
                    }
                }
            }
            "conditionalFormatting" => {
                let Some(rule) = self.condition.take() else { return Ok(()) };
                if rule.repaints && self.seen.repainted.len() < TOLD {
                    self.seen.repainted.extend(areas(&rule.places).take(TOLD));
                }
                for how in rule.hides {
                    for area in areas(&rule.places) {
                        self.seen.conditions.push((area, how));
                        most(self.seen.conditions.len(), MOST_CONDITIONS, "areas that a condition hides")?;
                    }
                }
            }
            "dataValidation" => {
                let validation = std::mem::take(&mut self.validation);
                let tells = validation.telling_list().is_some() || !validation.telling_hints().is_empty();
                if tells && self.seen.validations.len() < TOLD {
                    self.seen.validations.push(validation);
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
                    && self.seen.scenarios.len() < TOLD
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
        Ok(())
    }

    fn open_column(&mut self, element: &Element<'_>) -> Result<(), CannotCheck> {
        let (Some(from), Some(to)) = (element.whole("min"), element.whole("max")) else { return Ok(()) };
        if from == 0 || from > LAST_COLUMN || to < from {
            return Ok(());
        }
        self.stretches += 1;
        most(self.stretches, usize::from(MOST_STRETCHES), "stretches of columns")?;
        let area = (from - 1, to.min(LAST_COLUMN) - 1);
        if self.sized_columns.is_empty() {
            self.sized_columns = vec![false; LAST_COLUMN as usize];
        }
        self.sized_columns[area.0 as usize..=area.1 as usize].fill(true);
        let width = element.number("width");
        let hidden = element.on("hidden");
        self.seen.sizes.columns(area, if hidden { Some(0.0) } else { width });
        if hidden || width.is_some_and(|w| w < NARROWEST_COLUMN) {
            self.hide(area, !hidden)?;
        }
        Ok(())
    }

    /// Remembers a stretch of columns that cannot be seen.
    pub(super) fn hide(&mut self, area: (u32, u32), tiny: bool) -> Result<(), CannotCheck> {
        let stretches = self.seen.hidden_columns.len();
        most(stretches + 1, usize::from(SEEN), "stretches of hidden columns")?;
        let stretch = u16::try_from(stretches).unwrap_or(SEEN);
        if self.unseen_columns.is_empty() {
            self.unseen_columns = vec![SEEN; LAST_COLUMN as usize];
        }
        self.unseen_columns[area.0 as usize..=area.1 as usize].fill(stretch);
        let columns = Columns { tiny, group: Group::default(), with_words: Vec::new() };
        self.seen.hidden_columns.push(columns);
        Ok(())
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
