//! Pixels of a picture, to cut it, to paint over parts of it, and to blank what is transparent. Bounded by a number of pixels.

use std::io::Cursor;

use crate::dangers::{CannotCheck, Format};
use crate::image::exif;

/// Pixels of one picture: a page of A3 at 600 dpi has 70 million.
const MOST: usize = 100_000_000;
/// As good as invisible, as in `image::alpha`.
const FAINT: u8 = 8;

/// Red, green, blue and opacity of each pixel, line by line.
pub(super) struct Pixels {
    pub width: usize,
    pub height: usize,
    data: Vec<u8>,
}

fn size(width: usize, height: usize) -> Result<usize, CannotCheck> {
    let pixels = width.saturating_mul(height);
    if pixels == 0 || pixels > MOST {
        return Err(CannotCheck::bomb("its pixels are more than are looked at"));
    }
    Ok(pixels)
}

/// The pixels of a picture of any kind that is read.
pub(super) fn of(bytes: &[u8]) -> Result<Pixels, CannotCheck> {
    let damaged = || CannotCheck::malformed("picture");
    match Format::of(bytes, None) {
        Format::Png => of_png(bytes)?.ok_or_else(damaged),
        Format::Webp => of_webp(bytes)?.ok_or_else(damaged),
        Format::Jpeg => of_jpeg(bytes),
        Format::Gif => of_other(bytes, image::ImageFormat::Gif, "GIF picture"),
        Format::Tiff => of_other(bytes, image::ImageFormat::Tiff, "TIFF picture"),
        other => Err(CannotCheck::because(format!(
            "it has a picture that is {}, which cannot be cut: save it as a PNG picture",
            other.in_words()
        ))),
    }
}

/// The pixels of a PNG.
pub(super) fn of_png(bytes: &[u8]) -> Result<Option<Pixels>, CannotCheck> {
    let damaged = |_| CannotCheck::malformed("PNG picture");
    let mut decoder =
        png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MOST.saturating_mul(4) });
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (colour, _) = reader.output_color_type();
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    let count = size(width, height)?;
    let mut raw = vec![0; count * colour.samples()];
    reader.next_frame(&mut raw).map_err(damaged)?;
    let data = match colour {
        png::ColorType::Rgba => raw,
        png::ColorType::Rgb => raw.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect(),
        png::ColorType::GrayscaleAlpha => {
            raw.chunks_exact(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect()
        }
        png::ColorType::Grayscale => raw.iter().flat_map(|p| [*p, *p, *p, 255]).collect(),
        png::ColorType::Indexed => return Ok(None),
    };
    Ok(Some(Pixels { width, height, data }))
}

/// The first picture of a WebP.
pub(super) fn of_webp(bytes: &[u8]) -> Result<Option<Pixels>, CannotCheck> {
    let damaged = |_| CannotCheck::malformed("WebP picture");
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let (width, height) = (width as usize, height as usize);
    let count = size(width, height)?;
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut raw = vec![0; count * channels];
    if decoder.is_animated() {
        decoder.read_frame(&mut raw).map_err(damaged)?;
    } else {
        decoder.read_image(&mut raw).map_err(damaged)?;
    }
    let data =
        if channels == 4 { raw } else { raw.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect() };
    Ok(Some(Pixels { width, height, data }))
}

/// The pixels of a GIF, its first picture, or of a TIFF of one page.
fn of_other(bytes: &[u8], format: image::ImageFormat, what: &str) -> Result<Pixels, CannotCheck> {
    let damaged = || CannotCheck::malformed(what);
    let reader = || image::ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(|_| damaged())?;
    size(width as usize, height as usize)?;
    let mut reader = reader();
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST as u64 * 8);
    reader.limits(limits);
    let read = reader.decode().map_err(|why| match why {
        image::ImageError::Unsupported(_) => CannotCheck::because(format!(
            "it is a {what} packed in a way that is not read here: save it as a PNG picture"
        )),
        _ => damaged(),
    })?;
    let read = read.into_rgba8();
    let (width, height) = (read.width() as usize, read.height() as usize);
    Ok(Pixels { width, height, data: read.into_raw() })
}

fn of_jpeg(bytes: &[u8]) -> Result<Pixels, CannotCheck> {
    use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};
    let damaged = |_| CannotCheck::malformed("JPEG picture");
    let options = DecoderOptions::default()
        .set_max_width(30_000)
        .set_max_height(30_000)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(damaged)?;
    let (width, height) = decoder.dimensions().ok_or_else(|| CannotCheck::malformed("JPEG picture"))?;
    let count = size(width, height)?;
    // Colours for print come as red, green and blue as well, which they do not where opacity is asked for.
    let data = decoder.decode().map_err(damaged)?;
    if data.len() != count * 3 {
        return Err(CannotCheck::malformed("JPEG picture"));
    }
    let data = data.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    Ok(Pixels { width, height, data })
}

impl Pixels {
    /// Whether a pixel that nobody sees has a colour.
    pub fn has_unseen(&self) -> bool {
        self.data.chunks_exact(4).any(|p| p[3] <= FAINT && p[..3] != [0, 0, 0])
    }

    /// Takes the colour from pixels that nobody sees; true where any had one.
    pub fn blank_unseen(&mut self) -> bool {
        let mut any = false;
        for pixel in self.data.chunks_exact_mut(4).filter(|p| p[3] <= FAINT && p[..3] != [0, 0, 0]) {
            pixel[..3].fill(0);
            any = true;
        }
        any
    }

