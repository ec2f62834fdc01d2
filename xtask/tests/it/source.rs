//! Rules about single source files.

use crate::prose::{product_code, without_comments};
use crate::support::{files, none, read, rust_files};

/// Files that may be longer than 700 lines, each with its reason.
const LONG: &[(&str, &str)] = &[];

/// Words that stand for disk, network, clock or child processes, and the crates that may use them.
const CONFINED: &[(&[&str], &[&str], &str)] = &[
    (
        &["std::fs", "tokio::fs", "fs::File", "File::open", "std::os::unix::fs"],
        &["store", "answers", "post", "web", "candour", "testing", "xtask"],
        "disk",
    ),
    (
        &["std::net", "tokio::net", "TcpStream", "TcpListener", "UdpSocket"],
        &["store", "post", "web", "candour", "testing", "xtask"],
        "network",
    ),
    (
        &["Timestamp::now", "Zoned::now", "Instant::now", "SystemTime", "now_v7", "Uuid::now"],
        &["store", "answers", "post", "web", "candour", "testing", "xtask"],
        "clock",
    ),
    (&["process::Command", "Command::new("], &["candour", "testing", "xtask"], "child processes"),
    (&["AssertSqlSafe"], &["store"], "SQL"),
];

/// The crate that a file of the product belongs to; nothing for tests, benchmarks and examples.
fn product_crate(name: &str) -> Option<&str> {
    let (crate_name, rest) = match name.strip_prefix("crates/") {
        Some(rest) => rest.split_once('/')?,
        None => name.split_once('/')?,
    };
    (rest.starts_with("src/") || rest == "build.rs").then_some(crate_name)
}

#[test]
fn disk_network_clock_and_child_processes_stay_in_their_crates() {
    let mut faults = Vec::new();
    for name in rust_files() {
        let Some(crate_name) = product_crate(&name) else { continue };
        let code = product_code(&read(&name).unwrap_or_default());
        for (number, line) in code.lines().enumerate() {
            for (words, homes, what) in CONFINED {
                if let Some(word) = words.iter().find(|word| line.contains(**word))
                    && !homes.contains(&crate_name)
                {
                    faults.push(format!("{name}:{}: {word} ({what} is not for {crate_name})", number + 1));
                }
            }
        }
    }
    none("Today is an argument, and so are files and connections:", faults);
}

#[test]
fn sql_is_written_in_store_only() {
    let starts = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE ", "DROP TABLE "];
    let mut faults = Vec::new();
    for name in rust_files() {
        if !matches!(product_crate(&name), Some(crate_name) if crate_name != "store") {
            continue;
        }
        let code = without_comments(&read(&name).unwrap_or_default());
        for (number, line) in code.lines().enumerate() {
            if starts.iter().any(|start| line.contains(start)) {
                faults.push(format!("{name}:{}", number + 1));
            }
        }
    }
    none("SQL outside store:", faults);
}

#[test]
fn every_file_says_what_it_is_for() {
    let faults = rust_files()
        .into_iter()
        .filter(|name| !read(name).unwrap_or_default().trim_start_matches('\u{feff}').starts_with("//! "))
        .collect();
    none("Files that do not open with `//!`:", faults);
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_mind() {
    let mut faults = Vec::new();
    for name in rust_files() {
        let lines = read(&name).unwrap_or_default().lines().count();
        if lines > 700 && !LONG.iter().any(|(long, _)| *long == name) {
            faults.push(format!("{name}: {lines} lines"));
        }
    }
    none("Files over 700 lines: look for the second thing in them:", faults);
}

#[test]
fn the_list_of_long_files_is_up_to_date() {
    let faults = LONG
        .iter()
        .filter(|(name, why)| why.is_empty() || read(name).is_none_or(|text| text.lines().count() <= 700))
        .map(|(name, _)| (*name).to_owned())
        .collect();
    none("These need no exception any more:", faults);
}

#[test]
fn no_test_is_ignored_and_nothing_is_left_to_do() {
    let marks = [
        ["#[", "ignore"].concat(),
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
        [".skip", "_test"].concat(),
    ];
    let mut faults = Vec::new();
    for name in rust_files() {
        for (number, line) in read(&name).unwrap_or_default().lines().enumerate() {
            if let Some(mark) = marks.iter().find(|mark| line.contains(mark.as_str())) {
                faults.push(format!("{name}:{}: {mark}", number + 1));
            }
        }
    }
    none("Unfinished work in the tree:", faults);
}

#[test]
fn no_test_waits_for_time_to_pass() {
    let sleeps = ["thread::sleep", "time::sleep("];
    let mut faults = Vec::new();
    for name in rust_files().into_iter().filter(|name| name.contains("/tests/")) {
        let code = product_code(&read(&name).unwrap_or_default());
        for (number, line) in code.lines().enumerate() {
            // A bounded look at another process, marked as such, is not a sleep.
            let marked =
                read(&name).unwrap_or_default().lines().nth(number).is_some_and(|l| l.contains("// polls"));
            if sleeps.iter().any(|sleep| line.contains(sleep)) && !marked {
                faults.push(format!("{name}:{}", number + 1));
            }
        }
    }
    none("Tests that sleep are slow and still not sure (mark a bounded look with `// polls ...`):", faults);
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    let paths = [["/ro", "ot/"].concat(), ["/wo", "rk/"].concat(), ["/tmp/", "brief"].concat()];
    let mut faults = Vec::new();
    for name in files() {
        let Some(text) = read(&name) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(path) = paths.iter().find(|path| names_folder(line, path)) {
                faults.push(format!("{name}:{}: {path}", number + 1));
            }
        }
        if name.ends_with("package-lock.json") && text.contains(&["\"resol", "ved\": \"http"].concat()) {
            faults
                .push(format!("{name}: addresses of a registry (npm: omit-lockfile-registry-resolved=true)"));
        }
    }
    none("Paths and hosts of one machine:", faults);
}

/// True when the path stands there by itself, not as the tail of a longer one (`example.org/work/`).
fn names_folder(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_' || c == '-' || c == '}')
    })
}
