//! Which requests the demonstration has: first those on which somebody works today, then the closed year.

use super::{
    calendar::Came,
    topic::{self, COUNT},
};

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nobody has said what it is.
    Untriaged,
    /// A request whose questions are being put right.
    Reading,
    /// Some questions are decided.
    Working,
    /// The same, and a message came that nobody has read.
    Message,
    /// Colleagues were asked.
    Colleagues,
    /// Colleagues were asked and have answered.
    Supplied,
    /// The applicant was asked what is meant.
    Paused,
    /// A fees notice was given.
    Fee,
    /// More time for the public interest test.
    Extended,
    /// An approver was asked.
    Clearance,
    /// An approver sent it back.
    Returned,
    /// Cleared, to be sent.
    Ready,
    /// A part was sent, the rest is to follow.
    PartSent,
    /// Nobody knows whether the letter left.
    InDoubt,
    /// The letter came back.
    Bounced,
    /// Answered after so many working days.
    Answered { after: u32, published: bool },
    /// Answered and published; the applicant says thank you.
    Thanked,
    /// Published and withdrawn from the log again.
    Unpublished,
    /// A review was asked for.
    Review,
    /// It was answered.
    Reviewed,
    /// What was meant came, then the answer.
    Clarified,
    /// The applicant withdrew.
    Withdrawn,
    /// Not valid, with a notice.
    NotValid,
    /// Answered in the normal course.
    Usual,
    /// The applicant's own data.
    OwnData,
    /// A complaint about a service.
    Complaint,
    /// A repeat.
    Repeat,
    /// Spam.
    Spam,
}

/// What was written.
#[derive(Clone, Copy, Debug)]
pub enum Text {
    /// A topic, by its place.
    Topic(usize),
    /// Words of its own: subject and text.
    Own(&'static str, &'static str),
}

/// One case.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub text: Text,
    pub came: Came,
    pub end: End,
    pub variant: u64,
}

fn of(key: &str, came: Came, end: End) -> Spec {
    Spec { text: Text::Topic(topic::place(key)), came, end, variant: 0 }
}

/// Every case, those that the board shows first at the front. Returns with them how many are made before the pages are
/// served.
pub fn all() -> (Vec<Spec>, usize) {
    let own = |subject, text, came, end| Spec { text: Text::Own(subject, text), came, end, variant: 0 };
    use Came::{Ago, Due};
    let mut all = vec![
        of("telephony", Due(0), End::Ready),
        of("contact-centre", Due(3), End::Colleagues),
        of("car-parks", Due(-4), End::Working),
        of("cloud", Due(1), End::Clearance),
        of("parking", Ago(1), End::Untriaged),
        of("libraries", Due(6), End::Paused),
        own("Bulky waste", BULKY, Ago(1), End::Untriaged),
        of("software", Due(16), End::Reading),
    ];
    let front = all.len();
    all.extend([
        of("printing", Due(-9), End::Returned),
        of("devices", Due(2), End::Supplied),
        of("trees", Due(0), End::Working),
        of("insurance", Ago(30), End::Fee),
        of("agency", Due(4), End::Extended),
        of("potholes", Due(5), End::Message),
        of("temporary-accommodation", Due(7), End::PartSent),
        of("schools-transport", Ago(24), End::InDoubt),
        of("bins", Ago(26), End::Bounced),
        of("contracts", Due(9), End::Working),
        of("planning", Due(11), End::Colleagues),
        of("repairs", Due(13), End::Working),
        of("sickness", Due(15), End::Working),
        own("My records", OWN_DATA, Ago(2), End::Untriaged),
        own("Your roads", NOT_VALID, Ago(33), End::NotValid),
        own("Brown bin", BULKY, Ago(20), End::Usual),
        own("Copy of my file", OWN_DATA, Ago(41), End::OwnData),
        own("Nobody answers the telephone", COMPLAINT, Ago(37), End::Complaint),
        own("Grow your rankings", SPAM, Ago(12), End::Spam),
        of("potholes", Ago(4), End::Repeat),
        of("fraud", Ago(44), End::Review),
        of("settlement", Ago(50), End::Review),
        of("business-rates", Ago(120), End::Reviewed),
        of("councillors", Ago(29), End::Withdrawn),
        of("drainage", Ago(62), End::Clarified),
        of("libraries", Ago(75), End::Thanked),
        of("sickness", Ago(90), End::Unpublished),
    ]);
    for (nth, spec) in all.iter_mut().enumerate() {
        spec.variant = nth as u64;
    }
    // The closed year: each topic in turn, most of them published, one in nine late.
    for nth in 0..72 {
        let came = Ago(52 + (nth as i32) * 313 / 72 + (nth as i32 * 5) % 4);
        let after = if nth % 9 == 4 { 23 } else { 9 + (nth as u32 * 5) % 11 };
        let end = match nth {
            23 | 51 => End::Withdrawn,
            37 => End::Clarified,
            60 => End::NotValid,
            _ => End::Answered { after, published: nth % 4 != 3 },
        };
        let text = match end {
            End::NotValid => Text::Own("Everything", NOT_VALID),
            _ => Text::Topic((nth * 7 + 3) % COUNT),
        };
        all.push(Spec { text, came, end, variant: 40 + nth as u64 });
    }
    (all, front)
}

const BULKY: &str = "Hello, when is the next collection of bulky waste in my road, and what do I have to pay for a sofa? Thank you, {name}";
const OWN_DATA: &str = "Dear Sir or Madam,\n\nI make a subject access request. Please send me a copy of all the personal data that you hold about me, including my council tax account and the notes of my calls.\n\nYours faithfully\n{name}";
const NOT_VALID: &str = "Tell me everything about your roads and all the rest of it. You know what I mean.";
const COMPLAINT: &str = "I want to complain. I have called you four times about my bin and each time I was cut off after twenty minutes. This is a disgrace and I expect an apology.\n\n{name}";
const SPAM: &str = "Dear webmaster, we can put your site on page one of all search engines within ten days. Special offer for new customers, reply today!";
