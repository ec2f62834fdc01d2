//! National Insurance, NHS and CHI, driving licence, passport, registration marks and IP addresses: form, check digit, context.

use crate::{
    checks::{self, Plate},
    context::{Doc, labelled},
    span::{Kind, Span},
    tokens::{Gap, Shape},
};

/// Finds them all; two readings of the same digits are settled later.
pub fn find(doc: &Doc, spans: &mut Vec<Span>) {
    for (at, token) in doc.tokens.iter().enumerate() {
        let preceded = token.start > 0 && doc.text.as_bytes()[token.start - 1].is_ascii_alphanumeric();
        if preceded {
            continue;
        }
        match token.shape {
            Shape::Digits => {
                health(doc, at, spans);
                passport(doc, at, spans);
                address_of_a_machine(doc, at, spans);
                plate(doc, at, spans);
                if doc.word(at).len() == 8
                    && labelled(&doc.label(token.start, 40), &["driving licence", "driver number"], 14)
                {
                    spans.push(Span::new(
                        Kind::Driving,
                        token.start,
                        token.end,
                        0.8,
                        "a number labelled as a driving licence",
                    ));
                }
            }
            Shape::Mixed => {
                insurance(doc, at, spans);
                licence(doc, at, spans);
                passport(doc, at, spans);
                plate(doc, at, spans);
                address_of_a_machine(doc, at, spans);
            }
            Shape::Upper | Shape::Initial => {
                insurance(doc, at, spans);
                plate(doc, at, spans);
                // MORGA 657054 SM9IJ, as the card prints it
                if token.end - token.start == 5
                    && doc.after(at).is_some_and(|n| doc.tokens[n].shape == Shape::Digits)
                {
                    licence(doc, at, spans);
                }
            }
            Shape::Lower if token.end - token.start == 2 => insurance(doc, at, spans),
            Shape::Sign(b':') => address_of_a_machine(doc, at, spans),
            _ => {}
        }
    }
}

/// Letters and digits from here without single spaces, dashes and dots, and where each ends; stops at anything else.
fn packed(doc: &Doc, start: usize, most: usize) -> (Vec<u8>, Vec<usize>) {
    let bytes = doc.text.as_bytes();
    let (mut out, mut ends) = (Vec::with_capacity(most), Vec::with_capacity(most));
    let mut at = start;
    while at < bytes.len() && out.len() < most {
        if bytes[at].is_ascii_alphanumeric() {
            out.push(bytes[at]);
            at += 1;
            ends.push(at);
        } else if matches!(bytes[at], b' ' | b'-' | b'.' | b'/')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            at += 1;
        } else {
            break;
        }
    }
    (out, ends)
}

/// True where no letter or digit goes on behind this byte, and nothing ties it to more.
fn ends_here(doc: &Doc, end: usize) -> bool {
    let bytes = doc.text.as_bytes();
    match bytes.get(end) {
        Some(b) if b.is_ascii_alphanumeric() || *b == b'_' => false,
        Some(b'-' | b'/') => !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(b'.') => !bytes.get(end + 1).is_some_and(u8::is_ascii_digit),
        _ => true,
    }
}

/// True where a dash, slash or the like ties what begins here to something before it.
fn tied_before(doc: &Doc, start: usize) -> bool {
    let bytes = doc.text.as_bytes();
    start > 0
        && (matches!(bytes[start - 1], b'_' | b'\\' | b'#')
            || start > 1
                && matches!(bytes[start - 1], b'-' | b'/' | b'.')
                && bytes[start - 2].is_ascii_alphanumeric())
}

