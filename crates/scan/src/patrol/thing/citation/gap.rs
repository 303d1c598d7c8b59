//! L11 `序列缺号与引用`: a number between two published ones is missing, and another document gives away its title.
//!
//! A bare gap is no finding: documents that are not published take numbers too.

use super::number::{Number, numbers, series_of};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::thing::said::bytes;
use crate::patrol::veil::{Realm, mix};
use smallvec::SmallVec;

/// See the module.
pub(crate) struct Gap;

/// A document number on a page.
pub(crate) enum Record {
    /// The document's own.
    Own {
        /// Hash of series and year.
        series: u64,
        /// Number.
        number: u32,
        /// Where it stands.
        at: crate::patrol::detector::Span,
    },
    /// One that is cited with a title or topic.
    Cited(Box<Cited>),
}

/// A citation.
pub(crate) struct Cited {
    /// Hashes of what the series may be, with the year.
    series: SmallVec<[u64; 2]>,
    number: u32,
    at: crate::patrol::detector::Span,
    mark: u64,
    /// As it is to be shown.
    shown: Box<str>,
    /// The title speaks of secrets.
    is_secret: bool,
}

/// A document's own number stands within so many bytes of its top.
const TOP: usize = 600;
/// A title stands within so many bytes of its number.
const NEAR: usize = 300;
/// Words of a title that make its existence a secret.
const SECRET: &[&str] =
    &["涉密", "机密", "秘密", "绝密", "保密", "内部", "国防", "军事", "军工", "反恐", "维稳", "要害"];

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut crate::patrol::detector::Span)) {
        match self {
            Self::Own { at, .. } => visit(at),
            Self::Cited(cited) => visit(&mut cited.at),
        }
    }
}

impl Detector for Gap {
    type Record = Record;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let text = &*page.document.text;
        let mut own = false;
        for number in numbers(&page.document.title).take(1) {
            // A title may be the number itself, or cite another one in brackets.
            if number.opens_line {
                own = true;
                records.push(own_record(page, &number, 0..0));
            }
        }
        for number in numbers(text) {
            if !own && number.opens_line && number.span.start <= TOP {
                own = true;
                records.push(own_record(page, &number, number.span.clone()));
            } else if let Some(title) = title_beside(text, &number) {
                let span = title.start.min(number.span.start)..title.end.max(number.span.end);
                let words = text.get(title).unwrap_or("");
                let shown = series_of(number.run).last().map_or(number.run, |series| series);
                records.push(Record::Cited(Box::new(Cited {
                    series: series_of(number.run).iter().map(|series| key_of(page, series, number.year)).collect(),
                    number: number.number,
                    at: bytes(&span),
                    mark: page.veil.hash(Realm::Words, words),
                    shown: format!("{shown}〔{}〕{}号", number.year, number.number).into(),
                    is_secret: SECRET.iter().any(|word| words.contains(word)),
                })));
            }
        }
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        match record {
            Record::Own { series, number, .. } => {
                keys.extend(
                    (number.saturating_sub(1)..=number + 1).map(|number| mix(11, &[*series, u64::from(number)])),
                );
            }
            Record::Cited(cited) => {
                keys.extend(cited.series.iter().map(|series| mix(11, &[*series, u64::from(cited.number)])));
            }
        }
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        let cited: Vec<(&Member<'_, Record>, &Cited)> = group
            .iter()
            .filter_map(|member| match member.record {
                Record::Cited(cited) => Some((member, &**cited)),
                Record::Own { .. } => None,
            })
            .collect();
        let Some((_, first)) = cited.first() else { return };
        // The series is that of the published numbers: a citation may fit several.
        let own = |wanted: u32| {
            group.iter().find_map(|member| match member.record {
                Record::Own { number, at, .. } if *number == wanted => Some((member, *at)),
                Record::Own { .. } | Record::Cited(_) => None,
            })
        };
        if own(first.number).is_some() {
            return;
        }
        let (Some(before), Some(after)) = (first.number.checked_sub(1).and_then(own), own(first.number + 1)) else {
            return;
        };
        let neighbour = |(member, span): (&Member<'_, Record>, _), number: u32| Piece {
            leaf: member.leaf,
            span,
            mark: u64::from(number),
            shows: format!("相邻的{number}号已公开"),
            alone: None,
        };
        let mut pieces = vec![neighbour(before, first.number - 1), neighbour(after, first.number + 1)];
        pieces.extend(cited.iter().map(|(member, cited)| Piece {
            leaf: member.leaf,
            span: cited.at,
            mark: cited.mark,
            shows: format!("写出了{}的标题或者事由", cited.shown),
            alone: None,
        }));
        drafts.push(draft(first, pieces, cited.len(), cited.iter().any(|(_, cited)| cited.is_secret)));
    }
}

