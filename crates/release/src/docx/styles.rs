//! The styles of a document: what a run of words looks like through a chain of them.

use std::collections::BTreeMap;

use super::tables::Table;
use crate::dangers::CannotCheck;
use crate::package::colour::{BLACK, Rgb, Theme, WHITE, parse, tinted};
use crate::package::xml::{Element, Node, Strictness, walk};

/// Twentieths of a point between letters at which they all stand in one place, and half points out of line at which they stand
/// beside the page.
const LETTERS_IN_ONE: f64 = -240.0;
const OUT_OF_LINE: f64 = 400.0;
/// Styles that a chain goes through; longer ones go in circles.
const LONGEST_CHAIN: usize = 30;

/// The ink of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Black, or white on what is dark.
    Automatic,
    Rgb(Rgb),
    /// The letters are not filled.
    None,
}

/// What an element of colour belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filling {
    #[default]
    Other,
    /// The newer way to colour words, which counts more than the older.
    Letters,
    Outline,
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
    /// The colour of a line around each letter; none where it says that there is no line.
    pub outline: Option<Option<Rgb>>,
    filling: Filling,
}

impl Looks {
    /// Takes up an element within the properties of a run.
    pub fn take(&mut self, element: &Element<'_>, theme: &Theme) {
        match element.name() {
            "vanish" | "specVanish" => self.vanish = Some(element.switched_on() || self.vanish == Some(true)),
            "webHidden" => self.web_hidden = element.switched_on(),
            "color" => {
                // The colour of a theme counts more than the one written beside it.
                let plain = || element.get("val").and_then(|value| parse(&value));
                let rgb = themed(element, "theme", theme).or_else(plain);
                self.ink = Some(rgb.map_or(Ink::Automatic, Ink::Rgb));
                self.filling = Filling::Other;
            }
            "textFill" => self.filling = Filling::Letters,
            "textOutline" => self.filling = Filling::Outline,
            "noFill" => match std::mem::take(&mut self.filling) {
                Filling::Letters => self.ink = Some(Ink::None),
                Filling::Outline => self.outline = Some(None),
                Filling::Other => {}
            },
            "solidFill" => {}
            "srgbClr" | "schemeClr" if self.filling != Filling::Other => {
                let value = element.get("val").unwrap_or_default();
                if let Some(rgb) = parse(&value).or_else(|| theme.named(&value)) {
                    match self.filling {
                        Filling::Letters => self.ink = Some(Ink::Rgb(rgb)),
                        _ => self.outline = Some(Some(rgb)),
                    }
                }
            }
            // So many thousandths of a percent shine through.
            "alpha" if self.filling == Filling::Letters => {
                if element.number("val").is_some_and(|n| n >= 95_000.0) {
                    self.ink = Some(Ink::None);
                }
            }
            "lumMod" | "lumOff" | "tint" | "shade" if self.filling == Filling::Letters => self.tint(element),
            "spacing" => self.narrow |= element.number("val").is_some_and(|n| n <= LETTERS_IN_ONE),
            "position" => self.narrow |= element.number("val").is_some_and(|n| n.abs() >= OUT_OF_LINE),
            "shd" => self.shading = shading(element, theme),
            "highlight" => self.highlight = highlight(&element.get("val").unwrap_or_default()),
            "sz" => self.size = element.number("val"),
            "w" => self.narrow = element.number("val").is_some_and(|n| n < 5.0),
            // What else is filled: shadows, runs of colours.
            _ => self.filling = Filling::Other,
        }
    }

    /// A colour of the newer way made lighter or darker.
    fn tint(&mut self, element: &Element<'_>) {
        let Some(Ink::Rgb(rgb)) = self.ink else { return };
        let part = element.number("val").unwrap_or(100_000.0) / 100_000.0;
        let by = match element.name() {
            "lumMod" | "shade" => part - 1.0,
            "lumOff" => part,
            _ => 1.0 - part,
        };
        self.ink = Some(Ink::Rgb(tinted(rgb, by.clamp(-1.0, 1.0))));
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
            outline: self.outline.or(below.outline),
            filling: Filling::Other,
        }
    }
}

