//! Every object of the file, whether anything leads to it or not: pictures with what cameras wrote into them,
//! descriptions, and what no page shows.

use std::collections::{BTreeSet, HashSet};

use container::{
    Error,
    pdf::{Dict, Item, Lexer, Object, Page, Pdf, Stream},
};

use super::{Known, content::Interpreter, description, private, reach, revisions, said, text};
use crate::dangers::{CannotCheck, Code, Finding, Format, Place};
use crate::metadata::{Words, is_neutral, mentions_program, words};

/// Values that are never somebody's words.
const TECHNICAL: &str = "ID|DA|Registry|Ordering|CharSet|Producer|Creator|O|U|OE|UE|Perms|Lang|NM|OutputConditionIdentifier|\
     OutputCondition|RegistryName|ByteRange|CreationDate|ModDate|M|Style|FontFamily|JS|PTEX.Fullbanner|Cert|Prop_Build|IRT";
/// Bytes of a picture, unpacked, from which on it counts how small it is packed.
const LARGEST_PICTURE: usize = 250_000_000;
const RATIO: usize = 700;
/// What is told of letters that only their font knows.
pub(super) const OWN_FONT: &str = "text in a font of its own";
/// Letters of old drawings that are looked at.
const LONGEST: usize = 200_000;

/// Looks at all objects.
pub(super) fn look(
    pdf: &Pdf<'_>,
    bytes: &[u8],
    of_pages: &HashSet<u32>,
    known: &Known,
    interpreter: &mut Interpreter<'_, '_>,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let standard = standard(pdf, finding)?;
    let other = private::reached(pdf, finding)?;
    let saves = revisions::ends(bytes);
    let mut orphans = Orphans { first: None, earlier: None, count: 0, old: 0 };
    let mut undrawn: BTreeSet<u32> = BTreeSet::new();
    for number in pdf.numbers() {
        finding.spend(2)?;
        let object = pdf.get(&Object::Ref(number))?;
        let Some(dict) = object.dict() else { continue };
        let kind = dict.get("Type").and_then(Object::name).unwrap_or(b"");
        if matches!(kind, b"XRef" | b"ObjStm") || dict.get("Linearized").is_some() {
            continue;
        }
        if let Object::Stream(stream) = &object {
            self::stream(pdf, stream, known, finding)?;
        } else if dict.get("Pages").is_none()
            && let Object::Stream(own) = pdf.value(dict, "Metadata")?
        {
            let bytes = pdf.bytes_of(&own).unwrap_or_default();
            let place =
                Place::part(format!("object {number}")).described("the description of a part of the file");
            description::xmp(&bytes, place, &known.seen, finding);
        }
        let reached = standard.contains(&number);
        if reached && let Some(resources) = dict.get("Resources").and_then(|r| pdf.get(r).ok()) {
            let objects = resources.dict().map(|d| pdf.dict(d, "XObject")).transpose()?.unwrap_or_default();
            let drawn_by = kind == b"Page" || known.drawn.contains_key(&number);
            undrawn.extend(objects.entries().filter_map(|(_, o)| match o {
                Object::Ref(n) if drawn_by && !known.drawn.contains_key(n) => Some(*n),
                _ => None,
            }));
        }
        if reached && let Some(resources) = dict.get("Resources").and_then(|r| pdf.get(r).ok()) {
            let patterns = resources.dict().map(|d| pdf.dict(d, "Pattern")).transpose()?.unwrap_or_default();
            undrawn.extend(patterns.entries().filter_map(|(_, o)| match o {
                Object::Ref(n) if !interpreter.used(*n) => Some(*n),
                _ => None,
            }));
        }
        let lost_page = kind == b"Page" && !of_pages.contains(&number);
        if !lost_page && (reached || other.contains(&number)) {
            if reached {
                said::look(pdf, number, &object, &known.seen, finding);
            }
            continue;
        }
        let sample = if lost_page {
            let resources = pdf.dict(dict, "Resources")?;
            let page = Page { dict: dict.clone(), resources, number: Some(number) };
            let drawing = interpreter.page(&page)?;
            let words = drawing.words(0..drawing.glyphs.len());
            let unseen = known.seen.unseen(&words).join(" ");
            let any = super::text::is_words(&unseen);
            any.then_some(unseen)
        } else {
            telling(pdf, &object, &known.seen)?
        };
        if let Some(sample) = sample {
            orphans.add(
                sample,
                pdf.position(number).is_some_and(|at| saves.last().is_some_and(|end| at < *end)),
            );
        }
    }
    orphans.report(finding);
    for number in undrawn {
        not_drawn(pdf, number, &known.seen, finding)?;
    }
    Ok(())
}

