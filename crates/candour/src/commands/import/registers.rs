//! What an import says of a register: what became of it, how its columns were understood, and what is doubtful.

use casework::register::Meaning;
use document::Language;
use office::{Difference, ImportedRegister, RegisterStatus};

/// The most changes that are shown one by one.
const SHOWN: usize = 10;

/// How many of some registers are new or changed.
pub fn taken(registers: &[ImportedRegister]) -> u64 {
    registers.iter().filter(|r| r.status != RegisterStatus::Same).count() as u64
}

/// A register in words.
pub fn told(file: &str, one: &ImportedRegister) -> String {
    let file = one.sheet.as_ref().map_or_else(|| file.to_owned(), |sheet| format!("{file}, sheet {sheet}"));
    let status = match one.status {
        RegisterStatus::New => format!("a new register, “{}”", one.register),
        RegisterStatus::Changed => format!("version {} of the register “{}”", one.version, one.register),
        RegisterStatus::Same => {
            format!("version {} of the register “{}”, as it was", one.version, one.register)
        }
    };
    let mut out = format!("{file}: {status}\n");
    if one.status == RegisterStatus::Same {
        return out;
    }
    let mut say = |words: String| {
        out.push_str("  ");
        out.push_str(&words);
        out.push('\n');
    };
    let day = match (one.as_at, &one.as_at_from) {
        (Some(day), Some(from)) => format!("as at {} ({from})", Language::English.date(day)),
        (Some(day), None) => format!("as at {}", Language::English.date(day)),
        (None, _) => "as at an unknown day (say it with --as-at)".to_owned(),
    };
    let rows = if one.rows == 1 { "1 row".to_owned() } else { format!("{} rows", one.rows) };
    say(format!("{}; {rows}; {day}", one.kind.in_words()));
    for column in &one.columns {
        let means = match column.meaning {
            Meaning::Other => "what it says",
            meaning => meaning.in_words(),
        };
        let how = match (column.confirmed, column.sure) {
            (true, _) => " (confirmed)",
            (false, true) => "",
            (false, false) => " (a guess)",
        };
        say(format!("{}: {means}{how}", column.heading));
    }
    if let Some(changes) = &one.changes {
        say(changes.in_words());
        shown(changes).into_iter().for_each(say);
    }
    for doubt in &one.doubtful {
        out.push_str(&format!("  doubtful: {doubt}\n"));
    }
    out
}

/// The first changes, one a line.
fn shown(changes: &Difference) -> Vec<String> {
    let rows = |what: &str, rows: &[String]| -> Vec<String> {
        rows.iter().map(|row| format!("  {what}: {row}")).collect()
    };
    let cells = changes.changed.iter().map(|cell| {
        let plain =
            |words: &str| if words.is_empty() { "nothing".to_owned() } else { format!("“{words}”") };
        format!("  {}, {}: {} was {}", cell.record, cell.heading, plain(&cell.now), plain(&cell.was))
    });
    let mut all: Vec<String> = cells.collect();
    all.extend(rows("added", &changes.added));
    all.extend(rows("gone", &changes.gone));
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    if more > 0 {
        all.push(format!("  and {more} more"));
    }
    all
}
