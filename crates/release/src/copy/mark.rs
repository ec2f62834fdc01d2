//! Marks: what is to be taken out, and under which provision. Read from JSON; what is no mark is refused in one sentence.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::cells::{Cells, Part};

/// What a mark points at.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// These words, wherever they stand.
    Find(String),
    /// A box on a page: from the left, from the top of the page as displayed, width and height, in points.
    Box {
        /// The page, counted from 1.
        page: u32,
        /// Left, top, width, height.
        at: [f64; 4],
    },
    /// Bytes of the text that `candour read` prints of the file.
    Span {
        /// Where it begins.
        start: usize,
        /// Where it has ended.
        end: usize,
    },
    /// Cells, rows, columns or all of a sheet of a spreadsheet.
    Cells(Cells),
}

// A number read from JSON is never the one that is not equal to itself.
impl Eq for Target {}

impl Target {
    pub(super) fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Target::Find(text) => map.serialize_entry("find", text),
            Target::Box { page, at } => {
                map.serialize_entry("page", page)?;
                map.serialize_entry("box", at)
            }
            Target::Span { start, end } => {
                map.serialize_entry("start", start)?;
                map.serialize_entry("end", end)
            }
            Target::Cells(cells) => cells.entries(map),
        }
    }
}

/// What is to be taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it points at.
    pub target: Target,
    /// Under which provision, as `s.40(2)`.
    pub provision: Option<String>,
    /// Of a stretch of the text that `candour read` prints: its words, and how often they stand in the text before it.
    pub words: Option<(String, usize)>,
    /// Of words: only where they are no part of a longer word.
    pub whole_words: bool,
}

impl Mark {
    /// Looks up the words of a stretch in the text that `candour read` prints.
    pub fn spell(&mut self, text: &str) {
        if let Target::Span { start, end } = self.target
            && let (Some(before), Some(words)) = (text.get(..start), text.get(start..end))
        {
            self.words = Some((words.to_owned(), before.matches(words).count()));
        }
    }

    /// What stands in its place.
    pub fn label(&self) -> String {
        match self.provision.as_deref() {
            Some(provision) if !provision.is_empty() => format!("[redacted: {provision}]"),
            _ => "[redacted]".to_owned(),
        }
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.target.entries(&mut map)?;
        if self.whole_words {
            map.serialize_entry("whole_words", &true)?;
        }
        map.serialize_entry("provision", &self.provision)?;
        map.end()
    }
}

/// Why something is no list of marks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct MarkError(String);

/// Most marks at a time, and letters of a provision.
const MOST: usize = 100_000;
const LONGEST_PROVISION: usize = 100;
/// Letters of the name of a sheet; spreadsheet programs take thirty-one.
const LONGEST_NAME: usize = 1_000;

/// Reads a list of marks.
pub fn marks(json: &str) -> Result<Vec<Mark>, MarkError> {
    let wrong = |why: String| Err(MarkError(why));
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(why) => return wrong(format!("the marks are no JSON: {why}")),
    };
    let Value::Array(list) = value else {
        return wrong("the marks must be a list: [{\"find\": \"…\", \"provision\": \"s.40(2)\"}]".into());
    };
    if list.len() > MOST {
        return wrong(format!("there are more than {MOST} marks"));
    }
    let numbered = list.iter().enumerate();
    numbered.map(|(n, mark)| one(mark).map_err(|why| MarkError(format!("mark {}: {why}", n + 1)))).collect()
}

fn one(value: &Value) -> Result<Mark, String> {
    let Value::Object(fields) = value else { return Err("it must be an object".into()) };
    let known = [
        "find",
        "whole_words",
        "page",
        "box",
        "start",
        "end",
        "sheet",
        "rows",
        "columns",
        "cells",
        "provision",
    ];
    if let Some(name) = fields.keys().find(|k| !known.contains(&k.as_str())) {
        return Err(format!("it has “{name}”, which is none of {}", known.join(", ")));
    }
    let has = |name: &str| fields.get(name).is_some_and(|v| !v.is_null());
    let table = ["sheet", "rows", "columns", "cells"].iter().any(|name| has(name));
    let kinds = [has("find"), has("page") || has("box"), has("start") || has("end"), table];
    if kinds.iter().filter(|k| **k).count() != 1 {
        return Err("it must have “find”, or “page” and “box”, or “start” and “end”, or “sheet”, “rows”, “columns” or “cells”".into());
    }
    let whole = |name: &str| {
        let number = fields.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        number.ok_or_else(|| format!("“{name}” must be a whole number"))
    };
    let target = if has("find") {
        let text = fields.get("find").and_then(Value::as_str).ok_or("“find” must be words")?;
        if text.trim().is_empty() {
            return Err("“find” must not be empty".into());
        }
        Target::Find(text.to_owned())
    } else if has("page") || has("box") {
        let page = u32::try_from(whole("page")?).ok().filter(|p| *p > 0).ok_or("“page” counts from 1")?;
        let numbers: Vec<f64> = fields
            .get("box")
            .and_then(Value::as_array)
            .map(|list| list.iter().filter_map(Value::as_f64).filter(|n| n.is_finite()).collect())
            .unwrap_or_default();
        let at: [f64; 4] =
            numbers.try_into().map_err(|_| "“box” must be four numbers: left, top, width, height")?;
        if at[2] <= 0.0 || at[3] <= 0.0 {
            return Err("a box must be wider and higher than nothing".into());
        }
        Target::Box { page, at }
    } else if table {
        Target::Cells(of_table(fields)?)
    } else {
        let (start, end) = (whole("start")?, whole("end")?);
        if start >= end {
            return Err("“start” must be less than “end”".into());
        }
        Target::Span { start, end }
    };
    let provision = match fields.get("provision") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) if text.len() > LONGEST_PROVISION || text.contains(char::is_control) => {
            return Err("“provision” must be a provision such as s.40(2)".into());
        }
        Some(Value::String(text)) => Some(text.trim().to_owned()),
        Some(_) => return Err("“provision” must be words such as s.40(2)".into()),
    };
    let whole_words = match (fields.get("whole_words"), &target) {
        (None | Some(Value::Null | Value::Bool(false)), _) => false,
        (Some(Value::Bool(true)), Target::Find(_)) => true,
        (Some(Value::Bool(true)), _) => return Err("“whole_words” goes with “find” only".into()),
        (Some(_), _) => return Err("“whole_words” must be true or false".into()),
    };
    Ok(Mark { target, provision, words: None, whole_words })
}

