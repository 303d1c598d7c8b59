//! What stands in an archive between its files: fields beside their names, and bytes that no directory lists.

use crate::ooxml::has_long_number;
use crate::strings;

/// A file's header in the archive, up to the lengths of its name and its extra fields.
const HEADER: usize = 30;
/// What may follow a file whose length was not known before: its sum and its lengths, the long form with a mark.
const MOST_TRAILER: usize = 24;
const FILE: &[u8] = b"PK\x03\x04";

/// Where a file stands: its header, its data, the end of these.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) header: usize,
    pub(super) end: usize,
}

/// What stands between the files.
#[derive(Debug, Default)]
pub(super) struct Between {
    pub(super) texts: Vec<String>,
    /// Whether a file stands there that the directory does not list.
    pub(super) has_file: bool,
}

/// The long numbers in the extra fields of a file's own header, which the directory need not repeat, and in the name
/// there, if it is another than that in the directory.
pub(super) fn of_header(bytes: &[u8], header: usize, listed: &[u8]) -> Vec<String> {
    let number = |at: usize| {
        let two = bytes.get(header + at..header + at + 2).and_then(|two| <[u8; 2]>::try_from(two).ok());
        two.map_or(0, |two| usize::from(u16::from_le_bytes(two)))
    };
    let (name, extra) = (header + HEADER + number(26), number(28));
    let own = bytes.get(header + HEADER..name).unwrap_or_default();
    let mut found = of_fields(bytes.get(name..name + extra).unwrap_or_default());
    if own != listed {
        found.extend(of_fields(own));
    }
    found
}

/// The long numbers in extra fields: times and owners stand there as well, and look like text by chance.
pub(super) fn of_fields(fields: &[u8]) -> Vec<String> {
    let texts = strings::bytes(fields).into_iter().chain(strings::utf16(fields));
    texts.filter(|text| has_long_number(text)).collect()
}

/// What stands between files, and between the last and the directory.
pub(super) fn between(bytes: &[u8], mut spans: Vec<Span>, directory: usize) -> Between {
    spans.sort_by_key(|span| span.header);
    let mut found = Between::default();
    let mut end = spans.first().map_or(directory, |first| first.header);
    let starts = spans.iter().map(|span| (span.header, span.end)).chain([(directory, directory)]);
    for (start, next) in starts {
        let gap = bytes.get(end..start).unwrap_or_default();
        if gap.iter().any(|byte| *byte != 0) {
            found.has_file |= gap.windows(FILE.len()).any(|window| window == FILE);
            if gap.len() > MOST_TRAILER || has_digits(gap) {
                found.texts.extend(strings::bytes(gap));
            }
        }
        end = end.max(next);
    }
    found
}

fn has_digits(gap: &[u8]) -> bool {
    gap.iter().filter(|byte| byte.is_ascii_digit()).count() > 10
}
