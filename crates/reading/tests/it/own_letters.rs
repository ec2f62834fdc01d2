//! Our own labelled letters in `tests/responses`: read and scored by field. The letters are invented; the authorities too.
//!
//! A letter begins with `@ id shape`, then one line for each field, then `---`, then its text to the next `@`. Several
//! acceptable values are parted by `/`; `null` is unknown. `cited` marks what is relied on with `*`. A question is
//! `q: label | how it begins | disposition | provisions | how its answer begins`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use document::response::Response;

/// A question as a careful reader has it.
pub struct Asked {
    pub label: String,
    pub begins: String,
    pub disposition: String,
    pub provisions: String,
    pub answer: String,
}

/// A letter with what a careful reader finds in it.
pub struct Labelled {
    pub id: String,
    pub fields: BTreeMap<String, String>,
    pub questions: Vec<Asked>,
    pub text: String,
}

impl Labelled {
    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// All letters of one file.
pub fn letters(source: &str) -> Vec<Labelled> {
    let mut found: Vec<Labelled> = Vec::new();
    let mut in_text = false;
    for line in source.lines() {
        if let Some(id) = line.strip_prefix("@ ") {
            let id = id.split(' ').next().unwrap_or("").to_owned();
            found.push(Labelled { id, fields: BTreeMap::new(), questions: Vec::new(), text: String::new() });
            in_text = false;
            continue;
        }
        let Some(letter) = found.last_mut() else { continue };
        if in_text {
            letter.text.push_str(line);
            letter.text.push('\n');
        } else if line == "---" {
            in_text = true;
        } else if let Some(q) = line.strip_prefix("q: ") {
            let mut parts = q.split('|').map(|p| p.trim().to_owned());
            let mut next = || parts.next().unwrap_or_default();
            letter.questions.push(Asked {
                label: next(),
                begins: next(),
                disposition: next(),
                provisions: next(),
                answer: next(),
            });
        } else if let Some((name, value)) = line.split_once(':') {
            letter.fields.insert(name.to_owned(), value.trim().to_owned());
        }
    }
    for letter in &mut found {
        letter.text.truncate(letter.text.trim_end().len());
    }
    found
}

/// Batches with their name, in order.
pub fn batches(folder: &Path) -> Vec<(String, Vec<Labelled>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map(|d| d.filter_map(|e| e.ok().map(|e| e.path())).collect())
        .unwrap_or_default();
    files.sort();
    files
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "txt"))
        .map(|f| {
            let name = f.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (name, letters(&std::fs::read_to_string(f).unwrap_or_default()))
        })
        .collect()
}

/// Right, found and wanted of one field, with what differs.
#[derive(Default)]
pub struct Score {
    pub right: usize,
    pub found: usize,
    pub wanted: usize,
    pub misses: Vec<String>,
}

impl Score {
    /// The harmonic mean of precision and recall; for single values their share that is right.
    pub fn f1(&self) -> f64 {
        if self.found + self.wanted == 0 {
            1.0
        } else {
            2.0 * self.right as f64 / (self.found + self.wanted) as f64
        }
    }
}

