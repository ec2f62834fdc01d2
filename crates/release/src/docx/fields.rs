//! Fields: which instructions say no more than the words that are seen in their place.

use crate::package::parts::telling_link;
use crate::package::telling;

/// Instructions that only place what stands in the document already, or count.
const HARMLESS: &[&str] = &[
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "TOC",
    "PAGEREF",
    "REF",
    "NOTEREF",
    "SEQ",
    "STYLEREF",
    "DATE",
    "TIME",
    "CREATEDATE",
    "SAVEDATE",
    "PRINTDATE",
    "EDITTIME",
    "FORMTEXT",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "SYMBOL",
    "EQ",
    "TITLE",
    "SUBJECT",
    "AUTHOR",
    "LASTSAVEDBY",
    "USERNAME",
    "USERINITIALS",
    "USERADDRESS",
    "FILENAME",
    "FILESIZE",
    "NUMWORDS",
    "NUMCHARS",
    "REVNUM",
    "BIBLIOGRAPHY",
    "INDEX",
    "TOA",
    "LISTNUM",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "ADVANCE",
    "BARCODE",
    "GOTOBUTTON",
    "SHAPE",
    "KEYWORDS",
    "COMMENTS",
    "TEMPLATE",
    "DOCPROPERTY",
    "INFO",
    "GREETINGLINE",
    "ADDRESSBLOCK",
    "MERGEREC",
    "MERGESEQ",
    "NEXT",
    "CONTROL",
    "EMBED",
    "HTMLACTIVEX",
    "BIDIOUTLINE",
    "GLOSSARY",
    "AUTOTEXT",
];

/// What an instruction says beyond what is seen; none where it is harmless.
pub(crate) fn tells(instruction: &str) -> Option<String> {
    let instruction = instruction.trim();
    let kind = instruction.split(|c: char| c.is_whitespace() || c == '"' || c == '\\').next()?.to_uppercase();
    let said = || Some(instruction.to_owned());
    match kind.as_str() {
        "" => None,
        "HYPERLINK" => {
            let targets = instruction.split('"').skip(1).step_by(2);
            let hint = instruction.contains("\\o") && targets.clone().last().is_some_and(telling::tells);
            let first = targets.clone().next().unwrap_or_default();
            let inside = instruction.contains("\\l")
                && instruction.split('"').next().is_some_and(|s| s.contains("\\l"));
            (hint || !inside && telling_link(first)).then(|| instruction.to_owned())
        }
        // What stands there in quotation marks is put into the properties, and shown nowhere.
        "COMMENTS" | "SUBJECT" | "TITLE" | "KEYWORDS" | "AUTHOR" | "INFO" if instruction.contains('"') => {
            said()
        }
        "QUOTE" | "MACROBUTTON" | "CITATION" => telling::tells(instruction).then(|| instruction.to_owned()),
        _ if kind.starts_with('=') => None,
        _ if HARMLESS.contains(&kind.as_str()) => {
            telling::is_path(instruction).then(|| instruction.to_owned())
        }
        _ => said(),
    }
}

#[cfg(test)]
mod tests {
    use super::tells;

    #[test]
    fn instructions_that_say_more_are_told() {
        for harmless in [
            " PAGE ",
            "NUMPAGES \\* Arabic",
            " COMMENTS \\* MERGEFORMAT ",
            " TOC \\o \"1-3\" \\h \\z \\u ",
            " PAGEREF _Toc123 \\h ",
            " HYPERLINK \"https://www.gov.uk/\" ",
            " HYPERLINK \\l \"_Toc123\" ",
            " =SUM(ABOVE) ",
            "REF _Ref42 \\h",
        ] {
            assert_eq!(tells(harmless), None, "{harmless}");
        }
        for telling in [
            " IF \"1\" = \"2\" \"a final warning\" \"\" ",
            " INCLUDETEXT \"notes.docx\" ",
            " TC \"a heading\" ",
            " MERGEFIELD Surname ",
            " COMMENTS \"a final warning\" ",
            " DOCVARIABLE case ",
            " HYPERLINK \"file:///H:/cases/4711.docx\" ",
            " ADDIN EN.CITE <EndNote/> ",
        ] {
            assert!(tells(telling).is_some(), "{telling}");
        }
    }
}
