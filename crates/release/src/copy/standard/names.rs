//! Names that the format and the usual programs give: of styles, parts and shapes. They tell nothing about anybody; all others
//! were given by people.

/// Styles that Word has of its own, in small letters.
const STYLES: &str = "normal|title|subtitle|strong|emphasis|quote|intense quote|subtle emphasis|intense emphasis|subtle reference|\
intense reference|book title|list paragraph|no spacing|caption|toc heading|table of figures|table of authorities|toa heading|\
header|footer|page number|line number|footnote text|footnote reference|endnote text|endnote reference|annotation text|\
annotation reference|annotation subject|balloon text|body text|body text first indent|body text first indent 2|body text indent|\
body text 2|body text 3|body text indent 2|body text indent 3|block text|closing|signature|salutation|date|message header|\
envelope address|envelope return|e-mail signature|hyperlink|followedhyperlink|document map|plain text|normal (web)|normal indent|\
note heading|macro|index heading|html acronym|html address|html cite|html code|html definition|html keyboard|\
html preformatted|html sample|html typewriter|html variable|placeholder text|default paragraph font|normal table|no list|\
table grid|table grid light|grid table light|table theme|table professional|table elegant|table contemporary|unresolved mention|mention|smart hyperlink|hashtag|\
outline list 1|outline list 2|outline list 3|bibliography|light shading|light list|light grid|medium shading 1|medium shading 2|medium list 1|\
medium list 2|medium grid 1|medium grid 2|medium grid 3|dark list|colorful shading|colorful list|colorful grid|list|list bullet|\
list number|list continue|z-top of form|z-bottom of form|heading|text body|table contents|table heading|index|standard|default|\
table simple|table classic|table colorful|table columns|table list|table 3d effects|table subtle|table web|plain table|grid table|list table|toc";

