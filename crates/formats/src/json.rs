//! JSON: its text as it stands, once it is known to be JSON. What it means is for the caller.

use crate::content::{Block, Content, Kind, Unreadable};
use serde::de::IgnoredAny;

pub(crate) fn is_json(text: &str) -> bool {
    check(text).is_ok()
}

pub(crate) fn read(text: String) -> Result<Content, Unreadable> {
    check(&text).map_err(|error| Unreadable::Damaged {
        what: format!("第{}行第{}列起不是JSON", error.line(), error.column()),
    })?;
    Ok(Content { kind: Kind::Json, blocks: vec![Block::Paragraph { text }], pages: Vec::new() })
}

fn check(text: &str) -> Result<IgnoredAny, serde_json::Error> {
    serde_json::from_str(text)
}
