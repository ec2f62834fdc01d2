//! Colours below what is transparent: a picture whose see-through part still spells something.

use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Bytes of one picture, unpacked.
const LARGEST: usize = 400_000_000;
/// As good as invisible.
const FAINT: u8 = 8;
/// Differences between neighbours that anybody would see.
const STEP: u16 = 96;
/// So many of them spell something; less is a trace at the edge of what is seen.
const SPELLS: usize = 24;

/// Looks below the transparent part of a PNG.
pub(super) fn png(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let damaged = || CannotCheck::malformed("PNG picture");
    let limits = png::Limits { bytes: LARGEST };
    let mut decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(|_| damaged())?;
    let (colour, _) = reader.output_color_type();
    let channels = match colour {
        png::ColorType::Rgba => 4,
        png::ColorType::GrayscaleAlpha => 2,
        _ => {
            // Nothing is transparent; whether it is whole is seen by reading it.
            while reader.next_row().map_err(|_| damaged())?.is_some() {}
            return Ok(());
        }
    };
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    if width.saturating_mul(height).saturating_mul(channels) > LARGEST {
        return Err(CannotCheck::bomb("its pixels are more than are looked at"));
    }
    finding.spend(width * height / 16)?;
    let mut out = vec![0; width * height * channels];
    reader.next_frame(&mut out).map_err(|_| damaged())?;
    below(&out, width, channels, "IDAT", finding);
    Ok(())
}

/// So near to what is seen a trace of it is its edge.
const EDGE: usize = 8;
/// Traces that are looked at as to whether they are edges.
const MOST_EDGES: usize = 200_000;

/// Looks below the transparent part of the first page of a TIFF.
pub(super) fn tiff(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let reader = || image::ImageReader::with_format(std::io::Cursor::new(bytes), image::ImageFormat::Tiff);
    let unread =
        || CannotCheck::because("it is a TIFF picture with transparency packed in a way that is not read");
    let (width, height) = reader().into_dimensions().map_err(|_| unread())?;
    if (width as usize).saturating_mul(height as usize).saturating_mul(4) > LARGEST {
        return Err(CannotCheck::bomb("its pixels are more than are looked at"));
    }
    finding.spend(width as usize * height as usize / 16)?;
    let mut reader = reader();
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(LARGEST as u64 * 2);
    reader.limits(limits);
    let read = reader.decode().map_err(|_| unread())?.into_rgba8();
    below(&read, width as usize, 4, "strips", finding);
    Ok(())
}

/// Counts the steps between neighbours that are both transparent.
pub(super) fn below(pixels: &[u8], width: usize, channels: usize, part: &str, finding: &mut Finding<'_>) {
    let colours = channels - 1;
    let mut steps = 0_usize;
    let (mut top, mut bottom) = (usize::MAX, 0);
    let mut above: Option<&[u8]> = None;
    let mut edges = 0_usize;
    let lines = pixels.len() / (width * channels).max(1);
    // Where one of two is a faint trace and something is seen beside them, that ends there: its colours are rounded.
    let mut is_edge = |a: &[u8], b: &[u8], row: usize, column: usize| {
        if (a[colours] == 0 && b[colours] == 0) || edges > MOST_EDGES {
            return false;
        }
        edges += 1;
        (row.saturating_sub(EDGE)..(row + EDGE + 1).min(lines)).any(|row| {
            (column.saturating_sub(EDGE)..(column + EDGE + 2).min(width)).any(|column| {
                pixels.get((row * width + column) * channels + colours).is_some_and(|a| *a > FAINT)
            })
        })
    };
    let differs = |a: &[u8], b: &[u8]| {
        a[colours] <= FAINT
            && b[colours] <= FAINT
            && a[..colours].iter().zip(&b[..colours]).map(|(a, b)| u16::from(a.abs_diff(*b))).sum::<u16>() * 3
                / colours as u16
                > STEP
    };
    for (row, line) in pixels.chunks_exact((width * channels).max(1)).enumerate() {
        let mut here = 0;
        for (column, pair) in line.windows(channels * 2).step_by(channels).enumerate() {
            let (a, b) = pair.split_at(channels);
            here += usize::from(differs(a, b) && !is_edge(a, b, row, column));
        }
        if let Some(above) = above {
            let pairs = above.chunks_exact(channels).zip(line.chunks_exact(channels)).enumerate();
            here += pairs.filter(|(column, (a, b))| differs(a, b) && !is_edge(a, b, row, *column)).count();
        }
        if here > 0 {
            (top, bottom) = (top.min(row), row);
        }
        steps += here;
        above = Some(line);
    }
    if steps >= SPELLS {
        let place =
            Place::part(part).described(format!("the transparent part, rows {} to {}", top + 1, bottom + 1));
        finding.danger(Code::ImgAlphaHidden, place, "colours that a program without transparency shows", "");
    }
}
