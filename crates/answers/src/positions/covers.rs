//! What kind of information a standing position covers, and whether a question asks for that kind: names, makers, money,
//! counts. Which matter it is about is not decided here.

use crate::{field::Field, terms::Topic};

/// What kind of information a position is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Covers {
    /// Names of members of staff and how to reach them.
    pub people: bool,
    /// Who supplies, which product, which version.
    pub makers: bool,
    pub money: bool,
    pub counts: bool,
    /// When something begins or ends.
    pub dates: bool,
    /// One by one, so that a total is not covered.
    pub each: bool,
}

/// Whether a topic is one matter of many, so that a position on names under it is not one on all names.
fn of_one_matter(topic: &str) -> bool {
    let of_people = [
        "staff",
        "peopl",
        "person",
        "personnel",
        "employe",
        "personal",
        "name",
        "hr",
        "workforc",
        "officer",
        "colleagu",
        "privacy",
        "data",
        "contact",
        "human",
    ];
    !crate::words::words(topic).iter().any(|w| of_people.iter().any(|p| w.text.starts_with(p)))
}

pub(super) fn covers(topic: &str, text: &str) -> Covers {
    let line = crate::words::line(text);
    let says = |list: &[&str]| list.iter().any(|w| line.contains(&format!(" {w}")));
    let staff = says(&[
        "staff",
        "employe",
        "officer",
        "manager",
        "individual",
        "below",
        "junior",
        "colleagu",
        "band",
        "grade",
        "grad ",
    ]);
    let reach = says(&[
        "name",
        "emailaddres",
        "email",
        "phonenumber",
        "telephon",
        "direct",
        "contact detail",
        "identi",
    ]);
    Covers {
        people: staff && reach && !of_one_matter(topic),
        makers: says(&[
            "supplier",
            "product",
            "version",
            "maker",
            "vendor",
            "provider",
            "system",
            "softwar",
            "manufactur",
            "brand",
            "tool",
        ]),
        money: says(&[
            "spend",
            "spent",
            "cost",
            "price",
            "pric",
            "rate",
            "charg",
            "value",
            "valu",
            "budget",
            "fee",
            "pay",
            "paid",
            "salary",
            "invoic",
            "expens",
            "unitrat",
            "commission",
            "bonus",
        ]),
        dates: says(&["date", "expir", "end ", "when", "term", "contract"]),
        each: says(&["each", "individual", "per ", "every", "by nam"]),
        counts: says(&["whether", "how many", "number", "count", "volum", "occurrenc", "incident", "attack"]),
    }
}

/// What is asked for names or ways to reach people.
pub(super) fn asks_for_people(asked: &str) -> bool {
    let line = crate::words::line(asked);
    [
        "name",
        "names",
        "email",
        "emailaddress",
        "phonenumber",
        "telephone",
        "phone",
        "contact details",
        "contact detail",
        "direct dial",
        "identity",
    ]
    .iter()
    .any(|w| crate::words::has(&line, w))
}

/// Whether the post itself is asked for, or who it is.
pub(super) fn asks_for_post(asked: &str) -> bool {
    let lower = asked.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|w| {
        matches!(
            w,
            "title"
                | "titles"
                | "role"
                | "roles"
                | "position"
                | "post"
                | "who"
                | "whoever"
                | "person"
                | "details"
        )
    }) || lower.contains("contact for")
}

/// Whether it is several people who are asked about, not who answers for one thing.
pub(crate) fn asks_for_many(asked: &str) -> bool {
    let lower = asked.to_lowercase();
    let says =
        |list: &[&str]| list.iter().any(|w| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == *w));
    says(&["all", "every", "each", "list", "names", "addresses", "numbers", "emails", "everyone"])
        && says(&[
            "managers",
            "manager",
            "officers",
            "staff",
            "team",
            "employees",
            "people",
            "colleagues",
            "nurses",
            "teachers",
            "members",
            "doctors",
            "lecturers",
            "everyone",
        ])
}

/// Whether what is asked is of the kind that a position covers.
pub(super) fn kind_fits(covers: Covers, topic: &Topic, asked: &str) -> f32 {
    let fields = &topic.wants.fields;
    let any = |list: &[Field]| fields.iter().any(|f| list.contains(f));
    if covers.people {
        return if asks_for_people(asked) && asks_for_many(asked) { 0.95 } else { 0.0 };
    }
    let total = {
        let line = crate::words::line(asked);
        let says = |list: &[&str]| list.iter().any(|w| line.contains(&format!(" {w} ")));
        says(&["total", "altogether", "overall", "sum", "combin"])
            && !says(&["each", "per", "every", "individual", "by"])
    };
    if covers.each && total {
        return 0.35;
    }
    let counted = fields.iter().any(|f| matches!(f, Field::Count(_)));
    let open = fields.iter().all(|f| *f == Field::InUse);
    let makers = any(&[Field::Supplier, Field::Product, Field::Manufacturer]);
    let money = any(&[Field::Spend, Field::AnnualSpend, Field::UnitCost, Field::TotalValue]);
    if covers.makers && makers || covers.money && money || covers.counts && (counted || open) {
        return 1.0;
    }
    if any(&[Field::Contact]) {
        return 0.0;
    }
    if covers.counts && money {
        return 0.9;
    }
    let dates = any(&[
        Field::End,
        Field::Start,
        Field::Renewal,
        Field::Duration,
        Field::Extension,
        Field::LatestEnd,
        Field::Procurement,
    ]);
    if dates && !covers.dates || counted && covers.money {
        return 0.35;
    }
    if makers || money || counted || dates {
        // A list of what is published, or a question for another piece of it.
        return if covers.makers || covers.counts { 0.45 } else { 0.8 };
    }
    0.93
}

/// Whether a post speaks for the authority in public.
pub(super) fn is_senior(post: &str) -> bool {
    let lower = post.to_lowercase();
    let word = |w: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == w);
    word("head")
        || word("director")
        || word("chief")
        || word("executive")
        || word("president")
        || word("principal")
        || word("vice")
        || word("commissioner")
        || word("provost")
        || word("registrar")
        || word("chancellor")
        || word("bursar")
}
