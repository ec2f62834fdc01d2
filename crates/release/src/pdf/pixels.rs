//! Pixels of the pictures of a PDF, as far as they are needed to see whether there is anything in a part of one.

use std::{collections::HashMap, rc::Rc};

use container::{
    Error,
    pdf::{Dict, Object, Pdf, Stream},
};

use super::content::{Colour, Drawing, Paint, Point, Rect, Space, Way, back, moved, reach};
use crate::dangers::CannotCheck;

/// Pixels of one picture that are unpacked for this.
const LARGEST: usize = 40_000_000;
/// Pictures that are unpacked for one file, and kept.
const MOST: usize = 400;
const KEPT: usize = 4;
/// Dots that are looked at for one file.
const WORK: usize = 2_000_000_000;
/// Differences of brightness that anybody would see.
const SEEN: u8 = 40;

/// Steps between neighbours below a mask that anybody would see; so many of them spell something.
const STEP: u8 = 64;
const SPELLS: usize = 48;
/// Less is as good as nothing.
const FAINT: u8 = 8;

/// The mask that a picture brings along.
pub(super) struct OwnMask {
    pub stream: Stream,
    /// What is light lets nothing through.
    turned: bool,
}

impl OwnMask {
    pub fn of(pdf: &Pdf<'_>, stream: &Stream) -> Result<Option<OwnMask>, Error> {
        for (name, stencil) in [("SMask", false), ("Mask", true)] {
            if let Object::Stream(mask) = pdf.value(&stream.dict, name)? {
                let decode = pdf.value(&mask.dict, "Decode")?;
                let turned = decode.array().and_then(|d| d.first()?.number()) == Some(1.0);
                return Ok(Some(OwnMask { stream: mask, turned: turned != stencil }));
            }
        }
        Ok(None)
    }

    /// Whether a dot of the mask, as bright as that, lets nothing through.
    pub fn closed(&self, dot: u8) -> bool {
        if self.turned { dot >= 255 - FAINT } else { dot <= FAINT }
    }
}

/// A picture in greys.
struct Greys {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
}

/// Unpacks pictures and keeps the last.
pub(super) struct Pixels<'p, 'a> {
    pdf: &'p Pdf<'a>,
    kept: Vec<(u32, Option<Rc<Greys>>)>,
    left: usize,
    work: usize,
    none: HashMap<u32, ()>,
    below_masks: HashMap<u32, bool>,
}

impl<'p, 'a> Pixels<'p, 'a> {
    pub fn new(pdf: &'p Pdf<'a>) -> Self {
        Pixels {
            pdf,
            kept: Vec::new(),
            left: MOST,
            work: WORK,
            none: HashMap::new(),
            below_masks: HashMap::new(),
        }
    }

    /// Whether a part of a picture, given as a rectangle of the page, is all of one brightness; none where its pixels
    /// cannot be had.
    pub fn is_flat(
        &mut self,
        drawing: &Drawing,
        paint: &Paint,
        part: Rect,
    ) -> Result<Option<bool>, CannotCheck> {
        Ok(self.range(drawing, paint, part)?.map(|(dark, light)| light - dark <= SEEN))
    }

    /// The darkest and the lightest dot of a part of a picture, reckoned until anybody sees a difference.
    pub fn range(
        &mut self,
        drawing: &Drawing,
        paint: &Paint,
        part: Rect,
    ) -> Result<Option<(u8, u8)>, CannotCheck> {
        let Way::Picture(n) = paint.way else { return Ok(None) };
        let Some(picture) = drawing.pictures.get(n as usize) else { return Ok(None) };
        let Some(back) = back(&picture.matrix) else { return Ok(None) };
        let quad = part.corners().map(|p| moved(p, &back));
        let unit = Rect::around(quad);
        let [a, b, c, d, ..] = picture.matrix;
        let turned =
            (a.abs() + d.abs()).min(b.abs() + c.abs()) > 0.01 * (a.abs() + d.abs()).max(b.abs() + c.abs());
        match (&picture.stream, &picture.inline) {
            (Some(stream), _) if turned => self.range_turned(stream, &quad),
            (Some(stream), _) => self.range_of(stream, unit),
            (None, Some(bytes)) => {
                let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
                self.left = left;
                let resources = drawing.placings.get(paint.operator.placing as usize).map(|p| &p.resources);
                let dict = super::remove::head_of_inline(self.pdf, bytes, resources)?;
                let greys = match self.pdf.inline_picture(&dict.0, &bytes[dict.1.clone()]) {
                    Ok(found) => greys_of(self.pdf, &dict.0, found)?,
                    Err(Error::Bomb { .. }) => None,
                    Err(error) => return Err(error.into()),
                };
                Ok(greys.and_then(|greys| self.range_in(&greys, unit)))
            }
            _ => Ok(None),
        }
    }

