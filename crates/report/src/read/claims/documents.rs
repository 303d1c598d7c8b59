//! What a narrative says of table two: documents issued, repealed and in force, decisions made.
//!
//! A sentence names the documents once and counts on without them (`制发规范性文件45件，废止30件，现行有效136件`), so
//! sentences are read clause by clause, and the documents last named are remembered.

use super::{Claim, DecisionKind, DocumentCount, DocumentKind, Subject, quote, speaks_of_another_year};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const DOCUMENTS: &str = r"(?:行政)?规范性文件|(?:政府|部门|地方)?规章";
const VERB: &str = r"新?制发|新?制定(?:并?(?:印发|出台|发布))?|新?出台|新?印发|废止|现行有效|继续有效|新公开|对外公开";
/// Words between a thing and its number that change neither.
const FILLER: &str = r"(?:的|了|共计|累计|合计|总计|总数|总量|数量|件数|共|有|为|达到?|计|:)*";
/// Words before the verb of a clause that goes on about the same documents.
const LEAD: &str = r"(?:截至|截止|至|到|本年度?|全年|当年|年度内|年底|年末|年内|目前|现|同时|并|另|均|已|共|底|末)*";
const NUMBER: &str = r"(?P<n>\d[\d,]{0,9})[件份个部]";

#[allow(clippy::expect_used, reason = "constant patterns")]
static NAMED: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        format!(r"(?P<verb>{VERB})(?:的|了)*(?P<what>{DOCUMENTS}){FILLER}{NUMBER}"),
        format!(r"(?P<what>{DOCUMENTS}){FILLER}(?P<verb>{VERB}){FILLER}{NUMBER}"),
        format!(r"(?P<verb>{VERB}){FILLER}{NUMBER}(?P<what>{DOCUMENTS})"),
    ]
    .map(|pattern| Regex::new(&pattern).expect("pattern"))
});
#[allow(clippy::expect_used, reason = "a constant pattern")]
static GOING_ON: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^{LEAD}(?P<verb>{VERB}){FILLER}{NUMBER}$")).expect("pattern"));
/// `制发、废止规范性文件分别为45件、30件`.
#[allow(clippy::expect_used, reason = "a constant pattern")]
static RESPECTIVELY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<verbs>(?:{VERB})(?:(?:[、和及与]|以及)(?:{VERB}))+)(?:的|了)*(?P<what>{DOCUMENTS}){FILLER}分别{FILLER}(?P<ns>\d{{1,9}}[件份个部](?:[、,和及与]\d{{1,9}}[件份个部])+)"
    ))
    .expect("pattern")
});
/// One number for several verbs says nothing of any of them.
#[allow(clippy::expect_used, reason = "a constant pattern")]
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:制发|制定|出台|印发|修订|修改|废止|失效|清理|发布|公布)(?:[、和及与或并]|以及)?$").expect("pattern")
});
#[allow(clippy::expect_used, reason = "a constant pattern")]
static LAST_NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?P<what>{DOCUMENTS})(?:方面|情况|工作|管理|制定|制发)*$")).expect("pattern")
});
#[allow(clippy::expect_used, reason = "a constant pattern")]
static DECISIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:作出|实施)(?:的)?(?:各类)?(?P<what>行政许可|行政处罚|行政强制)(?:措施)?(?:处理)?(?:决定)?{FILLER}(?P<n>\d[\d,]{{0,9}})[件宗个起]"
    ))
    .expect("pattern")
});

/// Clauses that speak of a part.
const OF_A_PART: [&str; 4] = ["其中", "名义", "备案", "上年"];

/// Reads the figures of a stretch of plain text.
pub(super) fn read(text: &str, year: Option<i16>) -> Vec<Claim> {
    if !["规范性文件", "规章", "行政许可", "行政处罚", "行政强制"].iter().any(|word| text.contains(word))
    {
        return Vec::new();
    }
    text.split(['。', ';', '!', '…']).flat_map(|sentence| Sentence { text: sentence, year }.claims()).collect()
}

struct Sentence<'a> {
    text: &'a str,
    year: Option<i16>,
}

