//! Names become people: full names first, then short forms; then the whole text is read again for what else means them.

use std::collections::HashMap;

use super::{Name, rows};
use crate::{
    context::Doc,
    lexicon::{self, ACRONYM, BODY, DATE, FAMILY, GIVEN, PLACE, STREET, THING, UNKNOWN, WORD},
    people::cues,
    span::{Kind, Span},
    tokens::{Gap, Shape},
};

/// Short forms that are no beginning of the full name.
const SHORT: &str = "bill=william will=william billy=william liam=william bob=robert bobby=robert rob=robert dick=richard rick=richard \
    ted=edward ned=edward eddie=edward jim=james jimmy=james jamie=james jack=john johnny=john harry=henry hal=henry tony=anthony liz=elizabeth \
    beth=elizabeth betty=elizabeth lizzie=elizabeth libby=elizabeth peggy=margaret meg=margaret maggie=margaret kate=katherine kate=catherine katie=katherine \
    kathy=katherine cathy=catherine sue=susan pat=patricia tricia=patricia trish=patricia paddy=patrick mick=michael mike=michael andy=andrew chris=christopher \
    nick=nicholas sandy=alexander sandy=alexandra alex=alexander sasha=alexander gaz=gareth gaz=gary baz=barry tel=terence terry=terence gerry=gerald jerry=jeremiah \
    larry=lawrence laurie=lawrence polly=mary molly=mary nell=eleanor nelly=eleanor ellie=eleanor nora=eleanor hank=henry chuck=charles charlie=charles chas=charles \
    frank=francis fran=frances jenny=jennifer penny=penelope becky=rebecca becca=rebecca mandy=amanda sandra=alexandra tina=christina tess=theresa terri=theresa \
    izzy=isabel bella=isabella gina=georgina hattie=harriet dot=dorothy dolly=dorothy fay=faith ken=kenneth ron=ronald don=donald len=leonard mo=mohammed mo=mohamed \
    mo=muhammad moe=mohammed jas=jaswinder jas=jasvinder kasia=katarzyna gosia=malgorzata basia=barbara asia=joanna magda=magdalena ola=aleksandra tomek=tomasz \
    kuba=jakub wojtek=wojciech gienek=eugeniusz aga=agnieszka ania=anna stan=stanislaw";

struct Person {
    id: u32,
    given: Vec<String>,
    family: Option<String>,
    /// The letters of first names and family name.
    initials: String,
    first_at: usize,
}

/// The words of a name, folded, with what is only a letter.
pub(super) struct Parts {
    pub given: Vec<String>,
    pub family: Option<String>,
    pub initials: String,
}

/// Spans of all names, each with its person.
pub fn people(doc: &Doc, hidden: &[bool], names: Vec<Name>) -> Vec<Span> {
    let mut people: Vec<Person> = Vec::new();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    let mut of_name: Vec<Option<usize>> = vec![None; names.len()];
    let mut parts: Vec<Parts> = names.iter().map(|name| parts_of(doc, name)).collect();
    rows::join(doc, &names, &mut parts);
    // Full names first, so that a first name in the greeting finds the signature below.
    for full in [true, false] {
        for (at, part) in parts.iter().enumerate() {
            if (part.family.is_some() && !part.given.is_empty()) != full {
                continue;
            }
            let first_at = doc.tokens[names[at].from].start;
            // ‘Ms Gwenllian Parry ("Gwennie")’
            let same = called_so(doc, &names, at).and_then(|before| of_name[before]);
            let person = match same.or_else(|| same_person(part, &people, &by_word)) {
                Some(person) => person,
                None => {
                    people.push(Person {
                        id: 0,
                        given: Vec::new(),
                        family: None,
                        initials: String::new(),
                        first_at,
                    });
                    people.len() - 1
                }
            };
            merge(part, person, &mut people, &mut by_word, first_at);
            of_name[at] = Some(person);
        }
    }
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_key(|p| people[*p].first_at);
    for (id, person) in (1..).zip(order) {
        people[person].id = id;
    }
    let mut taken = hidden.to_vec();
    let mut spans = Vec::new();
    for (name, person) in names.iter().zip(of_name) {
        taken[name.from..name.to].iter_mut().for_each(|t| *t = true);
        let mut span = Span::new(
            Kind::Person,
            doc.tokens[name.from].start,
            doc.tokens[name.to - 1].end,
            name.confidence,
            name.why,
        );
        span.person = person.map(|p| people[p].id);
        spans.push(span);
    }
    again(doc, &taken, &people, &by_word, &mut spans);
    spans.sort_by_key(|s| s.start);
    spans
}

