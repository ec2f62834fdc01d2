//! A server process that does not outlive the task which started it.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::run::which;

/// Stopped when dropped; its output goes to a file of its own and is shown only when it fails.
pub struct Running {
    child: Child,
    log: PathBuf,
}

impl Running {
    /// Starts the command that `build` completes; it also dies when this task is killed, where `setpriv` is there.
    pub fn start(
        program: &std::path::Path,
        log: PathBuf,
        build: impl FnOnce(&mut Command),
    ) -> Result<Running> {
        Running::start_as(None, program, log, build)
    }

    /// The same as another user, for which this task must be root.
    pub fn start_as(
        user: Option<&str>,
        program: &std::path::Path,
        log: PathBuf,
        build: impl FnOnce(&mut Command),
    ) -> Result<Running> {
        let mut command = match (which("setpriv"), user) {
            (Some(setpriv), user) => {
                let mut command = Command::new(setpriv);
                command.args(["--pdeathsig", "INT"]);
                if let Some(user) = user {
                    command.args(["--reuid", user, "--regid", user, "--init-groups"]);
                }
                command.arg(program);
                command
            }
            (None, Some(_)) => anyhow::bail!("setpriv (of util-linux) is missing"),
            (None, None) => Command::new(program),
        };
        build(&mut command);
        let output = File::create(&log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("{} could not be started", program.display()))?;
        Ok(Running { child, log })
    }

    /// Waits for its end; anything but success is an error with its last words.
    pub fn finish(&mut self) -> Result<()> {
        let status = self.child.wait()?;
        if !status.success() {
            anyhow::bail!("{status}: {}", self.last_words());
        }
        Ok(())
    }

    /// What it said before it ended, when it has ended.
    pub fn ended(&mut self) -> Result<Option<String>> {
        Ok(self.child.try_wait()?.map(|_| self.last_words()))
    }

    /// The end of its output.
    pub fn last_words(&self) -> String {
        let text = std::fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(15)..].join("\n")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A process that has ended has no number any more: it may be another's by now.
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        // An interrupt first: PostgreSQL then gives its shared memory back. What does not listen is killed.
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-INT", &pid]).status().is_ok_and(|status| status.success());
        let began = Instant::now();
        while asked && began.elapsed() < Duration::from_secs(10) {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // Nothing that is left here will be read again, so a failure to kill what has just ended does not matter.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
