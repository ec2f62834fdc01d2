//! The sentences of a letter with their places. No check's rule stands here.

use document::Span;

use crate::draft::Draft;

/// A sentence.
pub(crate) struct Passage {
    /// Where it stands.
    pub span: Span,
    /// Its words in small letters, white space collapsed, straight apostrophes.
    pub words: String,
}

impl Passage {
    /// Whether it says any of these, in small letters.
    pub(crate) fn says(&self, any: &[&str]) -> bool {
        any.iter().any(|w| self.words.contains(w))
    }
}

/// The sentences that are the authority's own: not those of a question that it repeats.
pub(crate) fn said(draft: &Draft, text: &str) -> Vec<Passage> {
    let mut questions: Vec<(usize, usize)> =
        draft.response.questions.iter().map(|q| (q.start, q.end)).collect();
    questions.sort_unstable();
    // How far those reach that begin no later.
    let mut reach = 0;
    let reaches: Vec<usize> = questions
        .iter()
        .map(|q| {
            reach = reach.max(q.1);
            reach
        })
        .collect();
    passages(text)
        .into_iter()
        .filter(|p| {
            let begun = questions.partition_point(|q| q.0 < p.span.end);
            let asked: usize = (0..begun)
                .rev()
                .take_while(|n| reaches[*n] > p.span.start)
                .map(|n| questions[n].1.min(p.span.end).saturating_sub(questions[n].0.max(p.span.start)))
                .sum();
            asked * 2 <= p.span.end - p.span.start
        })
        .collect()
}

/// Words after which a full stop ends no sentence.
const SHORT: [&str; 16] = [
    "s", "ss", "reg", "regs", "para", "no", "nos", "mr", "mrs", "ms", "dr", "art", "sch", "e.g", "i.e", "ltd",
];

/// Every sentence of a text. An empty line ends one, too.
fn passages(text: &str) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let ends = match c {
            '?' | '!' | ';' => next.is_none_or(char::is_whitespace),
            '.' => next.is_none_or(char::is_whitespace) && !abbreviates(&text[start..at]),
            '\n' => text[at + 1..].chars().take_while(|c| c.is_whitespace()).any(|c| c == '\n'),
            _ => false,
        };
        if ends {
            let end = at + c.len_utf8();
            push(&mut out, text, start, end);
            start = end;
        }
    }
    push(&mut out, text, start, text.len());
    out
}

fn abbreviates(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    SHORT.contains(&word.to_lowercase().as_str())
}

fn push(out: &mut Vec<Passage>, text: &str, start: usize, end: usize) {
    let slice = &text[start..end];
    let trimmed = slice.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = start + (slice.len() - slice.trim_start().len());
    let words = trimmed.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    out.push(Passage { span: Span::new(start, start + trimmed.len()), words });
}

/// The one place within a passage where words in small letters stand, however they are broken into lines.
pub(crate) fn only(text: &str, words: &str, within: Span) -> Option<Span> {
    let mut flat = String::new();
    // Where each byte of the flat text begins in the letter.
    let mut places: Vec<usize> = Vec::new();
    for (at, c) in within.of(text).char_indices() {
        let c = match c {
            '\u{2019}' | '\u{2018}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == ' ' && flat.ends_with(' ') {
            continue;
        }
        for small in c.to_lowercase() {
            flat.push(small);
        }
        places.resize(flat.len(), within.start + at);
    }
    places.push(within.end);
    let mut found = flat.match_indices(words);
    let (at, _) = found.next()?;
    let place = Span::new(*places.get(at)?, *places.get(at + words.len())?);
    let inside = place.of(text);
    let end = place.start + inside.trim_end().len();
    (found.next().is_none() && !inside.is_empty()).then(|| Span::new(place.start, end))
}

/// Words with which a letter closes.
const CLOSES: [&str; 7] = [
    "Yours sincerely",
    "Yours faithfully",
    "Yours truly",
    "Kind regards",
    "Best regards",
    "Best wishes",
    "Regards,",
];

/// Before the close of a letter, or at its end.
pub(crate) fn close(text: &str) -> Option<Span> {
    let line_starts = |at: usize| text[..at].trim_end_matches([' ', '\t']).ends_with('\n');
    let closes = CLOSES.iter().filter_map(|c| text.rfind(c)).filter(|at| line_starts(*at)).max();
    let at = closes.unwrap_or(text.trim_end().len());
    (at > 0).then(|| Span::new(at, at))
}

/// Behind the line of the greeting.
pub(crate) fn greeting(text: &str) -> Option<Span> {
    let at = if text.starts_with("Dear ") { 0 } else { text.find("\nDear ")? + 1 };
    let end = at + text[at..].find('\n')?;
    // The text of the letter begins behind an empty line.
    let begins = text[end..].find(|c: char| !c.is_whitespace())?;
    let at = end + begins;
    text[end..at].matches('\n').nth(1).map(|_| Span::new(at, at))
}
