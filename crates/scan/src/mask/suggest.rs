//! The mildest mask that leaves enough numbers possible.
//!
//! `站内统一遮盖规则` (a convention of this system, not law): one mask per kind of number for the whole site, and never
//! the last four digits together with the region. Of a resident's number the first six and the last one, or the first
//! four and the last two, keep most of what a reader needs to tell people apart.

use super::{merge, shown};
use crate::name;
use crate::residual::{self, Facts, Prior};

/// A mask of the house list: how many digits stay at the beginning and at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HouseMask {
    /// Digits shown at the beginning.
    pub head: usize,
    /// Digits shown at the end.
    pub tail: usize,
}

/// Masks of a resident's number, the mildest first.
pub const RESIDENT_ID: [HouseMask; 6] = [
    HouseMask { head: 6, tail: 1 },
    HouseMask { head: 4, tail: 2 },
    HouseMask { head: 6, tail: 0 },
    HouseMask { head: 4, tail: 0 },
    HouseMask { head: 2, tail: 0 },
    HouseMask { head: 0, tail: 0 },
];

/// Masks of a mobile number, the mildest first.
pub const MOBILE: [HouseMask; 4] = [
    HouseMask { head: 3, tail: 4 },
    HouseMask { head: 3, tail: 2 },
    HouseMask { head: 3, tail: 0 },
    HouseMask { head: 0, tail: 0 },
];

impl HouseMask {
    /// The number behind this mask. What was hidden stays hidden.
    #[must_use]
    pub fn apply<const N: usize>(self, number: &[u8; N]) -> [u8; N] {
        let mut masked = *number;
        let last = N.saturating_sub(self.tail);
        masked.iter_mut().take(last).skip(self.head).for_each(|slot| *slot = b'*');
        masked
    }

    /// In words for a clerk: `保留前6位和后1位，其余隐去`.
    pub fn label(self) -> String {
        match (self.head, self.tail) {
            (0, 0) => "全部隐去".to_owned(),
            (head, 0) => format!("只保留前{head}位，其余隐去"),
            (0, tail) => format!("只保留后{tail}位，其余隐去"),
            (head, tail) => format!("保留前{head}位和后{tail}位，其余隐去"),
        }
    }
}

/// A mask and what it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<const N: usize> {
    /// Which mask.
    pub mask: HouseMask,
    /// The number behind it.
    pub slots: [u8; N],
    /// Numbers that remain possible, with all that is stated elsewhere.
    pub residual: u64,
}

/// The mildest mask of a resident's number that leaves at least the wanted count, given the facts stated and the
/// digits shown elsewhere (all `*` where nothing is). Where none reaches it, everything is hidden and the count says
/// how little that helps.
pub fn resident_id(
    number: &[u8; 18],
    elsewhere: &[u8; 18],
    facts: &Facts,
    prior: Prior,
    wanted: u64,
) -> Suggestion<18> {
    let count = |slots: &[u8; 18]| residual::resident_id(&merge(slots, elsewhere).unwrap_or(*slots), facts, prior);
    mildest(&RESIDENT_ID, number, count, wanted)
}

/// The same for a mobile number.
pub fn mobile(number: &[u8; 11], elsewhere: &[u8; 11], wanted: u64) -> Suggestion<11> {
    let count = |slots: &[u8; 11]| residual::mobile(&merge(slots, elsewhere).unwrap_or(*slots));
    mildest(&MOBILE, number, count, wanted)
}

fn mildest<const N: usize>(
    list: &[HouseMask],
    number: &[u8; N],
    count: impl Fn(&[u8; N]) -> u64,
    wanted: u64,
) -> Suggestion<N> {
    let suggest = |mask: HouseMask| {
        let slots = mask.apply(number);
        Suggestion { mask, slots, residual: count(&slots) }
    };
    let found = list.iter().map(|mask| suggest(*mask)).find(|suggestion| suggestion.residual >= wanted);
    found.unwrap_or_else(|| suggest(HouseMask { head: 0, tail: 0 }))
}

/// A card's last four digits at most: they tell an owner which card is meant and nobody else its number.
pub fn bank_card(slots: &[u8]) -> Box<[u8]> {
    let tail = slots.len().saturating_sub(4);
    let end = slots.get(tail..).filter(|end| end.len() == 4 && shown(end) == 4).unwrap_or_default();
    [b"~", end].concat().into()
}

/// A name with the surname alone: `张某`, `欧阳某`.
pub fn surname(full: &str) -> String {
    let mut signs = full.chars();
    let (first, second) = (signs.next(), signs.next());
    match (first, second, signs.next()) {
        (Some(first), Some(second), Some(_)) if name::is_compound_surname(first, second) => {
            format!("{first}{second}某")
        }
        (Some(first), _, _) => format!("{first}某"),
        (None, _, _) => String::new(),
    }
}
