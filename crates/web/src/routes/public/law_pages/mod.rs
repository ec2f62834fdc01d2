//! What the laws allow to be withheld: all provisions, and a page for each with its tests and how surely it is known.
//!
//! What is said stands in the crate `law`; this file lays it out.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Html;
use law::provisions::{self, Kind, Status};
use law::{Law, Provision};
use serde::Deserialize;

use super::face::Face;
use crate::view::{Page, Row, Shade, Tag, encode, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/law/list.html")]
struct List {
    page: Page,
    q: String,
    laws: Vec<OfLaw>,
}

struct OfLaw {
    id: &'static str,
    title: &'static str,
    rows: Vec<Listed>,
}

struct Listed {
    cited: String,
    title: String,
    href: String,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "public/law/provision.html")]
struct Shown {
    page: Page,
    cited: String,
    title: String,
    law: &'static str,
    tag: Tag,
    meaning: &'static str,
    rows: Vec<Row>,
    asks: Vec<String>,
    says: Vec<Said>,
    notes: String,
    limbs: Vec<Listed>,
    source: String,
    certain: bool,
    certainty: String,
}

/// What a notice says of it.
struct Said {
    what: String,
    under: String,
    required: bool,
}

/// What is looked for.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// The law and the provision in the address.
#[derive(Deserialize)]
pub(super) struct Place {
    law: String,
    provision: String,
}

pub(super) async fn list(face: Face, Query(asked): Query<Asked>) -> Answer<Html<String>> {
    let q: String = asked.q.trim().chars().take(200).collect();
    let of = |law: Law| {
        let rows: Vec<&Provision> = match q.is_empty() {
            true => provisions::of_law(law).collect(),
            false => provisions::search(Some(law), &q),
        };
        OfLaw {
            id: law.id(),
            title: law.title(),
            rows: rows
                .into_iter()
                .filter(|row| row.kind != Kind::Purpose)
                .map(|row| listed(&face, row))
                .collect(),
        }
    };
    let laws = Law::ALL.map(of).into_iter().filter(|law| !law.rows.is_empty()).collect();
    show(List { page: face.page("What may be withheld"), q, laws })
}

fn listed(face: &Face, row: &Provision) -> Listed {
    Listed {
        cited: row.provision.clone(),
        title: row.title.clone(),
        href: face.at(&format!("/law/{}/{}", row.law, encode(&row.provision))),
        tag: tag(row.status),
    }
}

fn tag(status: Status) -> Tag {
    match status {
        Status::Absolute => Tag::new("Absolute", Shade::Purple),
        Status::Qualified => Tag::new("Qualified", Shade::Blue),
        Status::Partly => Tag::new("In part absolute", Shade::Amber),
        Status::Procedural => Tag::new("Ground to refuse", Shade::Plain),
    }
}

pub(super) async fn look(face: Face, Path(place): Path<Place>) -> Answer<Html<String>> {
    let law: Law = place.law.parse().map_err(|_| Error::NotFound)?;
    let cited = place.provision.chars().take(60).collect::<String>();
    let row = law::provision(law, &cited).ok_or(Error::NotFound)?;
    let meaning = match row.status {
        Status::Absolute => "Where it applies, nothing is weighed: the information may be withheld.",
        Status::Qualified => {
            "Where it applies, the information may be withheld only if the public interest in keeping it back outweighs the public interest in giving it out."
        }
        Status::Partly => "In some cases nothing is weighed; in others the public interest decides.",
        Status::Procedural => {
            "It protects no kind of information; it is a reason why a request may be refused."
        }
    };
    let asks = law::reliance::requirements(law, &row.provision, false)
        .into_iter()
        .map(|r| if r.required { r.ask } else { format!("{} (if it applies)", r.ask) })
        .collect();
    let limbs = if row.is_family() { provisions::limbs_of(law, &row.provision) } else { Vec::new() };
    let shown = Shown {
        page: face
            .page(format!("{}: {}", row.provision, row.title))
            .back("What may be withheld", face.at(&format!("/law#{}", law.id()))),
        cited: crate::error::capital(&row.citation().in_words()),
        title: row.title.clone(),
        law: law.title(),
        tag: tag(row.status),
        meaning,
        rows: facts(row),
        asks,
        notes: row.notes.clone().unwrap_or_default(),
        limbs: limbs.into_iter().map(|limb| listed(&face, limb)).collect(),
        source: row
            .source
            .split_whitespace()
            .find(|s| s.starts_with("https://"))
            .unwrap_or_default()
            .to_owned(),
        certain: row.certainty <= calendar::Certainty::G,
        certainty: format!(
            "{} ({}): {}. Last looked at on {}",
            row.certainty,
            row.certainty.meaning(),
            row.checked,
            crate::view::long_date(&row.checked_on)
        ),
        says: law::reliance::must_say(law, &row.provision, false)
            .into_iter()
            .map(|say| Said {
                what: crate::error::capital(&say.what),
                under: say.provision,
                required: say.required,
            })
            .collect(),
    };
    show(shown)
}

fn facts(row: &Provision) -> Vec<Row> {
    let shown = |told: &law::tell::Told| !matches!(told.heading, "Status" | "Note" | "How sure this is");
    law::tell::told(row).into_iter().filter(shown).map(|told| Row::new(told.heading, told.says)).collect()
}
