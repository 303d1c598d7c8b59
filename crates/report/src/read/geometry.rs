//! Blank cells of a page's table: where a row has fewer numbers than the table has columns, the places of the numbers
//! on the page tell which columns they stand in. The blanks are written into the line as `/`.

use super::cells::is_unit;
use super::lines::plain_text;
use formats::{Block, Content, Page, TextRun};
use std::collections::HashMap;

/// Columns of table three.
const COLUMNS: usize = 7;
/// Rows in full that must be seen before their places count as the columns'.
const FEWEST_FULL_ROWS: usize = 2;
/// Lines before the first and behind the last row in full that may still be the table's.
const NEAR_ROWS: usize = 4;
/// Middles of one line differ by less than this share of its height.
const SAME_LINE: f32 = 0.5;

/// A word on a page.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    left: f32,
    right: f32,
}

impl Word {
    fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }

    /// A number, with its separators and unit, or a stroke in place of one.
    fn is_cell(&self) -> bool {
        let text = plain_text(&self.text);
        let number = text.trim_end_matches(is_unit);
        let is_number =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == ',');
        is_number || matches!(text.as_str(), "/" | "-" | "--" | "无")
    }
}

/// The lines of a fixed-layout document that are to be read otherwise: by their text without white space.
pub(crate) fn lines_with_blanks(content: &Content) -> HashMap<String, String> {
    let lines: Vec<Vec<Word>> = content.pages.iter().flat_map(lines).collect();
    let numbers: Vec<usize> =
        lines.iter().map(|line| line.iter().rev().take_while(|word| word.is_cell()).count()).collect();
    let full: Vec<usize> = (0..lines.len()).filter(|i| numbers[*i] == COLUMNS).collect();
    let (Some(first), Some(last), true) = (full.first(), full.last(), full.len() >= FEWEST_FULL_ROWS) else {
        return HashMap::new();
    };
    let Some(columns) = columns(full.iter().map(|i| &lines[*i])) else { return HashMap::new() };
    let mut out = HashMap::new();
    for i in first.saturating_sub(NEAR_ROWS)..(last + NEAR_ROWS).min(lines.len()) {
        let is_within = (*first..*last).contains(&i) || is_outer_row(&lines[i]);
        if is_within && (1..COLUMNS).contains(&numbers[i]) {
            let (label, cells) = lines[i].split_at(lines[i].len() - numbers[i]);
            if let Some(row) = placed(cells, &columns) {
                let text = |words: &[Word]| words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
                out.insert(plain_text(&text(&lines[i])), format!("{} {row}", text(label)));
            }
        }
    }
    out
}

/// The same content with these lines rewritten.
pub(crate) fn rewritten(block: &Block, lines: &HashMap<String, String>) -> Option<String> {
    match block {
        Block::Paragraph { text } => lines.get(&plain_text(text)).cloned(),
        Block::Heading { .. } | Block::Table(_) => None,
    }
}

