//! Whether the provisions named can be relied on for one piece of information: what closes the way, what is still to be
//! answered, and which balances are to be struck.
//!
//! A pure function from facts to a result with its trail. It judges no answer: an officer's reason is never weighed here.

use std::collections::BTreeMap;

use calendar::{Certainty, Law};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Balance, balances, requirements, say::is_interest};
use crate::{
    existence,
    foia::s62_historical_records::gone_from,
    provisions::{self, Kind, Provision},
    section::{Age, OpenTo},
};

/// What kind of body holds the information, so far as that decides which provisions it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// A government department.
    Department,
    /// The Welsh Government.
    WelshGovernment,
    /// Part of the Scottish Administration.
    ScottishAdministration,
    /// The House of Commons or the House of Lords.
    House,
    /// A council, a health body, the police, a school, a university or any other.
    Other,
}

impl Holder {
    /// All kinds.
    pub const ALL: [Holder; 5] = [
        Holder::Department,
        Holder::WelshGovernment,
        Holder::ScottishAdministration,
        Holder::House,
        Holder::Other,
    ];

    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            Holder::Department => "department",
            Holder::WelshGovernment => "welsh-government",
            Holder::ScottishAdministration => "scottish-administration",
            Holder::House => "house",
            Holder::Other => "other",
        }
    }

    /// Whether a body of this kind may rely on what is open to those.
    pub fn may_use(self, open_to: OpenTo) -> bool {
        match open_to {
            OpenTo::Any => true,
            OpenTo::Departments => matches!(self, Holder::Department | Holder::WelshGovernment),
            OpenTo::ScottishAdministration => self == Holder::ScottishAdministration,
            OpenTo::Houses => self == Holder::House,
        }
    }
}

impl std::str::FromStr for Holder {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        Holder::ALL.into_iter().find(|holder| holder.id() == s).ok_or_else(|| {
            format!(
                "no kind of authority is called '{s}': write one of {}",
                Holder::ALL.map(Holder::id).join(", ")
            )
        })
    }
}

/// A provision relied on, with the answers given so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The citation.
    pub provision: String,
    /// Whether it is relied on neither to confirm nor to deny.
    #[serde(default)]
    pub ncnd: bool,
    /// Answers by the name of the question.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// What is known about one piece of information and the grounds for withholding it. Unknown facts are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The law under which it is handled.
    pub law: Law,
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// Whether they are relied on in the alternative.
    #[serde(default)]
    pub in_the_alternative: bool,
    /// Who holds it.
    #[serde(default)]
    pub holder: Option<Holder>,
    /// The year in which the record was made.
    #[serde(default)]
    pub created: Option<i16>,
    /// Whether the information is environmental.
    #[serde(default)]
    pub environmental: Option<bool>,
    /// The day of the answer.
    pub on: Date,
}

/// Why a ground is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The law has no such exemption or exception.
    NoExemption,
    /// The law has no such way of neither confirming nor denying.
    NoNcnd,
    /// Another law is for this information.
    AnotherLaw,
    /// Only other bodies have it.
    NotThisBody,
    /// The record is too old.
    GoneWithAge,
    /// It cannot stand together with another ground for the same information.
    NeverWith,
    /// It cannot stand by itself.
    NotAlone,
    /// An answer given says that it does not apply.
    Answer,
}

impl Why {
    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            Why::NoExemption => "no-exemption",
            Why::NoNcnd => "no-ncnd",
            Why::AnotherLaw => "another-law",
            Why::NotThisBody => "not-this-body",
            Why::GoneWithAge => "gone-with-age",
            Why::NeverWith => "never-with",
            Why::NotAlone => "not-alone",
            Why::Answer => "answer",
        }
    }
}

/// A ground that cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// The ground.
    pub ground: String,
    /// Why, as a kind.
    pub why: Why,
    /// Why, in one sentence.
    pub because: String,
    /// Where that stands.
    pub provision: String,
    /// How that was checked.
    pub certainty: Certainty,
}

/// A question or fact that is still open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    /// The ground; empty for all of them.
    pub ground: String,
    /// The name of the question.
    pub id: String,
    /// The question.
    pub ask: String,
    /// Where it comes from.
    pub provision: String,
}

/// How the grounds stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Grounds that are closed.
    pub closed: Vec<Closed>,
    /// What is still to be answered.
    pub needs: Vec<Need>,
    /// The balances to strike, over the grounds that are open.
    pub balances: Vec<Balance>,
    /// What an officer should know.
    pub notes: Vec<String>,
}

