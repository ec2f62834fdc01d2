//! Texts that repeat one shape of a letter as often as wanted: whatever in the reading looks back over what it has read
//! takes far too long over one of them. They hold no law and no judgement of what is read.

/// A shape: what it is called, and the text that repeats it up to so many bytes.
pub struct Shape {
    pub name: &'static str,
    head: &'static str,
    item: fn(usize) -> String,
    tail: &'static str,
}

impl Shape {
    /// The text of about so many bytes.
    pub fn text(&self, bytes: usize) -> String {
        let mut text = String::from(self.head);
        let mut number = 1;
        while text.len() < bytes {
            text += &(self.item)(number);
            number += 1;
        }
        text + self.tail
    }
}

const HEAD: &str = "Wexmoor Council\n\n3 May 2024\n\nDear Ms Ash\n\nThank you for your request under the Freedom of Information Act 2000.\n\n";
const TAIL: &str =
    "\n\nYou may ask for an internal review within 40 working days.\n\nYours sincerely\n\nP. Reed\n";

/// All shapes.
pub fn shapes() -> Vec<Shape> {
    let shape = |name, head, item, tail| Shape { name, head, item, tail };
    vec![
        shape("greetings and farewells", "", |_| "Dear Sir\n\nYours sincerely\n\n".into(), ""),
        shape(
            "letters in a thread",
            "",
            |n| {
                format!(
                    "Dear Sir\n\nYou asked for the list of boats {n}.\n\nWe do not hold it.\n\nYours sincerely\n\nP. Reed\n\n3 May 2024\n\n"
                )
            },
            "",
        ),
        shape("rows", "", |_| "Total | 99\n".into(), ""),
        shape(
            "rows in a letter",
            HEAD,
            |n| format!("Moorings let in year {n} | {} | {}\n", n * 3, n * 7),
            TAIL,
        ),
        shape(
            "headings",
            HEAD,
            |_| "Request\n\nHow many boats are there?\n\nResponse\n\nThere are 12 boats.\n\n".into(),
            TAIL,
        ),
        shape("headings alone", HEAD, |_| "Response\n\n".into(), TAIL),
        shape(
            "questions with answers",
            HEAD,
            |n| format!("{n}. How many boats were moored in year {n}?\n\nWe hold {n} boats.\n\n"),
            TAIL,
        ),
        shape(
            "questions without answers",
            HEAD,
            |n| format!("{n}. How many boats were moored in year {n}?\n"),
            TAIL,
        ),
        shape(
            "questions, then answers of the same numbers",
            "Dear Ms Ash\n\nYou asked:\n\n1. How many boats are there?\n2. Who owns them?\n3. What do they cost?\n\nResponse\n\n",
            |n| format!("{}. There are {n} boats on the lake.\n\n", n % 3 + 1),
            TAIL,
        ),
        shape(
            "the same number again and again",
            HEAD,
            |_| "1. How many boats are there?\n1. There are twelve.\n".into(),
            TAIL,
        ),
        shape(
            "marked questions and answers",
            HEAD,
            |n| format!("Q{n}. How many boats are there?\nA{n}. There are {n}.\n"),
            TAIL,
        ),
        shape(
            "unmarked questions",
            "Dear Ms Ash\n\nYou asked:\n\n",
            |n| format!("How many boats were there in year {n}? "),
            "\n\nThere are none.\n",
        ),
        shape(
            "citations",
            HEAD,
            |n| format!("The information is withheld under section {}(2) of the Act.\n", 21 + n % 23),
            TAIL,
        ),
        shape("citations in one line", HEAD, |n| format!("section {}(2)(a), ", 21 + n % 23), TAIL),
        shape(
            "answers that point to others",
            HEAD,
            |n| {
                format!(
                    "{n}. What did boat {n} cost?\nPlease see the answer to question {}.\n\n",
                    n.saturating_sub(1).max(1)
                )
            },
            TAIL,
        ),
        shape(
            "references to questions",
            "Dear Ms Ash\n\nYou asked:\n\n1. How many boats are there?\n2. Who owns them?\n3. What do they cost?\n\n",
            |n| format!("In response to question {}, see the answer to question 3.\n\n", n % 3 + 1),
            TAIL,
        ),
        shape(
            "quotations",
            HEAD,
            |n| format!("You wrote: “how many boats were there in year {n}”. We hold “none” of it.\n"),
            TAIL,
        ),
        shape(
            "one very long line",
            HEAD,
            |_| "the information that you asked for is held by the council and ".into(),
            TAIL,
        ),
        shape(
            "one very long line of sentences",
            HEAD,
            |_| "We hold the information. It is exempt. You may complain. ".into(),
            TAIL,
        ),
        shape("one very long word", "", |_| "abcdefghij".into(), ""),
        shape("short lines", HEAD, |n| format!("{}\n", ["a", "yes", "no", "we"][n % 4]), TAIL),
        shape(
            "nested lists",
            HEAD,
            |n| {
                format!(
                    "{}({}) What is item {n} of the list?\n",
                    " ".repeat(n % 40),
                    ["a", "b", "c", "i", "ii", "iii", "1", "2"][n % 8]
                )
            },
            TAIL,
        ),
        shape("bullets", HEAD, |n| format!("• the number of boats in year {n}\n"), TAIL),
        shape(
            "dates",
            HEAD,
            |n| format!("We received your request on {} May 2024 and wrote again.\n", n % 28 + 1),
            TAIL,
        ),
        shape(
            "what was asked, told",
            "Dear Ms Ash\n\n",
            |n| format!("You also asked for the list of boats {n}.\n\nWe do not hold it.\n\n"),
            TAIL,
        ),
        shape(
            "requests again below",
            "Dear Ms Ash\n\nYou asked:\n\n",
            |n| {
                format!(
                    "{n}. Please send the full and complete correspondence about boat {n}, with all its enclosures and drafts, as kept by the harbour office.\n"
                )
            },
            TAIL,
        ),
        shape(
            "reviews and regulators",
            HEAD,
            |_| {
                "If you are unhappy, ask for a review, and then complain to the Information Commissioner.\n"
                    .into()
            },
            TAIL,
        ),
        shape(
            "reasons",
            HEAD,
            |n| {
                format!(
                    "Section {}\n\nThe public interest favours withholding it because of harm.\n\n",
                    21 + n % 23
                )
            },
            TAIL,
        ),
        shape("a colon at each line's end", HEAD, |_| "You asked for the following:\n".into(), TAIL),
        shape(
            "messages quoted",
            "",
            |n| {
                format!(
                    "From: a{n}@wexmoor.example\nSent: 3 May 2024\nSubject: boats\n\n> How many boats?\n\n"
                )
            },
            "",
        ),
        shape("white space", HEAD, |_| " \n".into(), TAIL),
        shape("a line that ends nowhere", HEAD, |_| ".........? ".into(), TAIL),
    ]
}
