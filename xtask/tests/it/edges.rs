//! Which of our crates may use which: the table of ARCHITECTURE.md, and the decision records that widened it.

use crate::support::{list, none, our_crates, our_packages, text};

/// A crate and all of ours that it may use. Adding a name here needs a record in `docs/decisions`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("calendar", &[]),
    ("law", &["calendar"]),
    // decisions/0002: the name of a law lives in the lowest crate.
    ("document", &["calendar"]),
    ("container", &[]),
    ("reading", &["document", "container", "law", "calendar"]),
    // decisions/0003: whoever may use law may use calendar.
    ("casework", &["document", "law", "calendar"]),
    ("answers", &["document", "casework", "law", "calendar"]),
    ("release", &["document", "container", "law", "calendar"]),
    // decisions/0006: a crate of its own, that uses none of ours.
    ("personal", &[]),
    ("letters", &["document", "casework", "law", "calendar"]),
    ("rendering", &["document"]),
    // decisions/0004: an entry says in words what the letter said.
    ("publication", &["document", "casework", "law", "calendar", "letters"]),
    ("store", &["casework", "document"]),
    ("post", &["document"]),
    ("office", EVERYTHING_BELOW_OFFICE),
    // decisions/0003: web shows the types that office returns, and these come from here.
    ("web", &["office", "casework", "document", "law", "calendar"]),
];

const EVERYTHING_BELOW_OFFICE: &[&str] = &[
    "calendar",
    "law",
    "document",
    "container",
    "reading",
    "casework",
    "answers",
    "release",
    "personal",
    "letters",
    "rendering",
    "publication",
    "store",
    "post",
];

/// These put the parts together (decisions/0003), so they may use any but what only tests use.
const ASSEMBLE: &[&str] = &["candour"];

#[test]
fn a_crate_uses_only_what_the_design_allows_it() {
    let ours = our_crates();
    let mut faults = Vec::new();
    for package in our_packages() {
        let name = text(package, "name");
        for dependency in list(package, "dependencies") {
            let used = text(dependency, "name");
            let in_product = dependency["kind"].as_str() != Some("dev");
            if in_product && ours.iter().any(|our| our == used) && !may_use(name, used) {
                faults.push(format!("{name} must not use {used}"));
            }
        }
    }
    none("An edge between crates is a decision (docs/decisions):", faults);
}

fn may_use(name: &str, used: &str) -> bool {
    match ALLOWED.iter().find(|(crate_name, _)| *crate_name == name) {
        Some((_, allowed)) => allowed.contains(&used),
        None if ASSEMBLE.contains(&name) => used != "testing" && used != name,
        None => name == "testing",
    }
}

#[test]
fn every_crate_has_its_place_in_the_table() {
    let known = |name: &String| {
        name == "testing" || ASSEMBLE.contains(&name.as_str()) || ALLOWED.iter().any(|(n, _)| n == name)
    };
    let strangers = our_crates().into_iter().filter(|name| !known(name)).collect();
    none("These crates are not in the table of allowed edges:", strangers);
}

/// Packages from outside that only these crates may use.
const CONFINED: &[(&str, &[&str], &str)] = &[
    ("sqlx", &["store"], "SQL only in store"),
    ("object_store", &["store"], "documents only in store"),
    ("axum", &["web", "candour"], "HTTP only in web"),
    ("axum-extra", &["web"], "HTTP only in web"),
    ("hyper", &["web"], "HTTP only in web"),
    ("tower-http", &["web"], "HTTP only in web"),
    ("askama", &["web"], "pages only in web"),
    ("typst", &["rendering"], "typst changes with every release: one crate knows it"),
    ("typst-pdf", &["rendering"], "typst changes with every release: one crate knows it"),
    ("typst-layout", &["rendering"], "typst changes with every release: one crate knows it"),
    ("tantivy", &["answers"], "the search index is the memory's"),
    ("lettre", &["post"], "mail only in post"),
    ("mail-parser", &["container", "reading", "release"], "file formats only where files are opened"),
    ("html2text", &["container", "reading"], "file formats only where files are opened"),
    ("zip", &["container", "release", "rendering"], "file formats only where files are opened or written"),
    (
        "quick-xml",
        &["container", "reading", "release", "rendering", "publication"],
        "file formats only where files are opened or a feed is written",
    ),
    ("calamine", &["container", "reading", "release"], "file formats only where files are opened"),
    ("docx-rs", &["rendering"], "file formats only where files are written"),
    ("argon2", &["office"], "passwords in one place"),
    ("clap", &["candour"], "the command line only in candour"),
    ("anyhow", &["candour", "xtask"], "errors without a type only where nobody handles them"),
];

#[test]
fn a_package_with_one_home_stays_there() {
    let mut faults = Vec::new();
    for package in our_packages() {
        let name = text(package, "name");
        for dependency in list(package, "dependencies") {
            let used = text(dependency, "name");
            let in_product = dependency["kind"].as_str() != Some("dev") && name != "testing";
            for (confined, homes, why) in CONFINED {
                if in_product && used == *confined && !homes.contains(&name) {
                    faults.push(format!("{name} uses {used}: {why}"));
                }
            }
        }
    }
    none("Packages outside their home:", faults);
}
