//! Every kind of danger: its code as other programs know it, its usual weight, and what it means in a sentence.
//!
//! A code is never given to anything else, and none is taken back.

use super::Severity;

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $note:literal $meaning:literal)*) => {
        /// A kind of danger.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each has its sentence in the table")]
        pub enum Code { $($name),* }

        impl Code {
            /// All of them, in the order of their codes within a format.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The code as other programs know it.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id),* }
            }

            /// How much it usually weighs.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),* }
            }

            /// Whether it may tell no more than the page shows; it is `info` then.
            pub fn may_be_a_note(self) -> bool {
                match self { $(Code::$name => $note),* }
            }

            /// What it means, in a sentence an officer can act on.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$name => $meaning),* }
            }
        }
    };
}

codes! {
    ContainerBomb "container.bomb" Block false "The file unpacks to far more than its size, so it was not unpacked."
    ContainerEncrypted "container.encrypted" Block false "A password keeps it closed, so nobody can tell what is in it."
    ContainerMalformed "container.malformed" Block false "It is damaged or cut off, so part of it could not be read."
    ContainerPolyglot "container.polyglot" Block false "It is two files in one: another program shows something else."
    ContainerTypeMismatch "container.type_mismatch" Block false "Its name says one kind of file, its content another."
    ContainerXmlDtd "container.xml_dtd" Block false "Its XML declares words of its own, so what it says depends on who reads it."

    CsvControlBytes "csv.control_bytes" Block false "It holds bytes that no program shows and that can end the file for some."
    CsvFarColumns "csv.far_columns" Block false "Something stands so far to the right that nobody looks there."
    CsvFarRows "csv.far_rows" Block false "Something stands so far below the table that nobody looks there."
    CsvFormulaInjection "csv.formula_injection" Block false "A spreadsheet program would run a cell as a formula."

    DocxComment "docx.comment" Block false "Comments, with who wrote them, shown or not."
    DocxDocVars "docx.doc_vars" Block false "Values that Word keeps with the document and never shows."
    DocxFieldCode "docx.field_code" Block false "An instruction behind a field says more than its result."
    DocxHeaderFooterUnused "docx.header_footer.unused" Block false "A header or footer that no page shows."
    DocxMailMerge "docx.mail_merge" Block false "Where a mail merge took its data from, and how."
    DocxPeople "docx.people" Block false "The names and accounts of those who worked on it."
    DocxRevision "docx.revision" Block false "Tracked changes: what was deleted and added, by whom and when."
    DocxTextSameColour "docx.text.same_colour" Block false "Words in the colour of what lies behind them."
    DocxTextUnderBox "docx.text.under_box" Block false "Words painted over, which can still be copied."
    DocxTextVanish "docx.text.vanish" Block false "Words marked as hidden, shown by one click."

    EmlAlternativeMismatch "eml.alternative_mismatch" Block false "The plain form of the message says something other than the formatted form."
    EmlAttachment "eml.attachment" Block false "A file goes with the message."
    EmlBcc "eml.bcc" Block false "Those who were sent a blind copy."
    EmlHeaders "eml.headers" Block false "The way the message took: machines, addresses, programs."
    EmlHtmlHidden "eml.html_hidden" Block false "Words in the message that are not displayed."

    ImgAlphaHidden "img.alpha_hidden" Block false "The picture goes on under transparent parts."
    ImgExifGps "img.exif.gps" Block false "Where the picture was taken."
    ImgExifPersonal "img.exif.personal" Block false "Who took the picture, or with which camera."
    ImgExifThumbnail "img.exif.thumbnail" Block false "A small copy of the picture as it was before it was changed."
    ImgExtraPage "img.extra_page" Warn false "The picture has more pages than most programs show."
    ImgJpegComment "img.jpeg.comment" Block false "A comment inside the picture."
    ImgPngText "img.png.text" Block false "Words inside the picture file that are not displayed."
    ImgTrailingData "img.trailing_data" Block false "Something follows the end of the picture, often the rest of a larger one."

    OdsTableHidden "ods.table.hidden" Block false "A hidden sheet."
    OdsRowHidden "ods.row.hidden" Block false "Hidden rows that hold something."
    OdsRowFiltered "ods.row.filtered" Block false "Rows that a filter takes out of view."
    OdsColHidden "ods.col.hidden" Block false "Hidden columns that hold something."
    OdtRevision "odt.revision" Block false "Tracked changes: what was deleted and added, by whom and when."
    OdfComment "odf.comment" Block false "Comments, with who wrote them."
    OdfTextHidden "odf.text.hidden" Block false "Words marked as hidden, or in the colour of what lies behind them."
    OdfPropsPersonal "odf.props.personal" Block false "Who wrote it, who changed it, and what they noted of it."
    OdfEmbedded "odf.embedded" Block false "Another file inside this one."
    OdfVersions "odf.versions" Block false "Earlier versions of the document."
    OdfThumbnail "odf.thumbnail" Info true "A small picture of the first page as it was when last saved."
    OdfPresentationHidden "odp.slide.hidden" Block false "A hidden slide."
    OdfPresentationNotes "odp.notes" Block false "Speaker's notes."

    OoxmlAltText "ooxml.alt_text" Warn true "The description of a picture, which is read aloud but not seen."
    OoxmlChartCache "ooxml.chart.cache" Block false "A chart keeps the figures it was drawn from, which are not on a visible sheet."
    OoxmlCustomXml "ooxml.custom_xml" Block false "Data of another program, kept with the document and never shown."
    OoxmlEmbedded "ooxml.embedded" Block false "Another file inside this one."
    OoxmlHeaderFooter "ooxml.header_footer" Warn true "A header or footer, which is easily overlooked."
    OoxmlImageCropped "ooxml.image.cropped" Block false "The parts of a picture that were cropped off are still there."
    OoxmlOrphanPart "ooxml.orphan_part" Block false "A part that nothing leads to: a remnant that no program shows."
    OoxmlPath "ooxml.path" Warn false "A place on a computer or server, often with the name of a person or a case."
    OoxmlPrinterSettings "ooxml.printer_settings" Warn false "The printer last used, often with the name of a room or a person."
    OoxmlPropsCustom "ooxml.props.custom" Block false "Properties that were added to the document and are not shown."
    OoxmlPropsPersonal "ooxml.props.personal" Block false "Who wrote it, who changed it last, and what they noted of it."
    OoxmlThumbnail "ooxml.thumbnail" Block false "A small picture of the first page as it once was."
    OoxmlMacro "ooxml.macro" Block false "A program inside the document, with what its authors wrote into it."

    PdfActualText "pdf.actualtext" Block false "Another text stands behind the words that are seen."
    PdfAltText "pdf.alt_text" Block false "The description of a picture, which is read aloud but not seen."
    PdfAnnotation "pdf.annotation" Block false "Notes and marks, with who made them."
    PdfAttachment "pdf.attachment" Block false "A file attached to the PDF."
    PdfFormField "pdf.form.field" Info true "Fields to fill in, with nothing in them."
    PdfFormValue "pdf.form.value" Block false "What was filled into a form."
    PdfImageClipped "pdf.image.clipped" Block false "The parts of a picture outside its frame are still there."
    PdfImageUnderBox "pdf.image.under_box" Block false "A box lies over a picture, which is whole beneath it."
    PdfImageOnly "pdf.image_only" Info true "The pages are pictures: nobody can search them or have them read aloud."
    PdfIncremental "pdf.incremental" Block false "Earlier versions of the document are in the file."
    PdfJavascript "pdf.javascript" Block false "A program inside the PDF."
    PdfMetadataInfo "pdf.metadata.info" Block false "Who wrote it, with what title, subject and keywords."
    PdfMetadataXmp "pdf.metadata.xmp" Block false "Properties of the document that are not shown."
    PdfOcgHidden "pdf.ocg.hidden" Block false "A layer that is switched off."
    PdfOrphanObject "pdf.orphan_object" Block false "Remnants that no page shows."
    PdfOutline "pdf.outline" Block true "Bookmarks that say more than the headings on the pages."
    PdfPieceInfo "pdf.pieceinfo" Block false "Data of the program that made it."
    PdfRedactUnapplied "pdf.redact.unapplied" Block false "Redactions that were marked and never carried out."
    PdfRedactionWidthLeak "pdf.redaction.width_leak" Info false "A box is exactly as wide as the word beneath it was, which can give it away."
    PdfTextCropped "pdf.text.cropped" Block false "Words outside the part of the page that is shown."
    PdfTextInvisible "pdf.text.invisible" Block false "Words that are drawn invisibly."
    PdfTextOcrLayer "pdf.text.ocr_layer" Info true "The words of a scanned page lie invisibly over its picture, so that it can be searched."
    PdfTextOffpage "pdf.text.offpage" Block false "Words beside the page."
    PdfTextSameColour "pdf.text.same_colour" Block false "Words in the colour of what lies behind them."
    PdfTextTiny "pdf.text.tiny" Block false "Words too small to be seen."
    PdfTextTransparent "pdf.text.transparent" Block false "Words drawn fully transparent."
    PdfTextUnderAnnot "pdf.text.under_annot" Block false "A mark lies over words, which can still be copied."
    PdfTextUnderBox "pdf.text.under_box" Block false "A box lies over words, which can still be copied."
    PdfTextUnderImage "pdf.text.under_image" Block false "A picture lies over words, which can still be copied."

    PptxSlideHidden "pptx.slide.hidden" Block false "A hidden slide."
    PptxNotes "pptx.notes" Block false "Speaker's notes."
    PptxComment "pptx.comment" Block false "Comments, with who wrote them."
    PptxObjectHidden "pptx.object.hidden" Block false "Something on a slide that is hidden, beside it, covered, or in the colour of what lies behind it."

    XlsSheetHidden "xls.sheet.hidden" Block false "A hidden sheet."
    XlsRowHidden "xls.row.hidden" Block false "Hidden rows that hold something."
    XlsColHidden "xls.col.hidden" Block false "Hidden columns that hold something."
    XlsComment "xls.comment" Block false "Comments, with who wrote them."
    XlsCache "xls.cache" Block false "A pivot table or a link keeps data of another place."
    XlsCellFar "xls.cell.far" Warn false "Something stands so far from the table that nobody looks there."
    XlsTextHidden "xls.text.hidden" Block false "Words in the colour of what lies behind them, or with a format that shows nothing."
    OlePropsPersonal "ole.props.personal" Block false "Who wrote it, who changed it last, and what they noted of it."
    DocHidden "doc.hidden" Block false "Tracked changes, comments or hidden words."
    PptHidden "ppt.hidden" Block false "Speaker's notes, comments or hidden slides."

    XlsxCellCovered "xlsx.cell.covered" Block false "A picture, chart or box lies over cells that hold something."
    XlsxCellFar "xlsx.cell.far" Warn false "Something stands so far from the table that nobody looks there."
    XlsxColHidden "xlsx.col.hidden" Block false "Hidden columns that hold something."
    XlsxColTiny "xlsx.col.tiny" Block false "Columns too narrow to be seen that hold something."
    XlsxComment "xlsx.comment" Block false "Comments on cells, with who wrote them."
    XlsxCommentThreaded "xlsx.comment.threaded" Block false "Conversations on cells, with the accounts of those who held them."
    XlsxConnection "xlsx.connection" Block false "Where the workbook takes its data from, sometimes with the password."
    XlsxDataModel "xlsx.data_model" Block false "A database inside the workbook."
    XlsxDefinedNameData "xlsx.defined_name.data" Block false "A name in the workbook holds data or leads to another place."
    XlsxExternalLinkCache "xlsx.external_link.cache" Block false "Copies of cells of another workbook."
    XlsxPivotCache "xlsx.pivot.cache" Block false "A pivot table keeps all the rows it was made from."
    XlsxRevisionLog "xlsx.revision_log" Block false "What was changed in the workbook, by whom and when."
    XlsxRowFiltered "xlsx.row.filtered" Block false "Rows that a filter takes out of view."
    XlsxRowHidden "xlsx.row.hidden" Block false "Hidden rows that hold something."
    XlsxRowTiny "xlsx.row.tiny" Block false "Rows too low to be seen that hold something."
    XlsxScenario "xlsx.scenario" Block false "Other values for cells, kept under a name."
    XlsxSheetHidden "xlsx.sheet.hidden" Block false "A hidden sheet."
    XlsxSheetVeryHidden "xlsx.sheet.very_hidden" Block false "A sheet hidden so that Excel's menu does not list it."
    XlsxNumberFormatHidden "xlsx.text.number_format_hidden" Block false "Cells with a format that shows nothing."
    XlsxSameColour "xlsx.text.same_colour" Block false "Cells in the colour of what lies behind them."
    XlsxValidation "xlsx.validation" Block false "A list to choose from, or a hint, that names people or more."
    XlsxTabsHidden "xlsx.view.tabs_hidden" Block false "The tabs of the sheets are out of view, so that nobody sees the other sheets."

    ZipComment "zip.comment" Block false "A comment on the archive that is not shown."
    ZipDuplicateEntry "zip.duplicate_entry" Block false "Two entries have one name: programs show one or the other."
    ZipLeftover "zip.leftover" Warn false "What a Mac or Windows noted about the files, which nobody put there."
    ZipNested "zip.nested" Warn false "An archive in the archive."
    ZipPathTraversal "zip.path_traversal" Block false "An entry would be unpacked outside its folder."
    ZipPrefixData "zip.prefix_data" Block false "Something stands before the archive or between its entries that no program shows."
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn every_code_is_given_once_and_explained() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), before, "a code is given twice");
        for code in Code::ALL {
            assert!(code.meaning().ends_with('.'), "{} has no sentence", code.id());
        }
    }
}
