//! Citations: read as people write them, written in one form: `s.31(1)(a)`, `s.40(2)`, `reg.12(4)(d)`.
//!
//! This file knows how a citation is spelt, not what the provision says or whether it exists.

use std::fmt;

use calendar::Law;

/// A section or regulation with its limbs; for a condition beside it, as in `s.40(2)+(3A)(a)`, those limbs too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Citation {
    /// Whether it is written with `reg.` rather than `s.`.
    pub regulation: bool,
    /// The number with its capital suffix: `22A`.
    pub number: String,
    /// The limbs without brackets: `["1", "a"]`.
    pub limbs: Vec<String>,
    /// The limbs of a condition or purpose cited with it.
    pub with: Vec<String>,
}

/// The longest citation looked at, in bytes.
const LONGEST: usize = 200;

impl Citation {
    /// Reads one citation, and nothing but a citation. A bare number takes the prefix of the law given.
    pub fn parse(law: Option<Law>, text: &str) -> Option<Citation> {
        if text.len() > LONGEST {
            return None;
        }
        let text = text.trim().trim_end_matches(['.', ',', ';', ':']).trim_end();
        let lower = text.to_ascii_lowercase();
        let (regulation, skip) = prefix(&lower).or_else(|| {
            let environmental = law?.is_environmental();
            lower.starts_with(|c: char| c.is_ascii_digit()).then_some((environmental, 0))
        })?;
        let mut rest = Rest { text: text.get(skip..)? };
        rest.spaces();
        let number = rest.number()?;
        let mut limbs = Vec::new();
        let mut with = Vec::new();
        while let Some(limb) = rest.limb() {
            limbs.push(limb);
        }
        if rest.joint() {
            if rest.number().is_some_and(|again| again != number) {
                return None;
            }
            while let Some(limb) = rest.limb() {
                with.push(limb);
            }
            if with.is_empty() {
                return None;
            }
        }
        rest.spaces();
        rest.text.is_empty().then_some(Citation { regulation, number, limbs, with })
    }

    /// The same without its last limb, or without the condition cited with it; none for a bare number.
    pub fn parent(&self) -> Option<Citation> {
        let mut parent = self.clone();
        if parent.with.pop().is_none() {
            parent.limbs.pop()?;
        }
        Some(parent)
    }

    /// Whether this is the other or lies within it: `s.31(1)(a)` lies within `s.31(1)`.
    pub fn within(&self, other: &Citation) -> bool {
        self.regulation == other.regulation
            && self.number == other.number
            && if other.with.is_empty() {
                self.limbs.starts_with(&other.limbs)
            } else {
                self.limbs == other.limbs && self.with.starts_with(&other.with)
            }
    }

    /// Whether the other names only the condition cited with this, or a part or limb of it: `reg.13(5B)` for
    /// `reg.13(5A)(b)+(5B)(c)`.
    pub(crate) fn has_condition(&self, other: &Citation) -> bool {
        self.regulation == other.regulation
            && self.number == other.number
            && !self.with.is_empty()
            && other.with.is_empty()
            && !other.limbs.is_empty()
            && (self.with.starts_with(&other.limbs) || other.limbs.starts_with(&self.with))
    }

    /// How a sentence in a letter names it: `section 31(1)(a)`, `regulation 12(4)(d)`.
    pub fn in_words(&self) -> String {
        let word = if self.regulation { "regulation" } else { "section" };
        let mut words = format!("{word} {}", self.tail());
        if !self.with.is_empty() {
            words.push_str(&format!(" with {word} {}", self.number));
            for limb in &self.with {
                words.push_str(&format!("({limb})"));
            }
        }
        words
    }

    fn tail(&self) -> String {
        let mut tail = self.number.clone();
        for limb in &self.limbs {
            tail.push_str(&format!("({limb})"));
        }
        tail
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", if self.regulation { "reg" } else { "s" }, self.tail())?;
        if !self.with.is_empty() {
            f.write_str("+")?;
            for limb in &self.with {
                write!(f, "({limb})")?;
            }
        }
        Ok(())
    }
}

/// The one form of a citation, or none where the text is no citation.
///
/// ```
/// use calendar::Law;
/// assert_eq!(law::citation::normalise(Law::Foia, "Section 31 (1) (a)").as_deref(), Some("s.31(1)(a)"));
/// assert_eq!(law::citation::normalise(Law::Eir, "regulation 12(4)(b)").as_deref(), Some("reg.12(4)(b)"));
/// ```
pub fn normalise(law: Law, text: &str) -> Option<String> {
    Citation::parse(Some(law), text).map(|citation| citation.to_string())
}

fn prefix(lower: &str) -> Option<(bool, usize)> {
    const WORDS: [(&str, bool); 12] = [
        ("regulations", true),
        ("regulation", true),
        ("regs.", true),
        ("regs", true),
        ("reg.", true),
        ("reg", true),
        ("sections", false),
        ("section", false),
        ("sect.", false),
        ("sec.", false),
        ("s.", false),
        ("s", false),
    ];
    let (word, regulation) = WORDS.into_iter().find(|(word, _)| lower.starts_with(word))?;
    let after = lower[word.len()..].trim_start();
    after.starts_with(|c: char| c.is_ascii_digit()).then_some((regulation, word.len()))
}

struct Rest<'t> {
    text: &'t str,
}

impl Rest<'_> {
    fn spaces(&mut self) {
        self.text = self.text.trim_start();
    }

    fn number(&mut self) -> Option<String> {
        let digits = self.text.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            return None;
        }
        let mut length = digits;
        let after = self.text.as_bytes();
        if after.get(digits).is_some_and(u8::is_ascii_alphabetic) {
            if after.get(digits + 1).is_some_and(u8::is_ascii_alphanumeric) {
                return None;
            }
            length += 1;
        }
        let (number, rest) = self.text.split_at(length);
        self.text = rest;
        Some(number.to_ascii_uppercase())
    }

    fn limb(&mut self) -> Option<String> {
        let inside = self.text.trim_start().strip_prefix('(')?;
        let (limb, rest) = inside.split_once(')')?;
        let limb = limb.trim();
        let short = !limb.is_empty() && limb.len() <= 5 && limb.bytes().all(|b| b.is_ascii_alphanumeric());
        if !short {
            return None;
        }
        self.text = rest;
        // A subsection is a number with a capital suffix, `3A`; a paragraph is in small letters.
        Some(if limb.starts_with(|c: char| c.is_ascii_digit()) {
            limb.to_ascii_uppercase()
        } else {
            limb.to_ascii_lowercase()
        })
    }

    /// A sign that a condition follows: `+`, `&`, `and`, `with`, `by virtue of`.
    fn joint(&mut self) -> bool {
        let rest = self.text.trim_start();
        for word in ["+", "&", "and ", "with ", "by virtue of ", "read with "] {
            let begins = rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            if begins {
                let rest = rest[word.len()..].trim_start();
                let lower = rest.to_ascii_lowercase();
                let skip = prefix(&lower).map_or(0, |(_, skip)| skip);
                self.text = rest[skip..].trim_start();
                return true;
            }
        }
        false
    }
}
