//! The six section headings as a document words them, and the text between them.

use super::labels::{Candidate, heaviest_chain};
use super::lines::{Flat, plain_text};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A section heading that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundHeading {
    /// Which of the six, from 0.
    pub(crate) section: usize,
    /// Bytes of the words that hold it, number included.
    pub(crate) at: Range<usize>,
    /// The heading without its number.
    pub(crate) text: String,
}

#[allow(clippy::expect_used, reason = "constant patterns")]
static PATTERNS: LazyLock<[Regex; 6]> = LazyLock::new(|| {
    [
        r"总体情况|总体概况|工作概述|基本情况",
        r"主动公开政府信息(?:的|工作)?情况|政府信息主动公开(?:的|工作)?情况",
        r"收到[和及与、]?(?:处理|办理)?(?:的)?政府信息公开申请(?:的)?情况|政府信息公开申请(?:的)?(?:收到|处理|办理)(?:和处理|和办理)?情况|依申请公开政府信息(?:办理|处理)?情况",
        r"(?:因)?政府信息(?:公开)?(?:工作)?(?:被)?(?:申请|提起|引起的?)?行政.?复议(?:案件)?(?:以及|[、,和及与])?(?:被)?(?:提起)?(?:行政)?诉讼(?:案件)?(?:的)?(?:情况)?",
        r"(?:政府信息公开工作)?(?:目前)?存在的?(?:主要)?(?:问题|不足|困难)(?:以及|[、,和及与]).{0,6}?改进(?:情况|措施|方向|意见|工作情况|工作)?",
        r"(?:其他)?需要(?:报告|说明)的(?:其他)?(?:事项|事宜|情况)",
    ]
    .map(|pattern| Regex::new(&format!(r"(?P<number>[\(]?[一二三四五六七八1-8][\)]?[、.,:])?(?P<text>{pattern})")).expect("pattern"))
});

/// A heading opens a line or has a number; both speak for it.
const WEIGHT_OF_A_SIGN: usize = 60;

/// The headings in the order of the form.
pub(crate) fn find(words: &Flat) -> Vec<FoundHeading> {
    let mut candidates = Vec::new();
    for (section, pattern) in PATTERNS.iter().enumerate() {
        for found in pattern.captures_iter(&words.text) {
            let (Some(all), Some(text)) = (found.get(0), found.name("text")) else { continue };
            let signs = usize::from(words.starts_line(all.start())) + usize::from(found.name("number").is_some());
            if signs > 0 {
                let weight = text.len() + signs * WEIGHT_OF_A_SIGN;
                candidates.push(Candidate { rank: section, at: all.range(), weight });
            }
        }
    }
    candidates.sort_by_key(|c| c.at.start);
    candidates.truncate(MOST_CANDIDATES);
    let heading = |c: Candidate| {
        let whole = &words.text[c.at.clone()];
        let text = PATTERNS[c.rank].captures(whole).and_then(|m| m.name("text")).map_or(whole, |m| m.as_str());
        FoundHeading { section: c.rank, text: text.to_owned(), at: c.at }
    };
    heaviest_chain(candidates).into_iter().map(heading).collect()
}

#[allow(clippy::expect_used, reason = "a constant pattern")]
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[1-9][.、])[^,.;:。]{1,24}$")
        .expect("pattern")
});

/// A short line with a number in front and no mark at its end.
pub(crate) fn is_numbered_line(line: &str) -> bool {
    line.len() <= 120 && NUMBERED.is_match(&plain_text(line))
}

/// A document with more is no report.
const MOST_CANDIDATES: usize = 400;