/// Scores by field.
#[derive(Default)]
pub struct Scores(pub BTreeMap<&'static str, Score>);

impl Scores {
    fn one(&mut self, field: &'static str, id: &str, found: &str, wanted: &str) {
        let score = self.0.entry(field).or_default();
        score.found += 1;
        score.wanted += 1;
        if wanted.split('/').any(|w| w.trim() == found) {
            score.right += 1;
        } else {
            score.misses.push(format!("{id}: found {found}, wanted {wanted}"));
        }
    }

    fn sets(&mut self, field: &'static str, id: &str, found: &BTreeSet<String>, wanted: &BTreeSet<String>) {
        let score = self.0.entry(field).or_default();
        score.right += found.intersection(wanted).count();
        score.found += found.len();
        score.wanted += wanted.len();
        if found != wanted {
            score.misses.push(format!("{id}: found {found:?}, wanted {wanted:?}"));
        }
    }

    /// Adds what is read from one letter.
    pub fn add(&mut self, letter: &Labelled, read: &Response) {
        let id = letter.id.as_str();
        let or_null = |v: &str| if v.is_empty() { "null".to_owned() } else { v.to_owned() };
        let told = |b: Option<bool>| match b {
            Some(true) => "yes",
            Some(false) => "no",
            None => "null",
        };
        let same = |v: &str| or_null(&plain(v.trim_start_matches("The ")));
        self.one(
            "authority",
            id,
            &same(read.authority.as_deref().unwrap_or("")),
            &same(letter.field("authority")),
        );
        self.one(
            "reference",
            id,
            &same(read.reference.as_deref().unwrap_or("")),
            &same(letter.field("reference")),
        );
        for (name, date) in [("received", read.received), ("answered", read.answered)] {
            let found = date.map(|d| d.to_string()).unwrap_or_default();
            self.one("dates", &format!("{id} {name}"), &or_null(&found), &or_null(letter.field(name)));
        }
        self.one("law", id, read.law.map_or("null", |l| l.id()), &or_null(letter.field("law")));
        let outcome = serde_json::to_value(read.outcome).unwrap_or_default();
        self.one("outcome", id, outcome.as_str().unwrap_or("null"), &or_null(letter.field("outcome")));
        let no = |v: &str| if v.is_empty() { "no".to_owned() } else { v.to_owned() };
        self.one("ncnd", id, told(Some(read.ncnd)), &no(letter.field("ncnd")));
        self.one("excerpt", id, told(Some(read.excerpt)), &no(letter.field("excerpt")));
        self.one("test", id, told(Some(read.public_interest_test.present)), &no(letter.field("test")));
        self.one("rights", &format!("{id} review"), told(read.review_route), &no(letter.field("review")));
        self.one(
            "rights",
            &format!("{id} regulator"),
            told(read.regulator_right),
            &no(letter.field("regulator")),
        );
        let within = read.rights.review_within.clone().unwrap_or_default();
        self.one("review within", id, &or_null(&within), &or_null(letter.field("within")));

        let gold: Vec<&str> = letter.field("cited").split_whitespace().collect();
        let cited = read.provisions.iter().map(|p| p.provision.clone()).collect();
        self.sets(
            "provisions",
            id,
            &cited,
            &gold.iter().map(|p| p.trim_end_matches('*').to_owned()).collect(),
        );
        let relied = read.provisions.iter().filter(|p| p.relied_on).map(|p| p.provision.clone()).collect();
        let wanted = gold.iter().filter_map(|p| p.strip_suffix('*')).map(str::to_owned).collect();
        self.sets("relied on", id, &relied, &wanted);
        self.questions(letter, read);
    }

    fn questions(&mut self, letter: &Labelled, read: &Response) {
        let id = letter.id.as_str();
        let mut used = vec![false; read.questions.len()];
        let mut missed = Vec::new();
        for asked in &letter.questions {
            let want: String = plain(&asked.begins).chars().take(38).collect();
            let hit = (0..used.len()).find(|i| {
                !used[*i] && plain(&read.questions[*i].text).find(&want).is_some_and(|at| at <= 40)
            });
            let here = format!("{id} {}", asked.begins.chars().take(24).collect::<String>());
            let Some(i) = hit else {
                missed.push(asked.begins.clone());
                self.one("dispositions", &here, "no question", &asked.disposition);
                continue;
            };
            used[i] = true;
            let q = &read.questions[i];
            self.one("labels", &here, q.label.as_deref().unwrap_or("-"), &asked.label);
            self.one("dispositions", &here, q.disposition.id(), &asked.disposition);
            let provisions = asked.provisions.split_whitespace().map(str::to_owned).collect();
            self.sets("question provisions", &here, &q.provisions.iter().cloned().collect(), &provisions);
            if !asked.answer.is_empty() {
                let answer = plain(q.answer.as_deref().unwrap_or(""));
                let begins = answer.find(&plain(&asked.answer)).is_some_and(|at| at <= 12);
                let short: String = q.answer.as_deref().unwrap_or("none").chars().take(50).collect();
                self.one("answers", &here, if begins { &asked.answer } else { &short }, &asked.answer);
            }
        }
        let extra: Vec<&str> =
            read.questions.iter().zip(&used).filter(|(_, u)| !**u).map(|(q, _)| q.text.as_str()).collect();
        let leaves = self.0.entry("leaves").or_default();
        leaves.right += letter.questions.len() - missed.len();
        leaves.found += read.questions.len();
        leaves.wanted += letter.questions.len();
        if !missed.is_empty() || !extra.is_empty() {
            let extra: Vec<String> = extra.iter().map(|e| e.chars().take(70).collect()).collect();
            leaves.misses.push(format!("{id}: missed {missed:?}, extra {extra:?}"));
        }
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
