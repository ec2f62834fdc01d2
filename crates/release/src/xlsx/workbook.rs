//! The workbook's own part: its sheets, its names, and what of them is out of view.

use std::collections::BTreeSet;

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::package::parts::Package;
use crate::package::telling;
use crate::package::xml::{Element, Node, Strictness, walk};

/// Whether a sheet can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Visible,
    Hidden,
    VeryHidden,
}

/// A sheet as the workbook lists it.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub name: String,
    pub state: State,
    /// The part in small letters; empty where nothing leads to one.
    pub part: String,
    pub kind: String,
}

/// A name in the workbook.
#[derive(Clone, Debug, Default)]
struct Named {
    name: String,
    comment: String,
    value: String,
}

/// What the workbook says of itself.
#[derive(Default)]
pub(super) struct Workbook {
    pub sheets: Vec<Listed>,
    pub has_pivots: bool,
    /// Names of the workbook, in small letters.
    names: BTreeSet<String>,
}

impl Workbook {
    /// Visible sheets, in small letters.
    pub fn visible(&self) -> BTreeSet<String> {
        self.sheets.iter().filter(|s| s.state == State::Visible).map(|s| s.name.to_lowercase()).collect()
    }

    /// Reports titles that the properties list and that no sheet or name has any more.
    pub fn titles(&self, part: &str, content: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
        let mut titles: Vec<String> = Vec::new();
        let (mut listed, mut in_title) = (false, false);
        walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
            match node {
                Node::Open(element) => match element.name() {
                    "TitlesOfParts" => listed = true,
                    "lpstr" | "lpwstr" if listed => {
                        in_title = true;
                        titles.push(String::new());
                    }
                    _ => {}
                },
                Node::Text(text) if in_title => {
                    if let Some(last) = titles.last_mut() {
                        last.push_str(text);
                    }
                }
                Node::Close("TitlesOfParts") => listed = false,
                Node::Close("lpstr" | "lpwstr") => in_title = false,
                _ => {}
            }
            Ok(())
        })?;
        let known = |title: &str| {
            let title = title.rsplit_once('!').map_or(title, |(sheet, _)| sheet.trim_matches('\''));
            let title = title.to_lowercase();
            self.names.contains(&title) || self.sheets.iter().any(|s| s.name.to_lowercase() == title)
        };
        let gone: Vec<String> = titles.into_iter().filter(|t| telling::tells(t) && !known(t)).collect();
        if !gone.is_empty() {
            let place = Place::part(part).described("titles of sheets that are not there");
            finding.danger(Code::OoxmlPropsPersonal, place, "TitlesOfParts", &gone.join(", "));
        }
        Ok(())
    }
}

/// Reads the workbook's part and reports what it hides.
pub(super) fn look(
    package: &Package<'_>,
    part: &str,
    content: &[u8],
    finding: &mut Finding<'_>,
) -> Result<Workbook, CannotCheck> {
    let mut workbook = Workbook::default();
    let mut names: Vec<Named> = Vec::new();
    let mut in_name = false;
    let mut views: Vec<(bool, u32)> = Vec::new();
    let mut users = Vec::new();
    let mut paths = Vec::new();
    walk(content, finding.limits.element_depth(), Strictness::Strict, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "sheet" => {
                    let id = element.exactly("r:id").or_else(|| element.get("id")).unwrap_or_default();
                    let relation = package.relations(part).iter().find(|r| r.id == id);
                    workbook.sheets.push(Listed {
                        name: element.get("name").unwrap_or_default().into_owned(),
                        state: match element.get("state").as_deref() {
                            None | Some("visible") => State::Visible,
                            Some("veryHidden") => State::VeryHidden,
                            Some(_) => State::Hidden,
                        },
                        part: relation.map_or_else(String::new, |r| r.target.clone()),
                        kind: relation.map_or_else(String::new, |r| r.kind.clone()),
                    });
                }
                "workbookView" => {
                    views.push((out_of_view(element), element.whole("firstSheet").unwrap_or(0)))
                }
                "definedName" => {
                    in_name = true;
                    names.push(Named {
                        name: element.get("name").unwrap_or_default().into_owned(),
                        comment: element.get("comment").unwrap_or_default().into_owned(),
                        value: String::new(),
                    });
                }
                "pivotCache" => workbook.has_pivots = true,
                // Each who shares a workbook has a view of their own, with their name.
                "customWorkbookView" => {
                    let name = element.get("name").unwrap_or_default();
                    users.extend(name.strip_suffix(" - Personal View").map(str::to_owned));
                }
                "fileSharing" => users.extend(element.get("userName").map(std::borrow::Cow::into_owned)),
                "absPath" => paths.extend(element.get("url").map(std::borrow::Cow::into_owned)),
                "webPublishing" | "webPublishObject" => {
                    paths.extend(element.get("destinationFile").map(std::borrow::Cow::into_owned));
                }
                _ => {}
            },
            Node::Text(text) if in_name => {
                if let Some(last) = names.last_mut() {
                    last.value.push_str(text);
                }
            }
            Node::Close("definedName") => in_name = false,
            _ => {}
        }
        Ok(())
    })?;
    if workbook.sheets.is_empty() {
        return Err(CannotCheck::malformed("workbook"));
    }
    finding.spend((names.len() + 1).saturating_mul(workbook.sheets.len()))?;
    tabs(part, &workbook, &views, finding);
    for user in users.iter().filter(|u| crate::package::props::is_somebody(u)) {
        let place = Place::part(part).described("who reserved the workbook");
        finding.danger(Code::OoxmlPropsPersonal, place, "", user);
    }
    for path in paths.iter().filter(|p| !p.is_empty()) {
        finding.danger(
            Code::OoxmlPath,
            Place::part(part).described("where the workbook was saved"),
            "",
            path,
        );
    }
    workbook.names = names.iter().map(|named| named.name.to_lowercase()).collect();
    for named in &names {
        name(part, named, &workbook, finding);
    }
    Ok(workbook)
}

