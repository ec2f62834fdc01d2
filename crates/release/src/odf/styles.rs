//! The styles of an OpenDocument file: what they hide.

use std::collections::BTreeMap;

use super::numbers::Numbers;
use super::pages::Pages;
use crate::package::colour::{Rgb, parse};
use crate::package::xml::Element;

/// Styles that a chain goes through; longer ones go in circles.
const LONGEST_CHAIN: usize = 12;

/// Points by which words are moved off any page.
const BESIDE: f64 = 400.0;

/// What a style says; none where it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    parent: String,
    /// A sheet or a slide that is not displayed.
    pub hidden: Option<bool>,
    /// Words that are not displayed.
    pub words_hidden: Option<bool>,
    ink: Option<Rgb>,
    paper: Option<Paper>,
    /// Points.
    size: Option<f64>,
    pub height: Option<f64>,
    pub width: Option<f64>,
    pub clipped: bool,
    /// How a cell shows its value.
    data: String,
    /// Hundredths of what fills a shape that can be seen.
    opacity: Option<f64>,
    /// A shape behind the words, and one that words run through.
    behind: Option<bool>,
    through: Option<bool>,
}

/// What fills a shape, and how it stands to the words around it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filling {
    pub paper: Option<Paper>,
    pub behind: bool,
    pub through: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    Clear,
    Rgb(Rgb),
    Unknown,
}

/// What words look like through all styles that apply.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    pub hidden: bool,
    pub ink: Option<Rgb>,
    /// What lies behind: nothing said, or a colour, or something that cannot be told.
    pub paper: Option<Option<Rgb>>,
    pub size: Option<f64>,
}

/// All styles, by family and name.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    current: Option<(String, String)>,
    pub numbers: Numbers,
    pub pages: Pages,
}

impl Styles {
    /// To be called for every element that opens, in every part.
    pub fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        self.pages.open(element);
        if self.numbers.open(element) {
            return;
        }
        if matches!(name, "style" | "default-style") && element.whole_name().starts_with("style:") {
            let family = element.get("family").unwrap_or_default().into_owned();
            let own = if name == "style" {
                element.exactly("style:name").unwrap_or_default().into_owned()
            } else {
                String::new()
            };
            let parent = element.get("parent-style-name").unwrap_or_default().into_owned();
            let key = (family, own);
            let data = element.get("data-style-name").unwrap_or_default().into_owned();
            self.styles.insert(key.clone(), Style { parent, data, ..Style::default() });
            self.current = Some(key);
            return;
        }
        let Some(style) = self.current.as_ref().and_then(|key| self.styles.get_mut(key)) else { return };
        match name {
            "table-properties" => {
                style.hidden = element.get("display").map(|d| d == "false").or(style.hidden);
                take_paper(style, element);
            }
            "drawing-page-properties" => {
                style.hidden = element.get("visibility").map(|v| v == "hidden").or(style.hidden);
                take_fill(style, element);
            }
            "text-properties" => {
                // Words that go where a condition says so may be seen or not: they are told.
                let unseen = |d: &str| matches!(d, "none" | "condition");
                style.words_hidden = element.get("display").map(|d| unseen(&d)).or(style.words_hidden);
                // Letters on one spot.
                if element.exactly("fo:letter-spacing").and_then(|l| points(&l)).is_some_and(|l| l <= -8.0) {
                    style.words_hidden = Some(true);
                }
                let share = |name: &str| element.exactly(name).and_then(|s| hundredths(&s));
                if [share("fo:font-size"), share("style:text-scale")].iter().flatten().any(|n| *n < 10.0) {
                    style.words_hidden = Some(true);
                }
                // Ink that goes with what is behind it is always seen.
                let goes_with = element.get("use-window-font-color").is_some_and(|w| w == "true");
                let ink = element.exactly("fo:color").filter(|_| !goes_with).and_then(|c| parse(&c));
                style.ink = ink.or(style.ink);
                style.size = element.exactly("fo:font-size").and_then(|s| points(&s)).or(style.size);
                let clear =
                    element.get("opacity").and_then(|o| hundredths(&o)).is_some_and(|left| left <= 5.0);
                // Programs write that of ink that goes with what is behind it, too.
                if clear && ink.is_some() {
                    style.words_hidden = Some(true);
                }
                // Raised letters of no size.
                let raised = element.get("text-position");
                if raised.is_some_and(|p| p.split(' ').nth(1).and_then(hundredths).is_some_and(|n| n < 10.0))
                {
                    style.size = Some(1.0);
                }
                take_paper(style, element);
            }
            "table-cell-properties" | "paragraph-properties" | "table-row-properties" => {
                let beside = ["fo:margin-left", "fo:margin-right", "fo:text-indent"]
                    .iter()
                    .filter_map(|side| element.exactly(side).and_then(|l| points(&l)))
                    .any(|l| !(-BESIDE..=BESIDE * 4.0).contains(&l));
                if beside && name == "paragraph-properties" {
                    style.words_hidden = Some(true);
                }
                style.height = element.get("row-height").and_then(|h| points(&h)).or(style.height);
                take_paper(style, element);
            }
            "table-column-properties" => {
                style.width = element.get("column-width").and_then(|w| points(&w)).or(style.width);
            }
            "section-properties" => {
                style.hidden = element.get("display").map(|d| d == "none").or(style.hidden)
            }
            "graphic-properties" => {
                style.clipped |= element.get("clip").is_some_and(|clip| is_cut(&clip));
                take_fill(style, element);
                style.opacity =
                    element.exactly("draw:opacity").and_then(|o| hundredths(&o)).or(style.opacity);
                style.behind = element.get("run-through").map(|r| r == "background").or(style.behind);
                style.through = element.get("wrap").map(|w| w == "run-through").or(style.through);
            }
            "background-image" => style.paper = Some(Paper::Unknown),
            _ => {}
        }
    }

    /// To be called for every element that closes.
    pub fn close(&mut self, name: &str) {
        self.pages.close(name);
        self.numbers.close(name);
        if matches!(name, "style" | "default-style") {
            self.current = None;
        }
    }

    /// The style itself.
    pub fn get(&self, family: &str, name: &str) -> Option<&Style> {
        self.styles.get(&(family.to_owned(), name.to_owned()))
    }

    fn chain(&self, family: &str, name: &str) -> impl Iterator<Item = &Style> {
        let family = family.to_owned();
        let first = self.get(&family, name);
        std::iter::successors(first, move |style| {
            if style.parent.is_empty() { None } else { self.get(&family, &style.parent) }
        })
        .take(LONGEST_CHAIN)
    }

    /// Whether a style, or one that it is made from, takes what has it out of view.
    pub fn hides(&self, family: &str, name: &str) -> bool {
        self.chain(family, name).find_map(|style| style.hidden) == Some(true)
    }

    /// The style by which a cell shows its value.
    pub fn data(&self, cell: &str) -> Option<&str> {
        self.chain("table-cell", cell).map(|style| style.data.as_str()).find(|data| !data.is_empty())
    }

    /// What fills a shape or a slide.
    pub fn filling(&self, family: &str, name: &str) -> Filling {
        let chain = || self.chain(family, name);
        let paper = chain().find_map(|style| style.paper);
        let opacity = chain().find_map(|style| style.opacity).unwrap_or(100.0);
        Filling {
            paper: paper.map(|paper| match paper {
                Paper::Rgb(_) if opacity <= 5.0 => Paper::Clear,
                Paper::Rgb(_) if opacity < 95.0 => Paper::Unknown,
                other => other,
            }),
            behind: chain().find_map(|style| style.behind) == Some(true),
            through: chain().find_map(|style| style.through),
        }
    }

    /// What words look like in styles from the innermost outwards.
    pub fn looks<'n>(&self, names: impl Iterator<Item = (&'n str, &'n str)>) -> Looks {
        let mut looks = Looks::default();
        let mut words = None;
        for (family, name) in names {
            for style in self.chain(family, name) {
                words = words.or(style.words_hidden);
                looks.ink = looks.ink.or(style.ink);
                looks.size = looks.size.or(style.size);
                looks.paper = looks.paper.or(match style.paper {
                    Some(Paper::Rgb(rgb)) => Some(Some(rgb)),
                    Some(Paper::Unknown) => Some(None),
                    Some(Paper::Clear) | None => None,
                });
            }
        }
        looks.hidden = words == Some(true);
        looks
    }
}

