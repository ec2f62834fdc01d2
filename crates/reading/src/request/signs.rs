//! What the officer should know about a request besides its questions: the form in which the answer is wanted, where
//! the answer will be published, whether it went to many authorities, whether it repeats one made before, who signs.
//!
//! Each is a claim with its place and how sure it is; nothing is decided here.

use std::sync::LazyLock;

use document::request::Request;
use regex::Regex;
use serde::{Deserialize, Serialize};

use super::{
    asks::plain,
    lines,
    region::{self, Message},
    sentence::sentences,
};
use crate::open::Opened;

/// What a sign is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignKind {
    /// A preferred form of the answer (s.11): `value` is spreadsheet, pdf, word, paper, e-mail, inspection, summary,
    /// audio, large-print or other.
    Form,
    /// The answer goes to a website that publishes it.
    Published,
    /// It was probably sent to many authorities.
    RoundRobin,
    /// It says that it repeats or follows an earlier request; `value` is the reference, where it gives one.
    Repeats,
    /// The name is missing or not whole (s.8).
    Name,
    /// No address for the reply was found (s.8).
    Address,
}

/// A sign, with its place in the text that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// What it is about.
    pub kind: SignKind,
    /// What it says, in a word.
    pub value: Option<String>,
    /// Why, in one sentence.
    pub why: String,
    /// First byte of the words that say so; equal to `end` where nothing says so.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How sure, from 0 to 1.
    pub certainty: f32,
}

/// The signs of a request, in order of their places.
pub fn signs(opened: &Opened, request: &Request) -> Vec<Sign> {
    let text = request.text.as_deref().unwrap_or(&opened.text);
    let lines = lines::lines(text);
    let messages = region::messages(text, &lines);
    let first = request.questions.first().map_or(0, |q| q.start);
    let fallback = Message::default();
    let asked = |m: &&Message| m.lines.iter().any(|l| (l.start..l.end).contains(&first));
    let message = messages.iter().find(asked).or(messages.first()).unwrap_or(&fallback);
    let mut out = Vec::new();
    for place in message_sentences(text, message) {
        let words = plain(text.get(place.0..place.1).unwrap_or(""));
        of_sentence(&words, place, &mut out);
    }
    published(opened, text, request, &mut out);
    to_many(opened, text, message, &mut out);
    who_signs(request, opened, &mut out);
    out.sort_by_key(|s| (s.start, s.end));
    out
}

/// Sentences over the broken lines of each paragraph.
fn message_sentences(text: &str, message: &Message) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < message.lines.len() {
        let more = message.lines[from + 1..].iter().take_while(|l| !l.blank_before).count();
        let last = from + more;
        out.extend(sentences(text, message.lines[from].start, message.lines[last].end));
        from = last + 1;
    }
    out
}

fn of_sentence(words: &str, place: (usize, usize), out: &mut Vec<Sign>) {
    let mut add = |kind, value: Option<&str>, why: &str, certainty| {
        out.push(Sign {
            kind,
            value: value.map(str::to_owned),
            why: why.to_owned(),
            start: place.0,
            end: place.1,
            certainty,
        });
    };
    if FORM.is_match(words) {
        for (value, pattern) in FORMS.iter() {
            if pattern.is_match(words) {
                let certainty = if PREFERS.is_match(words) { 0.95 } else { 0.8 };
                add(SignKind::Form, Some(value), "it says in which form the answer is wanted", certainty);
            }
        }
    }
    if MANY.is_match(words) {
        add(SignKind::RoundRobin, None, "it says that other authorities are asked as well", 0.95);
    }
    if AGAIN.is_match(words) {
        let reference = REFERENCE.find(words).map(|m| m.as_str().to_uppercase());
        let why = "it refers to an earlier request";
        add(SignKind::Repeats, reference.as_deref(), why, if SAME.is_match(words) { 0.9 } else { 0.6 });
    }
}

