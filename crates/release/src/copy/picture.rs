//! Pictures without what they carry beside what they show: only what draws them is copied, with the colours and the way up.
//! Pixels that nobody sees, further pages and what follows the end stay behind.

use super::Copy;
use super::pixels;
use crate::dangers::{CannotCheck, Format};
use crate::image::{exif, png::is_profile, tiff::is_transparent};

/// A clean copy of a picture.
pub(super) fn clean(bytes: &[u8], format: Format) -> Result<Copy, CannotCheck> {
    let mut copy = Copy::default();
    let out = match format {
        Format::Jpeg => jpeg(bytes)?,
        Format::Png => png(bytes, &mut copy)?,
        Format::Gif => gif(bytes, &mut copy)?,
        Format::Webp => webp(bytes, &mut copy)?,
        Format::Tiff => tiff(bytes, &mut copy)?,
        other => return Err(super::refused(other, "save it as a PNG picture")),
    };
    copy.bytes = Some(out);
    Ok(copy)
}

fn cut(what: &str) -> impl Fn() -> CannotCheck + use<'_> {
    move || CannotCheck::malformed(what)
}

/// Segments that draw; the way up, where the camera noted one, in a note of its own.
fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, CannotCheck> {
    let cut = cut("JPEG picture");
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    let mut orientation = None;
    let mut kept: Vec<u8> = Vec::new();
    loop {
        let start = at;
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or_else(&cut)?;
        if at == start {
            return Err(cut());
        }
        at += 1;
        match marker {
            0xD9 => {
                kept.extend([0xFF, 0xD9]);
                break;
            }
            0x01 | 0xD8 => continue,
            0xD0..=0xD7 => {
                kept.extend([0xFF, marker]);
                continue;
            }
            _ => {}
        }
        let length =
            bytes.get(at..at + 2).map(|b| usize::from(u16::from_be_bytes([b[0], b[1]]))).ok_or_else(&cut)?;
        let length = length.max(2);
        let segment = bytes.get(at + 2..at + length).ok_or_else(&cut)?;
        let whole = bytes.get(at..at + length).ok_or_else(&cut)?;
        at += length;
        match marker {
            0xE0 if segment.starts_with(b"JFIF\0") && segment.len() >= 12 => {
                out.extend([0xFF, 0xE0, 0, 16]);
                out.extend(&segment[..12]);
                out.extend([0, 0]);
            }
            0xE1 if segment.starts_with(b"Exif\0") => {
                orientation = orientation.or_else(|| exif::orientation(segment.get(6..).unwrap_or(&[])));
            }
            0xE2 if crate::image::jpeg::is_profile(segment) => {
                kept.extend([0xFF, marker]);
                kept.extend(whole);
            }
            0xEE if segment.starts_with(b"Adobe") && segment.len() >= 12 => {
                // Says how colours are to be read; nothing else is in its twelve bytes.
                kept.extend([0xFF, marker, 0, 14]);
                kept.extend(&segment[..12]);
            }
            0xE0..=0xEF | 0xFE => {}
            _ => {
                kept.extend([0xFF, marker]);
                kept.extend(whole);
            }
        }
        if marker == 0xDA {
            let from = at;
            at = crate::image::jpeg::after_drawing(bytes, at).ok_or_else(&cut)?;
            kept.extend(&bytes[from..at]);
        }
    }
    if let Some(way) = orientation.filter(|way| (2..=8).contains(way)) {
        let mut note = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        note.push(u8::try_from(way).unwrap_or(1));
        note.extend([0, 0, 0, 0, 0, 0]);
        out.extend([0xFF, 0xE1]);
        out.extend(u16::try_from(note.len() + 2).unwrap_or(2).to_be_bytes());
        out.extend(note);
    }
    out.extend(kept);
    Ok(out)
}

/// Chunks that draw one picture.
const DRAWN: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
    b"pHYs", b"cICP", b"mDCV", b"cLLI",
];

