//! All provisions, section by section, with a search over them and over the rules.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Html;
use law::provisions;
use law::{Citation, Law, Provision};
use serde::Deserialize;

use super::rules::{Line, lines};
use super::{Listed, Which, href, listed, numbered};
use crate::routes::public::face::Face;
use crate::view::{Page, Shade, Tag, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/law/list.html")]
struct List {
    page: Page,
    q: String,
    action: String,
    all: bool,
    laws: Vec<OfLaw>,
}

struct OfLaw {
    id: &'static str,
    title: &'static str,
    count: usize,
    groups: Vec<Group>,
    rules: Vec<Line>,
}

/// One section or regulation.
struct Group {
    heading: String,
    /// The page that tells what its limbs have in common; empty where there is only one.
    href: String,
    rows: Vec<Listed>,
}

/// What is looked for.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

pub(crate) async fn list(face: Face, Query(asked): Query<Asked>) -> Answer<Html<String>> {
    page(&face, &Law::ALL, &asked.q, face.at("/law"))
}

/// The provisions of one law.
pub(crate) async fn of_law(
    face: Face,
    Path(Which { law }): Path<Which>,
    Query(asked): Query<Asked>,
) -> Answer<Html<String>> {
    let law: Law = law.parse().map_err(|_| Error::NotFound)?;
    page(&face, &[law], &asked.q, face.at(&format!("/law/{law}")))
}

fn page(face: &Face, laws: &[Law], q: &str, action: String) -> Answer<Html<String>> {
    let q: String = q.trim().chars().take(200).collect();
    let of = |law: &Law| {
        let rows: Vec<&Provision> = match q.is_empty() {
            true => provisions::of_law(*law).collect(),
            false => provisions::search(Some(*law), &q),
        };
        let groups = groups(face, &rows);
        let rules: Vec<Line> = if q.is_empty() { Vec::new() } else { found(face, *law, &q) };
        OfLaw { id: law.id(), title: law.title(), count: rows.len() + rules.len(), groups, rules }
    };
    let all = laws.len() > 1;
    let title = match laws {
        [only] => format!("What may be withheld: {}", only.title()),
        _ => "What may be withheld".to_owned(),
    };
    let laws = laws.iter().map(of).filter(|law| law.count > 0 || q.is_empty()).collect();
    let page = if all { face.page(title) } else { face.page(title).back("All four laws", face.at("/law")) };
    show(List { page, q, action, all, laws })
}

/// The rules that have every word sought.
fn found(face: &Face, law: Law, q: &str) -> Vec<Line> {
    let words: Vec<String> = q.split_whitespace().take(20).map(str::to_lowercase).collect();
    lines(face, law)
        .into_iter()
        .filter(|line| {
            let text = format!("{} {}", line.provision, line.says).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect()
}

fn groups(face: &Face, rows: &[&Provision]) -> Vec<Group> {
    let mut parted: Vec<(String, Vec<&Provision>)> = Vec::new();
    for row in rows {
        let heading = format!("{}: {}", numbered(&row.citation()), row.heading);
        match parted.iter_mut().find(|(have, _)| *have == heading) {
            Some((_, rows)) => rows.push(row),
            None => parted.push((heading, vec![row])),
        }
    }
    parted.into_iter().map(|(heading, rows)| group(face, heading, &rows)).collect()
}

fn group(face: &Face, heading: String, rows: &[&Provision]) -> Group {
    let mut shown: Vec<Listed> = rows.iter().map(|row| listed(face, row)).collect();
    for row in rows {
        let Some(ncnd) = row.ncnd.as_ref().filter(|ncnd| law::provision(row.law, &ncnd.provision).is_none())
        else {
            continue;
        };
        if shown.iter().any(|have| have.cited == ncnd.provision) {
            continue;
        }
        let test =
            if ncnd.public_interest_test { ("Qualified", Shade::Blue) } else { ("Absolute", Shade::Purple) };
        shown.push(Listed {
            cited: ncnd.provision.clone(),
            title: "Neither confirm nor deny".to_owned(),
            href: href(face, row.law, &ncnd.provision),
            tag: Tag::new(test.0, test.1),
        });
    }
    let href = common(rows).map(|family| href(face, family.law, &family.provision)).unwrap_or_default();
    Group { heading, href, rows: shown }
}

/// The narrowest provision that holds all of them; none for a single one.
fn common(rows: &[&Provision]) -> Option<&'static Provision> {
    let first = rows.first()?;
    let mut citation: Citation = first.citation();
    while !rows.iter().all(|row| row.citation().within(&citation)) {
        citation = citation.parent()?;
    }
    law::provision(first.law, &citation.to_string()).filter(|found| found.is_family())
}
