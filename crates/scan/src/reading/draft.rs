//! `记录`: the text cut into rows, items, lines and clauses, before it is known what they mention.

use super::run::Runs;
use crate::lexicon::{Hit, Label};
use crate::name::{DELIMITER, SENTENCE_END, signs, table};
use smallvec::SmallVec;
use std::ops::Range;

/// A record to be.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) span: Range<u32>,
    pub(super) form: Form,
    /// Its cells, in [`Drafts::cells`].
    pub(super) cells: Range<u32>,
    /// A blank line stands before it.
    pub(super) is_apart: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A row and how many columns its header has (0: no header).
    Row {
        table: u16,
        row: u32,
        columns: u8,
    },
    Item,
    /// A short line without the end of a sentence.
    Line,
    Clause,
}

/// A cell, or all of a draft that has none.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) span: Range<u32>,
    /// What the column header says.
    pub(super) label: Option<Label>,
}

#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) list: Vec<Draft>,
    pub(super) cells: Vec<Cell>,
}

type Cells = SmallVec<[Range<usize>; 16]>;

/// Lines up to this many bytes may be cells set one below the other; longer ones are prose.
const LINE: usize = 150;

/// Cuts a text.
pub(super) fn cut(text: &str, hits: &[Hit], runs: &Runs) -> Drafts {
    let mut cutter =
        Cutter { text, hits, hit_at: 0, drafts: Drafts::default(), table: None, tables: 0, is_apart: false };
    let lines = cutter.lines(runs);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let taken = cutter.below_each_other(&lines, at);
        if taken == 0 {
            cutter.line(line.clone());
        }
        at += taken.max(1);
    }
    cutter.drafts
}

/// Line breaks within a number: `110112` on one line and `********4838` on the next are one cell.
fn glued(text: &str, runs: &Runs) -> Vec<usize> {
    let is_whole = |length: usize| matches!(length, 11 | 18);
    let pairs = runs.list.windows(2).filter_map(|pair| match pair {
        [one, other] => {
            let is_broken = text.get(one.end as usize..other.start as usize) == Some("\n");
            let fits = is_whole(one.len() + other.len()) && !is_whole(one.len()) && !is_whole(other.len());
            (is_broken && fits && runs.could_be_split(one, other)).then_some(one.end as usize)
        }
        _ => None,
    });
    pairs.collect()
}

struct Table {
    number: u16,
    row: u32,
    header: SmallVec<[Option<Label>; 16]>,
    /// The one character that parts its cells, where that is none that parts cells by itself.
    separator: Option<char>,
}

struct Cutter<'t> {
    text: &'t str,
    hits: &'t [Hit],
    hit_at: usize,
    drafts: Drafts,
    table: Option<Table>,
    tables: u16,
    is_apart: bool,
}

/// No label of a column is longer, in bytes.
const LONGEST_LABEL: usize = 64;
/// Characters that part the cells of a table whose header has them between its labels.
const SEPARATORS: [char; 11] = [' ', ',', '，', '、', '/', '／', ';', '；', '-', '—', '~'];

