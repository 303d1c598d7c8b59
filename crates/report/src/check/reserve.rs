//! What the reading itself holds back: blank cells, tables not found, numbers that cannot be told apart.

use super::{Finding, Rule};
use crate::form::{ReportFormat, Row, TABLE4_BLOCKS};
use crate::read::{Doubt, Reading, RowPlace};
use crate::tables::Tables;
use serde_json::{Value, json};
use std::collections::HashSet;

/// Adds what the reading could not be sure of.
pub(super) fn check(reading: &Reading, out: &mut Vec<Finding>) {
    let tables = &reading.tables;
    missing_tables(tables, out);
    let mut unread: HashSet<(RowPlace, usize)> = HashSet::new();
    for doubt in &reading.doubts {
        for (place, columns) in doubt.unread() {
            unread.extend(columns.into_iter().map(|column| (place, column)));
        }
        if let Some(finding) = of_doubt(doubt, tables.format, out) {
            out.push(finding);
        }
    }
    for (place, cells) in rows(tables) {
        blank_cells(place, &cells, &unread, tables.format, out);
    }
}

fn missing_tables(tables: &Tables, out: &mut Vec<Finding>) {
    for (is_there, key, name) in [
        (tables.table2.is_some(), "table2", "表二“主动公开政府信息情况”"),
        (tables.table3.is_some(), "table3", "表三“收到和处理政府信息公开申请情况”"),
        (tables.table4.is_some(), "table4", "表四“政府信息公开行政复议、行政诉讼情况”"),
    ] {
        if !is_there {
            out.push(Finding {
                rule: Rule::MissingTable,
                place: key.to_owned(),
                expected: json!(name),
                found: Value::Null,
                message: format!("没有找到{name}。请确认报告完整，表格不是图片，栏目名称与统一格式一致。"),
            });
        }
    }
}

fn of_doubt(doubt: &Doubt, format: ReportFormat, found: &[Finding]) -> Option<Finding> {
    let columns = |place: &RowPlace, cells: &[usize]| -> String {
        cells.iter().map(|c| place.column_label(format, *c)).collect::<Vec<_>>().join("、")
    };
    let at = |place: &RowPlace, cells: &[usize]| match cells {
        [one] => place.cell_id(format, *one),
        _ => place.id(format),
    };
    match doubt {
        Doubt::Ambiguous { place, digits, cells } if cells.is_empty() => Some(Finding {
            rule: Rule::Ambiguous,
            place: place.id(format),
            expected: Value::Null,
            found: json!(digits),
            message: format!("{}的数字“{digits}”连在一起，单看数字有多种断法，已按正文定下。", place.label(format)),
        }),
        Doubt::Ambiguous { place, digits, cells } => Some(Finding {
            rule: Rule::Ambiguous,
            place: at(place, cells),
            expected: Value::Null,
            found: json!(digits),
            message: format!(
                "{}的数字“{digits}”连在一起，有多种断法，“{}”无法确定，按空缺处理。请对照原件填写。",
                place.label(format),
                columns(place, cells),
            ),
        }),
        Doubt::Inferred { place, cells, quote } => Some(Finding {
            rule: Rule::Inferred,
            place: at(place, cells),
            expected: json!(quote),
            found: Value::Null,
            message: format!(
                "{}的“{}”由正文“{quote}”推定。请对照原件核实。",
                place.label(format),
                columns(place, cells)
            ),
        }),
        Doubt::NoReading { place, digits } => Some(Finding {
            rule: match place {
                RowPlace::Table2(_) => Rule::Ambiguous,
                RowPlace::Table3(_) => Rule::RowTotal,
                RowPlace::Table4(_) => Rule::CaseTotal,
            },
            place: place.id(format),
            expected: Value::Null,
            found: json!(digits),
            message: format!(
                "{}的数字“{digits}”连在一起，无论怎样断开，分项相加都不等于总计。请对照原件核对。",
                place.label(format)
            ),
        }),
        Doubt::Misfit { place, digits } => Some(Finding {
            rule: Rule::Ambiguous,
            place: place.id(format),
            expected: Value::Null,
            found: json!(digits),
            message: format!(
                "{}写的是“{digits}”，数字个数与栏数不符，无法确定各在哪一栏，按空缺处理。请对照原件填写。",
                place.label(format)
            ),
        }),
        Doubt::Unreadable { place, column, text } => Some(Finding {
            rule: Rule::Ambiguous,
            place: place.cell_id(format, *column),
            expected: Value::Null,
            found: json!(text),
            message: format!(
                "{}“{}”写的是“{text}”，不是本栏应填的数字，按空缺处理。请改填数字。",
                place.label(format),
                place.column_label(format, *column)
            ),
        }),
        Doubt::SingleOtherRow => Some(Finding {
            rule: Rule::BlankCell,
            place: "R3.6".to_owned(),
            expected: json!(3),
            found: json!(1),
            message: "表三“（六）其他处理”只有一行，没有按2021年格式分为三行；三行按空缺处理，合计数另列于“R3.6”。"
                .to_owned(),
        }),
        Doubt::ColumnsContradict { balance } => columns_contradict(*balance, found),
    }
}

