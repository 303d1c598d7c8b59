//! What a record gives away of a person, in parts: a masked number, a birth, a sex, under a name and a unit.

use crate::mention::{RecordForm, What};
use crate::patrol::detector::{Page, Span};
use crate::patrol::link::{self, Bits};
use crate::patrol::people::Person;
use crate::patrol::veil::Realm;
use crate::residual::Birth;
use crate::{mask, residual};
use jiff::civil::Date;

/// See the module. Names and units are hashes, whole numbers are not taken at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trace {
    pub(super) who: Who,
    /// A masked resident's number, or only stars.
    pub(super) resident_id: [u8; 18],
    /// A masked mobile number, or only stars.
    pub(super) mobile: [u8; 11],
    pub(super) birth: Birth,
    pub(super) is_male: Option<bool>,
    /// The last four of the mobile number, hashed where it is whole.
    pub(super) tail: u32,
    pub(super) at: Places,
    /// The row of a list it stands in.
    pub(super) row: Option<(u16, u32)>,
    /// The law has the birth published: `任前公示`.
    pub(super) is_birth_due: bool,
}

/// Name and unit, hashed, with how rare they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Who {
    pub(super) name: u64,
    pub(super) name_bits: u16,
    /// Nothing of the name is hidden.
    pub(super) is_full: bool,
    pub(super) unit: Option<u64>,
    pub(super) unit_bits: u16,
}

/// Where the parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places {
    pub(super) name: Span,
    pub(super) resident_id: Span,
    pub(super) mobile: Span,
    pub(super) birth: Span,
}

/// Titles of notices that have to state the birth.
const BIRTH_IS_DUE: [&str; 5] = ["任前公示", "任职", "拟任", "拟录用", "拟聘"];

impl Who {
    /// Of a person of a page; none without a name of which two characters are shown.
    pub(super) fn of(person: &Person<'_>, page: &Page<'_>) -> Option<(Self, Span)> {
        let (name, mention) = (person.name()?, person.name?);
        if name.chars().filter(|character| !matches!(character, '*' | '…')).count() < 2 {
            return None;
        }
        let unit = person.find(|what| if let What::Unit(unit) = what { Some(&**unit) } else { None });
        // Of villagers no unit is told: where they live takes its place.
        let place =
            || person.find(|what| if let What::Address { text, .. } = what { Some(village(text)) } else { None });
        let unit = unit.or_else(place).map(|(unit, _)| unit);
        let who = Self {
            name: page.veil.hash(Realm::Name, name),
            name_bits: link::name(name) as u16,
            is_full: !name.contains(['*', '…']),
            unit: unit.map(|unit| page.veil.hash(Realm::Unit, unit)),
            unit_bits: unit.map_or(0, |unit| link::unit(unit) as u16),
        };
        Some((who, Span::from(&mention.span)))
    }
}

/// The village or estate in an address, known again in whatever detail the rest is told; else all of it.
fn village(address: &str) -> &str {
    let Some(end) = ["村", "社区"].iter().filter_map(|word| address.find(word).map(|at| at + word.len())).min()
    else {
        return address;
    };
    let head = address.get(..end).unwrap_or(address);
    let last = head.char_indices().next_back().map_or(0, |(at, _)| at);
    let before = head.get(..last).unwrap_or_default();
    let from = before.rfind(['区', '县', '市', '乡', '镇', '道']).map_or(0, |at| at + '区'.len_utf8());
    head.get(from..).filter(|village| village.chars().count() >= 3).unwrap_or(head)
}

