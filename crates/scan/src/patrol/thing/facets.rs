//! L13 `汇聚成密`: what several documents say of one object comes together to what a rule protects.

use super::rules::{Facet, Rule, Rules};
use super::said::bytes;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use std::ops::Range;

/// See the module.
pub(crate) struct Facets(pub(crate) Rules);

/// Facets and where they are said.
type Known = Vec<(u8, Span)>;

/// What one page says of one object.
pub(crate) struct Record {
    key: u64,
    /// Index of its kind.
    kind: u8,
    name: Box<str>,
    /// Facets and where they are said.
    known: Box<[(u8, Span)]>,
}

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        self.known.iter_mut().for_each(|(_, span)| visit(span));
    }
}

impl Detector for Facets {
    type Record = Record;
    const LEAST: usize = 1;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let text = &*page.document.text;
        let mut said: Vec<(u8, &str, Known)> = Vec::new();
        for (kind, object) in self.0.objects.iter().enumerate() {
            for at in names(text, &object.endings) {
                let name = text.get(at.clone()).unwrap_or("");
                let line = line_of(text, &at);
                let mut known = facets_of(&self.0.facets, text, &line);
                // The object itself is a passage only where something is said of it.
                known.retain(|(_, span)| !(span.start as usize >= at.start && (span.end as usize) <= at.end));
                match said.iter_mut().find(|(_, known_name, _)| *known_name == name) {
                    Some((_, _, facets)) => facets.extend(known),
                    None => said.push((kind as u8, name, known)),
                }
            }
        }
        // A page on one object says of it what it says anywhere.
        if let [(_, _, facets)] = &mut said[..] {
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                facets.extend(facets_of(&self.0.facets, text, &(start..start + line.len())));
                start += line.len();
            }
        }
        for (kind, name, mut known) in said {
            known.sort_unstable();
            known.dedup_by_key(|(facet, _)| *facet);
            if !known.is_empty() {
                let key = mix(13, &[page.veil.hash(Realm::Place, name)]);
                records.push(Record { key, kind, name: name.into(), known: known.into() });
            }
        }
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        keys.push(record.key);
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        let Some(first) = group.first() else { return };
        let known =
            group.iter().flat_map(|member| &member.record.known).fold(0_u64, |bits, (facet, _)| bits | (1 << facet));
        for rule in self.0.rules.iter().filter(|rule| rule.object == first.record.kind && rule.when.holds(known)) {
            drafts.push(self.draft(rule, group, &first.record.name));
        }
    }
}