/// Said only if the cells that are known do not say it already.
fn columns_contradict(balance: bool, found: &[Finding]) -> Option<Finding> {
    if found.iter().any(|f| matches!(f.rule, Rule::ColumnBalance | Rule::ResultSum)) {
        return None;
    }
    let (rule, what) = if balance {
        (Rule::ColumnBalance, "第一项加第二项都不等于第三项加第四项")
    } else {
        (Rule::ResultSum, "办理结果各项相加都不等于“（七）总计”")
    };
    Some(Finding {
        rule,
        place: "table3".to_owned(),
        expected: Value::Null,
        found: Value::Null,
        message: format!("表三的数字连在一起，无论怎样断开，总有一列{what}。请对照原件核对。"),
    })
}

/// Every row of every table that was found, with whether each cell is filled.
fn rows(tables: &Tables) -> Vec<(RowPlace, Vec<bool>)> {
    let mut out = Vec::new();
    if let Some(table) = &tables.table2 {
        let filled = |cells: &Vec<Option<_>>| cells.iter().map(Option::is_some).collect();
        out.extend(table.rows.iter().enumerate().map(|(i, cells)| (RowPlace::Table2(i), filled(cells))));
    }
    if let Some(table) = &tables.table3 {
        let filled = |row: &Row| {
            table.rows.get(row).map_or_else(|| vec![false; 7], |cells| cells.iter().map(Option::is_some).collect())
        };
        out.extend(tables.format.rows().iter().map(|row| (RowPlace::Table3(*row), filled(row))));
    }
    if let Some(table) = &tables.table4 {
        let filled = |i: usize| table.blocks.get(i).into_iter().flatten().map(Option::is_some).collect();
        out.extend((0..TABLE4_BLOCKS.len()).map(|i| (RowPlace::Table4(i), filled(i))));
    }
    out
}

fn blank_cells(
    place: RowPlace,
    cells: &[bool],
    unread: &HashSet<(RowPlace, usize)>,
    format: ReportFormat,
    out: &mut Vec<Finding>,
) {
    let blank: Vec<usize> = (0..cells.len()).filter(|i| !cells[*i] && !unread.contains(&(place, *i))).collect();
    let finding = |at: String, what: String| Finding {
        rule: Rule::BlankCell,
        place: at,
        expected: Value::Null,
        found: Value::Null,
        message: format!("{}{what}空白。没有的应当填0，不能留空。", place.label(format)),
    };
    if blank.len() == cells.len() {
        out.push(finding(place.id(format), "整行".to_owned()));
        return;
    }
    for column in blank {
        out.push(finding(place.cell_id(format, column), format!("的“{}”栏", place.column_label(format, column))));
    }
}
