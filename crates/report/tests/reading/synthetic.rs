//! Invented reports: random figures that add up, and the ways in which pages lay them out.

use formats::{Block, Cell, Content, Kind, Table};
use proptest::prelude::*;
use report::figure::Figure;
use report::form::{Holds, RESULTS_HEADING, SECTIONS, TABLE4_BLOCKS};
use report::{ReportFormat, Row, Table2, Table3, Table4, Tables};
use std::collections::BTreeMap;

pub(crate) const AGENCY: &str = "示例市示例局";

/// Figures of a report that satisfy every sum of the form.
pub(crate) fn consistent() -> impl Strategy<Value = Tables> {
    let format = prop_oneof![Just(ReportFormat::F2019), Just(ReportFormat::F2021)];
    let count = prop_oneof![24 => Just(0_u64), 8 => 1..10_u64, 4 => 10..400_u64, 1 => 1000..4000_u64];
    let results = prop::collection::vec(prop::array::uniform6(count.clone()), 23);
    let carried = prop::array::uniform6(prop_oneof![6 => Just(0_u64), 2 => 1..30_u64]);
    let table2 = prop::collection::vec(0..20_000_i64, 24);
    let cases = prop::array::uniform3(prop::array::uniform4(count));
    (format, results, carried.clone(), carried, table2, cases).prop_map(
        |(format, results, came, left, numbers, cases)| Tables {
            agency: Some(AGENCY.to_owned()),
            year: Some(if format == ReportFormat::F2019 { 2020 } else { 2023 }),
            format,
            table2: Some(table2_of(format, &numbers)),
            table3: Some(table3_of(format, &results, came, left)),
            table4: Some(Table4 {
                blocks: cases.map(|four| {
                    let [a, b, c, d] = four;
                    [a, b, c, d, four.iter().sum()].map(Some)
                }),
            }),
        },
    )
}

fn table2_of(format: ReportFormat, numbers: &[i64]) -> Table2 {
    let mut numbers = numbers.iter().copied();
    let mut next = || numbers.next().unwrap_or_default();
    let mut cell = |holds: Holds| match holds {
        Holds::Count => Some(Figure::whole(next())),
        Holds::Change => Some(Figure::whole(next() % 50 - 25)),
        Holds::Amount => format!("{}.{:02}", next(), next() % 100).parse().ok(),
    };
    Table2 { rows: format.table2().iter().map(|row| row.columns.iter().map(|c| cell(c.holds)).collect()).collect() }
}

fn with_total(six: [u64; 6]) -> [Option<u64>; 7] {
    std::array::from_fn(|i| Some(six.get(i).copied().unwrap_or_else(|| six.iter().sum())))
}

fn table3_of(format: ReportFormat, results: &[[u64; 6]], came: [u64; 6], left: [u64; 6]) -> Table3 {
    let mut rows = BTreeMap::new();
    let mut done = [0; 6];
    for (row, six) in format.rows().iter().filter(|row| row.is_result()).zip(results) {
        rows.insert(*row, with_total(*six));
        for (done, n) in done.iter_mut().zip(six) {
            *done += n;
        }
    }
    let carried_in: [u64; 6] = std::array::from_fn(|i| came[i].min(done[i] + left[i]));
    rows.insert(Row::R1, with_total(std::array::from_fn(|i| done[i] + left[i] - carried_in[i])));
    rows.insert(Row::R2, with_total(carried_in));
    rows.insert(Row::R37, with_total(done));
    rows.insert(Row::R4, with_total(left));
    Table3 { rows }
}

/// How a page lays out its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Every cell on a line of its own.
    CellALine,
    /// A row a line, white space between.
    RowALine,
    /// A row a line, tabs between.
    Tabs,
    /// Tables with spans, as the form is printed.
    Cells,
    /// Table rows without heads, captions and grouping.
    BareCells,
    /// Tables with spans, an empty column at the right, a blank row between, table four in two halves.
    SpareCells,
    /// A row a line, numbers in full-width with thousands separators.
    Separated,
    /// A row a line, numbers of pages on lines of their own.
    Paged,
    /// A row a line, units behind the numbers, strokes for zeros that the reader must leave blank.
    Marked,
    /// Lines of a PDF: long labels broken, their numbers in between, page numbers.
    Broken,
    /// Everything in one line, nothing between the numbers.
    RunTogether,
    /// The same, with a text that states some of the numbers.
    Told,
}

