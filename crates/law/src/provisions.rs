//! Every exemption and exception of the four laws, down to the limb: what it protects, whether it is absolute, what its
//! test is, and under which provision one may neither confirm nor deny.
//!
//! This file puts the files of the sections together and finds things in them. What an officer must answer before relying on a provision is in
//! `reliance`; whether a citation exists at all is in `existence`.

use std::{collections::HashMap, sync::LazyLock};

use calendar::{Certainty, Law};
use serde::{Deserialize, Serialize};

use crate::{
    citation::Citation,
    eir, eisrs, foia, foisa,
    reliance::Requirement,
    section::{Age, Coded, OpenTo, Row, Section},
};

/// What kind of provision it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An exemption or exception.
    Exemption,
    /// A purpose that is cited with an exemption, not by itself (s.31(2)).
    Purpose,
    /// A ground to refuse that is no exemption (s.12, s.14), or another way a request ends.
    Procedural,
}

/// Whether the public interest decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// No public interest test.
    Absolute,
    /// A public interest test.
    Qualified,
    /// Absolute in some cases or limbs, qualified in others.
    Partly,
    /// No exemption, so neither.
    Procedural,
}

impl Status {
    /// The word for it.
    pub fn id(self) -> &'static str {
        match self {
            Status::Absolute => "absolute",
            Status::Qualified => "qualified",
            Status::Partly => "partly",
            Status::Procedural => "procedural",
        }
    }
}

/// What engages the provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The information is of the kind described.
    Class,
    /// Disclosure would do harm, in the words of `threshold`.
    Prejudice,
    /// A qualified person is of that opinion.
    Opinion,
}

impl Basis {
    /// The word for it.
    pub fn id(self) -> &'static str {
        match self {
            Basis::Class => "class",
            Basis::Prejudice => "prejudice",
            Basis::Opinion => "opinion",
        }
    }
}

/// The provision under which one may neither confirm nor deny, with a public interest test of its own or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ncnd {
    /// The provision.
    pub provision: String,
    /// Whether that decision needs a public interest test.
    pub public_interest_test: bool,
    /// How that was checked.
    pub certainty: Certainty,
}

/// A provision as an officer reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provision {
    /// The law.
    pub law: Law,
    /// The citation.
    pub provision: String,
    /// What kind it is.
    pub kind: Kind,
    /// The heading of its section or regulation.
    pub heading: &'static str,
    /// What it protects.
    pub title: String,
    /// Absolute, qualified or partly.
    pub status: Status,
    /// What engages it.
    pub basis: Basis,
    /// Whether withholding under it needs a public interest test. In doubt (`status` partly) see `notes`.
    pub public_interest_test: bool,
    /// The words of the test of harm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<String>,
    /// Neither confirm nor deny.
    pub ncnd: Option<Ncnd>,
    /// Whether it can be relied on by itself.
    pub alone: bool,
    /// Who must have done what before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// What an officer should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Where the text is.
    pub source: String,
    /// How it was checked.
    pub certainty: Certainty,
    /// The same in words.
    pub checked: String,
    /// The limbs, where this stands for several: `s.31(1)` for (a) to (i).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limbs: Vec<String>,
    /// Who may rely on it.
    pub open_to: OpenTo,
    /// Who needs no public interest test, where others do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absolute_for: Option<OpenTo>,
    /// After how many years it is gone, the first where that differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ages: Vec<Age>,
    /// What cannot be relied on for the same information, save in the alternative.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// How far the code decides it.
    pub coded: Coded,
    /// The day on which it was last looked at.
    pub checked_on: jiff::civil::Date,
    /// The file of scenarios whose rows hold us to it.
    pub scenarios: &'static str,
}

impl Provision {
    /// Its citation, taken apart.
    pub fn citation(&self) -> Citation {
        Citation::parse(Some(self.law), &self.provision)
            .expect("every citation of the table is read by a test")
    }

    /// Whether it stands for several limbs, so that a notice should name one.
    pub fn is_family(&self) -> bool {
        !self.limbs.is_empty()
    }

