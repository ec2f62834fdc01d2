//! The boxes that a provision opens: each says what the law wants in it. And the provisions and standing reasons to
//! choose from, the likely ones first.

use casework::{Authority, Case, Disposition};
use document::Law;
use law::provisions::{self, Kind};
use law::reliance::requirements;

use crate::form::Form;
use crate::view::{Choice, Tag};

/// One text box of a reliance.
pub(super) struct TextBox {
    pub name: String,
    pub label: &'static str,
    /// What the law wants there: the question, help, whether it is needed, the provision.
    pub wants: Vec<(String, String, bool, String)>,
}

/// Everything one provision opens.
pub(super) struct Boxes {
    pub at: usize,
    pub provision: String,
    pub title: String,
    pub status: Option<Tag>,
    pub notes: String,
    pub limbs: Vec<String>,
    pub texts: Vec<TextBox>,
    pub likelihood: Vec<Choice>,
    pub person: bool,
    pub balance: bool,
    pub standing: String,
}

/// Most provisions on one question.
const MOST: usize = 12;
/// Most factors on one side.
const MOST_FACTORS: usize = 30;

/// How many provisions the form has.
pub(super) fn count(form: &Form) -> usize {
    (0..MOST).take_while(|i| !form.trimmed(&format!("r{i}-provision")).is_empty()).count()
}

/// How many rows of factors to show: those filled, two more at the start, and those asked for.
pub(super) fn factor_rows(form: &Form, side: &str) -> usize {
    let filled = (0..MOST_FACTORS)
        .filter(|i| !form.trimmed(&format!("{side}-{i}-text")).is_empty())
        .max()
        .map_or(0, |i| i + 1);
    let asked: usize = form.value(&format!("{side}-rows")).parse().unwrap_or(2);
    filled.max(asked).clamp(2, MOST_FACTORS)
}

/// In which box of a reliance the answer to a requirement stands; none for what has a place of its own on the page.
fn place(id: &str) -> Option<&'static str> {
    let id = id.strip_prefix("ncnd-").unwrap_or(id);
    Some(match id {
        "factors-for" | "factors-against" | "balance" | "limb" | "likelihood" => return None,
        "mechanism" | "substantial" | "harm" | "reveals" | "who-endangered" | "otherwise-harm"
        | "relations-with" | "administrations" | "forces" | "research-interest" => "prejudice",
        "location" | "accessible-to-applicant" | "whole" | "route" => "location",
        "publication-plan"
        | "reasonable-to-wait"
        | "publication-date"
        | "within-twelve-weeks"
        | "research-programme"
        | "research-continuing" => "publication",
        "identifies"
        | "legitimate-interest"
        | "necessity"
        | "rights-balance"
        | "special-category"
        | "own-data" => "condition",
        "obtained-from" | "held-in-confidence" | "confidentiality-by-law" => "confidence",
        "whose-interests" | "whose-argument" | "trade-secret" => "interests",
        "enactment" | "why-prohibited" | "gateways" => "enactment",
        id if id.starts_with("qualified-person") => return None,
        id if id.starts_with("condition") => "condition",
        id if id.starts_with("confidence") => "confidence",
        _ => "why",
    })
}

const LABELS: [(&str, &str); 8] = [
    ("why", "Why it applies here"),
    ("prejudice", "The prejudice, and how disclosure causes it"),
    ("condition", "The condition, and why it is met"),
    ("location", "Where exactly it can be had"),
    ("publication", "The plan to publish"),
    ("confidence", "Why it is confidential"),
    ("interests", "Whose interests"),
    ("enactment", "The enactment that forbids disclosure"),
];

/// The boxes of every provision in the form.
pub(super) fn boxes(law: Law, form: &Form) -> Vec<Boxes> {
    let ncnd = form.value("disposition") == Disposition::Ncnd.id();
    (0..count(form)).map(|at| one(law, form, at, ncnd)).collect()
}

fn one(law: Law, form: &Form, at: usize, ncnd: bool) -> Boxes {
    let provision = form.trimmed(&format!("r{at}-provision")).to_owned();
    let asked = requirements(law, &provision, ncnd);
    let known = provisions::provision(law, &provision);
    let lifted = provisions::lifted_by(law, &provision);
    let row = known.or(lifted.first().copied());
    let mut texts = Vec::new();
    for (key, label) in LABELS {
        let wants: Vec<_> = asked
            .iter()
            .filter(|r| place(&r.id) == Some(key))
            .map(|r| {
                let options: Vec<&str> = r.options.iter().map(|o| o.label.as_str()).collect();
                let help = if options.is_empty() {
                    r.help.clone()
                } else {
                    format!("{} Say which: {}.", r.help, options.join("; "))
                };
                (r.ask.clone(), help, r.required, r.provision.clone())
            })
            .collect();
        let name = format!("r{at}-{key}");
        if !wants.is_empty() || !form.trimmed(&name).is_empty() {
            texts.push(TextBox { name, label, wants });
        }
    }
    let find = |id: &str| asked.iter().find(|r| r.id == id || r.id == format!("ncnd-{id}"));
    Boxes {
        at,
        title: row.map(|r| r.title.clone()).unwrap_or_default(),
        status: known.map(|r| Tag::new(crate::error::capital(r.status.id()), crate::view::Shade::Purple)),
        notes: known.and_then(|r| r.notes.clone()).unwrap_or_default(),
        limbs: find("limb")
            .map(|r| r.options.iter().map(|o| format!("{} {}", o.id, o.label)).collect())
            .unwrap_or_default(),
        texts,
        likelihood: find("likelihood")
            .map(|r| r.options.iter().map(|o| Choice::new(o.id.clone(), o.label.clone())).collect())
            .unwrap_or_default(),
        person: asked.iter().any(|r| r.id.trim_start_matches("ncnd-").starts_with("qualified-person")),
        balance: asked.iter().any(|r| r.id == "factors-for"),
        standing: form.trimmed(&format!("r{at}-standing")).to_owned(),
        provision,
    }
}

