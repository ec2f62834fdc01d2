//! Labels at the beginning of a line: `1.` `1)` `Q1` `1a)` `a.` `(iii)` `1.1`, bullets and tick boxes.

/// How a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    Lower,
    /// A, B, C.
    Upper,
    /// i, ii, iii.
    RomanLower,
    /// I, II, III.
    RomanUpper,
    /// A mark that does not count.
    Bullet(char),
}

/// A label: its counters from outer to inner, and where its words begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Outer to inner: `1a)` has two.
    pub counters: Vec<(Kind, u32)>,
    /// The same letters read as another kind of counter: `i` is a letter and a numeral.
    pub other: Option<(Kind, u32)>,
    /// The label as written without punctuation, as a range within the line.
    pub label: (usize, usize),
    /// Where the item's words begin within the line.
    pub words: usize,
    /// Whether only its neighbours can prove it a label.
    pub weak: bool,
}

impl Marker {
    /// Its innermost counter.
    pub fn last(&self) -> (Kind, u32) {
        self.counters.last().copied().unwrap_or((Kind::Bullet('-'), 1))
    }

    /// Whether it does not count.
    pub fn is_bullet(&self) -> bool {
        matches!(self.last().0, Kind::Bullet(_))
    }
}

const BULLETS: &str = "-–—*•·●○◦▪■□‣⁃➢►➤✓✔\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}\u{FFFD}§¤☐☑☒";

/// The label with which a line begins.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    // "*1) text": the star points to a note.
    let starred = first == '*' && line[1..].starts_with(|c: char| c.is_ascii_digit());
    if BULLETS.contains(first) && !line.starts_with("**") && !starred {
        return bullet(line, first);
    }
    if let Some(misread) = misread_bullet(line) {
        return Some(misread);
    }
    let skip = if line.starts_with("**") { 2 } else { usize::from(starred) };
    let rest = &line[skip..];
    let found = bare_o(rest).or_else(|| named(rest)).or_else(|| bracketed(rest)).or_else(|| numbered(rest));
    let found = found.or_else(|| sectioned(rest)).or_else(|| worded(rest)).or_else(|| lettered(rest))?;
    let words = found.words + skip;
    let words = if skip == 2 && line[words..].starts_with("**") { words + 2 } else { words };
    let words = words + (line[words..].len() - line[words..].trim_start().len());
    Some(Marker { label: (found.label.0 + skip, found.label.1 + skip), words, ..found })
}

fn bullet(line: &str, first: char) -> Option<Marker> {
    let after = &line[first.len_utf8()..];
    let next = after.chars().next();
    let spaced = next.is_none_or(char::is_whitespace);
    let glued = next.is_some_and(|c| c.is_alphabetic() || matches!(c, '"' | '“' | '‘'));
    if !(spaced || (glued && !matches!(first, '*' | '§' | '\u{FFFD}')) || matches!(first, '•' | '·' | '●'))
    {
        return None;
    }
    let words = line.len() - after.trim_start().len();
    // "- 1. text": the number is the label.
    if let Some(inner) = marker(&line[words..]).filter(|m| !m.weak && !m.is_bullet() && words > 0) {
        let label = (inner.label.0 + words, inner.label.1 + words);
        return Some(Marker { label, words: inner.words + words, ..inner });
    }
    if line[words..].is_empty() && !matches!(first, '•' | '·' | '●' | '\u{F0B7}') {
        return None;
    }
    Some(Marker { counters: vec![(Kind::Bullet(first), 1)], other: None, label: (0, 0), words, weak: false })
}

/// A bullet of a scanned page comes out as a few points: "~ text", "., text".
fn misread_bullet(line: &str) -> Option<Marker> {
    let after = line.trim_start_matches(['.', ',', '~']);
    let marks = line.len() - after.len();
    let points = line.starts_with('~') || line[..marks].contains(',');
    let wordy = after.trim_start().starts_with(char::is_alphabetic);
    (points && marks <= 3 && after.starts_with(' ') && wordy).then(|| Marker {
        counters: vec![(Kind::Bullet('~'), 1)],
        other: None,
        label: (0, 0),
        words: line.len() - after.trim_start().len(),
        weak: false,
    })
}

