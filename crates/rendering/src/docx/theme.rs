//! The theme and the table of fonts, which Word expects beside the styles: the house colour, and one family of letters.

use document::Document;

use crate::colour::Colour;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const FAMILY: &str = "Arial";

pub(super) fn fonts() -> String {
    format!(
        "{HEAD}<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:font w:name=\"{FAMILY}\"><w:altName w:val=\"Liberation Sans\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}

pub(super) fn theme(document: &Document) -> String {
    let colour = Colour::of(document.letterhead.as_ref().and_then(|h| h.colour.as_deref()));
    let ink = colour.readable_on_white().digits();
    let fixed = |name: &str, colour: &str| format!("<a:{name}><a:srgbClr val=\"{colour}\"/></a:{name}>");
    let mut colours: String = [("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "505A5F"), ("lt2", "F3F2F1")]
        .map(|(n, c)| fixed(n, c))
        .concat();
    for accent in ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"] {
        colours.push_str(&fixed(accent, &ink));
    }
    colours.push_str(&fixed("hlink", "1D4F91"));
    colours.push_str(&fixed("folHlink", "1D4F91"));
    let font = |name: &str| {
        format!(
            "<a:{name}><a:latin typeface=\"{FAMILY}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{name}>"
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Letter\"><a:themeElements><a:clrScheme name=\"Letter\">{colours}</a:clrScheme><a:fontScheme name=\"Letter\">{}{}</a:fontScheme><a:fmtScheme name=\"Letter\"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        font("majorFont"),
        font("minorFont"),
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3)
    )
}
