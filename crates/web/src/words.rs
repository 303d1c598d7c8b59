//! Words that stand on more than one page (`locales/zh-CN.toml`); all others stand in their template.

use serde::Deserialize;
use std::sync::LazyLock;

/// The words, by where they belong.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// The site as a whole.
    pub site: Site,
    /// Names of columns and pages.
    pub nav: Nav,
}

/// The site as a whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Site {
    /// `政府信息公开`.
    pub column: String,
}

/// Names of columns and pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nav {
    pub home: String,
    pub guide: String,
    pub rules: String,
    pub proactive: String,
    pub reports: String,
    pub on_request: String,
    pub track: String,
    pub bench: String,
    pub inbox: String,
    pub calendar: String,
    pub accounts: String,
}

const ZH_CN: &str = include_str!("../locales/zh-CN.toml");

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the file is part of the binary, and a test reads it")]
    toml::from_str(ZH_CN).expect("zh-CN.toml has every word")
});

/// The words of the only language so far.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there() {
        assert_eq!(words().site.column, "政府信息公开");
    }
}
