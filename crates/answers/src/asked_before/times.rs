//! The years that a text speaks of, however they are written: 2024/25, 2024-25, 24/25, 2025. Calendar years and years that
//! run over two are never the same.

use crate::words::is_year;

/// A year by its first, and whether it runs into the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Year {
    first: u16,
    over: bool,
}

fn plus_one(first: u16, second: &str) -> bool {
    match second.parse::<u16>() {
        Ok(n) if second.len() == 2 => n == (first + 1) % 100,
        Ok(n) if second.len() == 4 => n == first + 1,
        _ => false,
    }
}

/// Every year that a text names, in order and once.
pub(crate) fn years(text: &str) -> Vec<Year> {
    let mut found = Vec::new();
    for part in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';' | ':')) {
        let part = part.trim_matches(|c: char| !c.is_ascii_digit());
        let pieces: Vec<&str> = part.split(['/', '-', '–', '—']).collect();
        match pieces[..] {
            [a, b] if is_year(a) => {
                let first = a.parse().unwrap_or(0);
                found.push(Year { first, over: plus_one(first, b) });
                if is_year(b) && !plus_one(first, b) {
                    found.extend(b.parse().ok().map(|first| Year { first, over: false }));
                }
            }
            [a, b] if a.len() == 2 && b.len() == 2 => {
                if let Ok(a) = a.parse::<u16>()
                    && plus_one(2000 + a, b)
                {
                    found.push(Year { first: 2000 + a, over: true });
                }
            }
            [a] if is_year(a) => found.extend(a.parse().ok().map(|first| Year { first, over: false })),
            [.., c] if is_year(c) => found.extend(c.parse().ok().map(|first| Year { first, over: false })),
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
