//! What a page or a form may draw with, by name; looked up once and kept.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use container::{
    Error,
    pdf::{Dict, Font, Pdf},
};

use super::Space;

/// Resources of a page or a form.
pub(super) struct Resources {
    pub fonts: Dict,
    pub objects: Dict,
    pub states: Dict,
    pub spaces: Dict,
    pub patterns: Dict,
    pub shadings: Dict,
    pub properties: Dict,
    /// Fonts that were read already.
    pub known: RefCell<HashMap<Vec<u8>, Option<Rc<Font>>>>,
    /// Spaces of colours that were read already.
    pub known_spaces: RefCell<HashMap<Vec<u8>, Space>>,
}

impl Resources {
    pub fn read(pdf: &Pdf<'_>, dict: &Dict) -> Result<Self, Error> {
        Ok(Resources {
            fonts: pdf.dict(dict, "Font")?,
            objects: pdf.dict(dict, "XObject")?,
            states: pdf.dict(dict, "ExtGState")?,
            spaces: pdf.dict(dict, "ColorSpace")?,
            patterns: pdf.dict(dict, "Pattern")?,
            shadings: pdf.dict(dict, "Shading")?,
            properties: pdf.dict(dict, "Properties")?,
            known: RefCell::default(),
            known_spaces: RefCell::default(),
        })
    }
}
