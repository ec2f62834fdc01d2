//! Messages saved by Outlook, made here: read as the e-mails that they were.

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;
use container::{FileKind, Limits};
use reading::Opened;

use crate::formats::{check, docx};

/// Words, bytes or a number under a property's identifier.
pub enum Value<'a> {
    Wide(&'a str),
    Narrow(&'a [u8]),
    Bytes(&'a [u8]),
    Number(u64),
}
use Value::{Bytes, Narrow, Number, Wide};

type Properties<'a> = Vec<(u16, Value<'a>)>;

/// A message: its own properties, its recipients, its files, and a message inside it.
#[derive(Default)]
pub struct Saved<'a> {
    pub own: Properties<'a>,
    pub recipients: Vec<Properties<'a>>,
    pub files: Vec<Properties<'a>>,
    pub inside: Option<Box<Saved<'a>>>,
}

impl Saved<'_> {
    pub fn file(&self) -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        self.write(&mut file, "", 32);
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    fn write(&self, file: &mut CompoundFile<Cursor<Vec<u8>>>, at: &str, head: usize) {
        folder(file, at, head, &self.own);
        for (n, recipient) in self.recipients.iter().enumerate() {
            let at = format!("{at}/__recip_version1.0_#{n:08X}");
            file.create_storage(&at).unwrap();
            folder(file, &at, 8, recipient);
        }
        for (n, properties) in self.files.iter().enumerate() {
            let at = format!("{at}/__attach_version1.0_#{n:08X}");
            file.create_storage(&at).unwrap();
            folder(file, &at, 8, properties);
        }
        if let Some(inside) = &self.inside {
            let at = format!("{at}/__attach_version1.0_#{:08X}", self.files.len());
            file.create_storage(&at).unwrap();
            folder(file, &at, 8, &vec![(0x3705, Number(5))]);
            let at = format!("{at}/__substg1.0_3701000D");
            file.create_storage(&at).unwrap();
            inside.write(file, &at, 24);
        }
    }
}

fn folder(file: &mut CompoundFile<Cursor<Vec<u8>>>, at: &str, head: usize, properties: &Properties<'_>) {
    let mut fixed = vec![0; head];
    for (id, value) in properties {
        let (kind, bytes) = match value {
            Wide(words) => ("001F", words.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Narrow(words) => ("001E", words.to_vec()),
            Bytes(bytes) => ("0102", bytes.to_vec()),
            Number(number) => {
                fixed.extend_from_slice(&3_u16.to_le_bytes());
                fixed.extend_from_slice(&id.to_le_bytes());
                fixed.extend_from_slice(&6_u32.to_le_bytes());
                fixed.extend_from_slice(&number.to_le_bytes());
                continue;
            }
        };
        let mut stream = file.create_stream(format!("{at}/__substg1.0_{id:04X}{kind}")).unwrap();
        stream.write_all(&bytes).unwrap();
    }
    let mut stream = file.create_stream(format!("{at}/__properties_version1.0")).unwrap();
    stream.write_all(&fixed).unwrap();
}

const WORDS: &str = "Please tell me:\r\n1. How many swans live on the lake?\r\n2. For each nest, please provide:\r\n  a) the number of eggs & chicks\r\n  b) the name of the warden\r\n\r\nKind regards\r\nSam Example\r\n";

/// 30 June 2025, half past eleven at night in UTC.
const SENT: u64 = (1_751_326_200 + 11_644_473_600) * 10_000_000;

pub fn request() -> Saved<'static> {
    Saved {
        own: vec![
            (0x001A, Wide("IPM.Note")),
            (0x0037, Wide("Swans – request")),
            (0x0039, Number(SENT)),
            (0x0042, Wide("Example, Sam")),
            (0x0065, Wide("/O=ORG/CN=SAM")),
            (0x5D02, Wide("sam@example.org")),
            (0x1000, Wide(WORDS)),
        ],
        recipients: vec![
            vec![(0x3001, Wide("Requests")), (0x39FE, Wide("foi@authority.example")), (0x0C15, Number(1))],
            vec![(0x3001, Wide("Kim Other")), (0x3003, Wide("kim@example.net")), (0x0C15, Number(2))],
        ],
        ..Saved::default()
    }
}

#[track_caller]
fn open(saved: &Saved<'_>) -> Opened {
    reading::open(&saved.file(), Some("request.msg"), &Limits::default()).unwrap()
}

