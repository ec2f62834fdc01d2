//! Whether words that are easily overlooked tell something about somebody: a name, an address, a number, a place on disk.
//!
//! It is asked only where most such words are harmless (descriptions of pictures, footers, lists to choose from); it
//! leans towards yes. It never decides that words which are hidden may stay.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that begin with a capital in titles, and the words of organisations: none of them is part of a name.
const NO_NAMES: &str = "placeholder content footer connector straight elbow curved rounded rectangle arrow freeform oval callout flowchart textbox progress forward carried awaiting hold holding ongoing requiring applied applicable democratic corporate strategic digital inclusion homelessness adoption fostering commissioning procurement resident residents neighbourhood neighbourhoods street streetscene grounds parking enforcement licensing elections registrars revenues benefits audit payroll treasury about absence academy access account accounts act action active activity address adult adults advice agenda agreement all \
allocation amount analysis and annex annual answer answers appendix applicable application applications approved april area areas asset assets assurance \
assessment august authority average award bank bar benefit benefits bill bin board book borough branch budget building buildings business \
by campus capital care case cases category cell cemetery central centre chart charts chief child children city civic class \
clean clerk clinical closed code college combined commercial commission commissioner committee communication communications community company complaint complaints \
completed compliance comments confidential consultation contact contract contracts control copy corporate corporation cost costs council councillor councils count county \
court cover crown customer daily damaged data date dates days debt december decision deferred delivery department departments description design desk detail details development \
diagram digital direct director directorate disclosure district division document documents draft drainage east economic education eastern election electoral email emergency employee employees employment \
energy enforcement england engagement english enquiries enquiry environment environmental equality estate estates evaluation event excel executive expenditure external \
facilities fact family february fee fees figure figures file final finance financial fire first fleet food for force form forms foundation framework \
freedom friday from full function functions fund funding further garden general good government governance grand grant graph group guidance guide half head heading health heritage high highway highways \
hill home homes hospital hospitals house housing human icon image improvement in income independent index information infrastructure initial inspection inspectorate insurance integrated intelligence internal invoice \
ireland issue issues item items january job joint july june justice key kingdom land large last law learning left legal leisure letter level library licence licensing line list local location logo london low \
maintenance major man management manager map march market master may measure medical medium meeting member members memorial mental message microsoft minor minutes mobile monday month monthly months museum \
name national near network new newsletter next no none normal north northern not note notes notice november number numbers nurse nursing object october of office officer officers offices official on open operational operations option options order organisation other \
our outcome outcomes overview page pages panel paper parish park parking parks part partial partially partnership pay payment payments pension people performance period permit person personal photo photograph photographs phone picture pie place plan planning plans play police policies policy pool population post practice \
pending present press prevention primary principal priority private procedure process procurement product profile programme project projects property protection provider provision public publication published purchase quality quarter question questions rate rates ready record records recovery \
recreation recycling redacted reference refused refuse regeneration register regional registration regulation regulations regulatory release report reports request requests requested requirement research resource resources response responses result results returned revenue \
review right risk river road roads role room royal rural safeguarding safety sale sales saturday schedule scheme school schools science scotland scottish screen screenshot second secondary secretary section security select senior september service services session sheet shire short sick small social \
solicitor source south southern special spend spending sport sports staff stage standard standards start state statement station statistics status strategic strategy street structure sub subject summary sunday supplier support survey system systems \
table target targets task tax team technical technology template tenancy term test text the third this thursday time title to top total totals tourism town trading traffic training transaction transfer transformation transport travel treasury trees tribunal trust tuesday type under union unit united university unknown update upper urban use user valid value values version visit \
volume voluntary waiting wales ward waste water website wednesday week weekly weeks welfare welsh west western with withdrawn women word work workforce working works workstream yard year yearly years yellow yes young youth black blue green grey red white orange purple pink brown accent";

static WORDS_OF_NO_NAME: LazyLock<HashSet<&str>> =
    LazyLock::new(|| NO_NAMES.split_ascii_whitespace().collect());

/// Words beside the postcode of an authority.
const OFFICES: &[&str] = &[
    "town hall",
    "city hall",
    "county hall",
    "shire hall",
    "guildhall",
    "civic centre",
    "civic offices",
    "council",
    "borough of",
    "information governance",
    "freedom of information",
    "headquarters",
];

/// Whether this word, in small letters, is part of no name: "total", "amount", "date".
pub(crate) fn is_common(word: &str) -> bool {
    WORDS_OF_NO_NAME.contains(word)
}

/// Words before a name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "pc",
    "ds",
    "di",
    "dci",
    "sgt",
    "judge",
];

/// Whether the words could tell about somebody.
pub(crate) fn tells(text: &str) -> bool {
    names_somebody(text) || is_path(text) || has_contact(text) || has_reference(text)
}