impl Trace {
    /// Of a person of a page; none where nothing masked and no birth is said of it.
    pub(super) fn of(person: &Person<'_>, page: &Page<'_>) -> Option<Self> {
        let (who, name) = Who::of(person, page)?;
        let mut trace = Self {
            who,
            resident_id: [b'*'; 18],
            mobile: [b'*'; 11],
            birth: Birth::default(),
            is_male: None,
            tail: 0,
            at: Places { name, ..Places::default() },
            row: row(page, person.record),
            is_birth_due: BIRTH_IS_DUE.iter().any(|title| page.document.title.contains(title)),
        };
        for mention in &person.said {
            let span = Span::from(&mention.span);
            trace.take(&mention.what, span, page);
        }
        let says_something = trace.shows(Field::ResidentId) || trace.shows(Field::Mobile) || trace.says_birth();
        says_something.then_some(trace)
    }

    fn take(&mut self, what: &What, span: Span, page: &Page<'_>) {
        if let What::ResidentId(slots) = what {
            if !mask::is_whole(slots) && !self.shows(Field::ResidentId) {
                (self.resident_id, self.at.resident_id) = (*slots, span);
            }
        } else if let What::Mobile(slots) = what {
            if !mask::is_whole(slots) && !self.shows(Field::Mobile) {
                (self.mobile, self.at.mobile) = (*slots, span);
            }
            if self.tail == 0 && mask::is_whole(&slots[7..]) {
                self.tail = page.veil.hash(Realm::Number, &slots[7..]) as u32 | 1;
            }
        } else if let What::Birth { year, month, day } = what {
            if !self.says_birth() {
                (self.birth, self.at.birth) = (Birth::stated(*year, *month, *day).unwrap_or_default(), span);
            }
        } else if let What::Age(years) = what {
            let day: Option<Date> = page.document.published_on.parse().ok();
            if !self.says_birth()
                && let Some(birth) = day.and_then(|day| of_age(*years, day))
            {
                (self.birth, self.at.birth) = (birth, span);
            }
        } else if let What::IsMale(is_male) = what {
            self.is_male.get_or_insert(*is_male);
        }
    }

    pub(super) fn says_birth(&self) -> bool {
        self.birth != Birth::default()
    }

    /// Whether part of the number is shown.
    pub(super) fn shows(&self, field: Field) -> bool {
        mask::shown(field.slots(self)) > 0
    }

    /// What is stated of the holder beside the number.
    pub(super) fn facts(&self) -> residual::Facts {
        residual::Facts { is_male: self.is_male, ..residual::Facts::born(self.birth) }
    }

    /// Year and month of birth, as stated or as the number shows.
    pub(super) fn birth_month(&self) -> Option<u32> {
        if let (Some(first), Some(last)) = (self.birth.earliest, self.birth.latest)
            && first.first_of_month() == last.first_of_month()
        {
            return Some(first.year() as u32 * 12 + first.month() as u32);
        }
        let digits = self.resident_id.get(6..12).and_then(|digits| std::str::from_utf8(digits).ok())?;
        let number: u32 = digits.parse().ok()?;
        Some(number / 100 * 12 + number % 100)
    }

    /// Whether nothing rules out that both are one person: sex, birth, and whether any number fits both masks.
    pub(super) fn is_compatible(&self, other: &Self) -> bool {
        // Half a name and two units are two people.
        let is_elsewhere = self.who.unit.zip(other.who.unit).is_some_and(|(one, another)| one != another);
        if is_elsewhere && !self.who.is_full {
            return false;
        }
        let sexes_agree = self.is_male.zip(other.is_male).is_none_or(|(one, another)| one == another);
        let Some(merged) = mask::merge(&self.resident_id, &other.resident_id) else { return false };
        if !sexes_agree || mask::merge(&self.mobile, &other.mobile).is_none() {
            return false;
        }
        let birth = self.birth.and(other.birth);
        if birth.earliest.zip(birth.latest).is_some_and(|(first, last)| first > last) {
            return false;
        }
        let facts = residual::Facts { is_male: self.is_male.or(other.is_male), ..residual::Facts::born(birth) };
        mask::shown(&merged) == 0 || residual::resident_id(&merged, &facts, residual::Prior::default()) > 0
    }

