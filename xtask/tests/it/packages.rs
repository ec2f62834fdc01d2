//! Packages from outside: licences, what must never come in, and a reason for each.

use crate::support::{METADATA, list, none, our_packages, read, text};

/// Licences that a program under the MIT licence may be linked with and given away under.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_package_has_a_licence_we_may_use() {
    let faults = list(&METADATA, "packages")
        .iter()
        .filter(|package| !is_allowed(text(package, "license")))
        .map(|p| format!("{} {}: {:?}", text(p, "name"), text(p, "version"), text(p, "license")))
        .collect();
    none("Packages under a licence that is not on the list:", faults);
}

#[test]
fn a_licence_expression_is_read_as_written() {
    for (expression, allowed) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(GPL-2.0 OR LGPL-2.1) AND MIT", false),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
        ("GPL-2.0 WITH Classpath-exception-2.0", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression:?}");
    }
}

/// Reads an SPDX expression: OR of ANDs of licences and brackets.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = &words[..];
    let allowed = any_of(&mut rest);
    allowed && rest.is_empty()
}

fn any_of(words: &mut &[&str]) -> bool {
    let mut allowed = all_of(words);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        allowed |= all_of(words);
    }
    allowed
}

fn all_of(words: &mut &[&str]) -> bool {
    let mut allowed = one(words);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut &[&str]) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let allowed = any_of(words);
            let [")", rest @ ..] = *words else { return false };
            *words = rest;
            allowed
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            LICENCES.contains(&format!("{licence} WITH {exception}").as_str())
        }
        [licence, rest @ ..] => {
            *words = rest;
            LICENCES.contains(licence)
        }
        [] => false,
    }
}

#[test]
fn there_is_one_tls_stack_and_no_c_one() {
    let banned = ["openssl-sys", "openssl", "native-tls", "aws-lc-sys", "aws-lc-rs"];
    let faults = list(&METADATA["resolve"], "nodes")
        .iter()
        .map(|node| text(node, "id"))
        .filter(|id| {
            banned.iter().any(|name| id.contains(&format!("#{name}@")) || id.contains(&format!("/{name}#")))
        })
        .map(str::to_owned)
        .collect();
    none("rustls with ring is the only TLS in the tree:", faults);
}

#[test]
fn packages_come_from_the_registry_only() {
    let faults = list(&METADATA, "packages")
        .iter()
        .filter(|package| package["source"].as_str().is_some_and(|source| !source.starts_with("registry+")))
        .map(|package| format!("{} from {}", text(package, "name"), text(package, "source")))
        .collect();
    none("Packages from elsewhere:", faults);
}

#[test]
fn every_dependency_has_a_reason_beside_it() {
    let manifest = read("Cargo.toml").expect("the workspace has a manifest");
    none(
        "Dependencies without a comment above them or their group in Cargo.toml:",
        without_reason(&manifest).into_iter().map(str::to_owned).collect(),
    );
}

#[test]
fn a_blank_line_ends_a_group() {
    let manifest = "[workspace.dependencies]\n# why\na = \"1\"\nb = \"1\"\n\nc = \"1\"\n[profile]\nd = 1\n";
    assert_eq!(without_reason(manifest), ["c"]);
}

/// Names in `[workspace.dependencies]` that no comment stands above, alone or at the head of their group.
fn without_reason(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut reason = false;
    let mut before_section = false;
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
            reason = before_section;
        } else if line.starts_with('#') {
            reason = true;
            before_section = true;
            continue;
        } else if line.is_empty() {
            reason = false;
        } else if inside && !reason {
            found.push(line.split([' ', '=', '.']).next().unwrap_or(line));
        }
        before_section = false;
    }
    found
}

#[test]
fn versions_are_named_once_in_the_workspace() {
    let mut faults = Vec::new();
    for package in our_packages() {
        let manifest = text(package, "manifest_path");
        let manifest = std::fs::read_to_string(manifest).expect("cargo just read it");
        let mut inside = false;
        for line in manifest.lines().map(str::trim) {
            if line.starts_with('[') {
                inside = line.ends_with("dependencies]");
            } else if inside
                && !line.is_empty()
                && !line.starts_with('#')
                && !line.contains("workspace = true")
            {
                faults.push(format!("{}: {line}", text(package, "name")));
            }
        }
    }
    none("Versions belong into the root Cargo.toml:", faults);
}

#[test]
fn every_crate_is_held_to_the_same_lints_and_is_never_published() {
    let mut faults = Vec::new();
    for package in our_packages() {
        let manifest = std::fs::read_to_string(text(package, "manifest_path")).expect("cargo just read it");
        if !manifest.contains("[lints]\nworkspace = true") {
            faults.push(format!("{}: [lints] workspace = true is missing", text(package, "name")));
        }
        if text(package, "license") != "MIT" || package["publish"].as_array().is_none_or(|to| !to.is_empty())
        {
            faults.push(format!("{}: licence and publish come from the workspace", text(package, "name")));
        }
        if text(package, "description").is_empty() {
            faults.push(format!("{}: has no description", text(package, "name")));
        }
    }
    none("Manifests:", faults);
}

#[test]
fn a_crate_has_one_binary_of_integration_tests() {
    let mut faults = Vec::new();
    for package in our_packages() {
        let tests: Vec<&str> = list(package, "targets")
            .iter()
            .filter(|target| list(target, "kind").iter().any(|kind| kind == "test"))
            .map(|target| text(target, "name"))
            .collect();
        if tests.len() > 1 {
            faults.push(format!("{}: {}", text(package, "name"), tests.join(", ")));
        }
    }
    none("Each further binary is linked and loaded anew; make it a module of tests/it:", faults);
}
