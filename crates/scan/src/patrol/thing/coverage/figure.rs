//! One unit's figure, in whatever layout it is told: whose it is, what it counts, of when.
//!
//! A figure with a measure is read with its passage: the cells of its row, the labelled lines of its block, or its
//! sentence. What it counts are the words there that name a unit, a period or nothing (`规模`, `实际`) left aside, so that
//! a row `成品粮 | 市级代储` and a sentence `市级代储成品粮储备` say the same.

use super::period::{first_period, last_period};
use crate::patrol::detector::Page;
use crate::patrol::thing::record::{Word, words};
use crate::patrol::thing::rules::Coverage;
use crate::patrol::thing::table::{CellKind, kind_of, tables};
use std::borrow::Cow;
use std::ops::Range;

/// See the module.
pub(crate) struct Figure {
    /// Whose: the place of the unit in the universe.
    pub(crate) unit: u8,
    /// What is counted.
    pub(crate) what: String,
    /// Of when.
    pub(crate) period: String,
    /// Where it stands.
    pub(crate) at: Range<usize>,
}

/// The figures of a page, each unit's and thing's first one.
pub(crate) fn figures(page: &Page<'_>, coverage: &Coverage) -> Vec<Figure> {
    let (title, text) = (&*page.document.title, &*page.document.text);
    let mut places: Vec<(Range<usize>, String)> =
        measured(text, coverage).into_iter().map(|at| (at, String::new())).collect();
    if places.is_empty() {
        places = under_labels(text, coverage);
    }
    if places.is_empty() {
        places = beside_labels(text, coverage);
    }
    if places.is_empty() {
        return Vec::new();
    }
    let words = words(text);
    let only = only_unit(text, coverage);
    let mut figures: Vec<Figure> = Vec::new();
    for (at, label) in places {
        let passage = passage(text, &words, &at);
        let (start, end) = (
            passage.first().map_or(at.start, |word| word.span.start),
            passage.last().map_or(at.end, |word| word.span.end),
        );
        let told = text.get(start..end.max(at.end)).unwrap_or("");
        let before = text.get(start..at.start).unwrap_or("");
        let unit = unit_in(before, coverage)
            .or_else(|| unit_in(told, coverage))
            .or_else(|| unit_in(&label, coverage))
            .or_else(|| unit_in(title, coverage))
            .or(only);
        let speaks = |words: &str| coverage.indicators.iter().any(|word| words.contains(word.as_str()));
        let is_told = speaks(told) || speaks(&label);
        if !is_told && !speaks(title) {
            continue;
        }
        let what = Some(what(text, passage, &at, &label, coverage))
            .filter(|what| !what.is_empty())
            .or_else(|| of_run(title, coverage));
        if let (Some(unit), Some(what)) = (unit, what)
            && !figures.iter().any(|figure| figure.unit == unit && figure.what == what)
        {
            figures.push(Figure { unit, what, period: period(page, told, at.start), at });
        }
    }
    figures
}

/// The passage's period, else that of the title, else the nearest one before, else the year of publication.
fn period(page: &Page<'_>, told: &str, at: usize) -> String {
    let document = page.document;
    first_period(told)
        .or_else(|| first_period(&document.title))
        .or_else(|| last_period(document.text.get(..at).unwrap_or("")))
        .or_else(|| first_period(&document.text))
        .or_else(|| document.published_on.get(..4).map(|year| format!("{year}年")))
        .unwrap_or_default()
}

/// Numbers with one of the measures, behind (`1200吨`) or before (`储备量（吨）：1200`).
fn measured(text: &str, coverage: &Coverage) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let is_figure = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    for measure in &coverage.measures {
        for (at, _) in text.match_indices(measure.as_str()) {
            let before = text.get(..at).unwrap_or("").trim_end_matches([' ', '万', '余', '多', '\u{3000}']);
            let run = before.get(before.len() - before.bytes().rev().take_while(is_figure).count()..).unwrap_or("");
            // A comma before the figure parts it from the cell before.
            let digits = run.trim_start_matches([',', '.']).len();
            if digits > 0 {
                found.push(before.len() - digits..at + measure.len());
                continue;
            }
            let end = at + measure.len();
            let behind = text.get(end..).unwrap_or("");
            let rest = behind.trim_start_matches(['）', ')', '：', ':', ' ', '\t', '\u{3000}', '|']);
            let digits = rest.bytes().take_while(is_figure).count();
            if digits > 0 && behind.starts_with(['）', ')', '：', ':']) {
                let start = end + behind.len() - rest.len();
                found.push(start..start + digits);
            }
        }
    }
    found.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    found.dedup_by_key(|at| at.start);
    found
}

