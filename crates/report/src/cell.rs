//! `指标` — the id of one number of a report: `R3.6.3/natural_person`, `table2/normative_documents/issued`,
//! `table4/reconsideration/upheld`, `fees/notices`.

use crate::form::{Column, ReportFormat, Row, TABLE4_BLOCKS, TABLE4_COLUMNS};
use std::fmt;
use std::str::FromStr;

/// One number of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CellId {
    /// Table two: row key and column key of either format.
    Table2(&'static str, &'static str),
    /// Table three.
    Table3(Row, Column),
    /// Table four: block key and column key.
    Table4(&'static str, &'static str),
    /// `信息处理费`, reported in section six.
    Fee(FeeCell),
}

/// The three numbers on fees that section six reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeeCell {
    /// `发出收费通知的件数`.
    Notices,
    /// `收费通知的总金额`, in yuan.
    NoticedYuan,
    /// `实际收取的总金额`, in yuan.
    ReceivedYuan,
}

impl FeeCell {
    /// All three, in the order of the sentence that reports them.
    pub const ALL: [Self; 3] = [Self::Notices, Self::NoticedYuan, Self::ReceivedYuan];

    /// The word on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Notices => "notices",
            Self::NoticedYuan => "noticed_yuan",
            Self::ReceivedYuan => "received_yuan",
        }
    }
}

/// The text names no number of a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("没有“{0}”这个指标，写法如 R3.1/total、table2/licenses/decisions、table4/reconsideration/upheld")]
pub struct NoSuchCell(pub String);

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table2(row, column) => write!(f, "table2/{row}/{column}"),
            Self::Table3(row, column) => write!(f, "{}/{}", row.key(), column.id()),
            Self::Table4(block, column) => write!(f, "table4/{block}/{column}"),
            Self::Fee(cell) => write!(f, "fees/{}", cell.id()),
        }
    }
}

impl FromStr for CellId {
    type Err = NoSuchCell;

    /// A row of table two with a single column may be named without it: `table2/licenses`.
    fn from_str(text: &str) -> Result<Self, NoSuchCell> {
        let parts: Vec<&str> = text.split('/').collect();
        let cell = match *parts.as_slice() {
            ["table2", row] => table2(row, None),
            ["table2", row, column] => table2(row, Some(column)),
            ["table4", block, column] => table4(block, column),
            ["fees", name] => FeeCell::ALL.into_iter().find(|cell| cell.id() == name).map(Self::Fee),
            [row, column] => table3(row, column),
            _ => None,
        };
        cell.ok_or_else(|| NoSuchCell(text.to_owned()))
    }
}

fn table2(row: &str, column: Option<&str>) -> Option<CellId> {
    let rows = ReportFormat::F2021.table2().iter().chain(ReportFormat::F2019.table2());
    rows.filter(|def| def.key == row).find_map(|def| {
        let only = (def.columns.len() == 1).then(|| def.columns.first()).flatten();
        let found = match column {
            None => only,
            Some(key) => def.columns.iter().find(|column| column.key == key),
        };
        found.map(|column| CellId::Table2(def.key, column.key))
    })
}

fn table3(row: &str, column: &str) -> Option<CellId> {
    let column = Column::ALL.into_iter().find(|candidate| candidate.id() == column)?;
    Row::from_key(row).map(|row| CellId::Table3(row, column))
}

fn table4(block: &str, column: &str) -> Option<CellId> {
    let block = TABLE4_BLOCKS.iter().find(|def| def.key == block)?;
    let (column, _) = TABLE4_COLUMNS.iter().find(|(key, _)| *key == column)?;
    Some(CellId::Table4(block.key, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_there_and_back() {
        for (text, canonical) in [
            ("R3.6.3/natural_person", "R3.6.3/natural_person"),
            ("R3.6/total", "R3.6/total"),
            ("R1/public_benefit", "R1/public_benefit"),
            ("table2/normative_documents/issued", "table2/normative_documents/issued"),
            ("table2/licenses", "table2/licenses/decisions"),
            ("table2/licenses/last_year", "table2/licenses/last_year"),
            ("table2/fees_wan_yuan/amount", "table2/fees_wan_yuan/amount"),
            ("table4/litigation_direct/total", "table4/litigation_direct/total"),
            ("fees/noticed_yuan", "fees/noticed_yuan"),
        ] {
            assert_eq!(text.parse::<CellId>().map(|cell| cell.to_string()), Ok(canonical.to_owned()), "{text}");
        }
        for text in
            ["", "R1", "R9/total", "R1/all", "table2/normative_documents", "table4/appeal/upheld", "fees/x", "a/b/c/d"]
        {
            assert_eq!(text.parse::<CellId>(), Err(NoSuchCell(text.to_owned())));
        }
    }
}
