//! The servers that tests speak to: real processes on this machine, thrown away afterwards.
//!
//! Their addresses reach the tests as environment variables. Dropping `Servers` stops them all, also after a failure.

mod mail;
mod postgres;
mod process;
mod s3;

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How careful PostgreSQL is with the disk: tests need no fsync, a benchmark that did without would lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// For tests.
    Off,
    /// For benchmarks.
    Full,
}

/// The running servers and the folder they keep their files in.
pub struct Servers {
    variables: Vec<(&'static str, String)>,
    _processes: Vec<process::Running>,
    _folder: Scratch,
}

impl Servers {
    /// Starts all of them and waits until each one answers.
    pub fn start(durability: Durability) -> Result<Servers> {
        let folder = Scratch::new()?;
        let mut variables = Vec::new();
        let mut processes = Vec::new();
        let starts: [(&str, Start); 4] = [
            ("PostgreSQL", postgres::start),
            ("S3", s3::start),
            ("mail server", mail::start),
            ("mail server with TLS", mail::start_protected),
        ];
        for (name, start) in starts {
            let (process, more) =
                start(&folder.0, durability).with_context(|| format!("{name} did not start"))?;
            for (variable, value) in &more {
                println!("{name}: {variable}={value}");
            }
            processes.push(process);
            variables.extend(more);
        }
        Ok(Servers { variables, _processes: processes, _folder: folder })
    }

    /// What the tests need in their environment to find the servers.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        self.variables.clone()
    }
}

type Variables = Vec<(&'static str, String)>;
type Start = fn(&std::path::Path, Durability) -> Result<(process::Running, Variables)>;

/// A folder of its own for this run; outside the repository, so that another user (postgres) can reach it.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch> {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = std::env::temp_dir().join(format!("candour-test-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755))?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}", self.0.display());
        }
    }
}

/// A port that nothing listened on a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Waits until something listens, and fails when the process ends first or half a minute has passed.
fn wait_for(port: u16, process: &mut process::Running) -> Result<()> {
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Some(words) = process.ended()? {
            bail!("it ended at once: {words}");
        }
        if began.elapsed() > Duration::from_secs(30) {
            bail!("nothing answers on port {port} after 30 seconds: {}", process.last_words());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
