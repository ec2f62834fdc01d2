//! What an officer can do about a danger: by the kind it is of, in a sentence.

use super::Code;

impl Code {
    /// What to do about it, in a sentence.
    pub fn remedy(self) -> &'static str {
        use Code::*;
        match self {
            ContainerEncrypted => "Ask for the file without a password and add that.",
            ContainerMalformed | ContainerBomb | ContainerXmlDtd | ContainerPolyglot => {
                "Open it in the program that made it, save it anew, and add that; do not send this one."
            }
            ContainerTypeMismatch => "Find out what it is, give it the right ending, and add it again.",
            CsvControlBytes | CsvFarColumns | CsvFarRows | CsvFormulaInjection => {
                "Look at the place it names, take it out or make a clean copy, and add that."
            }
            DocxRevision | OdtRevision | DocHidden => {
                "Accept or reject all changes, delete all comments, and add it again; or make a clean copy."
            }
            EmlAttachment | EmlBcc | EmlHeaders | EmlHtmlHidden | EmlAlternativeMismatch => {
                "Send the words of the message as a document, and each attachment by itself."
            }
            PdfTextUnderBox | PdfTextUnderAnnot | PdfTextUnderImage | PdfImageUnderBox
            | PdfRedactUnapplied | DocxTextUnderBox | XlsxCellCovered => {
                "What is covered is still there: redact it, so that it is taken out, and send the result."
            }
            PdfRedactionWidthLeak => "Make the box wider than the word, so that its length tells nothing.",
            PdfImageOnly | PdfTextOcrLayer | PdfFormField | OdfThumbnail => {
                "Nothing has to be done; look whether it tells more than the page."
            }
            OdfEmbedded | OoxmlEmbedded | PdfAttachment | ZipNested => {
                "Take the inner file out; what is to be sent of it, add by itself."
            }
            ZipComment | ZipDuplicateEntry | ZipLeftover | ZipPathTraversal | ZipPrefixData => {
                "Add the files of the archive one by one."
            }
            OoxmlAltText | OoxmlHeaderFooter | OoxmlPath | OoxmlPrinterSettings | PdfAltText | PdfOutline => {
                "Read it: where it tells more than is meant, take it out or make a clean copy."
            }
            _ => {
                "Make a clean copy, which leaves it out; or take it out where the file was made, and add that."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn every_danger_says_what_to_do() {
        for code in Code::ALL {
            let remedy = code.remedy();
            assert!(remedy.ends_with('.') && remedy.len() > 20, "{}: {remedy}", code.id());
        }
    }
}
