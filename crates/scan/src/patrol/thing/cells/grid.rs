//! A table of figures: which are printed, which are held back, and which are sums of others.

use super::bounds::Interval;
use super::levels;
use super::pivot::pivot;
use super::series::series;
use crate::patrol::thing::condition::Condition;
use crate::patrol::thing::table::{CellKind, Row, Table, is_mask, is_suppressed, kind_of};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Printed.
    Known(i64),
    /// Held back, with what the legend says of it.
    Hidden(Interval),
    /// A gap that nobody meant to hide.
    Unknown,
}

/// Row and column.
pub(crate) type Place = (usize, usize);

/// A table of whole figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// The figures, row by row.
    pub(crate) entries: Vec<Vec<Entry>>,
    /// Where they stand.
    pub(crate) spans: Vec<Vec<Range<usize>>>,
    /// What the rows and columns are called.
    pub(crate) row_labels: Vec<String>,
    /// Labels of the columns, empty without a header.
    pub(crate) column_labels: Vec<String>,
    /// The column that is the sum of the others.
    pub(crate) total_column: Option<usize>,
    /// The row that is the sum of the others.
    pub(crate) total_row: Option<usize>,
    /// The line over the table.
    pub(crate) caption: String,
    /// What each row says of the persons it counts, outside its figures.
    pub(crate) row_conditions: Vec<Option<Condition>>,
    /// The place each row speaks of, empty if none.
    pub(crate) row_places: Vec<String>,
    /// Sums besides: sub-totals, and parts by another feature (`男、女`, then `60岁以下、60岁及以上`).
    pub(crate) more: Vec<(Place, Vec<Place>)>,
    /// Told in a sentence.
    pub(crate) is_prose: bool,
}

impl Grid {
    /// One figure.
    pub(crate) fn entry(&self, row: usize, column: usize) -> Entry {
        self.entries.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Entry::Unknown)
    }

    /// Columns.
    pub(crate) fn width(&self) -> usize {
        self.column_labels.len()
    }

    /// Figures held back, row by row, with what the legend says of each.
    pub(crate) fn hidden(&self) -> impl Iterator<Item = (usize, usize, Interval)> + '_ {
        self.cells().filter_map(|(row, column, entry)| match entry {
            Entry::Hidden(domain) => Some((row, column, domain)),
            Entry::Known(_) | Entry::Unknown => None,
        })
    }

    /// All that is not printed: figures held back, then gaps.
    pub(crate) fn unknowns(&self) -> impl Iterator<Item = (usize, usize, Interval)> + '_ {
        let gaps = self.cells().filter(|(_, _, entry)| *entry == Entry::Unknown);
        self.hidden().chain(gaps.map(|(row, column, _)| (row, column, Interval { low: 0, high: Interval::OPEN })))
    }

    /// Finds which row and column hold the sums of the others.
    pub(crate) fn find_sums(&mut self) {
        self.total_row = self.row_labels.iter().position(|label| is_total(label)).filter(|&row| holds_down(self, row));
        self.total_column = total_column(self);
        self.more = levels::below(self);
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize, Entry)> + '_ {
        self.entries
            .iter()
            .enumerate()
            .flat_map(|(row, entries)| entries.iter().enumerate().map(move |(column, entry)| (row, column, *entry)))
    }

    /// Printed totals and the places of their parts.
    pub(crate) fn sums(&self) -> impl Iterator<Item = (i64, Vec<(usize, usize)>)> + '_ {
        let (width, height) = (self.width(), self.entries.len());
        let across = self.total_column.into_iter().flat_map(move |total| {
            (0..height).map(move |row| {
                (
                    (row, total),
                    (0..width).filter(|&column| column != total).map(|column| (row, column)).collect::<Vec<_>>(),
                )
            })
        });
        let down = self.total_row.into_iter().flat_map(move |total| {
            (0..width).map(move |column| {
                ((total, column), (0..height).filter(|&row| row != total).map(|row| (row, column)).collect::<Vec<_>>())
            })
        });
        across.chain(down).chain(self.more.iter().cloned()).filter_map(|((row, column), parts)| {
            match self.entry(row, column) {
                Entry::Known(total) => Some((total, parts)),
                Entry::Hidden(_) | Entry::Unknown => None,
            }
        })
    }
}

