//! Any words in the parts of a workbook: looked through or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    parts::look_at(
        "a.xlsx",
        bytes,
        &[
            (
                "_rels/.rels",
                "<Relationships><Relationship Id='r0' Type='/officeDocument' Target='/xl/workbook.xml'/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='r0'/><sheet name='B' state='hidden' r:id='r1'/></sheets><pivotCaches><pivotCache/></pivotCaches></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r0' Type='/worksheet' Target='/xl/a.xml'/><Relationship Id='r1' Type='/worksheet' Target='/xl/b.xml'/><Relationship Id='r2' Type='/styles' Target='/xl/styles.xml'/><Relationship Id='r3' Type='/sharedStrings' Target='/xl/s.xml'/><Relationship Id='r4' Type='/theme' Target='/xl/t.xml'/><Relationship Id='r5' Type='/part' Target='/xl/p.xml'/></Relationships>",
            ),
            (
                "xl/_rels/a.xml.rels",
                "<Relationships><Relationship Id='r0' Type='/drawing' Target='/xl/d.xml'/><Relationship Id='r1' Type='/table' Target='/xl/l.xml'/><Relationship Id='r2' Type='/chart' Target='/xl/c.xml'/></Relationships>",
            ),
            ("xl/b.xml", "<worksheet/>"),
        ],
        &[
            "xl/a.xml",
            "xl/styles.xml",
            "xl/s.xml",
            "xl/d.xml",
            "xl/p.xml",
            "xl/c.xml",
            "xl/l.xml",
            "xl/t.xml",
        ],
    );
});
