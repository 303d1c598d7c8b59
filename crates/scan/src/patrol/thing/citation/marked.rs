//! L12 `引用涉密、内部文件`: a page cites what bears a mark of secrecy or an internal mark, and which is not out itself.

use super::bare_title;
use super::number::{numbers, series_of};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::thing::narrow::Places;
use crate::patrol::thing::said::{bytes, title};
use crate::patrol::veil::{Realm, mix};
use std::ops::Range;

/// See the module.
pub(crate) struct Marked;

/// A title on a page.
pub(crate) enum Record {
    /// The page's own: what is out may be cited.
    Own(u64),
    /// One that is cited with a mark.
    Cited(Box<Cited>),
}

/// A citation.
pub(crate) struct Cited {
    /// Hash of the title or number.
    title: u64,
    at: Span,
    mark: u64,
    page: Box<str>,
    why: Why,
}

/// By what a citation is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// `京科密〔2024〕3号`.
    Number,
    /// `《……》（机密★10年）`.
    Secret,
    /// `《……》（内部资料，不得外传）`.
    Internal,
}

impl Places for Record {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        match self {
            Self::Own(_) => {}
            Self::Cited(cited) => visit(&mut cited.at),
        }
    }
}

impl Detector for Marked {
    type Record = Record;
    const LEAST: usize = 1;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Record>) {
        let own = bare_title(&page.document.title);
        if own.chars().count() >= FEWEST_LETTERS {
            records.push(Record::Own(page.veil.hash(Realm::Series, own.as_str())));
        }
        let text = &*page.document.text;
        if !["密", "内部", "外传", "不公开", "工作秘密"].iter().any(|word| text.contains(word)) {
            return;
        }
        let mut cite = |cited: &str, span: &Range<usize>, why| {
            records.push(Record::Cited(Box::new(Cited {
                title: page.veil.hash(Realm::Series, bare_title(cited).as_str()),
                at: bytes(span),
                mark: page.veil.hash(Realm::Words, cited),
                page: title(page).into(),
                why,
            })));
        };
        for number in numbers(text) {
            if let Some(series) = series_of(number.run).last().filter(|series| is_secret_series(series)) {
                let start = number.span.end
                    - text
                        .get(number.span.clone())
                        .and_then(|shown| shown.rfind(series).map(|at| shown.len() - at))
                        .unwrap_or(0);
                cite(text.get(start..number.span.end).unwrap_or(series), &(start..number.span.end), Why::Number);
            }
        }
        for span in starred(text) {
            cite(text.get(span.clone()).unwrap_or(""), &span, Why::Secret);
        }
        for (span, why) in marked_titles(text) {
            cite(text.get(span.clone()).unwrap_or(""), &span, why);
        }
    }

    fn keys(&self, record: &Record, keys: &mut Vec<u64>) {
        let title = match record {
            Record::Own(title) => *title,
            Record::Cited(cited) => cited.title,
        };
        keys.push(mix(12, &[title]));
    }

    fn judge(&self, group: &[Member<'_, Record>], drafts: &mut Vec<Draft>) {
        if group.iter().any(|member| matches!(member.record, Record::Own(_))) {
            return;
        }
        for member in group {
            if let Record::Cited(cited) = member.record {
                drafts.push(draft(member.leaf, cited));
            }
        }
    }
}

/// Titles shorter than this (`通知`) are nobody's.
const FEWEST_LETTERS: usize = 5;

/// An issuer's sign that says `密`, behind the issuer and before the kind of paper; those of the offices for ciphers and
/// for secrecy say it of themselves, and `密政发` is a county's.
fn is_secret_series(series: &str) -> bool {
    const OFFICES: &[&str] = &["国密", "密码", "密局", "保密", "商密", "密管", "密云"];
    const PAPERS: &[&str] = &["发", "函", "电", "字", "通", "件", "传", "呈"];
    let secret = series.char_indices().any(|(at, mark)| {
        let behind = series.get(at + mark.len_utf8()..).unwrap_or("");
        mark == '密'
            && series.get(..at).is_some_and(|before| before.chars().count() >= 2)
            && (behind.is_empty()
                || behind.chars().count() <= 2 && PAPERS.iter().any(|paper| behind.starts_with(paper)))
    });
    let internal =
        series.chars().count() >= 3 && ["内", "内部", "内字", "内发"].iter().any(|end| series.ends_with(end));
    (secret || internal) && !OFFICES.iter().any(|office| series.contains(office))
}

/// Marks of secrecy as they stand beside a cited title.
const SECRET: &[&str] = &["绝密", "机密", "秘密", "密级"];
/// Internal marks.
const INTERNAL: &[&str] = &[
    "内部资料",
    "内部文件",
    "内部参考",
    "内部情况",
    "内部通报",
    "内部刊物",
    "内部明电",
    "内部使用",
    "内部传阅",
    "内部事项",
    "不得外传",
    "注意保管",
    "工作秘密",
    "此件不公开",
    "不公开",
    "内参",
    "内部",
];
/// Words that begin with a mark's letters and are none.
const NO_MARKS: &[&str] = &[
    "内部资料性",
    "内部控制",
    "内部审计",
    "内部管理",
    "内部监督",
    "内部机构",
    "内部治理",
    "内部章程",
    "内部举报",
    "不公开审理",
    "不公开的理由",
];