fn parts_of(doc: &Doc, name: &Name) -> Parts {
    let capital = doc.tokens[name.core].is_capital() || doc.tokens[name.to - 1].is_capital();
    let words: Vec<usize> =
        (name.core..name.to).filter(|t| !capital || doc.tokens[*t].is_capital()).collect();
    let titled = name.core > name.from;
    let fold = |at: usize| lexicon::folded(doc.word(at));
    let letters: String = words
        .iter()
        .filter(|w| !name.turned || !doc.has(**w, lexicon::TITLE))
        .filter_map(|w| doc.word(*w).chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let (given, family): (Vec<usize>, Option<usize>) = match &words[..] {
        [] => (Vec::new(), None),
        [one] if titled && (!doc.has(*one, GIVEN) || doc.has(*one, FAMILY)) => (Vec::new(), Some(*one)),
        [one] if doc.has(*one, GIVEN) => (vec![*one], None),
        [one] => (Vec::new(), Some(*one)),
        [..] if name.turned => {
            let comma = (name.core..name.to).find(|t| doc.tokens[*t].is(b',')).unwrap_or(name.core + 1);
            let (before, behind): (Vec<usize>, Vec<usize>) = words.iter().partition(|w| **w < comma);
            let given = behind.into_iter().filter(|w| !doc.has(*w, lexicon::TITLE)).collect();
            (given, before.last().copied())
        }
        [given @ .., family] => (given.to_vec(), Some(*family)),
    };
    Parts { given: given.into_iter().map(fold).collect(), family: family.map(fold), initials: letters }
}

/// The name directly before, where this one stands behind it in brackets and quotation marks.
fn called_so(doc: &Doc, names: &[Name], at: usize) -> Option<usize> {
    let name = &names[at];
    let before = names[..at].iter().rposition(|n| n.to <= name.from)?;
    let between = names[before].to..name.from;
    let quoted = between.len() == 2
        && doc.tokens[between.start].is(b'(')
        && doc.tokens[between.start + 1].is(b'"')
        && doc.tokens.get(name.to).is_some_and(|t| t.is(b'"'));
    (quoted && name.to - name.from == 1).then_some(before)
}

fn is_short_for(short: &str, full: &str) -> bool {
    short == full
        || short.len() >= 2 && full.len() > short.len() && full.starts_with(short)
        || SHORT
            .split_ascii_whitespace()
            .any(|pair| pair.split_once('=').is_some_and(|(s, f)| s == short && f == full))
}

fn compatible(a: &str, b: &str) -> bool {
    is_short_for(a, b)
        || is_short_for(b, a)
        || (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
}

fn same_person(part: &Parts, people: &[Person], by_word: &HashMap<String, Vec<usize>>) -> Option<usize> {
    let candidates = |word: &str| by_word.get(word).map(Vec::as_slice).unwrap_or_default();
    match (&part.family, part.given.first()) {
        (Some(family), Some(given)) => candidates(family).iter().copied().find(|p| {
            people[*p].family.as_ref() == Some(family)
                && people[*p].given.first().is_none_or(|g| compatible(g, given))
        }),
        (Some(family), None) => {
            let mut fits =
                candidates(family).iter().copied().filter(|p| people[*p].family.as_ref() == Some(family));
            fits.next()
        }
        (None, Some(given)) => {
            candidates(given).iter().copied().find(|p| people[*p].given.contains(given)).or_else(|| {
                people.iter().position(|p| p.given.first().is_some_and(|g| is_short_for(given, g)))
            })
        }
        (None, None) => None,
    }
}

fn merge(
    part: &Parts,
    person: usize,
    people: &mut [Person],
    by_word: &mut HashMap<String, Vec<usize>>,
    first_at: usize,
) {
    let into = &mut people[person];
    into.first_at = into.first_at.min(first_at);
    if part.initials.chars().count() > into.initials.chars().count() {
        into.initials.clone_from(&part.initials);
    }
    for given in &part.given {
        let initial_before = into
            .given
            .iter()
            .position(|g| g.chars().count() == 1 && g.chars().next() == given.chars().next());
        match initial_before {
            Some(at) if given.chars().count() > 1 => into.given[at].clone_from(given),
            _ if !into.given.contains(given) => into.given.push(given.clone()),
            _ => {}
        }
    }
    if into.family.is_none() {
        into.family.clone_from(&part.family);
    }
    for word in part.given.iter().chain(&part.family).filter(|w| w.chars().count() > 1) {
        let known = by_word.entry(word.clone()).or_default();
        if !known.contains(&person) {
            known.push(person);
        }
    }
}

/// The second reading: first names, family names and initials of those who were found.
fn again(
    doc: &Doc,
    taken: &[bool],
    people: &[Person],
    by_word: &HashMap<String, Vec<usize>>,
    spans: &mut Vec<Span>,
) {
    let mut by_initials: HashMap<String, usize> = HashMap::new();
    for (at, person) in people.iter().enumerate() {
        let letters = person.initials.chars().count();
        if person.family.is_some() && !person.given.is_empty() && letters >= 2 {
            by_initials.entry(person.initials.clone()).or_insert(at);
            // First and last letter where there are more names.
            let ends: String =
                person.initials.chars().take(1).chain(person.initials.chars().last()).collect();
            by_initials.entry(ends).or_insert(at);
            // "BMcA" for Beverley McArdle.
            if let Some(rest) = person.family.as_deref().and_then(|f| f.strip_prefix("mc")) {
                let short: String =
                    person.given[0].chars().take(1).chain("mc".chars()).chain(rest.chars().take(1)).collect();
                by_initials.entry(short).or_insert(at);
            }
            // "SJ" for Sarah-Jane.
            if let Some((first, second)) = person.given[0].split_once('-') {
                let short: String = first.chars().take(1).chain(second.chars().take(1)).collect();
                by_initials.entry(short).or_insert(at);
            }
            if let Some((first, second)) = person.family.as_deref().and_then(|f| f.split_once('-')) {
                let double: String = person.given[0]
                    .chars()
                    .take(1)
                    .chain(first.chars().take(1))
                    .chain(second.chars().take(1))
                    .collect();
                by_initials.entry(double).or_insert(at);
            }
        }
    }
    let mut short: HashMap<&str, Vec<usize>> = HashMap::new();
    for (brief, full) in SHORT.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')) {
        if let Some(known) = by_word.get(full) {
            short.entry(brief).or_insert_with(|| known.clone());
        }
    }
    let mut key = String::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let token = &doc.tokens[at];
        let here = at;
        at += 1;
        if taken[here] || token.shape == Shape::Initial {
            continue;
        }
        if token.shape == Shape::Lower {
            in_small(doc, here, people, by_word, &mut key, spans);
            continue;
        }
        if !token.is_capital() {
            continue;
        }
        lexicon::fold_into(doc.word(here), &mut key);
        let labelled = token.shape == Shape::Upper
            && (initials_by_label(doc, here)
                || in_a_column_of_people(doc, here) && by_initials.contains_key(key.as_str())
                || SILENT.contains(&format!(" {key} "))
                    && cues::speaks(doc, here)
                    && doc.starts_sentence(here)
                    && by_initials.contains_key(key.as_str()));
        if let Some(person) = by_initials.get(key.as_str()).filter(|_| {
            (token.shape == Shape::Upper || key.len() == 4 && doc.word(here)[1..].starts_with("Mc"))
                && key.len() <= 4
                && (token.marks & ACRONYM == 0 || labelled)
        }) {
            if !tied(doc, here) {
                push(
                    doc,
                    here,
                    here,
                    0.75,
                    format!("initials of person {}", people[*person].id),
                    Some(people[*person].id),
                    spans,
                );
            }
            continue;
        }
        if labelled {
            push(doc, here, here, 0.75, "initials, by the words before them", None, spans);
            continue;
        }
        let Some(known) = by_word.get(key.as_str()).or_else(|| short.get(key.as_str())).or_else(|| {
            key.strip_suffix('s')
                .filter(|_| token.marks & (WORD | PLACE | GIVEN | FAMILY) == 0)
                .and_then(|k| by_word.get(k))
        }) else {
            continue;
        };
        if !stands_for_a_person(doc, here) {
            continue;
        }
        // "Stephen Rutledge" where only Rutledge was known so far.
        let mut last = here;
        let mut person = known[0];
        if let Some(next) = doc
            .after(here)
            .filter(|n| doc.tokens[*n].is_capital() && doc.tokens[*n].gap == Gap::Space && !taken[*n])
        {
            lexicon::fold_into(doc.word(next), &mut key);
            if let Some(same) = by_word.get(key.as_str()).and_then(|p| p.iter().find(|p| known.contains(p))) {
                last = next;
                person = *same;
                at = next + 1;
            }
        }
        let id = people[person].id;
        push(doc, here, last, 0.85, format!("a name of person {id}"), Some(id), spans);
    }
}

