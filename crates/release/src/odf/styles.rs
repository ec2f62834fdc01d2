//! The styles of an OpenDocument file: what they hide.

use std::collections::BTreeMap;

use crate::package::colour::{Rgb, parse};
use crate::package::xml::Element;

/// Styles that a chain goes through; longer ones go in circles.
const LONGEST_CHAIN: usize = 12;

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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paper {
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
}

impl Styles {
    /// To be called for every element that opens, in every part.
    pub fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        if matches!(name, "style" | "default-style") && element.whole_name().starts_with("style:") {
            let family = element.get("family").unwrap_or_default().into_owned();
            let own = if name == "style" {
                element.exactly("style:name").unwrap_or_default().into_owned()
            } else {
                String::new()
            };
            let parent = element.get("parent-style-name").unwrap_or_default().into_owned();
            let key = (family, own);
            self.styles.insert(key.clone(), Style { parent, ..Style::default() });
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
            }
            "text-properties" => {
                style.words_hidden = element.get("display").map(|d| d == "none").or(style.words_hidden);
                // Ink that goes with what is behind it is always seen.
                let goes_with = element.get("use-window-font-color").is_some_and(|w| w == "true");
                let ink = element.exactly("fo:color").filter(|_| !goes_with);
                style.ink = ink.and_then(|c| parse(&c)).or(style.ink);
                style.size = element.exactly("fo:font-size").and_then(|s| points(&s)).or(style.size);
                take_paper(style, element);
            }
            "table-cell-properties" | "paragraph-properties" | "table-row-properties" => {
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
                match element.exactly("draw:fill").as_deref() {
                    Some("solid") => {
                        let colour = element.get("fill-color").and_then(|c| parse(&c));
                        style.paper = Some(colour.map_or(Paper::Unknown, Paper::Rgb));
                    }
                    Some("none") => style.paper = Some(Paper::Clear),
                    Some(_) => style.paper = Some(Paper::Unknown),
                    None => {}
                }
            }
            "background-image" => style.paper = Some(Paper::Unknown),
            _ => {}
        }
    }

    /// To be called for every element that closes.
    pub fn close(&mut self, name: &str) {
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
