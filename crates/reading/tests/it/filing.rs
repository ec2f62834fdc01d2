//! What an incoming message is proposed to be, and which case it names.

use container::Limits;
use reading::{Purpose, TriageKind, message_purpose, references, triage};

fn mail(subject: &str, more: &str, body: &str) -> Vec<u8> {
    format!(
        "From: Sam Example <sam@example.org>\r\nTo: foi@authority.example\r\nSubject: {subject}\r\nDate: Mon, 3 Feb 2025 10:00:00 +0000\r\nMessage-ID: <2@example.org>\r\n{more}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
    .into_bytes()
}

#[test]
fn further_messages_are_proposed_for_what_they_are() {
    let answer = "In-Reply-To: <1@authority.example>\r\n";
    let cases = [
        (
            "Re: FOI-2026-0412",
            answer,
            "I would like an internal review of your decision.",
            Purpose::Dissatisfaction,
        ),
        (
            "Re: FOI-2026-0412",
            answer,
            "I am very unhappy with your response and think you have it wrong.",
            Purpose::Dissatisfaction,
        ),
        (
            "Re: FOI-2026-0412",
            answer,
            "You have not answered question 3 of my request.",
            Purpose::Dissatisfaction,
        ),
        (
            "Re: FOI-2026-0412",
            answer,
            "Please withdraw my request, I found it on your site.",
            Purpose::Withdrawal,
        ),
        ("Re: FOI-2026-0412", answer, "I no longer need this information.", Purpose::Withdrawal),
        (
            "Re: FOI-2026-0412",
            answer,
            "I am happy to limit my request to the last two years.",
            Purpose::Narrowing,
        ),
        (
            "Re: FOI-2026-0412",
            answer,
            "By agency staff I mean anyone not on your payroll.",
            Purpose::Clarification,
        ),
        ("Re: FOI-2026-0412", answer, "Thank you, received with thanks.\r\n\r\nSam", Purpose::Thanks),
        ("Re: FOI-2026-0412", answer, "I have paid the fee by bank transfer today.", Purpose::Fee),
        (
            "Re: FOI-2026-0412",
            answer,
            "I would like to make another request. How many swans live on the lake?",
            Purpose::NewRequest,
        ),
        (
            "Automatic reply: your letter",
            "Auto-Submitted: auto-replied\r\n",
            "I am away until Monday.",
            Purpose::AutoReply,
        ),
        (
            "Undeliverable: FOI-2026-0412",
            "X-Failed-Recipients: sam@example.org\r\n",
            "Delivery has failed.",
            Purpose::Bounce,
        ),
    ];
    for (subject, more, body, expected) in cases {
        let opened = reading::open(&mail(subject, more, body), None, &Limits::default()).unwrap();
        let request = reading::request(&opened);
        let guesses = message_purpose(&opened, &request);
        assert_eq!(guesses.first().map(|g| g.purpose), Some(expected), "{body}: {guesses:?}");
    }
}

#[test]
fn what_is_quoted_does_not_speak_for_the_sender() {
    let body = "Thank you.\r\n\r\nOn Mon, 3 Feb 2025 at 09:00, Office <foi@authority.example> wrote:\r\n> You may ask for an internal review if you are unhappy.";
    let opened = reading::open(&mail("Re: FOI-2026-0412", "", body), None, &Limits::default()).unwrap();
    let guesses = message_purpose(&opened, &reading::request(&opened));
    assert_eq!(guesses.first().map(|g| g.purpose), Some(Purpose::Thanks), "{guesses:?}");
}

#[test]
fn incoming_messages_are_triaged() {
    let cases = [
        (
            "FOI",
            "Under the Freedom of Information Act, how many swans live on the lake?\r\n\r\nSam Example",
            TriageKind::Foi,
        ),
        ("Swans", "How many swans live on the lake? How many geese? How many ducks?", TriageKind::Foi),
        ("My records", "Please send me all the information you hold about me.", TriageKind::OwnData),
        ("Bins", "My bin was not collected. When will you collect it?", TriageKind::BusinessAsUsual),
        (
            "Complaint",
            "I wish to make a formal complaint about the state of the park.",
            TriageKind::Complaint,
        ),
        (
            "Offer",
            "Boost your sales with our special offer. Book a demo today. Unsubscribe here.",
            TriageKind::Spam,
        ),
        ("Re-use", "I request permission to re-use your map of cycle routes in my book.", TriageKind::ReUse),
        ("Hello", "The weather was fine.", TriageKind::NotValid),
    ];
    for (subject, body, expected) in cases {
        let opened = reading::open(&mail(subject, "", body), None, &Limits::default()).unwrap();
        let guesses = triage(&opened, &reading::request(&opened));
        assert_eq!(guesses.first().map(|g| g.kind), Some(expected), "{body}: {guesses:?}");
    }
}

#[test]
fn references_are_found_in_any_shape() {
    let cases: [(&str, &[&str]); 7] = [
        ("RE: FOI-2026-0412 Contact centre", &["FOI-2026-0412"]),
        ("Your ref: FOI/2026/412.", &["FOI/2026/412"]),
        ("our reference is IR1570964 and yours EIR-26-0012", &["IR1570964", "EIR-26-0012"]),
        ("Reference: 2969896", &["2969896"]),
        ("foi 2026/17 and foi-2026-0412", &["FOI 2026/17", "FOI-2026-0412"]),
        ("Case reference ABC/2026/0077", &["ABC/2026/0077"]),
        ("Nothing of the kind on 3 February 2025, call 0121 496 0000", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(references(text), expected, "{text}");
    }
}
