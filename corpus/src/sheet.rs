//! The page that a notice is written on: it keeps where each number stands, and spoils what it is told to spoil.

use crate::prng::Prng;
use serde::Serialize;

/// Where an identifier stands in a text; offsets are code points, as in the findings of the patrol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The contract's word for it.
    pub kind: &'static str,
    /// Whether every digit is shown.
    pub whole: bool,
    /// First code point.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
}

/// How a text was spoiled on its way to the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noise {
    /// Not at all.
    Clean,
    /// Digits of double width.
    FullWidth,
    /// An invisible character inside numbers.
    ZeroWidth,
    /// Spaces or hyphens inside numbers.
    Grouped,
    /// A number broken over two lines of a narrow cell.
    Split,
    /// One digit of a hundred read as a letter that looks like it.
    Ocr,
}

impl Noise {
    /// Fourteen of a hundred texts are spoiled.
    pub(crate) fn draw(prng: &mut Prng) -> Self {
        match prng.below(100) {
            0..=2 => Self::FullWidth,
            3..=5 => Self::ZeroWidth,
            6..=8 => Self::Grouped,
            9 => Self::Split,
            10..=13 => Self::Ocr,
            _ => Self::Clean,
        }
    }
}

/// A page being written.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
    noise: Noise,
    prng: Prng,
    counted: (usize, u32),
}

impl Sheet {
    pub(crate) fn new(noise: Noise, prng: Prng) -> Self {
        Self { text: String::with_capacity(1200), marks: Vec::new(), noise, prng, counted: (0, 0) }
    }

    /// Writes words.
    pub(crate) fn say(&mut self, words: &str) {
        match self.noise {
            Noise::Ocr => {
                let misread = words.chars().map(|letter| misread(letter, &mut self.prng));
                self.text.extend(misread);
            }
            Noise::FullWidth => self.text.extend(words.chars().map(widen)),
            Noise::Clean | Noise::ZeroWidth | Noise::Grouped | Noise::Split => self.text.push_str(words),
        }
    }

    /// Writes words that a planting may hang on.
    pub(crate) fn quote(&mut self, words: &str, is_planted: bool) {
        if is_planted && self.noise == Noise::Ocr { self.text.push_str(words) } else { self.say(words) }
    }

    /// Writes an identifier and keeps where it stands. What a planting hangs on is never misread: a wrong digit in a
    /// mask can be repaired by nobody, so it would measure luck.
    pub(crate) fn identify(&mut self, kind: &'static str, value: &str, whole: bool, is_planted: bool) {
        let start = self.points();
        match self.noise {
            Noise::Clean => self.text.push_str(value),
            Noise::FullWidth => self.text.extend(value.chars().map(widen)),
            Noise::Ocr if is_planted => self.text.push_str(value),
            Noise::Ocr => {
                let misread = value.chars().map(|letter| misread(letter, &mut self.prng));
                self.text.extend(misread);
            }
            Noise::ZeroWidth => self.broken(value, "\u{200B}"),
            Noise::Split => self.broken(value, "\n"),
            Noise::Grouped => {
                let gap = if self.prng.chance(50) { " " } else { "-" };
                self.broken(value, if kind == "id-card" { " " } else { gap });
            }
        }
        let end = self.points();
        self.marks.push(Mark { kind, whole, start, end });
    }

    /// The position in code points. It counts on from where it counted last.
    fn points(&mut self) -> u32 {
        let (bytes, points) = self.counted;
        let more = self.text[bytes..].chars().count() as u32;
        self.counted = (self.text.len(), points + more);
        self.counted.1
    }

    fn broken(&mut self, value: &str, gap: &str) {
        // Plates and mail addresses are never broken; numbers are, where a reader would.
        let at: &[usize] = match value.len() {
            11 if value.is_ascii() => &[3, 7],
            18 if value.is_ascii() => &[6, 14],
            19 if value.is_ascii() => &[4, 8, 12, 16],
            _ => &[],
        };
        let only = at.len().checked_sub(1).map(|last| self.prng.below(last + 1));
        let mut from = 0;
        for (index, cut) in at.iter().enumerate() {
            if gap == " " || gap == "-" || Some(index) == only {
                self.text.push_str(&value[from..*cut]);
                self.text.push_str(gap);
                from = *cut;
            }
        }
        self.text.push_str(&value[from..]);
    }
}

fn widen(letter: char) -> char {
    if letter.is_ascii_digit() { char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter) } else { letter }
}

fn misread(letter: char, prng: &mut Prng) -> char {
    if !letter.is_ascii_digit() || prng.below(100) > 0 {
        return letter;
    }
    match letter {
        '0' => 'O',
        '1' => 'l',
        '5' => 'S',
        '8' => 'B',
        '2' => 'Z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_where_the_identifier_stands_however_spoiled() {
        for noise in [Noise::Clean, Noise::FullWidth, Noise::ZeroWidth, Noise::Grouped, Noise::Split] {
            let mut sheet = Sheet::new(noise, Prng::new(1, 1));
            sheet.say("当事人：测试，证件号");
            sheet.identify("id-card", "110108190003071237", true, false);
            sheet.say("。");
            let mark = &sheet.marks[0];
            let span: String =
                sheet.text.chars().skip(mark.start as usize).take((mark.end - mark.start) as usize).collect();
            let digits: String = span
                .chars()
                .filter_map(|c| {
                    c.to_digit(10).or((0xFF10..=0xFF19).contains(&u32::from(c)).then(|| u32::from(c) - 0xFF10))
                })
                .map(|d| char::from(b'0' + d as u8))
                .collect();
            assert_eq!(digits, "110108190003071237", "{noise:?}: {span}");
        }
    }
}
