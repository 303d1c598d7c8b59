//! Numbers with their check digits, by the standards themselves: this crate must not lean on the scanner it measures.

use crate::prng::Prng;

/// `GB 11643`: the 18 characters of a resident's number.
pub(crate) fn resident_id(region: u32, birth: (u16, u8, u8), is_male: bool, prng: &mut Prng) -> [u8; 18] {
    let sequence = prng.below(499) * 2 + usize::from(is_male) + usize::from(!is_male) * 2;
    let mut id = [b'0'; 18];
    let (year, month, day) = birth;
    let written = format!("{region:06}{year:04}{month:02}{day:02}{:03}", sequence % 1000);
    id[..17].copy_from_slice(written.as_bytes());
    id[17] = resident_check(&id);
    id
}

/// The check character of the first 17: weights 2^(17−i) mod 11, mapped to `10X98765432`.
pub(crate) fn resident_check(id: &[u8; 18]) -> u8 {
    let sum = id[..17].iter().zip([7_u32, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    let rest = sum.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>() % 11;
    b"10X98765432"[rest as usize]
}

/// `Luhn`: a card of 19 digits whose first six are a bank's and whose next six are zeros of no issue.
pub(crate) fn bank_card(prng: &mut Prng) -> String {
    let bank = *prng.pick(&["621700", "622848", "622202", "621661", "623052", "621483"]);
    let body = format!("{bank}00{:010}", prng.next() % 10_000_000_000);
    let mut sum = 0;
    for (index, digit) in body.bytes().rev().enumerate() {
        let mut value = u32::from(digit - b'0');
        if index % 2 == 0 {
            value *= 2;
            value -= if value > 9 { 9 } else { 0 };
        }
        sum += value;
    }
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// A mobile number of an assigned segment, whose fourth digit is 0 so that it looks invented.
pub(crate) fn mobile(prng: &mut Prng) -> [u8; 11] {
    let segment = *prng.pick(&[
        "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156", "157",
        "158", "159", "166", "173", "175", "176", "177", "180", "181", "182", "183", "185", "186", "187", "188", "189",
        "191", "198", "199",
    ]);
    let mut number = [b'0'; 11];
    number[..3].copy_from_slice(segment.as_bytes());
    let mut rest = prng.next();
    for slot in &mut number[4..] {
        *slot = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    number
}

/// An office's number; there are few, and each stands in very many notices.
pub(crate) fn office_phone(index: usize) -> String {
    format!("010-{}", 55_500_000 + (index * 137) % 10_000)
}

const USCC: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// `GB 32100`: 91 for an enterprise, the region, an organisation code with its own check, and the check.
pub(crate) fn credit_code(prefix: &str, region: u32, prng: &mut Prng) -> String {
    let body = format!("MA0{:05}", prng.below(100_000));
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = body.bytes().zip(weights).map(|(c, w)| uscc_value(c, 36) * w).sum();
    let inner = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from(b'0' + digit as u8),
    };
    let code = format!("{prefix}{region:06}{body}{inner}");
    let mut weight = 1;
    let mut total = 0;
    for letter in code.bytes() {
        total += uscc_value(letter, 31) * weight;
        weight = weight * 3 % 31;
    }
    let check = USCC[(31 - total % 31) % 31];
    format!("{code}{}", char::from(check))
}

fn uscc_value(letter: u8, base: usize) -> usize {
    if base == 36 {
        // The organisation code counts letters as in base 36.
        return usize::from(if letter.is_ascii_digit() { letter - b'0' } else { letter - b'A' + 10 });
    }
    USCC.iter().position(|known| *known == letter).unwrap_or(0)
}

/// A plate of the capital, without the letters I and O.
pub(crate) fn plate(prng: &mut Prng) -> String {
    let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut tail = [0_u8; 5];
    for (index, slot) in tail.iter_mut().enumerate() {
        *slot = if index < 2 && prng.chance(40) { *prng.pick(letters) } else { b'0' + prng.below(10) as u8 };
    }
    let tail: String = tail.iter().map(|letter| char::from(*letter)).collect();
    format!("京{}{tail}", char::from(*prng.pick(b"ACEFGHJKLMNPQ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_known_numbers() {
        let mut id = *b"110108190003071237";
        assert_eq!(resident_check(&id), b'7');
        id[..17].copy_from_slice(b"71000020150601001");
        assert_eq!(resident_check(&id), b'0');
    }

    #[test]
    fn sequences_tell_the_sex() {
        let mut prng = Prng::new(3, 0);
        for is_male in [true, false] {
            for _ in 0..200 {
                let id = resident_id(110_108, (1905, 3, 7), is_male, &mut prng);
                assert_eq!((id[16] - b'0') % 2 == 1, is_male);
                assert!(&id[14..17] != b"000");
            }
        }
    }

    #[test]
    fn a_credit_code_has_eighteen_characters_of_the_alphabet() {
        let mut prng = Prng::new(4, 0);
        for _ in 0..100 {
            let code = credit_code("91", 110_108, &mut prng);
            assert_eq!(code.len(), 18);
            assert!(code.bytes().all(|letter| USCC.contains(&letter)), "{code}");
        }
    }
}
