//! Any words in the parts of a document: looked through or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    parts::look_at(
        "a.docx",
        bytes,
        &[
            (
                "_rels/.rels",
                "<Relationships><Relationship Id='r0' Type='/officeDocument' Target='/word/document.xml'/><Relationship Id='r1' Type='/core-properties' Target='/p.xml'/><Relationship Id='r2' Type='/custom-properties' Target='/q.xml'/></Relationships>",
            ),
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id='r0' Type='/styles' Target='/word/styles.xml'/><Relationship Id='r1' Type='/settings' Target='/word/settings.xml'/><Relationship Id='r2' Type='/header' Target='/word/h.xml'/><Relationship Id='r3' Type='/comments' Target='/word/c.xml'/><Relationship Id='r4' Type='/footnotes' Target='/word/f.xml'/><Relationship Id='r5' Type='/customXml' Target='/word/x.xml'/><Relationship Id='r6' Type='/vmlDrawing' Target='/word/v.vml'/></Relationships>",
            ),
        ],
        &[
            "word/document.xml",
            "word/styles.xml",
            "word/settings.xml",
            "word/h.xml",
            "word/c.xml",
            "word/f.xml",
            "word/x.xml",
            "p.xml",
            "q.xml",
            "word/v.vml",
        ],
    );
});
