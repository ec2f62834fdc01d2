//! What there is to import, one item at a time: files, folders, archives, mailboxes. Runs on a thread of its own, which
//! waits where more was found than is kept.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Cursor, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::Arc,
};

use container::{FileKind, Limits, archive::Entries, mbox};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore, mpsc::Sender},
};

/// So many kilobytes of files wait between finding and keeping: memory does not grow with what is imported.
const ROOM: u32 = 64 * 1024;
/// Archives in archives deeper than this are not opened.
const DEEPEST: usize = 3;

/// Something found.
pub enum Found {
    /// A file with its bytes.
    Item(Item),
    /// Something that could not be opened, with the reason.
    Bad {
        /// What.
        name: String,
        /// Why.
        reason: String,
        /// How far the reading is.
        done: u64,
    },
}

/// A file with its bytes.
pub struct Item {
    /// How the report names it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it can be read again, where it is a file by itself.
    pub path: Option<PathBuf>,
    /// How many bytes of everything were read when it was found.
    pub done: u64,
    /// Its share of the room for what waits, given back when it is dropped.
    pub room: Option<OwnedSemaphorePermit>,
}

/// The files that were named, in order, with how large they are together.
#[derive(Default)]
pub struct Total {
    /// Files.
    pub files: u64,
    /// Bytes.
    pub bytes: u64,
}

/// Counts what there is, by the folders alone.
pub fn total(paths: &[PathBuf]) -> Total {
    let mut total = Total::default();
    for path in paths {
        each_file(path, &mut |found| {
            if let Ok(path) = found {
                total.files += 1;
                total.bytes += path.metadata().map_or(0, |m| m.len());
            }
            true
        });
    }
    total
}

/// Finds everything and sends it; ends early where nobody listens any more.
pub fn walk(paths: &[PathBuf], limits: &Limits, out: &Sender<Found>) {
    let room = Arc::new(Semaphore::new(ROOM as usize));
    let mut walker = Walker { limits, out, done: 0, room, handle: Handle::current() };
    for path in paths {
        let more = each_file(path, &mut |found| match found {
            Ok(path) => walker.file(path),
            Err(bad) => walker.bad(bad.0, bad.1),
        });
        if !more {
            return;
        }
    }
}

/// Calls `with` for each file under a path, in the order of names. False where it said to stop.
fn each_file(path: &Path, with: &mut dyn FnMut(Result<&Path, (String, String)>) -> bool) -> bool {
    let shown = || path.display().to_string();
    let about = match path.metadata() {
        Ok(about) => about,
        Err(_) => return with(Err((shown(), "this file cannot be opened".to_owned()))),
    };
    if !about.is_dir() {
        return with(Ok(path));
    }
    let names = std::fs::read_dir(path).map(|list| {
        let mut names: Vec<_> = list.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        names
    });
    let Ok(names) = names else {
        return with(Err((shown(), "this folder cannot be opened".to_owned())));
    };
    let maildir = ["cur", "new", "tmp"].iter().all(|part| names.iter().any(|name| name == part));
    for name in &names {
        let plain = name.to_string_lossy();
        // What a message is while it is still being written is no message; hidden files are the system's own.
        if maildir && plain == "tmp" || plain.starts_with('.') && !maildir {
            continue;
        }
        let inner = path.join(name);
        // A link to a folder may lead back to where it stands.
        let link = inner.symlink_metadata().is_ok_and(|m| m.is_symlink());
        if link && inner.is_dir() {
            continue;
        }
        // The pictures and scripts of a saved page lie in a folder of its name.
        let of_a_page = plain.strip_suffix("_files").is_some_and(|stem| {
            let has = |end: &str| names.iter().any(|n| n.to_string_lossy() == format!("{stem}.{end}"));
            has("html") || has("htm")
        });
        if of_a_page && inner.is_dir() {
            continue;
        }
        if !each_file(&inner, with) {
            return false;
        }
    }
    true
}

struct Walker<'a> {
    limits: &'a Limits,
    out: &'a Sender<Found>,
    done: u64,
    room: Arc<Semaphore>,
    handle: Handle,
}

