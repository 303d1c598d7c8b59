//! Who works in a unit, as far as a page says: rows, lists behind a unit, lists under it, sentences.

use super::Record;
use super::posts::only_unit;
use super::unit::{apart, bare, units};
use crate::mention::{Mention, Role, What};
use crate::name::{Footing, is_name, name_at_start};
use crate::patrol::detector::{Page, Span};
use crate::patrol::veil::Realm;
use smallvec::SmallVec;
use std::ops::Range;

/// Units, as words of the page.
type Units<'t> = SmallVec<[&'t str; 4]>;

/// What parts names from what stands around them.
const MARKS: &[char] = &[
    '、', '，', ',', ' ', '\u{3000}', '\t', '|', '｜', '。', '；', ';', '\n', '（', '）', '(', ')', '和', '：', ':',
    '“', '”', '/', '—', '-', '《', '》', '．', '.', '【', '】', '[', ']',
];
/// Words that stand behind a name in one piece with it.
const BEHIND_NAME: &[&str] = &[
    "同志",
    "等",
    "主任",
    "副主任",
    "站长",
    "副站长",
    "所长",
    "副所长",
    "科长",
    "副科长",
    "科员",
    "工程师",
    "高级工程师",
    "先生",
    "女士",
    "老师",
    "局长",
    "副局长",
    "台长",
    "副台长",
    "队长",
    "副队长",
    "组长",
    "副组长",
    "为",
    "任",
];
/// Words that stand before a name in one piece with it.
const BEFORE_NAME: &[&str] = &[
    "任命",
    "免去",
    "聘任",
    "主任",
    "副主任",
    "站长",
    "所长",
    "负责人",
    "联系人",
    "值班员",
    "带班领导",
    "带班",
    "值班",
    "授予",
    "表彰",
    "组长",
    "成员",
    "同意",
    "职工",
    "干部",
    "会计",
    "出纳",
    "司机",
    "技术员",
    "工程师",
];
/// Lines that name other people than those who work in the unit that they name.
const OF_OTHERS: &[&str] = &[
    "处罚",
    "当事人",
    "申请人",
    "投诉",
    "群众",
    "法定代表人",
    "举报",
    "被告",
    "原告",
    "中标",
    "家长",
    "监护人",
    "患者",
];
/// A line longer than this, in characters, is no heading.
const LONGEST_HEADING: usize = 40;

/// A name and where it stands.
type Named<'t> = (Range<usize>, &'t str);

/// Those who work in a unit.
pub(super) fn staff(page: &Page<'_>, records: &mut Vec<Record>) {
    let text = &*page.document.text;
    let title = &page.document.title;
    let mut whole: Units<'_> = apart(title);
    if whole.is_empty() {
        whole.extend(only_unit(page));
    }
    let mut above: Units<'_> = Units::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start..start + line.len();
        start = at.end;
        if OF_OTHERS.iter().any(|word| line.contains(word)) {
            continue;
        }
        let names = names(page, &at);
        let own = apart(line);
        match (names.is_empty(), own.is_empty()) {
            (true, false) if line.chars().count() <= LONGEST_HEADING => above = own,
            (true, _) => {}
            (false, true) => {
                let all: Units<'_> = above.iter().chain(&whole).copied().collect();
                push(page, &all, &names, records);
            }
            (false, false) => {
                let mut all = own.clone();
                match own.as_slice() {
                    [_] => push(page, &units(line), &names, records),
                    _ => by_clause(page, &at, &names, records),
                }
                // `石桥水库管理所：巡查责任人 甲` heads what follows only if nothing else does.
                if line.trim_end().ends_with(['：', ':']) {
                    above = std::mem::take(&mut all);
                }
            }
        }
    }
}

/// Of a line with several units, each clause, item or bracket has its own.
fn by_clause(page: &Page<'_>, line: &Range<usize>, names: &[Named<'_>], records: &mut Vec<Record>) {
    let text = &*page.document.text;
    for part in parts(text, line, &['；', ';', '。']) {
        let inside = |part: &Range<usize>| -> Vec<Named<'_>> {
            names.iter().filter(|(at, _)| part.start <= at.start && at.end <= part.end).cloned().collect()
        };
        let words = text.get(part.clone()).unwrap_or("");
        let own = apart(words);
        if own.len() <= 1 {
            push(page, &units(words), &inside(&part), records);
            continue;
        }
        let mut last: Units<'_> = Units::new();
        for item in parts(text, &part, &['、', '，', ',', '\t', '|']) {
            let own = apart(text.get(item.clone()).unwrap_or(""));
            let own_names = inside(&item);
            if !own.is_empty() {
                last = own;
            }
            push(page, &last, &own_names, records);
        }
        // A row or a clause that names one person and says several things of where he works.
        if let [_] = inside(&part).as_slice() {
            push(page, &own, &inside(&part), records);
        }
    }
}

