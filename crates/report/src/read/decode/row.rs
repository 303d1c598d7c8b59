//! One row of seven run-together numbers, of which the last is the sum of the others.

/// Seven numbers.
pub(crate) type Seven = [u64; 7];

/// The ways to read a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Readings {
    /// All of them; may be none.
    All(Vec<Seven>),
    /// More work than the row is worth.
    TooMany,
}

/// Steps after which a row counts as unreadable; a real row takes some hundreds.
const MOST_STEPS: usize = 60_000;
/// No agency counts in ten digits.
const LONGEST_NUMBER: usize = 9;
/// More readings of one row than any constraint will sort out.
const MOST_READINGS: usize = 512;

/// Reads `atoms` (digits that are surely apart) as six numbers and their sum.
pub(crate) fn with_row_sum(atoms: &[&str]) -> Readings {
    let digits: usize = atoms.iter().map(|a| a.len()).sum();
    let Some((last, before)) = atoms.split_last() else { return Readings::All(Vec::new()) };
    if atoms.len() > 7 || !(7..=7 * LONGEST_NUMBER).contains(&digits) {
        return Readings::All(Vec::new());
    }
    let mut search = Search { out: Vec::new(), steps: 0 };
    for cut in last.len().saturating_sub(LONGEST_NUMBER)..last.len() {
        let (Some(rest), Some(total)) = (last.get(..cut), last.get(cut..).and_then(number)) else { continue };
        let mut atoms = before.to_vec();
        if !rest.is_empty() {
            atoms.push(rest);
        }
        search.split(&atoms, total, &mut [0; 7], 0);
        if search.is_over() {
            return Readings::TooMany;
        }
    }
    Readings::All(search.out)
}

/// The only way to read as many digits or stretches as there are numbers.
pub(crate) fn one_each(atoms: &[&str]) -> Option<Seven> {
    let apart: Vec<u64> = if atoms.len() == 7 {
        atoms.iter().filter_map(|a| a.parse().ok()).collect()
    } else {
        let digits = atoms.iter().flat_map(|a| a.bytes());
        if digits.clone().count() != 7 || atoms.len() > 7 {
            return None;
        }
        digits.map(|d| u64::from(d.wrapping_sub(b'0'))).collect()
    };
    apart.try_into().ok()
}

/// A number without a leading zero.
pub(crate) fn number(digits: &str) -> Option<u64> {
    let fits = digits.len() == 1 || (!digits.starts_with('0') && digits.len() <= LONGEST_NUMBER);
    fits.then(|| digits.parse().ok()).flatten()
}

struct Search {
    out: Vec<Seven>,
    steps: usize,
}

impl Search {
    fn is_over(&self) -> bool {
        self.steps > MOST_STEPS || self.out.len() > MOST_READINGS
    }

    /// Splits the rest into the numbers from `filled` to the sixth that add up to what is left of the total.
    fn split(&mut self, atoms: &[&str], left: u64, so_far: &mut Seven, filled: usize) {
        self.steps += 1;
        let to_fill = 6 - filled;
        let digits: usize = atoms.iter().map(|a| a.len()).sum();
        if self.is_over() || atoms.len() > to_fill || digits < to_fill {
            return;
        }
        let Some((first, others)) = atoms.split_first() else {
            if to_fill == 0 && left == 0 {
                let total = so_far[..6].iter().sum();
                so_far[6] = total;
                self.out.push(*so_far);
            }
            return;
        };
        if to_fill == 0 {
            return;
        }
        for cut in 1..=first.len().min(LONGEST_NUMBER) {
            let Some(value) = first.get(..cut).and_then(number).filter(|v| *v <= left) else { break };
            so_far[filled] = value;
            let rest = first.get(cut..).unwrap_or_default();
            if rest.is_empty() {
                self.split(others, left - value, so_far, filled + 1);
            } else {
                let mut atoms = atoms.to_vec();
                atoms[0] = rest;
                self.split(&atoms, left - value, so_far, filled + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(atoms: &[&str], expected: &[Seven]) {
        assert_eq!(with_row_sum(atoms), Readings::All(expected.to_vec()), "{atoms:?}");
    }

    #[test]
    fn a_row_sum_fixes_most_rows() {
        check(&["0000000"], &[[0; 7]]);
        check(&["801000081"], &[[80, 1, 0, 0, 0, 0, 81]]);
        check(&["200", "000121"], &[[20, 0, 0, 0, 0, 1, 21]]);
        check(&["20", "0", "00", "0", "121"], &[[20, 0, 0, 0, 0, 1, 21]]);
        check(&["12", "0", "15"], &[]);
    }

    #[test]
    fn a_row_with_several_readings_gives_them_all() {
        check(&["110000011"], &[[1, 10, 0, 0, 0, 0, 11], [11, 0, 0, 0, 0, 0, 11]]);
    }

    #[test]
    fn leading_zeros_are_no_numbers() {
        assert_eq!(number("00"), None);
        assert_eq!(number("0"), Some(0));
        assert_eq!(number("010"), None);
    }

    #[test]
    fn a_very_long_row_is_given_up() {
        let digits = "1".repeat(60);
        let started = with_row_sum(&[&digits]);
        assert!(matches!(started, Readings::TooMany | Readings::All(_)));
    }
}
