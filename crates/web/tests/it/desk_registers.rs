//! Registers on the desk, through HTTP: read, confirmed, compared, searched, changed row by row, and what is said of them.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use casework::register::Meaning;

use crate::desk::{Person, Place, place};
use crate::desk_library::officer;
use crate::public::{never_says, says, value};
use crate::{page, seeded};

const CONTRACTS: &str = "Ref;What for;Firm;Annual value\nC1;Contact centre;\"Fernhill; Partners Ltd\";148,210\nC2;Network;Tarn Links Ltd;9,400\n\n";

/// The page that asks what the columns mean, as it comes back for some rows.
async fn asked(person: &Person, name: &str, rows: &str) -> String {
    let (status, html) =
        page(person.send("/desk/import-register", &[("name", name), ("rows", rows)]).await).await;
    assert_eq!(status, StatusCode::OK, "{html}");
    html
}

/// The table that travels in a page.
fn travelling(html: &str) -> String {
    let table = value(html, "table").replace("&#34;", "\"").replace("&#39;", "'");
    table.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The fields of that page as it stands, for somebody who agrees with all of it.
fn agreed<'a>(html: &str, name: &'a str, table: &'a str, day: &'a str) -> Vec<(&'a str, &'a str)> {
    assert!(html.contains("Is this what the columns mean?"), "{html}");
    vec![
        ("table", table),
        ("name", name),
        ("kind", "contracts"),
        ("owner", "Head of Procurement"),
        ("as-at-day", day),
        ("as-at-month", "5"),
        ("as-at-year", "2026"),
        ("meaning-0", "reference"),
        ("meaning-1", "title"),
        ("meaning-2", "supplier"),
        ("meaning-3", "annual-value"),
    ]
}

/// Imports contracts as at a day of May 2026.
async fn import(person: &Person, rows: &str, day: &str) -> String {
    let html = asked(person, "Contracts", rows).await;
    let table = travelling(&html);
    person.done("/desk/confirm-register", &agreed(&html, "Contracts", &table, day)).await
}

async fn kept(place: &Place) -> Vec<casework::Register> {
    place.office.authority(seeded::AUTHORITY).await.unwrap().registers.clone()
}

