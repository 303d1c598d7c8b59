//! Text folded for matching, with the way back to the original.
//!
//! Full-width signs become half-width, characters that cannot be seen vanish, Chinese numerals become digits where they
//! stand in a row of digits (`一三八零零一三八零零零`). Most texts need nothing of this and are not copied.

mod repair;

pub use repair::resident_id as repaired_resident_id;

use std::borrow::Cow;
use std::ops::Range;

/// A text as matched.
#[derive(Clone)]
pub struct Folded<'a> {
    text: Cow<'a, str>,
    pieces: Vec<Piece>,
}

/// From here on, the folded text comes from there in the original.
#[derive(Clone, Copy)]
struct Piece {
    folded: usize,
    original: usize,
    /// Bytes of the one character in the original that became one here; zero where the text was taken as it stands.
    replaced: u8,
}

impl<'a> Folded<'a> {
    /// Folds a text.
    pub fn new(text: &'a str) -> Self {
        match next_change(text, 0) {
            Some(first) => Self::rewrite(text, first),
            None => Self { text: Cow::Borrowed(text), pieces: Vec::new() },
        }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing had to be changed.
    pub fn is_as_written(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Where a range of the folded text stands in the original. Both ends of what comes back are borders of
    /// characters; an end inside a character is moved out to its border.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() || range.is_empty() {
            let start = self.start_of(range.start);
            return start..start + range.len();
        }
        self.start_of(range.start)..self.end_of(range.end)
    }

    fn start_of(&self, at: usize) -> usize {
        match self.piece_at(at) {
            Some(piece) if piece.replaced > 0 && at == piece.folded => piece.original,
            Some(piece) if piece.replaced > 0 => piece.original + usize::from(piece.replaced),
            Some(piece) => piece.original + (at - piece.folded),
            None => at,
        }
    }

    /// Behind the last character that belongs to the range: characters dropped after it stay outside.
    fn end_of(&self, at: usize) -> usize {
        let last = at.saturating_sub(1);
        match self.piece_at(last) {
            Some(piece) if piece.replaced > 0 => piece.original + usize::from(piece.replaced),
            Some(piece) => piece.original + (at - piece.folded),
            None => at,
        }
    }

    fn piece_at(&self, at: usize) -> Option<Piece> {
        self.pieces.partition_point(|piece| piece.folded <= at).checked_sub(1).and_then(|n| self.pieces.get(n)).copied()
    }

    fn rewrite(text: &'a str, first: Change) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut pieces = Vec::new();
        let (mut done, mut next) = (0, Some(first));
        while let Some(change) = next {
            folded.push_str(text.get(done..change.span.start).unwrap_or_default());
            done = change.span.end;
            for (offset, c) in text.get(change.span.clone()).unwrap_or_default().char_indices() {
                let original = change.span.start + offset;
                if let Some(sign) = change.kind.sign(c) {
                    pieces.push(Piece { folded: folded.len(), original, replaced: c.len_utf8() as u8 });
                    folded.push(sign);
                }
            }
            pieces.push(Piece { folded: folded.len(), original: done, replaced: 0 });
            next = next_change(text, done);
        }
        folded.push_str(text.get(done..).unwrap_or_default());
        Self { text: Cow::Owned(folded), pieces }
    }
}

/// The digit that a character means: ASCII, full-width, or a Chinese numeral.
pub const fn digit(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8,
        '０'..='９' => b'0' + (c as u32 - '０' as u32) as u8,
        '〇' | '○' | '零' => b'0',
        '一' => b'1',
        '二' => b'2',
        '三' => b'3',
        '四' => b'4',
        '五' => b'5',
        '六' => b'6',
        '七' => b'7',
        '八' => b'8',
        '九' => b'9',
        _ => return None,
    })
}

/// A short value folded for a validator.
pub(crate) fn value(text: &str) -> Cow<'_, str> {
    Folded::new(text).text
}

/// A stretch of the original that is written anew.
struct Change {
    span: Range<usize>,
    kind: ChangeKind,
}

