//! `编制`: how many people a unit has, as far as a page says.

use super::unit::{last_unit, units};
use super::{Posts, Record};
use crate::mention::What;
use crate::patrol::detector::Page;
use crate::patrol::thing::said::bytes;
use crate::patrol::veil::Realm;
use regex::Regex;
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of posts and staff; a text without any says nothing of them.
const WORDS: &[&str] = &[
    "编制",
    "定员",
    "定编",
    "在编",
    "员额",
    "职数",
    "在职",
    "在岗",
    "职工",
    "岗位",
    "工作人员",
    "实有",
    "人员",
    "干部",
];

#[allow(clippy::expect_used, reason = "constant patterns")]
static COUNTED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    const NUMBER: &str = r"(?P<count>\d{1,4}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九])";
    const STAFF: &str = "(?:事业|行政|全额|工勤|人员|机构)*(?:编制|定员|定编|在编|员额|职数|在职|在岗|职工|岗位总?数|岗位设置|工作人员|实有|在册|干部)";
    [
        // `编制总数：5人`, `在编人员现有5人`, `编制人数　4`.
        format!(
            r"{STAFF}(?:[总数额核定人员职工为是共计有现实达名约（）()：:\s\|，]|干部|编制|人员|其中){{0,12}}{NUMBER}\s*(?P<unit>人|名|个|位|\t|\||\n|$|[，。；])"
        ),
        // `5名工作人员`, `3个事业编制`.
        format!(r"{NUMBER}\s*(?P<unit>人|名|个|位)(?:的)?{STAFF}"),
    ]
    .map(|pattern| Regex::new(&pattern).expect("pattern"))
});

/// `A中心 编制5人`, `核定事业编制12名`, `现有5名工作人员`.
pub(super) fn posts(page: &Page<'_>, records: &mut Vec<Record>) {
    let text = &*page.document.text;
    if !WORDS.iter().any(|word| text.contains(word)) {
        return;
    }
    tabled(page, records);
    for found in COUNTED.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let (Some(whole), Some(count)) = (found.get(0), found.name("count").and_then(|count| number(count.as_str())))
        else {
            continue;
        };
        let is_bare = found.name("unit").is_none_or(|unit| !unit.as_str().starts_with(['人', '名', '个', '位']));
        // A bare figure counts posts only behind a label.
        if !(1..10_000).contains(&count) || is_bare && !whole.as_str().contains(['：', ':', '\t', '|', '数', '\n']) {
            continue;
        }
        let line = text
            .get(..whole.start())
            .and_then(|before| before.rfind(['\n', '。', '；']))
            .map_or(0, |end| end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let sentence = text.get(line..whole.start()).unwrap_or("");
        let clause = sentence.rsplit(['，', '、', '\t']).next().unwrap_or("");
        if ["招聘", "录用", "引进", "招考", "聘用", "培训", "参加", "外"].iter().any(|word| clause.ends_with(word))
        {
            continue;
        }
        let mut named = units(sentence);
        if named.is_empty() {
            named = around(page, line, whole.end());
        }
        push(page, &named, count, &(line..whole.end()), records);
    }
}

/// Units that a figure without one may be about: the lines above, the title, the only one of the page, what follows.
fn around<'a>(page: &Page<'a>, line: usize, end: usize) -> SmallVec<[&'a str; 4]> {
    let text = &*page.document.text;
    let mut named: SmallVec<[&str; 4]> = SmallVec::new();
    named.extend(only_unit(page));
    for unit in units(&page.document.title) {
        if !named.contains(&unit) {
            named.push(unit);
        }
    }
    if let Some(above) = text.get(..line).and_then(last_unit)
        && !named.contains(&above)
    {
        named.push(above);
    }
    if named.is_empty()
        && let Some(behind) = text.get(end..).and_then(|rest| rest.lines().next())
    {
        named = units(behind);
    }
    named
}

/// The unit that a page speaks of, if it is one only.
pub(super) fn only_unit<'a>(page: &Page<'a>) -> Option<&'a str> {
    let mut units =
        page.reading.mentions.iter().filter_map(|mention| {
            if let What::Unit(unit) = &mention.what { Some(super::unit::bare(unit)) } else { None }
        });
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// A table with a column of posts: `单位　编制数`.
fn tabled(page: &Page<'_>, records: &mut Vec<Record>) {
    let text = &*page.document.text;
    let tables = crate::patrol::thing::table::tables(text);
    for table in tables.iter().filter(|table| table.header.is_some()) {
        let is_posts = |column: &usize| {
            let label = table.label(text, *column);
            ["编制", "在编", "定编", "职工", "人员数", "实有"].iter().any(|word| label.contains(word))
        };
        for column in (0..table.width).filter(is_posts) {
            for row in &table.rows {
                let cell = row.cell(text, column).trim_end_matches(['人', '名', '个']);
                let Some(count) = cell.parse().ok().filter(|count| (1..10_000).contains(count)) else { continue };
                let unit = (0..table.width).filter(|other| *other != column).find_map(|other| {
                    let cell = row.cell(text, other);
                    last_unit(cell).filter(|unit| cell.ends_with(unit))
                });
                let named: SmallVec<[&str; 4]> = unit.into_iter().collect();
                push(page, &named, count, &row.span, records);
            }
        }
    }
}

fn push(page: &Page<'_>, units: &[&str], count: u32, span: &Range<usize>, records: &mut Vec<Record>) {
    for unit in units {
        let hash = page.veil.hash(Realm::Unit, *unit);
        records.push(Record::Posts(Box::new(Posts {
            unit: hash,
            shown: (*unit).into(),
            count: Some(count),
            at: bytes(span),
        })));
    }
}

/// `5`, `五`, `十二`, `二十`.
fn number(digits: &str) -> Option<u32> {
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let digit = |part: &str| match part {
        "" => Some(1),
        "两" => Some(2),
        _ => "一二三四五六七八九".chars().position(|mark| part.starts_with(mark)).map(|at| at as u32 + 1),
    };
    match digits.split_once('十') {
        Some((tens, "")) => Some(10 * digit(tens)?),
        Some((tens, ones)) => Some(10 * digit(tens)? + digit(ones)?),
        None => digit(digits),
    }
}
