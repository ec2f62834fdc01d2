//! The values that a PDF is made of. Nothing here follows a reference.

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    /// Nothing, or something that could not be understood.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, whole or not.
    Number(f64),
    /// A name without its slash.
    Name(Vec<u8>),
    /// Bytes in brackets.
    Text(Vec<u8>),
    /// A list.
    Array(Vec<Object>),
    /// A dictionary.
    Dict(Dict),
    /// A dictionary with bytes.
    Stream(Stream),
    /// A reference to an object by its number.
    Ref(u32),
}

/// Values by name, in the order of the file; the last of equal names counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dict(pub(super) Vec<(Vec<u8>, Object)>);

/// Bytes with what is said about them, still packed.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// What is said about the bytes.
    pub dict: Dict,
    /// First packed byte in the file.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// The number of the object, which decides how it is encrypted.
    pub(super) number: u32,
    /// Its generation.
    pub(super) generation: u32,
}

impl Stream {
    /// Its number in the file.
    pub fn number(&self) -> u32 {
        self.number
    }
}

impl Dict {
    /// The value under a name, references not followed.
    pub fn get(&self, name: &str) -> Option<&Object> {
        self.0.iter().rev().find(|(n, _)| n == name.as_bytes()).map(|(_, v)| v)
    }

    /// The names and values.
    pub fn entries(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(n, v)| (n.as_slice(), v))
    }

    /// Puts a value under a name, in place of any that was there.
    pub fn set(&mut self, name: &str, value: Object) {
        self.remove(name);
        self.0.push((name.as_bytes().to_vec(), value));
    }

    /// Takes away what stands under a name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(n, _)| n != name.as_bytes());
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).and_then(Object::name) == Some(value.as_bytes())
    }
}

impl FromIterator<(Vec<u8>, Object)> for Dict {
    fn from_iter<T: IntoIterator<Item = (Vec<u8>, Object)>>(entries: T) -> Self {
        Dict(entries.into_iter().collect())
    }
}

impl Object {
    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Object::Number(n) => Some(*n),
            _ => None,
        }
    }

    /// The number as a whole one from 0 on.
    pub fn whole(&self) -> Option<usize> {
        let n = self.number()?;
        (0.0..=4e9).contains(&n).then_some(n as usize)
    }

    /// The name, where it is one.
    pub fn name(&self) -> Option<&[u8]> {
        match self {
            Object::Name(n) => Some(n),
            _ => None,
        }
    }

    /// The bytes in brackets, where they are.
    pub fn text(&self) -> Option<&[u8]> {
        match self {
            Object::Text(t) => Some(t),
            _ => None,
        }
    }

    /// The list, where it is one.
    pub fn array(&self) -> Option<&[Object]> {
        match self {
            Object::Array(a) => Some(a),
            _ => None,
        }
    }

    /// The dictionary; that of a stream too.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Object::Dict(d) => Some(d),
            Object::Stream(s) => Some(&s.dict),
            _ => None,
        }
    }

    /// The stream, where it is one.
    pub fn stream(&self) -> Option<&Stream> {
        match self {
            Object::Stream(s) => Some(s),
            _ => None,
        }
    }
}
