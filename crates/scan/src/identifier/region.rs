//! Region codes of GB/T 2260, all editions together: two steps from a code to its bit, whole prefectures at once for
//! counting.

const TEXT: &[u8] = include_bytes!("../../data/regions.txt");
const PREFECTURES: usize = count_prefectures();

/// The prefectures, in order of their codes.
static TABLE: [Prefecture; PREFECTURES] = parse();
/// Where a four-digit code stands in [`TABLE`], plus one; zero where it does not.
static PLACES: [u16; 10_000] = places();

/// One prefecture: its four digits and which codes stand under it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prefecture {
    /// `1101`.
    pub(crate) code: u16,
    /// Bit n is set where `code` followed by the two digits of n is in the list.
    pub(crate) listed: u128,
}

/// All prefectures, in order of their codes.
pub(crate) fn prefectures() -> &'static [Prefecture] {
    &TABLE
}

/// Whether a six-digit code stands in any edition.
pub fn is_listed(code: u32) -> bool {
    let place = PLACES.get((code / 100) as usize).copied().unwrap_or(0);
    place
        .checked_sub(1)
        .and_then(|at| TABLE.get(usize::from(at)))
        .is_some_and(|prefecture| prefecture.listed >> (code % 100) & 1 == 1)
}

/// Whether two digits are a province, autonomous region, municipality or special region.
pub const fn is_province(code: u32) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// How many county codes (not ending in 00) have each weighted sum modulo 11, with the weights of GB 11643.
pub(crate) const fn counties_by_residue() -> [u64; 11] {
    let mut counts = [0; 11];
    let mut at = 0;
    while at < PREFECTURES {
        let Prefecture { code, listed } = TABLE[at];
        let (thousands, hundreds, tens, units) = (code / 1000, code / 100 % 10, code / 10 % 10, code % 10);
        let base = thousands * 7 + hundreds * 9 + tens * 10 + units * 5;
        let mut last = 1;
        while last < 100 {
            counts[((base + last / 10 * 8 + last % 10 * 4) % 11) as usize] += (listed >> last & 1) as u64;
            last += 1;
        }
        at += 1;
    }
    counts
}

const fn count_prefectures() -> usize {
    let (mut at, mut count) = (0, 0);
    while at < TEXT.len() {
        count += (TEXT[at] != b'#') as usize;
        at = end_of_line(at) + 1;
    }
    count
}

const fn end_of_line(mut at: usize) -> usize {
    while at < TEXT.len() && TEXT[at] != b'\n' {
        at += 1;
    }
    at
}

const fn two_digits(at: usize) -> u16 {
    (TEXT[at] - b'0') as u16 * 10 + (TEXT[at + 1] - b'0') as u16
}

#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
const fn parse() -> [Prefecture; PREFECTURES] {
    let mut table = [Prefecture { code: 0, listed: 0 }; PREFECTURES];
    let (mut at, mut line) = (0, 0);
    while at < TEXT.len() {
        let end = end_of_line(at);
        if TEXT[at] != b'#' {
            table[line].code = two_digits(at) * 100 + two_digits(at + 2);
            at += 5;
            while at < end {
                let first = two_digits(at);
                at += 2;
                let mut last = first;
                if at < end && TEXT[at] == b'-' {
                    last = two_digits(at + 1);
                    at += 3;
                }
                // Ones up to `last`, less ones below `first`.
                table[line].listed |= ((1 << (last + 1)) - 1) ^ ((1 << first) - 1);
                at += 1;
            }
            line += 1;
        }
        at = end + 1;
    }
    table
}

#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
const fn places() -> [u16; 10_000] {
    let mut places = [0; 10_000];
    let mut at = 0;
    while at < PREFECTURES {
        places[TABLE[at].code as usize] = at as u16 + 1;
        at += 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_7336_codes_of_which_6746_are_below_a_prefecture() {
        let all: u32 = prefectures().iter().map(|prefecture| prefecture.listed.count_ones()).sum();
        let below: u32 = prefectures().iter().map(|prefecture| (prefecture.listed & !1).count_ones()).sum();
        assert_eq!((all, below), (7_336, 6_746));
    }

    #[test]
    fn codes_of_any_edition_are_known_and_others_are_not() {
        for (code, known) in [
            (110_108, true),
            // Abolished: 通县 became a district in 1997.
            (110_223, true),
            (659_012, true),
            (710_000, true),
            (810_000, true),
            (820_000, true),
            (830_000, true),
            (110_199, false),
            (160_101, false),
            (999_999, false),
            (1_101_080, false),
        ] {
            assert_eq!(is_listed(code), known, "{code}");
        }
    }

    #[test]
    fn every_listed_code_stands_in_a_province() {
        for prefecture in prefectures() {
            assert!(is_province(u32::from(prefecture.code / 100)), "{}", prefecture.code);
        }
        assert!((0..100).filter(|code| is_province(*code)).count() == 35);
    }
}