#[tokio::test]
async fn a_register_is_confirmed_before_it_is_taken_and_the_next_is_compared() {
    let place = place().await;
    let amal = officer(&place).await;
    let (_, html) = amal.see("/desk/registers").await;
    says(&html, &["No register has been imported yet", "/desk/import-register"]);

    let html = asked(&amal, "Contracts", CONTRACTS).await;
    says(
        &html,
        &[
            "2 rows were read",
            "Fernhill; Partners Ltd · Tarn Links Ltd",
            "The supplier",
            "value=\"annual-value\" selected",
        ],
    );
    assert!(kept(&place).await.is_empty(), "nothing is kept that nobody confirmed");
    let html = import(&amal, CONTRACTS, "4").await;
    says(
        &html,
        &[
            "The register was imported",
            "Monday 4 May 2026",
            "Head of Procurement",
            "2 rows",
            "Fernhill; Partners Ltd",
        ],
    );
    assert_eq!(kept(&place).await[0].meanings.get("Firm"), Some(&Meaning::Supplier));

    // Pasted from a spreadsheet, under the same name in other letters: what was confirmed is remembered, what changes is shown.
    let newer = "Ref\tWhat for\tFirm\tAnnual value\nC1\tContact centre\tLarkspur Voice Ltd\t150,000\nC3\tDoors\tVale Ltd\t70\n";
    let html = asked(&amal, "contracts", newer).await;
    says(
        &html,
        &[
            "value=\"Contracts\"",
            "confirmed before",
            "1 row added, 1 row gone, 2 cells changed",
            "C1, Contact centre",
            "C2, Network",
            "Rows are known again by Ref",
        ],
    );
    let html = import(&amal, newer, "20").await;
    says(
        &html,
        &["Larkspur Voice", "Version 2, as at Wednesday 20 May 2026", "Version 1, as at Monday 4 May 2026"],
    );
    let html = asked(&amal, "Contracts", newer).await;
    let table = travelling(&html);
    let mut again = agreed(&html, "Contracts", &table, "20");
    let html = amal.done("/desk/confirm-register", &again).await;
    never_says(&html, &["Version 3"]);
    again.retain(|(name, _)| !name.starts_with("as-at"));
    let (_, html) = page(amal.send("/desk/confirm-register", &again).await).await;
    says(&html, &["Say as at which day the rows are true"]);

    let (_, html) = amal.see("/desk/registers").await;
    says(&html, &["Wednesday 20 May 2026", "2 versions", "2 rows"]);
    let (_, html) = amal.see("/desk/registers/Contracts?version=1&sort=4").await;
    says(&html, &["There is a newer version than this one", "Fernhill; Partners"]);
    assert!(html.find("9,400") < html.find("148,210"), "not in the order of the numbers\n{html}");
    let (_, html) = amal.see("/desk/registers/Contracts?version=1&q=tarn").await;
    says(&html, &["1 of 2 rows", "Tarn Links"]);
    never_says(&html, &["<td>Fernhill"]);
    let (_, html) = amal.see("/desk/registers/Contracts/changes").await;
    says(&html, &["1 row added, 1 row gone, 2 cells changed", "<td>148,210</td><td>150,000</td>"]);
    let (status, csv) = amal.see("/desk/registers/Contracts/rows.csv?version=1").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        csv.starts_with(
            "Ref,What for,Firm,Annual value\nC1,Contact centre,Fernhill; Partners Ltd,\"148,210\"\n"
        ),
        "{csv}"
    );
    for missing in [
        "/desk/registers/Nothing",
        "/desk/registers/Contracts?version=9",
        "/desk/registers/Contracts/changes?from=9",
    ] {
        assert_eq!(amal.see(missing).await.0, StatusCode::NOT_FOUND, "{missing}");
    }
    // An approver reads; nobody but the keepers imports or changes.
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (status, html) = ifor.see("/desk/registers/Contracts").await;
    assert_eq!(status, StatusCode::OK);
    never_says(&html, &["Import a new version", "Add a row", "Change what is said of it"]);
    for address in [
        "/desk/import-register",
        "/desk/confirm-register",
        "/desk/registers/Contracts/row",
        "/desk/registers/Contracts/columns",
        "/desk/names",
    ] {
        assert_eq!(ifor.send(address, &[]).await.status(), StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test]
async fn a_file_of_any_common_kind_is_read_and_a_bad_one_is_one_sentence() {
    let place = place().await;
    let amal = officer(&place).await;
    for (rows, sentence) in [
        ("", "Choose a file, or paste the rows with their headings"),
        ("Service,Supplier\n", "There are headings but no row under them"),
        ("Service,Supplier\nA,\"B\nC,D\nE,F\n", "Line 2 opens a quotation mark that is never closed"),
        ("only words", "No table was found in this"),
    ] {
        let sent = amal.send("/desk/import-register", &[("name", "Contracts"), ("rows", rows)]).await;
        let (status, html) = page(sent).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{rows}");
        says(&html, &[sentence, "There is a problem", "value=\"Contracts\""]);
    }
    let two = b"[{\"Service\":\"Network\",\"Supplier\":\"Tarn Ltd\"},{\"Service\":\"Doors\",\"Supplier\":\"Vale Ltd\"}]";
    for (file, bytes, status, sentence) in [
        ("contracts April 2026.csv", &b"Service,Supplier\nCaf\xe9,Tarn Ltd\n"[..], StatusCode::OK, "Café"),
        ("contracts.json", two, StatusCode::OK, "Tarn Ltd · Vale Ltd"),
        (
            "contracts.xlsx",
            b"PK\x03\x04rest of a workbook",
            StatusCode::UNPROCESSABLE_ENTITY,
            "There is a problem",
        ),
        ("contracts.pdf", b"%PDF-1.4", StatusCode::UNPROCESSABLE_ENTITY, "This file is a PDF"),
    ] {
        let mut body = b"--line\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\n\r\n".to_vec();
        body.extend(
            format!("--line\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\n")
                .into_bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n--line--\r\n");
        let request = Request::post("/desk/import-register")
            .header("content-type", "multipart/form-data; boundary=line");
        let (got, html) = page(amal.ask(request, Body::from(body)).await).await;
        assert_eq!(got, status, "{file}: {html}");
        says(&html, &[sentence]);
        if file.contains("April") {
            says(
                &html,
                &[
                    "value=\"contracts April 2026\"",
                    "id=\"as-at-month\" name=\"as-at-month\" class=\"w2\" inputmode=\"numeric\" autocomplete=\"off\" value=\"4\"",
                ],
            );
        }
    }
    // What the keeper says is checked; the rows are not lost.
    let html = asked(&amal, "Contracts", CONTRACTS).await;
    let table = travelling(&html);
    let good = agreed(&html, "Contracts", &table, "4");
    for (field, typed, sentence) in [
        ("as-at-year", "2031", "The day is still to come"),
        ("owner", " ", "Say who owns the register"),
        ("name", "...", "Give the register a name with letters in it"),
        ("kind", "nonsense", "Say what the register holds"),
    ] {
        let mut bad = good.clone();
        bad.iter_mut().filter(|(name, _)| *name == field).for_each(|(_, value)| *value = typed);
        let (status, html) = page(amal.send("/desk/confirm-register", &bad).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        says(&html, &[sentence, "Tarn Links Ltd"]);
        assert_eq!(travelling(&html), table);
    }
    let broken = amal
        .send("/desk/confirm-register", &[("table", "{\"headings\":[\"A\"],\"rows\":[[]],\"notes\":[]}")])
        .await;
    assert_eq!(broken.status(), StatusCode::BAD_REQUEST);
    assert!(kept(&place).await.is_empty());
}

#[tokio::test]
async fn a_row_is_changed_added_and_taken_out_as_at_a_day() {
    let place = place().await;
    let amal = officer(&place).await;
    let html = import(&amal, CONTRACTS, "4").await;
    says(&html, &["/desk/registers/Contracts/row?row=1&#38;versions=1", "Add a row"]);
    let (_, html) = amal.see("/desk/registers/Contracts/row?row=1&versions=1").await;
    says(&html, &["Tarn Links Ltd", "as at Monday 4 May 2026", "Take this row out"]);
    let edit = |versions: &'static str, day: &'static str| {
        vec![
            ("versions", versions),
            ("row", "1"),
            ("cell-0", "C2"),
            ("cell-1", "Network"),
            ("cell-2", "Tarn Links Ltd"),
            ("cell-3", "11,000"),
            ("as-at-day", day),
            ("as-at-month", "5"),
            ("as-at-year", "2026"),
            ("why", "extended"),
        ]
    };
    let (status, html) = page(amal.send("/desk/registers/Contracts/row", &edit("1", "1")).await).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&html, &["A newer version is there already", "11,000"]);
    let html = amal.done("/desk/registers/Contracts/row", &edit("1", "20")).await;
    says(&html, &["The register was changed", "11,000", "Version 2, as at Wednesday 20 May 2026"]);
    let (_, html) = page(amal.send("/desk/registers/Contracts/row", &edit("1", "21")).await).await;
    says(&html, &["Somebody else changed this register"]);
    assert_eq!(amal.see("/desk/registers/Contracts/row?row=1&versions=1").await.0, StatusCode::NOT_FOUND);

    let added = vec![
        ("versions", "2"),
        ("cell-0", "C3"),
        ("cell-1", "Doors"),
        ("as-at-day", "21"),
        ("as-at-month", "5"),
        ("as-at-year", "2026"),
    ];
    let html = amal.done("/desk/registers/Contracts/row", &added).await;
    says(&html, &["3 rows", "<td>Doors</td>"]);
    let mut gone = edit("3", "22");
    gone.push(("do", "remove"));
    let html = amal.done("/desk/registers/Contracts/row", &gone).await;
    never_says(&html, &["<td>Network</td>"]);
    let all = kept(&place).await;
    assert_eq!(all.iter().map(|r| r.rows.len()).collect::<Vec<_>>(), [2, 2, 3, 2]);
    assert_eq!(all[0].rows[1][3], "9,400", "the version before stays as it was");
    let (_, html) = amal.see("/desk/registers/Contracts/changes?from=1&to=2").await;
    says(&html, &["1 cell changed", "<td>9,400</td><td>11,000</td>"]);
}

#[tokio::test]
async fn positions_review_dates_and_names_are_said_on_the_desk() {
    let place = place().await;
    let amal = officer(&place).await;
    import(&amal, CONTRACTS, "4").await;
    let (_, html) = amal.see("/desk/registers/Contracts/columns").await;
    says(&html, &["What is done", "148,210 · 9,400", "value=\"supplier\" selected"]);
    let said = |provision: &'static str| {
        vec![
            ("kind", "contracts"),
            ("owner", "ICT"),
            ("review-by-day", "1"),
            ("review-by-month", "5"),
            ("review-by-year", "2026"),
            ("meaning-2", "supplier"),
            ("position-3", "withheld"),
            ("provision-3", provision),
        ]
    };
    for (provision, sentence) in
        [("", "“Annual value” needs its provision"), ("s.99(1)", "“Annual value”: s.99(1) is no provision")]
    {
        let (status, html) =
            page(amal.send("/desk/registers/Contracts/columns", &said(provision)).await).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        says(&html, &[sentence]);
    }
    let html = amal.done("/desk/registers/Contracts/columns", &said("s.43(2)")).await;
    says(
        &html,
        &[
            "What was said of the register is kept",
            "withheld under s.43(2)",
            "Past its review date",
            "owned by ICT",
        ],
    );
    let (_, html) = amal.see("/desk/registers").await;
    says(&html, &["Past their review date", "to be looked at by Friday 1 May 2026"]);

    let (_, html) = page(amal.send("/desk/names", &[("names", "web chat")]).await).await;
    says(&html, &["Line 1 has no colon"]);
    let html = amal.done("/desk/names", &[("names", "web chat: live chat, Chatter")]).await;
    says(&html, &["The names are kept", "web chat: live chat, Chatter"]);
    let ifor = Person::sign_in(&place.app, "ifor@wexmoor.example").await;
    let (_, html) = ifor.see("/desk/names").await;
    says(&html, &["<dt>web chat</dt><dd>live chat, Chatter</dd>"]);

    let (_, html) = page(amal.send("/desk/registers/Contracts/retire", &[("reason", "")]).await).await;
    says(&html, &["Say why nothing is to be answered", "value=\"supplier\" selected"]);
    let html = amal.done("/desk/registers/Contracts/retire", &[("reason", "sold")]).await;
    says(&html, &["The register is retired", "No register has been imported yet"]);
}