/// The tables of whole figures in a text.
pub(crate) fn grids(text: &str, tables: &[Table]) -> Vec<Grid> {
    let legend = Legend::of(text);
    let drawn = tables.iter().filter_map(|table| {
        let grid = grid(text, table, legend)?;
        Some(pivot(text, table, &grid).unwrap_or(grid))
    });
    drawn.chain(series(text, legend.hidden)).collect()
}

/// What a text says that its marks mean.
#[derive(Debug, Clone, Copy)]
struct Legend {
    /// What `*` stands for.
    hidden: Interval,
    /// `-` and `…` hold figures back here too.
    covers_dashes: bool,
    /// So does an empty cell.
    covers_blanks: bool,
}

impl Legend {
    fn of(text: &str) -> Self {
        #[allow(clippy::expect_used, reason = "constant pattern")]
        static MEANS: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"[“”\x22]?(?P<mark>[*＊×●■…—－-]{1,2})[“”\x22]?\s*(?:表示|代表|系指|指|为|：|:)[^。\n]{0,16}?(?:(?P<from>\d{1,2})\s*[-–—至到~～]\s*(?P<to>\d{1,2})|(?:小于|少于|不足|低于|未达|<|＜)\s*(?P<below>\d{1,3})|(?P<kept>不(?:予)?(?:公布|公开|披露)|隐私|保密|抑制))")
                .expect("pattern")
        });
        // `不足5人的以“—”表示`.
        #[allow(clippy::expect_used, reason = "constant pattern")]
        static MEANT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?:小于|少于|不足|低于|不满|未满|<|＜)\s*(?P<below>\d{1,3})[^。\n]{0,14}?(?:以|用|记为|标为|写作|显示为)\s*[“”\x22]?(?P<mark>[*＊×●■…—－/-]{1,2})")
                .expect("pattern")
        });
        let mut legend =
            Self { hidden: Interval { low: 0, high: Interval::OPEN }, covers_dashes: false, covers_blanks: false };
        // Texts without a mark before its meaning are the rule; looking for the words first is cheap.
        if !["表示", "代表", "系指", "隐私", "公布", "公开", "保密"].iter().any(|word| text.contains(word))
        {
            return legend;
        }
        legend.covers_blanks = ["空白", "空格", "留空", "空缺"].iter().any(|word| text.contains(word));
        if let Some(found) = MEANT.captures(text) {
            let below = found.name("below").and_then(|digits| digits.as_str().parse::<i64>().ok()).unwrap_or(1);
            legend.hidden = Interval { low: 0, high: below - 1 };
            legend.covers_dashes = found.name("mark").is_some_and(|mark| !mark.as_str().contains(is_mask));
        }
        if let Some(found) = MEANS.captures(text) {
            let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<i64>().ok());
            if let (Some(low), Some(high)) = (number("from"), number("to")) {
                legend.hidden = Interval { low, high };
            } else if let Some(below) = number("below") {
                legend.hidden = Interval { low: 0, high: below - 1 };
            }
            legend.covers_dashes = found.name("mark").is_some_and(|mark| !mark.as_str().contains(is_mask));
        }
        legend
    }
}

/// What a row or column of sums is called.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "总量",
    "计",
    "总人数",
    "合计人数",
    "全市",
    "全区",
    "全县",
    "全镇",
    "全省",
    "总和",
];

