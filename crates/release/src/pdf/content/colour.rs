//! Colours as far as it can be told whether one is seen on another.

use std::rc::Rc;

use container::pdf::{Dict, Object, Pdf};

use super::function::Function;

/// A colour, or that it cannot be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Colour {
    /// A pattern or a space that is not reckoned here.
    Unknown,
    /// Red, green and blue from 0 to 1.
    Rgb(f32, f32, f32),
}

pub(crate) const BLACK: Colour = Colour::Rgb(0.0, 0.0, 0.0);
pub(crate) const WHITE: Colour = Colour::Rgb(1.0, 1.0, 1.0);

impl Colour {
    /// How bright it looks, from 0 to 1.
    pub fn light(self) -> Option<f32> {
        let linear = |c: f32| if c <= 0.04 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        match self {
            Colour::Unknown => None,
            Colour::Rgb(r, g, b) => Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)),
        }
    }

    /// Whether nobody tells one from the other.
    pub fn like(self, other: Colour) -> bool {
        let (Colour::Rgb(a, b, c), Colour::Rgb(d, e, f)) = (self, other) else { return false };
        let far = (a - d).abs().max((b - e).abs()).max((c - f).abs());
        let (one, two) = (self.light().unwrap_or(0.0), other.light().unwrap_or(0.0));
        let contrast = (one.max(two) + 0.05) / (one.min(two) + 0.05);
        far <= 0.12 && contrast < 1.09
    }
}

/// A space of colours.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Space {
    Grey,
    Rgb,
    Cmyk,
    /// How light, and two numbers for which colour.
    Lab,
    /// One ink: black or all of them, or one whose colour is not known.
    Ink(bool),
    /// Inks, so many, that come out as colours of another space.
    Inks(usize, Rc<Space>, Rc<Function>),
    /// Prints nothing.
    Nothing,
    /// With the space of those patterns that have no colours of their own.
    Pattern(Option<Rc<Space>>),
    /// A list of colours, of which a number takes one.
    Listed(Rc<[Colour]>),
    Other,
}

impl Space {
    /// The space of a name or a value.
    pub fn read(pdf: &Pdf<'_>, spaces: &Dict, object: &Object, depth: usize) -> Space {
        let Ok(object) = pdf.get(object) else { return Space::Other };
        if depth > 6 {
            return Space::Other;
        }
        match &object {
            Object::Name(name) => match name.as_slice() {
                b"DeviceGray" | b"G" | b"CalGray" => Space::Grey,
                b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
                b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
                b"Pattern" => Space::Pattern(None),
                other => match spaces.get(&String::from_utf8_lossy(other)) {
                    Some(found) => Space::read(pdf, spaces, found, depth + 1),
                    None => Space::Other,
                },
            },
            Object::Array(list) => match list.first().and_then(Object::name) {
                Some(b"CalGray") => Space::Grey,
                Some(b"CalRGB") => Space::Rgb,
                Some(b"Lab") => Space::Lab,
                Some(b"Pattern") => {
                    let own = list.get(1).map(|own| Rc::new(Space::read(pdf, spaces, own, depth + 1)));
                    Space::Pattern(own)
                }
                Some(b"ICCBased") => {
                    let profile = list.get(1).and_then(|p| pdf.get(p).ok());
                    let count = profile
                        .as_ref()
                        .and_then(Object::dict)
                        .and_then(|d| pdf.value(d, "N").ok())
                        .and_then(|n| n.whole());
                    match count {
                        Some(1) => Space::Grey,
                        Some(3) => Space::Rgb,
                        Some(4) => Space::Cmyk,
                        _ => Space::Other,
                    }
                }
                Some(b"Separation" | b"DeviceN") => inks(pdf, spaces, list, depth),
                Some(b"Indexed" | b"I") => listed(pdf, spaces, list, depth).unwrap_or(Space::Other),
                Some(_) if list.len() == 1 => Space::read(pdf, spaces, &list[0], depth + 1),
                _ => Space::Other,
            },
            _ => Space::Other,
        }
    }

