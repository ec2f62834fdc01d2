//! The picture of a scanned page as a file that a reader of pictures takes: JPEG as it is, fax as TIFF, pixels as PNM.

use std::borrow::Cow;

use container::pdf::{Dict, Object, Page, Pdf, Stream};

use crate::{
    Error,
    open::pictures::{Picture, PictureFormat},
};

/// The largest picture of a page; none where it is packed in a way that is not handed on.
pub(super) fn picture(
    pdf: &Pdf<'_>,
    _page: &Page,
    pictures: &[Stream],
) -> Result<Option<Picture<'static>>, Error> {
    let pixels = |s: &Stream| number(pdf, &s.dict, "Width") * number(pdf, &s.dict, "Height");
    let Some(largest) = pictures.iter().max_by_key(|s| pixels(s)) else { return Ok(None) };
    let (bytes, left) = match pdf.picture(largest) {
        Ok(found) => found,
        Err(container::Error::Bomb { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let dict = &largest.dict;
    let made = match left.as_deref() {
        Some("DCTDecode" | "DCT") => Some((PictureFormat::Jpeg, bytes)),
        Some("CCITTFaxDecode" | "CCF") => fax(pdf, dict, bytes)?.map(|b| (PictureFormat::Tiff, b)),
        None => pnm(pdf, dict, bytes)?.map(|b| (PictureFormat::Pnm, b)),
        Some(_) => None,
    };
    Ok(made.map(|(format, bytes)| Picture { format, bytes: Cow::Owned(bytes) }))
}

fn number(pdf: &Pdf<'_>, dict: &Dict, name: &str) -> usize {
    pdf.value(dict, name).ok().and_then(|v| v.whole()).unwrap_or(0).min(100_000)
}

/// Pixels with a head of PNM: grey, colour, or black and white.
fn pnm(pdf: &Pdf<'_>, dict: &Dict, mut bytes: Vec<u8>) -> Result<Option<Vec<u8>>, Error> {
    let (width, height) = (number(pdf, dict, "Width"), number(pdf, dict, "Height"));
    let mask = pdf.value(dict, "ImageMask")? == Object::Bool(true);
    let depth = if mask { 1 } else { number(pdf, dict, "BitsPerComponent") };
    let space = pdf.value(dict, "ColorSpace")?;
    let colours = match &space {
        _ if mask => 1,
        Object::Name(name) => match name.as_slice() {
            b"DeviceRGB" | b"RGB" | b"CalRGB" => 3,
            b"DeviceGray" | b"G" | b"CalGray" => 1,
            _ => 0,
        },
        Object::Array(list) => match list.first().and_then(Object::name) {
            Some(b"ICCBased") => {
                let profile = list.get(1).map(|p| pdf.get(p)).transpose()?;
                profile.as_ref().and_then(Object::dict).map_or(0, |d| number(pdf, d, "N"))
            }
            Some(b"CalRGB") => 3,
            Some(b"CalGray") => 1,
            _ => 0,
        },
        _ => 0,
    };
    let decode = pdf.value(dict, "Decode")?;
    let turned = decode.array().and_then(|d| d.first()).and_then(Object::number) == Some(1.0);
    let (magic, row) = match (depth, colours) {
        (1, 1) => ("P4", width.div_ceil(8)),
        (8, 1) => ("P5", width),
        (8, 3) => ("P6", width * 3),
        _ => return Ok(None),
    };
    let size = row.saturating_mul(height);
    if size == 0 || bytes.len() < size {
        return Ok(None);
    }
    bytes.truncate(size);
    // In PNM a set bit is black, in PDF it is white.
    if turned != (depth == 1) {
        bytes.iter_mut().for_each(|b| *b = !*b);
    }
    let most = if depth == 8 { "255\n" } else { "" };
    let mut out = format!("{magic}\n{width} {height}\n{most}").into_bytes();
    out.extend_from_slice(&bytes);
    Ok(Some(out))
}

/// A fax of group 3 or 4 with a head of TIFF.
fn fax(pdf: &Pdf<'_>, dict: &Dict, bytes: Vec<u8>) -> Result<Option<Vec<u8>>, Error> {
    let parameters = match pdf.value(dict, "DecodeParms")? {
        Object::Array(list) => list.last().map(|p| pdf.get(p)).transpose()?.unwrap_or(Object::Null),
        other => other,
    };
    let parameters = parameters.dict().cloned().unwrap_or_default();
    let k = pdf.value(&parameters, "K")?.number().unwrap_or(0.0);
    if pdf.value(&parameters, "EncodedByteAlign")? == Object::Bool(true) {
        return Ok(None);
    }
    let black_is_one = pdf.value(&parameters, "BlackIs1")? == Object::Bool(true);
    let columns = match number(pdf, &parameters, "Columns") {
        0 => 1728,
        n => n,
    };
    let height = number(pdf, dict, "Height");
    let (compression, option) = if k < 0.0 { (4, 0) } else { (3, u32::from(k > 0.0)) };
    let size = u32::try_from(bytes.len()).unwrap_or(0);
    let fields: [(u16, u16, u32); 9] = [
        (256, 4, u32::try_from(columns).unwrap_or(0)),
        (257, 4, u32::try_from(height).unwrap_or(0)),
        (258, 3, 1),
        (259, 3, compression),
        (262, 3, u32::from(black_is_one)),
        (273, 4, 8 + 2 + 9 * 12 + 4),
        (278, 4, u32::try_from(height).unwrap_or(0)),
        (279, 4, size),
        (292, 4, option),
    ];
    let mut out = b"II\x2A\0\x08\0\0\0\x09\0".to_vec();
    for (tag, kind, value) in fields {
        out.extend_from_slice(&tag.to_le_bytes());
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&1_u32.to_le_bytes());
        out.extend_from_slice(&value.to_le_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&bytes);
    Ok(Some(out))
}
