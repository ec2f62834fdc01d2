//! Questionnaires that come again, over many topics: what is the same, what was made from it, and what only looks so.
//! All of them are our own; each row says what was changed.

use answers::recurring::{Likeness, Put, Questionnaire, Verdict, compare};

/// A line is a question; `# ` begins a part, `> ` words that the questions below share.
fn read(text: &str) -> Vec<(Option<&str>, Option<&str>, &str)> {
    let (mut heading, mut stem, mut out) = (None, None, Vec::new());
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(words) = line.strip_prefix("# ") {
            (heading, stem) = (Some(words), None);
        } else if let Some(words) = line.strip_prefix("> ") {
            stem = Some(words);
        } else {
            out.push((heading, stem, line));
        }
    }
    out
}

fn of(text: &str, subject: &str, name: &str) -> Questionnaire {
    let lines = read(text);
    let questions: Vec<Put<'_>> =
        lines.iter().map(|(heading, stem, text)| Put { text, stem: *stem, heading: *heading }).collect();
    Questionnaire::of(&questions, &[subject], &[name])
}

struct Row {
    why: &'static str,
    now: &'static str,
    then: &'static str,
    subjects: (&'static str, &'static str),
    verdict: Verdict,
}

const fn row(why: &'static str, now: &'static str, then: &'static str, verdict: Verdict) -> Row {
    Row { why, now, then, subjects: ("Freedom of Information request", "FOI"), verdict }
}

const POTHOLES: &str = "How many potholes were reported to Wexmoor Council in 2021/22, 2022/23 and 2023/24?
    How many of these were repaired within the target time?
    What is the average cost of repairing a pothole?
    How many claims for damage to vehicles caused by potholes were received in each year?
    How much was paid out in compensation for those claims?";

const POTHOLES_NEXT_YEAR: &str =
    "Please tell me the number of potholes reported to the council in 2022/23, 2023/24 and 2024/25
    How many of these were repaired within the target time?
    What was the average cost of a pothole repair?
    How many claims for damage caused to vehicles by potholes did you receive in each of these years?
    How much did you pay in compensation for those claims?
    Which contractor carries out the repairs?";

const CHAT: &str = "> For the contact centre:
    Who supplies your telephony platform?
    When does that contract end?
    How many agents use it?
    Do you use a web chat tool, and which?
    What is the annual spend on the web chat tool?
    Who is responsible for the renewal of these contracts?";

const CHAT_REWORDED: &str = "> Contact centre
    Which company is the provider of the telephone system?
    What is the expiry date of that contract?
    What is the number of agents on it?
    Is a live chat tool in use, and which one?
    How much do you spend each year on live chat?
    Which officer is responsible for renewing these contracts?";

const CONTACT_CENTRE: &str = "# Contact centre
    Which company supplies the contact centre telephony platform?
    When does the contract for the contact centre platform end?
    How many agents use the contact centre platform?
    What did the council spend on web chat in 2025?";

const CONTACT_CENTRE_INTRODUCED: &str = "> I am researching customer services and would be grateful for:
    Who is the supplier of your contact centre telephony platform?
    What is the expiry date of the contract for the contact centre platform?
    How many agents are using the contact centre platform?
    Do you use a chat bot for housing repairs?";

const TEMPS: &str = "What was the total spend on agency social workers in 2022?
    How many agency social workers were engaged on 31 March 2022?
    What is the highest hourly rate paid to an agency social worker?
    Which agencies supplied them?
    How many permanent vacancies for social workers did you have on 31 March 2022?";

const TEMPS_AGAIN: &str = "Which agencies supplied them?
    How many agency social workers were engaged on 31 March 2024?
    How many permanent vacancies for social workers were there on 31 March 2024?
    What was the total spend on agency social workers in 2024?
    What is the highest hourly rate paid to an agency social worker in 2024?";

