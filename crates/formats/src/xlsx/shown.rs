//! A cell's value as its number format shows it.

use super::anatomy::mask;
use super::number::moment;

/// A number by a format's code; `None` where the code says nothing of its own.
pub(super) fn number(code: &str, stored: &str, counts_from_1904: bool) -> Option<String> {
    let value: f64 = stored.trim().parse().ok()?;
    let section = section(code, value);
    let bare = bare(&section);
    if mask::conceals_number(code, value) && !bare.contains(['0', '#', '?']) {
        return Some(literal(&section));
    }
    let lower = section.to_lowercase();
    if lower.contains("general") || lower.contains("通用格式") || section.contains('@') {
        return None;
    }
    if bare.contains(['y', 'm', 'd', 'h', 's']) {
        return date(&section, value, counts_from_1904);
    }
    // Fractions and powers of ten are rare in lists; the shortest decimal says the same.
    if bare.contains(['/', 'e']) {
        return None;
    }
    bare.contains(['0', '#', '?'])
        .then(|| decimal(&section, &bare, if code.contains(';') { value.abs() } else { value }))
}

/// A text by a format's code: only a fourth section changes it.
pub(super) fn text(code: &str, text: String) -> String {
    if mask::conceals_text(code) { literal(code.split(';').nth(3).unwrap_or_default()) } else { text }
}

fn section(code: &str, value: f64) -> String {
    let sections: Vec<&str> = code.split(';').collect();
    let index = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(value < 0.0),
        _ => {
            if value < 0.0 {
                1
            } else if value == 0.0 {
                2
            } else {
                0
            }
        }
    };
    sections.get(index).copied().unwrap_or_default().to_owned()
}

/// The letters that mean something, in lower case: no quoted texts, escapes, brackets.
fn bare(section: &str) -> String {
    tokens(section)
        .iter()
        .filter_map(|token| if let Token::Mark(c) = token { Some(c.to_ascii_lowercase()) } else { None })
        .collect()
}

/// What stands there as it is.
fn literal(section: &str) -> String {
    tokens(section)
        .iter()
        .filter_map(|token| if let Token::Text(text) = token { Some(text.as_str()) } else { None })
        .collect()
}

enum Token {
    Text(String),
    Mark(char),
}

fn tokens(section: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => found.push(Token::Text(chars.by_ref().take_while(|c| *c != '"').collect())),
            '\\' => found.extend(chars.next().map(|c| Token::Text(c.to_string()))),
            // Space as wide as a character, and a character that fills the cell.
            '_' | '*' => {
                chars.next();
            }
            '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
            '0' | '#' | '?' | '.' | ',' | '%' | '/' | '@' => found.push(Token::Mark(c)),
            c if c.is_ascii_alphabetic() => found.push(Token::Mark(c)),
            c => found.push(Token::Text(c.to_string())),
        }
    }
    found
}

fn decimal(section: &str, bare: &str, value: f64) -> String {
    let scaled = if bare.contains('%') { value * 100.0 } else { value };
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let most = fraction.chars().filter(|c| matches!(c, '0' | '#' | '?')).count();
    let least = fraction.chars().filter(|c| *c == '0').count();
    let last = whole.rfind(['0', '#', '?']).unwrap_or(0);
    let groups = whole.get(..last).is_some_and(|digits| digits.contains(','));
    let thousands = whole.get(last..).map_or(0, |after| after.matches(',').count());
    let scaled = scaled / 1000_f64.powi(thousands as i32);
    let mut text = format!("{:.most$}", scaled.abs());
    while text.contains('.') && text.ends_with('0') && text.len() - text.find('.').unwrap_or(0) - 1 > least {
        text.pop();
    }
    let text = text.trim_end_matches('.');
    let (digits, rest) = text.split_once('.').map_or((text, String::new()), |(d, f)| (d, format!(".{f}")));
    let zeros = whole.chars().filter(|c| *c == '0').count();
    let digits = format!("{digits:0>zeros$}");
    let digits = if groups { grouped(&digits) } else { digits };
    let sign = if scaled < 0.0 { "-" } else { "" };
    let number = format!("{sign}{digits}{rest}");
    around(section, &number)
}

fn grouped(digits: &str) -> String {
    let count = digits.len();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (count - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The number with the words of its format before and behind.
fn around(section: &str, number: &str) -> String {
    let mut out = String::new();
    let mut is_written = false;
    for token in tokens(section) {
        match token {
            Token::Text(text) => out.push_str(&text),
            Token::Mark('%') => out.push('%'),
            Token::Mark(_) if is_written => {}
            Token::Mark(_) => {
                out.push_str(number);
                is_written = true;
            }
        }
    }
    out.trim().to_owned()
}

fn date(section: &str, value: f64, counts_from_1904: bool) -> Option<String> {
    let ([year, month, day], [hour, minute, second]) = moment(value, counts_from_1904)?;
    let tokens = tokens(section);
    let mut out = String::new();
    let mut at = 0;
    let mut follows_hour = false;
    while let Some(token) = tokens.get(at) {
        let Token::Mark(mark) = token else {
            if let Token::Text(text) = token {
                out.push_str(text);
            }
            at += 1;
            continue;
        };
        let mark = mark.to_ascii_lowercase();
        let same = |token: &&Token| matches!(token, Token::Mark(c) if c.to_ascii_lowercase() == mark);
        let count = tokens.iter().skip(at).take_while(same).count();
        at += count;
        let next_is_second = tokens.iter().skip(at).find_map(|token| match token {
            Token::Mark(c) => Some(c.eq_ignore_ascii_case(&'s')),
            Token::Text(_) => None,
        });
        let is_minute = follows_hour || next_is_second == Some(true);
        let padded = |number: i64| if count > 1 { format!("{number:02}") } else { number.to_string() };
        match mark {
            'y' if count > 2 => out.push_str(&year.to_string()),
            'y' => out.push_str(&padded(year % 100)),
            'm' if is_minute => out.push_str(&padded(minute)),
            'm' => out.push_str(&padded(month)),
            'd' => out.push_str(&padded(day)),
            'h' => out.push_str(&padded(hour)),
            's' => out.push_str(&padded(second)),
            '/' | '.' | ',' => (0..count).for_each(|_| out.push(mark)),
            // Names of weekdays, halves of the day, eras: the plain date says enough.
            _ => return None,
        }
        follows_hour = mark == 'h';
    }
    Some(out.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_materialised_as_the_cell_shows_them() {
        for (code, stored, shown) in [
            ("0.00", "3.14159", Some("3.14")),
            ("#,##0", "1234567", Some("1,234,567")),
            ("#,##0.00", "-1234.5", Some("-1,234.50")),
            ("0%", "0.256", Some("26%")),
            ("0.0#", "2.5", Some("2.5")),
            ("0000", "7", Some("0007")),
            ("\"第\"0\"号\"", "5", Some("第5号")),
            ("0,", "12345", Some("12")),
            ("\"110108********1237\"", "110108190003071", Some("110108********1237")),
            (";;;", "5", Some("")),
            ("0;(0)", "-5", Some("(5)")),
            ("General", "5", None),
            ("yyyy\"年\"m\"月\"d\"日\"", "45657", Some("2024年12月31日")),
            ("yyyy-mm-dd hh:mm", "45657.75", Some("2024-12-31 18:00")),
            ("h:mm:ss", "0.5", Some("12:00:00")),
            ("yyyy/m/d", "45657", Some("2024/12/31")),
        ] {
            assert_eq!(number(code, stored, false).as_deref(), shown, "{code} {stored}");
        }
    }
}
