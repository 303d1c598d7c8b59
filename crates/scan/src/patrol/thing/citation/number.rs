//! `发文字号` in all the forms that they are typed in.

use smallvec::SmallVec;
use std::ops::Range;

/// A document number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number<'t> {
    /// Where it stands, from the first letter that can belong to it.
    pub(crate) span: Range<usize>,
    /// The letters before the year; prose may be glued to their front (`本机关作出的京科罚决字`).
    pub(crate) run: &'t str,
    /// Year.
    pub(crate) year: i16,
    /// Number.
    pub(crate) number: u32,
    /// Nothing but a label stands before it on its line: the document's own number, if near the top.
    pub(crate) opens_line: bool,
}

const OPEN: &[char] = &['〔', '[', '【', '（', '(', '［', '{', '〈', '「', '﹝'];
const CLOSE: &[char] = &['〕', ']', '】', '）', ')', '］', '}', '〉', '」', '﹞'];
/// Longest run of letters that is looked at before the year.
const LONGEST_RUN: usize = 24;

/// The document numbers of a text, in order.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    text.match_indices('号').filter_map(|(at, mark)| number(text, at, at + mark.len()))
}

fn number(text: &str, at: usize, end: usize) -> Option<Number<'_>> {
    let before = text.get(..at)?.trim_end_matches(' ');
    let (before, digits) = digits_at_end(before);
    let number: u32 = digits.parse().ok().filter(|number| (1..100_000).contains(number))?;
    let before = before.trim_end_matches([' ', '第']);
    let before = before.strip_suffix(CLOSE)?.trim_end_matches([' ', '年']);
    let (before, digits) = digits_at_end(before);
    let year: i16 = digits.parse().ok().filter(|year| (1949..=2100).contains(year))?;
    let before = before.trim_end_matches(' ').strip_suffix(OPEN)?.trim_end_matches(' ');
    let run = letters_at_end(before);
    if run.chars().count() < 2 {
        return None;
    }
    let start = before.len() - run.len();
    let line = text.get(..start)?.rsplit('\n').next().unwrap_or("").trim();
    let opens_line = line.is_empty() || (line.ends_with(['：', ':']) && line.chars().count() <= 6);
    Some(Number { span: start..end, run, year, number, opens_line })
}

/// Splits the ASCII and full-width digits off the end.
fn digits_at_end(text: &str) -> (&str, &str) {
    let count = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    text.split_at(text.len() - count)
}

fn letters_at_end(text: &str) -> &str {
    let is_letter = |mark: &char| ('\u{4e00}'..='\u{9fff}').contains(mark) || mark.is_ascii_uppercase();
    let length: usize = text.chars().rev().take_while(is_letter).take(LONGEST_RUN).map(char::len_utf8).sum();
    text.get(text.len() - length..).unwrap_or("")
}

/// Words that end what stands before a number.
const STOPS: &[&str] = &[
    "的",
    "据",
    "照",
    "以",
    "由",
    "和",
    "与",
    "及",
    "见",
    "经",
    "文号",
    "字号",
    "在",
    "对",
    "将",
    "为",
    "执行",
    "落实",
    "贯彻",
    "印发",
    "转发",
    "下发",
    "参照",
    "是",
    "了",
    "于",
    "至",
    "、",
    "即",
    "收到",
    "废止",
    "关于",
    "本机关",
    "我委",
    "我局",
    "我市",
    "发布",
    "制发",
    "出台",
    "规定",
    "通知",
    "文件",
    "解读",
    "修订",
    "附件",
    "下达",
    "送达",
    "号",
    "遵照",
    "结合",
    "按",
];
/// Letters that an issuer's sign begins with: the regions, the State and the Party.
const HEADS: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼国中";
/// Longest sign of a series.
const LONGEST_SERIES: usize = 12;

/// What the series can be called, the shortest last; prose before it is cut off where it can end.
pub(crate) fn series_of(run: &str) -> SmallVec<[&str; 4]> {
    let mut starts: SmallVec<[usize; 4]> = SmallVec::new();
    for (at, _) in run.char_indices() {
        let (before, rest) = run.split_at(at);
        let cut =
            at == 0 || STOPS.iter().any(|stop| before.ends_with(stop)) || rest.starts_with(|mark| HEADS.contains(mark));
        let length = rest.chars().count();
        if cut && (2..=LONGEST_SERIES).contains(&length) && starts.len() < 5 {
            starts.push(at);
        }
    }
    starts.into_iter().filter_map(|at| run.get(at..)).collect()
}

#[cfg(test)]
mod tests {
    use super::{numbers, series_of};

    fn check(text: &str) -> Vec<String> {
        numbers(text)
            .map(|number| {
                format!(
                    "{}/{}/{}{}",
                    series_of(number.run).join(" "),
                    number.year,
                    number.number,
                    if number.opens_line { "^" } else { "" }
                )
            })
            .collect()
    }

    #[test]
    fn numbers_are_read_in_every_form_of_brackets() {
        for text in [
            "京科发〔2024〕12号",
            "京科发[2024]12号",
            "京科发【2024】12号",
            "京科发（2024）12号",
            "京科发(2024)12号",
            "京科发［2024］12号",
            "京科发 〔2024〕 第12号",
            "京科发〔2024年〕12号",
            "文号：京科发〔2024〕12 号",
        ] {
            assert_eq!(check(text), ["京科发/2024/12^"], "{text}");
        }
        assert_eq!(check("科委〔24〕12号，前进路9号，（2021）京0108民初1234号，2024年12号台风"), Vec::<String>::new());
    }

    #[test]
    fn prose_before_a_series_is_cut_off() {
        for (text, expected) in [
            ("本机关作出的京科罚决字〔2023〕1001号已生效", "京科罚决字/2023/1001"),
            ("依据《关于××的通知》（京科发〔2024〕1010号）", "京科发/2024/1010"),
            ("请按照科规发〔2024〕8号执行", "科规发/2024/8"),
        ] {
            assert_eq!(
                check(text).iter().filter(|shown| shown.contains(expected)).count(),
                1,
                "{text} {:?}",
                check(text)
            );
        }
    }
}
