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
        for (key, value) in element.foreign(crate::odf::is_of_the_page) {
            if telling::tells(&value) {
                let place = self.place("data of another program");
                self.finding.danger(Code::OoxmlCustomXml, place, key, &value);
            }
        }
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
            // Names that nobody reads but who edits.
            "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start"
                if element.whole_name().starts_with("text:") =>
            {
                self.named(element, "text:name", "the name of a bookmark");
            }
            "label" if element.whole_name() == "text:label" => {
                self.kept(element, &["text:value"], "an entry of a list to choose from");
            }
            "alphabetical-index-mark"
            | "alphabetical-index-mark-start"
            | "user-index-mark"
            | "user-index-mark-start"
            | "toc-mark"
            | "toc-mark-start" => {
                self.kept(element, &["string-value", "key1", "key2"], "the mark of an index");
            }
            "placeholder" | "text-input" if element.whole_name().starts_with("text:") => {
                self.kept(element, &["description"], "the hint of a field");
            }
            "variable-set" | "variable-get" | "user-field-get" | "user-field-input"
                if element.get("display").is_some_and(|d| d == "none") =>
            {
                let held = element.get("string-value").or_else(|| element.exactly("office:value"));
                self.hidden_words.add(&held.or_else(|| element.get("formula")).unwrap_or_default());
            }
            "filter-condition" | "data-pilot-member" | "data-pilot-group" | "data-pilot-group-member" => {
                self.kept(element, &["value", "name"], "what a filter or a pivot table goes by");
            }
            "hidden" | "option" | "item" | "listbox" | "combobox" | "text" | "textarea"
            | "generic-control"
                if element.whole_name().starts_with("form:") =>
            {
                let all = ["value", "current-value", "label", "default-value", "title"];
                if name == "hidden" {
                    self.hidden_words.add(&element.get("value").unwrap_or_default());
                } else {
                    self.kept(element, &all, "what a form keeps");
                }
            }
            "frame" | "custom-shape" | "rect" | "g" | "line" | "connector" | "path" | "polygon"
            | "ellipse"
                if element.whole_name().starts_with("draw:") =>
            {
                self.named(element, "draw:name", "the name of a drawing");
            }
            "a" => {
                self.named(element, "office:title", "the hint of a link");
                self.named(element, "office:name", "the name of a link");
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

    /// Attributes that keep words which the page need not show.
    fn kept(&mut self, element: &Element<'_>, names: &[&str], what: &str) {
        for name in names {
            let value = if name.contains(':') { element.exactly(name) } else { element.get(name) };
            if let Some(value) = value.filter(|value| telling::tells(value)) {
                let place = self.place(what);
                self.finding.danger(Code::OdfTextHidden, place, "", &value);
            }
        }
    }

    /// A name that could be somebody's.
    fn named(&mut self, element: &Element<'_>, name: &str, what: &str) {
        if let Some(value) = element.exactly(name)
            && (telling::names_somebody(&value) || telling::is_path(&value))
        {
            let place = self.place(what);
            self.finding.danger(Code::OoxmlAltText, place, "", &value);
        }
    }
}