const SCHOOL_TRANSPORT: &str = "# Home to school transport
    How many pupils received home to school transport in 2023?
    How many of them travelled by taxi?
    What did taxis for pupils cost in 2023?
    What was the dearest single taxi journey?
    # Appeals
    How many appeals against a refusal of school transport were heard?
    How many appeals succeeded?";

const SCHOOL_TRANSPORT_SHORTER: &str = "How many pupils received home to school transport in 2024?
    How many of these pupils travelled by taxi?
    What did taxis for pupils cost in 2024?
    How many appeals against refusal of school transport were heard, and how many succeeded?
    Do you operate your own minibuses?
    How many passenger assistants do you employ?
    What is the mileage rate paid to parents who drive?";

const PRINTERS: &str = "> For your contract for multi-functional devices please provide:
    The supplier
    The annual spend
    The number of devices
    The start date
    The expiry date
    The contact details of the person responsible";

const WASTE_FRAME: &str = "> For your contract for refuse vehicles please provide:
    The supplier
    The annual spend
    The number of vehicles
    The start date
    The expiry date
    The contact details of the person responsible";

const PARKING: &str = "How many penalty charge notices were issued in 2023?
    How many were challenged?
    How many challenges succeeded?
    What was the income from penalty charge notices?
    Which ten streets had the most penalty charge notices?";

const PARKING_PERMITS: &str = "How many residents' parking permits are in force?
    What does a permit cost?
    How many visitor vouchers were sold in 2023?
    What was the income from permits?
    Which zones have a waiting list?";

const DAMP: &str = "How many complaints of damp and mould were made by tenants in 2022?
    How many homes were inspected for damp and mould?
    How many tenants were moved because of mould?
    What was spent on disrepair claims in 2022?";

const DAMP_TRUST: &str = "Number of tenants' complaints about damp and mould in 2023
    Number of homes inspected for damp or mould in 2023
    Number of tenants moved out because of mould in 2023
    Amount spent on disrepair claims in 2023
    Number of disrepair claims settled";

const CYBER: &str = "Has the organisation suffered a ransomware attack since January 2020?
    How many phishing e-mails were reported by staff?
    Do you have cyber insurance, and with which insurer?
    What did you spend on security awareness training?
    Which anti-virus product do you use?
    When was your last penetration test?";

const CYBER_LATER: &str = "Have you suffered a ransomware attack since January 2023?
    How many phishing e-mails did staff report?
    Do you hold cyber insurance? With which insurer?
    How much was spent on security awareness training?
    When was the last penetration test carried out?";

const ANTIVIRUS_AND_OTHERS: &str = "Which anti-virus product do you use?
    How many laptops did you buy in 2023?
    Who is your broadband supplier?
    How many staff work from home?
    What is the budget of the IT department?";

const TREES: &str = "How many street trees were felled in 2023?
    How many street trees were planted in 2023?
    What is the budget for the care of street trees?
    How many trees have ash dieback?";

const EMPTY_HOMES: &str = "How many homes have stood empty for more than two years?
    How many empty dwelling management orders were made?
    What income came from the council tax premium on empty homes?
    How many empty homes were brought back into use?";

const ONE: &str = "How many dogs were seized under the dangerous dogs law in 2022?";
const ONE_LATER: &str = "Please provide the number of dogs seized under the dangerous dogs law in 2024.";
const ONE_OTHER: &str = "How many stray cats were collected in 2022?";

/// A web form asks the same of everybody: its own lines are no part of the questionnaire.
const FORM_A: &str = "Your full name
    Your address and postcode
    Your e-mail address
    Your telephone number
    How many allotments are there?
    How long is the waiting list for an allotment?
    In which format would you like the reply?
    Are you a journalist or student?";
const FORM_B: &str = "Your full name
    Your address and postcode
    Your e-mail address
    Your telephone number
    How many playgrounds have closed?
    Which playgrounds have a paddling pool?
    In which format would you like the reply?
    Are you a journalist or student?";

