//! PDFs that anyone may open although they are encrypted: those without a password for reading.

use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::object::{Dict, Object, Stream};

const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E,
    0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    None,
    Rc4,
    Aes128,
    Aes256,
}

/// The key of a file and the ways in which its texts and streams are encrypted.
pub(super) struct Crypt {
    key: Vec<u8>,
    texts: Way,
    streams: Way,
    metadata: bool,
    /// The object that holds what is known about the encryption, itself never encrypted.
    own: Option<u32>,
}

impl Crypt {
    /// The key that opens with no password; none where a password is needed.
    pub fn open(encrypt: &Dict, id: &[u8], own: Option<u32>) -> Option<Self> {
        let number = |name: &str| encrypt.get(name).and_then(Object::number);
        let text = |name: &str| encrypt.get(name).and_then(Object::text);
        let version = number("V").unwrap_or(0.0) as i32;
        let revision = number("R").unwrap_or(0.0) as i32;
        if encrypt.get("Filter").and_then(Object::name) != Some(b"Standard") {
            return None;
        }
        let way = |name: &str| -> Option<Way> {
            if version < 4 {
                return Some(Way::Rc4);
            }
            let named = encrypt.get(name).and_then(Object::name).unwrap_or(b"Identity");
            if named == b"Identity" {
                return Some(Way::None);
            }
            let filters = encrypt.get("CF").and_then(Object::dict)?;
            let filter = filters.get(std::str::from_utf8(named).ok()?).and_then(Object::dict)?;
            match filter.get("CFM").and_then(Object::name).unwrap_or(b"None") {
                b"V2" => Some(Way::Rc4),
                b"AESV2" => Some(Way::Aes128),
                b"AESV3" => Some(Way::Aes256),
                b"None" => Some(Way::None),
                _ => None,
            }
        };
        let metadata = encrypt.get("EncryptMetadata") != Some(&Object::Bool(false));
        let (owner, user) = (text("O")?, text("U")?);
        let key = if revision >= 5 {
            key_of_256(user, text("UE")?, revision)?
        } else {
            let length =
                if version == 1 { 5 } else { (number("Length").unwrap_or(40.0) as usize / 8).clamp(5, 16) };
            let length = if version >= 4 { 16 } else { length };
            let permissions = (number("P").unwrap_or(0.0) as i64) as u32;
            let key = key_of_40_to_128(owner, permissions, id, revision, length, metadata);
            if !opens(&key, user, id, revision) {
                return None;
            }
            key
        };
        Some(Crypt { key, texts: way("StrF")?, streams: way("StmF")?, metadata, own })
    }

    /// The texts of an object, decrypted in place.
    pub fn decrypt_texts(&self, object: &mut Object, number: u32, generation: u32) {
        if self.own == Some(number) || self.texts == Way::None {
            return;
        }
        match object {
            Object::Text(text) => *text = self.decrypt(self.texts, text, number, generation),
            Object::Array(list) => list.iter_mut().for_each(|o| self.decrypt_texts(o, number, generation)),
            Object::Dict(dict) | Object::Stream(Stream { dict, .. }) => {
                dict.0.iter_mut().for_each(|(_, o)| self.decrypt_texts(o, number, generation));
            }
            _ => {}
        }
    }

    /// The bytes of a stream, decrypted.
    pub fn decrypt_stream(&self, bytes: &[u8], stream: &Stream) -> Vec<u8> {
        let plain = stream.dict.is("Type", "XRef") || (!self.metadata && stream.dict.is("Type", "Metadata"));
        if plain || self.streams == Way::None {
            return bytes.to_vec();
        }
        self.decrypt(self.streams, bytes, stream.number, stream.generation)
    }

