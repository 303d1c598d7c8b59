//! Rules as they are kept: encrypted and authenticated. What an office holds to be worth protecting tells where to look.

use super::{BadRules, Rules};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

/// Bytes of the nonce, which stand before the sealed text.
const NONCE: usize = 12;
/// Bound into the seal, so that nothing else sealed under the key can be taken for rules.
const PURPOSE: &[u8] = "gongkai patrol rules 1".as_bytes();

/// Seals the text of rules. The nonce must never be used twice under one key: take it from the operating system.
///
/// # Errors
/// If the text cannot be read as rules: nothing is kept that could not be opened again.
pub fn seal(text: &str, key: &[u8; 32], nonce: [u8; NONCE]) -> Result<Vec<u8>, BadRules> {
    Rules::parse(text)?;
    let cipher = ChaCha20Poly1305::new(&Key::from(*key));
    let payload = Payload { msg: text.as_bytes(), aad: PURPOSE };
    let sealed = cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| BadRules::Unsealable)?;
    Ok([&nonce[..], &sealed].concat())
}

/// Opens sealed rules.
///
/// # Errors
/// If the key is another one, a bit was changed, or the text is no rules.
pub fn open(sealed: &[u8], key: &[u8; 32]) -> Result<Rules, BadRules> {
    Rules::parse(&open_text(sealed, key)?)
}

/// Opens the text of sealed rules, to be edited.
///
/// # Errors
/// If the key is another one or a bit was changed.
pub fn open_text(sealed: &[u8], key: &[u8; 32]) -> Result<String, BadRules> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(BadRules::Unsealable)?;
    let cipher = ChaCha20Poly1305::new(&Key::from(*key));
    let text = cipher
        .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: PURPOSE })
        .map_err(|_| BadRules::Unsealable)?;
    String::from_utf8(text).map_err(|_| BadRules::Unsealable)
}

#[cfg(test)]
mod tests {
    use super::super::SAMPLE;
    use super::*;

    #[test]
    fn sealed_rules_open_under_their_key_only() {
        let sealed = seal(SAMPLE, &[7; 32], [1; 12]).unwrap();
        assert_eq!(open_text(&sealed, &[7; 32]).unwrap(), SAMPLE);
        assert!(open(&sealed, &[8; 32]).is_err());
        assert!(!sealed.windows(6).any(|window| window == "库房".as_bytes()));
        for at in [0, 12, 40, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&changed, &[7; 32]).is_err(), "{at}");
        }
        assert!(open(&sealed[..11], &[7; 32]).is_err());
        assert!(seal("[[rules]]", &[7; 32], [1; 12]).is_err());
    }
}
