//! Documents that try what letters may hold, each with a name: all of them go through every check of every form.

use document::{Block, Document, Inline, Table};

use crate::letter;

/// All of them.
pub fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("letter", letter::letter()),
        ("welsh", welsh()),
        ("questions", questions()),
        ("long-table", long_table()),
        ("wide-table", wide_table()),
        ("names", names()),
        ("long-words", long_words()),
        ("gaps", gaps()),
        ("pages", pages()),
        ("quotations", quotations()),
        ("bare", letter::empty()),
    ]
}

fn cells(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| (*t).to_owned()).collect()
}

fn with(title: &str, blocks: Vec<Block>) -> Document {
    Document { title: title.into(), blocks, ..letter::letter() }
}

/// A letter in Welsh, with the circumflexes that only Welsh has.
pub fn welsh() -> Document {
    let mut document = with(
        "Eich cais am wybodaeth: synwyryddion ar y llwybr halio",
        vec![
            Block::text("Annwyl Ms Quill"),
            Block::text("Diolch am eich cais, a ddaeth i law ar 1 Mehefin 2026. Mae’r tŵr a’r ŵyl yn y dŵr."),
            Block::heading(2, "Eich cwestiynau a’n hatebion"),
            Block::Question {
                label: Some("1".into()),
                text: "Faint o synwyryddion sydd ar y llwybr?".into(),
            },
            Block::text("Dau ar hugain."),
            Block::Question { label: Some("2".into()), text: "Pwy sy’n eu cynnal a’u cadw?".into() },
            Block::text("Y cyngor."),
            Block::text("Yn gywir"),
            Block::text("Rowan Ashlock"),
        ],
    );
    document.language = "cy".into();
    document
}

/// Eighty questions, some long, each with an answer.
pub fn questions() -> Document {
    let mut blocks = vec![Block::text("Dear Ms Quill"), Block::heading(2, "Your questions and our answers")];
    for n in 1..=80 {
        if n % 20 == 1 {
            blocks.push(Block::heading(3, format!("Part {}: moorings and locks", n / 20 + 1)));
        }
        let long = if n % 7 == 0 {
            " Please break the figure down by lock and by month.".repeat(4)
        } else {
            String::new()
        };
        blocks.push(Block::Question {
            label: Some(n.to_string()),
            text: format!("How many boats passed lock {n} in 2025?{long}"),
        });
        blocks.push(Block::text(format!("{} boats passed lock {n} in 2025.", n * 13)));
        if n % 9 == 0 {
            blocks.push(Block::text("They were of these kinds:"));
            let items = ["narrow boats", "barges", "canoes"].map(|t| vec![t.into()]).to_vec();
            blocks.push(Block::List { ordered: false, items });
        }
    }
    with("Your request for information: eighty locks", blocks)
}

/// Two hundred rows, of which some have a cell of several lines.
pub fn long_table() -> Document {
    let rows = (1..=200).map(|n| {
        let note = if n % 10 == 0 {
            "Rebuilt after the flood of 2021; the old gate is kept in the yard."
        } else {
            ""
        };
        vec![
            format!("Lock {n}"),
            format!("Reach {}", n % 17),
            format!("{}", 1900 + n % 120),
            format!("£{},{:03}", n, n * 37 % 1000),
            note.to_owned(),
        ]
    });
    let table = Table {
        caption: "Locks, the year in which each was built, and what it cost to keep in 2025".into(),
        headings: cells(&["Lock", "Reach", "Built", "Cost", "Note"]),
        rows: rows.collect(),
    };
    let blocks = vec![
        Block::text("Dear Ms Quill"),
        Block::text("You asked for all locks:"),
        Block::Table(table),
        Block::text("Yours sincerely"),
        Block::text("Rowan Ashlock"),
    ];
    with("All locks of the borough", blocks)
}

/// Twelve columns of words.
pub fn wide_table() -> Document {
    let headings = [
        "Contract",
        "Title",
        "Supplier",
        "Start date",
        "End date",
        "Extension until",
        "Annual value",
        "Total value",
        "Procedure",
        "Department",
        "Responsible role",
        "Status",
    ];
    let row = |n: usize| {
        let number = format!("WBC-C-{n}");
        let value = format!("£{},{:03}", n * 3, n * 411 % 1000);
        let total = format!("£{},{:03}", n * 12, n * 733 % 1000);
        let texts = [
            number.as_str(),
            "Maintenance of moisture sensors and lock telemetry",
            "Penstock Instruments Ltd",
            "1 April 2023",
            "31 March 2027",
            "",
            &value,
            &total,
            "Open procedure",
            "Environment and Waterways",
            "Head of Procurement",
            "Running",
        ];
        cells(&texts)
    };
    let table = Table {
        caption: "Contracts of the Waterways department".into(),
        headings: cells(&headings),
        rows: (101..=114).map(row).collect(),
    };
    let small = Table {
        caption: String::new(),
        headings: cells(&["Year", "Contracts"]),
        rows: vec![cells(&["2024", "12"]), cells(&["2025", "14"])],
    };
    let blocks = vec![
        Block::text("Dear Ms Quill"),
        Block::Question { label: Some("1".into()), text: "How many contracts run, by year?".into() },
        Block::Table(small),
        Block::Question {
            label: Some("2".into()),
            text: "Please list all contracts with their dates and values.".into(),
        },
        Block::text("These are all contracts of the department:"),
        Block::Table(table),
        Block::heading(2, "If you are unhappy with this answer"),
        Block::text("You may ask us for an internal review within 40 working days."),
    ];
    with("Contracts of the Waterways department", blocks)
}