impl Standing {
    /// Whether all grounds may be relied on; none while something is still to be answered.
    pub fn stands(&self) -> Option<bool> {
        if !self.closed.is_empty() {
            return Some(false);
        }
        self.needs.is_empty().then_some(true)
    }
}

/// How the grounds stand.
///
/// ```
/// use law::{Law, reliance::{Facts, Ground, Holder, Why, standing}};
/// let facts = Facts {
///     law: Law::Foia,
///     grounds: vec![Ground { provision: "s.35(1)(a)".into(), ..Ground::default() }],
///     in_the_alternative: false,
///     holder: Some(Holder::Other),
///     created: None,
///     environmental: None,
///     on: jiff::civil::date(2026, 6, 1),
/// };
/// assert_eq!(standing(&facts).closed[0].why, Why::NotThisBody);
/// ```
pub fn standing(facts: &Facts) -> Standing {
    let mut standing =
        Standing { closed: Vec::new(), needs: Vec::new(), balances: Vec::new(), notes: Vec::new() };
    let mut open: Vec<(&str, bool)> = Vec::new();
    for ground in &facts.grounds {
        let before = standing.closed.len();
        one(facts, ground, &mut standing);
        if standing.closed.len() == before {
            // The Houses strike no balance under s.36.
            if !exempt_from_test(facts, &ground.provision) {
                open.push((&ground.provision, ground.ncnd));
            }
        }
    }
    standing.balances = balances(facts.law, &open);
    standing
}

fn one(facts: &Facts, ground: &Ground, standing: &mut Standing) {
    let law = facts.law;
    let cited = ground.provision.as_str();
    let row =
        provisions::provision(law, cited).or_else(|| provisions::lifted_by(law, cited).first().copied());
    let Some(row) = row.filter(|_| existence::exists(law, cited).exists()) else {
        let because = format!("{} has no exemption or exception {cited}", law.short_title());
        standing.closed.push(closed(ground, Why::NoExemption, because, cited, Certainty::V));
        return;
    };
    if ground.ncnd && row.ncnd.is_none() {
        let because = format!("{cited} lifts no duty to confirm or deny");
        standing.closed.push(closed(ground, Why::NoNcnd, because, cited, row.certainty));
        return;
    }
    if facts.environmental == Some(true) && !law.is_environmental() && withholds(row) && !routes(row) {
        let (to, by) = if law == Law::Foia { ("the EIR", "s.39(1)") } else { ("the EISRs", "s.39(2)") };
        let because = format!("environmental information is handled under {to}");
        standing.closed.push(closed(ground, Why::AnotherLaw, because, by, Certainty::K));
    }
    body(facts, ground, row, standing);
    age(facts, ground, row, standing);
    company(facts, ground, row, standing);
    answers(facts, ground, standing);
    if let Some(procedure) = &row.procedure {
        standing.notes.push(format!("{cited}: {procedure}"));
    }
}

/// Whether the provision withholds information, rather than ending a request in another way.
fn withholds(row: &Provision) -> bool {
    row.kind != Kind::Procedural
}

/// Whether the provision is the very one that hands over to the environmental regulations.
fn routes(row: &Provision) -> bool {
    match row.law {
        Law::Foia => row.citation().number == "39",
        _ => row.provision == "s.39(2)",
    }
}

fn body(facts: &Facts, ground: &Ground, row: &Provision, standing: &mut Standing) {
    if row.open_to == OpenTo::Any {
        return;
    }
    match facts.holder {
        None => standing.needs.push(Need {
            ground: String::new(),
            id: "holder".to_owned(),
            ask: format!("Is the information held by {}?", row.open_to.words()),
            provision: row.provision.clone(),
        }),
        Some(holder) if !holder.may_use(row.open_to) => {
            let because = format!("only {} may rely on it", row.open_to.words());
            standing.closed.push(closed(ground, Why::NotThisBody, because, &row.provision, row.certainty));
        }
        Some(_) => {}
    }
}