fn png(bytes: &[u8], copy: &mut Copy) -> Result<Vec<u8>, CannotCheck> {
    let cut = cut("PNG picture");
    if let Some(mut pixels) = pixels::of_png(bytes)?
        && pixels.blank_unseen()
    {
        // Written anew: what was below the transparent part is nothing now.
        return pixels.png();
    }
    let mut out = bytes.get(..8).ok_or_else(&cut)?.to_vec();
    let mut at = 8;
    loop {
        let head = bytes.get(at..at + 8).ok_or_else(&cut)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind: [u8; 4] = [head[4], head[5], head[6], head[7]];
        let end = (at + 12).checked_add(length).ok_or_else(&cut)?;
        let chunk = bytes.get(at..end).ok_or_else(&cut)?;
        // What is no profile of colours is somebody's words.
        let data = chunk.get(8..chunk.len().saturating_sub(4)).unwrap_or_default();
        if DRAWN.contains(&&kind) && (&kind != b"iCCP" || is_profile(data)) {
            out.extend(chunk);
        } else if &kind == b"fdAT" {
            copy.changed("The picture no longer moves: only the first of its pictures is kept.");
        }
        at = end;
        if &kind == b"IEND" {
            return Ok(out);
        }
    }
}

fn gif(bytes: &[u8], copy: &mut Copy) -> Result<Vec<u8>, CannotCheck> {
    let cut = cut("GIF picture");
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10).ok_or_else(&cut)?);
    let mut out = bytes.get(..at).ok_or_else(&cut)?.to_vec();
    // What says how the next picture is drawn.
    let mut control: &[u8] = &[];
    let blocks = |mut at: usize| loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    };
    let mut frames = 0;
    loop {
        match *bytes.get(at).ok_or_else(&cut)? {
            0x3B => break,
            0x2C => {
                let data = at + 11 + table(*bytes.get(at + 9).ok_or_else(&cut)?);
                let end = blocks(data).ok_or_else(&cut)?;
                frames += 1;
                if frames == 1 {
                    out.extend(control);
                    out.extend(bytes.get(at..end).ok_or_else(&cut)?);
                }
                at = end;
            }
            0x21 => {
                let end = blocks(at + 2).ok_or_else(&cut)?;
                if bytes.get(at + 1) == Some(&0xF9) {
                    control = bytes.get(at..end).ok_or_else(&cut)?;
                }
                at = end;
            }
            _ => return Err(cut()),
        }
    }
    if frames > 1 {
        copy.changed("The picture no longer moves: only the first of its pictures is kept.");
    }
    out.push(0x3B);
    Ok(out)
}

fn webp(bytes: &[u8], copy: &mut Copy) -> Result<Vec<u8>, CannotCheck> {
    let cut = cut("WebP picture");
    let mut body = b"WEBP".to_vec();
    let mut at = 12;
    let size =
        bytes.get(4..8).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize).ok_or_else(&cut)?;
    let whole = bytes.get(..size.saturating_add(8)).ok_or_else(&cut)?;
    let mut drawn = false;
    while at < whole.len() {
        let head = whole.get(at..at + 8).ok_or_else(&cut)?;
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end =
            (at + 8).checked_add(length).and_then(|end| end.checked_add(length % 2)).ok_or_else(&cut)?;
        let chunk = whole.get(at..end.min(whole.len())).ok_or_else(&cut)?;
        match &head[..4] {
            b"VP8X" => {
                let mut head = chunk.to_vec();
                // No description, no camera's notes, no movement.
                if let Some(flags) = head.get_mut(8) {
                    *flags &= !(0x08 | 0x04 | 0x02);
                }
                body.extend(head);
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ICCP" => {
                drawn |= head.starts_with(b"VP8");
                body.extend(chunk);
            }
            _ => {}
        }
        at = end;
    }
    let unseen = pixels::of_webp(bytes)?.filter(|pixels| pixels.has_unseen());
    if !drawn || unseen.is_some() {
        let mut pixels = unseen.or(pixels::of_webp(bytes)?).ok_or_else(&cut)?;
        pixels.blank_unseen();
        copy.changed("Only what is seen of the picture is kept, without movement and without what lay below its transparent part.");
        return pixels.webp();
    }
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(body.len()).map_err(|_| cut())?.to_le_bytes());
    out.extend(body);
    Ok(out)
}

/// Values of a directory that draw a page.
const TIFF_TAGS: &[u16] = &[
    256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291,
    292, 293, 296, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 338, 339, 347, 529, 530, 531,
    532, 34675,
];

