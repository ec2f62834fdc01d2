//! Pictures of which a part goes: the dots themselves are overwritten or cut off, never only hidden. One that cannot be
//! unpacked is not changed in part: then the file is refused.

use std::{collections::HashMap, rc::Rc};

use container::pdf::{Dict, Item, Lexer, Object, Pdf, Stream};

use super::{Edits, Maker, Plan, With, inside, raster::Raster};
use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Drawing, Paint, Picture, Point, Rect, Way, back, moved},
        pixels::OwnMask,
    },
};

/// The unit square in which a picture is drawn.
const WHOLE: Rect = Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };
/// Dots that are written anew for one file.
const MOST_DOTS: usize = 4_000_000_000;

/// The corners of a part of the page, in the unit square of a picture.
pub(super) type Quad = [Point; 4];

/// A part of the page in the unit square of a picture; of one that is turned, a square that is turned.
fn unit_of(picture: &Picture, part: Rect) -> Option<Quad> {
    let back = back(&picture.matrix)?;
    let quad = part.corners().map(|p| moved(p, &back));
    (!Rect::around(quad).meet(WHOLE).is_empty()).then_some(quad)
}

/// Takes out what is to go.
pub(super) fn edit(
    maker: &mut Maker<'_, '_, '_>,
    drawing: &Drawing,
    plan: &Plan,
    sources: &HashMap<u32, Rc<Vec<u8>>>,
    edits: &mut Edits,
) -> Result<(), CannotCheck> {
    for (n, paint) in drawing.paints.iter().enumerate() {
        let Way::Picture(at) = paint.way else { continue };
        let Some(picture) = drawing.pictures.get(at as usize) else { continue };
        let (from, to) = (paint.operator.from as usize, paint.operator.to as usize);
        let whole = paint.shape.around();
        let gone = plan.erased[n] || plan.areas.iter().any(|a| inside(whole, a.rect));
        if gone {
            edits.replace(paint.operator.placing, from, to, Vec::new());
            continue;
        }
        let mut blanks: Vec<Quad> = plan
            .areas
            .iter()
            .map(|a| a.rect)
            .chain(plan.unseen.iter().filter(|(of, _)| *of == n).map(|(_, r)| *r))
            .filter(|r| r.meets(whole))
            .filter_map(|r| unit_of(picture, r))
            .collect();
        let crop = plan.cropped.iter().find(|(of, _)| *of == n).map(|(_, r)| *r);
        let below_mask = plan.below_mask.contains(&n);
        if blanks.is_empty() && crop.is_none() && !below_mask {
            continue;
        }
        blanks.sort_by(|a, b| a[0].0.total_cmp(&b[0].0).then(a[0].1.total_cmp(&b[0].1)));
        let with = match &picture.stream {
            Some(stream) => of_object(maker, stream, &blanks, crop, below_mask)?,
            None => {
                let bytes =
                    sources.get(&paint.operator.placing).ok_or_else(|| CannotCheck::malformed("PDF"))?;
                let slice = bytes.get(from..to).unwrap_or(&[]);
                inline(maker, slice, drawing, paint, &blanks, crop)?
            }
        };
        edits.put(paint.operator.placing, from, to, with);
    }
    Ok(())
}

fn of_object(
    maker: &mut Maker<'_, '_, '_>,
    stream: &Stream,
    blanks: &[Quad],
    crop: Option<Rect>,
    below_mask: bool,
) -> Result<With, CannotCheck> {
    let key = format!("{} {blanks:?} {crop:?} {below_mask}", stream.number());
    if let Some((number, part)) = maker.pictures.get(&key) {
        return Ok(With::Picture(*number, *part));
    }
    let pdf = maker.out.pdf;
    let mut raster = Raster::of(pdf, stream)?;
    count(maker, &raster)?;
    let mut dict = Dict::default();
    for name in ["ColorSpace", "Intent", "ImageMask", "Mask", "Decode", "Interpolate", "SMask", "Matte"] {
        if let Some(value) = stream.dict.get(name) {
            let masks = matches!(name, "Mask" | "SMask") && matches!(pdf.get(value)?, Object::Stream(_));
            if !masks {
                dict.set(name, maker.out.copy(value));
            }
        }
    }
    if below_mask && let Some(mask) = OwnMask::of(pdf, stream)? {
        let over = Raster::of(pdf, &mask.stream)?;
        count(maker, &over)?;
        raster.blank_below(&over, |dot| mask.closed(dot));
    }
    let mut masked = false;
    for name in ["Mask", "SMask"] {
        let Object::Stream(mask) = pdf.value(&stream.dict, name)? else { continue };
        masked = true;
        let mut raster = Raster::of(pdf, &mask)?;
        count(maker, &raster)?;
        blanks.iter().for_each(|unit| raster.blank(unit));
        // A mask has its own number of dots, so that it is not cut along with the picture.
        if let Some(crop) = crop {
            raster.blank_outside(crop);
        }
        let mut own = Dict::default();
        for key in ["ColorSpace", "ImageMask", "Decode", "Interpolate", "Matte"] {
            if let Some(value) = mask.dict.get(key) {
                own.set(key, maker.out.copy(value));
            }
        }
        let number = raster.put(own, maker.out);
        dict.set(name, Object::Ref(number));
    }
    blanks.iter().for_each(|unit| raster.blank(unit));
    let part = cut(&mut raster, crop, masked);
    let number = raster.put(dict, maker.out);
    maker.pictures.insert(key, (number, part));
    Ok(With::Picture(number, part))
}

