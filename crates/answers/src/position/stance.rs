//! The words by which officers say what is done with information: that it is given, kept back, published, given in part,
//! not held, or neither confirmed nor denied. It reads no provision and knows no law but that what is reasonably
//! accessible already is one of them. Words that leave it open say nothing.

use std::{collections::HashMap, sync::LazyLock};

use document::response::Disposition;

/// Words that leave it to somebody or to another day: nothing is proposed from them.
const OPEN: &str = "ask | case by case | each case | on its merits | on their merits | depends | depending | tbc | tbd | tba | \
    to be confirmed | to be decided | to be agreed | to be determined | to be considered | check with | check \
    first | speak to | talk to | consult | consult with | seek advice | seek legal | take advice | legal to \
    advise | legal advice needed | undecided | not decided | not agreed | not yet agreed | not yet decided | \
    unsure | unclear | not sure | under review | under discussion | refer to legal | refer to foi | refer to ig \
    | refer to information governance | refer to press | pass to | discretion | may apply | might apply | could \
    apply | may be exempt | might be exempt | possibly | perhaps | unknown";

/// What neither confirms nor denies.
const NCND: &str = "ncnd | n c n d | glomar | neither confirm | neither confirmed | neither confirming | confirm nor deny | \
    confirmed nor denied | confirm or deny | confirmed or denied | confirming or denying | no confirmation | not \
    confirm | not confirmed | dont confirm | wont confirm | cannot confirm | refuse to confirm | decline to \
    confirm | no confirm | no comment";

/// What says that there is nothing.
const NOT_HELD: &str = "not held | no information held | no information is held | information not held | do not hold | dont hold | \
    does not hold | we hold no | we hold none | nothing held | none held | nothing is held | no record | no \
    records | not recorded | not collected | no data held | hold nothing";

/// What keeps information back.
const KEEPS: &str = "withhold | withholding | withheld | exempt | exemption | exempted | exception | excepted | refuse | refused \
    | refusal | decline | declined | redact | redacted | confidential | closed | restricted | hold back | held \
    back | keep back | kept back | keep closed | keep private | kept private | protect | protected | internal \
    only | internal use only | nondisclosable | non disclosable | nondisclosure | non disclosure | undisclosed | \
    no | n | never | not | cannot | dont | do not | wont | cant | must not | may not | not to be | no release | \
    no disclosure | privileged | secret | official sensitive";

/// What gives it.
const GIVES: &str = "give | given | giving | release | released | releasable | releaseable | disclose | disclosed | disclosable | \
    discloseable | disclosure | provide | provided | supply | supplied | open | yes | y | ok | okay | can go out \
    | may go out | goes out | free to give | share | shared | shareable | shown | show | answer | answered | in \
    full | full | public | publish | publishable | be published | for publication | to publish | unrestricted";

/// What gives it by saying that nothing keeps it back.
const TURNED: &str = "nonexempt | non exempt | no restriction | no restrictions | no exemption | no exemptions | no exemption \
    applies | not exempt | not confidential | not sensitive | not restricted | not withheld | do not withhold | \
    no need to withhold | no objection | no reason to withhold | not redacted | nothing to withhold | not closed \
    | not refused";

/// What says that people can find it already.
const PUBLISHED: &str = "published | we publish | publish at | publish on | publish each | publish every | publish annually | publish \
    monthly | publish quarterly | publish online | publication scheme | accessible | reasonably accessible | \
    available | publicly available | already public | public already | public domain | public record | public \
    register | see website | see web | see our website | see the website | see link | see online | see \
    publication | website | web site | web page | webpage | on the web | on our web | online | on line | open \
    data | refer to publication | refer to published | signpost | signposted | direct to | point to | send link \
    | give link | give the link | transparency page | transparency pages | http | https | www";

/// What says, beside a word that gives, that only some of it, or another form of it, is given.
const PART: &str = "in part | part only | partly | partial | partially | part release | part disclosure | part exempt | part \
    withheld | some | only | except | apart from | other than | as bands | in bands | by band | in band | banded \
    | bands | as a range | as ranges | in ranges | range | rounded | anonymised | anonymise | pseudonymised | \
    aggregate | aggregated | totals | total | summary | overall figure | headline | headlines | with redactions \
    | with redaction | redacted copy | redacted version";

