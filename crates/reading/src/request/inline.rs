//! Labels in the middle of a text: glued to the words before them, or "(a) ... (b) ..." in one paragraph.

use super::{
    asks::{Ask, ask, plain},
    blocks::{Block, Form},
    introductions::SHOULD_SHOW,
    lines::trim,
    marker::{Kind, Marker},
    options::is_option,
    sentence::is_opener,
};

/// "... in 2015/163. How much": labels left in the middle of a text whose line breaks were lost.
pub(super) fn glued_labels(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut outer = None;
    // For each block the number of the next plain label behind it.
    let mut next: Vec<Option<u32>> = vec![None; blocks.len()];
    for n in (1..blocks.len()).rev() {
        next[n - 1] = match blocks[n].marker().filter(|m| m.counters.len() == 1).map(Marker::last) {
            Some((Kind::Decimal, value)) => Some(value),
            _ => next[n],
        };
    }
    for (n, block) in blocks.iter().enumerate() {
        let mut rest = block.clone();
        // Within "(b) ..." the number around it may go on.
        let counts_on = |b: &Block| match b.marker().filter(|m| m.counters.len() == 1).map(Marker::last) {
            Some((Kind::Decimal, value)) => Some(value),
            Some((Kind::Lower | Kind::RomanLower, _)) => outer,
            _ => None,
        };
        while let Some(value) = counts_on(&rest) {
            let next_is_there = blocks[n + 1..]
                .iter()
                .take(30)
                .filter_map(Block::marker)
                .any(|m| m.counters.len() == 1 && m.last() == (Kind::Decimal, value + 1));
            // "5. ... 6. ... 7. ..." before a line "8.": the labels between are proved by those around them.
            let proved = || proved_by_gap(rest.of(text), value, next[n]);
            let found = (!next_is_there).then(|| glued(rest.of(text), value + 1).or_else(proved)).flatten();
            let Some(cut) = found else {
                break;
            };
            let (label_start, label_end, words) =
                (rest.start + cut.0, rest.start + cut.1, rest.start + cut.2);
            let open = usize::from(text.get(..label_start).is_some_and(|t| t.ends_with('(')));
            let (_, end) = trim(text, rest.start, label_start - open);
            let follows = Block {
                form: Form::Item(Marker {
                    counters: vec![(Kind::Decimal, value + 1)],
                    other: None,
                    label: (0, cut.1 - cut.0),
                    words: 0,
                    weak: false,
                }),
                start: words,
                end: rest.end,
                indent: rest.indent,
                blank_before: false,
                label: Some((label_start, label_end)),
            };
            rest.end = end;
            out.push(rest);
            rest = follows;
        }
        if let Some((Kind::Decimal, value)) = rest.marker().map(Marker::last) {
            outer = Some(value);
        }
        out.push(rest);
    }
    out
}

/// Where the label after `value` stands inside `s`, where labels there fill the gap up to the next line that has one.
fn proved_by_gap(s: &str, value: u32, next: Option<u32>) -> Option<(usize, usize, usize)> {
    let missing = next.map_or(2, |n| n.saturating_sub(value + 1));
    // A last line may hold a few more of them; between two lines each must be there.
    if missing == 0 || missing > 30 {
        return None;
    }
    let mut from = 0;
    let mut first = None;
    for label in value + 1..=value + missing {
        let (start, end, words) = spaced_label(s.get(from..)?, label)?;
        first = first.or(Some((from + start, from + end, from + words)));
        from += words;
    }
    first
}

/// " 6. An indication": where label `value` stands between spaces before a capital.
fn spaced_label(s: &str, value: u32) -> Option<(usize, usize, usize)> {
    let label = format!(" {value}");
    s.match_indices(&label).find_map(|(at, _)| {
        let end = at + label.len();
        let rest = s[end..].strip_prefix(['.', ')'])?;
        let words = rest.trim_start();
        let apart = words.len() < rest.len() && words.starts_with(char::is_uppercase);
        (apart && !NUMBERED.contains(&last_word(&s[..at]).as_str())).then_some((
            at + 1,
            end,
            s.len() - words.len(),
        ))
    })
}

