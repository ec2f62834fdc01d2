//! What kind of file something is, by its content. A name decides only where the content leaves it open.

use serde::{Serialize, Serializer};

use crate::package::Zip;

macro_rules! formats {
    ($($name:ident $id:literal $words:literal [$($ending:literal)*])*) => {
        /// A kind of file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each has its words in the table")]
        pub enum Format { $($name),* }

        impl Format {
            /// As other programs know it.
            pub fn id(self) -> &'static str {
                match self { $(Format::$name => $id),* }
            }

            /// As a sentence names it, with its article.
            pub fn in_words(self) -> &'static str {
                match self { $(Format::$name => $words),* }
            }

            /// Endings of names that fit.
            pub fn endings(self) -> &'static [&'static str] {
                match self { $(Format::$name => &[$($ending),*]),* }
            }
        }
    };
}

formats! {
    Xlsx "xlsx" "an Excel workbook" ["xlsx" "xltx"]
    Xlsm "xlsm" "an Excel workbook with macros" ["xlsm" "xltm" "xlam"]
    Xlsb "xlsb" "a binary Excel workbook" ["xlsb"]
    Xls "xls" "an Excel workbook of the kind used before 2007" ["xls" "xlt" "xla"]
    Docx "docx" "a Word document" ["docx" "dotx"]
    Docm "docm" "a Word document with macros" ["docm" "dotm"]
    Doc "doc" "a Word document of the kind used before 2007" ["doc" "dot"]
    Pptx "pptx" "a presentation" ["pptx" "ppsx" "potx"]
    Pptm "pptm" "a presentation with macros" ["pptm" "ppsm" "potm"]
    Ppt "ppt" "a presentation of the kind used before 2007" ["ppt" "pps" "pot"]
    Ods "ods" "an OpenDocument spreadsheet" ["ods" "ots"]
    Odt "odt" "an OpenDocument text" ["odt" "ott"]
    Odp "odp" "an OpenDocument presentation" ["odp" "otp"]
    Pdf "pdf" "a PDF" ["pdf" "ai"]
    Csv "csv" "a CSV table" ["csv" "txt"]
    Tsv "tsv" "a table with tabs" ["tsv" "tab" "csv" "txt"]
    Eml "eml" "an e-mail" ["eml" "txt" "mht"]
    Msg "msg" "a message saved by Outlook" ["msg" "oft"]
    Jpeg "jpeg" "a JPEG picture" ["jpg" "jpeg" "jpe" "jfif"]
    Png "png" "a PNG picture" ["png" "apng"]
    Tiff "tiff" "a TIFF picture" ["tif" "tiff"]
    Gif "gif" "a GIF picture" ["gif"]
    Webp "webp" "a WebP picture" ["webp"]
    Zip "zip" "an archive" ["zip"]
    Rtf "rtf" "a rich text document" ["rtf" "doc"]
    Html "html" "a web page" ["html" "htm" "xhtml" "mht"]
    Svg "svg" "a drawing of lines and words (SVG)" ["svg"]
    Text "text" "plain text" ["txt" "text" "md" "log" "json" "xml" "ics" "vcf" "csv" "tsv" "sql" "yaml" "yml" "toml" "ini" "profile"]
    Flat "flat" "a document in one piece of XML" ["fodt" "fods" "fodp" "fodg" "xml" "doc" "xls"]
    Encrypted "encrypted" "an Office file with a password" []
    Unknown "unknown" "a file of an unknown kind" []
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// The first bytes of files that begin with nothing else.
const BEGINNINGS: &[(&[u8], Format)] = &[
    (b"\x89PNG\r\n\x1a\n", Format::Png),
    (b"\xFF\xD8\xFF", Format::Jpeg),
    (b"GIF87a", Format::Gif),
    (b"GIF89a", Format::Gif),
    (b"II*\0", Format::Tiff),
    (b"MM\0*", Format::Tiff),
    (b"II+\0", Format::Tiff),
    (b"MM\0+", Format::Tiff),
    (b"%PDF-", Format::Pdf),
    (b"{\\rtf", Format::Rtf),
];

const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl Format {
    /// Looks at the content.
    pub fn of(bytes: &[u8], name: Option<&str>) -> Format {
        if let Some((_, format)) = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return *format;
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Format::Webp;
        }
        if bytes.starts_with(COMPOUND) {
            return compound(bytes);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Zip::open(bytes).map_or_else(|_| damaged_archive(name), |zip| of_archive(&zip));
        }
        use container::FileKind;
        match container::kind_of(bytes, name) {
            FileKind::Pdf => Format::Pdf,
            FileKind::Mail => Format::Eml,
            FileKind::Html => Format::Html,
            FileKind::Rtf => Format::Rtf,
            _ if Zip::open(bytes).is_ok_and(|zip| !zip.entries.is_empty()) => Format::Zip,
            FileKind::Text | FileKind::Csv if draws(bytes) => Format::Svg,
            FileKind::Text | FileKind::Csv if is_document(bytes) => Format::Flat,
            FileKind::Text | FileKind::Csv => text(bytes, name),
            // A table is still one with a byte in it that no program shows, which is then reported.
            _ if mostly_text(bytes) => match text(bytes, name) {
                table @ (Format::Csv | Format::Tsv) => table,
                _ => Format::Unknown,
            },
            _ => Format::Unknown,
        }
    }

    /// Whether it is kept in a ZIP archive.
    pub fn is_package(self) -> bool {
        use Format::*;
        matches!(self, Xlsx | Xlsm | Xlsb | Docx | Docm | Pptx | Pptm | Ods | Odt | Odp | Zip)
    }

    /// Whether it is a workbook: sheets of cells with more to them than the values that are seen.
    pub fn is_workbook(self) -> bool {
        use Format::*;
        matches!(self, Xlsx | Xlsm | Xlsb | Xls | Ods)
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        use Format::*;
        matches!(self, Jpeg | Png | Tiff | Gif | Webp)
    }
}

