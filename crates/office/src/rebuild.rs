//! Replaying: every case folded anew from its events, and its row compared with the row that the lists show.

use casework::{CaseId, case_row};
use store::{StreamKey, StreamKind};
use uuid::Uuid;

use crate::{Office, error::Result, stream};

/// What a replay found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Cases replayed.
    pub cases: u64,
    /// Cases whose row was not what their events say; with `mend`, it was put right.
    pub different: Vec<CaseId>,
}

impl Office {
    /// Replays all cases of an authority; with `mend`, puts rows right that differ.
    pub async fn replay(&self, authority_id: Uuid, mend: bool) -> Result<Rebuilt> {
        let authority = self.authority(authority_id).await?;
        let mut rebuilt = Rebuilt::default();
        let mut after: Option<Uuid> = None;
        loop {
            let ids = self.store.list_stream_ids(authority_id, StreamKind::Case, after, 500).await?;
            let Some(last) = ids.last().copied() else { return Ok(rebuilt) };
            for id in ids {
                let stored = self.store.load(authority_id, StreamKey::case(id)).await?;
                let Some(case) = stream::fold(&stored, &authority)? else { continue };
                rebuilt.cases += 1;
                let row = case_row(&case);
                let shown = self.store.case(authority_id, id).await?.map(|listed| listed.row);
                if shown.as_ref() != Some(&row) {
                    rebuilt.different.push(CaseId(id));
                    if mend {
                        let updated = stored.last().map_or_else(|| self.now(), |e| e.at);
                        self.store.replace_case_row(authority_id, id, case.version, updated, &row).await?;
                    }
                }
            }
            after = Some(last);
        }
    }
}
