//! `数字串`: digits, letters and the characters that hide them, cut out of the text in one pass and folded.

use crate::mask::is_cover;
use crate::name::{HAN, NUMERIC, signs, table};

/// A run of digits, letters and covers. What it says stands folded in [`Runs::folded`]: digits, letters, `*` for a
/// cover, `~` for an ellipsis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
    folded: u32,
    /// Signs of it that are digits, letters, and covers.
    pub(super) digits: u16,
    pub(super) letters: u16,
    pub(super) covers: u16,
}

/// The runs of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) list: Vec<Run>,
    folded: Vec<u8>,
}

impl Runs {
    /// The signs of a run.
    pub(super) fn signs(&self, run: &Run) -> &[u8] {
        let from = run.folded as usize;
        self.folded.get(from..from + run.len()).unwrap_or_default()
    }

    /// Adds what is written between two bytes, if a digit, or a letter with an `@` or digit in reach, is in it.
    fn push(&mut self, text: &str, mut run: Run, end: usize) {
        run.end = end as u32;
        if run.digits > 0 || run.len() >= 3 && self.hides_all(&run) && self.is_group(text, &run) {
            self.list.push(run);
        } else {
            self.folded.truncate(run.folded as usize);
        }
    }

    fn hides_all(&self, run: &Run) -> bool {
        self.signs(run).iter().all(|sign| matches!(sign, b'*' | b'~' | b'X' | b'x'))
    }

    /// Whether two runs may be the halves of one number: a telephone begins with 1, a resident's number has no letter
    /// but the last.
    pub(super) fn could_be_split(&self, one: &Run, other: &Run) -> bool {
        let begins = self.signs(one).first();
        let is_telephone = one.len() + other.len() == 11;
        let is_clean = [one, other].iter().all(|run| {
            self.signs(run).iter().filter(|sign| !matches!(sign, b'X' | b'x')).all(|sign| !sign.is_ascii_alphabetic())
        });
        is_clean && if is_telephone { begins == Some(&b'1') } else { one.len() >= 4 }
    }

    /// Whether covers alone are a group of a number: `110111 ******** 0862`, `****** 19000307`. Behind a surname they
    /// are a name.
    fn is_group(&self, text: &str, run: &Run) -> bool {
        let before = text.get(..run.start as usize).unwrap_or_default();
        let bare = before.trim_end_matches([' ', '-', '－']);
        let follows =
            self.list.last().is_some_and(|last| last.end as usize == bare.len() && before.len() <= bare.len() + 3);
        follows || run.len() >= 4 && before.chars().next_back().is_none_or(|c| signs(c) & HAN == 0)
    }

    /// Cuts a text.
    pub(super) fn of(text: &str) -> Self {
        let mut runs = Self { list: Vec::with_capacity(text.len() / 64), folded: Vec::with_capacity(text.len() / 8) };
        let mut open: Option<Run> = None;
        let mut numerals = Numerals::default();
        let table = table();
        for (at, c) in text.char_indices() {
            if let Some(digit) = numeral(c) {
                numerals.push(at, digit);
            } else if !numerals.is_empty() {
                numerals.close(at, c == '年', &mut runs, &mut open);
            }
            if table.of(c) & NUMERIC == 0 {
                if is_unseen(c) && open.is_some() {
                    continue;
                }
                if let Some(run) = open.take() {
                    runs.push(text, run, at);
                }
                continue;
            }
            let run = open.get_or_insert_with(|| Run::at(at, runs.folded.len()));
            let sign = run.count(c);
            runs.folded.push(sign);
        }
        numerals.close(text.len(), false, &mut runs, &mut open);
        if let Some(run) = open.take() {
            runs.push(text, run, text.len());
        }
        for run in &mut runs.list {
            run.trim(text);
        }
        runs
    }
}

impl Run {
    fn at(start: usize, folded: usize) -> Self {
        Self { start: start as u32, end: start as u32, folded: folded as u32, digits: 0, letters: 0, covers: 0 }
    }

    /// How many signs it has.
    pub(super) fn len(&self) -> usize {
        usize::from(self.digits) + usize::from(self.letters) + usize::from(self.covers)
    }

    /// Whether it has digits only.
    pub(super) fn is_digits(&self) -> bool {
        self.letters == 0 && self.covers == 0
    }

    fn count(&mut self, c: char) -> u8 {
        let (sign, counter) = match c {
            '0'..='9' => (c as u8, &mut self.digits),
            '０'..='９' => (b'0' + (c as u32 - '０' as u32) as u8, &mut self.digits),
            'A'..='Z' | 'a'..='z' => (c as u8, &mut self.letters),
            'Ａ'..='Ｚ' => (b'A' + (c as u32 - 'Ａ' as u32) as u8, &mut self.letters),
            'ａ'..='ｚ' => (b'a' + (c as u32 - 'ａ' as u32) as u8, &mut self.letters),
            '…' | '⋯' => (b'~', &mut self.covers),
            _ if is_cover(c) => (b'*', &mut self.covers),
            _ => (b'?', &mut self.letters),
        };
        *counter = counter.saturating_add(1);
        sign
    }

