//! An officer at the desk: forms over plain HTTP, each with a command id, posted again after the connection broke until
//! an answer comes.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    sync::atomic::Ordering,
    time::Instant,
};

use uuid::Uuid;

use super::{
    Dice, PATIENCE, Shared,
    town::{EMAIL, PASSWORD},
};

pub struct Client {
    number: u32,
    dice: Dice,
    maildir: PathBuf,
    cookie: String,
    step: u32,
}

/// An answer that came whole.
struct Answer {
    status: u16,
    location: String,
    cookie: Option<String>,
    body: String,
}

impl Client {
    pub fn new(number: u32, dice: Dice, maildir: PathBuf) -> Client {
        Client { number, dice, maildir, cookie: String::new(), step: 0 }
    }

    /// Works until the day is over, and ends with what was begun.
    pub fn work(mut self, shared: &Shared) {
        self.sign_in(shared);
        let mut nth = 0;
        while !shared.over.load(Ordering::SeqCst) {
            nth += 1;
            self.case(shared, nth);
            if nth % 3 == 0 {
                self.deliver(shared, nth);
            }
        }
    }

    fn sign_in(&mut self, shared: &Shared) {
        // A session outlives the program: one sign-in serves the day.
        let answer = self.until_answered(shared, "/sign-in", &[("email", EMAIL), ("password", PASSWORD)]);
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookie = answer.cookie.expect("a session");
        self.cookie = cookie.split(';').next().unwrap().to_owned();
    }

    /// One request from its arrival to its answer.
    fn case(&mut self, shared: &Shared, nth: u32) {
        let me = self.number;
        let subject = format!("Lamps {me}-{nth}");
        let text = format!(
            "Please tell me:\n\n1. How many lamps of series {me}-{nth} does the council own?\n\n2. What did they cost in 2025?\n"
        );
        let email = format!("asker-{me}-{nth}@post.example");
        shared.requests.fetch_add(1, Ordering::SeqCst);
        let form = [
            ("text", &*text),
            ("subject", &subject),
            ("name", "Ivo Asker"),
            ("email", &email),
            ("channel", "email"),
        ];
        let case = self.post(shared, "new request", "/desk/new", &form).location;
        let case = case.split('?').next().unwrap().trim_end_matches("/questions").to_owned();
        assert!(case.starts_with("/desk/cases/FOI-"), "{case}");
        self.post(shared, "triage", &format!("{case}/triage"), &[("kind", "request")]);
        self.post(shared, "note", &format!("{case}/note"), &[("note", "Both figures are in the register.")]);
        self.post(shared, "accept", &format!("{case}/accept"), &[("law", "foia")]);
        for question in 0..2 {
            let words = format!("{} lamps.", 100 * nth + question);
            let form = [("disposition", "given"), ("words", &*words), ("revision", "0"), ("do", "save")];
            self.post(shared, "decide", &format!("{case}/questions/{question}"), &form);
        }
        let form = [("shown", "1"), ("answer", "0"), ("answer", "1"), ("do", "send")];
        self.post(shared, "send", &format!("{case}/send"), &form);
        let page = self.until(shared, |client, address| client.exchange(address, "GET", &case, ""));
        assert_eq!(page.status, 200);
    }

    /// A mail for the mail folder, written beside it and moved in whole.
    fn deliver(&mut self, shared: &Shared, nth: u32) {
        let name = format!("{}-{nth}", self.number);
        let mail = format!(
            "From: Una Asker <una@post.example>\r\nTo: foi@wexmoor.example\r\nSubject: Benches {name}\r\n\
             Message-ID: <bench-{name}@post.example>\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\n\
             Content-Type: text/plain\r\n\r\nHow many benches of kind {name} are there?\r\n"
        );
        let beside = self.maildir.join("tmp").join(&name);
        std::fs::write(&beside, mail).unwrap();
        shared.requests.fetch_add(1, Ordering::SeqCst);
        std::fs::rename(beside, self.maildir.join("new").join(&name)).unwrap();
    }

    /// Posts a form under an id of its own until an answer comes, and notes that it came.
    fn post(&mut self, shared: &Shared, what: &'static str, path: &str, form: &[(&str, &str)]) -> Answer {
        self.step += 1;
        // The same id at each attempt, another for each form; it looks like any other.
        let id = Uuid::from_u128((u128::from(self.number + 1) << 64) | u128::from(self.step)).to_string();
        let mut form = form.to_vec();
        form.push(("command_id", &id));
        let answer = self.until_answered(shared, path, &form);
        assert_eq!(answer.status, 303, "{what} at {path}: {}", plain(&answer.body));
        shared.acknowledged.lock().unwrap().push((id, what));
        // At the end of the day nobody listens any more.
        let _ = shared.progress.send(());
        answer
    }

    fn until_answered(&mut self, shared: &Shared, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form.iter().map(|(k, v)| format!("{k}={}", encoded(v))).collect::<Vec<_>>().join("&");
        self.until(shared, |client, address| client.exchange(address, "POST", path, &body))
    }

    fn until(&mut self, shared: &Shared, ask: impl Fn(&Client, SocketAddr) -> Option<Answer>) -> Answer {
        let began = Instant::now();
        loop {
            assert!(began.elapsed() < PATIENCE, "no node answers");
            let address = shared.nodes.address(self.dice.roll(2) as usize);
            if let Some(answer) = ask(self, address) {
                return answer;
            }
        }
    }

    /// One request on a connection of its own; nothing when it broke before the whole answer came.
    fn exchange(&self, address: SocketAddr, method: &str, path: &str, body: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(address).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        if let Err(error) = stream.read_to_end(&mut bytes) {
            assert_ne!(error.kind(), std::io::ErrorKind::WouldBlock, "{method} {path} takes for ever");
            return None;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let header = |name: &str| {
            head.lines().filter_map(|l| l.split_once(": ")).find(|(k, _)| k.eq_ignore_ascii_case(name))
        };
        Some(Answer {
            status: head.split(' ').nth(1)?.parse().ok()?,
            location: header("location").map(|(_, v)| v.to_owned()).unwrap_or_default(),
            cookie: header("set-cookie").map(|(_, v)| v.to_owned()),
            body: body.to_owned(),
        })
    }
}

/// A value as a form sends it.
fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        })
        .collect()
}

/// The words of a page, for the message of a test that fails.
fn plain(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
