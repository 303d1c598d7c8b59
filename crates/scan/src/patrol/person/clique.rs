//! Which of a few records can all be one person.

/// At most so many different records are told apart in one group; above it, a name and unit are too common to say who
/// is who.
pub(super) const MOST: usize = 32;

/// The largest sets in which everybody is joined to everybody, each as sorted indices, in order.
///
/// With three records of which the first fits either of the others but these not each other, that is two sets: two
/// people may be meant. Bron and Kerbosch's search with a pivot.
pub(super) fn largest(count: usize, joined: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let count = count.min(MOST);
    let mut neighbours = vec![0_u32; count];
    for one in 0..count {
        for other in 0..one {
            if joined(other, one) {
                neighbours[one] |= 1 << other;
                neighbours[other] |= 1 << one;
            }
        }
    }
    let all = if count == 32 { u32::MAX } else { (1 << count) - 1 };
    let mut found = Vec::new();
    extend(0, all, 0, &neighbours, &mut found);
    found.sort_unstable();
    found.into_iter().map(|set| members(set).collect()).collect()
}

/// Sets above this number are not looked for: nobody could tell the people apart.
const SETS: usize = 64;

fn extend(set: u32, mut candidates: u32, mut done: u32, neighbours: &[u32], found: &mut Vec<u32>) {
    if candidates == 0 && done == 0 {
        found.push(set);
        return;
    }
    let pivot = members(candidates | done).max_by_key(|one| (neighbours[*one] & candidates).count_ones());
    let beside = pivot.map_or(0, |pivot| neighbours[pivot]);
    for one in members(candidates & !beside) {
        if found.len() >= SETS {
            return;
        }
        extend(set | 1 << one, candidates & neighbours[one], done & neighbours[one], neighbours, found);
        candidates &= !(1 << one);
        done |= 1 << one;
    }
}

fn members(set: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |one| set & (1 << one) != 0)
}

#[cfg(test)]
mod tests {
    use super::largest;

    #[test]
    fn sets_are_as_large_as_everybody_fits_everybody() {
        for (count, joints, expected) in [
            (1, &[][..], vec![vec![0]]),
            (2, &[(0, 1)], vec![vec![0, 1]]),
            (2, &[], vec![vec![0], vec![1]]),
            (3, &[(0, 1), (0, 2)], vec![vec![0, 1], vec![0, 2]]),
            (3, &[(0, 1), (0, 2), (1, 2)], vec![vec![0, 1, 2]]),
            (4, &[(0, 1), (0, 2), (1, 2), (2, 3)], vec![vec![0, 1, 2], vec![2, 3]]),
        ] {
            assert_eq!(largest(count, |one, other| joints.contains(&(one, other))), expected);
        }
    }
}
