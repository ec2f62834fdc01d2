//! Any words in the parts of a presentation: looked through or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    parts::look_at(
        "a.pptx",
        bytes,
        &[
            (
                "_rels/.rels",
                "<Relationships><Relationship Id='r0' Type='/officeDocument' Target='/ppt/presentation.xml'/></Relationships>",
            ),
            (
                "ppt/presentation.xml",
                "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId r:id='r0'/></p:sldIdLst></p:presentation>",
            ),
            (
                "ppt/_rels/presentation.xml.rels",
                "<Relationships><Relationship Id='r0' Type='/slide' Target='/ppt/s.xml'/><Relationship Id='r1' Type='/comments' Target='/ppt/c.xml'/></Relationships>",
            ),
            (
                "ppt/_rels/s.xml.rels",
                "<Relationships><Relationship Id='r0' Type='/slideLayout' Target='/ppt/l.xml'/><Relationship Id='r1' Type='/notesSlide' Target='/ppt/n.xml'/></Relationships>",
            ),
            (
                "ppt/_rels/l.xml.rels",
                "<Relationships><Relationship Id='r0' Type='/slideMaster' Target='/ppt/m.xml'/></Relationships>",
            ),
        ],
        &["ppt/s.xml", "ppt/n.xml", "ppt/c.xml", "ppt/l.xml", "ppt/m.xml"],
    );
});