fn count(maker: &mut Maker<'_, '_, '_>, raster: &Raster) -> Result<(), CannotCheck> {
    maker.dots = maker.dots.saturating_add(raster.dots());
    if maker.dots > MOST_DOTS {
        return Err(CannotCheck::bomb("it has more pictures below marks than can be written anew"));
    }
    Ok(())
}

/// Cuts a picture down to what is seen of it; gives that part of its unit square.
fn cut(raster: &mut Raster, crop: Option<Rect>, masked: bool) -> Option<[f32; 4]> {
    let crop = crop?;
    if masked {
        raster.blank_outside(crop);
        return None;
    }
    Some(raster.crop(crop))
}

/// A picture among the operators becomes one of its own.
fn inline(
    maker: &mut Maker<'_, '_, '_>,
    bytes: &[u8],
    drawing: &Drawing,
    paint: &Paint,
    blanks: &[Quad],
    crop: Option<Rect>,
) -> Result<With, CannotCheck> {
    let pdf = maker.out.pdf;
    let resources = drawing.placings.get(paint.operator.placing as usize).map(|p| &p.resources);
    let (dict, data) = head_of_inline(pdf, bytes, resources)?;
    let mut raster = Raster::inline(pdf, &dict, &bytes[data])?;
    count(maker, &raster)?;
    blanks.iter().for_each(|unit| raster.blank(unit));
    let part = cut(&mut raster, crop, false);
    let mut kept = Dict::default();
    for name in ["ColorSpace", "ImageMask", "Decode", "Interpolate"] {
        if let Some(value) = dict.get(name) {
            kept.set(name, maker.out.copy(value));
        }
    }
    let number = raster.put(kept, maker.out);
    Ok(With::Picture(number, part))
}

/// What a picture among the operators says of itself, in long names, and where its dots stand.
pub(in crate::pdf) fn head_of_inline(
    pdf: &Pdf<'_>,
    bytes: &[u8],
    resources: Option<&Dict>,
) -> Result<(Dict, std::ops::Range<usize>), CannotCheck> {
    let mut lexer = Lexer::new(bytes, 2);
    let mut dict = Dict::default();
    let mut name: Option<Vec<u8>> = None;
    while let Some(item) = lexer.next_item() {
        match (item, name.take()) {
            (Item::Object(value), Some(name)) => dict.set(long(&name), long_value(value)),
            (Item::Object(Object::Name(found)), None) => name = Some(found),
            (Item::Object(_), None) => {}
            (Item::Word(_), _) => break,
        }
    }
    // One space after ID, and the end with the space before it.
    let begin = (lexer.at + 1).min(bytes.len());
    let end = bytes.len().saturating_sub(2).max(begin);
    if let Some(Object::Name(name)) = dict.get("ColorSpace") {
        let spaces = resources.map(|r| pdf.dict(r, "ColorSpace")).transpose()?.unwrap_or_default();
        if let Some(space) = spaces.get(&String::from_utf8_lossy(name)) {
            dict.set("ColorSpace", space.clone());
        }
    }
    Ok((dict, begin..end))
}

fn long(name: &[u8]) -> &'static str {
    match name {
        b"BPC" | b"BitsPerComponent" => "BitsPerComponent",
        b"CS" | b"ColorSpace" => "ColorSpace",
        b"D" | b"Decode" => "Decode",
        b"DP" | b"DecodeParms" => "DecodeParms",
        b"F" | b"Filter" => "Filter",
        b"H" | b"Height" => "Height",
        b"IM" | b"ImageMask" => "ImageMask",
        b"I" | b"Interpolate" => "Interpolate",
        b"W" | b"Width" => "Width",
        _ => "Other",
    }
}

fn long_value(value: Object) -> Object {
    let long = |name: &[u8]| -> Vec<u8> {
        match name {
            b"G" => b"DeviceGray".to_vec(),
            b"RGB" => b"DeviceRGB".to_vec(),
            b"CMYK" => b"DeviceCMYK".to_vec(),
            b"I" => b"Indexed".to_vec(),
            b"AHx" => b"ASCIIHexDecode".to_vec(),
            b"A85" => b"ASCII85Decode".to_vec(),
            b"LZW" => b"LZWDecode".to_vec(),
            b"Fl" => b"FlateDecode".to_vec(),
            b"RL" => b"RunLengthDecode".to_vec(),
            b"CCF" => b"CCITTFaxDecode".to_vec(),
            b"DCT" => b"DCTDecode".to_vec(),
            other => other.to_vec(),
        }
    };
    match value {
        Object::Name(name) => Object::Name(long(&name)),
        Object::Array(list) => Object::Array(list.into_iter().map(long_value).collect()),
        other => other,
    }
}