/// WhatDoTheyKnow and its like publish every reply.
fn published(opened: &Opened, text: &str, request: &Request, out: &mut Vec<Sign>) {
    let why = "the address for the reply belongs to a website that publishes it";
    let email = request.applicant.email.as_deref().unwrap_or("").to_ascii_lowercase();
    let place = SITE.find(text).map(|m| (m.start(), m.end()));
    let sender =
        opened.mail.as_ref().and_then(|m| m.from_email.clone()).unwrap_or_default().to_ascii_lowercase();
    if SITE.is_match(&email) || SITE.is_match(&sender) || place.is_some() {
        let (start, end) = place.unwrap_or((0, 0));
        let value = Some("whatdotheyknow".to_owned());
        let certainty = if SITE.is_match(&email) || SITE.is_match(&sender) { 0.98 } else { 0.8 };
        out.push(Sign { kind: SignKind::Published, value, why: why.to_owned(), start, end, certainty });
    }
}

/// Signs of a letter written for nobody in particular, where it does not say so itself.
fn to_many(opened: &Opened, text: &str, message: &Message, out: &mut Vec<Sign>) {
    if out.iter().any(|s| s.kind == SignKind::RoundRobin) {
        return;
    }
    let copies = opened.mail.as_ref().map_or(0, |m| m.to.len());
    if copies > 3 {
        let why = "it is addressed to several authorities at once".to_owned();
        out.push(Sign { kind: SignKind::RoundRobin, value: None, why, start: 0, end: 0, certainty: 0.8 });
        return;
    }
    // "your organisation / council / trust": a text for bodies of every kind.
    let place = message.lines.iter().find_map(|l| {
        let found = ANY_BODY.find(l.of(text))?;
        Some((l.start + found.start(), l.start + found.end()))
    });
    if let Some((start, end)) = place {
        let why = "it is worded for bodies of several kinds".to_owned();
        out.push(Sign { kind: SignKind::RoundRobin, value: None, why, start, end, certainty: 0.6 });
    }
}

fn who_signs(request: &Request, opened: &Opened, out: &mut Vec<Sign>) {
    let mut add = |kind, why: &str, certainty| {
        out.push(Sign { kind, value: None, why: why.to_owned(), start: 0, end: 0, certainty });
    };
    match &request.applicant.name {
        None if request.applicant.organisation.is_none() => {
            add(SignKind::Name, "no name was found: section 8 asks for the applicant's name", 0.7);
        }
        Some(name) if is_part_of_a_name(name) => {
            add(SignKind::Name, "only part of a name was found: section 8 asks for the real name", 0.7);
        }
        _ => {}
    }
    let reachable = request.applicant.email.is_some() || request.applicant.address.is_some();
    if !reachable && opened.mail.is_some() {
        add(SignKind::Address, "no address for the reply was found: section 8 asks for one", 0.7);
    }
}

/// One word, or initials only.
pub(super) fn is_part_of_a_name(name: &str) -> bool {
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|w| !matches!(w.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Dr" | "Prof"))
        .collect();
    // "Mr Smith" names somebody; "Smith" and "J." do not.
    let titled = words.len() < name.split_whitespace().count();
    words.len() + usize::from(titled) < 2 || words.iter().all(|w| w.trim_end_matches('.').chars().count() < 2)
}

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:send|sent|provide|provided|supply|supplied|receive|have|get|give|answer|answers|respond|response|reply|return|information|data|document|documents|copies|format|form|prefer|preference|electronic|electronically|inspect)\b",
    )
});
static PREFERS: LazyLock<Regex> =
    LazyLock::new(|| one(r"\b(?:prefer\w*|format|form|as an?|in an?|electronically|please)\b"));
