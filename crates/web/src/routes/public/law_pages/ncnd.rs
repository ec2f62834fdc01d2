//! A provision that lifts the duty to say whether information is held: for what, with which test, what it asks.

use askama::Template;
use axum::response::Html;
use calendar::Certainty;
use law::reliance::balances;
use law::{Citation, Law, provisions};

use super::{Listed, Said, address, asks, listed, says};
use crate::routes::public::face::Face;
use crate::view::{Page, show};
use crate::{Answer, Error};

#[derive(Template)]
#[template(path = "public/law/ncnd.html")]
struct Shown {
    page: Page,
    law: &'static str,
    cited: String,
    test: String,
    for_limbs: Vec<Listed>,
    asks: Vec<String>,
    says: Vec<Said>,
    source: String,
    mark: Certainty,
    checked: String,
}

pub(super) fn page(face: &Face, law: Law, cited: &str) -> Answer<Html<String>> {
    let citation = Citation::parse(Some(law), cited).ok_or(Error::NotFound)?;
    let rows = provisions::lifted_by(law, cited);
    let marks = rows.iter().filter_map(|row| row.ncnd.as_ref()).map(|ncnd| ncnd.certainty);
    let tests = balances(law, &[(cited, true)]);
    let test = match tests.first() {
        Some(balance) if balance.depends => format!(
            "It depends on the limb: where the public interest decides, it is whether neither confirming nor denying outweighs saying which ({}).",
            balance.provision
        ),
        Some(balance) => format!(
            "The public interest decides, in a balance of its own: not about giving the information out, but about saying whether it is held ({}).",
            balance.provision
        ),
        None => "No public interest test.".to_owned(),
    };
    let first = rows.first().ok_or(Error::NotFound)?;
    show(Shown {
        page: face
            .page(format!("{citation}: neither confirm nor deny"))
            .back("What may be withheld", face.at(&format!("/law/{law}"))),
        law: law.title(),
        cited: crate::error::capital(&citation.in_words()),
        test,
        for_limbs: rows.iter().map(|row| listed(face, row)).collect(),
        asks: asks(law, cited, true),
        says: says(law, cited, true),
        source: address(first),
        mark: marks.max().unwrap_or(Certainty::Unverified),
        checked: format!("Last looked at on {}", crate::view::long_date(&first.checked_on)),
    })
}
