//! Looks through enclosures in a process of its own: this program started once more, with limits on its memory and its
//! time that hold whatever a file does to a reader. What does not come back whole cannot be checked; the desk stays up.

use std::{
    ffi::OsString,
    io::{Read, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::commands::{Asked, Does, INSPECT_ONE, Said};
use casework::case::{Inspected, Mark};
use container::Limits;
use office::{
    CopyAs, Inspector, Redacted, SeenFile,
    copies::Copies,
    inspection::{Further, cannot_check, digest},
    sheets::{Table, Window},
};
use serde::de::DeserializeOwned;

/// What takes this long by the clock on the wall is ended; the process ends itself sooner when it is it that works.
const LONGEST: Duration = Duration::from_secs(90);
/// Bytes that an inspection may say, copies included.
const MOST_SAID: u64 = 96 * 1024 * 1024;
/// Bytes of what it says on its way out.
const MOST_LAST_WORDS: u64 = 4 * 1024;

/// Starts a process for each file.
pub struct Apart {
    program: PathBuf,
    arguments: Vec<OsString>,
    longest: Duration,
}

impl Apart {
    /// With this program itself, in the very version that runs.
    pub fn new() -> std::io::Result<Apart> {
        // A program that was replaced while it runs is still to be found there.
        let running = Path::new("/proc/self/exe");
        let program = if running.exists() { running.to_owned() } else { std::env::current_exe()? };
        Ok(Apart { program, arguments: vec![INSPECT_ONE.into()], longest: LONGEST })
    }

    /// What the process said, how it ended, and its last words.
    fn ask(&self, asked: &Asked, bytes: &[u8]) -> Result<(Vec<u8>, ExitStatus, String), String> {
        let mut command = Command::new(&self.program);
        // Nothing of what this process knows is handed on: no secret, no open file but these three.
        command
            .args(&self.arguments)
            .args(room(&asked.does))
            .env_clear()
            .env("MALLOC_ARENA_MAX", "1")
            .current_dir("/");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|_| "it could not be looked through here".to_owned())?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut stdin), Some(stdout), Some(stderr)) = pipes else {
            end(&mut child);
            return Err("it could not be looked through here".to_owned());
        };
        let head = serde_json::to_string(asked).map_err(|_| "its name cannot be written down".to_owned())?;
        thread::scope(|scope| {
            scope.spawn(move || {
                // Where the process stops reading, what it said and its status tell.
                let _ = stdin.write_all(format!("{head}\n").as_bytes()).and_then(|()| stdin.write_all(bytes));
            });
            let last_words = scope.spawn(move || all(stderr, MOST_LAST_WORDS));
            let (said_all, heard) = mpsc::channel();
            scope.spawn(move || said_all.send(all(stdout, MOST_SAID)));
            let said = heard.recv_timeout(self.longest);
            if said.as_ref().map_or(true, |said| said.len() as u64 >= MOST_SAID) {
                end(&mut child);
            }
            let status = child.wait().map_err(|_| "nobody knows how the look at it ended".to_owned())?;
            let last_words = last_words.join().unwrap_or_default();
            match said {
                Ok(said) => Ok((said, status, String::from_utf8_lossy(&last_words).into_owned())),
                Err(_) => {
                    Err(format!("looking through it took more than {} seconds", self.longest.as_secs()))
                }
            }
        })
    }
}

impl Apart {
    /// What the process made of a file, and the bytes that belong to it.
    fn made<T: DeserializeOwned>(
        &self,
        name: &str,
        bytes: &[u8],
        does: Does,
        limits: &Limits,
    ) -> Result<(T, Vec<u8>), String> {
        limits.check_size(bytes).map_err(|error| error.to_string())?;
        let asked = Asked { name: name.to_owned(), does };
        let (said, status, last_words) = self.ask(&asked, bytes)?;
        if status.success() { handed_over(said) } else { Err(why(status, &last_words)) }
    }
}

impl Inspector for Apart {
    fn inspect(&self, name: &str, bytes: &[u8], limits: &Limits) -> Inspected {
        let sha256 = digest(bytes);
        if let Err(error) = limits.check_size(bytes) {
            return cannot_check(sha256, error.to_string());
        }
        let asked = Asked { name: name.to_owned(), does: Does::Inspect };
        let found = self
            .ask(&asked, bytes)
            .and_then(|(said, status, last_words)| understood(&said, status, &last_words));
        match found {
            Ok(inspected) if inspected.sha256 == sha256 => inspected,
            Ok(_) => cannot_check(sha256, "what was looked through was not this file"),
            Err(why) => cannot_check(sha256, why),
        }
    }