/// Whether a label is one of a sum.
pub(crate) fn is_total(label: &str) -> bool {
    let label = label.trim_matches(|mark: char| !mark.is_alphanumeric()).replace([' ', '\u{3000}'], "");
    TOTALS.contains(&label.as_str())
        || label.starts_with("合计")
        || label.starts_with("总计")
        || label.ends_with("合计")
        || label.ends_with("总计")
}

fn grid(text: &str, table: &Table, legend: Legend) -> Option<Grid> {
    let figures: Vec<usize> = (0..table.width).filter(|&column| is_figures(text, table, column)).collect();
    if figures.is_empty() || figures.len() == table.width && table.width < 3 {
        return None;
    }
    // `187 **** 8179` is a telephone.
    if figures.len() == table.width && table.rows.len() < 2 {
        return None;
    }
    let name_column = (0..table.width).find(|column| !figures.contains(column) && !is_counter(text, table, *column));
    let entry = |cell: &str| match kind_of(figure(cell)).kind {
        _ if below(cell).is_some() => Entry::Hidden(Interval { low: 0, high: below(cell).unwrap_or(1) - 1 }),
        _ if within(cell).is_some() => Entry::Hidden(within(cell).unwrap_or(legend.hidden)),
        CellKind::Empty if legend.covers_blanks => Entry::Hidden(legend.hidden),
        _ if is_held_back(cell) => Entry::Hidden(legend.hidden),
        CellKind::Suppressed
            if cell.contains(|mark| is_mask(mark) || matches!(mark, 'X' | 'x' | 'Ｘ')) || legend.covers_dashes =>
        {
            Entry::Hidden(legend.hidden)
        }
        CellKind::Number | CellKind::Count => kind_of(figure(cell)).number.map_or(Entry::Unknown, Entry::Known),
        CellKind::Suppressed if cell.contains(['-', '—', '–', '－']) => Entry::Known(0),
        CellKind::Suppressed
        | CellKind::Empty
        | CellKind::Amount
        | CellKind::Sex
        | CellKind::HiddenName
        | CellKind::FullName
        | CellKind::Birth
        | CellKind::Age
        | CellKind::Place
        | CellKind::School
        | CellKind::Unit
        | CellKind::Post
        | CellKind::Masked
        | CellKind::Condition
        | CellKind::Text => Entry::Unknown,
    };
    let others: Vec<usize> = (0..table.width).filter(|column| !figures.contains(column)).collect();
    let mut grid = Grid {
        entries: table
            .rows
            .iter()
            .map(|row| figures.iter().map(|&column| entry(row.cell(text, column))).collect())
            .collect(),
        spans: table
            .rows
            .iter()
            .map(|row| {
                figures
                    .iter()
                    .map(|&column| row.cells.get(column).map_or(0..0, |cell| cell.start as usize..cell.end as usize))
                    .collect()
            })
            .collect(),
        row_labels: table
            .rows
            .iter()
            .map(|row| name_column.map_or("", |column| row.cell(text, column)).to_owned())
            .collect(),
        column_labels: figures.iter().map(|&column| label(text, table, column)).collect(),
        total_column: None,
        total_row: None,
        caption: text.get(table.caption.clone()).unwrap_or("").trim().to_owned(),
        row_conditions: beside(text, table, &others, |cell| kind_of(cell).condition),
        row_places: beside(text, table, &others, |cell| {
            matches!(kind_of(cell).kind, CellKind::Place | CellKind::School | CellKind::Unit).then(|| cell.to_owned())
        })
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect(),
        more: Vec::new(),
        is_prose: false,
    };
    grid.find_sums();
    Some(not_nothing(text, table, &figures, grid))
}

