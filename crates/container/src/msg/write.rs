//! Header fields and parts of an e-mail, written so that nothing from outside can end them. Knows no format but that.

use std::fmt::Write as _;

/// Control characters and line breaks as spaces: a value is one line.
pub(super) fn folded_away(value: &str) -> String {
    let one = |c: char| if c.is_control() { ' ' } else { c };
    value.chars().map(one).collect::<String>().trim().to_owned()
}

pub(super) fn field(out: &mut Vec<u8>, name: &str, value: &str) {
    out.extend_from_slice(format!("{name}: {}\r\n", folded_away(value)).as_bytes());
}

/// The fields of a header, each with its value on one line.
pub(super) fn fields(header: &str) -> Vec<(&str, String)> {
    let mut out: Vec<(&str, String)> = Vec::new();
    for line in header.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = out.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':')
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        {
            out.push((name, value.trim().to_owned()));
        }
    }
    out
}

/// A name with its address, as a header field has it.
pub(super) fn mailbox(name: Option<&str>, address: Option<&str>) -> String {
    let clean = |s: &str| folded_away(s).replace(['"', '\\', '<', '>'], "");
    let name = name.map(clean).filter(|n| !n.is_empty());
    let address = address.map(|a| clean(a).replace([' ', ','], "")).filter(|a| !a.is_empty());
    match (name, address) {
        (Some(name), Some(address)) => format!("\"{name}\" <{address}>"),
        (Some(name), None) => format!("\"{name}\" <>"),
        (None, Some(address)) => format!("<{address}>"),
        (None, None) => String::new(),
    }
}

/// The head of a part that is a file.
pub(super) fn file_head(name: Option<&str>, kind: Option<&str>, content_id: Option<&str>) -> String {
    let mut head = format!("Content-Type: {}\r\n", kind.unwrap_or("application/octet-stream"));
    let disposition = if content_id.is_some() { "inline" } else { "attachment" };
    let _ = write!(head, "Content-Disposition: {disposition}");
    if let Some(name) = name {
        head.push_str("; filename*=utf-8''");
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
                head.push(char::from(byte));
            } else {
                let _ = write!(head, "%{byte:02X}");
            }
        }
    }
    head.push_str("\r\n");
    if let Some(id) = content_id {
        let _ = write!(head, "Content-ID: <{}>\r\n", folded_away(id).replace(['<', '>'], ""));
    }
    head
}

/// A part in base64.
pub(super) fn part(out: &mut Vec<u8>, boundary: &str, head: &str, bytes: &[u8]) {
    out.extend_from_slice(
        format!("--{boundary}\r\n{head}Content-Transfer-Encoding: base64\r\n\r\n").as_bytes(),
    );
    base64(out, bytes);
    out.extend_from_slice(b"\r\n");
}

/// A message as a part.
pub(super) fn message_part(out: &mut Vec<u8>, boundary: &str, message: &[u8]) {
    out.extend_from_slice(format!("--{boundary}\r\nContent-Type: message/rfc822\r\n\r\n").as_bytes());
    out.extend_from_slice(message);
    out.extend_from_slice(b"\r\n");
}

fn base64(out: &mut Vec<u8>, bytes: &[u8]) {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    out.reserve(bytes.len() / 3 * 4 + bytes.len() / 28 + 8);
    for (n, chunk) in bytes.chunks(3).enumerate() {
        if n > 0 && n % 19 == 0 {
            out.extend_from_slice(b"\r\n");
        }
        let value = chunk.iter().fold(0_u32, |a, b| (a << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sign = SIGNS[(value >> (18 - 6 * place)) as usize & 63];
            out.push(if place > chunk.len() { b'=' } else { sign });
        }
    }
}
