//! Fonts of a page that is written anew: they say only of the letters that are left what they stand for.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use container::pdf::{Dict, Object};

use super::{Plan, forms::Maker};
use crate::{dangers::CannotCheck, pdf::content::Drawing};

/// What of a font draws its letters.
const NEEDED: &str = "Type|Subtype|BaseFont|FirstChar|LastChar|Widths|FontDescriptor|Encoding|DescendantFonts|FontMatrix|FontBBox|\
     CharProcs|Resources";

/// Fonts of the old file: the new number, and what the codes that are left stand for, by length and code.
pub(super) type Fonts = BTreeMap<u32, (u32, BTreeMap<(u32, u32), String>)>;

impl Maker<'_, '_, '_> {
    /// Remembers which codes of fonts are left.
    pub(super) fn letters(&mut self, drawing: &Drawing, plan: &Plan) {
        for show in &drawing.shows {
            let Some(old) = show.font else { continue };
            let (_, known) = match self.fonts.entry(old) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => {
                    let new = self.out.number_of(old).unwrap_or_else(|| self.out.reserve());
                    self.out.stands(old, new);
                    place.insert((new, BTreeMap::new()))
                }
            };
            for n in show.glyphs.clone().filter(|n| !plan.gone[*n]) {
                let glyph = &drawing.glyphs[n];
                let key = (glyph.bytes.2 - glyph.bytes.1, glyph.code);
                known.entry(key).or_insert_with(|| drawing.letters(glyph).to_owned());
            }
        }
    }

    /// Writes the fonts, which say only of the letters that are left what they stand for.
    pub fn fonts(self) -> Result<(), CannotCheck> {
        // What was copied on the way must not take their place afterwards.
        self.out.copy_waiting()?;
        for (old, (new, known)) in self.fonts {
            let Object::Dict(dict) = self.out.pdf.get(&Object::Ref(old))? else { continue };
            let mut copy = Dict::default();
            let needed = |name: &[u8]| NEEDED.split('|').any(|n| n.as_bytes() == name);
            for (name, value) in dict.entries().filter(|(name, _)| needed(name)) {
                copy.set(&String::from_utf8_lossy(name), self.out.copy(value));
            }
            if let Object::Stream(_) = self.out.pdf.value(&dict, "ToUnicode")? {
                let number = self.out.add_packed(Dict::default(), &table(&known));
                copy.set("ToUnicode", Object::Ref(number));
            }
            self.out.put(new, &Object::Dict(copy));
        }
        Ok(())
    }

    /// The font of labels.
    pub(in crate::pdf) fn label_font(&mut self) -> u32 {
        if let Some(font) = self.label_font {
            return font;
        }
        let name = |n: &str| Object::Name(n.as_bytes().to_vec());
        let mut dict = Dict::default();
        dict.set("Type", name("Font"));
        dict.set("Subtype", name("Type1"));
        dict.set("BaseFont", name("Helvetica"));
        dict.set("Encoding", name("WinAnsiEncoding"));
        let number = self.out.reserve();
        self.out.put(number, &Object::Dict(dict));
        self.label_font = Some(number);
        number
    }
}

/// A table of what codes stand for.
pub(in crate::pdf) fn table(known: &BTreeMap<(u32, u32), String>) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Letters def\n/CMapType 2 def\n",
    );
    let lengths: BTreeSet<u32> = known.keys().map(|(length, _)| (*length).clamp(1, 4)).collect();
    let _ = writeln!(out, "{} begincodespacerange", lengths.len().max(1));
    for length in if lengths.is_empty() { BTreeSet::from([1]) } else { lengths } {
        let digits = length as usize * 2;
        let _ = writeln!(out, "<{}> <{}>", "0".repeat(digits), "F".repeat(digits));
    }
    out.push_str("endcodespacerange\n");
    let told: Vec<_> =
        known.iter().filter(|(_, text)| !text.is_empty() && !text.contains('\u{FFFD}')).collect();
    for part in told.chunks(100) {
        let _ = writeln!(out, "{} beginbfchar", part.len());
        for ((length, code), text) in part {
            let digits = (*length).clamp(1, 4) as usize * 2;
            let _ = write!(out, "<{code:0digits$X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out.into_bytes()
}
