//! `号码`: what a run of digits is, by its length, its shape, its check character, and its label.

use super::date;
use super::run::{Run, Runs};
use crate::finding::Kind;
use crate::fold::repaired_resident_id;
use crate::identifier::date::is_birth;
use crate::identifier::{credit_code, mobile, region, resident_id};
use crate::lexicon::Label;
use crate::mask;
use crate::mention::{Evidence, Role, What};

/// A number found.
pub(super) struct Number {
    pub(super) what: What,
    pub(super) evidence: Evidence,
    pub(super) role: Role,
    /// Bytes it takes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Runs it takes.
    pub(super) runs: usize,
}

/// Where the run stands.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) runs: &'t Runs,
    pub(super) at: usize,
    /// Behind the last run of the cell.
    pub(super) to: usize,
    pub(super) label: Option<Label>,
}

impl<'t> Place<'t> {
    fn run(&self, ahead: usize) -> Option<&'t Run> {
        let at = self.at + ahead;
        (at < self.to).then(|| self.runs.list.get(at)).flatten()
    }

    fn signs(&self, run: &Run) -> &'t [u8] {
        self.runs.signs(run)
    }

    pub(super) fn before(&self, start: usize) -> &'t str {
        self.text.get(..start).unwrap_or_default()
    }

    pub(super) fn behind(&self, end: usize) -> &'t str {
        self.text.get(end..).unwrap_or_default()
    }

    /// Runs from here on that stand close together: their signs, and where they end. Only blanks, hyphens and line
    /// breaks may part them.
    fn joined(&self, count: usize) -> Option<(Joined, usize)> {
        let mut joined = Joined::default();
        let mut end = 0;
        for ahead in 0..count {
            let run = self.run(ahead)?;
            if ahead > 0 {
                let gap = self.text.get(end..run.start as usize)?;
                if is_told_hidden(gap) {
                    joined.push(b"~")?;
                } else if gap.is_empty()
                    || gap.len() > 3
                    || !gap.chars().all(|c| matches!(c, ' ' | '-' | '－' | '\n' | '\r' | '–'))
                {
                    return None;
                }
            }
            joined.push(self.signs(run))?;
            end = run.end as usize;
        }
        Some((joined, end))
    }
}

/// `110108（隐去）1237`, `110108...1237`: words or dots that stand for what is hidden.
fn is_told_hidden(gap: &str) -> bool {
    if gap.len() < 3 || gap.len() > 24 {
        return false;
    }
    let bare = gap.trim_matches(['（', '）', '(', ')', '[', ']', '【', '】', '〔', '〕', '{', '}', '<', '>', ' ']);
    bare.bytes().all(|byte| byte == b'.') && bare.len() >= 3
        || [
            "隐去",
            "已隐去",
            "隐藏",
            "已隐藏",
            "略",
            "略去",
            "脱敏",
            "已脱敏",
            "省略",
            "掩码",
            "保密",
            "不公开",
            "已屏蔽",
            "屏蔽",
        ]
        .contains(&bare)
}

#[derive(Default)]
struct Joined {
    signs: [u8; 32],
    len: usize,
}

impl Joined {
    fn push(&mut self, signs: &[u8]) -> Option<()> {
        let end = self.len + signs.len();
        self.signs.get_mut(self.len..end)?.copy_from_slice(signs);
        self.len = end;
        Some(())
    }

    /// Crosses between digits hide places; one alone at the end is a check character.
    fn cover_crosses(&mut self) {
        let is_cross = |sign: &u8| matches!(sign, b'X' | b'x');
        let crosses = self.as_slice().iter().filter(|sign| is_cross(sign)).count();
        if crosses < 2 {
            return;
        }
        let is_check = matches!(self.as_slice(), [.., before, last] if is_cross(last) && !is_cross(before));
        let end = self.len - usize::from(is_check);
        self.signs.iter_mut().take(end).filter(|sign| is_cross(sign)).for_each(|sign| *sign = b'*');
    }

