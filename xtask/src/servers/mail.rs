//! Two mail servers (aiosmtpd) that deliver everything into one Maildir each.
//!
//! `CANDOUR_TEST_SMTP` is the `host:port` of the one without TLS, `CANDOUR_TEST_SMTP_MAILDIR` the folder to look into.
//! `CANDOUR_TEST_SMTP_STARTTLS` takes nothing without STARTTLS, under `CANDOUR_TEST_SMTP_CERTIFICATE` for `localhost`.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::process::Running;
use super::{Durability, Variables, free_port, wait_for};
use crate::machine::venv;

/// Starts the one without TLS; it takes messages up to 30 MB, so that a test can send one too large.
pub fn start(folder: &Path, _: Durability) -> Result<(Running, Variables)> {
    let maildir = folder.join("mail");
    let (process, port) = serve(folder, "mail", &[])?;
    let variables = vec![
        ("CANDOUR_TEST_SMTP", format!("127.0.0.1:{port}")),
        ("CANDOUR_TEST_SMTP_MAILDIR", maildir.display().to_string()),
    ];
    Ok((process, variables))
}

/// Starts the one that insists on TLS, with a certificate made for this run.
pub fn start_protected(folder: &Path, _: Durability) -> Result<(Running, Variables)> {
    let (certificate, key) = (folder.join("mail.pem"), folder.join("mail.key"));
    let mut making = Running::start(&venv().join("bin/python"), folder.join("certificate.log"), |command| {
        command.args(["-c", MAKE_CERTIFICATE]).arg(&certificate).arg(&key);
    })?;
    making.finish().context("the certificate could not be made")?;
    let (certificate, key) = (certificate.display().to_string(), key.display().to_string());
    let (process, port) = serve(folder, "mail-tls", &["--tlscert", &certificate, "--tlskey", &key])?;
    let variables = vec![
        ("CANDOUR_TEST_SMTP_STARTTLS", format!("localhost:{port}")),
        ("CANDOUR_TEST_SMTP_CERTIFICATE", certificate),
    ];
    Ok((process, variables))
}

fn serve(folder: &Path, name: &str, more: &[&str]) -> Result<(Running, u16)> {
    let port = free_port()?;
    let mut process =
        Running::start(&venv().join("bin/python"), folder.join(format!("{name}.log")), |command| {
            command
                .args(["-m", "aiosmtpd", "--nosetuid", "--size", "30000000", "--listen"])
                .arg(format!("127.0.0.1:{port}"))
                .args(more)
                .args(["--class", "aiosmtpd.handlers.Mailbox"])
                .arg(folder.join(name));
        })?;
    wait_for(port, &mut process)?;
    Ok((process, port))
}

/// With the library that the S3 server brings; good for a day.
const MAKE_CERTIFICATE: &str = r#"
import datetime, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
now = datetime.datetime.now(datetime.timezone.utc)
certificate = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(hours=1)).not_valid_after(now + datetime.timedelta(days=1))
    .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    .sign(key, hashes.SHA256())
)
open(sys.argv[1], "wb").write(certificate.public_bytes(serialization.Encoding.PEM))
open(sys.argv[2], "wb").write(key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
"#;