/// "its donna": somebody known, written without a capital; only names that are no words.
fn in_small(
    doc: &Doc,
    at: usize,
    people: &[Person],
    by_word: &HashMap<String, Vec<usize>>,
    key: &mut String,
    spans: &mut Vec<Span>,
) {
    let word = doc.word(at);
    if by_word.is_empty() || !(4..=14).contains(&word.len()) {
        return;
    }
    let Some(known) = by_word.get(word).filter(|_| !tied(doc, at)) else { return };
    let marks = lexicon::lexicon().marks(word, key);
    if marks & (GIVEN | FAMILY) != 0 && marks & (WORD | PLACE | STREET | THING | BODY) == 0 {
        let id = people[known[0]].id;
        push(doc, at, at, 0.7, format!("a name of person {id}, in small letters"), Some(id), spans);
    }
}

fn push(
    doc: &Doc,
    from: usize,
    last: usize,
    confidence: f32,
    why: impl Into<std::borrow::Cow<'static, str>>,
    person: Option<u32>,
    spans: &mut Vec<Span>,
) {
    let mut span = Span::new(Kind::Person, doc.tokens[from].start, doc.tokens[last].end, confidence, why);
    span.person = person;
    spans.push(span);
}

/// Part of a code: LT-HARRIS-07, \\fs02\HARRIS.
fn tied(doc: &Doc, at: usize) -> bool {
    let bytes = doc.text.as_bytes();
    let token = &doc.tokens[at];
    let before = token.start > 0 && matches!(bytes[token.start - 1], b'-' | b'_' | b'\\' | b'.' | b'#');
    let digits_before =
        token.start > 1 && bytes[token.start - 1] == b'/' && bytes[token.start - 2].is_ascii_digit();
    // "Our ref: PA/TJ/00417", "Exhibit RL/1"
    let code = bytes.get(token.end) == Some(&b'/')
        && bytes.get(token.end + 1).is_some_and(u8::is_ascii_digit)
        && token.shape == Shape::Upper;
    let before = before || digits_before || code;
    let after = matches!(bytes.get(token.end), Some(b'-' | b'_' | b'\\' | b'#'))
        && bytes.get(token.end + 1).is_some_and(u8::is_ascii_alphanumeric);
    before || after
}

