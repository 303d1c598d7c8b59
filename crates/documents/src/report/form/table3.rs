//! `表三` — 收到和处理政府信息公开申请情况: three rows of headings, results grouped under their kind.

use crate::table::{Cell, Draft, Grid, Misfit};
use report::CellId;
use report::figure::Figure;
use report::form::{BALANCE_NOTE, Column, RESULTS_HEADING, ReportFormat, Row};
use report::tables::Table3;

const CAPTION: &str = "收到和处理政府信息公开申请情况统计表";
const REQUESTERS_HEAD: &str = "申请人情况";
const ORGANIZATIONS_HEAD: &str = "法人或其他组织";
/// Columns that hold labels: `三、本年度办理结果`, the kind of result, the row.
const LABELS: usize = 3;
const WIDTHS: [u16; LABELS + Column::ALL.len()] = [11, 17, 56, 10, 10, 10, 13, 13, 10, 10];

/// Draws table three. A table or row that is missing prints blank.
///
/// # Errors
/// [`Misfit`] if the form's rows cannot tile a grid.
pub fn table3(format: ReportFormat, table: Option<&Table3>) -> Result<Grid, Misfit> {
    let mut rows = headings();
    let head_rows = rows.len();
    let form = format.rows();
    let results = form.iter().filter(|row| is_under_results(**row)).count();
    let mut results_headed = false;
    let mut group = None;
    for &row in form {
        let text = row.text();
        let mut cells = Vec::with_capacity(WIDTHS.len());
        if is_under_results(row) && !results_headed {
            results_headed = true;
            cells.push(Cell::group_head(RESULTS_HEADING).spanning(results, 1));
        }
        if let Some(heading) = text.group.filter(|_| text.group != group) {
            let members = form.iter().filter(|other| other.text().group == text.group).count();
            cells.push(Cell::group_head(heading).spanning(members, 1));
        }
        group = text.group;
        cells.push(Cell::row_head(text.label).spanning(1, label_columns(row)));
        cells.extend(figures(row, table));
        rows.push(cells);
    }
    Grid::try_new(Draft {
        key: "table3",
        caption: CAPTION.to_owned(),
        widths: WIDTHS.to_vec(),
        head_rows,
        block_starts: vec![head_rows],
        rows,
    })
}

/// Whether the row stands under `三、本年度办理结果`; its total does too.
fn is_under_results(row: Row) -> bool {
    row.is_result() || row == Row::R37
}

/// How many of the three label columns are left for the row's own label.
fn label_columns(row: Row) -> usize {
    match (is_under_results(row), row.text().group) {
        (false, _) => 3,
        (true, None) => 2,
        (true, Some(_)) => 1,
    }
}

fn headings() -> Vec<Vec<Cell>> {
    let kinds = Column::ALL.len() - 2;
    let mut first = vec![Cell::new(crate::table::Role::Note, BALANCE_NOTE).spanning(3, LABELS)];
    first.push(Cell::head(REQUESTERS_HEAD).spanning(1, Column::ALL.len()));
    let [person, organizations @ .., total] = Column::ALL;
    let second = vec![
        Cell::head(person.label()).spanning(2, 1),
        Cell::head(ORGANIZATIONS_HEAD).spanning(1, kinds),
        Cell::head(total.label()).spanning(2, 1),
    ];
    let third = organizations.iter().map(|column| Cell::head(column.label())).collect();
    vec![first, second, third]
}

fn figures(row: Row, table: Option<&Table3>) -> impl Iterator<Item = Cell> {
    Column::ALL.into_iter().map(move |column| {
        let value = table.and_then(|t| t.cell(row, column)).and_then(|n| i64::try_from(n).ok()).map(Figure::whole);
        let cell = Cell::figure(CellId::Table3(row, column).to_string(), value);
        if row == Row::R37 { cell.as_total() } else { cell }
    })
}
