//! The closed world in which pages are laid out: two templates, one data file, pictures, five fonts. Nothing is read
//! from the machine and no package is fetched.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The family of every letter in four styles, and last one for characters that it has not.
static FONT_FILES: [&[u8]; 5] = [
    include_bytes!("../../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSans-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSans-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSans-BoldItalic.ttf"),
    include_bytes!("../../fonts/DejaVuSans.ttf"),
];

/// What all letters share, prepared once.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    letter: Source,
    transcript: Source,
    /// What both templates read.
    words: Source,
    data: FileId,
}

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a constant, well-formed path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONT_FILES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        letter: Source::new(file("/letter.typ"), include_str!("letter.typ").to_owned()),
        transcript: Source::new(file("/transcript.typ"), include_str!("transcript.typ").to_owned()),
        words: Source::new(file("/words.typ"), include_str!("words.typ").to_owned()),
        data: file("/data.json"),
        fonts,
    }
});

/// Whether a character can be shown in every style.
pub(super) fn can_show(c: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(c));
    SHARED.fonts.split_last().is_some_and(|(last, family)| family.iter().all(has) || has(last))
}

/// What is laid out.
#[derive(Clone, Copy)]
pub(super) enum Template {
    /// A letter.
    Letter,
    /// What is seen of a file.
    Transcript,
}

/// The world of one file.
pub(super) struct Desk {
    template: Template,
    data: Bytes,
    pictures: Vec<(FileId, Bytes)>,
}

impl Desk {
    /// With the content as JSON, and pictures that it names by their numbers: `/picture-0`.
    pub(super) fn new(template: Template, json: String, pictures: &[Vec<u8>]) -> Self {
        let pictures =
            pictures.iter().enumerate().map(|(n, p)| (file(&format!("/picture-{n}")), Bytes::new(p.clone())));
        Desk { template, data: Bytes::from_string(json), pictures: pictures.collect() }
    }

    fn sheet(&self) -> &'static Source {
        match self.template {
            Template::Letter => &SHARED.letter,
            Template::Transcript => &SHARED.transcript,
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.sheet().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = [self.sheet(), &SHARED.words];
        known.into_iter().find(|s| s.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data {
            return Ok(self.data.clone());
        }
        let picture = self.pictures.iter().find(|(known, _)| *known == id);
        picture.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
