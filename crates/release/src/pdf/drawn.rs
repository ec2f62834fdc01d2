//! A page that becomes a picture of itself, since something below a mark cannot be taken out of what it draws: its dots with
//! the boxes painted in, and below them the words that are still seen, drawn invisibly where they stood, so that they are
//! found and read aloud. Nothing that is below a box is in either.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use container::pdf::{Dict, Object};
use hayro::{
    RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, render, vello_cpu::color::palette::css,
};

use super::{
    content::{Drawing, Rect, Way},
    redact::Sheet,
    remove::{Maker, Page, Plan, table},
    write,
};
use crate::dangers::CannotCheck;

/// Dots in an inch, and the fewest that are still read.
const DENSITY: f32 = 180.0;
const LEAST: f32 = 100.0;
/// Dots of one page.
const MOST: f32 = 24_000_000.0;
/// Less difference of brightness is no ink.
const INK: u8 = 40;
/// Letters of one font.
const OF_FONT: usize = 250;
/// A picture that is packed larger is packed as a photograph.
const LARGE: usize = 3_000_000;

/// A page as it is drawn, in red, green and blue.
struct Dots {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
}

/// Everything that decides what a page becomes.
pub(super) struct Drawn<'d> {
    pub bytes: &'d [u8],
    pub nth: usize,
    pub sheet: &'d Sheet,
    pub drawing: &'d Drawing,
    pub visible: &'d [bool],
    /// By letter: whether it was hidden before anything was marked.
    pub hidden: &'d [bool],
    pub plan: &'d Plan,
    /// What is painted over.
    pub boxes: &'d [Rect],
}

fn refused(why: &str) -> CannotCheck {
    CannotCheck::because(format!(
        "something below a mark cannot be taken out, and a picture of the page would not be true to it: {why}"
    ))
}

