//! What answers are made from and what becomes of them, through HTTP: standing reasons, teams and people, and
//! an answer published and withdrawn.

use axum::http::StatusCode;
use casework::{Command, Role, authority::Member};
use office::{LetterPlan, NewMember, SendOrder, Who};
use uuid::Uuid;

use crate::desk::{PASSWORD, Person, Place, place};
use crate::public::{never_says, says, value};
use crate::{page, seeded};

pub(crate) async fn officer(place: &Place) -> Person {
    Person::sign_in(&place.app, "amal@wexmoor.example").await
}

/// An administrator, signed in.
pub(crate) async fn administrator(place: &Place) -> Person {
    let member = Member {
        name: "Una Marsh".into(),
        email: "una@wexmoor.example".into(),
        roles: vec![Role::Administrator],
        team: None,
    };
    let new = NewMember { id: Uuid::from_u128(0xad), member, password: Some(PASSWORD.into()) };
    place.office.set_member(&Who::command_line(seeded::AUTHORITY), "una", new).await.unwrap();
    Person::sign_in(&place.app, "una@wexmoor.example").await
}

/// A standing reason as its form sends it.
fn reason<'a>() -> Vec<(&'a str, &'a str)> {
    vec![
        ("do", "save"),
        ("title", "Security products"),
        ("provision", "foia s.31(1)(a)"),
        ("owner", "Head of ICT"),
        ("expires-day", "1"),
        ("expires-month", "9"),
        ("expires-year", "2026"),
        ("why", "Names of security products tell an attacker where to begin."),
        ("prejudice", "Known weaknesses could be tried first."),
        ("likelihood", "would-be-likely"),
        ("for-0-text", "Openness about what public money buys"),
        ("for-0-weight", "slight"),
        ("against-0-text", "Residents' data is held on these systems"),
        ("against-0-weight", "strong"),
        ("balance", "The harm to residents outweighs the little that would be learned."),
    ]
}