    /// How much what both say alike speaks for one person.
    pub(super) fn bits(&self, other: &Self) -> Bits {
        let mut bits = if self.who.name == other.who.name { Bits::from(self.who.name_bits) } else { 0 };
        if self.has_unit_of(other) {
            bits += Bits::from(self.who.unit_bits);
        }
        if self.is_male.is_some() && self.is_male == other.is_male {
            bits += link::SEX;
        }
        if self.tail != 0 && self.tail == other.tail {
            bits += link::TAIL;
        }
        if self.says_birth() && self.birth == other.birth {
            let is_month = self.birth_month().is_some();
            bits += if is_month { link::BIRTH_MONTH } else { link::BIRTH_YEAR };
        } else if self.birth_month().is_some() && self.birth_month() == other.birth_month() {
            bits += link::BIRTH_MONTH;
        }
        bits += digits(&self.resident_id, &other.resident_id);
        let is_elsewhere = self.who.unit.zip(other.who.unit).is_some_and(|(one, another)| one != another);
        if is_elsewhere { bits.saturating_sub(link::ELSEWHERE) } else { bits }
    }

    pub(super) fn has_unit_of(&self, other: &Self) -> bool {
        self.who.unit.is_some() && self.who.unit == other.who.unit
    }
}

/// What agreeing digits say, by their true entropy; birth is counted with the statements.
fn digits(one: &[u8; 18], other: &[u8; 18]) -> Bits {
    let agree =
        |range: std::ops::Range<usize>| one[range.clone()] == other[range.clone()] && mask::is_whole(&one[range]);
    let region = if agree(0..6) {
        link::REGION
    } else if agree(0..2) {
        link::PROVINCE
    } else {
        0
    };
    let tail = if agree(14..18) { link::TAIL } else { 0 };
    let fits_check = !agree(17..18)
        && mask::merge(one, other).is_some_and(|merged| mask::is_whole(&merged))
        && !mask::is_whole(one)
        && !mask::is_whole(other);
    region + tail + if fits_check { link::CHECK } else { 0 }
}

fn of_age(years: u8, day: Date) -> Option<Birth> {
    // An age may be counted by the calendar year: one year of play on the early side.
    let birth = Birth::of_age(years, day)?;
    Some(Birth { earliest: birth.earliest.map(Date::first_of_year), ..birth })
}

/// The list and row that a record is, for those of one list are different people.
pub(super) fn row(page: &Page<'_>, record: u32) -> Option<(u16, u32)> {
    match page.reading.records.get(record as usize)?.form {
        RecordForm::Row { table, row } => Some((table, row)),
        RecordForm::Item => Some((u16::MAX, record)),
        RecordForm::Clause => None,
    }
}

/// A number that may be shown in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    ResidentId,
    Mobile,
}

impl Field {
    pub(super) fn slots(self, trace: &Trace) -> &[u8] {
        match self {
            Self::ResidentId => &trace.resident_id,
            Self::Mobile => &trace.mobile,
        }
    }

    pub(super) fn place(self, trace: &Trace) -> Span {
        match self {
            Self::ResidentId => trace.at.resident_id,
            Self::Mobile => trace.at.mobile,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ResidentId => "身份证号码",
            Self::Mobile => "手机号码",
        }
    }

    /// Lays another mask over one.
    pub(super) fn lay(self, merged: &mut Trace, other: &Trace) {
        match self {
            Self::ResidentId => {
                merged.resident_id = mask::merge(&merged.resident_id, &other.resident_id).unwrap_or(merged.resident_id);
            }
            Self::Mobile => merged.mobile = mask::merge(&merged.mobile, &other.mobile).unwrap_or(merged.mobile),
        }
    }

    /// Numbers that remain.
    pub(super) fn count(self, trace: &Trace, facts: &residual::Facts) -> u64 {
        match self {
            Self::ResidentId => residual::resident_id(&trace.resident_id, facts, residual::Prior::default()),
            Self::Mobile => residual::mobile(&trace.mobile),
        }
    }
}
