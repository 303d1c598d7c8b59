//! Figures bound into the authored text, so that it cannot contradict the tables.
//!
//! `{{R1/total}}`, `{{table2/normative_documents/issued}}`, `{{fees/notices}}` and `{{year}}`, `{{agency}}` are
//! replaced when the report is printed. Numbers typed by hand are left alone; the checks judge those.

use super::model::{AnnualReport, PrintError, Section};
use report::CellId;
use report::figure::Figure;
use report::form::{Column, TABLE4_BLOCKS, TABLE4_COLUMNS, Table2Row};
use report::tables::Tables;

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// A section with every figure in place.
///
/// # Errors
/// [`PrintError::Placeholder`] naming the first reference that cannot be resolved.
pub fn bound(report: &AnnualReport, section: Section) -> Result<String, PrintError> {
    let Some(text) = report.sections.get(&section) else { return Ok(String::new()) };
    bind(text, |name| resolve(report, name))
}

/// Replaces every `{{name}}` of a text.
///
/// # Errors
/// [`PrintError::Placeholder`] for braces that do not close, and whatever `resolve` refuses.
pub fn bind(text: &str, resolve: impl Fn(&str) -> Result<String, &'static str>) -> Result<String, PrintError> {
    let refuse = |name: &str, why| PrintError::Placeholder { placeholder: name.trim().to_owned(), why };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (name, after) = after
            .split_once(CLOSE)
            .ok_or_else(|| refuse(&after.chars().take(20).collect::<String>(), "括号没有闭合"))?;
        out.push_str(&resolve(name.trim()).map_err(|why| refuse(name, why))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// Every reference that a text of this report may make, with its present value; for the list beside the editor.
pub fn references(report: &AnnualReport) -> Vec<(String, String)> {
    let general = [("year".to_owned(), report.year.to_string()), ("agency".to_owned(), report.agency.clone())];
    let mut names: Vec<String> = Vec::new();
    for def in report.format().table2() {
        names.extend(def.columns.iter().map(|column| CellId::Table2(def.key, column.key).to_string()));
    }
    for row in report.format().rows() {
        names.extend(Column::ALL.iter().map(|column| CellId::Table3(*row, *column).to_string()));
    }
    for block in &TABLE4_BLOCKS {
        names.extend(TABLE4_COLUMNS.iter().map(|(column, _)| CellId::Table4(block.key, column).to_string()));
    }
    names.extend(report.figures.keys().cloned());
    let known = names.into_iter().filter_map(|name| Some((name.clone(), resolve(report, &name).ok()?)));
    general.into_iter().chain(known).collect()
}

const UNKNOWN: &str = "没有这个指标";
const BLANK: &str = "该指标尚无数据";

fn resolve(report: &AnnualReport, name: &str) -> Result<String, &'static str> {
    match name {
        "year" => return Ok(report.year.to_string()),
        "agency" => return Ok(report.agency.clone()),
        _ => {}
    }
    if let Some(figure) = report.figures.get(name) {
        return Ok(figure.to_string());
    }
    cell(&report.tables, name)?.map(|figure| figure.to_string()).ok_or(BLANK)
}

/// The figure of a cell's id; `Ok(None)` if the cell is blank.
///
/// # Errors
/// If the form of these tables has no such cell.
pub fn cell(tables: &Tables, id: &str) -> Result<Option<Figure>, &'static str> {
    let format = tables.format;
    match id.parse().map_err(|_| UNKNOWN)? {
        CellId::Table2(row, column) => {
            let has = |def: &Table2Row| def.key == row && def.columns.iter().any(|c| c.key == column);
            let known = format.table2().iter().any(has);
            known.then(|| tables.table2.as_ref().and_then(|t| t.cell(format, row, column)).cloned()).ok_or(UNKNOWN)
        }
        CellId::Table3(row, column) => {
            let known = format.rows().contains(&row);
            known.then(|| tables.table3.as_ref().and_then(|t| t.cell(row, column)).and_then(whole)).ok_or(UNKNOWN)
        }
        CellId::Table4(block, column) => {
            let b = TABLE4_BLOCKS.iter().position(|def| def.key == block).ok_or(UNKNOWN)?;
            let c = TABLE4_COLUMNS.iter().position(|(key, _)| *key == column).ok_or(UNKNOWN)?;
            Ok(tables.table4.as_ref().and_then(|t| t.blocks[b][c]).and_then(whole))
        }
        // Fees stand in the text only; the report carries them beside its tables.
        CellId::Fee(_) => Err(UNKNOWN),
    }
}

fn whole(n: u64) -> Option<Figure> {
    i64::try_from(n).ok().map(Figure::whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;

    fn check(text: &str, expected: Result<&str, &str>) {
        let mut report = sample();
        report.sections.insert(Section::Other, text.to_owned());
        let found = bound(&report, Section::Other).map_err(|error| match error {
            PrintError::Placeholder { placeholder, why } => format!("{placeholder}：{why}"),
            other => other.to_string(),
        });
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn figures_stand_in_the_text_as_they_stand_in_the_tables() {
        check("收到申请{{R1/total}}件，其中其他组织{{ R1/other }}件。", Ok("收到申请22件，其中其他组织2件。"));
        check("制发{{table2/normative_documents/issued}}件，许可{{table2/licenses}}件。", Ok("制发20件，许可132件。"));
        check("复议{{table4/reconsideration/total}}件，收费通知{{fees/notices}}件。", Ok("复议0件，收费通知0件。"));
        check("{{year}}年发布信息1500条。", Ok("2024年发布信息1500条。"));
    }

    #[test]
    fn an_unknown_reference_is_refused_by_its_name() {
        check("收到{{R9/total}}件", Err("R9/total：没有这个指标"));
        check("其他处理{{R3.6/total}}件", Err("R3.6/total：没有这个指标"));
        check("许可{{table2/licenses/issued}}件", Err("table2/licenses/issued：没有这个指标"));
        check("收到{{R1/total件", Err("R1/total件：括号没有闭合"));
    }

    #[test]
    fn a_blank_cell_cannot_be_cited() {
        let mut report = sample();
        report.tables.table4 = None;
        report.sections.insert(Section::Other, "{{table4/reconsideration/total}}".into());
        let error = bound(&report, Section::Other);
        assert!(matches!(error, Err(PrintError::Placeholder { why: BLANK, .. })), "{error:?}");
    }

    #[test]
    fn every_listed_reference_can_be_cited() {
        let report = sample();
        let references = references(&report);
        assert_eq!(references.len(), 2 + 10 + 175 + 15 + report.figures.len());
        for (name, value) in references {
            assert_eq!(resolve(&report, &name).as_deref(), Ok(value.as_str()), "{name}");
        }
    }
}