/// What says so by itself.
const PART_ALONE: &str = "in part | partly | partial | partially | part release | part disclosure | part exempt | part withheld | \
    total only | totals only | post only | title only | job title only | summary only | headline only | \
    headlines only | number only | numbers only | figure only | figures only | count only | year only | band \
    only | bands only | range only | ranges only | rounded | banded | shown as | show as | reported as | report \
    as | anonymised | anonymised only | aggregated | aggregate only | redacted copy | redacted version | with \
    redactions";

/// What is not published, or later: no refusal and no publication.
const NOT_YET: &str = "not published | not yet published | unpublished | not available | not publicly available | not accessible | \
    not online | not on website | not on the website | to be published | will be published | future publication \
    | intended for publication | intended publication | due to be published | not public | not in the public \
    domain";

/// What may be published is not published for that.
const ALLOWED: &str =
    "may be published | can be published | could be published | ok to be published | fit to be published";

/// How small figures are written: it says nothing of whether another figure is given, and the register may have the
/// figure itself, so nothing is proposed from it.
const SMALL: &str = "shown as 5 | show as 5 | given as 5 | give as 5 | as 5 | as less than | as fewer than | say fewer than | say \
    less than | shown as fewer than | shown as less than | under five | fewer than 5 | fewer than five | less \
    than 5 | less than five | lower than 5 | lower than five | below 5 | below five | under 5 | less than 10 | \
    fewer than 10 | suppress small | small numbers suppressed | suppressed | shown as 10 | as 10";

/// What tells a sum from its parts.
const TOTAL: &str = "total | totals | summary | headline | overall";

/// What leaves out the rest.
const ONLY: &str = "only";

/// Words that stand between a refusal or a permission and what it is about, and say nothing themselves.
const BESIDE: &str = "to be for the a of and or is are as at in on under by it we will this that with but may can s section sec \
    reg regulation already name names post title job deny denied confirm confirmed release disclose publication \
    disclosure publish held hold everything all each year month quarter monthly quarterly annually see link page \
    information data foi act five than neither nor not do should normally usually always line here legal only \
    fewer less";

/// The lists, each by its place as a bit.
const LISTS: [&str; 14] = [
    OPEN, NCND, NOT_HELD, KEEPS, GIVES, TURNED, PUBLISHED, PART, PART_ALONE, NOT_YET, ALLOWED, SMALL, TOTAL,
    ONLY,
];

/// Which lists a text says something of.
#[derive(Clone, Copy, Debug, Default)]
struct Said(u16);

impl Said {
    fn says(self, list: &'static str) -> bool {
        let at = LISTS.iter().position(|l| *l == list);
        at.is_some_and(|at| self.0 & (1 << at) != 0)
    }

    /// Whether it says what is done at all; what only narrows it is no stance.
    fn is_stance(self) -> bool {
        [OPEN, NCND, NOT_HELD, KEEPS, GIVES, TURNED, PUBLISHED, PART_ALONE, NOT_YET, SMALL]
            .into_iter()
            .any(|list| self.says(list))
    }
}

/// The phrases by their first words, each with the lists that have it.
static PHRASES: LazyLock<HashMap<&'static str, Vec<(&'static str, u16)>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&'static str, Vec<(&'static str, u16)>> = HashMap::new();
    for (at, list) in LISTS.iter().enumerate() {
        for phrase in list.split('|').map(str::trim) {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            phrases.entry(first).or_default().push((phrase, 1 << at));
        }
    }
    phrases
});

/// What stands at the beginning of a line, with the phrases that are as long as this or longer.
fn begins(line: &str, least: usize) -> Said {
    let first = line.split(' ').next().unwrap_or(line);
    let phrases = PHRASES.get(first).map_or(&[][..], Vec::as_slice);
    let whole =
        |phrase: &str| line.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let found = phrases.iter().filter(|(phrase, _)| phrase.len() >= least && whole(phrase));
    Said(found.fold(0, |all, (_, list)| all | list))
}

/// What a line of words says anywhere.
fn said(line: &str) -> Said {
    let starts = line.char_indices().filter(|(at, c)| *c != ' ' && (*at == 0 || line[..*at].ends_with(' ')));
    Said(starts.fold(0, |all, (at, _)| all | begins(&line[at..], 1).0))
}