/// Where label `value` stands inside `s`: its start, its end, the start of the words after it.
fn glued(s: &str, value: u32) -> Option<(usize, usize, usize)> {
    let label = value.to_string();
    for (at, _) in s.match_indices(&label) {
        let after = &s[at + label.len()..];
        let Some(rest) = after.strip_prefix(['.', ')']) else { continue };
        let words = rest.trim_start();
        if !words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“')) {
            continue;
        }
        let before = s[..at].strip_suffix('(').unwrap_or(&s[..at]);
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let plain_before = before.trim_end().ends_with(['.', '?', '!', ';', ':', ')'])
            || before.ends_with(char::is_alphabetic);
        // "... do you have 2. How many ...": a space before it, and what follows asks.
        let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let opens = before.ends_with(' ')
            && rest.starts_with(' ')
            && is_opener(first)
            && (first != "The" || !NUMBERED.contains(&last_word(before).as_str()))
            && first != "I";
        if opens
            || digits == 2
            || digits == 4
            || (digits == 0 && plain_before && !before.ends_with(['£', '$']))
        {
            return Some((at, at + label.len(), s.len() - words.len()));
        }
    }
    None
}

/// What a number may belong to.
const NUMBERED: [&str; 14] = [
    "phase",
    "section",
    "part",
    "stage",
    "level",
    "type",
    "class",
    "number",
    "no",
    "schedule",
    "tier",
    "band",
    "question",
    "paragraph",
];

fn last_word(before: &str) -> String {
    before.trim_end().rsplit(' ').next().unwrap_or("").to_ascii_lowercase()
}

/// "...:- one thing- another- a third": bullets left in the middle of a text whose line breaks were lost.
pub(super) fn glued_bullets(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let words = block.of(text);
        let cuts = Some(bullets_in(words)).filter(|c| c.len() >= 2).unwrap_or_else(|| marks_in(words));
        if cuts.len() < 2 {
            out.push(block);
            continue;
        }
        let ends = cuts.iter().skip(1).map(|c| c.0).chain([words.len()]);
        let (start, end) = trim(text, block.start, block.start + cuts[0].0);
        out.push(Block { start, end, ..block.clone() });
        for (n, (cut, to)) in cuts.iter().zip(ends).enumerate() {
            let (start, end) = trim(text, block.start + cut.1, block.start + to);
            let counters = vec![(Kind::Bullet('-'), u32::try_from(n + 1).unwrap_or(u32::MAX))];
            let marker = Marker { counters, other: None, label: (0, 0), words: 0, weak: false };
            out.push(Block {
                form: Form::Item(marker),
                start,
                end: without_and(text, start, end),
                indent: block.indent + 2,
                blank_before: false,
                label: None,
            });
        }
    }
    out
}

/// "_One thing _Another": marks glued to the words after them, at least three, where line breaks were lost.
fn marks_in(s: &str) -> Vec<(usize, usize)> {
    for mark in ['_', '•', '·', '●', '▪', '*', '-', '–', '\u{F0B7}'] {
        // A round mark is nothing else than a bullet, also with a space behind it.
        let round = matches!(mark, '•' | '●' | '▪' | '\u{F0B7}');
        let cuts: Vec<(usize, usize)> = s
            .match_indices(mark)
            .map(|(at, m)| (at, at + m.len()))
            .filter(|(at, to)| {
                let before = s[..*at].chars().last();
                let after = &s[*to..];
                before.is_none_or(|c| c.is_whitespace() || matches!(c, ':' | '.' | ';'))
                    && if round { after.trim_start() } else { after }.starts_with(char::is_uppercase)
            })
            .collect();
        let long = cuts.windows(2).all(|w| s[w[0].1..w[1].0].split_whitespace().count() >= 2);
        if cuts.len() >= if round { 2 } else { 3 } && long {
            return cuts;
        }
    }
    Vec::new()
}

/// Where bullets stand after a colon: the mark, and the words after it.
fn bullets_in(s: &str) -> Vec<(usize, usize)> {
    let Some(colon) = s.find(':') else { return Vec::new() };
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, mark) in s.match_indices(['-', '–', '•', '·', '●', '▪', '*']).filter(|m| m.0 > colon) {
        let after = &s[at + mark.len()..];
        let words = after.trim_start();
        let dash = matches!(mark, "-" | "–" | "*");
        // A dash between words is a bullet only after one that follows the colon itself.
        let begins = out.is_empty() && s[colon + 1..at].trim().is_empty();
        let glued = !s[..at].ends_with(' ');
        let follows = !out.is_empty() && (!dash || after.starts_with(' ') && glued);
        if (begins || follows)
            && words.starts_with(char::is_alphanumeric)
            && !(dash && words.len() == after.len())
        {
            out.push((at, s.len() - words.len()));
        }
    }
    // Dashes inside one item would cut it into pieces too short to be asked.
    let short = out.windows(2).any(|w| s[w[0].1..w[1].0].split_whitespace().count() < 2);
    if short { Vec::new() } else { out }
}