#[tokio::test]
async fn a_standing_reason_is_written_changed_and_retired() {
    let place = place().await;
    let amal = officer(&place).await;
    let (_, html) = amal.see("/desk/new-reason").await;
    says(&html, &["foia s.31(1)(a)", "foia s.31(3)", "neither confirm nor deny", "For disclosure"]);
    let (status, html) = page(amal.send("/desk/new-reason", &[("title", "Kept title")]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(
        &html,
        &[
            "Choose the provision",
            "Say who answers",
            "by which day",
            "Say why the provision applies",
            "Kept title",
        ],
    );
    let mut more = reason();
    more[0] = ("do", "rows-for");
    more.push(("for-rows", "3"));
    let (status, html) = page(amal.send("/desk/new-reason", &more).await).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["for-3-text", "Openness about what public money buys"]);

    let html = amal.done("/desk/new-reason", &reason()).await;
    says(
        &html,
        &[
            "The reason was saved",
            "Security products",
            "FOIA s.31(1)(a)",
            "Tuesday 1 September 2026",
            "In use",
        ],
    );
    let (_, html) = amal.see("/desk/reasons/security-products").await;
    says(&html, &["Would be likely to prejudice", "(slight)", "(strong)", "What the law wants"]);

    // Another person changed it meanwhile: theirs is not lost unless one says so.
    let (_, html) = amal.see("/desk/reasons/security-products/edit").await;
    let seen = value(&html, "seen").to_owned();
    let mut theirs = reason();
    theirs[3] = ("owner", "Head of Digital");
    theirs.push(("seen", &seen));
    amal.done("/desk/reasons/security-products/edit", &theirs).await;
    let mut mine = reason();
    mine[1] = ("title", "Names of security products");
    mine.push(("seen", &seen));
    let (status, html) = page(amal.send("/desk/reasons/security-products/edit", &mine).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Somebody changed this reason while you were writing", "Names of security products"]);
    let seen = value(&html, "seen").to_owned();
    mine.pop();
    mine.push(("seen", &seen));
    let html = amal.done("/desk/reasons/security-products/edit", &mine).await;
    says(&html, &["The reason was saved", "Names of security products", "Head of ICT"]);

    // One that serves neither confirming nor denying; one that has expired says so.
    let mut attacks = reason();
    attacks[1] = ("title", "Whether attacks happened");
    attacks[2] = ("provision", "foia s.31(3)");
    amal.done("/desk/new-reason", &attacks).await;
    let (_, html) = amal.see("/desk/reasons/whether-attacks-happened").await;
    says(&html, &["Neither confirming nor denying", "For confirming or denying"]);
    let mut past = reason();
    past[1] = ("title", "Old");
    past[6] = ("expires-year", "2025");
    let (_, html) = page(amal.send("/desk/new-reason", &past).await).await;
    says(&html, &["Choose a day that is still to come"]);

    let retire = "/desk/reasons/security-products/retire";
    let (status, html) = page(amal.send(retire, &[]).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["Say why it is no longer used"]);
    for _ in 0..2 {
        let html = amal.done(retire, &[("why", "replaced by the new policy")]).await;
        says(&html, &["The reason is no longer used", "Whether attacks happened"]);
        never_says(&html, &["Names of security products"]);
    }
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    assert_eq!(ifor.see("/desk/reasons").await.0, StatusCode::OK);
    assert_eq!(ifor.send("/desk/new-reason", &reason()).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_expired_reason_says_so_in_words() {
    let place = place().await;
    let amal = officer(&place).await;
    amal.done("/desk/new-reason", &reason()).await;
    let clock = jiff::civil::date(2026, 9, 2);
    let mut known = place.office.authority(seeded::AUTHORITY).await.unwrap().standing_reasons[0].clone();
    known.expires_on = clock.checked_sub(jiff::ToSpan::days(180)).unwrap();
    let event = casework::AuthorityEvent::StandingReasonSet { reason: Box::new(known) };
    place.office.change(&Who::command_line(seeded::AUTHORITY), "expired", event).await.unwrap();
    let (_, html) = amal.see("/desk/reasons?state=expired").await;
    says(&html, &["Security products", "Expired: not offered"]);
    let (_, html) = amal.see("/desk/reasons?state=in-use").await;
    says(&html, &["No standing reason fits"]);
    let (_, html) = amal.see("/desk/reasons/security-products").await;
    says(&html, &["It is not offered any more"]);
}

#[tokio::test]
async fn officers_keep_teams_and_administrators_people() {
    let place = place().await;
    let amal = officer(&place).await;
    let team =
        [("name", "Parks"), ("email", "parks@wexmoor.example"), ("covers", "parks, trees and play areas")];
    let html = amal.done("/desk/new-team", &team).await;
    says(&html, &["The team was saved", "Parks", "parks, trees and play areas", "Amal Reyes", "Approver"]);
    never_says(&html, &["/desk/new-member"]);
    let other = [("name", "parks"), ("email", "other@wexmoor.example"), ("covers", "something else")];
    let (status, html) = page(amal.send("/desk/new-team", &other).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["There is a team of that name", "something else"]);
    let (_, html) =
        page(amal.send("/desk/teams/Parks", &[("email", "nowhere"), ("covers", "parks")]).await).await;
    says(&html, &["A team needs an e-mail address", "value=\"nowhere\""]);
    let html =
        amal.done("/desk/teams/Parks", &[("email", "green@wexmoor.example"), ("covers", "parks")]).await;
    says(&html, &["green@wexmoor.example"]);
    for path in ["/desk/new-member", "/desk/teams/Parks/remove"] {
        assert_eq!(amal.send(path, &[]).await.status(), StatusCode::FORBIDDEN, "{path}");
    }

    let una = administrator(&place).await;
    let id = Uuid::now_v7().to_string();
    let mut new = vec![
        ("command_id", id.as_str()),
        ("name", "Teo Hale"),
        ("email", "teo@wexmoor.example"),
        ("roles", "officer"),
        ("roles", "approver"),
        ("team", "Parks"),
        ("password", "short"),
        ("twice", "short"),
    ];
    let (status, html) = page(una.send("/desk/new-member", &new).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["A password needs at least 12 characters", "value=\"Teo Hale\""]);
    never_says(&html, &["value=\"short\""]);
    (new[6], new[7]) = (("password", PASSWORD), ("twice", PASSWORD));
    for _ in 0..2 {
        let html = una.done("/desk/new-member", &new).await;
        says(&html, &["Teo Hale", "Officer, Approver"]);
        assert_eq!(html.matches("Teo Hale").count(), 1, "added twice");
    }
    let teo = Person::sign_in(&place.app, "teo@wexmoor.example").await;
    assert_eq!(teo.see("/desk/teams").await.0, StatusCode::OK);

    // A lost password: a new one ends what was open. An address is one person's; somebody stays administrator.
    let path = format!("/desk/members/{id}");
    let (_, html) = una.see(&path).await;
    says(&html, &["value=\"teo@wexmoor.example\"", "Only where theirs is lost"]);
    let lost = "five quiet herons";
    let change = [
        ("name", "Teo Hale"),
        ("email", "teo@wexmoor.example"),
        ("roles", "officer"),
        ("password", lost),
        ("twice", lost),
    ];
    una.done(&path, &change).await;
    assert_eq!(teo.see("/desk/teams").await.0, StatusCode::SEE_OTHER);
    let taken = [("name", "Teo Hale"), ("email", "amal@wexmoor.example"), ("roles", "officer")];
    let (status, html) = page(una.send(&path, &taken).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["is taken already"]);
    let alone = format!("/desk/members/{}", Uuid::from_u128(0xad));
    let demoted = [("name", "Una Marsh"), ("email", "una@wexmoor.example"), ("roles", "officer")];
    let (_, html) = page(una.send(&alone, &demoted).await).await;
    says(&html, &["Somebody must stay administrator"]);
    let html = una.done("/desk/teams/Parks/remove", &[]).await;
    says(&html, &["The team was removed"]);
    assert!(place.office.authority(seeded::AUTHORITY).await.unwrap().team("Parks").is_none());
}

#[tokio::test]
async fn an_answer_is_published_found_and_withdrawn() {
    let place = place().await;
    let amal = officer(&place).await;
    let (case, reference, _) = seeded::request(&place.office, &["How many swans live on the moat?"]).await;
    seeded::accept(&place.office, case).await;
    let who = seeded::officer();
    let state = place.office.case(&who, case).await.unwrap();
    let decide = Command::Decide {
        question: state.questions[0].id,
        decision: Box::new(seeded::given("Eleven swans lived on the moat on 1 May 2026.")),
        revision: state.questions[0].revision,
    };
    let state = place.office.act(&who, case, "decide", vec![decide]).await.unwrap();
    let order = SendOrder { plan: LetterPlan::response(&state), to: None };
    place.office.send(&who, case, "send", order).await.unwrap();
    seeded::carry(&place.office, place.folder.path()).await;

    let publish = format!("/desk/cases/{reference}/publish");
    let (status, html) = amal.see(&publish).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["How many swans live on the moat?", "Eleven swans"]);
    let entry = [
        ("do", "publish"),
        ("title", "Swans on the moat"),
        ("question-0", "How many swans live on the moat?"),
        ("answer-0", "Eleven swans lived on the moat on 1 May 2026."),
        ("looked", "applicant"),
        ("looked", "third-parties"),
        ("looked", "copyright"),
    ];
    amal.done(&publish, &entry).await;
    let (_, html) = amal.see("/log?q=swans").await;
    says(&html, &["Swans on the moat"]);
    never_says(&html, &["tregarth"]);
    let entry = &place.office.log(seeded::AUTHORITY, None, None, 5).await.unwrap().entries[0];
    let address = format!("/log/{}", entry.id);
    let (status, html) = amal.see(&address).await;
    assert_eq!(status, StatusCode::OK);
    says(&html, &["Eleven swans"]);

    let number = place.office.case(&who, case).await.unwrap().entries[0].id.to_string();
    let withdraw =
        [("do", "withdraw"), ("entry", number.as_str()), ("why", "The count was of another moat.")];
    amal.done(&publish, &withdraw).await;
    let (status, html) = amal.see(&address).await;
    assert_eq!(status, StatusCode::GONE);
    says(&html, &["The count was of another moat."]);
    never_says(&html, &["Eleven swans"]);
    let (_, html) = amal.see("/log?q=swans").await;
    never_says(&html, &["Swans on the moat"]);
}
