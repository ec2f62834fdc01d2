//! One request in every format that is read: the same questions come out, with their labels.

use std::io::{Cursor, Write as _};

use container::{FileKind, Limits};
use document::request::Request;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::request::check_places;

/// An archive of the given entries.
pub fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn docx() -> Vec<u8> {
    let item = |level: u8, words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#
        )
    };
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Please tell me:</w:t></w:r></w:p>{}{}{}{}<w:p><w:r><w:t>Kind regards</w:t></w:r></w:p><w:p><w:r><w:t>Sam Example</w:t></w:r></w:p></w:body></w:document>"#,
        item(0, "How many swans live on the lake?"),
        item(0, "For each nest, please provide:"),
        item(1, "the number of eggs &amp; chicks"),
        item(1, "the name of the warden"),
    );
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"#;
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/numbering.xml", numbering),
    ])
}

pub fn odt() -> Vec<u8> {
    let content = r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style></office:automatic-styles><office:body><office:text><text:p>Please tell me:</text:p><text:list text:style-name="L1"><text:list-item><text:p>How many swans live on the<text:s/>lake?</text:p></text:list-item><text:list-item><text:p>For each nest, please provide:</text:p><text:list><text:list-item><text:p>the number of eggs &amp; chicks</text:p></text:list-item><text:list-item><text:p>the name of the warden</text:p></text:list-item></text:list></text:list-item></text:list><text:p>Kind regards</text:p><text:p>Sam Example</text:p></office:text></office:body></office:document-content>"#;
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)])
}

pub const HTML: &str = "<html><head><style>p{color:red}</style></head><body><p>Please tell me:</p><ol><li>How many swans live on the&nbsp;lake?</li><li><p>For each nest, please provide:</p><ol type='a'><li>the number of eggs &amp; chicks</li><li>the name of the warden</li></ol></li></ol><p>Kind regards<br>Sam Example</p><script>1. How many?</script></body></html>";

pub const RTF: &str = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\pard Please tell me:\par 1.\tab How many swans live on the lake?\par 2.\tab For each nest, please provide:\par \tab a)\tab the number of eggs & chicks\par \tab b)\tab the name of the warden\par Kind regards\par Sam Example\par}";

#[track_caller]
pub fn check(bytes: &[u8], name: &str, kind: FileKind) -> Request {
    let opened = reading::open(bytes, Some(name), &Limits::default()).unwrap();
    assert_eq!(opened.kind, kind);
    let request = reading::request(&opened);
    let text = request.text.clone().unwrap();
    check_places(&request, &text);
    let found: Vec<String> = request
        .questions
        .iter()
        .map(|q| format!("{} {} {}", q.path, q.label.as_deref().unwrap_or("-"), q.text))
        .collect();
    assert_eq!(
        found,
        [
            "1 1 How many swans live on the lake?",
            "2.1 a the number of eggs & chicks",
            "2.2 b the name of the warden",
        ],
        "{text}"
    );
    request
}

#[test]
fn every_format_gives_the_same_questions() {
    for (bytes, name, kind) in [
        (docx(), "request.docx", FileKind::Docx),
        (odt(), "request.odt", FileKind::Odt),
        (HTML.as_bytes().to_vec(), "request.html", FileKind::Html),
        (RTF.as_bytes().to_vec(), "request.rtf", FileKind::Rtf),
    ] {
        let request = check(&bytes, name, kind);
        assert_eq!(request.applicant.name.as_deref(), Some("Sam Example"), "{name}");
    }
}

/// An e-mail of several parts.
pub fn mail(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = b"From: \"Example, Sam\" <sam@example.org>\r\nReply-To: reply-7@example.org\r\nTo: foi@authority.example\r\nSubject: =?utf-8?Q?Swans_=E2=80=93_request?=\r\nDate: Mon, 30 Jun 2025 23:30:00 +0000\r\nMessage-ID: <3@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n".to_vec();
    for (header, content) in parts {
        out.extend_from_slice(format!("--b\r\n{header}\r\n\r\n").as_bytes());
        out.extend_from_slice(content);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"--b--\r\n");
    out
}

