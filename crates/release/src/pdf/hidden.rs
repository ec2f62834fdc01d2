//! Text that a page draws and nobody sees: below a box, in the colour of the paper, too small, outside the page.

use std::collections::{BTreeMap, HashMap};

use super::{
    content::{BLACK, Colour, Drawing, Glyph, Paint, Rect, SEEN, Show, WHITE, Way},
    pixels::Pixels,
};
use crate::dangers::{CannotCheck, Code, Finding};

/// Letters lower than this, in points, are no letters to a reader.
const TINY: f32 = 1.6;
/// The height of a band of the page.
const BAND: f32 = 24.0;
/// Colours of one page that are told apart.
const COLOURS: usize = 2_000;
/// Letters at one place that are compared.
const ALIKE: usize = 500;
/// Of the nine places of a letter that are looked at, so many are covered.
const COVERED: usize = 6;
/// What leaves more of the contrast below hides nothing, however much of it there is.
const HAZY: f32 = 0.8;

/// The frame of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// All that the page has.
    pub media: Rect,
    /// What of it is shown.
    pub shown: Rect,
}

/// Why a letter is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Why {
    Layer(u32),
    Invisible,
    /// Recognised from the picture that it lies on.
    Recognised,
    Transparent,
    Tiny,
    CutOff,
    OffPage,
    Cropped,
    UnderBox,
    UnderImage,
    UnderAnnotation,
    /// In the colour of a dark box painted before, as if it were redacted.
    LikeBox,
    /// In the colour of another box painted before.
    LikeGround,
    LikePaper,
}

impl Why {
    pub fn code(self) -> Code {
        match self {
            Why::Layer(_) => Code::PdfOcgHidden,
            Why::Invisible | Why::CutOff => Code::PdfTextInvisible,
            Why::Recognised => Code::PdfTextOcrLayer,
            Why::Transparent => Code::PdfTextTransparent,
            Why::Tiny => Code::PdfTextTiny,
            Why::OffPage => Code::PdfTextOffpage,
            Why::Cropped => Code::PdfTextCropped,
            Why::UnderBox | Why::LikeBox => Code::PdfTextUnderBox,
            Why::UnderImage => Code::PdfTextUnderImage,
            Why::UnderAnnotation => Code::PdfTextUnderAnnot,
            Why::LikePaper | Why::LikeGround => Code::PdfTextSameColour,
        }
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Why::Layer(_) => "in a layer that is switched off",
            Why::Invisible => "drawn invisibly",
            Why::Recognised => "recognised from the scanned picture, for searching",
            Why::Transparent => "drawn transparent",
            Why::Tiny => "too small to see",
            Why::CutOff => "cut off by a frame",
            Why::OffPage => "outside the page",
            Why::Cropped => "in the part of the page that is cropped off",
            Why::UnderBox => "below a box",
            Why::UnderImage => "below a picture",
            Why::UnderAnnotation => "below an annotation",
            Why::LikeBox | Why::LikeGround => "in the colour of the box that it stands on",
            Why::LikePaper => "in the colour of the paper",
        }
    }
}

/// What is not seen, by why: the glyphs in their order.
pub(super) type Hidden = BTreeMap<Why, Vec<usize>>;

/// Judges every letter of a page.
pub(super) fn judge(
    drawing: &Drawing,
    frame: Frame,
    pixels: &mut Pixels<'_, '_>,
    finding: &mut Finding<'_>,
) -> Result<(Hidden, Vec<bool>), CannotCheck> {
    let mut why: Vec<Option<Why>> = vec![None; drawing.glyphs.len()];
    let solid: Vec<&Paint> =
        drawing.paints.iter().filter(|p| p.layer.is_none() && !p.area.is_empty()).collect();
    for show in &drawing.shows {
        let whole = if let Some(layer) = show.layer {
            Some(Why::Layer(layer))
        } else if matches!(show.mode, 3 | 7) {
            Some(Why::Invisible)
        } else if show.alpha < 0.06 {
            Some(Why::Transparent)
        } else if show.height < TINY || show.stretch < 0.04 {
            Some(Why::Tiny)
        } else {
            None
        };
        let points = show.cut.as_ref().map_or(0, |cut| cut.points);
        finding.spend(show.glyphs.len() * points)?;
        for n in show.glyphs.clone() {
            let centre = drawing.glyphs[n].area.centre();
            let masked = || show.mask.as_ref().is_some_and(|mask| mask.hides(centre));
            why[n] = match whole {
                Some(Why::Layer(_)) => whole,
                _ if !frame.media.grown(0.5).holds(centre) => Some(Why::OffPage),
                _ if !frame.shown.grown(0.5).holds(centre) => Some(Why::Cropped),
                Some(_) => whole,
                None if !show.clip.grown(1.0).holds(centre) => Some(Why::CutOff),
                None if cut_off(show, drawing.glyphs[n].area) => Some(Why::CutOff),
                None if masked() => Some(Why::Transparent),
                None => None,
            };
        }
    }
    covered(drawing, &solid, &mut why, finding)?;
    super::scanned::judge(drawing, frame, &mut why, pixels)?;
    coloured(drawing, &solid, &mut why, pixels, finding)?;
    twice(drawing, &mut why);
    let seen = why.iter().map(Option::is_none).collect();
    let mut out = Hidden::new();
    for (n, why) in why.into_iter().enumerate() {
        if let Some(why) = why {
            out.entry(why).or_default().push(n);
        }
    }
    Ok((out, seen))
}

