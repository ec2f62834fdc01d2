//! What is drawn in Office files since 2007: pictures, charts, diagrams, equations. Their words are told; lines are not.

use document::Inline;
use document::transcript::{Cell, Piece, Side};

use super::gathered::Gathered;
use crate::copy::tree::{self, Element, Node};
use crate::dangers::CannotCheck;
use crate::package::parts::Package;

/// Points of a chart that are told; one with more shows a line.
const MOST_POINTS: usize = 400;
/// Units of drawings in a point.
const UNITS: f64 = 12_700.0;

/// Where a drawing stands.
pub(super) struct Around<'a, 'z> {
    pub package: &'a Package<'z>,
    /// The part in which it stands.
    pub part: &'a str,
}

impl Around<'_, '_> {
    fn target(&self, id: &str) -> Option<String> {
        let relations = self.package.relations(self.part);
        relations.iter().find(|r| r.id == id && !r.external).map(|r| r.target.clone())
    }

    /// A picture by its relation.
    pub fn picture(
        &self,
        id: &str,
        alt: &str,
        size: Option<(u32, u32)>,
        gathered: &mut Gathered<'_, '_>,
    ) -> Result<Option<Piece>, CannotCheck> {
        let Some(name) = self.target(id) else { return Ok(None) };
        let found = gathered.picture(&name, |finding| {
            let entry = self.package.zip.entry(&name).cloned();
            entry.map(|entry| self.package.read(&entry, finding)).transpose()
        })?;
        Ok(found.map(|(number, dots)| {
            let (alt, size) = (alt.trim().to_owned(), size.unwrap_or_else(|| points(dots)));
            Piece::Picture { number, alt, size, side: Side::Left }
        }))
    }

    /// Another part, as a tree.
    pub fn tree(&self, id: &str, gathered: &mut Gathered<'_, '_>) -> Result<Option<Element>, CannotCheck> {
        let entry = self.target(id).and_then(|name| self.package.zip.entry(&name).cloned());
        let Some(entry) = entry else { return Ok(None) };
        let content = self.package.read(&entry, gathered.finding)?;
        tree::read(&content, gathered.finding.limits.element_depth()).map(Some)
    }

    /// The words of a diagram, as items.
    pub fn diagram(
        &self,
        id: &str,
        gathered: &mut Gathered<'_, '_>,
        out: &mut Vec<Piece>,
    ) -> Result<(), CannotCheck> {
        let Some(tree) = self.tree(id, gathered)? else { return Ok(()) };
        gathered.say("A diagram stands as the list of its words.");
        tree.visit(&mut |e| {
            if e.local() != "p" || !e.name.starts_with("a:") {
                return;
            }
            let words = said(e);
            if !words.is_empty() {
                let words = vec![Inline::Text(words)];
                out.push(Piece::Item { depth: 0, label: "•".to_owned(), words });
            }
        });
        Ok(())
    }

    /// A chart as the table of what it is drawn from.
    pub fn chart(
        &self,
        id: &str,
        gathered: &mut Gathered<'_, '_>,
        out: &mut Vec<Piece>,
    ) -> Result<(), CannotCheck> {
        let Some(tree) = self.tree(id, gathered)? else { return Ok(()) };
        gathered.say("A chart stands as the table that it is drawn from.");
        chart(&tree, out);
        Ok(())
    }
}

/// Dots as points, as programs show pictures that say nothing of their size.
pub(super) fn points((width, height): (usize, usize)) -> (u32, u32) {
    let points = |dots: usize| u32::try_from(dots * 3 / 4).unwrap_or(u32::MAX).max(1);
    (points(width), points(height))
}

/// A size in units of drawings, by the names of its attributes.
pub(super) fn size(element: &Element) -> Option<(u32, u32)> {
    let side = |name: &str| {
        let units: f64 = element.get(name)?.parse().ok()?;
        let points = (units / UNITS).round();
        (1.0..=10_000.0).contains(&points).then_some(points as u32)
    };
    Some((side("cx")?, side("cy")?))
}

/// The words of a paragraph of a drawing.
fn said(element: &Element) -> String {
    let mut out = String::new();
    element.visit(&mut |e| {
        if e.local() == "t" {
            out.push_str(&e.words());
        }
    });
    out.trim().to_owned()
}

/// The points that a chart keeps of a range, by their numbers.
fn kept(of: Option<&Element>) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let Some(of) = of else { return out };
    of.visit(&mut |e| {
        if e.local() == "pt" && out.len() <= MOST_POINTS {
            let at = e.get("idx").and_then(|n| n.parse().ok()).unwrap_or(out.len());
            out.push((at, e.words().trim().to_owned()));
        }
    });
    out
}