/// The rest of names of styles that Word makes of others: "heading 1", "Light Shading Accent 2", "Grid Table 4 Accent 1".
fn is_numbering(rest: &str) -> bool {
    rest.split_ascii_whitespace().all(|w| {
        matches!(
            w,
            "-" | "accent" | "light" | "dark" | "colorful" | "char" | "char1" | "dot" | "list" | "grid"
        ) || w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether it is the name of a style that Word knows by itself.
pub(super) fn is_own_style(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    STYLES.split('|').any(|own| {
        name.strip_prefix(own)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && is_numbering(rest))
    })
}

/// Switches for pages to look as they did in another Word.
const SWITCHES: &[&str] = &[
    "compatibilityMode",
    "overrideTableStyleFontSizeAndJustification",
    "enableOpenTypeFeatures",
    "doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders",
    "useWord2013TrackBottomHyphenation",
    "allowHyphenationAtTrackBottom",
    "allowTextAfterFloatingTableBreak",
];

/// Whether it is such a switch.
pub(in crate::copy) fn is_own_switch(name: &str) -> bool {
    SWITCHES.contains(&name)
}

/// Whether it is a style of tables that Excel has of its own.
pub(super) fn is_own_table_style(name: &str) -> bool {
    matches!(
        name.trim_end_matches(|c: char| c.is_ascii_digit()),
        "TableStyleLight"
            | "TableStyleMedium"
            | "TableStyleDark"
            | "PivotStyleLight"
            | "PivotStyleMedium"
            | "PivotStyleDark"
    )
}

/// Words that names of parts are put together from, in small letters.
const PARTS: &[&str] = &[
    "_rels",
    "rels",
    "word",
    "xl",
    "ppt",
    "docprops",
    "xml",
    "document",
    "workbook",
    "presentation",
    "styles",
    "settings",
    "numbering",
    "fonttable",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "theme",
    "themes",
    "media",
    "image",
    "worksheets",
    "sheet",
    "sharedstrings",
    "drawings",
    "drawing",
    "charts",
    "chart",
    "chartex",
    "chartsheets",
    "tables",
    "table",
    "slides",
    "slide",
    "slidelayouts",
    "slidelayout",
    "slidemasters",
    "slidemaster",
    "tablestyles",
    "diagrams",
    "data",
    "layout",
    "colors",
    "quickstyle",
    "quickstyles",
    "themeoverride",
    "cut",
    "parts",
    "part",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "tif",
    "tiff",
    "emf",
    "wmf",
    "webp",
    "bmp",
    "content_types",
    "usershapes",
    "oleimage",
    "chartusershapes",
    "hdphoto",
    "strings",
    "picture",
    "comments",
    "webextensions",
    "vmldrawing",
    "glossary",
    "bin",
];

/// Whether a part is named as the usual programs name it.
pub(in crate::copy) fn is_own_part(path: &str) -> bool {
    path.trim_start_matches('/').split(['/', '.', '[', ']']).filter(|s| !s.is_empty()).all(|step| {
        let stem = step.trim_end_matches(|c: char| c.is_ascii_digit());
        step.len() - stem.len() <= 5 && PARTS.contains(&stem.to_lowercase().as_str())
    })
}

/// Whether what stands in an attribute of an Office file is a word of the format and never of anybody who writes: a style that
/// Word knows, a part, a kind of part or relation.
pub(in crate::copy) fn is_own_word(attribute: &str, value: &str) -> bool {
    let spaced = || {
        let mut out = String::new();
        for c in value.chars() {
            if (c.is_ascii_uppercase() || c.is_ascii_digit()) && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
        }
        out.replace("  ", " ")
    };
    let kind = [
        "http://schemas.openxmlformats.org/",
        "http://purl.oclc.org/ooxml/",
        "http://schemas.microsoft.com/office/",
        "urn:schemas-microsoft-com:",
    ];
    let content = ["application/vnd.openxmlformats-", "application/vnd.ms-", "application/xml", "image/"];
    if kind.iter().any(|k| value.starts_with(k)) && !value.contains(' ')
        || is_own_switch(value)
        || is_own_table_style(value)
    {
        return true;
    }
    match attribute {
        "ContentType" => content.iter().any(|k| value.starts_with(k)),
        "PartName" => is_own_part(value),
        "Target" => is_own_part(value.trim_start_matches("../")),
        "val" | "styleId" | "name" => is_own_style(value) || is_own_style(&spaced()) || is_given_name(value),
        _ => is_given_name(value),
    }
}

/// What is given in place of names that people gave: "Style 4", "Table3".
fn is_given_name(value: &str) -> bool {
    let stem = value.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() < value.len() && matches!(stem, "Style" | "Style " | "Table" | "Table Style ")
}

/// Words of the names that programs give to what is drawn, in small letters.
const SHAPES: &str = "title subtitle text content placeholder picture image graphic graphics table chart diagram shape rectangle rounded oval ellipse line \
straight connector elbow curved arrow right left up down bent group box textbox freeform date footer header slide number object object(s) media video \
audio wordart star triangle isosceles callout flowchart frame and vertical horizontal cloud heart sun moon plus minus equal brace bracket pentagon \
hexagon octagon diamond parallelogram trapezoid google shape;p icon smartart ink 3d model clip art logo textfeld grafik bild powerpluswatermarkobject \
watermark canvas form-free polygon drawing background of note page";

/// What a shape is called from now on: as a program called it, or by its number.
pub(in crate::copy) fn shape_name(name: &str, id: &str) -> String {
    let own = name.split(|c: char| c.is_whitespace() || ",:_-".contains(c)).all(|word| {
        let word = word.trim_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        word.is_empty() || SHAPES.split_ascii_whitespace().any(|own| own == word)
    });
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    if own && digits <= 6 {
        return name.to_owned();
    }
    let number: String = id.chars().filter(char::is_ascii_digit).take(8).collect();
    format!("Object {number}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_own_part, is_own_style, is_own_word, shape_name};

    #[test]
    fn names_of_programs_are_told_from_those_of_people() {
        for (name, own) in [
            ("heading 1", true),
            ("Heading 1 Char", true),
            ("Light Shading - Accent 2", true),
            ("Grid Table 4 Accent 1", true),
            ("List Bullet 2", true),
            ("Normal (Web)", true),
            ("Oonagh's letters", false),
            ("Normal Oonagh", false),
        ] {
            assert_eq!(is_own_style(name), own, "{name}");
        }
        for (name, own) in [
            ("word/fontTable.xml", true),
            ("xl/worksheets/_rels/sheet12.xml.rels", true),
            ("[Content_Types].xml", true),
            ("word/media/Oonagh.png", false),
            ("word/media/image07700900417.png", false),
        ] {
            assert_eq!(is_own_part(name), own, "{name}");
        }
        assert!(is_own_word("val", "TableGrid") && !is_own_word("val", "OonaghGrid"));
        assert_eq!(shape_name("TextBox 12", "3"), "TextBox 12");
        assert_eq!(shape_name("Oonagh at work", "3"), "Object 3");
    }
}
