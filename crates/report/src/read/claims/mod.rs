//! The figures that a narrative states, by the wordings that agencies use for them.
//!
//! A wording is listed only if it names the whole of what a table counts; parts ("其中网上申请19件") and other years
//! are passed over, so that a report is not accused of what it does not say.

mod documents;

use super::lines::plain_text;
use crate::figure::Figure;
use crate::form::{ReportFormat, Table2Row};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a figure of the narrative counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Requests received.
    Received,
    /// Requests handled, received this year or before.
    Handled,
    /// Requests answered.
    Done,
    /// Requests carried over from the year before.
    CarriedIn,
    /// Requests carried over to the next year.
    CarriedOut,
    /// Results of one kind.
    Outcome(OutcomeGroup),
    /// Reconsideration cases about disclosure.
    Reconsideration,
    /// Lawsuits about disclosure.
    Litigation,
    /// Documents that table two counts.
    Documents(DocumentKind, DocumentCount),
    /// Decisions that table two counts.
    Decisions(DecisionKind),
}

/// The kinds of document that table two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// `规章`.
    Rules,
    /// `行政规范性文件`.
    Normative,
}

/// What of them is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentCount {
    /// `制发` in the year.
    Issued,
    /// `废止` in the year.
    Repealed,
    /// `现行有效`.
    InForce,
    /// `新公开` in the year (2019).
    NewlyPublic,
    /// `对外公开` in all (2019).
    PublicTotal,
}

/// The kinds of decision that table two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecisionKind {
    /// `行政许可`.
    Licenses,
    /// `行政处罚`.
    Penalties,
    /// `行政强制`.
    CompulsoryMeasures,
}

impl Subject {
    /// The keys of row and column of the cell of table two that counts it; `None` if the edition has none.
    pub(crate) fn cell_of_table2(self, format: ReportFormat) -> Option<(&'static str, &'static str)> {
        use DocumentCount::{InForce, Issued, NewlyPublic, PublicTotal, Repealed};
        match self {
            Self::Documents(kind, count) => {
                let row = match kind {
                    DocumentKind::Rules => "government_rules",
                    DocumentKind::Normative => "normative_documents",
                };
                let column = match (format, count) {
                    (ReportFormat::F2021, Issued) => "issued",
                    (ReportFormat::F2021, Repealed) => "repealed",
                    (ReportFormat::F2021, InForce) => "in_force",
                    (ReportFormat::F2019, Issued) => "made",
                    (ReportFormat::F2019, NewlyPublic) => "newly_public",
                    (ReportFormat::F2019, PublicTotal) => "public_total",
                    (ReportFormat::F2021, NewlyPublic | PublicTotal) | (ReportFormat::F2019, Repealed | InForce) => {
                        return None;
                    }
                };
                Some((row, column))
            }
            Self::Decisions(kind) => {
                let row = match kind {
                    DecisionKind::Licenses => "licenses",
                    DecisionKind::Penalties => "penalties",
                    DecisionKind::CompulsoryMeasures => "compulsory_measures",
                };
                Some((row, "decisions"))
            }
            Self::Received
            | Self::Handled
            | Self::Done
            | Self::CarriedIn
            | Self::CarriedOut
            | Self::Outcome(_)
            | Self::Reconsideration
            | Self::Litigation => None,
        }
    }
}

/// The kinds of result under which the form groups its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeGroup {
    /// `予以公开`.
    Disclosed,
    /// `予以公开及部分公开`, stated together.
    DisclosedOrPartly,
    /// `部分公开`.
    PartlyDisclosed,
    /// `不予公开`.
    Withheld,
    /// `无法提供`.
    CannotProvide,
    /// `不予处理`.
    NotProcessed,
    /// `其他处理`.
    Other,
}

/// A figure that the narrative states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it counts.
    pub subject: Subject,
    /// How many.
    pub figure: Figure,
    /// The words around it.
    pub quote: String,
}

struct Wording {
    subject: Subject,
    pattern: Regex,
}

const N: &str = r"(?P<n>\d[\d,]{0,9})";

