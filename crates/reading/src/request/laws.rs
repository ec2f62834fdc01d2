//! Which law a request is made under: named, or implied by what it is about.

use std::sync::LazyLock;

use document::{Law, request::Request};
use law::which_law::{PointsTo, proposes};
use regex::Regex;

use super::asks::plain;
use crate::open::MailFacts;

static EIR: LazyLock<Regex> =
    LazyLock::new(|| one(r"\benvironmental information\b|\beir(?:s|'s)?\b(?: 2004)?"));
static EISRS: LazyLock<Regex> =
    LazyLock::new(|| one(r"\benvironmental information \(scotland\)|\beisrs?\b|\beir ?\(s\)"));
static FOISA: LazyLock<Regex> = LazyLock::new(|| {
    one(r"\bfreedom of information \(scotland\)|\bfoi\(?s\)?a\b|\bfoi ?\(scotland\)|\bfoi ?\(s\)")
});
static FOIA: LazyLock<Regex> = LazyLock::new(|| one(r"\bfreedom of information\b|\bfoia?\b|\bf\.o\.i\b"));
static SCOTLAND: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\bscottish (?:council|government|ministers|parliament|information commissioner|ambulance|police|fire)\b|\bpolice scotland\b|\bnhs scotland\b|\.gov\.scot\b|\.scot\b",
    )
});
/// Matters that are environmental information in nearly every case.
static ENVIRONMENT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:air quality|air pollution|water quality|sewage|wastewater|contaminated land|land contamination|asbestos|emissions?|flood(?:ing|s)?|drainage|planning (?:permission|application|enforcement|consent|appeal)s?|tree(?:s)? (?:preservation|felling|planting|surgery|maintenance|officer)|tpo|felled|fly[- ]?tipping|landfill|recycling|household waste|waste (?:collection|disposal|site)|noise (?:nuisance|pollution|complaint|level|abatement)s?|environmental (?:impact|permit|health search)|pesticides?|glyphosate|biodiversity|wildlife|rights of way|radon|local land charges?|con29r?|building control (?:records|file)|energy (?:use|consumption|efficiency)|carbon (?:footprint|neutral|reduction)|net zero|climate|rivers?|pollution|fracking|incinerators?|carriageways?|pot ?holes?|(?:road|highways?) (?:maintenance|repairs?|works|alterations|improvements|defects)|(?:maintenance|repair|maintenance records|condition) (?:of|for) (?:\w+ ){0,2}roads?|bypass(?:es)?|resurfacing|groundwater|aquifers?|abstractions?|ecolog(?:y|ists?|ical)|habitats?|protected species|marine (?:policy|plans?|conservation|environment)|solar (?:panels?|power|farms?|energy|technology)|(?:electric|ev) (?:vehicles?|charg\w+)|ultra low (?:emission )?vehicles?)\b",
    )
});

/// Fills the laws of the request and of each question.
pub(super) fn name_laws(request: &mut Request, body: &str, mail: Option<&MailFacts>) {
    let mut said = plain(body);
    if let Some(subject) = &request.subject {
        said.push('\n');
        said.push_str(&plain(subject));
    }
    let scottish_address = mail.is_some_and(|m| {
        m.to.iter().any(|a| {
            a.ends_with(".scot")
                || a.ends_with(".scot.nhs.uk")
                || a.ends_with(".pnn.police.uk") && a.contains("scotland")
        })
    });
    let scottish =
        scottish_address || SCOTLAND.is_match(&said) || FOISA.is_match(&said) || EISRS.is_match(&said);
    let mut laws: Vec<(usize, Law)> = Vec::new();
    let mut add = |place: Option<usize>, law: Law| {
        if let Some(at) = place
            && !laws.iter().any(|l| l.1 == law)
        {
            laws.push((at, law));
        }
    };
    let first = |pattern: &Regex| pattern.find(&said).map(|m| m.start());
    add(first(&EISRS), Law::Eisrs);
    add(first(&FOISA), Law::Foisa);
    let (foi, eir) = if scottish { (Law::Foisa, Law::Eisrs) } else { (Law::Foia, Law::Eir) };
    add(first(&FOIA), foi);
    add(first(&EIR), eir);
    laws.sort_by_key(|l| l.0);
    let mut laws: Vec<Law> = laws.into_iter().map(|l| l.1).collect();
    let named = !laws.is_empty();

    let about: Vec<bool> = request
        .questions
        .iter()
        .map(|q| {
            let stem = q.stem.and_then(|s| request.stems.get(s)).map_or("", |s| s.text.as_str());
            let heading = q.heading.as_deref().unwrap_or("");
            let words = [heading, stem, q.text.as_str()].join(" ");
            ENVIRONMENT.is_match(&plain(&words)) || proposes(&words).contains(&PointsTo::Environmental)
        })
        .collect();
    let environmental = about.iter().filter(|a| **a).count();
    let leads = about.first() == Some(&true) && about.len() > 2 && environmental * 3 >= about.len();
    let mostly = environmental * 2 > about.len() || leads;
    if environmental > 0 && !laws.contains(&eir) {
        // Unnamed, the matter decides; named otherwise, the other law still comes in.
        // What comes after a question about the environment mostly goes on with it.
        if !named && mostly {
            laws.insert(0, eir);
        } else {
            laws.push(eir);
        }
    }
    // Every written request to a public authority is one under the general law, also where it names none.
    if !request.questions.is_empty()
        && !laws.contains(&foi)
        && (laws.is_empty() || environmental < about.len() && !named)
    {
        let at = usize::from(mostly);
        laws.insert(at.min(laws.len()), foi);
    }
    let only = if laws.len() == 1 { laws.first().copied() } else { None };
    for (question, environmental) in request.questions.iter_mut().zip(about) {
        question.law =
            only.or(if environmental { Some(eir) } else { laws.iter().copied().find(|l| *l != eir) });
    }
    request.law = laws.first().copied();
    request.laws = laws;
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
