//! What a web form sends: "Name: ...", "What information would you like?: ...". The particulars become fields of the
//! message; only the words about the information stay in it.

use std::sync::LazyLock;

use regex::Regex;

use super::{lines::Line, region::Message};

static PARTICULAR: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)^[*_]{0,2}((?:your |applicant'?s? |requester'?s? |contact |full |first |last |family |given )*(?:title|name|first name|forenames?|surname|e-?mail(?: address)?|postal address|address(?: line)?(?: \d)?|post ?code|tele?phone(?: number)?|phone(?: number)?|mobile(?: number)?|organi[sz]ation|company|town|city|county|country|street|submitted(?: on| at| by)?|received(?: on)?|ip address|reference(?: number)?|department|preferred \w+(?: \w+){0,4}|contact preference|format(?: required)?|consent)|how (?:would|do|should) (?:you|we) [^:]{3,60}|have you [^:]{3,60}|are you [^:]{3,60}|do you (?:agree|consent|want us|need us) [^:]{3,60})[*_]{0,2}\s*\??\s*:[*_]{0,2}\s*(.*)$",
    )
});
static CONTENT: LazyLock<Regex> = LazyLock::new(|| {
    one(
        r"(?i)^[*_]{0,2}(?:what (?:information|would you like|do you (?:want|wish))[^:]{0,60}|(?:the )?information (?:requested|required|sought|wanted|you [^:]{3,40})|(?:your |the )?(?:request|enquiry|query|message|question)(?: details?| text)?|(?:details|description) of (?:your |the )?(?:request|enquiry|information)[^:]{0,40}|request details?|please (?:describe|give|enter|set out|specify)[^:]{3,80})[*_]{0,2}\s*\??\s*:[*_]{0,2}\s*(.*)$",
    )
});

/// Takes the particulars of a form out of the message, where it is one.
pub(super) fn take_out(text: &str, message: &mut Message) {
    let particulars = |l: &&Line| PARTICULAR.is_match(l.of(text));
    if message.lines.iter().filter(particulars).count() < 2 {
        return;
    }
    let mut kept = Vec::with_capacity(message.lines.len());
    for line in &message.lines {
        let words = line.of(text);
        if let Some(found) = PARTICULAR.captures(words) {
            let label = found.get(1).map_or("", |m| m.as_str()).to_ascii_lowercase();
            let value = found.get(2).map_or((line.end, line.end), |m| (line.start + m.start(), line.end));
            message.fields.push((label, value));
        } else if let Some(found) = CONTENT.captures(words) {
            let start = found.get(1).map_or(line.end, |m| line.start + m.start());
            if start < line.end {
                kept.push(Line { start, blank_before: true, ..*line });
            }
        } else {
            kept.push(*line);
        }
    }
    message.lines = kept;
}

/// The name that the form gives, whole or in two fields.
pub(super) fn name(text: &str, message: &Message) -> Option<String> {
    let field = |names: &[&str]| {
        names.iter().find_map(|n| message.fields.iter().find(|f| f.0.trim_start_matches("your ") == *n))
    };
    let of = |f: &(String, (usize, usize))| text.get(f.1.0..f.1.1).map(str::trim).filter(|s| !s.is_empty());
    if let Some(whole) = field(&["name", "full name", "contact name", "applicant name"]).and_then(of) {
        return Some(whole.to_owned());
    }
    let first = field(&["first name", "forename", "forenames", "given name"]).and_then(of)?;
    let last = field(&["surname", "last name", "family name"]).and_then(of)?;
    Some(format!("{first} {last}"))
}

/// The e-mail address that the form gives.
pub(super) fn email<'t>(text: &'t str, message: &Message) -> Option<&'t str> {
    let field = message.fields.iter().find(|f| f.0.contains("mail") && !f.0.starts_with("how"))?;
    text.get(field.1.0..field.1.1).filter(|v| v.contains('@'))
}

fn one(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test builds")
}