impl Walker<'_> {
    fn send(&self, found: Found) -> bool {
        self.out.blocking_send(found).is_ok()
    }

    /// Sends an item when there is room for it.
    fn item(&self, name: String, bytes: Vec<u8>, path: Option<PathBuf>, done: u64) -> bool {
        let share = u32::try_from(bytes.len() / 1024).map_or(ROOM, |kb| (kb + 1).min(ROOM));
        // It is never closed, so there is always a permit.
        let room = self.handle.block_on(Arc::clone(&self.room).acquire_many_owned(share)).ok();
        self.send(Found::Item(Item { name, bytes, path, done, room }))
    }

    fn bad(&self, name: String, reason: String) -> bool {
        self.send(Found::Bad { name, reason, done: self.done })
    }

    fn file(&mut self, path: &Path) -> bool {
        let name = path.display().to_string();
        let size = path.metadata().map_or(0, |m| m.len());
        let before = self.done;
        let more = match self.open(path, &name, size) {
            Ok(more) => more,
            Err(reason) => {
                self.done = before + size;
                self.bad(name, reason)
            }
        };
        self.done = before + size;
        more
    }

    /// Opens a file as what it is: a mailbox, an archive, or an item.
    fn open(&mut self, path: &Path, name: &str, size: u64) -> Result<bool, String> {
        let cannot = |_| "this file cannot be read".to_owned();
        let mut file = File::open(path).map_err(|_| "this file cannot be opened".to_owned())?;
        let mut head = Vec::new();
        (&mut file).take(4096).read_to_end(&mut head).map_err(cannot)?;
        file.seek(SeekFrom::Start(0)).map_err(cannot)?;
        if mbox::is_mailbox(&head) {
            return Ok(self.mailbox(BufReader::new(file), name, true));
        }
        if head.starts_with(b"PK") && is_archive(name, &mut file).map_err(cannot)? {
            let entries = Entries::open(BufReader::new(file), self.limits).map_err(|e| e.to_string())?;
            return Ok(self.archive(entries, name, 1, true));
        }
        if size > self.limits.bytes as u64 {
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            return Err(container::Error::TooLarge { size, limit: self.limits.bytes }.to_string());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        file.take(self.limits.bytes as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
        let done = self.done + size;
        Ok(self.item(name.to_owned(), bytes, Some(path.to_owned()), done))
    }

    /// The messages of a mailbox; `counts` where its bytes are those of a file that was named.
    fn mailbox(&mut self, source: impl std::io::BufRead, name: &str, counts: bool) -> bool {
        let before = self.done;
        let mut messages = mbox::Messages::new(source, self.limits);
        let mut number = 0_u64;
        while let Some(message) = messages.next() {
            number += 1;
            if counts {
                self.done = before + messages.read();
            }
            let name = format!("{name}#{number}");
            let more = match message {
                Err(_) => {
                    self.bad(name, "this mailbox cannot be read further".to_owned());
                    return true;
                }
                Ok(Err(error)) => self.bad(name, error.to_string()),
                Ok(Ok(bytes)) => self.item(name, bytes, None, self.done),
            };
            if !more {
                return false;
            }
        }
        true
    }

    fn archive<R: Read + Seek>(
        &mut self,
        entries: Entries<R>,
        archive: &str,
        depth: usize,
        counts: bool,
    ) -> bool {
        for entry in entries {
            if counts {
                self.done += entry.packed;
            }
            let last = entry.name.rsplit('/').next().unwrap_or_default();
            if last.is_empty() || last.starts_with('.') || entry.name.starts_with("__MACOSX/") {
                continue;
            }
            let name = format!("{archive}/{}", entry.name);
            let more = match entry.bytes {
                Err(error) => self.bad(name, error.to_string()),
                Ok(bytes) if mbox::is_mailbox(&bytes) => self.mailbox(Cursor::new(bytes), &name, false),
                Ok(bytes) if container::kind_of(&bytes, Some(&name)) == FileKind::Zip => {
                    if depth >= DEEPEST {
                        self.bad(name, container::Error::TooDeep { limit: DEEPEST }.to_string())
                    } else {
                        match Entries::open(Cursor::new(bytes), self.limits) {
                            Ok(inner) => self.archive(inner, &name, depth + 1, false),
                            Err(error) => self.bad(name, error.to_string()),
                        }
                    }
                }
                Ok(bytes) => self.item(name, bytes, None, self.done),
            };
            if !more {
                return false;
            }
        }
        true
    }
}

/// Whether a file that begins as a ZIP archive holds files, and is no Word or OpenDocument file.
fn is_archive(name: &str, file: &mut File) -> std::io::Result<bool> {
    let small = name.to_ascii_lowercase();
    if small.ends_with(".zip") {
        return Ok(true);
    }
    if ["docx", "xlsx", "pptx", "odt", "ods", "odp"].iter().any(|end| small.ends_with(&format!(".{end}"))) {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    BufReader::new(&mut *file).fill_buf()?;
    file.seek(SeekFrom::Start(0))?;
    (&mut *file).take(1_000_000).read_to_end(&mut bytes)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(container::kind_of(&bytes, Some(name)) == FileKind::Zip)
}
