//! What stands around the words of a file: it names people, and asks nothing.

use container::Limits;

use crate::formats::archive;

#[test]
fn the_lines_over_an_e_mail_and_the_edges_of_pages_stand_behind_the_words() {
    let mail =
        b"From: \"Quell, Ada\" <ada@example.org>\r\nTo: Bo Penrose <bo@example.org>, c@example.org\r\n\
        Subject: Hens\r\nContent-Type: text/plain\r\n\r\nThank you.\r\n";
    let page = |tag: &str, words: &str| {
        format!(r#"<w:{tag} xmlns:w="w"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{tag}>"#)
    };
    let document = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Thank you.</w:t></w:r></w:p></w:body></w:document>"#;
    let letter = archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document),
        ("word/header1.xml", &page("hdr", "Prepared by Ada Quell")),
        ("word/footer1.xml", &page("ftr", "Page 1")),
    ]);
    let rows: [(&str, &[u8], &str); 2] = [
        (
            "a.eml",
            mail,
            "From: Quell, Ada <ada@example.org>\nTo: Bo Penrose <bo@example.org>; c@example.org\nSubject: Hens\n",
        ),
        ("a.docx", &letter, "Page 1\nPrepared by Ada Quell\n"),
    ];
    for (name, bytes, around) in rows {
        let opened = reading::open(bytes, Some(name), &Limits::default()).unwrap();
        assert_eq!((opened.text.trim(), opened.around.as_str()), ("Thank you.", around), "{name}");
        assert_eq!(opened.with_surroundings(), format!("{}\n\n{around}", opened.text.trim_end()), "{name}");
    }
}
