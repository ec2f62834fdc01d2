//! What looks through one enclosure, copies it, draws a page of it or takes out what is marked, for the desk: started by this program itself, confined before it reads a byte of the
//! file, ended with it. Not for people, who have `candour inspect`.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use casework::case::Mark;
use container::Limits;
use office::{
    CopyAs,
    copies::copies,
    inspection::{look_further, look_through},
    redact::{redacted, seen, table},
};
use release::marking::{Window, picture};
use serde::{Deserialize, Serialize};

/// The name by which the program starts itself.
pub const NAME: &str = "inspect-one";

/// Bytes of the line before the file; two thousand marks of five hundred letters are a million.
const LONGEST_HEAD: u64 = 4 * 1024 * 1024;

/// What is asked, in the line before the file.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// The name under which the file would leave.
    pub name: String,
    /// What is to be done with it.
    #[serde(default)]
    pub does: Does,
}

/// What is to be done with a file.
#[derive(Default, Serialize, Deserialize)]
pub enum Does {
    /// Look through it.
    #[default]
    Inspect,
    /// Copy it.
    Copy(CopyAs),
    /// Say what whoever marks it has to know, and where these words stand.
    See(Vec<String>),
    /// Draw a page, so wide.
    Draw(u32, u32),
    /// Show a part of a spreadsheet, with what is marked on it.
    Tabulate(Window, Vec<Mark>),
    /// Take out what is marked.
    Redact(Vec<Mark>),
}

/// What is said in a line before any bytes: what was made, or why nothing was.
#[derive(Serialize, Deserialize)]
pub enum Said<T> {
    /// What was made.
    Made(T),
    /// Why nothing was.
    Why(String),
}

impl<T> From<std::result::Result<T, String>> for Said<T> {
    fn from(made: std::result::Result<T, String>) -> Said<T> {
        made.map_or_else(Said::Why, Said::Made)
    }
}

/// Limits of the process.
#[derive(clap::Args)]
pub struct Args {
    /// Memory that it may take, in MiB
    #[arg(long, default_value_t = 512)]
    memory: u64,
    /// Computing time that it may take, in seconds
    #[arg(long, default_value_t = 60)]
    seconds: u64,
}

/// Reads what is asked and the file from standard input. Writes what was made of it; of an inspection a line with what could
/// be dug out as soon as that is known, and another with what else there is to know.
pub fn run(args: Args) -> Result<ExitCode> {
    confine(&args)?;
    let limits = Limits::default();
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut head = String::new();
    input.by_ref().take(LONGEST_HEAD).read_line(&mut head).context("what is asked cannot be read")?;
    let asked: Asked = serde_json::from_str(&head).context("what is asked cannot be read")?;
    let mut bytes = Vec::new();
    input.take(limits.bytes as u64 + 1).read_to_end(&mut bytes).context("the file cannot be read")?;
    let Asked { name, does } = asked;
    match does {
        Does::Inspect => {
            say(&look_through(&name, &bytes, &limits))?;
            say(&look_further(&name, &bytes, &limits))?;
        }
        Does::Copy(how) => {
            let made = copies(how, &name, &bytes, &limits);
            let files: Vec<_> = made.iter().flat_map(|c| &c.files).map(|f| f.bytes.clone()).collect();
            hand_over(made, files)?;
        }
        Does::See(find) => hand_over(seen(&name, &bytes, &find, &limits), [])?,
        Does::Draw(page, width) => {
            let drawn = picture(&name, &bytes, page, width).map_err(|cannot| cannot.why);
            let (size, bytes) = (drawn.as_ref().map(Vec::len), drawn.as_ref().ok().cloned());
            hand_over(size.map_err(Clone::clone), bytes)?;
        }
        Does::Tabulate(window, marks) => hand_over(table(&name, &bytes, &window, &marks, &limits), [])?,
        Does::Redact(marks) => {
            let made = redacted(&name, &bytes, &marks, &limits);
            let file = made.as_ref().ok().map(|made| made.file.bytes.clone());
            hand_over(made, file)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A line that says what was made, and its bytes behind it.
fn hand_over<T: Serialize>(
    made: std::result::Result<T, String>,
    files: impl IntoIterator<Item = Vec<u8>>,
) -> Result<()> {
    say(&Said::from(made))?;
    let mut out = std::io::stdout().lock();
    for bytes in files {
        out.write_all(&bytes)?;
    }
    Ok(out.flush()?)
}

fn say(what: &impl Serialize) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string(what)?)?;
    Ok(out.flush()?)
}

/// From here on no more memory, no more time, no file but the three that are open, and no remains of a crash.
#[cfg(unix)]
fn confine(args: &Args) -> Result<()> {
    use rlimit::Resource;
    let memory = args.memory.saturating_mul(1024 * 1024);
    for (resource, most) in [
        (Resource::AS, memory),
        (Resource::CPU, args.seconds),
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
        (Resource::NOFILE, 16),
    ] {
        let (_, allowed) = resource.get().context("the limits of this process cannot be read")?;
        // A second more until it is killed: the first signal says why.
        let hard = if resource == Resource::CPU { most.saturating_add(2) } else { most };
        resource.set(most.min(allowed), hard.min(allowed)).context("this process cannot be confined")?;
    }
    Ok(())
}

/// Elsewhere the limits of the readers are the only ones.
#[cfg(not(unix))]
fn confine(_: &Args) -> Result<()> {
    Ok(())
}
