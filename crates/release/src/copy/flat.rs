//! Words broken into pieces, put together so that they can be found: white space, hyphens, quotation marks and ligatures are
//! alike however they were typed, and what has no width is passed over, as are the marks of quoted lines.

use percent_encoding::percent_decode_str;

use crate::sought::{Sought, with_accent};

/// Words with where each of their bytes came from.
#[derive(Default)]
pub(super) struct Flat {
    text: String,
    /// Of each byte: the piece, and the bytes in it.
    from: Vec<(u32, u32, u32)>,
}

/// Where something was found: from a byte in one piece to a byte in the same or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub from: (u32, u32),
    pub to: (u32, u32),
    /// The number of what was looked for.
    pub what: usize,
}

impl Flat {
    /// Adds a piece, by its number.
    pub fn add(&mut self, piece: usize, words: &str) {
        let piece = u32::try_from(piece).unwrap_or(u32::MAX);
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut line_begins = false;
        let mut passed = 0;
        for (at, c) in words.char_indices() {
            if at < passed {
                continue;
            }
            line_begins = c == '\n' || line_begins && (c.is_whitespace() || matches!(c, '>' | '|'));
            if line_begins && matches!(c, '>' | '|') {
                continue;
            }
            // Excel writes down letters by their number as well.
            let coded = coded(&words[at..]);
            let (c, length) = coded.map_or((c, c.len_utf8()), |c| (c, CODED));
            passed = at + length;
            let mut put = |c: char| {
                // An accent by itself is one with its letter.
                if let Some(letter) = self.text.chars().next_back()
                    && let Some(one) = with_accent(letter, c)
                    && let Some(begin) = self.from.last().copied()
                    && begin.0 == piece
                {
                    self.text.pop();
                    self.text.push(one);
                    self.from.truncate(self.from.len() - letter.len_utf8());
                    let from = (piece, begin.1, place(at + length));
                    self.from.extend(std::iter::repeat_n(from, one.len_utf8()));
                    return;
                }
                let space = c == ' ';
                if space && self.text.ends_with(' ') {
                    return;
                }
                self.text.push(c);
                let from = (piece, place(at), place(at + length));
                self.from.extend(std::iter::repeat_n(from, c.len_utf8()));
            };
            alike(c, &mut put);
        }
    }

    /// A gap that is seen: a tab, the end of a line.
    pub fn gap(&mut self, piece: usize) {
        if !self.text.ends_with(' ') {
            self.text.push(' ');
            self.from.push((u32::try_from(piece).unwrap_or(u32::MAX), 0, 0));
        }
    }

    /// Every place of each of these words (made alike already), none overlapping, the first and longest first.
    pub fn find(&self, wanted: &[Sought]) -> Vec<Found> {
        let mut hits: Vec<(usize, usize, usize)> = Vec::new();
        for (what, wanted) in wanted.iter().enumerate() {
            hits.extend(wanted.places(&self.text).into_iter().map(|(from, to)| (from, to, what)));
        }
        hits.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
        let mut out: Vec<Found> = Vec::new();
        let mut reached = 0;
        for (from, to, what) in hits {
            let (first, last) = (self.from[from], self.from[to - 1]);
            let found = Found { from: (first.0, first.1), to: (last.0, last.2), what };
            match out.last_mut() {
                // One that begins within another and goes on after it makes that one longer.
                Some(known) if from < reached => {
                    if to > reached {
                        known.to = found.to;
                        reached = to;
                    }
                }
                _ => {
                    out.push(found);
                    reached = to;
                }
            }
        }
        out
    }

    /// What was put together.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How often words stand there.
    pub fn count(&self, wanted: &Sought) -> usize {
        count(&self.text, wanted)
    }
}

/// How often words stand in a text that is made alike.
pub(super) fn count(text: &str, wanted: &Sought) -> usize {
    let mut reached = 0;
    let mut found = wanted.places(text);
    found.sort_unstable();
    found.retain(|(from, to)| {
        let apart = *from >= reached;
        reached = if apart { *to } else { reached };
        apart
    });
    found.len()
}

/// Letters of `_x0041_`.
const CODED: usize = 7;

/// A letter by its number.
fn coded(words: &str) -> Option<char> {
    let digits = words.strip_prefix("_x")?.get(..4)?;
    let closed = words.as_bytes().get(CODED - 1) == Some(&b'_');
    let all = closed && digits.bytes().all(|b| b.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| all)?)
}

/// Words as addresses and names of files spell them: blanks as signs or numbers, and letters in any case.
pub(super) fn loosened(words: &str) -> String {
    let plain = percent_decode_str(words).decode_utf8_lossy();
    let spaced = plain.replace(['.', '_', '-', '+', '\u{2010}', '\u{2011}'], " ");
    made_alike(&spaced).to_lowercase()
}

/// Words as they are looked for, whole ones only or any.
pub(super) fn sought(words: &str, whole: bool) -> Sought {
    Sought::new(made_alike(words), whole)
}

