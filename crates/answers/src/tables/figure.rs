//! Figures as cells write them, exact to a ten-thousandth, with the unit that belongs to them. What was left out on
//! purpose ("<5", "..", "n/a") is no figure and is never reckoned with.

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Number(Number),
    /// A mark that stands for a figure which is not shown.
    Suppressed,
    Blank,
    Words,
}

/// A number in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: i128,
    /// How many decimals were written.
    pub decimals: usize,
    pub pounds: bool,
    pub percent: bool,
    /// `c. £38k`.
    pub about: bool,
}

/// One, as numbers are held.
pub(super) const ONE: i128 = 10_000;

const SUPPRESSED: &[&str] = &[
    "..",
    "...",
    "n/a",
    "na",
    "n.a.",
    "n/k",
    "-",
    "–",
    "—",
    "*",
    "**",
    ":",
    "x",
    "c",
    "z",
    "[x]",
    "[c]",
    "[z]",
    "[low]",
    "suppressed",
    "withheld",
    "redacted",
    "not available",
    "not held",
    "not recorded",
    "not known",
    "unknown",
    "tbc",
    "low",
];

/// Reads a cell.
pub(super) fn held(cell: &str) -> Held {
    let cell = cell.trim();
    if cell.is_empty() {
        return Held::Blank;
    }
    if cell.len() > 40 {
        return Held::Words;
    }
    // Nearly every cell is a plain number.
    if cell.len() <= 9 && cell.bytes().all(|b| b.is_ascii_digit()) {
        let value = cell.parse::<i128>().unwrap_or(0) * ONE;
        return Held::Number(Number { value, decimals: 0, pounds: false, percent: false, about: false });
    }
    let lower = cell.to_lowercase();
    let few =
        ["fewer than", "less than", "under ", "5 or fewer", "up to "].iter().any(|w| lower.starts_with(w));
    if SUPPRESSED.contains(&lower.as_str()) || cell.starts_with(['<', '≤', '>', '≥']) || few {
        return Held::Suppressed;
    }
    number(&lower).map_or(Held::Words, Held::Number)
}

fn number(cell: &str) -> Option<Number> {
    let mut rest = cell.trim();
    let mut about = false;
    for mark in ["c.", "circa", "approximately", "approx.", "approx", "about", "around", "~", "est."] {
        if let Some(after) = rest.strip_prefix(mark) {
            rest = after.trim_start();
            about = true;
            break;
        }
    }
    let in_brackets = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
    let mut negative = in_brackets.is_some();
    rest = in_brackets.unwrap_or(rest).trim();
    if let Some(after) = rest.strip_prefix(['-', '−']) {
        negative = true;
        rest = after.trim_start();
    }
    let mut pounds = false;
    for sign in ["£", "gbp"] {
        if let Some(after) = rest.strip_prefix(sign) {
            pounds = true;
            rest = after.trim_start();
        }
    }
    if let Some(after) = rest.strip_prefix(['-', '−']) {
        negative = true;
        rest = after;
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let (mut value, decimals) = digits_of(digits.trim_end_matches(','))?;
    // Remarks behind a figure: "1,210*", "88 (p)", "12 [1]".
    let tail = tail.trim().trim_end_matches(['*', '†', '‡']);
    let tail = tail.split(['(', '[']).next().unwrap_or("").trim();
    let mut decimals = decimals;
    let mut percent = false;
    match tail {
        "" => {}
        "%" | "per cent" | "percent" => percent = true,
        "k" | "thousand" => (value, decimals) = (value.checked_mul(1_000)?, decimals.saturating_sub(3)),
        "m" | "million" | "mn" => (value, decimals) = (value.checked_mul(1_000_000)?, 0),
        "bn" | "billion" => (value, decimals) = (value.checked_mul(1_000_000_000)?, 0),
        "gbp" => pounds = true,
        // The unit behind it: "9.4 days".
        word if word.split_whitespace().count() <= 2
            && word.chars().all(|c| c.is_alphabetic() || c == ' ') => {}
        _ => return None,
    }
    Some(Number { value: if negative { -value } else { value }, decimals, pounds, percent, about })
}

fn digits_of(text: &str) -> Option<(i128, usize)> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 4 || part.contains(',') || whole.len() > 20 || whole.is_empty() && part.is_empty() {
        return None;
    }
    // A comma parts thousands or it is no number.
    if whole.contains(',') && !whole.split(',').skip(1).all(|group| group.len() == 3) {
        return None;
    }
    let mut value: i128 = 0;
    for digit in whole.bytes().filter(|b| *b != b',') {
        value = value * 10 + i128::from(digit.checked_sub(b'0')?);
    }
    let mut scaled = value * ONE;
    let mut place = ONE / 10;
    for digit in part.bytes() {
        scaled += i128::from(digit.checked_sub(b'0')?) * place;
        place /= 10;
    }
    Some((scaled, part.len()))
}

