//! Messages saved by Outlook: what they keep beside what they show, then the message itself.

use std::io::{Cursor, Read};

use cfb::CompoundFile as Streams;

use crate::dangers::{CannotCheck, Code, Finding, Place};

/// Bytes of one stream that are looked at.
const LONGEST: u64 = 4_000_000;

/// Looks at a message saved by Outlook.
pub(crate) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    finding.spend(bytes.len() / 16)?;
    let mail = container::msg::to_mail(bytes, finding.limits)?;
    let mut file =
        Streams::open(Cursor::new(bytes)).map_err(|_| CannotCheck::malformed("Outlook message"))?;
    let mut text = |path: &str| -> Option<String> {
        let mut out = Vec::new();
        file.open_stream(path).ok()?.take(LONGEST).read_to_end(&mut out).ok()?;
        Some(match path.ends_with("001F") {
            true => {
                let units = out.chunks_exact(2).map(|p| u16::from_le_bytes([p[0], p[1]]));
                char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
            }
            false => container::charset::decode(&out, None).text.into_owned(),
        })
    };
    let mut said = |property: &str| {
        text(&format!("/__substg1.0_{property}001F"))
            .or_else(|| text(&format!("/__substg1.0_{property}001E")))
    };
    // The header that it was carried with.
    if let Some(header) = said("007D") {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in header.lines().take(2_000) {
            match (line.starts_with([' ', '\t']), line.split_once(':')) {
                (true, _) => {
                    if let Some(last) = fields.last_mut() {
                        last.1.push(' ');
                        last.1.push_str(line.trim());
                    }
                }
                (false, Some((name, value))) => {
                    fields.push((name.trim().to_owned(), value.trim().to_owned()))
                }
                _ => {}
            }
        }
        super::headers::fields(&fields, finding);
    }
    if let Some(hidden) = said("0E02").filter(|b| !b.trim_matches(['\0', ' ']).is_empty()) {
        let place = Place::part("header").described("the blind copy line");
        finding.danger(Code::EmlBcc, place, "hidden recipients", &hidden);
    }
    let subject = said("0037").unwrap_or_default();
    if let Some(topic) = said("0070").filter(|t| !subject.contains(t.trim_matches(['\0', ' ']))) {
        let place = Place::part("header").described("the subject it began with");
        finding.danger(Code::EmlHeaders, place, "an earlier subject", &topic);
    }
    super::look(&mail, finding)
}
