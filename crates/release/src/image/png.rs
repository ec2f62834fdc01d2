//! PNG: its chunks one after the other, what follows them, and what is drawn where nothing is seen.

use std::io::Read;

use crate::dangers::{CannotCheck, Code, Finding, Place};
use crate::metadata::{is_neutral, is_program, mentions_program};
use crate::package::telling;

/// Unpacked letters of one text.
const LONGEST: u64 = 4_000_000;

/// Chunks that say how the picture is drawn, or what a program set down about colours.
const DRAWING: &str = "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT tIME cICP mDCv cLLi mDCV cLLI oFFs pCAL \
     sCAL sTER iDOT vpAg orNT caNv acTL fcTL fdAT CgBI npOl npTc npLb gIFg gIFx msOG cmOD cmPP cpIp prVW skMf skRf";

/// Looks at a PNG picture.
pub(super) fn look(bytes: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let cut = || CannotCheck::malformed("PNG picture");
    finding.spend(bytes.len() / 64)?;
    let mut at = 8;
    let mut frames = 0_usize;
    let mut drawn = 0_usize;
    loop {
        let head = bytes.get(at..at + 8).ok_or_else(cut)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind: [u8; 4] = [head[4], head[5], head[6], head[7]];
        let end = (at + 8).checked_add(length).ok_or_else(cut)?;
        let data = bytes.get(at + 8..end).ok_or_else(cut)?;
        let check = bytes.get(end..end + 4).ok_or_else(cut)?;
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[at + 4..end]);
        if crc.sum().to_be_bytes() != check {
            return Err(cut());
        }
        at = end + 4;
        match &kind {
            b"IEND" => break,
            b"IDAT" => drawn += 1,
            b"fcTL" => frames += 1,
            _ => chunk(kind, data, finding)?,
        }
    }
    if drawn == 0 {
        return Err(cut());
    }
    if frames > 1 {
        let place = Place::part("fcTL").described("further pictures in the same file");
        finding.danger(
            Code::ImgExtraPage,
            place,
            format!("{frames} pictures, of which some programs show only the first"),
            "",
        );
    }
    super::after_the_end(&bytes[at..], finding);
    super::alpha::png(bytes, finding)
}

fn chunk(kind: [u8; 4], data: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let part = String::from_utf8_lossy(&kind).into_owned();
    match &kind {
        b"tEXt" => {
            let (name, text) = split(data);
            text_of(&part, name, text, finding)
        }
        b"zTXt" => {
            let (name, rest) = split(data);
            text_of(&part, name, &unpacked(rest.get(1..).unwrap_or(&[])), finding)
        }
        b"iTXt" => {
            let (name, rest) = split(data);
            let packed = rest.first() == Some(&1);
            let (_, rest) = split(rest.get(2..).unwrap_or(&[]));
            let (_, text) = split(rest);
            if packed {
                text_of(&part, name, &unpacked(text), finding)
            } else {
                text_of(&part, name, text, finding)
            }
        }
        b"eXIf" => super::exif::look(data.strip_prefix(b"Exif\0\0").unwrap_or(data), &part, true, finding),
        b"iCCP" if !is_profile(data) => {
            let sample = super::strings(data).join(" ");
            let place = Place::part("iCCP").described("what stands in the place of a profile of colours");
            finding.danger(Code::ImgPngText, place, format!("{} bytes", data.len()), &sample);
            Ok(())
        }
        _ if DRAWING.contains(part.as_str()) => Ok(()),
        _ => {
            // A private chunk: pictures of layers and earlier states stand in such.
            let sample = super::strings(data).join(" ");
            if data.len() > 64 || telling::tells(&sample) {
                let place = Place::part(part.as_str()).described("what a program keeps inside the picture");
                finding.danger(Code::ImgPngText, place, format!("{} bytes", data.len()), &sample);
            }
            Ok(())
        }
    }
}

/// Whether a chunk holds a profile of colours: a name, and packed a mark at its 36th byte.
pub(crate) fn is_profile(data: &[u8]) -> bool {
    let (_, packed) = split(data);
    let profile = unpacked(packed.get(1..).unwrap_or(&[]));
    profile.get(36..40) == Some(b"acsp")
}

fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|b| *b == 0) {
        Some(n) => (&bytes[..n], &bytes[n + 1..]),
        None => (bytes, &[]),
    }
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // What is damaged is looked at as far as it goes.
    let _ = flate2::read::ZlibDecoder::new(bytes).take(LONGEST).read_to_end(&mut out);
    out
}

fn text_of(part: &str, name: &[u8], text: &[u8], finding: &mut Finding<'_>) -> Result<(), CannotCheck> {
    let name = String::from_utf8_lossy(name).into_owned();
    if name == "XML:com.adobe.xmp" {
        super::xmp(text, part, Code::ImgPngText, finding);
        return Ok(());
    }
    if name.starts_with("Raw profile type") {
        // Hexadecimal digits after a name and a length.
        let digits: Vec<u8> = text.iter().copied().filter(u8::is_ascii_hexdigit).collect();
        let value = |d: &u8| char::from(*d).to_digit(16).unwrap_or(0) as u8;
        let bytes: Vec<u8> = digits.chunks_exact(2).map(|p| value(&p[0]) * 16 + value(&p[1])).collect();
        if let Some(n) = bytes.windows(4).position(|w| w == b"II*\0" || w == b"MM\0*") {
            super::exif::look(&bytes[n..], part, true, finding)?;
        }
        if name.ends_with("icc") || name.ends_with("icm") {
            return Ok(());
        }
        let place = Place::part(part).described("a description inside the picture");
        finding.danger(Code::ImgPngText, place, name, &super::strings(&bytes).join(" "));
        return Ok(());
    }
    let value = container::charset::decode(text, None).text;
    let value = value.trim_matches(['\0', ' ', '\n']);
    let place = Place::part(part).described(format!("a text inside the picture, named ‘{name}’"));
    let technical = name.starts_with("date:")
        || name.starts_with("exif:") && !name.contains("GPS")
        || name.starts_with("png:")
        || name.starts_with("icc:");
    if value.is_empty()
        || technical
        || is_program(value)
        || name == "Software" && mentions_program(value)
        || is_neutral(value)
    {
        finding.note(Code::ImgPngText, place, "a program’s own mark", value);
    } else {
        finding.danger(Code::ImgPngText, place, format!("{} letters", value.chars().count()), value);
    }
    Ok(())
}
