//! Whose report it is and of which year, from its title, its first sentence, and last its file name.

use super::headings::is_numbered_line;
use super::lines::{Pieces, plain, plain_text};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Agency and year, as far as they can be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Identity {
    pub(crate) agency: Option<String>,
    pub(crate) year: Option<i16>,
    /// A title says that this is an annual report on disclosure.
    pub(crate) has_title: bool,
}

const NAME: &str = r"[\p{Han}、()·A-Za-z0-9]{2,60}?";
const REPORT: &str = r"(?:政府信息公开|政务公开|信息公开)(?:工作)?";

#[allow(clippy::expect_used, reason = "constant patterns")]
static TITLES: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        format!(r"^(?P<agency>{NAME})?(?P<year>20\d\d)年?度?{REPORT}(?:年度)?(?:工作)?(?:报告|年报)"),
        format!(r"^(?P<year>20\d\d)年?度?(?P<agency>{NAME}){REPORT}(?:年度)?(?:工作)?(?:报告|年报)"),
        format!(r"^(?P<agency>{NAME})?{REPORT}(?:年度)?(?:工作)?(?:报告|年报)?[(]?(?P<year>20\d\d)年?度?[)]?(?:年度)?(?:报告|年报)?"),
    ]
    .map(|pattern| Regex::new(&pattern).expect("pattern"))
});

#[allow(clippy::expect_used, reason = "constant patterns")]
static PERIOD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:统计期限|期限|时间|数据).{0,16}?(20\d\d)年1月1日").expect("pattern"));
#[allow(clippy::expect_used, reason = "constant patterns")]
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:本年度报告|本报告|年度报告|报告)由(?P<agency>[\p{Han}、·]{3,40}?)(?:办公室|办公厅)?(?:[(]|根据|依据|按照|编制|负责)")
        .expect("pattern")
});
#[allow(clippy::expect_used, reason = "constant patterns")]
static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|\D)(20[12]\d)(?:\D|$)").expect("pattern"));
/// Lines at the top in which a title is looked for.
const TITLE_LINES: usize = 400;
/// Letters of a line in which a title is looked for.
const LONGEST_TITLE: usize = 120;
/// Lines over which a title may be broken.
const TITLE_PARTS: usize = 4;

/// Reads agency and year.
pub(crate) fn find(pieces: &Pieces, flat: &str, file_name: &str) -> Identity {
    let mut out = Identity::default();
    let lines: Vec<String> = pieces
        .all
        .iter()
        .take(TITLE_LINES)
        .map(|p| p.text.chars().take(LONGEST_TITLE).filter_map(plain).collect::<String>())
        .filter(|t| !t.is_empty())
        .collect();
    let period = PERIOD.captures(flat).and_then(|m| number(m.get(1)?.as_str()));
    if let Some(found) = best_title(&lines, period) {
        out = found;
    }
    let stem = plain_text(file_name.rsplit(['/', '\\']).next().unwrap_or(file_name));
    let named = title(stem.rsplit_once('.').map_or(stem.as_str(), |(stem, _)| stem));
    out.year = out.year.or(period);
    out.agency = out.agency.or_else(|| Some(AUTHOR.captures(flat)?.name("agency")?.as_str().to_owned()));
    out.agency = out.agency.or_else(|| named.as_ref().and_then(|n| n.agency.clone()));
    out.year = out.year.or_else(|| named.and_then(|n| n.year));
    out.year = out.year.or_else(|| number(YEAR.captures(&stem)?.get(1)?.as_str()));
    out
}

/// The title among the lines: with agency and year before one without, on one line before one broken over several,
/// of the year of the period reported before one of another year (a page lists the reports of other years too).
fn best_title(lines: &[String], period: Option<i16>) -> Option<Identity> {
    let mut best: Option<(usize, Identity)> = None;
    for (parts, start) in [1, TITLE_PARTS].iter().flat_map(|parts| (0..lines.len()).map(move |start| (*parts, start))) {
        let Some(found) = title_at(lines, start, parts) else { continue };
        let worth = 4 * usize::from(found.agency.is_some())
            + 2 * usize::from(found.year.is_some() && (period.is_none() || found.year == period))
            + usize::from(parts == 1);
        if best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, found));
        }
    }
    best.map(|(_, title)| title)
}

