//! The words that cells share: read once, looked up by number, and told which of them no cell uses.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::styles::Styles;
use crate::dangers::{CannotCheck, shorten};
use crate::package::colour::{Rgb, of_workbook};
use crate::package::telling;
use crate::package::xml::{Node, Strictness, walk_stream};

/// Runs in a colour in which some style could hide them.
const MOST_COLOURED: usize = 200_000;

/// Whether a guide to how words are spoken says something else: words of letters have none, and signs are spelt in one word.
fn is_no_guide(guide: &str, words: &str) -> bool {
    let bare = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let signs = words
        .chars()
        .any(|c| matches!(c, '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'));
    let letters = guide.chars().filter(|c| c.is_alphabetic() && *c < '\u{2E80}').count();
    let said = bare(guide);
    !said.is_empty()
        && !bare(words).contains(&said)
        && match signs {
            true => letters > 0 && (telling::tells(guide) || guide.chars().any(|c| c.is_ascii_digit())),
            false => true,
        }
}

/// All shared words, in one piece.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
    used: Vec<bool>,
    /// What stands as a guide to how words are spoken, and is none.
    pub spoken: Vec<String>,
    /// Runs of a colour of their own within a text, where some style could hide it: the colour and the words.
    coloured: BTreeMap<usize, Vec<(Rgb, String)>>,
}

impl Strings {
    /// Reads the part as it comes; at most so many bytes of words.
    pub fn read(
        source: impl BufRead,
        depth: usize,
        most: usize,
        styles: &Styles,
    ) -> Result<Strings, CannotCheck> {
        let mut out = Strings::default();
        let (mut in_words, mut phonetic) = (false, false);
        let mut colour = None;
        let mut kept = 0;
        let mut spoken = String::new();
        let mut could_hide: BTreeMap<Rgb, bool> = BTreeMap::new();
        walk_stream(source, depth, Strictness::Strict, |node| {
            match node {
                Node::Open(element) => match element.name() {
                    "t" => in_words = !phonetic,
                    "rPh" => phonetic = true,
                    "r" => colour = None,
                    "color" => colour = of_workbook(element, &styles.theme, &styles.palette),
                    _ => {}
                },
                Node::Close(name) => match name {
                    "t" => in_words = false,
                    "rPh" => phonetic = false,
                    "r" => colour = None,
                    "si" => {
                        let start = out.ends.last().copied().unwrap_or(0);
                        let guide = std::mem::take(&mut spoken);
                        if out.spoken.len() < 8 && is_no_guide(&guide, &out.text[start..]) {
                            out.spoken.push(shorten(&guide, 60));
                        }
                        out.ends.push(out.text.len());
                        out.used.push(false);
                    }
                    _ => {}
                },
                Node::Text(text) if in_words => {
                    out.text.push_str(text);
                    if out.text.len() > most {
                        return Err(CannotCheck::bomb("it holds more words than are looked through"));
                    }
                    if let Some(rgb) = colour
                        && !text.trim().is_empty()
                        && *could_hide.entry(rgb).or_insert_with(|| styles.could_hide(rgb))
                    {
                        kept += 1;
                        if kept > MOST_COLOURED {
                            return Err(CannotCheck::bomb(
                                "it has more coloured words than can be held against what lies behind them",
                            ));
                        }
                        let runs = out.coloured.entry(out.ends.len()).or_default();
                        runs.push((rgb, text.to_owned()));
                    }
                }
                Node::Text(text) if phonetic && spoken.len() < 1_000 => spoken.push_str(text),
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// The text of a number, which is then used.
    pub fn take(&mut self, number: usize) -> &str {
        let Some(end) = self.ends.get(number).copied() else { return "" };
        self.used[number] = true;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..end]
    }

    /// Coloured runs of a text.
    pub fn coloured(&self, number: usize) -> &[(Rgb, String)] {
        self.coloured.get(&number).map_or(&[], Vec::as_slice)
    }

    /// How many texts no cell uses, and some of them.
    pub fn unused(&self) -> (usize, String) {
        let mut count = 0;
        let mut sample = Vec::new();
        let mut start = 0;
        for (end, used) in self.ends.iter().zip(&self.used) {
            let text = self.text[start..*end].trim();
            if !used && !text.is_empty() {
                count += 1;
                if sample.len() < 8 {
                    sample.push(shorten(text, 60));
                }
            }
            start = *end;
        }
        (count, sample.join(", "))
    }
}
