//! A new PDF, written whole: only what is put into it is in it, numbered anew, without anything of how the file was saved
//! before. Nothing here decides what may be in it.

use std::{
    collections::{HashMap, HashSet},
    io::Write as _,
};

use container::{
    Error,
    pdf::{Dict, Object, Pdf, Stream},
};

use sha2::{Digest as _, Sha256};

use super::jpeg;

/// Values inside values.
const DEEPEST: usize = 60;
/// What programs keep for themselves, and what leads out of what is copied: in any dictionary, and in those of streams.
const LEFT_OUT: &str = "PieceInfo|Metadata|LastModified|OPI|Alternates|Thumb|Parent|StructParent|StructParents|Measure|PtData|DPart";
const LEFT_OUT_OF_STREAMS: &str = "OC|AF|AA|ID|Length|F|FFilter|FDecodeParms|DL|Name";
/// What a picture needs.
const PICTURE: &str = "Type|Subtype|Width|Height|ColorSpace|BitsPerComponent|Intent|ImageMask|Mask|Decode|Interpolate|SMask|SMaskInData|\
     Filter|DecodeParms|Matte";

/// The new file.
pub(super) struct Output<'p, 'a> {
    pub pdf: &'p Pdf<'a>,
    /// Objects as they will be written, by their number less one.
    objects: Vec<Vec<u8>>,
    /// Numbers in the new file by those in the old.
    numbers: HashMap<u32, u32>,
    /// What is never copied, whatever leads to it: it is written anew.
    left_behind: HashSet<u32>,
    /// What is still to be copied.
    waiting: Vec<(u32, u32)>,
}

impl<'p, 'a> Output<'p, 'a> {
    pub fn new(pdf: &'p Pdf<'a>) -> Self {
        Output {
            pdf,
            objects: Vec::new(),
            numbers: HashMap::new(),
            left_behind: HashSet::new(),
            waiting: Vec::new(),
        }
    }

    /// A number for an object that is put later; what is never put is nothing.
    pub fn reserve(&mut self) -> u32 {
        self.objects.push(b"null".to_vec());
        u32::try_from(self.objects.len()).unwrap_or(u32::MAX)
    }

    /// Says under which number an object of the old file stands in the new one.
    pub fn stands(&mut self, old: u32, new: u32) {
        self.numbers.insert(old, new);
    }

    /// Leaves an object of the old file behind, whatever leads to it.
    pub fn leave_behind(&mut self, object: &Object) {
        match object {
            Object::Ref(old) => drop(self.left_behind.insert(*old)),
            Object::Array(list) => list.iter().for_each(|o| {
                if let Object::Ref(old) = o {
                    self.left_behind.insert(*old);
                }
            }),
            _ => {}
        }
    }

    /// The number in the new file of an object that was copied or said to stand there.
    pub fn number_of(&self, old: u32) -> Option<u32> {
        self.numbers.get(&old).copied()
    }

    pub fn put(&mut self, number: u32, object: &Object) {
        let mut bytes = Vec::new();
        write(object, &mut bytes, 0);
        self.objects[number as usize - 1] = bytes;
    }

    pub fn add(&mut self, object: &Object) -> Object {
        let number = self.reserve();
        self.put(number, object);
        Object::Ref(number)
    }

    /// A stream whose bytes are packed as its dictionary says.
    pub fn put_stream(&mut self, number: u32, dict: &Dict, bytes: &[u8]) {
        let mut dict = dict.clone();
        dict.set("Length", Object::Number(bytes.len() as f64));
        let mut out = Vec::with_capacity(bytes.len() + 200);
        write(&Object::Dict(dict), &mut out, 0);
        out.extend_from_slice(b"\nstream\n");
        out.extend_from_slice(bytes);
        out.extend_from_slice(b"\nendstream");
        self.objects[number as usize - 1] = out;
    }

    /// A stream whose bytes are packed here.
    pub fn add_packed(&mut self, mut dict: Dict, bytes: &[u8]) -> u32 {
        let number = self.reserve();
        dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
        dict.remove("DecodeParms");
        self.put_stream(number, &dict, &packed(bytes));
        number
    }

    /// A value of the old file as the new one has it; what it leads to is copied with it.
    pub fn copy(&mut self, object: &Object) -> Object {
        self.copied(object, 0)
    }