#[allow(clippy::expect_used, reason = "constant patterns")]
static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    let request = r"(?:政府)?(?:信息|政务)公开(?:的)?申请|依申请公开(?:政府信息)?(?:的)?(?:申请|事项)?|申请公开政府信息|信息公开申请|公开申请";
    let got = r"(?:受理|收到|接收|接到|新收)";
    [
        (Subject::Received, format!(r"{got}[^\d.;:!?件,]{{0,30}}?(?:{request})[^\d.;:!?件,]{{0,8}}?{N}[件宗]")),
        (Subject::Received, format!(r"{got}{N}[件宗](?:{request}|申请)")),
        (Subject::Handled, format!(r"办理[^\d.;:!?件,]{{0,12}}?(?:{request})[^\d.;:!?件,]{{0,8}}?{N}[件宗]")),
        (Subject::Done, format!(r"办结(?:{request}|申请|各类申请)?(?:共|共计)?{N}[件宗]")),
        (Subject::Done, format!(r"答复(?:{request})(?:共|共计)?{N}[件宗]")),
        (Subject::CarriedOut, format!(r"{N}[件宗](?:申请)?(?:已|将|均|拟)?结转(?:至|到)?(?:下一?年|次年|明年)")),
        (Subject::CarriedOut, format!(r"结转(?:至|到)?(?:下一?年|次年)度?(?:继续)?(?:办理)?(?:的)?(?:申请)?{N}[件宗]")),
        (
            Subject::CarriedIn,
            format!(r"上一?年度?结转(?:的|至本年度?|过来的?)?(?:政府信息公开)?(?:申请)?(?:共)?{N}[件宗]"),
        ),
        (Subject::Reconsideration, format!(r"行政复议(?:案件|申请)?(?:共|共计)?{N}[件宗起]")),
        (Subject::Litigation, format!(r"(?:行政)?诉讼(?:案件)?(?:共|共计)?{N}[件宗起]")),
    ]
    .into_iter()
    .map(|(subject, pattern)| Wording { subject, pattern: Regex::new(&pattern).expect("pattern") })
    .collect()
});

const OUTCOMES: &str = r"予以公开[及和与、]?部分公开|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理";

#[allow(clippy::expect_used, reason = "constant patterns")]
static OUTCOME: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        format!(r"(?P<what>{OUTCOMES})(?:的)?(?:申请)?(?:共|共计|有)?{N}[件宗]"),
        format!(r"{N}[件宗](?:申请)?(?:为|系|属于|作出)?(?P<what>{OUTCOMES})"),
    ]
    .map(|pattern| Regex::new(&pattern).expect("pattern"))
});

#[allow(clippy::expect_used, reason = "constant patterns")]
static NONE_RECEIVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:未|没有)(?:收到|接到|受理)过?(?:任何)?(?:政府信息公开|依申请公开|信息公开)的?申请")
        .expect("pattern")
});
#[allow(clippy::expect_used, reason = "constant patterns")]
static NO_CASES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:未|没有|无)(?:发生|收到|产生|出现|引发|涉及)?[^\d.;,]{0,24}?行政复议(?:案件)?(?:[、和及或与]|以及)(?:被)?(?:提起)?行政诉讼(?:案件|情况)?")
        .expect("pattern")
});

/// Words that make a clause speak of a part, or of another year.
const OF_A_PART: [&str; 16] = [
    "其中",
    "网上",
    "网络",
    "网页",
    "信函",
    "邮寄",
    "邮件",
    "当面",
    "现场",
    "传真",
    "去年",
    "上年同期",
    "同期",
    "延期",
    "重复",
    "各部门",
];
/// Words that make it the whole all the same.
const OF_THE_WHOLE: [&str; 5] = ["共", "各类", "累计", "总计", "合计"];

