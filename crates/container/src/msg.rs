//! Messages saved by Outlook (".msg"): written anew as an e-mail as sent, so that everything after reads only one form
//! of e-mail. Bounded: all streams of a file share one limit, and messages in messages end at a depth.

use std::{
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
};

use cfb::CompoundFile as Compound;

use crate::{
    Error, Limits, charset,
    codepage::label,
    msg::write::{field, folded_away, message_part, part},
    tnef,
};

mod write;

const WHAT: &str = "message saved by Outlook";
/// Recipients that are named.
const MOST_RECIPIENTS: usize = 500;
/// Bytes of the header fields that came with it.
const LONGEST_HEADER: usize = 200_000;

/// Properties of a message, a recipient or an attachment.
const CLASS: u16 = 0x001A;
const SUBJECT: u16 = 0x0037;
const SUBMITTED: u16 = 0x0039;
const FROM_NAME: u16 = 0x0042;
const FROM_ADDRESS: u16 = 0x0065;
const HEADER: u16 = 0x007D;
const RECIPIENT_KIND: u16 = 0x0C15;
const SENDER_NAME: u16 = 0x0C1A;
const SENDER_ADDRESS: u16 = 0x0C1F;
const DELIVERED: u16 = 0x0E06;
const TEXT: u16 = 0x1000;
const RICH_TEXT: u16 = 0x1009;
const HTML: u16 = 0x1013;
const MESSAGE_ID: u16 = 0x1035;
const REFERENCES: u16 = 0x1039;
const IN_REPLY_TO: u16 = 0x1042;
const SHOWN_NAME: u16 = 0x3001;
const ADDRESS: u16 = 0x3003;
const DATA: u16 = 0x3701;
const SHORT_NAME: u16 = 0x3704;
const LONG_NAME: u16 = 0x3707;
const MIME_TYPE: u16 = 0x370E;
const CONTENT_ID: u16 = 0x3712;
const SMTP_ADDRESS: u16 = 0x39FE;
const TEXT_PAGE: u16 = 0x3FFD;
const HTML_PAGE: u16 = 0x3FDE;
const SENDER_SMTP: u16 = 0x5D01;
const FROM_SMTP: u16 = 0x5D02;

/// The message as an e-mail: header fields, words, files, and messages inside it as messages.
pub fn to_mail(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Error> {
    limits.check_size(bytes)?;
    let file = Compound::open(Cursor::new(bytes)).map_err(|_| Error::Damaged { what: WHAT })?;
    let mut reader = Reader { file, left: limits.unpacked / 2, limits, boundaries: 0 };
    reader.message(Path::new("/"), limits.depth)
}

struct Reader<'a> {
    file: Compound<Cursor<&'a [u8]>>,
    left: usize,
    limits: &'a Limits,
    boundaries: usize,
}

/// A folder of properties, with those of a fixed size.
struct Folder {
    path: PathBuf,
    fixed: Vec<(u16, [u8; 8])>,
    /// The name of its code page; empty where it says none.
    page: String,
}

impl Folder {
    fn number(&self, id: u16) -> Option<u64> {
        self.fixed.iter().find(|(n, _)| *n == id).map(|(_, v)| u64::from_le_bytes(*v))
    }

    fn small(&self, id: u16) -> Option<u32> {
        self.number(id).map(|n| (n & 0xFFFF_FFFF) as u32)
    }
}

