//! Counts of options by the residue of their weighted sum modulo 11.

/// How many options have each residue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Residues([u64; 11]);

impl Residues {
    /// Counts known before.
    pub(super) const fn known(counts: [u64; 11]) -> Self {
        Self(counts)
    }

    /// No option at all.
    pub(super) const NONE: Self = Self([0; 11]);

    /// All digits that fit the slots.
    pub(super) fn of_digits(slots: &[u8], weights: &[u8]) -> Self {
        Self::of_digits_with(slots, weights, None)
    }

    /// All digits that fit the slots, the last of them odd or even where that is said.
    pub(super) fn of_digits_with(slots: &[u8], weights: &[u8], is_last_odd: Option<bool>) -> Self {
        let mut all = Self::NONE;
        all.add(0, 1);
        let last = slots.len().saturating_sub(1);
        for (at, (slot, weight)) in slots.iter().zip(weights).enumerate() {
            let mut one = Self::NONE;
            for digit in 0..10_u8 {
                let has_parity = at != last || is_last_odd.is_none_or(|odd| (digit % 2 == 1) == odd);
                if has_parity && (*slot == b'*' || *slot == b'0' + digit) {
                    one.add(usize::from(digit) * usize::from(*weight), 1);
                }
            }
            all = all.convolve(&one);
        }
        all
    }

    pub(super) fn add(&mut self, sum: usize, count: u64) {
        self.0[sum % 11] += count;
    }

    pub(super) fn take(&mut self, sum: usize, count: u64) {
        self.0[sum % 11] = self.0[sum % 11].saturating_sub(count);
    }

    pub(super) fn is_none(&self) -> bool {
        self.0 == [0; 11]
    }

    pub(super) fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Adds all of another count, every sum greater by the same shift.
    pub(super) fn add_shifted(&mut self, other: &Self, shift: usize) {
        for (at, count) in other.0.iter().enumerate() {
            self.0[(at + shift) % 11] += count;
        }
    }

    /// Options of both parts together.
    pub(super) fn convolve(&self, other: &Self) -> Self {
        let mut both = Self::NONE;
        for (a, left) in self.0.iter().enumerate().filter(|(_, count)| **count > 0) {
            for (b, right) in other.0.iter().enumerate() {
                both.add(a + b, left.saturating_mul(*right));
            }
        }
        both
    }

    /// Options of both parts together that have one residue.
    pub(super) fn convolve_at(&self, other: &Self, residue: usize) -> u64 {
        self.0.iter().enumerate().map(|(a, left)| left.saturating_mul(other.0[(residue + 22 - a) % 11])).sum()
    }
}

/// For each residue of the fifth and sixth slot, which of the hundred pairs of digits that fit the two slots have it.
pub(super) fn last_two(slots: &[u8]) -> [u128; 11] {
    let mut bits = [0; 11];
    let fits = |at: usize, digit: u8| slots.get(at).is_none_or(|slot| *slot == b'*' || *slot == b'0' + digit);
    for tens in (0..10).filter(|digit| fits(0, *digit)) {
        for units in (0..10).filter(|digit| fits(1, *digit)) {
            bits[usize::from(tens * 8 + units * 4) % 11] |= 1 << (tens * 10 + units);
        }
    }
    bits
}
