//! Fonts, fills and formats of a workbook before 2007: which cells show nothing of what is in them.

use std::collections::BTreeMap;

use super::biff::Record;
use crate::package::colour::{Rgb, WHITE, alike, indexed};
use crate::xlsx::format::{Shown, Value, shown};

#[derive(Clone, Copy, Default)]
struct Style {
    font: u16,
    format: u16,
    pattern: u8,
    paper: u16,
}

/// All styles.
#[derive(Default)]
pub(super) struct Styles {
    fonts: Vec<(u16, u16)>,
    formats: BTreeMap<u16, String>,
    styles: Vec<Style>,
    palette: Vec<Rgb>,
}

impl Styles {
    /// Takes up a record if it is one of a style.
    pub fn take(&mut self, record: &Record<'_>, wide: bool) {
        match record.kind {
            0x0031 => self.fonts.push((record.short(0), record.short(4))),
            0x041E => drop(self.formats.insert(record.short(0), record.words(2, wide, wide))),
            0x00E0 if wide => self.styles.push(Style {
                font: record.short(0),
                format: record.short(2),
                pattern: u8::try_from(record.long(14) >> 26).unwrap_or(0),
                paper: record.short(18) & 0x7F,
            }),
            0x00E0 => {
                self.styles.push(Style { font: record.short(0), format: record.short(2), ..Style::default() })
            }
            0x0092 => {
                let colours = record.data.get(2..).unwrap_or_default().chunks_exact(4).take(56);
                self.palette = colours.map(|c| (c[0], c[1], c[2])).collect();
            }
            _ => {}
        }
    }

    fn colour(&self, number: u16) -> Option<Rgb> {
        match number {
            8..=63 => {
                self.palette.get(usize::from(number) - 8).copied().or_else(|| indexed(u32::from(number), &[]))
            }
            0x7FFF | 64 => Some((0, 0, 0)),
            65 => Some(WHITE),
            n if n < 8 => indexed(u32::from(n), &[]),
            _ => None,
        }
    }

    /// Whether a value in this style cannot be seen.
    pub fn invisible(&self, number: u16, value: Value) -> bool {
        let Some(style) = self.styles.get(usize::from(number)) else { return false };
        let by_format = self.formats.get(&style.format).map_or(Shown::Yes, |code| shown(code, value));
        if by_format == Shown::No {
            return true;
        }
        // No font has the number four.
        let font = if style.font > 4 { style.font - 1 } else { style.font };
        let Some((height, ink)) = self.fonts.get(usize::from(font)) else { return false };
        let ink = if by_format == Shown::White { Some(WHITE) } else { self.colour(*ink) };
        let paper = match style.pattern {
            0 => Some(WHITE),
            1 => self.colour(style.paper),
            _ => None,
        };
        *height < 40 || matches!((ink, paper), (Some(ink), Some(paper)) if alike(ink, paper))
    }
}
