//! Reads the words of scanned pages with the program `tesseract`, where it is installed. The only child processes of
//! reading start here; it decides nothing.

use std::{
    io::{Read as _, Write as _},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

use reading::{Picture, ReadsPictures};

/// A page takes a second or two; what takes this long is no page.
const LONGEST: Duration = Duration::from_secs(60);
/// Words of one page.
const MOST_WORDS: u64 = 1_000_000;

/// The program `tesseract`, as found on the path.
pub struct Tesseract;

impl ReadsPictures for Tesseract {
    fn ready(&self) -> Result<(), String> {
        static INSTALLED: OnceLock<bool> = OnceLock::new();
        let installed = INSTALLED.get_or_init(|| {
            let mut asked = Command::new("tesseract");
            asked.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            asked.status().is_ok_and(|status| status.success())
        });
        if *installed {
            Ok(())
        } else {
            Err("the program tesseract, which reads pictures, is not installed here".to_owned())
        }
    }

    fn words(&self, picture: &Picture<'_>) -> Result<String, String> {
        self.ready()?;
        let mut command = Command::new("tesseract");
        command.args(["stdin", "stdout"]).env("OMP_THREAD_LIMIT", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|_| "tesseract could not be started".to_owned())?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        thread::scope(|scope| {
            scope.spawn(move || {
                // Where the program stops reading, its status says so.
                if let Some(mut stdin) = stdin {
                    let _ = stdin.write_all(&picture.bytes);
                }
            });
            let words = scope.spawn(move || {
                let mut words = Vec::new();
                if let Some(stdout) = stdout {
                    let _ = stdout.take(MOST_WORDS).read_to_end(&mut words);
                }
                String::from_utf8_lossy(&words).into_owned()
            });
            let ended = wait(&mut child);
            let words = words.join().map_err(|_| "tesseract could not be read".to_owned())?;
            match ended {
                Some(true) => Ok(words),
                Some(false) => Err("tesseract could not read it".to_owned()),
                None => Err(format!("tesseract took more than {} seconds", LONGEST.as_secs())),
            }
        })
    }
}

/// Whether the program ended well; none where it had to be ended.
fn wait(child: &mut Child) -> Option<bool> {
    let until = Instant::now() + LONGEST;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if Instant::now() < until => thread::sleep(Duration::from_millis(20)),
            Ok(None) | Err(_) => {
                // Ended by its own handle, and waited for so that nothing of it is left.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
