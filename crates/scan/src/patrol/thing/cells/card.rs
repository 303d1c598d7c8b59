//! L10 in the words of a card.

use super::grid::is_total;
use super::{Betrayed, Entry, Grid, Protection, betrayed, remedy};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::Page;
use crate::patrol::thing::condition::{Condition, ConditionClass, condition};
use crate::patrol::thing::lone::speaks_of_minors;
use crate::patrol::thing::said::{MOST_PASSAGES, Passage, Said, title};
use crate::patrol::thing::table::{CellKind, kind_of};

/// What a table of figures gives away, in cards.
pub(crate) fn cards(page: &Page<'_>, grid: &Grid, protection: Protection) -> Vec<Said> {
    let found = betrayed(grid, protection);
    let held_back = (!found.is_empty()).then(|| card_of_betrayed(page, grid, &found, protection));
    held_back.into_iter().chain(card_of_small(page, grid, protection)).collect()
}

fn card_of_betrayed(page: &Page<'_>, grid: &Grid, found: &[Betrayed], protection: Protection) -> Said {
    let least = found.iter().map(|one| one.left.candidates()).min().unwrap_or(1) as u64;
    let passages = found.iter().take(MOST_PASSAGES).filter_map(|one| {
        let span = grid.spans.get(one.row)?.get(one.column)?;
        let shows = if one.left.low == one.left.high {
            format!("{}可算出就是{}", place(grid, one.row, one.column), one.left.low)
        } else {
            format!("{}只能在{}至{}之间", place(grid, one.row, one.column), one.left.low, one.left.high)
        };
        // Two stars of one table are two passages: the place is part of what they say.
        let mut passage = Passage::at(
            &page.document.text,
            span,
            page.veil,
            shows,
            u64::try_from(one.alone.candidates()).ok().filter(|alone| *alone < 1_000_000),
        );
        passage.mark ^= ((one.row as u64 + 1) << 32) | (one.column as u64 + 1);
        Some(passage)
    });
    let suggestion = match remedy(grid, found, protection) {
        Some(remedy) if remedy.candidates >= 1_000_000 => format!("最少改动：{}；改后不再能算出", remedy.words),
        Some(remedy) => format!("最少改动：{}；改后隐去的数至少还有{}种可能", remedy.words, remedy.candidates),
        None => "隐去一处不够，请合并行或者列后再发布".to_owned(),
    };
    Said {
        pattern: Pattern::L10,
        subject: title(page),
        passages: passages.collect(),
        severity: Severity::Moderate,
        is_minor: speaks_of_minors(&page.document.title),
        exposure: format!("有{}个隐去的数可由同表的合计减其余各数算出", found.len()),
        after: Some(least),
        same_because: "同一张表内，合计等于各分项之和".to_owned(),
        consequence: "隐去等于没有隐去，读者一减便知".to_owned(),
        suggestion,
        basis: "《个人信息保护法》第二十八条；《统计法》关于不得泄露能够识别、推断单个统计调查对象身份资料的规定；规则L10",
    }
}

/// Units smaller than a district: in one of them a single case is somebody's.
const SMALL_PLACES: &[&str] = &[
    "村",
    "社区",
    "街道",
    "镇",
    "乡",
    "小区",
    "小学",
    "中学",
    "学校",
    "班",
    "公司",
    "厂",
    "单位",
    "居委会",
    "组",
    "里",
    "苑",
];

/// Whether a row holds the sums of others.
fn is_sum(grid: &Grid, row: usize) -> bool {
    grid.row_labels.get(row).is_some_and(|label| is_total(label))
}

fn card_of_small(page: &Page<'_>, grid: &Grid, protection: Protection) -> Option<Said> {
    // One figure in a sentence is news; a series of them is a statistic. A row alone is a sentence with commas.
    if !grid.is_prose && grid.entries.len() < 2 {
        return None;
    }
    if grid.is_prose && grid.entries.iter().flatten().filter(|entry| matches!(entry, Entry::Known(_))).count() < 2 {
        return None;
    }
    // Who came and went is told by comparing two issues of a list.
    if grid.is_prose
        && grid.column_labels.iter().any(|label| {
            ["新增", "停发", "取消", "减少", "退出", "注销", "清退", "停保"].iter().any(|word| label.contains(word))
        })
    {
        return None;
    }
    let small: Vec<(usize, usize, i64, Condition)> = (0..grid.entries.len())
        .filter(|&row| Some(row) != grid.total_row && !is_sum(grid, row))
        .flat_map(|row| {
            (0..grid.width()).filter(|&column| Some(column) != grid.total_column).map(move |column| (row, column))
        })
        .filter_map(|(row, column)| match grid.entry(row, column) {
            Entry::Known(value) if (1..protection.least).contains(&value) => {
                let about = about(page, grid, row, column)?;
                is_near(page, grid, row, column, about).then_some((row, column, value, about))
            }
            Entry::Known(_) | Entry::Hidden(_) | Entry::Unknown => None,
        })
        .collect();
    let (_, _, least, about) = *small.iter().min_by_key(|(_, _, value, _)| *value)?;
    let text = &page.document.text;
    let passages = small.iter().take(MOST_PASSAGES).filter_map(|(row, column, value, about)| {
        let span = grid.spans.get(*row)?.get(*column)?;
        let mut passage = Passage::at(
            text,
            span,
            page.veil,
            format!("{}仅{value}人，涉及“{}”", place(grid, *row, *column), about.word()),
            Some(*value as u64),
        );
        passage.mark ^= ((*row as u64 + 1) << 32) | (*column as u64 + 1);
        Some(passage)
    });
    Some(Said {
        pattern: Pattern::L10,
        subject: title(page),
        passages: passages.collect(),
        severity: if about.class() == ConditionClass::Stigma { Severity::Serious } else { Severity::Moderate },
        is_minor: speaks_of_minors(&page.document.title) || speaks_of_minors(text.get(..60).unwrap_or("")),
        exposure: format!("有{}格的人数不足{}人，且写明“{}”等情形", small.len(), protection.least, about.word()),
        after: Some(least as u64),
        same_because: "范围小、人数少，当地人不难知道说的是谁".to_owned(),
        consequence: format!("人数为{least}时，等于指明具体的人"),
        suggestion: merged(grid, &small, protection),
        basis: "《个人信息保护法》第二十八条、第七十三条；规则L10（小格下限为惯例，非法定）",
    })
}