    fn decrypt(&self, way: Way, bytes: &[u8], number: u32, generation: u32) -> Vec<u8> {
        let key = match way {
            Way::None => return bytes.to_vec(),
            Way::Aes256 => self.key.clone(),
            Way::Rc4 | Way::Aes128 => {
                let mut hash = Md5::new();
                hash.update(&self.key);
                hash.update(&number.to_le_bytes()[..3]);
                hash.update(&generation.to_le_bytes()[..2]);
                if way == Way::Aes128 {
                    hash.update(b"sAlT");
                }
                hash.finalize()[..(self.key.len() + 5).min(16)].to_vec()
            }
        };
        if way == Way::Rc4 {
            return rc4(&key, bytes);
        }
        let Some((iv, body)) = bytes.split_at_checked(16) else { return Vec::new() };
        let mut out = body[..body.len() / 16 * 16].to_vec();
        if !cbc(&key, iv, &mut out) {
            return Vec::new();
        }
        let padding = usize::from(out.last().copied().unwrap_or(0));
        if (1..=16).contains(&padding) && padding <= out.len() {
            out.truncate(out.len() - padding);
        }
        out
    }
}

fn cbc(key: &[u8], iv: &[u8], bytes: &mut [u8]) -> bool {
    match key.len() {
        16 => cbc::Decryptor::<aes::Aes128>::new_from_slices(key, iv)
            .is_ok_and(|d| d.decrypt_padded::<NoPadding>(bytes).is_ok()),
        32 => cbc::Decryptor::<aes::Aes256>::new_from_slices(key, iv)
            .is_ok_and(|d| d.decrypt_padded::<NoPadding>(bytes).is_ok()),
        _ => false,
    }
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|n| n as u8);
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    bytes
        .iter()
        .map(|byte| {
            i = i.wrapping_add(1);
            j = j.wrapping_add(state[usize::from(i)]);
            state.swap(usize::from(i), usize::from(j));
            byte ^ state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
        })
        .collect()
}

fn key_of_40_to_128(
    owner: &[u8],
    permissions: u32,
    id: &[u8],
    revision: i32,
    length: usize,
    metadata: bool,
) -> Vec<u8> {
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(&owner[..owner.len().min(32)]);
    hash.update(permissions.to_le_bytes());
    hash.update(id);
    if revision >= 4 && !metadata {
        hash.update([0xFF; 4]);
    }
    let mut key = hash.finalize().to_vec();
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key[..length]).to_vec();
        }
    }
    key.truncate(length);
    key
}

/// Whether the key is that of the empty password.
fn opens(key: &[u8], user: &[u8], id: &[u8], revision: i32) -> bool {
    if revision < 3 {
        return rc4(key, &PADDING) == user.get(..32).unwrap_or(&[]);
    }
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(id);
    let mut now = rc4(key, &hash.finalize());
    for n in 1..20_u8 {
        let turned: Vec<u8> = key.iter().map(|k| k ^ n).collect();
        now = rc4(&turned, &now);
    }
    user.get(..16) == Some(now.as_slice())
}

fn key_of_256(user: &[u8], packed: &[u8], revision: i32) -> Option<Vec<u8>> {
    let (validation, salt) = (user.get(32..40)?, user.get(40..48)?);
    if hash_256(validation, revision)? != user.get(..32)? {
        return None;
    }
    let middle = hash_256(salt, revision)?;
    let mut key = packed.get(..32)?.to_vec();
    cbc(&middle, &[0; 16], &mut key).then_some(key)
}

/// The hash of the empty password with a salt: plain in revision 5, 64 rounds and more in revision 6.
fn hash_256(salt: &[u8], revision: i32) -> Option<Vec<u8>> {
    use aes::cipher::BlockModeEncrypt;
    let mut now = Sha256::digest(salt).to_vec();
    if revision < 6 {
        return Some(now);
    }
    for round in 0..1000_u32 {
        let mut text = now.repeat(64);
        let length = text.len();
        let cipher = cbc::Encryptor::<aes::Aes128>::new_from_slices(now.get(..16)?, now.get(16..32)?).ok()?;
        cipher.encrypt_padded::<NoPadding>(&mut text, length).ok()?;
        let kind = text[..16].iter().map(|b| u32::from(*b)).sum::<u32>() % 3;
        now = match kind {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        if round >= 63 && u32::from(*text.last()?) <= round - 31 {
            break;
        }
    }
    now.truncate(32);
    Some(now)
}
