//! What looks through one enclosure, or copies it, for the desk: started by this program itself, confined before it reads a byte of the
//! file, ended with it. Not for people, who have `candour inspect`.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use container::Limits;
use office::{
    CopyAs,
    copies::{Copies, copies},
    inspection::{look_further, look_through},
};
use serde::{Deserialize, Serialize};

/// The name by which the program starts itself.
pub const NAME: &str = "inspect-one";

/// Bytes of the line before the file.
const LONGEST_HEAD: u64 = 16 * 1024;

/// What is asked, in the line before the file.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// The name under which the file would leave.
    pub name: String,
    /// A copy of it, and which; else it is looked through.
    #[serde(default)]
    pub copy: Option<CopyAs>,
}

/// What is said of copies, in the line before their bytes.
#[derive(Serialize, Deserialize)]
pub struct Copied {
    /// The copies.
    pub copies: Option<Copies>,
    /// Why there are none.
    pub why: Option<String>,
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

/// Reads what is asked and the file from standard input; writes copies of it, or a line with what could be dug out of it as soon as that is
/// known, and another with what else there is to know.
pub fn run(args: Args) -> Result<ExitCode> {
    confine(&args)?;
    let limits = Limits::default();
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut head = String::new();
    input.by_ref().take(LONGEST_HEAD).read_line(&mut head).context("what is asked cannot be read")?;
    let asked: Asked = serde_json::from_str(&head).context("what is asked cannot be read")?;
    let mut bytes = Vec::new();
    input.take(limits.bytes as u64 + 1).read_to_end(&mut bytes).context("the file cannot be read")?;
    if let Some(how) = asked.copy {
        let (copies, why) = match copies(how, &asked.name, &bytes, &limits) {
            Ok(copies) => (Some(copies), None),
            Err(why) => (None, Some(why)),
        };
        let copied = Copied { copies, why };
        say(&copied)?;
        let mut out = std::io::stdout().lock();
        for file in copied.copies.iter().flat_map(|c| &c.files) {
            out.write_all(&file.bytes)?;
        }
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    say(&look_through(&asked.name, &bytes, &limits))?;
    say(&look_further(&asked.name, &bytes, &limits))?;
    Ok(ExitCode::SUCCESS)
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