/// The document.
pub(crate) fn render(tables: &Tables, layout: Layout) -> Content {
    let mut page = Page { layout, blocks: Vec::new(), run: String::new(), lines_printed: 0 };
    let year = tables.year.unwrap_or_default();
    page.text(&format!("{AGENCY}{year}年政府信息公开工作年度报告"));
    page.heading(0);
    page.text("本年度工作平稳有序。");
    if layout == Layout::Told {
        tell(&mut page, tables);
    }
    page.heading(1);
    table2(&mut page, tables);
    page.heading(2);
    table3(&mut page, tables);
    page.heading(3);
    table4(&mut page, tables);
    page.heading(4);
    page.text("人员不足，下一步充实力量。");
    page.heading(5);
    page.text("本年度未收取信息处理费。");
    page.finish()
}

/// Numbers of tables two, three and four in the words of an overview.
fn tell(page: &mut Page, tables: &Tables) {
    let documents = |column| tables.table2.as_ref()?.cell(tables.format, "normative_documents", column);
    let total = |row| tables.table3.as_ref()?.cell(row, report::Column::Total);
    if let (Some(issued), Some(repealed)) = (documents("issued"), documents("repealed")) {
        page.text(&format!("全年制发行政规范性文件{issued}件，废止{repealed}件。"));
    }
    if let (Some(new), Some(left)) = (total(Row::R1), total(Row::R4)) {
        page.text(&format!("全年新收政府信息公开申请{new}件，结转下年度{left}件。"));
    }
    if let Some([cases, _, _]) = tables.table4.as_ref().map(|table| table.blocks) {
        page.text(&format!("因政府信息公开引起的行政复议案件{}件。", cases[4].unwrap_or_default()));
    }
}

struct Page {
    layout: Layout,
    blocks: Vec<Block>,
    run: String,
    lines_printed: usize,
}

impl Page {
    fn heading(&mut self, section: usize) {
        let numeral = ["一", "二", "三", "四", "五", "六"][section];
        self.text(&format!("{numeral}、{}", SECTIONS[section]));
    }

    fn text(&mut self, text: &str) {
        if self.is_run_together() {
            self.run.push_str(text);
            return;
        }
        self.blocks.push(Block::Paragraph { text: text.to_owned() });
        self.lines_printed += 1;
        let page = self.lines_printed / 29;
        match self.layout {
            _ if !self.lines_printed.is_multiple_of(29) => {}
            Layout::Broken => self.blocks.push(Block::Paragraph { text: format!("- {page} -") }),
            Layout::Paged => self.blocks.push(Block::Paragraph { text: page.to_string() }),
            _ => {}
        }
    }

    /// A row of labels and numbers; `labels` come first.
    fn row(&mut self, labels: &[(&str, u32)], cells: &[String]) {
        let dressed: Vec<String> = cells.iter().map(|cell| self.dressed(cell)).collect();
        let cells = dressed.as_slice();
        match self.layout {
            Layout::CellALine => {
                for (label, _) in labels {
                    self.text(&format!("\t{label}"));
                }
                for cell in cells {
                    self.text(&format!("\t {cell} "));
                }
                self.text("");
            }
            Layout::RowALine | Layout::Separated | Layout::Paged | Layout::Marked => {
                let labels: Vec<&str> = labels.iter().map(|(l, _)| *l).collect();
                self.text(&format!("{} {}", labels.join(" "), cells.join(" ")));
            }
            Layout::Tabs => {
                let label = labels.last().map_or("", |(l, _)| *l);
                self.text(&format!("{label}\t{}", cells.join("\t")));
            }
            Layout::Broken => self.broken(labels, cells),
            Layout::RunTogether | Layout::Told => {
                for (label, _) in labels {
                    self.run.push_str(label);
                }
                self.run.push_str(&cells.concat());
            }
            Layout::Cells | Layout::BareCells | Layout::SpareCells => {}
        }
    }

