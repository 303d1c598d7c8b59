//! Names of places within the office's own network: servers, shares, drives.

/// Whether a text names a path, a server or an address that only the office itself can reach.
pub(super) fn is_named(text: &str) -> bool {
    let lower = text.to_ascii_lowercase().replace("%20", " ");
    lower.contains("\\\\") || lower.contains("file:") || has_drive(&lower) || hosts(&lower).any(is_internal_host)
}

/// `c:\` or `c:/`, not `http://`.
fn has_drive(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).enumerate().any(|(at, window)| {
        let [drive, colon, slash] = window else { return false };
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        drive.is_ascii_alphabetic()
            && *colon == b':'
            && matches!(slash, b'\\' | b'/')
            && !(*slash == b'/' && bytes.get(at + 3) == Some(&b'/'))
            && !before.is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// The hosts of the addresses in a text.
fn hosts(text: &str) -> impl Iterator<Item = &str> {
    text.split("://").skip(1).map(|rest| {
        let end = rest.find(|c: char| matches!(c, '/' | '?' | '#' | '"' | '\'' | ')' | '>') || c.is_whitespace());
        let authority = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        host.split(':').next().unwrap_or_default()
    })
}

fn is_internal_host(host: &str) -> bool {
    let octets: Vec<u8> = host.split('.').map_while(|part| part.parse().ok()).collect();
    match octets.as_slice() {
        [10 | 127, _, _, _] | [192, 168, _, _] => true,
        [172, second, _, _] => (16..32).contains(second),
        _ => {
            let is_name = host.starts_with(|c: char| c.is_ascii_alphabetic());
            let internal = [".local", ".lan", ".internal", ".intranet", ".corp", ".home"];
            is_name && (!host.contains('.') || internal.iter().any(|end| host.ends_with(end)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_offices_own_places_are_internal() {
        for (text, expected) in [
            (r"\\10.8.3.21\模板\公文.dotx", true),
            (r"C:\Users\lisi\Desktop\a.docx", true),
            ("file:///C:/模板/a.dotm", true),
            ("http://10.2.3.4:8080/oa", true),
            ("http://172.20.1.9/", true),
            ("http://172.40.1.9/", false),
            ("http://192.168.1.1", true),
            ("http://oa/login", true),
            ("https://oa.bureau.local/x", true),
            ("https://www.gov.cn/zhengce", false),
            ("http://schemas.openxmlformats.org/officeDocument/2006", false),
            ("Normal.dotm", false),
            ("比例为1:100", false),
            ("mailto:a@b.cn", false),
        ] {
            assert_eq!(is_named(text), expected, "{text}");
        }
    }
}
