//! Whether a few words tell more than a reader sees anyway: names, numbers and paths do, dates and programs do not.

use std::collections::HashSet;

/// The words that a reader sees, to compare others with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words(HashSet<String>);

impl Words {
    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        self.0.extend(words(text));
    }

    /// Whether every word of a text is seen. A text without words is.
    pub fn show(&self, text: &str) -> bool {
        words(text).all(|word| self.0.contains(&word) || self.joined(&word))
    }

    /// A word that a line broke in two.
    fn joined(&self, word: &str) -> bool {
        let middle = word.char_indices().map(|(n, _)| n).skip(2);
        word.len() >= 6 && middle.take(30).any(|n| self.0.contains(&word[..n]) && self.0.contains(&word[n..]))
    }

    /// Whether a text says something that a reader does not see: a name, a number, or a word that is no plain one.
    pub fn lack(&self, text: &str) -> bool {
        names_somebody(text, self)
            || self.unseen(text).iter().flat_map(|w| words(w)).any(|w| {
                w.chars().filter(|c| c.is_alphabetic()).count() >= 4
                    && !listed(PLAIN, &w)
                    && !self.0.contains(&w)
            })
    }

    /// The words that a reader does not see.
    pub fn unseen<'t>(&self, text: &'t str) -> Vec<&'t str> {
        text.split_whitespace().filter(|word| !self.show(word)).collect()
    }
}

/// Words in small letters, without signs around or in them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| {
            let mut out = String::with_capacity(word.len());
            for c in word.chars().filter(|c| c.is_alphanumeric()) {
                match c {
                    'ﬁ' => out.push_str("fi"),
                    'ﬂ' => out.push_str("fl"),
                    'ﬀ' => out.push_str("ff"),
                    'ﬃ' => out.push_str("ffi"),
                    'ﬄ' => out.push_str("ffl"),
                    _ => out.extend(c.to_lowercase()),
                }
            }
            out
        })
        .filter(|word| !word.is_empty())
}

/// Programs and devices, as they name themselves: their name is no person's.
const PROGRAMS: &str = "abbyy|acrobat|acroforms|adobe|alamofire|apache|apowersoft|aspose|autocad|bluebeam|calibre|canon|\
     canva|chrome|chromium|civica|corel|crystal reports|crystalreports|cups|cutepdf|distiller|docuware|\
     dompdf|epson|excel|exiftool|fdf|ffmpeg|figma|firefox|foxit|fpdf|fujitsu|ghostscript|gimp|gnuplot|\
     google|gs |hp |htmldoc|ijg|illustrator|imagemagick|indesign|inkscape|ipad|iphone|itext|\
     jasperreports|jpeg|kofax|konica|kyocera|latex|lead technologies|lexmark|libreoffice|libtiff|lightroom|\
     macos|mac os|matplotlib|microsoft|minolta|mozilla|mupdf|nitro|nuance|onenote|openoffice|oracle|\
     outlook|paint|pandoc|pdf|photoshop|pillow|power bi|powerpoint|prince|publisher|pymupdf|pypdf|python|\
     qpdf|qt |quarkxpress|quartz|reportlab|ricoh|safari|samsung|scan|skia|smallpdf|snagit|snipping|sony|\
     ssrs|tableau|tcpdf|tex|toshiba|typst|visio|weasyprint|windows|wkhtmltopdf|word|wps|writer|xerox|\
     xmp core|zebra";

/// Values that programs put where nobody said anything.
const NOBODY: &str = "-|admin|administrator|anonymous|author|blank|default|default user|document|draft|false|file|home|\
     image|microsoft|microsoft account|microsoft corporation|microsoft office user|n/a|name|none|not set|\
     null|office|owner|photo|picture|root|scan|scanned document|scanner|screenshot|standard|test|title|\
     true|unknown|unknown author|unspecified|untitled|untitled document|user|windows user|your name";

/// Words of bodies and teams, which are no persons.
const BODIES: &str = "academy|admin|administration|agency|association|authority|board|borough|branch|bureau|centre|college|\
     commission|committee|communications|company|contact|council|councils|county|customer|democratic|\
     department|desk|directorate|district|division|executive|finance|foi|foundation|governance|government|\
     group|helpdesk|hospital|housing|hr|information|institute|legal|licensing|limited|llp|ltd|ministry|\
     nhs|office|officer|organisation|parking|parish|partnership|planning|plc|police|press|records|school|\
     schools|section|secretariat|service|services|society|support|team|town|tribunal|trust|unit|\
     university";