/// What belongs to a number and stands elsewhere: in its heading, its row, or the table's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    pub pounds: bool,
    pub percent: bool,
    /// `thousand` of `£000`.
    pub scale: &'static str,
}

impl Unit {
    /// The unit that a heading, a label or a cell of a column of units names.
    pub(super) fn of(text: &str) -> Unit {
        let lower = text.to_lowercase();
        let pounds = lower.contains('£') || lower.contains("gbp");
        let percent = lower.contains('%') || lower.contains("per cent") || lower.contains("percent");
        let after = lower.split(['£']).nth(1).map_or("", str::trim_start);
        let scale = if after.starts_with("000")
            || after.starts_with('k')
            || after.starts_with("thousand")
            || after.starts_with("'000")
            || after.starts_with("’000")
        {
            "thousand"
        } else if after.starts_with("million") || after.starts_with('m') && !after.starts_with("mo") {
            "million"
        } else if lower.contains("(000")
            || lower.contains("(thousand")
            || lower.contains("'000")
            || lower.contains("’000")
        {
            "thousand"
        } else if lower.contains("(million") {
            "million"
        } else {
            ""
        };
        Unit { pounds, percent, scale }
    }

    /// This unit, and what the other knows besides.
    pub(super) fn or(self, other: Unit) -> Unit {
        let scale = if self.scale.is_empty() { other.scale } else { self.scale };
        let pounds = self.pounds || other.pounds && !self.percent;
        Unit { pounds, percent: self.percent || other.percent && !pounds, scale }
    }

    /// A number as an answer says it.
    pub(super) fn say(self, value: i128, decimals: usize) -> String {
        let negative = value < 0;
        let decimals = decimals.min(4);
        let step = 10i128.pow(u32::try_from(4 - decimals).unwrap_or(0));
        let rounded = (value.abs() + step / 2) / step * step;
        let mut out = document::grouped(&(rounded / ONE).to_string());
        if decimals > 0 {
            let part = format!("{:04}", rounded % ONE);
            out = format!("{out}.{}", &part[..decimals]);
        }
        self.dressed(&out, negative)
    }

    fn dressed(self, number: &str, negative: bool) -> String {
        let sign = if negative { "−" } else { "" };
        let pound = if self.pounds { "£" } else { "" };
        let percent = if self.percent { "%" } else { "" };
        let scale = if self.scale.is_empty() { String::new() } else { format!(" {}", self.scale) };
        format!("{sign}{pound}{number}{percent}{scale}")
    }

    /// A cell as an answer says it: as written, with the unit that its heading says.
    pub(super) fn cell(self, cell: &str) -> String {
        let cell = cell.trim();
        match held(cell) {
            Held::Number(n) if self.pounds && !n.pounds && !n.percent => self.say(n.value, n.decimals),
            Held::Number(n) => {
                let percent =
                    self.percent && !n.percent && !n.pounds && cell.ends_with(|c: char| c.is_ascii_digit());
                let scaled = !self.scale.is_empty() && cell.ends_with(|c: char| c.is_ascii_digit());
                match (percent, scaled) {
                    (true, _) => format!("{cell}%"),
                    (_, true) => format!("{cell} {}", self.scale),
                    _ => cell.to_owned(),
                }
            }
            _ => cell.to_owned(),
        }
    }
}
