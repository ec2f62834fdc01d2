//! Files that are changed, cut and joined: they end in a verdict of their format, never in one that a mistake of ours
//! made.

use release::{Limits, dangers::look};

use super::{mail, pdf, pictures};

/// What is said where looking through a file stopped by a mistake of ours.
const OURS: &str = "this file is damaged";

/// Numbers that look thrown, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let (at, length) = (dice.below(out.len()), dice.below(40));
        let end = (at + length).min(out.len());
        match dice.below(6) {
            0 => out.truncate(at),
            1 => drop(out.drain(at..end)),
            2 => {
                let piece = out[at..end].to_vec();
                let to = dice.below(out.len());
                out.splice(to..to, piece);
            }
            3 if at < out.len() => out[at] = dice.below(256) as u8,
            4 if at < out.len() => out[at] ^= 1 << dice.below(8),
            _ => {
                // Numbers that are far too large.
                let number: &[u8] =
                    [b"99999999999".as_slice(), b"-1", b"\xFF\xFF\xFF\xFF", b"0", b"1e9"][dice.below(5)];
                out.splice(at..end.min(at + 2).max(at), number.iter().copied());
            }
        }
        if out.is_empty() {
            out.push(b'x');
        }
    }
    out
}

#[test]
fn damaged_files_end_in_a_verdict() {
    let seeds = [pdf::seeds(), pictures::seeds(), mail::seeds()].concat();
    let limits = Limits { bytes: 1_000_000, unpacked: 4_000_000, steps: 100_000, ..Limits::default() };
    for (name, bytes) in &seeds {
        let mut dice = Dice(bytes.len() as u64);
        for round in 0..150 {
            let found = look(name, &changed(bytes, &mut dice), &limits);
            let why = found.why.unwrap_or_default();
            assert!(!why.contains(OURS), "{name}, round {round}: {why}");
        }
    }
}