/// Words that stand in headings, descriptions of pictures and names of parts, with a capital or without.
const PLAIN: &str = "a|about|above|abstract|acknowledgements|agenda|aim|aims|all|an|analysis|and|annex|annual|answer|\
     answers|any|appendices|appendix|application|applications|arms|as|at|background|banner|bar|below|\
     blue|bookmark|bullet|by|chapter|chart|clip|clipart|coat|column|comparison|computer|conclusion|\
     conclusions|consultation|content|contents|cover|crest|data|date|decorative|definitions|description|\
     diagram|document|draft|each|enclosure|equality|executive|figure|figures|final|findings|flowchart|\
     footer|for|form|freedom|from|front|further|glossary|graph|graphic|green|grey|header|heading|\
     history|how|icon|illustration|image|in|index|information|introduction|is|key|layer|legend|letter|\
     level|line|list|logo|map|methodology|minutes|monthly|months|next|notes|number|numbers|objectives|\
     of|on|options|or|organisation|outcome|outcomes|overview|page|pages|part|per|photo|photograph|\
     picture|pie|plan|policy|procedure|process|purpose|quarter|quarterly|question|questions|rates|\
     recommendation|recommendations|rectangle|red|reference|references|report|request|requests|response|\
     responses|results|review|rule|schedule|scope|screenshot|seal|section|shape|sheet|showing|shows|\
     sign|slide|statistics|steps|strategy|summary|table|tables|template|text|textbox|the|this|title|to|\
     total|totals|trend|untitled|version|watermark|what|white|with|year|yearly|years|yellow|january|\
     february|march|april|may|june|july|august|september|october|november|december";

/// Parts and kinds that have letters for names.
const LETTERED: &str = "annex|appendix|attachment|block|category|chapter|chart|class|column|enclosure|exhibit|figure|form|\
     grade|group|hepatitis|item|level|lot|map|option|page|part|phase|plan|question|route|row|schedule|section|\
     sheet|site|slide|table|team|type|unit|vitamin|zone";

/// Whether a word is one of a list.
pub(crate) fn listed(list: &str, word: &str) -> bool {
    list.split('|').any(|w| w == word)
}

/// Whether a value names a program or a device, whatever else it says.
pub(crate) fn mentions_program(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let padded = format!("{text} ");
    text.len() <= 200
        && !text.contains('@')
        && PROGRAMS.split('|').any(|p| {
            padded.match_indices(p).any(|(n, _)| n == 0 || !padded.as_bytes()[n - 1].is_ascii_alphanumeric())
        })
}

/// Whether a value is only what a program or a device calls itself: it names nobody.
pub(crate) fn is_program(text: &str) -> bool {
    mentions_program(text) && !two_names(text, &Words::default())
}

/// Whether a value says nothing of anybody: empty, a date, a number of a program, what stands where nobody said anything,
/// or the name of a body.
pub(crate) fn is_neutral(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '"', '\0']).trim();
    let small = text.to_lowercase();
    text.is_empty()
        || listed(NOBODY, &small)
        || is_date(text)
        || is_identifier(text)
        || (words(text).any(|w| listed(BODIES, &w))
            && !carries_number(text)
            && !text.contains(['@', '\\'])
            && !of_a_team(text))
}

/// Somebody with the name of the team: the words of a body do not hide who it is.
fn of_a_team(text: &str) -> bool {
    words(text).any(|w| matches!(w.as_str(), "hr" | "foi" | "admin" | "officer"))
        && two_names(text, &Words::default())
}

/// A date or an instant as programs write it.
fn is_date(text: &str) -> bool {
    let rest = text.strip_prefix("D:").unwrap_or(text);
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    (4..=20).contains(&digits)
        && rest.len() <= 35
        && rest.bytes().all(|b| b.is_ascii_digit() || b"-:+'.TZ /".contains(&b))
        && (text.starts_with("D:") || rest.starts_with("19") || rest.starts_with("20"))
}