/// Two words with capitals that could be a name, or a title and one.
pub(crate) fn names_somebody(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || ",;:()[]{}\"“”|/&_=".contains(c)).collect();
    words.windows(2).any(|pair| {
        let (first, second) = (trimmed(pair[0]), trimmed(pair[1]));
        let title = TITLES.contains(&first.to_lowercase().as_str()) && first.starts_with(char::is_uppercase);
        let ends = pair[0].ends_with(['.', '!', '?']) && first.chars().count() > 2;
        (title && is_capitalised(second))
            || (!ends && could_be(first) && could_be(second))
            || (is_initial(pair[0]) && could_be(second) && !is_initial(pair[1]))
    })
}

/// A place on a computer or server.
pub(crate) fn is_path(text: &str) -> bool {
    let lower = text.to_lowercase();
    let drive = lower.as_bytes().windows(3).enumerate().any(|(at, w)| {
        w[0].is_ascii_alphabetic()
            && w[1] == b':'
            && (w[2] == b'\\' || (w[2] == b'/' && lower.as_bytes().get(at + 3) != Some(&b'/')))
            && (at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric())
    });
    drive
        || lower.contains("file:")
        || lower.contains("\\\\")
        || lower.contains("/users/")
        || lower.contains("/home/")
        || lower.contains("sharepoint.com")
        || lower.contains("onedrive")
        || lower.contains("docs.google.com")
        || lower.contains("dropbox.com")
}

/// An e-mail address, a telephone number or a number like one.
fn has_contact(text: &str) -> bool {
    let mail = text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(before, after)| !before.is_empty() && after.contains('.'))
    });
    let mut digits = 0;
    let mut longest = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '(' | ')' | '+' => {}
            _ => digits = 0,
        }
        longest = longest.max(digits);
    }
    mail || longest >= 9
}

/// The number of a case or a person: letters and digits joined, as in "HR/7736", "AB 12 34 56 C", a postcode.
fn has_reference(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let case = words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(mark) = word.find(['/', '-']) else { return false };
        let (before, after) = (&word[..mark], &word[mark + 1..]);
        before.len() >= 2
            && before.chars().all(|c| c.is_ascii_uppercase())
            && after.chars().filter(char::is_ascii_digit).count() >= 3
            && !["FOI", "EIR", "FY", "ISO", "BS", "EN", "COVID"].contains(&before)
    });
    let national_insurance = words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.len() == 9
            && word.is_ascii()
            && word[..2].bytes().all(|b| b.is_ascii_uppercase())
            && word[2..8].bytes().all(|b| b.is_ascii_digit())
            && word[8..].bytes().all(|b| b.is_ascii_uppercase())
    });
    let outward = |word: &str| {
        (2..=4).contains(&word.len())
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.contains(|c: char| c.is_ascii_digit())
            && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let inward = |word: &str| {
        word.len() == 3
            && word.is_ascii()
            && word.as_bytes()[0].is_ascii_digit()
            && word[1..].bytes().all(|b| b.is_ascii_uppercase())
    };
    let trim = |word: &'_ str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
    // Where an authority has its office is no secret.
    let lower = text.to_lowercase();
    let of_office = OFFICES.iter().any(|office| lower.contains(office));
    case || national_insurance
        || !of_office && words.windows(2).any(|pair| outward(&trim(pair[0])) && inward(&trim(pair[1])))
}

fn trimmed(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn is_initial(word: &str) -> bool {
    let letters: Vec<char> = word.trim_end_matches(',').chars().collect();
    matches!(letters.as_slice(), [c] | [c, '.'] if c.is_uppercase() && *c != 'A' && *c != 'I')
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 2
        && letters.clone().any(char::is_lowercase)
        && letters.all(|c| c.is_alphabetic() || "'’-.".contains(c))
}

fn could_be(word: &str) -> bool {
    if !is_capitalised(word) {
        return false;
    }
    let lower = word.to_lowercase();
    let mut parts = lower.split(['-', '.']);
    let known = |part: &str| {
        let singular = part.strip_suffix('s').filter(|p| p.len() > 3).unwrap_or(part);
        WORDS_OF_NO_NAME.contains(part) || WORDS_OF_NO_NAME.contains(singular)
    };
    !parts.all(known)
}

#[cfg(test)]
mod tests {
    use super::{names_somebody, tells};

    #[test]
    fn names_tell_and_titles_do_not() {
        for telling in [
            "Padraig Braithwaite at the tribunal",
            "Prepared by Niamh Bickerstaffe",
            "HR file of Farrukh Ndukwe",
            "Mrs Aspinall",
            "J. O'Neill",
            "signed off: S Llewellyn",
            "C:\\Users\\jsmith\\Pictures\\scan.png",
            "call 07700 900123",
            "ring meera@example.org",
            "case HR/7736",
            "see YO6 1LJ",
        ] {
            assert!(tells(telling), "{telling}");
        }
        for plain in [
            "Information Governance Team",
            "Bar chart of requests by month",
            "Page 3 of 12",
            "Northern Council Annual Report 2024",
            "OFFICIAL",
            "Chart 1",
            "Freedom of Information Response",
            "Published 3 March 2025",
            "Yes,No,Not known",
            "Council logo",
        ] {
            assert!(!tells(plain), "{plain}");
        }
        assert!(!names_somebody("Housing Options. Legal Services"));
    }
}
