//! Whatever goes wrong at whatever moment, the sender is told the truth about what can have arrived.

use std::time::Duration;

use post::{Carrier, Credentials, Security, SendError, SmtpSettings};

use crate::fake_server::{At, Fault, start};
use crate::letters::letter;

/// Patience enough for a busy machine.
fn to(port: u16) -> Carrier {
    within(port, Duration::from_secs(20))
}

fn within(port: u16, patience: Duration) -> Carrier {
    let mut settings = SmtpSettings::new("127.0.0.1", port);
    settings.security = Security::Plain;
    settings.patience = patience;
    Carrier::Smtp(settings)
}

fn kind(error: &SendError) -> &'static str {
    match error {
        SendError::NotSent { .. } => "not sent",
        SendError::Refused { .. } => "refused",
        SendError::InDoubt { .. } => "in doubt",
        SendError::Unfit(_) => "unfit",
    }
}

#[tokio::test]
async fn what_is_certain_depends_on_the_moment_of_the_failure() {
    use At::{Data, Dot, Greeting, Hello, InText, Mail, Rcpt};
    use Fault::{HangUp, Say, Silence};
    let cases = [
        (Greeting, HangUp, "not sent"),
        (Greeting, Say("421 too busy"), "not sent"),
        (Greeting, Say("554 no service for you"), "refused"),
        (Greeting, Silence, "not sent"),
        (Greeting, Say("this is not a mail server"), "not sent"),
        (Hello, HangUp, "not sent"),
        (Mail, HangUp, "not sent"),
        (Mail, Say("451 try later"), "not sent"),
        (Mail, Say("550 not from you"), "refused"),
        (Mail, Silence, "not sent"),
        (Rcpt, HangUp, "not sent"),
        (Rcpt, Say("450 greylisted"), "not sent"),
        (Rcpt, Say("550 no such mailbox"), "refused"),
        (Data, HangUp, "not sent"),
        (Data, Say("451 disk full"), "not sent"),
        (Data, Say("554 no"), "refused"),
        (Data, Say("250 what an odd answer"), "not sent"),
        (InText, HangUp, "in doubt"),
        (Dot, HangUp, "in doubt"),
        (Dot, Silence, "in doubt"),
        (Dot, Say("451 disk full"), "not sent"),
        (Dot, Say("552 too large"), "refused"),
        (Dot, Say("rubbish"), "in doubt"),
        (Dot, Say("354 what an odd answer"), "in doubt"),
    ];
    for (at, fault, expected) in cases {
        let (port, _seen) = start(Some((at, fault))).await;
        // Only a silent server is given up on; how long that takes decides nothing.
        let patience =
            if matches!(fault, Silence) { Duration::from_millis(500) } else { Duration::from_secs(20) };
        let sent = within(port, patience).send(&letter("fault")).await;
        let error = sent.expect_err("the script makes it fail");
        assert_eq!(kind(&error), expected, "{at:?} {fault:?}: {error:?}");
        assert_eq!(error.may_be_retried(), expected == "not sent", "{at:?} {fault:?}");
        assert!(!error.to_string().contains("example"), "an address in {error}");
    }
}

#[tokio::test]
async fn a_taken_message_has_the_servers_words_as_its_receipt() {
    let (port, seen) = start(None).await;
    let receipt = to(port).send(&letter("taken")).await.unwrap();
    assert_eq!(receipt.said, "250 queued as 42");
    assert!(!receipt.repeated);
    let text = seen.await.unwrap().text.expect("the server saw the whole text");
    let text = String::from_utf8(text).expect("a message on the wire is ASCII");
    assert!(text.is_ascii());
    assert!(text.contains("\r\n..\r\n"), "a line that is a dot is doubled");
    assert!(text.lines().all(|line| line.len() <= 998), "no line is longer than mail allows");
}

#[tokio::test]
async fn nobody_listening_means_surely_not_sent() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = to(port).send(&letter("nobody")).await.unwrap_err();
    assert!(error.may_be_retried(), "{error:?}");
}

#[tokio::test]
async fn a_server_without_tls_gets_nothing_when_tls_is_asked_for() {
    for security in [Security::StartTls, Security::Tls] {
        let (port, seen) = start(None).await;
        let mut settings = SmtpSettings::new("127.0.0.1", port);
        settings.security = security;
        settings.patience = Duration::from_secs(1);
        let error = Carrier::Smtp(settings).send(&letter("tls")).await.unwrap_err();
        assert_eq!(kind(&error), "not sent", "{security:?}: {error:?}");
        assert!(seen.await.unwrap().text.is_none());
    }
}

#[tokio::test]
async fn a_password_never_travels_in_the_clear_nor_into_a_log() {
    let (port, _seen) = start(None).await;
    let mut settings = SmtpSettings::new("127.0.0.1", port);
    settings.security = Security::Plain;
    settings.credentials = Some(Credentials { name: "wexmoor".into(), password: "hunter-seven".into() });
    assert!(!format!("{settings:?}").contains("hunter"));
    let error = Carrier::Smtp(settings).send(&letter("password")).await.unwrap_err();
    assert_eq!(kind(&error), "unfit");
}
