//! Rows of digits, letters and covered places in a text: what a number may stand in.

use crate::identifier::{bank_card, landline, mobile, resident_id};
use crate::mask;
use smallvec::SmallVec;
use std::iter::FusedIterator;
use std::ops::Range;

/// The most groups one number is written in: `6228 4800 0000 0000 000`.
const MOST_GROUPS: usize = 5;

/// A row that may be a number.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// Its signs without separators: digits and letters as written, `*` for a covered place, `~` for dots.
    pub signs: SmallVec<[u8; 24]>,
    /// Written in several groups, which a rule joined.
    pub is_joined: bool,
}

impl Token {
    /// Its signs as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.signs).unwrap_or_default()
    }

    /// Whether a place is covered by a sign that is no letter.
    pub fn has_cover(&self) -> bool {
        self.signs.iter().any(|sign| matches!(sign, b'*' | b'~'))
    }
}

/// All rows of a folded text that hold at least three digits or covered places and one digit, in order.
/// Groups with one space, hyphen or line break between them are joined where the whole is a number and no group alone
/// is.
pub fn tokens(text: &str) -> impl FusedIterator<Item = Token> {
    let mut groups = Groups { text, at: 0 };
    let mut waiting: SmallVec<[Group; MOST_GROUPS]> = SmallVec::new();
    std::iter::from_fn(move || {
        loop {
            while waiting.len() < MOST_GROUPS {
                let Some(group) = groups.next() else { break };
                waiting.push(group);
            }
            if waiting.is_empty() {
                return None;
            }
            let count = joined(text, &waiting);
            let token = token(&waiting[..count]);
            waiting.drain(..count);
            if token.is_joined || is_substantial(&token.signs) {
                return Some(token);
            }
        }
    })
    .fuse()
}

struct Group {
    span: Range<usize>,
    signs: SmallVec<[u8; 24]>,
}

struct Groups<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Groups<'_> {
    type Item = Group;

    fn next(&mut self) -> Option<Group> {
        let bytes = self.text.as_bytes();
        // Anything that is no digit, letter or cover separates; most of a text is such, three bytes at a time.
        while self.at < bytes.len() {
            let start = self.at;
            let mut signs = SmallVec::new();
            while let Some((sign, width)) = sign_at(bytes, self.at) {
                self.at += width;
                if sign != b'~' || signs.last() != Some(&b'~') {
                    signs.push(sign);
                }
            }
            let has_digit = signs.iter().any(|sign: &u8| sign.is_ascii_digit());
            if has_digit || signs.contains(&b'*') {
                return Some(Group { span: start..self.at, signs });
            }
            if self.at == start {
                self.at += 1;
            }
        }
        None
    }
}

/// The sign that a token may hold at a place, and its width. Dots, bars and crosses cover only in rows of their own
/// kind; alone they are punctuation.
fn sign_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let sign = *bytes.get(at)?;
    if sign.is_ascii_alphanumeric() {
        return Some((sign, 1));
    }
    if sign == b'*' {
        return Some((b'*', 1));
    }
    let width = match sign {
        b'#' | b'_' => 1,
        0xc2 | 0xc3 => 2,
        0xe2 | 0xef => 3,
        _ => return None,
    };
    let c = std::str::from_utf8(bytes.get(at..at + width)?).ok()?.chars().next()?;
    if c == '…' {
        return Some((b'~', width));
    }
    let is_in_row = || {
        let same = bytes.get(at..at + width);
        bytes.get(at + width..at + 2 * width) == same
            || at.checked_sub(width).and_then(|before| bytes.get(before..at)) == same
    };
    let covers = mask::is_cover(c) && (matches!(c, '●' | '■' | '█' | '▇' | '﹡' | '∗' | '✱') || is_in_row());
    covers.then_some((b'*', width))
}

fn is_substantial(signs: &[u8]) -> bool {
    let places = signs.iter().filter(|sign| sign.is_ascii_digit() || matches!(sign, b'*' | b'~')).count();
    places >= 3 && signs.iter().any(u8::is_ascii_digit)
}

fn token(groups: &[Group]) -> Token {
    let mut signs: SmallVec<[u8; 24]> = groups.iter().flat_map(|group| group.signs.iter().copied()).collect();
    if groups.len() > 1 && signs.starts_with(b"86") && signs.len() == 13 {
        signs.drain(..2);
    }
    let start = groups.first().map_or(0, |group| group.span.start);
    let end = groups.last().map_or(start, |group| group.span.end);
    Token { span: start..end, signs, is_joined: groups.len() > 1 }
}

/// How many of the groups are one number: one, unless a rule holds for more.
fn joined(text: &str, groups: &[Group]) -> usize {
    let Some(first) = groups.first().filter(|first| first.signs.len() < 18 && !mobile::is_valid(&first.signs)) else {
        return 1;
    };
    let mut signs: SmallVec<[u8; 24]> = first.signs.clone();
    let mut lengths: SmallVec<[usize; MOST_GROUPS]> = SmallVec::from_slice(&[signs.len()]);
    let mut best = 1;
    for (count, pair) in (2..).zip(groups.windows(2)) {
        let [before, group] = pair else { break };
        let Some(separator) = text.get(before.span.end..group.span.start).filter(|gap| is_separator(gap)) else {
            break;
        };
        signs.extend_from_slice(&group.signs);
        lengths.push(group.signs.len());
        if signs.len() > 19 || mobile::is_valid(&group.signs) {
            break;
        }
        if is_one_number(&signs, &lengths, separator) {
            best = count;
        }
    }
    best
}

/// One space or hyphen, or the break of a cell's line.
fn is_separator(gap: &str) -> bool {
    matches!(gap, " " | "-" | "–" | "\n" | "\r\n") || matches!(gap.trim_matches(' '), "-" | "\n")
}

fn is_one_number(signs: &[u8], lengths: &[usize], separator: &str) -> bool {
    let is_broken_line = separator.contains('\n');
    if signs.iter().any(|sign| matches!(sign, b'*' | b'~')) {
        return matches!(lengths, [6, 8, 4] | [4 | 6, 4, 4, 4] | [3, 4, 4] | [4, 4, 4, 4, 1..=3])
            || (is_broken_line && lengths.iter().sum::<usize>() == 18);
    }
    let is_telephone = match lengths {
        [3, 8] => mobile::is_valid(signs) || landline::is_valid(signs),
        [3, 4, 4] | [7, 4] => mobile::is_valid(signs),
        [2, 3, 4, 4] | [2, 11] => signs.strip_prefix(b"86").is_some_and(mobile::is_valid),
        [4, 7..=8] => landline::is_valid(signs),
        _ => is_broken_line && mobile::is_valid(signs),
    };
    let is_card =
        || lengths.split_last().is_some_and(|(last, rest)| *last <= 4 && rest.iter().all(|length| *length == 4));
    is_telephone || resident_id::is_valid(signs, None) || (signs.len() >= 16 && is_card() && bank_card::is_valid(signs))
}