    fn as_slice(&self) -> &[u8] {
        self.signs.get(..self.len).unwrap_or_default()
    }
}

/// What the run is; none where it is nothing that concerns the guard.
pub(super) fn read(place: &Place<'_>) -> Option<Number> {
    let run = place.run(0)?;
    let signs = place.signs(run);
    if signs.len() > 40 || is_decimal(place, run) {
        return None;
    }
    let hides = run.hides(signs);
    if hides && let Some(found) = masked(place, run, signs) {
        return Some(found);
    }
    if !hides && let Some(found) = whole(place, run, signs) {
        return Some(found);
    }
    grouped(place)
}

/// A part of `3.14` or of a version is no number of a person.
fn is_decimal(place: &Place<'_>, run: &Run) -> bool {
    let before = place.before(run.start as usize);
    before.ends_with('.') && before.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit()) && run.digits < 6
}

fn one(what: What, evidence: Evidence, place: &Place<'_>) -> Option<Number> {
    let run = place.run(0)?;
    Some(Number { what, evidence, role: Role::Plain, start: run.start as usize, end: run.end as usize, runs: 1 })
}

/// A number whose label says that it is something else.
fn is_other(label: Option<Label>) -> bool {
    matches!(
        label,
        Some(
            Label::OtherNumber
                | Label::Matter
                | Label::Document
                | Label::Amount
                | Label::Registration
                | Label::Organisation
                | Label::Date
        )
    )
}

fn is_identity(label: Option<Label>) -> bool {
    matches!(label, Some(Label::Identity | Label::Social | Label::Credit | Label::Tax))
}

fn is_phone(label: Option<Label>) -> bool {
    matches!(label, Some(Label::Mobile | Label::Phone | Label::OfficePhone))
}

// ----- told in words

/// A word before a number that says which end of another it is: `末四位1237`.
#[derive(Clone, Copy)]
pub(super) struct Trigger {
    /// Where the word begins.
    pub(super) at: usize,
    promised: Option<usize>,
    end: mask::words::End,
}

/// The trigger right before a number, if one is.
pub(super) fn trigger_before(text: &str, start: usize) -> Option<Trigger> {
    let before = text.get(..start)?;
    let bare = before.trim_end_matches(['：', ':', '为', '是', '（', '(', ' ']);
    if !bare.ends_with(['号', '位', '数', '码']) {
        return None;
    }
    let found = mask::words::TRIGGERS.iter().find(|(word, ..)| bare.ends_with(word))?;
    Some(Trigger { at: bare.len() - found.0.len(), promised: found.1, end: found.2 })
}

/// What a trigger's digits are part of, by the label of the line or column.
pub(super) fn told(trigger: &Trigger, run: &Run, signs: &[u8], label: Option<Label>) -> Option<Number> {
    let fits = trigger.promised.map_or((2..=8).contains(&signs.len()), |promised| promised == signs.len());
    let is_number = signs
        .iter()
        .enumerate()
        .all(|(at, sign)| sign.is_ascii_digit() || matches!(sign, b'X' | b'x') && at + 1 == signs.len());
    if !fits || !is_number {
        return None;
    }
    let what = match label? {
        Label::Identity | Label::Social => What::ResidentId(laid::<18>(trigger.end, &signs.to_ascii_uppercase())?),
        Label::Mobile | Label::Phone => What::Mobile(laid::<11>(trigger.end, signs)?),
        Label::Card => What::BankCard([b"~", signs].concat().into()),
        _ => return None,
    };
    let (start, end) = (trigger.at, run.end as usize);
    Some(Number { what, evidence: Evidence::Checked, role: Role::Plain, start, end, runs: 1 })
}

fn laid<const N: usize>(end: mask::words::End, signs: &[u8]) -> Option<[u8; N]> {
    let mut slots = [b'*'; N];
    let room = match end {
        mask::words::End::First => slots.get_mut(..signs.len())?,
        mask::words::End::Last => slots.get_mut(N.checked_sub(signs.len())?..)?,
    };
    room.copy_from_slice(signs);
    Some(slots)
}

