//! A short digest for telling "the same content" from "changed since". Not for tamper evidence: the store does that.

/// 64 bits of FNV-1a in hexadecimal, twice over with different offsets.
pub fn short(text: &str) -> String {
    let run = |offset: u64| {
        text.bytes().fold(offset, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    };
    format!("{:016x}{:016x}", run(0xcbf2_9ce4_8422_2325), run(0x8422_2325_cbf2_9ce4))
}