/// "(a) ... (b) ..." within one paragraph or item.
pub(super) fn inline_labels(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut parted = false;
    for mut block in blocks {
        // What stands under a paragraph with labels in it is no part of its last item.
        block.blank_before |= std::mem::take(&mut parted);
        let cuts = inline(block.of(text), block.marker());
        let base = block.start;
        let ends: Vec<usize> = cuts.iter().skip(1).map(|c| c.at).chain([block.end - base]).collect();
        let phrase = |cut: &Cut| is_phrase(text.get(base + cut.words..block.end).unwrap_or(""));
        // "(1) ..., (2) ..." goes on with the label at the head of the block.
        let plain_block = block.form == Form::Para;
        let goes_on = cuts.first().is_some_and(|c| c.counter.1 == 2);
        // "I ask because (1) ... and (2) ..." gives reasons.
        let lead = cuts.first().and_then(|c| text.get(base..base + c.at)).map(plain).unwrap_or_default();
        let reasons = ask(&lead) == Ask::Meta && !lead.ends_with(':') || lead.contains(" because");
        let pieces: Vec<&str> = cuts
            .iter()
            .zip(&ends)
            .map(|(c, to)| text.get(base + c.words..base + to).unwrap_or("").trim())
            .collect();
        if reasons
            || cuts.len() + usize::from(goes_on) < 2
            || cuts.iter().any(phrase)
            || (!goes_on && only_divides(&block, &lead, &pieces))
        {
            out.push(block);
            continue;
        }
        parted = plain_block;
        let (start, end) = trim(text, base, base + cuts[0].at);
        let end = if goes_on { without_and(text, start, end) } else { end };
        out.push(Block { start, end, ..block.clone() });
        for (cut, to) in cuts.iter().zip(ends) {
            let (start, end) = trim(text, base + cut.words, base + to);
            let end = base + text.get(base..end).map_or(0, |s| s.trim_end_matches([',', ';', ' ']).len());
            let end = without_and(text, start, end.max(start));
            out.push(Block {
                form: Form::Item(Marker {
                    counters: vec![cut.counter],
                    other: None,
                    label: (0, cut.label.1 - cut.label.0),
                    words: 0,
                    weak: false,
                }),
                start,
                end,
                indent: if goes_on { block.indent } else { block.indent + 2 },
                blank_before: false,
                label: Some((base + cut.label.0, base + cut.label.1)),
            });
        }
    }
    out
}

/// "... in each of (a) 2014, (b) 2015": the pieces divide one question and ask nothing of their own.
fn only_divides(block: &Block, lead: &str, pieces: &[&str]) -> bool {
    if pieces.iter().all(|p| is_option(p)) {
        return true;
    }
    if should_show(lead) {
        return true;
    }
    // "How many (a) sites and (b) plots do you have?"
    let first = lead.split(' ').next().unwrap_or("");
    let put = matches!(first, "how" | "what") && !lead.ends_with([':', ';', '?', '.', '-', '–', ',']);
    let nothing_asked = || pieces.iter().all(|p| !ask(&plain(p.trim_end_matches('?'))).wants_answer());
    if put && lead.split(' ').count() >= 3 && nothing_asked() {
        return true;
    }
    if block.form == Form::Para || lead.is_empty() {
        return false;
    }
    let asks = |piece: &&&str| {
        let lower = plain(piece);
        ask(&lower).wants_answer() || lower.starts_with("whether ") || lower.starts_with("if ")
    };
    let asking = pieces.iter().filter(asks).count();
    // "the (a) budget and (b) expenditure for ...": the labels stand within a sentence that goes on.
    let within = !lead.ends_with([':', ';', '?', '.', '-', '–']);
    within || asking * 2 < pieces.len()
}

/// Words that only go on with a sentence ("the right (a) to be told and (b) ...") are no items of their own.
fn is_phrase(words: &str) -> bool {
    let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(
        first,
        "to" | "for"
            | "in"
            | "by"
            | "of"
            | "at"
            | "on"
            | "from"
            | "with"
            | "each"
            | "per"
            | "under"
            | "between"
            | "over"
    )
}