    /// The colour that it begins with.
    pub fn first(&self) -> Colour {
        match self {
            Space::Grey | Space::Rgb | Space::Cmyk | Space::Lab | Space::Ink(true) => BLACK,
            Space::Listed(colours) => colours.first().copied().unwrap_or(Colour::Unknown),
            Space::Inks(count, ..) => self.colour(&vec![1.0; *count]),
            _ => Colour::Unknown,
        }
    }

    /// The colour of its numbers.
    pub fn colour(&self, n: &[f32]) -> Colour {
        let at = |i: usize| n.get(i).copied().unwrap_or(0.0).clamp(0.0, 1.0);
        match self {
            Space::Grey => Colour::Rgb(at(0), at(0), at(0)),
            Space::Rgb => Colour::Rgb(at(0), at(1), at(2)),
            Space::Cmyk => cmyk(at(0), at(1), at(2), at(3)),
            Space::Lab => {
                let [light, a, b] = [0, 1, 2].map(|i| n.get(i).copied().unwrap_or(0.0));
                let grey = (light / 100.0).clamp(0.0, 1.0);
                if a.abs().max(b.abs()) < 6.0 { Colour::Rgb(grey, grey, grey) } else { Colour::Unknown }
            }
            Space::Ink(true) => Colour::Rgb(1.0 - at(0), 1.0 - at(0), 1.0 - at(0)),
            // No ink is paper.
            Space::Ink(false) if at(0) < 0.01 => WHITE,
            Space::Inks(_, below, function) => match function.of(n) {
                Some(out) if out.iter().all(|n| n.is_finite()) => below.colour(&out),
                _ => Colour::Unknown,
            },
            Space::Listed(colours) => {
                let number = n.first().copied().unwrap_or(0.0).clamp(0.0, 255.0) as usize;
                colours.get(number).copied().unwrap_or(Colour::Unknown)
            }
            _ => Colour::Unknown,
        }
    }
}

/// One ink or several, by what they come out as.
fn inks(pdf: &Pdf<'_>, spaces: &Dict, list: &[Object], depth: usize) -> Space {
    let names = match list.get(1).map(|names| pdf.get(names)) {
        Some(Ok(Object::Name(name))) => vec![name],
        Some(Ok(Object::Array(names))) => {
            names.iter().take(32).filter_map(|n| Some(n.name()?.to_vec())).collect()
        }
        _ => return Space::Other,
    };
    if !names.is_empty() && names.iter().all(|name| name == b"None") {
        return Space::Nothing;
    }
    let below = list.get(2).map(|below| Space::read(pdf, spaces, below, depth + 1));
    let function = list.get(3).and_then(|function| Function::read(pdf, function, 0));
    match (below, function) {
        (Some(below), Some(function)) if below != Space::Other => {
            Space::Inks(names.len(), Rc::new(below), Rc::new(function))
        }
        _ if names.len() == 1 => Space::Ink(names.iter().any(|n| matches!(n.as_slice(), b"Black" | b"All"))),
        _ => Space::Other,
    }
}

/// A list of colours, each as many bytes as the space below it has parts.
fn listed(pdf: &Pdf<'_>, spaces: &Dict, list: &[Object], depth: usize) -> Option<Space> {
    let below = Space::read(pdf, spaces, list.get(1)?, depth + 1);
    let parts = match below {
        Space::Grey | Space::Ink(_) => 1,
        Space::Rgb => 3,
        Space::Cmyk => 4,
        Space::Inks(count, ..) => count,
        Space::Lab | Space::Pattern(_) | Space::Listed(_) | Space::Nothing | Space::Other => return None,
    };
    let bytes = match pdf.get(list.get(3)?).ok()? {
        Object::Text(bytes) => bytes,
        Object::Stream(stream) => pdf.bytes_of(&stream).ok()?,
        _ => return None,
    };
    let part = |byte: &u8| f32::from(*byte) / 255.0;
    let colours = bytes.chunks_exact(parts).take(256);
    Some(Space::Listed(colours.map(|c| below.colour(&c.iter().map(part).collect::<Vec<_>>())).collect()))
}

/// As a screen shows inks, near enough.
pub(crate) fn cmyk(c: f32, m: f32, y: f32, k: f32) -> Colour {
    Colour::Rgb((1.0 - c) * (1.0 - k), (1.0 - m) * (1.0 - k), (1.0 - y) * (1.0 - k))
}
