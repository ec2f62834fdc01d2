//! Parts that Word, Excel and PowerPoint files have alike: drawings without what describes people and without what was
//! cropped off, charts without figures of hidden sheets, pictures without their metadata, links that lead nowhere inside.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::office::{Changed, Part};
use super::standard::{leave_out, nameless, shape_name};
use super::tree::{self, Element, Fate};
use super::{Copy, picture};
use crate::dangers::{CannotCheck, Finding, Format};
use crate::package::parts::{Package, Relation, telling_link};
use crate::package::{drawing::EDGE, telling};
use crate::xlsx::UnseenCells;
use crate::xlsx::place::area;

const IMAGE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
/// What drawings lead to, in any Office file.
pub(super) const DRAWN: &[&str] = &[
    "image",
    "chart",
    "chartEx",
    "hyperlink",
    "diagramData",
    "diagramLayout",
    "diagramQuickStyle",
    "diagramColors",
];

/// What is known of the whole file while its parts are gone through.
pub(super) struct Whole<'w> {
    pub package: &'w Package<'w>,
    pub copy: &'w mut Copy,
    /// Visible sheets of a workbook in small letters, with their parts.
    pub sheets: Option<BTreeMap<String, String>>,
    pub unseen: UnseenCells,
    /// A chart keeps words that do not stand in the cells it was drawn from.
    pub stale: bool,
    /// Pictures made so far.
    pub made: usize,
}

/// Keeps relations of these kinds, and links out of the file that say nothing of where anything lies.
pub(super) fn leading(relations: &[Relation], kinds: &[&str]) -> Vec<Relation> {
    let may = |r: &&Relation| match r.external {
        true => r.kind == "hyperlink" && kinds.contains(&"hyperlink") && !telling_link(&r.target),
        false => kinds.contains(&r.kind.as_str()),
    };
    relations.iter().filter(may).cloned().collect()
}

/// Takes away relations that nothing in the part names any more; those of `always` need no naming.
pub(super) fn named(tree: &Element, relations: &mut Vec<Relation>, always: &[&str]) {
    let mut found = BTreeSet::new();
    let mut see = |e: &Element| {
        found.extend(e.attributes.iter().filter(|(name, _)| name.contains(':')).map(|(_, v)| v.clone()));
    };
    see(tree);
    tree.visit(&mut see);
    relations.retain(|r| always.contains(&r.kind.as_str()) || found.contains(&r.id));
}

