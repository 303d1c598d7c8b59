//! The sums of the form: every row and column of table three, every block of table four.

use super::{Finding, Rule};
use crate::form::{Column, Row, TABLE4_BLOCKS};
use crate::read::{RowPlace, row_label};
use crate::tables::{Table3, Table4, Tables};
use serde_json::json;

/// The breaches of all sums.
pub(super) fn check(tables: &Tables) -> Vec<Finding> {
    let mut out = Vec::new();
    if let Some(table) = &tables.table3 {
        for column in Column::ALL {
            out.extend(column_balance(table, column));
            out.extend(result_sum(table, column));
        }
        for (row, cells) in &table.rows {
            out.extend(row_total(*row, cells));
        }
    }
    if let Some(table) = &tables.table4 {
        out.extend(case_totals(tables, table));
    }
    out
}

/// A sum of cells of which some may be blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum {
    known: u64,
    has_blank: bool,
}

impl Sum {
    fn of(cells: impl IntoIterator<Item = Option<u64>>) -> Self {
        let mut sum = Self { known: 0, has_blank: false };
        for cell in cells {
            match cell {
                Some(n) => sum.known = sum.known.saturating_add(n),
                None => sum.has_blank = true,
            }
        }
        sum
    }

    /// No filling of the blanks makes the two equal.
    fn contradicts(self, other: Self) -> bool {
        (self.known > other.known && !other.has_blank) || (other.known > self.known && !self.has_blank)
    }
}

fn column_balance(table: &Table3, column: Column) -> Option<Finding> {
    let [new, carried_in, done, carried_out] = [Row::R1, Row::R2, Row::R37, Row::R4].map(|row| table.cell(row, column));
    let (came, went) = (Sum::of([new, carried_in]), Sum::of([done, carried_out]));
    came.contradicts(went).then(|| Finding {
        rule: Rule::ColumnBalance,
        place: format!("R1+R2=R3.7+R4/{}", column.id()),
        expected: json!(came.known),
        found: json!(went.known),
        message: format!(
            "表三“{}”列不平：新收{}件加上年结转{}件，合{}件；办理结果总计{}件加结转下年度{}件，合{}件。请核对这四格。",
            column.label(),
            shown(new),
            shown(carried_in),
            came.known,
            shown(done),
            shown(carried_out),
            went.known,
        ),
    })
}

fn shown(cell: Option<u64>) -> String {
    cell.map_or_else(|| "（空白）".to_owned(), |n| n.to_string())
}

/// The rows that `（七）总计` adds up, as this table has them: `其他处理` in one row or in three.
fn parts(table: &Table3) -> Vec<Row> {
    let is_single = table.rows.contains_key(&Row::R36);
    let is_part = |row: &Row| match row {
        Row::R361 | Row::R362 | Row::R363 => !is_single,
        row => row.is_result(),
    };
    let mut rows: Vec<Row> = if is_single { vec![Row::R36] } else { Vec::new() };
    rows.extend(crate::form::ReportFormat::F2021.rows().iter().copied().filter(is_part));
    rows
}

fn result_sum(table: &Table3, column: Column) -> Option<Finding> {
    let total = table.cell(Row::R37, column)?;
    let sum = Sum::of(parts(table).into_iter().map(|row| table.cell(row, column)));
    sum.contradicts(Sum { known: total, has_blank: false }).then(|| Finding {
        rule: Rule::ResultSum,
        place: format!("R3.7/{}", column.id()),
        expected: json!(sum.known),
        found: json!(total),
        message: format!(
            "表三“{}”列：办理结果各项相加为{}件，“（七）总计”写的是{total}件。请核对各项和总计。",
            column.label(),
            sum.known,
        ),
    })
}

