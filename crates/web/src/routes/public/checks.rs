//! The checks of letters: all of them by law, and a page for each. The words are the checks' own.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Html;
use casework::Severity as Grave;
use law::Law;
use office::checks::{self, Check};
use serde::Deserialize;

use super::face::Face;
use super::law_pages;
use crate::view::{Link, Page, Severity, Tag, encode, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/checks/list.html")]
struct List {
    page: Page,
    severities: Vec<(Link, bool)>,
    laws: Vec<(Link, bool)>,
    groups: Vec<Group>,
    count: usize,
}

/// The checks that are at home in one law.
struct Group {
    id: &'static str,
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    id: &'static str,
    href: String,
    provision: &'static str,
    checks: &'static str,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "public/checks/one.html")]
struct One {
    page: Page,
    id: &'static str,
    law: &'static str,
    tag: Tag,
    meaning: &'static str,
    provision: &'static str,
    /// The page of the provision; empty where it has none.
    provision_href: String,
    checks: &'static str,
    matters: &'static str,
    bad: &'static str,
    good: &'static str,
}

/// What is to be shown.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    severity: String,
    #[serde(default)]
    law: String,
}

/// The check in the address, before which an authority may stand.
#[derive(Deserialize)]
pub(super) struct Which {
    id: String,
}

const SEVERITIES: [(Grave, &str, &str); 3] = [
    (Grave::Breach, "breach", "Breaches"),
    (Grave::Risk, "risk", "Risks"),
    (Grave::Advice, "advice", "Advice"),
];

/// Where a check belongs that is at home in none of the laws.
const NONE: &str = "other";

pub(super) async fn list(face: Face, Query(asked): Query<Asked>) -> Answer<Html<String>> {
    let severity = SEVERITIES.into_iter().find(|(_, id, _)| *id == asked.severity);
    let homes: Vec<Option<Law>> = Law::ALL.map(Some).into_iter().chain([None]).collect();
    let law = homes.iter().copied().find(|home| home_id(*home) == asked.law);
    let chosen = |check: &&&'static Check| {
        severity.is_none_or(|(grave, ..)| grave == check.severity)
            && law.is_none_or(|home| home == check.home())
    };
    let groups: Vec<Group> = homes
        .iter()
        .map(|home| {
            let mut own: Vec<&Check> =
                checks::all().iter().filter(chosen).filter(|check| check.home() == *home).copied().collect();
            own.sort_by_key(|check| number(check.provision));
            Group {
                id: home_id(*home),
                title: home.map_or("No one law", Law::title),
                rows: own.into_iter().map(|check| row(&face, check)).collect(),
            }
        })
        .filter(|group| !group.rows.is_empty())
        .collect();
    let address = |severity: &str, law: &str| {
        let given = [("severity", severity), ("law", law)];
        let query: Vec<String> = given
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        face.at(&format!("/checks{query}"))
    };
    let (now, here) = (severity.map_or("", |(_, id, _)| id), law.map_or("", home_id));
    let severities = [("", "All")].into_iter().chain(SEVERITIES.map(|(_, id, words)| (id, words)));
    let used = |home: &&Option<Law>| checks::all().iter().any(|check| check.home() == **home);
    let laws =
        homes.iter().filter(used).map(|home| (home_id(*home), home.map_or("No one law", Law::short_title)));
    let laws = [("", "All")].into_iter().chain(laws);
    show(List {
        page: face.page("What is checked in a letter").back("Check a letter", face.at("/check-a-letter")),
        severities: severities.map(|(id, words)| (Link::new(words, address(id, here)), id == now)).collect(),
        laws: laws.map(|(id, words)| (Link::new(words, address(now, id)), id == here)).collect(),
        count: groups.iter().map(|group| group.rows.len()).sum(),
        groups,
    })
}

pub(super) async fn look(face: Face, Path(Which { id }): Path<Which>) -> Answer<Html<String>> {
    let check = checks::by_id(&id).ok_or(Error::NotFound)?;
    let home = check.home();
    show(One {
        page: face.page(check.checks).back("What is checked in a letter", face.at("/checks")),
        id: check.id,
        law: home.map_or("", Law::short_title),
        tag: severity(check.severity).tag(),
        meaning: meaning(check.severity),
        provision: check.provision,
        provision_href: home
            .and_then(|law| law_pages::page_of(&face, law, check.provision))
            .unwrap_or_default(),
        checks: check.checks,
        matters: check.matters,
        bad: check.bad,
        good: check.good,
    })
}

/// The address of the page of a check.
pub(super) fn href(face: &Face, id: &str) -> String {
    face.at(&format!("/checks/{}", encode(id)))
}

/// The severity as pages show it.
pub(super) fn severity(grave: Grave) -> Severity {
    match grave {
        Grave::Breach => Severity::Breach,
        Grave::Risk => Severity::Risk,
        Grave::Advice => Severity::Advice,
    }
}

/// What a severity means, in a sentence.
pub(super) fn meaning(grave: Grave) -> &'static str {
    match grave {
        Grave::Breach => "On its face the letter lacks what the law requires.",
        Grave::Risk => "It is likely to be criticised on complaint, or turns on a judgement.",
        Grave::Advice => "Good practice and plain English; the law does not require it.",
    }
}

fn row(face: &Face, check: &'static Check) -> Row {
    Row {
        id: check.id,
        href: href(face, check.id),
        provision: check.provision,
        checks: check.checks,
        tag: severity(check.severity).tag(),
    }
}

/// The number of a section or regulation, so that a list is in the order of the law.
fn number(provision: &str) -> u32 {
    let digits: String =
        provision.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

fn home_id(home: Option<Law>) -> &'static str {
    home.map_or(NONE, Law::id)
}