/// All that the standard leads to from the ends of the file.
fn standard(pdf: &Pdf<'_>, finding: &mut Finding<'_>) -> Result<BTreeSet<u32>, CannotCheck> {
    let mut values: Vec<Object> = private::known(pdf.root()).map(|(_, v)| v.clone()).collect();
    for trailer in pdf.trailers().iter().rev().take(1_000) {
        let own = trailer.get("Root").map(|r| pdf.get(r)).transpose()?;
        if own.as_ref().and_then(Object::dict) == Some(pdf.root()) || trailer.get("Root").is_none() {
            values.extend(
                ["Info", "Encrypt", "Root"]
                    .iter()
                    .filter_map(|n| trailer.get(n))
                    .filter(|o| matches!(o, Object::Ref(_)))
                    .cloned(),
            );
        }
    }
    // The catalogue itself is reached, but not what only private names in it lead to.
    let catalogues: Vec<u32> = values
        .iter()
        .filter_map(|v| if let Object::Ref(n) = v { Some(*n) } else { None })
        .filter(|n| pdf.get(&Object::Ref(*n)).is_ok_and(|o| o.dict() == Some(pdf.root())))
        .collect();
    values.retain(|v| !matches!(v, Object::Ref(n) if catalogues.contains(n)));
    let mut out = reach::from(pdf, &values, &["PieceInfo"], finding)?;
    out.extend(catalogues);
    Ok(out)
}

/// What a stream carries beside what it draws.
fn stream(
    pdf: &Pdf<'_>,
    stream: &Stream,
    known: &Known,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    let page = known.drawn.get(&stream.number()).copied();
    if let Some(sample) = after_packed(pdf, stream).filter(|rest| super::between::tells(rest, &known.seen)) {
        let place = Place::part(format!("object {}", stream.number()))
            .described("bytes after the end of what is packed");
        finding.danger(Code::PdfOrphanObject, place, format!("{} letters", sample.chars().count()), &sample);
    }
    let place = || page.map_or_else(|| Place::part(format!("object {}", stream.number())), Place::page);
    if pdf.value(&stream.dict, "Subtype")?.name() == Some(b"Image") {
        let filters = match pdf.value(&stream.dict, "Filter")? {
            Object::Array(list) => list.iter().any(|f| matches!(f.name(), Some(b"DCTDecode" | b"DCT"))),
            one => matches!(one.name(), Some(b"DCTDecode" | b"DCT")),
        };
        let side = |name: &str| pdf.value(&stream.dict, name).ok().and_then(|v| v.whole()).unwrap_or(0);
        let bits = side("BitsPerComponent").max(1);
        let size = side("Width").saturating_mul(side("Height")).saturating_mul(bits) / 8;
        if size > LARGEST_PICTURE && pdf.packed_bytes(stream).len().saturating_mul(RATIO) < size {
            return Err(CannotCheck::bomb("it has a picture that unpacks to far more than its size"));
        }
        if filters && let (bytes, Some(_)) = pdf.picture(stream)? {
            let name = page.map_or_else(|| "a picture".to_owned(), |p| format!("a picture on page {p}"));
            // A picture that is cut off is drawn as far as it goes; what it carries stands before.
            match finding.within(&name, page, |finding| crate::image::look(&bytes, Format::Jpeg, finding)) {
                Err(why) if why.code == Some(Code::ContainerBomb) => return Err(why),
                _ => {}
            }
        }
    }
    if let Object::Stream(own) = pdf.value(&stream.dict, "Metadata")? {
        let bytes = pdf.bytes_of(&own).unwrap_or_default();
        description::xmp(
            &bytes,
            place().described("the description of a picture or form"),
            &known.seen,
            finding,
        );
    }
    if stream.dict.get("PieceInfo").is_some() {
        private::piece(pdf, &stream.dict, place(), &known.seen, finding)?;
    }
    Ok(())
}

