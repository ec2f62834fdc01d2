//! The pages of a PDF one after the other: what each draws, and what of it nobody sees.

use std::collections::HashSet;

use container::{
    Error,
    pdf::{Dict, Object, Page, Pdf},
};

use super::{
    Known,
    content::{Drawing, Interpreter, Rect, Way},
    hidden::{self, Frame, Hidden, Why},
    layers::Layers,
    numbered,
    phrases::{CutOff, Phrases},
    pictures,
    pixels::Pixels,
    widths::widths,
};
use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Pages in pages.
const DEEPEST: usize = 64;

/// Looks at all pages and gives what is known of them.
pub(super) fn look(
    pdf: &Pdf<'_>,
    layers: &Layers,
    list: &[Page],
    interpreter: &mut Interpreter<'_, '_>,
    finding: &mut Finding<'_>,
) -> Result<Known, CannotCheck> {
    let mut known = Known::default();
    let mut pixels = Pixels::new(pdf);
    let mut shown = pictures::Shown::default();
    let mut scanned: Vec<u32> = Vec::new();
    let mut beside: Vec<(Why, Place, String, CutOff)> = Vec::new();
    let mut phrases = Phrases::default();
    for (number, page) in numbered(list) {
        let before = interpreter.left();
        let drawing = interpreter.page(page)?;
        finding.spend(before - interpreter.left())?;
        if drawing.damaged {
            finding.cannot(CannotCheck::malformed("PDF"));
        }
        let frame = frame(pdf, page)?;
        let (hidden, seen) = hidden::judge(&drawing, frame, &mut pixels, finding)?;
        let words = drawing.words((0..seen.len()).filter(|n| seen[*n]));
        known.seen.add(&words);
        phrases.add(&drawing, &seen);
        report(&drawing, &hidden, &seen, layers, number, &mut beside, finding);
        redactions(pdf, page, &drawing, number, finding)?;
        hidden_drawings(&drawing, &hidden, layers, number, finding);
        covered_pictures(&drawing, &mut pixels, number, finding)?;
        masked_pictures(&drawing, &mut pixels, number, finding)?;
        for area in widths(&drawing, &seen, finding)? {
            let at = format!(
                "a box {:.0} points wide, {:.0} from the left, {:.0} from the foot",
                area.width(),
                area.left,
                area.bottom
            );
            let detail = "as wide as what was taken away: its length can be measured";
            finding.note(Code::PdfRedactionWidthLeak, Place::page(number).described(at), detail, "");
        }
        shown.add(&drawing, frame, number);
        for n in &drawing.placed {
            known.drawn.entry(*n).or_insert(number);
        }
        let any_picture = drawing.paints.iter().any(|p| matches!(p.way, Way::Picture(_)));
        let searched = hidden.contains_key(&Why::Recognised);
        if any_picture && !searched && words.chars().filter(|c| c.is_alphanumeric()).count() < 3 {
            scanned.push(number);
        }
        known.notes.extend(drawing.notes.iter().map(|note| (number, note.clone())));
        for part in &drawing.marked {
            let there = drawing.words(part.glyphs.clone().filter(|n| seen[*n]));
            known.marked.push((number, part.actual, part.text.clone(), there));
        }
    }
    for words in interpreter.unseen_in_tiles() {
        let place = Place::at("text drawn invisibly in the tiles of a pattern");
        finding.danger(Code::PdfTextInvisible, place, format!("{} letters", letters(&words)), &words);
    }
    // A chart that runs over the edge of a page is drawn on the next one again: what all of it says is seen there.
    for (why, place, words, cut) in beside {
        let detail = format!("{} letters", letters(&words));
        if cut.is_drawing(&words) && phrases.show(&cut) {
            finding.note(why.code(), place, format!("{detail}, all seen on other pages"), &words);
        } else {
            finding.danger(why.code(), place, detail, &words);
        }
    }
    for (number, page, part, whole, strips) in shown.cut() {
        cut_picture(pdf, &mut pixels, (number, page, part, whole), &strips, finding)?;
    }
    if let Some(first) = scanned.first() {
        let at = if scanned.len() == 1 { "this page".to_owned() } else { format!("{} pages", scanned.len()) };
        let place = Place::page(*first).described(format!("{at} only a picture"));
        finding.note(Code::PdfImageOnly, place, "the words in it were not searched", "");
    }
    Ok(known)
}