/// Titles in book marks that bear a mark inside, behind in brackets, or before as a word.
fn marked_titles(text: &str) -> Vec<(Range<usize>, Why)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('《') {
        let Some(length) = text.get(start..).and_then(|rest| rest.find('》')) else { break };
        let end = start + length + '》'.len_utf8();
        let title = text.get(start..end).unwrap_or("");
        if title.chars().count() > 80 || title.matches('《').count() > 1 {
            continue;
        }
        let behind = in_brackets(text.get(end..).unwrap_or(""));
        let before = text.get(..start).unwrap_or("");
        if let Some(why) = mark_in_title(title).or_else(|| mark_behind(behind)).or_else(|| mark_before(before)) {
            found.push((start..end, why));
        }
    }
    found
}

/// `附件：任务清单（机密★5年）`: a full mark in brackets behind words without book marks.
fn starred(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices(['（', '(']).filter_map(|(at, open)| {
        let inner = text.get(at + open.len()..)?;
        let mark = ["绝密", "机密", "秘密"].iter().find(|mark| inner.starts_with(**mark))?;
        let rest = inner.get(mark.len()..)?.trim_start();
        let before = text.get(..at)?;
        (rest.starts_with(['★', '☆']) && !before.ends_with('》')).then_some(())?;
        let start = before
            .rfind(['\n', '。', '；', '，', '：', '、'])
            .map_or(0, |end| end + before.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        (start < at).then_some(start..at)
    })
}

/// What stands in brackets right behind; a document number in it has brackets of another kind.
fn in_brackets(rest: &str) -> &str {
    let Some(close) = rest.chars().next().and_then(|open| match open {
        '（' => Some('）'),
        '(' => Some(')'),
        '〔' => Some('〕'),
        '[' => Some(']'),
        '【' => Some('】'),
        _ => None,
    }) else {
        return "";
    };
    let inner = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
    inner.find(close).and_then(|end| inner.get(..end)).filter(|inner| inner.chars().count() <= 40).unwrap_or("")
}

fn is_marked(words: &str, marks: &[&str]) -> bool {
    !NO_MARKS.iter().any(|word| words.contains(word)) && marks.iter().any(|mark| words.contains(mark))
}

/// A mark inside the title: `《……（机密）》`, `《科技内参》`. A title about secrets is not a secret title.
fn mark_in_title(title: &str) -> Option<Why> {
    let starred = SECRET.iter().any(|mark| {
        title.contains(&format!("{mark}★"))
            || title.contains(&format!("（{mark}"))
            || title.contains(&format!("({mark}"))
    });
    let marks =
        INTERNAL.iter().filter(|mark| !matches!(**mark, "内部" | "不公开" | "工作秘密")).copied().collect::<Vec<_>>();
    match (starred, is_marked(title, &marks)) {
        (true, _) => Some(Why::Secret),
        (false, true) if !title.contains("办法") && !title.contains("规定") && !title.contains("条例") => {
            Some(Why::Internal)
        }
        (false, _) => None,
    }
}

fn mark_behind(inner: &str) -> Option<Why> {
    if inner.is_empty() || inner.contains("商业秘密") || inner.contains("国家秘密法") {
        return None;
    }
    // `（京科发〔2024〕3号，机密）`: the mark stands at the front or behind a comma.
    let parts = || inner.split(['，', ',', '、', '；', ' ', '：', ':']).map(str::trim);
    if parts().any(|part| SECRET.iter().any(|mark| part.starts_with(mark))) {
        return Some(Why::Secret);
    }
    (is_marked(inner, INTERNAL) && parts().any(|part| INTERNAL.iter().any(|mark| part.starts_with(mark))))
        .then_some(Why::Internal)
}

/// `机密文件《……》`, `内部资料《……》`.
fn mark_before(before: &str) -> Option<Why> {
    let tail: String = before.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    let ends = |mark: &str, kind: &str| tail.ends_with(&format!("{mark}{kind}"));
    let kinds = ["文件", "级文件", "件", "级", "资料", "级资料", "材料", "级材料", "通知", "电报"];
    if ["绝密", "机密", "秘密"].iter().any(|mark| kinds.iter().any(|kind| ends(mark, kind)))
        && !tail.contains("商业秘密")
        && !tail.contains("国家秘密")
    {
        return Some(Why::Secret);
    }
    ["内部资料", "内部文件", "内部参考", "内部刊物", "内部材料", "内部明电", "内部通报"]
        .iter()
        .any(|mark| tail.ends_with(mark))
        .then_some(Why::Internal)
}

fn draft(leaf: u32, cited: &Cited) -> Draft {
    let (what, consequence) = match cited.why {
        Why::Number => {
            ("引用了带“密”字、“内”字文号的文件", "文号本身说明该件是涉密或者内部文件，其存在、年份、序号外泄")
        }
        Why::Secret => ("引用了标有密级的文件", "涉密文件的存在、标题、密级外泄"),
        Why::Internal => ("引用了标有内部标志的文件、资料", "内部文件的存在、标题外泄，别人可据此索要或者推测内容"),
    };
    Draft {
        pattern: Pattern::L12,
        subject: Subject::Words(cited.page.to_string()),
        pieces: vec![Piece { leaf, span: cited.at, mark: cited.mark, shows: what.to_owned(), alone: None }],
        bits: CERTAIN,
        severity: Severity::Severe,
        is_minor: false,
        exposure: what.to_owned(),
        after: None,
        same_because: "引用处写明了文号、密级或者内部标志；已公开的文件中没有这一件".to_owned(),
        consequence: format!("{consequence}；先撤下，后研判"),
        suggestion: "最少改动：把引用改为“根据有关规定”，文号、标题、密级标志都不写；改后不再指向该件".to_owned(),
        basis: "《保守国家秘密法》第三十五条、第三十六条；《保守国家秘密法实施条例》第四十三条；《政府信息公开条例》第十四条、第十七条；规则L12",
    }
}
