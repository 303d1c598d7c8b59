//! `汇总` — many agencies' reports added up into the tables of the office above them.
//!
//! A cell that one of them leaves open stays open in the sum: **a sum of what happens to be known is never given as
//! the sum.**

use crate::check::{self, Finding, Rule, is_same_agency};
use crate::diff::cells;
use crate::figure::Figure;
use crate::form::Row;
use crate::tables::{Table2, Table3, Table4, Tables};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// A report to add, with the name to call it by.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// For messages: a file's name.
    pub name: &'a str,
    /// Its tables.
    pub tables: &'a Tables,
}

/// The sum, and what the checks say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollup {
    /// The tables of the whole.
    pub tables: Tables,
    /// Breaches in the sum, and cells that stay open with the reports that leave them so.
    pub findings: Vec<Finding>,
}

/// Why reports cannot be added up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAddable {
    /// Nothing to add.
    #[error("没有可汇总的报告")]
    Nothing,
    /// Different years.
    #[error("年度不一致：{first}是{first_year}，{other}是{other_year}；请只汇总同一年度的报告")]
    Years {
        /// A report.
        first: String,
        /// Its year.
        first_year: String,
        /// Another.
        other: String,
        /// Its year.
        other_year: String,
    },
    /// Different editions of the form.
    #[error("格式不一致：{first}按{first_format}年格式，{other}按{other_format}年格式；请先统一格式")]
    Formats {
        /// A report.
        first: String,
        /// Its edition.
        first_format: &'static str,
        /// Another.
        other: String,
        /// Its edition.
        other_format: &'static str,
    },
    /// The same agency twice.
    #[error("{first}和{other}是同一单位（{agency}）的报告，汇总会重复计算；请去掉一份")]
    SameAgency {
        /// A report.
        first: String,
        /// Another.
        other: String,
        /// Whose both are.
        agency: String,
    },
}

