//! `固定电话`: area code and seven or eight digits, eight in the cities with a code of three digits.

/// Whether digits without separators are an area code and a number: `01066668888`, `03136668888`.
pub fn is_valid(number: &[u8]) -> bool {
    let (code, local) = match number {
        [b'0', b'1' | b'2', ..] => number.split_at_checked(3),
        [b'0', b'3'..=b'9', ..] => number.split_at_checked(4),
        _ => None,
    }
    .unwrap_or_default();
    let is_code = match code {
        b"010" | [b'0', b'2', b'0'..=b'5' | b'7'..=b'9'] => local.len() == 8,
        [b'0', b'3'..=b'9', ..] => matches!(local.len(), 7..=8),
        _ => false,
    };
    is_code && matches!(local, [b'2'..=b'8', ..]) && number.iter().all(u8::is_ascii_digit)
}