/// Word's round bullet comes out as the letter o.
fn bare_o(line: &str) -> Option<Marker> {
    let after = line.strip_prefix('o')?;
    let wide = after.starts_with('\t') || after.starts_with("  ") || after.starts_with("\u{a0}");
    let capital = after.trim_start().chars().next().is_some_and(char::is_uppercase) && after.starts_with(' ');
    let words = line.len() - after.trim_start().len();
    (wide || capital).then_some(Marker {
        counters: vec![(Kind::Bullet('o'), 1)],
        other: None,
        label: (0, 0),
        words,
        weak: false,
    })
}

/// `Q1`, `Q.1)`, `Question 1:`.
fn named(line: &str) -> Option<Marker> {
    let lower = line.get(..line.len().min(9)).unwrap_or(line).to_ascii_lowercase();
    let word = ["question", "request", "qn", "qu", "q"].into_iter().find(|w| lower.starts_with(w))?;
    let mut at = word.len();
    at += line[at..].len() - line[at..].trim_start_matches(['.', ' ', '\u{a0}', ':', '#']).len();
    let (value, digits) = number(&line[at..])?;
    let mut end = at + digits;
    let mut counters = vec![(Kind::Decimal, value)];
    if let Some((kind, letter)) = sub_letter(&line[end..]) {
        counters.push((kind, letter));
        end += 1;
    } else if let Some((inner, length)) = line[end..].strip_prefix('.').and_then(number) {
        counters.push((Kind::Decimal, inner));
        end += 1 + length;
    }
    let words = end + punctuation(&line[end..]);
    if word == "request" && words == end && !line[end..].trim().is_empty() {
        return None;
    }
    let ok = words > end || line[end..].is_empty() || line[end..].starts_with(char::is_whitespace);
    ok.then_some(Marker { counters, other: None, label: (0, end), words, weak: false })
}

/// `(1)`, `(a)`, `(iii)`, `[1]`.
fn bracketed(line: &str) -> Option<Marker> {
    let close = match line.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = line.find(close).filter(|e| *e > 1 && *e <= 7)?;
    let (counter, other) = counter(line[1..end].trim())?;
    let weak = close == ']' || line[end + 1..].starts_with('(');
    Some(Marker { counters: vec![counter], other, label: (1, end), words: end + 1, weak })
}

/// `1.`, `1)`, `1a)`, `1.1`, `1/`, `1 -`, `1 text`.
fn numbered(line: &str) -> Option<Marker> {
    let (value, digits) = number(line)?;
    let mut counters = vec![(Kind::Decimal, value)];
    let mut end = digits;
    let rest = &line[end..];
    if let Some((kind, letter)) = sub_letter(rest) {
        counters.push((kind, letter));
        end += 1;
    } else if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.split_once(')')).map(|(i, _)| i)
        && inner.len() <= 4
        && let Some((count, _)) = counter(inner)
        && count.0 != Kind::Decimal
    {
        counters.push(count);
        end += inner.len() + 2;
    } else {
        while let Some((inner, length)) = line[end..].strip_prefix('.').and_then(number) {
            if counters.len() > 3 {
                return None;
            }
            counters.push((Kind::Decimal, inner));
            end += 1 + length;
            if let Some((kind, letter)) = sub_letter(&line[end..]) {
                counters.push((kind, letter));
                end += 1;
            }
        }
    }
    // "4-1. If so, ..."
    if counters.len() == 1
        && let Some((inner, length)) = line[end..].strip_prefix('-').and_then(number)
        && length <= 2
        && punctuation(&line[end + 1 + length..]) > 0
        && line[end + 1 + length..].trim_start_matches(['.', ')', ':']).starts_with(char::is_whitespace)
    {
        counters.push((Kind::Decimal, inner));
        end += 1 + length;
    }
    if counters.len() == 1
        && let Some((inner, label_end, words)) = compound(line, end)
    {
        counters.push(inner);
        return Some(Marker { counters, other: None, label: (0, label_end), words, weak: false });
    }
    let label_end = if line[..end].ends_with(')') && counters.len() == 2 { end - 1 } else { end };
    let rest = &line[end..];
    // "2 )"
    if let Some(after) = rest.strip_prefix(" )").filter(|a| a.starts_with(char::is_whitespace)) {
        let words = line.len() - after.len();
        return Some(Marker { counters, other: None, label: (0, label_end), words, weak: false });
    }
    let mark = punctuation(rest);
    let words = end + mark;
    let after = line[words..].trim_start();
    let next = after.chars().next();
    if mark == 0 {
        let dash =
            after.strip_prefix(['-', '–', '—']).filter(|d| d.starts_with(' ') && rest.starts_with(' '));
        if let Some(d) = dash {
            let words = line.len() - d.len();
            return Some(Marker { counters, other: None, label: (0, label_end), words, weak: true });
        }
        // "4How many": the space was lost.
        let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if super::sentence::is_opener(word) && word.len() > 1 {
            return Some(Marker { counters, other: None, label: (0, label_end), words: end, weak: true });
        }
        // A bare number: its neighbours must prove it; a month, a unit or a percentage disproves it.
        let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace) || line[..end].ends_with(')');
        let wordy = next.is_none_or(|c| c.is_alphabetic() || matches!(c, '"' | '“' | '‘' | '\'' | '('));
        if !spaced || !wordy || is_month_or_unit(after) {
            return None;
        }
        return Some(Marker { counters, other: None, label: (0, label_end), words, weak: true });
    }
    if next.is_some_and(|c| c.is_ascii_digit()) && !line[words..].starts_with(char::is_whitespace) {
        return None;
    }
    let weak =
        rest.starts_with('-') || (rest.starts_with(':') && !rest[1..].starts_with(char::is_whitespace));
    Some(Marker { counters, other: None, label: (0, label_end), words, weak })
}