    /// Whether relying on it says that the information is not held: an exception under the environmental regulations.
    pub fn says_not_held(&self) -> bool {
        matches!(
            (self.law, self.provision.as_str()),
            (Law::Eir, "reg.12(4)(a)") | (Law::Eisrs, "reg.10(4)(a)")
        )
    }

    /// Whether it is about the applicant's own personal data, which data protection law gives.
    pub fn is_own_personal_data(&self) -> bool {
        matches!(
            (self.law, self.provision.as_str()),
            (Law::Foia, "s.40(1)")
                | (Law::Eir, "reg.5(3)")
                | (Law::Foisa, "s.38(1)(a)")
                | (Law::Eisrs, "reg.11(1)")
        )
    }

    /// Whether it refuses a request for what the request is: vexatious, or asked before.
    pub fn is_about_the_request(&self) -> bool {
        !self.law.is_environmental() && self.citation().number == "14"
    }

    /// Whether cost or burden decides: the appropriate limit, or a manifestly unreasonable request.
    pub fn is_about_cost(&self) -> bool {
        match self.law {
            Law::Foia | Law::Foisa => self.citation().number == "12",
            Law::Eir => self.provision == "reg.12(4)(b)",
            Law::Eisrs => self.provision == "reg.10(4)(b)",
        }
    }

    /// Whether a part of a document can be withheld under it: an exemption or exception that is about the information,
    /// not about the request, its cost, or whether anything is held.
    pub fn is_about_a_part(&self) -> bool {
        self.kind == Kind::Exemption
            && !self.says_not_held()
            && !self.is_about_the_request()
            && !self.is_about_cost()
    }

    /// Whether an absolute answer can be given to "is there a public interest test": none where it depends.
    pub fn needs_public_interest_test(&self) -> Option<bool> {
        match self.status {
            Status::Absolute | Status::Procedural => Some(false),
            Status::Qualified => Some(true),
            // For the few who need none see `absolute_for`.
            Status::Partly => self.absolute_for.map(|_| true),
        }
    }
}

struct Tables {
    rows: Vec<Provision>,
    sections: Vec<&'static Section>,
    families: Vec<Provision>,
    /// Row or family by law and citation.
    places: HashMap<(Law, String), Place>,
}

#[derive(Clone, Copy)]
enum Place {
    Row(usize),
    Family(usize),
}

