//! Elements and attributes that keep what no page shows: names that hold words, fields, lists to choose from, data from
//! elsewhere, links.

use super::Scan;
use crate::dangers::Code;
use crate::package::parts::telling_link;
use crate::package::telling;
use crate::package::xml::Element;

impl Scan<'_, '_> {
    /// To be called for every element that opens.
    pub(super) fn told(&mut self, element: &Element<'_>) {
        let name = element.name();
        match name {
            "named-expression" => {
                let expression = element.get("expression").unwrap_or_default();
                if expression.split('"').skip(1).step_by(2).any(telling::tells) {
                    let place = self.place("a name that holds words");
                    self.finding.danger(Code::OdfTextHidden, place, "", &expression);
                }
            }
            "conditional-text" => {
                let kept = ["string-value-if-true", "string-value-if-false"]
                    .map(|n| element.get(n).unwrap_or_default());
                let kept =
                    kept.iter().filter(|k| telling::tells(k)).map(|k| k.to_string()).collect::<Vec<_>>();
                if !kept.is_empty() {
                    self.hidden_words.add(&kept.join(", "));
                }
            }
            "user-field-decl" => {
                let kept = element.get("string-value").unwrap_or_default();
                if telling::tells(&kept) {
                    self.hidden_words.add(&kept);
                }
            }
            "layer" if element.get("display").is_some_and(|d| d == "none") => {
                let layer = element.exactly("draw:name").unwrap_or_default();
                let place = self.place("a layer that is not displayed");
                self.finding.danger(Code::OdfTextHidden, place, "", &layer);
            }
            "content-validation" => {
                let list = element.get("condition").unwrap_or_default();
                if list.split(['"', ';']).any(telling::tells) {
                    let place = self.place("a list to choose from");
                    self.finding.danger(Code::OdfTextHidden, place, "", &list);
                }
            }
            "scenario" | "dde-link" | "table-source" | "data-source" => {
                let said: Vec<String> = element.attributes().into_iter().map(|(_, value)| value).collect();
                let place = self.place("data from elsewhere, or other values for cells");
                self.finding.danger(Code::OdfEmbedded, place, name, &said.join(" "));
                // Other values for cells, and what was kept of another file, stand in tables that nobody sees.
                let kept = self.sheet.name.contains("file:") && self.sheet.name.contains('#');
                if self.in_table > 0 && (name == "scenario" || kept) {
                    self.marked.whole.insert(self.table);
                }
            }
            "script" | "event-listener"
                if element.whole_name().starts_with("script:") || name == "script" =>
            {
                if let Some(target) = element.get("href").filter(|h| h.starts_with("vnd.sun.star.script")) {
                    let place = self.place("a macro that is called");
                    self.finding.danger(Code::OoxmlMacro, place, "", &target);
                }
            }
            _ => {}
        }
        if let Some(link) = element.exactly("xlink:href")
            && telling_link(&link)
            && !link.starts_with("./")
            && !link.starts_with("../")
            && !link.starts_with("Pictures/")
            && !link.starts_with("Object")
            && !link.starts_with("media/")
        {
            self.finding.danger(Code::OoxmlPath, self.place("a link"), name, &link);
        }
    }
}
