//! The set of working days as a bitmap with running counts: membership, rank and selection without a walk.
//!
//! Outside the span of days that some arrangement names, working days are Monday to Friday and all three
//! questions are arithmetic.

use super::day_number::DayNumber;

/// Bits in a word of the map.
const WORD: i32 = 64;

#[derive(Debug, Clone)]
pub(super) struct WorkingDays {
    /// Day of bit 0 of word 0.
    first: i32,
    words: Vec<u64>,
    /// Working days through the day before each word; one more entry than words, its last the total.
    before: Vec<i64>,
}

impl WorkingDays {
    /// Monday to Friday, corrected by days that are named worked (`true`) or off.
    pub(super) fn new(named: impl Iterator<Item = (DayNumber, bool)>) -> Self {
        let named: Vec<(DayNumber, bool)> = named.collect();
        let first = named.iter().map(|(day, _)| day.0).min().unwrap_or(0);
        let last = named.iter().map(|(day, _)| day.0).max().unwrap_or(-1);
        let count = usize::try_from((last - first + WORD) / WORD).unwrap_or(0);
        let mut words = vec![0_u64; count];
        for (word, start) in words.iter_mut().zip((first..).step_by(WORD as usize)) {
            for bit in (0..WORD).filter(|bit| !DayNumber(start + bit).is_weekend()) {
                *word |= 1 << bit;
            }
        }
        for (day, is_worked) in named {
            let offset = day.0 - first;
            if let Some(word) = words.get_mut((offset / WORD) as usize) {
                let bit = 1_u64 << (offset % WORD);
                *word = if is_worked { *word | bit } else { *word & !bit };
            }
        }
        let mut total = weekdays_through(first - 1);
        let mut before = vec![total];
        for word in &words {
            total += i64::from(word.count_ones());
            before.push(total);
        }
        Self { first, words, before }
    }

    pub(super) fn contains(&self, day: DayNumber) -> bool {
        match self.place(day) {
            Some((word, bit)) => word >> bit & 1 == 1,
            None => !day.is_weekend(),
        }
    }

    /// Rank: working days through a day, counted from a fixed day of no importance. Grows by 1 on each.
    pub(super) fn through(&self, day: DayNumber) -> i64 {
        if day.0 < self.first {
            return weekdays_through(day.0);
        }
        let index = ((day.0 - self.first) / WORD) as usize;
        match (self.place(day), self.before.get(index)) {
            (Some((word, bit)), Some(before)) => {
                before + i64::from((word & (u64::MAX >> (WORD - 1 - bit))).count_ones())
            }
            _ => self.total() + weekdays_through(day.0) - weekdays_through(self.end() - 1),
        }
    }

    /// The working day of a rank.
    pub(super) fn at(&self, rank: i64) -> DayNumber {
        if rank <= weekdays_through(self.first - 1) {
            return weekday_at(rank);
        }
        if rank > self.total() {
            return weekday_at(rank - self.total() + weekdays_through(self.end() - 1));
        }
        // `before` is sorted; the word that holds the rank is the last with fewer days before it.
        let index = self.before.partition_point(|before| *before < rank).saturating_sub(1);
        let (word, before) =
            (self.words.get(index).copied().unwrap_or(0), self.before.get(index).copied().unwrap_or(0));
        let start = self.first + index as i32 * WORD;
        DayNumber(start + nth_bit(word, (rank - before) as u32))
    }

    /// Word and bit of a day inside the map.
    fn place(&self, day: DayNumber) -> Option<(u64, i32)> {
        let offset = day.0.checked_sub(self.first)?;
        let word = self.words.get(usize::try_from(offset / WORD).ok().filter(|_| offset >= 0)?)?;
        Some((*word, offset % WORD))
    }

    /// First day after the map.
    fn end(&self) -> i32 {
        self.first + self.words.len() as i32 * WORD
    }

    fn total(&self) -> i64 {
        self.before.last().copied().unwrap_or(0)
    }
}

/// Place of the `n`-th set bit, `n` ≥ 1.
fn nth_bit(mut word: u64, n: u32) -> i32 {
    for _ in 1..n {
        word &= word.wrapping_sub(1);
    }
    word.trailing_zeros() as i32
}

/// A Monday far before every `Date`; ranks count from it.
const ORIGIN: i64 = -7 * 1_000_000 - 3;

/// Mondays to Fridays from the origin through a day.
fn weekdays_through(day: i32) -> i64 {
    let days = i64::from(day) - ORIGIN + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

/// The Monday to Friday of a rank: the inverse.
fn weekday_at(rank: i64) -> DayNumber {
    let weeks = (rank - 1).div_euclid(5);
    let day = ORIGIN + weeks * 7 + (rank - 1).rem_euclid(5);
    DayNumber(i32::try_from(day).unwrap_or(i32::MAX))
}