#[derive(Clone, Copy)]
enum ChangeKind {
    /// One character, full-width or invisible.
    Sign,
    /// A row of digits of any script.
    Digits,
}

impl ChangeKind {
    fn sign(self, c: char) -> Option<char> {
        match self {
            Self::Sign => half_width(c),
            Self::Digits => digit(c).map(char::from),
        }
    }
}

/// The half-width sign of a character; itself if it has none, nothing if it cannot be seen.
fn half_width(c: char) -> Option<char> {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠' | '．' | '－' | '＋' | '＊' | '＿' | '／' | '＃' => {
            char::from_u32(c as u32 - 0xfee0)
        }
        '\u{3000}' | '\u{a0}' => Some(' '),
        c if is_invisible(c) => None,
        c => Some(c),
    }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

/// The first stretch at or behind a place that must change. Looks at bytes: only six lead bytes can begin one.
fn next_change(text: &str, from: usize) -> Option<Change> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let lead = bytes[at];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let width = if lead < 0xe0 {
            2
        } else if lead < 0xf0 {
            3
        } else {
            4
        };
        if IS_LEAD[usize::from(lead)]
            && let Some(change) = change_at(text, at)
        {
            return Some(change);
        }
        at += width;
    }
    None
}

/// Lead bytes of full-width and invisible characters and of Chinese numerals.
static IS_LEAD: [bool; 256] = {
    let mut leads = [false; 256];
    let signs = [0xc2, 0xe2, 0xe3, 0xe4, 0xe5, 0xe9, 0xef];
    let mut n = 0;
    while n < signs.len() {
        leads[signs[n]] = true;
        n += 1;
    }
    leads
};

fn change_at(text: &str, at: usize) -> Option<Change> {
    let bytes = text.as_bytes();
    let rest = bytes.get(at..)?;
    match rest {
        // Full-width letters, digits and signs; not the punctuation between them, which every text is full of.
        [0xef, 0xbc, 0x83 | 0x8a | 0x8b | 0x8d..=0x99 | 0xa0..=0xba | 0xbf, ..]
        | [0xef, 0xbd, 0x81..=0x9a, ..]
        | [0xef, 0xbb, 0xbf, ..]
        | [0xc2, 0xad | 0xa0, ..]
        | [0xe2, 0x80 | 0x81, ..]
        | [0xe3, 0x80, 0x80, ..] => {
            let c = text.get(at..)?.chars().next()?;
            (half_width(c) != Some(c)).then_some(Change { span: at..at + c.len_utf8(), kind: ChangeKind::Sign })
        }
        [0xe3, 0x80, 0x87, ..]
        | [0xe4, 0xb8, 0x80 | 0x83 | 0x89, ..]
        | [0xe4, 0xb9, 0x9d, ..]
        | [0xe4, 0xba, 0x8c | 0x94, ..]
        | [0xe5, 0x9b, 0x9b, ..]
        | [0xe5, 0x85, 0xad | 0xab, ..]
        | [0xe9, 0x9b, 0xb6, ..] => numerals(text, at),
        // A row of circles is looked at once, from its first.
        [0xe2, 0x97, 0x8b, ..] if !bytes[..at].ends_with("○".as_bytes()) => numerals(text, at),
        _ => None,
    }
}

/// The row of digits around a Chinese numeral, if it is one: four numerals or more (`二〇二四`), or seven digits of
/// which some are numerals. Invisible characters in it are left to be dropped.
fn numerals(text: &str, at: usize) -> Option<Change> {
    let before = text.as_bytes()[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (mut end, mut count, mut chinese) = (at, before, 0);
    let mut is_written = false;
    for c in text.get(at..)?.chars() {
        let Some(_) = digit(c) else { break };
        end += c.len_utf8();
        count += 1;
        let is_chinese = !c.is_ascii() && !('０'..='９').contains(&c);
        chinese += usize::from(is_chinese);
        // Circles alone are a mask.
        is_written |= is_chinese && c != '○';
    }
    let is_number = chinese >= 4 || count >= 7;
    (is_number && is_written).then_some(Change { span: at..end, kind: ChangeKind::Digits })
}

#[cfg(test)]
mod tests;
