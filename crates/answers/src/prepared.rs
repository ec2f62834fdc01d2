//! Registers made ready to be asked: every record with its words, and which words lead to which records. What a record
//! answers is decided by its kind.

mod names;

use std::{
    collections::{BTreeSet, HashMap},
    sync::OnceLock,
};

use casework::register::{Meaning, Register, RegisterKind};

use crate::{
    judge::{Vocabulary, Words},
    tables,
    terms::{self, Layer, Topic, narrower, weight, wider},
    texts::Texts,
    understand::{Columns, cell},
    words::Word,
};
use names::{initials, replaced, without_reference};

/// A register with its columns.
pub(crate) struct Known<'a> {
    pub register: &'a Register,
    pub columns: Columns,
}

/// A record with its words.
pub(crate) struct Entry<'a> {
    /// Which register.
    pub of: usize,
    pub row: &'a [String],
    pub kind: RegisterKind,
    /// What it is called: the title of a contract, the topic of a fact or position.
    pub title: &'a str,
    /// Each of its names, as telling words.
    pub names: Vec<Vec<String>>,
    /// What is measured, or what information a position is about.
    pub measure: Vec<Word>,
    /// The words of the measure that name no field and tell something.
    pub telling: Vec<String>,
    pub all: BTreeSet<String>,
}

/// How well a word of a question is one of a record: itself, a wider word where the record has a narrower, the reverse.
const SAME: f32 = 1.0;
const BESIDE: f32 = 0.8;
const WIDER: f32 = 0.85;
const NARROWER: f32 = 0.5;

/// Registers made ready to be asked many questions.
pub struct Prepared<'a> {
    pub(crate) known: Vec<Known<'a>>,
    pub(crate) entries: Vec<Entry<'a>>,
    postings: HashMap<String, Vec<(usize, f32)>>,
    pub(crate) names: Vec<(String, Vec<String>)>,
    /// The words of every record, in the order of the records.
    pub(crate) words: Vec<Words>,
    pub(crate) vocabulary: Vocabulary,
    /// How many records have these words beside each other in what they are called.
    phrases: HashMap<String, usize>,
    /// What was read out of the earlier answers that questions were held against.
    pub(crate) texts: Texts,
    /// What the first letters of words that stand together stand for; nothing where they stand for several things.
    shortened: HashMap<String, Option<String>>,
    /// The tables among the registers, taken apart when one is first asked.
    tables: OnceLock<tables::Ready<'a>>,
}

/// How a question is linked to a record.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Link {
    /// What speaks for the record, from all layers.
    pub rank: f32,
    /// What the question's own words say for it.
    pub own: f32,
    /// The weight of the question's own words that the record has nothing of.
    pub missing: f32,
    /// The share of the best of its names that the question says, itself or around it.
    pub named: f32,
}

impl Link {
    /// How far what is asked and the record has not speaks against it.
    pub(crate) fn accounted(&self) -> f32 {
        (-1.25 * self.missing / (1.0 + 0.5 * self.own).sqrt()).exp()
    }
}

