//! What is written out in a formula but not in what it shows.

/// The shortest text of a formula that counts, in characters.
const LEAST: usize = 4;

/// The texts and long numbers in a formula, if any of them is not to be seen in the result: first as they are, then
/// joined, as a formula may join them.
pub(super) fn unseen(formula: &str, shown: &str) -> Option<String> {
    let literals = literals(formula);
    let is_unseen = |literal: &String| {
        literal.chars().count() >= LEAST
            && literal.chars().any(|c| c.is_numeric() || !c.is_ascii())
            && !shown.contains(literal.as_str())
    };
    let joined: String = literals.concat();
    let any = literals.iter().any(is_unseen)
        || (literals.len() > 1 && joined.bytes().any(|b| b.is_ascii_digit()) && is_unseen(&joined));
    any.then(|| if literals.len() > 1 { format!("{} {joined}", literals.join(" ")) } else { joined })
}

fn literals(formula: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = formula.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c == '"' {
            let mut text = String::new();
            while let Some(c) = chars.next() {
                if c != '"' {
                    text.push(c);
                } else if chars.peek() == Some(&'"') {
                    text.push('"');
                    chars.next();
                } else {
                    break;
                }
            }
            found.push(text);
        } else if c.is_ascii_digit() && !before.is_ascii_alphanumeric() && !matches!(before, '$' | '.' | '_') {
            let mut number = c.to_string();
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                number.push(digit);
            }
            if number.len() >= LEAST {
                found.push(number);
            }
        }
        before = c;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_result_does_not_show_counts() {
        for (formula, shown, expected) in [
            (
                r#"REPLACE("110108190003071237",7,8,"********")"#,
                "110108********1237",
                Some("110108190003071237 ******** 110108190003071237********"),
            ),
            (r#"IF(A2>0,"是","否")"#, "是", None),
            (r#""1101"&"08190003"&"071237""#, "x", Some("1101 08190003 071237 110108190003071237")),
            ("SUM(A1:A20000)", "3", None),
            ("LEFT(110108190003071,6)", "110108", Some("110108190003071")),
            (r#""共"&B2&"人次合计""#, "共3人次合计", None),
        ] {
            assert_eq!(unseen(formula, shown).as_deref(), expected, "{formula}");
        }
    }
}
