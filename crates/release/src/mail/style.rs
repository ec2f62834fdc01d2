//! The little of CSS that hides words.

/// Whether a style makes what it applies to invisible, and how.
pub(super) fn hides(style: &str) -> Option<&'static str> {
    let style: String = style.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let style = strip_comments(&style);
    let (mut colour, mut ground) = (None, None);
    let mut clipped = false;
    let mut flat = false;
    for rule in style.split(';') {
        let Some((name, value)) = rule.split_once(':') else { continue };
        let value = value.trim_end_matches("!important");
        let zero = || zero(value);
        match name {
            "display" if value == "none" => return Some("not displayed"),
            "visibility" if matches!(value, "hidden" | "collapse") => return Some("not visible"),
            "opacity" if value.parse::<f32>().is_ok_and(|v| v <= 0.05) => return Some("transparent"),
            "mso-hide" if value == "all" => return Some("not displayed"),
            "font-size" if small(value) => return Some("in letters too small to see"),
            "font" if value.split([' ', '/', ',']).any(|v| v.starts_with("0p") || v == "1px") => {
                return Some("in letters too small to see");
            }
            "text-indent" | "left" | "top" | "margin-left" | "right" if far(value) => {
                return Some("far outside the page");
            }
            "clip" | "clip-path" if value.contains("rect(0") || value.contains("inset(100%") => {
                return Some("cut off");
            }
            "max-height" | "height" | "max-width" | "width" if zero() => flat = true,
            "line-height" if zero() => flat = true,
            "overflow" | "overflow-y" | "overflow-x" if value == "hidden" => clipped = true,
            "color" => colour = Some(self::colour(value)),
            "background-color" | "background" | "background-image" => ground = Some(self::colour(value)),
            "-webkit-text-fill-color" if value == "transparent" => return Some("transparent"),
            _ => {}
        }
    }
    if flat && clipped {
        return Some("in a box without height");
    }
    match (colour.flatten(), ground.flatten()) {
        (Some(Colour::Clear), _) => Some("transparent"),
        (Some(a), Some(b)) if a.like(b) => Some("in the colour of what is behind it"),
        (Some(a), None) if a.like(WHITE) && ground.is_none() => Some("white on white"),
        _ => None,
    }
}

/// A colour of letters or of what is behind them.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Colour {
    Clear,
    /// A picture, a run of colours, or a name that is not known here.
    Unknown,
    Solid(u8, u8, u8),
}

pub(super) const WHITE: Colour = Colour::Solid(255, 255, 255);

impl Colour {
    /// Whether nobody tells them apart.
    pub fn like(self, other: Colour) -> bool {
        match (self, other) {
            (Colour::Solid(a, b, c), Colour::Solid(d, e, f)) => {
                a.abs_diff(d) <= 6 && b.abs_diff(e) <= 6 && c.abs_diff(f) <= 6
            }
            _ => false,
        }
    }
}

/// The colour behind what a style applies to, where it says one.
pub(super) fn ground(style: &str) -> Option<Colour> {
    let style: String = style.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    style.split(';').filter_map(|r| r.split_once(':')).find_map(|(name, value)| match name {
        "background-color" | "background" | "background-image" => {
            let value = value.trim_end_matches("!important");
            let nothing =
                matches!(value, "" | "none" | "transparent" | "inherit" | "initial" | "unset" | "0");
            let drawn = value.contains("gradient(") || value.contains("url(");
            match colour(value).filter(|c| *c != Colour::Clear && !drawn) {
                Some(known) => Some(known),
                None if nothing || value.starts_with("rgba(") || value.starts_with("none") => None,
                None => Some(Colour::Unknown),
            }
        }
        _ => None,
    })
}

/// The colour of the letters, where a style says one.
pub(super) fn letters(style: &str) -> Option<Colour> {
    let style: String = style.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    style
        .split(';')
        .filter_map(|r| r.split_once(':'))
        .find(|(name, _)| *name == "color")
        .and_then(|(_, value)| colour(value.trim_end_matches("!important")))
}

