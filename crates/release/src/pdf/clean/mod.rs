//! What of a PDF stays in a clean copy: on the pages what is seen, beside them what tells no more than that.

mod beside;
mod links;
mod structure;

use std::collections::HashSet;

use container::pdf::{Dict, Object, Page, Pdf};

use super::{
    content::{Drawing, Rect, Way, back, moved},
    hidden::{self, Frame, Why},
    make::Told,
    pages, pictures,
    pixels::Pixels,
    remove::Plan,
    write::Output,
};
use crate::{
    copy::Copy,
    dangers::{CannotCheck, Finding},
    metadata::{Words, names_somebody},
};

pub(super) use self::{
    beside::{catalogue, title},
    structure::structure,
};

/// A picture of which less than this is cut off stays as it is: it is the bleed of a design.
const MARGIN: f32 = 0.02;

/// Plans what goes of a page; gives what is seen, by glyph.
#[allow(clippy::too_many_arguments, reason = "each is another thing")]
pub(super) fn plan(
    pdf: &Pdf<'_>,
    page: &Page,
    drawing: &Drawing,
    frame: Frame,
    pixels: &mut Pixels<'_, '_>,
    finding: &mut Finding<'_>,
    plan: &mut Plan,
    copy: &mut Copy,
) -> Result<Vec<bool>, CannotCheck> {
    let (hidden, mut seen) = hidden::judge(drawing, frame, pixels, finding)?;
    // What was recognised from a picture serves those who search and those who hear the page read; with it the spaces and
    // signs between its words.
    let recognised: HashSet<u32> =
        hidden.get(&Why::Recognised).into_iter().flatten().map(|n| drawing.glyphs[*n].show).collect();
    for (why, glyphs) in &hidden {
        for n in glyphs {
            let glyph = &drawing.glyphs[*n];
            let sign = || !drawing.letters(glyph).chars().any(|c| c.is_alphanumeric() || c == '\u{FFFD}');
            let stays = *why == Why::Recognised
                || matches!(why, Why::Invisible | Why::UnderImage)
                    && recognised.contains(&glyph.show)
                    && sign();
            plan.gone[*n] = !stays;
            seen[*n] |= stays;
        }
    }
    for (n, paint) in drawing.paints.iter().enumerate() {
        let outside = !paint.area.is_empty() && !paint.area.meets(frame.shown);
        plan.erased[n] = paint.layer.is_some() || outside;
    }
    filled_in(pdf, page, drawing, &mut seen, plan, copy)?;
    for below in pictures::below(drawing, pixels, finding)? {
        plan.unseen.push((below.paint, below.part));
    }
    for (n, paint) in drawing.paints.iter().enumerate() {
        let Way::Picture(at) = paint.way else { continue };
        let Some(picture) = drawing.pictures.get(at as usize) else { continue };
        if plan.erased[n] {
            continue;
        }
        let part = pictures::seen_of(paint, frame);
        if part.is_empty() {
            plan.erased[n] = true;
            continue;
        }
        if let Some(stream) = &picture.stream
            && pixels.spells_below_mask(stream)?
        {
            plan.below_mask.push(n);
        }
        let Some(back) = back(&picture.matrix) else { continue };
        let unit = Rect::around(part.corners().map(|p| moved(p, &back)));
        let unit = unit.meet(Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 });
        if unit.area() < 1.0 - MARGIN && !unit.is_empty() {
            plan.cropped.push((n, unit));
        }
    }
    Ok(seen)
}

