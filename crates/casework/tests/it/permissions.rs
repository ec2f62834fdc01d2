//! The table of who may do what, tried exhaustively and kept as a golden.

use std::fmt::Write;

use casework::{
    Stage,
    permission::{Operation, Relation, Standing, allowed},
};

/// One line for each standing, relation and operation; the stages in which it is allowed.
fn table() -> String {
    let mut out =
        String::from("# Who may do what\n\nEach row was tried for every stage. Not in the table: never.\n\n");
    out.push_str("| who | relation | may | while the case is |\n| --- | --- | --- | --- |\n");
    let name = |value: &dyn erased::Name| value.name();
    for standing in Standing::ALL {
        for relation in Relation::ALL {
            for operation in Operation::ALL {
                let stages: Vec<&str> = Stage::ALL
                    .into_iter()
                    .filter(|stage| allowed(standing, relation, *stage, operation))
                    .map(Stage::id)
                    .collect();
                if !stages.is_empty() {
                    let stages = if stages.len() == Stage::ALL.len() {
                        "anything".to_owned()
                    } else {
                        stages.join(", ")
                    };
                    let _ = writeln!(
                        out,
                        "| {} | {} | {} | {stages} |",
                        name(&standing),
                        name(&relation),
                        name(&operation)
                    );
                }
            }
        }
    }
    out
}

mod erased {
    use std::fmt::Debug;

    /// A name from `Debug`, in words: `Role(Officer)` is `officer`, `SeeCase` is `see case`.
    pub trait Name {
        fn name(&self) -> String;
    }

    impl<T: Debug> Name for T {
        fn name(&self) -> String {
            let debug = format!("{self:?}");
            let inner = debug.strip_prefix("Role(").and_then(|d| d.strip_suffix(')')).unwrap_or(&debug);
            let mut words = String::new();
            for (at, c) in inner.chars().enumerate() {
                if c.is_uppercase() && at > 0 {
                    words.push(' ');
                }
                words.extend(c.to_lowercase());
            }
            words
        }
    }
}

#[test]
fn the_table_is_the_golden_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/permissions.md");
    let now = table();
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert!(golden == now, "who may do what has changed: review it and run with UPDATE_GOLDENS=1");
}

#[test]
fn whoever_declared_an_interest_may_do_nothing() {
    for standing in Standing::ALL.into_iter().filter(|s| *s != Standing::Program) {
        for stage in Stage::ALL {
            for operation in Operation::ALL {
                assert!(!allowed(standing, Relation::Interested, stage, operation));
            }
        }
    }
}

#[test]
fn links_applicants_and_the_public_never_see_a_case() {
    for standing in [Standing::Link, Standing::Applicant, Standing::Public] {
        for relation in Relation::ALL {
            for stage in Stage::ALL {
                assert!(!allowed(standing, relation, stage, Operation::SeeCase));
                assert!(!allowed(standing, relation, stage, Operation::SeeApplicant));
            }
        }
    }
}