/// Words made alike.
pub(super) fn made_alike(words: &str) -> String {
    let mut flat = Flat::default();
    flat.add(0, words.trim());
    flat.text
}

fn alike(c: char, put: &mut impl FnMut(char)) {
    match c {
        '\u{ad}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => {}
        c if c.is_whitespace() => put(' '),
        // Letters as wide as those of China and Japan.
        '\u{FF01}'..='\u{FF5E}' if c != '\u{FF0D}' => {
            put(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c));
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => put('-'),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' => put('\''),
        '\u{201C}' | '\u{201D}' | '\u{201F}' => put('"'),
        '\u{FB00}' => "ff".chars().for_each(put),
        '\u{FB01}' => "fi".chars().for_each(put),
        '\u{FB02}' => "fl".chars().for_each(put),
        '\u{FB03}' => "ffi".chars().for_each(put),
        '\u{FB04}' => "ffl".chars().for_each(put),
        c => put(c),
    }
}

/// Puts labels in the place of what was found in pieces; gives what each piece becomes.
pub(super) fn replace(pieces: &[&str], found: &[Found], labels: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(pieces.len());
    for (n, words) in pieces.iter().enumerate() {
        let here = u32::try_from(n).unwrap_or(u32::MAX);
        let mut rest = String::new();
        let mut at = 0_usize;
        for hit in found.iter().filter(|f| f.from.0 <= here && here <= f.to.0) {
            let from = if hit.from.0 == here { hit.from.1 as usize } else { 0 };
            let to = if hit.to.0 == here { hit.to.1 as usize } else { words.len() };
            rest.push_str(words.get(at..from).unwrap_or_default());
            if hit.from.0 == here {
                rest.push_str(labels.get(hit.what).map_or("", String::as_str));
            }
            at = to.max(at);
        }
        rest.push_str(words.get(at..).unwrap_or_default());
        out.push(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Flat, loosened, replace, sought};

    #[test]
    fn addresses_spell_words_in_their_own_way() {
        for spelt in [
            "https://wexmoor.example/people/Zofia%20Kowalczyk",
            "mailto:zofia.kowalczyk@wexmoor.example",
            "Zofia_Kowalczyk.csv",
            "?subject=Hello+Zofia+Kowalczyk",
        ] {
            assert!(loosened(spelt).contains(&loosened("Zofia Kowalczyk")), "{spelt}");
        }
        assert!(!loosened("https://wexmoor.example/zofia/kowalczyk").contains(&loosened("Zofia Kowalczyk")));
    }

    #[test]
    fn words_are_found_however_they_are_broken() {
        for (pieces, wanted, expected, origin) in [
            (vec!["Mrs R Holloway came"], "R Holloway", "Mrs [x] came", "in one piece"),
            (vec!["Mrs R Hol", "lo", "way came"], "R Holloway", "Mrs [x]|| came", "over three runs"),
            (vec!["R\u{a0} \nHolloway"], "R Holloway", "[x]", "other spaces"),
            (vec!["Mary\u{2010}Jane O\u{2019}Neill"], "Mary-Jane O'Neill", "[x]", "hyphen and apostrophe"),
            (vec!["of\u{FB01}ce"], "office", "[x]", "a ligature"),
            (vec!["Hol\u{ad}loway"], "Holloway", "[x]", "a soft hyphen"),
            (vec!["holloway"], "Holloway", "holloway", "a single word as it is given"),
            (vec!["HOLLOWAY"], "Holloway", "[x]", "or in capitals"),
            (vec!["r HOLLO", "WAY"], "R Holloway", "[x]|", "several words in any"),
            (vec!["aXXa"], "X", "a[x][x]a", "twice"),
            (vec!["> from Mrs R\n> > Holloway there"], "R Holloway", "> from Mrs [x] there", "a quoted line"),
            (vec!["a > b"], "a > b", "[x]", "a sign within a line"),
            (vec!["_x0048_ollow_x0061_y_x"], "Holloway", "[x]_x", "letters by their number"),
            (vec!["\u{FF28}olloway"], "Holloway", "[x]", "a wide letter"),
            (vec!["Ms Jose\u{301} Pe\u{301}rez"], "José Pérez", "Ms [x]", "an accent by itself"),
            (vec!["José Pérez"], "Jose\u{301} Pe\u{301}rez", "[x]", "an accent by itself in the mark"),
            (vec!["Jose\u{301}"], "Jose", "Jose\u{301}", "another letter"),
            (vec!["145000 or 45000"], "45000", "145000 or [x]", "no part of a longer number"),
        ] {
            let mut flat = Flat::default();
            for (n, piece) in pieces.iter().enumerate() {
                flat.add(n, piece);
            }
            let found = flat.find(&[sought(wanted, false)]);
            let out = replace(&pieces, &found, &["[x]".to_owned()]);
            assert_eq!(out.join("|"), expected, "{origin}");
        }
    }
}
