//! Secrets of links, derived from one key and the link's id, so that none is kept anywhere and a mail that carries one
//! can be made again when it is carried.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use store::TokenHash;
use uuid::Uuid;

use crate::Office;

impl Office {
    /// The secret of a link: 160 bits in hexadecimal.
    pub(crate) fn link_secret(&self, link: Uuid) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.settings().key)
            .expect("HMAC takes a key of any length, so 32 bytes are taken");
        mac.update(b"candour link");
        mac.update(link.as_bytes());
        mac.finalize().into_bytes()[..20].iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The digest of that secret, which is all that is kept.
    pub(crate) fn link_hash(&self, link: Uuid) -> TokenHash {
        store::token_hash(&self.link_secret(link))
    }

    /// An address on our pages.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings().base_url)
    }
}

/// An id derived from words, the same every time: for links and entries that belong to one thing.
pub(crate) fn derived_id(space: Uuid, words: &str) -> Uuid {
    use sha2::Digest;
    let mut hasher = Sha256::new();
    hasher.update(space.as_bytes());
    hasher.update(words.as_bytes());
    let digest = hasher.finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
