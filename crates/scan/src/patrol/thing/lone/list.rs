//! A list of persons as a neighbour reads it: what of each row he can know beforehand, and what it tells him.

use crate::patrol::thing::condition::{Condition, ConditionClass, kind_of_disability, under_label};
use crate::patrol::thing::table::{Cell, CellKind, Table, is_mask, kind_of, repaired, without_ordinal};
use smallvec::SmallVec;
use std::ops::Range;

/// A list of persons whose names are hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List {
    /// What can be known of a person beforehand.
    pub(crate) columns: Vec<Column>,
    /// The rows.
    pub(crate) rows: Vec<Person>,
    /// Rows stand for several persons each: the list counts.
    pub(crate) is_counted: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// Where it stands, in bytes.
    pub(crate) span: Range<usize>,
    /// One for each of [`List::columns`].
    pub(crate) features: SmallVec<[Feature; 6]>,
    /// How many persons it stands for.
    pub(crate) persons: u64,
    /// What it tells.
    pub(crate) condition: Option<Condition>,
}

impl Person {
    /// Leaves out what it tells, if that is an offence.
    pub(crate) fn forget_conduct(&mut self) {
        self.condition = self.condition.filter(|condition| condition.class() != ConditionClass::Conduct);
    }
}

/// What a column says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Column {
    /// `姓`, the stars of the name left aside.
    Surname,
    /// `性别`.
    Sex,
    /// `出生年月`.
    Birth,
    /// `年龄`.
    Age,
    /// `村、街道`.
    Place,
    /// `学校、班级`.
    School,
    /// `单位`.
    Unit,
    /// `职务`.
    Post,
    /// `学历、民族、婚姻` and the like.
    Other,
}

impl Column {
    /// All of them.
    pub(crate) const ALL: [Self; 9] = [
        Self::Surname,
        Self::Sex,
        Self::Birth,
        Self::Age,
        Self::Place,
        Self::School,
        Self::Unit,
        Self::Post,
        Self::Other,
    ];

    /// In the words of the card.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Surname => "姓",
            Self::Sex => "性别",
            Self::Birth => "出生年月",
            Self::Age => "年龄",
            Self::Place => "村（街道）",
            Self::School => "学校班级",
            Self::Unit => "单位",
            Self::Post => "职务",
            Self::Other => "学历、民族等",
        }
    }

    /// From how many levels of coarseness one may choose; the last is to leave the column out.
    pub(crate) fn levels(self) -> u8 {
        match self {
            Self::Birth | Self::Age => 3,
            Self::Surname | Self::Sex | Self::Place | Self::School | Self::Unit | Self::Post | Self::Other => 2,
        }
    }
}

/// One value, in its levels of coarseness: as printed, in decades where it is a year or an age, and left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Feature {
    printed: Box<str>,
    decade: Option<Box<str>>,
}

impl Feature {
    /// A cell's or word's value.
    pub(crate) fn of(cell: &str, column: Column) -> Self {
        feature(&repaired(without_ordinal(cell)), column)
    }

    /// The value at a level; empty when left out.
    pub(crate) fn at(&self, level: u8) -> &str {
        match (level, &self.decade) {
            (0, _) => &self.printed,
            (1, Some(decade)) => decade,
            _ => "",
        }
    }
}

/// Rows fewer than this are no list.
const FEWEST_ROWS: usize = 2;
/// Rows without any name, fewer than this, are sentences.
const FEWEST_NAMELESS_ROWS: usize = 3;

/// The lists among tables that hide names and tell something.
pub(crate) fn lists(text: &str, tables: &[Table]) -> Vec<List> {
    tables.iter().filter_map(|table| list(text, table)).collect()
}

