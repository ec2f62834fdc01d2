//! Number formats: whether what stands in a cell is shown by them at all.

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    Text,
    Number(f64),
}

/// What a section of a format leaves of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Shows,
    /// Only words of its own.
    Instead,
    Nothing,
}

/// What a format does to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Yes,
    /// In white.
    White,
    No,
}

/// How the format shows the value.
pub(crate) fn shown(format: &str, value: Value) -> Shown {
    if format.trim().is_empty() || format.eq_ignore_ascii_case("general") {
        return Shown::Yes;
    }
    let sections = split(format);
    let conditions = sections.iter().any(|s| condition(s).is_some());
    let at = match value {
        Value::Number(n) if conditions => match section_for(&sections, n) {
            Some(at) => at,
            // Signs of a number stand where no section is for it.
            None => return Shown::Yes,
        },
        Value::Text if sections.len() >= 4 => 3,
        Value::Text => match sections.iter().position(|s| outside(s).contains('@')) {
            Some(at) => at,
            None => return Shown::Yes,
        },
        Value::Number(n) if n < 0.0 && sections.len() >= 2 => 1,
        Value::Number(0.0) if sections.len() >= 3 => 2,
        Value::Number(_) => 0,
    };
    let section = sections.get(at).map_or("", |s| s.as_str());
    match (kind(section), value) {
        // Hidden zeros are no secret.
        (_, Value::Number(0.0)) => Shown::Yes,
        (Section::Shows, _) if is_white(section) => Shown::White,
        (Section::Shows, _) => Shown::Yes,
        (Section::Nothing, _) => Shown::No,
        // "Yes" for 1 is a way to show; a word in the place of every text is a way to hide.
        (Section::Instead, Value::Text) => Shown::No,
        (Section::Instead, Value::Number(n)) => match is_mask(section) || n.abs() > 1.0 {
            true => Shown::No,
            false => Shown::Yes,
        },
    }
}

/// The words that a format shows of its own in the place of any number.
pub(crate) fn instead(format: &str, number: f64) -> Option<String> {
    let sections = split(format);
    let at = match sections.iter().any(|s| condition(s).is_some()) {
        true => section_for(&sections, number)?,
        false => usize::from(number < 0.0 && sections.len() >= 2),
    };
    let section = sections.get(at).filter(|s| kind(s) == Section::Instead && !is_mask(s))?;
    let (signs, words) = parts(section);
    Some(if words.is_empty() { signs } else { words })
}

/// Whether a section writes in white: by name, or by its number in the palette.
fn is_white(section: &str) -> bool {
    let section = section.to_ascii_lowercase().replace(' ', "");
    section.contains("[white]") || section.contains("[color2]")
}

/// The numbers that a section is for: `[>=5]`, `[<>0]`.
fn condition(section: &str) -> Option<(&str, f64)> {
    section.split('[').skip(1).find_map(|inside| {
        let inside = inside.split_once(']')?.0;
        let number = inside.trim_start_matches(['<', '>', '=']);
        let sign = &inside[..inside.len() - number.len()];
        (!sign.is_empty()).then_some((sign, number.trim().parse().ok()?))
    })
}

/// The section for a number: the first whose condition it meets, or else the first without one.
fn section_for(sections: &[String], number: f64) -> Option<usize> {
    let meets = |section: &String| match condition(section) {
        Some((">", than)) => number > than,
        Some((">=", than)) => number >= than,
        Some(("<", than)) => number < than,
        Some(("<=", than)) => number <= than,
        Some(("=", than)) => number == than,
        Some(("<>", than)) => number != than,
        _ => false,
    };
    // A section for words is for no number.
    let plain = |section: &String| condition(section).is_none() && !outside(section).contains('@');
    sections.iter().position(meets).or_else(|| sections.iter().position(plain))
}

