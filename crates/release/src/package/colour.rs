//! Colours of Office files: by value, from the palette or from the theme, and whether one can be told from another.

use super::xml::{Element, Node, Strictness, walk};
use crate::dangers::CannotCheck;

/// Red, green and blue.
pub(crate) type Rgb = (u8, u8, u8);

pub(crate) const WHITE: Rgb = (255, 255, 255);
pub(crate) const BLACK: Rgb = (0, 0, 0);

/// Closer than this in each part, two colours are one to the eye.
const CLOSE: u8 = 20;

/// Whether words of one colour cannot be seen on the other.
pub(crate) fn alike(ink: Rgb, paper: Rgb) -> bool {
    let close = |a: u8, b: u8| a.abs_diff(b) <= CLOSE;
    close(ink.0, paper.0) && close(ink.1, paper.1) && close(ink.2, paper.2)
}

/// "FF0000", or "FFFF0000" with its opacity.
pub(crate) fn parse(text: &str) -> Option<Rgb> {
    let text = text.trim().trim_start_matches('#');
    let text = if text.len() == 8 && text.is_ascii() { &text[2..] } else { text };
    if text.len() != 6 || !text.is_ascii() {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// Lighter with a positive tint, darker with a negative one.
pub(crate) fn tinted((red, green, blue): Rgb, tint: f64) -> Rgb {
    let part = |value: u8| {
        let value = f64::from(value);
        let moved = if tint < 0.0 { value * (1.0 + tint) } else { value + (255.0 - value) * tint };
        moved.clamp(0.0, 255.0).round() as u8
    };
    (part(red), part(green), part(blue))
}

/// The colours of a theme, in its own order: dark 1, light 1, dark 2, light 2, six accents, two of links.
#[derive(Clone, Debug)]
pub(crate) struct Theme([Rgb; 12]);

impl Default for Theme {
    fn default() -> Self {
        Theme([
            BLACK,
            WHITE,
            (0x1F, 0x49, 0x7D),
            (0xEE, 0xEC, 0xE1),
            (0x4F, 0x81, 0xBD),
            (0xC0, 0x50, 0x4D),
            (0x9B, 0xBB, 0x59),
            (0x80, 0x64, 0xA2),
            (0x4B, 0xAC, 0xC6),
            (0xF7, 0x96, 0x46),
            (0x00, 0x00, 0xFF),
            (0x80, 0x00, 0x80),
        ])
    }
}

const NAMES: [&str; 12] = [
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "folHlink",
];

impl Theme {
    /// Reads a theme part.
    pub fn read(content: &[u8], depth: usize) -> Result<Theme, CannotCheck> {
        let mut theme = Theme::default();
        let mut at = None;
        let mut in_scheme = false;
        walk(content, depth, Strictness::Strict, |node| {
            match node {
                Node::Open(element) => match element.name() {
                    "clrScheme" => in_scheme = true,
                    "srgbClr" | "sysClr" if in_scheme => {
                        let value = element.get("lastClr").or_else(|| element.get("val"));
                        if let (Some(at), Some(rgb)) = (at, value.and_then(|v| parse(&v))) {
                            let slot: &mut Rgb = &mut theme.0[at];
                            *slot = rgb;
                        }
                    }
                    name if in_scheme => at = NAMES.iter().position(|n| *n == name).or(at),
                    _ => {}
                },
                Node::Close("clrScheme") => in_scheme = false,
                _ => {}
            }
            Ok(())
        })?;
        Ok(theme)
    }

    /// By the number that workbooks use: they count the light one first.
    pub fn of_workbook(&self, number: u32) -> Option<Rgb> {
        let at = match number {
            0 => 1,
            1 => 0,
            2 => 3,
            3 => 2,
            n => usize::try_from(n).ok()?,
        };
        self.0.get(at).copied()
    }

    /// By the name that documents and presentations use.
    pub fn named(&self, name: &str) -> Option<Rgb> {
        let name = match name {
            "text1" | "dark1" | "tx1" => "dk1",
            "background1" | "light1" | "bg1" => "lt1",
            "text2" | "dark2" | "tx2" => "dk2",
            "background2" | "light2" | "bg2" => "lt2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            other => other,
        };
        NAMES.iter().position(|n| *n == name).map(|at| self.0[at])
    }
}

/// The 56 colours of the older palette, after eight that repeat its first.
const PALETTE: [u32; 56] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000,
    0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966,
    0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
];

/// A colour of the older palette: 64 is the ordinary ink, 65 the ordinary paper.
pub(crate) fn indexed(number: u32, own: &[Rgb]) -> Option<Rgb> {
    if let Some(rgb) = own.get(usize::try_from(number).ok()?) {
        return Some(*rgb);
    }
    match number {
        64 => Some(BLACK),
        65 => Some(WHITE),
        n => {
            let at = if n < 8 { n } else { n - 8 };
            let value = PALETTE.get(usize::try_from(at).ok()?)?;
            let [_, red, green, blue] = value.to_be_bytes();
            Some((red, green, blue))
        }
    }
}

/// The colour that an element of a workbook names.
pub(crate) fn of_workbook(element: &Element<'_>, theme: &Theme, own: &[Rgb]) -> Option<Rgb> {
    let base = if let Some(rgb) = element.get("rgb") {
        parse(&rgb)
    } else if let Some(number) = element.whole("theme") {
        theme.of_workbook(number)
    } else if let Some(number) = element.whole("indexed") {
        indexed(number, own)
    } else {
        None
    };
    base.map(|rgb| element.number("tint").map_or(rgb, |tint| tinted(rgb, tint)))
}