fn parts(text: &str, of: &Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    let mut start = of.start;
    let whole = text.get(of.clone()).unwrap_or("");
    whole
        .split_inclusive(marks)
        .map(|part| {
            let at = start..start + part.len();
            start = at.end;
            at
        })
        .collect()
}

/// Whole names between marks, and those that the reader found.
fn names<'a>(page: &'a Page<'_>, line: &Range<usize>) -> Vec<Named<'a>> {
    let text = &*page.document.text;
    let mut names: Vec<Named<'a>> = Vec::new();
    for part in parts(text, line, MARKS) {
        let whole = text.get(part.clone()).unwrap_or("").trim_end_matches(MARKS);
        let word = peel(whole);
        let start = part.start + whole.find(word).unwrap_or(0);
        let is_placeholder = word.chars().count() == 1 && "甲乙丙丁戊己庚辛壬癸".contains(word);
        if is_placeholder && !word.is_empty() || is_name(word, Footing::Structure) {
            names.push((start..start + word.len(), word));
        } else if let Some((at, word)) = behind_verb(whole) {
            let at = part.start + at;
            names.push((at..at + word.len(), word));
        }
    }
    for mention in read(page, line) {
        if let What::Name(name) = &mention.what
            && works_there(mention.role)
            && !name.contains(['*', '…'])
            && !names.iter().any(|(_, known)| *known == &**name)
        {
            names.push((mention.span.start as usize..mention.span.end as usize, name));
        }
    }
    names
}

/// `任命孙示例为……`.
fn behind_verb(words: &str) -> Option<(usize, &str)> {
    ["任命", "免去", "聘任", "授予", "表彰"].iter().find_map(|verb| {
        let at = words.find(verb)? + verb.len();
        let rest = words.get(at..)?;
        let end = name_at_start(rest, Footing::Structure)?;
        Some((at, rest.get(..end)?))
    })
}

fn works_there(role: Role) -> bool {
    match role {
        Role::Plain | Role::Official | Role::Switchboard => true,
        Role::LegalRepresentative | Role::SoleTrader | Role::Guardian | Role::Child => false,
    }
}

/// The mentions of a line.
fn read<'a>(page: &Page<'a>, line: &Range<usize>) -> &'a [Mention] {
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| (mention.span.start as usize) < line.start);
    let last = mentions.partition_point(|mention| (mention.span.start as usize) < line.end);
    mentions.get(first..last).unwrap_or(&[])
}

/// A word without its number, its post or the verb before it: `1王示例13800138001`, `任命孙示例`.
fn peel(word: &str) -> &str {
    let word = word.trim_matches(|mark: char| mark.is_ascii_digit() || mark.is_ascii_alphabetic() || mark == '*');
    let word =
        BEHIND_NAME.iter().filter_map(|behind| word.strip_suffix(behind)).min_by_key(|rest| rest.len()).unwrap_or(word);
    let rest = BEFORE_NAME.iter().filter_map(|before| word.strip_prefix(before)).min_by_key(|rest| rest.len());
    rest.filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
}

fn push(page: &Page<'_>, units: &[&str], names: &[Named<'_>], records: &mut Vec<Record>) {
    for unit in units {
        let unit = page.veil.hash(Realm::Unit, *unit);
        records.extend(names.iter().map(|(at, name)| Record::Staff {
            unit,
            name: page.veil.hash(Realm::Name, *name),
            at: Span { start: at.start as u32, end: at.end as u32 },
        }));
    }
}

/// Persons that a record names together with one unit, as the reader has it.
pub(super) fn mentioned(page: &Page<'_>, records: &mut Vec<Record>) {
    let reading = page.reading;
    for record in &reading.records {
        let mentions =
            reading.mentions.get(record.mentions.start as usize..record.mentions.end as usize).unwrap_or(&[]);
        let named = |mention: &&Mention| matches!(mention.what, What::Name(_));
        let Some(first_name) = mentions.iter().find(named) else { continue };
        let mut read = mentions
            .iter()
            .filter_map(|mention| if let What::Unit(unit) = &mention.what { Some(bare(unit)) } else { None });
        // As read, and as this pattern reads a unit: both may be what the page on the posts says.
        let own = page
            .document
            .text
            .get(record.span.start as usize..first_name.span.start as usize)
            .and_then(|before| units(before).pop());
        let mut all: Units<'_> = Units::new();
        match read.next() {
            Some(first) if read.all(|unit| unit == first) => all.push(first),
            Some(_) => continue,
            None => {}
        }
        all.extend(own.filter(|own| !all.contains(own)));
        for mention in mentions {
            if let What::Name(name) = &mention.what
                && works_there(mention.role)
                && !name.contains(['*', '…'])
            {
                let at = mention.span.start as usize..mention.span.end as usize;
                push(page, &all, &[(at, name)], records);
            }
        }
    }
}