/// The words of a page by lines, from the top.
fn lines(page: &Page) -> Vec<Vec<Word>> {
    let mut runs: Vec<&TextRun> = page.runs.iter().filter(|r| r.bottom > r.top && r.top.is_finite()).collect();
    runs.sort_by(|a, b| a.bottom.total_cmp(&b.bottom));
    let mut lines: Vec<(f32, Vec<Word>)> = Vec::new();
    for run in runs {
        let tolerance = SAME_LINE * (run.bottom - run.top);
        match lines.last_mut() {
            Some((bottom, words)) if run.bottom - *bottom < tolerance => words.extend(words_of(run)),
            Some(_) | None => lines.push((run.bottom, words_of(run))),
        }
    }
    for (_, words) in &mut lines {
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines.into_iter().map(|(_, words)| words).collect()
}

/// The words of a run; their places by their share of its letters.
fn words_of(run: &TextRun) -> Vec<Word> {
    let letters = run.text.chars().count().max(1) as f32;
    let at = |letter: usize| run.left + (run.right - run.left) * letter as f32 / letters;
    let mut out: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (i, c) in run.text.chars().enumerate() {
        if c.is_whitespace() {
            is_open = false;
            continue;
        }
        if !is_open {
            out.push(Word { text: String::new(), left: at(i), right: at(i) });
            is_open = true;
        }
        if let Some(word) = out.last_mut() {
            word.text.push(c);
            word.right = at(i + 1);
        }
    }
    out
}

/// The first rows of the form and its last, which may stand outside of those in full.
fn is_outer_row(line: &[Word]) -> bool {
    line.iter().any(|word| word.text.contains("新收") || word.text.contains("结转"))
}

/// The middles of the columns: of each, the median. `None` if rows that seem full have theirs elsewhere.
fn columns<'a>(full: impl Iterator<Item = &'a Vec<Word>>) -> Option<[f32; COLUMNS]> {
    let mut middles: [Vec<f32>; COLUMNS] = Default::default();
    for line in full {
        for (column, word) in middles.iter_mut().zip(&line[line.len() - COLUMNS..]) {
            column.push(word.middle());
        }
    }
    let is_sure = middles[0].len() > FEWEST_FULL_ROWS || {
        let spread = |m: &[f32]| m.iter().copied().reduce(f32::max).zip(m.iter().copied().reduce(f32::min));
        let gap = |pair: &[Vec<f32>]| Some(pair.get(1)?.first()? - pair.first()?.first()?);
        let least = middles.windows(2).filter_map(gap).reduce(f32::min).unwrap_or_default();
        middles.iter().filter_map(|m| spread(m)).all(|(most, fewest)| most - fewest < least * 0.4)
    };
    let medians = middles.map(|mut column| {
        column.sort_by(f32::total_cmp);
        column.get(column.len() / 2).copied().unwrap_or_default()
    });
    is_sure.then_some(medians)
}

/// The row with `/` in the columns where no number stands; `None` if a number stands between two columns.
fn placed(cells: &[Word], columns: &[f32; COLUMNS]) -> Option<String> {
    let mut row = ["/"; COLUMNS];
    let mut least = 0;
    for cell in cells {
        let distance = |i: &usize| (cell.middle() - columns[*i]).abs();
        let nearest = (least..COLUMNS).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let neighbours = [nearest.checked_sub(1), Some(nearest + 1)].into_iter().flatten();
        let gap = neighbours.filter_map(|i| columns.get(i)).map(|c| (c - columns[nearest]).abs()).reduce(f32::min)?;
        if distance(&nearest) > gap * 0.4 {
            return None;
        }
        row[nearest] = &cell.text;
        least = nearest + 1;
    }
    Some(row.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use formats::Kind;

    fn run(text: &str, left: f32, line: f32) -> TextRun {
        let right = left + 10.0 * text.chars().count() as f32;
        TextRun { text: text.to_owned(), left, right, top: line * 20.0, bottom: line * 20.0 + 12.0 }
    }

    #[test]
    fn numbers_stand_in_the_columns_of_the_full_rows() {
        let mut runs = Vec::new();
        for line in [1.0, 2.0, 4.0] {
            runs.push(run("标签", 0.0, line));
            runs.extend((0..7_u8).map(|i| run("5", 100.0 + 40.0 * f32::from(i), line)));
        }
        runs.extend([run("空格", 0.0, 3.0), run("12", 137.0, 3.0), run("12", 337.0, 3.0)]);
        // Strokes are cells: this row is in full.
        runs.push(run("横线", 0.0, 3.5));
        runs.extend((0..7_u8).map(|i| run("/", 100.0 + 40.0 * f32::from(i), 3.5)));
        let page = Page { width: 600.0, height: 800.0, runs };
        let found = lines_with_blanks(&Content { kind: Kind::Pdf, blocks: Vec::new(), pages: vec![page] });
        let expected = HashMap::from([("空格1212".to_owned(), "空格 / 12 / / / / 12".to_owned())]);
        assert_eq!(found, expected);
    }
}
