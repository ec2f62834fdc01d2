//! What the styles of an OpenDocument file make of words, paragraphs and lists.

use std::collections::BTreeMap;

use document::transcript::Side;

use super::line::Look;
use super::numbers::bullet;
use crate::copy::tree::Element;

/// Styles that may be based on each other.
const DEEPEST: usize = 20;

#[derive(Clone, Default)]
struct Style {
    parent: Option<String>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    side: Option<Side>,
    new_page: Option<bool>,
    list: Option<String>,
}

/// How a level of a list is counted.
#[derive(Clone, Default)]
struct Level {
    bullet: Option<String>,
    format: String,
    before: String,
    after: String,
    shown: usize,
    start: u32,
}

/// Styles by their names.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, Vec<Level>>,
    /// How headings are numbered.
    outline: Vec<Level>,
    pub language: String,
}

fn level(element: &Element) -> Level {
    let own = |name: &str| element.get(name).unwrap_or_default().to_owned();
    let number = |name: &str| element.get(name).and_then(|n| n.parse::<u32>().ok());
    Level {
        bullet: element.local().ends_with("bullet").then(|| bullet(&own("bullet-char"))),
        format: own("num-format"),
        before: own("num-prefix"),
        after: own("num-suffix"),
        shown: number("display-levels").map_or(1, |n| n.clamp(1, 10) as usize),
        start: number("start-value").unwrap_or(1).min(100_000),
    }
}

fn levels(list: &Element) -> Vec<Level> {
    let mut out = vec![Level::default(); 10];
    for of_level in list.elements() {
        let nth = of_level.get("level").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
        if let Some(known) = nth.checked_sub(1).and_then(|n| out.get_mut(n)) {
            *known = level(of_level);
        }
    }
    out
}

impl Styles {
    /// Takes in the styles of a part.
    pub fn take(&mut self, tree: &Element) {
        tree.visit(&mut |e| match e.name.as_str() {
            "style:style" => {
                let Some(name) = e.get("name") else { return };
                let (text, paragraph) = (e.child("text-properties"), e.child("paragraph-properties"));
                let style = Style {
                    parent: e.get("parent-style-name").map(str::to_owned),
                    strong: text
                        .and_then(|t| t.exactly("fo:font-weight"))
                        .map(|w| w == "bold" || w.parse::<u32>().is_ok_and(|w| w >= 600)),
                    emphasis: text.and_then(|t| t.exactly("fo:font-style")).map(|s| s != "normal"),
                    side: paragraph.and_then(|p| p.exactly("fo:text-align")).map(|a| match a {
                        "center" => Side::Middle,
                        "end" | "right" => Side::Right,
                        _ => Side::Left,
                    }),
                    new_page: paragraph.and_then(|p| p.exactly("fo:break-before")).map(|b| b == "page"),
                    list: e.get("list-style-name").filter(|l| !l.is_empty()).map(str::to_owned),
                };
                self.styles.insert(name.to_owned(), style);
            }
            "style:default-style" if e.get("family") == Some("paragraph") => {
                let text = e.child("text-properties");
                let said = |name: &str| text.and_then(|t| t.exactly(name)).filter(|l| *l != "none");
                if let Some(language) = said("fo:language") {
                    self.language = match said("fo:country") {
                        Some(country) => format!("{language}-{country}"),
                        None => language.to_owned(),
                    };
                }
            }
            "text:list-style" => {
                if let Some(name) = e.get("name") {
                    self.lists.insert(name.to_owned(), levels(e));
                }
            }
            "text:outline-style" => self.outline = levels(e),
            _ => {}
        });
    }

    fn find<T>(&self, name: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = name;
        for _ in 0..DEEPEST {
            let style = self.styles.get(next?)?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            next = style.parent.as_deref();
        }
        None
    }

    /// How words of this style look over what lies under them.
    pub fn look(&self, name: Option<&str>, under: Look) -> Look {
        Look {
            strong: self.find(name, |s| s.strong).unwrap_or(under.strong),
            emphasis: self.find(name, |s| s.emphasis).unwrap_or(under.emphasis),
        }
    }

    pub fn side(&self, name: Option<&str>) -> Side {
        self.find(name, |s| s.side).unwrap_or_default()
    }

    pub fn new_page(&self, name: Option<&str>) -> bool {
        // Only its own style says so: a style further down would start a page with each paragraph.
        name.and_then(|n| self.styles.get(n)).and_then(|s| s.new_page) == Some(true)
    }

    /// What stands before an item, and counts it.
    pub fn item(&self, list: Option<&str>, depth: usize, counted: &mut Vec<u32>) -> String {
        match list.and_then(|l| self.lists.get(l)) {
            Some(levels) => label(levels, depth, counted),
            None => "•".to_owned(),
        }
    }

    /// The number of a heading, and counts it.
    pub fn heading(&self, depth: usize, counted: &mut Vec<u32>) -> String {
        label(&self.outline, depth, counted)
    }

    /// Whether a style says that its paragraphs are items.
    pub fn list_of(&self, name: Option<&str>) -> Option<String> {
        self.find(name, |s| s.list.clone())
    }
}

fn label(levels: &[Level], depth: usize, counted: &mut Vec<u32>) -> String {
    let Some(here) = levels.get(depth) else { return String::new() };
    counted.truncate(depth + 1);
    while counted.len() <= depth {
        let at = counted.len();
        let start = levels.get(at).map_or(1, |l| l.start);
        // Of the item itself it is counted below.
        counted.push(if at == depth { start.saturating_sub(1) } else { start });
    }
    counted[depth] = counted[depth].saturating_add(1);
    if let Some(bullet) = &here.bullet {
        return bullet.clone();
    }
    if here.format.is_empty() {
        return String::new();
    }
    let first = (depth + 1).saturating_sub(here.shown);
    let numbers: Vec<String> = (first..=depth)
        .filter_map(|at| {
            let format = levels.get(at)?.format.chars().next()?;
            Some(document::label(*counted.get(at)?, format))
        })
        .collect();
    format!("{}{}{}", here.before.trim(), numbers.join("."), here.after.trim())
}
