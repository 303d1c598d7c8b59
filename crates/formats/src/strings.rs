//! Readable characters in bytes of unknown meaning.

/// The shortest text that is taken for one.
const LEAST: usize = 4;

/// Texts in little-endian UTF-16, at even places.
pub(crate) fn utf16(bytes: &[u8]) -> Vec<String> {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    runs(char::decode_utf16(units).map(|c| c.unwrap_or('\0')), |c| {
        c.is_ascii_graphic() || c == ' ' || crate::inline::is_wide(c)
    })
}

/// Texts in ASCII, UTF-8 or GB18030.
pub(crate) fn bytes(bytes: &[u8]) -> Vec<String> {
    let (text, _, is_damaged) = encoding_rs::UTF_8.decode(bytes);
    let is_readable = |c: char| c.is_ascii_graphic() || c == ' ' || crate::inline::is_wide(c);
    let mut found = runs(text.chars(), is_readable);
    if is_damaged {
        let (text, ..) = encoding_rs::GB18030.decode(bytes);
        // Any two bytes are a Chinese character of GB18030; only what stands beside figures or letters is looked at.
        found.extend(runs(text.chars(), is_readable).into_iter().filter(|run| run.bytes().any(|b| b.is_ascii_digit())));
    }
    found
}

fn runs(chars: impl Iterator<Item = char>, is_readable: impl Fn(char) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut run = String::new();
    let mut count = 0;
    for c in chars.chain(std::iter::once('\0')) {
        if is_readable(c) {
            run.push(c);
            count += 1;
            continue;
        }
        if count >= LEAST {
            found.push(std::mem::take(&mut run));
        }
        run.clear();
        count = 0;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_between_other_bytes() {
        let mut wide: Vec<u8> = vec![1, 0, 2, 0];
        wide.extend("打印机01号".encode_utf16().flat_map(u16::to_le_bytes));
        wide.extend([0, 0, 3, 0]);
        assert_eq!(utf16(&wide), ["打印机01号"]);
        assert_eq!(bytes(b"\x01\x02hello 110108\x00\xFFab"), ["hello 110108", "hello 110108"]);
    }
}
