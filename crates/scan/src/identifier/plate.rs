//! `机动车号牌` (GA 36-2018): province, office, five signs or six for new energy; armed police, forces, missions.

use super::Rule;
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("plate", Kind::Plate, "机动车号牌"),
    |value, _| is_valid(value),
    &[
        "冀B12345",
        "冀B·1234A",
        "冀B·D12345",
        "冀BFA1234",
        "冀B12345D",
        "冀B1234挂",
        "冀B1234学",
        "冀B1234警",
        "粤Z1234港",
        "粤Z·1234澳",
        "冀A1234领",
        "使123456",
        "WJ冀·0001T",
        "WJ01-12345",
        "军A12345",
        "VA12345",
        "冀B·X123应急",
    ],
    &[
        "冀I12345",
        "冀B1234O",
        "冀BL12345",
        "冀BF1234A",
        "冀B1234",
        "港A12345",
        "冀B1234港",
        "冀B123456",
        "冀BABCDE",
        "WJ冀001T",
        "使12345",
        "B12345",
        "AB12345",
        "冀b",
    ],
);

/// Short names of the provinces.
pub(crate) const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// Words of the forces' commands on plates of 2004.
const COMMANDS: &str = "军海空北沈兰济南广成";

/// First letters of the forces' plates of 2012: the organ that issued them; a second letter names the unit.
const ISSUES: &str = "VZKHBSLJNGCEQ";

/// Whether a value is a plate.
pub fn is_valid(value: &str) -> bool {
    let bare: String = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '·' | '•' | '.' | '-' | '●' | '∙' | '・'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let mut signs = bare.chars();
    match signs.next() {
        Some('W') => is_armed_police(signs.as_str()),
        Some('使') => are_digits(signs.as_str(), 6),
        Some(first) if PROVINCES.contains(first) => is_of_province(first, signs.as_str()),
        Some(first) if COMMANDS.contains(first) => signs.next().is_some_and(is_letter) && are_digits(signs.as_str(), 5),
        Some(first) if ISSUES.contains(first) && signs.next().is_some_and(is_letter) => are_digits(signs.as_str(), 5),
        _ => bare.strip_suffix('使').is_some_and(|digits| are_digits(digits, 6)),
    }
}

fn is_of_province(province: char, rest: &str) -> bool {
    let mut signs = rest.chars();
    let Some(office) = signs.next().filter(|office| is_letter(*office)) else { return false };
    let body = signs.as_str();
    if let Some(number) = body.strip_suffix(['港', '澳']) {
        return province == '粤' && office == 'Z' && is_number(number, 4);
    }
    if let Some(number) = body.strip_suffix(['挂', '学', '警', '领']) {
        return is_number(number, 4);
    }
    if let Some(number) = body.strip_suffix("应急") {
        return number
            .strip_prefix(['X', 'S'])
            .is_some_and(|digits| (3..=4).contains(&digits.len()) && is_number(digits, digits.len()));
    }
    is_number(body, 5) || is_new_energy(body)
}

/// Six signs: small cars begin with the letter of their drive and may have a second letter, large ones end with it.
/// D and F since 2016; the others since about 2018 (unverified).
fn is_new_energy(body: &str) -> bool {
    const DRIVES: [char; 10] = ['D', 'F', 'A', 'B', 'C', 'E', 'G', 'H', 'J', 'K'];
    if body.len() != 6 || !body.is_ascii() {
        return false;
    }
    let small = body
        .strip_prefix(DRIVES)
        .is_some_and(|rest| rest.starts_with(is_sign) && rest.get(1..).is_some_and(|digits| are_digits(digits, 4)));
    small || body.strip_suffix(DRIVES).is_some_and(|digits| are_digits(digits, 5))
}

/// `WJ冀·0001T` since 2012, `WJ01-12345` before.
fn is_armed_police(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('J') else { return false };
    let number = rest.strip_prefix(|c| PROVINCES.contains(c));
    match number {
        Some(number) => {
            number.len() == 5
                && number.is_ascii()
                && number.get(..4).is_some_and(|digits| are_digits(digits, 4))
                && number.ends_with(is_sign)
        }
        None => {
            are_digits(rest, 7)
                || (rest.len() == 5
                    && rest.get(..4).is_some_and(|digits| are_digits(digits, 4))
                    && rest.ends_with(is_sign))
        }
    }
}

/// So many letters and digits, at most three of them letters.
fn is_number(text: &str, length: usize) -> bool {
    text.len() == length
        && text.chars().all(is_sign)
        && text.chars().filter(char::is_ascii_alphabetic).count() <= 3.min(length - 1)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')
}

fn is_sign(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

fn are_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}
