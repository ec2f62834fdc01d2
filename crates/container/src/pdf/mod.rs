//! PDF files, bounded: objects are found by looking through the whole file, so that a wrong table of contents does no
//! harm, and every byte that is unpacked is counted against one limit. What codes of fonts stand for is said; nothing here draws
//! or puts words together.

mod cmap;
mod crypt;
mod filters;
mod font;
mod glyphs;
mod lexer;
mod object;
mod standard;

use std::{cell::Cell, cell::RefCell, collections::HashMap, collections::HashSet, rc::Rc};

use self::{
    crypt::Crypt,
    filters::{Unpacked, unpack},
    lexer::is_space,
};
use crate::{Error, Limits};

pub use cmap::utf16;
pub use font::{Font, Shown};
pub use glyphs::readable;
pub use lexer::{Item, Lexer};
pub use object::{Dict, Object, Stream};

const WHAT: &str = "PDF";
/// What unpacks to less than this may unpack from anything.
const ALWAYS_ALLOWED: usize = 1_000_000;
/// Dots of a picture that are unpacked however small it is packed.
const LARGEST_PICTURE: usize = 70_000_000;
/// Bytes of one stream, unpacked: what a page draws is never as long, and a bomb is not held in memory.
const LONGEST: usize = 50_000_000;
/// Objects of one file.
const MOST_OBJECTS: usize = 2_000_000;
/// Bytes of objects that are read, counted each time.
const READ: usize = 2_000_000_000;
/// References that lead to references.
const MOST_STEPS: usize = 16;
/// Bytes of unpacked streams of objects that are kept, so that none is unpacked again and again.
const KEPT: usize = 64_000_000;

#[derive(Clone, Copy)]
enum Place {
    /// At a byte of the file, with its generation.
    File(usize, u32),
    /// In a stream of objects, at the n-th place; with the byte of the file where that stream begins.
    Packed(u32, usize, usize),
}

/// A PDF whose objects have been found.
pub struct Pdf<'a> {
    bytes: &'a [u8],
    places: HashMap<u32, Place>,
    /// Objects that a later one of the same number took the place of.
    earlier: Vec<(u32, Place)>,
    trailers: Vec<Dict>,
    root: Dict,
    crypt: Option<Crypt>,
    ratio: usize,
    limit: usize,
    most_pages: usize,
    left: Cell<usize>,
    /// Something that was unpacked ended before its end.
    cut: Cell<bool>,
    /// Bytes of objects that may still be read: each is read anew whenever something leads to it.
    unread: Cell<usize>,
    packed: RefCell<Vec<(u32, Rc<Packed>)>>,
}

/// A stream of objects, unpacked: where each begins.
struct Packed {
    bytes: Vec<u8>,
    begins: Vec<(u32, usize)>,
}

/// A page: its dictionary, and the resources that it may have from those above it.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is said about it.
    pub dict: Dict,
    /// Fonts, pictures and forms by name.
    pub resources: Dict,
    /// The number of its object.
    pub number: Option<u32>,
}

