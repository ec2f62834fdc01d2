//! The same questionnaire recognised: sent round the country, asked again next year, asked by somebody else.
//!
//! A questionnaire is known by what its questions ask, in order: numbering, introduction, names, dates and years are no
//! part of it, and neither is who asked. A pure function of the words; nothing here decides what becomes of a request,
//! and whether one may be refused as repeated is never said here.

mod alike;
mod bytes;
mod keys;
mod print;
mod vocabulary;

pub use alike::{Likeness, Pair, Verdict, compare};

use print::Print;

/// The form of the fingerprints. Whoever keeps them makes those of an older form anew.
pub const FORM: u16 = 1;
/// The most questions that are looked at.
const MOST: usize = 200;

/// A question as it was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put<'a> {
    /// Its own words.
    pub text: &'a str,
    /// The words that it shares with others.
    pub stem: Option<&'a str>,
    /// The part that it stands under.
    pub heading: Option<&'a str>,
}

/// The fingerprint of a request's questions: digests of their words, from which no sentence can be read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questionnaire {
    prints: Vec<Print>,
}

impl Questionnaire {
    /// The fingerprint of questions in their order. `about` is what the request is about, which tells where a question
    /// does not: its subject, then its introduction; `names` are those of the authority asked, which others ask of others.
    pub fn of(questions: &[Put<'_>], about: &[&str], names: &[&str]) -> Questionnaire {
        let names = vocabulary::place_names(names);
        let mut prints: Vec<Print> = Vec::with_capacity(questions.len().min(MOST));
        let mut before: Vec<String> = Vec::new();
        for question in questions.iter().take(MOST) {
            prints.push(print::of(question, about, &names, &mut before));
        }
        Questionnaire { prints }
    }

    /// How many questions it has, those included that ask nothing of the authority.
    pub fn questions(&self) -> usize {
        self.prints.len()
    }

    /// Whether nothing in it can be recognised.
    pub fn is_empty(&self) -> bool {
        self.prints.iter().all(|p| p.weight() <= 0.0)
    }

    /// The years it names, in order.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.prints.iter().flat_map(|p| p.years.iter().copied()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Keys under which it is kept and found: two that are much alike share some of them, and what shares none need not
    /// be compared. Always the same number of keys, or none where nothing can be recognised.
    pub fn keys(&self) -> Vec<i64> {
        keys::of(&self.prints)
    }

    /// The bytes to keep.
    pub fn to_bytes(&self) -> Vec<u8> {
        bytes::write(&self.prints)
    }

    /// Reads bytes that were kept; none where they are not of this form.
    pub fn from_bytes(bytes: &[u8]) -> Option<Questionnaire> {
        Some(Questionnaire { prints: bytes::read(bytes)? })
    }
}
