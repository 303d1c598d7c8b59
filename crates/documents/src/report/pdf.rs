//! The report as PDF: tagged, archival, with merged cells, headings that repeat and page numbers.

use super::layout::{Block, lay_out};
use super::model::{AnnualReport, PrintError};
use crate::press::Press;
use crate::table::{Grid, Placed, Role};
use jiff::civil::Date;
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("../../assets/report.typ");

/// The file's bytes. `made_on` is the day written into the file.
///
/// # Errors
/// A reference in the text that cannot be resolved; a character that no font has.
pub fn bytes(report: &AnnualReport, press: &Press, made_on: Date) -> Result<Vec<u8>, PrintError> {
    let blocks: Vec<Value> = lay_out(report)?.iter().map(block).collect();
    let data = json!({
        "title": report.title(),
        "agency": report.agency,
        "second": format!("{}年政府信息公开工作年度报告", report.year),
        "draft": report.standing == super::model::Standing::Draft,
        "blocks": blocks,
    });
    press.print(TEMPLATE, &data, made_on)
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading(text) => json!({ "kind": "heading", "text": text }),
        Block::Subheading(text) => json!({ "kind": "subheading", "text": text }),
        Block::Paragraph(text) => json!({ "kind": "paragraph", "text": text }),
        Block::Table(grid) => table(grid),
        Block::Signature { agency, day } => json!({ "kind": "signature", "agency": agency, "day": day }),
    }
}

fn table(grid: &Grid) -> Value {
    let cells = |rows: &[Vec<Placed>]| rows.iter().flatten().map(cell).collect::<Vec<_>>();
    let (head, body) = grid.rows().split_at(grid.head_rows().min(grid.rows().len()));
    json!({
        "kind": "table", "key": grid.key(), "caption": grid.caption(), "widths": grid.widths(),
        "head": cells(head), "body": cells(body),
    })
}

fn cell(placed: &Placed) -> Value {
    let role = match &placed.cell.role {
        Role::ColumnHead => "column-head",
        Role::RowHead { is_group: true } => "group-head",
        Role::RowHead { is_group: false } => "row-head",
        Role::Note => "note",
        Role::Figure { .. } => "figure",
    };
    json!({
        "role": role, "text": placed.cell.text, "rows": placed.cell.row_span, "columns": placed.cell.column_span,
    })
}
