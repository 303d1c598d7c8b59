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

/// A secret as people copy it, eight groups of four, that follows from words nobody else knows: whoever has them
/// again has the same secret again.
pub fn secret_from<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    // 32 letters that are not mistaken for one another.
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut hash = Sha256::new();
    for word in words {
        hash.update((word.len() as u64).to_be_bytes());
        hash.update(word);
    }
    let letters = hash.finalize().into_iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
    letters.enumerate().fold(String::with_capacity(39), |mut secret, (n, letter)| {
        if n > 0 && n % 4 == 0 {
            secret.push('-');
        }
        secret.push(letter);
        secret
    })
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
    fn a_secret_follows_from_all_words_and_where_they_end() {
        let secret = secret_from(["key", "甲某", ""]);
        assert_eq!(secret.len(), 39, "{secret}");
        assert_eq!(secret, secret_from(["key", "甲某", ""]));
        for other in [["key", "甲", "某"], ["key", "甲某", "x"], ["yek", "甲某", ""]] {
            assert_ne!(secret, secret_from(other));
        }
    }

    #[test]
    fn a_secret_may_be_typed_without_its_groups() {
        assert_eq!(hash_of_typed("ABCD-EF12"), hash_of_typed(" abcdef12 "));
        assert_ne!(hash_of_typed("ABCD-EF12"), hash_of_typed("ABCD-EF13"));
        assert!(same("ab", "ab") && !same("ab", "ac") && !same("ab", "abc"));
    }
}
