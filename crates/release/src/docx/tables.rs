//! Where in a table words stand, for what its style makes of them.

use crate::package::xml::Element;

/// A table that is open.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub style: String,
    /// Parts of the style that the table leaves out.
    first_row_off: bool,
    first_column_off: bool,
    row_bands_off: bool,
    column_bands_off: bool,
    /// Rows and columns that have begun.
    rows: usize,
    columns: usize,
}

impl Table {
    /// To be called for every element that opens within it.
    pub fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "tblStyle" => self.style = element.get("val").unwrap_or_default().into_owned(),
            "tblLook" => {
                let bits = element.get("val").and_then(|val| u32::from_str_radix(&val, 16).ok());
                let without = |name: &str, bit: u32, usual: bool| match (element.get(name), bits) {
                    (Some(_), _) => element.on(name) != usual,
                    (None, Some(bits)) => (bits & bit != 0) != usual,
                    (None, None) => false,
                };
                self.first_row_off = without("firstRow", 0x20, true);
                self.first_column_off = without("firstColumn", 0x80, true);
                self.row_bands_off = without("noHBand", 0x200, false);
                self.column_bands_off = without("noVBand", 0x400, false);
            }
            "tr" => {
                self.rows += 1;
                self.columns = 0;
            }
            "tc" => self.columns += 1,
            _ => {}
        }
    }

    /// Whether words stand in this part of the table. Its last row and column are not known before its end.
    pub fn has(&self, part: &str) -> bool {
        let band = |at: usize, first_off: bool| at.saturating_sub(1 + usize::from(!first_off)) % 2;
        match part {
            "wholeTable" => true,
            "firstRow" => self.rows == 1 && !self.first_row_off,
            "firstCol" => self.columns == 1 && !self.first_column_off,
            "band1Horz" => !self.row_bands_off && band(self.rows, self.first_row_off) == 0,
            "band2Horz" => !self.row_bands_off && band(self.rows, self.first_row_off) == 1,
            "band1Vert" => !self.column_bands_off && band(self.columns, self.first_column_off) == 0,
            "band2Vert" => !self.column_bands_off && band(self.columns, self.first_column_off) == 1,
            _ => false,
        }
    }
}