impl<'a> Pdf<'a> {
    /// Finds the objects of a file.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Error> {
        limits.check_size(bytes)?;
        let mut pdf = Pdf {
            bytes,
            places: HashMap::new(),
            earlier: Vec::new(),
            trailers: Vec::new(),
            root: Dict::default(),
            crypt: None,
            ratio: limits.ratio,
            limit: limits.unpacked,
            most_pages: limits.pages,
            left: Cell::new(limits.unpacked),
            cut: Cell::new(false),
            unread: Cell::new(READ),
            packed: RefCell::new(Vec::new()),
        };
        let found = pdf.index()?;
        let last = |name: &str| found.trailers.iter().rev().find(|t| t.get(name).is_some());
        if let Some(trailer) = last("Encrypt") {
            let encrypt = trailer.get("Encrypt").map(|e| pdf.get(e)).transpose()?;
            let id = last("ID").and_then(|t| t.get("ID")).map(|i| pdf.get(i)).transpose()?;
            let id = id.as_ref().and_then(Object::array).and_then(|a| a.first()).and_then(Object::text);
            let encrypt = encrypt.as_ref().and_then(Object::dict).cloned().unwrap_or_default();
            let number = match trailer.get("Encrypt") {
                Some(Object::Ref(number)) => Some(*number),
                _ => None,
            };
            pdf.crypt = Some(
                Crypt::open(&encrypt, id.unwrap_or(&[]), number).ok_or(Error::Encrypted { what: WHAT })?,
            );
        }
        for (number, at) in found.packed {
            pdf.index_packed(number, at)?;
        }
        pdf.root = pdf.find_root(&found.trailers)?;
        pdf.trailers = found.trailers;
        Ok(pdf)
    }

    /// Looks through the file for "n g obj", passing over what streams hold.
    fn index(&mut self) -> Result<Found, Error> {
        let bytes = self.bytes;
        let mut found = Found::default();
        let mut at = 0;
        let mut no_more_ends = false;
        while let Some(next) = find(bytes, at, b"obj", b"trailer") {
            at = next + 3;
            if bytes[next] == b't' {
                if let Some(Object::Dict(trailer)) = Lexer::new(bytes, next + 7).next_object()
                    && found.trailers.len() < 1000
                {
                    found.trailers.push(trailer);
                }
                continue;
            }
            let Some((number, generation, begin)) = header_before(bytes, next) else { continue };
            if let Some(earlier) = self.places.insert(number, Place::File(next + 3, generation)) {
                self.earlier.push((number, earlier));
            }
            if self.places.len() + self.earlier.len() > MOST_OBJECTS {
                return Err(Error::TooMany { limit: MOST_OBJECTS });
            }
            let mut lexer = Lexer::new(bytes, next + 3);
            let Some(Object::Dict(dict)) = lexer.next_object() else { continue };
            at = lexer.at.max(at);
            lexer.skip_space();
            if !bytes[lexer.at.min(bytes.len())..].starts_with(b"stream") {
                continue;
            }
            if dict.is("Type", "XRef") {
                found.trailers.push(dict.clone());
            } else if dict.is("Type", "ObjStm") {
                found.packed.push((number, begin));
            }
            let start = after_line(bytes, lexer.at + 6);
            at = match stream_end(bytes, start, &dict, no_more_ends) {
                Some(end) => end,
                None => {
                    // No stream ends any more; what follows is still looked through, once.
                    no_more_ends = true;
                    start
                }
            };
        }
        if self.places.is_empty() {
            return Err(Error::Damaged { what: WHAT });
        }
        Ok(found)
    }

    /// Notes the objects of a stream of objects, where no later object of the file has their number.
    fn index_packed(&mut self, number: u32, at: usize) -> Result<(), Error> {
        let Ok(packed) = self.packed(number) else {
            // A bomb ends the reading; a damaged stream loses its objects only.
            return if self.left.get() == 0 { Err(Error::Bomb { limit: self.limit }) } else { Ok(()) };
        };
        for (n, (inner, _)) in packed.begins.iter().enumerate() {
            let newer = match self.places.get(inner) {
                Some(Place::File(other, _) | Place::Packed(_, _, other)) => at >= *other,
                None => true,
            };
            let place = Place::Packed(number, n, at);
            let earlier = if newer { self.places.insert(*inner, place) } else { Some(place) };
            self.earlier.extend(earlier.map(|e| (*inner, e)));
        }
        if self.places.len() + self.earlier.len() > MOST_OBJECTS {
            return Err(Error::TooMany { limit: MOST_OBJECTS });
        }
        Ok(())
    }

    fn packed(&self, number: u32) -> Result<Rc<Packed>, Error> {
        let known = self.packed.borrow().iter().rposition(|(n, _)| *n == number);
        if let Some(n) = known {
            // What is used goes to the end, where it is found first and dropped last.
            let mut kept = self.packed.borrow_mut();
            let last = kept.len() - 1;
            if last - n > 8 {
                kept[n..].rotate_left(1);
                return Ok(kept[last].1.clone());
            }
            return Ok(kept[n].1.clone());
        }
        let Some(Place::File(at, generation)) = self.places.get(&number).copied() else {
            return Err(Error::Damaged { what: WHAT });
        };
        let Object::Stream(stream) = self.at(number, generation, at) else {
            return Err(Error::Damaged { what: WHAT });
        };
        let bytes = self.bytes_of(&stream)?;
        let count = stream.dict.get("N").and_then(Object::whole).unwrap_or(0).min(100_000);
        let first = stream.dict.get("First").and_then(Object::whole).unwrap_or(0);
        let mut lexer = Lexer::new(&bytes, 0);
        let mut begins = Vec::new();
        for _ in 0..count {
            let number = lexer.next_object().and_then(|o| o.whole());
            let offset = lexer.next_object().and_then(|o| o.whole());
            let (Some(number), Some(offset)) = (number, offset) else { break };
            begins.push((u32::try_from(number).unwrap_or(0), first.saturating_add(offset)));
        }
        let packed = Rc::new(Packed { bytes, begins });
        let mut kept = self.packed.borrow_mut();
        while kept.iter().map(|(_, p)| p.bytes.len()).sum::<usize>() + packed.bytes.len() > KEPT
            && !kept.is_empty()
        {
            kept.remove(0);
        }
        kept.push((number, packed.clone()));
        Ok(packed)
    }

    fn find_root(&self, trailers: &[Dict]) -> Result<Dict, Error> {
        for trailer in trailers.iter().rev() {
            if let Some(root) = trailer.get("Root").map(|r| self.get(r)).transpose()?
                && let Some(root) = root.dict()
                && root.get("Pages").is_some()
            {
                return Ok(root.clone());
            }
        }
        for number in self.numbers() {
            if let Object::Dict(dict) = self.get(&Object::Ref(number))?
                && dict.is("Type", "Catalog")
            {
                return Ok(dict);
            }
        }
        Err(Error::Damaged { what: WHAT })
    }

    /// A value with references followed.
    pub fn get(&self, object: &Object) -> Result<Object, Error> {
        let mut now = object.clone();
        for _ in 0..MOST_STEPS {
            let Object::Ref(number) = now else { return Ok(now) };
            now = match self.places.get(&number).copied() {
                None => Object::Null,
                Some(place) => self.placed(number, place)?,
            };
        }
        Ok(Object::Null)
    }

    /// The object of a number that stands at a place.
    fn placed(&self, number: u32, place: Place) -> Result<Object, Error> {
        match place {
            Place::File(at, generation) => {
                let (object, end) = self.read(number, generation, at);
                self.count(end - at)?;
                Ok(object)
            }
            Place::Packed(stream, n, _) => {
                let packed = match self.packed(stream) {
                    Ok(packed) => packed,
                    Err(error @ Error::Bomb { .. }) => return Err(error),
                    Err(_) => return Ok(Object::Null),
                };
                let begin = packed.begins.get(n).map_or(usize::MAX, |b| b.1);
                let begin = begin.min(packed.bytes.len());
                let mut lexer = Lexer::new(&packed.bytes, begin);
                let object = lexer.next_object().unwrap_or(Object::Null);
                self.count(lexer.at.saturating_sub(begin))?;
                Ok(object)
            }
        }
    }

    fn count(&self, bytes: usize) -> Result<(), Error> {
        let left = self.unread.get().checked_sub(bytes).ok_or(Error::TooMuchWork { what: WHAT })?;
        self.unread.set(left);
        Ok(())
    }

    /// The numbers of all objects, in their order, whether anything leads to them or not.
    pub fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.places.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// Where the object of a number stands in the file: for one in a stream of objects, where that stream begins.
    pub fn position(&self, number: u32) -> Option<usize> {
        self.places.get(&number).map(|place| match place {
            Place::File(at, _) | Place::Packed(_, _, at) => *at,
        })
    }

    /// Objects that later ones of the same number took the place of, with the number.
    pub fn earlier(&self) -> impl Iterator<Item = Result<(u32, Object), Error>> {
        self.earlier.iter().map(|(number, place)| Ok((*number, self.placed(*number, *place)?)))
    }

    /// What the ends of the file say, in its order.
    pub fn trailers(&self) -> &[Dict] {
        &self.trailers
    }

    /// The value under a name of a dictionary, references followed; nothing where there is none.
    pub fn value(&self, dict: &Dict, name: &str) -> Result<Object, Error> {
        dict.get(name).map_or(Ok(Object::Null), |v| self.get(v))
    }

    /// The dictionary under a name, empty where there is none.
    pub fn dict(&self, dict: &Dict, name: &str) -> Result<Dict, Error> {
        Ok(match self.value(dict, name)? {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict,
            _ => Dict::default(),
        })
    }

    /// The catalogue of the file.
    pub fn root(&self) -> &Dict {
        &self.root
    }

    fn at(&self, number: u32, generation: u32, at: usize) -> Object {
        self.read(number, generation, at).0
    }

    /// An object at a place of the file, and where it ends.
    fn read(&self, number: u32, generation: u32, at: usize) -> (Object, usize) {
        let mut lexer = Lexer::new(self.bytes, at);
        let object = lexer.next_object().unwrap_or(Object::Null);
        let mut object = match object {
            Object::Dict(dict) => {
                lexer.skip_space();
                if self.bytes[lexer.at.min(self.bytes.len())..].starts_with(b"stream") {
                    let start = after_line(self.bytes, lexer.at + 6);
                    let end = stream_end(self.bytes, start, &dict, false).unwrap_or(self.bytes.len());
                    // Where the length stands elsewhere the end is looked for, which counts as reading.
                    if dict.get("Length").and_then(Object::whole).is_none() {
                        lexer.at = end;
                    }
                    Object::Stream(Stream { dict, start, end, number, generation })
                } else {
                    Object::Dict(dict)
                }
            }
            other => other,
        };
        if let Some(crypt) = &self.crypt {
            crypt.decrypt_texts(&mut object, number, generation);
        }
        (object, lexer.at.max(at))
    }

    /// Whether anything that was unpacked since this was last asked is damaged, so that only a part of it came out.
    pub fn was_cut(&self) -> bool {
        self.cut.replace(false)
    }

    /// The packed bytes of a stream as they stand in the file.
    fn raw(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.start..stream.end.max(stream.start)).unwrap_or(&[])
    }

    /// The bytes of a stream, unpacked. Fails where they would be too many, or are packed as a picture.
    pub fn bytes_of(&self, stream: &Stream) -> Result<Vec<u8>, Error> {
        match self.unpacked(stream)? {
            (bytes, None) => Ok(bytes),
            (_, Some(_)) => Err(Error::Damaged { what: WHAT }),
        }
    }

    /// The bytes of a picture, unpacked as far as they can be, with the way of packing that is left. Each is bounded by
    /// itself, so that a long scan is no bomb.
    pub fn picture(&self, stream: &Stream) -> Result<(Vec<u8>, Option<String>), Error> {
        let left = self.left.replace(self.limit / 2);
        let found = self.unpacked(stream);
        self.left.set(left);
        found
    }

    /// The bytes of a stream as they are packed, no longer encrypted.
    pub fn packed_bytes(&self, stream: &Stream) -> Vec<u8> {
        let raw = self.raw(stream);
        match &self.crypt {
            Some(crypt) => crypt.decrypt_stream(raw, stream),
            None => raw.to_vec(),
        }
    }

    /// As [`Pdf::picture`], for a picture that stands among the operators that draw.
    pub fn inline_picture(&self, dict: &Dict, raw: &[u8]) -> Result<(Vec<u8>, Option<String>), Error> {
        let left = self.left.replace(self.limit / 2);
        let found = self.unpack_all(dict, raw.to_vec());
        self.left.set(left);
        found
    }

    fn unpacked(&self, stream: &Stream) -> Result<(Vec<u8>, Option<String>), Error> {
        self.unpack_all(&stream.dict, self.packed_bytes(stream))
    }

    fn unpack_all(&self, dict: &Dict, raw: Vec<u8>) -> Result<(Vec<u8>, Option<String>), Error> {
        let bomb = || Error::Bomb { limit: self.limit };
        let left = self.left.get();
        // A page of paper is packed very small: a picture may be as large as it says, up to a page of A3 at 600 dpi.
        let side = |name: &str| self.value(dict, name).ok().and_then(|v| v.whole()).unwrap_or(0);
        let dots = side("Width").saturating_mul(side("Height"));
        let picture = if dots <= LARGEST_PICTURE { dots * 4 + side("Height") } else { 0 };
        let by_ratio = raw.len().saturating_mul(self.ratio).max(ALWAYS_ALLOWED).max(picture);
        let allowed = left.min(by_ratio).min(LONGEST);
        if raw.len() > allowed {
            self.left.set(0);
            return Err(bomb());
        }
        let mut now = raw;
        let one_or_many = |names: [&str; 2]| -> Result<Vec<Object>, Error> {
            for name in names {
                match self.value(dict, name)? {
                    Object::Null => {}
                    Object::Array(list) => return list.iter().take(8).map(|o| self.get(o)).collect(),
                    one => return Ok(vec![one]),
                }
            }
            Ok(Vec::new())
        };
        let parameters = one_or_many(["DecodeParms", "DP"])?;
        let mut foreign = None;
        for (n, filter) in one_or_many(["Filter", "F"])?.iter().enumerate() {
            let name = filter.name().unwrap_or(b"");
            match unpack(name, parameters.get(n).and_then(Object::dict), &now, allowed) {
                Unpacked::Bytes(bytes) => now = bytes,
                Unpacked::Cut(bytes) => {
                    self.cut.set(true);
                    now = bytes;
                }
                Unpacked::TooMuch => {
                    self.left.set(0);
                    return Err(bomb());
                }
                Unpacked::Foreign => {
                    foreign = Some(String::from_utf8_lossy(name).into_owned());
                    break;
                }
            }
        }
        self.left.set(left.saturating_sub(now.len()));
        Ok((now, foreign))
    }

    /// The pages in their order, each handed over as it is found. Fails where there are more than the limit.
    pub fn pages(&self) -> Result<Vec<Page>, Error> {
        let mut out = Vec::new();
        let mut seen = HashSet::new();
        let top = self.root.get("Pages").cloned().unwrap_or(Object::Null);
        // Each node with the resources that stand above it, the next one last.
        let mut open: Vec<(Object, Dict)> = vec![(top, Dict::default())];
        while let Some((node, above)) = open.pop() {
            let number = if let Object::Ref(number) = node { Some(number) } else { None };
            if number.is_some_and(|n| !seen.insert(n)) {
                continue;
            }
            let Object::Dict(dict) = self.get(&node)? else { continue };
            let own = self.dict(&dict, "Resources")?;
            let resources = if own == Dict::default() { above } else { own };
            let kids = self.value(&dict, "Kids")?;
            match kids.array() {
                Some(kids) if !dict.is("Type", "Page") => {
                    if open.len() + kids.len() > MOST_OBJECTS {
                        return Err(Error::TooMany { limit: MOST_OBJECTS });
                    }
                    open.extend(
                        kids.iter()
                            .rev()
                            .filter(|k| matches!(k, Object::Ref(_)))
                            .map(|k| (k.clone(), resources.clone())),
                    );
                }
                _ => {
                    if out.len() >= self.most_pages {
                        return Err(Error::TooManyPages { limit: self.most_pages });
                    }
                    out.push(Page { dict, resources, number });
                }
            }
        }
        if out.is_empty() { Err(Error::Damaged { what: WHAT }) } else { Ok(out) }
    }
}