/// Adds the reports up. `agency` is the name of the whole, if known.
///
/// # Errors
/// [`NotAddable`] if the reports are of different years or editions, or two are of the same agency.
pub fn add_up(parts: &[Part<'_>], agency: Option<String>) -> Result<Rollup, NotAddable> {
    let Some((first, others)) = parts.split_first() else { return Err(NotAddable::Nothing) };
    for other in others {
        may_add(first, other)?;
    }
    no_agency_twice(parts)?;
    let tables = Tables {
        agency,
        year: parts.iter().find_map(|p| p.tables.year),
        format: first.tables.format,
        table2: sum2(parts),
        table3: sum3(parts),
        table4: sum4(parts),
    };
    let blank_or_missing = |f: &Finding| matches!(f.rule, Rule::BlankCell | Rule::MissingTable);
    let mut findings = check::tables(&tables);
    findings.retain(|f| !blank_or_missing(f));
    findings.extend(missing_tables(parts));
    findings.extend(open_cells(parts, &tables));
    Ok(Rollup { tables, findings })
}

fn may_add(first: &Part<'_>, other: &Part<'_>) -> Result<(), NotAddable> {
    let year = |p: &Part<'_>| p.tables.year.map_or_else(|| "年度不明".to_owned(), |y| format!("{y}年度"));
    if first.tables.year != other.tables.year {
        return Err(NotAddable::Years {
            first: first.name.to_owned(),
            first_year: year(first),
            other: other.name.to_owned(),
            other_year: year(other),
        });
    }
    if first.tables.format != other.tables.format {
        return Err(NotAddable::Formats {
            first: first.name.to_owned(),
            first_format: first.tables.format.id(),
            other: other.name.to_owned(),
            other_format: other.tables.format.id(),
        });
    }
    Ok(())
}

fn no_agency_twice(parts: &[Part<'_>]) -> Result<(), NotAddable> {
    for (i, part) in parts.iter().enumerate() {
        let Some(agency) = &part.tables.agency else { continue };
        let is_same = |p: &&Part<'_>| p.tables.agency.as_ref().is_some_and(|a| is_same_agency(a, agency));
        if let Some(earlier) = parts[..i].iter().find(is_same) {
            return Err(NotAddable::SameAgency {
                first: earlier.name.to_owned(),
                other: part.name.to_owned(),
                agency: agency.clone(),
            });
        }
    }
    Ok(())
}

fn sum2(parts: &[Part<'_>]) -> Option<Table2> {
    let tables: Vec<&Table2> = parts.iter().map(|p| p.tables.table2.as_ref()).collect::<Option<_>>()?;
    let mut sum = tables.first().copied()?.clone();
    for table in &tables[1..] {
        for (row, other) in sum.rows.iter_mut().zip(&table.rows) {
            for (cell, other) in row.iter_mut().zip(other) {
                *cell = cell.as_ref().zip(other.as_ref()).map(|(a, b): (&Figure, &Figure)| a.plus(b));
            }
        }
    }
    Some(sum)
}

fn sum3(parts: &[Part<'_>]) -> Option<Table3> {
    let tables: Vec<&Table3> = parts.iter().map(|p| p.tables.table3.as_ref()).collect::<Option<_>>()?;
    let rows: BTreeSet<Row> = tables.iter().flat_map(|t| t.rows.keys().copied()).collect();
    let cell = |row: Row, column: usize| {
        tables.iter().try_fold(0_u64, |sum, t| sum.checked_add(t.rows.get(&row).and_then(|cells| cells[column])?))
    };
    let rows: BTreeMap<Row, [Option<u64>; 7]> =
        rows.into_iter().map(|row| (row, std::array::from_fn(|column| cell(row, column)))).collect();
    Some(Table3 { rows })
}

fn sum4(parts: &[Part<'_>]) -> Option<Table4> {
    let tables: Vec<&Table4> = parts.iter().map(|p| p.tables.table4.as_ref()).collect::<Option<_>>()?;
    let cell =
        |block: usize, column: usize| tables.iter().try_fold(0_u64, |sum, t| sum.checked_add(t.blocks[block][column]?));
    Some(Table4 { blocks: std::array::from_fn(|block| std::array::from_fn(|column| cell(block, column))) })
}

fn missing_tables(parts: &[Part<'_>]) -> Vec<Finding> {
    type Has = fn(&Tables) -> bool;
    let tables: [(&str, &str, Has); 3] = [
        ("table2", "表二", |t| t.table2.is_some()),
        ("table3", "表三", |t| t.table3.is_some()),
        ("table4", "表四", |t| t.table4.is_some()),
    ];
    let mut out = Vec::new();
    for (key, name, has) in tables {
        let without: Vec<&str> = parts.iter().filter(|p| !has(p.tables)).map(|p| p.name).collect();
        if !without.is_empty() {
            out.push(Finding {
                rule: Rule::MissingTable,
                place: key.to_owned(),
                expected: json!(parts.len()),
                found: json!(parts.len() - without.len()),
                message: format!("{}没有{name}，{name}不能汇总。请补齐后再汇总。", without.join("、")),
            });
        }
    }
    out
}

/// The cells of the sum that are open, with the reports that leave them open.
fn open_cells(parts: &[Part<'_>], sum: &Tables) -> Vec<Finding> {
    let open: Vec<(String, String)> = cells(sum)
        .into_iter()
        .filter(|(_, _, figure)| figure.is_none())
        .map(|(cell, label, _)| (cell, label))
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    let blank = |tables: &Tables| -> BTreeSet<String> {
        cells(tables).into_iter().filter(|(_, _, figure)| figure.is_none()).map(|(cell, _, _)| cell).collect()
    };
    let blanks: Vec<(&str, BTreeSet<String>)> = parts.iter().map(|p| (p.name, blank(p.tables))).collect();
    open.into_iter()
        .map(|(cell, label)| {
            let names: Vec<&str> = blanks.iter().filter(|(_, b)| b.contains(&cell)).map(|(name, _)| *name).collect();
            Finding {
                rule: Rule::BlankCell,
                expected: json!(parts.len()),
                found: json!(parts.len() - names.len()),
                message: format!("{label}不能汇总：{}这一格空缺。请补齐后再汇总。", names.join("、")),
                place: cell,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::ReportFormat;

    fn report(agency: &str, year: i16, n: u64) -> Tables {
        let row = |row: Row| match row {
            Row::R1 | Row::R31 | Row::R37 => [n, 0, 0, 0, 0, 0, n],
            _ => [0; 7],
        };
        let rows = ReportFormat::F2021.rows().iter().map(|r| (*r, row(*r).map(Some))).collect();
        let mut table2 = Table2::blank(ReportFormat::F2021);
        for cell in table2.rows.iter_mut().flatten() {
            *cell = Some(Figure::whole(i64::try_from(n).unwrap_or_default()));
        }
        Tables {
            agency: Some(agency.to_owned()),
            year: Some(year),
            format: ReportFormat::F2021,
            table2: Some(table2),
            table3: Some(Table3 { rows }),
            table4: Some(Table4 { blocks: [[Some(n), Some(0), Some(0), Some(0), Some(n)]; 3] }),
        }
    }

    fn sum(tables: &[Tables]) -> Result<Rollup, NotAddable> {
        let parts: Vec<Part<'_>> = tables.iter().map(|tables| Part { name: "某份", tables }).collect();
        add_up(&parts, None)
    }

    #[test]
    fn reports_add_up_cell_by_cell() {
        let sum = sum(&[report("甲示例局", 2024, 2), report("乙示例局", 2024, 3)]);
        assert_eq!(sum, Ok(Rollup { tables: Tables { agency: None, ..report("", 2024, 5) }, findings: Vec::new() }));
    }

    #[test]
    fn an_open_cell_stays_open_and_is_named() {
        let mut open = report("甲示例局", 2024, 2);
        if let Some(table) = &mut open.table3 {
            table.rows.insert(Row::R2, [None, Some(0), Some(0), Some(0), Some(0), Some(0), Some(0)]);
        }
        let Ok(sum) = sum(&[open, report("乙示例局", 2024, 3)]) else { return assert_eq!("addable", "refused") };
        assert_eq!(sum.tables.table3.and_then(|t| t.rows.get(&Row::R2).copied()).map(|r| r[0]), Some(None));
        let found: Vec<(Rule, &str)> = sum.findings.iter().map(|f| (f.rule, f.place.as_str())).collect();
        assert_eq!(found, [(Rule::BlankCell, "R2/natural_person")]);
    }

    #[test]
    fn what_cannot_be_added_is_refused() {
        assert!(matches!(
            sum(&[report("甲示例局", 2024, 2), report("乙示例局", 2023, 3)]),
            Err(NotAddable::Years { .. })
        ));
        assert!(matches!(
            sum(&[report("甲示例局", 2024, 2), report("甲示例局", 2024, 3)]),
            Err(NotAddable::SameAgency { .. })
        ));
        assert!(matches!(sum(&[]), Err(NotAddable::Nothing)));
    }
}
