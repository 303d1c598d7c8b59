//! Reading a published report: the three tables, the narrative, whose it is, and what could not be read for sure.

mod cells;
mod claims;
mod decode;
mod doubt;
mod geometry;
mod headings;
mod identity;
mod labels;
mod lines;
mod narrative;
mod nearest;
mod settle3;
mod sheets;
mod table2;
mod table3;
mod table4;
mod told;

pub use claims::{Claim, DecisionKind, DocumentCount, DocumentKind, OutcomeGroup, Subject};
pub(crate) use doubt::row_label;
pub use doubt::{Doubt, RowPlace};
pub(crate) use lines::plain_text;
pub use narrative::{Narrative, Section};

use crate::form::{ReportFormat, Row};
use crate::tables::{Table3, Tables};
use formats::Content;
use identity::Identity;
use lines::{Flat, Pieces};

/// A report as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The tables; cells that are blank or doubtful are `None`.
    pub tables: Tables,
    /// The text; `None` if the file holds figures only.
    pub narrative: Option<Narrative>,
    /// What the reading is not sure of.
    pub doubts: Vec<Doubt>,
}

/// The file is readable but no annual report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("没有找到政府信息公开工作年度报告的标题、栏目或表格，请确认是否选错了文件")]
pub struct NotAReport;

/// Reads a report. `file_name` is asked for agency and year only if the document does not say them.
///
/// # Errors
/// [`NotAReport`] if neither a table nor the sections of a report are found.
pub fn read(content: &Content, file_name: &str) -> Result<Reading, NotAReport> {
    let pieces = Pieces::of(content);
    let flat = Flat::of(&pieces);
    let words = Flat::words(&pieces);
    let headings = headings::find(&words);
    let identity = identity::find(&pieces, &flat.text, file_name);
    let grid3 = table3::find(&pieces, &flat, &words);

    let start3 = grid3.as_ref().map(|t| flat.place_in(t.at.start, &words));
    let heading = |section: usize| headings.iter().find(|h| h.section == section).map(|h| &h.at);
    let end2 = heading(2).map(|at| at.start).or(start3).or(heading(3).map(|at| at.start));
    let region2 = table2_region(&words, heading(1).map(|at| at.end), end2.unwrap_or(words.text.len()));
    let format = edition(&words.text[region2.clone()], grid3.as_ref(), identity.year);
    let rows2 = table2::find(&pieces, &flat, &words, region2.clone(), format);

    let sections = narrative::sections(&pieces, &words, &headings);
    let prose_end = heading(1).map(|at| at.start).or_else(|| words.text.find("第二十条第"));
    let prose = prose_before(&pieces, &words, prose_end.unwrap_or(region2.end));
    let claims = claims::read(&prose, identity.year);
    let mut doubts = Vec::new();
    let second = rows2.map(|rows| {
        let (table, open) = table2::settle(&rows, format, |def, column| claims::of_cell(&claims, format, def, column));
        doubts.extend(open);
        table
    });
    let start4 = grid3.as_ref().map(|t| t.at.end).or(heading(3).map(|at| words.place_in(at.end, &flat)));
    let end4 = heading(4).or(heading(5)).map_or(flat.text.len(), |at| words.place_in(at.start, &flat));
    let fourth =
        start4.filter(|start| *start < end4).and_then(|start| table4::find(&pieces, &flat, start..end4, &claims));
    let third = grid3.map(|found| {
        let (table, open) = settled3(&found, format, &claims);
        doubts.extend(open);
        table
    });
    let fourth = fourth.map(|(table, open)| {
        doubts.extend(open);
        table
    });
    if second.is_none() && third.is_none() && fourth.is_none() && !is_report(&identity, &headings) {
        return Err(NotAReport);
    }
    let Identity { agency, year, .. } = identity;
    let tables = Tables { agency, year, format, table2: second, table3: third, table4: fourth };
    Ok(Reading { tables, narrative: Some(Narrative { sections, claims }), doubts })
}

impl From<Tables> for Reading {
    /// Figures that come without a text, such as the JSON of the contract.
    fn from(tables: Tables) -> Self {
        Self { tables, narrative: None, doubts: Vec::new() }
    }
}

/// The text before the tables: lines, and cells that hold whole sentences. A heading ends where its line does.
fn prose_before(pieces: &Pieces, words: &Flat, end: usize) -> String {
    let last = words.piece_at(end);
    let is_prose = |p: &&lines::Piece| p.column.is_none() || p.text.chars().nth(LONGEST_LABEL).is_some();
    let mut out = String::new();
    for piece in pieces.all.iter().take(last).filter(is_prose) {
        out.push_str(&piece.text);
        if headings::is_numbered_line(&piece.text) {
            out.push('。');
        }
    }
    out + &words.raw(pieces, words.start_of(last), Some(end))
}

/// Letters of the longest label of the form, and some to spare.
const LONGEST_LABEL: usize = 60;

/// Without a table it takes a title of its own, or most of the headings.
fn is_report(identity: &Identity, headings: &[headings::FoundHeading]) -> bool {
    (identity.has_title && identity.year.is_some() && !headings.is_empty()) || headings.len() >= 4
}

/// From the heading of section two, or the first provision, to section three.
fn table2_region(words: &Flat, heading: Option<usize>, end: usize) -> std::ops::Range<usize> {
    let start = heading.or_else(|| words.text.find("第二十条第")).unwrap_or(0);
    if start <= end { start..end } else { table3::floor_char(&words.text, end.min(start))..end }
}

/// The edition by the form itself; only if it does not tell, by the year.
fn edition(table2: &str, table3: Option<&table3::Found3>, year: Option<i16>) -> ReportFormat {
    let (old, new) = (labels::ONLY_2019.find_iter(table2).count(), labels::ONLY_2021.find_iter(table2).count());
    if old != new {
        return if old > new { ReportFormat::F2019 } else { ReportFormat::F2021 };
    }
    match (table3, year) {
        (Some(found), None) if found.has_single_other => ReportFormat::F2019,
        (Some(found), _) if !found.has_single_other => ReportFormat::F2021,
        (_, Some(year)) => ReportFormat::of_year(year),
        (_, None) => ReportFormat::F2021,
    }
}

/// Table three in the rows of its edition. A single row `其他处理` in the 2021 format is kept beside them.
fn settled3(found: &table3::Found3, format: ReportFormat, claims: &[Claim]) -> (Table3, Vec<Doubt>) {
    let printed = if found.has_single_other { ReportFormat::F2019.rows() } else { ReportFormat::F2021.rows() };
    let (mut table, mut doubts) = settle3::settle(&found.rows, printed, claims);
    match (format, found.has_single_other) {
        (ReportFormat::F2021, true) if table.rows.contains_key(&Row::R36) => doubts.push(Doubt::SingleOtherRow),
        (ReportFormat::F2019, false) => merge_other(&mut table),
        (ReportFormat::F2019, true) | (ReportFormat::F2021, _) => {}
    }
    (table, doubts)
}

/// `其他处理` printed in three rows under the 2019 format counts as its one row.
fn merge_other(table: &mut Table3) {
    let parts: Vec<[Option<u64>; 7]> =
        [Row::R361, Row::R362, Row::R363].iter().filter_map(|row| table.rows.remove(row)).collect();
    if !parts.is_empty() {
        let sum = |column: usize| parts.iter().try_fold(0_u64, |sum, cells| sum.checked_add(cells[column]?));
        table.rows.insert(Row::R36, std::array::from_fn(sum));
    }
}