impl Reader<'_> {
    /// One stream; none where there is no such stream or it is damaged.
    fn stream(&mut self, path: &Path) -> Result<Option<Vec<u8>>, Error> {
        if !self.file.is_stream(path) {
            return Ok(None);
        }
        let Ok(stream) = self.file.open_stream(path) else { return Ok(None) };
        let mut out = Vec::new();
        let read = stream.take(self.left as u64 + 1).read_to_end(&mut out);
        if out.len() > self.left {
            return Err(Error::Bomb { limit: self.limits.unpacked });
        }
        self.left -= out.len();
        Ok(read.ok().map(|_| out))
    }

    /// Opens a folder, whose fixed properties stand after a head of so many bytes.
    fn folder(&mut self, path: PathBuf, head: usize, page: &str) -> Result<Folder, Error> {
        let packed = self.stream(&path.join("__properties_version1.0"))?.unwrap_or_default();
        let fixed = packed
            .get(head..)
            .unwrap_or(&[])
            .chunks_exact(16)
            .take(1000)
            .filter_map(|entry| {
                let id = u16::from_le_bytes([entry[2], entry[3]]);
                Some((id, entry[8..16].try_into().ok()?))
            })
            .collect();
        let mut folder = Folder { path, fixed, page: page.to_owned() };
        if let Some(page) = folder.small(TEXT_PAGE).or_else(|| folder.small(HTML_PAGE)) {
            folder.page = label(page);
        }
        Ok(folder)
    }

    fn bytes(&mut self, folder: &Folder, id: u16) -> Result<Option<Vec<u8>>, Error> {
        self.stream(&folder.path.join(format!("__substg1.0_{id:04X}0102")))
    }

    fn text(&mut self, folder: &Folder, id: u16) -> Result<Option<String>, Error> {
        let wide = self.stream(&folder.path.join(format!("__substg1.0_{id:04X}001F")))?;
        let text = match wide {
            Some(wide) => {
                let units = wide.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]]));
                char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
            }
            None => match self.stream(&folder.path.join(format!("__substg1.0_{id:04X}001E")))? {
                Some(narrow) => charset::decode(&narrow, Some(&folder.page)).text.into_owned(),
                None => return Ok(None),
            },
        };
        let text = text.trim_end_matches('\0');
        Ok((!text.trim().is_empty()).then(|| text.to_owned()))
    }

    /// The first of several properties that holds words.
    fn first(&mut self, folder: &Folder, ids: &[u16]) -> Result<Option<String>, Error> {
        for id in ids {
            if let Some(text) = self.text(folder, *id)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// Addresses of another system than the internet's have no "@".
    fn address(&mut self, folder: &Folder, ids: &[u16]) -> Result<Option<String>, Error> {
        for id in ids {
            if let Some(text) = self.text(folder, *id)?.filter(|t| t.contains('@')) {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    fn message(&mut self, path: &Path, depth: usize) -> Result<Vec<u8>, Error> {
        if depth == 0 {
            return Err(Error::TooDeep { limit: self.limits.depth });
        }
        let head = if path == Path::new("/") { 32 } else { 24 };
        let folder = self.folder(path.to_owned(), head, "")?;
        let class = self.text(&folder, CLASS)?.unwrap_or_default().to_ascii_lowercase();
        let mut out = self.header(&folder, &class)?;
        self.boundaries += 1;
        let boundary = format!("=_msg_{}", self.boundaries);
        let kind = if class.starts_with("report.") && class.ends_with(".ndr") {
            "multipart/report; report-type=delivery-status"
        } else if class.starts_with("report.") {
            "multipart/report; report-type=disposition-notification"
        } else {
            "multipart/mixed"
        };
        field(&mut out, "MIME-Version", "1.0");
        field(&mut out, "Content-Type", &format!("{kind}; boundary=\"{boundary}\""));
        out.extend_from_slice(b"\r\n");
        self.words(&folder, &boundary, &mut out)?;
        let signed = class.ends_with(".smime.multipartsigned");
        self.files(&folder, &boundary, signed, depth, &mut out)?;
        out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        Ok(out)
    }

    /// The header fields with which it travelled, and those that it does not have from its properties.
    fn header(&mut self, folder: &Folder, class: &str) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let travelled = self.text(folder, HEADER)?.unwrap_or_default();
        let mut have: Vec<String> = Vec::new();
        let end = travelled.floor_char_boundary(LONGEST_HEADER);
        for (name, value) in write::fields(&travelled[..end]) {
            let small = name.to_ascii_lowercase();
            if !small.starts_with("content-") && small != "mime-version" {
                field(&mut out, name, &value);
                have.push(small);
            }
        }
        let lacks = |name: &str| !have.iter().any(|n| n == name);
        if lacks("from") {
            let name = self.first(folder, &[FROM_NAME, SENDER_NAME])?;
            let ids = [FROM_SMTP, FROM_ADDRESS, SENDER_SMTP, SENDER_ADDRESS];
            let address = self.address(folder, &ids)?;
            field(&mut out, "From", &write::mailbox(name.as_deref(), address.as_deref()));
        }
        if lacks("subject") {
            let subject = self.text(folder, SUBJECT)?.unwrap_or_default();
            // Two characters at the beginning may say how long "Re:" is.
            let subject = match subject.strip_prefix('\u{1}') {
                Some(rest) => rest.chars().skip(1).collect(),
                None => subject,
            };
            field(&mut out, "Subject", &subject);
        }
        if lacks("date")
            && let Some(time) = folder.number(SUBMITTED).or_else(|| folder.number(DELIVERED))
        {
            // Tenths of microseconds since 1601.
            let seconds = i64::try_from(time / 10_000_000).unwrap_or(0) - 11_644_473_600;
            if seconds > 0 {
                field(&mut out, "Date", &mail_parser::DateTime::from_timestamp(seconds).to_rfc822());
            }
        }
        for (name, id) in
            [("Message-ID", MESSAGE_ID), ("In-Reply-To", IN_REPLY_TO), ("References", REFERENCES)]
        {
            if lacks(&name.to_ascii_lowercase())
                && let Some(value) = self.text(folder, id)?
            {
                field(&mut out, name, &value);
            }
        }
        if lacks("to") && lacks("cc") {
            self.recipients(folder, &mut out)?;
        }
        let template = class.contains(".rules.ooftemplate") || class.contains(".rules.replytemplate");
        if template && lacks("auto-submitted") {
            field(&mut out, "Auto-Submitted", "auto-replied");
        }
        Ok(out)
    }

    /// The folders inside a folder whose names begin so, in the order of their names.
    fn folders(&self, folder: &Folder, begins: &str) -> Vec<PathBuf> {
        let Ok(entries) = self.file.read_storage(&folder.path) else { return Vec::new() };
        let mut out: Vec<PathBuf> = entries
            .filter(|e| e.is_storage() && e.name().starts_with(begins))
            .map(|e| e.path().to_owned())
            .take(self.limits.entries)
            .collect();
        out.sort_unstable();
        out
    }

    fn recipients(&mut self, folder: &Folder, out: &mut Vec<u8>) -> Result<(), Error> {
        let (mut to, mut copies) = (Vec::new(), Vec::new());
        for path in self.folders(folder, "__recip_version1.0").into_iter().take(MOST_RECIPIENTS) {
            let recipient = self.folder(path, 8, &folder.page)?;
            let name = self.text(&recipient, SHOWN_NAME)?;
            let address = self.address(&recipient, &[SMTP_ADDRESS, ADDRESS])?;
            let mailbox = write::mailbox(name.as_deref(), address.as_deref());
            match recipient.small(RECIPIENT_KIND) {
                Some(2) => copies.push(mailbox),
                Some(3) => {}
                _ => to.push(mailbox),
            }
        }
        for (name, list) in [("To", to), ("Cc", copies)] {
            if !list.is_empty() {
                field(out, name, &list.join(", "));
            }
        }
        Ok(())
    }

    /// The words in each form that they have: plain and HTML, or rich text where there is neither.
    fn words(&mut self, folder: &Folder, boundary: &str, out: &mut Vec<u8>) -> Result<(), Error> {
        let plain = self.text(folder, TEXT)?;
        let html = match self.bytes(folder, HTML)?.filter(|h| !h.trim_ascii().is_empty()) {
            Some(bytes) => {
                let page = folder.small(HTML_PAGE).map_or_else(|| folder.page.clone(), label);
                Some(charset::decode(&bytes, Some(&page)).text.into_owned())
            }
            None => self.text(folder, HTML)?,
        };
        let rich = match (&plain, &html, self.bytes(folder, RICH_TEXT)?) {
            (None, None, Some(packed)) => tnef::rich_text(&packed, self.limits)?,
            _ => None,
        };
        let inner = format!("{boundary}_words");
        let head = format!("Content-Type: multipart/alternative; boundary=\"{inner}\"\r\n");
        out.extend_from_slice(format!("--{boundary}\r\n{head}\r\n").as_bytes());
        let forms = [
            ("text/plain; charset=utf-8", plain.map(String::into_bytes)),
            ("text/html; charset=utf-8", html.map(String::into_bytes)),
            ("application/rtf", rich),
        ];
        for (kind, bytes) in forms {
            if let Some(bytes) = bytes {
                part(out, &inner, &format!("Content-Type: {kind}\r\n"), &bytes);
            }
        }
        out.extend_from_slice(format!("--{inner}--\r\n").as_bytes());
        Ok(())
    }

    fn files(
        &mut self,
        folder: &Folder,
        boundary: &str,
        signed: bool,
        depth: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        for path in self.folders(folder, "__attach_version1.0") {
            let inside = path.join(format!("__substg1.0_{DATA:04X}000D"));
            if self.file.is_stream(inside.join("__properties_version1.0")) {
                let message = self.message(&inside, depth - 1)?;
                message_part(out, boundary, &message);
                continue;
            }
            let file = self.folder(path, 8, &folder.page)?;
            let Some(bytes) = self.bytes(&file, DATA)? else { continue };
            if signed && bytes.get(..8).is_some_and(|b| b.eq_ignore_ascii_case(b"content-")) {
                // The words of a signed message stand in its one file, as they were sent.
                message_part(out, boundary, &bytes);
                continue;
            }
            let name = self.first(&file, &[LONG_NAME, SHORT_NAME, SHOWN_NAME])?;
            let kind = self.text(&file, MIME_TYPE)?.map(|k| folded_away(&k)).filter(|k| k.contains('/'));
            let shown_inside = self.text(&file, CONTENT_ID)?;
            let head = write::file_head(name.as_deref(), kind.as_deref(), shown_inside.as_deref());
            part(out, boundary, &head, &bytes);
        }
        Ok(())
    }
}
