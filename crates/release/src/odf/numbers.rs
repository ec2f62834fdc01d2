//! How cells of an OpenDocument sheet show their values: the styles of numbers, dates and words, and which of them show
//! nothing of what is in the cell.

use std::collections::BTreeMap;

use crate::package::colour::{Rgb, parse};
use crate::package::xml::Element;
use crate::xlsx::format::{Shown, Value, shown};

/// One way to show a value: the signs that stand for it, and its own words.
#[derive(Clone, Debug, Default)]
struct Way {
    /// Written as spreadsheets write formats: `0` where the value stands, `@` where words stand, the rest in quotes.
    signs: String,
    ink: Option<Rgb>,
    /// Other ways for values that meet a condition, by their names.
    others: Vec<(String, String)>,
}

/// All of them by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    ways: BTreeMap<String, Way>,
    current: Option<String>,
}

impl Numbers {
    /// To be called for every element that opens; says whether it belonged to such a style.
    pub fn open(&mut self, element: &Element<'_>) -> bool {
        let name = element.whole_name();
        if is_way(name) {
            let own = element.exactly("style:name").unwrap_or_default().into_owned();
            self.ways.insert(own.clone(), Way::default());
            self.current = Some(own);
            return true;
        }
        let Some(way) = self.current.as_ref().and_then(|key| self.ways.get_mut(key)) else { return false };
        match name {
            "style:text-properties" => way.ink = element.exactly("fo:color").and_then(|c| parse(&c)),
            "style:map" => {
                let condition = element.get("condition").unwrap_or_default().into_owned();
                way.others
                    .push((condition, element.get("apply-style-name").unwrap_or_default().into_owned()));
            }
            "number:text" | "number:fill-character" | "number:currency-symbol" => {}
            "number:text-content" => way.signs.push('@'),
            _ => way.signs.push('0'),
        }
        true
    }

    /// To be called for the words in the styles.
    pub fn text(&mut self, text: &str) {
        if let Some(way) = self.current.as_ref().and_then(|key| self.ways.get_mut(key))
            && way.signs.len() < 1_000
        {
            way.signs.push('"');
            way.signs.extend(text.chars().filter(|c| *c != '"'));
            way.signs.push('"');
        }
    }

    /// To be called for every element that closes, by its name without prefix.
    pub fn close(&mut self, name: &str) {
        if name.ends_with("-style") {
            self.current = None;
        }
    }

    /// How a cell of this style shows a value, and its ink where the style sets one.
    pub fn shown(&self, name: &str, value: Value) -> (Shown, Option<Rgb>) {
        let Some(mut way) = self.ways.get(name) else { return (Shown::Yes, None) };
        if let Value::Number(number) = value
            && let Some((_, other)) = way.others.iter().find(|(condition, _)| meets(condition, number))
            && let Some(other) = self.ways.get(other)
        {
            way = other;
        }
        let shown = match value {
            // Words are shown as they are but where a style for words leaves them out.
            Value::Text if way.signs.contains(['@', '0']) => Shown::Yes,
            Value::Text => Shown::No,
            // A style that says nothing at all is none.
            Value::Number(_) if way.signs.is_empty() => shown("\"\"", value),
            Value::Number(_) if way.signs.contains('@') => Shown::Yes,
            Value::Number(_) => shown(&way.signs, value),
        };
        (shown, way.ink)
    }
}

fn is_way(name: &str) -> bool {
    matches!(
        name,
        "number:number-style"
            | "number:currency-style"
            | "number:percentage-style"
            | "number:date-style"
            | "number:time-style"
            | "number:boolean-style"
            | "number:text-style"
    )
}

/// Whether a number meets `value()>=0`.
fn meets(condition: &str, number: f64) -> bool {
    let rest = condition.trim().trim_start_matches("value()");
    let (sign, than) = rest.split_at(rest.find(|c: char| !"<>=!".contains(c)).unwrap_or(rest.len()));
    let Ok(than) = than.trim().parse::<f64>() else { return false };
    match sign {
        ">" => number > than,
        ">=" => number >= than,
        "<" => number < than,
        "<=" => number <= than,
        "=" => number == than,
        "!=" | "<>" => number != than,
        _ => false,
    }
}
