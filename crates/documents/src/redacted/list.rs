//! `区分处理清单`: what was taken out of which page, on which ground, by whom and when; never the value.

use crate::Press;
use crate::docx::{Face, SIZE_2, SIZE_3, SIZE_4, flush, line, pack, paragraph, run, sheet};
use crate::report::PrintError;
use docx_rs::{AlignmentType, Table, TableCell, TableRow, WidthType};
use jiff::civil::Date;
use scan::redaction::{Cover, FactKind, Plan};
use serde_json::json;

const TEMPLATE: &str = include_str!("../../assets/redactions.typ");
const TITLE: &str = "政府信息区分处理清单";
const HEAD: [&str; 7] = ["序号", "文件", "页码", "位置", "内容类别", "依据", "处理人、时间"];
/// Parts of the type area's width for each column.
const WIDTHS: [usize; 7] = [6, 20, 7, 17, 14, 20, 16];
const WIDTH: usize = 8844;

/// The list of a case: its plan and the names of its documents.
#[derive(Debug, Clone, Copy)]
pub struct Redactions<'a> {
    /// What was taken out.
    pub plan: &'a Plan,
    /// Names of the documents, by their index.
    pub documents: &'a [String],
}

impl Redactions<'_> {
    /// The rows, without the head.
    pub fn rows(&self) -> Vec<[String; 7]> {
        self.plan.boxes.iter().enumerate().map(|(n, cover)| self.row(n + 1, cover)).collect()
    }

    fn row(&self, number: usize, cover: &Cover) -> [String; 7] {
        let what = self.plan.facts.iter().find(|fact| fact.id == cover.fact).map_or(FactKind::Place, |fact| fact.what);
        [
            number.to_string(),
            self.documents.get(cover.document).cloned().unwrap_or_else(|| format!("文件{}", cover.document + 1)),
            format!("第{}页", cover.page),
            place(cover),
            format!("{}（事项{}）", label(what), cover.fact),
            format!("《条例》{}：{}", cover.ground.basis(), cover.ground.label()),
            format!("{}，{}", cover.by, cover.at.strftime("%Y-%m-%d %H:%M")),
        ]
    }

    fn sum(&self) -> String {
        format!(
            "按照《中华人民共和国政府信息公开条例》第三十七条作区分处理，共{}处、{}个事项。本清单不记载被遮盖的内容；坐标以页面左上角为原点，单位毫米。",
            self.plan.boxes.len(),
            self.plan.facts.len()
        )
    }
}

/// From the page's top left, in millimetres.
fn place(cover: &Cover) -> String {
    let millimetres = |points: f64| (points * 25.4 / 72.0).round();
    format!(
        "左{}、上{}，宽{}、高{}",
        millimetres(cover.rect.left),
        millimetres(cover.rect.top),
        millimetres(cover.rect.width()),
        millimetres(cover.rect.height())
    )
}

/// What a fact is, in the words of the office.
pub fn label(what: FactKind) -> String {
    match what {
        FactKind::Term => "指定词语".to_owned(),
        FactKind::Place => "人工框选内容".to_owned(),
        FactKind::Found(kind) => kind.label().to_owned(),
    }
}

/// The list as a Word document.
///
/// # Errors
/// A failure of the writer.
pub fn docx(list: &Redactions<'_>) -> Result<Vec<u8>, PrintError> {
    let title = line(720).align(AlignmentType::Center).add_run(run(TITLE, Face::Title, SIZE_2));
    let mut rows = vec![table_row(&HEAD.map(str::to_owned), Face::Heading)];
    rows.extend(list.rows().iter().map(|row| table_row(row, Face::Body)));
    let table = Table::new(rows).set_grid(WIDTHS.map(|part| part * WIDTH / 100).to_vec()).width(WIDTH, WidthType::Dxa);
    pack(
        sheet()
            .add_paragraph(title)
            .add_paragraph(line(580))
            .add_paragraph(paragraph(&list.sum(), Face::Body))
            .add_table(table)
            .add_paragraph(flush("", Face::Body, SIZE_3, AlignmentType::Left)),
    )
}

fn table_row(cells: &[String; 7], face: Face) -> TableRow {
    let cell = |(text, part): (&String, usize)| {
        let text = line(320).align(AlignmentType::Center).add_run(run(text, face, SIZE_4 - 8));
        TableCell::new().width(part * WIDTH / 100, WidthType::Dxa).add_paragraph(text)
    };
    TableRow::new(cells.iter().zip(WIDTHS).map(cell).collect())
}

/// The list as PDF; `made_on` is the day written into the file.
///
/// # Errors
/// A character that no font has.
pub fn pdf(list: &Redactions<'_>, press: &Press, made_on: Date) -> Result<Vec<u8>, PrintError> {
    let data = json!({
        "title": TITLE, "sum": list.sum(), "head": HEAD, "widths": WIDTHS, "rows": list.rows(),
    });
    press.print(TEMPLATE, &data, made_on)
}

#[cfg(test)]
mod tests;
