//! What stands between the objects of a file, and notes that a program or somebody wrote among them: no reader shows any of it.

use container::pdf::{Item, Lexer, Object, Pdf};

use super::{Known, text};
use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{Words, is_neutral, mentions_program, words};

/// Letters that are kept of what was found.
const LONGEST: usize = 4_000;

/// Looks at what stands between the objects, and at the notes within them.
pub(super) fn look(
    pdf: &Pdf<'_>,
    bytes: &[u8],
    known: &Known,
    finding: &mut Finding<'_>,
) -> Result<(), CannotCheck> {
    // What follows the last end mark is another matter.
    let end = super::ends::rfind(bytes, b"%%EOF").unwrap_or(bytes.len());
    let bytes = &bytes[..end];
    let mut starts: Vec<usize> = pdf.numbers().into_iter().filter_map(|n| pdf.position(n)).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|at| *at < bytes.len());
    let mut found: Vec<String> = Vec::new();
    let mut archive = false;
    let first = starts.first().copied().unwrap_or(bytes.len());
    archive |= holds_an_archive(&bytes[..first]);
    loose(&bytes[..first], &mut found);
    for (nth, from) in starts.iter().enumerate() {
        finding.spend(4)?;
        let to = starts.get(nth + 1).copied().unwrap_or(bytes.len());
        let object = &bytes[*from..to];
        let end = end_of(object, &mut found);
        archive |= holds_an_archive(&object[end..]);
        loose(&object[end..], &mut found);
    }
    if archive {
        let place = Place::at("an archive between the parts of the PDF");
        finding.danger(Code::ContainerPolyglot, place, "a program for archives opens it as one", "");
    }
    if let Some(sample) = found.iter().find(|note| tells(note, &known.seen)) {
        let count = found.iter().filter(|note| tells(note, &known.seen)).count();
        let place = Place::part("between the objects").described("notes that no reader of PDFs shows");
        finding.danger(Code::PdfOrphanObject, place, format!("{count} notes"), sample);
    }
    for (page, note) in known.notes.iter().filter(|(_, note)| tells(note, &known.seen)).take(20) {
        let place = Place::page(*page).described("a note among what the page draws, which no reader shows");
        finding.danger(Code::PdfOrphanObject, place, format!("{} letters", note.chars().count()), note);
    }
    Ok(())
}

fn holds_an_archive(bytes: &[u8]) -> bool {
    let heads: [&[u8]; 3] = [b"PK\x03\x04", b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C"];
    bytes.len() > 30 && heads.iter().any(|head| bytes.windows(head.len()).any(|w| w == *head))
}

/// Whether a note says something that no page shows; what programs note for themselves names them, or the parts of the page.
pub(super) fn tells(note: &str, seen: &Words) -> bool {
    let plain = note.trim_start_matches('%').trim();
    let path = plain.contains(['@', '\\']) || plain.contains("/home/") || plain.contains("/Users/");
    if plain.starts_with("Invocation:") && !path {
        return false;
    }
    let long = |word: &String| word.chars().filter(char::is_ascii_alphabetic).count() >= 4;
    let number = plain.bytes().filter(u8::is_ascii_digit).count() >= 6;
    text::is_words(plain)
        && (number || words(plain).any(|w| long(&w)))
        && !is_neutral(plain)
        && !mentions_program(plain)
        && crate::metadata::names_somebody(plain, seen)
        || said(plain, seen)
}

/// A sentence rather than a word or two by which programs mark parts: three words that no page shows.
fn said(plain: &str, seen: &Words) -> bool {
    let unseen = seen.unseen(plain);
    let long = |w: &&&str| w.chars().filter(char::is_ascii_alphabetic).count() >= 3;
    let code = plain.contains(['<', '>', '{', '}', '=', ':', '/']) || mentions_program(plain);
    !code && text::is_words(plain) && unseen.iter().filter(long).count() >= 3
}

/// The notes of bytes of operators or of values.
pub(super) fn notes(bytes: &[u8], out: &mut Vec<String>) {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' if depth > 0 => at += 1,
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'%' if depth == 0 => {
                let rest = &bytes[at..];
                let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
                keep(&rest[..end], out);
                at += end;
            }
            _ => {}
        }
    }
}

fn keep(note: &[u8], out: &mut Vec<String>) {
    // The end of a save, and the mark that the file is no text.
    let mark = note.starts_with(b"%EOF") || note.starts_with(b"PDF-") || note.len() < 4;
    if !mark && out.len() < 10_000 {
        out.push(text::decode(&note[..note.len().min(LONGEST)]));
    }
}

/// What is left between the end of a stream, by its length, and the word that ends it.
fn rest(bytes: &[u8], found: &mut Vec<String>) {
    let bytes = bytes.trim_ascii();
    let plain = bytes.iter().filter(|b| b.is_ascii_graphic() || **b == b' ').count();
    if bytes.len() >= 8 && plain * 10 >= bytes.len() * 9 {
        keep(bytes, found);
    }
}

/// Where an object ends, by its first byte.
fn end_of(object: &[u8], found: &mut Vec<String>) -> usize {
    let mut lexer = Lexer::new(object, 0);
    let mut length = None;
    while let Some(item) = lexer.next_item() {
        match item {
            Item::Object(Object::Dict(dict)) => length = dict.get("Length").and_then(Object::whole),
            Item::Word(b"endobj") => {
                within(&object[..lexer.at], found);
                return lexer.at;
            }
            Item::Word(b"stream") => {
                within(&object[..lexer.at], found);
                // What a stream holds is looked at where it is unpacked; it may hold any bytes.
                let end = object.windows(9).rposition(|w| w == b"endstream").map(|n| n + 9);
                let Some(end) = end.filter(|end| *end > lexer.at) else { return object.len() };
                if let Some(length) = length {
                    let line =
                        object[lexer.at..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
                    let last = lexer.at.saturating_add(line).saturating_add(length);
                    rest(object.get(last..end - 9).unwrap_or(&[]), found);
                }
                let mut lexer = Lexer::new(object, end);
                let closed = matches!(lexer.next_item(), Some(Item::Word(b"endobj")));
                within(&object[end..lexer.at.min(object.len())], found);
                return if closed { lexer.at } else { end };
            }
            _ => {}
        }
    }
    object.len()
}

fn within(bytes: &[u8], found: &mut Vec<String>) {
    if bytes.contains(&b'%') {
        notes(bytes, found);
    }
}

/// What stands outside objects: tables, the ends of saves, older objects; the rest is kept.
fn loose(bytes: &[u8], found: &mut Vec<String>) {
    let mut lexer = Lexer::new(bytes, 0);
    let mut other: Vec<u8> = Vec::new();
    loop {
        let begin = lexer.at;
        lexer.skip_space();
        within(&bytes[begin..lexer.at], found);
        let from = lexer.at;
        let Some(item) = lexer.next_item() else { break };
        match item {
            Item::Word(b"xref" | b"startxref" | b"n" | b"f" | b"endobj")
            | Item::Object(container::pdf::Object::Number(_)) => {}
            Item::Word(b"trailer") => drop(lexer.next_object()),
            Item::Word(b"obj") => {
                let end = end_of(&bytes[lexer.at..], found);
                lexer.at += end;
            }
            _ if other.len() < LONGEST => {
                other.extend_from_slice(bytes.get(from..lexer.at).unwrap_or(&[]));
                other.push(b' ');
            }
            _ => {}
        }
        if lexer.at <= from {
            break;
        }
    }
    if other.iter().filter(|b| b.is_ascii_alphabetic()).count() >= 4 {
        keep(&other, found);
    }
}
