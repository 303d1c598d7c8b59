//! Letters that a reader of scans takes for digits, put right where a check character proves it.

use crate::identifier::resident_id as rule;
use jiff::civil::Date;

/// The resident's number that eighteen signs are if look-alikes are taken for digits. Some only where the number is
/// valid then and a sign had to be changed: MOD 11-2 sees every single wrong digit.
pub fn resident_id(token: &str, today: Option<Date>) -> Option<[u8; 18]> {
    let mut number = [0; 18];
    let mut signs = token.chars();
    let mut is_changed = false;
    for (at, slot) in number.iter_mut().enumerate() {
        let c = signs.next()?;
        *slot = look_alike(c, at == 17)?;
        is_changed |= char::from(*slot) != c.to_ascii_uppercase();
    }
    (signs.next().is_none() && is_changed && rule::is_valid(&number, today)).then_some(number)
}

/// The digit that a sign may be.
pub(crate) const fn look_alike(c: char, is_check: bool) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8,
        'O' | 'o' | 'Q' | 'D' | '〇' | '○' => b'0',
        'l' | 'I' | 'i' | '|' => b'1',
        'Z' | 'z' => b'2',
        'S' | 's' => b'5',
        'B' => b'8',
        'X' | 'x' | '×' if is_check => b'X',
        _ => return None,
    })
}
