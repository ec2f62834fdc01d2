//! The authority's own words: which names the same thing has here, so that a question finds it by each of them.

use casework::AuthorityEvent;

use super::keeper;
use crate::{
    Office, Who,
    error::{Error, Result},
};

/// The most words with other names.
const MOST: usize = 500;
/// The most other names of one.
const NAMES: usize = 30;
/// The most letters of a name.
const LONGEST: usize = 80;

/// Reads "web chat: live chat, Chatter", one a line. Fails with one sentence.
pub fn names_of_lines(text: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = at + 1;
        let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((word, others)) = line.split_once(':') else {
            return Err(format!("Line {at} has no colon between a word and its other names"));
        };
        let word = plain(word);
        let mut names: Vec<String> = Vec::new();
        for name in others.split([',', ';']).map(plain).filter(|n| !n.is_empty()) {
            let known = names.iter().any(|k| k.to_lowercase() == name.to_lowercase());
            if !known && name.to_lowercase() != word.to_lowercase() {
                names.push(name);
            }
        }
        if word.is_empty() || names.is_empty() {
            return Err(format!("Line {at} needs a word before the colon and another name after it"));
        }
        if std::iter::once(&word).chain(&names).any(|n| n.chars().count() > LONGEST) || names.len() > NAMES {
            return Err(format!("Line {at} is too long: at most {NAMES} names of {LONGEST} letters each"));
        }
        match out.iter_mut().find(|(known, _)| known.to_lowercase() == word.to_lowercase()) {
            Some((_, known)) => known.extend(names),
            None => out.push((word, names)),
        }
    }
    if out.len() > MOST {
        return Err(format!("At most {MOST} words can have other names"));
    }
    Ok(out)
}

/// The same as lines.
pub fn names_to_lines(names: &[(String, Vec<String>)]) -> String {
    let line = |(word, names): &(String, Vec<String>)| format!("{word}: {}\n", names.join(", "));
    names.iter().map(line).collect()
}

impl Office {
    /// Says which other names things have here.
    pub async fn set_names(
        &self,
        who: &Who,
        command_id: &str,
        names: Vec<(String, Vec<String>)>,
    ) -> Result<()> {
        keeper(who)?;
        // What comes from a form was checked so; nothing else is taken.
        let names = names_of_lines(&names_to_lines(&names)).map_err(Error::BadInput)?;
        self.change_authority(who, command_id, vec![AuthorityEvent::NamesSet { names }], Vec::new()).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_line_by_line() {
        let cases = [
            ("web chat: live chat, Chatter", Ok("web chat: live chat, Chatter\n")),
            ("\n MDM :  mobile  device management ; MDM,\n", Ok("MDM: mobile device management\n")),
            ("a: b\nA: c", Ok("a: b, c\n")),
            ("", Ok("")),
            ("web chat", Err("Line 1 has no colon between a word and its other names")),
            ("a: b\nweb chat:", Err("Line 2 needs a word before the colon and another name after it")),
        ];
        for (text, wanted) in cases {
            let read = names_of_lines(text).map(|names| names_to_lines(&names));
            assert_eq!(read.as_deref().map_err(String::as_str), wanted, "{text}");
        }
    }
}
