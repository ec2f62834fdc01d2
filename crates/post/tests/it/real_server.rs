//! A real mail server that delivers into a Maildir: what was sent is what arrives, through both ends of this crate.
//!
//! `cargo xtask test` starts the server; without it the tests say so and pass, except on CI.

use std::path::PathBuf;

use mail_parser::{MessageParser, MimeHeaders as _};
use post::maildir::{Limits, scan};
use post::{Carrier, Security, SendError, SmtpSettings};

use crate::letters::letter;

fn variable(name: &str) -> Option<String> {
    let value = std::env::var(name).ok();
    if value.is_none() {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI has {name} (cargo xtask test)");
        println!("not run without {name}: start this test by `cargo xtask test`");
    }
    value
}

fn server() -> Option<(Carrier, PathBuf)> {
    let address = variable("CANDOUR_TEST_SMTP")?;
    let folder = variable("CANDOUR_TEST_SMTP_MAILDIR")?;
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
    assert!(matches!(error, SendError::Refused { code: 552, .. }), "{error:?}");
}

/// The server that insists on TLS, with a certificate of its own for `localhost`.
fn protected(trusted: bool) -> Option<SmtpSettings> {
    let address = variable("CANDOUR_TEST_SMTP_STARTTLS")?;
    let certificate = variable("CANDOUR_TEST_SMTP_CERTIFICATE")?;
    let (host, port) = address.rsplit_once(':').unwrap();
    let mut settings = SmtpSettings::new(host, port.parse().unwrap());
    settings.trusted = trusted.then(|| std::fs::read(certificate).unwrap());
    Some(settings)
}

#[tokio::test]
async fn a_letter_leaves_over_tls_to_a_server_with_the_authoritys_own_certificate() {
    let Some(settings) = protected(true) else { return };
    let receipt = Carrier::Smtp(settings).send(&letter("over-tls")).await.unwrap();
    assert!(receipt.said.starts_with("250"), "{}", receipt.said);
}

#[tokio::test]
async fn a_server_whose_certificate_nobody_vouches_for_gets_nothing() {
    let Some(settings) = protected(false) else { return };
    let error = Carrier::Smtp(settings).send(&letter("untrusted")).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent { stage: "starting TLS", .. }), "{error:?}");
}

#[tokio::test]
async fn a_certificate_for_another_name_is_not_accepted() {
    let Some(mut settings) = protected(true) else { return };
    settings.host = "127.0.0.1".into();
    let error = Carrier::Smtp(settings).send(&letter("other-name")).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent { stage: "starting TLS", .. }), "{error:?}");
}

#[tokio::test]
async fn a_server_that_insists_on_tls_is_not_spoken_to_without() {
    let Some(mut settings) = protected(true) else { return };
    settings.security = Security::Plain;
    let error = Carrier::Smtp(settings).send(&letter("plain")).await.unwrap_err();
    assert!(matches!(error, SendError::Refused { code: 530, .. }), "{error:?}");
}
