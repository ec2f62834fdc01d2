//! Which part of the page each line belongs to: what the applicant asked, what the authority answers, the reasons,
//! and the closing paragraphs. It decides nothing about questions.

mod intro;
mod marks;
mod voice;

use super::lines::{Line, unwrapped};
use intro::{IN_TURN, OUR_INTRO, REQUEST_BELOW, REQUEST_INTRO, last_sentence, upto};
use marks::{
    ANSWER_ON_LINE, QUESTION_ON_LINE, SALUTATION, SIGN_OFF, TO_AUTHORITY, cites_as_heading, is_mixed_heading,
    outcome_line, rights_words,
};
pub(crate) use marks::{
    answer_lead, is_annex_heading, is_closing, is_outcome_heading, is_request_heading, is_response_heading,
    question_lead, signs_off,
};
pub(crate) use voice::is_authority_voice;
use voice::{is_certain_voice, refuses};

/// Part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Before anything is said to be request or answer.
    Head,
    /// The applicant's words.
    Request,
    /// Question and answer in turn.
    Mixed,
    /// The authority's words.
    Response,
    /// Exemptions and reasons apart from the answers.
    Annex,
    /// Rights, re-use, signature.
    Closing,
}

/// Whether a bulleted list of what was asked ends here with a paragraph that answers.
fn after_list(text: &str, lines: &[Line], i: usize) -> bool {
    let words = lines[i].of(text);
    let listed = |l: &Line| super::labels::bullet(text, l).is_some();
    i > 0
        && words.len() > 40
        && listed(&lines[i - 1])
        && !listed(&lines[i])
        && super::asks::answers(words)
        && !super::asks::asks(words)
}

/// The part of each line.
pub(crate) fn parts(text: &str, lines: &[Line]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(lines.len());
    go_on(text, lines, &mut parts, Part::Head);
    parts
}

/// Reads the lines from `from` on again, now that it is known that `part` begins there.
pub(crate) fn again(text: &str, lines: &[Line], parts: &mut Vec<Part>, from: usize, part: Part) {
    parts.truncate(from);
    go_on(text, lines, parts, part);
}

/// The parts of the lines that have none yet; the first of them stands in `part`.
fn go_on(text: &str, lines: &[Line], parts: &mut Vec<Part>, part: Part) {
    let mut part = part;
    let done = parts.len();
    let mut mixed = false;
    let mut quoted: Option<usize> = None;
    let mut outcome = false;
    let mut headed: Option<usize> = None;
    let mut next_head = 0;
    let mut asked = part != Part::Head;
    let unwrapped = unwrapped(lines);
    let heads = lines.iter().filter(|l| QUESTION_ON_LINE.is_match(l.of(text))).take(2).count();
    let labelled = lines.iter().any(|l| ANSWER_ON_LINE.is_match(l.of(text)));
    let pairs = heads > 1 || heads > 0 && labelled;
    for (i, line) in lines.iter().enumerate().skip(done) {
        let words = line.of(text);
        if let Some(end) = quoted {
            if line.start < end {
                parts.push(Part::Request);
                continue;
            }
            quoted = None;
            part = Part::Response;
        }
        let short = words.len() < 60;
        let opens = unwrapped || line.after_gap || short || i == 0 || ends_sentence(lines[i - 1].of(text));
        let mut own = None;
        if pairs && part != Part::Closing && QUESTION_ON_LINE.is_match(words) {
            part = Part::Request;
        } else if pairs && part != Part::Closing && ANSWER_ON_LINE.is_match(words) {
            part = Part::Response;
        } else if pairs
            && !labelled
            && part == Part::Request
            && line.after_gap
            && !words.starts_with(char::is_lowercase)
        {
            part = if is_closing(words) { Part::Closing } else { Part::Response };
        } else if short && is_mixed_heading(words) {
            part = Part::Mixed;
            mixed = true;
            own = Some(Part::Head);
        } else if is_request_heading(words) && part != Part::Closing && !titled(text, lines, i) {
            if part == Part::Request {
                untitle(text, lines, parts);
            }
            part = Part::Request;
            own = Some(Part::Head);
            headed = headed_reply(text, lines, i, &mut next_head);
        } else if is_response_heading(words) && part != Part::Closing {
            part = Part::Response;
            own = Some(Part::Head);
        } else if outcome_line(words) && !matches!(part, Part::Closing | Part::Annex) && short {
            outcome = true;
            own = Some(Part::Head);
        } else if outcome {
            outcome = false;
            own = Some(Part::Head);
            if part == Part::Request {
                part = Part::Response;
            }
        } else if SALUTATION.is_match(words) && words.len() < 90 {
            part = match part {
                _ if TO_AUTHORITY.is_match(words) => Part::Request,
                // After what was asked, whoever greets the applicant answers.
                _ if asked => Part::Response,
                _ => Part::Head,
            };
            own = Some(Part::Head);
        } else if SIGN_OFF.is_match(words) && short {
            part = if part == Part::Request { Part::Head } else { Part::Closing };
        } else if matches!(part, Part::Head | Part::Response)
            && REQUEST_INTRO.is_match(upto(text, lines, i))
            && !OUR_INTRO.is_match(last_sentence(upto(text, lines, i)))
            && (!asked || words.ends_with(':') && quote_end(text, line.end).is_some())
        {
            // What is quoted may begin in the line itself.
            own = (!opens_quote(words)).then_some(Part::Head);
            part = Part::Request;
            quoted = quote_end(text, line.end);
        } else if matches!(part, Part::Head) && IN_TURN.is_match(words) {
            own = Some(Part::Head);
            part = Part::Mixed;
            mixed = true;
        } else if matches!(part, Part::Head) && REQUEST_BELOW.is_match(words) {
            own = Some(Part::Head);
            part = Part::Request;
        } else if part != Part::Closing && opens && is_closing(words) && !(part == Part::Head && i < 5) {
            if part != Part::Request || SIGN_OFF.is_match(words) || rights_words(words) {
                part = Part::Closing;
            }
        } else if matches!(part, Part::Response | Part::Mixed)
            && is_annex_heading(words)
            && line_stands_out(text, lines, i)
        {
            part = Part::Annex;
        } else if part == Part::Request
            && opens
            && !mixed
            && if headed.is_some_and(|reply| i < reply) {
                is_certain_voice(words)
            } else {
                is_authority_voice(words) || line.after_gap && (refuses(words) || after_list(text, lines, i))
            }
        {
            part = Part::Response;
        } else if part == Part::Request && line.after_gap && cites_as_heading(words) {
            part = Part::Annex;
        } else if part == Part::Head
            && i > 0
            && words.len() > 40
            && is_authority_voice(words)
            && !REQUEST_INTRO.is_match(words)
        {
            // A reply that begins without a heading; what stood before is decided by `questions`.
            own = Some(Part::Response);
        }
        asked |= part == Part::Request;
        if part == Part::Request && quoted.is_none() && own.is_none() && parts.last() == Some(&Part::Head) {
            quoted = quote_whole(text, line.start);
        }
        parts.push(own.unwrap_or(part));
    }
}

