//! What the styles of a Word document say about words being seen.

use std::collections::BTreeMap;

use container::Limits;
use container::xml::{Attributes, Node, walk};

use super::WHAT;
use crate::Error;

/// What can make words invisible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) vanish: Option<bool>,
    pub(super) ink: Option<String>,
    pub(super) paper: Option<String>,
    pub(super) highlight: Option<String>,
    pub(super) tiny: bool,
}

impl Look {
    /// Takes in one property of a run.
    pub(super) fn take(&mut self, name: &str, attributes: &Attributes) {
        let value = attributes.get("val");
        match name {
            "vanish" | "specVanish" => self.vanish = Some(!matches!(value, Some("0" | "false" | "off"))),
            "color" => self.ink = value.map(str::to_ascii_uppercase),
            "highlight" => self.highlight = value.filter(|v| *v != "none").map(str::to_owned),
            "shd" => {
                self.paper = attributes.get("fill").filter(|f| *f != "auto").map(str::to_ascii_uppercase)
            }
            "sz" => {
                self.tiny =
                    value.and_then(|v| v.parse::<f64>().ok()).is_some_and(|half_points| half_points < 6.0)
            }
            _ => {}
        }
    }

    /// This look where it says something, else what lies under it.
    pub(super) fn over(&self, under: &Look) -> Look {
        Look {
            vanish: self.vanish.or(under.vanish),
            ink: self.ink.clone().or_else(|| under.ink.clone()),
            paper: self.paper.clone().or_else(|| under.paper.clone()),
            highlight: self.highlight.clone().or_else(|| under.highlight.clone()),
            tiny: self.tiny || under.tiny,
        }
    }

    /// Whether words of this look cannot be seen.
    pub(super) fn unseen(&self) -> bool {
        if self.vanish == Some(true) || self.tiny {
            return true;
        }
        let ink = match self.ink.as_deref() {
            None | Some("AUTO") => None,
            Some(ink) => rgb(ink),
        };
        if let Some(highlight) = &self.highlight {
            return near(ink.unwrap_or([0, 0, 0]), named(highlight));
        }
        let paper = self.paper.as_deref().and_then(rgb).unwrap_or([255, 255, 255]);
        ink.is_some_and(|ink| near(ink, paper)) || (self.ink.is_none() && near([0, 0, 0], paper))
    }
}

fn near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 24)
}

fn rgb(hex: &str) -> Option<[u8; 3]> {
    let part = |from: usize| u8::from_str_radix(hex.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn named(highlight: &str) -> [u8; 3] {
    match highlight {
        "black" => [0, 0, 0],
        "white" => [255, 255, 255],
        "yellow" => [255, 255, 0],
        "green" => [0, 255, 0],
        "cyan" => [0, 255, 255],
        "magenta" => [255, 0, 255],
        "red" => [255, 0, 0],
        "blue" => [0, 0, 255],
        "darkBlue" => [0, 0, 128],
        "darkCyan" => [0, 128, 128],
        "darkGreen" => [0, 128, 0],
        "darkMagenta" => [128, 0, 128],
        "darkRed" => [128, 0, 0],
        "darkYellow" => [128, 128, 0],
        "darkGray" => [128, 128, 128],
        _ => [192, 192, 192],
    }
}

/// Styles by identifier.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: Look,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    look: Look,
}

impl Styles {
    pub(super) fn read(part: &[u8], limits: &Limits) -> Result<Self, Error> {
        let mut styles = Styles::default();
        let mut current: Option<(String, Style)> = None;
        let (mut in_defaults, mut in_run, mut in_part_of_table) = (false, false, false);
        walk(part, WHAT, limits, |node| match node {
            Node::Open { name, attributes } => match name {
                "rPrDefault" => in_defaults = true,
                "style" => {
                    current = Some((attributes.get("styleId").unwrap_or("").to_owned(), Style::default()))
                }
                "tblStylePr" => in_part_of_table = true,
                "rPr" => in_run = true,
                "name" => {
                    if let Some((_, style)) = &mut current {
                        style.name = attributes.get("val").unwrap_or("").to_lowercase();
                    }
                }
                "basedOn" => {
                    if let Some((_, style)) = &mut current {
                        style.based_on = attributes.get("val").map(str::to_owned);
                    }
                }
                _ if in_run && in_defaults => styles.defaults.take(name, attributes),
                _ if in_run && !in_part_of_table => {
                    if let Some((_, style)) = &mut current {
                        style.look.take(name, attributes);
                    }
                }
                _ => {}
            },
            Node::Close { name } => match name {
                "rPrDefault" => in_defaults = false,
                "rPr" => in_run = false,
                "tblStylePr" => in_part_of_table = false,
                "style" => {
                    if let Some((id, style)) = current.take() {
                        styles.styles.insert(id, style);
                    }
                }
                _ => {}
            },
            Node::Text(_) => {}
        })?;
        Ok(styles)
    }

    /// The look of a style with all it is based on.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id;
        // Styles can be based on each other in a circle.
        for _ in 0..20 {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            look = look.over(&style.look);
            next = style.based_on.as_deref();
        }
        look
    }

    /// The look of words without any style.
    pub(super) fn defaults(&self) -> &Look {
        &self.defaults
    }

    /// The level of a heading style: 1 for "heading 1", 0 for the title.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        let name = self.styles.get(id).map_or("", |s| s.name.as_str());
        if name == "title" {
            return Some(0);
        }
        name.strip_prefix("heading ")?.trim().parse().ok()
    }
}