    fn copies(&self, how: CopyAs, name: &str, bytes: &[u8], limits: &Limits) -> Result<Copies, String> {
        let (mut copies, mut rest): (Copies, _) = self.made(name, bytes, Does::Copy(how), limits)?;
        for file in &mut copies.files {
            let left = rest.split_off(file.size.min(rest.len()));
            file.bytes = std::mem::replace(&mut rest, left);
            whole(file.bytes.len(), file.size)?;
        }
        whole(rest.len(), 0)?;
        Ok(copies)
    }

    fn seen(&self, name: &str, bytes: &[u8], find: &[String], limits: &Limits) -> Result<SeenFile, String> {
        let (seen, rest) = self.made(name, bytes, Does::See(find.to_vec()), limits)?;
        whole(rest.len(), 0)?;
        Ok(seen)
    }

    fn picture(
        &self,
        name: &str,
        bytes: &[u8],
        page: u32,
        width: u32,
        limits: &Limits,
    ) -> Result<Vec<u8>, String> {
        let (size, picture) = self.made(name, bytes, Does::Draw(page, width), limits)?;
        whole(picture.len(), size)?;
        Ok(picture)
    }

    fn table(
        &self,
        name: &str,
        bytes: &[u8],
        window: &Window,
        marks: &[Mark],
        limits: &Limits,
    ) -> Result<Table, String> {
        let (table, rest) = self.made(name, bytes, Does::Tabulate(window.clone(), marks.to_vec()), limits)?;
        whole(rest.len(), 0)?;
        Ok(table)
    }

    fn redacted(
        &self,
        name: &str,
        bytes: &[u8],
        marks: &[Mark],
        limits: &Limits,
    ) -> Result<Redacted, String> {
        let (mut redacted, copy): (Redacted, _) =
            self.made(name, bytes, Does::Redact(marks.to_vec()), limits)?;
        whole(copy.len(), redacted.file.size)?;
        whole(redacted.counts.len(), marks.len())?;
        redacted.file.bytes = copy;
        Ok(redacted)
    }
}

/// Pages of a long document are laid out all at once, which takes more memory than looking through it.
fn room(does: &Does) -> &'static [&'static str] {
    match does {
        Does::Copy(CopyAs::Plain) => &["--memory", "1024"],
        _ => &[],
    }
}

fn broken() -> String {
    "the making of it broke off".to_owned()
}

/// What is said to be there is there, no more and no less.
fn whole(there: usize, said: usize) -> Result<(), String> {
    if there == said { Ok(()) } else { Err(broken()) }
}

/// A line that says what was made, and the bytes behind it.
fn handed_over<T: DeserializeOwned>(mut said: Vec<u8>) -> Result<(T, Vec<u8>), String> {
    let end = said.iter().position(|b| *b == b'\n').ok_or_else(broken)?;
    let rest = said.split_off(end + 1);
    match serde_json::from_slice(&said).map_err(|_| broken())? {
        Said::Made(made) => Ok((made, rest)),
        Said::Why(why) => Err(why),
    }
}

/// Ended by its own handle; that it ended by itself before is as good.
fn end(child: &mut Child) {
    let _ = child.kill();
}

fn all(from: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = from.take(most).read_to_end(&mut bytes);
    bytes
}

/// The first line says what could be dug out, the second what else there is to know. Where only the first came whole,
/// it stands.
fn understood(said: &[u8], status: ExitStatus, last_words: &str) -> Result<Inspected, String> {
    let mut lines = said.split_inclusive(|b| *b == b'\n').filter(|line| line.ends_with(b"\n"));
    let first = lines.next().and_then(|line| serde_json::from_slice::<Inspected>(line).ok());
    let Some(mut inspected) = first else { return Err(why(status, last_words)) };
    let further = lines.next().and_then(|line| serde_json::from_slice::<Further>(line).ok());
    let further = further.filter(|_| status.success());
    further.unwrap_or_else(|| Further::unknown(why(status, last_words))).put_into(&mut inspected.found);
    Ok(inspected)
}