/// A colour as CSS or HTML writes it.
pub(super) fn colour(value: &str) -> Option<Colour> {
    let value = value.trim();
    let hex = |d: &str| u8::from_str_radix(d, 16).ok();
    if let Some(digits) =
        value.split('#').nth(1).map(|d| d.split(|c: char| !c.is_ascii_hexdigit()).next().unwrap_or(""))
    {
        return match digits.len() {
            3 | 4 => {
                let d: Vec<u8> =
                    digits.chars().filter_map(|c| c.to_digit(16)).map(|d| d as u8 * 17).collect();
                Some(Colour::Solid(*d.first()?, *d.get(1)?, *d.get(2)?))
            }
            6 | 8 => Some(Colour::Solid(hex(&digits[..2])?, hex(&digits[2..4])?, hex(&digits[4..6])?)),
            _ => None,
        };
    }
    if let Some(inside) =
        value.split("rgb").nth(1).and_then(|v| v.split_once('(')).and_then(|(_, v)| v.split_once(')'))
    {
        let n: Vec<f32> =
            inside.0.split([',', '/']).filter_map(|v| v.trim_end_matches('%').parse().ok()).collect();
        if n.get(3).is_some_and(|a| *a <= 0.05) {
            return Some(Colour::Clear);
        }
        return Some(Colour::Solid(*n.first()? as u8, *n.get(1)? as u8, *n.get(2)? as u8));
    }
    if let Some((_, inside)) = value.split_once("hsl").and_then(|(_, v)| v.split_once('(')) {
        let inside = inside.split_once(')').map_or(inside, |(before, _)| before);
        let parts = inside.split([',', '/', ' ']).filter(|p| !p.is_empty());
        let n: Vec<f32> =
            parts.filter_map(|p| p.trim_end_matches(['%', 'd', 'e', 'g']).parse().ok()).collect();
        if n.get(3).is_some_and(|a| *a <= 0.05) {
            return Some(Colour::Clear);
        }
        // Only the lightest and the darkest are the same whatever the hue.
        return match n.get(2) {
            Some(light) if *light >= 98.0 => Some(WHITE),
            Some(light) if *light <= 2.0 => Some(Colour::Solid(0, 0, 0)),
            _ => None,
        };
    }
    match value {
        "white" | "window" | "snow" => Some(WHITE),
        "black" | "windowtext" => Some(Colour::Solid(0, 0, 0)),
        "transparent" => Some(Colour::Clear),
        "red" => Some(Colour::Solid(255, 0, 0)),
        "yellow" => Some(Colour::Solid(255, 255, 0)),
        "blue" => Some(Colour::Solid(0, 0, 255)),
        name => {
            let (_, [red, green, blue]) = NAMED.iter().find(|(known, _)| *known == name)?;
            Some(Colour::Solid(*red, *green, *blue))
        }
    }
}

