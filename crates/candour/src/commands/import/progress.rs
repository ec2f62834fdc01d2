//! How far an import is, on standard error: one line that changes on a terminal, a line a minute elsewhere.

use std::{
    io::{IsTerminal as _, Write as _},
    time::{Duration, Instant},
};

use super::walk::Total;

/// A terminal sees a new line so often; anything else, as a file, so often that a long import is seen to go on.
const EVERY: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(60)];

/// How far an import is.
pub struct Progress {
    total: Total,
    began: Instant,
    shown: Instant,
    terminal: bool,
    items: u64,
    aside: u64,
    done: u64,
}

impl Progress {
    /// Begins to count.
    pub fn new(total: Total) -> Progress {
        let now = Instant::now();
        let terminal = std::io::stderr().is_terminal();
        Progress { total, began: now, shown: now, terminal, items: 0, aside: 0, done: 0 }
    }

    /// One more item.
    pub fn item(&mut self, done: u64, aside: bool) {
        self.items += 1;
        self.aside += u64::from(aside);
        self.done = self.done.max(done);
        if self.shown.elapsed() < EVERY[usize::from(!self.terminal)] {
            return;
        }
        self.shown = Instant::now();
        let line = self.line(self.began.elapsed());
        if self.terminal {
            eprint!("\r\x1b[K{line}");
            let _ = std::io::stderr().flush();
        } else {
            eprintln!("candour: {line}");
        }
    }

    /// Leaves the line of a terminal free for other words.
    pub fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }

    fn line(&self, passed: Duration) -> String {
        let aside = if self.aside > 0 { format!(", {} set aside", self.aside) } else { String::new() };
        let of = if self.total.files > 0 && self.total.bytes > 0 {
            format!(" ({} %)", (self.done.min(self.total.bytes) * 100) / self.total.bytes)
        } else {
            String::new()
        };
        let left = left(self.done, self.total.bytes, passed)
            .map_or(String::new(), |left| format!(", about {} left", words(left)));
        format!("{} read{of}{aside}{left}", self.items)
    }
}

/// The time left, where enough was read to say so.
fn left(done: u64, all: u64, passed: Duration) -> Option<Duration> {
    if passed < Duration::from_secs(1) || done == 0 || done > all {
        return None;
    }
    let ratio = (all - done) as f64 / done as f64;
    Duration::try_from_secs_f64(passed.as_secs_f64() * ratio).ok()
}

fn words(time: Duration) -> String {
    match time.as_secs() {
        s @ 0..=89 => format!("{s} seconds"),
        s @ 90..=5_399 => format!("{} minutes", s.div_ceil(60)),
        s => format!("{:.1} hours", s as f64 / 3_600.0),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_from_what_is_done() {
        let second = Duration::from_secs(1);
        for (done, all, passed, expected) in [
            (50, 100, 10 * second, Some("10 seconds")),
            (1, 100, 10 * second, Some("17 minutes")),
            (1, 10_000, 10 * second, Some("27.8 hours")),
            (100, 100, 10 * second, Some("0 seconds")),
            (0, 100, 10 * second, None),
            (50, 100, Duration::from_millis(10), None),
        ] {
            assert_eq!(left(done, all, passed).map(words).as_deref(), expected, "{done} of {all}");
        }
    }
}