/// Letters that something painted later covers.
fn covered(
    drawing: &Drawing,
    solid: &[&Paint],
    why: &mut [Option<Why>],
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    // Of each of nine places of a letter, how much of its contrast is left.
    let mut places: HashMap<usize, ([f32; 9], Why)> = HashMap::new();
    // Shows by the bands of the page that they touch, so that a small box is compared with few.
    let band = |y: f32| (y / BAND).clamp(-1_000.0, 1_000.0) as i32;
    let mut bands: HashMap<i32, Vec<usize>> = HashMap::new();
    for (n, show) in drawing.shows.iter().enumerate() {
        for at in band(show.area.bottom)..=band(show.area.top) {
            bands.entry(at).or_default().push(n);
        }
    }
    let (lowest, highest) =
        (bands.keys().min().copied().unwrap_or(0), bands.keys().max().copied().unwrap_or(0));
    for paint in solid.iter().filter(|p| p.left <= HAZY && p.area.width() > 0.4 && p.area.height() > 0.4) {
        let left = if paint.opaque { 0.0 } else { paint.left };
        let by = match paint.way {
            _ if paint.annotation.is_some() => Why::UnderAnnotation,
            Way::Picture(_) => Why::UnderImage,
            _ => Why::UnderBox,
        };
        let first = band(paint.area.bottom).max(lowest);
        for at in first..=band(paint.area.top).min(highest) {
            let shows = bands.get(&at).map_or(&[][..], Vec::as_slice);
            finding.spend(shows.len() / 2 + 1)?;
            for show in shows.iter().map(|n| &drawing.shows[*n]) {
                let same = show.annotation.is_some() && show.annotation == paint.annotation;
                let own = matches!(paint.way, Way::Letter(font) if show.font == Some(font));
                let again = at > first && band(show.area.bottom) < at;
                if again || same || own || show.order >= paint.order || !show.area.meets(paint.area) {
                    continue;
                }
                finding.spend(show.glyphs.len() * (2 + paint.points() * 4))?;
                for n in show.glyphs.clone() {
                    let area = drawing.glyphs[n].area;
                    // What was drawn invisibly may have been recognised from a picture; a box over both hides it.
                    let counts = match why[n] {
                        None => true,
                        Some(Why::Invisible) => by != Why::UnderImage,
                        Some(_) => false,
                    };
                    if !counts || !area.meets(paint.area) {
                        continue;
                    }
                    let place = places.entry(n).or_insert(([1.0; 9], by));
                    for (here, p) in place.0.iter_mut().zip(nine(area)) {
                        if paint.covers(p) {
                            *here *= left;
                            place.1 = by;
                        }
                    }
                }
            }
        }
    }
    for (n, (left, by)) in places {
        if left.iter().filter(|left| **left <= SEEN).count() >= COVERED {
            why[n] = Some(by);
        }
    }
    Ok(())
}

/// Whether a letter lies outside of what cuts off.
fn cut_off(show: &Show, area: Rect) -> bool {
    show.cut.as_ref().is_some_and(|cut| nine(area).filter(|p| !cut.holds(*p)).count() > COVERED)
}

/// Nine places in the middle of a letter.
fn nine(area: Rect) -> impl Iterator<Item = (f32, f32)> {
    // The lower fifth is below the line, the upper part above small letters.
    let (left, bottom) = (area.left + area.width() * 0.2, area.bottom + area.height() * 0.27);
    let (x, y) = (area.width() * 0.3, area.height() * 0.18);
    (0_u8..9).map(move |n| (left + x * f32::from(n % 3), bottom + y * f32::from(n / 3)))
}

