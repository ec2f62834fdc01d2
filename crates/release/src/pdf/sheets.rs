//! The pages of a PDF for whoever marks them: how large each is displayed, where words stand, and a picture of one.

use container::{Limits, pdf::Pdf};
use hayro::{
    RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, render, vello_cpu::color::palette::css,
};

use super::{
    content::Interpreter,
    ends,
    layers::Layers,
    numbered, pages,
    redact::{self, Needle},
};
use crate::{
    dangers::{CannotCheck, Finding},
    marking::{Found, Place, Sheet},
};

/// Times that a picture may be higher than wide.
const HIGHEST: f32 = 4.0;

/// Every page, and where each of these words stands.
pub(crate) fn sheets(
    bytes: &[u8],
    find: &[String],
    limits: &Limits,
) -> Result<(Vec<Sheet>, Vec<Found>), CannotCheck> {
    let mut finding = Finding::new(limits);
    let bytes = ends::check(bytes, &mut finding)?;
    let pdf = Pdf::open(bytes, limits)?;
    let layers = Layers::read(&pdf)?;
    let list = pdf.pages()?;
    ends::count(&pdf, list.len())?;
    let mut interpreter = Interpreter::new(&pdf, &layers, limits.steps);
    let needles: Vec<Needle> = find.iter().map(|words| Needle::of(words, false)).collect();
    let mut found = vec![Found::default(); find.len()];
    let mut sheets = Vec::with_capacity(list.len());
    for (number, page) in numbered(&list) {
        let sheet = redact::Sheet::read(&pdf, page, pages::frame(&pdf, page)?, number)?;
        let (width, height) = sheet.size();
        let drawing = interpreter.page(page)?;
        sheets.push(Sheet { width, height, readable: redact::readable(&drawing) });
        let orders = redact::orders(&drawing);
        for (needle, found) in needles.iter().zip(&mut found) {
            for glyphs in redact::standing(&drawing, &orders, needle) {
                found.count += 1;
                let parts = redact::parts(&drawing, &glyphs).into_iter();
                found.places.extend(parts.map(|rect| Place { page: number, at: sheet.displayed(rect) }));
            }
        }
    }
    Ok((sheets, found))
}

/// The letters of all pages, in the order in which they are drawn.
pub(crate) fn words(bytes: &[u8], limits: &Limits) -> Result<String, CannotCheck> {
    let pdf = Pdf::open(bytes, limits)?;
    let layers = Layers::read(&pdf)?;
    let mut interpreter = Interpreter::new(&pdf, &layers, limits.steps);
    let mut words = String::new();
    for page in &pdf.pages()? {
        words.push_str(&interpreter.page(page)?.text);
        words.push('\n');
    }
    Ok(words)
}

/// A picture of one page, as a PNG.
pub(crate) fn picture(bytes: &[u8], page: u32, width: u32) -> Result<Vec<u8>, CannotCheck> {
    let damaged = || CannotCheck::malformed("PDF");
    let pdf = hayro_syntax::Pdf::new(bytes.to_vec()).map_err(|_| damaged())?;
    let nth = (page as usize).checked_sub(1);
    let page =
        nth.and_then(|n| pdf.pages().get(n)).ok_or_else(|| CannotCheck::because("it has no such page"))?;
    let (across, down) = page.render_dimensions();
    if !(across > 0.0 && down > 0.0) {
        return Err(damaged());
    }
    let wide = width as f32;
    let scale = (wide / across).min(wide * HIGHEST / down);
    let dots = |points: f32| (points * scale).round().clamp(1.0, wide * HIGHEST) as u16;
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(dots(across)),
        height: Some(dots(down)),
        bg_color: css::WHITE,
    };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    drawn.into_png().map_err(|_| CannotCheck::because("its picture could not be written"))
}
