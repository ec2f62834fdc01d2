//! Whatever the text, nothing panics and every span lies in it.

use personal::{SeniorRoles, find};
use proptest::prelude::*;

/// Pieces that the rules turn on, so that chance meets them.
const PIECES: [&str; 60] = [
    "Mr",
    "Mrs ",
    "Dr. ",
    "PC 2214 ",
    "Hannah",
    "Oyelaran",
    "O'Dowd",
    "St ",
    "van ",
    "ap ",
    "& ",
    "and ",
    ", ",
    ": ",
    "; ",
    ". ",
    "\n",
    "\n\n",
    "\t",
    "|",
    "\"",
    "(",
    ")",
    "-",
    "'s ",
    "’s",
    "Head of Housing",
    "Officer",
    "Council",
    "Road",
    "Law",
    "v ",
    "BD4 7RU",
    "33 ",
    "Flat 9, ",
    "Heronsgate",
    "DOB ",
    "02/09/1993",
    "2 September 1993",
    "LH 64 84 89 A",
    "999 672 7947",
    "07700 900 662",
    "+44 ",
    "ext 4471",
    "41-00-71",
    "85193722",
    "sort code ",
    "account ",
    "passport ",
    "588134108",
    "GU15 EZS",
    "FAIRC554247L99VW",
    "10.75.12.190",
    "2001:db8::1",
    "f.karim@penmarrow.gov.uk",
    "@",
    "Ŵ",
    "\u{200b}",
    "From: ",
    "Name,DOB,Post\n",
];

proptest! {
    #[test]
    fn nothing_panics_and_every_span_lies_in_the_text(pieces in prop::collection::vec(0..PIECES.len() + 20, 0..60), other in "\\PC{0,40}") {
        let text: String = pieces.iter().map(|at| PIECES.get(*at).copied().unwrap_or(if at % 2 == 0 { " " } else { other.as_str() })).collect();
        for span in find(&text, &SeniorRoles::default()).spans {
            prop_assert!(span.start < span.end);
            prop_assert_eq!(&text[span.start..span.end], span.text);
        }
    }

    #[test]
    fn any_characters_will_do(text in any::<String>()) {
        find(&text, &SeniorRoles::default());
    }
}

#[test]
fn texts_that_repeat_one_thing_take_no_more_than_their_length() {
    // A table of a hundred thousand cells, an endless line, an endless name.
    let headings = "Name,DOB,Post,Team\n".to_owned()
        + &"Hannah Oyelaran,02/09/1993,Housing Officer,Voids\n".repeat(5_000);
    let line = "Hannah said that 07700 900662 is hers, ".repeat(5_000);
    let name = "Hannah Oyelaran ".repeat(20_000);
    let signs = "@(+:-'\"&,".repeat(20_000);
    let digits = "1234567890".repeat(20_000);
    for text in [headings, line, name, signs, digits] {
        find(&text, &SeniorRoles::default());
    }
}