/// Names in other alphabets, signs, emoji.
pub fn names() -> Document {
    let names = [
        "Zoë Łukasiewicz",
        "Ελένη Παπαδοπούλου",
        "Олена Шевченко",
        "שרה כהן",
        "فاطمة الزهراء",
        "نور محمد",
        "გიორგი მაისურაძე",
        "Արամ Խաչատրյան",
        "Nguyễn Thị Ánh",
        "漢字太郎",
    ];
    let mut document = with(
        "Names: Ελένη, שרה, فاطمة",
        vec![
            Block::text("Dear فاطمة الزهراء"),
            Block::text(
                "You wrote: “السلام عليكم، أريد معلومات عن القناة”. Thank you. ✓ ☐ → ½ ≥ 3 😀 \u{1f6a4} 👩\u{200d}🔧",
            ),
            Block::List {
                ordered: true,
                items: names.iter().map(|n| vec![Inline::Strong((*n).into())]).collect(),
            },
            Block::Table(Table {
                caption: "Who wrote to us (שרה כהן)".into(),
                headings: cells(&["Name", "Letters"]),
                rows: names
                    .iter()
                    .zip(1..)
                    .map(|(n, i)| vec![(*n).to_owned(), (i * 3).to_string()])
                    .collect(),
            }),
            Block::text("co\u{ad}operation and re\u{ad}use without a break, 10\u{a0}km, non\u{2011}breaking"),
        ],
    );
    document.recipient = cells(&["فاطمة الزهراء", "14 Basin Street"]);
    document
}

/// Words and addresses longer than a line, everywhere.
pub fn long_words() -> Document {
    let word = "antidisestablishmentarianism".repeat(6);
    let address =
        format!("https://www.wharfmoor.example/information/{}?year=2026&page=12", "a-part-of-it/".repeat(12));
    let email =
        "freedom-of-information-and-environmental-information@the-borough-council-of-wharfmoor.example";
    let mut document = with(
        &format!("About {word}"),
        vec![
            Block::text(format!("The word {word} is long; {email} is an address.")),
            Block::Paragraph(vec![Inline::Link { text: address.clone(), url: address.clone() }]),
            Block::Question { label: Some("1".into()), text: format!("What is {word}?") },
            Block::Table(Table {
                caption: format!("Of {word}"),
                headings: cells(&["Short", &word, "Address", "Figure"]),
                rows: vec![cells(&["x", &word, email, "12"]); 3],
            }),
            Block::Notice(vec![Inline::Text(word.clone())]),
        ],
    );
    if let Some(head) = &mut document.letterhead {
        head.contact.email = Some(email.into());
        head.contact.website = Some(address);
    }
    document
}

/// Cells, rows, items and labels that are empty.
pub fn gaps() -> Document {
    with(
        "Gaps",
        vec![
            Block::text(""),
            Block::Paragraph(vec![]),
            Block::heading(2, ""),
            Block::List { ordered: true, items: vec![] },
            Block::List { ordered: false, items: vec![vec![], vec!["one".into()]] },
            Block::Question { label: None, text: String::new() },
            Block::Question { label: Some(" ".into()), text: "A question without a label".into() },
            Block::Quote(vec![]),
            Block::Table(Table::default()),
            Block::Table(Table {
                caption: String::new(),
                headings: cells(&["Only a heading"]),
                rows: vec![],
            }),
            Block::Table(Table {
                caption: "No headings".into(),
                headings: vec![],
                rows: vec![cells(&["a", "", "c"])],
            }),
            Block::Table(Table {
                caption: "Holes".into(),
                headings: cells(&["", "B", ""]),
                rows: vec![cells(&["", "", ""]), cells(&["1"]), cells(&["", "x", "y", "z"])],
            }),
            Block::Notice(vec![]),
            Block::PageBreak,
            Block::PageBreak,
            Block::text("the end"),
        ],
    )
}

/// Page breaks, also where there can be none, and a row taller than a page.
pub fn pages() -> Document {
    let tall = "A line of a very long cell.\n".repeat(90);
    with(
        "Pages",
        vec![
            Block::PageBreak,
            Block::text("first"),
            Block::PageBreak,
            Block::heading(2, "second"),
            Block::Quote(vec![Block::text("before"), Block::PageBreak, Block::text("after")]),
            Block::Table(Table {
                caption: "Tall".into(),
                headings: cells(&["A", "B"]),
                rows: vec![
                    cells(&["short", "row"]),
                    vec!["tall".into(), tall.trim().into()],
                    cells(&["last", "row"]),
                ],
            }),
            Block::Question { label: Some("9".into()), text: "Why is this question so long? ".repeat(120) },
            Block::text("Because."),
        ],
    )
}

/// Quotations with lists, tables and questions within.
pub fn quotations() -> Document {
    let inner = vec![
        Block::heading(2, "Their heading"),
        Block::text("Their words"),
        Block::List { ordered: true, items: vec![vec!["first".into()], vec!["second".into()]] },
        Block::Table(Table {
            caption: "Their table".into(),
            headings: cells(&["A", "B"]),
            rows: vec![cells(&["a", "b"])],
        }),
        Block::Question { label: Some("3".into()), text: "Their question?".into() },
        Block::Notice(vec!["Their notice".into()]),
        Block::Quote(vec![
            Block::text("Somebody else’s words"),
            Block::Quote(vec![Block::text("and deeper")]),
        ]),
    ];
    with("Quotations", vec![Block::text("They wrote:"), Block::Quote(inner), Block::text("We answer.")])
}