fn list(text: &str, table: &Table) -> Option<List> {
    if table.rows.len() < FEWEST_ROWS {
        return None;
    }
    let cells: Vec<Vec<Cell>> =
        table.rows.iter().map(|row| (0..table.width).map(|column| kind_of(row.cell(text, column))).collect()).collect();
    let says = |column: usize| ["残疾", "病"].iter().any(|word| table.label(text, column).contains(word));
    if !(0..table.width).any(says) && !cells.iter().flatten().any(|cell| cell.condition.is_some()) {
        return None;
    }
    let kinds: Vec<CellKind> = (0..table.width).map(|column| usual(&cells, column)).collect();
    let names_hidden = kinds.contains(&CellKind::HiddenName);
    let count = (0..table.width).find(|&column| is_count(text, table, &kinds, column));
    // Whole names are the scanner's business: nothing has to be put together.
    if kinds.contains(&CellKind::FullName) || kinds.contains(&CellKind::Amount) && !names_hidden && count.is_none() {
        return None;
    }
    let features: Vec<(usize, Column)> = (0..table.width)
        .filter_map(|column| of_column(text, table, &cells, &kinds, column).map(|kind| (column, kind)))
        .collect();
    let speaks_of_persons =
        names_hidden || features.iter().any(|(_, kind)| matches!(kind, Column::Sex | Column::Birth | Column::Age));
    let is_short = !names_hidden && count.is_none() && table.rows.len() < FEWEST_NAMELESS_ROWS;
    if !speaks_of_persons || features.len() < 2 || is_short {
        return None;
    }
    let mut above: SmallVec<[Feature; 6]> = features.iter().map(|_| Feature::default()).collect();
    let rows = table
        .rows
        .iter()
        .zip(&cells)
        .map(|(row, cells)| Person {
            span: row.span.clone(),
            features: {
                for ((column, kind), known) in features.iter().zip(&mut above) {
                    let cell = row.cell(text, *column);
                    if !cell.is_empty() || *kind == Column::Surname {
                        *known = Feature::of(cell, *kind);
                    }
                }
                above.clone()
            },
            persons: count
                .map_or(1, |column| cells.get(column).and_then(|cell| cell.number).unwrap_or(1).max(0) as u64),
            condition: cells.iter().find_map(|cell| cell.condition).or_else(|| {
                (0..table.width).find_map(|column| {
                    let (cell, label) = (row.cell(text, column), table.label(text, column));
                    kind_of_disability(cell, &label).or_else(|| under_label(cell, &label))
                })
            }),
        })
        .collect();
    Some(List { columns: features.into_iter().map(|(_, kind)| kind).collect(), rows, is_counted: count.is_some() })
}

/// What most cells of a column are.
fn usual(cells: &[Vec<Cell>], column: usize) -> CellKind {
    let mut counts: SmallVec<[(CellKind, u32); 4]> = SmallVec::new();
    // A cell merged with the one above is empty and says what that one says.
    for cell in cells.iter().filter_map(|row| row.get(column)).filter(|cell| cell.kind != CellKind::Empty) {
        match counts.iter_mut().find(|(kind, _)| *kind == cell.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.kind, 1)),
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(CellKind::Empty, |(kind, _)| kind)
}

fn is_count(text: &str, table: &Table, kinds: &[CellKind], column: usize) -> bool {
    let label = table.label(text, column);
    match kinds.get(column) {
        Some(CellKind::Count) => true,
        Some(CellKind::Number) => ["人数", "例数", "病例", "户数", "人次"].iter().any(|word| label.contains(word)),
        _ => false,
    }
}

