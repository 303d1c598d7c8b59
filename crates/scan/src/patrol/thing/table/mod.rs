//! Tables of rows from a text: what a reader sees as lines of a list, whatever parts their cells.
//!
//! A text has no ruled lines. Cells are parted by tabs, bars, wide spaces or two spaces; by commas in a list written
//! as prose; by single spaces where a run of lines agrees. Rows at the edge of a list often carry prose glued to them;
//! they are laid against the form of the others ([`Table::column`] gives cells that fit).

mod cell;
mod upright;

pub(crate) use cell::{Cell, CellKind, is_mask, is_suppressed, kind_of, repaired, without_ordinal};

use smallvec::SmallVec;
use std::borrow::Cow;
use std::ops::Range;
use upright::upright;

/// A run of rows of one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// Labels of the columns, where a header row was recognised; as many as [`Self::width`].
    pub(crate) header: Option<Row>,
    /// The rows, each with [`Self::width`] cells.
    pub(crate) rows: Vec<Row>,
    /// Cells of a row.
    pub(crate) width: usize,
    /// The line before the table, if there is one: often its caption.
    pub(crate) caption: Range<usize>,
}

/// One row: its cells as byte ranges of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// First to last cell.
    pub(crate) span: Range<usize>,
    /// The cells, trimmed.
    pub(crate) cells: SmallVec<[Range<u32>; 8]>,
}

impl Row {
    /// The text of one cell.
    pub(crate) fn cell<'t>(&self, text: &'t str, column: usize) -> &'t str {
        self.cells.get(column).and_then(|cell| text.get(cell.start as usize..cell.end as usize)).unwrap_or("")
    }
}

impl Table {
    /// The label of a column, empty if there is no header.
    pub(crate) fn label<'t>(&self, text: &'t str, column: usize) -> Cow<'t, str> {
        let label = self.header.as_ref().map_or("", |header| header.cell(text, column));
        // `病 种` is spread out to fill its cell.
        if label.contains([' ', '\u{3000}']) {
            Cow::Owned(label.replace([' ', '\u{3000}'], ""))
        } else {
            Cow::Borrowed(label)
        }
    }
}

/// What parts the cells of a line. The order is that in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Wide,
    Comma,
    Space,
}

/// Rows of prose lists and of single spaces need as many cells as this to be a row.
const FEWEST_LOOSE_CELLS: usize = 3;
/// A cell longer than this is a sentence, unless tabs or bars part it.
const LONGEST_LOOSE_CELL: usize = 26;
/// Columns beyond this are not looked at.
const MOST_COLUMNS: usize = 64;

/// The tables of a text, in order.
pub(crate) fn tables(text: &str) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut run: Vec<(Separator, Row)> = Vec::new();
    let mut before = 0..0;
    let mut caption = 0..0;
    for line in lines(text) {
        let row = split(text, line.clone());
        let continues = match (&row, run.last()) {
            (Some((separator, _)), Some((last, _))) => separator == last,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if !continues {
            finish(text, std::mem::take(&mut run), caption.clone(), &mut tables);
        }
        match row {
            Some(row) => {
                if run.is_empty() {
                    caption = before.clone();
                }
                run.push(row);
            }
            None => before = line,
        }
    }
    finish(text, run, caption, &mut tables);
    // A text with rows may have a line or two besides that looks like one.
    if tables.iter().all(|table| table.rows.len() < 3) {
        tables.extend(upright(text));
    }
    tables
}

fn trimmed(text: &str, line: &Range<usize>) -> Range<usize> {
    let whole = text.get(line.clone()).unwrap_or("");
    let start = line.start + whole.len() - whole.trim_start().len();
    start..start + whole.trim().len()
}

/// Lines, and the items of a line that is a list in one piece (`甲，男，……；乙，女，……`), without blank ones.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').flat_map(move |line| {
        let start = at;
        at += line.len();
        let items = items(line);
        let parts: SmallVec<[Range<usize>; 4]> =
            items.into_iter().map(|item| start + item.start..start + item.end).collect();
        parts.into_iter().filter(move |part| !text.get(part.clone()).unwrap_or("").trim().is_empty())
    })
}

