//! The smallest edit of a list after which nobody stands alone: which columns to print more coarsely or not at all.

use super::{Column, List, Threshold, groups};

/// An edit and what it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remedy {
    /// How coarsely each column is printed.
    pub(crate) levels: Vec<u8>,
    /// The smallest group after it.
    pub(crate) persons: u64,
    /// The columns touched, in words: `“出生年月”改为每十年一段`.
    pub(crate) words: String,
}

/// Trying every way of printing a very long list is not worth the wait; the first rows speak for the others.
const MOST_ROWS: usize = 2_000;

/// The first edit, by cost, after which no group is too small or all alike; `None` if only the telling column can go.
pub(crate) fn remedy(list: &List, threshold: Threshold) -> Option<Remedy> {
    let sample = List {
        columns: list.columns.clone(),
        rows: list.rows.iter().take(MOST_ROWS).cloned().collect(),
        is_counted: list.is_counted,
    };
    let mut choices = choices(&list.columns);
    choices.sort_by_key(|levels| cost(&list.columns, levels));
    choices.into_iter().find_map(|levels| {
        let groups = groups(&sample, &levels);
        let holds = groups.iter().all(|group| !group.is_lone(threshold) && !group.is_alike(threshold));
        let persons = groups.iter().map(|group| group.persons).min().unwrap_or(0);
        holds.then(|| Remedy { persons, words: words(&list.columns, &levels), levels })
    })
}

/// All ways of printing, one level for each column. A list has at most [`MOST_FEATURES`] columns that count.
fn choices(columns: &[Column]) -> Vec<Vec<u8>> {
    /// Columns beyond are left as they are: 3⁶ ways are enough.
    const MOST_FEATURES: usize = 6;
    let mut choices = vec![Vec::new()];
    for (index, column) in columns.iter().enumerate() {
        let levels = if index < MOST_FEATURES { column.levels() } else { 1 };
        choices = choices
            .into_iter()
            .flat_map(|choice| {
                (0..levels).map(move |level| {
                    let mut longer = choice.clone();
                    longer.push(level);
                    longer
                })
            })
            .collect();
    }
    choices
}

/// What an edit takes from the reader: first few columns, then little of each.
fn cost(columns: &[Column], levels: &[u8]) -> (u32, u32) {
    let touched = levels.iter().filter(|level| **level > 0).count() as u32;
    let lost = columns.iter().zip(levels).map(|(column, level)| loss(*column, *level)).sum();
    (lost + 4 * touched, lost)
}

/// What the reader loses when a column is printed so.
fn loss(column: Column, level: u8) -> u32 {
    let whole = match column {
        Column::Birth | Column::Age => 3,
        Column::Other | Column::Post => 2,
        Column::Sex => 4,
        Column::School | Column::Unit => 5,
        // The village is what a villager checks the list by, and the surname tells him that it is about somebody.
        Column::Place | Column::Surname => 6,
    };
    match level {
        0 => 0,
        _ if level + 1 < column.levels() => 1,
        _ => whole,
    }
}

fn words(columns: &[Column], levels: &[u8]) -> String {
    let edits = columns.iter().zip(levels).filter(|(_, level)| **level > 0).map(|(column, level)| {
        if level + 1 < column.levels() {
            format!("“{}”改为每十年一段", column.label())
        } else if *column == Column::Surname {
            "姓也隐去（只留序号）".to_owned()
        } else {
            format!("删去“{}”一列", column.label())
        }
    });
    edits.collect::<Vec<_>>().join("，")
}