/// The first page alone, in a file of its own.
fn tiff(bytes: &[u8], copy: &mut Copy) -> Result<Vec<u8>, CannotCheck> {
    let pages = exif::pages(bytes).ok_or_else(cut("TIFF picture"))?;
    if pages.len() > 1 {
        copy.changed(format!("Only the first of its {} pages is kept.", pages.len()));
    }
    let page = tiff_page(bytes, 0)?;
    if pages.first().is_some_and(is_transparent) {
        let mut pixels = pixels::of(&page)?;
        if pixels.blank_unseen() {
            // Written anew: what was below the transparent part is nothing now.
            return pixels.tiff();
        }
    }
    Ok(page)
}

/// One page of a TIFF alone, in a file of its own.
pub(super) fn tiff_page(bytes: &[u8], nth: usize) -> Result<Vec<u8>, CannotCheck> {
    let cut = cut("TIFF picture");
    let (little, _) = exif::head(bytes).ok_or_else(&cut)?;
    let page = exif::pages(bytes).and_then(|pages| pages.into_iter().nth(nth));
    let page = page.ok_or_else(&cut)?;
    let numbers = |tag: u16| page.entries.iter().find(|e| e.tag == tag).map(|e| e.numbers());
    let (places, lengths) = match (numbers(273), numbers(324)) {
        (Some(places), _) => (places, numbers(279).ok_or_else(&cut)?),
        (None, Some(places)) => (places, numbers(325).ok_or_else(&cut)?),
        (None, None) => {
            return Err(CannotCheck::because(
                "it is a TIFF picture of an older kind: save it as a PNG picture",
            ));
        }
    };
    if numbers(513).is_some() || places.len() != lengths.len() {
        return Err(CannotCheck::because("it is a TIFF picture of an older kind: save it as a PNG picture"));
    }
    let short = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
    let long = |n: usize| {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        if little { n.to_le_bytes() } else { n.to_be_bytes() }
    };
    let mut out = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    out.extend([0; 4]);
    let mut moved = Vec::new();
    for (place, length) in places.iter().zip(&lengths) {
        let (place, length) = (*place as usize, *length as usize);
        moved.push(out.len());
        out.extend(bytes.get(place..place.saturating_add(length)).ok_or_else(&cut)?);
        if out.len() > 1_000_000_000 {
            return Err(CannotCheck::bomb("its pixels are more than are looked at"));
        }
    }
    let mut entries: Vec<(u16, u16, usize, Vec<u8>)> = Vec::new();
    for entry in page.entries.iter().filter(|e| TIFF_TAGS.contains(&e.tag)) {
        let (kind, value) = match entry.tag {
            273 | 324 => (4, moved.iter().flat_map(|place| long(*place)).collect()),
            _ => (entry.kind, entry.bytes.to_vec()),
        };
        let size = match kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        entries.push((entry.tag, kind, value.len() / size, value));
    }
    entries.sort_by_key(|(tag, ..)| *tag);
    entries.dedup_by_key(|(tag, ..)| *tag);
    let mut table = short(u16::try_from(entries.len()).map_err(|_| cut())?).to_vec();
    for (tag, kind, count, value) in entries {
        table.extend(short(tag));
        table.extend(short(kind));
        table.extend(long(count));
        if value.len() <= 4 {
            let mut value = value;
            value.resize(4, 0);
            table.extend(value);
        } else {
            if out.len() % 2 == 1 {
                out.push(0);
            }
            table.extend(long(out.len()));
            out.extend(value);
        }
    }
    table.extend([0; 4]);
    if out.len() % 2 == 1 {
        out.push(0);
    }
    let directory = long(out.len());
    out.extend(table);
    out[4..8].copy_from_slice(&directory);
    Ok(out)
}

/// A picture cut to what is shown of it, as a PNG; sides are shares of its width and height.
pub(super) fn crop(bytes: &[u8], [left, top, right, bottom]: [f64; 4]) -> Result<Vec<u8>, CannotCheck> {
    let pixels = pixels::of(bytes)?;
    let (width, height) = (pixels.width as f64, pixels.height as f64);
    let from =
        ((left.clamp(0.0, 1.0) * width).round() as usize, (top.clamp(0.0, 1.0) * height).round() as usize);
    let to = (
        ((1.0 - right.clamp(0.0, 1.0)) * width).round() as usize,
        ((1.0 - bottom.clamp(0.0, 1.0)) * height).round() as usize,
    );
    let mut cut = pixels.cut(from, to);
    cut.blank_unseen();
    cut.png()
}