    fn copied(&mut self, object: &Object, depth: usize) -> Object {
        if depth > DEEPEST {
            return Object::Null;
        }
        match object {
            Object::Ref(old) => {
                if let Some(new) = self.numbers.get(old) {
                    return Object::Ref(*new);
                }
                if self.left_behind.contains(old) {
                    return Object::Null;
                }
                let new = self.reserve();
                self.numbers.insert(*old, new);
                self.waiting.push((*old, new));
                Object::Ref(new)
            }
            Object::Array(list) => Object::Array(list.iter().map(|o| self.copied(o, depth + 1)).collect()),
            Object::Dict(dict) => Object::Dict(self.copied_dict(dict, "", depth)),
            Object::Stream(stream) => {
                Object::Dict(self.copied_dict(&stream.dict, LEFT_OUT_OF_STREAMS, depth))
            }
            other => other.clone(),
        }
    }

    fn copied_dict(&mut self, dict: &Dict, without: &str, depth: usize) -> Dict {
        let any = |list: &str, name: &[u8]| list.split('|').any(|w| w.as_bytes() == name);
        let keep = |name: &[u8]| !any(LEFT_OUT, name) && !any(without, name);
        dict.entries()
            .filter(|(name, _)| keep(name))
            .map(|(name, value)| (name.to_vec(), self.copied(value, depth + 1)))
            .collect()
    }

    /// A value that is a number, a name or a list of numbers; anything else could lead to what is left behind.
    pub fn plain(&self, value: &Object) -> Result<Option<Object>, Error> {
        Ok(match self.pdf.get(value)? {
            value @ (Object::Number(_) | Object::Name(_) | Object::Bool(_)) => Some(value),
            Object::Array(list) => {
                let mut numbers = Vec::with_capacity(list.len());
                for one in list.iter().take(10_000) {
                    let Some(n) = self.pdf.get(one)?.number() else { return Ok(None) };
                    numbers.push(Object::Number(n));
                }
                Some(Object::Array(numbers))
            }
            _ => None,
        })
    }

    /// What makes a page or a form a group.
    pub fn group(&mut self, value: &Object) -> Result<Option<Object>, Error> {
        let Object::Dict(group) = self.pdf.get(value)? else { return Ok(None) };
        let mut dict = Dict::default();
        dict.set("Type", Object::Name(b"Group".to_vec()));
        for name in ["S", "I", "K"] {
            if let Some(value) = group.get(name).map(|v| self.plain(v)).transpose()?.flatten() {
                dict.set(name, value);
            }
        }
        if let Some(space) = group.get("CS") {
            dict.set("CS", self.copy(space));
        }
        Ok(Some(Object::Dict(dict)))
    }

    /// Copies everything that is still waiting.
    pub fn copy_waiting(&mut self) -> Result<(), Error> {
        while let Some((old, new)) = self.waiting.pop() {
            match self.pdf.get(&Object::Ref(old))? {
                Object::Stream(stream) => self.copy_stream(new, &stream)?,
                Object::Dict(dict)
                    if matches!(
                        dict.get("Type").and_then(Object::name),
                        Some(
                            b"Page"
                                | b"Pages"
                                | b"Catalog"
                                | b"Annot"
                                | b"Filespec"
                                | b"StructElem"
                                | b"StructTreeRoot"
                                | b"OCG"
                                | b"OCMD"
                        )
                    ) => {}
                other => {
                    let copy = self.copied(&other, 0);
                    self.put(new, &copy);
                }
            }
        }
        Ok(())
    }

