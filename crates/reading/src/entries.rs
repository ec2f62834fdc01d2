//! A saved page of a disclosure log as its entries, where it holds several. Only parts the text; reads no meaning but
//! what is needed to know that each part is an answered request.

use document::{Span, response::Outcome};

use crate::{references, response};

/// The most entries of one page.
const MOST: usize = 5_000;
/// A line with a reference that is longer than this is a sentence, and begins nothing.
const LONGEST_HEADING: usize = 120;

/// The entries of a page, where each begins with a reference of its own and most read as an answered request; otherwise
/// the whole text is one entry.
pub fn entries(text: &str) -> Vec<Span> {
    let whole = vec![Span::new(0, text.len())];
    let lines = lines(text);
    let mut starts: Vec<usize> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(reference) = heading_reference(line.of(text)) else { continue };
        if seen.contains(&reference) {
            continue;
        }
        seen.push(reference);
        starts.push(at);
        if starts.len() > MOST {
            return whole;
        }
    }
    if starts.len() < 2 {
        return whole;
    }
    // A title above the reference belongs to its entry, where every entry has one.
    let titles: Option<Vec<usize>> = starts.iter().map(|at| title_above(text, &lines, *at)).collect();
    let starts = titles.unwrap_or(starts);
    let ends = starts.iter().skip(1).map(|at| lines[*at].start).chain([text.len()]);
    let spans: Vec<Span> =
        starts.iter().zip(ends).map(|(at, end)| Span::new(lines[*at].start, end)).collect();
    let answered = spans.iter().filter(|span| is_answered(span.of(text))).count();
    if answered * 5 >= spans.len() * 4 { spans } else { whole }
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end;
            span
        })
        .collect()
}

/// The one reference of a line that is a heading or a label, and not the applicant's.
fn heading_reference(line: &str) -> Option<String> {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST_HEADING || line.ends_with(['.', '?', ',', ';']) {
        return None;
    }
    let small = line.to_lowercase();
    if small.starts_with("your ") || small.starts_with("dear ") || small.starts_with("see ") {
        return None;
    }
    let mut found = references(line);
    if found.len() == 1 { found.pop() } else { None }
}

/// The line of the title above a line: short, no sentence, with an empty line or the page's beginning above it.
fn title_above(text: &str, lines: &[Span], at: usize) -> Option<usize> {
    let words = |at: usize| lines[at].of(text).trim();
    let above = (0..at).rev().find(|i| !words(*i).is_empty())?;
    let title = words(above);
    let apart = above == 0 || words(above - 1).is_empty();
    let short = title.len() <= LONGEST_HEADING && !title.ends_with(['.', '?', ',', ';', ':']);
    (apart && short).then_some(above)
}

fn is_answered(text: &str) -> bool {
    let read = response::read(text);
    read.questions.iter().any(|q| q.answer.is_some())
        || read.outcome.is_some_and(|outcome| outcome != Outcome::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        entries(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_page_is_parted_where_each_entry_has_a_reference_and_an_answer() {
        let text = "Disclosure log\n\nBenches in parks\n\nReference: FOI 1204\n\nRequest\n\n1. How many benches are there?\n\n\
                    Response\n\n1. There are 42 benches.\n\nStreet lamps\n\nReference: FOI 1205\n\nRequest\n\n\
                    1. How many lamps are there?\n\nResponse\n\n1. The information is not held.\n";
        let parts = parts(text);
        assert_eq!(parts.len(), 2, "{parts:#?}");
        assert!(parts[0].starts_with("Benches in parks") && parts[0].contains("42 benches"), "{parts:#?}");
        assert!(parts[1].starts_with("Street lamps") && parts[1].contains("not held"), "{parts:#?}");
    }

    #[test]
    fn a_letter_is_one_entry() {
        for text in [
            "Our ref: FOI 1204\nYour ref: IR 99871\n\nDear Ms Vale\n\n1. How many benches are there?\n\nThere are 42.\n",
            "Dear Ms Vale\n\nYou asked how many benches there are. There are 42.\n",
            "Ref: FOI 1204\n\nSee also:\nFOI 1188\nFOI 1190\n",
            "",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
