//! What each kind of notice must contain under a law, and what is only good practice.

use askama::Template;
use axum::extract::Path;
use axum::response::Html;
use law::notices::{Duty, Item, NoticeKind, checklist};
use law::{Citation, Law};

use super::Which;
use crate::routes::public::face::Face;
use crate::view::{Page, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/law/notices.html")]
struct Notices {
    page: Page,
    law: &'static str,
    common: Vec<Line>,
    kinds: Vec<Kind>,
}

struct Kind {
    id: String,
    title: &'static str,
    lines: Vec<Line>,
}

struct Line {
    what: String,
    provision: &'static str,
    law: bool,
    mark: calendar::Certainty,
}

pub(crate) async fn look(face: Face, Path(Which { law }): Path<Which>) -> Answer<Html<String>> {
    let law: Law = law.parse().map_err(|_| Error::NotFound)?;
    let lists: Vec<(NoticeKind, Vec<Item>)> = NoticeKind::ALL
        .into_iter()
        .map(|kind| (kind, checklist(kind, law)))
        .filter(|(_, items)| !items.is_empty())
        .collect();
    let everywhere = |item: &Item| lists.iter().all(|(_, items)| items.contains(item));
    let common =
        lists.first().map(|(_, items)| items.iter().filter(|item| everywhere(item)).map(line).collect());
    let kinds = lists
        .iter()
        .map(|(kind, items)| Kind {
            id: kind.title().to_lowercase().replace(' ', "-"),
            title: kind.title(),
            lines: items.iter().filter(|item| !everywhere(item)).map(line).collect(),
        })
        .collect();
    show(Notices {
        page: face
            .page(format!("What each notice contains: {}", law.title()))
            .back("What may be withheld", face.at(&format!("/law/{law}"))),
        law: law.title(),
        common: common.unwrap_or_default(),
        kinds,
    })
}

/// Whether what a notice must contain stands in a provision, or in one within it.
pub(super) fn tell_of(law: Law, cited: &str) -> bool {
    let citation = Citation::parse(Some(law), cited);
    let within = |provision: &str| {
        let own = Citation::parse(Some(law), provision);
        own.zip(citation.as_ref()).is_some_and(|(own, cited)| own.within(cited))
    };
    let items = NoticeKind::ALL.into_iter().flat_map(|kind| checklist(kind, law));
    items
        .into_iter()
        .any(|item| item.duty == Duty::Law && (item.provision == cited || within(item.provision)))
}

fn line(item: &Item) -> Line {
    Line {
        what: crate::error::capital(item.what),
        provision: item.provision,
        law: item.duty == Duty::Law,
        mark: item.certainty,
    }
}