const ROWS: &[Row] = &[
    row("other years, light rewording, one question more", POTHOLES_NEXT_YEAR, POTHOLES, Verdict::Same),
    row("every question in other words of the field", CHAT_REWORDED, CHAT, Verdict::Same),
    row(
        "why they ask before it, one gone and one new",
        CONTACT_CENTRE_INTRODUCED,
        CONTACT_CENTRE,
        Verdict::Same,
    ),
    row("another order and other years", TEMPS_AGAIN, TEMPS, Verdict::Same),
    row(
        "two questions in one, three new, some gone",
        SCHOOL_TRANSPORT_SHORTER,
        SCHOOL_TRANSPORT,
        Verdict::Variant,
    ),
    row("sent to a housing trust: other lead-ins, one question more", DAMP_TRUST, DAMP, Verdict::Same),
    row("one question gone, another period", CYBER_LATER, CYBER, Verdict::Same),
    row("the same frame for another contract", WASTE_FRAME, PRINTERS, Verdict::Not),
    row("the same field, other questions", PARKING_PERMITS, PARKING, Verdict::Not),
    row("one question in common", ANTIVIRUS_AND_OTHERS, CYBER, Verdict::Not),
    row("the same frame of a web form", FORM_A, FORM_B, Verdict::Not),
    row("one question, next time", ONE_LATER, ONE, Verdict::Same),
    row("one question, another one", ONE_OTHER, ONE, Verdict::Not),
    row("one question out of a long list", "Which anti-virus product do you use?", CYBER, Verdict::Not),
    Row {
        why: "questions that lean on the subject: the same matter",
        now: "Who is the supplier?\nWhat is the annual spend?\nWhen does the contract end?",
        then: "Who is the provider?\nWhat do you spend a year?\nWhat is the expiry date?",
        subjects: ("Leisure management contract", "FOI leisure management"),
        verdict: Verdict::Same,
    },
    Row {
        why: "questions that lean on the subject: another matter",
        now: "Who is the supplier?\nWhat is the annual spend?\nWhen does the contract end?",
        then: "Who is the supplier?\nWhat is the annual spend?\nWhen does the contract end?",
        subjects: ("Leisure management contract", "Payroll bureau contract"),
        verdict: Verdict::Not,
    },
];

#[track_caller]
fn check(row: &Row) -> Likeness {
    let now = of(row.now, row.subjects.0, "Tarn Valley Health Board");
    let then = of(row.then, row.subjects.1, "Wexmoor Borough Council");
    let found = compare(&now, &then);
    assert_eq!(found.verdict, row.verdict, "{}: {found:#?}", row.why);
    // Which of the two came first changes nothing.
    assert_eq!(compare(&then, &now).verdict, row.verdict, "{}, the other way round", row.why);
    if row.verdict != Verdict::Not {
        let keys = now.keys();
        assert!(then.keys().iter().any(|k| keys.contains(k)), "{}: found by no key", row.why);
    }
    found
}

#[test]
fn the_same_questionnaire_is_told_from_a_variant_and_from_another() {
    for row in ROWS {
        check(row);
    }
}

const ALL: &[&str] = &[
    POTHOLES,
    CHAT,
    TEMPS,
    SCHOOL_TRANSPORT,
    PRINTERS,
    WASTE_FRAME,
    PARKING,
    PARKING_PERMITS,
    DAMP,
    CYBER,
    ANTIVIRUS_AND_OTHERS,
    TREES,
    EMPTY_HOMES,
    ONE,
    ONE_OTHER,
];

#[test]
fn questionnaires_on_other_matters_are_never_the_same() {
    for (at, one) in ALL.iter().enumerate() {
        for other in &ALL[at + 1..] {
            let found = compare(&of(one, "Request", "Wexmoor"), &of(other, "Request", "Wexmoor"));
            assert_eq!(found.verdict, Verdict::Not, "{one}\n{other}\n{found:#?}");
        }
    }
}

