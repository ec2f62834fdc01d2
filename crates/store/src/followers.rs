//! Where each follower of the installation has got to, and which node follows for it now.

use jiff::{SignedDuration, Timestamp};

use crate::{
    Store,
    error::Result,
    sql::args,
    stream::{later, number},
};

impl Store {
    /// Takes the lease of a follower, or prolongs it, and says after which event to go on.
    ///
    /// `None` while another holder's lease runs. A holder who dies loses the lease when it ends.
    pub async fn claim_follower(
        &self,
        name: &str,
        holder: &str,
        now: Timestamp,
        lease: SignedDuration,
    ) -> Result<Option<u64>> {
        let until = later(now, lease);
        let rows = self
            .database
            .write(
                "INSERT INTO followers (name, cursor, holder, lease) VALUES ($1, 0, $2, $4) \
                 ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease = excluded.lease \
                 WHERE followers.holder IS NULL OR followers.holder = excluded.holder \
                    OR followers.lease IS NULL OR followers.lease <= $3 \
                 RETURNING cursor",
                args![name, holder, now.as_microsecond(), until],
            )
            .await?;
        rows.first().map(|row| row.count("cursor")).transpose()
    }

    /// Notes that everything up to `cursor` is done and prolongs the lease.
    ///
    /// `false` where the lease is another's by now, or the cursor would go back: then the holder stops.
    pub async fn advance_follower(
        &self,
        name: &str,
        holder: &str,
        cursor: u64,
        now: Timestamp,
        lease: SignedDuration,
    ) -> Result<bool> {
        let until = later(now, lease);
        let changed = self
            .database
            .execute(
                "UPDATE followers SET cursor = $3, lease = $4 WHERE name = $1 AND holder = $2 AND cursor <= $3",
                args![name, holder, number(cursor), until],
            )
            .await?;
        Ok(changed == 1)
    }

    /// Gives the lease back, so that another node may go on at once.
    pub async fn release_follower(&self, name: &str, holder: &str) -> Result<()> {
        self.database
            .execute(
                "UPDATE followers SET holder = NULL, lease = NULL WHERE name = $1 AND holder = $2",
                args![name, holder],
            )
            .await?;
        Ok(())
    }
}
