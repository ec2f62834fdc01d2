//! Ordinary letters in every everyday form: each question has its own answer, and what is told without a question is told
//! to the memory. All letters are ours, each after a form in which authorities really answer.

use container::Limits;
use document::response::{AnsweredQuestion, Disposition};

use Disposition as D;

fn letter(body: &str) -> String {
    format!(
        "Marlowe Vale District Council\nOur ref: MV-FOI-0412\n3 March 2026\n\nDear Ms Quill,\n\n{body}\n\nIf you are unhappy with this reply you may ask for an internal review within 40 working days, and then complain to the Information Commissioner.\n\nYours sincerely\nInformation Team\n"
    )
}

fn opened(bytes: &[u8], name: &str) -> reading::Opened {
    reading::open(bytes, Some(name), &Limits::default()).unwrap()
}

type Expected<'a> = (&'a str, &'a str, Disposition);

#[track_caller]
fn check(form: &str, found: &[AnsweredQuestion], expected: &[Expected<'_>]) {
    let found: Vec<Expected<'_>> =
        found.iter().map(|q| (q.text.as_str(), q.answer.as_deref().unwrap_or(""), q.disposition)).collect();
    assert_eq!(found, expected, "{form}");
}

/// The same two questions in every form.
const PAIRS: [Expected<'static>; 2] = [
    ("How many allotments are let?", "412 at 1 January 2026.", D::Given),
    ("Who maintains the council's lifts?", "Withheld under section 43(2).", D::Withheld),
];

#[test]
fn questions_and_answers_are_paired_in_every_form() {
    let forms = [
        (
            "numbered, the answer under each",
            "1. How many allotments are let?\n412 at 1 January 2026.\n\n2. Who maintains the council's lifts?\nWithheld under section 43(2).",
        ),
        (
            "numbered after an introduction",
            "Your questions of 9 February 2026 and our answers:\n\n1. How many allotments are let?\n412 at 1 January 2026.\n\n2. Who maintains the council's lifts?\nWithheld under section 43(2).",
        ),
        (
            "numbered, on one line",
            "1. How many allotments are let? 412 at 1 January 2026.\n2. Who maintains the council's lifts? Withheld under section 43(2).",
        ),
        (
            "lettered, the answer indented",
            "a) How many allotments are let?\n    412 at 1 January 2026.\nb) Who maintains the council's lifts?\n    Withheld under section 43(2).",
        ),
        (
            "Roman numerals",
            "i. How many allotments are let?\n412 at 1 January 2026.\nii. Who maintains the council's lifts?\nWithheld under section 43(2).",
        ),
        (
            "no labels, on one line",
            "How many allotments are let? 412 at 1 January 2026.\nWho maintains the council's lifts? Withheld under section 43(2).",
        ),
        (
            "no labels, the answer under each",
            "How many allotments are let?\n412 at 1 January 2026.\n\nWho maintains the council's lifts?\nWithheld under section 43(2).",
        ),
        (
            "bullets",
            "• How many allotments are let? 412 at 1 January 2026.\n• Who maintains the council's lifts? Withheld under section 43(2).",
        ),
        (
            "Q1 and A1",
            "Q1. How many allotments are let?\nA1. 412 at 1 January 2026.\n\nQ2. Who maintains the council's lifts?\nA2. Withheld under section 43(2).",
        ),
        (
            "Q and A with colons",
            "Q: How many allotments are let?\nA: 412 at 1 January 2026.\n\nQ: Who maintains the council's lifts?\nA: Withheld under section 43(2).",
        ),
        (
            "Question and Response",
            "Question 1: How many allotments are let?\nResponse: 412 at 1 January 2026.\n\nQuestion 2: Who maintains the council's lifts?\nResponse: Withheld under section 43(2).",
        ),
        (
            "Your question and our answer",
            "Your question: How many allotments are let?\nOur answer: 412 at 1 January 2026.\n\nYour question: Who maintains the council's lifts?\nOur answer: Withheld under section 43(2).",
        ),
        (
            "answers after a dash",
            "1. How many allotments are let?\n- 412 at 1 January 2026.\n2. Who maintains the council's lifts?\n- Withheld under section 43(2).",
        ),
        (
            "quoted, as e-mail does",
            "> 1. How many allotments are let?\n\n412 at 1 January 2026.\n\n> 2. Who maintains the council's lifts?\n\nWithheld under section 43(2).",
        ),
        (
            "two columns, tabs",
            "Question\tAnswer\nHow many allotments are let?\t412 at 1 January 2026.\nWho maintains the council's lifts?\tWithheld under section 43(2).",
        ),
        (
            "two columns, bars",
            "| How many allotments are let? | 412 at 1 January 2026. |\n| Who maintains the council's lifts? | Withheld under section 43(2). |",
        ),
        (
            "two columns, wide gaps",
            "How many allotments are let?             412 at 1 January 2026.\nWho maintains the council's lifts?       Withheld under section 43(2).",
        ),
    ];
    for (form, body) in forms {
        let read = reading::response::read(&letter(body));
        check(form, &read.questions, &PAIRS);
        assert_eq!(read.questions[1].provisions, ["s.43(2)"], "{form}");
    }
}

#[test]
fn names_of_what_was_wanted_are_questions_too() {
    let expected = [
        ("Number of allotments let in 2025", "412.", D::Given),
        ("Cyber insurance", "not held.", D::NotHeld),
        (
            "Ransomware attacks since 2021",
            "we neither confirm nor deny that we hold this, section 31(3).",
            D::Ncnd,
        ),
    ];
    let names = expected.map(|e| e.0);
    let answers = expected.map(|e| e.1);
    let lined = |mark: fn(usize) -> String, parted: &str| -> String {
        let lines: Vec<String> =
            (0..3).map(|i| format!("{}{}{parted}{}", mark(i), names[i], answers[i])).collect();
        lines.join("\n")
    };
    let forms = [
        ("a line each", lined(|_| String::new(), ": ")),
        ("letters", lined(|i| format!("{}) ", ["a", "b", "c"][i]), ": ")),
        ("bare numbers", lined(|i| format!("{} ", i + 1), ": ")),
        ("bullets", lined(|_| "* ".to_owned(), ": ")),
        ("Roman numerals", lined(|i| format!("{}. ", ["i", "ii", "iii"][i]), ": ")),
        ("the answer under each", lined(|i| format!("{}. ", i + 1), "\n")),
        ("Question 1 - and the answer under it", lined(|i| format!("Question {} - ", i + 1), "\n")),
    ];
    for (form, body) in forms {
        check(form, &reading::response::read(&letter(&body)).questions, &expected);
    }
}

/// What stands behind a question may be more of it; what stands before a colon may be half a sentence; what was asked may
/// stand above.
#[test]
fn what_is_no_pair_is_not_made_one() {
    let rows = [
        (
            "a rider behind the question",
            "1. How many allotments are let? Please give this by ward.\n412, all in Eastway.\n2. Who runs them? If it is a company, which?\nThe parish.",
            vec![
                ("How many allotments are let? Please give this by ward.", "412, all in Eastway."),
                ("Who runs them? If it is a company, which?", "The parish."),
            ],
        ),
        (
            "questions quoted together above one answer, each under its number",
            "This is what you asked for:\n\nQuestion 1\n\n> How many allotments are let?\n\nQuestion 2\n\n> Who runs them?\n\nOur answer\n----------\n\nThe parish runs all 412.",
            vec![
                ("How many allotments are let?", "The parish runs all 412."),
                ("Who runs them?", "The parish runs all 412."),
            ],
        ),
        (
            "sentences with colons",
            "We have looked at two things: cost and time.\nOur view is this: the work would take 9 hours.",
            vec![],
        ),
    ];
    for (why, body, expected) in rows {
        let read = reading::response::read(&letter(body));
        let found: Vec<(&str, &str)> =
            read.questions.iter().map(|q| (q.text.as_str(), q.answer.as_deref().unwrap_or(""))).collect();
        assert_eq!(found, expected, "{why}");
    }
}

#[test]
fn letters_in_other_formats_are_read_alike() {
    let page = "<html><body><p>Dear Ms Quill,</p><table><tr><th>Question</th><th>Answer</th></tr>\
        <tr><td>How many allotments are let?</td><td>412 at 1 January 2026.</td></tr>\
        <tr><td>Who maintains the council's lifts?</td><td>Withheld under section 43(2).</td></tr></table></body></html>";
    check("HTML", &reading::response::of(&opened(page.as_bytes(), "reply.html")).questions, &PAIRS);
    let body = "1. How many allotments are let?\r\n412 at 1 January 2026.\r\n\r\n2. Who maintains the council's lifts?\r\nWithheld under section 43(2).";
    let mail = format!(
        "From: foi@marlowevale.example\r\nTo: quill@post.example\r\nSubject: MV-FOI-0412\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}",
        letter(body).replace('\n', "\r\n").replace("\r\r", "\r")
    );
    check("EML", &reading::response::of(&opened(mail.as_bytes(), "reply.eml")).questions, &PAIRS);
    let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let paragraphs: String = letter(body).lines().map(|l| paragraph(l.trim())).collect();
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#
    );
    let docx =
        super::formats::archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)]);
    check("DOCX", &reading::response::of(&opened(&docx, "reply.docx")).questions, &PAIRS);
}

