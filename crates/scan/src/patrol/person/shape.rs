//! Names and numbers reduced to what can be compared without knowing them.

use crate::mask;
use crate::patrol::detector::Page;
use crate::patrol::link::{self, Bits};
use crate::patrol::veil::{Realm, Veil};

/// A name: its first and last character and its length as far as they are shown, hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    /// 0 if hidden.
    pub(super) first: u32,
    /// 0 if hidden.
    pub(super) last: u32,
    /// 0 if unknown.
    length: u8,
    /// The whole name, 0 if anything is hidden.
    pub(super) full: u64,
    /// How rare what is shown is.
    bits: u16,
}

impl Shape {
    /// Of a name as read.
    pub(super) fn of(name: &str, veil: &Veil) -> Self {
        let characters: Vec<char> = name.chars().filter(|character| *character != '…').collect();
        let is_open = name.ends_with('…');
        let character = |character: Option<&char>| match character {
            None | Some('*') => 0,
            Some(character) => veil.hash(Realm::Name, character) as u32 | 1,
        };
        let hidden = is_open || characters.contains(&'*');
        Self {
            first: character(characters.first()),
            last: if is_open || characters.len() < 2 { 0 } else { character(characters.last()) },
            length: if is_open { 0 } else { characters.len() as u8 },
            full: if hidden { 0 } else { veil.hash(Realm::Name, name) },
            bits: link::name(name) as u16,
        }
    }

    /// What a record of this name can be looked up by: the first character shown, or the last where the first may be
    /// hidden.
    pub(super) fn handles(self) -> impl Iterator<Item = u64> {
        let first = (self.first != 0).then(|| u64::from(self.first));
        let last = (self.last != 0).then(|| u64::from(self.last) | 1 << 40);
        let only = if self.is_full() || self.first == 0 { last } else { None };
        first.into_iter().chain(only)
    }

    pub(super) fn is_full(self) -> bool {
        self.full != 0
    }

    /// Whether both may be one name.
    pub(super) fn fits(self, other: Self) -> bool {
        if self.is_full() && other.is_full() {
            return self.full == other.full;
        }
        let fits = |one: u32, other: u32| one == 0 || other == 0 || one == other;
        fits(self.first, other.first)
            && fits(self.last, other.last)
            && (self.length == 0 || other.length == 0 || self.length == other.length)
    }

    /// How much it says that both show this.
    pub(super) fn bits(self, other: Self) -> Bits {
        let shown = self.bits.min(other.bits);
        // One name in six has two characters.
        let length =
            if self.length == 2 && other.length == 2 && !(self.is_full() && other.is_full()) { 250 } else { 0 };
        Bits::from(shown) + length
    }
}

/// Parts of a number, such as masks show or hide: from, to, and what it says that both show the same.
const PARTS: usize = 6;
const RESIDENT_ID: [(usize, usize, Bits); PARTS] = [
    (0, 4, 150),
    (4, 6, 250),
    (6, 10, link::BIRTH_YEAR),
    (10, 14, 850),
    (14, 16, link::TAIL / 2),
    (16, 18, link::TAIL / 2),
];
const MOBILE: [(usize, usize, Bits); PARTS] =
    [(0, 3, 300), (3, 5, 665), (5, 6, 330), (6, 7, 330), (7, 9, link::TAIL / 2), (9, 11, link::TAIL / 2)];

/// A number, masked or sealed: of a whole one only hashes are held, of the whole and of its parts, so that it can be
/// held against a mask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Number {
    /// The slots, and whether it is a mobile number (else a resident's).
    Masked { slots: [u8; 18], length: u8, parts: [u16; PARTS] },
    /// Hashes.
    Sealed { whole: u64, length: u8, parts: [u16; PARTS] },
}

impl Number {
    /// Of a resident's or mobile number; none of one that shows nothing.
    pub(super) fn of(number: &[u8], veil: &Veil) -> Option<Self> {
        if mask::shown(number) == 0 {
            return None;
        }
        let cuts = if number.len() == 18 { RESIDENT_ID } else { MOBILE };
        let parts = cuts.map(|(from, to, _)| {
            let part = number.get(from..to).unwrap_or_default();
            if mask::is_whole(part) { veil.hash(Realm::Number, (from as u8, part)) as u16 | 1 } else { 0 }
        });
        let length = number.len() as u8;
        if mask::is_whole(number) {
            return Some(Self::Sealed { whole: veil.hash(Realm::Number, number), length, parts });
        }
        let mut slots = [b'*'; 18];
        slots.iter_mut().zip(number).for_each(|(slot, shown)| *slot = *shown);
        Some(Self::Masked { slots, length, parts })
    }

    fn parts(&self) -> (u8, [u16; PARTS]) {
        match self {
            Self::Masked { length, parts, .. } | Self::Sealed { length, parts, .. } => (*length, *parts),
        }
    }

    /// Hash of the whole, if it is whole.
    pub(super) fn whole(&self) -> Option<u64> {
        match self {
            Self::Masked { .. } => None,
            Self::Sealed { whole, .. } => Some(*whole),
        }
    }

    /// Hash of the last four digits, if shown.
    pub(super) fn tail(&self) -> Option<u64> {
        let (length, parts) = self.parts();
        let [.., first, last] = parts;
        (first != 0 && last != 0).then(|| u64::from(first) << 32 | u64::from(last) << 8 | u64::from(length))
    }

    pub(super) fn is_resident_id(&self) -> bool {
        self.parts().0 == 18
    }

    /// The bits that a masked and a whole number of one kind have in common; none if they differ anywhere.
    pub(super) fn agree(&self, other: &Self) -> Option<Bits> {
        let ((length, parts), (other_length, other_parts)) = (self.parts(), other.parts());
        if length != other_length {
            return None;
        }
        let worth = if length == 18 { RESIDENT_ID } else { MOBILE };
        let mut bits = 0;
        for ((one, other), (_, _, worth)) in parts.iter().zip(other_parts).zip(worth) {
            if *one != 0 && other != 0 {
                if *one != other {
                    return None;
                }
                bits += worth;
            }
        }
        Some(bits)
    }

    /// What the mask leaves.
    pub(super) fn left(&self) -> u64 {
        match self {
            Self::Sealed { .. } => 1,
            Self::Masked { slots, length: 18, .. } => crate::residual::resident_id(
                slots,
                &crate::residual::Facts::default(),
                crate::residual::Prior::default(),
            ),
            Self::Masked { slots, .. } => slots.first_chunk::<11>().map_or(0, crate::residual::mobile),
        }
    }

    /// Which places it shows, in words.
    pub(super) fn shows(&self) -> String {
        match self {
            Self::Sealed { .. } => "完整写出".to_owned(),
            Self::Masked { slots, .. } => format!("露出第{}位", mask::positions(slots)),
        }
    }

    pub(super) fn name(&self) -> &'static str {
        if self.is_resident_id() { "身份证号码" } else { "手机号码" }
    }

    /// The mark of a piece.
    pub(super) fn mark(&self) -> u64 {
        match self {
            Self::Sealed { whole, .. } => *whole,
            Self::Masked { slots, .. } => {
                slots.iter().fold(1, |mark, slot| crate::patrol::veil::mix(mark, &[u64::from(*slot)]))
            }
        }
    }
}

/// Resident's and mobile numbers among what is mentioned.
pub(super) fn number(what: &crate::mention::What, page: &Page<'_>) -> Option<Number> {
    if let crate::mention::What::ResidentId(slots) = what {
        Number::of(slots, page.veil)
    } else if let crate::mention::What::Mobile(slots) = what {
        Number::of(slots, page.veil)
    } else {
        None
    }
}