impl Drawn<'_> {
    /// Makes the page.
    pub fn page(&self, maker: &mut Maker<'_, '_, '_>) -> Result<Page, CannotCheck> {
        let mut dots = self.drawn()?;
        self.check_hidden(&dots)?;
        for (n, glyph) in self.drawing.glyphs.iter().enumerate() {
            // What was filled into a form goes, as from every page.
            let of_field = self.drawing.shows[glyph.show as usize].annotation.is_some();
            if of_field && self.hidden[n] && !glyph.area.is_empty() {
                let area = glyph.area.grown(glyph.area.height() * 0.3);
                dots.paint(self.part(&dots, area), 255);
            }
        }
        for area in self.plan.areas.iter().filter(|a| !a.cut) {
            if dots.range(self.part(&dots, area.rect)) <= INK {
                return Err(refused("words that are marked are not where they are said to be"));
            }
        }
        for rect in self.boxes {
            dots.paint(self.part(&dots, rect.grown(0.5)), 0);
        }
        let picture = dots.put(maker);
        let mut resources = Dict::default();
        let name = |n: &str| n.as_bytes().to_vec();
        resources
            .set("XObject", Object::Dict(Dict::from_iter([(name("CandourPage"), Object::Ref(picture))])));
        let (width, height) = self.sheet.size();
        let (origin, right, up) =
            (self.sheet.point(0.0, height), self.sheet.point(width, height), self.sheet.point(0.0, 0.0));
        let mut content = b"q ".to_vec();
        numbers(
            &[right.0 - origin.0, right.1 - origin.1, up.0 - origin.0, up.1 - origin.1, origin.0, origin.1],
            &mut content,
        );
        content.extend_from_slice(b"cm /CandourPage Do Q\n");
        let mut fonts: Vec<(Vec<u8>, Object)> = Vec::new();
        for (nth, font) in self.words(maker, &mut content).into_iter().enumerate() {
            fonts.push((name(&format!("CandourLetters{nth}")), Object::Ref(font)));
        }
        content.extend_from_slice(&self.plan.after);
        if self.plan.labels {
            fonts.push((name("CandourLabel"), Object::Ref(maker.label_font())));
        }
        if !fonts.is_empty() {
            resources.set("Font", Object::Dict(fonts.into_iter().collect()));
        }
        Ok(Page { content, resources })
    }

    fn drawn(&self) -> Result<Dots, CannotCheck> {
        let pdf = hayro_syntax::Pdf::new(self.bytes.to_vec()).map_err(|_| refused("it cannot be drawn"))?;
        let page = pdf.pages().get(self.nth).ok_or_else(|| refused("it cannot be drawn"))?;
        let (across, down) = page.render_dimensions();
        if !(across >= 1.0 && down >= 1.0) {
            return Err(refused("it has no size"));
        }
        let density = DENSITY.min((MOST * 72.0 * 72.0 / (across * down)).sqrt());
        if density < LEAST {
            return Err(refused("it is too large"));
        }
        let scale = density / 72.0;
        let (width, height) = ((across * scale).round() as u16, (down * scale).round() as u16);
        let failed = Arc::new(AtomicBool::new(false));
        let told = failed.clone();
        let settings = InterpreterSettings {
            warning_sink: Arc::new(move |_| told.store(true, Ordering::Relaxed)),
            ..InterpreterSettings::default()
        };
        let size = RenderSettings {
            x_scale: f32::from(width) / across,
            y_scale: f32::from(height) / down,
            width: Some(width),
            height: Some(height),
            bg_color: css::WHITE,
        };
        let drawn = render(page, &RenderCache::new(), &settings, &size);
        if failed.load(Ordering::Relaxed) {
            return Err(refused("a picture or a font on it cannot be drawn"));
        }
        let bytes = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        Ok(Dots { width: usize::from(width), height: usize::from(height), bytes })
    }

    /// What nobody saw on the page must not be seen in its picture: another program may draw what this one calls hidden.
    fn check_hidden(&self, dots: &Dots) -> Result<(), CannotCheck> {
        for show in &self.drawing.shows {
            let never = matches!(show.mode, 3 | 7) || show.height < 2.0 || show.annotation.is_some();
            for n in show.glyphs.clone().filter(|n| self.hidden[*n] && !never) {
                let glyph = &self.drawing.glyphs[n];
                let area = glyph.area;
                let below_picture = self.drawing.paints.iter().any(|p| {
                    matches!(p.way, Way::Picture(_)) && p.order > show.order && p.area.holds(area.centre())
                });
                let seen_too = self
                    .drawing
                    .glyphs
                    .iter()
                    .enumerate()
                    .any(|(m, other)| self.visible[m] && other.area.meets(area));
                if !below_picture
                    && !seen_too
                    && area.meets(self.sheet.shown)
                    && !self.boxes.iter().any(|b| b.holds(area.centre()))
                    && dots.range(self.part(dots, area.grown(-area.height() * 0.15))) > INK
                {
                    return Err(refused("words on it that nobody sees might be seen in the picture"));
                }
            }
        }
        Ok(())
    }

    /// The dots of a part of the page: left, top, right, bottom.
    fn part(&self, dots: &Dots, part: Rect) -> [usize; 4] {
        let [x, y, width, height] = self.sheet.displayed(part);
        let (whole, tall) = self.sheet.size();
        let across = |n: f64| n / whole * dots.width as f64;
        let down = |n: f64| n / tall * dots.height as f64;
        let low = |n: f64, most: usize| (n.floor().max(0.0) as usize).min(most);
        let high = |n: f64, most: usize| (n.ceil().max(0.0) as usize).min(most);
        [
            low(across(x), dots.width),
            low(down(y), dots.height),
            high(across(x + width), dots.width),
            high(down(y + height), dots.height),
        ]
    }

    /// Writes the words that are still seen and whose place is known; gives their fonts.
    fn words(&self, maker: &mut Maker<'_, '_, '_>, out: &mut Vec<u8>) -> Vec<u32> {
        let mut codes: HashMap<String, usize> = HashMap::new();
        let mut known: Vec<String> = Vec::new();
        let clear = |n: usize| {
            let glyph = &self.drawing.glyphs[n];
            let letters = self.drawing.letters(glyph);
            self.visible[n]
                && !self.plan.gone[n]
                && !letters.trim().is_empty()
                && !letters.contains('\u{FFFD}')
                && !self.boxes.iter().any(|b| b.meets(glyph.area))
        };
        for show in self.drawing.shows.iter().filter(|s| s.placed) {
            let mut word: Vec<usize> = Vec::new();
            for n in show.glyphs.clone().map(Some).chain([None]) {
                match n.filter(|n| clear(*n)) {
                    Some(n) => word.push(n),
                    None if word.is_empty() => {}
                    None => {
                        let area = word.iter().fold(Rect::NONE, |a, n| a.join(self.drawing.glyphs[*n].area));
                        let mut said: Vec<usize> = Vec::with_capacity(word.len());
                        for n in word.drain(..) {
                            let letters = self.drawing.letters(&self.drawing.glyphs[n]).to_owned();
                            let code = *codes.entry(letters).or_insert_with_key(|letters| {
                                known.push(letters.clone());
                                known.len() - 1
                            });
                            said.push(code);
                        }
                        one_word(area, show.along, &said, out);
                    }
                }
            }
        }
        known.chunks(OF_FONT).map(|letters| letters_font(maker, letters)).collect()
    }
}

