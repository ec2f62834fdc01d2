//! Functions of a PDF: what a number of inks, or a place in a shading, comes out as.

use container::pdf::{Dict, Object, Pdf};

/// Functions in functions.
const DEEPEST: usize = 5;
/// Numbers that go in or come out.
const MOST: usize = 32;
/// Samples of one function, and steps of one run of a written one.
const SAMPLES: usize = 4_000_000;
const STEPS: usize = 2_000;

/// A function.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Function {
    domain: Vec<(f32, f32)>,
    range: Vec<(f32, f32)>,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// A table, with how many steps each way has.
    Sampled {
        size: Vec<usize>,
        encode: Vec<(f32, f32)>,
        decode: Vec<(f32, f32)>,
        bits: usize,
        bytes: Vec<u8>,
    },
    /// From one list of numbers to another.
    Between { from: Vec<f32>, to: Vec<f32>, power: f32 },
    /// One after the other.
    Parts { parts: Vec<Function>, bounds: Vec<f32>, encode: Vec<(f32, f32)> },
    /// Written out, in order of its steps.
    Written(Vec<Step>),
    /// One for each number that comes out.
    Each(Vec<Function>),
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Number(f32),
    Do(Vec<u8>),
    Block(Vec<Step>),
}

impl Function {
    /// Reads a function; none where it makes no sense or is of an unknown kind.
    pub fn read(pdf: &Pdf<'_>, object: &Object, depth: usize) -> Option<Function> {
        if depth > DEEPEST {
            return None;
        }
        let object = pdf.get(object).ok()?;
        if let Object::Array(list) = &object {
            let parts = list.iter().take(MOST).map(|one| Function::read(pdf, one, depth + 1));
            let kind = Kind::Each(parts.collect::<Option<_>>()?);
            return Some(Function { domain: Vec::new(), range: Vec::new(), kind });
        }
        let dict = object.dict()?;
        let list = |name: &str| numbers(pdf, dict, name);
        let domain = pairs(&list("Domain"));
        let range = pairs(&list("Range"));
        let kind = match pdf.value(dict, "FunctionType").ok()?.whole()? {
            0 => {
                let Object::Stream(stream) = &object else { return None };
                let size: Vec<usize> = list("Size").iter().map(|n| (*n as usize).clamp(1, SAMPLES)).collect();
                let bits = pdf.value(dict, "BitsPerSample").ok()?.whole()?;
                let all = size.iter().try_fold(range.len(), |all, one| all.checked_mul(*one))?;
                if size.len() != domain.len() || size.len() > 4 || all > SAMPLES || !(1..=32).contains(&bits)
                {
                    return None;
                }
                let encode = match pairs(&list("Encode")) {
                    given if given.len() == size.len() => given,
                    _ => size.iter().map(|n| (0.0, n.saturating_sub(1) as f32)).collect(),
                };
                let decode = match pairs(&list("Decode")) {
                    given if given.len() == range.len() => given,
                    _ => range.clone(),
                };
                Kind::Sampled { size, encode, decode, bits, bytes: pdf.bytes_of(stream).ok()? }
            }
            2 => {
                let or =
                    |given: Vec<f32>, otherwise: f32| if given.is_empty() { vec![otherwise] } else { given };
                let power = pdf.value(dict, "N").ok()?.number()? as f32;
                Kind::Between { from: or(list("C0"), 0.0), to: or(list("C1"), 1.0), power }
            }
            3 => {
                let parts = pdf.value(dict, "Functions").ok()?;
                let parts = parts.array()?.iter().take(MOST).map(|one| Function::read(pdf, one, depth + 1));
                let parts: Vec<Function> = parts.collect::<Option<_>>()?;
                let (bounds, encode) = (list("Bounds"), pairs(&list("Encode")));
                if parts.is_empty() || bounds.len() + 1 != parts.len() || encode.len() != parts.len() {
                    return None;
                }
                Kind::Parts { parts, bounds, encode }
            }
            4 => {
                let Object::Stream(stream) = &object else { return None };
                Kind::Written(written(&pdf.bytes_of(stream).ok()?)?)
            }
            _ => return None,
        };
        Some(Function { domain, range, kind })
    }