fn chart(tree: &Element, out: &mut Vec<Piece>) {
    let mut titles = Vec::new();
    let mut series = Vec::new();
    tree.visit(&mut |e| match e.local() {
        "title" => {
            let words = said(e);
            let words = if words.is_empty() {
                kept(Some(e)).into_iter().map(|(_, v)| v).collect::<Vec<_>>().join(" ")
            } else {
                words
            };
            if !words.is_empty() {
                titles.push(words);
            }
        }
        "ser" => series.push(e.clone()),
        _ => {}
    });
    for words in titles {
        out.push(Piece::paragraph(vec![Inline::Strong(words)]));
    }
    let mut categories: Vec<(usize, String)> = Vec::new();
    let mut columns = Vec::new();
    for one in &series {
        let name: Vec<String> = kept(one.child("tx")).into_iter().map(|(_, v)| v).collect();
        let across = kept(one.child("cat").or_else(|| one.child("xVal")));
        if across.len() > categories.len() {
            categories = across;
        }
        columns.push((name.join(" "), kept(one.child("val").or_else(|| one.child("yVal")))));
    }
    let last = columns.iter().flat_map(|(_, points)| points).chain(&categories).map(|(at, _)| *at).max();
    let Some(last) = last.filter(|last| *last <= MOST_POINTS) else {
        for (name, _) in columns.into_iter().filter(|(name, _)| !name.is_empty()) {
            out.push(Piece::text(name));
        }
        return;
    };
    let cell = |text: &str| match text {
        "" => Cell::of(Vec::new()),
        text => Cell::of(vec![Piece::text(text)]),
    };
    let at = |points: &[(usize, String)], n: usize| {
        points.iter().find(|(at, _)| *at == n).map(|(_, v)| v.clone()).unwrap_or_default()
    };
    let mut rows = Vec::new();
    let head = std::iter::once(cell("")).chain(columns.iter().map(|(name, _)| cell(name)));
    rows.push(head.collect::<Vec<_>>());
    for n in 0..=last {
        let values = columns.iter().map(|(_, points)| cell(&tidy(&at(points, n))));
        rows.push(std::iter::once(cell(&at(&categories, n))).chain(values).collect());
    }
    out.push(Piece::Table { heads: 1, rows });
}

/// A number as a reader would write it: 0.30000000000000004 is 0.3.
fn tidy(value: &str) -> String {
    match value.parse::<f64>() {
        Ok(number) if value.len() > 12 && number.is_finite() => {
            let short = format!("{number:.6}");
            short.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => value.to_owned(),
    }
}

/// An equation on one line.
pub(super) fn equation(element: &Element) -> String {
    let mut out = String::new();
    add(element, &mut out);
    out
}

fn add(element: &Element, out: &mut String) {
    let part = |name: &str| element.child(name).map(equation).unwrap_or_default();
    let wrapped = |text: String| match text.chars().count() {
        0 | 1 => text,
        _ => format!("({text})"),
    };
    match element.local() {
        "f" => out.push_str(&format!("{}/{}", wrapped(part("num")), wrapped(part("den")))),
        "sSup" => out.push_str(&format!("{}^{}", part("e"), wrapped(part("sup")))),
        "sSub" => out.push_str(&format!("{}_{}", part("e"), wrapped(part("sub")))),
        "sSubSup" => {
            let (base, below, above) = (part("e"), part("sub"), part("sup"));
            out.push_str(&format!("{base}_{}^{}", wrapped(below), wrapped(above)));
        }
        "rad" => out.push_str(&format!("{}√{}", part("deg"), wrapped(part("e")))),
        "d" => {
            let inner: Vec<String> = element.elements().filter(|e| e.local() == "e").map(equation).collect();
            out.push_str(&format!("({})", inner.join(", ")));
        }
        "nary" => {
            let sign = element.child("naryPr").and_then(|p| p.child("chr")).and_then(|c| c.get("val"));
            let (below, above) = (part("sub"), part("sup"));
            out.push_str(sign.unwrap_or("∫"));
            if !below.is_empty() {
                out.push_str(&format!("_{}", wrapped(below)));
            }
            if !above.is_empty() {
                out.push_str(&format!("^{}", wrapped(above)));
            }
            out.push_str(&format!(" {}", part("e")));
        }
        "t" => out.push_str(&element.words()),
        name if name.ends_with("Pr") => {}
        _ => {
            for node in &element.children {
                if let Node::Element(child) = node {
                    add(child, out);
                }
            }
        }
    }
}