impl<'a> Prepared<'a> {
    /// Makes registers ready, with the authority's own names of things.
    pub fn of(registers: &[&'a Register], names: &[(String, Vec<String>)]) -> Prepared<'a> {
        let names = names.to_vec();
        let mut prepared = Prepared {
            known: Vec::new(),
            entries: Vec::new(),
            postings: HashMap::new(),
            names,
            words: Vec::new(),
            vocabulary: Vocabulary::default(),
            phrases: HashMap::new(),
            texts: Texts::default(),
            shortened: HashMap::new(),
            tables: OnceLock::new(),
        };
        for register in registers {
            let columns = Columns::of(register);
            if columns.kind != RegisterKind::Table {
                let of = prepared.known.len();
                for row in &register.rows {
                    prepared.add(of, row, &columns);
                }
            }
            prepared.add_phrases(register, &columns);
            prepared.known.push(Known { register, columns });
        }
        prepared
    }

    /// The tables among the registers.
    pub(crate) fn tables(&self) -> &tables::Ready<'a> {
        self.tables.get_or_init(|| tables::Ready::of(&self.known))
    }

    fn add(&mut self, of: usize, row: &'a [String], columns: &Columns) {
        use Meaning::*;
        let kind = columns.kind;
        let get = |m: Meaning| columns.get(row, m);
        let own = |text: &str| terms::of_record(&self.own_names(text));
        let mut named: Vec<Vec<Word>> = Vec::new();
        let mut beside: Vec<Word> = Vec::new();
        let title = match kind {
            RegisterKind::Contracts => {
                named.push(own(without_reference(get(Title))));
                named.extend(initials(get(Title)));
                named.extend(get(Category).split([';', '/', '|']).map(own));
                if get(Title).is_empty() {
                    named.push(own(get(Description)));
                }
                beside.extend(own(get(Description)));
                beside.extend(own(get(Product)));
                for meaning in [Supplier, Manufacturer, Reference, Procurement, Quantity] {
                    beside.extend(own(get(meaning)));
                }
                for (at, meaning) in columns.of.iter().enumerate() {
                    if matches!(meaning, Other) {
                        beside.extend(own(cell(row, at)));
                    }
                }
                [Title, Category, Description, Reference].into_iter().map(get).find(|t| !t.is_empty())
            }
            _ => {
                named.push(own(get(Topic)));
                named.extend(initials(get(Topic)));
                Some(if get(Topic).is_empty() { get(Measure) } else { get(Topic) })
            }
        };
        let Some(title) = title.filter(|t| !t.is_empty()) else { return };
        let measure = if kind == RegisterKind::Contracts { Vec::new() } else { own(get(Measure)) };
        let telling = crate::field::wants(&self.own_names(get(Measure)))
            .rest
            .into_iter()
            .filter(|w| !w.aside && terms::tells(&w.text))
            .map(|w| w.text)
            .collect();
        let at = self.entries.len();
        let mut all = BTreeSet::new();
        let mut post = |word: &Word, how: f32, all: &mut BTreeSet<String>| {
            if all.insert(word.text.clone()) {
                self.postings.entry(word.text.clone()).or_default().push((at, how));
            }
        };
        for word in named.iter().flatten().chain(&measure) {
            post(word, SAME, &mut all);
        }
        for word in &beside {
            post(word, BESIDE, &mut all);
        }
        let names = named
            .into_iter()
            .map(|name| name.into_iter().filter(|w| !w.aside).map(|w| w.text).collect::<Vec<_>>())
            .filter(|name| !name.is_empty())
            .collect();
        let entry = Entry { of, row, kind, title, names, measure, telling, all };
        let words = Words::of_entry(columns, &entry);
        self.vocabulary.add(&words.all);
        self.words.push(words);
        self.entries.push(entry);
    }

    /// A text with the authority's own names of things put in the words that are used for them everywhere.
    pub(crate) fn own_names(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, others) in &self.names {
            for other in others.iter().filter(|o| !o.trim().is_empty()) {
                text = replaced(&text, other, name);
            }
        }
        text
    }

    /// How well a word of a question is one of each record.
    fn hits(&self, word: &str) -> Vec<(usize, f32)> {
        let mut out: Vec<(usize, f32)> = self.postings.get(word).cloned().unwrap_or_default();
        let mut more = |related: &[String], how: f32| {
            for one in related {
                for (at, found) in self.postings.get(one).map_or(&[][..], Vec::as_slice) {
                    let how = how * found;
                    match out.iter_mut().find(|(known, _)| known == at) {
                        Some((_, known)) => *known = known.max(how),
                        None => out.push((*at, how)),
                    }
                }
            }
        };
        more(narrower(word), WIDER);
        more(wider(word), NARROWER);
        out
    }