/// A dash or a gap is nothing, unless the sums say that it is something: then it is a figure held back.
fn not_nothing(text: &str, table: &Table, figures: &[usize], grid: Grid) -> Grid {
    let is_gap = |row: usize, column: usize| {
        let cell = figures.get(column).and_then(|column| Some(table.rows.get(row)?.cell(text, *column))).unwrap_or("1");
        cell.is_empty() || matches!(kind_of(cell).kind, CellKind::Suppressed)
    };
    let gaps: Vec<Place> = (0..grid.entries.len())
        .flat_map(|row| (0..grid.width()).map(move |column| (row, column)))
        .filter(|&(row, column)| !matches!(grid.entry(row, column), Entry::Hidden(_)) && is_gap(row, column))
        .collect();
    // A few gaps among figures, not a table half empty.
    if gaps.is_empty() || 4 * gaps.len() > grid.entries.len() * grid.width() || grid.hidden().next().is_some() {
        return grid;
    }
    let mut held = grid.clone();
    for (row, column) in gaps {
        if let Some(entry) = held.entries.get_mut(row).and_then(|row| row.get_mut(column)) {
            *entry = Entry::Hidden(Interval { low: 0, high: Interval::OPEN });
        }
    }
    held.find_sums();
    let is_borne_out = held.total_column.and_then(|column| holds_across(&held, column)).is_some_and(|agree| agree > 0)
        || held.total_row.is_some_and(|row| {
            (0..held.width()).any(|column| {
                let parts = (0..held.entries.len()).filter(|&part| part != row).map(|part| (part, column));
                matches!(check(&held, (row, column), parts), Agreement::Agrees)
            })
        });
    let left: Vec<Interval> = super::System::of(&held).solve();
    let says_something = held.hidden().zip(&left).any(|(_, left)| !left.is_empty() && left.low > 0);
    if is_borne_out && says_something { held } else { grid }
}

/// The first thing that a cell outside the figures says, row by row.
fn beside<T>(text: &str, table: &Table, columns: &[usize], says: impl Fn(&str) -> Option<T>) -> Vec<Option<T>> {
    table.rows.iter().map(|row| columns.iter().find_map(|column| says(row.cell(text, *column)))).collect()
}

/// `未公布`, `保密`: a word for a figure held back.
fn is_held_back(cell: &str) -> bool {
    matches!(
        cell.trim_end_matches(['人', '例', '名', '户']).trim_matches(['（', '）', '(', ')', '“', '”']),
        "若干"
            | "个别"
            | "少数"
            | "少量"
            | "极少"
            | "极少数"
            | "未公布"
            | "不公布"
            | "不予公布"
            | "不公开"
            | "不予公开"
            | "未公开"
            | "保密"
            | "隐去"
            | "已隐去"
            | "略去"
            | "不便公开"
    )
}

/// The figure of a cell that names what it counts: `女*人` is `*`, `合计15人` is `15`.
fn figure(cell: &str) -> &str {
    let is_figure = |mark: char| mark.is_ascii_digit() || is_mask(mark) || matches!(mark, '<' | '＜');
    let cell = cell.rsplit(['：', ':']).next().unwrap_or(cell).trim();
    let first = cell.find(is_figure);
    // Words alone are asked nothing more, and most cells are words.
    if first.is_some() && (below(cell).is_some() || kind_of(cell).kind == CellKind::HiddenName) {
        return cell;
    }
    let start = first.unwrap_or(0);
    let is_name = |mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark);
    let bare = match cell.get(..start) {
        Some(name) if name.chars().count() <= 8 && name.chars().all(is_name) => cell.get(start..).unwrap_or(cell),
        _ => return cell,
    };
    // What counts persons, behind; a year or a sum of money is no figure of this kind.
    let unit = bare.trim_start_matches(is_figure);
    if matches!(unit.trim_end_matches(['。', '，']), "人" | "例" | "名" | "户" | "") {
        bare.get(..bare.len() - unit.len()).unwrap_or(bare)
    } else {
        cell
    }
}