/// What a column tells a neighbour that he may have known before.
fn of_column(text: &str, table: &Table, cells: &[Vec<Cell>], kinds: &[CellKind], column: usize) -> Option<Column> {
    let label = table.label(text, column);
    match kinds.get(column)? {
        CellKind::HiddenName => Some(Column::Surname),
        CellKind::Sex => Some(Column::Sex),
        CellKind::Birth => Some(Column::Birth),
        CellKind::Age => Some(Column::Age),
        CellKind::Place => Some(Column::Place),
        CellKind::School => Some(Column::School),
        // Who punishes or decides is nothing that one knows a person by.
        CellKind::Unit => (!["机关", "部门", "审批", "承办", "执法", "主体"].iter().any(|word| label.contains(word)))
            .then_some(Column::Unit),
        CellKind::Post => Some(Column::Post),
        CellKind::Number => of_numbers(&label, cells, column),
        CellKind::Masked => shows_birth(text, table, column).then_some(Column::Birth),
        CellKind::Text => ["学历", "民族", "婚姻", "文化程度", "职业", "政治面貌", "籍贯"]
            .iter()
            .any(|word| label.contains(word))
            .then_some(Column::Other),
        CellKind::Empty
        | CellKind::Suppressed
        | CellKind::Count
        | CellKind::Amount
        | CellKind::FullName
        | CellKind::Condition => None,
    }
}

/// Bare figures are years of birth if they all look like it, ages if the header says so.
fn of_numbers(label: &str, cells: &[Vec<Cell>], column: usize) -> Option<Column> {
    let numbers = || cells.iter().filter_map(|row| row.get(column)).filter_map(|cell| cell.number);
    if numbers().all(|number| (1890..=2030).contains(&number))
        && (label.is_empty() || label.contains("出生") || label.contains("年"))
    {
        Some(Column::Birth)
    } else if label.contains("年龄") && numbers().all(|number| (0..=120).contains(&number)) {
        Some(Column::Age)
    } else {
        None
    }
}

/// Whether masked numbers of identity leave the year of birth to be read.
fn shows_birth(text: &str, table: &Table, column: usize) -> bool {
    table.rows.iter().all(|row| birth_of(row.cell(text, column)).is_some())
}

/// The year in an 18-place number whose places 7 to 10 are digits.
fn birth_of(number: &str) -> Option<&str> {
    let number = number.rsplit(['：', ':']).next().unwrap_or(number).trim();
    let places: SmallVec<[(usize, char); 18]> = number.char_indices().collect();
    let (Some((start, _)), Some((end, _))) = (places.get(6), places.get(10)) else { return None };
    let year = number.get(*start..*end)?;
    (places.len() == 18 && year.parse::<u16>().is_ok_and(|year| (1890..=2030).contains(&year))).then_some(year)
}

fn feature(cell: &str, column: Column) -> Feature {
    let value = cell.rsplit(['：', ':']).next().unwrap_or(cell).trim();
    let printed = match column {
        Column::Surname => surname(value),
        Column::Birth => birth_of(value).map_or_else(|| birth(value), str::to_owned),
        Column::Sex | Column::Age | Column::Place | Column::School | Column::Unit | Column::Post | Column::Other => {
            value.to_owned()
        }
    };
    let number = || {
        printed
            .get(..printed.bytes().take_while(u8::is_ascii_digit).count())
            .and_then(|digits| digits.parse::<u32>().ok())
    };
    let decade = match column {
        Column::Birth | Column::Age => number().map(|number| format!("{}", number / 10 * 10).into()),
        Column::Surname
        | Column::Sex
        | Column::Place
        | Column::School
        | Column::Unit
        | Column::Post
        | Column::Other => None,
    };
    Feature { printed: printed.into(), decade }
}

/// What stands before the first hidden character. Its number of stars says nothing that one may rely on.
fn surname(name: &str) -> String {
    let name = name.trim_start_matches(|mark: char| mark.is_ascii_digit() || matches!(mark, '.' | '、'));
    name.chars().take_while(|mark| !is_mask(*mark) && *mark != '某').collect()
}

/// Year and month without the words around them.
fn birth(value: &str) -> String {
    let numbers = value.split(|mark: char| !mark.is_ascii_digit()).filter(|part| !part.is_empty()).take(2);
    numbers.map(|part| if part.len() == 1 { format!("0{part}") } else { part.to_owned() }).collect::<Vec<_>>().join("-")
}
