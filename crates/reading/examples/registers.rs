//! Prints what is read of registers: `cargo run -p reading --example registers FILE...`.
#![allow(clippy::print_stdout, reason = "an example that prints")]

use container::Limits;

fn main() {
    for path in std::env::args().skip(1) {
        println!("== {path}");
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                println!("{error}");
                continue;
            }
        };
        match reading::register::read(&bytes, Some(&path), &Limits::default()) {
            Err(error) => println!("{error}"),
            Ok(found) => {
                for note in &found.notes {
                    println!("note: {note}");
                }
                for table in &found.tables {
                    println!(
                        "{:?} {} rows, as at {:?} ({:?})",
                        table.sheet,
                        table.rows.len(),
                        table.as_at,
                        table.as_at_from
                    );
                    for note in &table.notes {
                        println!("note: {note}");
                    }
                    for row in std::iter::once(&table.headings).chain(table.rows.iter().take(3)) {
                        println!("  {}", row.join(" | ").replace('\n', " / "));
                    }
                }
            }
        }
    }
}
