//! What scripts and style sheets say in a form that people do not read: escaped, in pieces, in base64, in comments.

use crate::base64;

/// The shortest word of base64 that is taken for one: eighteen figures are twenty-four signs.
const LEAST: usize = 24;
/// The shortest row of codes that is taken for a number.
const SHORTEST_ROW: usize = 15;
/// Words of base64 in one script that are looked at.
const MOST_WORDS: usize = 1_000;

/// The comments of a style sheet, a line each.
pub(crate) fn comments(sheet: &str) -> Vec<String> {
    let comments = sheet.split("/*").skip(1).filter_map(|rest| rest.split("*/").next());
    comments.map(|comment| comment.trim().replace('\n', " ")).filter(|comment| !comment.is_empty()).collect()
}

/// What a script spells otherwise than it stands there.
pub(crate) fn spelled(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    let plain = joined(&unescaped(script));
    if plain != script {
        found.push(plain);
    }
    found.extend(words(script));
    found.extend(of_codes(script));
    found
}

/// The texts that words of base64 are.
pub(crate) fn words(text: &str) -> Vec<String> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_');
    let words = text.split(|c| !is_sign(c)).filter(|word| word.len() >= LEAST);
    let texts = words.take(MOST_WORDS).filter_map(|word| String::from_utf8(base64::decode(word)?).ok());
    texts.filter(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace())).collect()
}

/// `49,49,48` is 110: rows of the codes of figures.
fn of_codes(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut row = String::new();
    for piece in script.split([',', '[', ']', '(', ')', ';']).chain([""]) {
        let code = piece.trim().parse::<u8>().ok().filter(|code| code.is_ascii_digit() || matches!(code, b'X' | b'x'));
        match code {
            Some(code) => row.push(char::from(code)),
            // The last piece may have nothing behind it.
            None if piece.trim().is_empty() && !row.is_empty() && row.len() < SHORTEST_ROW => {}
            None => {
                let row = std::mem::take(&mut row);
                found.extend(Some(row).filter(|row| row.len() >= SHORTEST_ROW));
            }
        }
    }
    found
}

/// What a style sheet puts onto the page: the texts of each `content`, and of all of them together, since a number may
/// stand in several.
pub(crate) fn contents(sheet: &str) -> Vec<String> {
    let values = sheet.split("content").skip(1).filter_map(|rest| {
        let value = rest.trim_start().strip_prefix(':')?.split([';', '}']).next()?;
        let pieces = value.split(['"', '\'']).skip(1).step_by(2);
        Some(uncss(&pieces.collect::<String>()))
    });
    let mut found: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    if found.len() > 1 {
        found.push(found.concat());
    }
    found
}

/// `\31 ` and `\000031` are 1.
fn uncss(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let count = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let code = after.get(..count).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        out.extend(code);
        rest = after.get(count..).unwrap_or_default();
        rest = if count > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
    }
    out + rest
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
            ("a=[49,49,48,49,48,56,49,57,48,48,48,51,48,55,49,50,51,55]", vec!["110108190003071237"]),
            ("a=b+1", vec![]),
        ] {
            assert_eq!(spelled(script), expected, "{script}");
        }
        let sheet = "p::before{content:'\\31 \\000031'}p::after{content:'0' '8'}";
        assert_eq!(contents(sheet), ["11", "08", "1108"]);
        assert_eq!(comments("p{} /* 甲 */ a{} /*乙"), ["甲", "乙"]);
    }
}
