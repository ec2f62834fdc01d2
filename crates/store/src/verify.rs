//! Looks for a change of the past: walks every commit and every event in order and works all hashes out again.
//!
//! Memory is bounded by one page of events. What was erased is counted and named as erased, where the event that
//! ordered it says so; a content that is gone without such an order is damage.

use serde::{Deserialize, Serialize};

use crate::{
    Store,
    chain::{self, Envelope, Hash, Link, NOTHING, hex},
    error::{Error, Result},
    sql::{Row, Tx, args},
    stream::CONTENT_ERASED,
};

/// How many rows are read at a time.
const PAGE: i64 = 200;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Whether everything is as it was written.
    pub ok: bool,
    /// Cases seen.
    pub cases: u64,
    /// Events seen.
    pub events: u64,
    /// Events whose content was lawfully erased.
    pub erased: u64,
    /// The end of the installation's chain: `<commits>.<hash>`. Kept elsewhere, it shows later whether the past was
    /// cut off or rewritten.
    pub head: String,
    /// The first thing that is not as it was written.
    pub first_bad: Option<FirstBad>,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FirstBad {
    /// The stream, by the reference of its case where it has one, otherwise by its id.
    pub case: Option<String>,
    /// The event's place in the installation.
    pub event: Option<u64>,
    /// What is wrong.
    pub why: String,
}

/// The content of the event that orders an erasure.
#[derive(Deserialize)]
struct Order {
    versions: Vec<i64>,
}

/// An event as verification reads it: its envelope, the hash before it in its stream, its content, and what erased it.
const EVENTS: &str = "SELECT e.seq, e.authority, e.kind, e.stream, e.version, e.at, e.actor, e.event, e.schema, e.digest, \
     e.hash, p.hash AS previous, c.salt, c.reason, c.payload, x.erased_by, \
     o.event AS order_event, o.authority AS order_authority, o.kind AS order_kind, o.stream AS order_stream, \
     oc.payload AS order_payload, w.reference \
     FROM events AS e \
     LEFT JOIN events AS p ON p.authority = e.authority AND p.kind = e.kind AND p.stream = e.stream \
       AND p.version = e.version - 1 \
     LEFT JOIN contents AS c ON c.seq = e.seq \
     LEFT JOIN erasures AS x ON x.seq = e.seq \
     LEFT JOIN events AS o ON o.seq = x.erased_by \
     LEFT JOIN contents AS oc ON oc.seq = x.erased_by \
     LEFT JOIN cases AS w ON w.authority = e.authority AND w.id = e.stream AND e.kind = 'case' \
     WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2";

const COMMITS: &str = "SELECT seq, authority, command, at, first_event, events, outcome, hash FROM commits \
     WHERE seq > $1 ORDER BY seq LIMIT $2";

/// The walk: what was seen so far.
struct Walk {
    tx: Tx,
    report: VerifyReport,
    /// Events read and not yet asked for.
    waiting: std::collections::VecDeque<Row>,
    /// The place of the next event.
    next_event: i64,
}

impl Store {
    /// The end of the installation's chain, as [`VerifyReport::head`] writes it.
    pub async fn head(&self) -> Result<String> {
        let row =
            self.database.one("SELECT seq, hash FROM commits ORDER BY seq DESC LIMIT 1", args![]).await?;
        row.map_or(Ok(written(0, &NOTHING)), |row| Ok(written(row.int("seq")?, &row.digest("hash")?)))
    }

    /// Verifies everything as it stands at one moment.
    ///
    /// With `against`, a head that was kept elsewhere, it also finds that the past was cut off or rewritten whole.
    pub async fn verify(&self, against: Option<&str>) -> Result<VerifyReport> {
        let against = against.map(read_head).transpose()?;
        let report = VerifyReport {
            ok: true,
            cases: 0,
            events: 0,
            erased: 0,
            head: written(0, &NOTHING),
            first_bad: None,
        };
        let tx = self.database.snapshot().await?;
        let mut walk = Walk { tx, report, waiting: std::collections::VecDeque::new(), next_event: 1 };
        match walk.walk(against).await {
            Ok(()) => {}
            Err(Stop::Bad(bad)) => walk.report.first_bad = Some(bad),
            // What cannot even be read back is not as it was written.
            Err(Stop::Error(Error::Damaged(why))) => {
                walk.report.first_bad = Some(FirstBad { case: None, event: None, why })
            }
            Err(Stop::Error(error)) => return Err(error),
        }
        walk.report.ok = walk.report.first_bad.is_none();
        Ok(walk.report)
    }
}

