//! A report in the manner of a compiler: what is wrong, the sentence with the place marked, the law, what to do.

use casework::Severity;
use document::Span;

use super::{
    Look,
    lines::{Marked, hang, line_and_column, passage, wrap, wrap_marked},
    word,
};
use crate::checks::{Finding, NEEDS_ENGLISH, Report};

/// All of it: each finding, what was not checked, and the sum.
///
/// `name` is the file, or nothing; `letter` is the text into which the places point.
pub fn text(report: &Report, name: Option<&str>, letter: Option<&str>, look: Look) -> String {
    let mut out = String::new();
    for found in &report.findings {
        out.push_str(&finding(found, name, letter, look));
        out.push('\n');
    }
    if let Some(said) = not_in_english(report) {
        for line in wrap(&said, look.width) {
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
    }
    let others: Vec<_> = report.not_checked.iter().filter(|n| n.needs != NEEDS_ENGLISH).collect();
    if !others.is_empty() {
        out.push_str(&look.strong("not checked"));
        out.push('\n');
        let widest = others.iter().map(|n| n.id.len()).max().unwrap_or_default();
        for not in others {
            out.push_str(&hang(&format!("  {:<widest$}  needs ", not.id), not.needs, look.width));
        }
        out.push('\n');
    }
    out.push_str(&sum(report, look));
    out
}

/// What is to be said of a letter that is not in English: that its words are not checked.
pub fn not_in_english(report: &Report) -> Option<String> {
    let unread = report.not_checked.iter().filter(|n| n.needs == NEEDS_ENGLISH).count();
    (unread > 0).then(|| {
        format!(
            "This letter is in Welsh, and its words are not checked: {unread} checks look for English words."
        )
    })
}

/// How many of each, and how many of them `--fix` can mend.
fn sum(report: &Report, look: Look) -> String {
    let of = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
    let mut parts = Vec::new();
    for (severity, one, many) in [
        (Severity::Breach, "breach", "breaches"),
        (Severity::Risk, "risk", "risks"),
        (Severity::Advice, "piece of advice", "pieces of advice"),
    ] {
        match of(severity) {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            n => parts.push(format!("{n} {many}")),
        }
    }
    if parts.is_empty() {
        return "Nothing found.\n".to_owned();
    }
    let last = parts.pop().unwrap_or_default();
    let all = if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) };
    let safe = report.findings.iter().filter(|f| f.can_be_put_in()).count();
    let mend = match safe {
        0 => String::new(),
        1 => " One of them has words that are safe to put in.".to_owned(),
        n => format!(" {n} of them have words that are safe to put in."),
    };
    hang("", &format!("{all}.{mend}"), look.width)
}

