//! Any bytes as a register: the first byte says as which file. Every row is as wide as the headings, and no two headings
//! are the same.
#![no_main]

use std::collections::HashSet;

use container::Limits;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let name = ["a.csv", "a.tsv", "a.json", "a.xlsx", "a.ods", "as at 2026-03.csv"][usize::from(*kind) % 6];
    let limits = Limits { unpacked: 20_000_000, text: 1_000_000, cells: 50_000, ..Limits::default() };
    let Ok(found) = reading::register::read(bytes, Some(name), &limits) else { return };
    for table in &found.tables {
        assert!(table.headings.iter().all(|heading| !heading.is_empty()));
        assert!(table.rows.iter().all(|row| row.len() == table.headings.len()));
        let different: HashSet<&String> = table.headings.iter().collect();
        assert_eq!(different.len(), table.headings.len());
    }
});