/// `<5`, `少于5`: a figure held back with its bound.
pub(crate) fn below(cell: &str) -> Option<i64> {
    let cell = cell.rsplit(['：', ':']).next().unwrap_or(cell).trim();
    if let Some(bound) = cell.strip_suffix("以下").or_else(|| cell.strip_suffix("以内")) {
        return bound
            .trim_end_matches(['人', '例', '名', '户'])
            .parse()
            .ok()
            .filter(|bound| (1..=20).contains(bound))
            .map(|bound: i64| bound + 1);
    }
    if let Some(bound) = cell.strip_prefix(['≤', '≦']) {
        return bound
            .trim()
            .trim_end_matches(['人', '例', '名', '户'])
            .parse()
            .ok()
            .filter(|bound| (1..=100).contains(bound))
            .map(|bound: i64| bound + 1);
    }
    let rest = ["<", "＜", "少于", "小于", "不足", "低于", "不满", "未满"]
        .iter()
        .find_map(|sign| cell.strip_prefix(sign))?
        .trim();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let unit = rest.get(digits..)?;
    matches!(unit, "" | "人" | "例" | "名" | "户").then_some(())?;
    rest.get(..digits)?.parse().ok().filter(|bound| (1..=100).contains(bound))
}

/// What a column is called: by the header, or by what stands before the figure in its first cell.
fn label(text: &str, table: &Table, column: usize) -> String {
    let label = table.label(text, column);
    if !label.is_empty() {
        return label.into_owned();
    }
    let cell = table.rows.first().map_or("", |row| row.cell(text, column));
    let cell = cell.rsplit(['：', ':']).next().unwrap_or(cell);
    let bare = figure(cell);
    cell.get(..cell.len().saturating_sub(bare.len()))
        .unwrap_or("")
        .chars()
        .take_while(|mark| mark.is_alphabetic())
        .collect()
}

/// `1-4`: a figure held back with its bounds.
fn within(cell: &str) -> Option<Interval> {
    let (low, high) = cell.trim_end_matches(['人', '例', '名', '户']).split_once(['-', '–', '—', '~', '～', '至'])?;
    let (low, high): (i64, i64) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
    (0 <= low && low < high && high <= 20).then_some(Interval { low, high })
}

/// Whether a column holds figures: most of its cells do, and none a decimal.
fn is_figures(text: &str, table: &Table, column: usize) -> bool {
    if is_counter(text, table, column) {
        return false;
    }
    let (mut figures, mut empty) = (0, 0);
    for row in &table.rows {
        let cell = figure(row.cell(text, column));
        if below(cell).is_some() || is_held_back(cell) || within(cell).is_some() {
            figures += 1;
            continue;
        }
        match kind_of(cell).kind {
            // `0379` is a code.
            CellKind::Number if cell.len() > 1 && cell.starts_with('0') => return false,
            CellKind::Number | CellKind::Count => {
                let digits = cell.trim_start_matches(|mark: char| mark.is_ascii_digit() || mark == ',');
                if digits.starts_with(['.', '%', '％', '万', '亿']) {
                    return false;
                }
                figures += 1;
            }
            CellKind::Suppressed => figures += 1,
            CellKind::Empty => empty += 1,
            CellKind::Amount
            | CellKind::Sex
            | CellKind::HiddenName
            | CellKind::FullName
            | CellKind::Birth
            | CellKind::Age
            | CellKind::Place
            | CellKind::School
            | CellKind::Unit
            | CellKind::Post
            | CellKind::Masked
            | CellKind::Condition
            | CellKind::Text => {}
        }
    }
    // Left empty here and there: by whoever held it back.
    2 * figures > table.rows.len() || figures > 0 && 2 * (figures + empty) > table.rows.len() && figures >= empty
}

