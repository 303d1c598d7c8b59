//! Excerpts that a clerk recognises and that give nothing away.

use crate::name::is_compound;

/// First three and last two signs of a number, the rest covered.
pub(super) fn number(written: &str) -> String {
    let signs: Vec<char> = written.chars().filter(|c| !c.is_whitespace()).collect();
    let keep = if signs.len() >= 11 { (3, 2) } else { (signs.len() / 4, signs.len() / 6) };
    let last = signs.len() - keep.1;
    signs.iter().enumerate().map(|(at, c)| if at < keep.0 || at >= last { *c } else { '*' }).collect()
}

/// The surname; what follows is covered.
pub(super) fn name(pattern: &str) -> String {
    let mut characters = pattern.chars();
    let first = characters.next().unwrap_or('*');
    let rest: Vec<char> = characters.collect();
    let (mut out, covered) = match rest.as_slice() {
        [second, given @ ..] if !given.is_empty() && is_compound(first, *second) => {
            (format!("{first}{second}"), given.len())
        }
        rest => (String::from(first), rest.len()),
    };
    out.extend(std::iter::repeat_n('*', covered.clamp(1, 3)));
    out
}

/// A place down to its street or village.
pub(super) fn address(text: &str) -> String {
    let end = text.char_indices().find(|(_, c)| c.is_ascii_digit()).map_or(text.len(), |(at, _)| at);
    let shown = text.get(..end).unwrap_or_default();
    if end < text.len() { format!("{shown}***") } else { shown.to_owned() }
}

/// The mailbox's provider and first letter.
pub(super) fn email(written: &str) -> String {
    let (user, host) = written.split_once('@').unwrap_or((written, ""));
    format!("{}***@{host}", user.chars().next().unwrap_or('*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_show_where_and_not_what() {
        assert_eq!(number("110108190003071237"), "110*************37");
        assert_eq!(number("138 0013 8000"), "138******00");
        assert_eq!(number("E12345678"), "E1******8");
        assert_eq!(name("张三"), "张*");
        assert_eq!(name("欧阳测试"), "欧阳**");
        assert_eq!(name("张…"), "张*");
        assert_eq!(address("前进乡19号楼4单元2144"), "前进乡***");
        assert_eq!(email("zhang_san@example.com"), "z***@example.com");
    }
}
