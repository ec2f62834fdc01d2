//! The dots of a picture, unpacked from whatever way of packing, and written anew.

use container::pdf::{Dict, Object, Pdf, Stream};

use super::images::Quad;
use crate::{
    dangers::CannotCheck,
    pdf::{
        content::{Rect, reach},
        write::Output,
    },
};

/// Dots of one picture.
const MOST: usize = 100_000_000;

/// The dots of a picture.
pub(super) struct Raster {
    width: usize,
    height: usize,
    /// Colours of a dot, and bits of each.
    colours: usize,
    bits: usize,
    rows: Vec<u8>,
    /// What a dot that is taken out becomes.
    blank: u8,
    /// It was a photograph.
    photograph: bool,
    /// The space of its colours, where only the picture itself said it.
    space: Option<&'static str>,
}

fn refused() -> CannotCheck {
    CannotCheck::because(
        "it has a picture below a mark, or cut off, that is packed in a way that cannot be unpacked here",
    )
}

impl Raster {
    /// Unpacks a picture.
    pub fn of(pdf: &Pdf<'_>, stream: &Stream) -> Result<Raster, CannotCheck> {
        let found = pdf.picture(stream)?;
        Raster::read(pdf, &stream.dict, found, Some(stream))
    }

    /// Unpacks a picture that stands among the operators.
    pub fn inline(pdf: &Pdf<'_>, dict: &Dict, bytes: &[u8]) -> Result<Raster, CannotCheck> {
        let found = pdf.inline_picture(dict, bytes)?;
        Raster::read(pdf, dict, found, None)
    }

    fn read(
        pdf: &Pdf<'_>,
        dict: &Dict,
        (bytes, left): (Vec<u8>, Option<String>),
        stream: Option<&Stream>,
    ) -> Result<Raster, CannotCheck> {
        let side = |name: &str| pdf.value(dict, name).ok().and_then(|v| v.whole()).unwrap_or(0);
        let (width, height) = (side("Width"), side("Height"));
        if width == 0 || height == 0 || width.saturating_mul(height) > MOST {
            return Err(refused());
        }
        let stencil = pdf.value(dict, "ImageMask")? == Object::Bool(true);
        let turned =
            pdf.value(dict, "Decode")?.array().and_then(|d| d.first()?.number()).is_some_and(|n| n > 0.5);
        let blank = if stencil && !turned { 0xFF } else { 0 };
        let bits = if stencil { 1 } else { side("BitsPerComponent") };
        let colours = if stencil { 1 } else { colours(pdf, &pdf.value(dict, "ColorSpace")?, 0) };
        let photograph = matches!(left.as_deref(), Some("DCTDecode" | "DCT" | "JPXDecode"));
        let mut raster =
            Raster { width, height, colours, bits, rows: Vec::new(), blank, photograph, space: None };
        match left.as_deref() {
            None => raster.rows = bytes,
            Some(way) => raster.unpack(pdf, dict, way, bytes, stream)?,
        }
        if raster.colours == 0 || !matches!(raster.bits, 1 | 2 | 4 | 8 | 16) {
            return Err(refused());
        }
        let needed = raster.row() * raster.height;
        // What is missing at the end is drawn as nothing; more than a little is no picture.
        if raster.rows.len() + raster.row() * (raster.height / 2 + 1) < needed {
            return Err(refused());
        }
        raster.rows.resize(needed, 0);
        Ok(raster)
    }