/// A line whose parts between `；` (or `。`) are each a row of commas is as many lines.
fn items(line: &str) -> SmallVec<[Range<usize>; 4]> {
    let whole = || smallvec::smallvec![0..line.len()];
    if !line.contains(['；', ';', '。']) {
        return if line.contains(['）', ')']) { bracketed(line).unwrap_or_else(whole) } else { whole() };
    }
    let mut parts: SmallVec<[Range<usize>; 4]> = SmallVec::new();
    let mut start = 0;
    for (at, mark) in line.char_indices().filter(|(_, mark)| matches!(mark, '；' | ';' | '。')) {
        parts.push(start..at);
        start = at + mark.len_utf8();
    }
    parts.push(start..line.len());
    let rows = parts.iter().filter(|part| {
        let part = line.get((*part).clone()).unwrap_or("");
        part.contains(['，', ',', '\t', '\u{3000}'])
            && part.split(['，', ',', '\t', '\u{3000}']).count() >= FEWEST_LOOSE_CELLS
    });
    if rows.count() >= 2 { parts } else { bracketed(line).unwrap_or_else(whole) }
}

/// `王**（男，1931年，癫痫）、李**（女，1952年，哮喘）`: each bracket of commas ends an item.
fn bracketed(line: &str) -> Option<SmallVec<[Range<usize>; 4]>> {
    let mut parts: SmallVec<[Range<usize>; 4]> = SmallVec::new();
    let mut start = 0;
    for (at, mark) in line.char_indices().filter(|(_, mark)| matches!(mark, '）' | ')')) {
        let part = line.get(start..at)?;
        if let Some(open) = part.rfind(['（', '('])
            && part.get(open..).is_some_and(|inner| inner.matches(['，', ',']).count() + 2 >= FEWEST_LOOSE_CELLS)
        {
            // What runs before the name is not the item's.
            let name = part.get(..open).unwrap_or("");
            let behind =
                |end: usize| end + name.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let from = name.rfind(['、', '，', '。', '；', '：', ' ', '\u{3000}']).map_or(0, behind);
            parts.push(start + from..at);
        }
        start = at + mark.len_utf8();
    }
    (parts.len() >= 2).then_some(parts)
}

/// The cells of a line, if it is a row.
fn split(text: &str, line: Range<usize>) -> Option<(Separator, Row)> {
    let content = text.get(line.clone())?;
    let wide = cells(content, Separator::Wide);
    if wide.len() >= 2 {
        return Some((Separator::Wide, row(line.start, wide)));
    }
    let comma = cells(content, Separator::Comma);
    let is_short = |cell: &Range<usize>| cell.len() <= 3 * LONGEST_LOOSE_CELL;
    if comma.len() >= FEWEST_LOOSE_CELLS && comma.iter().filter(|cell| !is_short(cell)).count() <= 1 {
        return Some((Separator::Comma, row(line.start, comma)));
    }
    let space = cells(content, Separator::Space);
    (space.len() >= FEWEST_LOOSE_CELLS && space.iter().all(is_short))
        .then(|| (Separator::Space, row(line.start, space)))
}

fn row(base: usize, cells: SmallVec<[Range<usize>; 8]>) -> Row {
    let span = base + cells.first().map_or(0, |cell| cell.start)..base + cells.last().map_or(0, |cell| cell.end);
    Row { span, cells: cells.into_iter().map(|cell| (base + cell.start) as u32..(base + cell.end) as u32).collect() }
}

