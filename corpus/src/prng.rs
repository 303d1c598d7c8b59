//! Numbers that look random and are the same on every machine, and a shuffle that needs no memory.

/// `splitmix64`: one multiplication chain a number, good enough for invented people.
#[derive(Debug, Clone)]
pub(crate) struct Prng(u64);

impl Prng {
    /// The stream of a seed and of what it is for, so that neighbouring documents share nothing.
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        Self(mix(seed ^ mix(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15))))
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number below `bound`; 0 if `bound` is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A number of `low..=high`.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True `percent` times of a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `choices`, which must not be empty.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A permutation of `0..size`, both ways, by a Feistel network that walks until it is inside.
/// It scatters the pieces of a planting over the corpus without a list of a million places.
#[derive(Debug, Clone)]
pub(crate) struct Shuffle {
    size: u64,
    half_bits: u32,
    keys: [u64; 4],
}

impl Shuffle {
    /// The shuffle of a seed.
    pub(crate) fn new(seed: u64, size: usize) -> Self {
        let size = size.max(1) as u64;
        let bits = u64::BITS - (size - 1).leading_zeros();
        let mut prng = Prng::new(seed, 0x5348);
        Self { size, half_bits: bits.div_ceil(2).max(1), keys: [prng.next(), prng.next(), prng.next(), prng.next()] }
    }

    /// Where `place` goes.
    pub(crate) fn forth(&self, place: usize) -> usize {
        self.walk(place as u64, |shuffle, value| {
            let (mut left, mut right) = shuffle.halves(value);
            for key in shuffle.keys {
                (left, right) = (right, left ^ shuffle.round(right, key));
            }
            (left << shuffle.half_bits) | right
        })
    }

    /// What went to `place`.
    pub(crate) fn back(&self, place: usize) -> usize {
        self.walk(place as u64, |shuffle, value| {
            let (mut left, mut right) = shuffle.halves(value);
            for key in shuffle.keys.iter().rev() {
                (left, right) = (right ^ shuffle.round(left, *key), left);
            }
            (left << shuffle.half_bits) | right
        })
    }

    fn walk(&self, mut value: u64, step: impl Fn(&Self, u64) -> u64) -> usize {
        loop {
            value = step(self, value);
            if value < self.size {
                return value as usize;
            }
        }
    }

    fn halves(&self, value: u64) -> (u64, u64) {
        let mask = (1 << self.half_bits) - 1;
        (value >> self.half_bits, value & mask)
    }

    fn round(&self, half: u64, key: u64) -> u64 {
        mix(half ^ key) & ((1 << self.half_bits) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shuffle_takes_every_place_once_and_finds_back() {
        for size in [1, 2, 3, 17, 1000, 4096, 4097] {
            let shuffle = Shuffle::new(7, size);
            let mut hit = vec![false; size];
            for place in 0..size {
                let to = shuffle.forth(place);
                assert!(!std::mem::replace(&mut hit[to], true), "{place} of {size} goes where another went");
                assert_eq!(shuffle.back(to), place, "{place} of {size} is not found back");
            }
        }
    }

    #[test]
    fn a_seed_gives_the_same_numbers_and_another_seed_others() {
        let draw = |seed| {
            (0..8)
                .map({
                    let mut prng = Prng::new(seed, 1);
                    move |_| prng.below(1000)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }
}