/// Reads the figures of a stretch of plain text. `year` is the year reported.
pub(crate) fn read(text: &str, year: Option<i16>) -> Vec<Claim> {
    let text = plain_text(text);
    let mut out = Vec::new();
    for wording in WORDINGS.iter() {
        for found in wording.pattern.captures_iter(&text) {
            out.extend(claim(&text, wording.subject, &found, year));
        }
    }
    for pattern in OUTCOME.iter() {
        for found in pattern.captures_iter(&text) {
            let group = found.name("what").and_then(|what| group(what.as_str()));
            out.extend(group.and_then(|group| claim(&text, Subject::Outcome(group), &found, year)));
        }
    }
    out.extend(documents::read(&text, year));
    let nothing = |subject: Subject, quote: &str| Claim { subject, figure: Figure::whole(0), quote: quote.to_owned() };
    out.extend(NONE_RECEIVED.find(&text).map(|m| nothing(Subject::Received, m.as_str())));
    if let Some(none) = NO_CASES.find(&text) {
        out.push(nothing(Subject::Reconsideration, none.as_str()));
        out.push(nothing(Subject::Litigation, none.as_str()));
    }
    out
}

/// What the narrative says of a cell of table two, if it says one thing only.
pub(crate) fn of_cell(claims: &[Claim], format: ReportFormat, def: &Table2Row, column: usize) -> Option<Claim> {
    let cell = (def.key, def.columns.get(column)?.key);
    one_thing(claims.iter().filter(|c| c.subject.cell_of_table2(format) == Some(cell)))
}

/// What the narrative says of a subject, if it says one thing only.
pub(crate) fn of_subject(claims: &[Claim], subject: Subject) -> Option<Claim> {
    one_thing(claims.iter().filter(|c| c.subject == subject))
}

fn one_thing<'a>(mut said: impl Iterator<Item = &'a Claim>) -> Option<Claim> {
    let first = said.next()?;
    said.all(|c| c.figure == first.figure).then(|| first.clone())
}

fn claim(text: &str, subject: Subject, found: &Captures<'_>, year: Option<i16>) -> Option<Claim> {
    let all = found.get(0)?;
    let before = text.get(..all.start())?;
    let clause = text.get(behind_last(before, &[',', '.', ';', '。', '…', ':', '!', '(', ')'])..all.end())?;
    let sentence = text.get(behind_last(before, &['。', ';'])..all.end())?;
    let figure = found.name("n")?.as_str().parse().ok()?;
    let is_whole = match subject {
        Subject::Received | Subject::Handled | Subject::Done => {
            OF_THE_WHOLE.iter().any(|w| clause.contains(w)) || !OF_A_PART.iter().any(|w| clause.contains(w))
        }
        Subject::Reconsideration | Subject::Litigation => {
            sentence.contains("信息公开")
                && !["办理行政复议", "审理", "受理行政复议", "其中"].iter().any(|w| clause.contains(w))
        }
        Subject::Outcome(_) => !before.ends_with('分') && !clause.contains("同期"),
        Subject::CarriedIn | Subject::CarriedOut | Subject::Documents(..) | Subject::Decisions(_) => true,
    };
    (is_whole && !speaks_of_another_year(clause, year)).then(|| Claim { subject, figure, quote: quote(clause) })
}

/// Where the text behind the last of these characters starts.
fn behind_last(text: &str, ends: &[char]) -> usize {
    text.char_indices().rev().find(|(_, c)| ends.contains(c)).map_or(0, |(at, c)| at + c.len_utf8())
}

fn speaks_of_another_year(clause: &str, year: Option<i16>) -> bool {
    let Some(year) = year else { return false };
    let mut years =
        YEAR.find_iter(clause).filter_map(|m| m.as_str().trim_end_matches('年').parse::<i16>().ok()).peekable();
    years.peek().is_some() && !years.any(|y| y == year)
}

#[allow(clippy::expect_used, reason = "a constant pattern")]
static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"20\d\d年").expect("pattern"));

/// The end of the clause, short enough to quote.
fn quote(clause: &str) -> String {
    let letters: Vec<char> = clause.chars().collect();
    letters[letters.len().saturating_sub(36)..].iter().collect()
}

