//! Which maker of copies knows a kind of file.

use container::Limits;

use super::{Copy, archive, message, older, open_document, picture, refused, slides, table, words, workbook};
use crate::dangers::{CannotCheck, Finding, Format, Look};

/// Makes a clean copy of a file of this kind; what it still holds is looked at afterwards.
pub(super) fn clean(_name: &str, bytes: &[u8], before: &Look, limits: &Limits) -> Result<Copy, CannotCheck> {
    let mut finding = Finding::new(limits);
    match before.format {
        Format::Text => Ok(Copy::of(bytes.to_vec())),
        Format::Xlsx | Format::Xlsm => workbook::clean(bytes, before, &mut finding),
        Format::Docx | Format::Docm => words::clean(bytes, &mut finding),
        Format::Pptx | Format::Pptm => slides::clean(bytes, &mut finding),
        Format::Ods | Format::Odt | Format::Odp => open_document::clean(bytes, &mut finding),
        Format::Csv | Format::Tsv => table::clean(bytes, &mut finding),
        Format::Eml => message::clean(bytes, &mut finding),
        Format::Msg => {
            let mail = container::msg::to_mail(bytes, limits)?;
            let mut copy = message::clean(&mail, &mut finding)?;
            copy.changed("It is an e-mail file (.eml) now.");
            Ok(copy)
        }
        Format::Zip => archive::clean(bytes, &mut finding, limits),
        Format::Xls => older::clean(bytes, &mut finding),
        Format::Xlsb => {
            Err(refused(before.format, "save it as an Excel workbook (.xlsx) and make a clean copy of that"))
        }
        Format::Doc => {
            Err(refused(before.format, "save it as a Word document (.docx) and make a clean copy of that"))
        }
        Format::Ppt => {
            Err(refused(before.format, "save it as a presentation (.pptx) and make a clean copy of that"))
        }
        Format::Pdf => crate::pdf::clean(bytes, limits),
        format if format.is_picture() => picture::clean(bytes, format),
        other => Err(refused(other, "save it as a PDF and make a clean copy of that")),
    }
}