impl Facets {
    fn draft(&self, rule: &Rule, group: &[Member<'_, Record>], name: &str) -> Draft {
        let wanted = rule.when.facets();
        let said = || {
            group
                .iter()
                .flat_map(|member| member.record.known.iter().map(move |(facet, span)| (member.leaf, *facet, *span)))
        };
        let said = || said().filter(|(_, facet, _)| wanted & (1 << facet) != 0);
        let pieces = said().map(|(leaf, facet, span)| Piece {
            leaf,
            span,
            mark: u64::from(facet),
            shows: format!("说出了{}", self.facet_name(facet)),
            alone: None,
        });
        let known = said().fold(0_u64, |bits, (_, facet, _)| bits | (1 << facet));
        let (gone, left) =
            self.smallest_edit(rule, known, |facet| said().filter(|(_, other, _)| *other == facet).count() as u32);
        let names = |bits: u64| {
            (0..64)
                .filter(|facet| bits & (1 << facet) != 0)
                .map(|facet| self.facet_name(facet))
                .collect::<Vec<_>>()
                .join("、")
        };
        Draft {
            pattern: Pattern::L13,
            subject: Subject::Words(name.to_owned()),
            pieces: pieces.collect(),
            bits: CERTAIN,
            severity: Severity::Severe,
            is_minor: false,
            exposure: format!("的{}已分别公开，凑在一起达到规则“{}”", names(known), rule.id),
            after: None,
            same_because: "各件写的对象名称相同".to_owned(),
            consequence: format!("{}；是否属于国家秘密由保密机构研判，先撤下、后研判", rule.why),
            suggestion: format!(
                "最少改动：撤下或者改写说出{}的{}处；改后只剩{}，不再达到规则。并报保密机构研判",
                names(gone),
                said().filter(|(_, facet, _)| gone & (1 << facet) != 0).count(),
                if left == 0 { "名称".to_owned() } else { names(left) }
            ),
            basis: "《保守国家秘密法》第三十六条；《保守国家秘密法实施条例》第四十三条；规则L13（要素和条件由保密机构设定；“汇聚”本身不是不予公开的理由，须就所合成的内容作出判断）",
        }
    }

    fn facet_name(&self, facet: u8) -> &str {
        self.0.facets.get(usize::from(facet)).map_or("", |facet| &facet.name)
    }

    /// The cheapest facets to take back so that the rule holds no longer, and what is left.
    fn smallest_edit(&self, rule: &Rule, known: u64, places: impl Fn(u8) -> u32) -> (u64, u64) {
        let facets: Vec<u8> = (0..64).filter(|facet| known & (1 << facet) != 0).take(12).collect();
        let cost = |facet: u8| self.0.facets.get(usize::from(facet)).map_or(1, |facet| facet.cost) * places(facet);
        let edits = (1_u32..1 << facets.len()).map(|choice| {
            let chosen =
                || facets.iter().enumerate().filter(move |(at, _)| choice & (1 << at) != 0).map(|(_, facet)| *facet);
            (chosen().fold(0_u64, |bits, facet| bits | (1 << facet)), chosen().map(cost).sum::<u32>())
        });
        let gone = edits
            .filter(|(gone, _)| !rule.when.holds(known & !gone))
            .min_by_key(|(gone, cost)| (*cost, gone.count_ones(), *gone));
        let gone = gone.map_or(known, |(gone, _)| gone);
        (gone, known & !gone)
    }
}

/// Marks and words at which a name begins behind them.
const STOPS: &[&str] = &[
    "为", "对", "在", "至", "的", "和", "与", "及", "将", "由", "向", "到", "从", "位于", "拟", "关于", "本", "该",
    "是", "给", "了", "来自", "前往", "内", "号楼",
];
/// What every store is, and none by name.
const NO_NAMES: &[&str] = &[
    "中心", "主", "备用", "恒温", "冷", "立体", "标准", "普通", "新建", "改建", "扩建", "租赁", "一个", "各", "每",
    "某", "专用", "临时", "国家", "中央", "市级", "区级", "应急", "物资", "粮食", "救灾", "地方",
];
/// Longest name before its ending, in characters.
const LONGEST_NAME: usize = 12;

/// Names of objects: what stands before an ending, back to a mark or a word that begins a name behind it.
fn names(text: &str, endings: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for ending in endings {
        for (at, _) in text.match_indices(ending.as_str()) {
            let before = text.get(..at).unwrap_or("");
            let is_letter =
                |mark: &char| ('\u{4e00}'..='\u{9fff}').contains(mark) || mark.is_ascii_alphanumeric() || *mark == '×';
            let length: usize = before.chars().rev().take_while(is_letter).take(LONGEST_NAME).map(char::len_utf8).sum();
            let run = before.get(at - length..).unwrap_or("");
            let start =
                STOPS.iter().filter_map(|stop| run.rfind(stop).map(|found| found + stop.len())).max().unwrap_or(0);
            let name = run.get(start..).unwrap_or("");
            if !name.is_empty() && !NO_NAMES.contains(&name) {
                found.push(at - name.len()..at + ending.len());
            }
        }
    }
    // Of names that end within another one, the longer stays.
    found.sort_by_key(|name| (name.start, std::cmp::Reverse(name.end)));
    found.dedup_by(|inner, outer| inner.start >= outer.start && inner.end <= outer.end);
    found
}

fn line_of(text: &str, at: &Range<usize>) -> Range<usize> {
    let start = text.get(..at.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text.get(at.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at.end + end);
    start..end
}

/// The facets that a line speaks of.
fn facets_of(facets: &[Facet], text: &str, line: &Range<usize>) -> Vec<(u8, Span)> {
    let words = text.get(line.clone()).unwrap_or("");
    let mut known = Vec::new();
    for (number, facet) in facets.iter().enumerate() {
        let found = facet
            .words
            .iter()
            .flat_map(|word| words.match_indices(word.as_str()))
            .find_map(|(at, word)| says(facet, words, at, at + word.len()));
        if let Some(span) = found {
            known.push((number as u8, bytes(&(line.start + span.start..line.start + span.end))));
        }
    }
    known
}

/// Characters around a word in which its number or hours stand.
const AROUND: usize = 24;

/// Where a facet's word says something: with a number, with hours, or by itself.
fn says(facet: &Facet, line: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let behind = line.get(end..)?;
    let behind = behind.get(..behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at))?;
    if !facet.units.is_empty() {
        // `值守人员4人`: the first `人` counts nothing, the second does.
        let counts = |before: &str| {
            before
                .trim_end()
                .ends_with(|mark: char| mark.is_ascii_digit() || "一二三四五六七八九十百千万".contains(mark))
        };
        let measured = facet.units.iter().flat_map(|unit| behind.match_indices(unit.as_str()));
        return measured
            .filter(|(at, _)| behind.get(..*at).is_some_and(counts))
            .map(|(at, unit)| start..end + at + unit.len())
            .min_by_key(|span| span.end);
    }
    if facet.hours {
        let before = line.get(..start)?;
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let around = line.get(from..end + behind.len())?;
        let hours = around.char_indices().filter(|(at, mark)| {
            matches!(mark, '时' | '点' | ':' | '：')
                && around.get(..*at).is_some_and(|before| before.ends_with(|mark: char| mark.is_ascii_digit()))
        });
        return (hours.count() >= 2).then_some(from..end);
    }
    Some(start..end + behind.find(['。', '；', '，', '\n']).unwrap_or(behind.len()))
}
