//! What a file that comes in is called and what kind it is: a safe name, and the media type of its content.

/// A file name without folders, control characters or endless length.
pub(crate) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = last.chars().filter(|c| !c.is_control()).take(150).collect();
    if clean.trim().is_empty() { "file".to_owned() } else { clean }
}

/// The media type of bytes by their content; the name decides only where the content leaves it open.
pub(crate) fn media_type(name: &str, bytes: &[u8]) -> String {
    use container::FileKind as K;
    match container::kind_of(bytes, Some(name)) {
        K::Text => "text/plain",
        K::Csv => "text/csv",
        K::Mail => "message/rfc822",
        K::Html => "text/html",
        K::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        K::Odt => "application/vnd.oasis.opendocument.text",
        K::Rtf => "application/rtf",
        K::Pdf => "application/pdf",
        K::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        K::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        K::Zip => "application/zip",
        K::Image => match bytes {
            [0x89, b'P', b'N', b'G', ..] => "image/png",
            [0xff, 0xd8, ..] => "image/jpeg",
            [b'G', b'I', b'F', ..] => "image/gif",
            [b'R', b'I', b'F', b'F', ..] => "image/webp",
            _ => "image/tiff",
        },
        K::Doc => "application/msword",
        K::Xls => "application/vnd.ms-excel",
        K::Msg => "application/vnd.ms-outlook",
        K::Encrypted | K::OldOffice | K::Other => "application/octet-stream",
    }
    .to_owned()
}