    /// Unpacks what this crate's own reader of PDFs does not.
    fn unpack(
        &mut self,
        pdf: &Pdf<'_>,
        dict: &Dict,
        way: &str,
        bytes: Vec<u8>,
        stream: Option<&Stream>,
    ) -> Result<(), CannotCheck> {
        use hayro_syntax::object::{Object as Read, stream::ImageDecodeParams};
        // A file of one picture.
        let mut out = Output::new(pdf);
        let root = out.reserve();
        let number = out.reserve();
        let mut own = Dict::default();
        own.set("Filter", Object::Name(way.as_bytes().to_vec()));
        let parameters = match pdf.value(dict, "DecodeParms")? {
            Object::Array(list) => list.last().map(|o| pdf.get(o)).transpose()?.unwrap_or(Object::Null),
            one => one,
        };
        if parameters.dict().is_some() {
            own.set("DecodeParms", out.copy(&parameters));
        }
        own.set("Width", Object::Number(self.width as f64));
        own.set("Height", Object::Number(self.height as f64));
        own.set("Marked", Object::Bool(true));
        let _ = stream;
        out.put_stream(number, &own, &bytes);
        let page = out.reserve();
        let pages = out.reserve();
        let name = |n: &str| Object::Name(n.as_bytes().to_vec());
        let entries = |list: Vec<(&str, Object)>| {
            Object::Dict(list.into_iter().map(|(n, v)| (n.as_bytes().to_vec(), v)).collect())
        };
        out.put(root, &entries(vec![("Type", name("Catalog")), ("Pages", Object::Ref(pages))]));
        let one = Object::Array(vec![Object::Ref(page)]);
        out.put(
            pages,
            &entries(vec![("Type", name("Pages")), ("Count", Object::Number(1.0)), ("Kids", one)]),
        );
        let frame = Object::Array([0.0, 0.0, 9.0, 9.0].map(Object::Number).to_vec());
        out.put(
            page,
            &entries(vec![("Type", name("Page")), ("Parent", Object::Ref(pages)), ("MediaBox", frame)]),
        );
        let file = out.finish(root, None)?;
        let read = hayro_syntax::Pdf::new(file).map_err(|_| refused())?;
        let found = read.objects().into_iter().find_map(|o| match o {
            Read::Stream(stream) if stream.dict().contains_key(b"Marked".as_slice()) => Some(stream),
            _ => None,
        });
        let found = found.ok_or_else(refused)?;
        let told = ImageDecodeParams {
            is_indexed: false,
            bpc: u8::try_from(self.bits).ok().filter(|b| *b > 0),
            num_components: u8::try_from(self.colours).ok().filter(|c| *c > 0),
            target_dimension: None,
            width: u32::try_from(self.width).unwrap_or(0),
            height: u32::try_from(self.height).unwrap_or(0),
        };
        let result = found.decoded_image(&told).map_err(|_| refused())?;
        self.rows = result.data.into_owned();
        if let Some(about) = result.image_data {
            // What a picture says of its own size counts.
            (self.width, self.height) = (about.width as usize, about.height as usize);
            self.bits = usize::from(about.bits_per_component);
            if about.alpha.is_some() || self.width == 0 || self.height == 0 {
                return Err(refused());
            }
            self.colours = self.rows.len() * 8 / (self.width * self.height * self.bits.max(1)).max(1);
            if dict.get("ColorSpace").is_none() {
                self.space = match self.colours {
                    1 => Some("DeviceGray"),
                    3 => Some("DeviceRGB"),
                    4 => Some("DeviceCMYK"),
                    _ => return Err(refused()),
                };
            }
        } else if way == "JBIG2Decode" || way.starts_with("CCITT") {
            (self.bits, self.colours) = (1, 1);
        }
        Ok(())
    }

    fn row(&self) -> usize {
        (self.width * self.colours * self.bits).div_ceil(8)
    }

    pub fn dots(&self) -> usize {
        self.width * self.height
    }

    /// The dots of a part of the unit square: left, right, top, bottom, with those that are cut through; `more` of a dot decides
    /// where it ends between two.
    fn dots_of(&self, unit: Rect, more: f32) -> (usize, usize, usize, usize) {
        let low = |x: f32, most: usize| {
            ((x.clamp(0.0, 1.0) * most as f32 - more).floor().max(0.0) as usize).min(most)
        };
        let high = |x: f32, most: usize| {
            ((x.clamp(0.0, 1.0) * most as f32 + more).ceil().max(0.0) as usize).min(most)
        };
        (
            low(unit.left, self.width),
            high(unit.right, self.width),
            low(1.0 - unit.top, self.height),
            high(1.0 - unit.bottom, self.height),
        )
    }