impl Whole<'_> {
    /// A part of a common kind; none where it is the format's own or stays behind.
    pub fn part(
        &mut self,
        part: &Part<'_>,
        finding: &mut Finding<'_>,
    ) -> Result<Option<Changed>, CannotCheck> {
        match part.kind {
            "image" => self.picture(part).map(Some),
            "chart" | "chartEx" => self.chart(part, finding).map(Some),
            "theme" | "themeOverride" | "diagramLayout" | "diagramQuickStyle" | "diagramColors"
            | "tableStyles" | "chartUserShapes" | "diagramData" | "diagramDrawing" => {
                let mut tree = tree::read(&part.content, finding.limits.element_depth())?;
                leave_out(&mut tree);
                nameless(&mut tree);
                let mut relations = leading(&part.relations, &["image", "hyperlink"]);
                let pictures = self.drawing(&mut tree, part.name, &mut relations, finding)?;
                named(&tree, &mut relations, &[]);
                Ok(Some(Changed { content: tree.document(), relations, pictures }))
            }
            _ => Ok(None),
        }
    }

    fn picture(&mut self, part: &Part<'_>) -> Result<Changed, CannotCheck> {
        let format = Format::of(&part.content, None);
        let content = match format.is_picture() {
            true => {
                let mut cleaned = picture::clean(&part.content, format)?;
                for sentence in std::mem::take(&mut cleaned.changed) {
                    self.copy.changed(sentence);
                }
                cleaned.bytes.unwrap_or_default()
            }
            // Drawings of Windows and the like are drawn whole; the look at the copy says if one holds more.
            false => part.content.clone(),
        };
        Ok(Changed { content, ..Changed::default() })
    }

    /// Drawings in any part: descriptions that tell, crops, originals, tips of links. Pictures that were cut come back.
    pub fn drawing(
        &mut self,
        tree: &mut Element,
        part: &str,
        relations: &mut Vec<Relation>,
        finding: &mut Finding<'_>,
    ) -> Result<Vec<(String, Vec<u8>)>, CannotCheck> {
        let mut described = false;
        let mut crops: Vec<(String, [f64; 4], usize)> = Vec::new();
        let mut count = 0;
        let known: HashSet<String> = relations.iter().map(|r| r.id.clone()).collect();
        let mut linked = false;
        tree.sift(&mut |e| {
            let vml = e.name.starts_with("v:");
            match e.local() {
                "cNvPr" | "docPr" => {
                    for name in ["descr", "title"] {
                        if e.get(name).is_some_and(telling::tells) {
                            e.unset(&[name]);
                            described = true;
                        }
                    }
                    let name = e.get("name").unwrap_or_default().to_owned();
                    let id = e.get("id").unwrap_or_default().to_owned();
                    if !name.is_empty() {
                        e.set("name", shape_name(&name, &id));
                    }
                }
                "tblDescription" | "tblCaption" if e.get("val").is_some_and(telling::tells) => {
                    described = true;
                    return Fate::Drop;
                }
                "imgLayer" | "imgProps" | "svgBlip" | "Fallback" => return Fate::Drop,
                "fillRect" => {
                    let beyond = |v: &str| v.trim_end_matches('%').parse::<f64>().is_ok_and(|n| n < 0.0);
                    e.attributes.retain(|(_, value)| !beyond(value));
                }
                "blip" => e.without(&["extLst"]),
                "blipFill" => {
                    let shown = e.child("blip").and_then(|b| b.get("embed")).unwrap_or_default().to_owned();
                    let sides = e.elements_mut().find(|c| c.local() == "srcRect").and_then(cropped);
                    // A frame without a picture has nothing to cut.
                    if let Some(sides) = sides.filter(|_| !shown.is_empty()) {
                        let id = format!("cut{count}");
                        count += 1;
                        crops.push((shown, sides, count - 1));
                        if let Some(blip) = e.elements_mut().find(|c| c.local() == "blip") {
                            for (_, value) in
                                blip.attributes.iter_mut().filter(|(n, _)| n.ends_with(":embed"))
                            {
                                value.clone_from(&id);
                            }
                        }
                    }
                }
                "hlinkClick" | "hlinkHover" | "hlinkMouseOver" => {
                    if e.get("tooltip").is_some_and(telling::tells) {
                        e.unset(&["tooltip"]);
                    }
                    let id = e.attributes.iter().find(|(n, _)| n.ends_with(":id")).map(|(_, v)| v.clone());
                    if id.is_some_and(|id| !id.is_empty() && !known.contains(&id)) {
                        linked = true;
                        return Fate::Drop;
                    }
                }
                "shape" | "rect" | "roundrect" | "oval" | "group" | "line" | "shapetype" if vml => {
                    for name in ["alt", "title"] {
                        if e.get(name).is_some_and(telling::tells) {
                            e.unset(&[name]);
                            described = true;
                        }
                    }
                }
                "imagedata" => e.unset(&["title", "cropleft", "croptop", "cropright", "cropbottom"]),
                _ => {}
            }
            Fate::Keep
        });
        if described {
            self.copy.changed("Descriptions of pictures that named people or places are gone; write others if the pictures need them.");
        }
        if linked {
            self.copy.changed("Links to places inside the authority no longer lead there.");
        }
        let mut pictures = Vec::new();
        for (id, sides, number) in crops {
            let relation = relations.iter().find(|r| r.id == id && !r.external);
            let entry = relation.and_then(|r| self.package.zip.entry(&r.target)).cloned();
            let entry = entry.ok_or_else(|| CannotCheck::malformed("Office file"))?;
            let content = self.package.read(&entry, finding)?;
            let cut = picture::crop(&content, sides)?;
            let folder = part.split('/').next().unwrap_or("media");
            let name = format!("{folder}/media/cut{}.png", self.made);
            self.made += 1;
            relations.push(Relation {
                id: format!("cut{number}"),
                kind: "image".into(),
                whole_kind: IMAGE.into(),
                target: name.clone(),
                external: false,
            });
            pictures.push((name, cut));
        }
        Ok(pictures)
    }

    /// A chart without the workbook behind it, and without figures that nobody sees.
    fn chart(&mut self, part: &Part<'_>, finding: &mut Finding<'_>) -> Result<Changed, CannotCheck> {
        let mut tree = tree::read(&part.content, finding.limits.element_depth())?;
        leave_out(&mut tree);
        let (mut axes, mut deleted, mut labels) = (0, 0, false);
        tree.visit(&mut |e| match e.local() {
            "catAx" | "dateAx" | "serAx" => {
                axes += 1;
                deleted += usize::from(e.child("delete").is_some_and(Element::switched_on));
            }
            "showCatName" => labels |= e.switched_on(),
            "legend" => labels = true,
            _ => {}
        });
        let unlabelled = self.sheets.is_none() && axes > 0 && deleted == axes && !labels;
        let mut taken = false;
        let (sheets, unseen, stale) = (&self.sheets, &self.unseen, self.stale);
        tree.sift(&mut |e| {
            let name = e.local();
            if matches!(name, "externalData" | "pivotSource" | "pivotFmts" | "protection" | "printSettings")
                || name.starts_with("filtered")
            {
                return Fate::Drop;
            }
            let role = name == "cat" && unlabelled;
            let hidden = e.elements().any(|r| is_reference(r.local()) && (role || hidden(r, sheets, unseen)));
            if hidden
                && matches!(name, "cat" | "val" | "xVal" | "yVal" | "bubbleSize" | "tx" | "plus" | "minus")
            {
                taken = true;
                return Fate::Drop;
            }
            // They are drawn anew from the cells.
            if stale && name == "pt" && telling::tells(&e.words()) {
                taken = true;
                return Fate::Drop;
            }
            if is_reference(name) && hidden_at_all(e, sheets, unseen) {
                taken |= blank(e, sheets, unseen);
            }
            Fate::Keep
        });
        if taken {
            self.copy.changed("A chart no longer shows figures that are on no visible sheet.");
        }
        let mut relations =
            leading(&part.relations, &["image", "themeOverride", "chartUserShapes", "hyperlink"]);
        let pictures = self.drawing(&mut tree, part.name, &mut relations, finding)?;
        named(&tree, &mut relations, &["themeOverride"]);
        Ok(Changed { content: tree.document(), relations, pictures })
    }
}

