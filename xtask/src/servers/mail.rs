//! A mail server (aiosmtpd) that delivers everything into one Maildir.
//!
//! `CANDOUR_TEST_SMTP` is its `host:port`, without TLS; `CANDOUR_TEST_SMTP_MAILDIR` is the folder to look into.

use std::path::Path;

use anyhow::Result;

use super::process::Running;
use super::{Durability, Variables, free_port, wait_for};
use crate::machine::venv;

/// Starts the server; it takes messages up to 30 MB, so that a test can send one too large.
pub fn start(folder: &Path, _: Durability) -> Result<(Running, Variables)> {
    let port = free_port()?;
    let maildir = folder.join("mail");
    let mut process = Running::start(&venv().join("bin/python"), folder.join("mail.log"), |command| {
        command
            .args(["-m", "aiosmtpd", "--nosetuid", "--size", "30000000", "--listen"])
            .arg(format!("127.0.0.1:{port}"))
            .args(["--class", "aiosmtpd.handlers.Mailbox"])
            .arg(&maildir);
    })?;
    wait_for(port, &mut process)?;
    let variables = vec![
        ("CANDOUR_TEST_SMTP", format!("127.0.0.1:{port}")),
        ("CANDOUR_TEST_SMTP_MAILDIR", maildir.display().to_string()),
    ];
    Ok((process, variables))
}
