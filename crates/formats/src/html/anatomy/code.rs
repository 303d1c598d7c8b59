//! What scripts and style sheets say in a form that people do not read: escaped, in pieces, in base64, in comments.

use crate::base64;

/// The shortest word of base64 that is taken for one: eighteen figures are twenty-four signs.
const LEAST: usize = 24;
/// Words of base64 in one script that are looked at.
const MOST_WORDS: usize = 1_000;

/// The comments of a style sheet, a line each.
pub(super) fn comments(sheet: &str) -> Vec<String> {
    let comments = sheet.split("/*").skip(1).filter_map(|rest| rest.split("*/").next());
    comments.map(|comment| comment.trim().replace('\n', " ")).filter(|comment| !comment.is_empty()).collect()
}

/// What a script spells otherwise than it stands there.
pub(super) fn spelled(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    let plain = joined(&unescaped(script));
    if plain != script {
        found.push(plain);
    }
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_');
    let words = script.split(|c| !is_sign(c)).filter(|word| word.len() >= LEAST);
    for word in words.take(MOST_WORDS) {
        let text = base64::decode(word).and_then(|bytes| String::from_utf8(bytes).ok());
        found.extend(text.filter(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace())));
    }
    found
}

/// `\x31` is 1.
fn unescaped(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once("\\x") {
        out.push_str(before);
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii);
        rest = if let (Some(code), Some(next)) = (code, after.get(2..)) {
            out.push(char::from(code));
            next
        } else {
            out.push_str("\\x");
            after
        };
    }
    out + rest
}

/// `"110"+"108"` is `"110108"`.
fn joined(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once('+') {
        let left = before.trim_end();
        let right = after.trim_start();
        let mark = left.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
        let sides = mark.and_then(|mark| Some((left.strip_suffix(mark)?, right.strip_prefix(mark)?)));
        if let Some((left, right)) = sides {
            out.push_str(left);
            rest = right;
        } else {
            out.push_str(before);
            out.push('+');
            rest = after;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_spells_is_read() {
        for (script, expected) in [
            (r#"a="1302031902" + "05180455""#, vec![r#"a="130203190205180455""#]),
            (r#"a="\x31\x33""#, vec![r#"a="13""#]),
            (r#"a="MTMwMjAzMTkwMjA1MTgwNDU1""#, vec!["130203190205180455"]),
            ("a=b+1", vec![]),
        ] {
            assert_eq!(spelled(script), expected, "{script}");
        }
        assert_eq!(comments("p{} /* 甲 */ a{} /*乙"), ["甲", "乙"]);
    }
}