    /// As a TIFF.
    pub fn tiff(&self) -> Result<Vec<u8>, CannotCheck> {
        use image::ImageEncoder;
        let damaged = || CannotCheck::malformed("TIFF picture");
        let mut out = Cursor::new(Vec::new());
        let (width, height) = (u32::try_from(self.width), u32::try_from(self.height));
        let (Ok(width), Ok(height)) = (width, height) else { return Err(damaged()) };
        image::codecs::tiff::TiffEncoder::new(&mut out)
            .write_image(&self.data, width, height, image::ExtendedColorType::Rgba8)
            .map_err(|_| damaged())?;
        Ok(out.into_inner())
    }

    /// A part of it, at least a pixel.
    pub fn cut(&self, (left, top): (usize, usize), (right, bottom): (usize, usize)) -> Pixels {
        let left = left.min(self.width - 1);
        let top = top.min(self.height - 1);
        let right = right.clamp(left + 1, self.width);
        let bottom = bottom.clamp(top + 1, self.height);
        let lines = self.data.chunks_exact(self.width * 4).skip(top).take(bottom - top);
        let data = lines.flat_map(|line| line[left * 4..right * 4].iter().copied()).collect();
        Pixels { width: right - left, height: bottom - top, data }
    }

    /// Itself, or as wide as that where it is wider: each dot the mean of those it stands for.
    pub fn narrowed(self, width: usize) -> Pixels {
        let width = width.max(1);
        if self.width <= width {
            return self;
        }
        let height = (self.height * width / self.width).max(1);
        let mut data = Vec::with_capacity(width * height * 4);
        for y in 0..height {
            let rows =
                y * self.height / height..((y + 1) * self.height / height).max(y * self.height / height + 1);
            for x in 0..width {
                let columns = x * self.width / width..(x + 1) * self.width / width;
                let mut sums = [0_usize; 4];
                for row in rows.clone() {
                    for column in columns.clone() {
                        let at = (row * self.width + column) * 4;
                        for (sum, part) in sums.iter_mut().zip(&self.data[at..at + 4]) {
                            *sum += usize::from(*part);
                        }
                    }
                }
                let count = (rows.len() * columns.len()).max(1);
                data.extend(sums.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX)));
            }
        }
        Pixels { width, height, data }
    }

    /// Paints a box black, whole pixels and those it touches.
    pub fn blacken(&mut self, [left, top, width, height]: [f64; 4]) {
        let from = |n: f64| n.floor().max(0.0) as usize;
        let to = |n: f64, most: usize| (n.ceil().max(0.0) as usize).min(most);
        let (left, right) = (from(left), to(left + width, self.width));
        for y in from(top)..to(top + height, self.height) {
            for x in left..right {
                let at = (y * self.width + x) * 4;
                self.data[at..at + 4].copy_from_slice(&[0, 0, 0, 255]);
            }
        }
    }

    /// Turns it as the camera's note on the way up says, so that boxes lie where they were seen.
    pub fn upright(&mut self, bytes: &[u8]) {
        let way = match Format::of(bytes, None) {
            Format::Jpeg => exif::orientation_of_jpeg(bytes).unwrap_or(1),
            Format::Tiff => exif::orientation(bytes).unwrap_or(1),
            _ => 1,
        };
        if !(2..=8).contains(&way) {
            return;
        }
        let (width, height) = if way >= 5 { (self.height, self.width) } else { (self.width, self.height) };
        let mut data = Vec::with_capacity(self.data.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = match way {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, width - 1 - x),
                    7 => (height - 1 - y, width - 1 - x),
                    _ => (height - 1 - y, x),
                };
                let at = (from_y * self.width + from_x) * 4;
                data.extend_from_slice(&self.data[at..at + 4]);
            }
        }
        *self = Pixels { width, height, data };
    }

    /// As a PNG, without opacity where all of it is opaque.
    pub fn png(&self) -> Result<Vec<u8>, CannotCheck> {
        let failed = |_| CannotCheck::because("its picture could not be written again");
        let opaque = self.data.chunks_exact(4).all(|p| p[3] == 255);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, number(self.width), number(self.height));
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
        let mut writer = encoder.write_header().map_err(failed)?;
        if opaque {
            let data: Vec<u8> = self.data.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
            writer.write_image_data(&data).map_err(failed)?;
        } else {
            writer.write_image_data(&self.data).map_err(failed)?;
        }
        writer.finish().map_err(failed)?;
        Ok(out)
    }

    /// Red, green and blue of each dot, on white where it is transparent.
    pub fn on_white(&self) -> Vec<u8> {
        let mix = |c: u8, over: u8| (u16::from(c) * u16::from(over) / 255 + 255 - u16::from(over)) as u8;
        self.data.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]].map(|c| mix(c, p[3]))).collect()
    }

    /// As a WebP.
    pub fn webp(&self) -> Result<Vec<u8>, CannotCheck> {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut out = Vec::new();
        image_webp::WebPEncoder::new(&mut out)
            .encode(&self.data, number(self.width), number(self.height), image_webp::ColorType::Rgba8)
            .map_err(|_| CannotCheck::because("its picture could not be written again"))?;
        Ok(out)
    }
}