    fn broken(&mut self, labels: &[(&str, u32)], cells: &[String]) {
        let Some((label, above)) = labels.split_last() else { return self.text(&cells.join(" ")) };
        // A narrow column's heading, one letter a line.
        if let Some(letter) = RESULTS_HEADING.chars().nth(self.lines_printed % 40) {
            self.text(&letter.to_string());
        }
        for (heading, _) in above {
            self.text(heading);
        }
        let letters: Vec<char> = label.0.chars().collect();
        if letters.len() < 12 {
            return self.text(&format!("{} {}", label.0, cells.join(" ")));
        }
        let (head, tail) = letters.split_at(letters.len() - 4);
        self.text(&head.iter().collect::<String>());
        self.text(&cells.join(" "));
        self.text(&tail.iter().collect::<String>());
    }

    fn table(&mut self, mut rows: Vec<Vec<Cell>>) {
        if self.layout == Layout::SpareCells {
            rows.iter_mut().for_each(|row| row.push(cell("", 1, 1)));
            rows.push(vec![cell("", 1, 1); 3]);
        }
        self.blocks.push(Block::Table(Table { rows }));
    }

    /// A number as the layout prints it.
    fn dressed(&self, cell: &str) -> String {
        let is_whole = cell.bytes().all(|b| b.is_ascii_digit());
        match self.layout {
            Layout::Separated if is_whole => {
                let grouped = |(i, c): (usize, char)| {
                    (cell.len() - i)
                        .is_multiple_of(3)
                        .then_some('，')
                        .filter(|_| i > 0)
                        .into_iter()
                        .chain(full_width(c))
                };
                cell.chars().enumerate().flat_map(grouped).collect()
            }
            Layout::Marked if cell == "0" => "/".to_owned(),
            Layout::Marked if is_whole => format!("{cell}件"),
            _ => cell.to_owned(),
        }
    }

    fn is_run_together(&self) -> bool {
        matches!(self.layout, Layout::RunTogether | Layout::Told)
    }

    fn is_cells(&self) -> bool {
        matches!(self.layout, Layout::Cells | Layout::BareCells | Layout::SpareCells)
    }

    fn finish(mut self) -> Content {
        let kind = if self.is_cells() { Kind::Html } else { Kind::Text };
        if !self.run.is_empty() {
            self.blocks.push(Block::Paragraph { text: self.run });
        }
        Content { kind, blocks: self.blocks, pages: Vec::new() }
    }
}

fn full_width(digit: char) -> Option<char> {
    char::from_u32(u32::from(digit) + 0xfee0)
}

fn cell(text: &str, row_span: u32, col_span: u32) -> Cell {
    Cell { text: text.to_owned(), row_span, col_span, is_header: false }
}

fn numbers<T: ToString>(cells: &[Option<T>]) -> Vec<String> {
    cells.iter().map(|c| c.as_ref().map(T::to_string).unwrap_or_default()).collect()
}

fn table2(page: &mut Page, tables: &Tables) {
    let Some(table) = &tables.table2 else { return };
    let mut provision = "";
    let mut rows = Vec::new();
    for (def, cells) in tables.format.table2().iter().zip(&table.rows) {
        let columns: Vec<String> = def.columns.iter().map(|c| c.label.to_owned()).collect();
        if def.provision != provision {
            provision = def.provision;
            rows.push(vec![cell(provision, 1, 4)]);
            rows.push(
                std::iter::once("信息内容").chain(columns.iter().map(String::as_str)).map(|t| cell(t, 1, 1)).collect(),
            );
            if !page.is_cells() {
                page.text(provision);
                page.row(&[("信息内容", 1)], &columns);
            }
        }
        let values = numbers(cells);
        rows.push(std::iter::once(def.label).chain(values.iter().map(String::as_str)).map(|t| cell(t, 1, 1)).collect());
        page.row(&[(def.label, 1)], &values);
    }
    if page.layout == Layout::BareCells {
        rows.retain(|row| row.len() > 1 && row[0].text != "信息内容");
    }
    if page.is_cells() {
        page.table(rows);
    }
}

