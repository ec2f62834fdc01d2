//! House wording as a file: one language, Markdown, each place under a heading with its name. What is written can be
//! read back without loss; a file with anything wrong in it is told line by line and taken in not at all.

use std::collections::BTreeMap;

use document::Language;

use super::places;

/// The longest file read, in bytes.
pub const LONGEST: usize = 1024 * 1024;
/// Most troubles told of one file.
const TOLD: usize = 50;

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The line, from one.
    pub line: usize,
    /// What is wrong there.
    pub why: String,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// Writes words as a file. The words of a place are what [`places::wrong`] lets pass.
pub fn write(title: &str, language: Language, words: &[(&str, &str)]) -> String {
    let mut out = format!(
        "# {title}\n\nLanguage: {}\n\nEach part below is one place of the letters. Words in braces are filled in by the program. A part that is\nleft out stays as it is; a part without words gets the program's own again.\n",
        language.tag()
    );
    for (id, text) in words {
        out.push_str("\n## ");
        out.push_str(id);
        out.push('\n');
        if !text.trim().is_empty() {
            out.push_str(text.trim());
            out.push('\n');
        }
    }
    out
}

/// Reads a file of words in a language: the words of each place that stands in it.
///
/// Fails with everything that is wrong, by line, where anything is.
pub fn read(bytes: &[u8], language: Language) -> Result<BTreeMap<String, String>, Vec<Trouble>> {
    let one = |line, why: String| Err(vec![Trouble { line, why }]);
    if bytes.len() > LONGEST {
        return one(1, format!("the file is larger than {} MB", LONGEST / 1024 / 1024));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return one(1, "the file is no text in UTF-8: save it as plain text".to_owned());
    };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut troubles = Vec::new();
    let mut parts: Vec<(usize, &str, Vec<&str>)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(id) = line.strip_prefix("## ") {
            parts.push((at + 1, id.trim(), Vec::new()));
        } else if let Some((.., words)) = parts.last_mut() {
            words.push(line);
        } else if let Some(tag) = line.strip_prefix("Language:") {
            let tag = tag.trim();
            if Language::from_tag(tag) != Some(language) {
                let why = format!("the words here are in '{tag}', not in {}", language.name());
                troubles.push(Trouble { line: at + 1, why });
            }
        }
    }
    if parts.is_empty() && troubles.is_empty() {
        return one(
            1,
            "no place stands in this file: each begins with a line like ## response.opening".to_owned(),
        );
    }
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (line, id, words) in parts {
        let Some(id) = places::known(id) else {
            troubles.push(Trouble { line, why: unknown(id) });
            continue;
        };
        // Blank lines before the words are no part of them.
        let blank = words.iter().take_while(|w| w.trim().is_empty()).count();
        let text = words.join("\n").trim().to_owned();
        for wrong in places::wrong(id, &text) {
            troubles.push(Trouble { line: line + 1 + blank + wrong.line, why: wrong.why });
        }
        if texts.insert(id.to_owned(), text).is_some() {
            troubles
                .push(Trouble { line, why: format!("'{id}' stands here a second time: keep one of them") });
        }
    }
    if troubles.is_empty() {
        return Ok(texts);
    }
    troubles.sort_by_key(|t| t.line);
    if troubles.len() > TOLD {
        let more = troubles.len() - TOLD;
        troubles.truncate(TOLD);
        let line = troubles.last().map_or(1, |t| t.line);
        troubles.push(Trouble { line, why: format!("and {more} more after this line") });
    }
    Err(troubles)
}

/// That there is no such place, with the one that was probably meant.
fn unknown(id: &str) -> String {
    let all = places::all();
    let last = |id: &str| id.rsplit('.').next().unwrap_or_default().to_owned();
    let near = all.iter().find(|k| k.eq_ignore_ascii_case(id) || last(k) == last(id));
    let shown: String = id.chars().take(60).collect();
    match near {
        Some(near) => format!("there is no place '{shown}': is '{near}' meant?"),
        None => format!("there is no place '{shown}'"),
    }
}
