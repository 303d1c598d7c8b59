//! L04 `近重复脱敏不一致`: the same row twice, masked in one place and clear in the other.

use super::shape::{Number, Shape, number};
use crate::mention::What;
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::link::{self, Bits};
use crate::patrol::veil::{Realm, mix};

/// See the module.
pub(crate) struct Copy;

/// A number or a masked name in a record, with the words that stand around it.
pub(crate) struct Row {
    /// The record's words without numbers, hashed; 0 if there are too few.
    words: u64,
    /// And without names.
    bare: u64,
    name: Option<(Shape, Span)>,
    number: Option<(Number, Span)>,
    /// All numbers of the record as they are shown, hashed, if there are two or more, or one and a few words with it.
    beside: u64,
    /// Its publication: what its own surfaces do not agree in is L20.
    item: u64,
}

/// So many characters make a record that can be known again, without its names.
const BARE: usize = 12;
/// And with a masked number in it: the unit's name suffices.
const FEW: usize = 6;
/// And with a full name in it.
const NAMED: usize = 3;

impl Detector for Copy {
    type Record = Row;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Row>) {
        let item = page.document.item.as_deref().map_or(0, |item| page.veil.hash(Realm::Document, item));
        for person in &page.people {
            let name = person
                .name
                .zip(person.name())
                .map(|(mention, name)| (Shape::of(name, page.veil), Span::from(&mention.span)));
            let numbers: Vec<_> = person
                .said
                .iter()
                .filter_map(|mention| number(&mention.what, page).map(|number| (number, Span::from(&mention.span))))
                .collect();
            let is_masked_name = name.is_some_and(|(shape, _)| !shape.is_full());
            if numbers.is_empty() && !is_masked_name && !has_rest(person.record, page) {
                continue;
            }
            let (words, bare, few) = rest(person.record, page);
            if numbers.is_empty() {
                // Masked or clear names alone: known again by the other words only.
                if bare != 0 && name.is_some() {
                    records.push(Row { words: 0, bare, name, number: None, beside: 0, item });
                }
                continue;
            }
            let marks: Vec<u64> = numbers.iter().map(|(number, _)| number.mark()).collect();
            let beside = match (&numbers[..], few) {
                ([_], 0) | ([], _) => 0,
                ([(number, _)], few) if number.whole().is_none() => mix(45, &[number.mark(), few]),
                ([_], _) => 0,
                _ => mix(44, &marks),
            };
            for number in numbers {
                records.push(Row { words, bare, name, number: Some(number), beside, item });
            }
        }
    }

    fn keys(&self, row: &Row, keys: &mut Vec<u64>) {
        if row.words != 0 {
            keys.push(mix(41, &[row.words]));
        }
        if row.bare != 0 {
            keys.push(mix(42, &[row.bare]));
        }
        // The same person masked here and clear there, whatever else the rows say.
        if let (Some((shape, _)), Some(tail)) = (row.name, row.number.as_ref().and_then(|(number, _)| number.tail()))
            && shape.is_full()
        {
            keys.push(mix(43, &[shape.full, tail]));
        }
        // The same two masks: a name hidden here and written there.
        if row.beside != 0 {
            keys.push(row.beside);
        }
    }

    fn judge(&self, group: &[Member<'_, Row>], drafts: &mut Vec<Draft>) {
        for masked in group {
            let apart = |clear: &&Member<'_, Row>| {
                let items = (masked.record.item, clear.record.item);
                clear.leaf != masked.leaf && (items.0 == 0 || items.0 != items.1)
            };
            for clear in group.iter().filter(apart) {
                drafts.extend(number_recovered(masked, clear));
                drafts.extend(name_recovered(masked, clear));
            }
        }
    }
}

/// Whether the record may matter for names alone; one with a clear name and nothing else is most of all records.
fn has_rest(record: u32, page: &Page<'_>) -> bool {
    page.reading.records.get(record as usize).is_some_and(|record| {
        let mentions = page.reading.mentions.get(record.mentions.start as usize..record.mentions.end as usize);
        mentions.unwrap_or_default().iter().any(|mention| matches!(mention.what, What::Sensitive(_)))
    })
}

/// The record's words without numbers and row number, hashed: with its names, without, and without even if they are few.
fn rest(record: u32, page: &Page<'_>) -> (u64, u64, u64) {
    let Some(record) = page.reading.records.get(record as usize) else { return (0, 0, 0) };
    let mentions = page.reading.mentions.get(record.mentions.start as usize..record.mentions.end as usize);
    let (mut words, mut bare) = (String::new(), String::new());
    let mut at = record.span.start;
    let text = |from: u32, to: u32| page.document.text.get(from as usize..to as usize).unwrap_or_default();
    // What a form asks everybody tells nobody.
    let answers = |words: &mut String, between: &str| {
        let mut at = 0;
        for hit in crate::lexicon::hits(between).iter().filter(|hit| hit.word.label.is_some()) {
            words.push_str(between.get(at..hit.start as usize).unwrap_or_default());
            at = hit.end as usize;
        }
        words.push_str(between.get(at..).unwrap_or_default());
    };
    for mention in mentions.unwrap_or_default() {
        if mention.span.start < at {
            continue;
        }
        let between = text(at, mention.span.start);
        let from = bare.len();
        answers(&mut bare, between);
        words.push_str(bare.get(from..).unwrap_or_default());
        let is_name = matches!(mention.what, What::Name(_));
        let is_number = number(&mention.what, page).is_some();
        let own = text(mention.span.start, mention.span.end);
        if !is_number {
            words.push_str(own);
            if !is_name {
                bare.push_str(own);
            }
        }
        at = mention.span.end;
    }
    let last = text(at, record.span.end);
    answers(&mut words, last);
    answers(&mut bare, last);
    let hash = |words: &str, least: usize| {
        let words: String = words
            .trim_start_matches(|one: char| one.is_ascii_digit() || one.is_whitespace() || one == '.')
            .chars()
            .filter(|one| one.is_alphanumeric() && !one.is_ascii_digit())
            .collect();
        if words.chars().count() < least { 0 } else { page.veil.hash(Realm::Words, &*words) }
    };
    (hash(&words, NAMED), hash(&bare, BARE), hash(&bare, FEW))
}