/// The letter of `1. b)`, `1 (a)` and `1.A`, where the number is written again before each: what it counts, where its
/// label ends, where the words begin.
fn compound(line: &str, end: usize) -> Option<((Kind, u32), usize, usize)> {
    let rest = &line[end..];
    let after = rest.strip_prefix(['.', ')']).unwrap_or(rest);
    let dotted = after.len() < rest.len();
    let letter = after.trim_start();
    let at = line.len() - letter.len();
    let (inner, stop) = match letter.strip_prefix('(') {
        Some(open) => (open, open.find(')').filter(|n| (1..=4).contains(n))?),
        None => (letter, 1),
    };
    let bracket = letter.len() - inner.len();
    let (found, _) = counter(inner.get(..stop)?)?;
    if found.0 == Kind::Decimal {
        return None;
    }
    let closed = inner[stop..].starts_with(')');
    let glued = dotted && after.len() == letter.len() && bracket == 0;
    let capital = glued && found.0 == Kind::Upper && inner[stop..].starts_with(' ');
    // "1. a) text" opens a list under 1.
    ((closed && (found.1 > 1 || !dotted)) || capital).then(|| {
        let label_end = at + bracket + stop;
        (found, label_end, label_end + usize::from(closed))
    })
}

/// `One:`, `Two -`, `Three.`: a number in words.
fn worded(line: &str) -> Option<Marker> {
    const NUMBERS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let end = line.len() - line.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = line[..end].to_ascii_lowercase();
    let value = NUMBERS.iter().position(|n| *n == word).and_then(|p| u32::try_from(p + 1).ok())?;
    let rest = line[end..].trim_start();
    let words = line.len() - rest.strip_prefix([':', '.', ')', '-', '–'])?.len();
    let counters = vec![(Kind::Decimal, value)];
    Some(Marker { counters, other: None, label: (0, end), words, weak: true })
}

/// `A1`, `B2.`: a letter for the section and a number.
fn sectioned(line: &str) -> Option<Marker> {
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    let (value, digits) = number(&line[1..]).filter(|n| n.1 <= 2)?;
    let end = 1 + digits;
    let words = end + punctuation(&line[end..]);
    let spaced = words > end || line[end..].is_empty() || line[end..].starts_with(char::is_whitespace);
    spaced.then_some(Marker {
        counters: vec![letter_counter(letter), (Kind::Decimal, value)],
        other: None,
        label: (0, end),
        words,
        weak: true,
    })
}