// ----- masked

fn masked(place: &Place<'_>, run: &Run, signs: &[u8]) -> Option<Number> {
    let label = place.label;
    let token = token(signs);
    if !is_identity(label)
        && label != Some(Label::Card)
        && let Some(slots) = masked_mobile(signs, is_phone(label))
    {
        return one(What::Mobile(slots), Evidence::Checked, place);
    }
    if label == Some(Label::Card) {
        return (run.digits >= 3).then(|| one(What::BankCard(signs.into()), Evidence::Checked, place)).flatten();
    }
    if is_phone(label) || is_other(label) {
        return None;
    }
    if signs.starts_with(b"62") && matches!(signs.len(), 16 | 17 | 19) && !is_identity(label) {
        return one(What::BankCard(signs.into()), Evidence::Shape, place);
    }
    let repaired = repaired(run, signs);
    let token = repaired.as_deref().unwrap_or(&token);
    let slots = mask::resident_id::parse(token)?;
    let is_sure = is_identity(label) || mask::resident_id::is_likely(token, &slots);
    (is_sure && run.digits >= 1).then(|| one(What::ResidentId(slots), Evidence::Checked, place)).flatten()
}

/// Signs as [`mask`] reads them.
fn token(signs: &[u8]) -> String {
    signs.iter().map(|sign| if *sign == b'~' { '…' } else { char::from(*sign) }).collect()
}

/// Letters that a scanner takes digits for, read as digits: `l101****27`.
fn repaired(run: &Run, signs: &[u8]) -> Option<String> {
    let digit = |sign: u8| match sign {
        b'O' | b'o' => '0',
        b'l' | b'I' => '1',
        b'S' => '5',
        b'B' => '8',
        b'Z' => '2',
        _ => char::from(sign),
    };
    let crosses = signs.iter().filter(|sign| matches!(sign, b'X' | b'x')).count();
    let misread = usize::from(run.letters).saturating_sub(crosses);
    let read = |sign: &u8| if *sign == b'~' { '…' } else { digit(*sign) };
    (1..=2).contains(&misread).then(|| signs.iter().map(read).collect())
}

/// `138****8000`; with a label also `138**8000`, `1380013****`.
fn masked_mobile(signs: &[u8], is_stated: bool) -> Option<[u8; 11]> {
    let hidden = |sign: &u8| matches!(sign, b'*' | b'~' | b'X' | b'x');
    let is_tail = is_stated && signs.len() == 11 && signs.first().is_some_and(hidden);
    if signs.first() != Some(&b'1') && !is_tail || signs.iter().any(|sign| !sign.is_ascii_digit() && !hidden(sign)) {
        return None;
    }
    let mut slots = [b'*'; 11];
    if signs.len() == 11 {
        for (slot, sign) in slots.iter_mut().zip(signs) {
            *slot = if hidden(sign) { b'*' } else { *sign };
        }
    } else if is_stated || signs.len() <= 13 {
        let head = signs.iter().take_while(|sign| !hidden(sign)).count();
        let tail = signs.iter().rev().take_while(|sign| !hidden(sign)).count();
        let is_usual = head == 3 && matches!(tail, 3 | 4) && (8..=13).contains(&signs.len());
        if head + tail > 10 || head > 7 || !is_stated && !is_usual {
            return None;
        }
        slots.get_mut(..head)?.copy_from_slice(signs.get(..head)?);
        slots.get_mut(11 - tail..)?.copy_from_slice(signs.get(signs.len() - tail..)?);
    } else {
        return None;
    }
    let segment = slots.first_chunk::<3>()?;
    let fits = segment.contains(&b'*') || date::number(segment).is_some_and(mobile::is_segment);
    (fits && slots.contains(&b'*') && mask::shown(&slots) >= 3).then_some(slots)
}

