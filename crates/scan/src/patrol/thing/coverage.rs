//! L14 `分量求和、覆盖度`: districts publish one by one what nobody published of them all.

use super::rules::{Coverage, Rules};
use super::said::bytes;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::veil::{Realm, mix};
use std::ops::Range;

/// See the module.
pub(crate) struct Sums(pub(crate) Rules);

/// One unit's figure.
pub(crate) struct Record {
    key: u64,
    rule: u8,
    unit: u8,
    at: Span,
    /// What is counted, and when.
    shown: Box<str>,
}

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.at);
    }
}

impl Detector for Sums {
    type Record = Record;
    const HUB: usize = 1024;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let text = &*page.document.text;
        for (rule, coverage) in self.0.coverage.iter().enumerate() {
            if !coverage
                .indicators
                .iter()
                .any(|word| text.contains(word.as_str()) || page.document.title.contains(word.as_str()))
            {
                continue;
            }
            for figure in figures(&page.document.title, text, coverage) {
                let period = period(page, figure.at.start);
                let mut letters: Vec<char> = figure.indicator.chars().collect();
                letters.sort_unstable();
                let key = mix(14, &[rule as u64, page.veil.hash(Realm::Series, (letters, &period))]);
                records.push(Record {
                    key,
                    rule: rule as u8,
                    unit: figure.unit,
                    at: bytes(&figure.at),
                    shown: format!("{period}{}", figure.indicator).into(),
                });
            }
        }
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        keys.push(record.key);
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        let Some(first) = group.first() else { return };
        let Some(coverage) = self.0.coverage.get(usize::from(first.record.rule)) else { return };
        let all = coverage.units.len() as u32;
        let units = group.iter().fold(0_u128, |units, member| units | (1 << member.record.unit)).count_ones();
        // Of all but one, the last is the total less the others; the total is often known.
        if units * 100 < all * coverage.percent && units + 1 < all {
            return;
        }
        let pieces = group.iter().map(|member| Piece {
            leaf: member.leaf,
            span: member.record.at,
            mark: u64::from(member.record.unit),
            shows: coverage
                .units
                .get(usize::from(member.record.unit))
                .map(|unit| format!("公开了{unit}的数"))
                .unwrap_or_default(),
            alone: None,
        });
        let allowed = ((all * coverage.percent).div_ceil(100)).min(all - 1).saturating_sub(1);
        drafts.push(Draft {
            pattern: Pattern::L14,
            subject: Subject::Words(first.record.shown.to_string()),
            pieces: pieces.collect(),
            bits: CERTAIN,
            severity: Severity::Serious,
            is_minor: false,
            exposure: format!("已公开{}中的{units}个（共{all}个），相加即得总量", coverage.universe),
            after: Some(u64::from(all - units)),
            same_because: "指标、期间、计量单位相同，各单位互不重复".to_owned(),
            consequence: format!("{}；是否属于不得公开的总量由保密机构研判", coverage.why),
            suggestion: format!(
                "最少改动：撤下{}个单位的数，或者改为区间；改后只余{allowed}个，不足以推出总量。规则“{}”由保密机构设定",
                units.saturating_sub(allowed),
                coverage.id
            ),
            basis: "《保守国家秘密法》第三十六条；《保守国家秘密法实施条例》第四十三条；规则L14",
        });
    }
}

struct Figure {
    unit: u8,
    indicator: String,
    at: Range<usize>,
}

/// Figures with a measure, each with the unit and indicator that are named nearest before it.
fn figures(title: &str, text: &str, coverage: &Coverage) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let of_title = (unit_in(title, coverage), indicator_in(title, coverage));
    let fields = fields(text, coverage);
    let mut start = 0;
    for line in text.split_inclusive(['\n', '。', '；']) {
        let mut from = 0;
        for (at, end) in measured(line, coverage) {
            let before = line.get(from..at).unwrap_or("");
            let unit = unit_in(before, coverage).or(fields.0).or(of_title.0);
            let whole = line.get(..at).unwrap_or("");
            let indicator = indicator_in(before, coverage)
                .or_else(|| indicator_in(whole, coverage))
                .or_else(|| fields.1.clone())
                .or_else(|| of_title.1.clone());
            if let (Some(unit), Some(indicator)) = (unit, indicator)
                && !figures.iter().any(|figure| figure.unit == unit && figure.indicator == indicator)
            {
                figures.push(Figure { unit, indicator, at: start + at..start + end });
            }
            from = end;
        }
        start += line.len();
    }
    figures
}

