//! Every kind of letter as PDF and as DOCX, in English and in Welsh, judged by programs that nobody here wrote.

use casework::case::LetterKind;
use jiff::Timestamp;
use rendering::PdfSettings;
use testing::{Named, libreoffice, openxml, verapdf};

use crate::wexmoor;

/// Each kind in each language under a name of its own.
fn letters() -> Vec<(String, document::Document)> {
    let languages = [("english", document::Language::English), ("welsh", document::Language::Welsh)];
    let mut letters = Vec::new();
    for (tongue, language) in languages {
        let mut case = wexmoor::good_case();
        case.language = language;
        for kind in LetterKind::ALL {
            let mut plan = wexmoor::plan(&case);
            plan.note = "We have asked the supplier for its view:\n- on the price\n- on the term".into();
            let document = letters::compose(kind, &case, &wexmoor::authority(), &plan);
            letters.push((format!("{}-{tongue}", kind.id()), document));
        }
    }
    letters
}

#[test]
fn every_letter_is_pdf_ua_and_pdf_a() {
    let settings = PdfSettings { created: Timestamp::UNIX_EPOCH };
    let pdf = |(name, document): &(String, document::Document)| -> Named {
        (format!("{name}.pdf"), rendering::pdf(document, &settings).expect("a letter that can be laid out"))
    };
    let files: Vec<Named> = letters().iter().map(pdf).collect();
    verapdf::conform(&files);
    if let Ok(folder) = std::env::var("SHOW_SAMPLES") {
        for (name, bytes) in files {
            std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("written");
        }
    }
}

#[test]
fn every_letter_opens_in_an_office_suite_and_loses_no_word() {
    let letters = letters();
    let docx = |(name, document): &(String, document::Document)| -> Named {
        (format!("{name}.docx"), rendering::docx(document).expect("a letter"))
    };
    let files: Vec<Named> = letters.iter().map(docx).collect();
    openxml::conform(&files);
    let Some(texts) = libreoffice::converted(&files, "txt") else { return };
    for ((name, document), text) in letters.iter().zip(texts) {
        let opened = String::from_utf8(text).expect("UTF-8");
        let opened: Vec<&str> = opened.split_whitespace().collect();
        // Marks of quotation, rules and bullets are the text form's own.
        let sent = rendering::text(document);
        let words = sent.split_whitespace().map(|w| w.trim_matches(['(', ')']));
        for word in words.filter(|w| w.chars().any(char::is_alphanumeric) && !w.ends_with('.')) {
            assert!(opened.iter().any(|o| o.contains(word)), "{name}: {word:?} is lost");
        }
    }
}

#[test]
fn every_letter_can_be_drawn_in_every_character() {
    for (name, document) in letters() {
        assert!(rendering::characters_without_shape(&document).is_empty(), "{name}");
    }
}