    fn copy_stream(&mut self, new: u32, stream: &Stream) -> Result<(), Error> {
        let pdf = self.pdf;
        let picture = pdf.value(&stream.dict, "Subtype")?.name() == Some(b"Image");
        let mut dict = if picture {
            let keep = |name: &[u8]| PICTURE.split('|').any(|w| w.as_bytes() == name);
            let entries: Vec<_> = stream
                .dict
                .entries()
                .filter(|(name, _)| keep(name))
                .map(|(n, v)| (n.to_vec(), v.clone()))
                .collect();
            entries.into_iter().map(|(name, value)| (name, self.copied(&value, 1))).collect()
        } else {
            self.copied_dict(&stream.dict, LEFT_OUT_OF_STREAMS, 0)
        };
        let filters: Vec<Vec<u8>> = match pdf.value(&stream.dict, "Filter")? {
            Object::Array(list) => {
                list.iter().filter_map(|f| pdf.get(f).ok()?.name().map(<[u8]>::to_vec)).collect()
            }
            one => one.name().map(<[u8]>::to_vec).into_iter().collect(),
        };
        let is = |names: &[&[u8]]| filters.iter().any(|f| names.contains(&f.as_slice()));
        if is(&[b"DCTDecode", b"DCT", b"JPXDecode"]) {
            // What cameras and programs wrote into a picture does not belong to what is drawn.
            let (bytes, left) = pdf.picture(stream)?;
            let Some(left) = left else { return Err(Error::Damaged { what: "PDF" }) };
            let bare = if left == "JPXDecode" { jpeg::bare_2000(&bytes) } else { jpeg::bare(&bytes) };
            let parameters = match pdf.value(&stream.dict, "DecodeParms")? {
                Object::Array(list) => list.last().map(|o| pdf.get(o)).transpose()?.unwrap_or(Object::Null),
                one => one,
            };
            dict.remove("DecodeParms");
            if parameters.dict().is_some() {
                dict.set("DecodeParms", self.copied(&parameters, 1));
            }
            dict.set("Filter", Object::Name(left.into_bytes()));
            self.put_stream(new, &dict, &bare);
        } else if is(&[b"Crypt"]) || filters.is_empty() {
            let bytes = pdf.bytes_of(stream)?;
            dict.remove("DecodeParms");
            dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
            self.put_stream(new, &dict, &packed(&bytes));
        } else {
            self.put_stream(new, &dict, &pdf.packed_bytes(stream));
        }
        Ok(())
    }

    /// The whole file.
    pub fn finish(mut self, root: u32, info: Option<Object>) -> Result<Vec<u8>, Error> {
        self.copy_waiting()?;
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::with_capacity(self.objects.len());
        for (n, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            let _ = writeln!(out, "{} 0 obj", n + 1);
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let table = out.len();
        let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            let _ = writeln!(out, "{place:010} 00000 n ");
        }
        // The same content gives the same file.
        let digest = Sha256::digest(&out);
        let id: String = digest.iter().take(16).map(|b| format!("{b:02x}")).collect();
        let _ = write!(out, "trailer\n<</Size {}/Root {root} 0 R", places.len() + 1);
        if let Some(info) = info {
            out.extend_from_slice(b"/Info ");
            self::write(&info, &mut out, 0);
        }
        let _ = write!(out, "/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
        Ok(out)
    }
}

/// Packs bytes.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(5));
    // Writing to memory does not fail.
    let _ = packer.write_all(bytes);
    packer.finish().unwrap_or_default()
}

/// Writes a value.
pub(super) fn write(object: &Object, out: &mut Vec<u8>, depth: usize) {
    if depth > DEEPEST {
        out.extend_from_slice(b"null");
        return;
    }
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Number(n) => number(*n, out),
        Object::Name(name) => {
            out.push(b'/');
            for byte in name {
                if byte.is_ascii_alphanumeric() || b"_-+.*:,'@!$^&=;|~".contains(byte) {
                    out.push(*byte);
                } else {
                    let _ = write!(out, "#{byte:02X}");
                }
            }
        }
        Object::Text(text) => self::text(text, out),
        Object::Array(list) => {
            out.push(b'[');
            for (n, one) in list.iter().enumerate() {
                if n > 0 {
                    out.push(b' ');
                }
                write(one, out, depth + 1);
            }
            out.push(b']');
        }
        Object::Dict(dict) => dictionary(dict, out, depth),
        Object::Stream(stream) => dictionary(&stream.dict, out, depth),
        Object::Ref(number) => {
            let _ = write!(out, "{number} 0 R");
        }
    }
}

fn dictionary(dict: &Dict, out: &mut Vec<u8>, depth: usize) {
    out.extend_from_slice(b"<<");
    for (name, value) in dict.entries() {
        write(&Object::Name(name.to_vec()), out, 0);
        out.push(b' ');
        write(value, out, depth + 1);
    }
    out.extend_from_slice(b">>");
}

/// Writes a number, never with an exponent.
pub(super) fn number(n: f64, out: &mut Vec<u8>) {
    let n = if n.is_finite() { n } else { 0.0 };
    if n.fract() == 0.0 && n.abs() < 1e15 {
        let _ = write!(out, "{}", n as i64);
    } else {
        let _ = write!(out, "{n}");
    }
}

/// Writes a text in brackets.
pub(super) fn text(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\n' => out.extend_from_slice(b"\\n"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}