/// Numbers with one of the measures.
fn measured(line: &str, coverage: &Coverage) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for measure in &coverage.measures {
        for (at, _) in line.match_indices(measure.as_str()) {
            let before = line.get(..at).unwrap_or("").trim_end_matches([' ', '万', '\u{3000}']);
            let digits: usize =
                before.bytes().rev().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
            if digits > 0 {
                found.push((before.len() - digits, at + measure.len()));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(start, _)| *start);
    found
}

/// The last unit that a text names; the district's last letter may be left out at the start of a cell.
fn unit_in(text: &str, coverage: &Coverage) -> Option<u8> {
    let find = |unit: &String| {
        let short = unit.strip_suffix(['区', '县', '市']).filter(|short| short.chars().count() >= 2);
        text.rfind(unit.as_str())
            .or_else(|| short.filter(|short| text.trim_start().starts_with(short)).and_then(|short| text.find(short)))
    };
    coverage
        .units
        .iter()
        .enumerate()
        .filter_map(|(number, unit)| find(unit).map(|at| (at, number as u8)))
        .max()
        .map(|(_, number)| number)
}

/// Words around an indicator that are not part of it.
const AROUND: &[&str] = &[
    "截至",
    "截止",
    "年末",
    "月末",
    "全区",
    "情况",
    "关于",
    "的公开说明",
    "公开说明",
    "总计",
    "合计",
    "达到",
    "达",
    "约",
    "共有",
    "共",
    "现有",
    "为",
    "有",
    "的",
    "本区",
    "辖区",
    "我区",
    "数量",
    "指标",
    "规模",
];

/// The run of letters with an indicator in it, without units and the words around; what stands in brackets behind it
/// (a class) belongs to it.
fn indicator_in(text: &str, coverage: &Coverage) -> Option<String> {
    let (at, word) = coverage
        .indicators
        .iter()
        .filter_map(|word| text.rfind(word.as_str()).map(|at| (at, word)))
        .max_by_key(|(at, word)| (*at + word.len(), word.len()))?;
    let is_letter = |mark: &char| ('\u{4e00}'..='\u{9fff}').contains(mark);
    let before = text.get(..at)?;
    let head: usize = before.chars().rev().take_while(is_letter).map(char::len_utf8).sum();
    let mut run = text.get(at - head..at + word.len())?.to_owned();
    let behind = text.get(at + word.len()..)?;
    if let Some(inner) = behind.strip_prefix(['（', '(']).and_then(|inner| inner.split(['）', ')']).next())
        && inner.chars().count() <= 8
        && inner.chars().all(|mark| is_letter(&mark))
    {
        run.push_str(inner);
    }
    for unit in &coverage.units {
        run = run.replace(unit.as_str(), "");
    }
    for word in AROUND {
        run = run.replace(word, "");
    }
    // The months and years before it are the period's.
    let run = run.trim_start_matches(['年', '月', '度', '末', '底']).trim_end_matches('量').to_owned();
    (!run.is_empty()).then_some(run)
}

/// A form of labelled lines: `指标：……`, `地区：……`.
fn fields(text: &str, coverage: &Coverage) -> (Option<u8>, Option<String>) {
    let mut fields = (None, None);
    for line in text.lines() {
        let Some((label, value)) = line.split_once(['：', ':']).filter(|(label, _)| label.chars().count() <= 6) else {
            continue;
        };
        if ["地区", "区", "单位", "区域", "辖区"].iter().any(|word| label.contains(word)) {
            fields.0 = fields.0.or_else(|| unit_in(value, coverage));
        } else if ["指标", "品种", "项目", "名称"].iter().any(|word| label.contains(word)) {
            fields.1 = fields.1.or_else(|| indicator_in(value, coverage));
        }
    }
    fields
}

/// `2024年6月`, as near before the figure as it is said; else of the title, else the year of publication.
fn period(page: &Page<'_>, at: usize) -> String {
    let text = &*page.document.text;
    let before = text.get(..at).unwrap_or("");
    last_period(before)
        .or_else(|| last_period(&page.document.title))
        .or_else(|| last_period(text))
        .or_else(|| page.document.published_on.get(..4).map(|year| format!("{year}年")))
        .unwrap_or_default()
}

fn last_period(text: &str) -> Option<String> {
    text.char_indices().rev().filter(|(_, mark)| *mark == '年').find_map(|(at, mark)| {
        let before = text.get(..at)?;
        let year = before
            .get(before.len().checked_sub(4)?..)
            .filter(|year| year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let behind = text.get(at + mark.len_utf8()..)?;
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let month = behind
            .get(..digits)
            .and_then(|month| month.parse::<u8>().ok())
            .filter(|_| behind.get(digits..).is_some_and(|rest| rest.starts_with('月')));
        Some(month.map_or_else(|| format!("{year}年"), |month| format!("{year}年{month}月")))
    })
}