fn take_fill(style: &mut Style, element: &Element<'_>) {
    match element.exactly("draw:fill").as_deref() {
        Some("solid") => {
            let colour = element.get("fill-color").and_then(|c| parse(&c));
            style.paper = Some(colour.map_or(Paper::Unknown, Paper::Rgb));
        }
        Some("none") => style.paper = Some(Paper::Clear),
        Some(_) => style.paper = Some(Paper::Unknown),
        // The colour alone, where a style above says that it is filled.
        None => {
            if let Some(colour) = element.exactly("draw:fill-color").and_then(|c| parse(&c)) {
                style.paper = Some(Paper::Rgb(colour));
            }
        }
    }
}

/// The number of "40%".
fn hundredths(text: &str) -> Option<f64> {
    text.trim().strip_suffix('%')?.parse().ok()
}

fn take_paper(style: &mut Style, element: &Element<'_>) {
    if let Some(value) = element.exactly("fo:background-color") {
        style.paper = Some(parse(&value).map_or(Paper::Clear, Paper::Rgb));
    }
}

/// "rect(0cm, 1.2cm, 0cm, 0cm)" cuts something off.
fn is_cut(clip: &str) -> bool {
    let sides = clip.trim_start_matches("rect(").trim_end_matches(')');
    sides.split([',', ' ']).filter_map(points).any(|points| points > 1.0)
}

/// A length in points.
pub(super) fn points(length: &str) -> Option<f64> {
    let length = length.trim();
    let unit = length.find(|c: char| c.is_ascii_alphabetic())?;
    let number: f64 = length[..unit].parse().ok()?;
    Some(
        number
            * match &length[unit..] {
                "pt" => 1.0,
                "in" => 72.0,
                "cm" => 28.346,
                "mm" => 2.8346,
                "pc" => 12.0,
                "px" => 0.75,
                _ => return None,
            },
    )
}
