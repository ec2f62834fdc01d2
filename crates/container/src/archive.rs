//! ZIP archives, bounded: what is unpacked is counted as it comes out, whatever the directory claims.

use std::io::{Cursor, Read};

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
