//! All rows of table three together: which readings of each row take part in a reading of the whole table in which
//! every column adds up (result rows to `（七）总计`; first plus second to third plus fourth).

use super::row::Seven;
use crate::form::Row;
use std::collections::{BTreeMap, HashSet};

/// What the columns leave of the readings that the row sums allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Joint {
    /// For every row, the readings that occur in at least one reading of the whole table.
    Solved(BTreeMap<Row, Vec<Seven>>),
    /// No reading of the whole table satisfies every sum.
    Contradiction,
    /// More work than the table is worth; nothing is ruled out.
    TooMuch,
}

/// Sums kept at once; real tables stay below some hundreds.
const MOST_SUMS: usize = 4_000;
/// Head rows (R1, R2, R3.7, R4) combined at most.
const MOST_HEADS: usize = 20_000;
/// Lookups over all rows and targets.
const MOST_LOOKUPS: usize = 3_000_000;

/// `candidates` has every row of the table with at least one reading.
pub(crate) fn solve(candidates: &BTreeMap<Row, Vec<Seven>>) -> Joint {
    let Some(heads) = balanced_heads(candidates) else { return Joint::TooMuch };
    let results: Vec<(Row, &Vec<Seven>)> =
        candidates.iter().filter(|(row, _)| row.is_result()).map(|(row, c)| (*row, c)).collect();
    let Some(sums) = Sums::over(&results, &heads) else { return Joint::TooMuch };

    let mut alive: BTreeMap<Row, HashSet<Seven>> = BTreeMap::new();
    let mut targets = HashSet::new();
    for head in &heads {
        if sums.forward[results.len()].contains(&head[2]) {
            targets.insert(head[2]);
            for (row, cells) in HEADS.iter().zip(head) {
                alive.entry(*row).or_default().insert(*cells);
            }
        }
    }
    if targets.is_empty() {
        return Joint::Contradiction;
    }
    let mut lookups = 0;
    for (i, (row, readings)) in results.iter().enumerate() {
        for reading in *readings {
            lookups += targets.len() * sums.forward[i].len();
            if lookups > MOST_LOOKUPS {
                return Joint::TooMuch;
            }
            if targets.iter().any(|target| sums.allows(i, reading, target)) {
                alive.entry(*row).or_default().insert(*reading);
            }
        }
    }
    Joint::Solved(alive.into_iter().map(|(row, set)| (row, sorted(set))).collect())
}

/// Whether any reading of the four head rows balances; `None` if there are too many to try.
pub(crate) fn can_balance(candidates: &BTreeMap<Row, Vec<Seven>>) -> Option<bool> {
    balanced_heads(candidates).map(|heads| !heads.is_empty())
}

const HEADS: [Row; 4] = [Row::R1, Row::R2, Row::R37, Row::R4];

fn sorted(set: HashSet<Seven>) -> Vec<Seven> {
    let mut out: Vec<Seven> = set.into_iter().collect();
    out.sort_unstable();
    out
}

fn balanced_heads(candidates: &BTreeMap<Row, Vec<Seven>>) -> Option<Vec<[Seven; 4]>> {
    let of = |row: Row| candidates.get(&row).map(Vec::as_slice).unwrap_or_default();
    let [news, carried_in, done, carried_out] = HEADS.map(of);
    let tries = news.len().checked_mul(carried_in.len())?.checked_mul(done.len())?.checked_mul(carried_out.len())?;
    if tries > MOST_HEADS {
        return None;
    }
    let mut out = Vec::new();
    for a in news {
        for b in carried_in {
            for c in done {
                for d in carried_out {
                    if (0..7).all(|i| a[i] + b[i] == c[i] + d[i]) {
                        out.push([*a, *b, *c, *d]);
                    }
                }
            }
        }
    }
    Some(out)
}

/// The sums that the first `i` rows can make, and those that the rows from `i` on can make.
struct Sums {
    forward: Vec<HashSet<Seven>>,
    backward: Vec<HashSet<Seven>>,
}

impl Sums {
    fn over(rows: &[(Row, &Vec<Seven>)], heads: &[[Seven; 4]]) -> Option<Self> {
        let mut most = [0; 7];
        for head in heads {
            for (most, cell) in most.iter_mut().zip(head[2]) {
                *most = (*most).max(cell);
            }
        }
        let grow = |sums: &HashSet<Seven>, readings: &[Seven]| -> Option<HashSet<Seven>> {
            let mut out = HashSet::new();
            for sum in sums {
                for reading in readings {
                    let next = std::array::from_fn(|i| sum[i].saturating_add(reading[i]));
                    if next.iter().zip(&most).all(|(n, m)| n <= m) {
                        out.insert(next);
                    }
                }
                if out.len() > MOST_SUMS {
                    return None;
                }
            }
            Some(out)
        };
        let nothing = || HashSet::from([[0; 7]]);
        let mut forward = vec![nothing()];
        for (i, (_, readings)) in rows.iter().enumerate() {
            forward.push(grow(&forward[i], readings)?);
        }
        let mut backward = vec![nothing()];
        for (i, (_, readings)) in rows.iter().rev().enumerate() {
            backward.push(grow(&backward[i], readings)?);
        }
        backward.reverse();
        Some(Self { forward, backward })
    }

    /// Whether row `i` read so can stand in a table that adds up to `target`.
    fn allows(&self, i: usize, reading: &Seven, target: &Seven) -> bool {
        self.forward[i].iter().any(|before| {
            let mut rest = [0; 7];
            for k in 0..7 {
                match target[k].checked_sub(before[k].saturating_add(reading[k])) {
                    Some(left) => rest[k] = left,
                    None => return false,
                }
            }
            self.backward[i + 1].contains(&rest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(Row, &[Seven])]) -> BTreeMap<Row, Vec<Seven>> {
        rows.iter().map(|(row, readings)| (*row, readings.to_vec())).collect()
    }

    const TEN: Seven = [10, 0, 0, 0, 0, 0, 10];
    const ONE_NINE: Seven = [1, 9, 0, 0, 0, 0, 10];
    const ZERO: Seven = [0; 7];

    #[test]
    fn a_column_sum_chooses_between_readings() {
        let rows = table(&[
            (Row::R1, &[TEN]),
            (Row::R2, &[ZERO]),
            (Row::R31, &[TEN, ONE_NINE]),
            (Row::R37, &[TEN, ONE_NINE]),
            (Row::R4, &[ZERO]),
        ]);
        let only = |row| (row, &[TEN][..]);
        let expected = table(&[only(Row::R1), (Row::R2, &[ZERO]), only(Row::R31), only(Row::R37), (Row::R4, &[ZERO])]);
        assert_eq!(solve(&rows), Joint::Solved(expected));
    }

    #[test]
    fn readings_that_the_columns_cannot_tell_apart_all_stay() {
        let both: &[Seven] = &[ONE_NINE, TEN];
        let rows =
            table(&[(Row::R1, both), (Row::R2, &[ZERO]), (Row::R31, both), (Row::R37, both), (Row::R4, &[ZERO])]);
        assert_eq!(solve(&rows), Joint::Solved(rows.clone()));
    }

    #[test]
    fn sums_that_cannot_hold_are_a_contradiction() {
        let rows = table(&[
            (Row::R1, &[TEN]),
            (Row::R2, &[ZERO]),
            (Row::R31, &[ZERO]),
            (Row::R37, &[TEN]),
            (Row::R4, &[ZERO]),
        ]);
        assert_eq!(solve(&rows), Joint::Contradiction);
        assert_eq!(can_balance(&rows), Some(true));
    }
}