// ----- whole

fn whole(place: &Place<'_>, run: &Run, signs: &[u8]) -> Option<Number> {
    match (run.letters, signs.len()) {
        (0, 11) => whole_mobile(place, signs),
        (0, 13) if signs.starts_with(b"86") => {
            let is_stated = is_phone(place.label) || place.before(run.start as usize).ends_with(['+', '＋']);
            is_stated.then(|| whole_mobile(place, signs.get(2..)?)).flatten()
        }
        (0, 15) if is_identity(place.label) && resident_id::is_fifteen(signs) => {
            one(What::ResidentId(resident_id::from_fifteen(signs)?), Evidence::Checked, place)
        }
        (0..=3, 18) => eighteen(place, signs),
        (0 | 1, 20) => {
            let inner: [u8; 18] = *signs.first_chunk()?;
            resident_id::is_valid(&inner, None).then(|| {
                one(What::Derived { kind: Kind::TaxNumber, resident_id: upper(inner) }, Evidence::Checked, place)
            })?
        }
        (1 | 2, 19) => student(place, signs),
        (1 | 2, 11) if is_phone(place.label) => whole_mobile(place, repaired(run, signs)?.as_bytes()),
        (0, 12..=19) => card(place, signs),
        _ => None,
    }
}

fn upper(mut signs: [u8; 18]) -> [u8; 18] {
    signs.make_ascii_uppercase();
    signs
}

fn eighteen(place: &Place<'_>, signs: &[u8]) -> Option<Number> {
    let slots: [u8; 18] = signs.try_into().ok()?;
    let is_number = slots.iter().take(17).all(u8::is_ascii_digit) && matches!(slots[17], b'0'..=b'9' | b'X' | b'x');
    if !is_number {
        let repaired = std::str::from_utf8(signs).ok().and_then(|token| repaired_resident_id(token, None))?;
        return one(What::ResidentId(repaired), Evidence::Checked, place);
    }
    if resident_id::is_valid(&slots, None) {
        let evidence = if is_other(place.label) { Evidence::Shape } else { Evidence::Checked };
        return one(What::ResidentId(upper(slots)), evidence, place);
    }
    // A slip of the pen keeps neither the check character nor, always, the date: the label or both must speak for it.
    let has_date = date::number(&slots[6..14])
        .is_some_and(|day| (19_000_101..20_991_231).contains(&day) && is_birth(day, None))
        && date::number(&slots[..6]).is_some_and(region::is_listed);
    let is_stated = matches!(place.label, Some(Label::Identity | Label::Social));
    let is_shaped = is_stated || has_date && !is_other(place.label) && place.label != Some(Label::Card);
    if is_shaped {
        return one(What::ResidentId(upper(slots)), Evidence::Shape, place);
    }
    card(place, signs)
}

fn whole_mobile(place: &Place<'_>, signs: &[u8]) -> Option<Number> {
    if is_other(place.label) || place.label == Some(Label::Card) || !mobile::is_valid(signs) {
        return None;
    }
    one(What::Mobile(signs.try_into().ok()?), Evidence::Checked, place)
}

/// `学籍号`: G, L or J and the pupil's own number.
fn student(place: &Place<'_>, signs: &[u8]) -> Option<Number> {
    let (first, inner) = signs.split_first()?;
    let inner: [u8; 18] = inner.try_into().ok()?;
    if !matches!(first.to_ascii_uppercase(), b'G' | b'L' | b'J') {
        return None;
    }
    let is_valid = resident_id::is_valid(&inner, None);
    let is_number = inner.iter().take(17).all(u8::is_ascii_digit);
    let evidence = if is_valid { Evidence::Checked } else { Evidence::Shape };
    (is_valid || is_number && place.label == Some(Label::Student))
        .then(|| one(What::Derived { kind: Kind::StudentNumber, resident_id: upper(inner) }, evidence, place))
        .flatten()
}