/// Whether marked up words are a drawing, in which words and pictures may lie below others: `<svg` is the first element.
fn draws(bytes: &[u8]) -> bool {
    first_element(bytes).is_some_and(|name| name == "svg" || name.ends_with(":svg"))
}

/// Whether marked up words are what an office program opens: OpenDocument, Word and Excel keep a whole document in one file
/// of XML too, with all that is hidden in it.
fn is_document(bytes: &[u8]) -> bool {
    const MAKERS: &[&str] = &[
        "urn:oasis:names:tc:opendocument:",
        "http://openoffice.org/2000/",
        "http://schemas.microsoft.com/office/",
        "urn:schemas-microsoft-com:office:",
        "http://schemas.openxmlformats.org/",
        "http://purl.oclc.org/ooxml/",
        "progid=\"Word.Document\"",
        "progid=\"Excel.Sheet\"",
        "http://ns.adobe.com/xdp/",
    ];
    const KINDS: &[&str] = &["document", "wordDocument", "Workbook", "package", "xdp"];
    let Some(name) = first_element(bytes) else { return false };
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(MARKED)]);
    let (prefix, name) = name.split_once(':').unwrap_or(("", &name));
    MAKERS.iter().any(|maker| start.contains(maker))
        || KINDS.contains(&name) && matches!(prefix, "office" | "w" | "ss" | "pkg" | "xdp")
}

/// The name of the first element of marked up words.
fn first_element(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(MARKED)]);
    let mut rest = start.trim_start_matches('\u{feff}').trim_start();
    while let Some(aside) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let end = if aside.starts_with("--") { "-->" } else { ">" };
        let (_, after) = aside.split_once(end)?;
        rest = after.trim_start_matches([']', '>']).trim_start();
    }
    let name = rest.strip_prefix('<')?.split([' ', '>', '\n', '\r', '\t', '/']).next()?;
    Some(name.to_owned())
}

/// So far into a file its first element begins.
const MARKED: usize = 4_000;

/// What an archive that cannot be opened was, by its name.
fn damaged_archive(name: Option<&str>) -> Format {
    let ending =
        name.and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    use Format::*;
    let packages = [Xlsx, Xlsm, Xlsb, Docx, Docm, Pptx, Pptm, Ods, Odt, Odp];
    packages.into_iter().find(|f| f.endings().contains(&ending.as_str())).unwrap_or(Zip)
}

