//! `公民身份号码` (GB 11643-1999): region, day of birth, sequence (odd for men), check character.
//! `居住证` of Hong Kong, Macao and Taiwan residents carry the same number with 810000, 820000 or 830000, and the
//! `外国人永久居留身份证` of 2023 one that begins with 9.

use super::{Rule, date, region, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("ric", Kind::IdCard, "公民身份号码"),
    |value, today| signs::compact(value).is_some_and(|number| is_valid(&number, today)),
    &[
        "130203190205180455",
        "130203 19020518 0455",
        "一三零二零三一九零二零五一八零四五五",
        "１３０２０３１９０２０５１８０４５５",
        "820000190108231234",
        "93184019051230001x",
    ],
    &[
        "130203190205180450",
        "130203190202290456",
        "130299190205180458",
        "1302031902051804511",
        "130203020518045",
        "130203********1876",
    ],
);

pub(super) const FIFTEEN: Rule = Rule::new(
    ("ric15", Kind::IdCard, "15位身份证号码"),
    |value, _| signs::exact(value).is_some_and(|number| is_fifteen(&number)),
    &["130203020518045", "110223040229001"],
    &["130203021318045", "130299020518045", "13020302051804", "13020302051804X"],
);

use jiff::civil::Date;

/// Weights of the first seventeen digits, modulo 11 (ISO 7064 MOD 11-2).
pub(crate) const WEIGHTS: [u8; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character for each residue.
pub(crate) const CHECK: [u8; 11] = *b"10X98765432";

/// Whether eighteen characters are a number that may stand on a card: check character, day of birth (not behind
/// today, if given), and a region of any edition or a residence permit's. Lower-case `x` counts.
pub fn is_valid(number: &[u8], today: Option<Date>) -> bool {
    let Some(digits) = read(number) else { return false };
    // The foreigner's card: 9, the province that took the application, the nationality by its three digits.
    let place = digits.region;
    let is_placed = if place >= 900_000 { is_foreigner(place) } else { region::is_listed(place) };
    is_placed && date::is_birth(digits.birth, today)
}

/// As [`is_valid`], but whatever the region: a form must not turn away a person whose county is newer than our list.
pub fn is_well_formed(number: &[u8], today: Option<Date>) -> bool {
    read(number).is_some_and(|digits| date::is_birth(digits.birth, today))
}

/// Whether the number is a `外国人永久居留身份证` (2023 form).
pub fn is_permanent_resident(number: &[u8], today: Option<Date>) -> bool {
    number.first() == Some(&b'9') && is_valid(number, today)
}

/// The number of fifteen digits written with eighteen, as the reform of 1999 did it: the century and the check
/// character are added. None for what is not fifteen digits.
pub fn from_fifteen(number: &[u8]) -> Option<[u8; 18]> {
    let number: &[u8; 15] = number.try_into().ok()?;
    let mut whole = [b'0'; 18];
    let (region, rest) = number.split_at(6);
    whole[..6].copy_from_slice(region);
    whole[6..8].copy_from_slice(b"19");
    whole[8..17].copy_from_slice(rest);
    whole[17] = check(whole.first_chunk()?)?;
    Some(whole)
}

/// Whether fifteen digits may be an old number. They carry no check character: a label must say what they are.
pub fn is_fifteen(number: &[u8]) -> bool {
    from_fifteen(number).is_some_and(|whole| is_valid(&whole, None))
}

/// Whether the holder is a man, by the parity of the sequence.
pub fn is_male(number: &[u8; 18]) -> bool {
    number[16] % 2 == 1
}

/// The check character of seventeen digits; none if they are not digits.
pub fn check(body: &[u8; 17]) -> Option<u8> {
    let mut sum = 0_u32;
    for (digit, weight) in body.iter().zip(WEIGHTS) {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        sum += u32::from(digit) * u32::from(weight);
    }
    Some(CHECK[(sum % 11) as usize])
}

/// What stands in a number whose check character holds.
struct Parts {
    region: u32,
    birth: u32,
}

fn read(number: &[u8]) -> Option<Parts> {
    let number: &[u8; 18] = number.try_into().ok()?;
    if number[0] == b'0' || check(number.first_chunk()?)? != number[17].to_ascii_uppercase() {
        return None;
    }
    let value = |range: &[u8]| range.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    Some(Parts { region: value(&number[..6]), birth: value(&number[6..14]) })
}

fn is_foreigner(place: u32) -> bool {
    region::is_province(place / 1000 % 100) && !place.is_multiple_of(1000)
}

#[cfg(test)]
mod tests;
