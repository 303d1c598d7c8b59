//! Lines of numbers and the labels they belong to, when a page breaks labels around their numbers.

/// For every line (by its place, ascending) the row it belongs to: rows rise with lines, every line has a row, and
/// the sum of distances between lines and their rows' spans is least. `None` if there are more lines than rows, or if
/// two ways are equally good.
pub(crate) fn pair_in_order(lines: &[usize], rows: &[(usize, usize)]) -> Option<Vec<usize>> {
    if lines.len() > rows.len() || rows.len() > MOST_ROWS {
        return None;
    }
    // best[i][j]: the first i lines among the first j rows: least distance, and in how many ways.
    let mut best = vec![vec![(usize::MAX, 0_u32); rows.len() + 1]; lines.len() + 1];
    best[0].fill((0, 1));
    for i in 1..=lines.len() {
        for j in i..=rows.len() {
            let without = best[i][j - 1];
            let (before, ways) = best[i - 1][j - 1];
            let with = (before.saturating_add(distance(lines[i - 1], rows[j - 1])), ways);
            best[i][j] = match with.0.cmp(&without.0) {
                std::cmp::Ordering::Less => with,
                std::cmp::Ordering::Greater => without,
                std::cmp::Ordering::Equal => (with.0, with.1.saturating_add(without.1)),
            };
        }
    }
    if best[lines.len()][rows.len()].1 != 1 {
        return None;
    }
    let mut out = Vec::with_capacity(lines.len());
    let mut j = rows.len();
    for i in (1..=lines.len()).rev() {
        while j > i && best[i][j - 1].0 <= best[i][j].0 {
            j -= 1;
        }
        out.push(j - 1);
        j -= 1;
    }
    out.reverse();
    Some(out)
}

/// The form has 25.
const MOST_ROWS: usize = 64;

fn distance(line: usize, (first, last): (usize, usize)) -> usize {
    if line < first { first - line } else { line.saturating_sub(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_to_the_rows_they_stand_at() {
        for (lines, rows, expected) in [
            (vec![1, 3], vec![(1, 1), (3, 3)], Some(vec![0, 1])),
            // A row without numbers between.
            (vec![1, 5], vec![(1, 1), (3, 3), (5, 5)], Some(vec![0, 2])),
            // Numbers within a broken label, before it, behind it.
            (vec![2, 4, 7], vec![(1, 3), (5, 5), (6, 6)], Some(vec![0, 1, 2])),
            // Just between two labels, one of which has no numbers.
            (vec![2], vec![(1, 1), (3, 3)], None),
            (vec![1, 2], vec![(1, 1)], None),
        ] {
            assert_eq!(pair_in_order(&lines, &rows), expected, "{lines:?} {rows:?}");
        }
    }
}
