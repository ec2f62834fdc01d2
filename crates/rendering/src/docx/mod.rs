//! A document as DOCX, with real styles, lists, table headings and language, so that it can be read aloud and
//! edited. Written part by part, because the same input must give the same bytes and `docx-rs` writes neither
//! repeated heading rows nor a title nor a language. No clock is read, no name of a person is put in.

mod body;
mod parts;
mod theme;

use std::io::{Cursor, Write};

use document::Document;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{Error, plan};

/// The document as DOCX. It fails where the document is longer than [`crate::LONGEST`].
pub fn docx(document: &Document) -> Result<Vec<u8>, Error> {
    plan::within_limits(document)?;
    let body = body::write(document);
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE_RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(document)),
        ("docProps/app.xml", parts::APPLICATION.to_owned()),
        ("word/document.xml", body.document),
        ("word/_rels/document.xml.rels", parts::relations(&body.links)),
        ("word/styles.xml", parts::styles(document)),
        ("word/numbering.xml", parts::numbering(body.numbered_lists)),
        ("word/settings.xml", parts::settings(document)),
        ("word/fontTable.xml", theme::fonts()),
        ("word/theme/theme1.xml", theme::theme(document)),
        ("word/footer1.xml", parts::footer(document)),
    ];
    pack(&files).map_err(|e| Error::Pack(e.to_string()))
}

fn pack(files: &[(&str, String)]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