/// Every section, law by law: exemptions first, then the rest.
pub(crate) fn sections() -> impl Iterator<Item = &'static Section> {
    [
        foia::EXEMPTIONS,
        foia::GENERAL,
        eir::EXEMPTIONS,
        eir::GENERAL,
        foisa::EXEMPTIONS,
        foisa::GENERAL,
        eisrs::EXEMPTIONS,
        eisrs::GENERAL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// A limb as the rest of the program reads it.
fn provision_of(section: &Section, row: &Row) -> Provision {
    let mark = section.mark;
    Provision {
        law: section.law,
        provision: row.provision.to_owned(),
        kind: row.kind,
        heading: section.heading,
        title: row.title.to_owned(),
        status: row.status,
        basis: row.basis,
        public_interest_test: row.test,
        threshold: row.threshold.map(str::to_owned),
        ncnd: row.ncnd.map(|(provision, public_interest_test, certainty)| Ncnd {
            provision: provision.to_owned(),
            public_interest_test,
            certainty,
        }),
        alone: row.alone,
        procedure: row.procedure.map(str::to_owned),
        notes: row.note.map(str::to_owned),
        source: source(section),
        certainty: mark.certainty,
        checked: mark.how.to_owned(),
        limbs: Vec::new(),
        open_to: row.open_to,
        absolute_for: row.absolute_for,
        ages: row.ages.to_vec(),
        excludes: row.excludes.iter().map(|other| (*other).to_owned()).collect(),
        coded: section.coded,
        checked_on: mark.on,
        scenarios: section.scenarios,
    }
}

/// Where the text of a section is.
fn source(section: &Section) -> String {
    let act = match section.law {
        Law::Foia => "ukpga/2000/36/section",
        Law::Eir => "uksi/2004/3391/regulation",
        Law::Foisa => "asp/2002/13/section",
        Law::Eisrs => "ssi/2004/520/regulation",
    };
    let number = Citation::parse(Some(section.law), section.number).map(|citation| citation.number);
    format!("https://www.legislation.gov.uk/{act}/{}", number.unwrap_or_default())
}

/// Adds what the file of the provision asks.
pub(crate) fn ask(row: &Provision, asked: &mut Vec<Requirement>) {
    let own = row.citation();
    let limbs = TABLES.sections.iter().zip(&TABLES.rows);
    let mut of: Vec<&Section> = limbs
        .filter(|(_, limb)| limb.law == row.law && limb.citation().within(&own))
        .map(|(section, _)| *section)
        .collect();
    of.dedup_by(|one, other| std::ptr::eq(*one, *other));
    // What stands for limbs of several files, as reg.12(4), asks which limb, and nothing of any one of them.
    if let [section] = of[..] {
        (section.asks)(row, asked);
    }
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let (sections, rows): (Vec<&Section>, Vec<Provision>) = sections()
        .flat_map(|section| section.rows.iter().map(move |row| (section, provision_of(section, row))))
        .unzip();
    let mut places = HashMap::new();
    let mut order: Vec<(Law, Citation)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        places.insert((row.law, row.provision.clone()), Place::Row(at));
        let mut up = row.citation().parent();
        while let Some(citation) = up {
            if !order.contains(&(row.law, citation.clone())) {
                order.push((row.law, citation.clone()));
            }
            up = citation.parent();
        }
    }
    let mut families = Vec::new();
    for (law, citation) in order {
        if places.contains_key(&(law, citation.to_string())) {
            continue;
        }
        let limbs: Vec<&Provision> =
            rows.iter().filter(|row| row.law == law && row.citation().within(&citation)).collect();
        let key = (law, citation.to_string());
        if let [only] = limbs[..] {
            // `s.42` can only mean `s.42(1)`.
            let at = rows.iter().position(|row| std::ptr::eq(row, only)).unwrap_or_default();
            places.insert(key, Place::Row(at));
            continue;
        }
        places.insert(key, Place::Family(families.len()));
        families.push(family(law, &citation, &limbs));
    }
    Tables { rows, sections, families, places }
});

/// What several limbs have in common, as one provision.
fn family(law: Law, citation: &Citation, limbs: &[&Provision]) -> Provision {
    let first = limbs[0];
    let main: Vec<&&Provision> = limbs.iter().filter(|limb| limb.kind == first.kind).collect();
    let same = |of: fn(&Provision) -> String| main.iter().all(|limb| of(limb) == of(first));
    let status = if same(|p| p.status.id().to_owned()) { first.status } else { Status::Partly };
    let title = match first.title.split_once(": ") {
        Some((title, _)) if main.len() > 1 => title.to_owned(),
        _ => first.title.clone(),
    };
    let ncnd = common_ncnd(law, &main);
    Provision {
        law,
        provision: citation.to_string(),
        kind: first.kind,
        heading: first.heading,
        title,
        status,
        basis: first.basis,
        public_interest_test: main.iter().any(|limb| limb.public_interest_test),
        threshold: first.threshold.clone().filter(|_| same(|p| p.threshold.clone().unwrap_or_default())),
        ncnd,
        alone: main.iter().any(|limb| limb.alone),
        procedure: first.procedure.clone().filter(|_| same(|p| p.procedure.clone().unwrap_or_default())),
        notes: first.notes.clone().filter(|_| same(|p| p.notes.clone().unwrap_or_default())),
        source: first.source.clone(),
        certainty: limbs.iter().map(|limb| limb.certainty).max().unwrap_or(Certainty::Unverified),
        checked: if same(|p| p.checked.clone()) {
            first.checked.clone()
        } else {
            "limb by limb, see there".to_owned()
        },
        limbs: limbs.iter().map(|limb| limb.provision.clone()).collect(),
        open_to: if main.iter().all(|limb| limb.open_to == first.open_to) {
            first.open_to
        } else {
            OpenTo::Any
        },
        absolute_for: first.absolute_for,
        ages: if main.iter().all(|limb| limb.ages == first.ages) { first.ages.clone() } else { Vec::new() },
        excludes: if main.iter().all(|limb| limb.excludes == first.excludes) {
            first.excludes.clone()
        } else {
            Vec::new()
        },
        coded: first.coded,
        checked_on: limbs.iter().map(|limb| limb.checked_on).min().unwrap_or(first.checked_on),
        scenarios: first.scenarios,
    }
}

