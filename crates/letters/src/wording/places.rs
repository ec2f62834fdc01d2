//! What each place of the house wording may hold: the names the program fills in there, which of them must stay, how
//! long the words may be. It judges the form of the words; what they say is for the checks of letters.

use document::Language;

use super::{SLOTS, default, ids};

/// Most characters of a place that is a paragraph or more.
pub const MOST: usize = 4000;
/// Most characters of a place that stands in one line.
pub const MOST_IN_A_LINE: usize = 300;

/// The statement on re-use, whose usual words stand in the authority's profile.
pub const REUSE: &str = "response.reuse";

/// Something that the program fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it stands between braces.
    pub name: &'static str,
    /// Whether the words must hold it.
    pub required: bool,
    /// What it becomes, for the person who writes the words.
    pub becomes: &'static str,
}

/// What each name becomes.
const BECOMES: &[(&str, &str)] = &[
    ("address", "the regulator's address"),
    ("amount", "the amount that is to be paid"),
    ("appeal", "the provision of the appeal, in words"),
    ("asked", "the day by which, or on which, it was asked"),
    ("by", "the day, with its weekday"),
    ("complaint", "the regulator's reference"),
    ("complaints", "the regulator's page for complaints"),
    ("condition", "the condition of the provision, as decided"),
    ("confidence", "why it is held in confidence, as decided"),
    ("consulted", "the date of the letter that asked for a view"),
    ("contact", "where to write to"),
    ("covers", "what is withheld, as decided"),
    ("due", "the latest lawful day, with its weekday"),
    ("earlier", "the date of the earlier letter"),
    ("enactment", "what forbids disclosure, as decided"),
    ("exemption", "exemption, or exception under environmental law"),
    ("extension", "the date of the letter that took more time"),
    ("file", "the name of a file"),
    ("files", "the names of the files"),
    ("fingerprint", "the beginning of its fingerprint"),
    ("hours", "the limit in hours"),
    ("interests", "whose interests would be harmed, as decided"),
    ("law", "the title of the law"),
    ("limit", "the limit in pounds"),
    ("location", "where the information is to be had"),
    ("name", "the name of whoever is written to"),
    ("note", "the officer's own words"),
    ("office", "the office of the qualified person"),
    ("on", "the date of the opinion"),
    ("opinion", "the opinion of the qualified person"),
    ("party", "the name of the authority or the third party"),
    ("plan", "the plan to publish, as decided"),
    ("presumption", "the provision of the presumption, in words"),
    ("provision", "the provision in words"),
    ("provisions", "the provisions in words"),
    ("question", "the number of the question"),
    ("questions", "the numbers of the questions"),
    ("rate", "what an hour of work counts for"),
    ("received", "the date on which the request came"),
    ("reference", "our reference"),
    ("regulator", "the name of the regulator"),
    ("reply", "how long a review takes"),
    ("review", "where to ask for a review"),
    ("reviewer", "the office of whoever reviewed it"),
    ("subject", "what the request is about"),
    ("to", "the name of the other authority"),
    ("transfer", "the provision on transfers, in words"),
    ("until", "the day of the estimate, with its weekday"),
    ("usual", "the last day of the usual time, with its weekday"),
    ("why", "the reason, as decided"),
    ("withdrawn", "the day on which it was withdrawn"),
    ("within", "how long there is to ask for a review"),
];

/// Names that make a sentence kinder but carry nothing that the letter must say. Every other name of the program's own
/// words must stay.
const MAY_GO: &[&str] = &["received", "reference", "subject", "reply", "complaints"];

/// Names that are filled in though the program's own words do without them.
const MORE: &[(&str, &[&str])] = &[("response.summary-", &["provisions"])];

