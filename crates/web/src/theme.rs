//! The authority's colour as a stylesheet of a few custom properties.
//!
//! The colour stands in the address, so the answer never changes and no inline style is needed.
//! Text on the colour is chosen by contrast; a colour too pale for links is not used for them.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::Error;

/// A colour of the authority, as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `1d4f91` or `#1d4f91`; nothing else is a colour here.
    pub fn read(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// Six hexadecimal digits.
    pub fn digits(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// The address of the stylesheet for this colour.
    pub fn url(self) -> String {
        format!("/theme/{}.css", self.digits())
    }

    /// How far this colour stands out from `other`, by WCAG 2.2's formula: 1 is the same, 21 is black on white.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|value| {
            let part = f64::from(value) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn css(self) -> String {
        let (white, ink) = (Colour([255, 255, 255]), Colour([0x14, 0x1c, 0x2b]));
        let on_brand = if self.contrast(white) >= 4.5 || self.contrast(white) >= self.contrast(ink) {
            white
        } else {
            ink
        };
        let mut css = format!(":root{{--brand:#{};--on-brand:#{};", self.digits(), on_brand.digits());
        // Links also stand on the palest grey of the stylesheet, so a little more than 4.5 to 1 against white is asked.
        if self.contrast(white) >= 5.5 {
            css.push_str(&format!("--link:#{0};--action:#{0};", self.digits()));
        }
        css.push_str("}\n");
        css
    }
}

/// Serves `/theme/1d4f91.css`.
pub(crate) async fn serve(Path(name): Path<String>) -> Response {
    match name.strip_suffix(".css").and_then(Colour::read) {
        Some(colour) => (
            [
                (CONTENT_TYPE, "text/css; charset=utf-8"),
                (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            colour.css(),
        )
            .into_response(),
        None => Error::NotFound.into_response(),
    }
}
