//! What an officer should look at before the questions are accepted.

use document::request::{Request, Unclear};

use super::{
    asks::{Ask, ask, plain},
    region::Message,
    sentence::sentences,
};

/// A remark on the whole text.
pub(super) fn note(why: impl Into<String>) -> Unclear {
    Unclear { why: why.into(), start: 0, end: 0 }
}

/// Remarks in order of their places.
pub(super) fn unclear(text: &str, request: &Request, message: &Message, sure: bool) -> Vec<Unclear> {
    let mut out = Vec::new();
    if request.questions.is_empty() {
        out.push(note("no question was found in this text"));
        return out;
    }
    if !sure {
        let all = request.questions.iter().map(|q| Unclear {
            why: "this only says that information is wanted; what exactly is not plain".to_owned(),
            start: q.start,
            end: q.end,
        });
        out.extend(all);
    }
    for question in &request.questions {
        let lower = plain(&question.text);
        if question.text.chars().filter(|c| c.is_alphabetic()).count() < 4 {
            out.push(at(question.start, question.end, "too short to tell what is asked"));
        } else if lower.starts_with("all ")
            && ["everything", "all information", "all documents", "all correspondence", "all emails"]
                .iter()
                .any(|w| lower.starts_with(w))
            && !lower.contains("between")
            && !lower.contains("from ")
            && !lower.contains("since ")
        {
            out.push(at(
                question.start,
                question.end,
                "asks for all of a kind without a period; narrowing may help",
            ));
        }
    }
    let mut read: Vec<(usize, usize)> = request.questions.iter().map(|q| (q.start, q.end)).collect();
    read.extend(request.stems.iter().map(|s| (s.start, s.end)));
    read.sort_unstable();
    // How far those reach that begin no later.
    let mut reach = 0;
    for place in &mut read {
        reach = reach.max(place.1);
        place.1 = reach;
    }
    // A question that was left out is shown rather than lost.
    for line in &message.lines {
        for place in sentences(text, line.start, line.end) {
            let words = text.get(place.0..place.1).unwrap_or("");
            let begun = read.partition_point(|r| r.0 < place.1);
            let inside = read[..begun].last().is_some_and(|r| r.1 > place.0);
            if !inside && words.ends_with('?') && ask(&plain(words)) == Ask::Question {
                out.push(at(
                    place.0,
                    place.1,
                    "this is put as a question but was not taken for one of the request",
                ));
            }
        }
    }
    match &request.applicant.name {
        None => out.push(note("no name of the applicant was found: section 8 asks for one")),
        Some(name) if super::signs::is_part_of_a_name(name) => {
            out.push(note("only part of a name was found: section 8 asks for the applicant's name"));
        }
        Some(_) => {}
    }
    out
}

fn at(start: usize, end: usize, why: &str) -> Unclear {
    Unclear { why: why.to_owned(), start, end }
}