/// Titles of places that are no slots of a single letter.
const TITLES: &[(&str, &str)] = &[
    ("acknowledgement.date-of-part", "The latest date of one part"),
    ("acknowledgement.found", "Before answers that the applicant found before asking"),
    ("acknowledgement.published-heading", "Heading: already published"),
    ("annex.absolute", "An absolute exemption"),
    ("annex.against", "Before the factors for withholding"),
    ("annex.applies-to", "Which provision, for which questions"),
    ("annex.balance-heading", "Heading: the public interest"),
    ("annex.balance-opening", "Before the balance"),
    ("annex.conclusion", "Before where the balance lies"),
    ("annex.condition", "The condition"),
    ("annex.confidence", "Why it is held in confidence"),
    ("annex.covers", "What it covers"),
    ("annex.enactment", "What forbids disclosure"),
    ("annex.for", "Before the factors for disclosing"),
    ("annex.interests", "Whose interests"),
    ("annex.location", "Where it is to be had"),
    ("annex.ncnd-against", "Neither confirm nor deny: before the factors for it"),
    ("annex.ncnd-applies-to", "Neither confirm nor deny: for which questions"),
    ("annex.ncnd-balance-heading", "Neither confirm nor deny: heading of the balance"),
    ("annex.ncnd-balance-opening", "Neither confirm nor deny: before the balance"),
    ("annex.ncnd-for", "Neither confirm nor deny: before the factors against it"),
    ("annex.ncnd-heading", "Neither confirm nor deny: heading"),
    ("annex.ncnd-prejudice-likely", "Neither confirm nor deny: harm that would be likely"),
    ("annex.ncnd-prejudice-would", "Neither confirm nor deny: harm that would happen"),
    ("annex.prejudice-likely", "Harm that would be likely"),
    ("annex.prejudice-would", "Harm that would happen"),
    ("annex.publication", "The plan to publish"),
    ("annex.qualified", "A qualified exemption"),
    ("annex.qualified-person", "The qualified person's opinion"),
    ("annex.qualified-person-on", "The qualified person's opinion, with its date"),
    ("common.no-answer-heading", "Heading: what happens next"),
    ("common.salutation", "Salutation"),
    ("common.salutation-without-name", "Salutation without a name"),
    ("correction.opening-without-date", "Opening where the earlier letter has no date"),
    ("correction.reason", "What is corrected"),
    ("extension.exemptions", "The exemptions and the test"),
    ("extension.exemption-not-named", "The test where no exemption is decided on yet"),
    ("response.accessible", "Already accessible"),
    ("response.accessible-where", "Where it is accessible"),
    ("response.annex-heading", "Heading: the annex"),
    ("response.answers-heading", "Heading: questions and answers"),
    ("response.enclosures-heading", "Heading: what is enclosed"),
    ("response.follow-heading", "Heading: what is to follow"),
    ("response.follow-item", "One thing that is to follow"),
    ("response.given-enclosed", "Given as an enclosure"),
    ("response.given-in-part", "Given in part"),
    ("response.given-in-part-rest", "The rest, where nobody said what it is"),
    ("response.invalid", "Not a valid request"),
    ("response.ncnd", "Neither confirm nor deny"),
    ("response.no-recorded-information", "Nothing recorded"),
    ("response.not-held", "Not held"),
    ("response.other-law", "Under another law"),
    ("response.refused", "Refused"),
    ("response.reuse-heading", "Heading: using it again"),
    ("response.rights-heading", "Heading: rights"),
    ("response.see", "See another question"),
    ("response.summary-full", "In a sentence: everything is sent"),
    ("response.summary-ncnd", "In a sentence: neither confirm nor deny"),
    ("response.summary-not-held", "In a sentence: not held"),
    ("response.summary-other", "In a sentence: anything else"),
    ("response.summary-partial", "In a sentence: part is sent"),
    ("response.summary-refused", "In a sentence: refused"),
    ("response.summary-s12", "In a sentence: refused for its cost"),
    ("response.summary-s14", "In a sentence: vexatious or repeated"),
    ("response.transferred", "Passed to another authority"),
    ("response.transferred-nowhere", "Passed to an authority that is not named"),
    ("response.with", "Answered together with another question"),
    ("response.withdrawn", "Withdrawn"),
    ("response.withheld", "Withheld"),
];

/// Every place that a house may word, in the order of a letter.
pub fn all() -> Vec<&'static str> {
    let mut all = ids();
    if !all.contains(&REUSE) {
        let at = all.iter().position(|id| *id == "response.reuse-heading").map_or(all.len(), |at| at + 1);
        all.insert(at, REUSE);
    }
    all
}

/// The place of that name.
pub fn known(id: &str) -> Option<&'static str> {
    all().into_iter().find(|known| *known == id)
}

/// A place as a list names it.
pub fn title(id: &str) -> String {
    if id.starts_with("subject.") {
        return "Subject of the e-mail and title of the letter".to_owned();
    }
    let slot = SLOTS.iter().find(|s| s.id == id).map(|s| s.title);
    let table = || TITLES.iter().find(|(known, _)| *known == id).map(|(_, title)| *title);
    // A variant of a slot is called as the slot is, with what it is for.
    let variant = || {
        SLOTS.iter().find_map(|s| {
            let of = id.strip_prefix(s.id)?.strip_prefix('-')?;
            Some(format!("{}: {}", s.title, of.replace('-', " ")))
        })
    };
    match slot.or_else(table).map(str::to_owned).or_else(variant) {
        Some(title) => title,
        None => crate::prose::capital(&id.rsplit('.').next().unwrap_or_default().replace('-', " ")),
    }
}