const KINDS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

fn table3(page: &mut Page, tables: &Tables) {
    let Some(table) = &tables.table3 else { return };
    if page.is_cells() {
        return table3_cells(page, tables, table);
    }
    page.text("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
    page.text("申请人情况");
    for kind in KINDS {
        page.text(kind);
    }
    let mut group = None;
    for row in tables.format.rows() {
        let text = row.text();
        let mut labels = Vec::new();
        if *row == Row::R31 {
            labels.push((RESULTS_HEADING, 1));
        }
        if text.group != group {
            group = text.group;
            labels.extend(group.map(|g| (g, 1)));
        }
        labels.push((text.label, 1));
        page.row(&labels, &numbers(&table.rows[row]));
    }
}

fn table3_cells(page: &mut Page, tables: &Tables, table: &Table3) {
    let bare = page.layout == Layout::BareCells;
    let mut rows = Vec::new();
    if !bare {
        rows.push(vec![cell("（本列数据的勾稽关系为：…）", 3, 3), cell("申请人情况", 1, 7)]);
        rows.push(vec![cell(KINDS[0], 2, 1), cell("法人或其他组织", 1, 5), cell(KINDS[6], 2, 1)]);
        rows.push(KINDS[1..6].iter().map(|k| cell(k, 1, 1)).collect());
    }
    let printed = tables.format.rows();
    let results = printed.iter().filter(|r| r.is_result()).count() as u32 + 1;
    let mut group = None;
    for row in printed {
        let text = row.text();
        let mut line = Vec::new();
        if bare {
            line.push(cell(text.label, 1, 1));
        } else {
            if *row == Row::R31 {
                line.push(cell(RESULTS_HEADING, results, 1));
            }
            if text.group.is_some() && text.group != group {
                let size = printed.iter().filter(|r| r.text().group == text.group).count() as u32;
                line.push(cell(text.group.unwrap_or_default(), size, 1));
            }
            group = text.group;
            let width = match row {
                Row::R1 | Row::R2 | Row::R4 => 3,
                _ if text.group.is_some() => 1,
                _ => 2,
            };
            line.push(cell(text.label, 1, width));
        }
        line.extend(numbers(&table.rows[row]).iter().map(|n| cell(n, 1, 1)));
        rows.push(line);
    }
    page.table(rows);
}

const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

fn table4(page: &mut Page, tables: &Tables) {
    let Some(table) = &tables.table4 else { return };
    let values: Vec<String> = table.blocks.iter().flat_map(|block| numbers(block)).collect();
    if page.is_cells() {
        let mut rows = Vec::new();
        if page.layout == Layout::Cells {
            rows.push(vec![cell("行政复议", 1, 5), cell("行政诉讼", 1, 10)]);
            let mut head: Vec<Cell> = RESULTS.iter().map(|r| cell(r, 2, 1)).collect();
            head.extend([cell(TABLE4_BLOCKS[1].label, 1, 5), cell(TABLE4_BLOCKS[2].label, 1, 5)]);
            rows.push(head);
            rows.push(RESULTS.iter().chain(&RESULTS).map(|r| cell(r, 1, 1)).collect());
        }
        let row = |values: &[String]| values.iter().map(|v| cell(v, 1, 1)).collect();
        if page.layout == Layout::SpareCells {
            let (left, right) = values.split_at(5);
            page.blocks.push(Block::Table(Table { rows: vec![row(left)] }));
            page.blocks.push(Block::Table(Table { rows: vec![row(right)] }));
            return;
        }
        rows.push(row(&values));
        return page.table(rows);
    }
    let head = ["行政复议", "行政诉讼"];
    for text in head.iter().chain(&RESULTS).chain(&["未经复议直接起诉", "复议后起诉"]).chain(&RESULTS).chain(&RESULTS)
    {
        page.text(text);
    }
    page.row(&[], &values);
}