    /// What comes out.
    pub fn of(&self, given: &[f32]) -> Option<Vec<f32>> {
        let within = |n: f32, at: usize, bounds: &[(f32, f32)]| {
            bounds.get(at).map_or(n, |(low, high)| n.min(*high).max(*low))
        };
        let given: Vec<f32> =
            given.iter().take(MOST).enumerate().map(|(at, n)| within(*n, at, &self.domain)).collect();
        let mut out = match &self.kind {
            Kind::Each(parts) => {
                let one = |f: &Function| f.of(&given)?.first().copied();
                parts.iter().map(one).collect::<Option<Vec<f32>>>()?
            }
            Kind::Between { from, to, power } => {
                let at = given.first()?.powf(*power);
                from.iter().zip(to).map(|(from, to)| from + at * (to - from)).collect()
            }
            Kind::Parts { parts, bounds, encode } => {
                let x = *given.first()?;
                let (least, most) = self.domain.first().copied().unwrap_or((0.0, 1.0));
                let at = bounds.iter().take_while(|b| x >= **b).count();
                let low = at.checked_sub(1).and_then(|n| bounds.get(n)).copied().unwrap_or(least);
                let high = bounds.get(at).copied().unwrap_or(most);
                let to = encode.get(at)?;
                parts.get(at)?.of(&[between(x, (low, high), *to)])?
            }
            Kind::Sampled { size, encode, decode, bits, bytes } => {
                let places: Vec<f32> = given
                    .iter()
                    .zip(&self.domain)
                    .zip(encode)
                    .zip(size)
                    .map(|(((n, domain), encode), size)| {
                        between(*n, *domain, *encode).clamp(0.0, size.saturating_sub(1) as f32)
                    })
                    .collect();
                if places.len() != size.len() {
                    return None;
                }
                let whole = ((1_u64 << bits) - 1) as f32;
                let one = |(n, to): (usize, &(f32, f32))| -> Option<f32> {
                    // Between the corners of the box of samples around the place.
                    let mut sum = 0.0;
                    for corner in 0..1_usize << size.len() {
                        let (mut at, mut stride, mut share) = (0_usize, 1_usize, 1.0_f32);
                        for (way, (place, size)) in places.iter().zip(size).enumerate() {
                            let low = place.floor();
                            let upper = corner >> way & 1 == 1;
                            share *= if upper { place - low } else { 1.0 - (place - low) };
                            at += stride * (low as usize + usize::from(upper)).min(size.saturating_sub(1));
                            stride *= size;
                        }
                        if share > 0.0 {
                            sum += share * sample(bytes, *bits, at * decode.len() + n)?;
                        }
                    }
                    Some(between(sum, (0.0, whole), *to))
                };
                decode.iter().enumerate().map(one).collect::<Option<Vec<f32>>>()?
            }
            Kind::Written(steps) => {
                let mut stack = given;
                let mut left = STEPS;
                run(steps, &mut stack, &mut left)?;
                // The last of them are what comes out.
                stack.split_off(stack.len().saturating_sub(self.range.len().max(1)))
            }
        };
        for (at, n) in out.iter_mut().enumerate() {
            *n = within(*n, at, &self.range);
        }
        Some(out)
    }
}

/// A number moved from one stretch to another.
fn between(n: f32, from: (f32, f32), to: (f32, f32)) -> f32 {
    let wide = from.1 - from.0;
    if wide == 0.0 { to.0 } else { to.0 + (n - from.0) / wide * (to.1 - to.0) }
}

/// One sample of a table, so many bits long.
fn sample(bytes: &[u8], bits: usize, at: usize) -> Option<f32> {
    let from = at.checked_mul(bits)?;
    let mut value = 0_u64;
    for bit in from..from + bits {
        let byte = *bytes.get(bit / 8)?;
        value = value << 1 | u64::from(byte >> (7 - bit % 8) & 1);
    }
    Some(value as f32)
}

fn numbers(pdf: &Pdf<'_>, dict: &Dict, name: &str) -> Vec<f32> {
    let value = pdf.value(dict, name).unwrap_or(Object::Null);
    let list = value.array().unwrap_or(&[]).iter().take(2 * MOST);
    list.filter_map(|n| pdf.get(n).ok()?.number().map(|n| n as f32)).collect()
}

