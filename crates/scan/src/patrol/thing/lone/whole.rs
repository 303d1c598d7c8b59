//! L08 without a table of values: the title says it of all (`艾滋病患者救助名单`), or a sentence does
//! (`前进街道男性30–39岁3人，均为……`).

use super::card::{Whole, card_of_whole};
use crate::patrol::detector::Page;
use crate::patrol::thing::condition::{Condition, ConditionClass, conditions, of_patients};
use crate::patrol::thing::record::{hidden_name, words};
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
    "报告",
    "工作情况",
    "开展情况",
];
/// A title that announces a list of people.
const OF_PEOPLE: &[&str] = &[
    "名单",
    "花名册",
    "名册",
    "公示",
    "对象",
    "人员",
    "患者",
    "发放表",
    "明细",
    "发放情况",
    "补助情况",
    "补贴情况",
    "救助情况",
    "享受情况",
    "一览表",
    "台账",
    "清单",
    "花名",
];
/// More persons than this in a sentence are a statistic of a city, not a group that one knows.
const MOST_IN_A_SENTENCE: u64 = 30;

/// What a title says of everybody on the list under it.
pub(crate) fn of_title(title: &str) -> Option<Condition> {
    if OF_OTHERS.iter().any(|word| title.contains(word)) || !OF_PEOPLE.iter().any(|word| title.contains(word)) {
        return None;
    }
    let listed = conditions(title).map(|(_, condition)| condition).find(|condition| names_a_group(*condition));
    listed.or_else(|| of_patients(title))
}

/// The card of a list whose title says it of all; or a line over it does (`附表：艾滋病患者救助名单`).
pub(crate) fn by_title(page: &Page<'_>, tables: &[Table]) -> Option<Said> {
    let text = &*page.document.text;
    let (condition, from) = match of_title(&page.document.title) {
        Some(condition) => (condition, 0),
        None => by_line(text)?,
    };
    let (rows, is_named) = persons(text, tables, from);
    (rows.len() >= 2).then(|| {
        card_of_whole(page, &Whole { sentence: None, persons: rows.len() as u64, rows: &rows, condition, is_named })
    })
}

/// A line over a list is no longer than this, in characters.
const LONGEST_LINE: usize = 48;

/// What the one line that announces a list says of everybody on it, and where the list begins.
fn by_line(text: &str) -> Option<(Condition, usize)> {
    let mut said: Option<(Condition, usize)> = None;
    let mut start = 0;
    for part in text.split_inclusive(['\n', '：', ':', '。']) {
        let line = part.trim_end_matches(['\n', '：', ':', '。']);
        start += part.len();
        let announces = OF_PEOPLE.iter().any(|word| line.trim_end_matches(['）', ')', '】', '》']).ends_with(word))
            || part.ends_with(['：', ':', '\n'])
                && ["以下", "下列", "如下", "附表", "附件"].iter().any(|word| line.contains(word));
        let is_of_others = OF_OTHERS.iter().any(|word| line.contains(word));
        if !announces || is_of_others || line.chars().count() > LONGEST_LINE || line.contains(['\t', '\u{3000}', '|']) {
            continue;
        }
        let Some((_, condition)) = conditions(line).find(|(_, condition)| names_a_group(*condition)) else { continue };
        // Two headings of two conditions part the list among them.
        if said.is_some_and(|(known, _)| known != condition) {
            return None;
        }
        said = said.or(Some((condition, start)));
    }
    said
}

fn names_a_group(condition: Condition) -> bool {
    match condition.class() {
        ConditionClass::Stigma | ConditionClass::Vulnerable => true,
        ConditionClass::Illness => !BY_DUTY.contains(&condition.word()),
        // Penalties are published by name where the law says so.
        ConditionClass::Conduct => condition.word() == "社区矫正",
    }
}

/// Rows with a person's name behind a place in the text, and whether whole names are among them.
fn persons(text: &str, tables: &[Table], from: usize) -> (Vec<Range<usize>>, bool) {
    let mut rows = Vec::new();
    let mut is_named = false;
    for row in tables.iter().flat_map(|table| &table.rows).filter(|row| row.span.start >= from) {
        let kinds = || (0..row.cells.len()).map(|column| kind_of(row.cell(text, column)).kind);
        if kinds().any(|kind| kind == CellKind::HiddenName || kind == CellKind::FullName) {
            is_named |= kinds().any(|kind| kind == CellKind::FullName);
            rows.push(row.span.clone());
        }
    }
    let (names, whole) = enumerated(text, from);
    if names.len() > rows.len() { (names, whole) } else { (rows, is_named) }
}

