//! Lines without labels that each name a thing asked for: most ask in so many words, the others only name theirs.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    asks::{Ask, ask, plain},
    blocks::{Block, Form},
    marker::{Kind, Marker},
    sentence::sentences,
};

/// Makes items of such lines, where at least three stand together.
pub(super) fn line_runs(text: &str, blocks: &mut [Block]) {
    let mut n = 0;
    while n < blocks.len() {
        if is_title(text, &blocks[n]) {
            n += 1;
            continue;
        }
        let kinds: Vec<Line> = blocks[n..].iter().map_while(|b| line(text, b)).collect();
        let asks = kinds.iter().filter(|k| **k == Line::Asks).count();
        let named = kinds.iter().filter(|k| **k == Line::Names).count();
        // Questions alone are read as they stand.
        if kinds.len() >= 3 && named > 0 && asks * 2 >= kinds.len() {
            for (i, block) in blocks[n..n + kinds.len()].iter_mut().enumerate() {
                let counters = vec![(Kind::Bullet('\0'), u32::try_from(i + 1).unwrap_or(u32::MAX))];
                block.form =
                    Form::Item(Marker { counters, other: None, label: (0, 0), words: 0, weak: false });
            }
        }
        n += kinds.len().max(1);
    }
}

/// "Information regarding the road to the farm" over the lines.
fn is_title(text: &str, block: &Block) -> bool {
    let words = plain(block.of(text));
    words.starts_with("information ") && !words.ends_with(['.', ';'])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// It asks for a thing.
    Asks,
    /// It only names one.
    Names,
}

fn line(text: &str, block: &Block) -> Option<Line> {
    let words = block.of(text);
    if block.form != Form::Para || words.ends_with([':', ',']) || words.len() > 400 {
        return None;
    }
    let parts = sentences(text, block.start, block.end);
    let first = plain(parts.first().map_or("", |p| text.get(p.0..p.1).unwrap_or("")));
    match ask(&first) {
        Ask::Question | Ask::Request if !SPOKEN.is_match(&first) => Some(Line::Asks),
        Ask::None if parts.len() == 1 && NAMES.is_match(&first) && !TELLS.is_match(&first) => {
            Some(Line::Names)
        }
        _ => None,
    }
}

/// A request in a sentence of its own is no line of a list.
static SPOKEN: LazyLock<Regex> =
    LazyLock::new(|| one(r"\b(?:i|we|my|our|me|us)\b|^(?:and |also )?(?:please|can|could|would)\b"));

/// What a line that names a thing begins with.
static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:the|any|all|whether|if|dates?|copies|letters|forms|plans|maps|minutes|photographs|cop(?:y|ies)|details?|\w{3,}s (?:of|for|in|from|to)) ",
    )
});

/// A whole sentence.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"^(?:the|any|all) [^,]*?\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|does|did|says?|states?)\b",
    )
});

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
