//! A text in pieces with their places: numbers, words and marks, as dates and years are made of. What they mean is not known
//! here.

/// A piece of a text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub what: What,
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A whole number and how many digits it has; none of a number too long or broken to be a year or a day.
    Number(i32, usize),
    Word(String),
    Mark(char),
}

impl Token {
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(&self.what, What::Word(w) if w == word)
    }

    pub(super) fn one_of(&self, words: &[&str]) -> bool {
        matches!(&self.what, What::Word(w) if words.contains(&w.as_str()))
    }

    pub(super) fn mark(&self, marks: &str) -> bool {
        matches!(self.what, What::Mark(m) if marks.contains(m))
    }

    pub(super) fn number(&self) -> Option<(i32, usize)> {
        match self.what {
            What::Number(n, digits) if digits > 0 => Some((n, digits)),
            _ => None,
        }
    }
}

/// The most pieces of a text that are looked at.
const MOST: usize = 600;

/// A text in pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(from, c)) = chars.peek() {
        if out.len() >= MOST {
            break;
        }
        let mut to = from;
        if c.is_ascii_digit() {
            let (mut digits, mut broken) = (String::new(), false);
            while let Some(&(at, c)) = chars.peek() {
                let rest = text.as_bytes().get(at + 1);
                let inside = matches!(c, ',' | '.') && rest.is_some_and(u8::is_ascii_digit);
                // "2020,2021" are two years; "1,210" is one number.
                let thousands =
                    c == '.' || text[at + c.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count() == 3;
                if c.is_ascii_digit() {
                    digits.push(c);
                } else if inside
                    && thousands
                    && !(c == '.' && digits.len() <= 2 && is_dotted_date(&text[from..]))
                {
                    broken = true;
                } else {
                    break;
                }
                to = at + 1;
                chars.next();
            }
            let count = if broken || digits.len() > 6 { 0 } else { digits.len() };
            out.push(Token { what: What::Number(digits.parse().unwrap_or(0), count), from, to });
            // The "th" of "30th" and the "x" of "3x".
            let tail: String = text[to..].chars().take_while(|c| c.is_alphabetic()).collect();
            if ["st", "nd", "rd", "th", "x"].contains(&tail.to_lowercase().as_str()) {
                for _ in tail.chars() {
                    chars.next();
                }
            }
        } else if c.is_alphabetic() {
            let mut word = String::new();
            while let Some(&(at, c)) = chars.peek() {
                if !c.is_alphabetic() && !matches!(c, '\'' | '’') {
                    break;
                }
                to = at + c.len_utf8();
                word.extend(c.to_lowercase().filter(|c| c.is_alphabetic()));
                chars.next();
            }
            out.push(Token { what: What::Word(word), from, to });
        } else {
            chars.next();
            if !c.is_whitespace() {
                let mark = if matches!(c, '–' | '—' | '‑') { '-' } else { c };
                out.push(Token { what: What::Mark(mark), from, to: from + c.len_utf8() });
            }
        }
    }
    out
}

/// Whether it begins as `22.2.27` does.
fn is_dotted_date(text: &str) -> bool {
    let head: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let parts: Vec<&str> = head.trim_end_matches('.').split('.').collect();
    parts.len() == 3 && parts.iter().all(|p| !p.is_empty())
}