impl Cutter<'_> {
    /// The lines, trimmed; a number broken over two of them is one line.
    fn lines(&self, runs: &Runs) -> Vec<Range<usize>> {
        let mut glued = glued(self.text, runs).into_iter().peekable();
        let mut lines = Vec::with_capacity(self.text.len() / 48);
        let mut start = 0;
        for (end, _) in self.text.match_indices('\n').chain([(self.text.len(), "")]) {
            if glued.next_if_eq(&end).is_none() {
                lines.push(self.without_bullet(self.trimmed(start..end)));
                start = end + 1;
            }
        }
        lines
    }

    /// A line is no longer in its list's bullet: `◆ 张三`.
    fn without_bullet(&self, line: Range<usize>) -> Range<usize> {
        let slice = self.slice(&line);
        let mut characters = slice.chars();
        let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return line };
        let is_spaced = matches!(first, '*' | '○' | '□' | '△' | '-' | '>' | '#' | '–' | '+') && second == ' ';
        let is_bullet = "●◆■▲★☆◇▪►▶✦➤·•‣◎✓√".contains(first) && second != first && !second.is_ascii_digit();
        if !is_spaced && !is_bullet {
            return line;
        }
        self.trimmed(line.start + first.len_utf8()..line.end)
    }

    fn is_bare_label(&self, line: &Range<usize>) -> bool {
        let slice = self.slice(line).trim_end_matches(['：', ':', ' ']);
        (3..=45).contains(&slice.len()) && label_of(slice).is_some()
    }

    /// Cells below each other: a header a label a line and the rows below it, or a label and its value on the next
    /// line. How many lines that takes.
    fn below_each_other(&mut self, lines: &[Range<usize>], at: usize) -> usize {
        let is_label = |line: &usize| lines.get(*line).is_some_and(|line| self.is_bare_label(line));
        let labels = (at..lines.len().min(at + 16)).take_while(is_label).count();
        match labels {
            0 => 0,
            1 => self.label_and_value(lines, at),
            _ => self.columns(lines, at, labels),
        }
    }

    fn label_and_value(&mut self, lines: &[Range<usize>], at: usize) -> usize {
        let (Some(label), Some(value)) = (lines.get(at), lines.get(at + 1)) else { return 0 };
        let is_pair = self.slice(label).ends_with(['：', ':'])
            || lines.get(at + 2).is_some_and(|next| self.is_bare_label(next))
            || at >= 2 && lines.get(at - 2).is_some_and(|before| self.is_bare_label(before));
        let is_value = !value.is_empty()
            && value.len() <= LINE
            && !self.is_bare_label(value)
            && !self.slice(value).contains(['。', '；', '\t', '：', '|'])
            && !is_item(self.slice(value));
        if !is_pair || !is_value {
            return 0;
        }
        let both = label.start..value.end;
        self.put(both.clone(), Form::Line, &[both]);
        2
    }

    /// A header of so many labels, one a line, and rows whose cells stand one a line below.
    fn columns(&mut self, lines: &[Range<usize>], at: usize, labels: usize) -> usize {
        let is_cell = |line: &&Range<usize>| {
            !line.is_empty() && line.len() <= LINE && !self.slice(line).contains(['。', '：', '\t', '|', '\u{3000}'])
        };
        let values = lines.get(at + labels..).unwrap_or_default();
        let mut count = values.iter().take_while(is_cell).count();
        let header: SmallVec<[Option<Label>; 16]> = lines
            .iter()
            .skip(at)
            .take(labels)
            .map(|line| label_of(self.slice(line).trim_end_matches(['：', ':'])))
            .collect();
        let is_numbered = header.first() == Some(&Some(Label::OtherNumber));
        let is_serial = |line: &Range<usize>| {
            let slice = self.slice(line);
            slice.len() <= 5 && slice.bytes().all(|byte| byte.is_ascii_digit())
        };
        if is_numbered {
            let rows = values.chunks(labels).take(count / labels);
            count = labels * rows.take_while(|row| row.first().is_some_and(is_serial)).count();
        }
        if count < labels || count % labels != 0 || values.iter().take(count).any(|line| self.is_bare_label(line)) {
            return 0;
        }
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        self.table = Some(Table { number, row: 0, header, separator: None });
        for row in values.chunks(labels).take(count / labels) {
            self.put_row(&row.iter().cloned().collect());
        }
        self.table = None;
        labels + count
    }

    fn line(&mut self, line: Range<usize>) {
        if line.is_empty() {
            self.is_apart = true;
            return;
        }
        while self.hits.get(self.hit_at).is_some_and(|hit| (hit.end as usize) <= line.start) {
            self.hit_at += 1;
        }
        let mut cells = self.split(&line);
        if self.is_rule(&line) {
            return;
        }
        if cells.len() >= 3 && cells.iter().all(|cell| self.slice(cell).chars().count() <= 1) {
            cells = SmallVec::from_iter([line.clone()]);
        }
        if cells.len() < 2 {
            match self.separated(&line) {
                Some((separator, separated)) => return self.separated_row(separator, &separated),
                None => return self.plain(&line),
            }
        }
        self.row(cells);
        self.is_apart = false;
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let slice = self.slice(&range);
        let start = range.start + (slice.len() - slice.trim_start().len());
        start..(start + slice.trim().len())
    }

    /// `|---|---|`.
    fn is_rule(&self, line: &Range<usize>) -> bool {
        self.slice(line).bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'=' | b'+'))
    }

    /// Cells set apart by tabs, bars, wide spaces, two and more spaces. A wide label (`姓　名`) is not cut.
    fn split(&self, line: &Range<usize>) -> Cells {
        let mut cells = Cells::new();
        let mut start = line.start;
        let mut gap: Option<(usize, usize, bool)> = None;
        for (at, c) in self.slice(line).char_indices() {
            let at = line.start + at;
            if matches!(c, '\t' | '|' | '｜') {
                let end = gap.take().map_or(at, |(from, ..)| from);
                cells.push(start..end);
                start = at + c.len_utf8();
            } else if matches!(c, ' ' | '\u{3000}' | '\u{a0}') {
                let (from, count, is_wide) = gap.unwrap_or((at, 0, false));
                gap = Some((from, count + 1, is_wide || c == '\u{3000}'));
            } else if let Some((from, count, is_wide)) = gap.take() {
                if from == start {
                    start = at;
                } else if (is_wide || count >= 2) && !self.is_inside_label(from) {
                    cells.push(start..from);
                    start = at;
                }
            }
        }
        let end = gap.map_or(line.end, |(from, ..)| from);
        cells.push(start..end.max(start));
        if self.slice(line).starts_with(['|', '｜']) {
            cells.remove(0);
            if cells.last().is_some_and(Range::is_empty) {
                cells.pop();
            }
        }
        if cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
            SmallVec::retain(&mut cells, |cell| cell.start < cell.end);
        }
        cells
    }

    fn is_inside_label(&self, at: usize) -> bool {
        let near = self.hits.get(self.hit_at..).unwrap_or_default();
        let next = near.iter().take_while(|hit| (hit.start as usize) < at).last();
        next.is_some_and(|hit| (hit.end as usize) > at && hit.word.label.is_some())
    }

    /// Cells with one space, comma, slash between them: a header of three and more labels, and lines below it with as
    /// many cells.
    fn separated(&self, line: &Range<usize>) -> Option<(char, Cells)> {
        let slice = self.slice(line);
        if let Some((separator, columns)) =
            self.table.as_ref().and_then(|table| Some((table.separator?, table.header.len())))
        {
            let cells = self.parted(line, separator);
            if cells.len() == columns {
                return Some((separator, cells));
            }
        }
        if line.len() > 2 * LINE {
            return None;
        }
        let head = slice.get(..slice.floor_char_boundary(LONGEST_LABEL)).unwrap_or_default();
        SEPARATORS.into_iter().find_map(|separator| {
            let first = head.split_once(separator)?.0;
            label_of(first)?;
            let cells = self.parted(line, separator);
            let is_header = cells.len() >= 3 && cells.iter().all(|cell| label_of(self.slice(cell)).is_some());
            is_header.then_some((separator, cells))
        })
    }

    fn parted(&self, line: &Range<usize>, separator: char) -> Cells {
        let mut cells = Cells::new();
        let mut at = line.start;
        for piece in self.slice(line).split(separator) {
            if separator != ' ' || !piece.is_empty() {
                cells.push(self.trimmed(at..at + piece.len()));
            }
            at += piece.len() + separator.len_utf8();
        }
        if separator != ' ' && cells.last().is_some_and(Range::is_empty) {
            cells.pop();
        }
        cells
    }

    fn separated_row(&mut self, separator: char, cells: &Cells) {
        let labels: SmallVec<[Option<Label>; 16]> = cells.iter().map(|cell| label_of(self.slice(cell))).collect();
        if labels.iter().all(Option::is_some) {
            let number = self.tables;
            self.tables = self.tables.saturating_add(1);
            self.table = Some(Table { number, row: 0, header: labels, separator: Some(separator) });
        } else {
            self.put_row(cells);
        }
        self.is_apart = false;
    }

    fn row(&mut self, mut cells: Cells) {
        self.peel_before(&mut cells);
        let rest = self.peel_behind(&mut cells);
        // Numbers stand in rows, not in headers.
        let has_number = cells.iter().any(|cell| self.slice(cell).bytes().any(|b| b.is_ascii_digit()));
        let labels: SmallVec<[Option<Label>; 16]> =
            if has_number { SmallVec::new() } else { cells.iter().map(|cell| label_of(self.slice(cell))).collect() };
        let (known, all) = (labels.iter().flatten().count(), cells.iter().filter(|cell| !cell.is_empty()).count());
        if cells.len() >= 2 && known >= 2 && known * 5 >= all * 3 {
            self.table = Some(Table { number: self.tables, row: 0, header: labels, separator: None });
            self.tables = self.tables.saturating_add(1);
        } else if cells.len() >= 2 {
            self.put_row(&cells);
        } else if let Some(only) = cells.first().filter(|cell| !cell.is_empty()).cloned() {
            self.put(only.clone(), Form::Line, &[only]);
        }
        self.sentences(rest);
    }

    fn put_row(&mut self, cells: &Cells) {
        let tables = &mut self.tables;
        let table = self.table.get_or_insert_with(|| {
            *tables = tables.saturating_add(1);
            Table { number: *tables - 1, row: 0, header: SmallVec::new(), separator: None }
        });
        table.row += 1;
        let form = Form::Row { table: table.number, row: table.row, columns: table.header.len() as u8 };
        // Blank cells vanish where blanks part the cells: only a row as long as its header is known by its columns.
        let fits = table.header.len() == cells.len();
        let first = self.drafts.cells.len() as u32;
        for (at, cell) in cells.iter().enumerate() {
            let label = table.header.get(at).copied().flatten().filter(|_| fits);
            self.drafts.cells.push(Cell { span: cell.start as u32..cell.end as u32, label });
        }
        let span = cells.first().map_or(0, |cell| cell.start) as u32..cells.last().map_or(0, |cell| cell.end) as u32;
        let cells = first..self.drafts.cells.len() as u32;
        self.drafts.list.push(Draft { span, form, cells, is_apart: self.is_apart });
    }

    /// Sentences glued before the first cell stand for themselves.
    fn peel_before(&mut self, cells: &mut Cells) {
        let Some(first) = cells.first().cloned() else { return };
        let slice = self.slice(&first);
        let Some(cut) = slice.rfind('。').map(|at| at + '。'.len_utf8()) else { return };
        self.sentences(first.start..first.start + cut);
        let rest = self.trimmed(first.start + cut..first.end);
        if rest.is_empty() {
            cells.remove(0);
        } else if let Some(first) = cells.first_mut() {
            *first = rest;
        }
    }

    /// Sentences glued behind the first one of the last cell; they are returned, since they come later.
    fn peel_behind(&self, cells: &mut Cells) -> Range<usize> {
        let Some(last) = cells.last_mut() else { return 0..0 };
        let slice = self.text.get(last.clone()).unwrap_or_default();
        let Some(cut) = slice.find('。').map(|at| last.start + at + '。'.len_utf8()) else { return 0..0 };
        let rest = cut..last.end;
        last.end = cut;
        rest
    }

    fn plain(&mut self, line: &Range<usize>) {
        let slice = self.slice(line);
        // `姓名：张三；`: the end of a line of labels is no end of a sentence.
        let body = if self.begins_with_label(line) { slice.trim_end_matches(['；', ';']) } else { slice };
        let is_short = line.len() <= LINE && !body.contains(['。', '；', '！', '？']);
        if is_item(slice) && (is_short || line.len() <= 4 * LINE && !slice.trim_end_matches('。').contains('。')) {
            self.put(line.clone(), Form::Item, std::slice::from_ref(line));
        } else if is_short {
            self.put(line.clone(), Form::Line, std::slice::from_ref(line));
        } else {
            self.table = None;
            self.sentences(line.clone());
        }
        self.is_apart = false;
    }

    fn begins_with_label(&self, line: &Range<usize>) -> bool {
        let first =
            self.hits.get(self.hit_at).filter(|hit| hit.start as usize == line.start && hit.word.label.is_some());
        first.is_some_and(|hit| self.text.get(hit.end as usize..).is_some_and(|rest| rest.starts_with(['：', ':'])))
    }

    fn sentences(&mut self, range: Range<usize>) {
        let mut start = range.start;
        for end in ends(self.slice(&range)) {
            let end = range.start + end;
            if self.goes_on_with_label(end) {
                continue;
            }
            self.sentence(start..end);
            start = end;
        }
        self.sentence(start..range.end);
    }

    /// `姓名：张三；单位：…；身份证：…`: what is said of a person behind a semicolon.
    fn goes_on_with_label(&self, at: usize) -> bool {
        if !self.text.get(..at).is_some_and(|before| before.ends_with(['；', ';'])) {
            return false;
        }
        let hit = self.hits.partition_point(|hit| (hit.start as usize) < at);
        let Some(hit) = self.hits.get(hit).filter(|hit| hit.start as usize == at) else { return false };
        let is_own = matches!(
            hit.word.label,
            Some(
                Label::Identity
                    | Label::Unit
                    | Label::Post
                    | Label::Birth
                    | Label::Sex
                    | Label::Age
                    | Label::Mobile
                    | Label::Phone
                    | Label::Address
                    | Label::Card
            )
        );
        is_own
            && self.text.get(hit.end as usize..).is_some_and(|rest| rest.starts_with(['：', ':', '→', '=', '＝', ' ']))
    }

    fn sentence(&mut self, range: Range<usize>) {
        let range = self.trimmed(range);
        if range.len() > 3 {
            self.put(range.clone(), Form::Clause, &[range]);
        }
    }

    fn put(&mut self, span: Range<usize>, form: Form, cells: &[Range<usize>]) {
        let first = self.drafts.cells.len() as u32;
        for cell in cells {
            self.drafts.cells.push(Cell { span: cell.start as u32..cell.end as u32, label: None });
        }
        let cells = first..self.drafts.cells.len() as u32;
        self.drafts.list.push(Draft { span: span.start as u32..span.end as u32, form, cells, is_apart: self.is_apart });
        self.is_apart = false;
    }
}

