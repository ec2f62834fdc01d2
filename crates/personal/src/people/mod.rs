//! Who is named: full names, names behind titles and labels, then every later short form and the initials of the same people.
//!
//! First pass: runs of words with capitals, each judged by the lists and by what stands around it. Second pass: what was found
//! becomes people, and the whole text is read again for their first names, family names and initials. Roles are found elsewhere.

mod beside;
mod cues;
mod family;
mod given;
mod judge;
mod link;
mod rows;
mod runs;
mod small;
mod titles;
mod turned;

use crate::{
    context::Doc,
    span::{Found, Span},
};

/// A name found by the first pass: which tokens, and what they are.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// First token, the title included.
    pub from: usize,
    /// Behind the last token.
    pub to: usize,
    /// The first token behind titles and ranks.
    pub core: usize,
    /// How sure.
    pub confidence: f32,
    /// Why.
    pub why: &'static str,
    /// Where a surname is written before the first names.
    pub turned: bool,
}

/// Finds them. What lies in addresses and e-mail addresses is no name of its own.
pub fn find(doc: &Doc, emails: &[Span], numbers: &[Span], addresses: &[Span]) -> Found {
    let hidden = doc.covered(emails.iter().chain(numbers).chain(addresses));
    let words = cues::of_emails(doc, emails);
    let mut names = judge::first_pass(doc, &hidden, &words);
    names.sort_by_key(|n| (n.from, std::cmp::Reverse(n.to)));
    names.dedup_by(|b, a| b.from < a.to);
    Found { spans: link::people(doc, &hidden, names) }
}
