//! `电子邮箱`.

use super::Rule;
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("email", Kind::Email, "电子邮箱"),
    |value, _| is_valid(value),
    &["shi_li@example.com", "shi.li+gov@mail.example.gov.cn", "ｓｈｉｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ"],
    &[
        "shi@li",
        "@example.com",
        "shi..li@example.com",
        "shi@example..com",
        "shi@-example.com",
        "shi li@example.com",
        "shi@example.c",
    ],
);

/// Whether a value is an address.
pub fn is_valid(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else { return false };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let is_dotted =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
    local.len() <= 64 && local.bytes().all(is_local) && is_dotted(local) && is_domain(domain)
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        matches!(label.len(), 1..=63)
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let Some((rest, top)) = domain.rsplit_once('.') else { return false };
    rest.split('.').all(is_label) && matches!(top.len(), 2..=24) && top.bytes().all(|byte| byte.is_ascii_alphabetic())
}
