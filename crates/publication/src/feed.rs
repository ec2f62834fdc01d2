//! The log as an Atom feed (RFC 4287).

use jiff::{civil::Date, tz::TimeZone};

use crate::data::Listed;

/// Text for XML: escaped, and without the control characters that XML 1.0 does not allow.
fn escape(text: &str) -> String {
    let allowed = |c: char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let text: String = text.chars().map(|c| if allowed(c) { c } else { ' ' }).collect();
    quick_xml::escape::escape(&text).into_owned()
}

fn instant(day: Date) -> String {
    day.to_zoned(TimeZone::UTC).map_or_else(|_| format!("{day}T00:00:00Z"), |z| z.timestamp().to_string())
}

/// The feed of these entries, newest first, without those that were withdrawn. `base` is the address of the log's pages, without a slash at the end.
pub fn atom(entries: &[Listed<'_>], base: &str, authority: &str, today: Date) -> String {
    let updated = entries.iter().map(|e| e.entry.on).max().unwrap_or(today);
    let mut feed = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n",
    );
    feed.push_str(&format!("  <title>{}: answers to requests for information</title>\n", escape(authority)));
    feed.push_str(&format!("  <id>{}/log</id>\n  <updated>{}</updated>\n", escape(base), instant(updated)));
    feed.push_str(&format!("  <link rel=\"alternate\" type=\"text/html\" href=\"{}/log\"/>\n", escape(base)));
    feed.push_str(&format!(
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"{}/log.atom\"/>\n",
        escape(base)
    ));
    feed.push_str(&format!("  <author><name>{}</name></author>\n", escape(authority)));
    for listed in entries.iter().filter(|e| e.withdrawn.is_none()) {
        let address = format!("{base}/log/{}", listed.id);
        feed.push_str("  <entry>\n");
        feed.push_str(&format!("    <title>{}</title>\n", escape(&listed.entry.title)));
        feed.push_str(&format!("    <id>{}</id>\n", escape(&address)));
        feed.push_str(&format!(
            "    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            escape(&address)
        ));
        feed.push_str(&format!(
            "    <updated>{0}</updated>\n    <published>{0}</published>\n",
            instant(listed.entry.on)
        ));
        feed.push_str(&format!("    <summary>{}</summary>\n", escape(&listed.entry.summary)));
        feed.push_str("  </entry>\n");
    }
    feed.push_str("</feed>\n");
    feed
}