/// What looking through a file found.
#[derive(Default)]
struct Found {
    trailers: Vec<Dict>,
    /// Streams of objects: number and place.
    packed: Vec<(u32, usize)>,
}

/// The next of two words.
fn find(bytes: &[u8], from: usize, a: &[u8], b: &[u8]) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        // Both words are found by a letter that is rare in what is packed no more than any other.
        let n = rest.iter().position(|x| *x == b'o' || *x == b't')?;
        at += n;
        if bytes[at..].starts_with(a) || bytes[at..].starts_with(b) {
            return Some(at);
        }
        at += 1;
    }
}

/// The number and generation in front of "obj", and where they begin.
fn header_before(bytes: &[u8], obj: usize) -> Option<(u32, u32, usize)> {
    let back_space = |mut at: usize| {
        while at > 0 && is_space(bytes[at - 1]) {
            at -= 1;
        }
        at
    };
    let back_digits = |mut at: usize| {
        let end = at;
        while at > 0 && end - at < 10 && bytes[at - 1].is_ascii_digit() {
            at -= 1;
        }
        at
    };
    let end = back_space(obj);
    let generation_start = back_digits(end);
    let middle = back_space(generation_start);
    let start = back_digits(middle);
    if generation_start == end || middle == generation_start || start == middle {
        return None;
    }
    let number = |from: usize, to: usize| std::str::from_utf8(&bytes[from..to]).ok()?.parse().ok();
    Some((number(start, middle)?, number(generation_start, end)?, start))
}

fn after_line(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at.min(bytes.len()),
    }
}

/// Where a stream ends: by its length where that is right, else at the next "endstream".
fn stream_end(bytes: &[u8], start: usize, dict: &Dict, no_more_ends: bool) -> Option<usize> {
    if let Some(length) = dict.get("Length").and_then(Object::whole)
        && let Some(end) = start.checked_add(length).filter(|e| *e <= bytes.len())
    {
        let after = bytes[end..].iter().take(4).take_while(|b| is_space(**b)).count();
        if bytes[end + after..].starts_with(b"endstream") {
            return Some(end);
        }
    }
    if no_more_ends {
        return None;
    }
    let mut at = start;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|b| *b == b'e')?;
        if bytes[at..].starts_with(b"endstream") {
            let line = match (at.checked_sub(2).map(|n| &bytes[n..at]), at.checked_sub(1).map(|n| bytes[n])) {
                (Some(b"\r\n"), _) => 2,
                (_, Some(b'\n' | b'\r')) => 1,
                _ => 0,
            };
            return Some(at.saturating_sub(line).max(start));
        }
        at += 1;
    }
}