/// The condition that a figure counts: its column's, its row's, or that of the caption or title if the table counts
/// persons.
fn about(page: &Page<'_>, grid: &Grid, row: usize, column: usize) -> Option<Condition> {
    let label = grid.column_labels.get(column).map_or("", String::as_str);
    if ["元", "金额", "率", "比", "排名", "年", "床", "机构", "经费", "次数", "面积"]
        .iter()
        .any(|word| label.contains(word))
    {
        return None;
    }
    let row_label = grid.row_labels.get(row).map_or("", String::as_str);
    let own =
        condition(label).or_else(|| condition(row_label)).or_else(|| grid.row_conditions.get(row).copied().flatten());
    own.or_else(|| {
        let title = &page.document.title;
        let of_table = condition(&grid.caption).or_else(|| condition(title))?;
        let counts_persons =
            COUNTED.iter().any(|word| label.contains(word) || grid.caption.contains(word) || title.contains(word))
                || label == "男"
                || label == "女";
        counts_persons.then_some(of_table)
    })
}

/// Words by which a table is said to count persons.
const COUNTED: &[&str] =
    &["例", "人", "患者", "发病", "死亡", "确诊", "对象", "病人", "感染", "儿童", "学生", "疫情", "死因"];

/// Whether words name a village, a street, a school: `石桥镇男`, `石桥镇死因统计`. `各村`, `全镇` name none.
fn names_a_small_place(words: &str) -> bool {
    ["村", "社区", "街道", "镇", "乡", "小学", "中学", "小区"].iter().any(|place| {
        words.match_indices(place).any(|(at, _)| {
            let before = words.get(..at).unwrap_or("");
            let name: String =
                before.chars().rev().take_while(|mark| ('\u{4e00}'..='\u{9fff}').contains(mark)).collect();
            name.chars().count() >= 2
                && !["各", "全", "本", "农", "城", "乡", "每", "行政", "自然", "驻", "该", "街"]
                    .iter()
                    .any(|no| before.ends_with(no))
        })
    })
}

/// Whether a row is about a circle so small that a figure is somebody.
fn is_near(page: &Page<'_>, grid: &Grid, row: usize, column: usize, about: Condition) -> bool {
    let column = grid.column_labels.get(column).map_or("", String::as_str);
    let over = [column, &grid.caption, &page.document.title];
    if over.iter().any(|words| names_a_small_place(words)) {
        return true;
    }
    let label = grid.row_labels.get(row).map_or("", String::as_str);
    let place = grid.row_places.get(row).map_or(label, |place| if place.is_empty() { label } else { place });
    if [place, label]
        .iter()
        .any(|words| SMALL_PLACES.iter().any(|word| words.ends_with(word)) || names_a_small_place(words))
    {
        return true;
    }
    let district = matches!(kind_of(place).kind, CellKind::Place) || place.chars().count() == 2;
    about.class() == ConditionClass::Stigma && district && !place.is_empty()
}

/// Merges the rows of small figures with the next smallest until the sum is large enough.
fn merged(grid: &Grid, small: &[(usize, usize, i64, Condition)], protection: Protection) -> String {
    let Some(&(_, column, _, _)) = small.first() else { return String::new() };
    let mut rows: Vec<(i64, usize)> = (0..grid.entries.len())
        .filter(|&row| Some(row) != grid.total_row)
        .filter_map(|row| match grid.entry(row, column) {
            Entry::Known(value) => Some((value, row)),
            Entry::Hidden(_) | Entry::Unknown => None,
        })
        .collect();
    rows.sort_unstable();
    let (mut sum, mut names) = (0, Vec::new());
    for (value, row) in rows {
        if sum >= protection.least && small.iter().all(|(small, ..)| names.contains(small)) {
            break;
        }
        sum += value;
        names.push(row);
    }
    if sum >= protection.least && names.len() > 1 {
        let labels: Vec<&str> = names.iter().filter_map(|row| grid.row_labels.get(*row)).map(String::as_str).collect();
        format!("最少改动：把{}并为一行；并后为{sum}人", labels.join("、"))
    } else {
        format!(
            "最少改动：把不足{}人的格写作“＜{}”，并不列出可以相减的合计；改后仍有{}种可能",
            protection.least, protection.least, protection.least
        )
    }
}

/// `“南区”的“女”`.
fn place(grid: &Grid, row: usize, column: usize) -> String {
    let row_label = grid
        .row_labels
        .get(row)
        .filter(|label| !label.is_empty())
        .map_or_else(|| format!("第{}行", row + 1), |label| format!("“{label}”"));
    match grid.column_labels.get(column).filter(|label| !label.is_empty()) {
        Some(label) => format!("{row_label}的“{label}”"),
        None => format!("{row_label}第{}个数", column + 1),
    }
}
