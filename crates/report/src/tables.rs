//! The three tables of a report as values, and as the JSON of the contract (§4.1).
//!
//! A cell that the document leaves blank is `None` (`null`), never 0.

use crate::figure::Figure;
use crate::form::{Column, Holds, ReportFormat, Row, TABLE4_BLOCKS, Table2Row};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The tables of one agency's report of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables {
    /// The agency's name, if known.
    pub agency: Option<String>,
    /// The year reported, if known.
    pub year: Option<i16>,
    /// The edition of the form.
    pub format: ReportFormat,
    /// `二、主动公开政府信息情况`.
    pub table2: Option<Table2>,
    /// `三、收到和处理政府信息公开申请情况`.
    pub table3: Option<Table3>,
    /// `四、政府信息公开行政复议、行政诉讼情况`.
    pub table4: Option<Table4>,
}

/// Table two: for each row of the form, its numbers in the order of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table2 {
    /// One entry a row of [`ReportFormat::table2`], each as long as the row's columns.
    pub rows: Vec<Vec<Option<Figure>>>,
}

/// Table three: rows of seven whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table3 {
    /// The rows that the document has.
    pub rows: BTreeMap<Row, [Option<u64>; 7]>,
}

/// Table four: three blocks of five whole numbers, in the order of [`TABLE4_BLOCKS`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table4 {
    /// The blocks.
    pub blocks: [[Option<u64>; 5]; 3],
}

impl Table2 {
    /// A table with every cell blank.
    pub fn blank(format: ReportFormat) -> Self {
        Self { rows: format.table2().iter().map(|row| vec![None; row.columns.len()]).collect() }
    }

    /// The cell of a row key and a column key.
    pub fn cell(&self, format: ReportFormat, row: &str, column: &str) -> Option<&Figure> {
        let (r, def) = format.table2().iter().enumerate().find(|(_, def)| def.key == row)?;
        let c = def.columns.iter().position(|def| def.key == column)?;
        self.rows.get(r)?.get(c)?.as_ref()
    }
}

impl Table3 {
    /// The cell, `None` if the row is missing or the cell blank.
    pub fn cell(&self, row: Row, column: Column) -> Option<u64> {
        self.rows.get(&row).and_then(|cells| cells[column.index()])
    }
}

impl Tables {
    /// The JSON of the contract (§4.1), keys in the order of the form.
    pub fn to_json(&self) -> Value {
        json!({
            "agency": self.agency,
            "year": self.year,
            "format": self.format,
            "table2": self.table2.as_ref().map(|t| self.table2_json(t)),
            "table3": self.table3.as_ref().map(|t| self.table3_json(t)),
            "table4": self.table4.as_ref().map(table4_json),
        })
    }

    fn table2_json(&self, table: &Table2) -> Value {
        let mut out = Map::new();
        for (def, cells) in self.format.table2().iter().zip(&table.rows) {
            let mut values: Vec<Value> = def
                .columns
                .iter()
                .zip(cells)
                .map(|(column, cell)| cell.as_ref().map_or(Value::Null, |f| figure_json(f, column.holds)))
                .collect();
            let value = if def.columns.len() == 1 { values.pop().unwrap_or(Value::Null) } else { Value::Array(values) };
            out.insert(def.key.to_owned(), value);
        }
        Value::Object(out)
    }

    fn table3_json(&self, table: &Table3) -> Value {
        let mut out = Map::new();
        for row in self.format.rows() {
            let cells = table.rows.get(row).copied().unwrap_or_default();
            out.insert(row.key().to_owned(), json!(cells));
        }
        // A report of 2021 and later that prints `其他处理` as one row keeps it beside the three of its form.
        for (row, cells) in table.rows.iter().filter(|(row, _)| !self.format.rows().contains(row)) {
            out.insert(row.key().to_owned(), json!(cells));
        }
        Value::Object(out)
    }

    /// Reads the JSON of the contract.
    ///
    /// # Errors
    /// A sentence saying which key is not as the contract has it.
    pub fn from_json(value: &Value) -> Result<Self, String> {
        let format = ReportFormat::deserialize(&value["format"])
            .map_err(|_| "键 format 应为 \"2019\" 或 \"2021\"".to_owned())?;
        let present = |key: &str| value.get(key).filter(|v| !v.is_null());
        Ok(Self {
            agency: value["agency"].as_str().map(str::to_owned),
            year: value["year"].as_i64().and_then(|y| i16::try_from(y).ok()),
            format,
            table2: present("table2").map(|v| read_table2(format, v)).transpose()?,
            table3: present("table3").map(|v| read_table3(format, v)).transpose()?,
            table4: present("table4").map(read_table4).transpose()?,
        })
    }
}