impl Sentence<'_> {
    fn claims(&self) -> Vec<Claim> {
        let mut out = Vec::new();
        if let Some(found) = RESPECTIVELY.captures(self.text) {
            out.extend(self.respectively(&found));
            return out;
        }
        let mut named = None;
        let mut start = 0;
        for clause in self.text.split([',', '、', '(', ')']) {
            let found = self.claim(clause, start, named);
            named = match &found {
                Some(Claim { subject: Subject::Documents(kind, _), .. }) => Some(*kind),
                Some(_) | None => LAST_NAMED.captures(clause).and_then(|m| kind(&m)),
            };
            out.extend(found);
            out.extend(self.decisions(clause));
            start += clause.len() + 1;
        }
        out
    }

    fn claim(&self, clause: &str, start: usize, named: Option<DocumentKind>) -> Option<Claim> {
        let of_named = |pattern: &Regex| pattern.captures(clause).and_then(|m| Some((kind(&m)?, m)));
        let (kind, found) = NAMED
            .iter()
            .find_map(of_named)
            .or_else(|| Some((named?, GOING_ON.captures(clause)?)))
            .filter(|_| self.is_whole(clause))?;
        let verb = found.name("verb")?;
        let before = self.text.get(..start + verb.start())?;
        let count = count(verb.as_str());
        // What is published as being in force is in force: no two verbs share the number.
        let is_joint = count != DocumentCount::InForce && JOINT.is_match(before);
        let subject = Subject::Documents(kind, count);
        let figure = found.name("n")?.as_str().parse().ok()?;
        (!is_joint).then(|| Claim { subject, figure, quote: quote(clause) })
    }

    fn decisions(&self, clause: &str) -> Option<Claim> {
        let found = DECISIONS.captures(clause).filter(|_| self.is_whole(clause))?;
        let decision = match found.name("what")?.as_str() {
            "行政许可" => DecisionKind::Licenses,
            "行政处罚" => DecisionKind::Penalties,
            _ => DecisionKind::CompulsoryMeasures,
        };
        let figure = found.name("n")?.as_str().parse().ok()?;
        Some(Claim { subject: Subject::Decisions(decision), figure, quote: quote(clause) })
    }

    fn respectively(&self, found: &Captures<'_>) -> Vec<Claim> {
        let (Some(kind), Some(verbs), Some(numbers)) = (kind(found), found.name("verbs"), found.name("ns")) else {
            return Vec::new();
        };
        let verbs: Vec<&str> = verbs.as_str().split(['、', '和', '及', '与']).filter(|v| *v != "以").collect();
        let numbers: Vec<&str> = numbers.as_str().split(['、', ',', '和', '及', '与']).collect();
        if verbs.len() != numbers.len() || !self.is_whole(self.text) {
            return Vec::new();
        }
        let all = found.get(0).map_or(self.text, |m| m.as_str());
        let claim = |(verb, number): (&&str, &&str)| {
            let figure = number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
            Some(Claim {
                subject: Subject::Documents(kind, count(verb.trim_end_matches('以'))),
                figure,
                quote: quote(all),
            })
        };
        verbs.iter().zip(&numbers).filter_map(claim).collect()
    }

    /// The whole of the year reported, as far as the words tell.
    fn is_whole(&self, clause: &str) -> bool {
        !OF_A_PART.iter().any(|word| clause.contains(word))
            && !speaks_of_another_year(clause, self.year)
            && !speaks_of_another_year(self.text, self.year)
    }
}

fn kind(found: &Captures<'_>) -> Option<DocumentKind> {
    let what = found.name("what")?.as_str();
    Some(if what.ends_with("规章") { DocumentKind::Rules } else { DocumentKind::Normative })
}

fn count(verb: &str) -> DocumentCount {
    match verb {
        "废止" => DocumentCount::Repealed,
        "现行有效" | "继续有效" => DocumentCount::InForce,
        "新公开" => DocumentCount::NewlyPublic,
        "对外公开" => DocumentCount::PublicTotal,
        _ => DocumentCount::Issued,
    }
}
