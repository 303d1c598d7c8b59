//! `/staff/annual-report/{year}/figure` — recording a figure of table two or four with its source, until its
//! register exists. Table three is never typed in.

use super::HERE;
use super::build::no_such_year;
use super::form_page::FormPage;
use crate::error::PageError;
use crate::form::{Choice, Fields, Form, Question, Reader};
use crate::staff::session::SignedIn;
use crate::state::AppState;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use report::CellId;
use report::form::{Column, ReportFormat, TABLE4_BLOCKS, TABLE4_COLUMNS};
use serde::Deserialize;
use usecases::ActError;
use usecases::authorization::Act;
use usecases::report::{RecordFigure, has_report, record_figure};

const LEAD: &str = "第二、第四部分的数据在台账建成之前由此登记，写明来源；再次登记同一项，以后一次为准，前一次留痕。第三部分由办件自动计算，不手填。";

/// Which cell is chosen at first.
#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    cell: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(year): Path<i16>,
    Query(chosen): Query<Chosen>,
) -> Result<Html<String>, PageError> {
    signed_in.ctx.may(Act::RecordFigure)?;
    has_report(&signed_in.ctx, year).map_err(no_such_year)?;
    let filled = Fields::default().with("cell", chosen.cell);
    let form = form(year).filled(&filled).returned_to(&signed_in.visitor);
    FormPage::new(year, "登记数据", LEAD, form).draw(&state, &signed_in).await
}

pub(super) async fn submit(signed_in: SignedIn, Path(year): Path<i16>, fields: Fields) -> Result<Redirect, PageError> {
    record_figure(&signed_in.ctx, input(year, &fields)?).await.map_err(no_such_year)?;
    Ok(Redirect::to(&format!("{HERE}/{year}?cell={}", fields.text("cell"))))
}

fn input(year: i16, fields: &Fields) -> Result<RecordFigure, ActError> {
    let mut read = Reader::new(fields);
    let input = RecordFigure {
        year,
        cell: read.text("cell"),
        value: read.text("value"),
        source: read.text("source"),
        on: read.day("on"),
    };
    read.complete(Some(input))
}

fn form(year: i16) -> Form {
    let cells =
        cells(ReportFormat::of_year(year)).into_iter().map(|cell| Choice::new(cell.to_string(), label_of(cell)));
    let questions = vec![
        Question::listed("cell", "哪一项", cells.collect()),
        Question::line("value", "数据").hint("与台账一致，没有的填0"),
        Question::line("source", "数据来源").hint("例如行政许可台账、法规处复议诉讼登记簿"),
        Question::day("on", "取数日期").hint("不填的，为今天").optional(),
    ];
    Form::new(format!("{HERE}/{year}/figure"), "登记数据", questions)
}

fn cells(format: ReportFormat) -> Vec<CellId> {
    let two = format.table2().iter().flat_map(|row| row.columns.iter().map(|c| CellId::Table2(row.key, c.key)));
    let four = TABLE4_BLOCKS
        .iter()
        .flat_map(|block| TABLE4_COLUMNS.iter().map(|(column, _)| CellId::Table4(block.key, column)))
        .filter(|cell| !matches!(cell, CellId::Table4(_, "total")));
    two.chain(four).collect()
}

/// What a cell is called, row first.
pub(super) fn label_of(cell: CellId) -> String {
    match cell {
        CellId::Table2(row, column) => table2_label(row, column),
        CellId::Table3(row, column) => {
            let text = row.text();
            let group = text.group.map_or_else(String::new, str::to_owned);
            let column = match column {
                Column::Kind(kind) => kind.label(),
                Column::Total => "总计",
            };
            format!("{group}{}：{column}", text.label)
        }
        CellId::Table4(block, column) => {
            let block = TABLE4_BLOCKS.iter().find(|def| def.key == block).map_or("", |def| def.label);
            let column = TABLE4_COLUMNS.iter().find(|(key, _)| *key == column).map_or("", |(_, label)| label);
            format!("{block}：{column}")
        }
        CellId::Fee(fee) => match fee {
            report::FeeCell::Notices => "信息处理费：发出收费通知件数".to_owned(),
            report::FeeCell::NoticedYuan => "信息处理费：通知金额（元）".to_owned(),
            report::FeeCell::ReceivedYuan => "信息处理费：实收金额（元）".to_owned(),
        },
    }
}

fn table2_label(row: &str, column: &str) -> String {
    let mut defs = ReportFormat::F2021.table2().iter().chain(ReportFormat::F2019.table2());
    let found = defs.find_map(|def| {
        let column = def.columns.iter().find(|c| def.key == row && c.key == column)?;
        Some(format!("{}：{}", def.label, column.label))
    });
    found.unwrap_or_default()
}