    /// Whether a part of a picture, given as a rectangle of the unit square, is all of one brightness.
    pub fn is_flat_part(&mut self, stream: &Stream, unit: Rect) -> Result<Option<bool>, CannotCheck> {
        Ok(self.range_of(stream, unit)?.map(|(dark, light)| light - dark <= SEEN))
    }

    /// Whether the picture at a place is white or black throughout; none where it is neither, or not known to be.
    pub fn even(
        &mut self,
        drawing: &Drawing,
        paint: &Paint,
        part: Rect,
    ) -> Result<Option<bool>, CannotCheck> {
        let Way::Picture(n) = paint.way else { return Ok(None) };
        let stream = drawing.pictures.get(n as usize).and_then(|p| p.stream.as_ref());
        if !stream.is_some_and(|s| self.is_plain(s).unwrap_or(false)) {
            return Ok(None);
        }
        Ok(match self.range(drawing, paint, part)? {
            Some((dark, _)) if dark >= 0xF4 => Some(true),
            Some((_, light)) if light <= 0x10 => Some(false),
            _ => None,
        })
    }

    /// Whether the numbers of a picture are how bright its dots are.
    fn is_plain(&self, stream: &Stream) -> Result<bool, Error> {
        let dict = &stream.dict;
        let masked = ["SMask", "Mask", "Decode"].iter().any(|n| dict.get(n).is_some())
            || self.pdf.value(dict, "ImageMask")? == Object::Bool(true);
        let space = Space::read(self.pdf, &Dict::default(), &self.pdf.value(dict, "ColorSpace")?, 0);
        Ok(!masked && matches!(space, Space::Grey | Space::Rgb))
    }

    /// Whether a picture has something to tell where its own mask lets nothing through.
    pub fn spells_below_mask(&mut self, stream: &Stream) -> Result<bool, CannotCheck> {
        let number = stream.number();
        if let Some(known) = self.below_masks.get(&number) {
            return Ok(*known);
        }
        let found = self.below_mask(stream)?;
        self.below_masks.insert(number, found);
        Ok(found)
    }

    fn below_mask(&mut self, stream: &Stream) -> Result<bool, CannotCheck> {
        let Some(mask) = OwnMask::of(self.pdf, stream)? else { return Ok(false) };
        let Some(greys) = self.greys(&mask.stream)? else { return Ok(false) };
        if !greys.bytes.iter().any(|b| mask.closed(*b)) {
            return Ok(false);
        }
        let Some(dots) = self.greys(stream)? else { return Ok(false) };
        let Some(work) = self.work.checked_sub(dots.bytes.len()) else { return Ok(false) };
        self.work = work;
        let (mut below, mut steps) = (0_usize, 0_usize);
        let mut above: Vec<Option<u8>> = Vec::new();
        for (y, line) in dots.bytes.chunks_exact(dots.width).enumerate() {
            let row = y * greys.height / dots.height * greys.width;
            let hidden: Vec<Option<u8>> = line
                .iter()
                .enumerate()
                .map(|(x, dot)| {
                    let over = greys.bytes.get(row + x * greys.width / dots.width)?;
                    mask.closed(*over).then_some(*dot)
                })
                .collect();
            let differ = |a: &Option<u8>, b: &Option<u8>| matches!((a, b), (Some(a), Some(b)) if a.abs_diff(*b) > STEP);
            below += hidden.iter().flatten().count();
            steps += hidden.windows(2).filter(|p| differ(&p[0], &p[1])).count();
            steps += above.iter().zip(&hidden).filter(|(a, b)| differ(a, b)).count();
            above = hidden;
        }
        Ok(steps >= SPELLS && steps * 100 >= below)
    }

