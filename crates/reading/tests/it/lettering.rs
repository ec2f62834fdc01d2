//! Character sets that are not said, not known or said wrongly, in letters and in e-mails.

use container::Limits;
use reading::Opened;

#[track_caller]
fn open(bytes: &[u8], name: &str) -> Opened {
    reading::open(bytes, Some(name), &Limits::default()).unwrap()
}

fn mail(header: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!("From: a@example.org\r\nSubject: x\r\n{header}\r\n\r\n").into_bytes();
    out.extend_from_slice(body);
    out
}

#[test]
fn an_e_mail_is_read_whatever_it_says_of_its_character_set() {
    let plain = "Content-Type: text/plain";
    for (header, body, expected) in [
        ("X-A: b".to_owned(), b"It cost \xA35.".as_slice(), "It cost £5."),
        (plain.to_owned(), b"It cost \xA35.", "It cost £5."),
        (plain.to_owned(), "It cost £5.".as_bytes(), "It cost £5."),
        (format!("{plain}; charset=us-ascii"), b"It cost \xA35.", "It cost £5."),
        (format!("{plain}; charset=utf-8"), b"It cost \xA35 \x96 not \x936\x94.", "It cost £5 – not “6”."),
        (format!("{plain}; charset=x-own"), b"It cost \xA35.", "It cost £5."),
        (format!("{plain}; charset=iso-8859-1"), "It cost £5 – not “6”.".as_bytes(), "It cost £5 – not “6”."),
        (format!("{plain}; charset=iso-8859-1"), b"A p\xE2t\xE9 at \xA35.", "A pâté at £5."),
        (format!("{plain}\r\nContent-Transfer-Encoding: quoted-printable"), b"It cost =A35.", "It cost £5."),
        (format!("{plain}\r\nContent-Transfer-Encoding: base64"), b"SXQgY29zdCCjNS4=", "It cost £5."),
        (format!("{plain}; charset=utf-8\r\nContent-Transfer-Encoding: base64"), b"stuff", "stuff"),
        ("Content-Type: text/html".to_owned(), b"<p>It cost \xA35.</p>", "It cost £5."),
    ] {
        assert_eq!(open(&mail(&header, body), "a.eml").text.trim(), expected, "{header}");
    }
}

#[test]
fn a_letter_in_another_script_is_known_by_its_letters() {
    // "How many cats live in the city? We ask for an answer", in Russian.
    let russian = "Сколько кошек живёт в городе? Просим ответить на наш вопрос.";
    let one = |c: char| match c {
        'ё' => 0xB8,
        'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xC0).unwrap(),
        c => u8::try_from(c).unwrap(),
    };
    let bytes: Vec<u8> = russian.chars().map(one).collect();
    assert_eq!(open(&bytes, "a.txt").text, russian);
    let header = "Content-Type: text/plain; charset=unknown-8bit";
    assert_eq!(open(&mail(header, &bytes), "a.eml").text.trim(), russian);
    // A few signs in an English letter are what they always were.
    assert_eq!(
        open(b"\xA35, \xA36, \x93x\x94, caf\xE9, \xA39 and \xBD of \xA310", "a.txt").text,
        "£5, £6, “x”, café, £9 and ½ of £10"
    );
}

#[test]
fn names_of_files_without_a_character_set() {
    let body = b"--b\r\n\r\nHello\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"Over %A312000 or 100%.pdf\"\r\n\r\nx\r\n--b--\r\n";
    let opened = open(&mail("Content-Type: multipart/mixed; boundary=b", body), "a.eml");
    assert_eq!(opened.attachments[0].name.as_deref(), Some("Over £12000 or 100%.pdf"));
}

#[test]
fn the_words_of_a_report_without_others_are_shown() {
    let body =
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nThis could not be delivered.\r\n--b--\r\n";
    let header = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
    let opened = open(&mail(header, body), "a.eml");
    assert_eq!(opened.text.trim(), "This could not be delivered.");
    assert!(opened.mail.unwrap().bounce);
}

#[test]
fn a_message_without_sender_and_subject_is_still_one() {
    let opened = open(b"Content-Type: text/plain; charset=windows-1252\r\n\r\nHow many \xA3s?\r\n", "a.eml");
    assert_eq!(opened.text.trim(), "How many £s?");
}

#[test]
fn a_message_of_very_many_parts_is_refused_before_it_is_taken_apart() {
    let limits = Limits { entries: 20, ..Limits::default() };
    let nested = "Content-Type: message/rfc822\n\n".repeat(30);
    let error =
        reading::open(&mail("Content-Type: message/rfc822", nested.as_bytes()), Some("a.eml"), &limits);
    assert!(error.unwrap_err().to_string().contains("more than 20 parts"));
}