/// Small words with one space between; a sign that parts two statements is a bar.
fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.to_lowercase().replace(" - ", " | ").replace("n/a", "na").chars() {
        match c {
            c if c.is_alphanumeric() => out.push(c),
            '\'' | '’' => {}
            // What stands before or after one of these is another statement.
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '|' | '\n' | '–' | '—' => out.push_str(" | "),
            _ => out.push(' '),
        }
    }
    let parted = |word| if matches!(word, "but" | "however" | "otherwise") { "|" } else { word };
    out.split_whitespace().map(parted).collect::<Vec<_>>().join(" ")
}

/// Whether a statement gives, and whether it keeps back.
fn of_statement(statement: &str) -> (bool, bool) {
    let statement = statement.trim();
    let said = said(statement);
    if said.says(TURNED) {
        return (true, false);
    }
    // Behind "not" and its kin what is given is what is kept back: "do not give", "names are not to be released".
    let named = statement.strip_prefix("name ").is_some();
    let keeps = said.says(KEEPS);
    (!keeps && (said.says(GIVES) || named), keeps)
}

/// What the words say is done; none where they say nothing or leave it open.
pub(super) fn disposition(words: &str, provisions: &[String]) -> Option<Disposition> {
    let line = tokens(words);
    let said = said(&line);
    if said.says(NCND) {
        return Some(Disposition::Ncnd);
    }
    if words.split_whitespace().any(|w| w.ends_with('?')) || said.says(OPEN) {
        return None;
    }
    if said.says(NOT_HELD) {
        return Some(Disposition::NotHeld);
    }
    let not_yet = said.says(NOT_YET);
    let rest = if not_yet {
        let later = NOT_YET.split('|').map(str::trim);
        later.fold(format!(" {line} "), |rest, p| rest.replace(&format!(" {p} "), " | "))
    } else {
        line
    };
    let (mut gives, mut keeps) = (false, false);
    for statement in rest.split('|').filter(|s| !s.trim().is_empty()) {
        let (gave, kept) = of_statement(statement);
        gives |= gave && !not_yet;
        keeps |= kept;
    }
    let by_21 = matches!(provisions, [one] if one == "s.21" || one.starts_with("s.21("));
    let published = !not_yet && !said.says(ALLOWED) && said.says(PUBLISHED);
    let total = said.says(TOTAL);
    if by_21 && !not_yet {
        return Some(Disposition::Accessible);
    }
    if published {
        // "Exempt, already published" is exempt because it is published; "withhold each, total published" is not.
        let part = keeps && (total || !provisions.is_empty()) || total && said.says(ONLY);
        return Some(if part { Disposition::GivenInPart } else { Disposition::Accessible });
    }
    if !keeps && said.says(SMALL) {
        return None;
    }
    if keeps && gives || said.says(PART_ALONE) || gives && said.says(PART) {
        return Some(Disposition::GivenInPart);
    }
    if keeps || !provisions.is_empty() {
        return Some(Disposition::Withheld);
    }
    gives.then_some(Disposition::Given)
}

/// Whether a cell does nothing but say what is done: most of its words are of that kind. "Yes" and "no" answer anything.
pub(super) fn is_one(cell: &str) -> bool {
    if cell.len() > 160 {
        return false;
    }
    let line = tokens(cell);
    let words: Vec<&str> = line.split(' ').filter(|w| !w.is_empty() && *w != "|").collect();
    let answers = matches!(
        words[..],
        ["yes"
            | "y"
            | "no"
            | "n"
            | "none"
            | "na"
            | "full"
            | "total"
            | "website"
            | "online"
            | "secret"
            | "some"]
    );
    if words.is_empty() || words.len() > 16 || answers || !said(&line).is_stance() {
        return false;
    }
    let of_kind = |word: &str| begins(word, word.len()).is_stance();
    let own = words.iter().filter(|w| of_kind(w)).count();
    let all = words.iter().filter(|w| of_kind(w) || BESIDE.split(' ').any(|b| b == **w)).count();
    // Of longer texts the beginning says it.
    let first = begins(&line, 4).is_stance();
    // A refusal may say until when or of which sort: "confidential until award".
    let refuses = [OPEN, NCND, NOT_HELD, KEEPS].into_iter().any(|list| begins(&line, 4).says(list))
        && !matches!(words[0], "closed" | "restricted" | "protected" | "refused");
    if refuses && words.len() <= 6 {
        return true;
    }
    all * 10 >= words.len() * 6 && (first || own * 3 >= words.len() || words.len() <= 5)
}