static FORMS: LazyLock<[(&str, Regex); 9]> = LazyLock::new(|| {
    [
        ("spreadsheet", one(r"\b(?:spreadsheets?|excel|xlsx?|csv|ods|machine.readable)\b")),
        (
            "pdf",
            one(
                r"(?:\b(?:as|in|prefer|or|and)\b.{0,30}|\b)pdfs?\b(?: files?| format| form| version| copies)?",
            ),
        ),
        (
            "word",
            one(r"\b(?:in|as|or) (?:a |an )?(?:microsoft |ms )?word\b(?: document| format| file)?|\bdocx?\b"),
        ),
        ("paper", one(r"\b(?:by post|hard cop(?:y|ies)|paper cop(?:y|ies)|printed|on paper|by letter)\b")),
        (
            "e-mail",
            one(
                r"\b(?:by|via|in|to|through|body of) (?:an |the |this |my )?e-?mail\b|\belectronic(?:ally)?\b",
            ),
        ),
        (
            "inspection",
            one(r"\b(?:to|and|or|of) (?:inspect|inspection|view)\b.{0,40}\b(?:in person|at your|offices?)\b"),
        ),
        (
            "summary",
            one(
                r"\b(?:a|as|in) (?:brief |short )?summar(?:y|ies)\b.{0,30}\b(?:would|will|is|form|instead|rather)\b",
            ),
        ),
        ("audio", one(r"\b(?:audio|braille|easy read|british sign language)\b")),
        ("large-print", one(r"\blarge[- ]print\b")),
    ]
});
static MANY: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:sending|sent|submitting|submitted|making|made|addressed|circulated|issued|going)\b.{0,60}\b(?:all|every|each|other|several|many|number of|various|multiple|\d{2,})\b.{0,40}\b(?:councils?|authorit(?:y|ies)|trusts?|forces?|universit(?:y|ies)|bodies|departments|schools|boards|colleges|organisations)\b|\b(?:round[- ]robin|same request (?:has been|was|is being|is) (?:sent|made))\b|\bacross (?:all|the) (?:uk|country|councils|nhs)\b.{0,40}\b(?:councils|trusts|authorities|forces|universities)\b",
    )
});
static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:my|our|this|an?|your) (?:previous|earlier|last|original|first|prior) (?:foi |freedom of information |information )?(?:request|response|reply|answer|e-?mail|enquiry)\b|\b(?:my|our) (?:foi |freedom of information |information )?(?:request|enquiry) (?:of|dated|from|made|sent|in|ref|reference|number|no)\b|\b(?:previously|already|once again|last year|last month|before|again) (?:made|sent|submitted|asked|requested|provided|answered)|\b(?:re-?send(?:ing)?|resubmit(?:ting)?|repeat(?:ing)?|renew(?:ing)?) (?:of )?(?:my|this|the|our) (?:request|questions|enquiry)\b|\b(?:follow(?:ing)?[- ]?up|further) (?:to|on|from) (?:my|our|your|the)\b|\bi refer to (?:my|your|our)\b|\bsame (?:information|questions?|request|data|figures)\b",
    )
});
static SAME: LazyLock<Regex> = LazyLock::new(|| {
    one(r"\b(?:same|resend\w*|re-send\w*|resubmit\w*|repeat\w*|again|update[ds]?|renew\w*)\b")
});
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"\b(?:(?:foi|eir|rfi|ref|ir|case|f)[-/ :]*)?(?:[a-z]{1,5}[-/])?\d{2,}(?:[-/]\d+)*[a-z]?\b(?:[-/][a-z0-9]+)*",
    )
});
static SITE: LazyLock<Regex> =
    LazyLock::new(|| one(r"(?i)\bwhatdotheyknow\.com\b|@(?:[\w-]+\.)*whatdotheyknow\b"));
static ANY_BODY: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)\byour (?:organisation|council|trust|authority|force|university|board|department)(?:['’]s)? ?(?:/|or) ?(?:your )?(?:organisation|council|trust|authority|force|university|board|department)|\[?(?:insert|name of) (?:council|authority|organisation|trust)\b",
    )
});

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