    fn range_of(&mut self, stream: &Stream, unit: Rect) -> Result<Option<(u8, u8)>, CannotCheck> {
        let Some(greys) = self.greys(stream)? else { return Ok(None) };
        Ok(self.range_in(&greys, unit))
    }

    /// Of a picture that is turned, only the dots that lie in the part.
    fn range_turned(&mut self, stream: &Stream, quad: &[Point; 4]) -> Result<Option<(u8, u8)>, CannotCheck> {
        let Some(greys) = self.greys(stream)? else { return Ok(None) };
        let (width, height) = (greys.width as f32, greys.height as f32);
        let (mut darkest, mut lightest) = (u8::MAX, u8::MIN);
        for line in 0..greys.height {
            let y = 1.0 - (line as f32 + 0.5) / height;
            let Some((left, right)) = reach(quad, y, y) else { continue };
            let left = ((left * width - 0.5).ceil().max(0.0) as usize).min(greys.width);
            let right = ((right * width + 0.5).floor().max(0.0) as usize).clamp(left, greys.width);
            let Some(work) = self.work.checked_sub(right - left + 1) else { return Ok(None) };
            self.work = work;
            let begin = line * greys.width;
            for grey in greys.bytes.get(begin + left..begin + right).unwrap_or(&[]) {
                (darkest, lightest) = (darkest.min(*grey), lightest.max(*grey));
            }
            if lightest.saturating_sub(darkest) > SEEN {
                break;
            }
        }
        Ok(Some((darkest.min(lightest), lightest)))
    }

    fn range_in(&mut self, greys: &Greys, unit: Rect) -> Option<(u8, u8)> {
        let unit = unit.meet(Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 });
        if unit.is_empty() {
            return Some((0, 0));
        }
        let column = |x: f32| ((x * greys.width as f32) as usize).min(greys.width);
        // Pictures begin at the top.
        let row = |y: f32| (((1.0 - y) * greys.height as f32) as usize).min(greys.height);
        let (left, right) =
            (column(unit.left), column(unit.right).max(column(unit.left) + 1).min(greys.width));
        let (top, bottom) = (row(unit.top), row(unit.bottom).max(row(unit.top) + 1).min(greys.height));
        // So many dots are looked at in one file, however many boxes lie over them.
        let dots = (right - left).saturating_mul(bottom - top);
        let work = self.work.checked_sub(dots)?;
        self.work = work;
        let (mut darkest, mut lightest) = (u8::MAX, u8::MIN);
        for line in top..bottom {
            for grey in greys.bytes.get(line * greys.width + left..line * greys.width + right).unwrap_or(&[])
            {
                (darkest, lightest) = (darkest.min(*grey), lightest.max(*grey));
            }
            if lightest.saturating_sub(darkest) > SEEN {
                break;
            }
        }
        Some((darkest.min(lightest), lightest))
    }

    fn greys(&mut self, stream: &Stream) -> Result<Option<Rc<Greys>>, CannotCheck> {
        let number = stream.number();
        if self.none.contains_key(&number) {
            return Ok(None);
        }
        if let Some((_, known)) = self.kept.iter().find(|(n, _)| *n == number) {
            return Ok(known.clone());
        }
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let greys = unpack(self.pdf, stream)?.map(Rc::new);
        if greys.is_none() {
            self.none.insert(number, ());
        }
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push((number, greys.clone()));
        Ok(greys)
    }
}