/// Letters in the colour of what is behind them.
fn coloured(
    drawing: &Drawing,
    solid: &[&Paint],
    why: &mut [Option<Why>],
    pixels: &mut Pixels<'_, '_>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let grounds: Vec<&&Paint> = solid
        .iter()
        .filter(|p| {
            p.opaque || p.alpha > 0.6 && p.colour != Colour::Unknown || matches!(p.way, Way::Picture(_))
        })
        .filter(|p| p.area.height() > 2.0 && p.area.width() > 2.0)
        .collect();
    // The colours of grounds, each with the first that has it: most letters are like none of them.
    let mut colours: Vec<(Colour, u32)> = Vec::new();
    for ground in &grounds {
        finding.spend(colours.len().min(COLOURS) / 4)?;
        if colours.len() < COLOURS && !colours.iter().any(|(c, _)| *c == ground.colour) {
            colours.push((ground.colour, ground.order));
        }
    }
    let pictures = grounds.iter().any(|p| matches!(p.way, Way::Picture(_)));
    for show in &drawing.shows {
        let inks: &[Colour] = match show.mode {
            1 | 5 => &[show.stroke],
            2 | 6 => &[show.fill, show.stroke],
            _ => &[show.fill],
        };
        let possible = |ground: Colour| inks.iter().all(|ink| ink.like(ground));
        finding.spend(colours.len() / 4)?;
        let before = |(colour, first): &(Colour, u32)| *first < show.order && possible(*colour);
        // Where there are more colours than are told apart, any may be like it.
        let on_picture = pictures && (possible(BLACK) || possible(WHITE));
        if colours.len() < COLOURS && !possible(WHITE) && !on_picture && !colours.iter().any(before) {
            continue;
        }
        finding.spend(show.glyphs.len() * grounds.len() / 2)?;
        for n in show.glyphs.clone() {
            if why[n].is_some() {
                continue;
            }
            let centre = drawing.glyphs[n].area.centre();
            let below = grounds
                .iter()
                .rev()
                .filter(|p| p.order < show.order)
                .filter(|p| !matches!(p.way, Way::Letter(font) if show.font == Some(font)))
                .find(|p| p.area.holds(centre) && p.covers(centre));
            why[n] = match below {
                None => possible(WHITE).then_some(Why::LikePaper),
                // A picture that is black or white there is a ground like any other.
                Some(ground) if matches!(ground.way, Way::Picture(_)) => {
                    let (white, black) = (possible(WHITE), possible(BLACK));
                    if !white && !black {
                        continue;
                    }
                    match pixels.even(drawing, ground, drawing.glyphs[n].area)? {
                        Some(true) if white => Some(Why::LikePaper),
                        Some(false) if black => Some(Why::LikeBox),
                        _ => None,
                    }
                }
                Some(ground) if possible(ground.colour) => {
                    let paper = ground.colour.like(WHITE)
                        || ground.area.height() > 200.0 && ground.area.width() > 200.0;
                    let dark = ground.colour.light().is_some_and(|l| l < 0.05);
                    Some(if paper {
                        Why::LikePaper
                    } else if dark {
                        Why::LikeBox
                    } else {
                        Why::LikeGround
                    })
                }
                Some(_) => None,
            };
        }
    }
    Ok(())
}

/// What is drawn a second time at the same place and is seen there hides nothing: shadows, and drawings made anew.
fn twice(drawing: &Drawing, why: &mut [Option<Why>]) {
    let cell = |g: &Glyph| ((g.area.left / 4.0) as i32, (g.area.bottom / 4.0) as i32);
    let hides = |w: &Option<Why>| {
        matches!(
            w,
            Some(
                Why::UnderBox
                    | Why::UnderImage
                    | Why::UnderAnnotation
                    | Why::LikePaper
                    | Why::LikeBox
                    | Why::LikeGround
                    | Why::Invisible
                    | Why::Transparent
                    | Why::Recognised
            )
        )
    };
    if !why.iter().any(hides) {
        return;
    }
    let mut seen: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (n, glyph) in drawing.glyphs.iter().enumerate() {
        if why[n].is_none() {
            seen.entry(cell(glyph)).or_default().push(n);
        }
    }
    for n in 0..why.len() {
        if !hides(&why[n]) {
            continue;
        }
        let glyph = &drawing.glyphs[n];
        let (x, y) = cell(glyph);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let again = near.filter_map(|c| seen.get(&c)).flatten().take(ALIKE).any(|m| {
            let other = &drawing.glyphs[*m];
            drawing.letters(other) == drawing.letters(glyph)
                && (other.area.left - glyph.area.left).abs() < 0.3 * glyph.area.height()
                && (other.area.bottom - glyph.area.bottom).abs() < 0.3 * glyph.area.height()
        });
        if again {
            why[n] = None;
        }
    }
}
