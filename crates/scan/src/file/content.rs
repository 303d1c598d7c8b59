//! What a part of a file says, by the scanner of texts.

use crate::finding::{Finding, Kind, Severity};
use formats::anatomy::Part;

/// What the text of a part says that it should not, with the part's place.
///
/// Until the scanner of texts is there, whole numbers of residents and mobile numbers only.
pub(super) fn findings(part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    let bytes = part.text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count());
        let run = part.text.get(at..at + digits).unwrap_or_default();
        let next = bytes.get(at + digits).copied();
        let is_id = (digits == 18 || digits == 15 || (digits == 17 && matches!(next, Some(b'x' | b'X'))))
            && run.get(6..8).is_some_and(|year| matches!(year, "19" | "20") || digits == 15);
        let is_mobile = digits == 11 && run.starts_with('1');
        if is_id || is_mobile {
            found.push(Finding {
                kind: if is_id { Kind::IdCard } else { Kind::Mobile },
                severity: Severity::Block,
                place: part.place_at(at),
                excerpt: format!("{}****", run.get(..3).unwrap_or_default()),
                reason: "疑似个人号码，请遮盖或删除后再公开".to_owned(),
            });
        }
        at += digits.max(1);
    }
    found
}