pub(super) fn is_reference(name: &str) -> bool {
    matches!(name, "strRef" | "numRef" | "multiLvlStrRef" | "strDim" | "numDim" | "datalabelsRange")
}

fn formula(reference: &Element) -> String {
    reference.child("f").map(Element::words).unwrap_or_default()
}

/// The sheet and the range of a formula.
pub(super) fn source(formula: &str) -> Option<(String, &str)> {
    let formula = formula.trim().trim_start_matches(['=', '(']);
    let (sheet, range) = formula.rsplit_once('!')?;
    let sheet = sheet.rsplit(',').next().unwrap_or(sheet).trim_matches('\'').replace("''", "'");
    Some((sheet.to_lowercase(), range.trim_end_matches(')')))
}

/// Whether nothing of what is referred to is on a visible sheet.
fn hidden(reference: &Element, sheets: &Option<BTreeMap<String, String>>, unseen: &UnseenCells) -> bool {
    let Some(sheets) = sheets else { return false };
    let formula = formula(reference);
    match source(&formula) {
        Some((sheet, range)) => match sheets.get(&sheet) {
            None => true,
            Some(part) => {
                let several = reference.local() == "multiLvlStrRef";
                let cells = area(range);
                several
                    && unseen.get(part).is_some_and(|u| {
                        cells.is_some_and(|c| u.cells.iter().any(|(row, column)| c.holds(*row, *column)))
                    })
            }
        },
        None => formula.trim().is_empty() || formula.contains("#REF") || formula.contains('['),
    }
}

fn hidden_at_all(
    reference: &Element,
    sheets: &Option<BTreeMap<String, String>>,
    unseen: &UnseenCells,
) -> bool {
    sheets.is_some() && (hidden(reference, sheets, unseen) || source(&formula(reference)).is_some())
}

/// Takes the values of cells that nobody sees out of what a chart keeps; true where there were any.
fn blank(reference: &mut Element, sheets: &Option<BTreeMap<String, String>>, unseen: &UnseenCells) -> bool {
    let whole = hidden(reference, sheets, unseen);
    let formula = formula(reference);
    let known = source(&formula).and_then(|(sheet, range)| {
        let part = sheets.as_ref()?.get(&sheet)?;
        Some((unseen.get(part)?, area(range)?))
    });
    let mut taken = false;
    reference.sift(&mut |e| {
        if e.local() != "pt" {
            return Fate::Keep;
        }
        let at: Option<u32> = e.get("idx").and_then(|n| n.parse().ok());
        let gone = whole
            || match (&known, at) {
                (Some((unseen, area)), Some(at)) => {
                    let across = area.right - area.left + 1;
                    unseen.holds(area.top + at / across, area.left + at % across)
                }
                _ => false,
            };
        taken |= gone;
        if gone { Fate::Drop } else { Fate::Keep }
    });
    taken
}

/// The shares that a crop takes off each side, which are then no crop any more.
fn cropped(rectangle: &mut Element) -> Option<[f64; 4]> {
    let side = |name: &str| {
        let value = rectangle.get(name)?;
        let number: f64 = value.trim_end_matches('%').parse().ok()?;
        Some(if value.ends_with('%') { number * 1_000.0 } else { number })
    };
    let sides = ["l", "t", "r", "b"].map(|name| side(name).unwrap_or(0.0));
    if !sides.iter().any(|s| *s > EDGE) {
        return None;
    }
    rectangle.attributes.retain(|(_, value)| value.starts_with('-'));
    Some(sides.map(|s| s.max(0.0) / 100_000.0))
}