    /// Overwrites a part.
    pub fn blank(&mut self, quad: &Quad) {
        let whole = Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };
        let around = Rect::around(*quad).meet(whole);
        let (_, _, top, bottom) = self.dots_of(around, 0.01);
        let tall = self.height as f32;
        for row in top..bottom {
            // A dot that is cut through goes as well.
            let high = 1.0 - (row as f32 - 0.01) / tall;
            let low = 1.0 - (row as f32 + 1.01) / tall;
            let Some((left, right)) = reach(quad, low, high) else { continue };
            let (left, right, ..) = self.dots_of(Rect { left, right, ..around }, 0.01);
            self.blank_row(row, left, right);
        }
    }

    /// Overwrites all but a part.
    pub fn blank_outside(&mut self, unit: Rect) {
        let (left, right, top, bottom) = self.dots_of(unit, -0.01);
        for row in 0..self.height {
            if row < top || row >= bottom {
                self.blank_row(row, 0, self.width);
            } else {
                self.blank_row(row, 0, left);
                self.blank_row(row, right, self.width);
            }
        }
    }

    /// Overwrites the dots over which a mask lets nothing through; it may have another number of dots.
    pub fn blank_below(&mut self, mask: &Raster, closed: impl Fn(u8) -> bool) {
        let row_of_mask = mask.row();
        let bright = |x: usize, y: usize| {
            let bit = x * mask.colours * mask.bits;
            let byte = mask.rows.get(y * row_of_mask + bit / 8).copied().unwrap_or(0);
            match mask.bits {
                8 | 16 => byte,
                bits @ (1 | 2 | 4) => {
                    let most = (1_u8 << bits) - 1;
                    (byte >> (8 - bits - bit % 8) & most) * (255 / most)
                }
                _ => 0,
            }
        };
        for y in 0..self.height {
            let row = y * mask.height / self.height;
            let width = self.width;
            let is_closed = |x: usize| closed(bright(x * mask.width / width, row));
            let mut x = 0;
            while x < width {
                let begin = x;
                while x < width && is_closed(x) {
                    x += 1;
                }
                if x > begin {
                    self.blank_row(y, begin, x);
                }
                x += 1;
            }
        }
    }

    fn blank_row(&mut self, row: usize, left: usize, right: usize) {
        let step = self.colours * self.bits;
        let (from, to) = (left * step, right * step);
        let begin = row * self.row();
        let mut bit = from;
        while bit < to {
            if bit % 8 == 0 && to - bit >= 8 {
                let bytes = (to - bit) / 8;
                self.rows[begin + bit / 8..begin + bit / 8 + bytes].fill(self.blank);
                bit += bytes * 8;
            } else {
                let mask = 0x80 >> (bit % 8);
                let byte = &mut self.rows[begin + bit / 8];
                *byte = if self.blank == 0 { *byte & !mask } else { *byte | mask };
                bit += 1;
            }
        }
    }

    /// Cuts off all but a part, and gives the part that is left, to the whole dot.
    pub fn crop(&mut self, unit: Rect) -> [f32; 4] {
        let (left, right, top, bottom) = self.dots_of(unit, -0.01);
        let (right, bottom) = (right.max(left + 1).min(self.width), bottom.max(top + 1).min(self.height));
        let (left, top) = (left.min(right - 1), top.min(bottom - 1));
        let mut out = Raster { width: right - left, height: bottom - top, rows: Vec::new(), ..*self };
        out.rows = vec![0; out.row() * out.height];
        let step = self.colours * self.bits;
        for row in 0..out.height {
            let (old, new) = ((top + row) * self.row(), row * out.row());
            if step.is_multiple_of(8) {
                let (from, length) = (old + left * step / 8, out.row());
                out.rows[new..new + length].copy_from_slice(&self.rows[from..from + length]);
            } else {
                for bit in 0..out.width * step {
                    let at = left * step + bit;
                    if self.rows[old + at / 8] & (0x80 >> (at % 8)) != 0 {
                        out.rows[new + bit / 8] |= 0x80 >> (bit % 8);
                    }
                }
            }
        }
        let (width, height) = (self.width as f32, self.height as f32);
        let part = [
            left as f32 / width,
            1.0 - bottom as f32 / height,
            right as f32 / width,
            1.0 - top as f32 / height,
        ];
        *self = out;
        part
    }

    /// Writes the picture; gives its number.
    pub fn put(self, mut dict: Dict, out: &mut Output<'_, '_>) -> u32 {
        let name = |n: &str| Object::Name(n.as_bytes().to_vec());
        dict.set("Type", name("XObject"));
        dict.set("Subtype", name("Image"));
        dict.set("Width", Object::Number(self.width as f64));
        dict.set("Height", Object::Number(self.height as f64));
        dict.set("BitsPerComponent", Object::Number(self.bits as f64));
        if let Some(space) = self.space {
            dict.set("ColorSpace", name(space));
        }
        if let Some(jpeg) = self.photograph() {
            dict.set("Filter", name("DCTDecode"));
            let number = out.reserve();
            out.put_stream(number, &dict, &jpeg);
            return number;
        }
        out.add_packed(dict, &self.rows)
    }

    /// Packed as a photograph again, where it was one.
    fn photograph(&self) -> Option<Vec<u8>> {
        if !self.photograph || self.bits != 8 {
            return None;
        }
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?);
        let kind = match self.colours {
            1 => image::ExtendedColorType::L8,
            3 => image::ExtendedColorType::Rgb8,
            _ => return None,
        };
        let mut bytes = Vec::new();
        let mut packer = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
        packer.encode(&self.rows, width, height, kind).ok()?;
        Some(bytes)
    }
}

/// How many numbers a colour of a space has; none where it cannot be told.
fn colours(pdf: &Pdf<'_>, space: &Object, depth: usize) -> usize {
    let named = |name: &[u8]| match name {
        b"DeviceGray" | b"G" | b"CalGray" | b"Indexed" | b"I" | b"Separation" => 1,
        b"DeviceRGB" | b"RGB" | b"CalRGB" | b"Lab" => 3,
        b"DeviceCMYK" | b"CMYK" => 4,
        _ => 0,
    };
    match space {
        Object::Name(name) => named(name),
        Object::Array(list) if depth < 4 => match list.first().and_then(Object::name) {
            Some(b"ICCBased") => {
                let profile = list.get(1).and_then(|o| pdf.get(o).ok());
                let dict = profile.as_ref().and_then(Object::dict);
                dict.and_then(|d| pdf.value(d, "N").ok()).and_then(|n| n.whole()).unwrap_or(0)
            }
            Some(b"DeviceN") => {
                let names = list.get(1).and_then(|o| pdf.get(o).ok());
                names.as_ref().and_then(Object::array).map_or(0, <[Object]>::len)
            }
            Some(name) => named(name),
            None => 0,
        },
        Object::Ref(_) if depth < 4 => pdf.get(space).map_or(0, |s| colours(pdf, &s, depth + 1)),
        _ => 0,
    }
}