#[track_caller]
fn told(form: &str, body: &str, expected: &[Expected<'_>]) {
    let opened = opened(letter(body).as_bytes(), "reply.txt");
    let read = reading::response::of(&opened);
    check(form, &reading::response::told(&opened, &read), expected);
}

#[test]
fn statements_are_told_to_the_memory() {
    told(
        "lettered statements",
        "Guarding and cleaning\n\na. Wardens carry radios: 12 were bought in 2024 for £4,100.\nb. The cleaning contractor is Brightmop Ltd. It employs nine people.\nc. There are 19 porters, employed by the council.",
        &[
            (
                "Wardens carry radios: 12 were bought in 2024 for £4,100.",
                "Wardens carry radios: 12 were bought in 2024 for £4,100.",
                D::Given,
            ),
            (
                "The cleaning contractor is Brightmop Ltd.",
                "The cleaning contractor is Brightmop Ltd. It employs nine people.",
                D::Given,
            ),
            (
                "There are 19 porters, employed by the council.",
                "There are 19 porters, employed by the council.",
                D::Given,
            ),
        ],
    );
    told(
        "prose, with a heading and what leans on a sentence",
        "Parks and paths\n\nThank you for your request of 9 February 2026, which we received on that day. We hold the following.\n\nThe council spent £88,200 on tree surgery in 2024-25. Of this £12,000 went to Ashgrove Arborists Ltd. The depot at Lower Marl was closed on 4 June 2024.\n\nFootpaths\n\nWe hold no record of complaints about stiles. The names of the landowners are withheld under section 40(2) of the Act. The public interest is not weighed.",
        &[
            (
                "The council spent £88,200 on tree surgery in 2024-25.",
                "The council spent £88,200 on tree surgery in 2024-25. Of this £12,000 went to Ashgrove Arborists Ltd.",
                D::Given,
            ),
            (
                "The depot at Lower Marl was closed on 4 June 2024.",
                "The depot at Lower Marl was closed on 4 June 2024.",
                D::Given,
            ),
            (
                "Footpaths: We hold no record of complaints about stiles.",
                "We hold no record of complaints about stiles.",
                D::NotHeld,
            ),
            (
                "Footpaths: The names of the landowners are withheld under section 40(2) of the Act.",
                "The names of the landowners are withheld under section 40(2) of the Act. The public interest is not weighed.",
                D::Withheld,
            ),
        ],
    );
    told(
        "a table",
        "The table sets out what we hold.\n\n                           2023-24     2024-25\nGrievances raised             27          34\nDismissals                     3           4",
        &[
            ("Grievances raised: 2023-24, 2024-25", "Grievances raised: 2023-24: 27; 2024-25: 34", D::Given),
            ("Dismissals: 2023-24, 2024-25", "Dismissals: 2023-24: 3; 2024-25: 4", D::Given),
        ],
    );
    told(
        "an acknowledgement tells nothing",
        "Thank you for your request, which we received on 2 March 2026. You will have our answer by 30 March 2026. Please quote the reference above.",
        &[],
    );
    told(
        "names with their answers, and a statement below",
        "Allotments let: 412.\nAllotments empty: none.\n\nRents rose by 4% in April 2025.",
        &[
            ("Allotments let", "412.", D::Given),
            ("Allotments empty", "none.", D::Given),
            ("Rents rose by 4% in April 2025.", "Rents rose by 4% in April 2025.", D::Given),
        ],
    );
}

/// Letters with marks of other scripts and broken forms are read without a fault.
#[test]
fn odd_letters_do_no_harm() {
    for body in [
        "1. £? £\n2. ’?’ – £5\n3. ?",
        "> \n> ?\n\n£\n> é\n",
        "\t\t|\n|£|\n   é   £",
        "a. \nb. \nc. ",
        "Q\nA\nQ:\nA:",
        "É: £\nÉÉ: –\n: x",
    ] {
        let opened = opened(letter(body).as_bytes(), "odd.txt");
        let read = reading::response::of(&opened);
        reading::response::told(&opened, &read);
    }
}
