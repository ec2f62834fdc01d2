//! How wide the columns of a table stand on paper, in which size, and whether the page must lie on its side.
//!
//! Widths are estimated from the shapes of letters, so that paper and Office agree without laying anything out.

use super::Grid;

/// Points between the side margins of an upright page.
pub(crate) const UPRIGHT: f64 = 453.5;
/// Points between the side margins of a page on its side.
pub(crate) const LYING: f64 = 728.5;
/// Points left and right of the words in a cell, together.
const PADDING: f64 = 11.4;
/// A longer word is broken, in ems.
const LONGEST_WORD: f64 = 14.0;
/// A column of sentences reads well from this width on, in ems.
const COMFORT: f64 = 10.0;
/// Ems across the words on a small telephone.
const NARROW_SCREEN: f64 = 19.0;
/// What is tried, the most readable first: whether the page lies on its side, and the size of the letters.
const SIZES: [(bool, f64); 6] =
    [(false, 11.0), (false, 10.0), (false, 9.0), (true, 10.0), (true, 9.0), (true, 8.0)];
/// Lines that a row may have and still be kept on one page.
const ROW_KEPT_WHOLE: f64 = 20.0;

/// The columns of one table.
pub(crate) struct Columns {
    /// Whether the page lies on its side.
    pub(crate) lying: bool,
    /// The size of the letters, in points.
    pub(crate) size: f64,
    /// The width of each column with its padding, in points.
    pub(crate) widths: Vec<f64>,
}

/// What one column needs, in ems without padding.
struct Need {
    /// The longest word.
    least: f64,
    /// The longest line.
    most: f64,
}

impl Columns {
    /// The columns of a table; `may_turn` says whether it may have a page of its own on its side.
    pub(crate) fn of(grid: &Grid, may_turn: bool) -> Self {
        let needs = needs(grid);
        let padding = PADDING * needs.len() as f64;
        let room = |(lying, size): (bool, f64)| (if lying { LYING } else { UPRIGHT } - padding) / size;
        let tried = || SIZES.into_iter().filter(|(lying, _)| may_turn || !lying);
        let comfortable = |n: &Need| n.least.max(n.most.min(COMFORT));
        let fits =
            |wanted: fn(&Need) -> f64, room: f64| needs.iter().map(wanted).sum::<f64>() <= room && room > 0.0;
        let chosen = tried().find(|s| fits(comfortable, room(*s))).or_else(|| {
            // Without comfort, but every word whole, rather than on its side for little.
            tried().rev().find(|s| fits(|n| n.least, room(*s)))
        });
        let (lying, size) = chosen.unwrap_or(if may_turn { (true, 8.0) } else { (false, 8.0) });
        let room = room((lying, size)).max(1.0);
        let widths = share(&needs, comfortable, room);
        Columns { lying, size, widths: widths.into_iter().map(|w| w * size + PADDING).collect() }
    }

    /// Whether the words of a table need more than a narrow screen has, however its columns are cut.
    pub(crate) fn outgrows_a_screen(grid: &Grid) -> bool {
        needs(grid).iter().map(|need| need.least + PADDING / 11.0).sum::<f64>() > NARROW_SCREEN
    }

    /// The width of the words in a column, in ems.
    pub(crate) fn words(&self, column: usize) -> f64 {
        ((self.widths[column] - PADDING) / self.size).max(1.0)
    }

    /// Whether a row is short enough to stand on one page.
    pub(crate) fn keeps_whole(&self, row: &[String]) -> bool {
        row.iter().enumerate().all(|(i, cell)| {
            cell.lines().map(|l| (ems(l) / self.words(i)).ceil().max(1.0)).sum::<f64>() < ROW_KEPT_WHOLE
        })
    }
}

fn needs(grid: &Grid) -> Vec<Need> {
    (0..grid.headings.len())
        .map(|i| {
            let mut need = Need { least: 2.0, most: 2.0 };
            let heading = std::iter::once((&grid.headings[i], 1.1));
            for (cell, weight) in heading.chain(grid.rows.iter().map(|row| (&row[i], 1.03))) {
                // Figures and short codes are never broken over two lines.
                if grid.figures[i] {
                    need.least = need.least.max((ems(cell) * weight).min(LONGEST_WORD));
                }
                for line in cell.lines() {
                    need.most = need.most.max(ems(line) * weight);
                    for word in line.split(' ') {
                        need.least = need.least.max((ems(word) * weight).min(LONGEST_WORD));
                    }
                }
            }
            need.most = need.most.max(need.least);
            need
        })
        .collect()
}

