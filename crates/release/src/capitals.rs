//! Which letters count as the same when words are looked for. Who is marked by more than one word, or by an address, is found
//! in whatever capitals; a single word as it is given, or all in capitals, since "Will" is not every "will".

/// Which letters count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// Small and capital ones.
    Alike,
    /// As given.
    Given,
}

impl Capitals {
    /// As words that are looked for have it.
    pub fn of(words: &str) -> Capitals {
        let telling = |c: char| c.is_whitespace() || c == '@' || c.is_ascii_digit();
        if words.trim().contains(telling) { Capitals::Alike } else { Capitals::Given }
    }

    /// Whether two letters count as the same.
    pub fn same(self, a: char, b: char) -> bool {
        a == b || self == Capitals::Alike && small(a) == small(b)
    }
}

/// The words in small letters, each of as many bytes as before.
pub(crate) fn small_letters(words: &str) -> String {
    words.chars().map(small).collect()
}

/// The words all in capitals, where that is another way to write a single word.
pub(crate) fn all_capitals(words: &str) -> Option<String> {
    let capitals = words.to_uppercase();
    (Capitals::of(words) == Capitals::Given && capitals != words && words.chars().nth(1).is_some())
        .then_some(capitals)
}

/// Where words stand in a text, as bytes from and to; places may overlap.
pub(crate) fn places(text: &str, words: &str) -> Vec<(usize, usize)> {
    match Capitals::of(words) {
        Capitals::Alike => exactly(&small_letters(text), &small_letters(words)),
        Capitals::Given => {
            let mut found = exactly(text, words);
            found.extend(all_capitals(words).map_or_else(Vec::new, |capitals| exactly(text, &capitals)));
            found
        }
    }
}

fn exactly(text: &str, words: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let Some(first) = words.chars().next() else { return found };
    let mut at = 0;
    while let Some(n) = text.get(at..).and_then(|rest| rest.find(words)) {
        found.push((at + n, at + n + words.len()));
        at += n + first.len_utf8();
    }
    found
}

/// The small letter, where there is one that takes no more and no fewer bytes.
fn small(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn capitals_count_for_a_single_word_only() {
        for (text, words, count, origin) in [
            ("Orla Quennell, ORLA QUENNELL, orla quennell", "Orla Quennell", 3, "a name"),
            ("O.Quennell@wexmoor.example", "o.quennell@Wexmoor.example", 1, "an address"),
            ("qq 12 34 56 c", "QQ 12 34 56 C", 1, "a number"),
            ("Will asked WILL: will he?", "Will", 2, "a name that is a word"),
            ("İpek ŞAHİN", "İpek Şahin", 0, "letters that grow when they become small are as given"),
            ("aaaa", "aa", 3, "places may overlap"),
            ("anything", "", 0, "nothing"),
        ] {
            assert_eq!(places(text, words).len(), count, "{origin}");
        }
    }
}