fn own_record(page: &Page<'_>, number: &Number<'_>, span: std::ops::Range<usize>) -> Record {
    let series = series_of(number.run);
    let series = series.first().copied().unwrap_or(number.run);
    Record::Own { series: key_of(page, series, number.year), number: number.number, at: bytes(&span) }
}

fn key_of(page: &Page<'_>, series: &str, year: i16) -> u64 {
    page.veil.hash(Realm::Series, (series, year))
}

/// The title or topic that is given with a number: `《……》（京科发〔2024〕12号）`, `京科发〔2024〕12号《……》`,
/// `关于……的通知（京科发〔2024〕12号）`.
fn title_beside(text: &str, number: &Number<'_>) -> Option<std::ops::Range<usize>> {
    let before = text.get(..number.span.start)?;
    let line_start = before.rfind(['\n', '。']).map_or(0, |at| at + 1);
    let trimmed = before.trim_end_matches(['（', '(', ' ', '\u{3000}', '\t', '|', '〔', '[']);
    if let Some(quoted) = trimmed.strip_suffix('》') {
        let start = quoted.rfind('《').filter(|start| *start + NEAR >= quoted.len())?;
        let inner = quoted.get(start + '《'.len_utf8()..)?;
        return (inner.chars().count() >= 4).then_some(start..trimmed.len());
    }
    if trimmed.len() < before.len()
        && let Some(start) =
            trimmed.get(line_start.min(trimmed.len())..).and_then(|line| line.rfind("关于")).map(|at| at + line_start)
        && start + NEAR >= trimmed.len()
        && ["通知", "意见", "批复", "函", "决定", "通报", "方案", "办法", "请示", "报告", "规定", "规划", "纪要"]
            .iter()
            .any(|kind| trimmed.ends_with(kind))
    {
        return Some(start..trimmed.len());
    }
    let after = text.get(number.span.end..)?;
    let rest = after.trim_start_matches(['文', '件', '》', ' ', '\u{3000}', '\t', '|', '，', '（', '(']);
    let start = text.len() - rest.len();
    if start > number.span.end + 12 {
        return None;
    }
    let length = if rest.starts_with('《') {
        rest.find('》').map(|at| at + '》'.len_utf8())
    } else if rest.starts_with("关于") {
        rest.find(['。', '，', '；', '\n', '）']).or(Some(rest.len()))
    } else {
        None
    }?;
    (12..=NEAR).contains(&length).then_some(start..start + length)
}

fn draft(first: &Cited, pieces: Vec<Piece>, places: usize, is_secret: bool) -> Draft {
    let shown = &first.shown;
    let consequence = if is_secret {
        "未公开文件的存在、标题、事由外泄，且标题含涉密、内部字样"
    } else {
        "未公开文件的存在、标题、事由外泄，别人可据此申请公开或者推测内容"
    };
    Draft {
        pattern: Pattern::L11,
        subject: Subject::Words(shown.to_string()),
        pieces,
        bits: CERTAIN,
        severity: if is_secret { Severity::Severe } else { Severity::Serious },
        is_minor: false,
        exposure: format!("没有公开，前后两号都已公开，而{places}处引用写出了它的标题或者事由"),
        after: None,
        same_because: "发文字号的机关代字、年份、序号都对得上；前后号已公开，本号缺，可知是未公开的文件而不是笔误"
            .to_owned(),
        consequence: consequence.to_owned(),
        suggestion: format!(
            "最少改动：把引用处（{places}处）改为“根据有关规定”，去掉文号和标题；改后只剩一个空号，空号本身不说明什么。该件如本可公开，补做公开审查后发布即可"
        ),
        basis: "《保守国家秘密法》第三十五条、第三十六条；《政府信息公开条例》第十四条、第十七条；规则L11",
    }
}
