use super::{Entry, Grid, Interval, Protection, System, betrayed, grids, remedy};
use crate::patrol::thing::table::tables;
use proptest::prelude::*;

/// The figures that can be worked out, as `row/column: low–high`, and the remedy with what it leaves.
fn check(text: &str) -> (Vec<String>, Option<(String, i64)>) {
    let protection = Protection::default();
    let mut shown = Vec::new();
    let mut edit = None;
    for grid in grids(text, &tables(text)) {
        let found = betrayed(&grid, protection);
        shown.extend(found.iter().map(|one| format!("{}/{}: {}–{}", one.row, one.column, one.left.low, one.left.high)));
        edit = edit.or_else(|| remedy(&grid, &found, protection).map(|remedy| (remedy.words, remedy.candidates)));
    }
    (shown, edit)
}

#[test]
fn a_figure_that_the_sums_give_away_is_found() {
    let cases: &[(&str, &[&str])] = &[
        ("南区 12 * 15", &["0/1: 3–3"]),
        ("区　男　女　合计\n南区　12　*　15\n北区　20　8　28", &["0/1: 3–3"]),
        ("区\t男\t女\t合计\n南区\t12\t*\t15\n北区\t*\t8\t28", &["0/1: 3–3", "1/0: 20–20"]),
        (
            "| 街道 | 确诊 | 疑似 | 合计 |\n|甲街道|4|6|10|\n|乙街道|*|*|12|\n|合计|5|17|22|",
            &["1/0: 1–1", "1/1: 11–11"],
        ),
        ("街道\t一季度\t二季度\n甲街道\t*\t6\n乙街道\t9\t7\n合计\t10\t13", &["0/0: 1–1"]),
        // Each of two is at most one by the legend, and together they are two.
        ("村\t男\t女\t老人\t合计\n甲村\t*\t*\t8\t10\n注：“*”表示小于2。", &["0/0: 1–1", "0/1: 1–1"]),
        ("区\t甲类\t乙类\t合计\n东山\t5\t…\t9\n西山\t6\t7\t13\n注：“…”表示为保护隐私不予公布", &["0/1: 4–4"]),
    ];
    for (text, expected) in cases {
        assert_eq!(&check(text).0, expected, "{text}");
    }
}

#[test]
fn figures_that_stay_hidden_and_tables_without_sums_are_silent() {
    let quiet = [
        "区　男　女　老人　合计\n南区　*　*　9　19\n北区　20　8　3　31",
        "区\t男\t女\t合计\n南区\t*\t*\t15\n北区\t*\t*\t28\n合计\t20\t23\t43",
        "区　850　827　796\n西区　893　219　845",
        "序号\t姓名\t金额\n1\t王*\t***\n2\t李*\t300",
        "年份\t收入\t支出\t合计\n2021\t3.5\t*\t9.1",
        // The sums are wrong as printed: no sum, no secret.
        "区\t男\t女\t合计\n南区\t12\t*\t15\n北区\t20\t8\t30",
        "指标\t甲\t乙\t丙\n电量\t12\t*\t15\n气量\t20\t8\t31",
        "区\t男\t女\t合计\n南区\t12\t-\t12\n北区\t20\t8\t28",
    ];
    for text in quiet {
        assert_eq!(check(text).0, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_smallest_figure_more_is_proposed_to_be_held_back() {
    let edit = |text| check(text).1;
    assert_eq!(
        edit("区\t男\t女\t老人\t合计\n南区\t12\t*\t5\t20\n北区\t20\t8\t7\t35"),
        Some(("同时隐去“南区”的“老人”".to_owned(), 9))
    );
    assert_eq!(
        edit("区\t甲\t乙\t丙\t合计\n南\t12\t*\t15\t30\n北\t20\t8\t6\t34\n合计\t32\t11\t21\t64").map(|(words, _)| words),
        Some("同时隐去“北”的“丙”、“南”的“丙”、“北”的“乙”".to_owned())
    );
}

prop_compose! {
    /// A table of small figures with its totals, and some of them held back.
    fn any_grid()(height in 1_usize..4, width in 2_usize..4)
        (values in prop::collection::vec(prop::collection::vec((0_i64..5, prop::bool::weighted(0.5)), width), height)) -> (Grid, Vec<Vec<i64>>) {
        let (height, width) = (values.len(), values[0].len());
        let value = |row: usize, column: usize| -> i64 {
            (0..height).filter(|&r| row == height || r == row)
                .flat_map(|r| (0..width).filter(move |&c| column == width || c == column).map(move |c| (r, c)))
                .map(|(r, c)| values[r][c].0).sum()
        };
        let full: Vec<Vec<i64>> = (0..=height).map(|row| (0..=width).map(|column| value(row, column)).collect()).collect();
        let entries = (0..=height).map(|row| (0..=width).map(|column| {
            if row < height && column < width && values[row][column].1 { Entry::Hidden(Interval { low: 0, high: 4 }) } else { Entry::Known(full[row][column]) }
        }).collect()).collect();
        let grid = Grid {
            entries, spans: vec![vec![0..0; width + 1]; height + 1], row_labels: vec![String::new(); height + 1],
            column_labels: vec![String::new(); width + 1], total_column: Some(width), total_row: Some(height), caption: String::new(),
            row_conditions: vec![None; height + 1], row_places: vec![String::new(); height + 1], more: Vec::new(), is_prose: false,
        };
        (grid, full)
    }
}

/// All fillings, one by one.
fn by_hand(grid: &Grid) -> Vec<Interval> {
    let hidden: Vec<(usize, usize, Interval)> = grid.hidden().collect();
    let mut bounds = vec![Interval { low: i64::MAX, high: i64::MIN }; hidden.len()];
    let ways = 5_usize.pow(hidden.len() as u32);
    for way in 0..ways {
        let mut filled = grid.clone();
        let mut rest = way;
        for (row, column, _) in &hidden {
            filled.entries[*row][*column] = Entry::Known((rest % 5) as i64);
            rest /= 5;
        }
        let holds = filled.sums().all(|(total, parts)| {
            total
                == parts
                    .iter()
                    .map(|(row, column)| if let Entry::Known(value) = filled.entry(*row, *column) { value } else { 0 })
                    .sum::<i64>()
        });
        if holds {
            for ((row, column, _), bound) in hidden.iter().zip(&mut bounds) {
                if let Entry::Known(value) = filled.entry(*row, *column) {
                    *bound = Interval { low: bound.low.min(value), high: bound.high.max(value) };
                }
            }
        }
    }
    bounds
}

proptest! {
    #[test]
    fn intervals_are_those_of_trying_every_filling((grid, full) in any_grid()) {
        prop_assume!(grid.hidden().count() <= 6);
        let solved = System::of(&grid).solve();
        prop_assert_eq!(&solved, &by_hand(&grid));
        for ((row, column, _), left) in grid.hidden().zip(&solved) {
            prop_assert!((left.low..=left.high).contains(&full[row][column]));
        }
    }
}
