//! `文号、案号、编号`, amounts, ages and landlines: numbers that the words around them make.

use super::date;
use super::number::{Number, Place};
use crate::finding::Kind;
use crate::lexicon::Label;
use crate::mention::{Evidence, Role, What};
use crate::name::{HAN, signs};

/// Document, case and matter numbers, which take several runs.
pub(super) fn read(place: &Place<'_>) -> Option<Number> {
    bracketed(place).or_else(|| labelled(place)).or_else(|| plate(place)).or_else(|| coded(place))
}

/// Amounts, ages and landlines: what is left.
pub(super) fn small(place: &Place<'_>) -> Option<Number> {
    landline(place).or_else(|| amount(place)).or_else(|| age(place))
}

/// `京科发〔2024〕12号`, `（2021）京0108民初1234号`.
fn bracketed(place: &Place<'_>) -> Option<Number> {
    let run = place.runs.list.get(place.at).filter(|run| run.is_digits() && run.len() == 4)?;
    let year = date::number(place.runs.signs(run)).filter(|year| (1949..2100).contains(year))?;
    let before = place.before(run.start as usize);
    let open = before.chars().next_back().filter(|c| "〔[［【（(".contains(*c))?;
    let close = place.behind(run.end as usize).chars().next().filter(|c| "〕]］】）)".contains(*c))?;
    let body = before.get(..before.len() - open.len_utf8())?;
    let behind = run.end as usize + close.len_utf8();
    let series = series(body);
    let rest = place.behind(behind);
    let start = run.start as usize - open.len_utf8();
    if !series.is_empty()
        && let Some((number, end)) = document_number(place, rest)
    {
        let what = What::DocumentNumber { series: series.into(), year: year as i16, number };
        let start = start - series.len();
        return Some(Number { what, evidence: Evidence::Checked, role: Role::Plain, start, end, runs: 2 });
    }
    let end = rest.find('号').filter(|end| *end <= 80)?;
    let body: String = rest.get(..end)?.chars().map(normalised).collect();
    let is_case = body.starts_with(|c| signs(c) & HAN != 0 && c != '第')
        && !body.contains("不动产")
        && body.chars().all(|c| signs(c) & HAN != 0 || c.is_ascii_digit())
        && body.ends_with(|c: char| c.is_ascii_digit());
    if !is_case {
        return None;
    }
    let end = behind + end + '号'.len_utf8();
    let value = format!("（{year}）{body}号");
    let runs = runs_until(place, end);
    Some(Number { what: What::Matter(value.into()), evidence: Evidence::Checked, role: Role::Plain, start, end, runs })
}

/// `12号`, `第12号` behind the year's bracket, and where it ends.
fn document_number(place: &Place<'_>, rest: &str) -> Option<(u32, usize)> {
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let start = place.text.len() - rest.len();
    let next = place.runs.list.get(place.at + 1).filter(|next| next.start as usize == start && next.is_digits())?;
    let number = date::number(place.runs.signs(next))?;
    let end = next.end as usize;
    place.behind(end).starts_with('号').then_some((number, end + '号'.len_utf8()))
}

/// The characters right before the bracket that name a series: `京科发`, `京信公开`.
fn series(before: &str) -> &str {
    let mut start = before.len();
    for (at, c) in before.char_indices().rev().take(14) {
        if signs(c) & HAN == 0 || matches!(c, '的' | '据' | '照' | '以' | '第') {
            break;
        }
        start = at;
    }
    let series = before.get(start..).unwrap_or_default();
    // What stands before in running text: `本机关作出的京科罚决字`, `根据京科发`.
    let cut = [
        "作出",
        "根据",
        "依据",
        "按照",
        "解读",
        "收到",
        "印发",
        "废止",
        "关于",
        "文号",
        "字号",
        "通知",
        "决定书",
        "以及",
        "转发",
        "送达",
        "下达",
        "制发",
        "编号",
        "下发",
        "出具",
        "发出",
        "签发",
        "依法",
        "有关",
        "公告",
        "案件",
        "因其",
        "对应",
        "合同",
        "案号",
        "我局",
        "本局",
        "我委",
        "本委",
        "我所",
        "我院",
        "履行",
        "不服",
        "撤销",
        "维持",
        "依照",
        "执行",
    ]
    .iter()
    .filter_map(|word| series.rfind(word).map(|at| at + word.len()))
    .max();
    let series = series.get(cut.unwrap_or(0)..).unwrap_or_default();
    if series.chars().count() < 2 { "" } else { series }
}