#[test]
fn a_request_in_an_attachment_is_read_from_there() {
    let letter = b"1. How many swans live on the lake?\r\n2. For each nest, please provide:\r\n  a) the number of eggs & chicks\r\n  b) the name of the warden\r\n".as_slice();
    let note =
        b"Dear team,\r\n\r\nPlease see my request attached.\r\n\r\nKind regards\r\nSam Example".as_slice();
    let text = ("Content-Type: text/plain; charset=utf-8", note);
    for bytes in [
        mail(&[
            text,
            (
                "Content-Type: text/plain; name=\"request.txt\"\r\nContent-Disposition: attachment; filename=\"request.txt\"",
                letter,
            ),
        ]),
        mail(&[
            text,
            (
                "Content-Type: text/html; name=\"request.html\"\r\nContent-Disposition: attachment; filename=\"request.html\"",
                HTML.as_bytes(),
            ),
        ]),
    ] {
        let request = check(&bytes, "request.eml", FileKind::Mail);
        assert!(request.unclear[0].why.contains("attachment request."), "{:?}", request.unclear);
        assert_eq!(request.applicant.email.as_deref(), Some("reply-7@example.org"));
        assert_eq!(request.applicant.name.as_deref(), Some("Sam Example"));
        assert_eq!(request.subject.as_deref(), Some("Swans – request"));
        assert_eq!(
            request.date.map(|d| d.to_string()).as_deref(),
            Some("2025-07-01"),
            "half past midnight in London"
        );
    }
}

#[test]
fn a_word_attachment_is_read_from_base64() {
    let encoded = base64(&docx());
    let bytes = mail(&[
        ("Content-Type: text/plain", b"Request attached.".as_slice()),
        (
            "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document\r\nContent-Disposition: attachment; filename=\"request.docx\"\r\nContent-Transfer-Encoding: base64",
            encoded.as_bytes(),
        ),
    ]);
    check(&bytes, "request.eml", FileKind::Mail);
}

#[test]
fn a_request_in_a_forwarded_message_is_the_senders() {
    let inner = b"From: Kim Other <kim@example.net>\r\nTo: clerk@authority.example\r\nSubject: Geese\r\nDate: Sun, 29 Jun 2025 10:00:00 +0100\r\n\r\nHow many geese live on the lake?\r\n\r\nKim Other\r\n".as_slice();
    let bytes = mail(&[
        ("Content-Type: text/plain", b"FYI, this came to me.".as_slice()),
        ("Content-Type: message/rfc822\r\nContent-Disposition: attachment", inner),
    ]);
    let request = reading::request(&reading::open(&bytes, None, &Limits::default()).unwrap());
    assert_eq!(request.questions.len(), 1);
    assert_eq!(request.applicant.email.as_deref(), Some("kim@example.net"));
    assert_eq!(request.applicant.name.as_deref(), Some("Kim Other"));
    assert_eq!(request.subject.as_deref(), Some("Geese"));
}

#[test]
fn a_pdf_attachment_is_named_as_unread() {
    let bytes = mail(&[
        ("Content-Type: text/plain", b"My request is attached.".as_slice()),
        (
            "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"request.pdf\"",
            b"%PDF-1.4 ...".as_slice(),
        ),
    ]);
    let request = reading::request(&reading::open(&bytes, None, &Limits::default()).unwrap());
    assert!(request.questions.is_empty());
    assert!(
        request.unclear.iter().any(|u| u.why.contains("request.pdf was not read")),
        "{:?}",
        request.unclear
    );
}

