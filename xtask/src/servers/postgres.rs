//! A throw-away PostgreSQL cluster: `CANDOUR_TEST_POSTGRES` is the address of its maintenance database.
//!
//! The tests make a database of their own each; its superuser needs no password and it listens on this machine only.

use std::path::Path;

use anyhow::{Context, Result};

use super::process::Running;
use super::{Durability, Variables, free_port, wait_for};
use crate::machine::{is_root, postgres_programs};
use crate::run::{command, run};

/// Makes the cluster and starts it; as the user `postgres` when this task is root, which PostgreSQL refuses to run as.
pub fn start(folder: &Path, durability: Durability) -> Result<(Running, Variables)> {
    let bin = postgres_programs().context("PostgreSQL is not installed")?;
    let data = folder.join("postgres");
    std::fs::create_dir_all(&data)?;
    let user = is_root().then_some("postgres");
    if let Some(user) = user {
        run(command("chown").arg(format!("{user}:{user}")).arg(&data))?;
    }
    let cluster = data.join("cluster");
    let mut initdb = Running::start_as(user, &bin.join("initdb"), folder.join("initdb.log"), |command| {
        command
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .arg("--pgdata")
            .arg(&cluster)
            .current_dir(&data);
    })?;
    initdb.finish().context("initdb failed")?;

    let port = free_port()?;
    let disk: &[&str] = match durability {
        Durability::Off => &["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        Durability::Full => &["fsync=on", "synchronous_commit=on"],
    };
    let mut process =
        Running::start_as(user, &bin.join("postgres"), folder.join("postgres.log"), |command| {
            command.arg("-D").arg(&cluster).arg("-k").arg(&data).current_dir(&data);
            command.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-c", "max_connections=400"]);
            for setting in disk {
                command.args(["-c", setting]);
            }
        })?;
    wait_for(port, &mut process)?;
    Ok((process, vec![("CANDOUR_TEST_POSTGRES", format!("postgres://postgres@127.0.0.1:{port}/postgres"))]))
}