    /// A bullet before or behind a number and an ellipsis behind one that is whole are no part of it; several covers
    /// of one kind are a mask.
    fn trim(&mut self, text: &str) {
        if self.covers == 0 {
            return;
        }
        let is_bullet = |c: char| is_cover(c) && !matches!(c, '*' | '＊' | '×');
        let written = text.get(self.start as usize..self.end as usize).unwrap_or_default();
        let mut characters = written.chars();
        if let (Some(first), Some(second)) = (characters.next(), characters.next())
            && is_bullet(first)
            && second != first
        {
            self.start += first.len_utf8() as u32;
            self.folded += 1;
            self.covers -= 1;
        }
        let mut backwards = written.chars().rev();
        if let (Some(last), Some(before)) = (backwards.next(), backwards.next())
            && is_bullet(last)
            && before != last
            && self.covers > 0
        {
            self.end -= last.len_utf8() as u32;
            self.covers -= 1;
        }
        // `…445…`: an excerpt ends behind a number that is whole.
        let dots = written.chars().rev().take_while(|c| matches!(c, '…' | '⋯'));
        let (count, bytes) = dots.fold((0_u16, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()));
        if count > 0 && count == self.covers && matches!(self.digits + self.letters, 11 | 15 | 18 | 19) {
            self.end -= bytes as u32;
            self.covers = 0;
        }
    }

    /// Whether it hides something: with covers, or with crosses that are letters (`110101XXXXXXXX1234`).
    pub(super) fn hides(&self, signs: &[u8]) -> bool {
        let crosses = signs.iter().filter(|sign| matches!(sign, b'X' | b'x')).count();
        self.covers > 0
            || crosses == usize::from(self.letters)
                && (crosses > 1 || crosses == 1 && !signs.ends_with(b"X") && !signs.ends_with(b"x"))
    }
}

/// Characters that cannot be seen, or that keep stars from being markup (`\\*`), and may stand between the digits of
/// a number.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\\')
}

/// A number written in Chinese numerals, eleven and more of them in a row: `一三八〇〇一三八〇〇〇`.
#[derive(Default)]
struct Numerals {
    start: usize,
    digits: [u8; 20],
    count: usize,
}

impl Numerals {
    fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn push(&mut self, at: usize, digit: u8) {
        if self.count == 0 {
            self.start = at;
        }
        if let Some(slot) = self.digits.get_mut(self.count) {
            *slot = digit;
        }
        self.count += 1;
    }

    /// Numerals are digits where they are as long as a telephone number, or a year.
    fn close(&mut self, end: usize, is_year: bool, runs: &mut Runs, open: &mut Option<Run>) {
        // Circles alone hide places: `1101○○○○○○○○○○○○18`.
        let is_number = |digits: &&[u8]| {
            (digits.len() >= 11 || is_year && digits.len() == 4) && digits.iter().any(|digit| *digit != b'0')
        };
        if let Some(digits) = self.digits.get(..self.count).filter(is_number) {
            // A circle may have been read as a cover: what it was part of lies inside of this number.
            while runs.list.last().is_some_and(|last| last.start as usize >= self.start) {
                runs.list.pop();
            }
            if let Some(circle) = open.take_if(|open| open.start as usize >= self.start) {
                runs.folded.truncate(circle.folded as usize);
            }
            let mut run = Run::at(self.start, runs.folded.len());
            run.digits = digits.len() as u16;
            run.end = end as u32;
            runs.folded.extend_from_slice(digits);
            runs.list.push(run);
        }
        self.count = 0;
    }
}

fn numeral(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' => b'0',
        '一' | '幺' | '壹' => b'1',
        '二' | '贰' => b'2',
        '三' | '叁' => b'3',
        '四' | '肆' => b'4',
        '五' | '伍' => b'5',
        '六' | '陆' => b'6',
        '七' | '柒' => b'7',
        '八' | '捌' => b'8',
        '九' | '玖' => b'9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let runs = Runs::of(text);
        let found: Vec<(&str, String)> = runs
            .list
            .iter()
            .map(|run| {
                let signs = String::from_utf8_lossy(runs.signs(run)).into_owned();
                (&text[run.start as usize..run.end as usize], signs)
            })
            .collect();
        let expected: Vec<(&str, String)> = expected.iter().map(|(at, signs)| (*at, (*signs).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn runs_are_cut_and_folded() {
        check("证件号1101＊＊12，共3页", &[("1101＊＊12", "1101**12"), ("3", "3")]);
        check("１３８００１３８０００", &[("１３８００１３８０００", "13800138000")]);
        check("电话一三八〇〇一三八〇〇〇。", &[("一三八〇〇一三八〇〇〇", "13800138000")]);
        check("电话一三八○○一三八○○○。", &[("一三八○○一三八○○○", "13800138000")]);
        check("1101○○○○○○○○○○○○18", &[("1101○○○○○○○○○○○○18", "1101************18")]);
        check("●110108第三项", &[("110108", "110108")]);
        check("1101****12◆", &[("1101****12", "1101****12")]);
        check("110108●●●●", &[("110108●●●●", "110108****")]);
        check(r"1101\*\*\*\*12", &[(r"1101\*\*\*\*12", "1101****12")]);
        check("110108\u{200b}1900", &[("110108\u{200b}1900", "1101081900")]);
        check("××涉密项目，张***", &[]);
        check("110111 ******** 0862", &[("110111", "110111"), ("********", "********"), ("0862", "0862")]);
    }
}