impl Serialize for Tables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

fn figure_json(figure: &Figure, holds: Holds) -> Value {
    match (holds, figure.as_whole()) {
        (Holds::Count | Holds::Change, Some(n)) => json!(n),
        (Holds::Amount, _) | (_, None) => json!(figure.to_string()),
    }
}

fn table4_json(table: &Table4) -> Value {
    TABLE4_BLOCKS.iter().zip(&table.blocks).map(|(def, cells)| (def.key.to_owned(), json!(cells))).collect()
}

fn read_figure(key: &str, value: &Value) -> Result<Option<Figure>, String> {
    match value {
        Value::Null => Ok(None),
        Value::Number(n) => n.to_string().parse().map(Some).map_err(|_| format!("键 {key} 不是数字")),
        Value::String(s) => s.parse().map(Some).map_err(|_| format!("键 {key} 不是数字")),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(format!("键 {key} 应为数字或 null")),
    }
}

fn read_table2(format: ReportFormat, value: &Value) -> Result<Table2, String> {
    let read_row = |def: &Table2Row| -> Result<Vec<Option<Figure>>, String> {
        let cell = &value[def.key];
        if cell.is_null() {
            return Ok(vec![None; def.columns.len()]);
        }
        let cells = match cell {
            Value::Array(cells) if def.columns.len() > 1 => cells.as_slice(),
            single => std::slice::from_ref(single),
        };
        if cells.len() != def.columns.len() {
            return Err(format!("键 table2.{} 应有 {} 个数", def.key, def.columns.len()));
        }
        cells.iter().map(|cell| read_figure(def.key, cell)).collect()
    };
    Ok(Table2 { rows: format.table2().iter().map(read_row).collect::<Result<_, _>>()? })
}

fn read_counts<const N: usize>(key: &str, value: &Value) -> Result<[Option<u64>; N], String> {
    if value.is_null() {
        return Ok([None; N]);
    }
    <[Option<u64>; N]>::deserialize_from(value).ok_or_else(|| format!("键 {key} 应为 {N} 个非负整数或 null"))
}

/// Arrays of any length, which serde's derive does not read for const generics.
trait FromCells: Sized {
    fn deserialize_from(value: &Value) -> Option<Self>;
}

impl<const N: usize> FromCells for [Option<u64>; N] {
    fn deserialize_from(value: &Value) -> Option<Self> {
        let cells = Vec::<Option<u64>>::deserialize(value).ok()?;
        cells.try_into().ok()
    }
}

fn read_table3(format: ReportFormat, value: &Value) -> Result<Table3, String> {
    let mut table = Table3::default();
    for row in format.rows() {
        table.rows.insert(*row, read_counts(row.key(), &value[row.key()])?);
    }
    if !value[Row::R36.key()].is_null() {
        table.rows.insert(Row::R36, read_counts(Row::R36.key(), &value[Row::R36.key()])?);
    }
    Ok(table)
}

fn read_table4(value: &Value) -> Result<Table4, String> {
    let mut table = Table4::default();
    for (def, block) in TABLE4_BLOCKS.iter().zip(&mut table.blocks) {
        *block = read_counts(def.key, &value[def.key])?;
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_of_the_contract_goes_there_and_back() {
        let mut tables = Tables {
            agency: Some("示例市示例局".into()),
            year: Some(2024),
            format: ReportFormat::F2021,
            table2: Some(Table2::blank(ReportFormat::F2021)),
            table3: Some(Table3::default()),
            table4: Some(Table4 { blocks: [[Some(0); 5]; 3] }),
        };
        if let Some(table2) = &mut tables.table2 {
            table2.rows[1] = [20, 31, 116].map(|n| Some(Figure::whole(n))).to_vec();
            table2.rows[5] = vec!["71.60".parse().ok()];
        }
        let rows = ReportFormat::F2021.rows().iter().map(|row| (*row, [Some(1); 7])).collect();
        tables.table3 = Some(Table3 { rows });
        let json = tables.to_json();
        assert_eq!(json["table2"]["normative_documents"], json!([20, 31, 116]));
        assert_eq!(json["table2"]["fees_wan_yuan"], json!("71.6"));
        assert_eq!(json["table2"]["licenses"], Value::Null);
        assert_eq!(Tables::from_json(&json), Ok(tables));
    }
}