/// A mark on a spreadsheet: at most one of rows, columns and cells, and the sheet they are on.
fn of_table(fields: &serde_json::Map<String, Value>) -> Result<Cells, String> {
    let text = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.len() <= LONGEST_NAME => Ok(Some(text.clone())),
        // A row by its number alone.
        Some(Value::Number(number)) if name == "rows" => Ok(Some(number.to_string())),
        Some(_) => Err(format!("“{name}” must be words, such as \"{}\"", example(name))),
    };
    let mut part: Option<Part> = None;
    type Read = fn(&str) -> Option<Part>;
    for (name, read) in [("rows", Part::rows as Read), ("columns", Part::columns), ("cells", Part::cells)] {
        let Some(range) = text(name)? else { continue };
        if part.is_some() {
            return Err("it must have only one of “rows”, “columns” and “cells”".into());
        }
        let read = read(&range);
        part = Some(read.ok_or_else(|| format!("“{name}” must be {name} such as {}", example(name)))?);
    }
    Ok(Cells { sheet: text("sheet")?, part: part.unwrap_or(Part::Sheet) })
}

fn example(name: &str) -> &'static str {
    match name {
        "rows" => "3:5",
        "columns" => "C",
        "cells" => "B2:B40",
        _ => "Staff",
    }
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_read_or_refused_in_a_sentence() {
        for (json, expected, origin) in [
            (r#"[{"find":"R Holloway","provision":"s.40(2)"}]"#, Ok(1), "words"),
            (r#"[{"page":1,"box":[72,72.5,100,12],"provision":"s.31(1)(a)"}]"#, Ok(1), "a box"),
            (r#"[{"start":4,"end":9}]"#, Ok(1), "a stretch without a provision"),
            ("[]", Ok(0), "nothing to take out"),
            ("{}", Err("the marks must be a list"), "no list"),
            ("[", Err("the marks are no JSON"), "cut off"),
            (r#"[{"find":""}]"#, Err("mark 1: “find” must not be empty"), "no words"),
            (r#"[{"find":"a","page":1}]"#, Err("mark 1: it must have"), "two kinds"),
            (r#"[{"page":0,"box":[1,1,1,1]}]"#, Err("mark 1: “page” counts from 1"), "page 0"),
            (r#"[{"page":1,"box":[1,1,1]}]"#, Err("mark 1: “box” must be four"), "three numbers"),
            (r#"[{"page":1,"box":[1,1,0,4]}]"#, Err("mark 1: a box must be wider"), "flat"),
            (r#"[{"start":9,"end":4}]"#, Err("mark 1: “start” must be less"), "turned round"),
            (r#"[{"sheet":"Staff","cells":"B2:B40","provision":"s.40(2)"}]"#, Ok(1), "cells"),
            (
                r#"[{"rows":"3:5"},{"rows":3},{"columns":"C"},{"sheet":"Staff"}]"#,
                Ok(4),
                "rows, columns, a sheet",
            ),
            (r#"[{"cells":"Z0"}]"#, Err("mark 1: “cells” must be cells such as B2:B40"), "no such cell"),
            (r#"[{"rows":"C"}]"#, Err("mark 1: “rows” must be rows such as 3:5"), "letters"),
            (r#"[{"rows":-1}]"#, Err("mark 1: “rows” must be rows such as 3:5"), "below nothing"),
            (r#"[{"columns":["C"]}]"#, Err("mark 1: “columns” must be words"), "a list"),
            (r#"[{"rows":"3","columns":"C"}]"#, Err("mark 1: it must have only one of"), "two parts"),
            (r#"[{"sheet":"Staff","find":"a"}]"#, Err("mark 1: it must have “find”, or"), "words of a sheet"),
            (r#"[{"find":"Jo","whole_words":true},{"find":"Jo","whole_words":false}]"#, Ok(2), "whole words"),
            (
                r#"[{"find":"Jo","whole_words":"yes"}]"#,
                Err("mark 1: “whole_words” must be true"),
                "no yes or no",
            ),
            (r#"[{"sheet":"A","whole_words":true}]"#, Err("mark 1: “whole_words” goes with"), "of a sheet"),
            (r#"[{"search":"a"}]"#, Err("mark 1: it has “search”"), "another word"),
        ] {
            match (marks(json), expected) {
                (Ok(read), Ok(count)) => assert_eq!(read.len(), count, "{origin}"),
                (Err(why), Err(start)) => {
                    assert!(why.to_string().starts_with(start), "{origin}: {why}");
                }
                (got, _) => panic!("{origin}: {got:?}"),
            }
        }
    }
}