/// Other names of colours.
const NAMED: &[(&str, [u8; 3])] = &[
    ("aliceblue", [0xF0, 0xF8, 0xFF]),
    ("aqua", [0x00, 0xFF, 0xFF]),
    ("azure", [0xF0, 0xFF, 0xFF]),
    ("beige", [0xF5, 0xF5, 0xDC]),
    ("brown", [0xA5, 0x2A, 0x2A]),
    ("crimson", [0xDC, 0x14, 0x3C]),
    ("cyan", [0x00, 0xFF, 0xFF]),
    ("darkblue", [0x00, 0x00, 0x8B]),
    ("darkcyan", [0x00, 0x8B, 0x8B]),
    ("darkgray", [0xA9, 0xA9, 0xA9]),
    ("darkgreen", [0x00, 0x64, 0x00]),
    ("darkgrey", [0xA9, 0xA9, 0xA9]),
    ("darkmagenta", [0x8B, 0x00, 0x8B]),
    ("darkorange", [0xFF, 0x8C, 0x00]),
    ("darkred", [0x8B, 0x00, 0x00]),
    ("darkslateblue", [0x48, 0x3D, 0x8B]),
    ("darkslategray", [0x2F, 0x4F, 0x4F]),
    ("darkslategrey", [0x2F, 0x4F, 0x4F]),
    ("dimgray", [0x69, 0x69, 0x69]),
    ("dimgrey", [0x69, 0x69, 0x69]),
    ("dodgerblue", [0x1E, 0x90, 0xFF]),
    ("firebrick", [0xB2, 0x22, 0x22]),
    ("floralwhite", [0xFF, 0xFA, 0xF0]),
    ("forestgreen", [0x22, 0x8B, 0x22]),
    ("fuchsia", [0xFF, 0x00, 0xFF]),
    ("gainsboro", [0xDC, 0xDC, 0xDC]),
    ("ghostwhite", [0xF8, 0xF8, 0xFF]),
    ("gold", [0xFF, 0xD7, 0x00]),
    ("gray", [0x80, 0x80, 0x80]),
    ("green", [0x00, 0x80, 0x00]),
    ("grey", [0x80, 0x80, 0x80]),
    ("honeydew", [0xF0, 0xFF, 0xF0]),
    ("indigo", [0x4B, 0x00, 0x82]),
    ("ivory", [0xFF, 0xFF, 0xF0]),
    ("khaki", [0xF0, 0xE6, 0x8C]),
    ("lavender", [0xE6, 0xE6, 0xFA]),
    ("lightblue", [0xAD, 0xD8, 0xE6]),
    ("lightgray", [0xD3, 0xD3, 0xD3]),
    ("lightgrey", [0xD3, 0xD3, 0xD3]),
    ("lightyellow", [0xFF, 0xFF, 0xE0]),
    ("lime", [0x00, 0xFF, 0x00]),
    ("linen", [0xFA, 0xF0, 0xE6]),
    ("magenta", [0xFF, 0x00, 0xFF]),
    ("maroon", [0x80, 0x00, 0x00]),
    ("mediumblue", [0x00, 0x00, 0xCD]),
    ("midnightblue", [0x19, 0x19, 0x70]),
    ("mintcream", [0xF5, 0xFF, 0xFA]),
    ("navy", [0x00, 0x00, 0x80]),
    ("olive", [0x80, 0x80, 0x00]),
    ("orange", [0xFF, 0xA5, 0x00]),
    ("pink", [0xFF, 0xC0, 0xCB]),
    ("purple", [0x80, 0x00, 0x80]),
    ("rebeccapurple", [0x66, 0x33, 0x99]),
    ("royalblue", [0x41, 0x69, 0xE1]),
    ("seagreen", [0x2E, 0x8B, 0x57]),
    ("seashell", [0xFF, 0xF5, 0xEE]),
    ("silver", [0xC0, 0xC0, 0xC0]),
    ("skyblue", [0x87, 0xCE, 0xEB]),
    ("slategray", [0x70, 0x80, 0x90]),
    ("slategrey", [0x70, 0x80, 0x90]),
    ("steelblue", [0x46, 0x82, 0xB4]),
    ("teal", [0x00, 0x80, 0x80]),
    ("tomato", [0xFF, 0x63, 0x47]),
    ("whitesmoke", [0xF5, 0xF5, 0xF5]),
];

fn zero(value: &str) -> bool {
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    digits.parse::<f32>().is_ok_and(|v| v.abs() < 0.01)
}

/// Letters of no size, or of one point or less.
fn small(value: &str) -> bool {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let Ok(size) = value[..value.len() - unit.len()].parse::<f32>() else { return false };
    match unit {
        "em" | "rem" => size < 0.1,
        "%" => size < 10.0,
        _ => size <= 1.5,
    }
}

fn far(value: &str) -> bool {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    value[..value.len() - unit.len()].parse::<f32>().is_ok_and(|v| v <= -400.0)
}

fn strip_comments(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, r)| r);
    }
    out.push_str(rest);
    out
}
