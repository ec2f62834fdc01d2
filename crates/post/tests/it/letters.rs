//! A fictional letter to send.

use post::{Attachment, Mailbox, Outgoing};

/// A letter with everything a letter can have; `word` makes it and its identifier distinct.
pub fn letter(word: &str) -> Outgoing {
    Outgoing {
        message_id: format!("<{word}.letter-1@foi.wexmoor.example>"),
        date: "2026-06-30T09:15:00Z".parse().unwrap(),
        from: Mailbox {
            name: Some("Borough of Wexmoor, Information".into()),
            address: "foi@wexmoor.example".into(),
        },
        reply_to: Some(Mailbox { name: None, address: "foi+case7@wexmoor.example".into() }),
        to: Mailbox { name: Some("Zoë Ferreira".into()), address: "zoe@home.example".into() },
        subject: "Your request WEX-2026-0412: what a £1,000 licence costs".into(),
        text: format!(
            "Dear Zoë Ferreira,\n\nThank you for your request ({word}).\n.\nA line that is a dot stands above.\n{}\n",
            "long ".repeat(400)
        ),
        attachments: vec![
            Attachment {
                name: "letter £.pdf".into(),
                content_type: "application/pdf".into(),
                bytes: (0..=255).cycle().take(10_000).collect(),
            },
            Attachment {
                name: "spend.csv".into(),
                content_type: "text/csv; charset=utf-8".into(),
                bytes: b"year,pounds\n2025,1000\n".to_vec(),
            },
        ],
        in_reply_to: Some("<question@home.example>".into()),
        references: vec!["<first@home.example>".into(), "<question@home.example>".into()],
        auto_submitted: true,
    }
}
