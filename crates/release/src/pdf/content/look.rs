//! Whether a picture hides what is below it: one with holes or a soft edge does not.

use container::{
    Error,
    pdf::{Object, Pdf, Stream},
};

/// Whether nothing is seen through a picture.
pub(super) fn picture_hides(pdf: &Pdf<'_>, stream: &Stream) -> Result<bool, Error> {
    let dict = &stream.dict;
    if pdf.value(dict, "ImageMask")? == Object::Bool(true) {
        // A stencil of few dots is a filled box.
        let side = |name: &str| pdf.value(dict, name).ok().and_then(|v| v.whole()).unwrap_or(0);
        if side("Width") * side("Height") > 64 {
            return Ok(false);
        }
        let turned = pdf.value(dict, "Decode")?.array().and_then(|d| d.first()?.number()) == Some(1.0);
        return Ok(match pdf.picture(stream)? {
            (bytes, None) => bytes.iter().all(|b| *b == if turned { 0xFF } else { 0 }),
            _ => false,
        });
    }
    if let Object::Stream(mask) = pdf.value(dict, "SMask")? {
        return Ok(match pdf.picture(&mask)? {
            (bytes, None) => !bytes.is_empty() && bytes.iter().all(|b| *b >= 0xF0),
            _ => false,
        });
    }
    Ok(!matches!(pdf.value(dict, "Mask")?, Object::Stream(_) | Object::Array(_)))
}
