//! Persons of a text one by one, whatever the layout: rows, items of prose, brackets behind a name, blocks of labelled
//! lines.
//!
//! A table is read by its columns ([`lists`](super::lone::lists)); where there are none to be seen, a record begins at
//! each hidden name and holds what is said until the next. Headings over the records (`【石桥村】`, `一、患尿毒症人员`)
//! say their part of each.

mod fact;
mod word;

pub(crate) use fact::{hidden_name, without_number};
pub(crate) use word::{Word, words};

use super::condition::{Condition, conditions, kind_of_disability, under_label};
use super::lone::{Column, Feature, List, Person};
use fact::{Facts, OTHERS, facts};
use smallvec::SmallVec;
use std::ops::Range;

/// One person's record.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Record<'t> {
    span: Range<usize>,
    line: u32,
    facts: Facts<'t>,
    condition: Option<Condition>,
    persons: Option<u64>,
}

/// Rows without a name, fewer than this, are sentences.
const FEWEST_NAMELESS: usize = 3;
/// More lines than this between two records part two lists.
const FURTHEST_APART: u32 = 4;
/// A record of labelled lines has no more than this.
const MOST_LINES: u32 = 12;

/// The lists of persons in a text; `of_all` is what the title says of everybody on them.
pub(crate) fn lists(text: &str, of_all: Option<Condition>) -> Vec<List> {
    let words = words(text);
    let starts = starts(text, &words);
    let records = if starts.is_empty() { nameless(text, &words) } else { named(text, &words, &starts) };
    let mut lists = Vec::new();
    let mut run: Vec<Record<'_>> = Vec::new();
    for record in records {
        if run.last().is_some_and(|last| record.line > last.line + FURTHEST_APART + MOST_LINES) {
            lists.extend(list(std::mem::take(&mut run), of_all));
        }
        run.push(record);
    }
    lists.extend(list(run, of_all));
    lists
}

fn list(mut records: Vec<Record<'_>>, of_all: Option<Condition>) -> Option<List> {
    let columns: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| {
            let says = |record: &&Record<'_>| record.facts.iter().any(|(known, _)| known == column);
            2 * records.iter().filter(says).count() >= records.len()
        })
        .collect();
    let counts = records.iter().filter(|record| record.persons.is_some()).count();
    let is_named = columns.contains(&Column::Surname);
    // What the title alone says is worth a list only if the rows say enough to know somebody by.
    let own = records.iter().any(|record| record.condition.is_some());
    let fewest = if own { 2 } else { 3 };
    if columns.len() < fewest || records.len() < 2 || !is_named && counts == 0 && records.len() < FEWEST_NAMELESS {
        return None;
    }
    if !own {
        let of_all = of_all?;
        records.iter_mut().for_each(|record| record.condition = Some(of_all));
    }
    let rows = records.iter().map(|record| Person {
        span: record.span.clone(),
        features: columns
            .iter()
            .map(|column| {
                let value = record.facts.iter().find(|(known, _)| known == column);
                value.map_or_else(Feature::default, |(_, value)| Feature::of(value, *column))
            })
            .collect(),
        persons: record.persons.unwrap_or(1),
        condition: record.condition,
    });
    Some(List { rows: rows.collect(), columns, is_counted: !is_named && counts > 0 })
}

/// The words at which a record begins: hidden names, except those of guardians and officials.
fn starts(text: &str, words: &[Word]) -> Vec<usize> {
    let is_other = |at: usize| {
        let label = at.checked_sub(1).and_then(|before| words.get(before)).filter(|before| before.is_label);
        label.is_some_and(|label| OTHERS.iter().any(|other| label.of(text).contains(other)))
    };
    let named = |at: &usize| words.get(*at).is_some_and(|word| hidden_name(word.of(text)).is_some()) && !is_other(*at);
    let names: Vec<usize> = (0..words.len()).filter(named).collect();
    let mut starts: Vec<usize> = Vec::new();
    for (number, &at) in names.iter().enumerate() {
        let (Some(word), last) = (words.get(at), starts.last().copied()) else { continue };
        let Some(before) = last.and_then(|last| words.get(last)).filter(|before| before.item == word.item) else {
            starts.push(at);
            continue;
        };
        // A second name in one row: the next person, if rows of the same make stand side by side.
        let next = names.get(number + 1).copied().unwrap_or(words.len());
        let said = |from: usize, to: usize| {
            words
                .get(from + 1..to)
                .unwrap_or(&[])
                .iter()
                .filter(|word| word.item == before.item)
                .map(|word| facts(word.of(text), "").len())
                .sum::<usize>()
        };
        let follows_number =
            at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| is_number(before.of(text)));
        if matches!(word.before, '、' | '）' | ')')
            || follows_number
            || said(last.unwrap_or(0), at) >= 2 && said(at, next) >= 2
        {
            starts.push(at);
        }
    }
    starts
}

