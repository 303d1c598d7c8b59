//! `姓名`: surnames by dictionary, given names by their characters, masked names by their form.
//!
//! Where a name stands says more than how it looks: a cell, a label, a list with 、 make a name of `高明`; running
//! text does not. The callers know where it stands and say so with [`Footing`].

mod masked;
mod signs;

pub use masked::{Masked, masked};
pub(crate) use signs::is_compound_surname as is_compound;
pub use signs::surname_share;
pub(crate) use signs::{
    COMMON, DELIMITER, FOLLOW, GIVEN, HAN, NUMERIC, POST_END, SENTENCE_END, STEP, SURNAME, UNIT_END, UNIT_FIRM,
    WORD_END, is_blocked, is_compound_surname, signs, table,
};

/// On what a reader of names stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// Running text: only what looks like a name and no word.
    Prose,
    /// A place where names stand and words may too: a cell, an item, before a bracket or a number.
    Structure,
    /// A label, a column of names, or a list of names says so.
    Stated,
}

/// Whether the whole text is a name.
pub fn is_name(text: &str, footing: Footing) -> bool {
    if text.len() > 60 {
        return false;
    }
    if let Some(minority) = is_minority(text) {
        return minority;
    }
    let mut characters = [' '; 4];
    let mut count = 0;
    for c in text.chars() {
        let Some(slot) = characters.get_mut(count) else { return false };
        *slot = c;
        count += 1;
    }
    let characters = characters.get(..count).unwrap_or_default();
    let Some(given) = given(characters) else { return false };
    looks_given(text, characters, given, footing)
}

fn looks_given(text: &str, characters: &[char], given: &[char], footing: Footing) -> bool {
    let first = signs(characters.first().copied().unwrap_or(' '));
    let is_compound = characters.len() - given.len() == 2;
    let usual = given.iter().filter(|c| signs(**c) & GIVEN != 0).count();
    let ends_a_word = given.last().is_some_and(|c| signs(*c) & (WORD_END | GIVEN) == WORD_END);
    match footing {
        Footing::Stated => given.len() <= 2 && !ends_a_word,
        Footing::Structure => {
            !is_blocked(text)
                && !ends_a_word
                && (is_compound || first & COMMON != 0 || usual > 0)
                && (given.iter().all(|c| signs(*c) & FOLLOW == 0) || may_end_in_follower(first, given))
        }
        Footing::Prose => {
            !is_blocked(text)
                && given.iter().all(|c| signs(*c) & FOLLOW == 0)
                && !ends_a_word
                && (is_compound || usual == given.len() && first & COMMON != 0)
        }
    }
}

/// `傅飞先`: characters that names may end in although they often stand behind one.
fn may_end_in_follower(first: u16, given: &[char]) -> bool {
    let is_given = |c: &char| signs(*c) & GIVEN != 0;
    let [one, last] = given else { return false };
    first & COMMON != 0 && is_given(one) && is_given(last) && signs(*one) & FOLLOW == 0 && !"将自被与为".contains(*last)
}

/// The given name, behind a surname of one or two characters; none if the characters are no name.
fn given(characters: &[char]) -> Option<&[char]> {
    if characters.len() < 2 || characters.iter().any(|c| signs(*c) & HAN == 0) {
        return None;
    }
    let [first, rest @ ..] = characters else { return None };
    if let [second, given @ ..] = rest
        && !given.is_empty()
        && is_compound_surname(*first, *second)
    {
        return Some(given);
    }
    (signs(*first) & SURNAME != 0 && rest.len() <= 2).then_some(rest)
}

/// `买买提·艾力`: parts of two and more characters joined by a dot. None where there is no dot.
fn is_minority(text: &str) -> Option<bool> {
    if !text.contains(['·', '•', '‧', '・']) {
        return None;
    }
    let mut parts = 0;
    for part in text.split(['·', '•', '‧', '・']) {
        let length = part.chars().count();
        if !(1..=8).contains(&length) || part.chars().any(|c| signs(c) & HAN == 0) {
            return Some(false);
        }
        parts += usize::from(length >= 2);
    }
    Some(parts >= 2)
}

/// The name that the text begins with, in bytes; the text ends where a known word, number or mark begins.
/// `is_cut` says that such a word follows at once, so that the whole text may be the name.
pub fn name_at_start(text: &str, footing: Footing) -> Option<usize> {
    let run: &str = text.split(|c| signs(c) & HAN == 0 && !matches!(c, '·' | '•' | '‧' | '・')).next()?;
    if run.contains(['·', '•', '‧', '・']) {
        return is_name(run, footing).then_some(run.len());
    }
    let mut ends = [0; 5];
    let mut characters = [' '; 5];
    let mut count = 0;
    for (at, c) in run.char_indices().take(5) {
        (ends[count], characters[count]) = (at + c.len_utf8(), c);
        count += 1;
    }
    let surname = if count >= 3 && is_compound_surname(characters[0], characters[1]) { 2 } else { 1 };
    if count <= surname || (surname == 1 && signs(characters[0]) & SURNAME == 0) {
        return None;
    }
    let behind = characters.get(surname..count).unwrap_or_default();
    let given = given_length(behind)?;
    let end = ends.get(surname + given - 1).copied()?;
    is_name(run.get(..end)?, footing).then_some(end)
}

/// How many of the characters behind a surname are the given name.
fn given_length(behind: &[char]) -> Option<usize> {
    let follows = |at: usize| behind.get(at).is_some_and(|c| signs(*c) & FOLLOW != 0);
    let usual = |at: usize| behind.get(at).is_some_and(|c| signs(*c) & GIVEN != 0);
    match behind.len() {
        0 => None,
        1 => Some(1),
        2 => Some(if follows(1) && !usual(1) { 1 } else { 2 }),
        _ if follows(1) => Some(1),
        _ if follows(2) => Some(2),
        _ => Some(if usual(1) || !usual(0) { 2 } else { 1 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(footing: Footing, rows: &[(&str, bool)]) {
        for (text, expected) in rows {
            assert_eq!(is_name(text, footing), *expected, "{footing:?} {text}");
        }
    }

    #[test]
    fn words_that_look_like_names_are_names_only_where_the_place_says_so() {
        check(
            Footing::Prose,
            &[
                ("张伟", true),
                ("欧阳测试", true),
                ("赵测试", false),
                ("高明", false),
                ("万一", false),
                ("高中毕业", false),
                ("万元", false),
                ("于是", false),
                ("买买提·艾力", true),
            ],
        );
        check(
            Footing::Structure,
            &[
                ("赵测试", true),
                ("高级", false),
                ("白色", false),
                ("司马相如", true),
                ("张三", true),
                ("管委会", false),
            ],
        );
        check(Footing::Stated, &[("高明", true), ("万一", true), ("王者", false), ("海淀区环境", false)]);
    }

    #[test]
    fn a_name_ends_where_a_word_begins() {
        for (text, name) in [
            ("张三于", Some("张三")),
            ("杨兰华严格", Some("杨兰华")),
            ("欧阳娜娜的", Some("欧阳娜娜")),
            ("李因", Some("李因")),
            ("单位", None),
            ("他张三", None),
        ] {
            let found = name_at_start(text, Footing::Structure).map(|end| &text[..end]);
            assert_eq!(found.filter(|_| name.is_some()), name.filter(|_| found.is_some()), "{text}");
        }
    }
}
