//! What the tests need on the machine beyond Rust: says what is missing, and installs it where that is safe.
//!
//! On Debian as root (a container, a machine of continuous integration) the missing packages are installed and
//! named. Anywhere else nothing is changed: the command to run is printed.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::repository::root;
use crate::run::{command, run, which};

/// A program that some test needs, and the Debian package that brings it.
struct Need {
    what: &'static str,
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { what: "PostgreSQL", package: "postgresql", present: || postgres_programs().is_some() },
    Need { what: "a browser", package: "chromium", present: || which("chromium").is_some() },
    Need {
        what: "a second reader of PDF",
        package: "poppler-utils",
        present: || which("pdftotext").is_some(),
    },
    Need {
        what: "an office suite",
        package: "libreoffice-writer-nogui",
        present: || which("soffice").is_some(),
    },
    Need { what: "Java", package: "default-jdk-headless", present: || which("javac").is_some() },
    Need { what: "Node.js", package: "nodejs", present: || which("node").is_some() },
    Need { what: "npm", package: "npm", present: || which("npm").is_some() },
    Need { what: "Python", package: "python3", present: || which("python3").is_some() },
    Need { what: "Python's venv", package: "python3-venv", present: has_venv },
];

/// Installs what is missing, or says how to; an error when something is still missing afterwards.
pub fn provide() -> Result<()> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        println!("nothing is missing on this machine");
    } else {
        let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
        let names: Vec<&str> = missing.iter().map(|need| need.what).collect();
        println!("missing: {}", names.join(", "));
        if !(is_root() && Path::new("/etc/debian_version").exists()) {
            bail!(
                "please install {} (on Debian: sudo apt-get install {})",
                names.join(", "),
                packages.join(" ")
            );
        }
        println!("installing Debian packages: {}", packages.join(" "));
        run(command("apt-get").args(["update", "--quiet=2"]))?;
        run(command("apt-get")
            .args(["install", "--yes", "--quiet=2", "--no-install-recommends"])
            .args(&packages)
            .env("DEBIAN_FRONTEND", "noninteractive"))?;
        if let Some(need) = missing.iter().find(|need| !(need.present)()) {
            bail!("{} is still missing after installing {}", need.what, need.package);
        }
    }
    python_servers()
}

/// The virtual environment with the S3 and SMTP servers and the checkers of files, made when its list has changed.
fn python_servers() -> Result<()> {
    install("requirements.txt", "installing the servers and checkers of the tests into target/venv")
}

/// What the benchmarks measure ours against, in the same environment.
pub fn peers() -> Result<()> {
    install("peers.txt", "installing what the benchmarks compare with into target/venv")
}

fn install(list: &str, saying: &str) -> Result<()> {
    let path = root().join("xtask").join(list);
    let wanted = std::fs::read_to_string(&path)?;
    let installed = venv().join(format!("installed-{list}"));
    if std::fs::read_to_string(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    println!("{saying}");
    run(command("python3").args(["-m", "venv"]).arg(venv()))?;
    run(command(venv().join("bin/pip"))
        .args(["install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(&path))?;
    std::fs::write(installed, wanted)?;
    Ok(())
}

/// Where the Python servers and the checkers are installed.
pub fn venv() -> PathBuf {
    root().join("target/venv")
}

/// The folder with `initdb` and `postgres` of the newest PostgreSQL on the machine.
pub fn postgres_programs() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file())
        .collect();
    folders.sort();
    let on_path = || which("initdb").and_then(|file| file.parent().map(Path::to_path_buf));
    folders.pop().or_else(|| on_path().filter(|bin| bin.join("postgres").is_file()))
}

/// True when this process may become other users.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|facts| facts.uid() == 0)
}

fn has_venv() -> bool {
    let mut python = command("python3");
    python.args(["-c", "import venv, ensurepip"]);
    python.status().is_ok_and(|status| status.success())
}