fn card(place: &Place<'_>, signs: &[u8]) -> Option<Number> {
    if is_other(place.label) || is_phone(place.label) || !signs.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let is_stated = place.label == Some(Label::Card);
    let begins = signs.starts_with(b"62") && signs.len() >= 16;
    let holds = is_card(signs);
    match (is_stated, begins && holds) {
        (_, true) | (true, _) if holds => one(What::BankCard(signs.into()), Evidence::Checked, place),
        (true, _) if signs.len() >= 13 => one(What::BankCard(signs.into()), Evidence::Shape, place),
        _ => None,
    }
}

/// Luhn's check, and a first digit that cards have.
fn is_card(signs: &[u8]) -> bool {
    let sum: u32 = signs
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit.wrapping_sub(b'0'));
            if at % 2 == 0 { digit } else { digit * 2 % 10 + digit * 2 / 10 }
        })
        .sum();
    let is_repeated = signs.windows(2).all(|pair| pair.first() == pair.last());
    (13..=19).contains(&signs.len())
        && sum.is_multiple_of(10)
        && !is_repeated
        && matches!(signs.first(), Some(b'3'..=b'6' | b'9'))
}

// ----- in groups

fn grouped(place: &Place<'_>) -> Option<Number> {
    for count in (2..=5).rev() {
        let Some((mut joined, end)) = place.joined(count) else { continue };
        joined.cover_crosses();
        let signs = joined.as_slice();
        let found = if signs.iter().any(|sign| matches!(sign, b'*' | b'~')) {
            grouped_masked(place, signs)
        } else {
            grouped_whole(place, signs)
        };
        if let Some(mut found) = found {
            (found.end, found.runs) = (end, count);
            return Some(found);
        }
    }
    None
}

fn grouped_masked(place: &Place<'_>, signs: &[u8]) -> Option<Number> {
    if is_other(place.label) {
        return None;
    }
    let is_told = signs.contains(&b'~');
    if let Some(slots) = masked_mobile(signs, is_told && !is_identity(place.label) && signs.len() <= 12) {
        return one(What::Mobile(slots), Evidence::Checked, place);
    }
    let is_number = signs.len() == 18 || is_told || is_identity(place.label) && signs.len() >= 8;
    if is_number && signs.iter().take(17).all(|sign| sign.is_ascii_digit() || matches!(sign, b'*' | b'~')) {
        let token = token(signs);
        let slots = mask::resident_id::parse(&token)?;
        if is_identity(place.label) || mask::resident_id::is_likely(&token, &slots) {
            return one(What::ResidentId(slots), Evidence::Checked, place);
        }
    }
    let is_card = matches!(signs.len(), 16..=19) && (signs.starts_with(b"62") || place.label == Some(Label::Card));
    is_card.then(|| one(What::BankCard(signs.into()), Evidence::Checked, place)).flatten()
}

fn grouped_whole(place: &Place<'_>, signs: &[u8]) -> Option<Number> {
    match signs.len() {
        11 => whole_mobile(place, signs),
        13 if signs.starts_with(b"86") => whole_mobile(place, signs.get(2..)?),
        18 if resident_id::is_valid(signs, None) => {
            one(What::ResidentId(upper(signs.try_into().ok()?)), Evidence::Checked, place)
        }
        18 if credit_code::is_valid(&signs.to_ascii_uppercase()) => {
            let code = signs.to_ascii_uppercase();
            let role = if credit_code::is_sole_trader(&code) { Role::SoleTrader } else { Role::Plain };
            let value = String::from_utf8_lossy(&code).into_owned().into();
            let found = one(What::Exact { kind: Kind::CreditCode, value }, Evidence::Checked, place)?;
            Some(Number { role, ..found })
        }
        // `G710000 20150601 0010`.
        19 if signs.first().is_some_and(u8::is_ascii_alphabetic) => student(place, signs),
        16..=19 => card(place, signs),
        _ => None,
    }
}