fn runs_until(place: &Place<'_>, end: usize) -> usize {
    let rest = place.runs.list.get(place.at..).unwrap_or_default();
    rest.iter().take_while(|run| (run.start as usize) < end).count()
}

/// What stands behind `项目编号：`: letters, digits, hyphens and brackets, normalised.
fn labelled(place: &Place<'_>) -> Option<Number> {
    if !matches!(place.label, Some(Label::Matter)) {
        return None;
    }
    let run = place.runs.list.get(place.at)?;
    let is_part = |c: char| {
        c.is_ascii_alphanumeric()
            || "-—－–_/〔〕[]［］（）()【】.*".contains(c)
            || signs(c) & HAN != 0
            || ('０'..='９').contains(&c)
    };
    let before = place.before(run.start as usize);
    let is_lead = |c: &char| c.is_ascii_alphanumeric() || "-—－/（(〔[".contains(*c);
    let lead: usize = before.chars().rev().take(24).take_while(is_lead).map(char::len_utf8).sum();
    let lead = before.get(before.len() - lead..)?.trim_start_matches(['（', '(', '〔', '[', '-', '/']);
    let start = run.start as usize - lead.len();
    let whole = place.text.get(start..)?;
    let length = whole.char_indices().find(|(_, c)| !is_part(*c)).map_or(whole.len(), |(at, _)| at);
    let mut written = whole.get(..length)?;
    if let Some(end) = written.find('号') {
        // Of a case, `号` is part of the number; behind a code it is not.
        let keeps = written.contains(|c| signs(c) & HAN != 0 && c != '号');
        written = written.get(..if keeps { end + '号'.len_utf8() } else { end })?;
    }
    let written = written.trim_end_matches(['（', '(', '-', '.', '）']);
    if written.len() < 4 || written.len() > 60 || written.len() < (run.end as usize).saturating_sub(start) {
        return None;
    }
    let value: String = written.chars().map(normalised).collect();
    let runs = runs_until(place, start + written.len());
    Some(Number {
        what: What::Matter(value.to_ascii_uppercase().into()),
        evidence: Evidence::Checked,
        role: Role::Plain,
        start,
        end: start + written.len(),
        runs,
    })
}

/// Standards are cited everywhere and concern nobody: `GB18030-2005`.
const STANDARDS: [&str; 6] = ["GB", "DB", "HJ", "JGJ", "ISO", "ISBN"];

/// `HT-2021-6751685`, `JY11101015820720`: two to four capitals and at least eight digits, whatever stands before.
fn coded(place: &Place<'_>) -> Option<Number> {
    if !matches!(
        place.label,
        None | Some(Label::Matter | Label::Document | Label::OtherNumber | Label::Note | Label::Reason)
    ) {
        return None;
    }
    let run = place.runs.list.get(place.at).filter(|run| run.covers == 0)?;
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '－' | '—' | '０'..='９' | 'Ａ'..='Ｚ');
    let before = place.before(run.start as usize);
    let lead: usize = before.chars().rev().take(24).take_while(is_part).map(char::len_utf8).sum();
    let start = run.start as usize - lead;
    let written: String = place.text.get(start..)?.chars().take(40).take_while(is_part).collect();
    let end = start + written.len();
    let code: String = written.chars().map(normalised).collect();
    let capitals = code.chars().take_while(char::is_ascii_uppercase).count();
    let (head, tail) = code.split_at_checked(capitals)?;
    let digits = tail.bytes().filter(u8::is_ascii_digit).count();
    let is_code = (2..=4).contains(&capitals)
        && (8..=20).contains(&digits)
        && tail.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && !tail.ends_with('-')
        && !STANDARDS.contains(&head)
        && !before.get(..start)?.ends_with(['@', '.', '/', '_', '*']);
    let runs = runs_until(place, end);
    let what = What::Matter(code.into());
    is_code.then_some(Number { what, evidence: Evidence::Shape, role: Role::Plain, start, end, runs })
}

