//! Rules about the papers: the map names what is there, decisions are numbered, links lead somewhere.

use std::path::Path;

use crate::support::{files, none, our_crates, read, root};

#[test]
fn the_map_names_every_crate_and_no_other() {
    let Some(map) = read("ARCHITECTURE.md") else { return };
    let mut faults: Vec<String> = our_crates()
        .into_iter()
        .chain(["xtask".to_owned()])
        .filter(|name| !map.contains(&format!("`{name}`")) && !map.contains(&format!("crates/{name}")))
        .map(|name| format!("{name} is missing"))
        .collect();
    for rest in map.split("crates/").skip(1) {
        let name: String =
            rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_' || *c == '-').collect();
        if !name.is_empty() && !root().join("crates").join(&name).is_dir() {
            faults.push(format!("crates/{name} is gone"));
        }
    }
    none("ARCHITECTURE.md:", faults);
}

#[test]
fn decisions_are_numbered_one_after_the_other() {
    let mut names: Vec<String> =
        files().iter().filter_map(|name| name.strip_prefix("docs/decisions/")).map(str::to_owned).collect();
    names.sort();
    let mut faults = Vec::new();
    for (name, number) in names.iter().zip(1..) {
        if !name.starts_with(&format!("{number:04}-")) || !name.ends_with(".md") {
            faults.push(format!("{name}: expected number {number:04}"));
        }
        let text = read(&format!("docs/decisions/{name}")).unwrap_or_default();
        if !text.starts_with(&format!("# {number}. ")) {
            faults.push(format!("{name}: the heading must begin with `# {number}. `"));
        }
        for part in ["Context:", "Choice:", "Consequences:"] {
            if !text.contains(part) {
                faults.push(format!("{name}: says nothing under {part}"));
            }
        }
    }
    none("Decisions:", faults);
}

#[test]
fn links_between_papers_lead_somewhere() {
    let mut faults = Vec::new();
    for name in files().into_iter().filter(|name| name.ends_with(".md")) {
        let text = read(&name).unwrap_or_default();
        let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
        for rest in text.split("](").skip(1) {
            let Some((target, _)) = rest.split_once(')') else { continue };
            let file = target.split('#').next().unwrap_or_default();
            let outside =
                file.contains(':') || file.is_empty() || file.starts_with('/') || file.contains(' ');
            if !outside && !root().join(folder).join(file).exists() {
                faults.push(format!("{name}: {target}"));
            }
        }
    }
    none("Links to files that are not there:", faults);
}

#[test]
fn commands_in_the_papers_exist() {
    let tasks = ["test", "bench", "evaluate", "new-check"];
    let mut faults = Vec::new();
    for name in files().into_iter().filter(|name| name.ends_with(".md")) {
        for rest in read(&name).unwrap_or_default().split("cargo xtask ").skip(1) {
            let task: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            if !task.is_empty() && !tasks.contains(&task.as_str()) {
                faults.push(format!("{name}: cargo xtask {task}"));
            }
        }
    }
    none("Tasks that xtask does not have:", faults);
}

/// `candour` commands in the papers, against the list of commands in the binary.
#[test]
fn commands_of_the_program_in_the_papers_exist() {
    let source = read("crates/candour/src/commands/mod.rs").expect("the binary has its list of commands");
    let list = source.split("pub enum Command {").nth(1).expect("commands are an enum named Command");
    let known: Vec<String> = list
        .split("\n}")
        .next()
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| kebab(line.split(['(', '{', ',', ' ']).next().unwrap_or_default()))
        .collect();
    let mut faults = Vec::new();
    for name in files().into_iter().filter(|name| name.ends_with(".md") || name.starts_with("packaging/")) {
        for (number, line) in read(&name).unwrap_or_default().lines().enumerate() {
            for command in commands_in(line).filter(|command| !known.contains(command)) {
                faults.push(format!("{name}:{}: candour {command}", number + 1));
            }
        }
    }
    none("Commands that candour does not have:", faults);
}

/// The words after `candour` at the beginning of a code span or an indented line.
fn commands_in(line: &str) -> impl Iterator<Item = String> {
    let indented = line.strip_prefix("    ").into_iter();
    let started = line.strip_prefix("ExecStart=/usr/local/bin/").into_iter();
    let spans = line.split('`').skip(1).step_by(2);
    indented.chain(started).chain(spans).filter_map(|code| {
        let code = code.trim_start_matches("$ ");
        let rest = code.strip_prefix("candour ").or_else(|| code.strip_prefix("cargo run -- "))?;
        let word: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        (!word.is_empty() && !word.starts_with('-')).then_some(word)
    })
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[test]
fn a_command_is_found_where_a_reader_would_type_it() {
    for (line, expected) in [
        ("    candour backup FILE", vec!["backup"]),
        ("    cargo run -- demo", vec!["demo"]),
        ("run `candour verify --against HEAD` and `candour due`", vec!["verify", "due"]),
        ("candour is open", vec![]),
        ("    candour --version", vec![]),
    ] {
        assert_eq!(commands_in(line).collect::<Vec<_>>(), expected, "{line}");
    }
}
