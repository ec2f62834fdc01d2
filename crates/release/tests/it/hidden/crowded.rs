//! Files with more of something than can be held against their words: what would be left out could be what nobody sees, so
//! they cannot be checked. None of them may come out clean.

use release::{
    Limits,
    dangers::{Code, Verdict, look},
};

use super::mail::html;
use super::older::{record, short, workbook};
use super::others::presentation;

#[test]
fn what_is_too_much_to_look_through_is_said() {
    let many = |count: usize, one: &str| one.repeat(count);
    let shapes = many(10_001, "<p:sp><p:spPr/></p:sp>");
    let style = format!("<style>{}</style><p>Parks</p>", many(5_001, ".a{color:red}"));
    let hidden_columns = record(0x007D, &short(&[1, 1, 2_340, 15, 1, 0])).repeat(1_001);
    let rows: &[(&str, &str, Vec<u8>)] = &[
        ("shapes of a slide", "a.pptx", presentation("", &shapes, &[], "")),
        ("rules of a message", "a.eml", html(&style)),
        ("hidden columns of an older workbook", "a.xls", workbook(0, &hidden_columns)),
    ];
    for (what, name, bytes) in rows {
        let found = look(name, bytes, &Limits::default());
        assert_eq!(found.verdict, Verdict::CannotCheck, "{what}");
        assert!(found.dangers.iter().any(|d| d.code == Code::ContainerBomb), "{what}: {found:#?}");
        assert!(
            found.why.as_deref().is_some_and(|why| why.contains(" more ") || why.contains("too many")),
            "{what}"
        );
    }
}