fn is_number(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Records at hidden names.
fn named<'t>(text: &'t str, words: &[Word], starts: &[usize]) -> Vec<Record<'t>> {
    let mut records = Vec::new();
    let mut heading = Heading::default();
    let mut from = 0;
    for (number, &start) in starts.iter().enumerate() {
        let Some(name) = words.get(start) else { continue };
        // What stands before the name in its line (a number, a village) is of this record, if no other one is.
        let last = number.checked_sub(1).and_then(|last| starts.get(last)).and_then(|last| words.get(*last));
        let is_own = |word: &Word| match last {
            Some(last) if last.line == name.line => word.item == name.item && last.item != name.item,
            _ => word.line == name.line,
        };
        let first = (from..start).rev().take_while(|at| words.get(*at).is_some_and(is_own)).last().unwrap_or(start);
        heading.read(text, words.get(from..first).unwrap_or(&[]));
        let next = starts.get(number + 1).copied().unwrap_or(words.len());
        let end = end(text, words, start, next, starts.get(number + 1).and_then(|next| words.get(*next)));
        let mut record = record(text, words.get(first..end).unwrap_or(&[]));
        if let Some(name) = hidden_name(name.of(text)) {
            record.facts.insert(0, (Column::Surname, name));
        }
        heading.lend(&mut record);
        records.push(record);
        from = end;
    }
    records
}

/// Where a record ends: at the next one, at the end of its line if that says enough, else with its lines of labels.
fn end(text: &str, words: &[Word], start: usize, next: usize, following: Option<&Word>) -> usize {
    let Some(name) = words.get(start) else { return next };
    let behind = words.get(start + 1..next).unwrap_or(&[]);
    let same_line = behind.iter().take_while(|word| word.line == name.line).count();
    // The next person's row begins before his name: with his item, or with his line.
    let before_next = |word: &Word| match following {
        Some(following) if following.line == name.line => word.item != following.item || following.item == name.item,
        Some(following) => word.line != following.line,
        None => true,
    };
    let in_line = behind.iter().take(same_line).take_while(|word| before_next(word)).count();
    // A name alone in its line heads lines of labels, or of one cell each.
    let is_alone = behind.iter().take(in_line).all(|word| is_number(word.of(text)) || word.is_label);
    if !is_alone || following.is_some_and(|following| following.line == name.line) {
        return start + 1 + in_line;
    }
    let mut end = start + 1 + in_line;
    let mut line = name.line;
    for word in words.get(end..next).unwrap_or(&[]) {
        let ends = text.get(word.span.end..).is_some_and(|rest| rest.starts_with('。'));
        let is_short = word.span.len() <= 60 && !ends;
        if word.line > line + 1 || word.line > name.line + MOST_LINES || !is_short || !before_next(word) {
            break;
        }
        line = word.line;
        end += 1;
    }
    end
}

/// Reads the words of one record.
fn record<'t>(text: &'t str, words: &[Word]) -> Record<'t> {
    let span = words.first().map_or(0, |word| word.span.start)..words.last().map_or(0, |word| word.span.end);
    let mut read = Record {
        line: words.first().map_or(0, |word| word.line),
        facts: Facts::new(),
        condition: conditions(text.get(span.clone()).unwrap_or("")).next().map(|(_, condition)| condition),
        persons: None,
        span,
    };
    let mut label = "";
    for (at, word) in words.iter().enumerate() {
        let letters = word.of(text);
        if word.is_label {
            label = letters;
            continue;
        }
        let mut said = facts(letters, label);
        if said.is_empty() {
            said.extend(bare_number(text, words, at).map(|column| (column, letters)));
        }
        for (column, value) in said {
            if !read.facts.iter().any(|(known, _)| *known == column) {
                read.facts.push((column, value));
            }
        }
        read.condition =
            read.condition.or_else(|| kind_of_disability(letters, text)).or_else(|| under_label(letters, label));
        label = "";
    }
    read
}

