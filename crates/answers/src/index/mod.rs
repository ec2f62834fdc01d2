//! The index of answered questions: which of a million are nearest to a question, by their words.
//!
//! It is a cache, on this node's disk and nowhere else, made from what the store has and made anew where it is missing,
//! damaged or of another form. It decides nothing and is never the only place of anything. It keeps with each commit the
//! place in the events that it has followed to, so that what it holds and what it has seen cannot come apart.

mod ask;
mod document;
mod error;
mod rarity;
mod recall;
mod terms;
mod write;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use tantivy::{
    IndexReader, IndexSettings, ReloadPolicy,
    directory::{Directory as _, INDEX_WRITER_LOCK, MmapDirectory},
    tokenizer::{TextAnalyzer, WhitespaceTokenizer},
};

pub use ask::{Search, Whose};
pub use document::{Answered, Found};
pub use error::{Error, Result};
pub use recall::Recalled;
pub use write::Writer;

use document::Fields;
use rarity::Seen;

/// The form of what is kept. A change of the fields, the words' one form or the body makes it another.
const FORM: u32 = 2;
/// The tokenizer: words are in one form already, parted by blanks.
const WORDS: &str = "words";
/// The file that asks the writer to begin anew.
const ANEW: &str = "begin-anew";
/// The file that says that files may hold words of what was forgotten.
const FORGETTING: &str = "forgetting";
/// Bytes of text that are packed together: larger packs are smaller, and one is unpacked for each answer found.
const PACK: usize = 32 * 1024;

/// The index, open.
#[derive(Clone)]
pub struct Index {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Arc<Fields>,
    seen: Arc<Seen>,
    folder: Option<PathBuf>,
}

impl Index {
    /// The index in a folder, made where there is none. One that is damaged, or of another form, is thrown away and
    /// begun anew; where another process writes it at the same time, an empty one that is kept nowhere stands in.
    pub fn in_folder(folder: &Path) -> Result<Index> {
        let at = |why| Error::Folder { path: folder.to_owned(), why };
        fs::create_dir_all(folder).map_err(at)?;
        closed_to_others(folder).map_err(at)?;
        match Index::opened(folder) {
            Ok(Some(index)) => return Ok(index),
            Ok(None) => {}
            Err(_) if !Index::emptied(folder)? => return Index::in_memory(),
            Err(_) => {}
        }
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let fields = Fields::new();
        let index = builder(&fields).open_or_create(directory)?;
        Index::over(index, fields, Some(folder.to_owned()))
    }

    /// An index that is kept nowhere.
    pub fn in_memory() -> Result<Index> {
        let fields = Fields::new();
        let index = builder(&fields).create_in_ram()?;
        Index::over(index, fields, None)
    }

    /// What is in a folder: none where nothing is, an error where it cannot be used.
    fn opened(folder: &Path) -> Result<Option<Index>> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        if !tantivy::Index::exists(&directory).map_err(tantivy::TantivyError::from)? {
            return Ok(None);
        }
        let fields = Fields::new();
        let index = tantivy::Index::open(directory)?;
        if index.schema() != fields.schema {
            return Err(Error::Damaged("it has other fields"));
        }
        match index.load_metas()?.payload.as_deref().map(Followed::read) {
            Some(None) => return Err(Error::Damaged("it is of another form")),
            None if !index.searchable_segment_ids()?.is_empty() => {
                return Err(Error::Damaged("it does not say how far it has got"));
            }
            _ => {}
        }
        // Beyond this, a changed byte would be met in the middle of a search.
        if !index.validate_checksum()?.is_empty() {
            return Err(Error::Damaged("a file of it was changed"));
        }
        Ok(Some(Index::over(index, fields, Some(folder.to_owned()))?))
    }

    /// Empties a folder; `false` where another process writes there.
    fn emptied(folder: &Path) -> Result<bool> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let Ok(_lock) = directory.acquire_lock(&INDEX_WRITER_LOCK) else { return Ok(false) };
        let at = |why| Error::Folder { path: folder.to_owned(), why };
        for entry in fs::read_dir(folder).map_err(at)? {
            let path = entry.map_err(at)?.path();
            // The index has no folders; what else stands here is not ours.
            if path.is_file() {
                fs::remove_file(&path).map_err(|why| Error::Folder { path, why })?;
            }
        }
        Ok(true)
    }

    fn over(index: tantivy::Index, fields: Fields, folder: Option<PathBuf>) -> Result<Index> {
        index.tokenizers().register(WORDS, TextAnalyzer::from(WhitespaceTokenizer::default()));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Index { index, reader, fields: Arc::new(fields), seen: Arc::default(), folder })
    }

    /// How far it has followed the events; 0 where it has to begin.
    pub fn followed(&self) -> Result<u64> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.as_deref().and_then(Followed::read).map_or(0, |f| f.seq))
    }

    /// The mark that was kept with how far it has followed; empty where none was.
    pub fn mark(&self) -> Result<String> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.as_deref().and_then(Followed::read).map_or_else(String::new, |f| f.mark))
    }

    /// Sees what another process has written since.
    pub fn look_again(&self) -> Result<()> {
        self.reader.reload()?;
        self.seen.clear();
        Ok(())
    }

    /// Asks whoever writes it to throw it away and make it anew.
    pub fn ask_to_begin_anew(&self) -> Result<()> {
        match &self.folder {
            Some(folder) => {
                let path = folder.join(ANEW);
                fs::write(&path, []).map_err(|why| Error::Folder { path, why })
            }
            None => Ok(()),
        }
    }

    /// Whether somebody asked for that.
    pub fn is_to_begin_anew(&self) -> bool {
        self.folder.as_ref().is_some_and(|folder| folder.join(ANEW).exists())
    }

    /// How many answered questions it has.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The folder that it is kept in.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}

fn builder(fields: &Fields) -> tantivy::IndexBuilder {
    let settings = IndexSettings { docstore_blocksize: PACK, ..IndexSettings::default() };
    tantivy::Index::builder().schema(fields.schema.clone()).settings(settings)
}

/// What a commit says besides its documents.
struct Followed {
    seq: u64,
    mark: String,
}

impl Followed {
    fn write(seq: u64, mark: &str) -> String {
        format!("{FORM} {seq} {mark}").trim_end().to_owned()
    }

    fn read(text: &str) -> Option<Followed> {
        let (form, seq) = text.split_once(' ')?;
        (form.parse() == Ok(FORM)).then_some(())?;
        let (seq, mark) = seq.split_once(' ').unwrap_or((seq, ""));
        Some(Followed { seq: seq.parse().ok()?, mark: mark.to_owned() })
    }
}

/// The words of answers are no other user's business.
#[cfg(unix)]
fn closed_to_others(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn closed_to_others(_: &Path) -> std::io::Result<()> {
    Ok(())
}