/// Draws a word invisibly over where it stands.
fn one_word(area: Rect, along: (f32, f32), said: &[usize], out: &mut Vec<u8>) {
    let upright = along.0.abs() >= along.1.abs();
    let along = if upright { (along.0.signum(), 0.0) } else { (0.0, along.1.signum()) };
    let up = (-along.1, along.0);
    let (length, height) =
        if upright { (area.width(), area.height()) } else { (area.height(), area.width()) };
    let size = height / 0.92;
    if !(size > 0.1 && length > 0.1) || said.is_empty() {
        return;
    }
    let corner = (
        if along.0 + up.0 > 0.0 { area.left } else { area.right },
        if along.1 + up.1 > 0.0 { area.bottom } else { area.top },
    );
    let at = (corner.0 + up.0 * 0.2 * size, corner.1 + up.1 * 0.2 * size);
    out.extend_from_slice(b"BT 3 Tr ");
    numbers(&[length / (said.len() as f32 * 0.5 * size) * 100.0], out);
    out.extend_from_slice(b"Tz 0 Tc 0 Tw 0 Ts ");
    numbers(&[along.0, along.1, up.0, up.1, at.0, at.1], out);
    out.extend_from_slice(b"Tm ");
    for of_font in said.chunk_by(|a, b| a / OF_FONT == b / OF_FONT) {
        let font = of_font.first().map_or(0, |code| code / OF_FONT);
        out.extend_from_slice(format!("/CandourLetters{font} ").as_bytes());
        numbers(&[size], out);
        out.extend_from_slice(b"Tf <");
        out.extend(of_font.iter().flat_map(|code| format!("{:02X}", code % OF_FONT + 1).into_bytes()));
        out.extend_from_slice(b"> Tj ");
    }
    out.extend_from_slice(b"ET\n");
}

/// A font whose letters are never drawn: it only says what they are, in the plainest way, which every reader knows.
fn letters_font(maker: &mut Maker<'_, '_, '_>, letters: &[String]) -> u32 {
    let name = |n: &str| Object::Name(n.as_bytes().to_vec());
    let known: BTreeMap<(u32, u32), String> =
        (1..).zip(letters).map(|(code, text)| ((1, code), text.clone())).collect();
    let told = maker.out.add_packed(Dict::default(), &table(&known));
    let mut names = vec![Object::Number(1.0)];
    names.extend(letters.iter().map(|text| {
        let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        name(&format!("uni{units}"))
    }));
    let encoding = Dict::from_iter([(b"Differences".to_vec(), Object::Array(names))]);
    let mut font = Dict::default();
    font.set("Type", name("Font"));
    font.set("Subtype", name("Type1"));
    font.set("BaseFont", name("Helvetica"));
    font.set("FirstChar", Object::Number(1.0));
    font.set("LastChar", Object::Number(letters.len() as f64));
    font.set("Widths", Object::Array(vec![Object::Number(500.0); letters.len()]));
    font.set("Encoding", Object::Dict(encoding));
    font.set("ToUnicode", Object::Ref(told));
    let number = maker.out.reserve();
    maker.out.put(number, &Object::Dict(font));
    number
}

impl Dots {
    fn paint(&mut self, [left, top, right, bottom]: [usize; 4], colour: u8) {
        for row in top..bottom {
            let begin = row * self.width;
            self.bytes[(begin + left) * 3..(begin + right).max(begin + left) * 3].fill(colour);
        }
    }

    /// The difference between the darkest and the lightest dot of a part.
    fn range(&self, [left, top, right, bottom]: [usize; 4]) -> u8 {
        let (mut dark, mut light) = (u8::MAX, 0);
        for row in top..bottom {
            let begin = row * self.width;
            for dot in self.bytes[(begin + left) * 3..(begin + right).max(begin + left) * 3].chunks_exact(3) {
                let grey = ((u16::from(dot[0]) + u16::from(dot[1]) + u16::from(dot[2])) / 3) as u8;
                (dark, light) = (dark.min(grey), light.max(grey));
            }
        }
        light.saturating_sub(dark)
    }

    /// Writes the picture; gives its number.
    fn put(self, maker: &mut Maker<'_, '_, '_>) -> u32 {
        let grey = self.bytes.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]);
        let bytes = if grey { self.bytes.chunks_exact(3).map(|p| p[0]).collect() } else { self.bytes };
        let name = |n: &str| Object::Name(n.as_bytes().to_vec());
        let mut dict = Dict::default();
        dict.set("Type", name("XObject"));
        dict.set("Subtype", name("Image"));
        dict.set("Width", Object::Number(self.width as f64));
        dict.set("Height", Object::Number(self.height as f64));
        dict.set("BitsPerComponent", Object::Number(8.0));
        dict.set("ColorSpace", name(if grey { "DeviceGray" } else { "DeviceRGB" }));
        let packed = write::packed(&bytes);
        let mut photograph = Vec::new();
        if packed.len() > LARGE {
            let kind = if grey { image::ExtendedColorType::L8 } else { image::ExtendedColorType::Rgb8 };
            let mut packer = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut photograph, 88);
            let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            if packer.encode(&bytes, side(self.width), side(self.height), kind).is_err() {
                photograph.clear();
            }
        }
        let number = maker.out.reserve();
        let (way, bytes) =
            if photograph.is_empty() { ("FlateDecode", packed) } else { ("DCTDecode", photograph) };
        dict.set("Filter", name(way));
        maker.out.put_stream(number, &dict, &bytes);
        number
    }
}

fn numbers(values: &[f32], out: &mut Vec<u8>) {
    for value in values {
        write::number((f64::from(*value) * 1_000.0).round() / 1_000.0, out);
        out.push(b' ');
    }
}