/// Why an inspection ended early, as far as its end tells.
fn why(status: ExitStatus, last_words: &str) -> String {
    if last_words.contains("memory allocation") {
        return "looking through it takes more memory than a file may".to_owned();
    }
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        const OUT_OF_TIME: i32 = 24;
        return match signal {
            OUT_OF_TIME => "looking through it takes more computing time than a file may".to_owned(),
            _ => "looking through it was broken off by the machine".to_owned(),
        };
    }
    "looking through it broke off".to_owned()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use casework::case::InspectionVerdict;
    use container::Limits;
    use office::{CopyAs, Inspector as _};

    use super::Apart;

    fn shell(script: &str) -> Apart {
        Apart {
            program: "/bin/sh".into(),
            arguments: vec!["-c".into(), script.into()],
            longest: Duration::from_millis(1_500),
        }
    }

    #[test]
    fn a_process_that_does_not_end_well_is_no_inspection() {
        let digest = office::inspection::digest(b"abc");
        let line = format!(
            "{{\"sha256\":\"{digest}\",\"verdict\":\"clean\",\"found\":{{\"format\":\"plain text\"}}}}"
        );
        let other = line.replace(&digest, &"ff".repeat(32));
        for (script, words, origin) in [
            ("kill -KILL $$".to_owned(), "broken off by the machine", "killed"),
            ("kill -XCPU $$".to_owned(), "computing time", "out of time"),
            ("echo memory allocation of 9 bytes failed >&2; kill -ABRT $$".to_owned(), "memory", "no memory"),
            ("exit 0".to_owned(), "broke off", "says nothing"),
            ("cat >/dev/null; echo fine".to_owned(), "broke off", "says something else"),
            (format!("printf '%s' '{line}'"), "broke off", "was cut off in the middle of what it said"),
            (format!("echo '{other}'"), "not this file", "looked through another file"),
            ("exec sleep 600".to_owned(), "more than 1 seconds", "never ends"),
            ("exec cat /dev/zero".to_owned(), "broke", "never stops speaking"),
        ] {
            let found = shell(&script).inspect("a.txt", b"abc", &Limits::default());
            assert_eq!(found.verdict, InspectionVerdict::CannotCheck, "{origin}");
            assert_eq!(found.sha256, digest, "{origin}");
            let why = found.found.why.unwrap_or_default();
            assert!(why.contains(words), "{origin}: {why}");
        }
        let half =
            shell(&format!("echo '{line}'; kill -KILL $$")).inspect("a.txt", b"abc", &Limits::default());
        assert_eq!(half.verdict, InspectionVerdict::Clean, "what was looked through whole stands");
        assert!(half.found.personal_unread.is_some(), "and what was not is said");
    }

    #[test]
    fn copies_come_whole_or_not_at_all() {
        let head = r#"{"Made":{"files":[{"name":"a.csv","size":3},{"name":"b.csv","size":2}],"dropped":["A hidden sheet."]}}"#;
        let refused = r#"{"Why":"it is a picture"}"#;
        for (script, words, origin) in [
            (format!("echo '{head}'; printf abcd"), "broke off", "too few bytes"),
            (format!("echo '{head}'; printf abcdef"), "broke off", "too many bytes"),
            (format!("echo '{head}'; printf abcde; exit 1"), "broke off", "ended badly"),
            (format!("echo '{refused}'"), "it is a picture", "refused"),
            ("kill -KILL $$".to_owned(), "broken off", "killed"),
        ] {
            let made = shell(&script).copies(CopyAs::Plain, "a.xlsx", b"abc", &Limits::default());
            let why = made.expect_err(origin);
            assert!(why.contains(words), "{origin}: {why}");
        }
        let whole = format!("echo '{head}'; printf abcde");
        let made = shell(&whole).copies(CopyAs::Plain, "a.xlsx", b"abc", &Limits::default()).unwrap();
        let files: Vec<_> = made.files.iter().map(|f| (f.name.as_str(), f.bytes.as_slice())).collect();
        assert_eq!(files, [("a.csv", b"abc".as_slice()), ("b.csv", b"de")]);
        assert_eq!(made.dropped, ["A hidden sheet."]);
    }

    #[test]
    fn a_program_that_is_not_there_and_a_file_that_is_too_large_cannot_be_checked() {
        let nowhere = Apart { program: "/nowhere/at/all".into(), ..shell("") };
        let found = nowhere.inspect("a.txt", b"abc", &Limits::default());
        assert_eq!(found.verdict, InspectionVerdict::CannotCheck);
        let small = Limits { bytes: 2, ..Limits::default() };
        let found = shell("exit 0").inspect("a.txt", b"abc", &small);
        assert_eq!(found.verdict, InspectionVerdict::CannotCheck);
    }
}
