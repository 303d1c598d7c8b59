//! Resident's numbers taken apart so that nobody finds them: a figure a cell, dots or line breaks between the figures,
//! figures of other scripts. Region, day of birth and check character prove what it is: one row of figures in some
//! millions passes all three by chance.

use crate::fold::repaired_resident_id;
use crate::identifier::resident_id;
use std::ops::Range;

/// Signs that stand between two groups of one number.
const WIDEST_GAP: usize = 4;
/// Figures that a number with letters for figures still has.
const LEAST_FIGURES: usize = 8;

/// The numbers in a text, with the bytes that they take. Whole ones are among them.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, [u8; 18])> {
    let mut row = Row { is_reversed: text.contains('\u{202e}'), ..Row::default() };
    let mut token: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            token.get_or_insert(at);
        } else if let Some(start) = token.take() {
            row.look_alike(text, start..at);
        }
        match sign(c) {
            Sign::Figure(figure) => row.push(figure, at, at + c.len_utf8()),
            Sign::Gap => row.gap(),
            Sign::Unseen => {}
            Sign::Other => row.end(),
        }
    }
    if let Some(start) = token {
        row.look_alike(text, start..text.len());
    }
    row.end();
    row.found
}

enum Sign {
    Figure(u8),
    Gap,
    Unseen,
    Other,
}

fn sign(c: char) -> Sign {
    match c {
        '0'..='9' => Sign::Figure(c as u8),
        'X' | 'x' => Sign::Figure(b'X'),
        c if c.is_ascii() => {
            if is_gap(c) {
                Sign::Gap
            } else {
                Sign::Other
            }
        }
        // Most of a Chinese text.
        '\u{3001}'..='\u{fdff}' => Sign::Other,
        c if is_gap(c) => Sign::Gap,
        c if is_unseen(c) => Sign::Unseen,
        c => figure(c).map_or(Sign::Other, Sign::Figure),
    }
}

fn is_gap(c: char) -> bool {
    let is_ascii = matches!(c, ' ' | '\t' | '\n' | '\r' | '-' | '.' | '/' | '_' | '|' | ',');
    let is_blank = matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}');
    is_ascii || is_blank || matches!(c, '·' | '\u{2010}'..='\u{2015}' | '－' | '．' | '／')
}

/// Joints, marks of direction, selectors of a form, and the box around a key.
fn is_unseen(c: char) -> bool {
    let is_joint =
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    is_joint || matches!(c, '\u{202a}'..='\u{202e}' | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}')
}

/// A figure of another script or form: full-width, circled, raised, Arabic, bold.
fn figure(c: char) -> Option<u8> {
    let code = c as u32;
    let value = match c {
        '０'..='９' => code - '０' as u32,
        '①'..='⑨' => code - '①' as u32 + 1,
        '⓪' | '⓿' => 0,
        '❶'..='❾' => code - '❶' as u32 + 1,
        '⑴'..='⑼' => code - '⑴' as u32 + 1,
        '⒈'..='⒐' => code - '⒈' as u32 + 1,
        '²' | '³' => code - 0xb0,
        '¹' => 1,
        '⁰' | '⁴'..='⁹' => code - '⁰' as u32,
        '₀'..='₉' => code - '₀' as u32,
        '\u{660}'..='\u{669}' => code - 0x660,
        '\u{6f0}'..='\u{6f9}' => code - 0x6f0,
        '\u{1d7ce}'..='\u{1d7ff}' => (code - 0x1d7ce) % 10,
        _ => return None,
    };
    u8::try_from(value).ok().map(|value| b'0' + value)
}

/// The last eighteen figures that stand in a row.
#[derive(Default)]
struct Row {
    figures: [Figure; 18],
    count: usize,
    gap: usize,
    is_reversed: bool,
    found: Vec<(Range<usize>, [u8; 18])>,
}

#[derive(Default, Clone, Copy)]
struct Figure {
    value: u8,
    start: usize,
    end: usize,
    /// Whether it begins a group.
    begins: bool,
}