/// Words after the end of a packed stream, which no reader unpacks.
fn after_packed(pdf: &Pdf<'_>, stream: &Stream) -> Option<String> {
    let first = match pdf.value(&stream.dict, "Filter").ok()? {
        Object::Array(list) => list.into_iter().next()?,
        one => one,
    };
    if !matches!(first.name(), Some(b"FlateDecode" | b"Fl")) {
        return None;
    }
    let packed = pdf.packed_bytes(stream);
    // What is packed has no row of letters; only where there is one is it unpacked to see where it ends.
    let tail = packed.get(packed.len().saturating_sub(4_000)..)?;
    let plain = |b: &u8| b.is_ascii_graphic() || *b == b' ';
    if !tail
        .chunk_by(|a, b| plain(a) == plain(b))
        .any(|row| row.len() >= 10 && row.first().is_some_and(plain))
    {
        return None;
    }
    let mut unpacker = flate2::Decompress::new(true);
    let mut room = vec![0_u8; 64 * 1024];
    loop {
        let from = usize::try_from(unpacker.total_in()).ok()?;
        let before = (unpacker.total_in(), unpacker.total_out());
        let state =
            unpacker.decompress(packed.get(from..)?, &mut room, flate2::FlushDecompress::None).ok()?;
        if state == flate2::Status::StreamEnd {
            break;
        }
        let stuck = (unpacker.total_in(), unpacker.total_out()) == before;
        if stuck || unpacker.total_out() > 300_000_000 {
            return None;
        }
    }
    let rest = packed.get(usize::try_from(unpacker.total_in()).ok()?..)?.trim_ascii();
    (rest.len() >= 8).then(|| text::decode(&rest[..rest.len().min(LONGEST)]))
}

/// Pictures, forms and patterns that a page could draw and does not.
fn not_drawn(pdf: &Pdf<'_>, number: u32, seen: &Words, finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let object = pdf.get(&Object::Ref(number))?;
    if let Some(sample) = telling(pdf, &object, seen)? {
        let place = Place::part(format!("object {number}")).described("what a page could draw and does not");
        finding.danger(Code::PdfOrphanObject, place, "left from an earlier state", &sample);
    }
    Ok(())
}

struct Orphans {
    first: Option<String>,
    earlier: Option<String>,
    count: usize,
    old: usize,
}

impl Orphans {
    fn add(&mut self, sample: String, earlier: bool) {
        let (slot, count) =
            if earlier { (&mut self.earlier, &mut self.old) } else { (&mut self.first, &mut self.count) };
        *count += 1;
        // The longest tells most.
        if slot.as_ref().is_none_or(|s| s.len() < sample.len().min(400)) {
            *slot = Some(sample);
        }
    }

    fn report(self, finding: &mut Finding<'_>) {
        if let Some(sample) = self.first {
            let place = Place::part("objects").described("parts of the file that nothing leads to");
            finding.danger(Code::PdfOrphanObject, place, format!("{} objects", self.count), &sample);
        }
        if let Some(sample) = self.earlier {
            let place = Place::part("earlier save").described("what an earlier save of the file held");
            finding.danger(Code::PdfIncremental, place, format!("{} objects", self.old), &sample);
        }
    }
}

/// What an object tells that no page shows; none where it tells nothing.
pub(super) fn telling(pdf: &Pdf<'_>, object: &Object, seen: &Words) -> Result<Option<String>, CannotCheck> {
    match object {
        Object::Text(said) => Ok(telling_text(&text::decode(said), seen)),
        Object::Array(_) | Object::Dict(_) => Ok(telling_values(object, seen)),
        Object::Stream(stream) => {
            if let Some(found) = telling_values(object, seen) {
                return Ok(Some(found));
            }
            telling_stream(pdf, stream, seen)
        }
        _ => Ok(None),
    }
}

fn telling_text(said: &str, seen: &Words) -> Option<String> {
    let tells = text::is_words(said) && !is_neutral(said) && !mentions_program(said) && !seen.show(said);
    tells.then(|| said.to_owned())
}

fn telling_values(object: &Object, seen: &Words) -> Option<String> {
    let mut open: Vec<&Object> = vec![object];
    while let Some(object) = open.pop() {
        match object {
            Object::Text(said) => {
                if let Some(found) = telling_text(&text::decode(said), seen) {
                    return Some(found);
                }
            }
            Object::Array(list) => open.extend(list),
            Object::Dict(_) | Object::Stream(_) => {
                let entries = object.dict().into_iter().flat_map(Dict::entries);
                open.extend(entries.filter(|(name, _)| !technical(name)).map(|(_, v)| v));
            }
            _ => {}
        }
    }
    None
}