#[test]
fn a_saved_message_is_read_as_the_e_mail_that_it_was() {
    let found = check(&request().file(), "request.msg", FileKind::Msg);
    assert_eq!(found.applicant.name.as_deref(), Some("Sam Example"));
    assert_eq!(found.applicant.email.as_deref(), Some("sam@example.org"));
    assert_eq!(found.subject.as_deref(), Some("Swans – request"));
    assert_eq!(found.date.map(|d| d.to_string()).as_deref(), Some("2025-07-01"));
    let mail = open(&request()).mail.unwrap();
    assert_eq!(mail.to, ["foi@authority.example"]);
    assert_eq!(mail.cc, ["kim@example.net"]);
    assert!(!mail.auto_submitted && !mail.bounce);
}

#[test]
fn the_header_with_which_it_travelled_counts_first() {
    let mut saved = request();
    let header = "Received: from a\r\n\tby b\r\nFrom: Kim Other <kim@example.net>\r\nReply-To: <reply-9@example.net>\r\nTo: <foi@authority.example>\r\nSubject: Geese\r\nMessage-ID: <9@example.net>\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/mixed; boundary=lost\r\n\r\n";
    saved.own.push((0x007D, Wide(header)));
    let mail = open(&saved).mail.unwrap();
    assert_eq!(mail.from_email.as_deref(), Some("kim@example.net"));
    assert_eq!(mail.reply_to.as_deref(), Some("reply-9@example.net"));
    assert_eq!(mail.subject.as_deref(), Some("Geese"));
    assert_eq!(mail.message_id.as_deref(), Some("9@example.net"));
    assert!(mail.auto_submitted);
}

#[test]
fn files_and_messages_inside_are_attachments() {
    let (word, note) = (docx(), "Please see attached.");
    let file = || vec![(0x3701, Bytes(&word)), (0x3707, Wide("My “swans”.docx")), (0x3705, Number(1))];
    let with_file = Saved { own: vec![(0x1000, Wide(note))], files: vec![file()], ..Saved::default() };
    let opened = open(&with_file);
    assert_eq!(opened.attachments[0].name.as_deref(), Some("My “swans”.docx"));
    assert_eq!(opened.attachments[0].bytes, word);
    check(&with_file.file(), "a.msg", FileKind::Msg);
    // Passed on: the request is the sender's of the message inside.
    let passed_on = Saved {
        own: vec![(0x1000, Wide(note)), (0x0042, Wide("Clerk")), (0x5D02, Wide("clerk@authority.example"))],
        inside: Some(Box::new(request())),
        ..Saved::default()
    };
    let found = check(&passed_on.file(), "a.msg", FileKind::Msg);
    assert_eq!(found.applicant.email.as_deref(), Some("sam@example.org"));
}

#[test]
fn words_are_read_in_every_form_that_they_have() {
    let packed = b"\x20\0\0\0\x1E\0\0\0MELA\0\0\0\0{\\rtf1\\ansi How many \\'a3s?\\par}".as_slice();
    let cases: Vec<(Properties<'_>, &str)> = vec![
        (vec![(0x1000, Narrow(b"How many \xA3s?")), (0x3FFD, Number(1252))], "How many £s?"),
        (vec![(0x1000, Narrow(b"\x93\xFA\x96\x7B?")), (0x3FDE, Number(932))], "日本?"),
        (
            vec![(0x1013, Bytes(b"<html><p>How many \xA3s?</p></html>")), (0x3FDE, Number(28591))],
            "How many £s?",
        ),
        (vec![(0x1009, Bytes(packed))], "How many £s?"),
        (vec![], ""),
    ];
    for (own, expected) in cases {
        assert_eq!(open(&Saved { own, ..Saved::default() }).text.trim(), expected);
    }
}

#[test]
fn what_programs_wrote_is_known_by_its_class() {
    let of = |class| Saved { own: vec![(0x001A, Wide(class)), (0x1000, Wide("Away."))], ..Saved::default() };
    let out = open(&of("IPM.Note.Rules.OofTemplate.Microsoft")).mail.unwrap();
    assert!(out.auto_submitted && !out.bounce);
    let failed = open(&of("REPORT.IPM.Note.NDR")).mail.unwrap();
    assert!(failed.auto_submitted && failed.bounce);
    let seen = open(&of("REPORT.IPM.Note.IPNRN")).mail.unwrap();
    assert!(seen.auto_submitted && !seen.bounce);
}

#[test]
fn saved_messages_in_saved_messages_end_at_a_depth() {
    let mut saved = request();
    for _ in 0..4 {
        saved = Saved { inside: Some(Box::new(saved)), ..Saved::default() };
    }
    let limits = Limits { depth: 3, ..Limits::default() };
    let error = reading::open(&saved.file(), Some("a.msg"), &limits).unwrap_err();
    assert!(error.to_string().contains("nested more than 3 levels"), "{error}");
    assert!(reading::open(&saved.file(), Some("a.msg"), &Limits::default()).is_ok());
}