/// The room dealt out: first what is comfortable, then what each column would like, and not much more, because
/// figures that stand far from their names are hard to follow.
fn share(needs: &[Need], comfortable: fn(&Need) -> f64, room: f64) -> Vec<f64> {
    let sum = |f: &dyn Fn(&Need) -> f64| needs.iter().map(f).sum::<f64>();
    let least = sum(&|n| n.least);
    if least > room {
        return needs.iter().map(|n| n.least * room / least).collect();
    }
    let base: Vec<f64> = if sum(&|n| comfortable(n)) <= room {
        needs.iter().map(comfortable).collect()
    } else {
        needs.iter().map(|n| n.least).collect()
    };
    let left = room - base.iter().sum::<f64>();
    let wishes: f64 = needs.iter().zip(&base).map(|(n, b)| n.most - b).sum();
    if wishes > left {
        // The square root lets a short wish be met before a long one.
        let roots: Vec<f64> = needs.iter().zip(&base).map(|(n, b)| (n.most - b).max(0.0).sqrt()).collect();
        let all: f64 = roots.iter().sum();
        return base.iter().zip(roots).map(|(b, r)| b + left * r / all.max(f64::MIN_POSITIVE)).collect();
    }
    let spare = ((left - wishes) / needs.len() as f64).min(3.0);
    needs.iter().map(|n| n.most + spare).collect()
}

/// The width of a text in ems of a plain sans serif.
pub(crate) fn ems(text: &str) -> f64 {
    text.chars().map(width).sum()
}

fn width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '’' | '‘' => 0.23,
        ' ' | '.' | ',' | ':' | ';' | '!' | '/' | 'I' | 'f' | 't' | '[' | ']' => 0.28,
        'r' | '(' | ')' | '-' | '"' | '“' | '”' => 0.35,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'w' | 'M' | '%' => 0.85,
        'W' | '@' => 1.0,
        'A'..='Z' | '&' => 0.72,
        '\u{300}'..='\u{36f}' => 0.0,
        c if c.is_ascii() => 0.556,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffef}' | '\u{1f000}'..='\u{3ffff}' => 1.0,
        c if c.is_uppercase() => 0.75,
        _ => 0.6,
    }
}

#[cfg(test)]
mod tests {
    use document::Table;

    use super::*;

    fn columns(headings: &[&str], row: &[&str]) -> Columns {
        let owned = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let table = Table { caption: String::new(), headings: owned(headings), rows: vec![owned(row); 3] };
        Columns::of(&Grid::of(&table).expect("has cells"), true)
    }

    #[test]
    fn a_table_takes_the_room_it_needs_and_no_more() {
        let small = columns(&["Year", "Laptops"], &["2024-25", "185"]);
        assert!(!small.lying && small.size == 11.0);
        assert!(small.widths.iter().sum::<f64>() < UPRIGHT / 2.0, "{:?}", small.widths);
        let sentence = "Renewed every year in April unless one side gives notice, which neither has done";
        let wordy = columns(&["Contract", "Notes"], &["C-118", sentence]);
        let sum: f64 = wordy.widths.iter().sum();
        assert!((sum - UPRIGHT).abs() < 1.0 && wordy.widths[1] > 4.0 * wordy.widths[0], "{:?}", wordy.widths);
    }

    #[test]
    fn a_table_turns_the_page_only_where_it_must() {
        let twelve: Vec<String> = (1..=12).map(|n| format!("Department {n}")).collect();
        let twelve: Vec<&str> = twelve.iter().map(String::as_str).collect();
        let wide = columns(&twelve, &["Undetermined"; 12]);
        assert!(wide.lying && wide.widths.iter().sum::<f64>() <= LYING + 1.0, "{:?}", wide.widths);
        let figures = columns(&["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"], &["12"; 12]);
        assert!(!figures.lying);
        let crowded = columns(&["Word"; 40], &["antidisestablishment"; 40]);
        assert!(crowded.widths.iter().sum::<f64>() <= LYING + 1.0 && crowded.words(0) < 14.0);
    }

    #[test]
    fn a_very_long_row_may_run_over_a_page() {
        let columns = columns(&["A", "B"], &["x", "word"]);
        assert!(columns.keeps_whole(&["x".into(), "word".into()]));
        assert!(!columns.keeps_whole(&["x".into(), "word ".repeat(2000)]));
    }
}
