//! Files of a case as they are kept: originals, attachments, enclosures, what colleagues sent. Always as a download.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::frame::load;
use crate::Answer;
use crate::state::{AppState, Desk};

pub(crate) async fn take(
    State(state): State<AppState>,
    desk: Desk,
    Path((reference, sha256)): Path<(String, String)>,
) -> Answer<Response> {
    let view = load(&state, &desk, &reference).await?;
    let (file, bytes) = state.office.case_file(&desk.who, view.case.id, &sha256).await?;
    Ok(download(&file.name, &file.media_type, bytes))
}

/// Bytes to be saved under a name; never shown as a page of ours.
pub(super) fn download(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let said = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", crate::view::encode(name));
    ([(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, said)], bytes).into_response()
}
