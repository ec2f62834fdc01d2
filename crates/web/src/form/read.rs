//! Reads a posted form, with or without files, within the limits of the settings.
//!
//! A file that is too large is an error on its field and the rest of the form is kept, so nothing typed is lost.
//! File contents are handed on as bytes; nothing is written to disk here and nothing is parsed.

use axum::body::to_bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use uuid::Uuid;

use super::Form;
use crate::settings::MIB;
use crate::{Error, Settings};

/// Most fields in one form.
const FIELD_COUNT: usize = 2_000;
/// Most typed text in one form, in bytes.
const TEXT_LIMIT: usize = 4 * MIB;
/// A form up to this size is read to its end, so that the browser gets our sentence and not a broken connection.
const READ_TO_THE_END: usize = 256 * MIB;

/// A form as it came back, with its files.
#[derive(Debug)]
pub struct Submitted {
    /// Values typed, and what is already wrong (a file too large).
    pub form: Form,
    /// Files in the order given.
    pub files: Vec<Upload>,
}

/// A file given with a form. Its name and kind are the sender's claim.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field it was given in.
    pub field: String,
    /// Its name, without folders.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Submitted {
    /// The files of one field.
    pub fn files_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files.iter().filter(move |file| file.field == field)
    }
}

impl<S: Send + Sync> FromRequest<S> for Submitted {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let (mut parts, body) = request.into_parts();
        let Ok(settings) = Settings::from_request_parts(&mut parts, state).await;
        let kind =
            parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
        if kind.starts_with("multipart/form-data") {
            let mut request = Request::from_parts(parts, body);
            DefaultBodyLimit::max(READ_TO_THE_END).apply(&mut request);
            let multipart = Multipart::from_request(request, state).await;
            let multipart = multipart.map_err(|_| Error::Unreadable("multipart without a boundary"))?;
            return Reader::new(settings).multipart(multipart).await;
        }
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::Unreadable("neither urlencoded nor multipart"));
        }
        let bytes =
            to_bytes(body, TEXT_LIMIT).await.map_err(|_| Error::Unreadable("urlencoded form too large"))?;
        Reader::new(settings).urlencoded(&bytes)
    }
}

/// Collects fields and files and counts them.
struct Reader {
    settings: Settings,
    form: Form,
    files: Vec<Upload>,
    text_bytes: usize,
    file_bytes: usize,
}

impl Reader {
    fn new(settings: Settings) -> Reader {
        Reader { settings, form: Form::new(), files: Vec::new(), text_bytes: 0, file_bytes: 0 }
    }

    fn urlencoded(mut self, bytes: &[u8]) -> Result<Submitted, Error> {
        for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &[][..]),
            };
            self.text(decode(name), decode(value))?;
        }
        Ok(self.done())
    }

    async fn multipart(mut self, mut multipart: Multipart) -> Result<Submitted, Error> {
        while let Some(field) = multipart.next_field().await.map_err(|cause| unreadable(&cause))? {
            let name = field.name().unwrap_or("").to_owned();
            match field.file_name().map(base_name) {
                Some(file_name) => self.file(name, file_name, field).await?,
                None => {
                    let value = self.typed(field).await?;
                    self.text(name, value)?;
                }
            }
        }
        Ok(self.done())
    }

    /// A typed field, read no further than the limit on text.
    async fn typed(&self, mut field: Field<'_>) -> Result<String, Error> {
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|cause| unreadable(&cause))? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > TEXT_LIMIT {
                return Err(Error::Unreadable("more text than one form takes"));
            }
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn text(&mut self, name: String, value: String) -> Result<(), Error> {
        self.text_bytes += name.len() + value.len();
        if self.text_bytes > TEXT_LIMIT || self.form.values.len() >= FIELD_COUNT {
            return Err(Error::Unreadable("more fields than one form takes"));
        }
        if name == "command_id" {
            // A command id that is no id gets a fresh one: the form then simply counts as new.
            self.form.command_id = Uuid::parse_str(&value).unwrap_or(self.form.command_id);
            return Ok(());
        }
        // Browsers send line ends as CR LF; texts have LF.
        self.form.values.push((name, value.replace("\r\n", "\n")));
        Ok(())
    }

    async fn file(&mut self, field_name: String, name: String, mut field: Field<'_>) -> Result<(), Error> {
        let (mut bytes, mut size) = (Vec::new(), 0usize);
        while let Some(chunk) = field.chunk().await.map_err(|cause| unreadable(&cause))? {
            size += chunk.len();
            if self.fits(size).is_ok() {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        // A file box left empty comes as a nameless file without bytes.
        if name.is_empty() && size == 0 {
            return Ok(());
        }
        match self.fits(size) {
            Ok(()) => {
                self.file_bytes += size;
                self.files.push(Upload { field: field_name, name, bytes });
            }
            Err(why) => self.form.fail(&field_name, format!("“{name}” {why}")),
        }
        Ok(())
    }

    /// Whether one more file of this size may be kept; the sentence goes on after the file's name.
    fn fits(&self, size: usize) -> Result<(), String> {
        let Settings { file_limit, form_limit, file_count_limit, .. } = self.settings;
        if size > file_limit {
            return Err(format!(
                "is larger than {} MB. Choose a smaller file, or send it in parts",
                file_limit / MIB
            ));
        }
        if self.file_bytes + size > form_limit {
            return Err(format!("was left out: all files together must be at most {} MB", form_limit / MIB));
        }
        if self.files.len() >= file_count_limit {
            return Err(format!("was left out: at most {file_count_limit} files can be sent at once"));
        }
        Ok(())
    }

    fn done(self) -> Submitted {
        Submitted { form: self.form, files: self.files }
    }
}

fn unreadable(cause: &MultipartError) -> Error {
    tracing::debug!(error = %cause, "form not read");
    match cause.status().as_u16() {
        413 => Error::TooLarge,
        _ => Error::Unreadable("multipart broken off or malformed"),
    }
}

/// The name of a file without the folders that some browsers send.
fn base_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or("");
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// Undoes the encoding of `application/x-www-form-urlencoded`; what is no encoding stays as it is.
fn decode(encoded: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|two| two.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|two| std::str::from_utf8(two).ok());
        let escaped = digits.filter(|_| byte == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        (rest, _) = match (byte, escaped) {
            (b'+', _) => (after, bytes.push(b' ')),
            (_, Some(value)) => (&after[2..], bytes.push(value)),
            _ => (after, bytes.push(byte)),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