/// One finding.
pub fn finding(found: &Finding, name: Option<&str>, letter: Option<&str>, look: Look) -> String {
    let severity = word(found.severity);
    let head = format!("{severity}[{}]: ", found.id);
    let mut lines = wrap(&format!("{head}{}", found.message), look.width);
    let mut out = String::new();
    if let Some(first) = lines.first_mut() {
        let label = head.trim_end();
        let rest = first.strip_prefix(label).unwrap_or_default().to_owned();
        *first = format!("{}{}", look.of_severity(found.severity, label), look.strong(&rest));
    }
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    // The words that others would replace are the narrower place.
    let replaced = found.suggestion.as_ref().and_then(|s| s.replace).filter(|place| !place.is_empty());
    let place = replaced.or(found.start.zip(found.end).map(|(start, end)| Span::new(start, end)));
    let shown = letter
        .zip(place)
        .map(|(letter, place)| (line_and_column(letter, place.start), passage(letter, place)));
    let digits = shown.as_ref().map_or(1, |((line, _), _)| line.to_string().len());
    let gutter = " ".repeat(digits);
    let what = if found.place == "letter" { "the letter as a whole" } else { &found.place };
    let beside = if found.place == "letter" { String::new() } else { format!(", {}", found.place) };
    let at = match (&shown, name) {
        (Some(((line, column), _)), Some(name)) => format!("{name}:{line}:{column}{beside}"),
        (Some(((line, _), _)), None) => format!("line {line}{beside}"),
        (None, Some(name)) => format!("{name}, {what}"),
        (None, None) => what.to_owned(),
    };
    out.push_str(&format!("{gutter}{} {at}\n", look.faint("-->")));
    if let Some(((line, _), passage)) = shown.filter(|(_, p)| !p.is_empty()) {
        let bar = look.faint("|");
        out.push_str(&format!("{gutter} {bar}\n"));
        excerpt(&mut out, &passage, line, found.severity, look, &gutter);
        out.push_str(&format!("{gutter} {bar}\n"));
    }
    let of_a_law = !found.provision.contains(' ') && found.provision.contains('.');
    let law = found.law.filter(|_| of_a_law).map(|law| format!(", {}", law.title())).unwrap_or_default();
    let mut say = |label: &str, text: &str| {
        let lead = format!("{gutter} = {label}: ");
        let body = hang(&lead, text, look.width);
        let rest = body.strip_prefix(&lead).unwrap_or(&body);
        out.push_str(&format!("{gutter} {} {}: {rest}", look.faint("="), look.strong(label)));
    };
    say("law", &format!("{}{law}", found.provision));
    say("do", &found.what_to_do);
    if let Some(suggestion) = &found.suggestion {
        let label = if suggestion.safe { "say" } else { "say, if it is so" };
        say(label, &format!("\u{201c}{}\u{201d}", suggestion.text));
    }
    out
}

fn excerpt(out: &mut String, passage: &Marked, number: usize, severity: Severity, look: Look, gutter: &str) {
    let lines = wrap_marked(passage, look.width.saturating_sub(gutter.len() + 3).max(20));
    // A few words are marked below, a long place at the side.
    let few = passage.iter().filter(|(_, marked)| *marked).count() <= look.width;
    let below = few && passage.iter().any(|(_, marked)| !*marked);
    for (nth, line) in lines.iter().enumerate() {
        let number =
            if nth == 0 { format!("{number:>width$}", width = gutter.len()) } else { gutter.to_owned() };
        let marked = line.iter().any(|(_, marked)| *marked);
        let bar = if marked && !below { look.of_severity(severity, ">") } else { look.faint("|") };
        let words: String = line.iter().map(|(c, _)| *c).collect();
        out.push_str(&format!("{} {bar} {words}\n", look.faint(&number)));
        if marked && below {
            let marks: String = line.iter().map(|(_, marked)| if *marked { '^' } else { ' ' }).collect();
            let marks = look.of_severity(severity, marks.trim_end());
            out.push_str(&format!("{gutter} {} {marks}\n", look.faint("|")));
        }
    }
}

/// What would be put into a letter, or was put into a draft: the suggestions that are safe, with their places.
pub fn changes(findings: &[Finding], letter: Option<&str>, look: Look) -> String {
    let mut out = String::new();
    for found in findings.iter().filter(|f| f.can_be_put_in()) {
        let Some((suggestion, place)) = found.suggestion.as_ref().and_then(|s| Some((s, s.replace?))) else {
            continue;
        };
        let line =
            letter.map(|l| format!(" (line {})", line_and_column(l, place.start).0)).unwrap_or_default();
        out.push_str(&format!("{}{line}\n", look.strong(found.id)));
        let old = letter.map(|l| place.of(l)).filter(|old| !old.is_empty());
        if let Some(old) = old {
            out.push_str(&look.paint(hang("  - ", old, look.width).trim_end(), "31"));
            out.push('\n');
        }
        out.push_str(&look.paint(hang("  + ", &suggestion.text, look.width).trim_end(), "32"));
        out.push('\n');
    }
    out
}