/// Cuts a line at its separators and trims the pieces. Empty cells between tabs or bars stay, as they hold a place.
fn cells(line: &str, separator: Separator) -> SmallVec<[Range<usize>; 8]> {
    let mut cells = SmallVec::new();
    let bytes = line.as_bytes();
    // Where bars or tabs part the cells, a wide space only spreads a word (`单　　位`).
    let is_ruled =
        line.split(['|', '｜', '│', '\t']).filter(|cell| !cell.trim().is_empty()).count() >= FEWEST_LOOSE_CELLS;
    let mut start = 0;
    for (at, mark) in line.char_indices() {
        let cuts = match separator {
            Separator::Wide => match mark {
                '\t' | '|' | '｜' | '│' => true,
                '\u{3000}' => !is_ruled,
                ' ' if is_ruled => false,
                ' ' => bytes.get(at + 1) == Some(&b' '),
                _ => false,
            },
            Separator::Comma => matches!(mark, '，' | ',' | '（' | '('),
            Separator::Space => mark == ' ',
        };
        if cuts && cells.len() < MOST_COLUMNS {
            // A tab at the start holds the place of a cell that is merged with the one above; a bar is the table's edge.
            let keeps_empty = matches!(mark, '|' | '｜') && !cells.is_empty() || mark == '\t';
            push(line, start..at, keeps_empty, &mut cells);
            start = at + mark.len_utf8();
        }
    }
    push(line, start..line.len(), false, &mut cells);
    cells
}

fn push(line: &str, part: Range<usize>, keeps_empty: bool, cells: &mut SmallVec<[Range<usize>; 8]>) {
    let content = line.get(part.clone()).unwrap_or("");
    let trimmed = content.trim_start();
    let start = part.start + content.len() - trimmed.len();
    let trimmed = trimmed.trim_end();
    if trimmed.is_empty() && !keeps_empty {
        return;
    }
    cells.push(start..start + trimmed.len());
}

/// Makes a table of a run of rows: the width that most rows have, a header if there is one, and each row laid against
/// the form of the others.
fn finish(text: &str, run: Vec<(Separator, Row)>, caption: Range<usize>, tables: &mut Vec<Table>) {
    let mut run = run;
    // Lines that are all indented by a tab have no cell there.
    if run.iter().all(|(_, row)| row.cells.len() > 1 && row.cell(text, 0).is_empty()) {
        for (_, row) in &mut run {
            row.cells.remove(0);
        }
    }
    let Some(width) = usual_width(&run) else { return };
    let mut rows: Vec<Row> = run.into_iter().map(|(_, row)| row).filter(|row| row.cells.len() + 1 >= width).collect();
    let has_header = rows.first().is_some_and(|row| is_header(text, row) || is_over_figures(text, &rows, width));
    let mut header = has_header.then(|| rows.remove(0));
    if let (Some(first), Some(header)) = (rows.first(), &mut header)
        && lends_labels(text, header, first)
    {
        // Two rows of labels: the lower one says more, where it says something.
        for (upper, lower) in header.cells.iter_mut().zip(&first.cells) {
            if lower.start < lower.end {
                *upper = lower.clone();
            }
        }
        rows.remove(0);
    }
    if rows.is_empty() {
        return;
    }
    // The ruled line under the labels: `|---|---|`.
    rows.retain(|row| {
        (0..row.cells.len()).any(|column| row.cell(text, column).contains(|mark| !matches!(mark, '-' | ':' | '—')))
    });
    // An empty last cell is a tab at the end of the line.
    for row in rows.iter_mut().filter(|row| row.cells.len() + 1 == width) {
        if text.get(row.span.end..).is_some_and(|rest| rest.starts_with(['\t', '|', '｜'])) {
            row.cells.push(row.span.end as u32..row.span.end as u32);
        }
    }
    let form = form(text, &rows, width);
    for row in &mut rows {
        fit(text, row, &form);
    }
    rows.retain(|row| row.cells.len() == width);
    let header = header.filter(|header| header.cells.len() == width);
    if !rows.is_empty() {
        tables.push(Table { header, rows, width, caption });
    }
}

