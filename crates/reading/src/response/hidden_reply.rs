//! Where the authority begins to speak inside what was taken for the request: a page that runs both together without a
//! heading. Known by who is addressed ("what you requested", "your request") and by what is done, not by the layout.

use document::Span;

use super::acts::{self, Reader};
use super::asks;
use super::lines::{Line, sentences, trim, words};
use super::parts::Part;
use super::questions::Layout;

/// What only an authority does in a reply.
const REPLIES: acts::Acts = acts::NOT_HELD
    | acts::WITHHELD
    | acts::OVER_LIMIT
    | acts::NEITHER
    | acts::VEXES
    | acts::GIVES
    | acts::SHOWS
    | acts::RECITES;

/// Where no question has an answer, looks for the reply among the words of the request.
pub(crate) fn recover(text: &str, lines: &[Line], layout: &mut Layout) {
    if layout.questions.iter().any(|q| q.answer.is_some()) {
        return;
    }
    let asked = layout.questions.iter().map(|q| q.span.end).max();
    let below = || asked.filter(|_| layout.response.is_empty()).and_then(|asked| stated(text, asked));
    let Some(from) = begins(text, lines, &layout.parts).or_else(below) else { return };
    let first = lines.partition_point(|l| l.end <= from);
    for part in layout.parts[first..].iter_mut().filter(|p| matches!(p, Part::Request | Part::Mixed)) {
        *part = Part::Response;
    }
    let end = (first..lines.len())
        .take_while(|i| layout.parts[*i] != Part::Closing)
        .last()
        .map_or(from, |i| lines[i].end);
    let reply = trim(text, Span::new(from, end.max(from)));
    // What stands in the reply is no question, unless nothing would be left.
    if layout.questions.iter().any(|q| q.span.start < from) {
        layout.questions.retain(|q| q.span.start < from);
    }
    for question in &mut layout.questions {
        if question.span.start < from && question.span.end > from {
            question.span = trim(text, Span::new(question.span.start, from));
        }
        for place in &mut question.places {
            place.end = place.end.min(from.max(place.start));
        }
        if question.span.end <= from {
            question.answer = Some(reply).filter(|r| !r.is_empty());
        }
    }
    if layout.response.is_empty() && !reply.is_empty() {
        layout.response.push(reply);
    }
}

/// The first sentence of the request that replies to it.
fn begins(text: &str, lines: &[Line], parts: &[Part]) -> Option<usize> {
    let mut reader = Reader::default();
    let mut i = 0;
    while i < lines.len() {
        if !matches!(parts[i], Part::Request | Part::Mixed) {
            i += 1;
            continue;
        }
        let from = i;
        while i < lines.len() && matches!(parts[i], Part::Request | Part::Mixed) {
            i += 1;
        }
        let stretch = Span::new(lines[from].start, lines[i - 1].end);
        for sentence in sentences(text, stretch) {
            let words = sentence.of(text);
            if !words.ends_with('?') && reader.answers_request(words) && reader.acts(words) & REPLIES != 0 {
                return Some(sentence.start);
            }
        }
    }
    None
}

/// What stands in a paragraph of its own below the last question and is said by nobody who asks: "We …", or a plain
/// statement.
fn stated(text: &str, asked: usize) -> Option<usize> {
    const PARAGRAPHS: usize = 3;
    let mut from = asked + text[asked..].find("\n\n")?;
    for _ in 0..PARAGRAPHS {
        from += text[from..].len() - text[from..].trim_start().len();
        let end = text[from..].find("\n\n").map_or(text.len(), |n| from + n);
        let said = text[from..end].trim();
        let says = |any: &[&str]| words(said).any(|w| any.contains(&w.as_str()));
        let asks = says(&["i", "my", "me", "please"]) || said.ends_with('?') || asks::is_rider(said);
        let states = says(&["we", "our"]) || !says(&["you", "your"]) && words(said).take(5).count() == 5;
        if said.ends_with('.') && !asks && states {
            return Some(from);
        }
        from = end;
    }
    None
}