/// `a.`, `a)`, `iii.`, `a text`.
fn lettered(line: &str) -> Option<Marker> {
    let letters = line.len() - line.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    if letters == 0 || letters > 5 {
        return None;
    }
    let (counter, other) = counter(&line[..letters])?;
    let rest = &line[letters..];
    if rest.starts_with(['.', ')', ':', '/']) {
        // "e.g." and "A.B. Smith" are not labels.
        let glued = rest[1..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
        if glued && (rest.starts_with('.') && rest[2..].starts_with('.') || rest.starts_with([':', '/'])) {
            return None;
        }
        return Some(Marker {
            counters: vec![counter],
            other,
            label: (0, letters),
            words: letters + 1,
            weak: true,
        });
    }
    let lower = line.starts_with(|c: char| c.is_ascii_lowercase());
    let capital = rest.trim_start().chars().next().is_some_and(char::is_uppercase);
    let dash = rest.trim_start().strip_prefix(['-', '–']).filter(|d| d.starts_with(' '));
    if let Some(d) = dash.filter(|_| letters == 1 && rest.starts_with(' ')) {
        let words = line.len() - d.len();
        return Some(Marker { counters: vec![counter], other, label: (0, letters), words, weak: true });
    }
    (letters <= 3 && lower && capital && rest.starts_with(char::is_whitespace)).then_some(Marker {
        counters: vec![counter],
        other,
        label: (0, letters),
        words: letters,
        weak: true,
    })
}

/// A whole number of one to three digits that is not 0, and how many digits it has.
fn number(s: &str) -> Option<(u32, usize)> {
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    let value = s.get(..digits)?.parse().ok()?;
    ((1..=3).contains(&digits) && value > 0).then_some((value, digits))
}

/// The letter of `1a)`: not of `1st`.
fn sub_letter(s: &str) -> Option<(Kind, u32)> {
    let mut chars = s.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let next = chars.next();
    let ends = next.is_none_or(|c| matches!(c, '.' | ')' | ':' | '/') || c.is_whitespace());
    ends.then(|| letter_counter(letter))
}

fn letter_counter(letter: char) -> (Kind, u32) {
    let value = u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1;
    (if letter.is_ascii_lowercase() { Kind::Lower } else { Kind::Upper }, value)
}

fn punctuation(s: &str) -> usize {
    let mut taken = 0;
    for c in s.chars() {
        match c {
            '.' | ')' | ':' | ']' if taken < 2 => taken += 1,
            '/' if taken == 0 && !s[1..].starts_with(|c: char| c.is_ascii_digit()) => taken += 1,
            '-' if taken == 0 && !s[1..].starts_with(|c: char| c.is_ascii_alphanumeric()) => taken += 1,
            '-' if taken == 1 => taken += 1,
            _ => break,
        }
    }
    taken
}

/// A counter, and the other way of reading it.
pub(super) fn counter(s: &str) -> Option<((Kind, u32), Option<(Kind, u32)>)> {
    if let Some((value, digits)) = number(s) {
        return (digits == s.len()).then_some(((Kind::Decimal, value), None));
    }
    let lower = s.chars().all(|c| c.is_ascii_lowercase());
    let upper = s.chars().all(|c| c.is_ascii_uppercase());
    if s.is_empty() || !(lower || upper) {
        return None;
    }
    let numeral = roman(s).map(|v| (if lower { Kind::RomanLower } else { Kind::RomanUpper }, v));
    if s.len() > 1 {
        return numeral.map(|n| (n, None));
    }
    let letter = letter_counter(s.chars().next()?);
    Some((letter, numeral))
}

fn roman(s: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
        "xvii", "xviii", "xix", "xx",
    ];
    let lower = s.to_ascii_lowercase();
    NUMERALS.iter().position(|n| *n == lower).and_then(|p| u32::try_from(p + 1).ok())
}

fn is_month_or_unit(after: &str) -> bool {
    const NOT_ITEMS: [&str; 34] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "working",
        "days", "day", "months", "month", "years", "year", "weeks", "week", "hours", "hour", "minutes",
        "percent", "per", "to", "and", "or", "of", "million", "billion", "pm", "am",
    ];
    let word: String =
        after.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_ascii_lowercase();
    let month = word.len() >= 3
        && NOT_ITEMS[..12].iter().any(|m| word == *m || word.starts_with(m) && is_month(&word));
    month || NOT_ITEMS[12..].contains(&word.as_str())
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    document::Language::English.month(word).is_some()
}
