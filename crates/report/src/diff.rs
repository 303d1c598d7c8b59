//! Two reports side by side: which figures changed, and how much of the text is the same.

use crate::check::{Finding, Rule, across_years};
use crate::figure::Figure;
use crate::form::Column;
use crate::read::{Narrative, Reading, RowPlace};
use crate::tables::Tables;
use serde::Serialize;
use serde_json::json;
use std::collections::HashSet;

/// A cell whose figure is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellChange {
    /// The cell's id, `R1/total`.
    pub cell: String,
    /// Row and column in words.
    pub label: String,
    /// In the first report; `null` if blank or doubtful.
    pub before: Option<Figure>,
    /// In the second.
    pub after: Option<Figure>,
}

/// How much of a section's text the second report has in common with the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Similarity {
    /// Which of the six sections, from 1.
    pub section: usize,
    /// The heading.
    pub heading: String,
    /// Share of the second text that also stands in the first, in per cent.
    pub percent: u32,
}

/// Two reports compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The figures that differ, in the order of the form.
    pub changes: Vec<CellChange>,
    /// The narrative sections that both have.
    pub similarity: Vec<Similarity>,
    /// What the rules say: carry-over and stock of consecutive years, text too much alike.
    pub findings: Vec<Finding>,
}

/// A text with more than this in common with last year's was not written anew (考核 rules take points off for it).
pub const SIMILAR_PERCENT: u32 = 50;
/// Shorter texts (`无其他需要报告的事项`) are alike by nature.
const SHORTEST_TEXT: usize = 60;
/// Letters of the pieces that are compared.
const SHINGLE: usize = 5;
/// The sections that are text: all but the three tables.
const NARRATIVE_SECTIONS: [usize; 3] = [0, 4, 5];

/// Compares `before` with `after`.
pub fn compare(before: &Reading, after: &Reading) -> Comparison {
    let similarity = match (&before.narrative, &after.narrative) {
        (Some(a), Some(b)) => similarities(a, b),
        (None, _) | (_, None) => Vec::new(),
    };
    let mut findings: Vec<Finding> =
        across_years(&[&before.tables, &after.tables]).into_iter().map(|(_, finding)| finding).collect();
    findings.extend(similarity.iter().filter_map(|s| too_similar(s, after)));
    Comparison { changes: changes(&before.tables, &after.tables), similarity, findings }
}

fn too_similar(similarity: &Similarity, after: &Reading) -> Option<Finding> {
    let sections = &after.narrative.as_ref()?.sections;
    let text = &sections.iter().find(|s| s.index + 1 == similarity.section)?.text;
    let is_long = text.chars().nth(SHORTEST_TEXT).is_some();
    (is_long && similarity.percent > SIMILAR_PERCENT).then(|| Finding {
        rule: Rule::TextSimilarity,
        place: format!("section {}", similarity.section),
        expected: json!(SIMILAR_PERCENT),
        found: json!(similarity.percent),
        message: format!(
            "“{}”与上一份报告文字重复{}%，超过{SIMILAR_PERCENT}%。请按本年实际情况重写，不要沿用旧稿。",
            similarity.heading, similarity.percent
        ),
    })
}

fn similarities(before: &Narrative, after: &Narrative) -> Vec<Similarity> {
    let mut out = Vec::new();
    for index in NARRATIVE_SECTIONS {
        let of = |narrative: &Narrative| narrative.sections.iter().find(|s| s.index == index).cloned();
        if let (Some(a), Some(b)) = (of(before), of(after)) {
            out.push(Similarity { section: index + 1, heading: b.heading, percent: similarity(&a.text, &b.text) });
        }
    }
    out
}

/// Share of the pieces of five letters of `after` that stand in `before`, in per cent. Figures count as the same,
/// so that a text with new numbers only is still the old text.
pub fn similarity(before: &str, after: &str) -> u32 {
    let (known, pieces) = (shingles(before), shingles(after));
    if pieces.is_empty() {
        return if known.is_empty() && before == after && !after.is_empty() { 100 } else { 0 };
    }
    let known: HashSet<&[char]> = known.iter().map(Vec::as_slice).collect();
    let shared = pieces.iter().filter(|piece| known.contains(piece.as_slice())).count();
    (shared * 100 / pieces.len()) as u32
}

fn shingles(text: &str) -> Vec<Vec<char>> {
    let mut letters: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let is_digit = c.is_ascii_digit();
        if !(is_digit && letters.last() == Some(&'0')) {
            letters.push(if is_digit { '0' } else { c });
        }
    }
    letters.windows(SHINGLE).map(<[char]>::to_vec).collect()
}

fn changes(before: &Tables, after: &Tables) -> Vec<CellChange> {
    let old = cells(before);
    let mut out = Vec::new();
    for (cell, label, figure) in cells(after) {
        // Cells that only one edition of the form has cannot be compared.
        let Some((_, _, was)) = old.iter().find(|(id, _, _)| *id == cell) else { continue };
        if *was != figure {
            out.push(CellChange { cell, label, before: was.clone(), after: figure });
        }
    }
    out
}

/// Every cell of the tables: id, label, figure.
pub(crate) fn cells(tables: &Tables) -> Vec<(String, String, Option<Figure>)> {
    let mut out = Vec::new();
    let format = tables.format;
    let mut push = |place: RowPlace, column: usize, figure: Option<Figure>| {
        let label = format!("{}{}", place.label(format), place.column_label(format, column));
        out.push((place.cell_id(format, column), label, figure));
    };
    let count = |n: &Option<u64>| n.and_then(|n| i64::try_from(n).ok()).map(Figure::whole);
    for (i, row) in tables.table2.iter().flat_map(|t| t.rows.iter().enumerate()) {
        for (column, figure) in row.iter().enumerate() {
            push(RowPlace::Table2(i), column, figure.clone());
        }
    }
    if let Some(table) = &tables.table3 {
        for row in format.rows() {
            for column in Column::ALL {
                push(RowPlace::Table3(*row), column.index(), count(&table.cell(*row, column)));
            }
        }
    }
    for (i, block) in tables.table4.iter().flat_map(|t| t.blocks.iter().enumerate()) {
        for (column, n) in block.iter().enumerate() {
            push(RowPlace::Table4(i), column, count(n));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_by_their_words_not_their_figures() {
        let old = "全年受理申请二十二件其中网页申请十九件均依法答复办结";
        for (before, after, expected) in [
            ("全年受理政府信息公开申请22件，均已答复", "全年受理政府信息公开申请318件，均已答复", 100),
            (old, "人员培训场次增加并完善了平台检索功能和目录", 0),
            ("", "", 0),
            ("无", "无", 100),
        ] {
            assert_eq!(similarity(before, after), expected, "{before} / {after}");
        }
        let half = format!("{old}人员培训场次增加并完善了平台检索功能和目录新设");
        let percent = similarity(old, &half);
        assert!((40..60).contains(&percent), "{percent}");
    }
}
