//! The authority's colour, and shades of it on which or in which text stays readable (WCAG 2.2, 4.5 to 1).

/// What is used where an authority has no colour, or gives one that is not `#rrggbb`.
const DEFAULT: Colour = Colour { red: 0x1d, green: 0x70, blue: 0xb8 };

/// Contrast that normal text needs.
const READABLE: f64 = 4.5;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// The colour of `#rrggbb`, or the default.
    pub(crate) fn of(text: Option<&str>) -> Self {
        text.and_then(Self::parse).unwrap_or(DEFAULT)
    }

    fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Colour { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// As `#rrggbb`.
    pub(crate) fn hex(self) -> String {
        format!("#{}", self.digits())
    }

    /// As `rrggbb`, the way Office writes it.
    pub(crate) fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The same hue, darkened until text in it can be read on white.
    pub(crate) fn readable_on_white(self) -> Self {
        let white = Colour { red: 255, green: 255, blue: 255 };
        let mut shade = self;
        while shade.contrast(white) < READABLE {
            let darker = |c: u8| (f64::from(c) * 0.94) as u8;
            shade = Colour { red: darker(shade.red), green: darker(shade.green), blue: darker(shade.blue) };
        }
        shade
    }

    fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_house_colour_is_readable_on_white() {
        for colour in ["#ffffff", "#ffdd00", "#00ff00", "#1d70b8", "#000000", "#f47738"] {
            let shade = Colour::of(Some(colour)).readable_on_white();
            assert!(shade.contrast(Colour { red: 255, green: 255, blue: 255 }) >= READABLE, "{colour}");
        }
        assert_eq!(Colour::of(Some("#005a30")).readable_on_white().hex(), "#005a30", "dark enough: kept");
    }

    #[test]
    fn what_is_no_colour_is_the_default() {
        for text in [None, Some(""), Some("red"), Some("#12345"), Some("#12345g"), Some("#£££")] {
            assert_eq!(Colour::of(text), DEFAULT, "{text:?}");
        }
    }
}
