//! What stands in the cells of a column, whatever its heading says: dates, money, firms, posts, provisions. It decides
//! nothing about the table.

use crate::{dates::date, position::provisions, words::is_year};

/// The most cells of a column that are looked at.
const LOOKED_AT: usize = 300;

/// Shares of the cells of a column that are not empty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Cells {
    /// How many cells say something, of all.
    pub filled: f32,
    /// How many different ones there are, of those that say something.
    pub distinct: f32,
    /// How many words one has.
    pub words: f32,
    pub dates: f32,
    pub money: f32,
    pub figures: f32,
    /// Numbers of something: "340 devices".
    pub quantities: f32,
    pub periods: f32,
    pub firms: f32,
    pub posts: f32,
    pub provisions: f32,
    /// Words that say what is done with information: give, withhold, published.
    pub stances: f32,
    pub addresses: f32,
    pub ways_to_buy: f32,
    pub extensions: f32,
    pub references: f32,
}

fn has_word(text: &str, list: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word))
}

/// `2022/23`, `2019-2020`, `2021`, `FY23`, `Q1 2024`, `2023-24 (part)`.
pub(crate) fn is_period(text: &str) -> bool {
    // A day is no period.
    if date(text).is_some() {
        return false;
    }
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    if parts.is_empty() || parts.len() > 4 {
        return false;
    }
    let mut years = 0;
    for part in &parts {
        let fiscal = part.strip_prefix("fy").unwrap_or(part);
        if is_year(fiscal) || fiscal.len() == 2 && part.starts_with("fy") {
            years += 1;
        } else if !(years > 0 && part.len() == 2 && part.parse::<u8>().is_ok()
            || matches!(*part, "q1" | "q2" | "q3" | "q4" | "year" | "ending" | "to" | "part" | "fy"))
        {
            return false;
        }
    }
    years > 0
}

/// An amount with its sign: `£212,400`, `£1.35m`, `c. £38k`, `GBP 5,000`.
pub(crate) fn is_money(text: &str) -> bool {
    let text = text.trim();
    let bare =
        text.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' ' | '~' | '<' | '>'));
    let short = text.split_whitespace().count() <= 4 && text.len() - bare.len() <= 8;
    short
        && (bare.starts_with('£') || text.to_lowercase().contains("gbp"))
        && (text.contains('£') || text.to_lowercase().contains("gbp"))
        && text.chars().any(|c| c.is_ascii_digit())
        && text.len() < 40
}

/// A bare number, with or without commas, or a percentage.
pub(crate) fn is_figure(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['£', '<', '~']).trim_end_matches(['%', '*']);
    bare.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '-'))
        && date(bare).is_none()
}

pub(crate) fn is_firm(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 90
        && has_word(
            &lower,
            &[
                "ltd",
                "limited",
                "plc",
                "llp",
                "lp",
                "inc",
                "gmbh",
                "bv",
                "cic",
                "uk",
                "group",
                "holdings",
                "sons",
                "partners",
                "solutions",
                "systems",
                "technologies",
                "consulting",
                "associates",
            ],
        )
}

/// A post: `Head of Waste`, `ICT Contracts Officer`.
pub(crate) fn is_post(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 90
        && (lower.starts_with("head of ")
            || has_word(
                &lower,
                &[
                    "director",
                    "manager",
                    "officer",
                    "lead",
                    "head",
                    "chief",
                    "coordinator",
                    "superintendent",
                    "registrar",
                    "bursar",
                    "surveyor",
                    "librarian",
                    "inspector",
                    "administrator",
                    "supervisor",
                ],
            ))
}

fn is_stance(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    matches!(lower.as_str(), "yes" | "y" | "no" | "n" | "ok" | "in full" | "in part")
        || lower.len() < 160
            && [
                "withh",
                "refus",
                "exempt",
                "redact",
                "publish",
                "neither confirm",
                "ncnd",
                "release",
                "disclos",
                "give",
                "open",
                "closed",
                "not held",
                "refer to",
                "available",
                "do not",
                "public",
            ]
            .iter()
            .any(|w| lower.starts_with(w) || lower.contains("withh") || lower.contains("neither confirm"))
}

fn is_way_to_buy(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "tender",
        "framework",
        "direct award",
        "quotes",
        "quotation",
        "call-off",
        "call off",
        "g-cloud",
        "mini-competition",
        "mini competition",
        "competitive",
        "procedure",
        "waiver",
        "further competition",
        "purchasing system",
        "single source",
        "exemption from competition",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

fn is_extension(text: &str) -> bool {
    let lower = text.to_lowercase();
    let time = has_word(&lower, &["year", "years", "month", "months", "yr", "yrs", "mths"]);
    let number =
        has_word(&lower, &["one", "two", "three", "four", "five", "further", "more", "another", "optional"]);
    lower.contains("exten")
        || lower.contains("option")
        || time && lower.len() < 60 && (number || lower.chars().any(|c| c.is_ascii_digit()))
        || lower.chars().filter(|c| !c.is_whitespace()).collect::<String>().starts_with("1+1")
        || ["none", "none left", "none remaining", "n/a", "no", "nil", "no option", "used", "-", "–"]
            .contains(&lower.trim())
}

/// Letters and digits without a space between: `TCC/0412`, `LB-219`, `C00123`.
fn is_reference(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 24
        && text.chars().any(|c| c.is_ascii_digit())
        && text.split_whitespace().count() <= 2
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | ' ' | '#'))
        && date(text).is_none()
        && !is_period(text)
}

/// Looks at a column.
pub(crate) fn of(rows: &[Vec<String>], column: usize) -> Cells {
    let all = rows.len().min(LOOKED_AT);
    let cells: Vec<&str> = rows
        .iter()
        .take(LOOKED_AT)
        .map(|row| row.get(column).map_or("", |c| c.trim()))
        .filter(|c| !c.is_empty())
        .collect();
    if cells.is_empty() {
        return Cells::default();
    }
    let of_all = |n: usize, all: usize| n as f32 / all.max(1) as f32;
    let share = |test: &dyn Fn(&str) -> bool| of_all(cells.iter().filter(|c| test(c)).count(), cells.len());
    let mut different = cells.clone();
    different.sort_unstable();
    different.dedup();
    Cells {
        filled: of_all(cells.len(), all),
        distinct: of_all(different.len(), cells.len()),
        words: of_all(cells.iter().map(|c| c.split_whitespace().count()).sum(), cells.len()),
        dates: share(&|c| date(c).is_some()),
        money: share(&is_money),
        figures: share(&is_figure),
        quantities: share(&|c| c.starts_with(|d: char| d.is_ascii_digit()) && date(c).is_none()),
        periods: share(&is_period),
        firms: share(&is_firm),
        posts: share(&is_post),
        provisions: share(&|c| !provisions(c).is_empty()),
        stances: share(&is_stance),
        addresses: share(&|c| c.starts_with("http") || c.starts_with("www.")),
        ways_to_buy: share(&is_way_to_buy),
        extensions: share(&is_extension),
        references: share(&is_reference),
    }
}