/// Behind each end of a sentence.
fn ends(text: &str) -> SmallVec<[usize; 16]> {
    let table = table();
    let ends = text.char_indices().filter(|(_, c)| table.of(*c) & SENTENCE_END != 0);
    ends.map(|(at, c)| at + c.len_utf8()).collect()
}

/// The label that a cell is, remarks in brackets apart; one that no list knows is told by how it ends.
pub(super) fn label_of(cell: &str) -> Option<Label> {
    let cell = cell.trim();
    if cell.len() > 60 {
        return None;
    }
    let whole = crate::lexicon::word(cell).and_then(|word| word.label);
    whole.or_else(|| {
        let bare = cell.split(['（', '(']).next()?.trim_end_matches([' ', '：', ':']);
        crate::lexicon::word(bare).and_then(|word| word.label).or_else(|| crate::lexicon::label_by_ending(bare))
    })
}

/// `1.`, `（一）`, `三、`, `2、`, `①`.
fn is_item(line: &str) -> bool {
    let inner = line.strip_prefix(['（', '(']).unwrap_or(line);
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = inner.trim_start_matches(is_numeral);
    let taken = inner.len() - rest.len();
    if line.starts_with(|c| ('①'..='⑳').contains(&c)) {
        return true;
    }
    let ends = |rest: &str, closers: &[char]| rest.starts_with(closers);
    (1..=9).contains(&taken)
        && (ends(rest, &['、', '．', '）', ')'])
            || rest.starts_with('.') && !rest[1..].starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a character may stand between a label and what it labels.
pub(super) fn is_link(c: char) -> bool {
    signs(c) & DELIMITER != 0 && !matches!(c, '，' | ',' | '。' | '；' | ';' | '、' | '！' | '？' | '!' | '?' | '》')
        || matches!(c, '为' | '是' | '系' | '/')
}