/// `序号`: counts the rows and no persons.
fn is_counter(text: &str, table: &Table, column: usize) -> bool {
    let label = table.label(text, column);
    let year = label.contains("年份") || label.contains("年度") || label.contains("出生") || label.contains("年龄");
    let number = |row: &Row| row.cell(text, 0).trim_end_matches(['.', '、']).parse::<usize>().ok();
    // A first row that does not count is a header that was not taken for one.
    let rows = usize::from(table.rows.first().and_then(number).is_none());
    let counts_up = column == 0
        && table.rows.len() >= rows + 2
        && table.rows.iter().skip(rows).enumerate().all(|(index, row)| number(row) == Some(index + 1));
    let is_no = label.trim_end_matches(['.', '．']).eq_ignore_ascii_case("no") || label == "序";
    is_no || label.contains("序号") || label.contains("编号") || year || counts_up
}

/// Rows that print all their parts and their total must agree with it.
pub(crate) fn holds_across(grid: &Grid, total: usize) -> Option<u32> {
    let mut agree = 0;
    for row in 0..grid.entries.len() {
        match check(grid, (row, total), (0..grid.width()).filter(|&column| column != total).map(|column| (row, column)))
        {
            Agreement::Agrees => agree += 1,
            Agreement::Open => {}
            Agreement::Differs => return None,
        }
    }
    Some(agree)
}

fn holds_down(grid: &Grid, total: usize) -> bool {
    (0..grid.width()).all(|column| {
        let parts = (0..grid.entries.len()).filter(|&row| row != total).map(|row| (row, column));
        !matches!(check(grid, (total, column), parts), Agreement::Differs)
    })
}

pub(crate) enum Agreement {
    Agrees,
    Open,
    Differs,
}

pub(crate) fn check(grid: &Grid, total: (usize, usize), parts: impl Iterator<Item = (usize, usize)>) -> Agreement {
    let Entry::Known(total) = grid.entry(total.0, total.1) else { return Agreement::Open };
    let (mut known, mut open) = (0_i64, false);
    for (row, column) in parts {
        match grid.entry(row, column) {
            Entry::Known(value) => known = known.saturating_add(value),
            Entry::Hidden(_) | Entry::Unknown => open = true,
        }
    }
    match (open, known == total, known <= total) {
        (false, true, _) => Agreement::Agrees,
        (true, _, true) => Agreement::Open,
        (false, false, _) | (true, _, false) => Agreement::Differs,
    }
}

/// The column that the header calls a total; without a header, the last (or first) one, if the rows bear it out.
fn total_column(grid: &Grid) -> Option<usize> {
    if grid.width() < 3 {
        let labelled = grid.column_labels.iter().position(|label| is_total(label));
        return labelled.filter(|&column| grid.width() >= 2 && holds_across(grid, column).is_some());
    }
    if let Some(column) = grid.column_labels.iter().position(|label| is_total(label)) {
        return holds_across(grid, column).is_some().then_some(column);
    }
    if grid.column_labels.iter().any(|label| !label.is_empty()) {
        return None;
    }
    let has_hidden = grid.hidden().next().is_some();
    [grid.width() - 1, 0].into_iter().find(|&column| {
        let agree = holds_across(grid, column);
        // A table of one row, or one that hides something in each row, cannot bear it out; it must not speak against it.
        agree.is_some_and(|agree| agree > 0 || has_hidden && column + 1 == grid.width() && grid.entries.len() <= 3)
    })
}

/// Whether a text can hold a figure held back at all: a cell of marks only.
pub(crate) fn may_hide_figures(text: &str) -> bool {
    let explains =
        ["隐私", "不予公", "不公", "未公", "保密", "少于", "不足", "小于"].iter().any(|word| text.contains(word));
    text.split(['\t', '|', '｜', '\u{3000}', ' ', '\n', '，', ',', '；', '（', '：']).any(|cell| {
        let cell = cell.trim();
        let bare = figure(cell.trim_end_matches(['）', ')', '。', '；']));
        !bare.is_empty()
            && (is_suppressed(bare.trim()) && (explains || bare.contains(is_mask))
                || below(bare).is_some()
                || is_held_back(cell))
    })
}
