//! An S3 server (moto): `CANDOUR_TEST_S3` is its address with one empty bucket behind the slash.
//!
//! Any key and secret will do; the ones given here are what the AWS clients read from the environment.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;

use anyhow::{Result, bail};

use super::process::Running;
use super::{Durability, Variables, free_port, wait_for};
use crate::machine::venv;

const BUCKET: &str = "candour-test";

/// Starts the server and makes the bucket, which the product never does by itself.
pub fn start(folder: &Path, _: Durability) -> Result<(Running, Variables)> {
    let port = free_port()?;
    let mut process = Running::start(&venv().join("bin/moto_server"), folder.join("s3.log"), |command| {
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    })?;
    wait_for(port, &mut process)?;
    make_bucket(port)?;
    let variables = vec![
        ("CANDOUR_TEST_S3", format!("http://127.0.0.1:{port}/{BUCKET}")),
        ("AWS_ACCESS_KEY_ID", "test".into()),
        ("AWS_SECRET_ACCESS_KEY", "test".into()),
        ("AWS_REGION", "us-east-1".into()),
    ];
    Ok((process, variables))
}

fn make_bucket(port: u16) -> Result<()> {
    let mut server = TcpStream::connect(("127.0.0.1", port))?;
    write!(
        server,
        "PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    server.read_to_string(&mut answer)?;
    let first = answer.lines().next().unwrap_or_default();
    if !first.contains(" 200 ") {
        bail!("the bucket could not be made: {first}");
    }
    Ok(())
}