fn age(facts: &Facts, ground: &Ground, row: &Provision, standing: &mut Standing) {
    let (Some(shorter), Some(longer)) = (row.ages.first(), row.ages.last()) else { return };
    let Some(created) = facts.created else { return };
    // FOISA s.57(1B): a record that holds information under s.36 is historical only after thirty years.
    let held_back = facts.law == Law::Foisa
        && longer.years == 15
        && facts.grounds.iter().any(|other| {
            crate::Citation::parse(Some(Law::Foisa), &other.provision).is_some_and(|c| c.number == "36")
        });
    let gone = |age: &Age| match held_back {
        true => i32::from(created) + 1 + 30,
        false => gone_from(facts.law, i32::from(created), age),
    };
    let year = i32::from(facts.on.year());
    if year < gone(shorter) {
        return;
    }
    let mut age = shorter;
    if year < gone(longer) {
        // Two times, and the record lies between them: which one it is, is a fact.
        match ground.answers.get("which-age").map(String::as_str) {
            Some("shorter") => {}
            Some("longer") => return,
            _ => {
                standing.needs.push(Need {
                    ground: ground.provision.clone(),
                    id: "which-age".to_owned(),
                    ask: format!(
                        "Does it fall away after {} years or after {}?",
                        shorter.years, longer.years
                    ),
                    provision: longer.provision.to_owned(),
                });
                return;
            }
        }
    } else {
        age = longer;
    }
    let because = format!("for a record of {created} it has been gone since 1 January {}", gone(age));
    standing.closed.push(closed(ground, Why::GoneWithAge, because, age.provision, age.certainty));
}

fn company(facts: &Facts, ground: &Ground, row: &Provision, standing: &mut Standing) {
    let others = || {
        facts
            .grounds
            .iter()
            .filter(|other| *other != ground && !other.ncnd)
            .filter_map(|other| provisions::provision(facts.law, &other.provision))
    };
    if !row.alone && !others().any(|other| other.alone && other.kind == Kind::Exemption) && !ground.ncnd {
        let because = "it is cited with the limb that refers to it, never by itself".to_owned();
        standing.closed.push(closed(ground, Why::NotAlone, because, &row.provision, row.certainty));
    }
    if facts.in_the_alternative || ground.ncnd {
        return;
    }
    for excluded in &row.excludes {
        let Some(against) = crate::Citation::parse(Some(facts.law), excluded) else { continue };
        if let Some(other) = others().find(|other| other.citation().within(&against)) {
            let because = format!(
                "it applies only to information that is not under {excluded}; both may be named in the alternative, never together with {}",
                other.provision
            );
            standing.closed.push(closed(ground, Why::NeverWith, because, &row.provision, row.certainty));
        }
    }
}

fn answers(facts: &Facts, ground: &Ground, standing: &mut Standing) {
    let given = |ground: &'_ Ground, id: &str| {
        ground.answers.get(id).map(|answer| answer.trim().to_owned()).filter(|answer| !answer.is_empty())
    };
    let statistics = given(ground, "statistical").is_some_and(|answer| answer == "yes");
    for question in requirements(facts.law, &ground.provision, ground.ncnd) {
        let shared = is_interest(&question);
        if shared && exempt_from_test(facts, &ground.provision) {
            continue;
        }
        let answer = given(ground, &question.id).or_else(|| {
            // A balance is struck once over all the grounds, so its answer may stand with any of them.
            let together = facts.grounds.iter().filter(|other| shared && other.ncnd == ground.ncnd);
            together.filter_map(|other| given(other, &question.id)).next()
        });
        let chosen = question.options.iter().find(|option| Some(&option.id) == answer.as_ref());
        let answered = answer.is_some() && (question.options.is_empty() || chosen.is_some());
        if let Some(option) = chosen.filter(|option| option.closes) {
            let because = format!("{} {}", question.ask, option.label);
            standing.closed.push(closed(ground, Why::Answer, because, &question.provision, Certainty::K));
        }
        let no_opinion = statistics && question.id.starts_with("qualified-person");
        let repeated = shared && standing.needs.iter().any(|need| need.id == question.id);
        if question.required && !answered && !no_opinion && !repeated {
            let of = if shared { "" } else { &ground.provision };
            standing.needs.push(Need {
                ground: of.to_owned(),
                id: question.id,
                ask: question.ask,
                provision: question.provision,
            });
        }
    }
}

/// Whether the holder is one that needs no public interest test for the provision.
fn exempt_from_test(facts: &Facts, cited: &str) -> bool {
    let who = provisions::provision(facts.law, cited).and_then(|row| row.absolute_for);
    who.zip(facts.holder).is_some_and(|(who, holder)| holder.may_use(who))
}

fn closed(ground: &Ground, why: Why, because: String, provision: &str, certainty: Certainty) -> Closed {
    Closed { ground: ground.provision.clone(), why, because, provision: provision.to_owned(), certainty }
}
