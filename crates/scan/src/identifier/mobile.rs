//! `手机号码`: eleven digits that begin with a segment in use (工业和信息化部 码号 assignments).

/// Whether three digits begin mobile numbers. 154, 160, 161, 163, 164, 168, 169, 179 and 194 are not assigned to
/// persons' telephones.
pub const fn is_segment(number: u32) -> bool {
    matches!(number, 130..=139 | 145..=153 | 155..=159 | 162 | 165..=167 | 170..=178 | 180..=193 | 195..=199)
}

/// Whether eleven digits are a mobile number.
pub fn is_valid(number: &[u8]) -> bool {
    let Some((segment, _)) = number.split_first_chunk::<3>().filter(|_| number.len() == 11) else { return false };
    number.iter().all(u8::is_ascii_digit)
        && is_segment(segment.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}