/// The end without a last "and" or comma.
pub(super) fn without_and(text: &str, start: usize, end: usize) -> usize {
    let slice = text.get(start..end).unwrap_or("");
    let cut = slice.strip_suffix(" and").or_else(|| slice.strip_suffix(" or")).unwrap_or(slice);
    start + cut.trim_end_matches([',', ';', ' ']).len()
}

struct Cut {
    at: usize,
    label: (usize, usize),
    words: usize,
    counter: (Kind, u32),
}

/// "Details of the inspections. These should include: (a) ...": what follows says more of what was asked.
fn should_show(lead: &str) -> bool {
    let last = lead.rsplit(". ").next().unwrap_or(lead);
    last.len() < lead.len() && last.ends_with(':') && SHOULD_SHOW.is_match(last)
}

/// Whether a run of bare numbers is one of labels: at least three, each before the beginning of a sentence.
fn is_run(s: &str, cuts: &[Cut]) -> bool {
    cuts.len() >= 3 && cuts.iter().all(|c| s[c.words..].starts_with(char::is_uppercase))
}

/// A run of bracketed labels from the first on, each after a space and not after the name of a provision.
fn inline(s: &str, own: Option<&Marker>) -> Vec<Cut> {
    let mut best: Vec<Cut> = Vec::new();
    let ways = [Kind::Lower, Kind::RomanLower, Kind::Decimal, Kind::Upper].map(|k| (k, false));
    for (kind, loose) in ways.into_iter().chain([(Kind::Decimal, true)]) {
        let own = own.filter(|m| m.last().0 == kind || m.other.is_some_and(|o| o.0 == kind));
        if own.is_some_and(|m| m.counters.len() > 1 || m.last().1 != 1 || m.is_bullet()) {
            continue;
        }
        // "a) Do you pay (a) always, (b) never?": the item's own label does not go on inside it.
        let again = match kind {
            Kind::Lower => "(a)",
            Kind::Decimal => "(1)",
            Kind::Upper => "(A)",
            _ => "(i)",
        };
        if own.is_some() && s.contains(again) {
            continue;
        }
        let first = u32::from(own.is_some());
        let mut cuts: Vec<Cut> = Vec::new();
        let dotted = matches!(kind, Kind::Lower | Kind::RomanLower);
        for (at, mark) in s.match_indices([')', '.']) {
            let Some((open, label)) = label_before(s, at) else { continue };
            // "...; 2. text": a number with a full stop only after the end of something.
            let after_end = s[..open].trim_end().ends_with([';', ':', '?', '.', ',']);
            let full_stop = open == label && s[at + 1..].starts_with(' ') && (dotted || loose || after_end);
            if mark == "." && !full_stop {
                continue;
            }
            let Some((value, other)) = super::marker::counter(&s[label..at]) else { continue };
            let Some(counter) = [Some(value), other].into_iter().flatten().find(|c| c.0 == kind) else {
                continue;
            };
            let words = at + 1 + (s[at + 1..].len() - s[at + 1..].trim_start().len());
            if counter.1 == cuts.last().map_or(first, |c| c.counter.1) + 1
                && s[words..].starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '£'))
                && !is_cited(&s[..open])
            {
                cuts.push(Cut { at: open, label: (label, at), words, counter });
            }
        }
        if cuts.len() > best.len() && (!loose || is_run(s, &cuts)) {
            best = cuts;
        }
    }
    best
}

/// The beginning of a bracketed label that closes at `close`: with its bracket, and without.
fn label_before(s: &str, close: usize) -> Option<(usize, usize)> {
    let token = s[..close].len() - s[..close].trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    if token == 0 || token > 4 {
        return None;
    }
    let label = close - token;
    let open = if s[..label].ends_with('(') { label - 1 } else { label };
    let before = s[..open].chars().last();
    let apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, ';' | ',' | ':' | '?' | '-' | '–'));
    apart.then_some((open, label))
}

fn is_cited(before: &str) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or("").to_ascii_lowercase();
    matches!(
        word.as_str(),
        "section"
            | "sections"
            | "regulation"
            | "article"
            | "paragraph"
            | "point"
            | "points"
            | "question"
            | "questions"
            | "item"
            | "items"
            | "part"
            | "parts"
            | "and"
            | "&"
            | "to"
            | "or"
            | "subsection"
            | "schedule"
            | "appendix"
    ) && !before.trim_end().ends_with([',', ';', ':'])
        && !(word == "and" || word == "or")
}