/// A title that starts in a line and goes on in the next ones.
fn title_at(lines: &[String], start: usize, parts: usize) -> Option<Identity> {
    let mut text = String::new();
    for (part, line) in lines.iter().skip(start).take(parts).enumerate() {
        let line = if part == 0 { behind_header(line) } else { line };
        if part > 0 && (line.chars().count() >= LONGEST_TITLE || line.ends_with(['.', '。'])) {
            return None;
        }
        text.push_str(line);
        if let Some(found) = title(&text) {
            return Some(found);
        }
        if is_of_the_page(line) {
            return None;
        }
    }
    None
}

/// `标题:` and the like before the title itself.
fn behind_header(line: &str) -> &str {
    match line.split_once(':') {
        Some((head, rest)) if head.chars().count() <= 6 && !rest.is_empty() => rest,
        Some(_) | None => line,
    }
}

fn title(text: &str) -> Option<Identity> {
    let found: Captures<'_> = TITLES.iter().find_map(|pattern| pattern.captures(text))?;
    let agency = found.name("agency").and_then(|m| agency_of(m.as_str()));
    Some(Identity { agency, year: found.name("year").and_then(|m| number(m.as_str())), has_title: true })
}

/// The name without the words that lead to it or from it to the year; nothing that cannot be a name.
fn agency_of(text: &str) -> Option<String> {
    let name = text.trim_start_matches("关于").trim_start_matches("印发").trim_end_matches("关于");
    let name = name.trim_end_matches('的').trim_matches(['、', '·']);
    let is_closed = name.matches('(').count() == name.matches(')').count();
    let name = if is_closed { name } else { name.trim_matches(['(', ')']) };
    let is_name = name.chars().count() >= 3 && !name.is_ascii() && !is_generic(name);
    // Titles are compared in half-width; Chinese names are printed in full-width brackets.
    is_name.then(|| name.replace('(', "（").replace(')', "）"))
}

/// A heading, or a word of a page's menus: no part of a title that goes on in the next line.
fn is_of_the_page(line: &str) -> bool {
    is_numbered_line(line)
        || ["情况", "事项", "首页", "目录", "指南", "制度", "年报", "位置", "申请"]
            .iter()
            .any(|word| line.contains(word))
}

fn is_generic(name: &str) -> bool {
    ["本年度", "年度", "中华人民共和国", "各年度", "历年"].contains(&name)
        || name.ends_with('>')
        || name.contains("根据")
}

fn number(text: &str) -> Option<i16> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use formats::{Block, Content, Kind};

    fn check(lines: &[&str], file: &str, agency: Option<&str>, year: Option<i16>) {
        let blocks = lines.iter().map(|l| Block::Paragraph { text: (*l).to_owned() }).collect();
        let pieces = Pieces::of(&Content { kind: Kind::Text, blocks, pages: Vec::new() });
        let flat: String = lines.iter().map(|l| plain_text(l)).collect();
        let found = find(&pieces, &flat, file);
        assert_eq!((found.agency.as_deref(), found.year), (agency, year), "{lines:?} {file}");
    }

    #[test]
    fn titles_say_agency_and_year_in_many_ways() {
        for (line, agency) in [
            ("示例市示例局2023年政府信息公开工作年度报告", "示例市示例局"),
            ("示例市示例局 2023 年度政府信息公开工作年度报告", "示例市示例局"),
            ("2023年示例市示例局政府信息公开工作年度报告", "示例市示例局"),
            ("示例市示例局政府信息公开工作年度报告（2023年度）", "示例市示例局"),
            ("示例市示例局政府信息公开2023年度报告", "示例市示例局"),
            ("标题: 示例县人民政府2023年度政府信息公开工作年度报告", "示例县人民政府"),
        ] {
            check(&[line], "a.txt", Some(agency), Some(2023));
        }
    }

    #[test]
    fn a_title_may_be_broken_over_lines() {
        check(
            &["示例市示例局", "2023年政府信息公开工作", "年度报告", "正文"],
            "a.txt",
            Some("示例市示例局"),
            Some(2023),
        );
        check(
            &["示例市示例局、示例委2023年政府信息公开", "", "工作年度报告"],
            "a",
            Some("示例市示例局、示例委"),
            Some(2023),
        );
    }

    #[test]
    fn without_a_title_the_text_and_last_the_file_name_are_asked() {
        check(
            &["本年度报告由示例市示例局根据条例编制，统计期限从2022年1月1日起至2022年12月31日止。"],
            "x.txt",
            Some("示例市示例局"),
            Some(2022),
        );
        check(&["正文"], "/a/some-office-2019.html", None, Some(2019));
        check(&["正文"], "示例镇2021年政府信息公开年报.docx", Some("示例镇"), Some(2021));
    }
}
