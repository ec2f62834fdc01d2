//! The pages of the law through HTTP: every provision, every rule, every notice, and that no link leads nowhere.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use law::{Citation, Law};

use crate::public::{Pages, never_says, says};

/// The addresses under `/law` that a page links to, without their fragments, and the fragments.
fn links(html: &str) -> Vec<(String, Option<String>)> {
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| *href == "/law" || href.starts_with("/law/") || href.starts_with("/law#"))
        .map(|href| match href.split_once('#') {
            Some((path, fragment)) => (path.to_owned(), Some(fragment.to_owned())),
            None => (href.to_owned(), None),
        })
        .collect()
}

#[tokio::test]
async fn every_page_of_the_law_is_reached_by_links_and_none_is_broken() {
    let pages = Pages::new().await;
    let mut seen = BTreeSet::new();
    let mut wanted = vec!["/law".to_owned()];
    while let Some(path) = wanted.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let (status, html) = pages.see(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(html.matches("<h1").count() == 1, "{path}");
        for (to, fragment) in links(&html) {
            if let Some(fragment) = fragment.filter(|_| to == path) {
                assert!(html.contains(&format!("id=\"{fragment}\"")), "{path}#{fragment}");
            }
            wanted.push(to);
        }
    }
    let path = |law: Law, cited: &str| format!("/law/{law}/{}", web::view::encode(cited));
    for row in law::provisions::all() {
        assert!(
            seen.contains(&path(row.law, &row.provision)),
            "{} {} is not linked to",
            row.law,
            row.provision
        );
        // What it is part of has a page, down from the section.
        for family in std::iter::successors(row.citation().parent(), Citation::parent) {
            let (status, _) = pages.see(&path(row.law, &family.to_string())).await;
            assert_eq!(status, StatusCode::OK, "{} {family}", row.law);
        }
        if let Some(ncnd) = &row.ncnd {
            let here = path(row.law, &ncnd.provision);
            assert!(seen.contains(&here), "{here} is not linked to");
            let (_, html) = pages.see(&here).await;
            says(&html, &["What an authority must answer before it relies on this"]);
            if law::provision(row.law, &ncnd.provision).is_none() {
                says(&html, &["either confirm nor deny", "For which exemptions"]);
            }
        }
    }
    for law in Law::ALL {
        for page in ["", "/rules", "/notices"] {
            assert!(seen.contains(&format!("/law/{law}{page}")), "{law}{page}");
        }
    }
    assert!(seen.len() > 300, "{} pages", seen.len());
}

#[tokio::test]
async fn rules_stand_with_what_they_say_and_how_sure_they_are() {
    let pages = Pages::new().await;
    for law in Law::ALL {
        let (_, html) = pages.see(&format!("/law/{law}/rules")).await;
        for listed in law::rules::all().filter(|listed| listed.law == law) {
            let rule = listed.rule;
            says(
                &html,
                &[
                    &format!("<li id=\"{}\"><strong>{}</strong>", rule.id, rule.provision),
                    &rule.says.replace('\'', "&#39;"),
                ],
            );
            let (status, _) = pages.see(&format!("/law/{law}/{}", web::view::encode(rule.provision))).await;
            assert!(matches!(status, StatusCode::OK | StatusCode::SEE_OTHER), "{law} {}", rule.provision);
        }
    }
}

#[tokio::test]
async fn notices_part_the_law_from_good_practice() {
    let pages = Pages::new().await;
    for law in Law::ALL {
        let (_, html) = pages.see(&format!("/law/{law}/notices")).await;
        for kind in law::notices::NoticeKind::ALL {
            for item in law::notices::checklist(kind, law) {
                says(&html, &[kind.title(), &item.what[1..].replace('\'', "&#39;"), item.provision]);
            }
        }
        says(&html, &[">Law</strong>", ">Good practice</strong>"]);
    }
    never_says(&pages.see("/law/eir/notices").await.1, &["Extension for the public interest test"]);
}

#[tokio::test]
async fn what_is_not_checked_says_so_and_the_search_finds_provisions_and_rules() {
    let pages = Pages::new().await;
    let open = law::provisions::all().iter().find(|row| web::view::unchecked(&row.certainty));
    if let Some(row) = open {
        let path = format!("/law/{}/{}", row.law, web::view::encode(&row.provision));
        says(&pages.see(&path).await.1, &["not checked against the text", "Check it before you rely on it."]);
    }
    let cases = [
        ("/law?q=commercial", vec!["s.43(2)", "Section 43: "], vec!["s.31(1)(a)"]),
        (
            "/law?q=sixty+consecutive",
            vec!["SI 2004/3244 reg.5", "/law/foia/rules#foia-aggregation"],
            vec!["s.43(2)"],
        ),
        ("/law/eir?q=emissions", vec!["reg.12"], vec!["s.43"]),
        ("/law?q=zeppelin", vec!["No provision and no rule has these words"], vec!["s.43"]),
        (
            "/law/foia/s.31(3)",
            vec!["Section 31(3)", "s.31(1)(a)", "s.2(1)(b)", "a balance of its own"],
            vec![],
        ),
        // With the name of one authority before it.
        ("/wexmoor/law/foia", vec!["Section by section", "/wexmoor/law/foia/s.31"], vec!["s.61"]),
        ("/wexmoor/law/foia/rules", vec!["Time, cost and rights"], vec![]),
        ("/wexmoor/law/foia/notices", vec!["What each notice contains"], vec![]),
        ("/law/foia/s.31", vec!["Its limbs", "s.31(1)(i)", "s.31(2)(a)"], vec![]),
        ("/law/foia/s.31(1)(a)", vec!["Part of", ">s.31(1)</a>", "/law/foia/s.31%283%29"], vec![]),
    ];
    for (path, words, never) in cases {
        let (status, html) = pages.see(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        says(&html, &words);
        never_says(&html, &never);
    }
    for wrong in ["/law/none", "/law/none/rules", "/law/none/notices", "/law/foia/s.999", "/law/foia/s.31(4)"]
    {
        assert_eq!(pages.see(wrong).await.0, StatusCode::NOT_FOUND, "{wrong}");
    }
}
