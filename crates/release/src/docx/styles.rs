//! The styles of a document: what a run of words looks like through a chain of them.

use std::collections::BTreeMap;

use crate::dangers::CannotCheck;
use crate::package::colour::{Rgb, WHITE, parse};
use crate::package::xml::{Element, Node, Strictness, walk};

/// Styles that a chain goes through; longer ones go in circles.
const LONGEST_CHAIN: usize = 30;

/// The ink of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Black, or white on what is dark.
    Automatic,
    Rgb(Rgb),
}

/// What a style or a run says of how words look; none where it says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    pub vanish: Option<bool>,
    pub web_hidden: bool,
    pub ink: Option<Ink>,
    pub shading: Option<Rgb>,
    pub highlight: Option<Rgb>,
    /// Half points.
    pub size: Option<f64>,
    pub narrow: bool,
    /// Within the newer way to colour words, which counts more than the older.
    filling: bool,
}

impl Looks {
    /// Takes up an element within the properties of a run.
    pub fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "vanish" | "specVanish" => self.vanish = Some(element.switched_on() || self.vanish == Some(true)),
            "webHidden" => self.web_hidden = element.switched_on(),
            "color" => {
                let value = element.get("val").unwrap_or_default();
                let themed = || element.get("themeColor").and_then(|name| light(&name));
                self.ink = Some(parse(&value).or_else(themed).map_or(Ink::Automatic, Ink::Rgb));
            }
            "textFill" => self.filling = true,
            "solidFill" => {}
            "srgbClr" | "schemeClr" if self.filling => {
                let value = element.get("val").unwrap_or_default();
                if let Some(rgb) = parse(&value).or_else(|| light(&value)) {
                    self.ink = Some(Ink::Rgb(rgb));
                }
                self.filling = false;
            }
            "shd" => self.shading = shading(element),
            "highlight" => self.highlight = highlight(&element.get("val").unwrap_or_default()),
            "sz" => self.size = element.number("val"),
            "w" => self.narrow = element.number("val").is_some_and(|n| n < 5.0),
            // What else is filled: outlines, shadows, runs of colours.
            _ => self.filling = false,
        }
    }

    /// What is said here, and below that what is said there.
    pub fn over(self, below: Looks) -> Looks {
        Looks {
            vanish: self.vanish.or(below.vanish),
            web_hidden: self.web_hidden || below.web_hidden,
            ink: self.ink.or(below.ink),
            shading: self.shading.or(below.shading),
            highlight: self.highlight.or(below.highlight),
            size: self.size.or(below.size),
            narrow: self.narrow || below.narrow,
            filling: false,
        }
    }
}

/// The theme's colour of paper, which is white where nobody changed it.
fn light(name: &str) -> Option<Rgb> {
    matches!(name, "background1" | "light1" | "bg1" | "lt1").then_some(WHITE)
}

/// The colour behind words that an element of shading gives.
pub(super) fn shading(element: &Element<'_>) -> Option<Rgb> {
    match element.get("val").as_deref() {
        Some("solid") => element.get("color").and_then(|c| parse(&c)).or(Some((0, 0, 0))),
        _ => element.get("fill").and_then(|fill| parse(&fill)),
    }
}

fn highlight(name: &str) -> Option<Rgb> {
    Some(match name {
        "black" => (0, 0, 0),
        "white" => (255, 255, 255),
        "darkBlue" => (0, 0, 128),
        "darkCyan" => (0, 128, 128),
        "darkGreen" => (0, 128, 0),
        "darkMagenta" => (128, 0, 128),
        "darkRed" => (128, 0, 0),
        "darkYellow" => (128, 128, 0),
        "darkGray" => (128, 128, 128),
        "lightGray" => (192, 192, 192),
        "blue" => (0, 0, 255),
        "cyan" => (0, 255, 255),
        "green" => (0, 255, 0),
        "magenta" => (255, 0, 255),
        "red" => (255, 0, 0),
        "yellow" => (255, 255, 0),
        _ => return None,
    })
}

#[derive(Clone, Debug, Default)]
struct Style {
    based_on: String,
    looks: Looks,
    /// Whether a table in this style has colours of its own behind its words.
    shaded: bool,
    paragraph_shading: Option<Rgb>,
}

/// All styles.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: Looks,
    default_paragraph: String,
}

impl Styles {
    /// Reads the styles part.
    pub fn read(content: &[u8], depth: usize) -> Result<Styles, CannotCheck> {
        let mut out = Styles::default();
        let mut current: Option<(String, Style)> = None;
        let (mut in_run, mut in_defaults, mut in_paragraph) = (false, false, false);
        walk(content, depth, Strictness::Strict, |node| {
            match node {
                Node::Open(element) => match element.name() {
                    "style" => {
                        let id = element.get("styleId").unwrap_or_default().into_owned();
                        if element.get("type").is_some_and(|t| t == "paragraph") && element.on("default") {
                            out.default_paragraph.clone_from(&id);
                        }
                        current = Some((id, Style::default()));
                    }
                    "basedOn" => {
                        if let Some((_, style)) = &mut current {
                            style.based_on = element.get("val").unwrap_or_default().into_owned();
                        }
                    }
                    "rPrDefault" => in_defaults = true,
                    "rPr" => in_run = true,
                    "pPr" => in_paragraph = true,
                    _ => {
                        if let Some((_, style)) = &mut current {
                            if element.name() == "shd" && shading(element).is_some() {
                                style.shaded = true;
                                if in_paragraph && !in_run {
                                    style.paragraph_shading = shading(element);
                                }
                            }
                            if in_run {
                                style.looks.take(element);
                            }
                        } else if in_defaults && in_run {
                            out.defaults.take(element);
                        }
                    }
                },
                Node::Close(name) => match name {
                    "style" => {
                        if let Some((id, style)) = current.take() {
                            out.styles.insert(id, style);
                        }
                    }
                    "rPrDefault" => in_defaults = false,
                    "rPr" => in_run = false,
                    "pPr" => in_paragraph = false,
                    _ => {}
                },
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(out)
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.styles.get(id);
        std::iter::successors(first, |style| self.styles.get(&style.based_on)).take(LONGEST_CHAIN)
    }

    /// How words look in a style.
    pub fn looks(&self, id: &str) -> Looks {
        self.chain(id).fold(Looks::default(), |above, style| above.over(style.looks))
    }

    /// How words look with these properties in these styles.
    pub fn resolved(&self, direct: Looks, run_style: &str, paragraph_style: &str) -> Looks {
        let paragraph_style =
            if paragraph_style.is_empty() { &self.default_paragraph } else { paragraph_style };
        direct.over(self.looks(run_style)).over(self.looks(paragraph_style)).over(self.defaults)
    }

    /// The colour behind paragraphs in a style.
    pub fn paragraph_shading(&self, id: &str) -> Option<Rgb> {
        self.chain(id).find_map(|style| style.paragraph_shading)
    }

    /// Whether tables in a style have colours of their own.
    pub fn is_shaded(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.shaded)
    }
}
