//! The log for machines: an Atom feed of the newest, and JSON page by page.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use office::publication::{self, Listed};
use office::{Office, PublicEntry};
use serde::Deserialize;

use super::face::Face;
use crate::Answer;

/// A reader may keep what it got for so long: what is withdrawn is soon gone there too.
const KEEP: &str = "public, max-age=300";

/// Which part of the log.
#[derive(Deserialize, Default)]
pub(super) struct Part {
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
}

/// Calls `with` for the entries as the publication crate takes them.
fn listed<T>(entries: &[PublicEntry], with: impl FnOnce(&[Listed<'_>]) -> T) -> T {
    let ids: Vec<String> = entries.iter().map(|entry| entry.id.simple().to_string()).collect();
    let listed: Vec<Listed<'_>> = ids.iter().zip(entries).map(|(id, entry)| one(id, entry)).collect();
    with(&listed)
}

fn one<'a>(id: &'a str, entry: &'a PublicEntry) -> Listed<'a> {
    let withdrawn = entry.withdrawn.as_ref().map(|(on, why)| (*on, why.as_str()));
    Listed { id, reference: &entry.reference, entry: &entry.entry, withdrawn }
}

/// The address before the pages of this face, with the host.
pub(super) fn base_url(office: &Office, face: &Face) -> String {
    format!("{}{}", office.settings().base_url.trim_end_matches('/'), face.base)
}

pub(super) async fn atom(State(office): State<Office>, face: Face) -> Answer<Response> {
    let authority = face.authority()?;
    let log = office.log(authority.id, None, None, 50).await?;
    let base = base_url(&office, &face);
    let today = office.today();
    let feed =
        listed(&log.entries, |entries| publication::atom(entries, &base, &authority.profile.name, today));
    Ok(([(CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (CACHE_CONTROL, KEEP)], feed).into_response())
}

pub(super) async fn json(
    State(office): State<Office>,
    face: Face,
    Query(part): Query<Part>,
) -> Answer<Response> {
    let authority = face.authority()?;
    let after = Some(part.after.as_str()).filter(|after| !after.is_empty());
    let log = office.log(authority.id, Some(&part.q), after, 100).await?;
    let base = base_url(&office, &face);
    let entries = listed(&log.entries, |entries| {
        entries.iter().map(|entry| publication::json(entry, &base)).collect::<Vec<_>>()
    });
    let body = serde_json::json!({
        "authority": authority.profile.name,
        "reuse": authority.profile.reuse,
        "entries": entries,
        "next": log.next.map(|next| {
            let q = crate::view::encode(&part.q);
            format!("{base}/log.json?q={q}&after={}", crate::view::encode(&next))
        }),
    });
    Ok(([(CACHE_CONTROL, KEEP)], Json(body)).into_response())
}

/// One entry as JSON; a withdrawn one keeps its address and the reason.
pub(super) fn entry(office: &Office, face: &Face, entry: &PublicEntry) -> Response {
    let id = entry.id.simple().to_string();
    Json(publication::json(&one(&id, entry), &base_url(office, face))).into_response()
}
