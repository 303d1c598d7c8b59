//! The report in printed order: title, sections, tables. Back ends walk this list and decide only how it looks.

use super::form::{table2, table3, table4};
use super::model::{AnnualReport, PrintError, Section, Standing};
use super::narrative::bound;
use crate::table::Grid;
use report::form::SECTIONS;

/// One piece of the printed report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// `一、总体情况`.
    Heading(String),
    /// `（一）主动公开` within a section.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// A statutory table.
    Table(Grid),
    /// Agency and day at the end.
    Signature {
        /// Who.
        agency: String,
        /// When, as printed.
        day: String,
    },
}

/// What stands where a section has no text yet.
const UNWRITTEN: &str = "（本部分尚未撰写）";
const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// The report's pieces, title left out.
///
/// # Errors
/// A reference in the text that cannot be resolved, or a table that does not tile.
pub fn lay_out(report: &AnnualReport) -> Result<Vec<Block>, PrintError> {
    let mut blocks = paragraphs(&bound(report, Section::Preamble)?);
    for (numeral, heading) in NUMERALS.iter().zip(SECTIONS) {
        blocks.push(Block::Heading(format!("{numeral}、{heading}")));
        match *numeral {
            "一" => blocks.extend(paragraphs(&bound(report, Section::Overview)?)),
            "二" => blocks.push(Block::Table(table2(report.format(), report.tables.table2.as_ref())?)),
            "三" => blocks.push(Block::Table(table3(report.format(), report.tables.table3.as_ref())?)),
            "四" => blocks.push(Block::Table(table4(report.tables.table4.as_ref())?)),
            "五" => blocks.extend(paragraphs(&bound(report, Section::Problems)?)),
            _ => blocks.extend(paragraphs(&bound(report, Section::Other)?)),
        }
    }
    if let Standing::Published(day) = report.standing {
        let day = format!("{}年{}月{}日", day.year(), day.month(), day.day());
        blocks.push(Block::Signature { agency: report.agency.clone(), day });
    }
    Ok(blocks)
}

/// Lines of an authored text; a short line that opens with `（一）` and is no sentence is a heading.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| if is_subheading(line) { Block::Subheading(line.into()) } else { Block::Paragraph(line.into()) })
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(UNWRITTEN.into()));
    }
    blocks
}

/// Longest line that is taken for a heading, in characters.
const SUBHEADING_LENGTH: usize = 24;

fn is_subheading(line: &str) -> bool {
    let numbered = line
        .strip_prefix('（')
        .and_then(|rest| rest.split_once('）'))
        .is_some_and(|(number, _)| !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)));
    numbered && line.chars().count() <= SUBHEADING_LENGTH && !line.ends_with(['。', '；', '！', '？', '：'])
}
