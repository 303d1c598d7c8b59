//! How notices hide parts of numbers.

use crate::prng::Prng;

/// Which characters of an 18-digit number a notice shows, and what it puts in the place of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IdMask {
    shown: u32,
    star: char,
    /// Stars written, where their number is not that of the characters hidden.
    stars: Option<u8>,
    /// Words in front: `尾号`.
    before: &'static str,
}

const ALL: u32 = (1 << 18) - 1;

/// What offices of the seen side put in the place of a digit, the usual star most often.
pub(crate) const STARS: [char; 12] = ['*', '*', '*', '*', '＊', '×', 'X', 'x', '●', '○', '■', '※'];

impl IdMask {
    /// All of it.
    pub(crate) const CLEAR: Self = Self { shown: ALL, star: '*', stars: None, before: "" };

    /// The first `head` and the last `tail`.
    pub(crate) const fn ends(head: u32, tail: u32, star: char) -> Self {
        Self { shown: ((1 << head) - 1) | (ALL & !(ALL >> tail)), star, stars: None, before: "" }
    }

    /// The birth date in the middle.
    pub(crate) const fn birth(star: char) -> Self {
        Self { shown: 0b1111_1111 << 6, star, stars: None, before: "" }
    }

    /// With another number of stars, as typists write it.
    pub(crate) const fn with_stars(self, stars: u8) -> Self {
        Self { stars: Some(stars), ..self }
    }

    /// The last four and the word that says so.
    pub(crate) const fn tail(before: &'static str) -> Self {
        Self { before, ..Self::ends(0, 4, '*').with_stars(0) }
    }

    /// A mask as background notices of the seen side have it: every form that offices are known to use.
    pub(crate) fn draw_widely(prng: &mut Prng) -> Self {
        let star = *prng.pick(&STARS);
        match prng.below(24) {
            0..=5 => Self::ends(6, 4, star),
            6 | 7 => Self::ends(10, 4, star),
            8 | 9 => Self::ends(14, 0, star),
            10 | 11 => Self::ends(4, 4, star),
            12 | 13 => Self::ends(4, 2, star),
            14 => Self::ends(3, 4, star),
            15 => Self::ends(6, 2, star),
            16 => Self::ends(6, 1, star),
            17 => Self::ends(6, 0, star),
            18 => Self::birth(star),
            19 => Self::ends(6, 4, star).with_stars(4),
            20 => Self::ends(6, 4, star).with_stars(6),
            21 => Self::ends(6, 4, '…').with_stars(1),
            22 => Self::tail("尾号"),
            _ => Self::tail("末四位"),
        }
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
        out.push_str(self.before);
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
    /// `138××××8000`.
    Ends(char),
    /// `138-****-8000`.
    Hyphens,
}

impl PhoneStyle {
    /// Whether every digit is shown.
    pub(crate) fn is_whole(self) -> bool {
        match self {
            Self::Full => true,
            Self::Middle | Self::Tail | Self::Ends(_) | Self::Hyphens => false,
        }
    }

    pub(crate) fn write(self, mobile: &[u8; 11]) -> String {
        let digits: String = mobile.iter().map(|digit| char::from(*digit)).collect();
        match self {
            Self::Full => digits,
            Self::Middle => format!("{}****{}", &digits[..3], &digits[7..]),
            Self::Tail => format!("{}****", &digits[..7]),
            Self::Ends(star) => {
                let stars: String = std::iter::repeat_n(star, 4).collect();
                format!("{}{stars}{}", &digits[..3], &digits[7..])
            }
            Self::Hyphens => format!("{}-****-{}", &digits[..3], &digits[7..]),
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
            (IdMask::tail("尾号"), "尾号1237"),
            (IdMask::ends(6, 4, '…').with_stars(1), "110108…1237"),
        ] {
            assert_eq!(mask.write(id), expected);
        }
    }
}
