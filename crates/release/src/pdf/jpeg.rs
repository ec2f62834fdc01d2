//! Pictures without what cameras and programs wrote into them; their dots are not touched.

/// A JPEG with nothing but what its dots need: the picture, the kind of its colours, their profile.
pub(super) fn bare(bytes: &[u8]) -> Vec<u8> {
    let Some(begin) = bytes.windows(3).position(|w| w == [0xFF, 0xD8, 0xFF]) else { return Vec::new() };
    let mut out = vec![0xFF, 0xD8];
    let mut at = begin + 2;
    while let Some([0xFF, marker]) = bytes.get(at..at + 2) {
        let marker = *marker;
        if marker == 0xFF {
            at += 1;
            continue;
        }
        if marker == 0xD9 {
            break;
        }
        if marker == 0x01 || (0xD0..=0xD8).contains(&marker) {
            at += 2;
            continue;
        }
        let length = match bytes.get(at + 2..at + 4) {
            Some([high, low]) => usize::from(*high) << 8 | usize::from(*low),
            _ => break,
        };
        let end = (at + 2 + length).min(bytes.len());
        let segment = &bytes[at..end];
        let body = segment.get(4..).unwrap_or(&[]);
        let keep = match marker {
            // The plain head, without a small picture.
            0xE0 => body.starts_with(b"JFIF\0") && body.len() <= 14,
            0xE2 => crate::image::jpeg::is_profile(body),
            0xEE => body.starts_with(b"Adobe"),
            0xE1..=0xEF | 0xFE => false,
            _ => true,
        };
        if keep {
            out.extend_from_slice(segment);
        }
        at = end;
        if marker == 0xDA {
            // The dots go on to the next mark that is none of theirs.
            let begin = at;
            while let Some(n) = bytes[at..].iter().position(|b| *b == 0xFF) {
                at += n;
                match bytes.get(at + 1) {
                    Some(0x00 | 0xD0..=0xD7) => at += 2,
                    Some(0xFF) => at += 1,
                    Some(_) => break,
                    None => at = bytes.len(),
                }
            }
            if bytes.get(at) != Some(&0xFF) {
                at = bytes.len();
            }
            out.extend_from_slice(&bytes[begin..at]);
        }
    }
    out.extend_from_slice(&[0xFF, 0xD9]);
    out
}

/// A JPEG 2000 picture without the boxes that hold words; a bare row of its codes stays as it is.
pub(super) fn bare_2000(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(&[0, 0, 0, 12, b'j', b'P', b' ', b' ']) {
        return bytes.to_vec();
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let long =
            || bytes.get(at + 8..at + 16).and_then(|b| <[u8; 8]>::try_from(b).ok()).map(u64::from_be_bytes);
        let end = match length {
            0 => bytes.len(),
            1 => long()
                .and_then(|l| usize::try_from(l).ok())
                .and_then(|l| at.checked_add(l))
                .unwrap_or(bytes.len()),
            8.. => at + length,
            _ => break,
        };
        let end = end.clamp(at + 8, bytes.len());
        if matches!(&head[4..], b"jP  " | b"ftyp" | b"jp2h" | b"jp2c") {
            out.extend_from_slice(&bytes[at..end]);
        }
        at = end;
    }
    out
}