#[test]
fn places_in_plain_text_are_places_in_the_file() {
    let bytes = "\u{FEFF}Hello,\r\n\r\n1. How many swans \u{2013} or geese \u{2013} live\r\non the lake?\r\n2. Who counts them?\r\n".as_bytes();
    let request = reading::request(&reading::open(bytes, Some("request.txt"), &Limits::default()).unwrap());
    assert!(request.text.is_none());
    assert_eq!(&bytes[request.questions[1].start..request.questions[1].end], b"Who counts them?");
}

#[test]
fn other_character_sets_are_read() {
    let utf16: Vec<u8> = "\u{FEFF}1. How much is the £5 café worth?\n2. Who runs it?"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin: Vec<u8> = b"1. How much is the \xA35 caf\xE9 worth?\n2. Who runs it?".to_vec();
    for bytes in [utf16, latin] {
        let request =
            reading::request(&reading::open(&bytes, Some("request.txt"), &Limits::default()).unwrap());
        assert_eq!(request.questions[0].text, "How much is the £5 café worth?");
        assert!(request.text.is_some());
    }
}

#[test]
fn what_cannot_be_read_is_one_clear_sentence() {
    let limits = Limits { bytes: 1_000_000, unpacked: 2_000_000, ..Limits::default() };
    let bomb = archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &" ".repeat(5_000_000))]);
    let cases: [(Vec<u8>, &str, &str); 11] = [
        (Vec::new(), "a.eml", "this file is empty: ask for it to be sent again"),
        (vec![b' '; 1_500_000], "a.txt", "this file is 2 MB; at most 1 MB are read: ask for a smaller one"),
        (
            b"%PDF-1.7".to_vec(),
            "a.pdf",
            "this PDF is damaged and cannot be read: ask for it to be sent again",
        ),
        (
            b"\xFF\xD8\xFF\xE0 a photograph".to_vec(),
            "a.jpg",
            "this is a picture and no program that reads pictures (tesseract) is set up here: ask for the words in an e-mail or a Word document, or look at it and type them in",
        ),
        (
            old_office("WordDocument"),
            "a.doc",
            "this file is a Word document of the kind used before 2007, which is not read: open it in Word and save it as .docx, or ask for that",
        ),
        (
            old_office("Workbook"),
            "a.xls",
            "this file is an Excel workbook of the kind used before 2007, which is not read: open it in Excel and save it as .xlsx, or ask for that",
        ),
        (
            old_office("__properties_version1.0"),
            "a.msg",
            "this message saved by Outlook is damaged and cannot be read: ask for it to be sent again",
        ),
        (
            old_office("EncryptedPackage"),
            "a.docx",
            "this Office file is protected by a password and cannot be read: ask for it without one",
        ),
        (
            b"PK\x03\x04 word/document.xml".to_vec(),
            "a.docx",
            "this Word document is damaged and cannot be read: ask for it to be sent again",
        ),
        (
            b"nothing like a header".to_vec(),
            "a.eml",
            "this e-mail is damaged and cannot be read: ask for it to be sent again",
        ),
        (
            bomb,
            "a.docx",
            "this file unpacks to more than 2 MB or far more than its own size, so it is not opened: ask for its content in another form",
        ),
    ];
    for (bytes, name, sentence) in cases {
        let error = reading::open(&bytes, Some(name), &limits).unwrap_err();
        assert_eq!(error.to_string(), sentence);
    }
}

/// The head of an old Office file with a stream of this name.
fn old_office(stream: &str) -> Vec<u8> {
    let mut out = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    out.resize(512, 0);
    out.extend(format!("{stream}\0").encode_utf16().flat_map(u16::to_le_bytes));
    out.resize(1024, 0);
    out
}

pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let value = chunk.iter().fold(0_u32, |a, b| (a << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for n in 0..4 {
            let sign = SIGNS[(value >> (18 - 6 * n)) as usize & 63];
            out.push(if n > chunk.len() { '=' } else { char::from(sign) });
        }
    }
    out
}
