//! One published answer: what was asked, what was answered, why something was withheld, its tables and files.
//!
//! Its address never changes; a withdrawn one answers "gone" and keeps the reason.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use casework::case::PublishedAnswer;
use document::{Block, Table};
use law::Law;
use office::{Counted, Offer, Office, PublicEntry};
use serde::Deserialize;
use uuid::Uuid;

use super::face::Face;
use super::feeds;
use super::matching::{Found, disposition_tag, found};
use crate::form::Submitted;
use crate::view::{Page, Tag, encode, show};
use crate::{Answer, Error};

/// Most related answers beside one.
const RELATED: usize = 3;
/// Questions of an answer by which related ones are looked for.
const LOOKED_FOR: usize = 3;

#[derive(Template)]
#[template(path = "public/entry.html")]
struct Entry {
    page: Page,
    reference: String,
    on: jiff::civil::Date,
    outcome: &'static str,
    answers: Vec<Answered>,
    annex: Vec<Block>,
    files: Vec<File>,
    reuse: String,
    cite: String,
    json: String,
    related: Vec<Found>,
    useful: String,
    thanked: bool,
}

/// One question with its answer.
struct Answered {
    anchor: String,
    label: String,
    heading: String,
    question: String,
    paragraphs: Vec<String>,
    table: Option<Table>,
    csv: String,
    tag: Tag,
    provisions: Vec<Provision>,
}

/// A provision, with its page where the table has one.
struct Provision {
    words: String,
    title: String,
    href: String,
}

struct File {
    name: String,
    href: String,
    kind: String,
    size: String,
}

#[derive(Template)]
#[template(path = "public/withdrawn.html")]
struct Withdrawn {
    page: Page,
    reference: String,
    on: jiff::civil::Date,
    why: String,
}

/// The id in the address, with `.json` behind it or not.
#[derive(Deserialize)]
pub(super) struct Place {
    id: String,
    #[serde(default)]
    sha256: String,
    #[serde(default)]
    table: String,
}

/// Whether somebody has just said how useful it is.
#[derive(Deserialize, Default)]
pub(super) struct Said {
    #[serde(default)]
    useful: String,
}

fn id(text: &str) -> Answer<Uuid> {
    Uuid::parse_str(text).map_err(|_| Error::NotFound)
}

pub(super) async fn look(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
    Query(asked): Query<Said>,
) -> Answer<Response> {
    let authority = face.authority()?;
    let json = place.id.strip_suffix(".json");
    let entry = office.log_entry(authority.id, id(json.unwrap_or(&place.id))?).await?;
    let status = if entry.withdrawn.is_some() { StatusCode::GONE } else { StatusCode::OK };
    if json.is_some() {
        return Ok((status, feeds::entry(&office, &face, &entry)).into_response());
    }
    if let Some((on, why)) = &entry.withdrawn {
        let page =
            face.page("This answer was withdrawn").here("search").back("Published answers", face.at("/log"));
        let page = Withdrawn { page, reference: entry.reference.clone(), on: *on, why: why.clone() };
        return Ok((status, show(page)?).into_response());
    }
    let related = related(&office, &face, authority.id, &entry).await?;
    let laws = authority.profile.laws.clone();
    let href = face.at(&format!("/log/{}", entry.id.simple()));
    let address = format!("{}/log/{}", feeds::base_url(&office, &face), entry.id.simple());
    let shown = Entry {
        page: face.page(entry.entry.title.clone()).here("search").back("Published answers", face.at("/log")),
        reference: entry.reference.clone(),
        on: entry.entry.on,
        outcome: office::publication::outcome_words(entry.entry.outcome).trim_end_matches('.'),
        answers: answers(&face, &laws, &entry, &href),
        annex: entry.entry.annex.clone(),
        files: files(&entry, &href),
        reuse: authority.profile.reuse.clone(),
        cite: format!(
            "{}, “{}”, {}, published {}, {address}",
            authority.profile.name,
            entry.entry.title,
            entry.reference,
            entry.entry.on.strftime("%-d %B %Y"),
        ),
        json: format!("{href}.json"),
        useful: format!("{href}/useful"),
        thanked: asked.useful == "said",
        related,
    };
    Ok(show(shown)?.into_response())
}

/// Other published answers that are near to what was asked here, the surest first.
async fn related(office: &Office, face: &Face, authority: Uuid, entry: &PublicEntry) -> Answer<Vec<Found>> {
    let mut offers: Vec<Offer> = Vec::new();
    let asked = entry
        .entry
        .answers
        .iter()
        .take(LOOKED_FOR)
        .map(|a| format!("{} {}", a.question_text, entry.entry.title));
    for words in asked.chain([entry.entry.title.clone()]) {
        for offer in office.offers_for(authority, &words, RELATED + 1).await? {
            if offer.entry.id != entry.id && !offers.iter().any(|known| known.entry.id == offer.entry.id) {
                offers.push(offer);
            }
        }
    }
    offers.sort_by(|a, b| b.sure.total_cmp(&a.sure));
    Ok(offers.iter().take(RELATED).map(|offer| found(face, &offer.entry, offer.answer)).collect())
}