/// Provisions to choose from: those that fit the words sought, else the likely ones and then all in the order of the law.
pub(super) fn provisions(law: Law, authority: &Authority, case: &Case, sought: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "Choose a provision")];
    let mut push = |provision: &str, title: &str| {
        if !choices.iter().any(|c| c.value == provision) {
            choices.push(Choice::new(provision, format!("{provision} {title}")));
        }
    };
    if !sought.is_empty() {
        for row in provisions::search(Some(law), sought).into_iter().take(40) {
            push(&row.provision, &row.title);
        }
    }
    let used = case.questions.iter().filter_map(|q| q.decision.as_ref()).flat_map(|d| &d.reliances);
    let likely = authority.standing_reasons.iter().map(|r| &r.reliance).chain(used).filter(|r| r.law == law);
    for reliance in likely {
        let title = provisions::provision(law, &reliance.provision).map_or("", |p| p.title.as_str());
        push(&reliance.provision, title);
    }
    for row in provisions::of_law(law).filter(|row| row.kind != Kind::Purpose) {
        push(&row.provision, &row.title);
        if let Some(ncnd) = &row.ncnd {
            push(&ncnd.provision, &format!("neither confirm nor deny: {}", row.title));
        }
    }
    choices
}

/// Standing reasons that may be used today.
pub(super) fn standing(law: Law, authority: &Authority, today: jiff::civil::Date) -> Vec<Choice> {
    let good = authority.standing_reasons.iter().filter(|r| r.reliance.law == law && r.expires_on >= today);
    let mut choices: Vec<Choice> =
        good.map(|r| Choice::new(r.id.clone(), format!("{} ({})", r.title, r.reliance.provision))).collect();
    if !choices.is_empty() {
        choices.insert(0, Choice::new("", "Choose a standing reason"));
    }
    choices
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use law::{provisions, reliance::requirements};

    use super::place;

    /// Where the answer to each question stands; a question that is new belongs into this list, beside the others of its
    /// box. `-` has a place of its own on the page. `letters` puts words of its own before some boxes, so only what
    /// follows on these words belongs there.
    const PLACES: [(&str, &str); 8] = [
        (
            "-",
            "balance factors-against factors-for likelihood limb qualified-person qualified-person-date qualified-person-for qualified-person-opinion qualified-person-saw",
        ),
        (
            "prejudice",
            "administrations forces harm mechanism otherwise-harm relations-with research-interest reveals substantial who-endangered",
        ),
        (
            "condition",
            "condition condition-access condition-objection identifies legitimate-interest necessity own-data rights-balance special-category",
        ),
        ("location", "accessible-to-applicant location route whole"),
        (
            "publication",
            "publication-date publication-plan reasonable-to-wait research-continuing research-programme within-twelve-weeks",
        ),
        (
            "confidence",
            "confidence-defence confidence-detriment confidence-obligation confidence-quality confidentiality-by-law held-in-confidence obtained-from",
        ),
        ("interests", "trade-secret whose-argument whose-interests"),
        ("enactment", "enactment gateways why-prohibited"),
    ];

    #[test]
    fn every_question_of_the_law_has_a_box_that_somebody_chose() {
        let mut asked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let families = provisions::all().iter().flat_map(|row| {
            std::iter::successors(Some(row.citation()), law::Citation::parent)
                .map(|citation| (row.law, citation.to_string()))
                .chain(row.ncnd.iter().map(|ncnd| (row.law, ncnd.provision.clone())))
        });
        for (law, cited) in families {
            for ncnd in [false, true] {
                for question in requirements(law, &cited, ncnd) {
                    let id = question.id.strip_prefix("ncnd-").unwrap_or(&question.id).to_owned();
                    asked.entry(place(&question.id).unwrap_or("-")).or_default().insert(id);
                }
            }
        }
        for (name, expected) in PLACES {
            let found: Vec<&str> = asked.get(name).into_iter().flatten().map(String::as_str).collect();
            assert_eq!(found.join(" "), expected, "{name}");
        }
        let rest: Vec<&str> = asked["why"].iter().map(String::as_str).collect();
        assert_eq!(rest.join(" "), WHY, "why it applies here: the sentence that needs no box of its own");
    }

    const WHY: &str = "advice arises-from asked-for-particulars audit-function burden certificate completion confidential-sources consistent duty-to-investigate emissions environmental estimate fatal-accident-inquiry fees-notice history in-class inquiry-concluded internal interval invalid investigation limit obtained-for only-in-record policy power-to-prosecute previous privilege privilege-of-house privilege-parties proceedings property-right protects provider-consented provider-obliged purpose purpose-why relevant-death searches security-body security-link statistical statistics-after-decision unclear unfinished unstructured value volunteered";
}
