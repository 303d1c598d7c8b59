use super::*;
use crate::table::{Grid, Role};
use report::form::ReportFormat;

const FORMATS: [ReportFormat; 2] = [ReportFormat::F2019, ReportFormat::F2021];

fn ids(grid: &Grid) -> Vec<String> {
    let id = |role: &Role| match role {
        Role::Figure { id, .. } => Some(id.clone()),
        Role::ColumnHead | Role::RowHead { .. } | Role::Note => None,
    };
    grid.rows().iter().flatten().filter_map(|placed| id(&placed.cell.role)).collect()
}

fn headings(grid: &Grid, wanted: &str) -> Vec<String> {
    let is_wanted = |role: &Role| matches!(role, Role::Figure { id, .. } if id == wanted);
    let figure = grid.rows().iter().flatten().find(|placed| is_wanted(&placed.cell.role));
    figure.map_or(vec![], |f| grid.headings_of(f).iter().map(|h| h.cell.text.clone()).collect())
}

#[test]
fn every_table_of_either_format_tiles_its_grid_with_as_many_figures_as_the_form_has() {
    for format in FORMATS {
        let in_table2: usize = format.table2().iter().map(|row| row.columns.len()).sum();
        assert_eq!(table2(format, None).map(|grid| ids(&grid).len()), Ok(in_table2));
        assert_eq!(table3(format, None).map(|grid| ids(&grid).len()), Ok(format.rows().len() * 7));
        assert_eq!(table4(None).map(|grid| ids(&grid).len()), Ok(15));
    }
}

#[test]
fn a_figure_knows_every_heading_it_stands_under() -> Result<(), crate::table::Misfit> {
    let grid = table3(ReportFormat::F2021, None)?;
    assert_eq!(
        headings(&grid, "R3.3.4/business"),
        ["申请人情况", "法人或其他组织", "商业企业", "三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益"]
    );
    assert_eq!(headings(&grid, "R1/total"), ["申请人情况", "总计", "一、本年新收政府信息公开申请数量"]);
    let grid = table2(ReportFormat::F2021, None)?;
    assert_eq!(
        headings(&grid, "table2/normative_documents/repealed"),
        ["第二十条第（一）项", "本年废止件数", "行政规范性文件"]
    );
    assert_eq!(
        headings(&grid, "table2/compulsory_measures/decisions"),
        ["第二十条第（六）项", "本年处理决定数量", "行政强制"]
    );
    let grid = table4(None)?;
    assert_eq!(
        headings(&grid, "table4/litigation_after_reconsideration/other"),
        ["行政诉讼", "复议后起诉", "其他结果"]
    );
    Ok(())
}
