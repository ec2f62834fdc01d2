//! One fictional letter, in the shapes that letters have: questions under their labels, a table, a list, links.

use document::{Block, Contact, Document, Inline, Letterhead, Table};
use jiff::civil::date;

fn words(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn link(text: &str, url: &str) -> Inline {
    Inline::Link { text: text.into(), url: url.into() }
}

fn question(label: &str, text: &str) -> Block {
    Block::Question { label: Some(label.into()), text: text.into() }
}

/// A bare document.
pub fn empty() -> Document {
    Document {
        title: String::new(),
        language: "en-GB".into(),
        letterhead: None,
        recipient: vec![],
        date: None,
        reference: None,
        blocks: vec![],
    }
}

/// A document with these blocks only.
pub fn of(blocks: Vec<Block>) -> Document {
    Document { title: "A title".into(), blocks, ..empty() }
}

/// A decision on three questions.
pub fn letter() -> Document {
    Document {
        title: "Your request for information: sensors on the canal towpath".into(),
        language: "en-GB".into(),
        letterhead: Some(Letterhead {
            authority: "Wharfmoor Borough Council".into(),
            team: "Information Governance".into(),
            contact: Contact {
                address: vec!["Lockkeeper House".into(), "1 Basin Street".into(), "Wharfmoor WM1 1AA".into()],
                email: Some("information@wharfmoor.example".into()),
                telephone: Some("01632 960 001".into()),
                website: Some("https://www.wharfmoor.example/information".into()),
            },
            colour: Some("#0b6e4f".into()),
        }),
        recipient: vec!["Ms Hestia Quill".into(), "hestia.quill@post.example".into()],
        date: Some(date(2026, 6, 30)),
        reference: Some("WBC-2026-0417".into()),
        blocks: vec![
            Block::text("Dear Ms Quill"),
            Block::Paragraph(vec![
                words(
                    "Thank you for your request, which we received on 1 June 2026. We have handled it under the ",
                ),
                Inline::Emphasis("Freedom of Information Act 2000".into()),
                words(
                    ". We give you most of what you asked for; one part is withheld, and we say why below.",
                ),
            ]),
            Block::heading(2, "Your questions and our answers"),
            question(
                "1",
                "How many moisture sensors stood on the towpath at the end of each year since 2022, and what did they cost?",
            ),
            Block::text(
                "We hold this information. The cost is that of purchase and does not include fitting.",
            ),
            Block::Table(Table {
                caption: "Sensors on the towpath at 31 December, and what they cost".into(),
                headings: vec!["Year".into(), "Place".into(), "Sensors".into(), "Cost".into()],
                rows: vec![
                    vec!["2022".into(), "Basin to Mill Lock".into(), "4".into(), "£1,240".into()],
                    vec!["2023".into(), "Basin to Mill Lock".into(), "9".into(), "£2,790".into()],
                    vec!["2024".into(), "Basin to Heron Bridge".into(), "21".into(), "£6,510".into()],
                    vec!["2025".into(), "Basin to Heron Bridge".into(), "22".into(), "£6,820".into()],
                ],
            }),
            question("2(a)", "Who maintains them?"),
            Block::Paragraph(vec![
                words("Penstock Instruments Ltd, under contract WBC-C-118. The contract is published in "),
                link("our contracts register", "https://www.wharfmoor.example/contracts/118"),
                words(", where you can read it without charge (section 21 of the Act)."),
            ]),
            question(
                "2(b)",
                "Please give the exact position of each sensor\nand the means by which it is locked to the ground.",
            ),
            Block::Paragraph(vec![
                words("We hold this information and "),
                Inline::Strong("withhold it".into()),
                words(
                    " under section 31(1)(a): giving it would be likely to prejudice the prevention of crime. The annex gives our reasons.",
                ),
            ]),
            Block::Notice(vec![words("The map of towpath lighting will follow by 14 July 2026.")]),
            Block::heading(2, "Annex: section 31(1)(a), prevention of crime"),
            Block::text("We weighed these matters:"),
            Block::heading(3, "For giving the information"),
            Block::List {
                ordered: false,
                items: vec![
                    vec![words("residents pay for the sensors and may wish to see how the money is spent;")],
                    vec![words("the state of the towpath is of public concern.")],
                ],
            },
            Block::heading(3, "For withholding it"),
            Block::List {
                ordered: true,
                items: vec![
                    vec![words(
                        "nine sensors were stolen in 2025, and all thefts were of sensors that can be seen from the water;",
                    )],
                    vec![words("each theft leaves the path without flood warning for about three weeks.")],
                ],
            },
            Block::text("On balance the public interest lies in withholding the exact positions."),
            Block::heading(2, "If you are unhappy with this answer"),
            Block::Paragraph(vec![
                words("You may ask us for an internal review within 40 working days: write to "),
                link("information@wharfmoor.example", "mailto:information@wharfmoor.example"),
                words(". If you are still unhappy, you may complain to the Information Commissioner:"),
            ]),
            Block::Quote(vec![Block::Paragraph(vec![
                words("Information Commissioner’s Office"),
                Inline::Break,
                words("Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF"),
                Inline::Break,
                link("https://ico.org.uk/make-a-complaint", "https://ico.org.uk/make-a-complaint"),
            ])]),
            Block::text("Yours sincerely"),
            Block::Paragraph(vec![words("Rowan Ashlock"), Inline::Break, words("Information Governance")]),
        ],
    }
}
