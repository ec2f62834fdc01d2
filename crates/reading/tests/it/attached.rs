//! What comes with an e-mail: winmail.dat, archives, files inside the words, broken messages.

use container::{FileKind, Limits, tnef};
use reading::Opened;

use crate::formats::{archive, base64, check, docx, mail};

/// An attribute of a winmail.dat.
fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
    let mut out = vec![level];
    out.extend_from_slice(&id.to_le_bytes());
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
    out.extend_from_slice(data);
    let sum = data.iter().fold(0_u16, |s, b| s.wrapping_add(u16::from(*b)));
    out.extend_from_slice(&sum.to_le_bytes());
    out
}

/// Properties: identifier, kind, bytes.
fn properties(list: &[(u16, u16, &[u8])]) -> Vec<u8> {
    let mut out = (list.len() as u32).to_le_bytes().to_vec();
    for (id, kind, data) in list {
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&id.to_le_bytes());
        if *kind == 3 {
            out.extend_from_slice(data);
            continue;
        }
        out.extend_from_slice(&1_u32.to_le_bytes());
        out.extend_from_slice(&(data.len() as u32).to_le_bytes());
        out.extend_from_slice(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn wide(words: &str) -> Vec<u8> {
    words.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

/// A winmail.dat with words and files.
pub fn winmail(words: &[(u16, u16, &[u8])], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = 0x223E_9F78_u32.to_le_bytes().to_vec();
    out.extend_from_slice(&[1, 0]);
    out.extend(attribute(1, 0x0006_9003, &properties(words)));
    for (name, bytes) in files {
        out.extend(attribute(2, 0x0006_9002, &[1, 0]));
        out.extend(attribute(2, 0x0001_8010, b"SHORT~1.DOC\0"));
        out.extend(attribute(2, 0x0006_800F, bytes));
        out.extend(attribute(
            2,
            0x0006_9005,
            &properties(&[(0x3705, 3, &[1, 0, 0, 0]), (0x3707, 0x1F, &wide(name))]),
        ));
    }
    out
}

/// Rich text packed as Outlook does, without any repetition.
fn packed_rich_text(words: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for eight in words.chunks(8) {
        body.push(0);
        body.extend_from_slice(eight);
    }
    let mut out = ((body.len() + 12) as u32).to_le_bytes().to_vec();
    out.extend_from_slice(&(words.len() as u32).to_le_bytes());
    out.extend_from_slice(b"LZFu\0\0\0\0");
    out.extend_from_slice(&body);
    out
}

fn with_winmail(body: &[u8], winmail: &[u8]) -> Vec<u8> {
    let encoded = base64(winmail);
    mail(&[
        ("Content-Type: text/plain", body),
        (
            "Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64",
            encoded.as_bytes(),
        ),
    ])
}

#[track_caller]
fn open(bytes: &[u8]) -> Opened {
    reading::open(bytes, Some("request.eml"), &Limits::default()).unwrap()
}

#[test]
fn a_request_in_a_winmail_dat_is_read() {
    let file = winmail(&[], &[("request.docx", &docx())]);
    check(&with_winmail(b"Request attached.", &file), "request.eml", FileKind::Mail);
    let opened = open(&with_winmail(b"Request attached.", &file));
    assert_eq!(opened.attachments[0].name.as_deref(), Some("request.docx"));
}

#[test]
fn the_words_of_a_winmail_dat_are_those_of_a_message_without_others() {
    let rich = packed_rich_text(b"{\\rtf1\\ansi How many \\'a3s?\\par}");
    let cases: [(u16, u16, Vec<u8>, &str); 4] = [
        (0x1000, 0x1E, b"How many swans?\0".to_vec(), "How many swans?"),
        (0x1000, 0x1F, wide("How many \u{1F9A2}?"), "How many \u{1F9A2}?"),
        (0x1013, 0x102, b"<html><p>How many geese?</p></html>".to_vec(), "How many geese?"),
        (0x1009, 0x102, rich, "How many £s?"),
    ];
    for (id, kind, data, expected) in cases {
        let opened = open(&with_winmail(b"", &winmail(&[(id, kind, &data)], &[])));
        assert_eq!(opened.text.trim(), expected);
    }
    // Words outside stand before those inside.
    let both = with_winmail(b"Outside.", &winmail(&[(0x1000, 0x1E, b"Inside.\0")], &[]));
    assert_eq!(open(&both).text.trim(), "Outside.");
}

#[test]
fn messages_in_a_winmail_dat_are_taken_apart_to_a_depth() {
    let mut inner = winmail(&[(0x1000, 0x1E, b"How many swans?\0")], &[("a.txt", b"file")]);
    for n in 0..3 {
        let object = [[0_u8; 16].as_slice(), &inner].concat();
        inner = winmail(&[], &[(&format!("message {n}"), &object)]);
    }
    let found = tnef::parse(&inner, &Limits::default()).unwrap();
    let names: Vec<_> = found.parts.iter().map(|p| p.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["message 0.txt", "a.txt"]);
    let limits = Limits { depth: 2, ..Limits::default() };
    assert!(tnef::parse(&inner, &limits).unwrap_err().to_string().contains("nested more than 2"));
}

#[test]
fn rich_text_is_unpacked_with_repetitions_and_no_bomb() {
    // "ab" and then three times what stood two bytes before: the window begins after the preset of 207 bytes.
    let at = 207_u16;
    let reference = (at << 4) | 4;
    let mut packed = vec![0; 4];
    packed.extend_from_slice(&8_u32.to_le_bytes());
    packed.extend_from_slice(b"LZFu\0\0\0\0");
    packed.extend_from_slice(&[0b100, b'a', b'b']);
    packed.extend_from_slice(&reference.to_be_bytes());
    let limits = Limits::default();
    assert_eq!(tnef::rich_text(&packed, &limits).unwrap().as_deref(), Some(b"abababab".as_slice()));
    packed[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(tnef::rich_text(&packed, &limits).is_err());
}

#[test]
fn files_of_an_archive_are_looked_into() {
    let inner = String::from_utf8_lossy(formats_html()).into_owned();
    let zip = base64(&archive(&[
        ("folder/", ""),
        ("folder/request.html", &inner),
        ("__MACOSX/._request.html", "x"),
    ]));
    let bytes = mail(&[
        ("Content-Type: text/plain", b"Please see attached.".as_slice()),
        (
            "Content-Type: application/zip\r\nContent-Disposition: attachment; filename=\"request.zip\"\r\nContent-Transfer-Encoding: base64",
            zip.as_bytes(),
        ),
    ]);
    check(&bytes, "request.eml", FileKind::Mail);
    let names: Vec<_> = open(&bytes).attachments.into_iter().filter_map(|a| a.name).collect();
    assert_eq!(names, ["request.zip", "request.html"]);
}

fn formats_html() -> &'static [u8] {
    crate::formats::HTML.as_bytes()
}

#[test]
fn files_inside_the_words_are_taken_out() {
    let body = "Please see below.\r\nbegin 644 note.txt\r\n#0V%T\r\n`\r\nend\r\nKind regards\r\n";
    let bytes = format!("From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n{body}");
    let opened = open(bytes.as_bytes());
    assert_eq!(opened.text, "Please see below.\r\nKind regards\r\n");
    assert_eq!(opened.attachments[0].bytes, b"Cat");
}

#[test]
fn broken_and_odd_messages_give_their_words() {
    let head = "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n";
    let cases = [
        (
            "no end",
            "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>How many?</p>\r\n",
        ),
        (
            "a broken line",
            "Content-Type: multipart/mixed; boundary=\r\n \"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHow many?\r\n--b--\r\n",
        ),
        (
            "quoted-printable",
            "Content-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHow =\r\nmany?\r\n",
        ),
        (
            "base64 of UTF-16",
            "Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\nSABvAHcAIABtAGEAbgB5AD8A\r\n",
        ),
        ("a set nobody knows", "Content-Type: text/plain; charset=x-nobody\r\n\r\nHow many?\r\n"),
        (
            "a stand-in",
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThis message is in HTML format.\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>How many?</b>\r\n--b--\r\n",
        ),
        ("format flowed", "Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nHow many?\r\n"),
        ("an empty line first", "\r\nHow many?\r\n"),
    ];
    for (what, rest) in cases {
        let opened = open(format!("{head}{rest}").as_bytes());
        assert_eq!(opened.text.trim(), "How many?", "{what}");
    }
}

#[test]
fn what_is_sealed_is_said_to_be() {
    for rest in [
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n",
        "Content-Type: text/plain\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx\r\n-----END PGP MESSAGE-----\r\n",
    ] {
        let opened = open(format!("From: a@example.org\r\nSubject: x\r\n{rest}").as_bytes());
        assert!(opened.notes[0].contains("encrypted"), "{:?}", opened.notes);
    }
}

#[test]
fn reports_are_told_apart() {
    let report = |kind: &str, action: &str| {
        format!(
            "From: Mail Delivery System <mailer-daemon@example.org>\r\nSubject: Report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type={kind}; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nYour message.\r\n--b\r\nContent-Type: message/{kind}\r\n\r\nReporting-MTA: dns; example.org\r\n\r\nFinal-Recipient: rfc822; sam@example.net\r\nAction: {action}\r\n--b--\r\n"
        )
    };
    for (kind, action, bounce) in [
        ("delivery-status", "failed", true),
        ("delivery-status", "delayed", false),
        ("disposition-notification", "displayed", false),
    ] {
        let facts = open(report(kind, action).as_bytes()).mail.unwrap();
        assert!(facts.auto_submitted, "{kind} {action}");
        assert_eq!(facts.bounce, bounce, "{kind} {action}");
    }
}

#[test]
fn messages_in_messages_end() {
    let mut bytes = b"Subject: y\r\n\r\nHow many swans live on the lake?\r\n".to_vec();
    for _ in 0..500 {
        bytes = [
            b"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".as_slice(),
            &bytes,
        ]
        .concat();
    }
    reading::request(&open(&bytes));
    let many = format!(
        "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}",
        "--b\r\n\r\nx\r\n".repeat(10_100)
    );
    let error = reading::open(many.as_bytes(), None, &Limits::default()).unwrap_err();
    assert!(error.to_string().contains("more than 10000 parts"), "{error}");
}

#[test]
fn a_response_that_came_as_an_attachment_is_read_from_there() {
    let letter = "Dear Sam\r\n\r\nYou asked: 1. How many swans live on the lake?\r\n\r\nWe hold this information but it is exempt under section 31(1)(a) of the Freedom of Information Act 2000.\r\n\r\nYou may ask for an internal review.";
    let bytes = mail(&[
        ("Content-Type: text/plain", b"Please find our response attached.".as_slice()),
        (
            "Content-Type: text/plain; name=\"response.txt\"\r\nContent-Disposition: attachment; filename=\"response.txt\"",
            letter.as_bytes(),
        ),
    ]);
    let response = reading::response::of(&open(&bytes));
    assert!(response.provisions.iter().any(|p| p.provision == "s.31(1)(a)"), "{:?}", response.provisions);
    assert!(response.text.unwrap().contains("swans"));
}
