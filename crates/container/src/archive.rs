//! ZIP archives, bounded: what is unpacked is counted as it comes out, whatever the directory claims.

use std::io::{Cursor, Read, Seek};

use zip::{ZipArchive, result::ZipError};

use crate::{Error, Limits};

/// Entries smaller than this may unpack from anything: short texts compress very well.
const ALWAYS_ALLOWED: usize = 1_000_000;

/// An archive and what may still be unpacked from it.
pub struct Archive<'a> {
    inner: ZipArchive<Cursor<&'a [u8]>>,
    ratio: usize,
    limit: usize,
    left: usize,
    what: &'static str,
}

impl<'a> Archive<'a> {
    /// Opens an archive; `what` names it in errors ("Word document").
    pub fn open(bytes: &'a [u8], what: &'static str, limits: &Limits) -> Result<Self, Error> {
        limits.check_size(bytes)?;
        let inner = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::Damaged { what })?;
        if inner.len() > limits.entries {
            return Err(Error::TooMany { limit: limits.entries });
        }
        Ok(Archive { inner, ratio: limits.ratio, limit: limits.unpacked, left: limits.unpacked, what })
    }

    /// The names of its entries, in the order of its directory.
    pub fn names(&self) -> Vec<String> {
        self.inner.file_names().flatten().map(|n| n.into_owned()).collect()
    }

    /// Unpacks one entry; none where there is no such entry.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let (what, limit) = (self.what, self.limit);
        let entry = match self.inner.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Error::Encrypted { what });
            }
            Err(_) => return Err(Error::Damaged { what }),
        };
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(self.ratio).max(ALWAYS_ALLOWED);
        let allowed = self.left.min(by_ratio);
        let mut out = Vec::new();
        let mut bounded = entry.take(allowed as u64 + 1);
        bounded.read_to_end(&mut out).map_err(|_| Error::Damaged { what })?;
        if out.len() > allowed {
            return Err(Error::Bomb { limit });
        }
        self.left -= out.len();
        Ok(Some(out))
    }
}

/// The most entries of an archive of letters; each is opened by itself.
const MANY: usize = 200_000;

/// An archive of files that are handled one at a time, so that its own size does not matter: only one entry is in memory.
pub struct Entries<R> {
    inner: ZipArchive<R>,
    limit: usize,
    ratio: usize,
    next: usize,
}

/// One entry of an archive of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the archive, with folders.
    pub name: String,
    /// How many bytes it takes in the archive.
    pub packed: u64,
    /// Its bytes, or why it could not be unpacked.
    pub bytes: Result<Vec<u8>, Error>,
}

impl<R: Read + Seek> Entries<R> {
    /// Opens an archive for reading its files one after the other.
    pub fn open(source: R, limits: &Limits) -> Result<Self, Error> {
        let what = "archive";
        let inner = ZipArchive::new(source).map_err(|_| Error::Damaged { what })?;
        if inner.len() > MANY {
            return Err(Error::TooMany { limit: MANY });
        }
        Ok(Entries { inner, limit: limits.bytes, ratio: limits.ratio, next: 0 })
    }
}

impl<R: Read + Seek> Iterator for Entries<R> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let what = "archive";
        while self.next < self.inner.len() {
            let at = self.next;
            self.next += 1;
            let named = self.inner.name_for_index(at).and_then(Result::ok).map(|name| name.into_owned());
            let name = named.unwrap_or_else(|| format!("entry {}", at + 1));
            let entry = match self.inner.by_index(at) {
                Ok(entry) => entry,
                Err(error) => {
                    let why = match error {
                        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => {
                            Error::Encrypted { what }
                        }
                        _ => Error::Damaged { what },
                    };
                    return Some(Entry { name, packed: 0, bytes: Err(why) });
                }
            };
            if !entry.is_file() {
                continue;
            }
            let packed = entry.compressed_size();
            let by_ratio = usize::try_from(packed).unwrap_or(usize::MAX).saturating_mul(self.ratio);
            let allowed = self.limit.min(by_ratio.max(ALWAYS_ALLOWED));
            let mut out = Vec::new();
            let read = entry.take(allowed as u64 + 1).read_to_end(&mut out);
            let bytes = match read {
                Err(_) => Err(Error::Damaged { what }),
                Ok(_) if out.len() > self.limit => {
                    Err(Error::TooLarge { size: out.len(), limit: self.limit })
                }
                Ok(_) if out.len() > allowed => Err(Error::Bomb { limit: allowed }),
                Ok(_) => Ok(out),
            };
            return Some(Entry { name, packed, bytes });
        }
        None
    }
}
