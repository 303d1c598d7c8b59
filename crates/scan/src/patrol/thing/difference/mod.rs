//! L09 `两期差分`: two issues of one list differ by a person or two, and the later one says why or how much.

mod list;
mod period;

use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use list::{Change, Roll, roll};
use period::issue;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// See the module.
pub(crate) struct Difference {
    /// Fewer persons than this are a difference that tells of somebody (k).
    pub(crate) persons: usize,
}

/// One issue of a list.
pub(crate) struct Record {
    series: u64,
    order: (u16, u16),
    rows: Box<[Row]>,
    count: Option<(u64, Span)>,
    total: Option<(u64, Span)>,
    change: Option<Change>,
}

/// A person on it, in twelve bytes.
#[derive(Clone, Copy)]
struct Row {
    hash: u32,
    start: u32,
    length: u16,
}

impl Row {
    fn span(self) -> Span {
        Span { start: self.start, end: self.start + u32::from(self.length) }
    }
}

/// Words of titles that announce a list that is kept up from period to period.
const KEPT_UP: &[&str] = &[
    "低保",
    "特困",
    "救助",
    "补贴",
    "津贴",
    "在册",
    "名册",
    "保障",
    "供养",
    "帮扶",
    "对象",
    "名单",
    "配租",
    "资助",
    "抚恤",
    "待遇",
    "低收入",
    "困难",
    "边缘",
    "孤儿",
    "高龄",
    "花名",
    "优抚",
    "养老",
    "动态管理",
    "残疾",
];
/// A series needs so many letters in its name.
const FEWEST_LETTERS: usize = 4;
/// How many hashes of rows find the other issues: with one row of four changed, two lists miss each other once in 64.
const SKETCH: usize = 3;

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        for row in &mut self.rows {
            let mut span = row.span();
            visit(&mut span);
            (row.start, row.length) = (span.start, (span.end - span.start) as u16);
        }
        let sums = self.count.iter_mut().chain(&mut self.total).map(|(_, span)| span);
        sums.chain(self.change.iter_mut().map(|change| &mut change.at)).for_each(visit);
    }
}

impl Detector for Difference {
    type Record = Record;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let title = &*page.document.title;
        if !KEPT_UP.iter().any(|word| title.contains(word))
            || ["更正", "转载", "补充"].iter().any(|word| title.contains(word))
        {
            return;
        }
        let issue = issue(title, &page.document.published_on);
        if issue.series.chars().count() < FEWEST_LETTERS {
            return;
        }
        let Roll { rows, count, total, change } = roll(&page.document.text);
        if rows.len() < 2 && count.is_none() {
            return;
        }
        let row = |(span, words): (std::ops::Range<usize>, String)| Row {
            hash: page.veil.hash(Realm::Series, &*words) as u32,
            start: span.start as u32,
            length: span.len() as u16,
        };
        records.push(Record {
            series: page.veil.hash(Realm::Series, &*issue.series),
            order: issue.order,
            rows: rows.into_iter().map(row).collect(),
            count,
            total,
            change,
        });
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        if record.rows.is_empty() {
            keys.push(mix(9, &[record.series]));
        }
        // The smallest hash of the rows under each of a few permutations: lists that share most rows share one.
        for salt in 0..SKETCH as u64 {
            let least = record.rows.iter().map(|row| mix(salt, &[u64::from(row.hash)])).min();
            keys.extend(least.map(|least| mix(9, &[record.series, salt, least])));
        }
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        let mut issues: Vec<&Member<'_, Record>> = group.iter().collect();
        issues.sort_by_key(|member| member.record.order);
        for (later, member) in issues.iter().enumerate() {
            let earlier = issues.get(..later).unwrap_or(&[]);
            let before = earlier
                .iter()
                .rev()
                .find(|one| one.record.order < member.record.order && is_same_list(one.record, member.record));
            if let Some(before) = before {
                self.compare(before, member, drafts);
            }
        }
    }
}

/// Half of the shorter list stands on both.
fn is_same_list(one: &Record, other: &Record) -> bool {
    if one.rows.is_empty() || other.rows.is_empty() {
        return one.rows.is_empty() && other.rows.is_empty();
    }
    let shared = one.rows.len() - missing(&one.rows, &other.rows).len();
    2 * shared >= one.rows.len().min(other.rows.len()).max(1)
}

/// Rows of the first list that the second has not; rows that look alike count one by one.
fn missing(from: &[Row], of: &[Row]) -> SmallVec<[Row; 4]> {
    let mut held: BTreeMap<u32, i32> = BTreeMap::new();
    of.iter().for_each(|row| *held.entry(row.hash).or_default() += 1);
    let is_missing = |row: &&Row| {
        let left = held.entry(row.hash).or_default();
        *left -= 1;
        *left < 0
    };
    from.iter().filter(is_missing).copied().collect()
}