/// The number of cells that most rows have; the larger one if two are as frequent.
fn usual_width(run: &[(Separator, Row)]) -> Option<usize> {
    let mut counts = [0_u32; MOST_COLUMNS + 2];
    for (_, row) in run {
        if let Some(count) = counts.get_mut(row.cells.len()) {
            *count += 1;
        }
    }
    (1..counts.len())
        .filter(|&width| counts.get(width).is_some_and(|&count| count > 0))
        .max_by_key(|&width| (counts.get(width).copied(), width))
}

/// Words that stand in header rows and not in cells.
const LABELS: &[&str] = &[
    "序号",
    "编号",
    "姓名",
    "性别",
    "年龄",
    "出生",
    "身份证",
    "证件",
    "电话",
    "金额",
    "单位",
    "住址",
    "地址",
    "村",
    "社区",
    "备注",
    "合计",
    "总计",
    "小计",
    "人数",
    "例数",
    "户数",
    "病种",
    "疾病",
    "类别",
    "街道",
    "区县",
    "地区",
    "项目",
    "名称",
    "数量",
    "指标",
    "原因",
    "学校",
    "班级",
    "年度",
    "男",
    "女",
    "乡镇",
    "区划",
    "区域",
    "辖区",
    "职务",
    "问题",
    "责任人",
    "事由",
    "当事人",
    "情形",
    "日期",
    "月份",
];

/// A header row has a label in most cells, and neither numbers nor masks.
fn is_header(text: &str, row: &Row) -> bool {
    let mut labels = 0;
    for column in 0..row.cells.len() {
        let cell = row.cell(text, column);
        match kind_of(cell).kind {
            CellKind::Number
            | CellKind::Suppressed
            | CellKind::HiddenName
            | CellKind::Masked
            | CellKind::Count
            | CellKind::Amount => return false,
            CellKind::Empty
            | CellKind::Sex
            | CellKind::FullName
            | CellKind::Birth
            | CellKind::Age
            | CellKind::Place
            | CellKind::School
            | CellKind::Unit
            | CellKind::Post
            | CellKind::Condition
            | CellKind::Text => {}
        }
        let cell = cell.replace([' ', '\u{3000}'], "");
        labels += usize::from(LABELS.iter().any(|label| cell.contains(label) && cell.chars().count() <= 10));
    }
    labels >= 2 && 2 * labels > row.cells.len() || labels >= 3
}

/// A second row of labels under merged cells: some cells empty, none with a figure, and a label among them.
fn lends_labels(text: &str, header: &Row, row: &Row) -> bool {
    let cells = || (0..row.cells.len()).map(|column| row.cell(text, column));
    header.cells.len() == row.cells.len()
        && cells().any(str::is_empty)
        && cells().any(|cell| LABELS.contains(&cell))
        && !cells().any(|cell| cell.contains(|mark: char| mark.is_ascii_digit() || is_mask(mark)))
}

/// A first row without any figure, over columns that hold nothing else.
fn is_over_figures(text: &str, rows: &[Row], width: usize) -> bool {
    let figure = |row: &Row, column: usize| {
        matches!(kind_of(row.cell(text, column)).kind, CellKind::Number | CellKind::Count | CellKind::Suppressed)
    };
    let Some((first, rest)) = rows.split_first() else { return false };
    let columns = (0..width).filter(|&column| !rest.is_empty() && rest.iter().all(|row| figure(row, column))).count();
    columns > 0
        && first.cells.len() == width
        && (0..width).all(|column| {
            let cell = first.cell(text, column);
            !cell.contains(|mark: char| mark.is_ascii_digit() || is_mask(mark))
                && kind_of(cell).kind != CellKind::Suppressed
        })
}

/// What most rows of the usual width hold in each column.
fn form(text: &str, rows: &[Row], width: usize) -> Vec<CellKind> {
    (0..width)
        .map(|column| {
            let mut counts: SmallVec<[(CellKind, u32); 4]> = SmallVec::new();
            for row in rows.iter().filter(|row| row.cells.len() == width) {
                let kind = kind_of(row.cell(text, column)).kind;
                match counts.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((kind, 1)),
                }
            }
            counts.into_iter().max_by_key(|(_, count)| *count).map_or(CellKind::Text, |(kind, _)| kind)
        })
        .collect()
}

