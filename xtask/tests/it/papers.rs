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
    let tasks = ["test", "bench", "evaluate"];
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