/// Bare figures in a column whose label has a measure (`储备量（吨）`), or in a table under `单位：吨`; with the label.
fn under_labels(text: &str, coverage: &Coverage) -> Vec<(Range<usize>, String)> {
    let has_measure = |label: &str| {
        coverage.measures.iter().any(|measure| {
            label.ends_with(measure.as_str())
                || label.contains(&format!("（{measure}"))
                || label.contains(&format!("({measure}"))
        })
    };
    let over = text.lines().any(|line| {
        line.contains("单位")
            && line.chars().count() <= 16
            && coverage.measures.iter().any(|measure| line.contains(measure.as_str()))
    });
    let mut found = Vec::new();
    for table in tables(text) {
        let labels: Vec<Cow<'_, str>> = (0..table.width).map(|column| table.label(text, column)).collect();
        let counts = |column: usize| {
            let label = labels.get(column).map_or("", |label| &**label);
            has_measure(label) || over && !["序", "年", "月", "编号"].iter().any(|word| label.contains(word))
        };
        for row in &table.rows {
            let cells = (0..table.width).filter(|&column| kind_of(row.cell(text, column)).kind == CellKind::Number);
            // A measure in the first cell of the row, the units in the header: `成品粮储备量（吨） | 1200`.
            let row_label = row.cell(text, 0);
            let cells: Vec<usize> =
                cells.filter(|&column| counts(column) || column > 0 && has_measure(row_label)).collect();
            found.extend(cells.into_iter().filter_map(|column| {
                let cell = row.cells.get(column)?;
                let label = labels.get(column).map_or("", |label| &**label);
                Some((cell.start as usize..cell.end as usize, label.to_owned()))
            }));
        }
    }
    found
}

/// `数量：1200　单位：吨`: a figure behind its label, the measure behind its own.
fn beside_labels(text: &str, coverage: &Coverage) -> Vec<(Range<usize>, String)> {
    let measured = ["单位：", "单位:"].iter().any(|label| {
        text.match_indices(label).any(|(at, _)| {
            let behind = text.get(at + label.len()..).unwrap_or("");
            coverage.measures.iter().any(|measure| behind.starts_with(measure.as_str()))
        })
    });
    let labels = ["数量", "规模", "库存量", "储备量", "实际库存", "库存"];
    let places =
        labels.iter().filter(|_| measured).flat_map(|label| text.match_indices(label)).filter_map(|(at, label)| {
            let start = at + label.len();
            let behind = text.get(start..)?;
            let rest = behind.trim_start_matches(['：', ':']);
            let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
            let start = start + behind.len() - rest.len();
            (digits > 0 && rest.len() < behind.len()).then(|| (start..start + digits, String::new()))
        });
    places.collect()
}

/// A line of so few words is one of a block.
const FEWEST_WORDS: usize = 3;
/// A figure's passage reaches no further than so many words on either side: longer ones are lists.
const MOST_WORDS: usize = 200;
/// A block has no more lines than this on either side.
const MOST_LINES: u32 = 8;

