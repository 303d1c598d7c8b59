//! How notices hide parts of numbers.

use crate::prng::Prng;

/// Which characters of an 18-digit number a notice shows, and what it puts in the place of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IdMask {
    shown: u32,
    star: char,
    /// Stars written, where their number is not that of the characters hidden.
    stars: Option<u8>,
}

const ALL: u32 = (1 << 18) - 1;

impl IdMask {
    /// All of it.
    pub(crate) const CLEAR: Self = Self { shown: ALL, star: '*', stars: None };

    /// The first `head` and the last `tail`.
    pub(crate) const fn ends(head: u32, tail: u32, star: char) -> Self {
        Self { shown: ((1 << head) - 1) | (ALL & !(ALL >> tail)), star, stars: None }
    }

    /// The birth date in the middle.
    pub(crate) const fn birth(star: char) -> Self {
        Self { shown: 0b1111_1111 << 6, star, stars: None }
    }

    /// With another number of stars, as typists write it.
    pub(crate) const fn with_stars(self, stars: u8) -> Self {
        Self { stars: Some(stars), ..self }
    }

    /// A mask as background notices have it: house rules differ from office to office.
    pub(crate) fn draw(prng: &mut Prng, stars: &[char]) -> Self {
        let star = *prng.pick(stars);
        match prng.below(10) {
            0..=4 => Self::ends(6, 4, star),
            5 => Self::ends(10, 4, star),
            6 | 7 => Self::ends(14, 0, star),
            8 => Self::ends(4, 4, star),
            _ => Self::ends(4, 2, star),
        }
    }

    /// Whether nothing is hidden.
    pub(crate) fn is_clear(self) -> bool {
        self.shown == ALL
    }

    pub(crate) fn write(self, id: &[u8; 18]) -> String {
        let mut out = String::with_capacity(24);
        let mut starred = false;
        for (slot, letter) in id.iter().enumerate() {
            if self.shown >> slot & 1 == 1 {
                out.push(char::from(*letter));
            } else if let Some(stars) = self.stars {
                if !std::mem::replace(&mut starred, true) {
                    out.extend(std::iter::repeat_n(self.star, usize::from(stars)));
                }
            } else {
                out.push(self.star);
            }
        }
        out
    }
}

/// How notices write mobile numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhoneStyle {
    /// In full.
    Full,
    /// `138****8000`.
    Middle,
    /// `1380013****`.
    Tail,
}

impl PhoneStyle {
    pub(crate) fn write(self, mobile: &[u8; 11]) -> String {
        let digits: String = mobile.iter().map(|digit| char::from(*digit)).collect();
        match self {
            Self::Full => digits,
            Self::Middle => format!("{}****{}", &digits[..3], &digits[7..]),
            Self::Tail => format!("{}****", &digits[..7]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_show_what_they_say() {
        let id = b"110108190003071237";
        for (mask, expected) in [
            (IdMask::ends(6, 4, '*'), "110108********1237"),
            (IdMask::ends(14, 0, '×'), "11010819000307××××"),
            (IdMask::birth('*'), "******19000307****"),
            (IdMask::ends(6, 4, '*').with_stars(4), "110108****1237"),
            (IdMask::ends(0, 4, '*'), "**************1237"),
            (IdMask::CLEAR, "110108190003071237"),
        ] {
            assert_eq!(mask.write(id), expected);
        }
    }
}
