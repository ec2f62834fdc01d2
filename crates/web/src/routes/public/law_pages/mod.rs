//! What the laws allow to be withheld: all provisions, and a page for each with its tests and how surely it is known;
//! beside them the rules of time, cost and rights, and what each notice must contain.
//!
//! What is said stands in the crate `law`; these files lay it out.

mod index;
mod ncnd;
pub(super) mod notices;
pub(super) mod rules;

use askama::Template;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Redirect, Response};
use calendar::Certainty;
use law::provisions::{self, Kind, Status};
use law::{Citation, Law, Provision};
use serde::Deserialize;

pub(super) use self::index::{list, of_law};
use super::face::Face;
use crate::view::{Link, Page, Row, Shade, Tag, encode, show};
use crate::{Answer, Error};

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
    above: Vec<Link>,
    tag: Tag,
    meaning: &'static str,
    rows: Vec<Row>,
    asks: Vec<String>,
    says: Vec<Said>,
    notes: String,
    limbs: Vec<Listed>,
    source: String,
    mark: Certainty,
    checked: String,
}

/// What a notice says of it.
struct Said {
    what: String,
    under: String,
    required: bool,
    mark: Certainty,
}

/// The law and the provision in the address.
#[derive(Deserialize)]
pub(super) struct Place {
    law: String,
    provision: String,
}

/// The law in the address, before which an authority may stand.
#[derive(Deserialize)]
pub(super) struct Which {
    law: String,
}

/// The address of a provision.
fn href(face: &Face, law: Law, provision: &str) -> String {
    face.at(&format!("/law/{law}/{}", encode(provision)))
}

/// The address of the page that tells of a provision; none where no page does.
pub(super) fn page_of(face: &Face, law: Law, cited: &str) -> Option<String> {
    let has_page = law::provision(law, cited).is_some()
        || (!provisions::lifted_by(law, cited).is_empty() && law::exists(law, cited).exists())
        || rules::of(law, cited).is_some();
    if has_page {
        return Some(href(face, law, cited));
    }
    notices::tell_of(law, cited).then(|| face.at(&format!("/law/{law}/notices")))
}

fn listed(face: &Face, row: &Provision) -> Listed {
    let tag = if row.kind == Kind::Purpose { Tag::new("Purpose", Shade::Plain) } else { tag(row.status) };
    Listed {
        cited: row.provision.clone(),
        title: row.title.clone(),
        href: href(face, row.law, &row.provision),
        tag,
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

pub(super) async fn look(face: Face, Path(place): Path<Place>) -> Answer<Response> {
    let law: Law = place.law.parse().map_err(|_| Error::NotFound)?;
    let cited = place.provision.chars().take(60).collect::<String>();
    if let Some(row) = law::provision(law, &cited) {
        return Ok(provision(&face, row)?.into_response());
    }
    if !provisions::lifted_by(law, &cited).is_empty() && law::exists(law, &cited).exists() {
        return Ok(ncnd::page(&face, law, &cited)?.into_response());
    }
    let rule = rules::of(law, &cited).ok_or(Error::NotFound)?;
    Ok(Redirect::to(&face.at(&format!("/law/{law}/rules#{rule}"))).into_response())
}

fn provision(face: &Face, row: &Provision) -> Answer<Html<String>> {
    let law = row.law;
    let meaning = match row.status {
        _ if row.kind == Kind::Purpose => {
            "A purpose that is cited with the limb that refers to it, never by itself."
        }
        Status::Absolute => "Where it applies, nothing is weighed: the information may be withheld.",
        Status::Qualified => {
            "Where it applies, the information may be withheld only if the public interest in keeping it back outweighs the public interest in giving it out."
        }
        Status::Partly => "In some cases nothing is weighed; in others the public interest decides.",
        Status::Procedural => {
            "It protects no kind of information; it is a reason why a request may be refused."
        }
    };
    let limbs = if row.is_family() { provisions::limbs_of(law, &row.provision) } else { Vec::new() };
    show(Shown {
        page: face
            .page(format!("{}: {}", row.provision, row.title))
            .back("What may be withheld", face.at(&format!("/law/{law}"))),
        cited: crate::error::capital(&row.citation().in_words()),
        title: row.title.clone(),
        law: law.title(),
        above: above(face, row),
        tag: listed(face, row).tag,
        meaning,
        rows: facts(face, row),
        asks: asks(law, &row.provision, false),
        says: says(law, &row.provision, false),
        notes: row.notes.as_deref().map(crate::error::capital).unwrap_or_default(),
        limbs: limbs.into_iter().map(|limb| listed(face, limb)).collect(),
        source: address(row),
        mark: row.certainty,
        checked: format!(
            "{}. Last looked at on {}",
            crate::error::capital(&row.checked),
            crate::view::long_date(&row.checked_on)
        ),
    })
}

/// What it is part of, the widest first: section 31, section 31(1).
fn above(face: &Face, row: &Provision) -> Vec<Link> {
    let mut links = Vec::new();
    let mut up = row.citation().parent();
    while let Some(citation) = up {
        let family = law::provision(row.law, &citation.to_string());
        if let Some(family) =
            family.filter(|family| family.is_family() && family.provision == citation.to_string())
        {
            links.push(Link::new(family.provision.clone(), href(face, row.law, &family.provision)));
        }
        up = citation.parent();
    }
    links.reverse();
    links
}

fn asks(law: Law, cited: &str, ncnd: bool) -> Vec<String> {
    law::reliance::requirements(law, cited, ncnd)
        .into_iter()
        .map(|r| if r.required { r.ask } else { format!("{} (if it applies)", r.ask) })
        .collect()
}

fn says(law: Law, cited: &str, ncnd: bool) -> Vec<Said> {
    law::reliance::must_say(law, cited, ncnd)
        .into_iter()
        .map(|say| Said {
            what: crate::error::capital(&say.what),
            under: say.provision,
            required: say.required,
            mark: say.certainty,
        })
        .collect()
}

/// Where the text of the law is.
fn address(row: &Provision) -> String {
    row.source.split_whitespace().find(|s| s.starts_with("https://")).unwrap_or_default().to_owned()
}

fn facts(face: &Face, row: &Provision) -> Vec<Row> {
    let shown = |told: &law::tell::Told| !matches!(told.heading, "Status" | "Note" | "How sure this is");
    law::tell::told(row)
        .into_iter()
        .filter(shown)
        .map(|told| {
            let other = row.ncnd.as_ref().filter(|ncnd| {
                told.heading == "Neither confirm nor deny"
                    && law::provision(row.law, &ncnd.provision).is_none()
            });
            let line = Row::new(told.heading, told.says);
            match other {
                Some(ncnd) => line.action("Show", href(face, row.law, &ncnd.provision)),
                None => line,
            }
        })
        .collect()
}

/// `Section 31`, `Regulation 12`.
fn numbered(citation: &Citation) -> String {
    let word = if citation.regulation { "Regulation" } else { "Section" };
    format!("{word} {}", citation.number)
}
