//! What a reader's mail program sees, read back with another library; and what must not become a message.

use mail_parser::{MessageParser, MimeHeaders as _};
use post::{Carrier, Outgoing, SendError};

use crate::letters::letter;

async fn composed(outgoing: &Outgoing) -> Result<Vec<u8>, SendError> {
    let folder = tempfile::tempdir().unwrap();
    let receipt = Carrier::Folder(folder.path().to_path_buf()).send(outgoing).await?;
    Ok(std::fs::read(folder.path().join(receipt.said)).unwrap())
}

#[tokio::test]
async fn another_reader_finds_everything_that_was_written() {
    let sent = letter("whole");
    let bytes = composed(&sent).await.unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.message_id(), Some("whole.letter-1@foi.wexmoor.example"));
    assert_eq!(read.subject(), Some(sent.subject.as_str()));
    assert_eq!(read.date().unwrap().to_rfc3339(), "2026-06-30T09:15:00Z");
    let from = read.from().unwrap().first().unwrap();
    assert_eq!(from.name(), Some("Borough of Wexmoor, Information"));
    assert_eq!(from.address(), Some("foi@wexmoor.example"));
    assert_eq!(read.to().unwrap().first().unwrap().name(), Some("Zoë Ferreira"));
    assert_eq!(read.reply_to().unwrap().first().unwrap().address(), Some("foi+case7@wexmoor.example"));
    assert_eq!(read.in_reply_to().as_text(), Some("question@home.example"));
    assert_eq!(read.references().as_text_list().unwrap(), &["first@home.example", "question@home.example"]);
    assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-replied"));
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), sent.text.trim_end());
    for (number, file) in (0..).zip(&sent.attachments) {
        let part = read.attachment(number).unwrap();
        assert_eq!(part.attachment_name(), Some(file.name.as_str()));
        let contents = part.contents();
        assert!(contents == file.bytes, "{} changed on the way", file.name);
    }
}

#[tokio::test]
async fn the_same_message_is_the_same_bytes() {
    assert_eq!(composed(&letter("same")).await.unwrap(), composed(&letter("same")).await.unwrap());
}

#[tokio::test]
async fn a_line_break_in_a_subject_or_a_name_adds_no_header() {
    let mut sent = letter("break");
    sent.subject = "Your request\r\nBcc: everyone@wexmoor.example\r\n\r\nand a text".into();
    sent.to.name = Some("Zoë\nBcc: everyone@wexmoor.example".into());
    sent.attachments[0].name = "a.pdf\r\nX-Evil: yes".into();
    let bytes = composed(&sent).await.unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert!(read.bcc().is_none());
    assert!(read.header_raw("X-Evil").is_none());
    assert_eq!(read.subject(), Some("Your request Bcc: everyone@wexmoor.example and a text"));
}

#[tokio::test]
async fn what_cannot_be_a_message_is_said_before_anything_is_written() {
    type Change = fn(&mut Outgoing);
    let changes: [(&str, Change); 6] = [
        ("no at sign", |m| m.to.address = "nobody".into()),
        ("a break in an address", |m| m.to.address = "a@b.example\r\nBcc: c@d.example".into()),
        ("an identifier without brackets", |m| m.message_id = "a@b.example".into()),
        ("a break in an identifier", |m| m.message_id = "<a@b\r\nBcc: c@d.example>".into()),
        ("a broken reference", |m| m.references.push("<a b@c.example>".into())),
        ("no content type", |m| m.attachments[0].content_type = "a letter".into()),
    ];
    for (what, change) in changes {
        let mut sent = letter("unfit");
        change(&mut sent);
        let folder = tempfile::tempdir().unwrap();
        let outcome = Carrier::Folder(folder.path().join("out")).send(&sent).await;
        assert!(matches!(outcome, Err(SendError::Unfit(_))), "{what}: {outcome:?}");
        assert!(!folder.path().join("out").exists(), "{what}: something was written");
    }
}