/// The words that a figure stands among: its line's; where lines hold a word or two each, those of its block.
fn passage<'w>(text: &str, words: &'w [Word], at: &Range<usize>) -> &'w [Word] {
    let own = words.partition_point(|word| word.span.end <= at.start);
    let Some(line) = words.get(own).map(|word| word.line) else { return &[] };
    let first = words.partition_point(|word| word.line < line);
    let in_line = words.get(first..).unwrap_or(&[]).iter().take_while(|word| word.line == line).take(FEWEST_WORDS + 1);
    // A line of a block neither ends in a stop nor goes on behind a comma.
    let is_sentence = |word: &Word| {
        let rest = text.get(word.span.end..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        word.span.len() > 60 || line.contains(['。', '，', '；', '、'])
    };
    let item = words.get(own).map_or(0, |word| word.item);
    let is_block = in_line.clone().count() <= FEWEST_WORDS && !in_line.clone().any(is_sentence);
    let joins = |word: &Word| {
        if is_block {
            word.line.abs_diff(line) <= MOST_LINES && !is_sentence(word)
        } else {
            word.line == line && word.item == item
        }
    };
    let before = words.get(own.saturating_sub(MOST_WORDS)..own).unwrap_or(&[]).iter().rev();
    let start = own - before.take_while(|word| joins(word)).count();
    let end = own + words.get(own..).unwrap_or(&[]).iter().take(MOST_WORDS).take_while(|word| joins(word)).count();
    words.get(start..end.max(own + 1)).unwrap_or(&[])
}

/// Words that say what another one is, and nothing themselves.
const LABELS: &[&str] = &[
    "序号",
    "序",
    "No",
    "编号",
    "地区",
    "区域",
    "填报地区",
    "填报单位",
    "辖区",
    "区县",
    "区",
    "单位",
    "统计期",
    "统计时间",
    "统计月份",
    "月份",
    "报告期",
    "期间",
    "时间",
    "日期",
    "类别",
    "类型",
    "性质",
    "储备类别",
    "储备性质",
    "品种",
    "品类",
    "储备品种",
    "项目",
    "名称",
    "指标",
    "规模",
    "数量",
    "库存量",
    "实际库存",
    "储备量",
    "储备规模",
    "备注",
    "计量单位",
    "所属区",
    "行政区",
    "行政区划",
    "所在区",
    "总量",
    "合计",
    "期末库存",
    "物资名称",
    "物资品种",
    "储备物资",
];

/// Words that are not part of what is counted.
const AROUND: &[&str] = &[
    "截至",
    "截止",
    "年末",
    "月末",
    "全区",
    "情况",
    "关于",
    "公开说明",
    "总计",
    "合计",
    "达到",
    "共有",
    "现有",
    "本区",
    "辖区",
    "我区",
    "数量",
    "指标",
    "规模",
    "据统计",
    "保持在",
    "实际",
    "账面",
    "期末",
    "目前",
    "已",
    "约",
    "共",
    "达",
    "为",
    "有",
    "的",
    "量",
    "物资",
    "统计",
    "通报",
    "落实",
    "完成",
    "核查",
    "方面",
    "做好",
    "开展",
    "组织",
    "推进",
    "任务",
    "工作",
    "安排",
    "执行",
    "入库",
    "在库",
    "轮换",
    "到位",
    "计划",
    "承储",
    "全面",
    "及时",
    "足额",
    "其中",
    "另有",
    "还有",
    "以及",
    "公告",
    "信息",
    "数据",
    "月报",
    "管理",
    "上半年",
    "下半年",
    "季度",
    "余",
    "万",
    "您好",
    "近日",
    "当前",
    "累计",
    "稳定在",
    "增至",
];

