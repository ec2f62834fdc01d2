//! A mail server that does as the script says: answers, says no, or hangs up at a chosen moment.

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The moments of a conversation at which something can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Greeting,
    Hello,
    Mail,
    Rcpt,
    Data,
    /// After some bytes of the text.
    InText,
    /// After the final dot.
    Dot,
}

/// What goes wrong there.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    HangUp,
    Say(&'static str),
    Silence,
}

/// What the server saw: the whole text when it came to the final dot.
#[derive(Debug, Default)]
pub struct Seen {
    pub text: Option<Vec<u8>>,
}

/// Starts it for one conversation; returns its port and what it will have seen.
pub async fn start(script: Option<(At, Fault)>) -> (u16, JoinHandle<Seen>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let mut seen = Seen::default();
        let _ = converse(stream, script, &mut seen).await;
        seen
    });
    (port, seen)
}

async fn converse(
    stream: tokio::net::TcpStream,
    script: Option<(At, Fault)>,
    seen: &mut Seen,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let fault = |at: At| script.filter(|(when, _)| *when == at).map(|(_, fault)| fault);
    macro_rules! answer {
        ($at:expr, $usual:expr) => {
            match fault($at) {
                None => stream.write_all($usual.as_bytes()).await?,
                Some(Fault::HangUp) => return Ok(()),
                Some(Fault::Say(words)) => stream.write_all(format!("{words}\r\n").as_bytes()).await?,
                Some(Fault::Silence) => {
                    // Until the client gives up.
                    let mut rest = Vec::new();
                    stream.read_to_end(&mut rest).await?;
                    return Ok(());
                }
            }
        };
    }
    answer!(At::Greeting, "220 fake ESMTP\r\n");
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        match line.split([' ', '\r', ':']).next().unwrap_or_default() {
            "EHLO" => answer!(At::Hello, "250-fake\r\n250 8BITMIME\r\n"),
            "MAIL" => answer!(At::Mail, "250 sender ok\r\n"),
            "RCPT" => answer!(At::Rcpt, "250 recipient ok\r\n"),
            "DATA" => {
                answer!(At::Data, "354 go on\r\n");
                if fault(At::Data).is_some() {
                    continue;
                }
                if fault(At::InText).is_some() {
                    stream.read_exact(&mut [0; 200]).await?;
                    return Ok(());
                }
                seen.text = Some(text(&mut stream).await?);
                answer!(At::Dot, "250 queued as 42\r\n");
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => stream.write_all(b"502 what?\r\n").await?,
        }
    }
}

/// Everything up to the final dot.
async fn text(stream: &mut BufReader<tokio::net::TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    while !text.ends_with(b"\r\n.\r\n") {
        if stream.read_until(b'\n', &mut text).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(text)
}
