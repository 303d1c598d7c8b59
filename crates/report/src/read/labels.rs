//! Where the labels of the form stand in a document, however they are broken, numbered or misprinted.

use super::lines::Flat;
use crate::form::Row;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A label and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<T> {
    /// What it names.
    pub(crate) what: T,
    /// Bytes of the text.
    pub(crate) at: Range<usize>,
}

/// A set of labels in the order in which the form prints them, each with the pattern that it is known by.
pub(crate) struct LabelSet<T: 'static> {
    entries: Vec<(T, Regex)>,
}

impl<T: Copy> LabelSet<T> {
    /// `patterns` in printed order.
    #[allow(clippy::expect_used, reason = "constant patterns, all compiled by the tests")]
    pub(crate) fn new(patterns: &[(T, &str)]) -> Self {
        Self {
            entries: patterns
                .iter()
                .map(|(what, pattern)| (*what, Regex::new(pattern).expect("pattern of a label")))
                .collect(),
        }
    }

    /// The labels of `range` that together make the most text in the order of the form; of equals the later.
    pub(crate) fn chain(&self, flat: &Flat, range: Range<usize>) -> Vec<Found<T>> {
        let Some(text) = flat.text.get(range.clone()) else { return Vec::new() };
        let mut candidates: Vec<Candidate> = Vec::new();
        for (rank, (_, pattern)) in self.entries.iter().enumerate() {
            let found = pattern.find_iter(text).take(MOST_OF_ONE_LABEL);
            candidates.extend(found.map(|m| Candidate {
                rank,
                at: m.start() + range.start..m.end() + range.start,
                weight: m.len(),
            }));
        }
        heaviest_chain(candidates).into_iter().map(|c| Found { what: self.entries[c.rank].0, at: c.at }).collect()
    }
}

/// A place where a label may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Place of the label in the form.
    pub(crate) rank: usize,
    /// Bytes of the text.
    pub(crate) at: Range<usize>,
    /// How much speaks for it.
    pub(crate) weight: usize,
}

/// A label that occurs more often than this is a word of the text.
const MOST_OF_ONE_LABEL: usize = 24;

/// The heaviest chain with rising ranks and without overlap; of equals the later.
pub(crate) fn heaviest_chain(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.at.start, c.rank));
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(candidates.len());
    for (i, candidate) in candidates.iter().enumerate() {
        let mut weight = 0;
        let mut before = None;
        for (j, earlier) in candidates[..i].iter().enumerate() {
            if earlier.rank < candidate.rank && earlier.at.end <= candidate.at.start && best[j].0 >= weight {
                weight = best[j].0;
                before = Some(j);
            }
        }
        best.push((weight + candidate.weight, before));
    }
    let mut chain = Vec::new();
    let mut next = (0..best.len()).max_by_key(|i| best[*i].0);
    while let Some(i) = next {
        chain.push(candidates[i].clone());
        next = best[i].1;
    }
    chain.reverse();
    chain
}

/// The rows of table three.
pub(crate) static TABLE3: LazyLock<LabelSet<Row>> = LazyLock::new(|| {
    LabelSet::new(&[
        (Row::R1, r"(?:一[、.])?本年度?新收(?:到)?(?:政府信息公开)?(?:申请)?(?:数量)?"),
        (Row::R2, r"(?:二[、.])?上一?年度?结转(?:政府信息公开)?(?:申请)?(?:数量)?"),
        (Row::R31, r"(?:\(一\))?予以公开"),
        (Row::R32, r"(?:\(二\))?部分公开(?:\(区分处理的?,?只计(?:这一情形)?)?"),
        (Row::R331, r"(?:[1-9][.、,:])?属于国家秘密"),
        (Row::R332, r"(?:[1-9][.、,:])?(?:其[他它]法律、?行政|法律、?行政法规禁止|行政法规禁止)(?:法规禁止公开)?"),
        (Row::R333, r"(?:[1-9][.、,:])?(?:危及)?三安全一?稳?定?"),
        (Row::R334, r"(?:[1-9][.、,:])?(?:保护第三方|第三方合法权益)(?:合法权益)?"),
        (Row::R335, r"(?:[1-9][.、,:])?(?:属于)?(?:三类)?内部事[务物]信?息?"),
        (Row::R336, r"(?:[1-9][.、,:])?(?:属于)?(?:四类)?过程性信?息?"),
        (Row::R337, r"(?:[1-9][.、,:])?(?:属于)?行政执法案卷"),
        (Row::R338, r"(?:[1-9][.、,:])?(?:属于)?行政查询事项"),
        (Row::R341, r"(?:[1-9][.、,:])?(?:本机关)?不掌握(?:相关)?(?:政府信息)?"),
        (Row::R342, r"(?:[1-9][.、,:])?(?:没有现成信息|(?:没有现成信息)?需要?另行制作)(?:需要?另行制作)?"),
        (Row::R343, r"(?:[1-9][.、,:])?(?:补正后申请内?容?|补正后.{0,4}仍不明确|内容仍不明确)(?:仍不明确)?"),
        (Row::R351, r"(?:[1-9][.、,:])?信访[、]?(?:举报[、]?投?诉?|投诉[、]?举报)类?申?请?"),
        (Row::R352, r"(?:[1-9][.、,:])?重复申请"),
        (Row::R353, r"(?:[1-9][.、,:])?(?:要求提供|提供公开出版)(?:公开)?(?:出版物)?"),
        (Row::R354, r"(?:[1-9][.、,:])?(?:无正当理由大量|大量反复申请)(?:反复申请)?"),
        (Row::R355, r"(?:[1-9][.、,:])?(?:要求行政机关|确认或重新出具)(?:确认或重)?(?:新出具)?(?:已获取信息)?"),
        (Row::R36, r"(?:\(六\))?其[他它]处理"),
        (Row::R361, r"(?:[1-9][.、,:])?(?:申请人无正当理由逾期|逾期不补正)(?:不补正)?"),
        (
            Row::R362,
            r"(?:[1-9][.、,:])?(?:申请人逾期未按|未按收费通知|逾期未按收费)(?:收费)?(?:通知)?(?:要求)?(?:缴纳费用)?",
        ),
        (Row::R363, r"3[.、,:]其[他它]|其[他它]"),
        (Row::R37, r"(?:\(七\))?(?:总计|合计)"),
        (Row::R4, r"(?:四[、.])?结转下一?年度?(?:继续办理)?"),
    ])
});

/// The rows of table two, of either edition, by their keys.
pub(crate) static TABLE2: LazyLock<LabelSet<&'static str>> = LazyLock::new(|| {
    LabelSet::new(&[
        ("government_rules", r"规章"),
        ("normative_documents", r"(?:行政)?规范性文件?"),
        ("licenses", r"行政许可?"),
        ("other_external_services", r"其他对外管理服务(?:事项)?"),
        ("penalties", r"行政处罚?"),
        ("compulsory_measures", r"行政强制?"),
        ("fees", r"行政事业性收?费?"),
        ("procurement", r"政府集中采购?"),
    ])
});

/// Words of the heads of table two that only one edition has.
#[allow(clippy::expect_used, reason = "constant patterns")]
pub(crate) static ONLY_2019: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"本年新制作|本年新公开|对外公开总数|上一年项目|处理决定数量行政许可.{0,40}其他对外管理|政府集中采购|其他对外管理服务").expect("pattern")
});
/// The same for the edition of 2021.
#[allow(clippy::expect_used, reason = "constant patterns")]
pub(crate) static ONLY_2021: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"本年制发|本年废止|现行有效件数|本年处理决定|本年收费金额").expect("pattern"));