/// What a figure counts, from the words of its passage.
fn what(text: &str, passage: &[Word], at: &Range<usize>, label: &str, coverage: &Coverage) -> String {
    let speaks = |letters: &str| coverage.indicators.iter().any(|word| letters.contains(word.as_str()));
    let is_label = |word: &Word| {
        let letters = word.of(text);
        LABELS.contains(&letters.trim_end_matches('.')) || word.is_label && !speaks(letters)
    };
    let glued = |word: &Word| {
        LABELS
            .iter()
            .any(|label| label.chars().count() >= 2 && word.of(text).starts_with(label) && word.of(text) != *label)
    };
    let cells =
        passage.iter().filter(|word| matches!(word.before, '\t' | '|' | '｜' | '\u{3000}' | ',' | '\n' | ' ')).count();
    let is_structured = passage.iter().filter(|word| is_label(word) || glued(word)).count() >= 2
        || cells >= 4 && 2 * cells > passage.len();
    let mut what = String::new();
    // A word of one letter is half of a label that was spread out (`规　模`).
    let is_half = |word: &Word| word.span.len() <= 3;
    for word in passage.iter().filter(|word| !is_label(word) && !is_half(word)) {
        let mut letters = word.of(text);
        if word.span.contains(&at.start) {
            letters = text.get(word.span.start..at.start).unwrap_or("");
        }
        let letters = LABELS
            .iter()
            .filter(|label| label.chars().count() >= 2)
            .find_map(|label| letters.strip_prefix(label))
            .filter(|_| is_structured)
            .unwrap_or(letters);
        let names = speaks(letters);
        let in_brackets = matches!(word.before, '（' | '(') && word.span.end <= at.start;
        if names || is_structured || in_brackets {
            what.push_str(&bare(letters, coverage));
        }
    }
    if what.is_empty() {
        // `成品粮 1200 吨`: the word before the figure.
        let before = passage
            .iter()
            .rev()
            .find(|word| word.span.start < at.start && !is_label(word) && first_period(word.of(text)).is_none());
        what = before.map_or(String::new(), |word| {
            bare(text.get(word.span.start..word.span.end.min(at.start)).unwrap_or(""), coverage)
        });
    }
    if what.is_empty() { bare(label.split(['（', '(']).next().unwrap_or(""), coverage) } else { what }
}

/// Letters without units, periods, indicators and the words around.
fn bare(letters: &str, coverage: &Coverage) -> String {
    let mut letters: String =
        letters.chars().filter(|mark| ('\u{4e00}'..='\u{9fff}').contains(mark) || mark.is_ascii_digit()).collect();
    for unit in &coverage.units {
        letters = letters.replace(unit.as_str(), "");
    }
    // `2015年1月`: from the first digit to the last word of a period.
    if let Some(start) = letters.find(|mark: char| mark.is_ascii_digit()) {
        let end = ["月末", "月底", "月份", "年末", "年底", "年度", "月", "年"]
            .iter()
            .filter_map(|word| letters.rfind(word).map(|at| at + word.len()))
            .max()
            .unwrap_or(letters.len());
        letters = format!("{}{}", letters.get(..start).unwrap_or(""), letters.get(end.max(start)..).unwrap_or(""));
    }
    let mut words: Vec<&str> = coverage.indicators.iter().map(String::as_str).chain(AROUND.iter().copied()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        letters = letters.replace(word, "");
    }
    if letters.starts_with('区') && !letters.starts_with("区级") {
        letters.remove(0);
    }
    letters.retain(|mark| {
        !mark.is_ascii_digit()
            && !coverage.measures.iter().any(|measure| measure.len() == mark.len_utf8() && measure.starts_with(mark))
    });
    letters
}

/// The run of letters with an indicator in a title.
fn of_run(title: &str, coverage: &Coverage) -> Option<String> {
    let run = title
        .split(|mark: char| !mark.is_alphanumeric())
        .find(|run| coverage.indicators.iter().any(|word| run.contains(word.as_str())))?;
    Some(bare(run, coverage)).filter(|what| !what.is_empty())
}

/// The unit that a text names, if it names one only.
fn only_unit(text: &str, coverage: &Coverage) -> Option<u8> {
    let mut named = coverage.units.iter().zip(0_u8..).filter(|(unit, _)| text.contains(unit.as_str()));
    let (_, first) = named.next()?;
    named.next().is_none().then_some(first)
}

/// The last unit that a text names; the district's last letter may be left out at the start of a cell.
fn unit_in(text: &str, coverage: &Coverage) -> Option<u8> {
    let opens = |at: usize| {
        text.get(..at).is_some_and(|before| !before.ends_with(|mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark)))
    };
    let find = |unit: &String| {
        let short = unit.strip_suffix(['区', '县', '市']).filter(|short| short.chars().count() >= 2);
        text.rfind(unit.as_str()).or_else(|| {
            short.and_then(|short| text.match_indices(short).map(|(at, _)| at).filter(|at| opens(*at)).last())
        })
    };
    coverage
        .units
        .iter()
        .zip(0_u8..)
        .filter_map(|(unit, number)| find(unit).map(|at| (at, number)))
        .max()
        .map(|(_, number)| number)
}
