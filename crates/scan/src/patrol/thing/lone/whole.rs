//! L08 without a table of values: the title says it of all (`艾滋病患者救助名单`), or a sentence does
//! (`前进街道男性30–39岁3人，均为……`).

use super::card::{Whole, card_of_whole};
use crate::patrol::detector::Page;
use crate::patrol::thing::condition::{Condition, ConditionClass, conditions};
use crate::patrol::thing::said::Said;
use crate::patrol::thing::table::{CellKind, Table, kind_of};
use std::ops::Range;

/// Conditions that relief itself is named after: lists under such a title are published by duty.
const BY_DUTY: &[&str] = &["失能", "肢体残疾", "视力残疾", "听力残疾", "截肢", "瘫痪"];
/// Titles of lists of other people than those who have the condition.
const OF_OTHERS: &[&str] = &[
    "先进",
    "优秀",
    "专家",
    "志愿",
    "招聘",
    "聘用",
    "工作人员",
    "采购",
    "中标",
    "项目",
    "课题",
    "评审",
    "机构",
    "单位",
    "企业",
    "预算",
    "医师",
    "护士",
    "救助站",
    "通报",
    "情况",
    "报告",
];
/// A title that announces a list of people.
const OF_PEOPLE: &[&str] = &["名单", "花名册", "名册", "公示", "对象", "人员", "患者", "发放表", "明细"];
/// More persons than this in a sentence are a statistic of a city, not a group that one knows.
const MOST_IN_A_SENTENCE: u64 = 30;

/// The card of a list whose title says it of all.
pub(crate) fn by_title(page: &Page<'_>, tables: &[Table]) -> Option<Said> {
    let title = &*page.document.title;
    if OF_OTHERS.iter().any(|word| title.contains(word)) || !OF_PEOPLE.iter().any(|word| title.contains(word)) {
        return None;
    }
    let condition = conditions(title).map(|(_, condition)| condition).find(|condition| names_a_group(*condition))?;
    let (rows, is_named) = persons(&page.document.text, tables);
    (rows.len() >= 2).then(|| {
        card_of_whole(page, &Whole { sentence: None, persons: rows.len() as u64, rows: &rows, condition, is_named })
    })
}

fn names_a_group(condition: Condition) -> bool {
    match condition.class() {
        ConditionClass::Stigma | ConditionClass::Vulnerable => true,
        ConditionClass::Illness => !BY_DUTY.contains(&condition.word()),
        // Penalties are published by name where the law says so.
        ConditionClass::Conduct => condition.word() == "社区矫正",
    }
}

/// Rows with a person's name, and whether whole names are among them.
fn persons(text: &str, tables: &[Table]) -> (Vec<Range<usize>>, bool) {
    let mut rows = Vec::new();
    let mut is_named = false;
    for row in tables.iter().flat_map(|table| &table.rows) {
        let kinds = || (0..row.cells.len()).map(|column| kind_of(row.cell(text, column)).kind);
        if kinds().any(|kind| kind == CellKind::HiddenName || kind == CellKind::FullName) {
            is_named |= kinds().any(|kind| kind == CellKind::FullName);
            rows.push(row.span.clone());
        }
    }
    if rows.is_empty() {
        enumerated(text, &mut rows, &mut is_named);
    }
    (rows, is_named)
}

/// Names in a list of prose: `王某某、李某、赵某某`.
fn enumerated(text: &str, rows: &mut Vec<Range<usize>>, is_named: &mut bool) {
    let mut start = 0;
    let mut names: Vec<(Range<usize>, CellKind)> = Vec::new();
    for part in text.split_inclusive(['、', '\n', '：', '。', '，', '；', '（', '）', ' ']) {
        let word = part.trim_end_matches(['、', '\n', '：', '。', '，', '；', '（', '）', ' ']);
        let kind = kind_of(word).kind;
        if kind == CellKind::HiddenName || kind == CellKind::FullName {
            names.push((start..start + word.len(), kind));
        }
        start += part.len();
    }
    if names.len() >= 2 {
        *is_named |= names.iter().any(|(_, kind)| *kind == CellKind::FullName);
        rows.extend(names.into_iter().map(|(span, _)| span));
    }
}

/// The cards of sentences that say one thing of a small group.
pub(crate) fn by_sentence(page: &Page<'_>) -> Vec<Said> {
    let text = &*page.document.text;
    if !ALL.iter().any(|word| text.contains(word)) {
        return Vec::new();
    }
    let mut cards = Vec::new();
    let mut last = 0;
    for (at, condition) in conditions(text) {
        if at.start < last {
            continue;
        }
        let start =
            text.get(..at.start).and_then(|before| before.rfind(['。', '；', '\n'])).map_or(0, |end| next(text, end));
        let before = text.get(start..at.start).unwrap_or("");
        let Some(all) = ALL.iter().filter_map(|word| before.rfind(word)).max() else { continue };
        if before.get(all..).unwrap_or("").chars().count() > 12 {
            continue;
        }
        let group = before.get(..all).unwrap_or("");
        let Some(persons) = counted(group).filter(|persons| (2..=MOST_IN_A_SENTENCE).contains(persons)) else {
            continue;
        };
        if known_beforehand(group) >= 2 {
            last = at.end;
            let whole = Whole { sentence: Some(start..at.end), rows: &[], condition, persons, is_named: false };
            cards.push(card_of_whole(page, &whole));
        }
    }
    cards
}

const ALL: &[&str] = &[
    "均为",
    "均系",
    "均患",
    "均属",
    "均有",
    "均确诊",
    "均被",
    "均因",
    "全部为",
    "全部系",
    "全部患",
    "全部属",
    "全为",
    "都是",
    "皆为",
    "都患",
    "均",
];

fn next(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |mark| at + mark.len_utf8())
}

/// The last count of persons: `3人`.
fn counted(group: &str) -> Option<u64> {
    let end = ["人", "名", "例"].iter().filter_map(|unit| group.rfind(unit)).max()?;
    let before = group.get(..end)?.trim_end();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    before.get(before.len() - digits..)?.parse().ok()
}

/// How many things of place, sex and age the group is told by.
fn known_beforehand(group: &str) -> usize {
    const PLACES: &[&str] =
        &["街道", "镇", "乡", "村", "社区", "小区", "学校", "小学", "中学", "班", "区", "县", "公司", "单位"];
    let place = PLACES.iter().any(|word| group.contains(word));
    let sex = group.contains(['男', '女']);
    let age = group.contains('岁')
        || group.char_indices().any(|(at, mark)| {
            matches!(mark, '-' | '–' | '～' | '~' | '至')
                && group.get(..at).is_some_and(|before| before.ends_with(|mark: char| mark.is_ascii_digit()))
                && group
                    .get(at + mark.len_utf8()..)
                    .is_some_and(|after| after.starts_with(|mark: char| mark.is_ascii_digit()))
        });
    usize::from(place) + usize::from(sex) + usize::from(age)
}
