//! `cargo xtask new-check ID`: the file, the rows and the letters of a new check, where its tests look for them.
//!
//! Only what is the same for every check is made. What it looks for, why and how grave it is are left empty, and the
//! tests of `letters` name what is missing.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};

use crate::repository::root;

const CHECKS: &str = "crates/letters/src/checks";
const LETTERS: &str = "crates/letters/tests/it/registry";

/// Makes them; false where the command was not understood.
pub fn new_check(arguments: &[String]) -> Result<bool> {
    let [id] = arguments else {
        eprintln!("cargo xtask new-check ID, for example: cargo xtask new-check refusal-omits-date");
        return Ok(false);
    };
    ensure!(is_id(id), "an id is in small letters, digits and single hyphens: {id:?}");
    let name = id.replace('-', "_");
    let checks = root().join(CHECKS);
    let file = checks.join(format!("{name}.rs"));
    let letters = root().join(LETTERS).join(id);
    if file.exists() || letters.exists() {
        bail!("there is a check of that name already; an id is never used for anything else");
    }
    for (list, begin, row) in [
        ("mod.rs", "// One file each, by id.", format!("mod {name};")),
        ("registry.rs", "static ALL: &[&Check] = &[", format!("    &{name}::CHECK,")),
    ] {
        let path = checks.join(list);
        let source = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let source =
            with_row(&source, begin, &row).with_context(|| format!("{list} has no line {begin:?}"))?;
        fs::write(&path, source)?;
    }
    fs::write(&file, file_of(id))?;
    fs::create_dir_all(&letters)?;
    for side in ["bad", "good"] {
        fs::write(letters.join(format!("{side}.txt")), LETTER)?;
    }
    println!("{CHECKS}/{name}.rs\n{LETTERS}/{id}/\n");
    println!(
        "1. Say in the file what it checks, why it matters, which provision is behind it, and how grave it is."
    );
    println!("2. Write the two letters, and quote of each the passage that the page of the check shows.");
    println!(
        "3. Write `run`, then: CANDOUR_GOLDENS=write cargo test -p letters registry, and read what it wrote."
    );
    Ok(true)
}

fn is_id(id: &str) -> bool {
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        && id.starts_with(|c: char| c.is_ascii_lowercase())
}

/// A list with one row more, in its place; nothing where the list does not begin so.
fn with_row(source: &str, begin: &str, row: &str) -> Option<String> {
    let mut lines: Vec<&str> = source.lines().collect();
    let first = lines.iter().position(|line| *line == begin)? + 1;
    let ends = |line: &&str| !line.trim_start().starts_with(['m', '&']);
    let count = lines[first..].iter().position(ends)?;
    let at = lines[first..first + count].partition_point(|line| *line < row);
    lines.insert(first + at, row);
    Some(lines.join("\n") + "\n")
}

fn file_of(id: &str) -> String {
    format!(
        r#"//! .

use super::{{
    Check, Report, Subject,
    finding::{{At, Finding}},
}};

pub(super) const CHECK: Check = Check {{
    id: "{id}",
    severity: casework::Severity::Advice,
    provision: "",
    checks: "",
    matters: "",
    bad: "",
    good: "",
    run,
}};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {{
    // A fact that is unknown is told with `report.needs`; nothing is found about the missing part of an excerpt.
    if s.excerpt() {{
        return;
    }}
    for passage in s.said.iter().filter(|p| p.says(&["words that show the fault"])) {{
        report.add(Finding::new(check, s, At::Span(passage.span), "What is wrong.", "What to do."));
    }}
}}
"#
    )
}

const LETTER: &str = "\
Borough of Wexmoor
Guildhall, Wexmoor

Our reference: FOI-2026-0231
24 June 2026

Dear Ms Ashby

Thank you for your request, which we received on 1 June 2026. We have handled it under the
Freedom of Information Act 2000.

1. How many laptops did you buy in 2025?

We bought 212.

If you are not content with this answer you can ask us for an internal review within 40 working
days of this letter: write to reviews@wexmoor.example. If you are still not content you can
complain to the Information Commissioner (section 50 of the Act):
https://ico.org.uk/make-a-complaint/

Yours sincerely

Tamsin Vale
Head of Information Governance
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_goes_to_its_place() {
        let modules =
            "//! x\n\n// One file each, by id.\nmod b_a;\nmod c;\n// End of the list.\n\nmod dates;\n";
        let begin = "// One file each, by id.";
        for (row, expected) in [
            ("mod a;", "mod a;\nmod b_a;\nmod c;\n// End"),
            ("mod b_b;", "mod b_a;\nmod b_b;\nmod c;\n// End"),
            ("mod d;", "mod b_a;\nmod c;\nmod d;\n// End"),
        ] {
            let with = with_row(modules, begin, row).expect("the list is there");
            assert!(with.contains(expected), "{with}");
            assert!(with.ends_with("\n\nmod dates;\n"), "{with}");
        }
        let rows = "static ALL: &[&Check] = &[\n    &a::CHECK,\n    &c::CHECK,\n];\n";
        let with = with_row(rows, "static ALL: &[&Check] = &[", "    &b::CHECK,");
        assert_eq!(
            with.as_deref(),
            Some("static ALL: &[&Check] = &[\n    &a::CHECK,\n    &b::CHECK,\n    &c::CHECK,\n];\n")
        );
        assert_eq!(with_row(rows, "nothing", "    &b::CHECK,"), None);
    }

    #[test]
    fn the_lists_of_the_checks_begin_as_expected() {
        for (list, begin) in
            [("mod.rs", "// One file each, by id."), ("registry.rs", "static ALL: &[&Check] = &[")]
        {
            let source =
                fs::read_to_string(root().join(CHECKS).join(list)).expect("the list is in its place");
            let with = with_row(&source, begin, "mod zzz;").expect("the list begins so");
            assert_eq!(with.lines().count(), source.lines().count() + 1);
        }
    }

    #[test]
    fn ids_are_in_kebab_case() {
        for id in ["refusal-omits-date", "s12-x", "eir-12-4-d"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "-a", "a-", "a--b", "Refusal", "a_b", "1-a", "a/b", "\u{e9}"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