fn technical(name: &[u8]) -> bool {
    TECHNICAL.split('|').any(|t| t.as_bytes() == name)
}

fn telling_stream(pdf: &Pdf<'_>, stream: &Stream, seen: &Words) -> Result<Option<String>, CannotCheck> {
    let dict = &stream.dict;
    let is = |name: &str| dict.get(name).and_then(Object::name);
    if is("Subtype") == Some(b"Image") {
        let side = |name: &str| pdf.value(dict, name).ok().and_then(|v| v.whole()).unwrap_or(0);
        let (width, height) = (side("Width"), side("Height"));
        let large = width * height > 2_500;
        return Ok(large.then(|| format!("a picture of {width} by {height} dots")));
    }
    let font = ["Length1", "Length2", "Length3", "FunctionType", "ShadingType", "N", "Alternate"]
        .iter()
        .any(|n| dict.get(n).is_some());
    if font
        || matches!(is("Subtype"), Some(b"Type1C" | b"CIDFontType0C" | b"OpenType"))
        || matches!(is("Type"), Some(b"CMap"))
    {
        return Ok(None);
    }
    let bytes = match pdf.bytes_of(stream) {
        Ok(bytes) => bytes,
        Err(error @ Error::Bomb { .. }) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    if bytes.windows(9).any(|w| w == b"begincmap") {
        return Ok(None);
    }
    if bytes.windows(10).take(2_000).any(|w| w == b"<x:xmpmeta" || w == b"<rdf:RDF x") {
        let found = crate::metadata::read_xmp(&bytes, &container::Limits::default());
        let told = found.telling().find(|(_, v)| !seen.show(v)).map(|(_, v)| v.to_owned());
        return Ok(told);
    }
    let drawn = drawn(&bytes);
    if !drawn.is_empty() {
        if !text::is_words(&drawn) {
            return Ok(Some(OWN_FONT.to_owned()));
        }
        let unseen = seen.unseen(&drawn).join(" ");
        let any = words(&unseen).any(|w| w.len() > 1);
        return Ok(any.then_some(unseen));
    }
    let head = container::charset::decode(&bytes[..bytes.len().min(20_000)], None).text.into_owned();
    let unseen = seen.unseen(&head).len();
    let some = unseen >= 3 || unseen > 0 && bytes.len() < 400;
    let plain = text::is_words(&head) && some && !looks_like_drawing(&bytes);
    Ok(plain.then_some(head))
}

/// Numbers and short words, as drawings without text are.
fn looks_like_drawing(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4_000)];
    let digits = head.iter().filter(|b| b.is_ascii_digit() || b" .\n\r-".contains(b)).count();
    digits * 3 > head.len() * 2
        || head.starts_with(b"/")
        || head.starts_with(b"q ")
        || head.starts_with(b"q\n")
}

/// The texts that a drawing shows, read without its fonts.
fn drawn(bytes: &[u8]) -> String {
    let mut lexer = Lexer::new(bytes, 0);
    let mut out = String::new();
    let mut values: Vec<Object> = Vec::new();
    let mut any = false;
    while let Some(item) = lexer.next_item() {
        match item {
            Item::Object(object) if values.len() < 64 => values.push(object),
            Item::Object(_) => {}
            Item::Word(word) => {
                any |= matches!(word, b"BT" | b"ET" | b"Tf");
                if matches!(word, b"Tj" | b"TJ" | b"'" | b"\"") && any {
                    match values.last() {
                        Some(Object::Text(shown)) => out.push_str(&text::decode(shown)),
                        Some(Object::Array(list)) => {
                            for part in list {
                                match part {
                                    Object::Text(shown) => out.push_str(&text::decode(shown)),
                                    Object::Number(n) if *n < -180.0 => out.push(' '),
                                    _ => {}
                                }
                            }
                        }
                        _ => {}
                    }
                    out.push(' ');
                }
                values.clear();
            }
        }
        if out.len() > LONGEST {
            break;
        }
    }
    out.trim().to_owned()
}