/// The frame of a page, from itself or from those above it.
pub(super) fn frame(pdf: &Pdf<'_>, page: &Page) -> Result<Frame, Error> {
    let media = inherited(pdf, &page.dict, "MediaBox")?.unwrap_or(Rect {
        left: 0.0,
        bottom: 0.0,
        right: 612.0,
        top: 792.0,
    });
    let crop = inherited(pdf, &page.dict, "CropBox")?.map_or(media, |c| c.meet(media));
    Ok(Frame { media, shown: if crop.is_empty() { media } else { crop } })
}

fn rectangle(pdf: &Pdf<'_>, value: &Object) -> Result<Option<Rect>, Error> {
    let mut n = Vec::new();
    for one in value.array().unwrap_or(&[]).iter().take(4) {
        n.extend(pdf.get(one)?.number().map(|n| n as f32));
    }
    Ok(if let [a, b, c, d] = n[..] { Some(Rect::of((a, b), (c, d))) } else { None })
}

fn inherited(pdf: &Pdf<'_>, page: &Dict, name: &str) -> Result<Option<Rect>, Error> {
    let mut dict = page.clone();
    for _ in 0..DEEPEST {
        if let Some(rect) = rectangle(pdf, &pdf.value(&dict, name)?)? {
            return Ok((!rect.is_empty()).then_some(rect));
        }
        match pdf.value(&dict, "Parent")? {
            Object::Dict(above) => dict = above,
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// The value under a name of a page, or of those above it.
pub(super) fn inherited_value(pdf: &Pdf<'_>, page: &Dict, name: &str) -> Result<Option<Object>, Error> {
    let mut dict = page.clone();
    for _ in 0..DEEPEST {
        let value = pdf.value(&dict, name)?;
        if value != Object::Null {
            return Ok(Some(value));
        }
        match pdf.value(&dict, "Parent")? {
            Object::Dict(above) => dict = above,
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// Letters that count: those of an unknown font may be any.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric() || *c == '\u{FFFD}').count()
}

fn report(
    drawing: &Drawing,
    hidden: &Hidden,
    seen: &[bool],
    layers: &Layers,
    page: u32,
    beside: &mut Vec<(Why, Place, String, CutOff)>,
    finding: &mut Finding<'_>,
) {
    for (why, glyphs) in hidden {
        let words = match why {
            Why::UnderBox | Why::UnderImage | Why::UnderAnnotation => {
                let whole = touched_words(drawing, glyphs, seen);
                drawing.words(glyphs.iter().copied().filter(|n| !whole.contains(n)))
            }
            _ => drawing.words(glyphs.iter().copied()),
        };
        let count = letters(&words);
        let least = if *why == Why::CutOff { 4 } else { 2 };
        if count < least {
            continue;
        }
        let mut at = format!("text {}", why.in_words());
        if let Why::Layer(layer) = why {
            at = format!("{at}: ‘{}’", layers.name(*layer));
        }
        let place = Place::page(page).described(at);
        let detail = format!("{count} letters");
        match why {
            Why::CutOff | Why::OffPage => {
                let cut = CutOff::of(drawing, hidden, *why, seen);
                beside.push((*why, place, words, cut));
            }
            Why::Recognised => finding.note(why.code(), place, detail, &words),
            // It is both: a redaction by a box, and letters that cannot be told from it.
            Why::LikeBox => {
                finding.danger(why.code(), place.clone(), detail.clone(), &words);
                finding.danger(Code::PdfTextSameColour, place, detail, &words);
            }
            _ => finding.danger(why.code(), place, detail, &words),
        }
    }
}

/// Letters at the edge of a word that something merely touches: most of the word is seen, and no digit is hidden.
fn touched_words(drawing: &Drawing, glyphs: &[usize], seen: &[bool]) -> HashSet<usize> {
    let letter = |n: usize| drawing.letters(&drawing.glyphs[n]).chars().all(char::is_alphabetic);
    let of_word = |n: usize| drawing.letters(&drawing.glyphs[n]).chars().all(char::is_alphanumeric);
    let mut out = HashSet::new();
    for n in glyphs.iter().copied() {
        let show = &drawing.shows[drawing.glyphs[n].show as usize].glyphs;
        let from = (show.start..n).rev().take_while(|m| of_word(*m)).last().unwrap_or(n);
        let to = (n..show.end).take_while(|m| of_word(*m)).last().unwrap_or(n);
        let word = from..=to;
        let hidden: Vec<usize> = word.clone().filter(|m| !seen[*m]).collect();
        let shown = word.count() - hidden.len();
        if hidden.len() <= 2 && shown >= 2 && shown > hidden.len() && hidden.iter().all(|m| letter(*m)) {
            out.insert(n);
        }
    }
    out
}

/// Redactions that were marked and not carried out, with the words that they should have removed.
fn redactions(
    pdf: &Pdf<'_>,
    page: &Page,
    drawing: &Drawing,
    number: u32,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let annotations = pdf.value(&page.dict, "Annots")?;
    for annotation in annotations.array().unwrap_or(&[]).iter().take(20_000) {
        let Object::Dict(dict) = pdf.get(annotation)? else { continue };
        if pdf.value(&dict, "Subtype")?.name() != Some(b"Redact") {
            continue;
        }
        finding.spend(drawing.glyphs.len() / 16)?;
        let rect = rectangle(pdf, &pdf.value(&dict, "Rect")?)?.unwrap_or(Rect::NONE);
        let below = (0..drawing.glyphs.len()).filter(|n| rect.holds(drawing.glyphs[*n].area.centre()));
        let words = drawing.words(below);
        let place = Place::page(number).described("a redaction that was marked and not carried out");
        finding.danger(Code::PdfRedactUnapplied, place, "what it should remove is still there", &words);
    }
    Ok(())
}

/// Pictures and lines in a layer that is off.
fn hidden_drawings(
    drawing: &Drawing,
    hidden: &Hidden,
    layers: &Layers,
    page: u32,
    finding: &mut Finding<'_>,
) {
    let text = hidden.keys().any(|why| matches!(why, Why::Layer(_)));
    let Some(first) = drawing.paints.iter().find_map(|p| p.layer).filter(|_| !text) else { return };
    let pictures =
        drawing.paints.iter().filter(|p| p.layer.is_some() && matches!(p.way, Way::Picture(_))).count();
    let lines = drawing.paints.iter().filter(|p| p.layer.is_some()).count();
    let place =
        Place::page(page).described(format!("a layer that is switched off: ‘{}’", layers.name(first)));
    finding.danger(
        Code::PdfOcgHidden,
        place,
        format!("{pictures} pictures, {} other drawings", lines - pictures),
        "",
    );
}

fn covered_pictures(
    drawing: &Drawing,
    pixels: &mut Pixels<'_, '_>,
    page: u32,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    for below in pictures::below(drawing, pixels, finding)? {
        let what = if below.annotation { "below an annotation" } else { "below a box" };
        let at = format!(
            "a part of a picture {what}, {:.0} from the left, {:.0} from the foot",
            below.part.left, below.part.bottom
        );
        let detail = format!("{:.0} by {:.0} points of the picture", below.part.width(), below.part.height());
        finding.danger(Code::PdfImageUnderBox, Place::page(page).described(at), detail, "");
    }
    Ok(())
}

/// Pictures that go on where their own mask lets nothing through.
fn masked_pictures(
    drawing: &Drawing,
    pixels: &mut Pixels<'_, '_>,
    page: u32,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let mut known: Vec<u32> = Vec::new();
    for paint in drawing.paints.iter().filter(|p| p.layer.is_none()) {
        let Way::Picture(n) = paint.way else { continue };
        let Some(stream) = drawing.pictures.get(n as usize).and_then(|p| p.stream.as_ref()) else { continue };
        let masked = ["SMask", "Mask"].iter().any(|n| stream.dict.get(n).is_some());
        if !masked || known.contains(&stream.number()) {
            continue;
        }
        known.push(stream.number());
        if pixels.spells_below_mask(stream)? {
            let part = format!("object {}", stream.number());
            let at = "a picture that goes on below its transparent part";
            let place = Place { part: Some(part), at: Some(at.into()), page: Some(page) };
            finding.danger(
                Code::ImgAlphaHidden,
                place,
                "colours that a program without transparency shows",
                "",
            );
        }
    }
    Ok(())
}

fn cut_picture(
    pdf: &Pdf<'_>,
    pixels: &mut Pixels<'_, '_>,
    (number, page, part, whole): (u32, u32, f32, Rect),
    strips: &[Rect],
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let Object::Stream(stream) = pdf.get(&Object::Ref(number))? else { return Ok(()) };
    let mut telling = false;
    for strip in strips.iter().filter(|s| !s.is_empty()) {
        telling |= pixels.is_flat_part(&stream, *strip)? != Some(true);
    }
    if telling {
        let at = format!("a picture of which {:.0} % lies outside what is shown", part * 100.0);
        let detail = format!("drawn {:.0} by {:.0} points large", whole.width(), whole.height());
        finding.danger(Code::PdfImageClipped, Place::page(page).described(at), detail, "");
    }
    Ok(())
}
