//! Pictures and shapes in any Office file: what describes them, and what was cropped off.

use super::telling;
use super::xml::Element;
use crate::dangers::{Code, Finding, Place};

/// Thousandths of a percent below which a crop takes off no more than an edge.
pub(crate) const EDGE: f64 = 500.0;

/// Elements that are a shape, a picture, a frame or a line of DrawingML.
pub(crate) fn is_shape(name: &str) -> bool {
    matches!(name, "sp" | "pic" | "graphicFrame" | "cxnSp")
}

/// What was seen of pictures and shapes in a part.
#[derive(Default)]
pub(crate) struct Watch {
    described: Vec<(String, String)>,
    cropped: Vec<String>,
    originals: usize,
    picture: String,
    in_fill: bool,
}

impl Watch {
    /// To be called for every element that opens.
    pub fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "cNvPr" | "docPr" => {
                self.picture = element.get("name").unwrap_or_default().into_owned();
                for name in ["descr", "title"] {
                    self.describe(element.get(name));
                }
                if telling::is_path(&self.picture) || telling::names_somebody(&self.picture) {
                    self.describe(element.get("name"));
                }
            }
            // Tables of Word and Excel can be described too.
            "tblDescription" | "tblCaption" => self.describe(element.get("val")),
            "table" => {
                self.describe(element.get("altText"));
                self.describe(element.get("altTextSummary"));
            }
            "blipFill" => self.in_fill = true,
            "srcRect" => self.crop(element, 1.0),
            "fillRect" => self.crop(element, -1.0),
            "imgLayer" => self.originals += 1,
            "shape" | "rect" | "roundrect" | "oval" | "group" | "line" | "shapetype"
                if element.whole_name().starts_with("v:") =>
            {
                self.describe(element.get("alt"));
                self.describe(element.get("title"));
            }
            "imagedata" => {
                self.describe(element.get("title").filter(|t| telling::tells(t)));
                let cut = ["cropleft", "croptop", "cropright", "cropbottom"]
                    .iter()
                    .any(|side| element.get(side).is_some_and(|value| vml_fraction(&value) > 0.005));
                if cut {
                    self.cropped.push("an older drawing".into());
                }
            }
            _ => {}
        }
    }

    fn describe(&mut self, text: Option<std::borrow::Cow<'_, str>>) {
        if let Some(text) = text
            && !text.trim().is_empty()
            && self.described.len() < 1_000
        {
            self.described.push((self.picture.clone(), text.into_owned()));
        }
    }

    fn crop(&mut self, element: &Element<'_>, sign: f64) {
        let side = |name: &str| {
            let value = element.get(name)?;
            let number: f64 = value.trim_end_matches('%').parse().ok()?;
            Some(sign * if value.ends_with('%') { number * 1_000.0 } else { number })
        };
        let cut = |name: &str| side(name).filter(|v| *v > EDGE);
        let sides: Vec<String> = [("l", "left"), ("t", "top"), ("r", "right"), ("b", "bottom")]
            .iter()
            .filter_map(|(name, words)| Some(format!("{words} {:.0} %", cut(name)? / 1_000.0)))
            .collect();
        if !sides.is_empty() && self.cropped.len() < 1_000 {
            self.cropped.push(format!("{}: {}", self.picture, sides.join(", ")));
        }
    }

    /// Reports it; `place` says where a reader would look.
    pub fn report(self, part: &str, place: &str, finding: &mut Finding<'_>) {
        let mut said = std::collections::BTreeSet::new();
        for (picture, text) in self.described {
            if !said.insert(text.clone()) {
                continue;
            }
            let at = format!("{place}, the description of “{picture}”");
            if telling::tells(&text) {
                finding.danger(Code::OoxmlAltText, Place::part(part).described(at), "", &text);
            } else {
                finding.note(Code::OoxmlAltText, Place::part(part).described(at), "", &text);
            }
        }
        for picture in self.cropped {
            let at = format!("{place}, a picture");
            finding.danger(
                Code::OoxmlImageCropped,
                Place::part(part).described(at),
                format!("cut off: {picture}"),
                "",
            );
        }
        if self.originals > 0 {
            let at = format!("{place}, a picture with effects");
            let detail = "the picture as it was before its effects is kept";
            finding.danger(Code::OoxmlImageCropped, Place::part(part).described(at), detail, "");
        }
    }
}

/// "6554f" is in 65,536ths; ".1" is itself.
fn vml_fraction(value: &str) -> f64 {
    match value.strip_suffix('f') {
        Some(parts) => parts.parse::<f64>().unwrap_or(0.0) / 65_536.0,
        None => value.parse().unwrap_or(0.0),
    }
}
