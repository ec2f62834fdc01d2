//! Every component on one page, and one sample of each kind of page, for designers and for the browser tests.
//!
//! It is served by the example `style_guide` alone. All people, bodies and cases in it are invented.

mod samples;

use askama::Template;
use axum::Router;
use axum::response::{Html, Redirect};
use axum::routing::{get, post};

use crate::form::{Form, Submitted};
use crate::view::{Due, Event, Finding, Marked, Page, Pages, Row, Site, Tag, Task, WorkingDay, show};
use crate::{Answer, Error, Settings, limits};

/// The style guide's pages inside the shell.
pub fn style_guide(settings: Settings) -> Router {
    let mut settings = settings;
    settings.site = samples::site();
    let limited = limits::public_form(Router::new().route("/limited", post(async || "taken")), &settings);
    let routes = Router::new()
        .route("/", get(components).post(components_again))
        .route("/home", get(home))
        .route("/ask", get(ask).post(ask_again))
        .route("/answer", get(answer))
        .route("/board", get(board))
        .route("/case", get(case))
        .route("/letter", get(letter))
        .route("/contributor", get(contributor))
        .route("/broken", get(async || Err::<(), _>(Error::broken("a disk is full"))))
        .route("/panics", get(panics))
        .route("/conflict", get(conflict))
        .route("/forbidden", get(forbidden))
        .route("/sign-out", post(async || Redirect::to("/")))
        .merge(limited);
    crate::shell(routes, settings)
}

async fn panics() -> Answer<()> {
    panic!("the sample that panics")
}

async fn conflict() -> Answer<()> {
    let reason =
        "R. Okafor saved another answer to question 8 at 10:42. Yours is below theirs, nothing is lost."
            .into();
    Err(Error::Conflict { reason, see: Some(crate::view::Link::new("See both answers", "/case")) })
}

async fn forbidden() -> Answer<()> {
    Err(Error::Forbidden { reason: "Only someone who did not decide this request may review it.".into() })
}

#[derive(Template)]
#[template(path = "style_guide/components.html")]
struct Components {
    page: Page,
    form: Form,
    due: [Due; 3],
    rows: Vec<Row>,
    tasks: Vec<Task>,
    tags: Vec<Tag>,
    pages: Pages,
    working: Vec<WorkingDay>,
    findings: Vec<Finding>,
    marked: Marked,
    events: Vec<Event>,
}

fn components_page(site: Site, form: Form) -> Answer<Html<String>> {
    let shown = Components {
        page: Page::new(site, "Style guide").of_form(&form),
        form,
        due: samples::due(),
        rows: samples::rows(),
        tasks: samples::tasks(),
        tags: samples::tags(),
        pages: Pages::new(7, 240, 20, "/?q=agents"),
        working: samples::working(),
        findings: samples::findings(),
        marked: samples::marked(),
        events: samples::events(),
    };
    show(shown)
}

async fn components(site: Site) -> Answer<Html<String>> {
    components_page(site, Form::new().with("law", "foia"))
}

async fn components_again(site: Site, mut sent: Submitted) -> Answer<Html<String>> {
    sent.form.required("subject", "Enter what the request is about");
    sent.form.required("body", "Enter the request as it came, or choose a file");
    if sent.form.date("received", "Date of receipt").is_none() && sent.form.date_error("received").is_empty()
    {
        sent.form.fail("received-day", "Enter the date of receipt");
    }
    sent.form.required("disposition", "Choose how this question is answered");
    components_page(site, sent.form)
}

#[derive(Template)]
#[template(path = "style_guide/home.html")]
struct Home {
    page: Page,
    pages: Pages,
}

async fn home(site: Site) -> Answer<Html<String>> {
    let page = Page::new(site, "Published answers").here("search");
    show(Home { page, pages: Pages::new(1, 62, 20, "/home?q=contact+centre") })
}

#[derive(Template)]
#[template(path = "style_guide/ask.html")]
struct Ask {
    page: Page,
    form: Form,
}

async fn ask(site: Site) -> Answer<Html<String>> {
    ask_page(site, Form::new())
}

async fn ask_again(site: Site, mut sent: Submitted) -> Answer<Html<String>> {
    sent.form.required("question", "Enter what you want to know");
    ask_page(site, sent.form)
}

fn ask_page(site: Site, form: Form) -> Answer<Html<String>> {
    let page = Page::new(site, "What do you want to know?").here("ask").back("Back", "/home").of_form(&form);
    show(Ask { page, form })
}

#[derive(Template)]
#[template(path = "style_guide/answer.html")]
struct PublishedAnswer {
    page: Page,
    rows: Vec<Row>,
}

async fn answer(site: Site) -> Answer<Html<String>> {
    let page = Page::new(site, "Contact centre contract and staff")
        .here("search")
        .back("All published answers", "/home");
    show(PublishedAnswer { page, rows: samples::answer_rows() })
}

#[derive(Template)]
#[template(path = "style_guide/board.html")]
struct Board {
    page: Page,
    due: [Due; 3],
}

async fn board(site: Site) -> Answer<Html<String>> {
    let page = Page::new(site, "Your requests").person("Amal Reyes", "Officer").here("mine");
    show(Board { page, due: samples::due() })
}

#[derive(Template)]
#[template(path = "style_guide/case.html")]
struct Case {
    page: Page,
    due: Due,
    part_one: Vec<Task>,
    part_two: Vec<Task>,
    findings: Vec<Finding>,
}

async fn case(site: Site) -> Answer<Html<String>> {
    let [due, ..] = samples::due();
    let (part_one, part_two) = samples::questions();
    let page =
        Page::new(site, "Contact centre and inbound network contracts").person("Amal Reyes", "Officer");
    let page = page.here("mine").back("Your requests", "/board");
    show(Case { page, due, part_one, part_two, findings: samples::findings() })
}

#[derive(Template)]
#[template(path = "style_guide/letter.html")]
struct Letter {
    page: Page,
    findings: Vec<Finding>,
}

async fn letter(site: Site) -> Answer<Html<String>> {
    let page =
        Page::new(site, "Letter").person("Amal Reyes", "Officer").here("mine").back("FOI-2026-0412", "/case");
    show(Letter { page, findings: samples::findings() })
}

#[derive(Template)]
#[template(path = "style_guide/contributor.html")]
struct Contributor {
    page: Page,
    form: Form,
    due: Due,
}

async fn contributor(site: Site) -> Answer<Html<String>> {
    let [due, ..] = samples::due();
    let due = Due { working: String::new(), ..due };
    let page = Page::new(site, "We need two facts from you");
    show(Contributor { page, form: Form::new(), due })
}
