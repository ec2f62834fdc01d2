//! Tasks of the repository: `cargo xtask TASK`.
//!
//! This file only names the tasks. None of them uses a product crate, so that a product that does not compile can
//! still be formatted, linted and measured; and nothing here is needed to run Candour.
#![allow(clippy::print_stdout, reason = "a task talks to the person or the log that runs it")]

mod bench;
mod evaluate;
mod machine;
mod new_check;
mod repository;
mod run;
mod servers;
mod steps;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test                 everything that continuous integration runs
cargo xtask test --list          the steps, and why each is there
cargo xtask test --only STEP     one step (may be given several times)
cargo xtask test --only tests -- -p store
                                 the tests of one crate, with the servers they speak to
cargo xtask bench [CRATE]...     the benchmarks of all crates that have any, or of these
cargo xtask evaluate [CRATE]...  how well the readers do on the corpus, and the memory (ask) on its questions, where a crate measures it
cargo xtask new-check ID         the file, the rows and the letters of a new check";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", &arguments[..]),
    };
    let outcome = match task {
        "test" => test::test(rest),
        "bench" => bench::bench(rest),
        "evaluate" => evaluate::evaluate(rest),
        "new-check" => new_check::new_check(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(true)
        }
        other => {
            eprintln!("xtask: there is no task {other:?}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(2)
        }
    }
}