/// A bare figure beside the sex is an age or a year of birth, if the text speaks of such.
fn bare_number(text: &str, words: &[Word], at: usize) -> Option<Column> {
    let word = words.get(at)?.of(text);
    let number: u32 = word.parse().ok()?;
    let is_sex =
        |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| matches!(word.of(text), "男" | "女"));
    let near = is_sex(at.checked_sub(1)) || is_sex(Some(at + 1)) || is_sex(at.checked_sub(2));
    if near && number <= 110 && word.len() <= 3 && (text.contains("年龄") || text.contains('岁')) {
        Some(Column::Age)
    } else {
        ((1890..=2025).contains(&number) && text.contains("生")).then_some(Column::Birth)
    }
}

/// Items without a name that say who somebody is: `第一例：男，67岁，石桥村村民，确诊肺结核`, or how many there are.
fn nameless<'t>(text: &'t str, words: &[Word]) -> Vec<Record<'t>> {
    let mut records = Vec::new();
    let mut heading = Heading::default();
    for item in words.chunk_by(|one, other| one.item == other.item) {
        let mut record = record(text, item);
        let has = |column: Column| record.facts.iter().any(|(known, _)| *known == column);
        let is_person = has(Column::Sex) && (has(Column::Age) || has(Column::Birth) || has(Column::Place))
            || has(Column::Age) && has(Column::Place);
        if !is_person || record.span.len() > 300 {
            heading.read(text, item);
            continue;
        }
        let words = text.get(record.span.clone()).unwrap_or("");
        record.persons = counted(words);
        // Of several persons who have several things, nobody is said to have one of them.
        if record.persons.is_some_and(|persons| persons > 1) {
            let mut said = conditions(words).map(|(_, condition)| condition);
            let first = said.next();
            record.condition = first.filter(|first| said.all(|other| other == *first));
        }
        heading.lend(&mut record);
        if record.condition.is_some() {
            records.push(record);
        }
    }
    records
}

/// The last count of persons in an item.
fn counted(words: &str) -> Option<u64> {
    words.char_indices().rev().filter(|(_, mark)| matches!(mark, '人' | '名' | '例' | '户' | '位')).find_map(
        |(at, _)| {
            let before = words.get(..at)?.trim_end();
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            before.get(before.len() - digits..)?.parse().ok()
        },
    )
}

/// What a line over the records says of each of them.
#[derive(Debug, Default)]
struct Heading<'t> {
    place: Option<&'t str>,
    condition: Option<Condition>,
}

/// A heading is no longer than this, in characters.
const LONGEST_HEADING: usize = 24;

impl<'t> Heading<'t> {
    /// Reads the lines between two records; behind the first record, a line is a heading only if it looks like one.
    fn read(&mut self, text: &'t str, words: &[Word]) {
        for line in words.chunk_by(|one, other| one.line == other.line) {
            let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
            let whole = text.get(first.span.start..last.span.end).unwrap_or("");
            let starts = text.get(..first.span.start).is_none_or(|before| {
                before.is_empty()
                    || before.trim_end_matches(['【', '（', '(', ' ', '\u{3000}', '“']).ends_with('\n')
                    || before.chars().all(|mark| mark == '【')
            });
            if !starts
                || whole.chars().count() > LONGEST_HEADING
                || text.get(last.span.end..).is_some_and(|rest| rest.starts_with('。'))
            {
                continue;
            }
            let place = line.iter().find_map(|word| {
                facts(without_number(word.of(text)), "")
                    .into_iter()
                    .find(|(column, _)| matches!(column, Column::Place | Column::School))
                    .map(|(_, place)| place)
            });
            let is_of_people =
                ["人员", "患者", "对象", "病人", "儿童", "家庭", "名单", "残疾人", "学生", "类", "病种", "感染者"]
                    .iter()
                    .any(|word| whole.contains(word));
            let said: SmallVec<[Condition; 2]> = conditions(whole).map(|(_, condition)| condition).collect();
            let is_bare = whole.chars().count() <= 10;
            let condition = match said.as_slice() {
                [condition] if is_of_people || is_bare => Some(*condition),
                _ => None,
            };
            if place.is_some() {
                self.place = place;
            }
            if condition.is_some() || is_of_people && self.condition.is_some() {
                self.condition = condition;
            }
        }
    }

    /// Gives a record what it does not say itself.
    fn lend(&self, record: &mut Record<'t>) {
        if let Some(place) = self.place.filter(|_| !record.facts.iter().any(|(column, _)| *column == Column::Place)) {
            record.facts.push((Column::Place, place));
        }
        record.condition = record.condition.or(self.condition);
    }
}
