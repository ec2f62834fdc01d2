//! The rules of time, cost and rights of a law: what each says, how far the program decides it, how surely it is known.

use askama::Template;
use axum::extract::Path;
use axum::response::Html;
use calendar::Certainty;
use law::rules::{self, Coded};
use law::{Citation, Law};

use super::Which;
use crate::routes::public::face::Face;
use crate::view::{Page, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/law/rules.html")]
struct Rules {
    page: Page,
    law: &'static str,
    lines: Vec<Line>,
}

/// One rule.
pub(super) struct Line {
    pub id: &'static str,
    pub href: String,
    pub provision: &'static str,
    pub says: &'static str,
    pub mark: Certainty,
    pub decided: &'static str,
    pub checked: String,
}

pub(crate) async fn look(face: Face, Path(Which { law }): Path<Which>) -> Answer<Html<String>> {
    let law: Law = law.parse().map_err(|_| Error::NotFound)?;
    show(Rules {
        page: face
            .page(format!("Time, cost and rights: {}", law.title()))
            .back("What may be withheld", face.at(&format!("/law/{law}"))),
        law: law.title(),
        lines: lines(&face, law),
    })
}

/// The rules of a law, in its order.
pub(super) fn lines(face: &Face, law: Law) -> Vec<Line> {
    rules::all()
        .filter(|listed| listed.law == law)
        .map(|rules::Listed { rule, .. }| Line {
            id: rule.id,
            href: face.at(&format!("/law/{law}/rules#{}", rule.id)),
            provision: rule.provision,
            says: rule.says,
            mark: rule.certainty,
            decided: match rule.coded {
                Coded::Whole => "by the program",
                Coded::Part => "in part by the program",
                Coded::Officer => "by the officer",
            },
            checked: crate::view::readable(&rule.checked.to_string()),
        })
        .collect()
}

/// The first rule that stands in a provision, by its name.
pub(super) fn of(law: Law, cited: &str) -> Option<&'static str> {
    let citation = Citation::parse(Some(law), cited);
    let within = |provision: &str| {
        let own = Citation::parse(Some(law), provision);
        own.zip(citation.as_ref()).is_some_and(|(own, cited)| own.within(cited))
    };
    rules::all()
        .filter(|listed| listed.law == law)
        .find(|listed| listed.rule.provision == cited || within(listed.rule.provision))
        .map(|listed| listed.rule.id)
}
