//! A passage quoted on a card: enough to find it again, masked so that the card gives nothing away.

use super::detector::Span;

/// Characters shown on each side of the passage.
const AROUND: usize = 24;

/// A passage as quoted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Quote {
    /// Line of the text, from 1.
    pub(crate) line: Option<usize>,
    /// First code point of the passage.
    pub(crate) start: u32,
    /// Behind its last.
    pub(crate) end: u32,
    /// The passage with what stands around it on its line, masked.
    pub(crate) excerpt: String,
}

/// Quotes the passage; what the names name is starred, and so are whole numbers.
pub(crate) fn quote(text: &str, span: Span, names: &[&str]) -> Quote {
    let (from, to) = (span.start as usize, span.end as usize);
    let (Some(before), Some(passage), Some(behind)) = (text.get(..from), text.get(from..to), text.get(to..)) else {
        return Quote::default();
    };
    let start = before.chars().count() as u32;
    let head = before.rsplit('\n').next().unwrap_or_default();
    let tail = behind.split('\n').next().unwrap_or_default();
    let skip = head.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let keep = tail.char_indices().nth(AROUND).map_or(tail.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let shown = format!("{}{}{}", head.get(skip..).unwrap_or(head), passage, tail.get(..keep).unwrap_or(tail));
    Quote {
        line: Some(before.matches('\n').count() + 1),
        start,
        end: start + passage.chars().count() as u32,
        excerpt: format!("{}{}{}", cut(skip > 0), masked(&shown, names), cut(keep < tail.len())),
    }
}

/// `赵测试` as `赵*试`, `张伟` as `张*`.
pub(crate) fn masked_name(name: &str) -> String {
    let length = name.chars().count();
    name.chars()
        .enumerate()
        .map(|(at, character)| if at == 0 || (length > 2 && at + 1 == length) { character } else { '*' })
        .collect()
}

/// The text with these names and all long numbers starred; a number masked already stands as it is.
fn masked(text: &str, names: &[&str]) -> String {
    let mut text = text.replace('\n', " ");
    for name in names.iter().filter(|name| name.chars().count() > 1) {
        text = text.replace(name, &masked_name(name));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|character: char| character.is_ascii_alphanumeric()) {
        out.push_str(&rest[..at]);
        let run = &rest[at..];
        let end = run.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(run.len());
        let (run, behind) = run.split_at(end);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 7 && !behind.starts_with('*') {
            let shown = run.len().min(3);
            out.push_str(&run[..shown]);
            out.extend(std::iter::repeat_n('*', run.len() - shown));
        } else {
            out.push_str(run);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}