/// Fields of forms: what was filled in goes, with what the page shows of it; the empty field stays as a drawing.
fn filled_in(
    pdf: &Pdf<'_>,
    page: &Page,
    drawing: &Drawing,
    seen: &mut [bool],
    plan: &mut Plan,
    copy: &mut Copy,
) -> Result<(), CannotCheck> {
    let list = pdf.value(&page.dict, "Annots")?;
    for (nth, annotation) in (0_u32..).zip(list.array().unwrap_or(&[]).iter().take(10_000)) {
        let Object::Dict(dict) = pdf.get(annotation)? else { continue };
        let kind = pdf.value(&dict, "Subtype")?;
        match kind.name().unwrap_or(b"") {
            b"Widget" => {}
            // What opens beside the page is not seen on it.
            b"Text" | b"Popup" | b"FileAttachment" | b"Sound" | b"Movie" | b"Screen" | b"3D"
            | b"RichMedia" => {
                plan.looks_left_out.push(nth);
                for show in drawing.shows.iter().filter(|s| s.annotation == Some(nth)) {
                    show.glyphs.clone().for_each(|n| seen[n] = false);
                }
                copy.changed("Notes, files and recordings that open beside the pages are gone.");
                continue;
            }
            b"FreeText" | b"Line" | b"Polygon" | b"PolyLine" | b"Ink" | b"Circle" | b"Stamp" | b"Caret" => {
                if !drawing.placings.iter().any(|p| p.annotation == Some(nth)) {
                    copy.changed(
                        "Text boxes and lines that were put on pages without a look of their own are gone.",
                    );
                }
                continue;
            }
            _ => continue,
        }
        let mut value = pdf.value(&dict, "V")?;
        if value == Object::Null {
            value = pdf.value(&pdf.dict(&dict, "Parent")?, "V")?;
        }
        let filled = match &value {
            Object::Text(text) => !text.is_empty(),
            Object::Array(list) => !list.is_empty(),
            Object::Stream(_) => true,
            _ => false,
        };
        copy.changed("The form can no longer be filled in on a screen.");
        if !filled {
            continue;
        }
        copy.changed("What was filled into the fields of the form is gone.");
        for show in drawing.shows.iter().filter(|s| s.annotation == Some(nth)) {
            for n in show.glyphs.clone() {
                plan.gone[n] = true;
                seen[n] = false;
            }
        }
    }
    Ok(())
}

/// The marked parts whose words go: those that say something else than what is shown there.
pub(super) fn words_left_out(
    drawing: &Drawing,
    here: &Words,
    told: &Told,
    left: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut out = Vec::new();
    for (n, group) in drawing.groups.iter().enumerate() {
        let Some((actual, said)) = &group.words else { continue };
        let shown = drawing.words(group.glyphs.clone().filter(|n| left(*n)));
        let run = |t: &str| crate::metadata::words(t).collect::<String>();
        let (one, two) = (run(said), run(&shown));
        let fits = if *actual {
            one == two
                || one.chars().count() <= 2 && (!two.is_empty() || one.is_empty())
                || two.contains(&one)
        } else {
            here.show(said) || !names_somebody(said, here)
        };
        if !fits || told.is_hunted(said) {
            out.push(n);
        }
    }
    out
}

/// A page as far as readers need it.
pub(super) fn page_dict(pdf: &Pdf<'_>, page: &Page, out: &mut Output<'_, '_>) -> Result<Dict, CannotCheck> {
    let mut dict = Dict::default();
    dict.set("Type", Object::Name(b"Page".to_vec()));
    for name in ["MediaBox", "CropBox", "Rotate"] {
        let value = pages::inherited_value(pdf, &page.dict, name)?;
        if let Some(value) = value.map(|v| out.plain(&v)).transpose()?.flatten() {
            dict.set(name, value);
        }
    }
    if dict.get("MediaBox").is_none() {
        let usual = [0.0, 0.0, 612.0, 792.0].map(Object::Number).to_vec();
        dict.set("MediaBox", Object::Array(usual));
    }
    for name in ["UserUnit", "Tabs", "BleedBox", "TrimBox", "ArtBox"] {
        if let Some(value) = page.dict.get(name).map(|v| out.plain(v)).transpose()?.flatten() {
            dict.set(name, value);
        }
    }
    if let Some(group) = page.dict.get("Group").map(|g| out.group(g)).transpose()?.flatten() {
        dict.set("Group", group);
    }
    Ok(dict)
}
