//! The stylesheet, the script and the icon inside the binary, each under an address that holds its digest.
//!
//! An address with the digest may be kept for ever; one without it is checked by ETag. Nothing here comes from third parties.

use std::borrow::Cow;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::Error;

#[derive(RustEmbed)]
#[folder = "assets/"]
#[exclude = ".*"]
struct Files;

/// Hexadecimal digits of the digest that an address carries.
const DIGITS: usize = 12;

/// The address of an asset with its digest: `candour.css` → `/assets/candour.4f2a….css`.
///
/// An unknown name gives an address that answers "not found"; the test over the layouts finds it.
pub fn url(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match Files::get(name) {
        Some(file) => format!("/assets/{stem}.{}.{extension}", digest(&file)),
        None => format!("/assets/{name}"),
    }
}

/// Serves one asset by its address, with or without the digest.
pub(crate) async fn serve(Path(asked): Path<String>, headers: HeaderMap) -> Response {
    let (name, fingerprint) = split(&asked);
    let Some(file) = Files::get(&name) else { return Error::NotFound.into_response() };
    let digest = digest(&file);
    let etag = format!("\"{digest}\"");
    let keep = match fingerprint == Some(digest.as_str()) {
        true => "public, max-age=31536000, immutable",
        false => "public, no-cache",
    };
    let same =
        headers.get(IF_NONE_MATCH).is_some_and(|tags| tags.to_str().is_ok_and(|tags| tags.contains(&etag)));
    if same {
        return (StatusCode::NOT_MODIFIED, [(ETAG, etag), (CACHE_CONTROL, keep.into())]).into_response();
    }
    let kind = content_type(&name).to_owned();
    ([(CONTENT_TYPE, kind), (ETAG, etag), (CACHE_CONTROL, keep.to_owned())], file.data.into_owned())
        .into_response()
}

/// `candour.4f2a.css` → (`candour.css`, `4f2a`); a name without a digest stays as it is.
fn split(asked: &str) -> (Cow<'_, str>, Option<&str>) {
    let parts = asked.rsplit_once('.').and_then(|(rest, extension)| {
        let (stem, digest) = rest.rsplit_once('.')?;
        let is_digest = digest.len() == DIGITS && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_digest.then(|| (format!("{stem}.{extension}"), digest))
    });
    match parts {
        Some((name, digest)) => (Cow::Owned(name), Some(digest)),
        None => (Cow::Borrowed(asked), None),
    }
}

fn digest(file: &rust_embed::EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    hash.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
