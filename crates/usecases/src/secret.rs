//! Secrets that people copy: only their SHA-256 is kept, and comparing takes the same time whatever differs.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 in lower-case hex.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The hash of a secret as a person may type it: hyphens, white space and case do not matter.
pub fn hash_of_typed(secret: &str) -> String {
    let plain: String = secret.chars().filter(char::is_ascii_alphanumeric).collect();
    sha256_hex(plain.to_ascii_uppercase())
}

/// Whether two hashes are the same, in a time that does not tell where they differ.
pub fn same(a: &str, b: &str) -> bool {
    let difference = a.bytes().zip(b.bytes()).fold(0, |difference, (x, y)| difference | (x ^ y));
    a.len() == b.len() && std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_may_be_typed_without_its_groups() {
        assert_eq!(hash_of_typed("ABCD-EF12"), hash_of_typed(" abcdef12 "));
        assert_ne!(hash_of_typed("ABCD-EF12"), hash_of_typed("ABCD-EF13"));
        assert!(same("ab", "ab") && !same("ab", "ac") && !same("ab", "abc"));
    }
}