fn pairs(list: &[f32]) -> Vec<(f32, f32)> {
    list.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Reads a function that is written out.
fn written(bytes: &[u8]) -> Option<Vec<Step>> {
    let mut open: Vec<Vec<Step>> = vec![Vec::new()];
    let spaced: Vec<u8> = bytes
        .iter()
        .take(100_000)
        .flat_map(|b| if matches!(b, b'{' | b'}') { vec![b' ', *b, b' '] } else { vec![*b] })
        .collect();
    for word in spaced.split(|b| b.is_ascii_whitespace() || *b == 0).filter(|w| !w.is_empty()) {
        match word {
            b"{" if open.len() < 20 => open.push(Vec::new()),
            b"{" => return None,
            b"}" => {
                let block = open.pop()?;
                open.last_mut()?.push(Step::Block(block));
            }
            _ => {
                let number = std::str::from_utf8(word).ok().and_then(|w| w.parse::<f32>().ok());
                open.last_mut()?.push(number.map_or_else(|| Step::Do(word.to_vec()), Step::Number));
            }
        }
    }
    // All of it stands in one pair of braces.
    match open.pop()?.into_iter().next()? {
        Step::Block(steps) => Some(steps),
        _ => None,
    }
}

/// Runs steps; none where they do not work out.
fn run(steps: &[Step], stack: &mut Vec<f32>, left: &mut usize) -> Option<()> {
    let truth = |yes: bool| f32::from(u8::from(yes));
    for (n, step) in steps.iter().enumerate() {
        *left = left.checked_sub(1)?;
        if stack.len() > 200 {
            return None;
        }
        let word = match step {
            Step::Number(number) => {
                stack.push(*number);
                continue;
            }
            // What it belongs to comes after it.
            Step::Block(_) => continue,
            Step::Do(word) => word.as_slice(),
        };
        let block = |back: usize| match n.checked_sub(back).and_then(|at| steps.get(at)) {
            Some(Step::Block(steps)) => Some(steps),
            _ => None,
        };
        match word {
            b"if" => {
                if stack.pop()? != 0.0 {
                    run(block(1)?, stack, left)?;
                }
                continue;
            }
            b"ifelse" => {
                let chosen = if stack.pop()? != 0.0 { block(2)? } else { block(1)? };
                run(chosen, stack, left)?;
                continue;
            }
            b"true" | b"false" => {
                stack.push(truth(word == b"true"));
                continue;
            }
            b"dup" => {
                stack.push(*stack.last()?);
                continue;
            }
            _ => {}
        }
        let b = stack.pop()?;
        // Of one number.
        let of_one = match word {
            b"pop" => continue,
            b"neg" => Some(-b),
            b"abs" => Some(b.abs()),
            b"ceiling" => Some(b.ceil()),
            b"floor" => Some(b.floor()),
            b"round" => Some(b.round()),
            b"truncate" | b"cvi" => Some(b.trunc()),
            b"cvr" => Some(b),
            b"sqrt" => Some(b.max(0.0).sqrt()),
            b"sin" => Some(b.to_radians().sin()),
            b"cos" => Some(b.to_radians().cos()),
            b"ln" => Some(b.ln()),
            b"log" => Some(b.log10()),
            b"not" => Some(truth(b == 0.0)),
            _ => None,
        };
        if let Some(out) = of_one {
            stack.push(out);
            continue;
        }
        match word {
            b"copy" => {
                let from = stack.len().checked_sub(b.max(0.0) as usize)?;
                stack.extend_from_within(from..);
                continue;
            }
            b"index" => {
                let at = stack.len().checked_sub(1)?.checked_sub(b.max(0.0) as usize)?;
                stack.push(*stack.get(at)?);
                continue;
            }
            _ => {}
        }
        let a = stack.pop()?;
        if word == b"roll" {
            let count = a.max(0.0) as usize;
            let from = stack.len().checked_sub(count)?;
            let top = stack.get_mut(from..)?;
            if count > 0 {
                top.rotate_right((b as i64).rem_euclid(count as i64) as usize);
            }
            continue;
        }
        if word == b"exch" {
            stack.extend([b, a]);
            continue;
        }
        stack.push(match word {
            b"add" => a + b,
            b"sub" => a - b,
            b"mul" => a * b,
            b"div" => a / b,
            b"idiv" => (a / b).trunc(),
            b"mod" => a % b,
            b"exp" => a.powf(b),
            b"atan" => a.atan2(b).to_degrees().rem_euclid(360.0),
            b"eq" => truth(a == b),
            b"ne" => truth(a != b),
            b"gt" => truth(a > b),
            b"ge" => truth(a >= b),
            b"lt" => truth(a < b),
            b"le" => truth(a <= b),
            b"and" => (a as i64 & b as i64) as f32,
            b"or" => (a as i64 | b as i64) as f32,
            b"xor" => (a as i64 ^ b as i64) as f32,
            _ => return None,
        });
    }
    Some(())
}
