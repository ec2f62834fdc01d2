//! Words without whoever asked: letters to third parties and colleagues, and the applicant's own words within a letter.

use casework::Case;
use document::{Block, Inline};

use super::Composer;

impl Composer<'_> {
    /// The words with "the applicant" wherever the applicant is named.
    pub(super) fn unnamed(&self, words: &str) -> String {
        without(words, &names(self.case), &self.say("common.the-applicant", &[]))
    }

    /// The same for blocks.
    pub(super) fn unname(&self, blocks: &mut [Block]) {
        let (names, put) = (names(self.case), self.say("common.the-applicant", &[]));
        let mut of = |text: &mut String| *text = without(text, &names, &put);
        blocks.iter_mut().for_each(|block| each(block, &mut of));
    }
}

/// By what whoever asked can be known: names, addresses and organisation, now and before they were put right.
fn names(case: &Case) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for applicant in std::iter::once(&case.applicant).chain(&case.former_applicants) {
        let known = [&applicant.name, &applicant.email, &applicant.organisation, &applicant.address];
        out.extend(known.into_iter().flatten().flat_map(|a| a.lines()).map(|line| line.trim().to_owned()));
        // A title stands with the last name alone: "Ms Ashby".
        if let Some(last) = applicant.name.as_deref().and_then(|name| name.split_whitespace().next_back()) {
            out.extend(["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"].map(|title| format!("{title} {last}")));
        }
    }
    out.retain(|name| name.chars().count() > 3);
    // The longest first, so that no part of a longer one is left.
    out.sort_by_key(|name| std::cmp::Reverse(name.len()));
    out
}

/// The words with others in place of each name, whatever its capitals.
fn without(words: &str, names: &[String], put: &str) -> String {
    let mut out = words.to_owned();
    for name in names {
        let mut from = 0;
        while let Some(at) = find(&out[from..], name).map(|at| from + at) {
            let end = at + name.len();
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if inside(out[..at].chars().next_back()) || inside(out[end..].chars().next()) {
                from = end;
            } else {
                out.replace_range(at..end, put);
                from = at + put.len();
            }
        }
    }
    out
}

/// Where a name stands, whatever its capitals; only its ASCII letters are compared so.
fn find(words: &str, name: &str) -> Option<usize> {
    let (words, name) = (words.as_bytes(), name.as_bytes());
    words.windows(name.len()).position(|w| w.eq_ignore_ascii_case(name))
}

fn each(block: &mut Block, of: &mut impl FnMut(&mut String)) {
    match block {
        Block::Heading { text, .. } => of(text),
        Block::Question { text, .. } => of(text),
        Block::Paragraph(content) | Block::Notice(content) => inlines(content, of),
        Block::List { items, .. } => items.iter_mut().for_each(|item| inlines(item, of)),
        Block::Quote(inner) => inner.iter_mut().for_each(|block| each(block, of)),
        Block::Table(table) => {
            of(&mut table.caption);
            table.headings.iter_mut().for_each(&mut *of);
            table.rows.iter_mut().flatten().for_each(&mut *of);
        }
        Block::PageBreak => {}
    }
}

fn inlines(content: &mut [Inline], of: &mut impl FnMut(&mut String)) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => of(text),
            Inline::Link { text, url } => {
                of(text);
                of(url);
            }
            Inline::Break => {}
        }
    }
}