/// A number that a program made up: hexadecimal, a UUID, a version.
fn is_identifier(text: &str) -> bool {
    let bare = [
        "uuid:",
        "urn:uuid:",
        "xmp.did:",
        "xmp.iid:",
        "xmp.id:",
        "adobe:docid:indd:",
        "adobe:docid:photoshop:",
        "urn:",
        "id:",
    ]
    .iter()
    .find_map(|p| text.strip_prefix(p))
    .unwrap_or(text);
    let hex = bare.bytes().all(|b| b.is_ascii_hexdigit() || b"-{}:<>".contains(&b));
    (hex && bare.len() >= 16)
        || bare.bytes().all(|b| b.is_ascii_digit() || b". /%-".contains(&b)) && bare.len() <= 6
}

/// Four or more digits in a row, or a national insurance number or the like: letters and digits mixed.
fn carries_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        digits >= 4 && !year
    })
}

/// Whether words that describe something name somebody, a number or a path that the reader does not see.
pub(crate) fn names_somebody(text: &str, seen: &Words) -> bool {
    let unseen = seen.unseen(text);
    if unseen.is_empty() {
        return false;
    }
    let joined = unseen.join(" ");
    if carries_number(&joined)
        || joined.contains('@')
        || joined.contains(":\\")
        || joined.contains("\\\\")
        || joined.contains("file:")
    {
        return true;
    }
    two_names(text, seen)
}

/// Whether two words with capitals stand together that are no plain ones, or one after a title.
fn two_names(text: &str, seen: &Words) -> bool {
    let (mut before, mut after_plain) = (false, false);
    for (n, word) in text.split_whitespace().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let small = bare.to_lowercase();
        let title = matches!(
            small.as_str(),
            "mr" | "mrs" | "ms" | "miss" | "dr" | "cllr" | "councillor" | "prof" | "sir" | "dame"
        );
        let capital = bare.starts_with(char::is_uppercase)
            && (bare.chars().skip(1).any(char::is_lowercase) || bare.len() > 4)
            && !listed(PLAIN, &small)
            && !listed(BODIES, &small)
            && !mentions_program(&small);
        if title {
            before = true;
            continue;
        }
        // "R Holloway", but not "Annex C Telephones".
        let mut letters = bare.chars();
        if let (Some(initial), None) = (letters.next(), letters.next())
            && initial.is_uppercase()
            && !matches!(initial, 'A' | 'I')
            && !after_plain
        {
            before = true;
            continue;
        }
        after_plain = listed(LETTERED, &small);
        // The first word has its capital for being the first.
        if capital && before && !seen.show(word) {
            return true;
        }
        before = capital && (n > 0 || !seen.show(word));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_somebody_is_told_from_what_describes() {
        let mut seen = Words::default();
        seen.add("Response to request for information from the Council");
        for (text, named, origin) in [
            ("Statement of Hilary Braithwaite", true, "a bookmark with a name"),
            ("Introduction", false, "a bookmark without"),
            ("Appendix 2 Methodology", false, "a heading that the page words otherwise"),
            ("Bar chart of requests by quarter", false, "a description of what is seen"),
            ("Photograph of Mrs Okonjo outside her home", true, "a description that says more"),
            ("Picture of claimant AB123456C", true, "a number"),
            ("C:\\Users\\jbloggs\\plan.png", true, "a path"),
            ("Response to request", false, "words of the page"),
            ("Council logo", false, "a logo"),
            ("Cheque payable to R Holloway", true, "an initial and a name"),
            ("Annex C Telephones", false, "the letter of a part"),
            ("Eastmere Borough Council coat of arms", false, "a body is no person"),
        ] {
            assert_eq!(names_somebody(text, &seen), named, "{text}: {origin}");
        }
    }

    #[test]
    fn neutral_values_are_those_nobody_wrote() {
        for (text, neutral, origin) in [
            ("D:20250304091400+00'00'", true, "a date as PDF writes it"),
            ("2025-03-04T09:14:00Z", true, "a date as XMP writes it"),
            ("uuid:0a1b2c3d-0000-1111-2222-333344445555", true, "made up by a program"),
            ("anonymous", true, "reportlab"),
            ("Eastmere Borough Council", true, "a body"),
            ("Gethin Iqbal", false, "a person"),
            ("Grievance report - Lesley W", false, "a title"),
            ("07700 900123", false, "a telephone number"),
        ] {
            assert_eq!(is_neutral(text), neutral, "{text}: {origin}");
        }
        assert!(is_program("Microsoft® Word for Microsoft 365"));
        assert!(is_program("CREATOR: gd-jpeg v1.0 (using IJG JPEG v80), quality = 90"));
        assert!(!is_program("Taken by Eilidh Tregenza"));
    }
}