/// A colour of the theme: `themeColor`, `themeFill`, each with what makes it lighter or darker.
fn themed(element: &Element<'_>, kind: &str, theme: &Theme) -> Option<Rgb> {
    let named = if kind == "theme" { "themeColor".to_owned() } else { kind.to_owned() };
    let rgb = theme.named(&element.get(&named)?)?;
    let part = |what: &str| {
        let value = element.get(&format!("{kind}{what}"))?;
        u8::from_str_radix(&value, 16).ok().map(|n| f64::from(n) / 255.0)
    };
    let by = part("Shade").map(|p| p - 1.0).or_else(|| part("Tint").map(|p| 1.0 - p));
    Some(by.map_or(rgb, |by| tinted(rgb, by)))
}

/// The colour behind words that an element of shading gives.
pub(super) fn shading(element: &Element<'_>, theme: &Theme) -> Option<Rgb> {
    match element.get("val").as_deref() {
        Some("solid") => {
            let plain = || element.get("color").and_then(|c| parse(&c)).or(Some((0, 0, 0)));
            themed(element, "theme", theme).or_else(plain)
        }
        val => {
            let plain = || element.get("fill").and_then(|fill| parse(&fill));
            let fill = themed(element, "themeFill", theme).or_else(plain);
            // So much of the ground is covered with dots of another colour.
            let Some(part) = val.and_then(|val| val.strip_prefix("pct")?.parse::<f64>().ok()) else {
                return fill;
            };
            let dots = element.get("color").and_then(|c| parse(&c)).unwrap_or(BLACK);
            let ground = fill.unwrap_or(WHITE);
            let mix = |dot: u8, ground: u8| {
                (f64::from(ground) + (f64::from(dot) - f64::from(ground)) * (part / 100.0).clamp(0.0, 1.0))
                    as u8
            };
            Some((mix(dots.0, ground.0), mix(dots.1, ground.1), mix(dots.2, ground.2)))
        }
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
    /// Of a table: what its first row and other parts look like.
    parts: Vec<(String, Looks)>,
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
    pub theme: Theme,
}

impl Styles {
    /// No styles but the colours of a theme.
    pub fn of(theme: Theme) -> Styles {
        Styles { theme, ..Styles::default() }
    }

    /// Reads the styles part.
    pub fn read(content: &[u8], theme: Theme, depth: usize) -> Result<Styles, CannotCheck> {
        let mut out = Styles::of(theme);
        let mut current: Option<(String, Style)> = None;
        let (mut in_run, mut in_defaults, mut in_paragraph, mut in_part) = (false, false, false, false);
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
                    "tblStylePr" => {
                        in_part = true;
                        if let Some((_, style)) = &mut current {
                            let kind = element.get("type").unwrap_or_default().into_owned();
                            style.parts.push((kind, Looks::default()));
                        }
                    }
                    "rPrDefault" => in_defaults = true,
                    "rPr" => in_run = true,
                    "pPr" => in_paragraph = true,
                    _ => {
                        if let Some((_, style)) = &mut current {
                            let behind =
                                (element.name() == "shd").then(|| shading(element, &out.theme)).flatten();
                            if behind.is_some() {
                                style.shaded = true;
                                if in_paragraph && !in_run {
                                    style.paragraph_shading = behind;
                                }
                            }
                            let of_part = style.parts.last_mut().filter(|_| in_part).map(|(_, looks)| looks);
                            if in_run {
                                of_part.unwrap_or(&mut style.looks).take(element, &out.theme);
                            }
                        } else if in_defaults && in_run {
                            out.defaults.take(element, &out.theme);
                        }
                    }
                },
                Node::Close(name) => match name {
                    "style" => {
                        if let Some((id, style)) = current.take() {
                            out.styles.insert(id, style);
                        }
                    }
                    "tblStylePr" => in_part = false,
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

    /// How a table makes words look where they stand in it.
    pub fn in_table(&self, table: &Table) -> Looks {
        let mut looks = Looks::default();
        for style in self.chain(&table.style) {
            let parts = style.parts.iter().filter(|(kind, _)| table.has(kind));
            looks = parts.fold(looks, |above, (_, part)| above.over(*part)).over(style.looks);
        }
        looks
    }

    /// How words look with these properties in these styles, within a table or not.
    pub fn resolved(
        &self,
        direct: Looks,
        run_style: &str,
        paragraph_style: &str,
        table: Option<&Table>,
    ) -> Looks {
        let of_table = table.map(|table| self.in_table(table)).unwrap_or_default();
        let paragraph_style =
            if paragraph_style.is_empty() { &self.default_paragraph } else { paragraph_style };
        let own = direct.over(self.looks(run_style)).over(self.looks(paragraph_style));
        own.over(of_table).over(self.defaults)
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
