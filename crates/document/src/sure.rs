//! How sure a reader is of what it claims.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How sure a reader is, from 0 to 1, in hundredths; in JSON a number with at most two decimals.
///
/// A figure of order, to say which claims to look at first: nothing may be decided by it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sure(u8);

impl Sure {
    /// So many hundredths; what is above 100 is 100.
    pub const fn hundredths(hundredths: u8) -> Sure {
        Sure(if hundredths > 100 { 100 } else { hundredths })
    }

    /// Of a figure from 0 to 1; anything outside, or no number, is the nearer end.
    pub fn of(figure: f64) -> Sure {
        // The clamp keeps it within a byte, and what is no number becomes 0.
        Sure((figure.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// In hundredths.
    pub const fn per_cent(self) -> u8 {
        self.0
    }

    /// Whether an officer is asked before it is taken for granted.
    pub const fn is_asked(self) -> bool {
        self.0 < 75
    }
}

impl fmt::Display for Sure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl Serialize for Sure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

impl<'de> Deserialize<'de> for Sure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Sure, D::Error> {
        f64::deserialize(deserializer).map(Sure::of)
    }
}
