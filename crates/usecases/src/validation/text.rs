//! Shapes of texts: control characters, e-mail addresses, telephone numbers.

/// Whether a text is free of control characters and of the invisible ones that turn the reading direction.
pub fn without_controls(text: &str, may_break_lines: bool) -> bool {
    !text.chars().any(|c| match c {
        '\n' | '\t' => !may_break_lines,
        '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => true,
        c => c.is_control(),
    })
}

/// Whether a text has the shape of an e-mail address: one `@`, a domain with a point, no white space.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let plain = |s: &str| s.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '@' | '"' | '<' | '>' | ',' | ';'));
    let labels = || domain.split('.');
    (1..=64).contains(&local.len())
        && text.len() <= 254
        && plain(local)
        && plain(domain)
        && labels().count() >= 2
        && labels().all(|l| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
}

/// Whether a text has the shape of a telephone number: mainland mobile or landline (area code, extension
/// allowed), or an international number with `+`.
pub fn is_phone(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '(' | ')' | '（' | '）')).collect();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(abroad) = text.strip_prefix('+').filter(|rest| !rest.starts_with("86")) {
        let plain = abroad.replace('-', "");
        return digits(&plain) && (6..=15).contains(&plain.len());
    }
    let domestic = text.strip_prefix("+86").unwrap_or(&text).trim_start_matches('-');
    let (number, extension) = split_extension(domestic);
    if !extension.is_none_or(|e| digits(e) && e.len() <= 6) {
        return false;
    }
    let plain = number.replace('-', "");
    let is_mobile = plain.len() == 11 && plain.starts_with('1') && matches!(plain.as_bytes().get(1), Some(b'3'..=b'9'));
    let is_landline = (plain.starts_with('0') && (10..=12).contains(&plain.len())) || matches!(plain.len(), 7 | 8);
    let is_service = plain.len() == 10 && (plain.starts_with("400") || plain.starts_with("800"));
    digits(&plain) && (is_mobile || is_landline || is_service)
}

/// `010-12345678-801` and `01012345678转801` have an extension; the area code's hyphen is none.
fn split_extension(number: &str) -> (&str, Option<&str>) {
    if let Some((number, extension)) = number.split_once('转') {
        return (number, Some(extension));
    }
    match number.rsplit_once('-') {
        Some((head, tail)) if head.bytes().filter(u8::is_ascii_digit).count() >= 10 && tail.len() <= 6 => {
            (head, Some(tail))
        }
        _ => (number, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_known_by_their_shape() {
        for good in [
            "13800138000",
            "+86 138 0013 8000",
            "138-0013-8000",
            "010-12345678",
            "（0755）1234567",
            "01012345678转801",
            "010-12345678-801",
            "12345678",
            "400-810-0000",
            "+852 2345 6789",
        ] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "12", "1380013800", "23800138000", "电话见附件", "138001380001", "+", "0101234567890123"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }

    #[test]
    fn email_addresses_are_known_by_their_shape() {
        for good in ["a@b.cn", "zhang.san+1@mail.example.com", "x_y@a-b.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.cn", "a@b..cn", "a b@c.cn", "a@@b.cn", "a@b.c n", "<a@b.cn>", "甲@b.cn"] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn control_characters_are_seen() {
        assert!(without_controls("第一行\n第二行\t列", true));
        for bad in ["a\u{0}b", "a\u{7}", "a\u{1b}[31m", "a\u{202E}b", "a\u{85}", "a\rb"] {
            assert!(!without_controls(bad, true), "{bad:?}");
        }
        assert!(!without_controls("两\n行", false));
    }
}
