//! The facts of a request: its questions, who asks, which law, what is unclear.
//!
//! Structure first (messages, blocks, lists), then what the sentences do. Deterministic and offline; every place is a
//! byte range of the text that was read. Nothing here knows an authority or a particular letter.

mod applicant;
mod asks;
mod blocks;
mod certainty;
mod claims;
mod conditions;
mod dates;
mod form;
mod headings;
mod inline;
mod introductions;
mod items;
mod labels;
mod laws;
mod leaves;
mod lines;
mod lists;
mod marker;
mod numbering;
mod options;
mod own_data;
mod prose;
mod region;
mod roles;
mod runs;
mod sentence;
mod signs;
mod sweep;
mod tables;
mod unclear;

pub(crate) use asks::plain;
pub use claims::{Claim, claims};
pub use signs::{Sign, SignKind, signs};

use std::{cell::Cell, collections::HashMap};

use container::Limits;
use document::request::{Question, Request, Stem, Unclear};

use self::{
    blocks::{Block, Form},
    leaves::Leaf,
    lines::Line,
    region::Message,
};
use crate::open::{Attachment, NoPictures, Opened, ReadsPictures, open_with};

/// Reads a request. Never fails: where nothing is asked, `questions` is empty and `unclear` says so.
pub fn request(opened: &Opened) -> Request {
    request_with(opened, &NoPictures)
}

/// Reads a request as [`request`] does, with a program that reads the words of scanned attachments.
pub fn request_with(opened: &Opened, pictures: &dyn ReadsPictures) -> Request {
    let inside = Inside { pictures, left: Cell::new(MOST_ATTACHMENTS) };
    let found = within(opened, Limits::default().depth, &inside);
    asks::forget();
    found
}

/// Attachments that are looked into for the request, in all messages of one message.
const MOST_ATTACHMENTS: usize = 30;

/// With what attachments are read, and how many more.
struct Inside<'a> {
    pictures: &'a dyn ReadsPictures,
    left: Cell<usize>,
}

/// Reads a request in a message that may still hold `depth` messages in messages.
fn within(opened: &Opened, depth: usize, inside: &Inside<'_>) -> Request {
    let mut found = read(opened, &opened.text);
    if !found.sure && depth > 0 {
        match from_attachments(opened, depth - 1, inside) {
            Ok(inner) => found = inner,
            Err(unread) => found.request.unclear.extend(unread),
        }
    }
    found.request.unclear.extend(opened.notes.iter().cloned().map(unclear::note));
    if opened.offsets_into_file && found.request.text.is_none() {
        return found.request;
    }
    if found.request.text.is_none() {
        found.request.text = Some(opened.text.clone());
    }
    found.request
}

struct Found {
    request: Request,
    /// Whether something is asked in so many words.
    sure: bool,
}

/// Bytes of a text that are looked through for questions: a hundred pages and more.
const LONGEST: usize = 400_000;

fn read(opened: &Opened, whole: &str) -> Found {
    let text = &whole[..whole.floor_char_boundary(LONGEST)];
    let lines = lines::lines(text);
    let mut messages = region::messages(text, &lines);
    let mut best: Option<(usize, Vec<Block>, Vec<Leaf>)> = None;
    let last = messages.len().saturating_sub(1);
    for (n, message) in messages.iter_mut().enumerate() {
        // An answer between two letters of the applicant asks nothing of the authority.
        if n > 0 && n < last && region::is_answer(text, message) {
            continue;
        }
        form::take_out(text, message);
        region::cut_tail(text, message, |before| asks_something(text, before));
        let (blocks, leaves) = questions_of(text, message);
        let sure = leaves.iter().any(|l| l.sure);
        if sure || (best.is_none() && !leaves.is_empty()) {
            best = Some((n, blocks, leaves));
        }
        if sure {
            break;
        }
    }
    let (n, blocks, leaves) = best.unwrap_or((0, Vec::new(), Vec::new()));
    let fallback = Message::default();
    let message = messages.get(n).unwrap_or(&fallback);
    let sure = leaves.iter().any(|l| l.sure);
    let mut request = assemble(text, &blocks, leaves);
    request.applicant = applicant::applicant(text, message, opened.mail.as_ref().filter(|_| n == 0));
    request.date = dates::of_request(text, message, &lines, opened.mail.as_ref().filter(|_| n == 0));
    request.subject = subject(text, message, opened, n, &blocks);
    let body = message.lines.first().map_or("", |first| {
        let end = message.lines.last().map_or(first.end, |l| l.end);
        text.get(first.start..end).unwrap_or("")
    });
    laws::name_laws(&mut request, body, opened.mail.as_ref());
    own_data::mark(&mut request, body);
    request.unclear = unclear::unclear(text, &request, message, sure);
    if text.len() < whole.len() {
        request.unclear.push(unclear::note(
            "the text is very long: only its first 400,000 letters were looked through for questions"
                .to_owned(),
        ));
    }
    Found { request, sure }
}

fn asks_something(text: &str, lines: &[Line]) -> bool {
    let message = Message { lines: lines.to_vec(), ..Message::default() };
    questions_of(text, &message).1.iter().any(|l| l.sure)
}

fn questions_of(text: &str, message: &Message) -> (Vec<Block>, Vec<Leaf>) {
    let mut lines: Vec<Line> = Vec::with_capacity(message.lines.len());
    let mut parted = false;
    for line in &message.lines {
        let words = line.of(text);
        if region::is_rule(words) {
            parted = true;
        } else if !region::is_greeting(words) && !region::is_closing(words) {
            lines.push(Line { blank_before: line.blank_before || parted, ..*line });
            parted = false;
        }
    }
    let blocks = blocks::blocks(text, &lines);
    let tree = lists::tree(text, &blocks);
    let leaves = leaves::leaves(text, &blocks, &tree);
    (blocks, leaves)
}