fn insurance(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let start = doc.tokens[at].start;
    let head = &doc.text.as_bytes()[start..];
    if head.len() < 9
        || !head[0].is_ascii_alphabetic()
        || !(head[1].is_ascii_alphabetic() || head[1] == b' ')
        || tied_before(doc, start)
    {
        return;
    }
    if !head.iter().take(4).any(u8::is_ascii_digit) {
        return;
    }
    let (packed, ends) = packed(doc, start, 9);
    if packed.len() != 9 || !ends_here(doc, ends[8]) {
        return;
    }
    let written = &doc.text[start..ends[8]];
    let small = written.bytes().any(|b| b.is_ascii_lowercase());
    let labelled_so = || labelled(&doc.label(start, 40), &["ni", "nino", "insurance", "ni no", "n.i"], 16);
    if checks::nino(&packed) && (!small || labelled_so()) {
        spans.push(Span::new(
            Kind::Nino,
            start,
            ends[8],
            0.99,
            "National Insurance number: a prefix in use and a suffix A to D",
        ));
    }
}

fn health(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let start = doc.tokens[at].start;
    if tied_before(doc, start) || doc.text[..start].ends_with('+') {
        return;
    }
    let (packed, ends) = packed(doc, start, 10);
    if packed.len() != 10 || !packed.iter().all(u8::is_ascii_digit) || !ends_here(doc, ends[9]) {
        return;
    }
    let written = &doc.text[start..ends[9]];
    // 999 672 7947, 999-672-7947, 9996727947, 010465 2214 (CHI)
    let groups: Vec<usize> = written.split([' ', '-', '.', '/']).map(str::len).collect();
    let grouped = groups == [3, 3, 4];
    if !(grouped || groups == [10] || groups == [6, 4] || groups == [5, 5]) || written.contains('/') {
        return;
    }
    let label = doc.label(start, 40);
    let named = labelled(&label, &["nhs", "chi", "nhs no", "nhs number", "h&c", "health"], 22);
    let other = labelled(
        &label,
        &[
            "code",
            "ref",
            "reference",
            "order",
            "invoice",
            "ticket",
            "error",
            "po",
            "case",
            "asset",
            "claim",
            "tel",
            "serial",
            "utr",
        ],
        14,
    );
    let chi = labelled(&label, &["chi"], 16) && checks::chi(&packed);
    if chi || checks::nhs(&packed) {
        let about_a_patient = || {
            labelled(
                &doc.sentence(start),
                &["patient", "born", "dob", "gp", "hospital", "clinic", "ward", "adult at risk", "child"],
                140,
            )
        };
        let confidence = match (named, other) {
            (true, _) => 0.98,
            (_, true) => return,
            _ if grouped => 0.8,
            _ if doc.text[..start].ends_with('(') || about_a_patient() => 0.65,
            _ => return,
        };
        let why = if chi {
            "CHI number: begins with a date"
        } else {
            "ten digits whose check digit is right for an NHS number"
        };
        spans.push(Span::new(Kind::Nhs, start, ends[9], confidence, why));
    } else if (6..=8).contains(&groups[0]) && chi {
        spans.push(Span::new(Kind::Nhs, start, ends[9], 0.7, "labelled as a CHI number"));
    }
}

fn licence(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let start = doc.tokens[at].start;
    if !doc.text.as_bytes()[start].is_ascii_uppercase() || tied_before(doc, start) {
        return;
    }
    let (packed, ends) = packed(doc, start, 18);
    if packed.len() >= 16 && checks::driving(&packed[..16]) {
        let end = match packed.len() {
            18 if packed[16..].iter().all(u8::is_ascii_digit) && ends_here(doc, ends[17]) => ends[17],
            _ if ends_here(doc, ends[15]) => ends[15],
            _ => return,
        };
        if doc.text[start..end].matches(' ').count() <= 4 {
            spans.push(Span::new(
                Kind::Driving,
                start,
                end,
                0.98,
                "driving licence: surname, folded date of birth, initials",
            ));
        }
    }
}

const OTHER_NINE: [&str; 24] = [
    "asset",
    "ref",
    "reference",
    "order",
    "invoice",
    "supplier",
    "po",
    "code",
    "account",
    "hospital",
    "hosp",
    "ticket",
    "uprn",
    "serial",
    "vat",
    "company",
    "charity",
    "case",
    "claim",
    "tel",
    "phone",
    "batch",
    "product",
    "barcode",
];

