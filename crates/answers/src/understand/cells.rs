//! What stands in the cells of a column, whatever its heading says: dates, money, firms, posts, provisions. It decides
//! nothing about the table.

use jiff::civil::Date;

use crate::{
    dates::{month_alone as month, whole as date},
    position::{is_stance, provisions},
    words::is_year,
};

use super::periods::is_period;

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
    /// Whole dates, and months of a year: `31/03/2027`, `Mar-27`.
    pub dates: f32,
    /// The middle of its dates.
    pub middle: Option<Date>,
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
    pub yes_no: f32,
    /// What answers a question shortly: a figure, an amount, a date, yes or no.
    pub values: f32,
    /// How far the cells are of more than one kind: figures, amounts, dates, shares, words. None where all are of one.
    pub mixed: f32,
    /// Names of parts of an authority: "Adult Care", "Finance team".
    pub bodies: f32,
    /// Numbers one after another, which only count the rows.
    pub counted: bool,
}

fn has_word(text: &str, list: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word))
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

fn is_yes_or_no(text: &str) -> bool {
    matches!(text.to_lowercase().trim_end_matches(['.', '!']), "yes" | "y" | "no" | "n" | "true" | "false")
}

/// A part of an authority: "Adult Care", "Finance", "ICT", "Estates and Facilities".
fn is_body(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 60
        && !is_post(text)
        && !is_firm(text)
        && has_word(
            &lower,
            &[
                "services",
                "service",
                "department",
                "dept",
                "directorate",
                "team",
                "division",
                "unit",
                "faculty",
                "school",
                "finance",
                "hr",
                "ict",
                "it",
                "it&d",
                "digital",
                "estates",
                "facilities",
                "property",
                "planning",
                "housing",
                "education",
                "care",
                "children",
                "adults",
                "place",
                "people",
                "resources",
                "legal",
                "governance",
                "procurement",
                "fleet",
                "operations",
                "prevention",
                "response",
                "library",
                "libraries",
                "highways",
                "environment",
                "health",
                "registry",
                "communications",
                "corporate",
                "transport",
                "workforce",
                "payroll",
                "security",
                "nursing",
                "medical",
                "pharmacy",
                "pathology",
            ],
        )
}

/// Words in place of a value that is not given or not known.
fn is_blank(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "*" | "**"
            | "-"
            | "–"
            | "—"
            | ".."
            | "..."
            | "n/a"
            | "na"
            | "nil"
            | "c"
            | "[c]"
            | "[x]"
            | "x"
            | "~"
            | "tbc"
            | "#"
            | "not known"
            | "not available"
            | "no data"
            | "suppressed"
            | "not collected"
    )
}

/// What sort of value a cell is, of those that a column of one measure does not mix.
fn kind(text: &str) -> u8 {
    if is_yes_or_no(text) || matches!(text.to_lowercase().as_str(), "none" | "nil" | "n/a") {
        0
    } else if is_money(text) {
        1
    } else if text.ends_with('%') && text.len() < 12
        || text.to_lowercase().contains("per cent") && text.len() < 20
    {
        2
    } else if date(text).is_some() || is_period(text) && !is_year(text) {
        3
    } else if is_figure(text) {
        4
    } else if text.split_whitespace().count() <= 6
        && (text.starts_with(|c: char| c.is_ascii_digit())
            || [
                "about ",
                "over ",
                "around ",
                "approx",
                "c. ",
                "c.",
                "under ",
                "up to ",
                "fewer than ",
                "less than ",
            ]
            .iter()
            .any(|p| text.to_lowercase().starts_with(p) && text.bytes().any(|b| b.is_ascii_digit())))
    {
        5
    } else {
        6
    }
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
    text.len() <= 40
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
    let day = |c: &str| date(c).or_else(|| month(c));
    let mut days: Vec<Date> = cells.iter().filter_map(|c| day(c)).collect();
    days.sort_unstable();
    let mut kinds = [0usize; 7];
    for cell in cells.iter().filter(|c| !is_blank(c)) {
        kinds[usize::from(kind(cell))] += 1;
    }
    let known: usize = kinds.iter().sum();
    let most = kinds.iter().max().copied().unwrap_or(0);
    let numbers: Vec<i64> = cells.iter().map_while(|c| c.trim_end_matches('.').parse().ok()).collect();
    // Where little is filled in, what stands for nothing is not looked at.
    let told: Vec<&&str> = cells.iter().filter(|c| !is_blank(c)).collect();
    let figures = of_all(told.iter().filter(|c| is_figure(c)).count(), told.len());
    Cells {
        filled: of_all(cells.len(), all),
        distinct: of_all(different.len(), cells.len()),
        words: of_all(cells.iter().map(|c| c.split_whitespace().count()).sum(), cells.len()),
        dates: share(&|c| day(c).is_some()),
        middle: days.get(days.len() / 2).copied(),
        money: share(&is_money),
        figures: figures.max(share(&is_figure)),
        quantities: share(&|c| c.starts_with(|d: char| d.is_ascii_digit()) && day(c).is_none()),
        periods: share(&is_period),
        firms: share(&is_firm),
        posts: share(&is_post),
        provisions: share(&|c| !provisions(c).is_empty()),
        stances: share(&is_stance),
        addresses: share(&|c| c.starts_with("http") || c.starts_with("www.")),
        ways_to_buy: share(&is_way_to_buy),
        extensions: share(&is_extension),
        references: share(&is_reference),
        yes_no: share(&is_yes_or_no),
        values: of_all(kinds[..6].iter().sum(), known),
        mixed: if known == 0 { 0.0 } else { 1.0 - of_all(most, known) },
        bodies: share(&is_body),
        counted: numbers.len() == cells.len()
            && numbers.len() > 1
            && numbers.windows(2).all(|w| w[1] == w[0] + 1),
    }
}