    /// Whether any record has a word, or one next to it.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let has = |w: &String| self.postings.contains_key(w);
        self.postings.contains_key(word) || narrower(word).iter().any(has) || wider(word).iter().any(has)
    }

    /// The word of the records that an unknown word is another form or a misspelling of: `enforcment` for `enforcement`.
    fn kin(&self, word: &str) -> Option<String> {
        let long = |w: &str| w.len() >= 5 && w.is_ascii() && !w.bytes().any(|b| b.is_ascii_digit());
        if !long(word) || self.knows(word) {
            return None;
        }
        let mut best: Option<(usize, &String)> = None;
        for known in self.postings.keys().filter(|k| long(k) && k.as_bytes()[0] == word.as_bytes()[0]) {
            let apart = known.len().abs_diff(word.len());
            let grown = apart <= 4 && (known.starts_with(word) || word.starts_with(known.as_str()));
            let spelt = word.len() >= 6 && apart <= 1 && one_off(known.as_bytes(), word.as_bytes());
            let rank = if spelt { 0 } else { 1 + apart };
            if (grown || spelt) && best.is_none_or(|b| (rank, known) < b) {
                best = Some((rank, known));
            }
        }
        best.map(|(_, known)| known.clone())
    }

    /// A question in the words that the records have, where they only differ in form.
    pub(crate) fn in_known_words(&self, topic: &Topic) -> Topic {
        let mut topic = topic.clone();
        let known = |layer: &Layer| {
            let known: Layer =
                layer.iter().filter(|(w, _)| self.knows(w) || self.kin(w).is_some()).cloned().collect();
            terms::tells_enough(&known)
        };
        // What the registers have nothing of is no help to what leans on it.
        if let Some(near) = topic.before.iter().find(|l| known(l)) {
            topic.near.clone_from(near);
        }
        let Topic { wants, own, near, heading, stem, subject, .. } = &mut topic;
        for layer in [own, near, heading, stem, subject] {
            for (word, weight) in layer {
                if let Some(known) = self.kin(word) {
                    (*word, *weight) = (known, *weight * 0.95);
                }
            }
        }
        for word in &mut wants.counted {
            if let Some(known) = self.kin(word) {
                *word = known;
            }
        }
        topic
    }

    /// How rare a word is among the records: 1 where one or none has it, down to a half.
    fn rarity(&self, word: &str) -> f32 {
        let seen = self.postings.get(word).map_or(0, Vec::len) as f32;
        let all = self.entries.len().max(2) as f32;
        1.0 - 0.5 * ((1.0 + seen).ln() / (1.0 + all).ln()).min(1.0)
    }

    /// How a question is linked to every record.
    pub(crate) fn links(&self, topic: &Topic) -> Vec<Link> {
        let mut links = vec![Link::default(); self.entries.len()];
        let mut said: HashMap<&str, f32> = HashMap::new();
        for (number, (layer, strength)) in topic.layers().into_iter().enumerate() {
            let sure = [1.0, if topic.leans { 0.97 } else { 0.5 }, 0.99, 0.94, 0.95][number];
            for (word, weight) in layer {
                let known = said.entry(word).or_insert(0.0);
                *known = known.max(sure);
                let telling = weight * self.rarity(word);
                for (at, how) in self.hits(word) {
                    links[at].rank += strength * telling * how;
                    if number == 0 {
                        links[at].own += weight * how;
                    }
                }
            }
        }
        self.missing(&topic.own, 1.0, &mut links);
        if let Some((layer, against)) = topic.deciding() {
            self.missing(layer, against, &mut links);
        }
        for (entry, link) in self.entries.iter().zip(&mut links) {
            if link.rank > 0.0 {
                link.named = entry.names.iter().map(|name| named(name, &said)).fold(0.0, f32::max);
                link.rank *= 0.9 + 0.2 * link.named;
            }
        }
        links
    }

    /// Adds up what every record has nothing of; a light word hardly counts.
    fn missing(&self, layer: &Layer, against: f32, links: &mut [Link]) {
        for (word, weight) in layer {
            let lacks = against * weight * weight * if *weight < 0.4 { 0.5 } else { 1.0 };
            links.iter_mut().for_each(|link| link.missing += lacks);
            let wide_said = wider(word).iter().any(|w| layer.iter().any(|(one, _)| one == w));
            for (at, how) in self.hits(word) {
                // "Fixed line / VoIP telephony": the wider word is said with it.
                let how = if wide_said { how.max(0.85) } else { how };
                links[at].missing -= lacks * how;
            }
        }
    }

    /// How far a record stands out among those of its kind that might be meant: 1 where no other is near.
    pub(crate) fn stands_out(&self, links: &[Link], at: usize, rival: impl Fn(usize) -> bool) -> f32 {
        let own = links[at].rank * links[at].accounted();
        if own <= 0.0 {
            return 0.0;
        }
        let best = (0..links.len())
            .filter(|other| *other != at && rival(*other))
            .map(|other| links[other].rank * links[other].accounted())
            .fold(0.0, f32::max);
        (1.0 - best / own).clamp(-1.0, 1.0)
    }
}

/// How surely the words of a name are said.
fn named(name: &[String], said: &HashMap<&str, f32>) -> f32 {
    let (mut all, mut known) = (0.0, 0.0);
    for word in name {
        let weight = weight(word);
        all += weight;
        let wide =
            || wider(word).iter().filter_map(|w| said.get(w.as_str())).fold(0.0f32, |a, b| a.max(*b)) * 0.8;
        known += weight * said.get(word.as_str()).copied().unwrap_or_else(wide);
    }
    if all > 0.0 { known / all } else { 0.0 }
}

/// Whether two words differ in one letter: one more, one less or another.
fn one_off(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Equal => a.len() < 2 || a[1..] == b[1..],
        std::cmp::Ordering::Less => *a == b[1..],
        std::cmp::Ordering::Greater => a[1..] == *b,
    }
}