fn normalised(c: char) -> char {
    match c {
        '—' | '－' | '–' => '-',
        '[' | '［' | '【' => '〔',
        ']' | '］' | '】' => '〕',
        '(' => '（',
        ')' => '）',
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        'Ａ'..='Ｚ' => char::from(b'A' + (c as u32 - 'Ａ' as u32) as u8),
        _ => c,
    }
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// `京A12345`, `京A·12345`, `京A-12345`, `京A 12345`, `京AD12345`, `粤Z1234港`.
fn plate(place: &Place<'_>) -> Option<Number> {
    let run = place.runs.list.get(place.at)?;
    let before = place.before(run.start as usize);
    // The letter of the office parted from its number is no run.
    let (before, office) = match before.trim_end_matches(['-', '－', ' ', '—', '.']) {
        bare if bare.len() < before.len() && before.len() - bare.len() <= 3 => {
            let letter = bare.chars().next_back().and_then(latin)?;
            (bare.get(..bare.len() - bare.chars().next_back()?.len_utf8())?, Some(letter))
        }
        _ => (before, None),
    };
    let province = before.chars().next_back().filter(|c| PROVINCES.contains(*c))?;
    let mut signs = place.runs.signs(run).to_ascii_uppercase();
    if let Some(office) = office {
        signs.insert(0, office);
    }
    if signs.get(1) == Some(&b'*') && signs.len() >= 7 {
        signs.remove(1);
    }
    let letter = |sign: &u8| sign.is_ascii_uppercase() && !matches!(sign, b'I' | b'O');
    let suffix = place.behind(run.end as usize).chars().next().filter(|c| "挂学警港澳".contains(*c));
    let length = signs.len() + usize::from(suffix.is_some());
    let tail = signs.get(1..)?;
    let fits = signs.first().is_some_and(letter)
        && matches!(length, 6 | 7)
        && tail.iter().all(|sign| sign.is_ascii_digit() || letter(sign))
        && tail.iter().filter(|sign| sign.is_ascii_digit()).count() >= 3;
    if !fits {
        return None;
    }
    let value =
        format!("{province}{}{}", String::from_utf8_lossy(&signs), suffix.map(String::from).unwrap_or_default());
    Some(Number {
        what: What::Exact { kind: Kind::Plate, value: value.into() },
        evidence: Evidence::Checked,
        role: Role::Plain,
        start: before.len() - province.len_utf8(),
        end: run.end as usize + suffix.map_or(0, char::len_utf8),
        runs: 1,
    })
}

fn latin(c: char) -> Option<u8> {
    match c {
        'A'..='Z' | 'a'..='z' => Some((c as u8).to_ascii_uppercase()),
        'Ａ'..='Ｚ' => Some(b'A' + (c as u32 - 'Ａ' as u32) as u8),
        _ => None,
    }
}

/// `010-66668888`, `（010）66668888`; eight digits alone where a label says so.
fn landline(place: &Place<'_>) -> Option<Number> {
    let run = place.runs.list.get(place.at).filter(|run| run.is_digits())?;
    let digits = place.runs.signs(run);
    let is_stated = matches!(place.label, Some(Label::Phone | Label::OfficePhone));
    let found = |value: String, end: usize, runs: usize| {
        let what = What::Exact { kind: Kind::Landline, value: value.into() };
        Some(Number { what, evidence: Evidence::Checked, role: Role::Plain, start: run.start as usize, end, runs })
    };
    if matches!(digits.len(), 3 | 4) && digits.starts_with(b"0") || digits == b"400" || digits == b"800" {
        let next = place.runs.list.get(place.at + 1).filter(|next| next.is_digits() && matches!(next.len(), 7 | 8))?;
        let gap = place.text.get(run.end as usize..next.start as usize)?;
        if gap.len() > 6 || !gap.chars().all(|c| "-－—–）) ".contains(c)) {
            return None;
        }
        let area = String::from_utf8_lossy(digits).into_owned();
        let local = String::from_utf8_lossy(place.runs.signs(next)).into_owned();
        let is_area = area.len() == 4 || area.starts_with("010") || area.starts_with("02");
        return is_area.then(|| found(format!("{area}-{local}"), next.end as usize, 2)).flatten();
    }
    if is_stated && matches!(digits.len(), 7 | 8) && matches!(digits.first(), Some(b'2'..=b'8')) {
        return found(String::from_utf8_lossy(digits).into_owned(), run.end as usize, 1);
    }
    if matches!(digits.len(), 10..=12) && digits.starts_with(b"0") && !digits.starts_with(b"00") && is_stated {
        return found(String::from_utf8_lossy(digits).into_owned(), run.end as usize, 1);
    }
    None
}

/// `8995元`, `1,234.50元`, `98万元`; a bare number under `金额`.
fn amount(place: &Place<'_>) -> Option<Number> {
    let run = place.runs.list.get(place.at).filter(|run| run.is_digits() && run.len() <= 12)?;
    let mut yuan: i64 = digits(place.runs.signs(run))?;
    let (mut end, mut runs) = (run.end as usize, 1);
    while let Some(next) =
        place.runs.list.get(place.at + runs).filter(|next| next.is_digits() && next.len() == 3 && runs < 5)
    {
        let gap = place.text.get(end..next.start as usize);
        if !matches!(gap, Some("," | "，")) {
            break;
        }
        yuan = yuan.checked_mul(1000)?.checked_add(digits(place.runs.signs(next))?)?;
        (end, runs) = (next.end as usize, runs + 1);
    }
    let mut ten_thousandths = yuan.checked_mul(10_000)?;
    if let Some(next) = place.runs.list.get(place.at + runs).filter(|next| next.is_digits() && next.len() <= 4)
        && place.text.get(end..next.start as usize) == Some(".")
    {
        let part = digits(place.runs.signs(next))? * 10_i64.pow(4 - next.len() as u32);
        ten_thousandths = ten_thousandths.checked_add(part)?;
        (end, runs) = (next.end as usize, runs + 1);
    }
    let rest = place.behind(end);
    let (factor, suffix) = match rest {
        _ if rest.starts_with("亿元") => (100_000_000, "亿元".len()),
        _ if rest.starts_with("万元") => (10_000, "万元".len()),
        _ if rest.starts_with('元') => (1, "元".len()),
        _ if place.label == Some(Label::Amount) && !rest.starts_with(|c| signs(c) & HAN != 0) => (1, 0),
        _ => return None,
    };
    let fen = ten_thousandths.checked_mul(factor)? / 100;
    Some(Number {
        what: What::Amount(fen),
        evidence: Evidence::Checked,
        role: Role::Plain,
        start: run.start as usize,
        end: end + suffix,
        runs,
    })
}

fn digits(signs: &[u8]) -> Option<i64> {
    signs.iter().try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(i64::from(digit.wrapping_sub(b'0'))))
}

/// `52岁`; a bare number under `年龄`; a bare year under `出生年`.
fn age(place: &Place<'_>) -> Option<Number> {
    let run = place.runs.list.get(place.at).filter(|run| run.is_digits() && run.len() <= 4)?;
    let value = date::number(place.runs.signs(run))?;
    let rest = place.behind(run.end as usize);
    let found = |what: What| {
        Some(Number {
            what,
            evidence: Evidence::Checked,
            role: Role::Plain,
            start: run.start as usize,
            end: run.end as usize,
            runs: 1,
        })
    };
    if value <= 120
        && run.len() <= 3
        && (rest.starts_with('岁') || rest.starts_with("周岁") || place.label == Some(Label::Age))
    {
        return found(What::Age(value as u8));
    }
    let is_year = (1880..2100).contains(&value) && run.len() == 4;
    let is_birth = place.label == Some(Label::Birth) || ["年生", "年出生"].iter().any(|birth| rest.starts_with(birth));
    if is_year && is_birth {
        return found(What::Birth { year: value as i16, month: None, day: None });
    }
    None
}