fn passport(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let token = &doc.tokens[at];
    let bytes = doc.word(at).as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let digits = bytes.len() - letters;
    if letters > 2
        || !bytes[letters..].iter().all(u8::is_ascii_digit)
        || tied_before(doc, token.start)
        || !ends_here(doc, token.end)
    {
        return;
    }
    let british = letters == 0 && digits == 9;
    let foreign = letters > 0 && (6..=8).contains(&digits);
    if !british && !foreign {
        return;
    }
    let label = doc.label(token.start, 48);
    if labelled(&label, &["passport", "passport no", "passport number", "passports", "pp no"], 30)
        && !labelled(&label, &OTHER_NINE, 9)
    {
        spans.push(Span::new(
            Kind::Passport,
            token.start,
            token.end,
            0.97,
            "a number labelled as a passport",
        ));
    } else if british && !labelled(&label, &OTHER_NINE, 16) {
        let sentence = doc.sentence(token.start);
        let identity = [
            "scan",
            "scans",
            "passport",
            "passports",
            "identity",
            "id",
            "photo page",
            "right to work",
            "visa",
            "copy of",
            "copies of",
        ];
        if labelled(&sentence, &identity, 110) {
            spans.push(Span::new(
                Kind::Passport,
                token.start,
                token.end,
                0.7,
                "nine digits, and copies or papers of identity are spoken of",
            ));
        }
    }
}

const VEHICLE_WORDS: [&str; 63] = [
    "vehicles",
    "registrations",
    "plates",
    "regs",
    "vrms",
    "honda",
    "ford",
    "toyota",
    "vauxhall",
    "bmw",
    "audi",
    "vw",
    "volkswagen",
    "nissan",
    "kia",
    "peugeot",
    "renault",
    "citroen",
    "fiat",
    "skoda",
    "seat",
    "mini",
    "volvo",
    "hyundai",
    "mercedes",
    "mazda",
    "suzuki",
    "rider",
    "transit",
    "car",
    "cars",
    "van",
    "vehicle",
    "reg",
    "registration",
    "vrm",
    "index",
    "plate",
    "driving",
    "driver",
    "parked",
    "lorry",
    "motorbike",
    "taxi",
    "keeper",
    "pcn",
    "anpr",
    "blue badge",
    "permit",
    "minibus",
    "truck",
    "bike",
    "scooter",
    "number plate",
    "mot",
    "drives",
    "drove",
    "vans",
    "motor",
    "caravan",
    "trailer",
    "mileage",
    "hackney",
];
const OTHER_MARKS: [&str; 26] = [
    "asset",
    "room",
    "form",
    "model",
    "part",
    "ref",
    "reference",
    "code",
    "product",
    "plot",
    "machine",
    "bay",
    "drawing",
    "item",
    "sku",
    "job",
    "order",
    "flight",
    "serial",
    "version",
    "section",
    "unit",
    "grant",
    "batch",
    "locker",
    "case",
];

