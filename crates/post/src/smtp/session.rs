//! The conversation: connect, protect, sign in, sender, addressee, text, answer.

use std::future::Future;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{self, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::{Code, Response, Severity};

use super::settings::{Security, SmtpSettings};
use crate::carrier::Receipt;
use crate::compose::{address, compose};
use crate::error::SendError;
use crate::outgoing::Outgoing;

pub(crate) async fn send(settings: &SmtpSettings, outgoing: &Outgoing) -> Result<Receipt, SendError> {
    let bytes = compose(outgoing)?;
    let envelope = Envelope::new(Some(address(&outgoing.from)?), vec![address(&outgoing.to)?])
        .map_err(|_| SendError::Unfit("it has no addressee"))?;
    let mut session = open(settings).await?;
    let outcome = deliver(&mut session, &envelope, &bytes, settings.patience).await;
    // A goodbye changes nothing about what happened, so its own outcome is of no interest. Where the text is still on its
    // way there is none: the server would take it for a line of the letter.
    if !matches!(outcome, Err(SendError::InDoubt { .. })) {
        let _ = tokio::time::timeout(settings.patience.min(Duration::from_secs(5)), session.quit()).await;
    }
    outcome
}

/// Connects, protects the connection and signs in. Whatever fails here, nothing was sent.
async fn open(settings: &SmtpSettings) -> Result<AsyncSmtpConnection, SendError> {
    if settings.credentials.is_some() && settings.security == Security::Plain {
        return Err(SendError::Unfit("a password is not sent over an unprotected connection"));
    }
    let hello = settings.hello.clone().map_or_else(ClientId::default, ClientId::Domain);
    let wrapped = if settings.security == Security::Tls { Some(tls(settings)?) } else { None };
    let server = (settings.host.as_str(), settings.port);
    let patience = settings.patience;
    let connecting = AsyncSmtpConnection::connect_tokio1(server, Some(patience), &hello, wrapped, None);
    let mut session = before(patience, "connecting", connecting).await?;
    if settings.security == Security::StartTls {
        before(patience, "starting TLS", session.starttls(tls(settings)?, &hello)).await?;
    }
    if let Some(credentials) = &settings.credentials {
        let credentials =
            authentication::Credentials::new(credentials.name.clone(), credentials.password.clone());
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        before(patience, "signing in", session.auth(&mechanisms, &credentials)).await?;
    }
    Ok(session)
}

/// The server's certificate must bear its name and come from someone whom we trust.
fn tls(settings: &SmtpSettings) -> Result<TlsParameters, SendError> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.trusted {
        let certificate = Certificate::from_pem(pem)
            .map_err(|_| SendError::Unfit("a trusted certificate cannot be read"))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder
        .build_rustls()
        .map_err(|error| SendError::NotSent { stage: "preparing TLS", said: error.to_string() })
}

/// Hands the message over.
async fn deliver(
    session: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    bytes: &[u8],
    patience: Duration,
) -> Result<Receipt, SendError> {
    let mut parameters = Vec::new();
    let addresses = envelope.to().iter().chain(envelope.from());
    if addresses.into_iter().any(|address| !AsRef::<str>::as_ref(address).is_ascii()) {
        if !session.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(SendError::Unfit("the mail server takes no address with letters beyond ASCII"));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let mail = Mail::new(envelope.from().cloned(), parameters);
    before(patience, "naming the sender", session.command(mail)).await?;
    for to in envelope.to() {
        let recipient = Rcpt::new(to.clone(), Vec::new());
        before(patience, "naming the addressee", session.command(recipient)).await?;
    }
    let ready = before(patience, "asking to send the text", session.command(Data)).await?;
    if !ready.has_code(354) {
        let said = words(&ready);
        return Err(SendError::NotSent { stage: "asking to send the text", said });
    }
    // From here on silence is doubt. The wait grows with the text: a slow line is not a dead one.
    let patience = patience + Duration::from_secs(bytes.len() as u64 / 50_000);
    match tokio::time::timeout(patience, session.message(bytes)).await {
        Ok(Ok(answer)) if answer.code().severity == Severity::PositiveCompletion => {
            Ok(Receipt { said: words(&answer), repeated: false })
        }
        Ok(Ok(answer)) => Err(SendError::InDoubt { said: words(&answer) }),
        Ok(Err(error)) => Err(after_text(&error)),
        Err(_) => Err(SendError::InDoubt { said: "no answer after the text".into() }),
    }
}

/// A stage before the text: its failure means that nothing was sent.
async fn before<T>(
    patience: Duration,
    stage: &'static str,
    work: impl Future<Output = Result<T, SmtpError>>,
) -> Result<T, SendError> {
    match tokio::time::timeout(patience, work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(match error.status().filter(|_| error.is_permanent()) {
            Some(code) => SendError::Refused { stage, code: number(code), said: error.to_string() },
            None => SendError::NotSent { stage, said: error.to_string() },
        }),
        Err(_) => Err(SendError::NotSent { stage, said: "no answer".into() }),
    }
}

/// A failure once the text travels: a server that says no has not taken it, anything else is doubt.
fn after_text(error: &SmtpError) -> SendError {
    let said = error.to_string();
    match error.status() {
        Some(code) if error.is_permanent() => {
            SendError::Refused { stage: "after the text", code: number(code), said }
        }
        Some(_) => SendError::NotSent { stage: "after the text", said },
        None => SendError::InDoubt { said },
    }
}

fn number(code: Code) -> u16 {
    code.into()
}

fn words(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    format!("{} {}", number(response.code()), lines.join(" "))
}