/// "REQUEST FOR INFORMATION" over the name of an Act is the title of a letter.
fn titled(text: &str, lines: &[Line], i: usize) -> bool {
    let Some(next) = lines.get(i + 1) else { return true };
    let next = next.of(text);
    let name = |w: &str| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "(–-:".contains(c))
            || matches!(
                w,
                "of" | "the" | "and" | "under" | "to" | "for" | "made" | "in" | "accordance" | "with"
            )
    };
    next.len() < 90
        && super::citations::law_named(next).is_some()
        && next.split_whitespace().all(name)
        && !next.ends_with(['?', '.', ','])
}

/// Where the answers are headed too, what is headed as asked goes on to there: the line of that heading.
/// `next` is the heading or leave-taking found last, which is not looked for again above it.
fn headed_reply(text: &str, lines: &[Line], i: usize, next: &mut usize) -> Option<usize> {
    if *next <= i {
        let parts = |words: &str| {
            is_response_heading(words)
                || is_request_heading(words)
                || is_mixed_heading(words)
                || signs_off(words)
        };
        *next = (i + 1..lines.len()).find(|j| parts(lines[*j].of(text))).unwrap_or(lines.len());
    }
    lines.get(*next).is_some_and(|l| is_response_heading(l.of(text))).then_some(*next)
}

/// A heading over nothing that asks, with another such heading below it, is the title of the page.
fn untitle(text: &str, lines: &[Line], parts: &mut [Part]) {
    let from = parts.iter().rposition(|p| *p != Part::Request).map_or(0, |at| at + 1);
    let asks = |l: &Line| super::asks::asks(l.of(text)) || super::labels::mark(text, l).is_some();
    if !lines[from..parts.len()].iter().any(asks) {
        parts[from..].fill(Part::Head);
    }
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', ':', '?', '!', ';', '”', '"']) || line.len() < 55
}

/// A heading is set apart: short, and no sentence goes on in it.
fn line_stands_out(text: &str, lines: &[Line], i: usize) -> bool {
    let words = lines[i].of(text);
    !words.ends_with(['.', ',']) && (lines[i].after_gap || i == 0 || ends_sentence(lines[i - 1].of(text)))
}

/// Whether the line says "you asked for" and begins to quote what was asked.
fn opens_quote(words: &str) -> bool {
    words
        .get(super::asks::told(words)..)
        .is_some_and(|rest| rest.len() < words.len() && rest.starts_with(['"', '“']))
}

/// Where the quotation ends that begins right after `from`.
fn quote_end(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let start = from + (rest.len() - rest.trim_start().len());
    quote_whole(text, start)
}

/// Where the quotation ends that begins at `start`: the closing mark at the end of a line.
fn quote_whole(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..super::citations::floor(text, start + 20_000))?;
    let close: &[char] = match rest.chars().next()? {
        '"' => &['"', '”'],
        '“' => &['”', '"'],
        _ => return None,
    };
    let mut offset = start;
    for (n, raw) in rest.split('\n').enumerate() {
        let line = raw.trim_end().trim_end_matches(['.', ',', ' ']);
        if line.ends_with(close) && (n > 0 || line.len() > 2) {
            return Some(offset + raw.len());
        }
        offset += raw.len() + 1;
    }
    None
}