fn plate(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let token = &doc.tokens[at];
    let bytes = doc.text.as_bytes();
    if tied_before(doc, token.start) {
        return;
    }
    let one = doc.word(at);
    let whole = (4..=8).contains(&one.len()) && token.shape == Shape::Mixed;
    let mut readings = [None, None];
    if whole && ends_here(doc, token.end) {
        readings[0] = checks::plate(one.as_bytes(), None).map(|p| (p, token.end));
    }
    if let Some(next) = doc.after(at)
        && bytes.get(token.end) == Some(&b' ')
        && doc.tokens[next].start == token.end + 1
        && one.len() <= 4
        && doc.word(next).len() <= 4
        && doc.tokens[next].gap == Gap::Space
        && ends_here(doc, doc.tokens[next].end)
    {
        let mut both = one.as_bytes().to_vec();
        both.extend(doc.word(next).bytes());
        readings[1] = checks::plate(&both, Some(one.len())).map(|p| (p, doc.tokens[next].end));
    }
    let Some((plate, end)) = readings.into_iter().flatten().max_by_key(|r| r.1) else { return };
    let label = doc.label(token.start, 48);
    if labelled(&label, &OTHER_MARKS, 8) || labelled(&label, &["vat", "vat reg", "vat no", "company"], 12) {
        return;
    }
    let named = labelled(&label, &VEHICLE_WORDS, 40);
    match plate {
        Plate::Current => {
            let confidence = if named { 0.97 } else { 0.85 };
            spans.push(Span::new(
                Kind::Vrm,
                token.start,
                end,
                confidence,
                "registration mark in the form of 2001",
            ));
        }
        Plate::Older if named => {
            let strong = one.len() + doc.text[token.start..end].len() > 8 && token.shape != Shape::Digits;
            let near = labelled(
                &label,
                &["reg", "registration", "vrm", "index", "vehicle", "vehicles", "plate", "car", "van"],
                24,
            );
            if strong || near {
                spans.push(Span::new(
                    Kind::Vrm,
                    token.start,
                    end,
                    0.75,
                    "an older registration mark, and a vehicle is spoken of",
                ));
            }
        }
        Plate::Older => {}
    }
}

const VERSION_WORDS: [&str; 15] = [
    "version",
    "firmware",
    "release",
    "build",
    "v",
    "ver",
    "patch",
    "upgrade",
    "upgraded to",
    "updated to",
    "section",
    "clause",
    "paragraph",
    "para",
    "chapter",
];

fn address_of_a_machine(doc: &Doc, at: usize, spans: &mut Vec<Span>) {
    let start = doc.tokens[at].start;
    let bytes = doc.text.as_bytes();
    if start > 0
        && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'.' | b'-' | b'_' | b':'))
    {
        return;
    }
    let length = bytes[start..]
        .iter()
        .take(46)
        .take_while(|b| b.is_ascii_hexdigit() || matches!(b, b'.' | b':'))
        .count();
    let mut end = start + length;
    while end > start
        && (bytes[end - 1] == b'.' || bytes[end - 1] == b':' && !doc.text[start..end].ends_with("::"))
    {
        end -= 1;
    }
    if bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        return;
    }
    let written = &doc.text[start..end];
    if written.matches('.').count() == 3
        && let Ok(ip) = written.split(':').next().unwrap_or("").parse::<core::net::Ipv4Addr>()
    {
        let label = doc.label(start, 40);
        let near = labelled(&label, &VERSION_WORDS, 14)
            && !labelled(&label, &["ip", "address", "addresses", "from", "host"], 16);
        let said =
            labelled(&label, &["firmware", "version", "release"], 26) && !labelled(&label, &["ip"], 20);
        let follows = doc.text.get(end..(end + 24).min(doc.text.len())).is_some_and(|t| {
            let t = t.to_ascii_lowercase();
            ["firmware", "release", "version", "build", "driver", "patch"]
                .iter()
                .any(|w| t.trim_start().starts_with(w))
        });
        // "Windows Server 10.0.17763.1" fails to parse by itself; "release 2.16.0.1" is a version by its word.
        let none = ip.is_loopback() || ip.is_unspecified() || ip.is_broadcast() || written == "255.255.255.0";
        if !near && !said && !follows && !none {
            spans.push(Span::new(Kind::Ip, start, end, 0.95, "an IP address"));
        }
    } else if written.matches(':').count() >= 2
        && written.len() >= 6
        && let Ok(ip) = written.parse::<core::net::Ipv6Addr>()
        && !ip.is_loopback()
        && (written.matches(':').count() == 7 || written.contains("::"))
    {
        spans.push(Span::new(Kind::Ip, start, end, 0.95, "an IP address"));
    }
}
