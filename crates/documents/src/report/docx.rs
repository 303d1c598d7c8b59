//! The report as a Word document.

use super::layout::{Block, lay_out};
use super::model::{AnnualReport, PrintError, Standing};
use crate::docx::{Face, SIZE_2, SIZE_3, flush, line, pack, paragraph, run, sheet, table};
use crate::table::Grid;
use docx_rs::{AlignmentType, Docx, Paragraph};

/// The file's bytes.
///
/// # Errors
/// A reference in the text that cannot be resolved, or a failure of the writer.
pub fn bytes(report: &AnnualReport) -> Result<Vec<u8>, PrintError> {
    let mut docx = sheet();
    if report.standing == Standing::Draft {
        docx = docx.add_paragraph(flush("草稿，未定稿", Face::Heading, SIZE_3, AlignmentType::Center));
    }
    docx = docx.add_paragraph(title(report)).add_paragraph(line(580));
    for block in lay_out(report)? {
        docx = add_block(docx, &block);
    }
    pack(docx)
}

fn title(report: &AnnualReport) -> Paragraph {
    let text = format!("{}\n{}年政府信息公开工作年度报告", report.agency, report.year);
    line(720).align(AlignmentType::Center).outline_lvl(0).add_run(run(&text, Face::Title, SIZE_2))
}

fn add_block(docx: Docx, block: &Block) -> Docx {
    match block {
        Block::Heading(text) => docx.add_paragraph(paragraph(text, Face::Heading).outline_lvl(1).keep_next(true)),
        Block::Subheading(text) => docx.add_paragraph(paragraph(text, Face::Subheading).outline_lvl(2).keep_next(true)),
        Block::Paragraph(text) => docx.add_paragraph(paragraph(text, Face::Body)),
        Block::Table(grid) => docx.add_table(table(grid, cell_size(grid))).add_paragraph(line(300)),
        Block::Signature { agency, day } => {
            let end =
                |text: &str| flush(text, Face::Body, SIZE_3, AlignmentType::Right).indent(None, None, Some(640), None);
            docx.add_paragraph(line(580)).add_paragraph(end(agency).keep_next(true)).add_paragraph(end(day))
        }
    }
}

/// Half points: the wide tables need smaller type to fit the page.
fn cell_size(grid: &Grid) -> usize {
    match grid.key() {
        "table2" => 24,
        "table3" => 19,
        _ => 18,
    }
}
