//! Before they ask: published answers beside each question, what is said of them, what is counted, and what the desk sees.

use axum::http::StatusCode;
use casework::decision::Reliance;
use casework::{Decision, Disposition};
use jiff::Timestamp;
use law::Law;
use office::Office;

use crate::desk::{Person, place};
use crate::public::{Pages, never_says, says, value};
use crate::{get, header, page, seeded};

type Fields<'a> = Vec<(&'a str, &'a str)>;

const POTHOLES: &str = "How many potholes were repaired in 2025?";
const LAMPS: &str = "How many lamp posts were painted in 2025?";

/// The counts of a year by their names.
async fn counts(office: &Office) -> Vec<(String, u64)> {
    let since = office.today().checked_sub(jiff::Span::new().years(1)).unwrap();
    let mut sums = std::collections::BTreeMap::new();
    for count in office.store.counts_since(seeded::AUTHORITY, since).await.unwrap() {
        *sums.entry(count.what.id().to_owned()).or_insert(0) += count.times;
    }
    sums.into_iter().collect()
}

fn times(counts: &[(String, u64)], what: &str) -> u64 {
    counts.iter().find(|(name, _)| name == what).map_or(0, |(_, times)| *times)
}

/// Sends a step with everything that the page before carried.
async fn on(pages: &Pages, html: &str, more: &[(&str, &str)]) -> (StatusCode, String, String) {
    let mut fields: Vec<(String, String)> = Vec::new();
    for piece in html.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = piece.split_once("\" value=\"").expect("a hidden field");
        let held = rest.split('"').next().unwrap_or_default();
        let plain = held.replace("&#38;", "&").replace("&#39;", "'").replace("&#34;", "\"");
        fields.push((name.to_owned(), plain));
    }
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Fields<'_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = pages.send("/ask", &fields).await;
    let to = header(&answer, "location").to_owned();
    let (status, html) = page(answer).await;
    (status, html, to)
}

/// The page that shows published answers beside what is asked.
async fn shown(pages: &Pages, typed: &str) -> String {
    let (_, html) = pages.see("/ask").await;
    let id = value(&html, "command_id").to_owned();
    let first = [("command_id", id.as_str()), ("step", "questions"), ("go", "on"), ("question-1", typed)];
    page(pages.send("/ask", &first).await).await.1
}

/// The value that says of a question that the first answer beside it answers it.
fn choice(html: &str, field: &str) -> String {
    value(html, field).to_owned()
}

