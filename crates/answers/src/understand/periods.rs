//! Which words name a time that the rows of a table may be about: a year, a quarter, a month. A day is none.

use document::Language;

use crate::{
    dates::{month_alone, whole},
    words::is_year,
};

/// The name of a month: `apr`, `september`.
fn is_month(part: &str) -> bool {
    part.len() >= 3 && Language::English.month(part).is_some()
}

/// `2022/23`, `2019-2020`, `2021`, `FY23`, `FY25-26`, `Q1 2024`, `2023-24 (part)`, `Apr-25`, `year to 31 March 2025`.
pub(crate) fn is_period(text: &str) -> bool {
    // A day is no period.
    if whole(text).is_some() || text.len() > 60 {
        return false;
    }
    if month_alone(text).is_some() {
        return true;
    }
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    if parts.is_empty() || parts.len() > 6 {
        return false;
    }
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (mut years, mut fiscal) = (0, false);
    for (at, part) in parts.iter().enumerate() {
        let behind = part.strip_prefix("fy").unwrap_or(part);
        let of_fiscal = behind.len() < part.len();
        fiscal |= of_fiscal;
        if is_year(behind) || behind.len() == 2 && digits(behind) && (of_fiscal || fiscal && years == 0) {
            years += 1;
        } else if !(years > 0 && part.len() == 2 && digits(part)
            || part.len() <= 2 && digits(part) && parts.get(at + 1).is_some_and(|next| is_month(next))
            || part.len() == 2 && digits(part) && at == 0 && is_next(part, parts.get(1).copied())
            || is_month(part) && parts.len() > 1
            || matches!(
                *part,
                "q1" | "q2"
                    | "q3"
                    | "q4"
                    | "h1"
                    | "h2"
                    | "quarter"
                    | "qtr"
                    | "year"
                    | "ye"
                    | "yr"
                    | "ending"
                    | "ended"
                    | "end"
                    | "to"
                    | "part"
                    | "fy"
                    | "so"
                    | "far"
                    | "ytd"
                    | "half"
                    | "academic"
                    | "financial"
                    | "calendar"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "term"
                    | "provisional"
            ))
        {
            return false;
        } else if part.len() == 2 && digits(part) && at == 0 && is_next(part, parts.get(1).copied()) {
            years += 1;
        }
    }
    years > 0
}

/// The `24` of `23/24`.
fn is_next(part: &str, next: Option<&str>) -> bool {
    let year = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok()).flatten();
    match (year(part), next.and_then(year)) {
        (Some(one), Some(other)) => (5..60).contains(&one) && other == one + 1,
        _ => false,
    }
}