/// Why the walk ended early.
enum Stop {
    Bad(FirstBad),
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Error(error)
    }
}

impl Walk {
    async fn walk(&mut self, against: Option<(i64, Hash)>) -> Result<(), Stop> {
        let mut previous = NOTHING;
        let mut seq = 0;
        let mut met = against.is_none_or(|(place, hash)| place == 0 && hash == NOTHING);
        loop {
            let commits = self.tx.all(COMMITS, args![seq, PAGE]).await?;
            if commits.is_empty() {
                break;
            }
            for commit in &commits {
                seq += 1;
                let hash = self.commit(seq, commit, &previous).await?;
                if let Some((place, expected)) = against
                    && place == seq
                {
                    if hash != expected {
                        return Err(bad(
                            None,
                            format!("commit {seq} is not the one of the head given: rewritten"),
                        ));
                    }
                    met = true;
                }
                previous = hash;
                self.report.head = written(seq, &hash);
            }
        }
        if let Some(row) = self.event().await? {
            return Err(bad(Some(&row), "belongs to no commit".to_owned()));
        }
        if !met {
            return Err(bad(None, format!("there are {seq} commits, fewer than at the head given: cut off")));
        }
        let contents = self.tx.one("SELECT COUNT(*) AS contents FROM contents", args![]).await?;
        let contents = contents.map_or(Ok(0), |row| row.count("contents"))?;
        if contents != self.report.events - self.report.erased {
            return Err(bad(None, "there are contents that belong to no event".to_owned()));
        }
        Ok(())
    }

    /// Checks one commit with its events and returns its hash.
    async fn commit(&mut self, seq: i64, row: &Row, previous: &Hash) -> Result<Hash, Stop> {
        if row.int("seq")? != seq {
            return Err(bad(None, format!("commit {seq} is missing")));
        }
        if row.int("first_event")? != self.next_event {
            return Err(bad(None, format!("commit {seq} does not begin where the one before it ended")));
        }
        let (command, outcome) = (row.bytes("command")?, row.bytes("outcome")?);
        let link = Link {
            seq,
            authority: row.uuid("authority")?,
            command: &command,
            at: row.int("at")?,
            first_event: self.next_event,
            outcome: &outcome,
        };
        let mut hashes = Vec::new();
        for _ in 0..row.count("events")? {
            let Some(event) = self.event().await? else {
                return Err(bad(None, format!("event {} is missing", self.next_event)));
            };
            if event.int("seq")? != self.next_event {
                return Err(bad(None, format!("event {} is missing", self.next_event)));
            }
            if event.uuid("authority")? != link.authority || event.int("at")? != link.at {
                return Err(bad(
                    Some(&event),
                    "is not of the authority or the instant of its commit".to_owned(),
                ));
            }
            hashes.push(self.check(&event)?);
            self.next_event += 1;
        }
        let hash = link.hash(previous, &hashes);
        if hash != row.digest("hash").unwrap_or(NOTHING) {
            return Err(bad(None, format!("commit {seq} was altered")));
        }
        Ok(hash)
    }

    /// The next event in order.
    async fn event(&mut self) -> Result<Option<Row>, Stop> {
        if self.waiting.is_empty() {
            self.waiting = self.tx.all(EVENTS, args![self.next_event, PAGE]).await?.into();
        }
        Ok(self.waiting.pop_front())
    }