fn initials_by_label(doc: &Doc, at: usize) -> bool {
    let word = doc.word(at);
    if !(2..=4).contains(&word.len()) || !word.is_ascii() || tied(doc, at) {
        return false;
    }
    let label = doc.label(doc.tokens[at].start, 30);
    let label = label.trim_end_matches([' ', ',', ':', '"', '\'', '(', '“', '‘']);
    [
        "initials",
        "initials are",
        "service user",
        "dictated by",
        "typed by",
        "young person",
        "initialled",
        "initialled by",
        "known as",
        "client",
        "minuted by",
    ]
    .iter()
    .any(|w| label.ends_with(w))
        || label.ends_with(" by") && (label.contains("dictated") || label.contains("typed"))
}

/// Letters that are somebody's initials where they speak: no body or office that could is called so.
const SILENT: &str =
    " ba ma ad bc cc fw re nb na pm am ed ct cv ip id tv rr ae ac bp no inc st max min ref cd bsc msc ";

/// Initials that are all of a cell under "Owner" or "Lead".
fn in_a_column_of_people(doc: &Doc, at: usize) -> bool {
    let bar = |at: Option<&crate::tokens::Token>| at.is_none_or(|t| t.gap >= Gap::Column || t.is(b'|'));
    let opens = doc.tokens[at].gap >= Gap::Column || at > 0 && doc.tokens[at - 1].is(b'|');
    opens
        && bar(doc.tokens.get(at + 1))
        && doc
            .lines
            .heading(doc.text, doc.tokens[at].start)
            .is_some_and(|h| cues::label(h) >= cues::Label::People)
}

