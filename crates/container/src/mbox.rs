//! A mailbox in one file (mbox): its messages one after the other, each within the limit of a file.
//!
//! Only one message is in memory at a time, however large the mailbox is.

use std::io::{self, BufRead};

use crate::{Error, Limits};

/// The messages of a mailbox, in order. A message that is too large is an error of its own; the next is read all the same.
pub struct Messages<R> {
    source: R,
    limit: usize,
    line: Vec<u8>,
    begun: bool,
    read: u64,
}

/// Whether bytes begin as a mailbox does: with a line "From ", whose end is a year.
pub fn is_mailbox(bytes: &[u8]) -> bool {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    begins(line.strip_suffix(b"\r").unwrap_or(line))
}

/// A line that parts messages: `From address Mon Jan  1 00:00:00 2024`, perhaps with a zone after or before the year.
fn begins(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    if rest.len() > 500 {
        return false;
    }
    let words: Vec<&[u8]> = rest.split(|b| *b == b' ').filter(|w| !w.is_empty()).collect();
    let year = |w: &&[u8]| w.len() == 4 && w.iter().all(u8::is_ascii_digit);
    let time = |w: &&[u8]| w.contains(&b':') && w.iter().all(|b| b.is_ascii_digit() || *b == b':');
    words.iter().rev().take(3).any(year) && words.iter().any(time)
}

impl<R: BufRead> Messages<R> {
    /// The messages of a source that begins with one.
    pub fn new(source: R, limits: &Limits) -> Self {
        Messages { source, limit: limits.bytes, line: Vec::new(), begun: false, read: 0 }
    }

    /// How many bytes were read so far.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Reads the next line into `self.line`, at most as much as a message may have; the rest of a longer one is skipped.
    fn next_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        let mut some = false;
        loop {
            let here = self.source.fill_buf()?;
            if here.is_empty() {
                return Ok(some);
            }
            some = true;
            let (taken, ends) = match here.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (here.len(), false),
            };
            let room = (self.limit + 1).saturating_sub(self.line.len());
            self.line.extend_from_slice(&here[..taken.min(room)]);
            self.source.consume(taken);
            self.read += taken as u64;
            if ends {
                return Ok(true);
            }
        }
    }
}

impl<R: BufRead> Iterator for Messages<R> {
    type Item = io::Result<Result<Vec<u8>, Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut message: Vec<u8> = Vec::new();
        let mut size = 0_usize;
        let mut some = false;
        let mut after_empty = true;
        loop {
            match self.next_line() {
                Err(error) => return Some(Err(error)),
                Ok(false) => break,
                Ok(true) => {}
            }
            let bare = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
            let bare = bare.strip_suffix(b"\r").unwrap_or(bare);
            if after_empty && begins(bare) {
                if self.begun && some {
                    break;
                }
                self.begun = true;
                after_empty = false;
                continue;
            }
            self.begun = true;
            some = true;
            after_empty = bare.is_empty();
            // A line "From " inside a message was written with a ">" before it.
            let quoted = self.line.iter().take_while(|b| **b == b'>').count();
            let escaped = quoted > 0 && self.line[quoted..].starts_with(b"From ");
            let line = &self.line[usize::from(escaped)..];
            size = size.saturating_add(line.len());
            if size <= self.limit {
                message.extend_from_slice(line);
            }
        }
        if !some {
            return None;
        }
        Some(Ok(if size > self.limit {
            Err(Error::TooLarge { size, limit: self.limit })
        } else {
            Ok(message)
        }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail loudly")]
mod tests {
    use super::*;

    fn messages(text: &str, limits: &Limits) -> Vec<Result<String, Error>> {
        let read = Messages::new(io::BufReader::with_capacity(7, text.as_bytes()), limits);
        read.map(|m| m.unwrap().map(|b| String::from_utf8(b).unwrap())).collect()
    }

    #[test]
    fn messages_are_parted_at_their_from_lines() {
        let text = "From a@b.example Mon Jun  1 10:00:00 2026\nSubject: one\n\nFirst.\n>From here on\nFrom now on\n\n\
                    From c@d.example Tue Jun  2 10:00:00 2026 +0100\r\nSubject: two\r\n\r\nSecond.\r\n";
        let found = messages(text, &Limits::default());
        assert_eq!(
            found,
            [
                Ok("Subject: one\n\nFirst.\nFrom here on\nFrom now on\n\n".to_owned()),
                Ok("Subject: two\r\n\r\nSecond.\r\n".to_owned()),
            ]
        );
        assert!(is_mailbox(text.as_bytes()));
        assert!(!is_mailbox(b"From the council, 12:30 on Monday"));
        assert!(messages("", &Limits::default()).is_empty());
    }

    #[test]
    fn a_message_that_is_too_large_does_not_hide_the_next() {
        let limits = Limits { bytes: 40, ..Limits::default() };
        let text = format!(
            "From a@b.example Mon Jun 1 10:00:00 2026\n{}\n\nFrom a@b.example Mon Jun 1 10:00:00 2026\nB: 2\n\nok\n",
            "x".repeat(5_000)
        );
        let found = messages(&text, &limits);
        assert!(matches!(found[0], Err(Error::TooLarge { limit: 40, .. })), "{found:?}");
        assert_eq!(found[1], Ok("B: 2\n\nok\n".to_owned()));
        assert_eq!(found.len(), 2);
    }
}