    /// Checks one event: its place in its stream, its hash, its content.
    fn check(&mut self, row: &Row) -> Result<Hash, Stop> {
        let version = row.int("version")?;
        let previous = match row.bytes_or_null("previous")? {
            Some(_) => row.digest("previous")?,
            None if version == 1 => NOTHING,
            None => return Err(bad(Some(row), "follows an event that is missing".to_owned())),
        };
        let (kind, actor, event) = (row.text("kind")?, row.text("actor")?, row.text("event")?);
        let digest = row.bytes("digest")?;
        let envelope = Envelope {
            seq: row.int("seq")?,
            authority: row.uuid("authority")?,
            kind: &kind,
            stream: row.uuid("stream")?,
            version,
            at: row.int("at")?,
            actor: &actor,
            event: &event,
            schema: row.int("schema")?,
            digest: &digest,
        };
        let hash = envelope.hash(&previous);
        if row.bytes("hash")? != hash {
            return Err(bad(Some(row), "the event was altered".to_owned()));
        }
        let erased_by = row.int_or_null("erased_by")?;
        match (row.bytes_or_null("payload")?, erased_by) {
            (Some(payload), None) => {
                let salt = row.bytes("salt")?;
                let found = chain::content(&salt, row.text_or_null("reason")?.as_deref(), &payload);
                if found.as_slice() != digest {
                    return Err(bad(Some(row), "the content was altered".to_owned()));
                }
            }
            (None, Some(by)) => {
                if !ordered(row, &envelope)? {
                    return Err(bad(
                        Some(row),
                        format!("the content is gone, and event {by} does not order it"),
                    ));
                }
                self.report.erased += 1;
            }
            (Some(_), Some(by)) => {
                return Err(bad(Some(row), format!("the content stands, though event {by} erased it")));
            }
            (None, None) => return Err(bad(Some(row), "the content is gone without an erasure".to_owned())),
        }
        self.report.events += 1;
        self.report.cases += u64::from(version == 1 && kind == "case");
        Ok(hash)
    }
}

/// Whether the event named as the order of an erasure is one, in the same stream, and names this version.
fn ordered(row: &Row, erased: &Envelope<'_>) -> Result<bool> {
    let Some(payload) = row.bytes_or_null("order_payload")? else { return Ok(false) };
    let same_stream = row.uuid_or_null("order_authority")? == Some(erased.authority)
        && row.text_or_null("order_kind")?.as_deref() == Some(erased.kind)
        && row.uuid_or_null("order_stream")? == Some(erased.stream);
    let order = serde_json::from_slice::<Order>(&payload);
    Ok(same_stream
        && row.text_or_null("order_event")?.as_deref() == Some(CONTENT_ERASED)
        && order.is_ok_and(|order| order.versions.contains(&erased.version)))
}

fn bad(row: Option<&Row>, why: String) -> Stop {
    let case = row.and_then(|row| match row.text_or_null("reference").ok().flatten() {
        Some(reference) => Some(reference),
        None => row.uuid("stream").ok().map(|id| id.to_string()),
    });
    let event = row.and_then(|row| row.count("seq").ok());
    Stop::Bad(FirstBad { case, event, why })
}

/// The end of the installation's chain at the moment of a transaction.
pub(crate) async fn head_of(tx: &mut Tx) -> Result<String> {
    let row = tx.one("SELECT seq, hash FROM commits ORDER BY seq DESC LIMIT 1", args![]).await?;
    row.map_or(Ok(written(0, &NOTHING)), |row| Ok(written(row.int("seq")?, &row.digest("hash")?)))
}

fn written(seq: i64, hash: &Hash) -> String {
    format!("{seq}.{}", hex(hash))
}

fn read_head(head: &str) -> Result<(i64, Hash)> {
    let wrong = Error::Invalid(
        "not a head: write the number, a point and 64 hexadecimal digits, as verify prints them",
    );
    let Some((seq, digits)) = head.trim().split_once('.') else { return Err(wrong) };
    let Ok(seq) = seq.parse::<i64>() else { return Err(wrong) };
    if seq < 0 || !crate::documents::is_sha256(digits) {
        return Err(wrong);
    }
    let mut hash = NOTHING;
    for (byte, pair) in hash.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        *byte = u8::from_str_radix(pair, 16).map_err(|_| Error::Invalid("not a head"))?;
    }
    Ok((seq, hash))
}