fn group(what: &str) -> Option<OutcomeGroup> {
    Some(match what {
        "予以公开" => OutcomeGroup::Disclosed,
        "部分公开" => OutcomeGroup::PartlyDisclosed,
        "不予公开" => OutcomeGroup::Withheld,
        "无法提供" => OutcomeGroup::CannotProvide,
        "不予处理" => OutcomeGroup::NotProcessed,
        "其他处理" => OutcomeGroup::Other,
        both if both.starts_with("予以公开") => OutcomeGroup::DisclosedOrPartly,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Subject, i64)]) {
        let found = read(text, Some(2023));
        let found: Vec<(Subject, Option<i64>)> = found.iter().map(|c| (c.subject, c.figure.as_whole())).collect();
        let expected: Vec<(Subject, Option<i64>)> = expected.iter().map(|(s, n)| (*s, Some(*n))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn wordings_of_the_whole_are_read() {
        use DocumentCount::{InForce, Issued, Repealed};
        use DocumentKind::{Normative, Rules};
        use OutcomeGroup::{CannotProvide, DisclosedOrPartly, Withheld};
        for (text, expected) in [
            ("全年受理政府信息公开申请22件，其中网页申请19件、信函申请3件", vec![(Subject::Received, 22)]),
            (
                "本年度共收到70件申请，办结69件，1件结转下年度继续办理。",
                vec![(Subject::Received, 70), (Subject::Done, 69), (Subject::CarriedOut, 1)],
            ),
            ("接收通过邮寄、网络提交的各类政府信息公开申请共计81件", vec![(Subject::Received, 81)]),
            ("2023年办理政府信息公开申请218件", vec![(Subject::Handled, 218)]),
            ("答复政府信息公开申请805件（含上年度结转申请18件）", vec![(Subject::Done, 805), (Subject::CarriedIn, 18)]),
            (
                "予以公开及部分公开42件，不予公开5件；31件无法提供",
                vec![
                    (Subject::Outcome(DisclosedOrPartly), 42),
                    (Subject::Outcome(Withheld), 5),
                    (Subject::Outcome(CannotProvide), 31),
                ],
            ),
            (
                "因政府信息公开引起的行政复议案件2件、行政诉讼案件7件",
                vec![(Subject::Reconsideration, 2), (Subject::Litigation, 7)],
            ),
            ("未发生行政复议、行政诉讼案件", vec![(Subject::Reconsideration, 0), (Subject::Litigation, 0)]),
            ("未收到政府信息公开申请。", vec![(Subject::Received, 0)]),
            (
                "清理并集中发布现行有效行政规范性文件393件，更新本年度制发的规范性文件77件",
                vec![(Subject::Documents(Normative, InForce), 393), (Subject::Documents(Normative, Issued), 77)],
            ),
            (
                "全年制发行政规范性文件45件，废止30件，年底现行有效136件；规章现行有效3部。",
                vec![
                    (Subject::Documents(Normative, Issued), 45),
                    (Subject::Documents(Normative, Repealed), 30),
                    (Subject::Documents(Normative, InForce), 136),
                    (Subject::Documents(Rules, InForce), 3),
                ],
            ),
            (
                "制发、废止行政规范性文件分别为45件、30件。作出行政处罚决定358件",
                vec![
                    (Subject::Documents(Normative, Issued), 45),
                    (Subject::Documents(Normative, Repealed), 30),
                    (Subject::Decisions(DecisionKind::Penalties), 358),
                ],
            ),
        ] {
            check(text, &expected);
        }
    }

    #[test]
    fn parts_and_other_years_and_other_matters_are_passed_over() {
        for text in [
            "其中网上收到政府信息公开申请19件",
            "2022年收到政府信息公开申请70件",
            "全年办理行政复议案件150件",
            "公开行政许可信息40条",
            "发布规范性文件解读12件",
            "制定、修改、废止规范性文件5件",
            "废止和宣布失效规范性文件5件",
            "制定规章制度12件，废止3件",
            "制发规范性文件，其中废止3件",
            "2022年制发规范性文件5件，废止3件",
            "公开行政处罚决定信息40条",
            "",
        ] {
            check(text, &[]);
        }
    }
}