/// Somebody says whether the page was useful to them: counted, and nothing else is kept.
pub(super) async fn useful(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
    sent: Submitted,
) -> Answer<Redirect> {
    let authority = face.authority()?;
    let entry = id(&place.id)?;
    let what = match sent.form.value("useful") {
        "yes" => Some(Counted::Useful),
        "no" => Some(Counted::NotUseful),
        _ => None,
    };
    if let Some(what) = what {
        office.count_offers(authority.id, &[(Some((entry, 0)), what)]).await?;
    }
    Ok(Redirect::to(&face.at(&format!("/log/{}?useful=said#useful", entry.simple()))))
}

fn answers(face: &Face, laws: &[Law], entry: &PublicEntry, href: &str) -> Vec<Answered> {
    let one = |(at, answer): (usize, &PublishedAnswer)| Answered {
        anchor: format!("answer-{}", at + 1),
        label: answer.label.clone().unwrap_or_else(|| (at + 1).to_string()),
        heading: answer.heading.clone().unwrap_or_default(),
        question: answer.question_text.clone(),
        paragraphs: answer
            .answer
            .split("\n\n")
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .map(str::to_owned)
            .collect(),
        table: answer.table.clone(),
        csv: format!("{href}/tables/{}.csv", at + 1),
        tag: disposition_tag(answer.disposition),
        provisions: answer.provisions.iter().map(|cited| provision(face, laws, cited)).collect(),
    };
    let mut answers: Vec<Answered> = entry.entry.answers.iter().enumerate().map(one).collect();
    // A heading stands once, above the first of its questions.
    let mut last = String::new();
    for answer in &mut answers {
        if answer.heading == last {
            answer.heading.clear();
        } else {
            last.clone_from(&answer.heading);
        }
    }
    answers
}

fn provision(face: &Face, laws: &[Law], cited: &str) -> Provision {
    let known = laws.iter().chain(&Law::ALL).find_map(|law| Some((*law, law::provision(*law, cited)?)));
    let (title, href) = match known {
        Some((law, row)) => (row.title.clone(), face.at(&format!("/law/{law}/{}", encode(cited)))),
        None => (String::new(), String::new()),
    };
    let words = law::Citation::parse(known.map(|(law, _)| law), cited).map(|c| c.in_words());
    Provision { words: crate::error::capital(&words.unwrap_or_else(|| cited.to_owned())), title, href }
}

fn files(entry: &PublicEntry, href: &str) -> Vec<File> {
    let one = |file: &casework::case::StoredFile| File {
        name: file.name.clone(),
        href: format!("{href}/files/{}", file.sha256),
        kind: file.name.rsplit_once('.').map(|(_, kind)| kind.to_uppercase()).unwrap_or_default(),
        size: size(file.bytes),
    };
    entry.entry.enclosures.iter().map(one).collect()
}

/// `73 KB`, `2.4 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000).max(1)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

pub(super) async fn file(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
) -> Answer<Response> {
    let authority = face.authority()?;
    let (name, kind, bytes) = office.published_file(authority.id, id(&place.id)?, &place.sha256).await?;
    // What a browser could run as a page of ours is handed over as a file only, whatever its kind is said to be.
    let name: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ')).collect();
    let kind = if kind == "application/pdf" || kind.starts_with("image/p") || kind == "image/jpeg" {
        kind
    } else if kind == "text/csv" {
        "text/csv; charset=utf-8".to_owned()
    } else {
        "application/octet-stream".to_owned()
    };
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], bytes)
        .into_response())
}

pub(super) async fn table(
    State(office): State<Office>,
    face: Face,
    Path(place): Path<Place>,
) -> Answer<Response> {
    let authority = face.authority()?;
    let number: usize =
        place.table.strip_suffix(".csv").and_then(|n| n.parse().ok()).ok_or(Error::NotFound)?;
    let entry = office.log_entry(authority.id, id(&place.id)?).await?;
    let answer = number.checked_sub(1).and_then(|at| entry.entry.answers.get(at));
    let table = answer.and_then(|a| a.table.as_ref()).filter(|_| entry.withdrawn.is_none());
    let csv = csv(table.ok_or(Error::NotFound)?)?;
    let name = format!("attachment; filename=\"{}-{number}.csv\"", entry.reference);
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], csv)
        .into_response())
}

fn csv(table: &Table) -> Answer<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(&table.headings).chain(&table.rows) {
        writer.write_record(row.iter().map(|cell| plain_cell(cell))).map_err(Error::broken)?;
    }
    writer.into_inner().map_err(Error::broken)
}

/// A cell that no spreadsheet takes for a formula; numbers stay numbers.
fn plain_cell(cell: &str) -> String {
    let formula = cell.starts_with(['=', '@', '+', '-']) && cell.replace(',', "").parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell.to_owned() }
}