/// What lifts the duty to confirm or deny for all of the limbs: `s.27(4)` for `s.27(4)(a)` and `s.27(4)(b)`; none where
/// that differs from limb to limb.
fn common_ncnd(law: Law, limbs: &[&&Provision]) -> Option<Ncnd> {
    let all: Vec<&Ncnd> = limbs.iter().map(|limb| limb.ncnd.as_ref()).collect::<Option<_>>()?;
    let mut common = Citation::parse(Some(law), &all.first()?.provision)?;
    for ncnd in &all {
        let own = Citation::parse(Some(law), &ncnd.provision)?;
        while !own.within(&common) {
            common = common.parent()?;
        }
    }
    (!common.limbs.is_empty()).then(|| Ncnd {
        provision: common.to_string(),
        public_interest_test: all.iter().any(|ncnd| ncnd.public_interest_test),
        certainty: all.iter().map(|ncnd| ncnd.certainty).max().unwrap_or(Certainty::Unverified),
    })
}

/// All rows of the table, law by law in the order of the Act.
pub fn all() -> &'static [Provision] {
    &TABLES.rows
}

/// The provision of a law on the applicant's own personal data.
pub fn own_personal_data(law: Law) -> Option<&'static Provision> {
    of_law(law).find(|row| row.is_own_personal_data())
}

/// The provision of a law on a request that repeats one of the same person; none where the law has no such ground of its
/// own. Whether it applies is the officer's to judge.
///
/// ```
/// let ground = law::provisions::repeated_request(calendar::Law::Foia).unwrap();
/// assert_eq!(ground.provision, "s.14(2)");
/// assert!(law::provisions::repeated_request(calendar::Law::Eir).is_none());
/// ```
pub fn repeated_request(law: Law) -> Option<&'static Provision> {
    matches!(law, Law::Foia | Law::Foisa).then(|| provision(law, "s.14(2)")).flatten()
}

/// The rows of one law.
pub fn of_law(law: Law) -> impl Iterator<Item = &'static Provision> {
    all().iter().filter(move |row| row.law == law)
}

/// What a part of a document can be withheld under, each citation once with what it protects, in the order of the law.
/// The condition that a letter names besides (`s.40(2)+(3A)(a)`) is left off: it is no part of what stands in a box.
///
/// ```
/// let foia: Vec<_> = law::provisions::of_a_part(calendar::Law::Foia).into_iter().map(|(cited, _)| cited).collect();
/// assert!(foia.contains(&"s.40(2)".to_owned()) && !foia.contains(&"s.12(1)".to_owned()));
/// ```
pub fn of_a_part(law: Law) -> Vec<(String, &'static str)> {
    let mut out: Vec<(String, &'static str)> = Vec::new();
    for row in of_law(law).filter(|row| row.is_about_a_part()) {
        let mut cited = row.citation();
        // A heading says enough where several rows share a citation.
        let shared = !std::mem::take(&mut cited.with).is_empty();
        let cited = cited.to_string();
        if !out.iter().any(|(known, _)| *known == cited) {
            out.push((cited, if shared { row.heading } else { row.title.as_str() }));
        }
    }
    out
}

/// How a part of a document that is withheld under a provision is labelled: its citation in the one form, where the law
/// has it and it is about the information.
///
/// ```
/// use calendar::Law;
/// assert_eq!(law::provisions::label(Law::Foia, "Section 40 (2)").as_deref(), Some("s.40(2)"));
/// assert_eq!(law::provisions::label(Law::Foia, "s.12"), None);
/// ```
pub fn label(law: Law, citation: &str) -> Option<String> {
    provision(law, citation).filter(|found| found.is_about_a_part())?;
    let mut cited = Citation::parse(Some(law), citation)?;
    cited.with.clear();
    Some(cited.to_string())
}

/// The provision meant by a citation of any precision.
///
/// `s.31(1)(a)` gives that limb; `s.31`, which has several, a provision that tells what they have in common and lists
/// them; `s.21(2)(a)`, which is more precise than the table, the provision it lies in; `s.40(3A)(a)` the limb whose
/// condition it is. None where the law has no such exemption, exception or ground.
///
/// ```
/// let limb = law::provision(calendar::Law::Foia, "Section 31 (1) (a)").unwrap();
/// assert_eq!(limb.provision, "s.31(1)(a)");
/// ```
pub fn provision(law: Law, citation: &str) -> Option<&'static Provision> {
    let citation = Citation::parse(Some(law), citation)?;
    let mut up = Some(citation.clone());
    while let Some(this) = up {
        if let Some(found) = exact(law, &this) {
            // A bare section is no answer to a subsection that the table does not know, nor to a sibling of its only row.
            let climbed = this.limbs.is_empty() && !citation.limbs.is_empty();
            let sibling = !citation.within(&found.citation());
            if !climbed || !(found.is_family() || sibling) {
                return Some(found);
            }
        }
        if let Some(found) = by_condition(law, &this) {
            return Some(found);
        }
        up = this.parent();
    }
    None
}