/// Names in a list of prose: `王某某、李某、赵某某`, `1.王某某患`.
fn enumerated(text: &str, from: usize) -> (Vec<Range<usize>>, bool) {
    let (mut names, mut whole) = (Vec::new(), false);
    for word in words(text).into_iter().filter(|word| word.span.start >= from && !word.is_label) {
        let letters = word.of(text);
        let is_whole = kind_of(letters).kind == CellKind::FullName;
        if is_whole || hidden_name(letters).is_some() {
            whole |= is_whole;
            names.push(word.span);
        }
    }
    (names, whole)
}

/// The cards of sentences that say one thing of a small group.
pub(crate) fn by_sentence(page: &Page<'_>) -> Vec<Said> {
    let text = &*page.document.text;
    let mut cards = Vec::new();
    let mut last = 0;
    for (at, condition) in conditions(text) {
        if at.start < last {
            continue;
        }
        let start =
            text.get(..at.start).and_then(|before| before.rfind(['。', '；', '\n'])).map_or(0, |end| next(text, end));
        let end =
            text.get(at.end..).and_then(|rest| rest.find(['。', '；', '\n'])).map_or(text.len(), |end| at.end + end);
        let (before, behind) = (text.get(start..at.start).unwrap_or(""), text.get(at.end..end).unwrap_or(""));
        // Who have different things have not all the same.
        let alone = conditions(text.get(start..end).unwrap_or("")).all(|(_, other)| other == condition);
        let Some(persons) = all_have_it(before).or_else(|| all_are_such(before, behind)).filter(|_| alone) else {
            continue;
        };
        if (2..=MOST_IN_A_SENTENCE).contains(&persons) {
            last = end;
            let whole = Whole { sentence: Some(start..at.end), rows: &[], condition, persons, is_named: false };
            cards.push(card_of_whole(page, &whole));
        }
    }
    cards
}

/// `前进街道30至39岁男性3人，均为…`: how many, if the words before a condition tell a group and say it of all; or give
/// the condition right behind a group told by place, sex and age.
fn all_have_it(before: &str) -> Option<u64> {
    let (group, is_close) = if let Some(all) = ALL.iter().filter_map(|word| before.rfind(word)).max() {
        (before.get(..all)?, before.get(all..)?.chars().count() <= 14)
    } else {
        let bare = IS.iter().fold(before.trim_end(), |before, word| before.trim_end_matches(word));
        let bare = bare.trim_end_matches(['，', '：', ':', '（', '(', '、', ' ', '\t', '\u{3000}']);
        (bare, bare.ends_with(['人', '名', '例']) && known_beforehand(bare) >= 3)
    };
    (is_close && known_beforehand(group) >= 2).then(|| counted(group)).flatten()
}

/// `艾滋病感染者3人，均为前进街道30至39岁男性`.
fn all_are_such(before: &str, behind: &str) -> Option<u64> {
    let all = ALL.iter().filter_map(|word| behind.find(word)).min()?;
    let (count, group) = (behind.get(..all)?, behind.get(all..)?);
    let is_close = count.chars().count() <= 16 && !before.contains("分别");
    (is_close && known_beforehand(group) >= 2).then(|| counted(count)).flatten()
}

/// Words by which a condition is said of those before it.
const IS: &[&str] = &["病种", "病情", "诊断", "所患", "情形", "类别", "患有", "患", "确诊为", "确诊", "为", "系", "属"];

const ALL: &[&str] =
    &["均", "全部", "全为", "全系", "全患", "都", "皆", "无一例外", "一律", "悉数", "同为", "同患", "同属"];

fn next(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |mark| at + mark.len_utf8())
}

/// The last count of persons: `3人`, `三名`.
fn counted(group: &str) -> Option<u64> {
    group.char_indices().rev().filter(|(_, mark)| matches!(mark, '人' | '名' | '例' | '位')).find_map(|(at, _)| {
        let before = group.get(..at)?.trim_end();
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let numeral = || {
            let letter = before.chars().next_back()?;
            "一二三四五六七八九十".chars().position(|one| one == letter).map(|at| at as u64 + 1)
        };
        before.get(before.len() - digits..)?.parse().ok().or_else(numeral)
    })
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
    // A class is a circle in which everybody knows everybody.
    let class =
        group.contains('班') && ["小学", "中学", "学校", "幼儿园", "年级"].iter().any(|word| group.contains(word));
    usize::from(place) + usize::from(sex) + usize::from(age) + usize::from(class)
}
