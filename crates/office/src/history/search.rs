//! Finding imported letters by their words. What they mean is not looked at.

use casework::{CaseId, rows::CaseRow};

use super::HistoryPage;
use crate::{Office, Who, error::Result};

/// So many letters are a page.
const PAGE: u32 = 20;
/// So many characters stand around the first word that was found.
const AROUND: usize = 110;

/// An imported letter that was found.
#[derive(Clone, Debug)]
pub struct FoundHistory {
    /// Its case.
    pub case: CaseId,
    /// Its line in the lists.
    pub row: CaseRow,
    /// The words around the first one that was looked for.
    pub snippet: String,
    /// The other authority whose answer it is; none where it is our own.
    pub of: Option<String>,
}

/// A page of what was found.
#[derive(Clone, Debug, Default)]
pub struct HistoryFound {
    /// The letters, those first that say most with the words.
    pub letters: Vec<FoundHistory>,
    /// Which page comes next, from 0.
    pub next: Option<u32>,
}

impl Office {
    /// Imported letters that have each word of what was typed.
    pub async fn search_history(&self, who: &Who, typed: &str, page: u32) -> Result<HistoryFound> {
        who.of_the_desk()?;
        let words = answers::letter_words(typed);
        let skip = page.saturating_mul(PAGE);
        let mut found = self.store.search_letters(who.authority, &words, skip, PAGE + 1).await?;
        let more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let mut letters = Vec::with_capacity(found.len());
        for one in found {
            let Some(listed) = self.store.case(who.authority, one.subject).await? else { continue };
            let case = CaseId(one.subject);
            let (snippet, of) = match self.history_page(who, case).await {
                Ok(HistoryPage { page, .. }) => {
                    (snippet(&page.case.text, &words), page.case.history.and_then(|history| history.of))
                }
                Err(crate::Error::NotFound(_)) => continue,
                Err(error) => return Err(error),
            };
            letters.push(FoundHistory { case, row: listed.row, snippet, of });
        }
        Ok(HistoryFound { letters, next: more.then_some(page + 1) })
    }
}

/// The words around the first one that was looked for.
fn snippet(text: &str, words: &[String]) -> String {
    let mut at = None;
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        if answers::letter_words(part).iter().any(|word| words.contains(word)) {
            at = Some(start);
            break;
        }
        start += part.len();
    }
    let Some(at) = at else { return String::new() };
    let before: String =
        text[..at].chars().rev().take(AROUND / 2).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at..].chars().take(AROUND * 2).collect();
    // Words that were cut are left out.
    let before =
        if before.len() < at { before.split_once(char::is_whitespace).map_or("", |b| b.1) } else { &before };
    let cut = after.len() < text.len() - at;
    let after =
        if cut { after.rsplit_once(char::is_whitespace).map_or(after.as_str(), |a| a.0) } else { &after };
    let flat = format!("{before}{after}").split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = if before.len() < at { "… " } else { "" };
    format!("{begins}{flat}{}", if cut { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_stands_around_the_first_word_found() {
        let text =
            format!("{} The council owns 42 benches. {}", "Dear reader. ".repeat(20), "More. ".repeat(80));
        let found = snippet(&text, &["bench".to_owned()]);
        assert!(found.starts_with("… ") && found.ends_with(" …"), "{found}");
        assert!(found.contains("council owns 42 benches") && found.len() < 400, "{found}");
        assert_eq!(snippet("Benches", &["bench".to_owned()]), "Benches");
        assert_eq!(snippet("Lamps", &["bench".to_owned()]), "");
    }
}