fn out_of_view(element: &Element<'_>) -> bool {
    let tiny = |name: &str| element.number(name).is_some_and(|n| (0.0..600.0).contains(&n));
    let far = |name: &str| element.number(name).is_some_and(|n| n.abs() > 100_000.0);
    element.off("showSheetTabs")
        || element.get("visibility").is_some_and(|v| v != "visible")
        || element.number("tabRatio").is_some_and(|r| r < 50.0)
        || (tiny("windowWidth") && tiny("windowHeight"))
        || far("xWindow")
        || far("yWindow")
}

/// Sheets whose tabs nobody sees.
fn tabs(part: &str, workbook: &Workbook, views: &[(bool, u32)], finding: &mut Finding<'_>) {
    let visible: Vec<&str> =
        workbook.sheets.iter().filter(|s| s.state == State::Visible).map(|s| s.name.as_str()).collect();
    if views.is_empty() || workbook.sheets.len() < 2 {
        return;
    }
    let all = views.iter().all(|(out, _)| *out);
    // Excel moves along the tabs only where they do not fit: some 80 letters.
    let letters: usize = workbook.sheets.iter().map(|s| s.name.chars().count() + 4).sum();
    let moved = views.iter().all(|(_, first)| *first > 0) && letters < 80;
    if all || moved {
        let place = Place::part(part).described("the tabs of the sheets");
        let detail = format!("{} sheets, only one of which is seen", visible.len());
        finding.danger(Code::XlsxTabsHidden, place, detail, &visible.join(", "));
    }
}

/// A name that holds data, or leads out of the workbook.
fn name(part: &str, named: &Named, workbook: &Workbook, finding: &mut Finding<'_>) {
    let value = named.value.trim().trim_start_matches('=');
    let place = || Place::part(part).described(format!("the name “{}”", named.name));
    if !named.comment.trim().is_empty() {
        finding.danger(Code::XlsxDefinedNameData, place(), "a remark on it", &named.comment);
    }
    let literals = literals(value);
    let words: Vec<&str> =
        literals.iter().map(String::as_str).filter(|l| l.chars().any(char::is_alphanumeric)).collect();
    let is_constant = value.starts_with('{') || value.starts_with('"');
    if is_constant && (!words.is_empty() || value.starts_with('{') && value.matches([',', ';']).count() >= 2)
    {
        finding.danger(Code::XlsxDefinedNameData, place(), "it holds data itself", value);
    } else if words.iter().any(|w| telling::tells(w)) {
        finding.danger(Code::XlsxDefinedNameData, place(), "a formula with words in it", &words.join(", "));
    } else if leads_out(value, workbook) {
        finding.danger(Code::XlsxDefinedNameData, place(), "it leads to another workbook", value);
    }
}

/// Words between quotation marks.
fn literals(value: &str) -> Vec<String> {
    value.split('"').skip(1).step_by(2).map(str::to_owned).filter(|l| !l.is_empty()).collect()
}

/// `[1]Sheet!A1`, `'C:\folder\[Staff.xlsx]HR'!A1`; tables of the workbook itself have brackets after a name.
fn leads_out(value: &str, workbook: &Workbook) -> bool {
    if telling::is_path(value) {
        return true;
    }
    let Some((before, _)) = value.split_once('!') else { return false };
    let own = workbook.sheets.iter().any(|s| before.trim_matches('\'').eq_ignore_ascii_case(&s.name));
    let start = before.trim_start_matches(['\'', '(', '-']);
    !own && start.starts_with('[') && start.contains(']')
}
