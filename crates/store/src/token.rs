//! Secret identifiers of sessions and links: random here, hashed at rest.

use sha2::{Digest, Sha256};

use crate::error::Result;

/// The digest of a secret identifier, which is all that the database keeps of it.
pub type TokenHash = [u8; 32];

/// A new secret identifier of 160 random bits, as text for an address or a cookie.
pub fn new_token() -> Result<String> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes)?;
    Ok(crate::chain::hex(&bytes))
}

/// The digest under which a secret identifier is kept. The identifier is random, so it needs no salt.
pub fn token_hash(token: &str) -> TokenHash {
    Sha256::digest(token.as_bytes()).into()
}