fn unpack(pdf: &Pdf<'_>, stream: &Stream) -> Result<Option<Greys>, CannotCheck> {
    match pdf.picture(stream) {
        Ok(found) => greys_of(pdf, &stream.dict, found),
        Err(Error::Bomb { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The greys of a picture that was unpacked as far as it can be.
fn greys_of(
    pdf: &Pdf<'_>,
    dict: &Dict,
    (bytes, left): (Vec<u8>, Option<String>),
) -> Result<Option<Greys>, CannotCheck> {
    let side = |name: &str| pdf.value(dict, name).ok().and_then(|v| v.whole()).unwrap_or(0);
    let (width, height) = (side("Width"), side("Height"));
    if width == 0 || height == 0 || width.saturating_mul(height) > LARGEST {
        return Ok(None);
    }
    match left.as_deref() {
        Some("DCTDecode" | "DCT") => Ok(jpeg(&bytes)),
        None => {
            let depth = if pdf.value(dict, "ImageMask")? == Object::Bool(true) {
                1
            } else {
                side("BitsPerComponent")
            };
            let space = Space::read(pdf, &Dict::default(), &pdf.value(dict, "ColorSpace")?, 0);
            if let Space::Listed(colours) = space {
                return Ok(listed(&bytes, (width, height), depth, &colours));
            }
            let greys = match depth {
                8 => {
                    let colours = bytes.len() / (width * height);
                    if !(1..=4).contains(&colours) {
                        return Ok(None);
                    }
                    bytes
                        .chunks_exact(colours)
                        .take(width * height)
                        .map(|p| (p.iter().map(|b| u16::from(*b)).sum::<u16>() / colours as u16) as u8)
                        .collect()
                }
                1 if bytes.len() >= width.div_ceil(8) * height => bytes
                    .chunks_exact(width.div_ceil(8))
                    .take(height)
                    .flat_map(|row| {
                        (0..width).map(|x| if row[x / 8] >> (7 - x % 8) & 1 == 1 { 255 } else { 0 })
                    })
                    .collect(),
                2 | 4 | 16 if bytes.len() / height * 8 >= width * depth => {
                    let row = bytes.len() / height;
                    let colours = row * 8 / (width * depth);
                    let most = (1_usize << depth.min(8)) - 1;
                    let dot = |line: &[u8], x: usize| {
                        let of = |n: usize| {
                            let bit = (x * colours + n) * depth;
                            match depth {
                                16 => usize::from(line[bit / 8]),
                                _ => usize::from(line[bit / 8]) >> (8 - depth - bit % 8) & most,
                            }
                        };
                        ((0..colours).map(of).sum::<usize>() * 255 / (colours * most)) as u8
                    };
                    let (dot, lines) = (&dot, bytes.chunks_exact(row).take(height));
                    lines.flat_map(|line| (0..width).map(move |x| dot(line, x))).collect()
                }
                _ => return Ok(None),
            };
            Ok(Some(Greys { width, height, bytes: greys }))
        }
        Some(_) => Ok(None),
    }
}

/// A picture whose dots are places in a list of colours.
fn listed(bytes: &[u8], (width, height): (usize, usize), depth: usize, colours: &[Colour]) -> Option<Greys> {
    if !matches!(depth, 1 | 2 | 4 | 8) {
        return None;
    }
    let greys: Vec<u8> = colours
        .iter()
        .map(|c| match c {
            Colour::Rgb(r, g, b) => ((r + g + b) * 85.0) as u8,
            Colour::Unknown => 0,
        })
        .collect();
    let most = (1_usize << depth) - 1;
    let row = (width * depth).div_ceil(8);
    let mut out = Vec::with_capacity(width * height);
    for line in bytes.chunks(row.max(1)).take(height) {
        out.extend((0..width).map(|x| {
            let bit = x * depth;
            let index = usize::from(line.get(bit / 8).copied().unwrap_or(0)) >> (8 - depth - bit % 8) & most;
            greys.get(index).copied().unwrap_or(0)
        }));
    }
    out.resize(width * height, 0);
    Some(Greys { width, height, bytes: out })
}

fn jpeg(bytes: &[u8]) -> Option<Greys> {
    use zune_jpeg::{
        JpegDecoder,
        zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
    };
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(20_000)
        .set_max_height(20_000);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    if width.saturating_mul(height) > LARGEST {
        return None;
    }
    let bytes = decoder.decode().ok()?;
    (bytes.len() >= width * height).then_some(Greys { width, height, bytes })
}
