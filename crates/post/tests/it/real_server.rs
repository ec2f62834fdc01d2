//! A real mail server that delivers into a Maildir: what was sent is what arrives, through both ends of this crate.
//!
//! `cargo xtask test` starts the server; without it the tests say so and pass, except on CI.

use std::path::PathBuf;

use mail_parser::{MessageParser, MimeHeaders as _};
use post::maildir::{Limits, scan};
use post::{Carrier, Security, SmtpSettings};

use crate::letters::letter;

fn server() -> Option<(Carrier, PathBuf)> {
    let address = std::env::var("CANDOUR_TEST_SMTP").ok();
    let folder = std::env::var_os("CANDOUR_TEST_SMTP_MAILDIR");
    let (Some(address), Some(folder)) = (address, folder) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI has a mail server (cargo xtask test)");
        println!("no mail server: start this test by `cargo xtask test`");
        return None;
    };
    let (host, port) = address.rsplit_once(':').unwrap();
    let mut settings = SmtpSettings::new(host, port.parse().unwrap());
    settings.security = Security::Plain;
    Some((Carrier::Smtp(settings), folder.into()))
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_sent() {
    let Some((carrier, folder)) = server() else { return };
    let word = format!("real-{}", std::process::id());
    let sent = letter(&word);
    let receipt = carrier.send(&sent).await.unwrap();
    assert!(receipt.said.starts_with("250"), "{}", receipt.said);

    let limits = Limits { messages: 100_000, total_bytes: u64::MAX, ..Limits::default() };
    let found = scan(&folder, limits).await.unwrap().found;
    let id = sent.message_id.trim_matches(['<', '>']);
    let read: Vec<_> = found.iter().filter_map(|m| MessageParser::default().parse(&m.bytes)).collect();
    let ours: Vec<_> = read.iter().filter(|m| m.message_id() == Some(id)).collect();
    let [message] = &ours[..] else { panic!("{} copies arrived", ours.len()) };
    assert_eq!(message.subject(), Some(sent.subject.as_str()));
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), sent.text.trim_end());
    let attachment = message.attachment(0).unwrap();
    assert_eq!(attachment.attachment_name(), Some("letter £.pdf"));
    let contents = attachment.contents();
    assert!(contents == sent.attachments[0].bytes);
}

#[tokio::test]
async fn a_message_too_large_for_the_server_is_refused() {
    let Some((carrier, _)) = server() else { return };
    let mut sent = letter("too-large");
    sent.attachments[0].bytes = vec![b'x'; 31_000_000];
    // More than the 30 MB that the server takes: it says no after the text.
    let error = carrier.send(&sent).await.unwrap_err();
    assert!(matches!(error, post::SendError::Refused { code: 552, .. }), "{error:?}");
}