/// "Swap: Joy <> Adwoa": behind a label and before a sign that joins two.
fn in_a_swap(doc: &Doc, at: usize) -> bool {
    doc.tokens[at].marks & GIVEN != 0
        && doc.before(at).is_some_and(|b| doc.tokens[b].is(b':'))
        && doc
            .after(at)
            .is_some_and(|n| matches!(doc.tokens[n].shape, Shape::Sign(b'<' | b'>' | b'&' | b'/' | b'+')))
}

/// True at the start of a line or behind a full stop; behind a semicolon a capital is somebody's own.
fn begins(doc: &Doc, at: usize) -> bool {
    doc.starts_sentence(at)
        && !(at > 0
            && doc.tokens[at].gap <= Gap::Space
            && matches!(doc.tokens[at - 1].shape, Shape::Sign(b';' | b'"' | b'(')))
}

/// Whether a word that is somebody's name means them here.
fn stands_for_a_person(doc: &Doc, at: usize) -> bool {
    let token = &doc.tokens[at];
    if tied(doc, at) {
        return false;
    }
    // "Thomas & Sons".
    let partners = |and: usize| {
        (and + 1..and + 5)
            .take_while(|n| {
                doc.tokens.get(*n).is_some_and(|t| t.gap == Gap::Space && (t.is_capital() || t.is(b'&')))
            })
            .any(|n| doc.has(n, BODY))
    };
    if doc.after(at).is_some_and(|n| doc.tokens[n].is(b'&') && partners(n)) {
        return false;
    }
    // "Hunter's Moon Farm", "Sarah's Law", "Winter Fuel Payment", "Gladstone Library".
    let mut next = doc.after(at);
    for step in 0..3 {
        let Some(n) = next.filter(|n| doc.tokens[*n].is_capital() && doc.tokens[*n].gap == Gap::Space) else {
            break;
        };
        let m = doc.tokens[n].marks;
        // "Hargreave Hall".
        if step == 0 && token.marks & GIVEN == 0 && super::given::is_hard_street(doc.word(n)) {
            return false;
        }
        if m & (BODY | STREET | THING) != 0
            && (m & FAMILY == 0
                || token.possessive && m & BODY != 0
                || step > 0
                || token.marks & (WORD | PLACE) != 0)
        {
            return false;
        }
        next = doc.after(n);
    }
    let joined = doc.before(at).is_some_and(|b| {
        doc.tokens[b].is_capital()
            && token.gap == Gap::Space
            && doc.tokens[b].marks & (WORD | GIVEN) == 0
            && doc.tokens[b].marks & (UNKNOWN | FAMILY | BODY) != 0
    });
    if joined && token.marks & GIVEN == 0 {
        return false;
    }
    if token.marks & (WORD | PLACE | DATE) == 0 {
        return true;
    }
    let capital_behind =
        doc.after(at).is_some_and(|n| doc.tokens[n].is_capital() && doc.tokens[n].gap == Gap::Space);
    let word = token.marks & (WORD | DATE) != 0;
    let listed = doc.starts_sentence(at)
        && doc.tokens[at].gap < Gap::Line
        && doc.tokens.get(at + 1).is_none_or(|t| matches!(t.shape, Shape::Sign(b')' | b',' | b';' | b'/')));
    !cues::placed(doc, at)
        && !capital_behind
        && (!begins(doc, at)
            || cues::acts(doc, at) && (!word || cues::speaks(doc, at))
            || token.marks & (GIVEN | DATE) == GIVEN && cues::does(doc, at)
            || in_a_swap(doc, at)
            || token.possessive
            || listed && !word)
}