/// Takes from a row with too many cells those that fit the form best: prose glued to a row brings commas of its own.
fn fit(text: &str, row: &mut Row, form: &[CellKind]) {
    let width = form.len();
    if row.cells.len() <= width {
        return;
    }
    let score = |shift: usize| {
        let fits =
            form.iter().enumerate().filter(|(column, kind)| kind_of(row.cell(text, shift + column)).kind == **kind);
        fits.count()
    };
    let best = (0..=row.cells.len() - width).max_by_key(|&shift| (score(shift), std::cmp::Reverse(shift))).unwrap_or(0);
    row.cells = row.cells.iter().skip(best).take(width).cloned().collect();
    if let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) {
        row.span = first.start as usize..last.end as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::tables;

    /// Header, then rows, cells joined by `/`.
    fn shown(text: &str) -> Vec<String> {
        let line =
            |row: &super::Row| (0..row.cells.len()).map(|column| row.cell(text, column)).collect::<Vec<_>>().join("/");
        tables(text)
            .iter()
            .flat_map(|table| {
                table
                    .header
                    .iter()
                    .map(|row| format!("#{}", line(row)))
                    .chain(table.rows.iter().map(line))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    #[test]
    fn rows_are_read_whatever_parts_their_cells() {
        let cases: &[(&str, &[&str])] = &[
            ("序号\t姓名\t金额\n1\t王*\t300元\n2\t李*\t200元", &["#序号/姓名/金额", "1/王*/300元", "2/李*/200元"]),
            ("| 区 | 男 | 合计 |\n| 东城 | 12 | 15 |", &["#区/男/合计", "东城/12/15"]),
            ("王**　男　石桥村\n李**　女　石桥村", &["王**/男/石桥村", "李**/女/石桥村"]),
            ("王**  男  石桥村\n李**  女  石桥村", &["王**/男/石桥村", "李**/女/石桥村"]),
            ("东城 12 * 15\n西城 8 4 12", &["东城/12/*/15", "西城/8/4/12"]),
            ("王**，男，1931年，尿毒症\n李**，女，1952年，高血压", &["王**/男/1931年/尿毒症", "李**/女/1952年/高血压"]),
            ("1.王**，男，1931年；2.李**，女，1952年。", &["1.王**/男/1931年", "2.李**/女/1952年"]),
            (
                "公示如下\n村\n性别\n病种\n石桥村\n男\n癫痫\n柳林村\n女\n哮喘\n特此公示。",
                &["#村/性别/病种", "石桥村/男/癫痫", "柳林村/女/哮喘"],
            ),
            (
                "户主\n性别\n所在地\n情形\n王*\n男\n石桥村\n癫痫\n李*\n女\n柳林村\n哮喘\n赵*\n女\n柳林村\n哮喘\n特此公示，欢迎监督。",
                &["#户主/性别/所在地/情形", "王*/男/石桥村/癫痫", "李*/女/柳林村/哮喘", "赵*/女/柳林村/哮喘"],
            ),
            (
                "名单：王**（男，1931年，癫痫）、李**（女，1952年，哮喘）。",
                &["王**/男/1931年/癫痫", "李**/女/1952年/哮喘"],
            ),
            ("一\t\t三\n四\t五\t六", &["一//三", "四/五/六"]),
            ("这是一句普通的话。\n没有表格", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&shown(text), expected, "{text}");
        }
    }

    #[test]
    fn prose_glued_to_the_edge_of_a_list_is_cut_off() {
        let text = "按照有关原则，周*，女，1905年10月，本科\n赵*，女，1908年03月，高中\n陈*，男，1900年11月，高中\n李*，女，1908年03月，大专，现予以公示，公示期五天";
        assert_eq!(
            shown(text),
            ["周*/女/1905年10月/本科", "赵*/女/1908年03月/高中", "陈*/男/1900年11月/高中", "李*/女/1908年03月/大专"]
        );
    }
}