impl Difference {
    fn compare(&self, before: &Member<'_, Record>, after: &Member<'_, Record>, drafts: &mut Vec<Draft>) {
        let change = after.record.change;
        if before.record.rows.is_empty() {
            drafts.extend(self.compare_counts(before, after));
            return;
        }
        let left = missing(&before.record.rows, &after.record.rows);
        let came = missing(&after.record.rows, &before.record.rows);
        let is_added = change.map_or(left.is_empty(), |change| change.is_added);
        let (who, whose) = if is_added { (&came, after) } else { (&left, before) };
        if who.is_empty()
            || who.len() >= self.persons
            || change.and_then(|change| change.count).is_some_and(|count| count != who.len() as u64)
        {
            return;
        }
        let alone = left.len() + came.len() == 1;
        let amount = match (before.record.total, after.record.total) {
            (Some((earlier, at)), Some((later, _))) if alone && earlier != later => Some((earlier.abs_diff(later), at)),
            _ => None,
        };
        let reason = change.filter(|change| change.has_reason);
        for row in who {
            drafts.push(draft(
                before,
                after,
                &Told { row: *row, whose: whose.leaf, is_added, persons: who.len(), change, reason, amount },
            ));
        }
    }

    /// Lists without names: the counts differ by a household or two, and a reason is given.
    fn compare_counts(&self, before: &Member<'_, Record>, after: &Member<'_, Record>) -> Option<Draft> {
        let ((earlier, at), (later, behind)) = (before.record.count?, after.record.count?);
        let change = after.record.change.filter(|change| change.has_reason)?;
        let apart = earlier.abs_diff(later);
        let persons = change.count.unwrap_or(apart);
        // So few in all that the one who is missing is known in the village.
        let is_small = earlier.max(later) <= 60;
        (apart > 0 && persons == apart && apart < self.persons as u64 && is_small).then(|| Draft {
            pattern: Pattern::L09,
            subject: Subject::Words("名单变动".to_owned()),
            pieces: vec![
                piece(before.leaf, at, "上期总数"),
                piece(after.leaf, behind, "本期总数"),
                piece(after.leaf, change.at, "写明变动的原因"),
            ],
            bits: CERTAIN,
            severity: Severity::Moderate,
            is_minor: false,
            exposure: format!("两期相减只差{apart}户（人），本期又写明原因，当地人可知是谁、为什么"),
            after: Some(apart),
            same_because: "两期标题、范围相同，前后相接".to_owned(),
            consequence: "个人不再享受（或者新享受）待遇的原因外泄".to_owned(),
            suggestion: suggestion(self.persons, apart as usize),
            basis: BASIS,
        })
    }
}

const BASIS: &str =
    "《个人信息保护法》第六条、第二十八条；《政府信息公开条例》第十五条；规则L09（人数下限为惯例，非法定）";

/// What a difference tells of one person.
struct Told {
    row: Row,
    whose: u32,
    is_added: bool,
    persons: usize,
    change: Option<Change>,
    reason: Option<Change>,
    amount: Option<(u64, Span)>,
}

fn piece(leaf: u32, span: Span, shows: &str) -> Piece {
    Piece {
        leaf,
        span,
        mark: (u64::from(span.start) << 32) | u64::from(span.end),
        shows: shows.to_owned(),
        alone: None,
    }
}

fn suggestion(least: usize, persons: usize) -> String {
    format!(
        "最少改动：后一期删去变动的人数和原因（原因不随名单公布）；改后两期相减只知有{persons}户进出，不知为何。或者把两期合并为一期公布，待变动满{least}户再写"
    )
}

fn draft(before: &Member<'_, Record>, after: &Member<'_, Record>, told: &Told) -> Draft {
    let span = told.row.span();
    let mark = u64::from(told.row.hash);
    let verb = if told.is_added { "本期新列入" } else { "本期不再列入" };
    let mut pieces =
        vec![Piece { mark, ..piece(told.whose, span, if told.is_added { "上期没有" } else { "本期没有" }) }];
    let counterpart = if told.is_added { before } else { after };
    if let Some(change) = told.change {
        pieces.push(piece(after.leaf, change.at, if change.has_reason { "写明变动的原因" } else { "写明变动的人数" }));
    }
    if let Some((_, at)) = told.amount {
        pieces.push(piece(before.leaf, at, "上期合计金额"));
        pieces.extend(after.record.total.map(|(_, at)| piece(after.leaf, at, "本期合计金额")));
    }
    if !pieces.iter().any(|piece| piece.leaf == counterpart.leaf) {
        let row = counterpart.record.rows.first().map_or(Span::default(), |row| row.span());
        pieces.push(piece(counterpart.leaf, row, "同一名单的另一期"));
    }
    let why = if told.reason.is_some() { "，原因写在本期" } else { "" };
    let much = told.amount.map(|(amount, _)| format!("，金额{amount}元可由两期合计相减得出")).unwrap_or_default();
    let telling = told.reason.is_some() || told.amount.is_some();
    Draft {
        pattern: Pattern::L09,
        subject: Subject::Person { leaf: told.whose, span, mark },
        pieces,
        // A list that changes by one person tells so by being published; it is shown on request.
        bits: if telling { CERTAIN } else { 0 },
        severity: if telling { Severity::Serious } else { Severity::Note },
        is_minor: false,
        exposure: format!("{verb}，两期名单一比便知{why}{much}"),
        after: Some(told.persons as u64),
        same_because: "两期是同一名单（标题除期次外相同，过半数的人相同），前后相接".to_owned(),
        consequence: if telling {
            "个人不再享受（或者新享受）待遇的原因、金额外泄"
        } else {
            "可看出个人待遇的变动，未写原因"
        }
        .to_owned(),
        suggestion: suggestion(3, told.persons),
        basis: BASIS,
    }
}