fn row_total(row: Row, cells: &[Option<u64>; 7]) -> Option<Finding> {
    let total = cells[6]?;
    let sum = Sum::of(cells[..6].iter().copied());
    sum.contradicts(Sum { known: total, has_blank: false }).then(|| Finding {
        rule: Rule::RowTotal,
        place: format!("{}/total", row.key()),
        expected: json!(sum.known),
        found: json!(total),
        message: format!(
            "表三“{}”一行：自然人和各类组织相加为{}件，“总计”写的是{total}件。请核对这一行。",
            row_label(row),
            sum.known,
        ),
    })
}

fn case_totals(tables: &Tables, table: &Table4) -> Vec<Finding> {
    let mut out = Vec::new();
    for (i, (def, block)) in TABLE4_BLOCKS.iter().zip(&table.blocks).enumerate() {
        let Some(total) = block[4] else { continue };
        let sum = Sum::of(block[..4].iter().copied());
        if sum.contradicts(Sum { known: total, has_blank: false }) {
            out.push(Finding {
                rule: Rule::CaseTotal,
                place: RowPlace::Table4(i).cell_id(tables.format, 4),
                expected: json!(sum.known),
                found: json!(total),
                message: format!(
                    "表四“{}”：维持、纠正、其他、未审结相加为{}件，“总计”写的是{total}件。请核对这一栏。",
                    def.label, sum.known,
                ),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::ReportFormat;

    /// A table that adds up: one natural person's request disclosed, one carried over.
    fn good() -> Tables {
        let one = [1, 0, 0, 0, 0, 0, 1];
        let two = [2, 0, 0, 0, 0, 0, 2];
        let mut table = Table3::default();
        for row in ReportFormat::F2021.rows() {
            let cells = match row {
                Row::R1 => two,
                Row::R31 | Row::R37 | Row::R4 => one,
                _ => [0; 7],
            };
            table.rows.insert(*row, cells.map(Some));
        }
        Tables {
            agency: None,
            year: Some(2024),
            format: ReportFormat::F2021,
            table2: None,
            table3: Some(table),
            table4: Some(Table4 { blocks: [[Some(0); 5]; 3] }),
        }
    }

    fn check_after(change: impl Fn(&mut Table3, &mut Table4), expected: &[(Rule, &str)]) {
        let mut tables = good();
        if let (Some(table3), Some(table4)) = (&mut tables.table3, &mut tables.table4) {
            change(table3, table4);
        }
        let found = check(&tables);
        let found: Vec<(Rule, &str)> = found.iter().map(|f| (f.rule, f.place.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn set(table: &mut Table3, row: Row, column: usize, value: Option<u64>) {
        if let Some(cells) = table.rows.get_mut(&row) {
            cells[column] = value;
        }
    }

    #[test]
    fn a_table_that_adds_up_has_no_findings() {
        check_after(|_, _| {}, &[]);
    }

    #[test]
    fn each_sum_is_checked_in_its_own_name() {
        check_after(
            |t, _| set(t, Row::R31, 0, Some(2)),
            &[(Rule::ResultSum, "R3.7/natural_person"), (Rule::RowTotal, "R3.1/total")],
        );
        check_after(
            |t, _| set(t, Row::R4, 1, Some(3)),
            &[(Rule::ColumnBalance, "R1+R2=R3.7+R4/business"), (Rule::RowTotal, "R4/total")],
        );
        check_after(|_, t| t.blocks[1][0] = Some(5), &[(Rule::CaseTotal, "table4/litigation_direct/total")]);
    }

    #[test]
    fn a_blank_is_no_zero_but_hides_no_excess() {
        check_after(|t, _| set(t, Row::R31, 0, None), &[]);
        check_after(|t, _| set(t, Row::R32, 0, None), &[]);
        check_after(
            |t, _| {
                set(t, Row::R32, 0, None);
                set(t, Row::R31, 0, Some(9));
                set(t, Row::R31, 6, Some(9));
            },
            &[(Rule::ResultSum, "R3.7/natural_person"), (Rule::ResultSum, "R3.7/total")],
        );
    }
}
