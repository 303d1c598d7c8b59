//! Table four run together: fifteen numbers, three blocks of which each fifth number is the sum of its four.

use super::row::number;
use std::collections::BTreeSet;

/// The numbers of the three blocks.
pub(crate) type Fifteen = [[u64; 5]; 3];

/// What the case totals allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BlockReadings {
    /// Every reading of all three; empty: none.
    All(Vec<Fifteen>),
    /// More work than the digits are worth.
    TooMany,
}

/// Digits beyond which fifteen counts of cases are no longer believed.
const MOST_DIGITS: usize = 90;
const MOST_STEPS: usize = 200_000;
/// More readings than anything will sort out.
const MOST_READINGS: usize = 4_000;
const LONGEST_NUMBER: usize = 6;

/// The only way to read as many digits or stretches as there are numbers.
pub(crate) fn one_each(atoms: &[&str]) -> Option<Fifteen> {
    let apart: Vec<u64> = if atoms.len() == 15 {
        atoms.iter().filter_map(|a| a.parse().ok()).collect()
    } else if atoms.len() < 15 && atoms.iter().map(|a| a.len()).sum::<usize>() == 15 {
        atoms.iter().flat_map(|a| a.bytes()).map(|d| u64::from(d.wrapping_sub(b'0'))).collect()
    } else {
        return None;
    };
    let blocks: Vec<[u64; 5]> = apart.chunks_exact(5).filter_map(|five| five.try_into().ok()).collect();
    blocks.try_into().ok()
}

/// All readings in which every case total holds.
pub(crate) fn with_case_totals(atoms: &[&str]) -> BlockReadings {
    let digits: String = atoms.concat();
    if atoms.len() > 15 || digits.len() < 15 || digits.len() > MOST_DIGITS {
        return BlockReadings::All(Vec::new());
    }
    let mut edges = BTreeSet::new();
    let mut end = 0;
    for atom in atoms {
        end += atom.len();
        edges.insert(end);
    }
    let mut search = Search { digits: &digits, edges, steps: 0 };
    // The blocks that start at each place, reached from the front; then what reaches the end, from the back.
    let mut stages: Vec<Vec<Block>> = Vec::new();
    let mut starts = BTreeSet::from([0]);
    for _ in 0..3 {
        let mut found = Vec::new();
        for start in &starts {
            search.five(*start, &mut [0; 5], 0, *start, &mut found);
        }
        if search.steps > MOST_STEPS {
            return BlockReadings::TooMany;
        }
        starts = found.iter().map(|b: &Block| b.end).collect();
        stages.push(found);
    }
    let mut ends = BTreeSet::from([digits.len()]);
    for stage in stages.iter_mut().rev() {
        stage.retain(|block| ends.contains(&block.end));
        ends = stage.iter().map(|b| b.start).collect();
    }
    all_chains(&stages).map_or(BlockReadings::TooMany, BlockReadings::All)
}

/// Every way to go from a block to one that starts where it ends; `None` if there are too many.
fn all_chains(stages: &[Vec<Block>]) -> Option<Vec<Fifteen>> {
    let [first, second, third] = stages else { return None };
    let mut out = BTreeSet::new();
    for a in first {
        for b in second.iter().filter(|b| b.start == a.end) {
            out.extend(third.iter().filter(|c| c.start == b.end).map(|c| [a.cells, b.cells, c.cells]));
            if out.len() > MOST_READINGS {
                return None;
            }
        }
    }
    Some(out.into_iter().collect())
}

#[derive(Debug, Clone)]
struct Block {
    start: usize,
    end: usize,
    cells: [u64; 5],
}

struct Search<'a> {
    digits: &'a str,
    edges: BTreeSet<usize>,
    steps: usize,
}

impl Search<'_> {
    /// Collects the blocks from `start` whose first `filled` numbers end at `at`.
    fn five(&mut self, start: usize, cells: &mut [u64; 5], filled: usize, at: usize, out: &mut Vec<Block>) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let edge = self.edges.range(at + 1..).next().copied().unwrap_or(at);
        let longest = (edge - at).min(LONGEST_NUMBER);
        if filled == 4 {
            let total: u64 = cells[..4].iter().sum();
            let printed = total.to_string();
            let end = at + printed.len();
            if printed.len() <= longest && self.digits.get(at..end) == Some(printed.as_str()) {
                cells[4] = total;
                out.push(Block { start, end, cells: *cells });
            }
            return;
        }
        for length in 1..=longest {
            let Some(value) = self.digits.get(at..at + length).and_then(number) else { break };
            cells[filled] = value;
            self.five(start, cells, filled + 1, at + length, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_totals_fix_most_tables() {
        for (digits, expected) in [
            ("000000000000000", [[0; 5], [0; 5], [0; 5]]),
            ("10203120001200000", [[1, 0, 2, 0, 3], [12, 0, 0, 0, 12], [0; 5]]),
            ("21317000001324019", [[2, 1, 3, 1, 7], [0; 5], [13, 2, 4, 0, 19]]),
        ] {
            assert_eq!(with_case_totals(&[digits]), BlockReadings::All(vec![expected]), "{digits}");
        }
    }

    #[test]
    fn long_soups_of_digits_end() {
        for digit in ["1", "12", "10", "9"] {
            let digits = digit.repeat(80 / digit.len());
            let _ = with_case_totals(&[&digits]);
        }
    }
}
