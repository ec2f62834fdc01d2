//! A mail server that counts what it takes, by Message-ID, and tells at once that it took something.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
};

type Counts = Arc<Mutex<BTreeMap<String, u32>>>;

/// The server, on a port of its own until the test ends.
pub struct MailServer {
    pub port: u16,
    /// A token for each mail taken, sent before the program hears that it was taken.
    pub arrivals: Receiver<()>,
    counts: Counts,
}

impl MailServer {
    pub fn start() -> MailServer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (told, arrivals) = channel();
        let counts = Counts::default();
        let counted = Arc::clone(&counts);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (told, counted) = (told.clone(), Arc::clone(&counted));
                std::thread::spawn(move || converse(stream, &told, &counted));
            }
        });
        MailServer { port, arrivals, counts }
    }

    /// Everything taken so far.
    pub fn received(&self) -> BTreeMap<String, u32> {
        self.counts.lock().unwrap().clone()
    }

    pub fn forget_arrivals(&self) {
        while self.arrivals.try_recv().is_ok() {}
    }
}

/// A conversation; a client that dies in the middle of it ends it, which is no fault here.
fn converse(stream: TcpStream, told: &Sender<()>, counts: &Counts) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    out.write_all(b"220 test ESMTP\r\n")?;
    while let Some(line) = lines.next() {
        let answer: &[u8] = match line?.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => b"250-test\r\n250 8BITMIME\r\n",
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let mut id = None;
                loop {
                    let Some(line) = lines.next() else { return Ok(()) };
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    if let Some(found) = line.strip_prefix("Message-ID: ")
                        && id.is_none()
                    {
                        id = Some(found.trim().to_owned());
                    }
                }
                *counts.lock().unwrap().entry(id.unwrap_or_default()).or_default() += 1;
                let _ = told.send(());
                b"250 taken\r\n"
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => b"250 ok\r\n",
        };
        out.write_all(answer)?;
    }
    Ok(())
}
