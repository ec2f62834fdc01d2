//! Pages of pictures, for whoever marks them: a scan may have many, other pictures have one. Boxes are painted in, and what they
//! cover is gone; several pages become a PDF of pictures, since no other picture has them.

use std::{borrow::Cow, io::Write as _};

use super::{
    picture::tiff_page,
    pixels::{self, Pixels},
};
use crate::dangers::{CannotCheck, Format};
use crate::image::exif;

/// Pages of one scan that are written anew.
const MOST: usize = 500;
/// Dots in an inch of a scan that does not say.
const DENSITY: f64 = 200.0;

/// How many pages a picture has.
fn count(bytes: &[u8]) -> Result<usize, CannotCheck> {
    if Format::of(bytes, None) != Format::Tiff {
        return Ok(1);
    }
    let pages = exif::pages(bytes).ok_or_else(|| CannotCheck::malformed("TIFF picture"))?;
    if pages.len() > MOST {
        return Err(CannotCheck::bomb("it has more pages than are looked at"));
    }
    Ok(pages.len())
}

/// One page as displayed.
fn page(bytes: &[u8], nth: usize) -> Result<Pixels, CannotCheck> {
    let own: Cow<'_, [u8]> = match Format::of(bytes, None) {
        Format::Tiff => Cow::Owned(tiff_page(bytes, nth)?),
        _ if nth == 0 => Cow::Borrowed(bytes),
        _ => return Err(CannotCheck::because("it has no such page")),
    };
    let mut pixels = pixels::of(&own)?;
    pixels.upright(&own);
    Ok(pixels)
}

/// The sizes of all pages as displayed, in dots.
pub(crate) fn sizes(bytes: &[u8]) -> Result<Vec<(usize, usize)>, CannotCheck> {
    (0..count(bytes)?).map(|nth| page(bytes, nth).map(|p| (p.width, p.height))).collect()
}

/// The size of a picture, or of the first page of a scan, as displayed, in dots.
pub(crate) fn first_size(bytes: &[u8]) -> Result<(usize, usize), CannotCheck> {
    page(bytes, 0).map(|p| (p.width, p.height))
}

/// A page as displayed and no wider than that, as a PNG; pages are counted from 1.
pub(crate) fn smaller(bytes: &[u8], nth: u32, width: usize) -> Result<Vec<u8>, CannotCheck> {
    let nth = (nth as usize).checked_sub(1).filter(|nth| count(bytes).is_ok_and(|pages| *nth < pages));
    let nth = nth.ok_or_else(|| CannotCheck::because("it has no such page"))?;
    page(bytes, nth)?.narrowed(width).png()
}

/// A picture with boxes painted over, each with its page and left, top, width and height in dots as displayed: a PNG, or a PDF
/// where it has several pages. A box on no page gives none of either.
pub(super) fn paint(bytes: &[u8], boxes: &[(u32, [f64; 4])]) -> Result<Vec<u8>, CannotCheck> {
    let pages = count(bytes)?;
    if boxes.iter().any(|(page, _)| *page == 0 || *page as usize > pages) {
        return Err(CannotCheck::because("a box lies on a page that it does not have"));
    }
    let painted = |nth: usize| -> Result<Pixels, CannotCheck> {
        let mut pixels = page(bytes, nth)?;
        let own = boxes.iter().filter(|(page, _)| *page as usize == nth + 1);
        own.for_each(|(_, at)| pixels.blacken(*at));
        pixels.blank_unseen();
        Ok(pixels)
    };
    match pages {
        1 => painted(0)?.png(),
        _ => document((0..pages).map(painted), pages),
    }
}

/// A PDF of a page for each picture.
fn document(
    pages: impl Iterator<Item = Result<Pixels, CannotCheck>>,
    count: usize,
) -> Result<Vec<u8>, CannotCheck> {
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places: Vec<usize> = Vec::new();
    let kids: String = (0..count).map(|n| format!("{} 0 R ", 3 + n * 3)).collect();
    let mut put = |out: &mut Vec<u8>, head: String, stream: Option<&[u8]>| {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{head}\n", places.len());
        if let Some(bytes) = stream {
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(bytes);
            out.extend_from_slice(b"\nendstream\n");
        }
        out.extend_from_slice(b"endobj\n");
    };
    put(&mut out, "<</Type/Catalog/Pages 2 0 R>>".into(), None);
    put(&mut out, format!("<</Type/Pages/Count {count}/Kids[{kids}]>>"), None);
    for (n, pixels) in pages.enumerate() {
        let pixels = pixels?;
        let points = |dots: usize| (dots as f64 * 72.0 / DENSITY * 100.0).round() / 100.0;
        let (width, height) = (points(pixels.width), points(pixels.height));
        let of_page = 3 + n * 3;
        put(
            &mut out,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {} 0 R\
                 /Resources<</XObject<</I {} 0 R>>>>>>",
                of_page + 1,
                of_page + 2
            ),
            None,
        );
        let draws = format!("q {width} 0 0 {height} 0 0 cm /I Do Q");
        put(&mut out, format!("<</Length {}>>", draws.len()), Some(draws.as_bytes()));
        let rgb = pixels.on_white();
        let grey = rgb.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]);
        let dots = if grey { rgb.chunks_exact(3).map(|p| p[0]).collect() } else { rgb };
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(5));
        let packed = packer.write_all(&dots).and_then(|()| packer.finish());
        let packed = packed.map_err(|_| CannotCheck::because("its pages could not be written again"))?;
        put(
            &mut out,
            format!(
                "<</Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8/ColorSpace/{}/Filter/FlateDecode\
                 /Length {}>>",
                pixels.width,
                pixels.height,
                if grey { "DeviceGray" } else { "DeviceRGB" },
                packed.len()
            ),
            Some(&packed),
        );
    }
    let table = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let size = places.len() + 1;
    let _ = write!(out, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
    Ok(out)
}
