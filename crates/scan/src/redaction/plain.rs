//! The form in which values are compared: what a reader would call the same.

use unicode_normalization::UnicodeNormalization;

/// The plain form of a text: compatible forms made one (full width, radicals), lower case, nothing between the
/// characters that only spreads or joins them.
pub fn plain(text: &str) -> String {
    text.chars().flat_map(plain_of).collect()
}

/// The plain form of one character; none for spaces, hyphens and characters of no width.
pub(super) fn plain_of(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c)
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace() && !c.is_control() && !is_between(*c))
        .collect::<Vec<_>>()
        .into_iter()
}

fn is_between(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_a_reader_calls_the_same_is_the_same() {
        for (text, expected) in [
            ("１１０１０８", "110108"),
            ("138-0013 8000", "13800138000"),
            ("12\u{200B}3X", "123x"),
            ("⼀条", "一条"),
            ("张 三", "张三"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