fn split(format: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for c in format.chars() {
        let plain = !quoted && !bracketed && !escaped;
        if plain && c == ';' {
            out.push(String::new());
            continue;
        }
        let was_escaped = escaped;
        escaped = !quoted && !bracketed && !was_escaped && c == '\\';
        if !was_escaped {
            match c {
                '"' if !bracketed => quoted = !quoted,
                '[' if !quoted => bracketed = true,
                ']' if !quoted => bracketed = false,
                _ => {}
            }
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out
}

/// The signs of a section outside its own words, and its own words.
fn parts(section: &str) -> (String, String) {
    let (mut signs, mut words) = (String::new(), String::new());
    let mut characters = section.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => words.extend(characters.by_ref().take_while(|c| *c != '"')),
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                // Hours that go on past a day are in brackets; colours and languages too.
                if !inside.is_empty() && inside.chars().all(|c| "hHmMsS".contains(c)) {
                    signs.push('h');
                }
            }
            '\\' => words.extend(characters.next()),
            '_' => {
                characters.next();
            }
            '*' => words.extend(characters.next()),
            other => signs.push(other),
        }
    }
    (signs, words)
}

fn outside(section: &str) -> String {
    parts(section).0
}

fn kind(section: &str) -> Section {
    let (signs, words) = parts(section);
    if signs.chars().any(|c| "0#?@gGyYmMdDhHsSeEbBaA".contains(c)) {
        Section::Shows
    } else if words.trim().is_empty() && signs.trim().is_empty() {
        Section::Nothing
    } else {
        Section::Instead
    }
}

/// Stars, crosses or blocks in the place of a value.
fn is_mask(section: &str) -> bool {
    let (signs, words) = parts(section);
    let all = format!("{}{}", signs.trim(), words.trim());
    !all.is_empty() && all.chars().all(|c| "*xX█■▓●•-.".contains(c)) && all != "-" && all != "."
}

#[cfg(test)]
mod tests {
    use super::{Shown, Value, shown};

    #[test]
    fn formats_that_show_nothing_hide() {
        use Shown::{No, White, Yes};
        let text = Value::Text;
        let number = Value::Number;
        for (format, value, expected) in [
            (";;;", text, No),
            (";;;", number(5.0), No),
            (";;;@", text, Yes),
            (";;;@", number(5.0), No),
            ("0;-0;;@", number(0.0), Yes),
            ("0;-0;;@", number(3.0), Yes),
            (";;", text, Yes),
            (";;", number(-2.0), No),
            ("\"\";\"\";\"\";\"\"", text, No),
            ("#,##0.00", number(1.0), Yes),
            ("[White]General", number(1.0), White),
            ("dd/mm/yyyy", number(44_000.0), Yes),
            ("General", text, Yes),
            ("[h]:mm", number(1.5), Yes),
            ("\"Yes\";\"Yes\";\"No\"", number(1.0), Yes),
            ("**;**;**;**", number(7.0), No),
            ("@", text, Yes),
            ("_-£* #,##0.00_-;-£* #,##0.00_-;_-£* \"-\"??_-;_-@_-", text, Yes),
            ("0;0;0;\"[withheld]\"", text, No),
            ("\"seen\";\"seen\"", number(77_009_004_171.0), No),
            ("[>5]\"high\";[<=5]\"low\"", number(77_009_004_171.0), No),
            ("[>0]\"\";0", number(41_250.0), No),
            ("[>0]\"\";0", number(-3.0), Yes),
            ("[<5]\"<5\";0", number(3.0), No),
            ("[<5]\"<5\";0", number(30.0), Yes),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", number(41_250.0), Yes),
            ("[=1]\"Yes\";[=0]\"No\";General", number(1.0), Yes),
            ("[Red][<0]0;[Blue]0", number(4.0), Yes),
            ("[Color2]0", number(4.0), White),
            ("[$-809]dd mmmm yyyy", number(44_000.0), Yes),
        ] {
            assert_eq!(shown(format, value), expected, "{format} {value:?}");
        }
    }
}
