//! What a reading is not sure of, cell by cell.

use crate::form::{Column, ReportFormat, Row, TABLE4_BLOCKS, TABLE4_COLUMNS};

/// A row of one of the three tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowPlace {
    /// Table two: place in [`ReportFormat::table2`].
    Table2(usize),
    /// Table three.
    Table3(Row),
    /// Table four: place in [`TABLE4_BLOCKS`].
    Table4(usize),
}

impl RowPlace {
    /// `表三“（一）予以公开”`.
    pub fn label(self, format: ReportFormat) -> String {
        match self {
            Self::Table2(row) => format!("表二“{}”", format.table2().get(row).map_or("", |def| def.label)),
            Self::Table3(row) => format!("表三“{}”", row_label(row)),
            Self::Table4(block) => format!("表四“{}”", TABLE4_BLOCKS.get(block).map_or("", |def| def.label)),
        }
    }

    /// `“自然人”` — the label of a cell's column.
    pub fn column_label(self, format: ReportFormat, column: usize) -> &'static str {
        match self {
            Self::Table2(row) => format.table2().get(row).and_then(|d| d.columns.get(column)).map_or("", |c| c.label),
            Self::Table3(_) => Column::ALL.get(column).map_or("", |c| c.label()),
            Self::Table4(_) => TABLE4_COLUMNS.get(column).map_or("", |c| c.1),
        }
    }

    /// The row's word in a cell id: `table2/licenses`, `R3.1`, `table4/reconsideration`.
    pub fn id(self, format: ReportFormat) -> String {
        match self {
            Self::Table2(row) => format!("table2/{}", format.table2().get(row).map_or("", |def| def.key)),
            Self::Table3(row) => row.key().to_owned(),
            Self::Table4(block) => format!("table4/{}", TABLE4_BLOCKS.get(block).map_or("", |def| def.key)),
        }
    }

    /// The cell's id: `R3.1/natural_person`, `table2/normative_documents/issued`.
    pub fn cell_id(self, format: ReportFormat, column: usize) -> String {
        let column = match self {
            Self::Table2(row) => format
                .table2()
                .get(row)
                .filter(|d| d.columns.len() > 1)
                .and_then(|d| d.columns.get(column))
                .map(|c| c.key),
            Self::Table3(_) => Column::ALL.get(column).map(|c| c.id()),
            Self::Table4(_) => TABLE4_COLUMNS.get(column).map(|c| c.0),
        };
        let row = self.id(format);
        column.map_or_else(|| row.clone(), |column| format!("{row}/{column}"))
    }
}

/// The row's label with the heading it stands under, the long explanation in brackets left out, to stand in quotes.
pub(crate) fn row_label(row: Row) -> String {
    let text = row.text();
    let short = text.label.split("（区分").next().unwrap_or(text.label).replace('“', "‘").replace('”', "’");
    text.group.map_or_else(|| short.clone(), |group| format!("{group}{short}"))
}

/// Why cells of a row are given with reserve, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Run-together digits that several readings satisfy; `cells` are `null`.
    Ambiguous {
        /// The row.
        place: RowPlace,
        /// The digits as printed.
        digits: String,
        /// The columns (from 0) in which the readings differ.
        cells: Vec<usize>,
    },
    /// Cells that a number of the narrative confirms among several readings.
    Inferred {
        /// The row.
        place: RowPlace,
        /// The columns that are given.
        cells: Vec<usize>,
        /// The words that confirm them.
        quote: String,
    },
    /// Run-together digits that no reading satisfies: whatever the reading, the row's sum fails; cells are `null`.
    NoReading {
        /// The row.
        place: RowPlace,
        /// The digits as printed.
        digits: String,
    },
    /// Fewer or more numbers than cells, so that their columns are not known; cells are `null`.
    Misfit {
        /// The row.
        place: RowPlace,
        /// The numbers as printed.
        digits: String,
    },
    /// Text where a number should stand; the cell is `null`.
    Unreadable {
        /// The row.
        place: RowPlace,
        /// The column.
        column: usize,
        /// What stands there.
        text: String,
    },
    /// `（六）其他处理` is printed as one row in the 2021 format; its three rows are `null`.
    SingleOtherRow,
    /// Table three run together: no reading of the rows satisfies every column.
    ColumnsContradict {
        /// Not even R1, R2, R3.7 and R4 balance in any reading.
        balance: bool,
    },
}

impl Doubt {
    /// The rows and columns that are `null` because of this doubt.
    pub fn unread(&self) -> Vec<(RowPlace, Vec<usize>)> {
        match self {
            Self::Ambiguous { place, cells, .. } => vec![(*place, cells.clone())],
            Self::NoReading { place: RowPlace::Table4(_), .. } | Self::Misfit { place: RowPlace::Table4(_), .. } => {
                (0..TABLE4_BLOCKS.len()).map(|i| (RowPlace::Table4(i), (0..5).collect())).collect()
            }
            Self::NoReading { place, .. } | Self::Misfit { place, .. } => vec![(*place, (0..7).collect())],
            Self::Unreadable { place, column, .. } => vec![(*place, vec![*column])],
            Self::SingleOtherRow => {
                [Row::R361, Row::R362, Row::R363].map(|row| (RowPlace::Table3(row), (0..7).collect())).into()
            }
            Self::Inferred { .. } | Self::ColumnsContradict { .. } => Vec::new(),
        }
    }
}
