//! PDFs as text: the words that a page shows, in the order of reading, each page with its place. Pages that are only
//! pictures are said to be so, and read where the caller brings a reader of pictures.

mod content;
mod layout;
mod scan;

use std::collections::HashMap;

use container::{
    Limits,
    pdf::{Page, Pdf},
};

use self::{
    content::Reader,
    layout::{Line, lines},
};
use super::{
    Made,
    pictures::ReadsPictures,
    places::{At, Place},
    within,
};
use crate::Error;

/// Scanned pages of one file that are given to a reader of pictures: each takes seconds.
const MOST_SCANS: usize = 60;

/// A page, read.
enum Read {
    Lines(Vec<Line>),
    /// A picture whose words were read.
    Words(String),
    /// A picture that was not read, and why.
    Picture(String),
    Blank,
}

/// The text of a PDF.
pub(super) fn text(bytes: &[u8], limits: &Limits, pictures: &dyn ReadsPictures) -> Result<Made, Error> {
    let pdf = Pdf::open(bytes, limits)?;
    let pages = pdf.pages()?;
    let mut reader = Reader::new(&pdf, limits);
    let mut read = Vec::with_capacity(pages.len());
    let (mut size, mut scans, mut unknown, mut known) = (0, 0, 0, 0);
    for (n, page) in pages.iter().enumerate() {
        let seen = reader.page(page)?;
        let words: usize = seen.runs.iter().map(|r| r.text.trim().len()).sum();
        size += words;
        within(size, limits)?;
        if words < 3 && !seen.pictures.is_empty() {
            scans += 1;
            read.push(scanned(&pdf, page, &seen.pictures, pictures, scans)?);
            continue;
        }
        unknown += seen.unknown;
        known += words;
        let lines = lines(seen, n == 0);
        read.push(if lines.is_empty() { Read::Blank } else { Read::Lines(lines) });
    }
    if unknown > 20 && unknown * 3 > known {
        return Err(Error::FontsWithoutWords);
    }
    let mut made = Made::default();
    if unknown > 0 {
        made.notes.push("some characters of the PDF could not be read and are shown as \u{FFFD}".to_owned());
    }
    let unread: Vec<usize> =
        read.iter().enumerate().filter(|(_, r)| matches!(r, Read::Picture(_))).map(|(n, _)| n + 1).collect();
    let why = read.iter().find_map(|r| match r {
        Read::Picture(why) => Some(why.clone()),
        _ => None,
    });
    let any_words = read.iter().any(|r| matches!(r, Read::Lines(_) | Read::Words(_)));
    if let Some(why) = why {
        if !any_words {
            return Err(Error::Scanned { pages: unread.len(), why });
        }
        made.notes.push(format!("{} only a picture of words, which was not read: {why}", numbered(&unread)));
    }
    if read.iter().any(|r| matches!(r, Read::Words(_))) {
        made.notes.push(
            "some pages are pictures whose words a program recognised: look at the original before relying on them"
                .to_owned(),
        );
    }
    if !any_words {
        return Err(Error::NoWords { what: "PDF" });
    }
    assemble(read, &mut made);
    within(made.text.len(), limits)?;
    Ok(made)
}

fn scanned(
    pdf: &Pdf<'_>,
    page: &Page,
    pictures: &[container::pdf::Stream],
    reader: &dyn ReadsPictures,
    nth: usize,
) -> Result<Read, Error> {
    if nth > MOST_SCANS {
        return Ok(Read::Picture(format!("at most {MOST_SCANS} scanned pages of a file are read")));
    }
    if let Err(why) = reader.ready() {
        return Ok(Read::Picture(why));
    }
    Ok(match scan::picture(pdf, page, pictures)? {
        Some(picture) => match reader.words(&picture) {
            Ok(words) if words.trim().is_empty() => {
                Read::Picture("no words were recognised in it".to_owned())
            }
            Ok(words) => Read::Words(words),
            Err(why) => Read::Picture(why),
        },
        None => Read::Picture("it is packed in a way that cannot be unpacked here".to_owned()),
    })
}

/// "page 2 is", "pages 2, 3 and 5 are", "pages 2 to 9 are".
fn numbered(pages: &[usize]) -> String {
    let in_a_row = pages.windows(2).all(|w| w[1] == w[0] + 1);
    match pages {
        [one] => format!("page {one} is"),
        [first, .., last] if in_a_row && pages.len() > 2 => format!("pages {first} to {last} are"),
        [rest @ .., last] if pages.len() <= 8 => {
            let rest = rest.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            format!("pages {rest} and {last} are")
        }
        _ => format!("{} pages are", pages.len()),
    }
}

/// Lines of all pages one after the other; a header or footer that comes again is kept once.
fn assemble(pages: Vec<Read>, made: &mut Made) {
    let again = repeated(&pages);
    for (n, page) in pages.into_iter().enumerate() {
        let start_of_page = made.text.len();
        let mut start = None;
        match page {
            Read::Lines(lines) => {
                let last = lines.len();
                for (at, line) in lines.into_iter().enumerate() {
                    let edge = edge(at, last);
                    if n > 0 && edge.is_some_and(|e| again.contains_key(&(e, masked(&line.text)))) {
                        continue;
                    }
                    if start.is_none() {
                        // A sentence runs on over the end of a page.
                        if start_of_page > 0 && (line.gap_before || ends(&made.text)) {
                            made.text.push('\n');
                        }
                        start = Some(made.text.len());
                    } else if line.gap_before {
                        made.text.push('\n');
                    }
                    made.text.extend(std::iter::repeat_n(' ', line.indent));
                    made.text.push_str(&line.text);
                    made.text.push('\n');
                }
            }
            Read::Words(words) => {
                if start_of_page > 0 {
                    made.text.push('\n');
                }
                start = Some(made.text.len());
                made.text.push_str(words.trim_end());
                made.text.push('\n');
            }
            Read::Picture(_) | Read::Blank => {}
        }
        if let Some(start) = start {
            made.places.push(Place { start, end: made.text.len(), at: At::Page(n + 1) });
        }
    }
}

fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['.', '?', '!', ':', ';'])
}

/// The place of a line at the top (1, 2) or the bottom (-1, -2) of a page.
fn edge(at: usize, lines: usize) -> Option<i8> {
    match (at, lines - at) {
        (0, _) => Some(1),
        (1, _) => Some(2),
        (_, 1) => Some(-1),
        (_, 2) => Some(-2),
        _ => None,
    }
}

/// Lines with all numbers alike, so that page numbers are the same line.
fn masked(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
}

fn repeated(pages: &[Read]) -> HashMap<(i8, String), usize> {
    let mut out: HashMap<(i8, String), usize> = HashMap::new();
    let mut count = 0;
    for page in pages {
        let Read::Lines(lines) = page else { continue };
        count += 1;
        for (at, line) in lines.iter().enumerate() {
            if let Some(edge) = edge(at, lines.len()) {
                *out.entry((edge, masked(&line.text))).or_default() += 1;
            }
        }
    }
    out.retain(|_, times| *times >= 3 && *times * 2 > count);
    out
}
