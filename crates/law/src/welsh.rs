//! What the laws and their provisions are called in Welsh, each name with how it was checked. The Scottish laws have no
//! Welsh name, because they do not reach Wales; nothing here says what a provision means.

use calendar::{Certainty, Law};
use serde::{Deserialize, Serialize};

use crate::Citation;

/// The Welsh name of a law as Welsh legislation cites it, with how it was checked; none for the Scottish laws.
///
/// The Act's is read in the Welsh text of the Welsh Language (Wales) Measure 2011, s.22(4)(b); that of the Regulations
/// in the regulator's own pages in Welsh.
///
/// ```
/// use law::{Law, welsh};
/// assert_eq!(welsh::title(Law::Foia).map(|(title, _)| title), Some("Deddf Rhyddid Gwybodaeth 2000"));
/// assert_eq!(welsh::title(Law::Foisa), None);
/// ```
pub fn title(law: Law) -> Option<(&'static str, Certainty)> {
    match law {
        Law::Foia => Some(("Deddf Rhyddid Gwybodaeth 2000", Certainty::V)),
        Law::Eir => Some(("Rheoliadau Gwybodaeth Amgylcheddol 2004", Certainty::G)),
        Law::Foisa | Law::Eisrs => None,
    }
}

impl Citation {
    /// The same as [`Citation::in_words`], in Welsh: `adran 31(1)(a)`, `rheoliad 12(4)(d)`.
    ///
    /// "Adran" for a section is read in Welsh legislation; it stands first, so that no word before it changes it.
    pub fn in_welsh(&self) -> String {
        let (one, beside) = match self.regulation {
            true => ("rheoliad", "ynghyd â rheoliad"),
            false => ("adran", "ynghyd ag adran"),
        };
        let limbs = |limbs: &[String]| limbs.iter().map(|limb| format!("({limb})")).collect::<String>();
        let mut words = format!("{one} {}{}", self.number, limbs(&self.limbs));
        if !self.with.is_empty() {
            words.push_str(&format!(" {beside} {}{}", self.number, limbs(&self.with)));
        }
        words
    }
}

/// What a regulator is called in Welsh, and where it takes complaints in Welsh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegulatorInWelsh {
    /// The office, in its plain form: it follows "y" and is masculine, so that it keeps that form.
    pub name: String,
    /// The organisation to write to.
    pub office: String,
    /// Where a complaint is made in Welsh.
    pub complaints: String,
    /// How this was checked.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_named_in_welsh() {
        for (written, welsh) in [
            ("s.31(1)(a)", "adran 31(1)(a)"),
            ("reg.12(4)(d)", "rheoliad 12(4)(d)"),
            ("s.40(2)+(3A)(a)", "adran 40(2) ynghyd ag adran 40(3A)(a)"),
            ("reg.13(1)+(2A)(a)", "rheoliad 13(1) ynghyd â rheoliad 13(2A)(a)"),
        ] {
            let citation = Citation::parse(None, written).expect("it is a citation");
            assert_eq!(citation.in_welsh(), welsh);
        }
    }

    #[test]
    fn each_law_that_reaches_wales_has_a_welsh_name_and_so_has_its_regulator() {
        for law in Law::ALL {
            let regulator = crate::rights(law).regulator;
            assert_eq!(title(law).is_some(), !law.is_scottish(), "{law}");
            assert_eq!(regulator.welsh.is_some(), !law.is_scottish(), "{law}");
        }
    }
}
