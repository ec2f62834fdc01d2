//! Shows how letters are read: `letters [--told] FILE...` prints a line of JSON for each file, with `--told` also what the
//! letter tells without a question. For looking at one's own texts while working on the rules.

use std::{env, fs, io::Write as _};

use container::Limits;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let mut told = false;
    for path in env::args().skip(1) {
        if path == "--told" {
            told = true;
            continue;
        }
        let opened = reading::open(&fs::read(&path)?, Some(&path), &Limits::default())?;
        let mut response = reading::response::of(&opened);
        if told {
            response.questions = reading::response::told(&opened, &response);
        }
        writeln!(
            out,
            "{}",
            serde_json::json!({"file": path, "outcome": response.outcome, "questions": response.questions})
        )?;
    }
    Ok(())
}