fn names_fit(one: &Row, other: &Row) -> bool {
    one.name.zip(other.name).is_none_or(|((one, _), (other, _))| one.fits(other))
}

fn bits(one: &Row, other: &Row) -> Bits {
    let names = one.name.zip(other.name).map_or(0, |((one, _), (other, _))| one.bits(other));
    let numbers = one.number.as_ref().zip(other.number.as_ref());
    let words = if one.bare != 0 && one.bare == other.bare {
        1500
    } else if one.words != 0 && one.words == other.words {
        800
    } else {
        0
    };
    let beside = if one.beside != 0 && one.beside == other.beside { link::TAIL } else { 0 };
    names + words + beside + numbers.and_then(|((one, _), (other, _))| one.agree(other)).unwrap_or(0)
}

fn number_recovered(masked: &Member<'_, Row>, clear: &Member<'_, Row>) -> Option<Draft> {
    let ((hidden, hidden_at), (whole, whole_at)) = masked.record.number.as_ref().zip(clear.record.number.as_ref())?;
    if hidden.whole().is_some() || whole.whole().is_none() || !names_fit(masked.record, clear.record) {
        return None;
    }
    hidden.agree(whole).filter(|bits| *bits > 0)?;
    let name = hidden.name();
    let subject = match clear.record.name.filter(|(shape, _)| shape.is_full()) {
        Some((shape, span)) => Subject::Person { leaf: clear.leaf, span, mark: shape.full },
        None => Subject::Words("同一行所列的人".to_owned()),
    };
    let left = hidden.left();
    Some(Draft {
        pattern: Pattern::L04,
        subject,
        pieces: vec![
            piece(masked.leaf, *hidden_at, hidden.mark(), hidden.shows(), Some(left)),
            piece(clear.leaf, *whole_at, whole.mark(), whole.shows(), Some(1)),
        ],
        bits: bits(masked.record, clear.record),
        severity: if hidden.is_resident_id() { Severity::Severe } else { Severity::Serious },
        is_minor: false,
        exposure: format!("的{name}一处已掩码，另一处内容相同却完整写出"),
        after: Some(1),
        same_because: "两处同一行除号码外文字相同或者姓名相同，露出的各位一致".to_owned(),
        consequence: format!("掩码形同虚设：候选号码由{}个变为1个", crate::patrol::words::thousands(left)),
        suggestion: format!(
            "件{}的{name}改用与另一件相同的掩码；改后余{}个候选",
            if clear.document.id < masked.document.id { 1 } else { 2 },
            crate::patrol::words::thousands(left)
        ),
        basis: "《个人信息保护法》第五十一条；《政府信息公开条例》第十五条、第三十二条；规则L04",
    })
}

fn name_recovered(masked: &Member<'_, Row>, clear: &Member<'_, Row>) -> Option<Draft> {
    let (one, other) = (masked.record, clear.record);
    let ((hidden, hidden_at), (full, full_at)) = one.name.zip(other.name)?;
    let alike = |one: u64, other: u64| one != 0 && one == other;
    let is_same_row = alike(one.bare, other.bare) || alike(one.beside, other.beside);
    if hidden.is_full() || !full.is_full() || hidden.handles().next().is_none() || !is_same_row {
        return None;
    }
    let numbers_fit =
        one.number.as_ref().zip(other.number.as_ref()).is_none_or(|((a, _), (b, _))| a.agree(b).is_some());
    if !hidden.fits(full) || !numbers_fit {
        return None;
    }
    Some(Draft {
        pattern: Pattern::L04,
        subject: Subject::Person { leaf: clear.leaf, span: full_at, mark: full.full },
        pieces: vec![
            piece(masked.leaf, hidden_at, mix(4, &[hidden.first.into()]), "姓名已隐去".to_owned(), None),
            piece(clear.leaf, full_at, mix(4, &[full.full]), "同一行写出姓名".to_owned(), None),
        ],
        bits: bits(one, other) + 500,
        severity: Severity::Serious,
        is_minor: false,
        exposure: "的姓名一处已隐去，另一处内容相同却完整写出".to_owned(),
        after: None,
        same_because: "两处同一行其余文字或者号码完全相同，姓氏和字数相符".to_owned(),
        consequence: "隐名形同虚设".to_owned(),
        suggestion: format!(
            "件{}的姓名按另一件的方式隐去；改后各处均不见全名",
            if clear.document.id < masked.document.id { 1 } else { 2 }
        ),
        basis: "《个人信息保护法》第五十一条；《政府信息公开条例》第十五条、第三十二条；规则L04",
    })
}

fn piece(leaf: u32, span: Span, mark: u64, shows: String, alone: Option<u64>) -> Piece {
    Piece { leaf, span, mark, shows, alone }
}