/// Whether the words stand in one line: a heading, a subject, a salutation, a part of a sentence.
pub fn in_one_line(id: &str) -> bool {
    id.ends_with("-heading")
        || id.starts_with("subject.")
        || id.starts_with("common.salutation")
        || matches!(id, "common.close" | "response.follow-item" | "response.given-in-part-rest")
}

/// Most characters of a place.
pub fn most(id: &str) -> usize {
    if in_one_line(id) { MOST_IN_A_LINE } else { MOST }
}

/// The names that the program fills in at a place: those that must stay first.
pub fn names(id: &str) -> Vec<Name> {
    let mut found: Vec<(&'static str, bool)> = Vec::new();
    for name in braces(default(Language::English, id)).into_iter().filter_map(|b| b.name) {
        let may_go = MAY_GO.contains(&name) && !(id.starts_with("subject.") && name == "reference");
        if !found.iter().any(|(known, _)| *known == name) {
            found.push((name, !may_go));
        }
    }
    for (begins, more) in MORE {
        let fits = *begins == id || begins.ends_with('-') && id.starts_with(begins);
        for name in more.iter().filter(|_| fits) {
            if !found.iter().any(|(known, _)| known == name) {
                found.push((name, false));
            }
        }
    }
    found.sort_by_key(|(_, required)| !required);
    found
        .into_iter()
        .map(|(name, required)| {
            let becomes = BECOMES.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words);
            Name { name, required, becomes }
        })
        .collect()
}

/// A brace in a text, with the name that it opens.
struct Brace<'a> {
    at: usize,
    name: Option<&'a str>,
}

/// The braces of a text; one that opens or closes nothing has no name.
fn braces(text: &str) -> Vec<Brace<'_>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(at) = text[rest..].find(['{', '}']).map(|at| rest + at) {
        let inside = &text[at + 1..];
        let close = inside.find(['{', '}', '\n']).filter(|end| inside[*end..].starts_with('}'));
        match close.filter(|_| text[at..].starts_with('{')) {
            Some(end) => {
                found.push(Brace { at, name: Some(&inside[..end]) });
                rest = at + end + 2;
            }
            None => {
                found.push(Brace { at, name: None });
                rest = at + 1;
            }
        }
    }
    found
}

/// Something that words may not hold, or must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// In which line of the words, from nought.
    pub line: usize,
    /// What is wrong, in a sentence that does without its first capital.
    pub why: String,
}

/// What is wrong with the form of words for a place; nothing for words that may be used. No words at all are the
/// program's own again, so that nothing is wrong with them.
pub fn wrong(id: &str, text: &str) -> Vec<Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let known = names(id);
    let line_of = |at: usize| text[..at].matches('\n').count();
    let mut held: Vec<&str> = Vec::new();
    for brace in braces(text) {
        let Some(name) = brace.name else {
            let why = "a brace stands alone here: names are written between two, like {received}".to_owned();
            out.push(Wrong { line: line_of(brace.at), why });
            continue;
        };
        if known.iter().any(|n| n.name == name) {
            held.push(name);
        } else {
            let why = format!("{{{name}}} is not filled in here; {}", knows(&known));
            out.push(Wrong { line: line_of(brace.at), why });
        }
    }
    for name in known.iter().filter(|n| n.required && !held.contains(&n.name)) {
        let why = format!("{{{}}} must stand here: it becomes {}", name.name, name.becomes);
        out.push(Wrong { line: 0, why });
    }
    for (line, words) in text.lines().enumerate() {
        if words.trim_start().starts_with('#') {
            let why = "a line may not begin with #: headings have places of their own".to_owned();
            out.push(Wrong { line, why });
        }
        if words.chars().any(|c| c.is_control() && c != '\t') {
            out.push(Wrong {
                line,
                why: "a character here cannot be printed: type the words anew".to_owned(),
            });
        }
    }
    if in_one_line(id) && text.contains('\n') {
        out.push(Wrong { line: 1, why: "these words stand in one line: take the line break out".to_owned() });
    }
    let length = text.chars().count();
    if length > most(id) {
        let why = format!("these words have {length} characters; the most here is {}", most(id));
        out.push(Wrong { line: 0, why });
    }
    out.sort_by_key(|w| w.line);
    out
}

/// Which names a place knows, as the end of a sentence.
fn knows(known: &[Name]) -> String {
    let names: Vec<String> = known.iter().map(|n| format!("{{{}}}", n.name)).collect();
    match names.as_slice() {
        [] => "this place knows no names".to_owned(),
        [one] => format!("this place knows {one}"),
        [most @ .., last] => format!("this place knows {} and {last}", most.join(", ")),
    }
}
