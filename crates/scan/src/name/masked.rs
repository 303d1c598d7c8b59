//! `隐名`: `张*三`, `张**`, `*三`, `张某某`, `张××`, `小张`, `张女士`.

use super::{FOLLOW, HAN, SURNAME, is_compound_surname, signs};
use crate::mask::is_cover;

/// A masked name at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// How many bytes it takes.
    pub len: usize,
    /// Characters, `*` for a hidden one, `…` for an unknown number.
    pub pattern: String,
}

/// The masked name that the text begins with. `某` and titles leave the number of characters open; stars count them.
pub fn masked(text: &str) -> Option<Masked> {
    let mut characters = [' '; 6];
    let mut ends = [0_usize; 6];
    let mut count = 0;
    for (at, c) in text.char_indices().take(6) {
        (characters[count], ends[count]) = (c, at + c.len_utf8());
        count += 1;
    }
    let at = |index: usize| characters.get(index).copied().filter(|_| index < count);
    let first = at(0)?;
    let surname = surname_length(first, at(1));
    let some = |taken: usize, pattern: String| Some(Masked { len: ends.get(taken - 1).copied()?, pattern });
    let is_called = at(1).is_some_and(|c| signs(c) & SURNAME != 0) && at(2).is_none_or(|c| signs(c) & HAN == 0);
    if matches!(first, '小' | '老' | '阿') && is_called && !text.contains('·') {
        return some(2, format!("{}…", at(1)?));
    }
    if is_star(first) {
        return stars_first(&characters[..count]).and_then(|(taken, pattern)| some(taken, pattern));
    }
    if surname == 0 {
        return None;
    }
    let family: String = characters.iter().take(surname).collect();
    match at(surname)? {
        '某' => {
            // `张某某`, `张某甲`, `张某1`; in `张某承` one character is hidden.
            let next = at(surname + 1);
            let ends = |index: usize| at(index).is_none_or(|c| signs(c) & HAN == 0 || signs(c) & FOLLOW != 0);
            if let Some(shown) = next
                && signs(shown) & HAN != 0
                && signs(shown) & FOLLOW == 0
                && !"某甲乙丙丁".contains(shown)
                && ends(surname + 2)
            {
                return some(surname + 2, format!("{family}*{shown}"));
            }
            let more = match next {
                Some('某' | '甲' | '乙' | '丙' | '丁') => 1,
                Some(c) if c.is_ascii_digit() && !at(surname + 2).is_some_and(|c| c.is_ascii_digit()) => 1,
                _ => 0,
            };
            some(surname + 1 + more, format!("{family}…"))
        }
        c if is_star(c) => {
            stars_behind(&characters[..count], surname).and_then(|(taken, pattern)| some(taken, pattern))
        }
        // `杨远*`, `唐文某`: the last character is hidden.
        shown if signs(shown) & HAN != 0 && !at(surname + 2).is_some_and(|c| is_star(c) || c == '某') => {
            let hidden = at(surname + 1).filter(|c| is_star(*c) || *c == '某')?;
            let is_word = hidden == '某' && (signs(shown) & FOLLOW != 0 || "及和与有对如为由在".contains(shown));
            (!is_word).then(|| some(surname + 2, format!("{family}{shown}*")))?
        }
        _ => None,
    }
}

fn surname_length(first: char, second: Option<char>) -> usize {
    match second {
        Some(second) if is_compound_surname(first, second) => 2,
        _ => usize::from(signs(first) & SURNAME != 0),
    }
}

/// Covers that stand for a character of a name. Dots and lines stand between names.
fn is_star(c: char) -> bool {
    is_cover(c) && !matches!(c, '·' | '•' | '#' | '＃') || matches!(c, 'X' | 'x' | 'Ｘ' | '〇')
}

/// `*三`, `**三`.
fn stars_first(characters: &[char]) -> Option<(usize, String)> {
    let stars = characters.iter().take_while(|c| is_star(**c)).count();
    let shown = characters.iter().skip(stars).take_while(|c| signs(**c) & HAN != 0 && signs(**c) & FOLLOW == 0).count();
    let is_crossed = characters.first() == Some(&'×') && stars > 1;
    if is_crossed
        || !(1..=2).contains(&stars)
        || !(1..=2).contains(&shown)
        || characters.first().is_some_and(|c| matches!(c, 'X' | 'x'))
    {
        return None;
    }
    let pattern = characters.iter().take(stars + shown).map(|c| if is_star(*c) { '*' } else { *c }).collect();
    Some((stars + shown, pattern))
}

/// `张*三`, `张**`, `张×`, `欧阳*娜`.
fn stars_behind(characters: &[char], surname: usize) -> Option<(usize, String)> {
    let stars = characters.iter().skip(surname).take_while(|c| is_star(**c)).count();
    if !(1..=2).contains(&stars) {
        return None;
    }
    let shown = usize::from(stars == 1 && characters.get(surname + 1).is_some_and(|c| signs(*c) & HAN != 0));
    let taken = surname + stars + shown;
    let pattern = characters.iter().take(taken).map(|c| if is_star(*c) { '*' } else { *c }).collect();
    Some((taken, pattern))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_masked_name_is_read() {
        for (text, pattern) in [
            ("张*三", Some("张*三")),
            ("张**", Some("张**")),
            ("*三", Some("*三")),
            ("张某", Some("张…")),
            ("张某某，", Some("张…")),
            ("张××", Some("张**")),
            ("张XX", Some("张**")),
            ("欧阳*娜", Some("欧阳*娜")),
            ("小张", Some("张…")),
            ("许某甲", Some("许…")),
            ("牛某承", Some("牛*承")),
            ("张某因", Some("张…")),
            ("张某到庭", Some("张…")),
            ("杨远*", Some("杨远*")),
            ("唐文某，", Some("唐文*")),
            ("欧阳文*", Some("欧阳文*")),
            ("××号库", None),
            ("*****", None),
            ("厌*", None),
        ] {
            assert_eq!(masked(text).map(|masked| masked.pattern).as_deref(), pattern, "{text}");
        }
    }
}
