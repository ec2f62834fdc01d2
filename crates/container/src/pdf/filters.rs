//! Unpacking of the bytes in a PDF, each step bounded as its output comes out.

use std::io::Read;

use super::{
    lexer::{hex, is_space},
    object::{Dict, Object},
};

/// What came out of a step.
pub(super) enum Unpacked {
    /// The bytes.
    Bytes(Vec<u8>),
    /// The bytes up to where the packed ones are damaged.
    Cut(Vec<u8>),
    /// More than allowed.
    TooMuch,
    /// A way of packing that is not read here.
    Foreign,
}

/// One step: the way of packing by name, its parameters, the packed bytes, and how much may come out.
pub(super) fn unpack(name: &[u8], parameters: Option<&Dict>, bytes: &[u8], allowed: usize) -> Unpacked {
    let mut whole = true;
    let out = match name {
        b"FlateDecode" | b"Fl" => flate(bytes, allowed, &mut whole),
        b"LZWDecode" | b"LZW" => {
            let early = parameters.and_then(|p| p.get("EarlyChange")).and_then(Object::whole) != Some(0);
            lzw(bytes, early, allowed)
        }
        b"ASCIIHexDecode" | b"AHx" => Some(ascii_hex(bytes)),
        b"ASCII85Decode" | b"A85" => Some(ascii_85(bytes)),
        b"RunLengthDecode" | b"RL" => run_length(bytes, allowed),
        b"Crypt" => Some(bytes.to_vec()),
        _ => return Unpacked::Foreign,
    };
    match out {
        None => Unpacked::TooMuch,
        Some(out) if out.len() > allowed => Unpacked::TooMuch,
        Some(out) => {
            let out = match parameters {
                Some(parameters) => predicted(out, parameters),
                None => out,
            };
            if whole { Unpacked::Bytes(out) } else { Unpacked::Cut(out) }
        }
    }
}

fn flate(bytes: &[u8], allowed: usize, whole: &mut bool) -> Option<Vec<u8>> {
    let read = |mut from: Box<dyn Read + '_>, whole: &mut bool| {
        let mut out = Vec::new();
        let mut piece = [0_u8; 16_384];
        *whole = false;
        // A damaged end keeps what came before it.
        while let Ok(n) = from.read(&mut piece) {
            if n == 0 {
                *whole = true;
                break;
            }
            if out.len() + n > allowed {
                return None;
            }
            out.extend_from_slice(&piece[..n]);
        }
        Some(out)
    };
    let out = read(Box::new(flate2::read::ZlibDecoder::new(bytes)), whole)?;
    if *whole || bytes.len() <= 2 {
        *whole |= bytes.len() <= 2;
        return Some(out);
    }
    // Many programs get the sum at the end wrong, or the head at the beginning: what counts is what is packed between.
    let bare = read(Box::new(flate2::read::DeflateDecoder::new(&bytes[2..])), whole)?;
    Some(if bare.len() > out.len() { bare } else { out })
}

fn lzw(bytes: &[u8], early: bool, allowed: usize) -> Option<Vec<u8>> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Each entry is a piece of what came out already.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut buffer, mut bits, mut width) = (0_u32, 0_u32, 9_u32);
    let mut previous: Option<(usize, usize)> = None;
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = ((buffer >> bits) & ((1 << width) - 1)) as usize;
        buffer &= (1 << bits) - 1;
        if code == CLEAR {
            table.clear();
            (width, previous) = (9, None);
            continue;
        }
        if code == END {
            break;
        }
        let begin = out.len();
        if code < 256 {
            out.push(code as u8);
        } else if let Some((from, length)) = table.get(code - 258).copied() {
            if out.len() + length > allowed {
                return None;
            }
            out.extend_from_within(from..from + length);
        } else if let Some((from, length)) = previous {
            if out.len() + length + 1 > allowed {
                return None;
            }
            out.extend_from_within(from..from + length);
            out.push(out[begin]);
        } else {
            break;
        }
        if let Some((from, length)) = previous
            && table.len() < 4096 - 258
        {
            table.push((from, length + 1));
        }
        previous = Some((begin, out.len() - begin));
        width = match table.len() + 258 + usize::from(early) {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        if out.len() > allowed {
            return None;
        }
    }
    Some(out)
}

fn ascii_hex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes.iter().take_while(|b| **b != b'>').filter_map(|b| hex(*b)).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 5 * 4);
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let value = |group: &[u32]| group.iter().fold(0_u32, |v, d| v.wrapping_mul(85).wrapping_add(*d));
    for byte in bytes.iter().filter(|b| !is_space(**b)) {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            out.extend_from_slice(&value(&group).to_be_bytes());
            group.clear();
        }
    }
    let left = group.len();
    if left > 1 {
        group.resize(5, 84);
        out.extend_from_slice(&value(&group).to_be_bytes()[..left - 1]);
    }
    out
}

fn run_length(bytes: &[u8], allowed: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(length) = bytes.get(at).copied() {
        at += 1;
        match length {
            128 => break,
            0..=127 => {
                let end = (at + usize::from(length) + 1).min(bytes.len());
                out.extend_from_slice(&bytes[at..end]);
                at = end;
            }
            _ => {
                let Some(byte) = bytes.get(at) else { break };
                out.extend(std::iter::repeat_n(*byte, 257 - usize::from(length)));
                at += 1;
            }
        }
        if out.len() > allowed {
            return None;
        }
    }
    Some(out)
}

/// Takes the differences between neighbours back.
fn predicted(bytes: Vec<u8>, parameters: &Dict) -> Vec<u8> {
    let number = |name: &str, otherwise: usize| {
        parameters
            .get(name)
            .and_then(Object::whole)
            .filter(|n| (1..=100_000).contains(n))
            .unwrap_or(otherwise)
    };
    let predictor = number("Predictor", 1);
    if predictor < 2 {
        return bytes;
    }
    let (colours, depth, columns) =
        (number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1));
    let pixel = (colours * depth).div_ceil(8);
    let row = (colours * depth * columns).div_ceil(8);
    if predictor == 2 {
        let mut bytes = bytes;
        if depth == 8 {
            for line in bytes.chunks_mut(row) {
                for n in pixel..line.len() {
                    line[n] = line[n].wrapping_add(line[n - pixel]);
                }
            }
        }
        return bytes;
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; row];
    for line in bytes.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let mut now = line.to_vec();
        for n in 0..now.len() {
            let left = if n >= pixel { now[n - pixel] } else { 0 };
            let corner = if n >= pixel { above[n - pixel] } else { 0 };
            let add = match kind {
                1 => left,
                2 => above[n],
                3 => ((u16::from(left) + u16::from(above[n])) / 2) as u8,
                4 => paeth(left, above[n], corner),
                _ => 0,
            };
            now[n] = now[n].wrapping_add(add);
        }
        out.extend_from_slice(&now);
        now.resize(row, 0);
        above = now;
    }
    out
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let guess = a + b - c;
    let (to_a, to_b, to_c) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        above
    } else {
        corner
    }
}
