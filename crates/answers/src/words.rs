//! Words of questions and registers in one form, so that they can be compared: small letters, no plurals, one name for
//! what has several. It knows the field's vocabulary, and nothing of registers or answers.

use crate::thesaurus::SAME;
use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

/// The longest text looked at, in bytes; the rest of a longer one says little about what is asked.
const LONGEST: usize = 4_000;

/// Words that say nothing about the matter.
const COMMON: &str = "a about above additional all also an and any approximate approximately are as ask asking at \
    authority available based be been being below best between body both breakdown brief broken but by can city claim \
    company confirm council could county currently current date day dear department detail did district do does down \
    during each either estimate estimated etc every existing expected find first follow following foi foia for freedom \
    from full further get give given grateful had has have held help hold how i id if include included including \
    individual information into is isnt it its kind know last latest least let like list main make many matter may me month \
    most much my name need new no not now of on one only or organisation other our over overall part per period please \
    possible present previous previously provide provided question receive recorded regard regarding related relates \
    relate relating relation request require right same second see send separate set she show since so specific specifically \
    state still submit such sure tell than thank that the their them then there these they third this those three through \
    time to total trust two under up update us use used using view was we were what whatever when where whether which \
    who whole whom whose will wish with within would write year yearly years yes you your yours financialyear mr mrs ms sir madam \
    act 2000 2004 i'd id like currently operate operated across in employ employed own owned run ran deploy deployed put out again next place made go goes b c d";

/// Words that many records share, so that they tell records apart only a little.
const GENERIC: &str = "system service contract software management solution tool provision supply agreement framework \
    platform managed licence license support corporate local hosted team unit ltd limited plc procure procurement \
    product package application technology ict it digital general programme project equipment facility various operator electronic";

/// Words by which a question says which field of a record it wants; they are no matter of their own.
const OF_FIELDS: &str = "supplier provider incumbent vendor contractor supplies provides awarded spend spent cost price \
    value paid pay expenditure annual annually average per expiry expire expires expiration end ends ending renewal renew \
    renewed retender start starts started begin begins began commence commencement duration length long term extension \
    extend extended review reviewed description describe contact person responsible owner manager holder budgetholder \
    jobtitle emailaddress address primary number inuse manufacturer brand manufactured amount count quantity quarter \
    contract contracts up tender tendered maintain maintains deliver delivers run runs manage manages";

/// All the names of what has several, by the one that is used for it.
pub(crate) fn names_of(one: &str) -> Option<impl Iterator<Item = &'static str>> {
    let lines = SAME.lines().filter_map(|line| line.split_once(':'));
    let (first, names) = lines.into_iter().find(|(first, _)| *first == one || stem(first) == one)?;
    Some(std::iter::once(first).chain(names.split('|').map(str::trim)))
}

/// A word and whether it stood in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub text: String,
    pub aside: bool,
}

/// A word in small letters in its one form.
pub(crate) fn stem(word: &str) -> String {
    let n = word.len();
    if n <= 3 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut w = word.to_owned();
    if w.ends_with("ies") && n > 4 {
        w.truncate(n - 3);
        w.push('y');
    } else if ["sses", "xes", "ches", "shes"].iter().any(|e| w.ends_with(e)) {
        w.truncate(n - 2);
    } else if w.ends_with('s') && !["ss", "us", "is"].iter().any(|e| w.ends_with(e)) {
        w.truncate(n - 1);
    }
    if w.len() > 7 && w.ends_with("ing") {
        w.truncate(w.len() - 3);
    } else if w.len() > 5 && w.ends_with("ed") {
        w.truncate(w.len() - 2);
    }
    if w.len() > 4 && w.ends_with('e') {
        w.pop();
    }
    w
}

fn raw(text: &str) -> Vec<Word> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (mut words, mut word, mut depth) = (Vec::new(), String::new(), 0u32);
    let mut flush = |word: &mut String, depth: u32| {
        if !word.is_empty() {
            words.push(Word { text: stem(word), aside: depth > 0 });
            word.clear();
        }
    };
    for c in text[..end].chars() {
        match c {
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            '\'' | '’' => {}
            other => {
                flush(&mut word, depth);
                match other {
                    '(' | '[' => depth += 1,
                    ')' | ']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }
    flush(&mut word, depth);
    words
}

/// A name as its words, and the one word that stands for it.
type Name = (Vec<String>, String);

/// The names of one thing by their first words, longest first.
static PHRASES: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Vec<Name>> = HashMap::new();
    for (one, others) in SAME.lines().filter_map(|line| line.split_once(':')) {
        for other in others.split('|') {
            let name: Vec<String> = raw(other).into_iter().map(|w| w.text).collect();
            if let Some(first) = name.first().cloned() {
                phrases.entry(first).or_default().push((name, stem(one)));
            }
        }
    }
    for names in phrases.values_mut() {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    phrases
});

fn set(list: &str) -> HashSet<String> {
    words(list).into_iter().map(|w| w.text).collect()
}

static COMMON_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(COMMON));
static GENERIC_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(GENERIC));
static FIELD_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(OF_FIELDS));

/// The words of a text in order, each in its one form.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let raw = raw(text);
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        let names = PHRASES.get(&raw[at].text).map_or(&[][..], Vec::as_slice);
        let found = names.iter().find(|(name, _)| {
            raw[at..].len() >= name.len() && raw[at..].iter().zip(name).all(|(w, n)| w.text == *n)
        });
        match found {
            Some((phrase, one)) => {
                out.push(Word { text: one.clone(), aside: raw[at].aside });
                at += phrase.len();
            }
            None => {
                out.push(raw[at].clone());
                at += 1;
            }
        }
    }
    // "mobile phone mobile phone" of "live chat/web chat" is said once.
    out.dedup();
    out
}

/// The words joined by spaces with one at either end, for looking for phrases in.
pub(crate) fn line(text: &str) -> String {
    let mut line = String::from(" ");
    for word in words(text) {
        line.push_str(&word.text);
        line.push(' ');
    }
    line
}

thread_local! {
    // The vocabulary is fixed, so this holds at most as many entries as the program has phrases.
    static LINES: RefCell<HashMap<&'static str, String>> = RefCell::default();
}

/// Whether a line of words has a phrase of the vocabulary, as whole words in their one form.
pub(crate) fn has(line: &str, phrase: &'static str) -> bool {
    LINES.with_borrow_mut(|lines| {
        let phrase = lines.entry(phrase).or_insert_with(|| self::line(phrase));
        line.contains(phrase.as_str())
    })
}

/// Whether it says nothing about the matter.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON_WORDS.contains(word)
}

/// Whether it says which field is wanted.
pub(crate) fn is_of_a_field(word: &str) -> bool {
    FIELD_WORDS.contains(word)
}

/// How much it tells records apart.
pub(crate) fn weight(word: &str) -> f32 {
    if GENERIC_WORDS.contains(word) { 0.2 } else { 1.0 }
}

/// Whether it tells records apart at all well.
pub(crate) fn is_specific(word: &str) -> bool {
    weight(word) > 0.5
}

/// A year as a word: `2021`, or the part of `2021-22`.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1990..2100).contains(&y))
}

/// The words of the matter: neither common, nor of a field, nor a year.
pub(crate) fn matter(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for word in words(text) {
        let keep = !is_common(&word.text) && !is_of_a_field(&word.text);
        if keep && !out.iter().any(|w| w.text == word.text) {
            out.push(word);
        }
    }
    out
}

/// All words of a text as a set.
pub(crate) fn bag(text: &str) -> BTreeSet<String> {
    words(text).into_iter().map(|w| w.text).collect()
}