/// What may be done to a questionnaire that leaves it the same: whatever it is about.
#[test]
fn a_question_more_or_less_another_introduction_or_name_leave_it_the_same() {
    for text in ALL.iter().filter(|t| t.lines().count() >= 4) {
        let then = of(text, "Request", "Wexmoor Borough Council");
        let lines: Vec<&str> = text.lines().collect();
        let without_the_last = lines[..lines.len() - 1].join("\n");
        let mut another = lines.clone();
        another.push("How many swans live on the boating lake?");
        let mut turned: Vec<&str> =
            lines.iter().copied().filter(|l| !l.trim().starts_with(['#', '>'])).collect();
        let shared: Vec<&str> = lines.iter().copied().filter(|l| l.trim().starts_with('>')).collect();
        turned.reverse();
        let mut turned_round = shared;
        turned_round.extend(turned);
        for (what, now) in [
            ("the same", (*text).to_owned()),
            ("one question less", without_the_last),
            ("one question more", another.join("\n")),
            ("another order", turned_round.join("\n")),
            ("another authority", text.replace("Wexmoor", "Tarn Valley")),
            ("other years", text.replace("2023", "2026").replace("2022", "2025")),
        ] {
            let name =
                if what == "another authority" { "Tarn Valley Council" } else { "Wexmoor Borough Council" };
            let found = compare(&of(&now, "Your records", name), &then);
            // Out of four, one gone is a quarter.
            let least = if text.lines().count() < 5 && what.starts_with("one") {
                Verdict::Variant
            } else {
                Verdict::Same
            };
            assert!(found.verdict >= least, "{what}: {now}\n{found:#?}");
        }
    }
}

#[test]
fn what_differs_is_told_question_by_question() {
    let found = check(&ROWS[0]);
    assert_eq!(found.added, [5], "the contractor is new");
    assert_eq!(found.gone, [0_usize; 0]);
    assert_eq!(
        found.pairs.iter().map(|p| (p.now, p.then)).collect::<Vec<_>>(),
        [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    );
    let (now, then) = found.years.expect("other years");
    assert_eq!(now, [2022, 2023, 2024, 2025]);
    assert_eq!(then, [2021, 2022, 2023, 2024]);

    let found = check(&ROWS[3]);
    let pairs: Vec<_> = found.pairs.iter().map(|p| (p.now, p.then)).collect();
    assert_eq!(pairs, [(0, 3), (1, 1), (2, 4), (3, 0), (4, 2)], "another order: {found:#?}");

    let found = check(&ROWS[6]);
    assert_eq!(
        (found.added.len(), found.gone.as_slice()),
        (0, [4].as_slice()),
        "anti-virus is gone: {found:#?}"
    );
}

#[test]
fn a_fingerprint_is_kept_as_bytes_and_read_again() {
    for text in ALL {
        let made = of(text, "Request", "Wexmoor");
        let bytes = made.to_bytes();
        assert_eq!(Questionnaire::from_bytes(&bytes).as_ref(), Some(&made));
        assert!(bytes.len() < 120 * made.questions().max(1), "{} bytes for {text}", bytes.len());
        for end in 0..bytes.len() {
            assert_eq!(Questionnaire::from_bytes(&bytes[..end]), None, "cut off at {end}");
        }
        assert!(!String::from_utf8_lossy(&bytes).contains("pothole"));
    }
    let nothing = Questionnaire::of(&[], &[], &[]);
    assert!(nothing.is_empty() && nothing.keys().is_empty());
    assert_eq!(compare(&nothing, &nothing).verdict, Verdict::Not);
    assert_eq!(Questionnaire::from_bytes(&nothing.to_bytes()), Some(nothing));
    assert_eq!(Questionnaire::from_bytes(&[9, 1, 0, 0]), None);
}