impl Row {
    fn push(&mut self, value: u8, start: usize, end: usize) {
        let before = self.count.checked_sub(1).and_then(|last| self.figures.get(last % 18)).copied();
        let begins = self.gap > 0 || before.is_none_or(|before| before.value == b'X');
        if let Some(slot) = self.figures.get_mut(self.count % 18) {
            *slot = Figure { value, start, end, begins };
        }
        self.count += 1;
        self.gap = 0;
    }

    fn gap(&mut self) {
        if self.count == 0 {
            return;
        }
        if self.gap == 0 {
            self.look();
        }
        self.gap += 1;
        if self.gap > WIDEST_GAP {
            (self.count, self.gap) = (0, 0);
        }
    }

    fn end(&mut self) {
        if self.count > 0 {
            if self.gap == 0 {
                self.look();
            }
            (self.count, self.gap) = (0, 0);
        }
    }

    /// A group has ended: whether it ends a number that begins a group.
    fn look(&mut self) {
        let from = self.count % 18;
        let Some(first) = self.figures.get(from).filter(|first| self.count >= 18 && first.begins) else { return };
        let mut number = [0; 18];
        let mut end = 0;
        for (slot, figure) in number.iter_mut().zip(self.figures.iter().cycle().skip(from)) {
            (*slot, end) = (figure.value, figure.end);
        }
        let span = first.start..end;
        if !resident_id::is_valid(&number, None) {
            if !self.is_reversed {
                return;
            }
            number.reverse();
            if !resident_id::is_valid(&number, None) {
                return;
            }
        }
        self.found.push((span, number));
    }

    /// A word of eighteen signs with letters for many of its figures: `11O1O819OOO3O71237`.
    fn look_alike(&mut self, text: &str, span: Range<usize>) {
        if span.len() != 18 {
            return;
        }
        let Some(word) = text.get(span.clone()) else { return };
        if word.bytes().filter(u8::is_ascii_digit).count() < LEAST_FIGURES {
            return;
        }
        self.found.extend(repaired_resident_id(word, None).map(|number| (span, number)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_however_they_are_taken_apart() {
        let whole = "130203190205180455";
        let apart = |between: &str| whole.chars().map(String::from).collect::<Vec<_>>().join(between);
        for (text, is_found) in [
            (whole.to_owned(), true),
            (apart(" "), true),
            (apart("\t"), true),
            (apart("\u{fe0f}"), true),
            (apart("\u{2009}"), true),
            ("130203.19020518.0455".to_owned(), true),
            ("130203/19020518/0455".to_owned(), true),
            ("13020319\n02051804\n55".to_owned(), true),
            ("ID130203190205180455abc".to_owned(), true),
            ("①③⓪②⓪③①⑨⓪②⓪⑤①⑧⓪④⑤⑤".to_owned(), true),
            ("¹³⁰²⁰³¹⁹⁰²⁰⁵¹⁸⁰⁴⁵⁵".to_owned(), true),
            ("𝟏𝟑𝟎𝟐𝟎𝟑𝟏𝟗𝟎𝟐𝟎𝟓𝟏𝟖𝟎𝟒𝟓𝟓".to_owned(), true),
            ("١٣٠٢٠٣١٩٠٢٠٥١٨٠٤٥٥".to_owned(), true),
            ("13O2O319O2O518O455".to_owned(), true),
            (format!("\u{202e}{}", whole.chars().rev().collect::<String>()), true),
            ("9318401905123000 1x".to_owned(), true),
            // Another number that these figures are only a part of, or not in a row.
            ("7130203190205180455".to_owned(), false),
            ("1302031902051804557".to_owned(), false),
            ("130203 人 19020518 人 0455".to_owned(), false),
            ("130203       19020518 0455".to_owned(), false),
            ("130203 19020518 0450".to_owned(), false),
            (whole.chars().rev().collect(), false),
        ] {
            assert_eq!(!find(&text).is_empty(), is_found, "{text}");
        }
    }
}