fn exact(law: Law, citation: &Citation) -> Option<&'static Provision> {
    let tables = &*TABLES;
    Some(match tables.places.get(&(law, citation.to_string()))? {
        Place::Row(at) => &tables.rows[*at],
        Place::Family(at) => &tables.families[*at],
    })
}

/// `s.40(3A)(a)`, and also `s.40(2)(3A)(a)`, for `s.40(2)+(3A)(a)`.
fn by_condition(law: Law, citation: &Citation) -> Option<&'static Provision> {
    if !citation.with.is_empty() || citation.limbs.is_empty() {
        return None;
    }
    TABLES.rows.iter().chain(&TABLES.families).find(|row| {
        if row.law != law || !row.provision.contains('+') {
            return false;
        }
        let own = row.citation();
        own.number == citation.number
            && (own.with == citation.limbs || [own.limbs.as_slice(), &own.with].concat() == citation.limbs)
    })
}

/// The rows that a citation covers: itself, or its limbs.
pub fn limbs_of(law: Law, citation: &str) -> Vec<&'static Provision> {
    let Some(found) = provision(law, citation) else { return Vec::new() };
    if !found.is_family() {
        return vec![found];
    }
    let family = found.citation();
    of_law(law).filter(|row| row.citation().within(&family)).collect()
}

/// The rows whose duty to confirm or deny is lifted by the provision cited: `s.31(3)` gives the limbs of s.31(1).
pub fn lifted_by(law: Law, citation: &str) -> Vec<&'static Provision> {
    let Some(citation) = Citation::parse(Some(law), citation) else { return Vec::new() };
    of_law(law)
        .filter(|row| {
            row.ncnd.as_ref().is_some_and(|ncnd| {
                Citation::parse(Some(law), &ncnd.provision).is_some_and(|own| {
                    own.within(&citation) || citation.within(&own) || own.has_condition(&citation)
                })
            })
        })
        .collect()
}

/// Rows whose citation or words contain every word of the query, exact citations first.
pub fn search(law: Option<Law>, query: &str) -> Vec<&'static Provision> {
    let cited: Vec<&Provision> = Law::ALL
        .into_iter()
        .filter(|of| law.is_none_or(|law| law == *of))
        .flat_map(|of| limbs_of(of, query))
        .collect();
    let words: Vec<String> = query.split_whitespace().take(20).map(str::to_lowercase).collect();
    let mut found = cited;
    for row in all() {
        let text =
            format!("{} {} {}", row.provision, row.title, row.notes.as_deref().unwrap_or("")).to_lowercase();
        let fits = !words.is_empty() && words.iter().all(|word| text.contains(word));
        if fits && law.is_none_or(|law| law == row.law) && !found.iter().any(|have| std::ptr::eq(*have, row))
        {
            found.push(row);
        }
    }
    found
}
