//! The closed world in which a letter is laid out: one template, one data file, five fonts. Nothing is read
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
    template: Source,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONT_FILES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    let file = |path: &str| {
        let path = VirtualPath::new(path).expect("a constant, well-formed path");
        FileId::new(RootedPath::new(VirtualRoot::Project, path))
    };
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        template: Source::new(file("/letter.typ"), include_str!("letter.typ").to_owned()),
        data: file("/letter.json"),
        fonts,
    }
});

/// Whether a character can be shown in every style.
pub(super) fn can_show(c: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(c));
    SHARED.fonts.split_last().is_some_and(|(last, family)| family.iter().all(has) || has(last))
}

/// The world of one letter.
pub(super) struct Desk {
    data: Bytes,
}

impl Desk {
    /// With the letter's content as JSON.
    pub(super) fn new(json: String) -> Self {
        Desk { data: Bytes::from_string(json) }
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
        SHARED.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(SHARED.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
