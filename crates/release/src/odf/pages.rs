//! Pages and slides of an OpenDocument file: how large they are, and what their masters draw behind everything.

use std::collections::BTreeMap;

use super::styles::points;
use crate::package::xml::Element;

/// Shapes of one master that are kept.
const MOST: usize = 1_000;

/// A place on a page, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    /// Where an element says it stands; none where it is turned, or does not say it.
    pub fn of(element: &Element<'_>) -> Option<Area> {
        let length = |name: &str| element.exactly(name).and_then(|l| points(&l));
        if element.exactly("draw:transform").is_some() {
            return None;
        }
        Some(Area {
            left: length("svg:x")?,
            top: length("svg:y")?,
            width: length("svg:width")?,
            height: length("svg:height")?,
        })
    }

    /// The part of another that lies in this one.
    pub fn share_of(&self, other: &Area) -> f64 {
        let across = (self.left + self.width).min(other.left + other.width) - self.left.max(other.left);
        let down = (self.top + self.height).min(other.top + other.height) - self.top.max(other.top);
        let whole = other.width * other.height;
        if whole > 0.0 { across.max(0.0) * down.max(0.0) / whole } else { 0.0 }
    }

    /// Whether no part of it lies on a page of this size.
    pub fn is_off(&self, (width, height): (f64, f64)) -> bool {
        self.left >= width
            || self.top >= height
            || self.left + self.width <= 0.0
            || self.top + self.height <= 0.0
    }
}

/// What a master draws behind everything.
#[derive(Clone, Debug, Default)]
pub(super) struct Master {
    layout: String,
    /// The style of its background.
    pub style: String,
    /// Its shapes: where they stand, and family and name of the style of each; a picture has none.
    pub shapes: Vec<(Option<Area>, Option<(&'static str, String)>)>,
}

/// All masters and layouts.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    masters: BTreeMap<String, Master>,
    sizes: BTreeMap<String, (f64, f64)>,
    layout: String,
    current: Option<String>,
    /// A layout of a page has a background of its own.
    pub coloured: bool,
}

impl Pages {
    /// To be called for every element that opens.
    pub fn open(&mut self, element: &Element<'_>) {
        match element.whole_name() {
            "style:page-layout" => {
                self.layout = element.exactly("style:name").unwrap_or_default().into_owned()
            }
            "style:page-layout-properties" => {
                let length = |name: &str| element.exactly(name).and_then(|l| points(&l));
                if let (Some(width), Some(height)) = (length("fo:page-width"), length("fo:page-height")) {
                    self.sizes.insert(self.layout.clone(), (width, height));
                }
                let plain =
                    |colour: &str| matches!(colour.to_lowercase().as_str(), "transparent" | "#ffffff");
                self.coloured |= element.exactly("fo:background-color").is_some_and(|c| !plain(&c));
                self.coloured |= element.exactly("draw:fill").is_some_and(|f| f != "none" && f != "solid")
                    || element.exactly("draw:fill-color").is_some_and(|c| !plain(&c));
            }
            "style:master-page" => {
                let name = element.exactly("style:name").unwrap_or_default().into_owned();
                let master = Master {
                    layout: element.exactly("style:page-layout-name").unwrap_or_default().into_owned(),
                    style: element.exactly("draw:style-name").unwrap_or_default().into_owned(),
                    shapes: Vec::new(),
                };
                self.masters.insert(name.clone(), master);
                self.current = Some(name);
            }
            // What a master shows to be filled in is drawn by the slide.
            drawn if is_shape(drawn) && element.exactly("presentation:class").is_none() => {
                if let Some(master) = self.current.as_ref().and_then(|name| self.masters.get_mut(name))
                    && master.shapes.len() < MOST
                {
                    master.shapes.push((Area::of(element), style_of_shape(element)));
                }
            }
            _ => {}
        }
    }

    /// To be called for every element that closes.
    pub fn close(&mut self, name: &str) {
        if name == "master-page" {
            self.current = None;
        }
    }

    pub fn master(&self, name: &str) -> Option<&Master> {
        self.masters.get(name)
    }

    /// The size of a page of this master.
    pub fn size(&self, master: &str) -> Option<(f64, f64)> {
        self.masters.get(master).and_then(|m| self.sizes.get(&m.layout)).copied()
    }
}

/// Whether an element is drawn in a place of its own.
pub(super) fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "draw:frame"
            | "draw:custom-shape"
            | "draw:rect"
            | "draw:ellipse"
            | "draw:circle"
            | "draw:polygon"
            | "draw:regular-polygon"
            | "draw:path"
            | "draw:caption"
    )
}

/// Family and name of the style of a shape.
pub(super) fn style_of_shape(element: &Element<'_>) -> Option<(&'static str, String)> {
    let own = |name: &str| element.exactly(name).map(|s| s.into_owned());
    own("presentation:style-name")
        .map(|s| ("presentation", s))
        .or_else(|| own("draw:style-name").map(|s| ("graphic", s)))
}