#[tokio::test]
async fn each_question_has_its_answers_beside_it_and_only_the_rest_is_asked() {
    let pages = Pages::new().await;
    let ids = seeded::publish_some(&pages.office).await;
    let typed =
        format!("Please tell me:\n1. {POTHOLES}\n2. {LAMPS}\n3. Who manages the contact centre contract?");
    let html = shown(&pages, &typed).await;
    says(
        &html,
        &[
            "These answers are published already",
            "4,182 potholes",
            "This answers it",
            "No, ask it",
            "Monday 1 June 2026",
        ],
    );
    // The answer, not a document: with what was kept back said, and its way to the page.
    says(&html, &["The Customer Contact Manager.", "Given in part", "FOI-2026-000", "/ask/opened/"]);
    never_says(&html, &["<legend class=\"big\"><span class=\"caption\">You ask</span>How many lamp posts"]);
    let tick = choice(&html, "part-0");
    assert!(tick.starts_with(&ids[1].simple().to_string()), "{tick}");

    let (_, reply, _) = on(&pages, &html, &[("part-0", &tick), ("part-2", "no"), ("go", "on")]).await;
    says(&reply, &["How shall we reply?", &tick]);
    let how = [("how", "email"), ("email", "ada@mail.example"), ("name", "Ada Penrose"), ("go", "on")];
    let (_, check, _) = on(&pages, &reply, &how).await;
    says(
        &check,
        &[
            "Answered already, so not asked",
            "Potholes repaired in 2025",
            "Please tell me:",
            "lamp posts",
            "Who manages",
        ],
    );
    let quoted = check.split("<blockquote>").nth(1).unwrap().split("</blockquote>").next().unwrap();
    never_says(quoted, &["potholes"]);
    let (status, _, to) = on(&pages, &check, &[("go", "send")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, _, again) = on(&pages, &check, &[("go", "send")]).await;
    assert_eq!((status, &again), (StatusCode::SEE_OTHER, &to), "the button pressed twice");
    let (_, followed) = pages.see(&to).await;
    says(&followed, &["lamp posts", "contact centre contract"]);
    never_says(&followed, &["How many potholes"]);

    let counted = counts(&pages.office).await;
    assert_eq!(times(&counted, "offered"), 1);
    assert_eq!(times(&counted, "helped"), 1);
    assert!(times(&counted, "no") >= 1 && times(&counted, "shown") >= 2, "{counted:?}");
    assert_eq!(times(&counted, "stopped"), 0);

    // The case knows what was found, for the acknowledgement to confirm.
    let found = pages.office.board(&seeded::officer(), &office::BoardFilter::default()).await.unwrap();
    let row = found.rows.iter().find(|r| r.row.subject.contains("tell me") || r.row.open).unwrap();
    let state = pages.office.case(&seeded::officer(), row.id).await.unwrap();
    assert_eq!(state.found_published.len(), 1);
    assert_eq!(state.found_published[0].question, POTHOLES);
    assert!(state.found_published[0].address.starts_with("https://wexmoor.example/log/"));
}

#[tokio::test]
async fn whoever_has_their_answer_stops_and_nothing_of_theirs_is_kept() {
    let pages = Pages::new().await;
    seeded::publish_some(&pages.office).await;
    let before = pages.office.store.last_seq().await.unwrap();
    let html = shown(&pages, POTHOLES).await;
    let tick = choice(&html, "part-0");
    let (_, left, _) = on(&pages, &html, &[("part-0", &tick), ("go", "on")]).await;
    says(
        &left,
        &["You have your answer", "Stop here: I have my answer", "Send my whole request all the same"],
    );
    let (status, _, to) = on(&pages, &left, &[("part-0", &tick), ("go", "stop")]).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/ask/answered"));
    says(&pages.see(&to).await.1, &["Thank you: you have your answer", "nothing that you typed was kept"]);
    assert_eq!(pages.office.store.last_seq().await.unwrap(), before, "nothing was stored but counts");
    let counted = counts(&pages.office).await;
    assert_eq!((times(&counted, "stopped"), times(&counted, "helped")), (1, 1), "{counted:?}");

    // Or sends all of it.
    let (_, reply, _) = on(&pages, &left, &[("part-0", &tick), ("go", "all")]).await;
    says(&reply, &["How shall we reply?", POTHOLES]);
    never_says(&reply, &[&format!("name=\"part-0\" value=\"{tick}\"")]);
}

#[tokio::test]
async fn an_answer_opened_from_the_form_is_counted_and_one_that_is_not_there_is_not() {
    let pages = Pages::new().await;
    let ids = seeded::publish_some(&pages.office).await;
    let html = shown(&pages, POTHOLES).await;
    let link = html.split('"').find(|part| part.contains("/ask/opened/")).unwrap().to_owned();
    let opened = pages.ask(get(&link)).await;
    assert_eq!(header(&opened, "location"), format!("/log/{}#answer-1", ids[1].simple()));
    let mut ahead = get(&link);
    ahead.headers_mut().insert("sec-purpose", "prefetch".parse().unwrap());
    pages.ask(ahead).await;
    for wrong in [format!("{}.77", ids[1].simple()), format!("{}.0", uuid::Uuid::from_u128(7).simple())] {
        pages.see(&format!("/ask/opened/{wrong}")).await;
    }
    assert_eq!(pages.see("/ask/opened/nonsense").await.0, StatusCode::NOT_FOUND);
    assert_eq!(times(&counts(&pages.office).await, "opened"), 1);
    // A page says whether it was useful.
    let path = format!("/log/{}", ids[1].simple());
    says(&pages.see(&path).await.1, &["Was this useful?", "Cite this"]);
    let said = pages.send(&format!("{path}/useful"), &[("useful", "no")]).await;
    assert_eq!(header(&said, "location"), format!("{path}?useful=said#useful"));
    says(&pages.see(&format!("{path}?useful=said")).await.1, &["Thank you. It was counted"]);
    pages.send(&format!("{path}/useful"), &[("useful", "perhaps")]).await;
    assert_eq!(times(&counts(&pages.office).await, "not-useful"), 1);
}

#[tokio::test]
async fn what_was_withheld_or_is_old_is_shown_as_such_and_what_was_withdrawn_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (office, clock) =
        seeded::office(folder.path(), "2024-02-01T09:00:00Z", "https://wexmoor.example").await;
    let app = web::app(office.clone(), web::Settings::default());
    let pages = Pages { office, app, folder };
    let (case, ..) = seeded::request(&pages.office, &["What is the pass code of the harbour gate?"]).await;
    let mut decision = Decision::new(Disposition::Withheld, "It would help those who break in.");
    let mut reliance = Reliance::on(Law::Foia, "s.40(2)");
    reliance.covers = "the code".to_owned();
    reliance.why = "It is held about a person.".to_owned();
    reliance.condition = "Giving it would contravene the first principle.".to_owned();
    decision.reliances = vec![reliance];
    let entry = seeded::publish(&pages.office, case, "The harbour gate", vec![decision]).await;
    clock.set("2026-06-01T09:00:00Z".parse::<Timestamp>().unwrap());
    let html = shown(&pages, "Please give me the pass code of the harbour gate").await;
    says(
        &html,
        &[
            "Withheld",
            "The information was not given then",
            "we decide again, as things are now",
            "More than a year old",
        ],
    );
    never_says(&html, &["currently"]);
    let subject = pages.office.store.log_entry(seeded::AUTHORITY, entry).await.unwrap().unwrap().subject;
    let id = casework::ids::EntryId(0);
    pages
        .office
        .withdraw_entry(&seeded::officer(), casework::CaseId(subject), "w", id, "Wrong.")
        .await
        .unwrap();
    never_says(
        &shown(&pages, "Please give me the pass code of the harbour gate").await,
        &["harbour gate, FOI"],
    );
}