/// What an archive is by its parts.
fn of_archive(zip: &Zip<'_>) -> Format {
    let has = |name: &str| zip.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name));
    if let Some(kind) = zip.small("mimetype") {
        let kind = String::from_utf8_lossy(&kind).trim().to_owned();
        let base = kind.strip_prefix("application/vnd.oasis.opendocument.").unwrap_or("");
        match base.trim_end_matches("-template") {
            "spreadsheet" => return Format::Ods,
            "text" | "text-master" | "text-web" => return Format::Odt,
            "presentation" => return Format::Odp,
            _ => {}
        }
    }
    let types = zip.small("[Content_Types].xml").unwrap_or_default();
    let types = String::from_utf8_lossy(&types);
    let says = |what: &str| types.contains(what);
    if has("xl/workbook.bin") || says("sheet.binary.macroEnabled.main") {
        Format::Xlsb
    } else if has("xl/workbook.xml")
        || says("spreadsheetml.sheet.main")
        || says("spreadsheetml.template.main")
    {
        if has("xl/vbaProject.bin") || says("macroEnabled.main") { Format::Xlsm } else { Format::Xlsx }
    } else if says("ms-excel.sheet.macroEnabled.main") || says("ms-excel.template.macroEnabled.main") {
        Format::Xlsm
    } else if has("word/document.xml")
        || says("wordprocessingml.document.main")
        || says("wordprocessingml.template.main")
        || says("ms-word.document.macroEnabled")
        || says("ms-word.template.macroEnabled")
    {
        if says("macroEnabled") { Format::Docm } else { Format::Docx }
    } else if has("ppt/presentation.xml") || says("presentationml.") {
        if says("macroEnabled") { Format::Pptm } else { Format::Pptx }
    } else {
        Format::Zip
    }
}

/// Compound files name their streams in UTF-16, each at the start of an entry of 128 bytes.
fn compound(bytes: &[u8]) -> Format {
    let wide =
        |name: &str| -> Vec<u8> { name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect() };
    let known = [
        ("EncryptedPackage", Format::Encrypted),
        ("EncryptionInfo", Format::Encrypted),
        ("__properties_version1.0", Format::Msg),
        ("WordDocument", Format::Doc),
        ("PowerPoint Document", Format::Ppt),
        ("Workbook", Format::Xls),
        ("Book", Format::Xls),
        ("WORKBOOK", Format::Xls),
        ("BOOK", Format::Xls),
    ]
    .map(|(name, format)| (wide(name), format));
    // An embedded object has streams of its own, so the earliest in the table wins, not the first in the file.
    let mut best = known.len();
    for entry in bytes.chunks_exact(128).skip(4) {
        if let Some(at) = known[..best].iter().position(|(name, _)| entry.starts_with(name)) {
            best = at;
        }
    }
    known.get(best).map_or(Format::Unknown, |(_, format)| *format)
}

/// Text is a table where its name says so, or where its first lines have the same number of separators.
fn text(bytes: &[u8], name: Option<&str>) -> Format {
    let ending = name.and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv") => return Format::Csv,
        Some("tsv" | "tab") => return Format::Tsv,
        _ => {}
    }
    let head = &bytes[..bytes.len().min(20_000)];
    let decoded = container::charset::decode(head, None);
    if !decoded.text.is_ascii() && decoded.text.contains('\0') {
        return Format::Unknown;
    }
    let lines: Vec<&str> = decoded.text.lines().filter(|l| !l.trim().is_empty()).take(5).collect();
    let table = |separator: char| {
        let mut counts = lines.iter().map(|l| outside_quotes(l, separator));
        let first = counts.next().unwrap_or(0);
        lines.len() > 1 && first > 0 && counts.all(|c| c == first)
    };
    if table('\t') {
        Format::Tsv
    } else if table(',') || table(';') || table('|') {
        Format::Csv
    } else {
        Format::Text
    }
}

/// Whether hardly anything among the first bytes is no letter, sign or end of a line.
fn mostly_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(20_000)];
    let odd = head.iter().filter(|b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r')).count();
    let high = head.iter().filter(|b| !b.is_ascii()).count();
    !head.is_empty() && odd * 12 <= head.len() && high * 4 <= head.len()
}

fn outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted && *c == separator
        })
        .count()
}
