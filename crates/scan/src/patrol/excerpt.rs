//! A passage quoted on a card: enough to find it again, masked so that the card gives nothing away.

use super::detector::Span;
use crate::finding::Kind;
use crate::mention::What;

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

/// Lines longer than this are read around the passage only.
const LINE: usize = 4096;

/// Quotes the passage; names, homes, plates and whole numbers in it are starred.
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
    // Read on the whole line, since the record decides what is a name.
    let line = format!("{head}{passage}{tail}");
    let mut hidden = clear(if line.len() > LINE { &shown } else { &line });
    hidden.extend(names.iter().map(|name| ((*name).to_owned(), masked_name(name))));
    Quote {
        line: Some(before.matches('\n').count() + 1),
        start,
        end: start + passage.chars().count() as u32,
        excerpt: format!("{}{}{}", cut(skip > 0), masked(&shown, hidden), cut(keep < tail.len())),
    }
}

/// What a line says in clear that an excerpt must not, with what stands for it.
fn clear(line: &str) -> Vec<(String, String)> {
    let reading = crate::reading::read(line);
    let pairs = reading.mentions.iter().filter_map(|mention| {
        let own = line.get(mention.span.start as usize..mention.span.end as usize)?;
        if matches!(&mention.what, What::Name(name) if !name.contains(['*', '…'])) {
            Some((own.to_owned(), masked_name(own)))
        } else if matches!(mention.what, What::Address { is_home: true, .. } | What::Exact { kind: Kind::Plate, .. }) {
            let masked = own.chars().enumerate().map(|(at, one)| if at < 2 { one } else { '*' }).collect();
            Some((own.to_owned(), masked))
        } else {
            None
        }
    });
    pairs.collect()
}

/// `赵测试` as `赵*试`, `张伟` as `张*`.
pub(crate) fn masked_name(name: &str) -> String {
    let length = name.chars().count();
    name.chars()
        .enumerate()
        .map(|(at, character)| if at == 0 || (length > 2 && at + 1 == length) { character } else { '*' })
        .collect()
}

/// The text with all this replaced and all long numbers starred; a number masked already stands as it is.
fn masked(text: &str, mut hidden: Vec<(String, String)>) -> String {
    let mut text = text.replace('\n', " ");
    // The longest first: a name may begin like another.
    hidden.sort_by_key(|(clear, _)| std::cmp::Reverse(clear.len()));
    for (clear, masked) in hidden.iter().filter(|(clear, _)| clear.chars().count() > 1) {
        text = text.replace(clear, masked);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_says_enough_to_find_the_passage_and_nothing_in_clear() {
        for (text, passage, expected, start) in [
            (
                "公示\n1　赵测试　110108190003071237　800元",
                "110108190003071237",
                "1　赵*试　110***************　800元",
                9,
            ),
            ("赵测试，证件号******19000307****", "******19000307****", "赵*试，证件号******19000307****", 7),
            ("张某某　13800138007", "13800138007", "张某某　138********", 4),
        ] {
            let from = text.find(passage).unwrap() as u32;
            let quote = quote(text, Span { start: from, end: from + passage.len() as u32 }, &[]);
            assert_eq!((quote.excerpt.as_str(), quote.start), (expected, start));
        }
    }

    #[test]
    fn names_keep_their_ends() {
        for (name, expected) in [("赵测试", "赵*试"), ("张伟", "张*"), ("欧阳测试", "欧**试"), ("赵", "赵")]
        {
            assert_eq!(masked_name(name), expected);
        }
    }
}