fn assemble(text: &str, blocks: &[Block], leaves: Vec<Leaf>) -> Request {
    let mut stems: Vec<Stem> = Vec::new();
    let mut known: HashMap<(usize, usize), usize> = HashMap::new();
    let mut questions = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let stem = leaf.stem.map(|(start, end)| {
            *known.entry((start, end)).or_insert_with(|| {
                stems.push(Stem { text: collapse(text, start, end), start, end });
                stems.len() - 1
            })
        });
        let sure = certainty::of_leaf(text, &leaf);
        let path = leaf.path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
        questions.push(Question {
            path,
            label: leaf.label.map(|(start, end)| collapse(text, start, end)),
            heading: leaf
                .heading
                .and_then(|h| heading(text, &blocks[h]))
                .or_else(|| part_heading(text, blocks, leaf.place.0)),
            text: collapse(text, leaf.place.0, leaf.place.1),
            start: leaf.place.0,
            end: leaf.place.1,
            stem,
            law: None,
            own_personal_data: None,
            certainty: Some(sure),
        });
    }
    Request {
        kind: "request".to_owned(),
        law: None,
        laws: Vec::new(),
        applicant: document::request::Applicant::default(),
        date: None,
        subject: None,
        stems,
        questions,
        unclear: Vec::new(),
        text: None,
    }
}

fn heading(text: &str, block: &Block) -> Option<String> {
    let words = collapse(text, block.start, block.end);
    let bare = words.trim_matches(['#', '*', '_', ' ', ':', '-', '–']);
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// "The second part of my request relates to ...": a part without a heading line of its own.
fn part_heading(text: &str, blocks: &[Block], before: usize) -> Option<String> {
    const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    let upto = blocks.partition_point(|b| b.start < before);
    let paras = blocks[..upto].iter().rev().take(200).filter(|b| b.form == Form::Para);
    paras.take(40).find_map(|b| {
        let begins: String = b.of(text).chars().take(60).collect();
        let lower = plain(&begins);
        let lower = lower.strip_prefix("the ").unwrap_or(&lower);
        let n = ORDINALS.iter().position(|o| {
            lower.strip_prefix(o).is_some_and(|r| r.starts_with(" part") || r.starts_with(" section"))
        })?;
        Some(format!("Part {}", n + 1))
    })
}

fn subject(text: &str, message: &Message, opened: &Opened, n: usize, blocks: &[Block]) -> Option<String> {
    let named = message.field(text, "subject").map(str::to_owned);
    let mail = opened.mail.as_ref().filter(|_| n == 0).and_then(|m| m.subject.clone());
    let title = || {
        let first = blocks.first().filter(|b| b.form == Form::Heading)?;
        heading(text, first)
    };
    mail.or(named).or_else(|| opened.mail.as_ref().and_then(|m| m.subject.clone())).or_else(title)
}

/// The questions of the first attachment that has any; its own text is then the text read. Else, what could not be read.
fn from_attachments(opened: &Opened, depth: usize, inside: &Inside<'_>) -> Result<Found, Vec<Unclear>> {
    let limits = Limits::default();
    let mut unread = Vec::new();
    // A photograph in the middle of the words may be a logo; anything else may be the letter.
    let looked_at = |a: &&Attachment| !a.inline || a.is_mail || !is_picture(a);
    for attachment in opened.attachments.iter().filter(looked_at) {
        let Some(left) = inside.left.get().checked_sub(1) else {
            unread.push(unclear::note(
                "there are more attachments than are looked into: look at them".to_owned(),
            ));
            break;
        };
        inside.left.set(left);
        let name = if attachment.is_mail { Some("message.eml") } else { attachment.name.as_deref() };
        let shown = attachment.name.as_deref().unwrap_or("without a name");
        let inner = match open_with(&attachment.bytes, name, &limits, inside.pictures) {
            Ok(inner) => inner,
            Err(error) => {
                unread.push(unclear::note(format!("the attachment {shown} was not read: {error}")));
                continue;
            }
        };
        let passed_on = attachment.is_mail || inner.mail.is_some();
        let carried = Opened {
            mail: inner.mail.clone().or_else(|| opened.mail.clone()),
            offsets_into_file: false,
            ..inner
        };
        let mut request = within(&carried, depth, inside);
        if request.questions.is_empty() {
            continue;
        }
        applicant::complete(&mut request, opened, passed_on);
        request.unclear.insert(
            0,
            unclear::note(format!("the questions stand in the attachment {shown}, whose text is shown")),
        );
        return Ok(Found { request, sure: true });
    }
    Err(unread)
}

fn is_picture(attachment: &Attachment) -> bool {
    attachment.content_type.as_deref().is_some_and(|t| t.starts_with("image/"))
}

/// A range of the text with white space collapsed and quote marks left out.
fn collapse(text: &str, start: usize, end: usize) -> String {
    let slice = text.get(start..end).unwrap_or("");
    let mut out = String::with_capacity(slice.len());
    for word in slice.split(lines::is_space).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The newest message of a text with its closing, without what it quotes.
pub(crate) fn newest_message(text: &str) -> String {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let lines = lines::lines(text);
    let newest = region::messages(text, &lines).into_iter().next().unwrap_or_default();
    newest.lines.iter().map(|l| l.of(text)).collect::<Vec<_>>().join("\n")
}