#[tokio::test]
async fn the_search_knows_forms_names_and_slips_and_offers_to_ask() {
    let pages = Pages::new().await;
    seeded::publish_some(&pages.office).await;
    let rows: &[(&str, &[&str], &[&str])] = &[
        // One form of a word for another, one name for another.
        ("repair pothole", &["Potholes repaired in 2025", "4,182", "Monday 1 June 2026"], &["library"]),
        ("call centre", &["Contact centre contract and staff", "#answer-2"], &["library"]),
        // A slip of the pen.
        ("potohles", &["Shown are the answers to <strong>potholes</strong>", "4,182"], &["library"]),
        // Nothing: the words go along.
        ("zeppelins", &["No published answer has these words", "/ask?q=zeppelins"], &["4,182"]),
    ];
    for (typed, words, never) in rows {
        let (_, html) = pages.see(&format!("/log?q={}", web::view::encode(typed))).await;
        says(&html, words);
        never_says(&html, never);
    }
    says(&pages.see("/ask?q=How%20many%20zeppelins%3F").await.1, &["How many zeppelins?</textarea>"]);
}

/// Follows the events to their end, as the program does beside the pages.
async fn follow(office: &Office) {
    let mut cursor = 0;
    loop {
        let next = office.follow_asked(cursor, 50).await.unwrap();
        if next == cursor {
            return;
        }
        cursor = next;
    }
}

#[tokio::test]
async fn the_desk_sees_what_is_asked_most_and_is_not_published() {
    let place = place().await;
    let office = &place.office;
    let officer = Person::sign_in(&place.app, "amal@wexmoor.example").await;
    says(&officer.see("/desk").await.1, &["Asked most and not published"]);
    says(&officer.see("/desk/asked").await.1, &["was asked twice"]);
    for (n, question) in
        ["Who supplies your telephony?", "Telephony provider", "Please name your phone system supplier"]
            .iter()
            .enumerate()
    {
        let form = office::FormRequest {
            questions: vec![(*question).to_owned(), format!("What is kept in shed {n}?")],
            applicant: document::request::Applicant {
                name: Some("Morwenna Tregarth".to_owned()),
                email: Some("m.tregarth@mail.example".to_owned()),
                ..Default::default()
            },
            format: String::new(),
            answered_by: Vec::new(),
        };
        office.ask(seeded::AUTHORITY, &format!("asked {n}"), form).await.unwrap();
    }
    follow(office).await;
    let (_, html) = officer.see("/desk/asked").await;
    says(&html, &["3 questions in 3 requests", "Also: ", "not answered yet", "Answer it first", "FOI-"]);
    never_says(&html, &["Tregarth", "mail.example"]);
    let (_, csv) = officer.see("/desk/asked.csv").await;
    says(&csv, &["Question,Questions,Requests", ",3,3,0,no,,"]);
    never_says(&csv, &["Tregarth"]);
    // Nobody else sees it.
    assert_ne!(Person::nobody(&place.app).see("/desk/asked").await.0, StatusCode::OK);
    let (_, html) = officer.see("/desk/asked/offered").await;
    says(&html, &["Answered without a request", "Nothing was offered yet", "0 people"]);
}
