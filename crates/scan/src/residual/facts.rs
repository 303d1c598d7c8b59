//! What a count of remaining numbers rests on.

use jiff::ToSpan;
use jiff::civil::Date;

/// What is taken for possible where nothing is shown or stated. It is stated beside every figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prior {
    /// First birth year.
    pub born_from: i16,
    /// Last birth year.
    pub born_to: i16,
    /// Which regions.
    pub regions: Regions,
}

/// Which region codes of GB/T 2260 are taken for possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regions {
    /// Codes that do not end in 00: counties, districts and county-level cities of any edition.
    Counties,
    /// All listed codes, prefectures and residence permits included.
    Listed,
}

impl Default for Prior {
    /// Adults of today and their parents, from any county there has been.
    fn default() -> Self {
        Self { born_from: 1940, born_to: 2010, regions: Regions::Counties }
    }
}

impl std::fmt::Display for Prior {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let regions = match self.regions {
            Regions::Counties => "历版行政区划代码中的县级代码",
            Regions::Listed => "历版行政区划代码全部代码",
        };
        write!(f, "按{}年至{}年出生、{regions}推算", self.born_from, self.born_to)
    }
}

/// What is stated elsewhere about the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Sex.
    pub is_male: Option<bool>,
    /// Birth.
    pub birth: Birth,
    /// Digits of the region that follow from the home: `11****` for a province, `1101**` for a prefecture.
    pub region: [u8; 6],
}

impl Default for Facts {
    fn default() -> Self {
        Self { is_male: None, birth: Birth::default(), region: [b'*'; 6] }
    }
}

impl Facts {
    /// Nothing but a birth.
    pub fn born(birth: Birth) -> Self {
        Self { birth, ..Self::default() }
    }

    /// The region as far as a prefix tells; digits beyond six and other characters tell nothing.
    pub fn set_home(&mut self, prefix: &[u8]) {
        for (slot, digit) in self.region.iter_mut().zip(prefix).take_while(|(_, digit)| digit.is_ascii_digit()) {
            *slot = *digit;
        }
    }
}

/// When the holder was born, as far as it is stated; a day before the earliest or behind the latest is ruled out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Birth {
    /// Not before.
    pub earliest: Option<Date>,
    /// Not after.
    pub latest: Option<Date>,
}

impl Birth {
    /// As far as a notice says: year, month, day; a day without its month tells nothing. None for what does not exist.
    pub fn stated(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let (earliest, latest) = match (month, day) {
            (Some(month), Some(day)) => {
                let day = Date::new(year, month, day).ok()?;
                (day, day)
            }
            (Some(month), None) => {
                let first = Date::new(year, month, 1).ok()?;
                (first, first.last_of_month())
            }
            (None, _) => {
                let first = Date::new(year, 1, 1).ok()?;
                (first, first.last_of_year())
            }
        };
        Some(Self { earliest: Some(earliest), latest: Some(latest) })
    }

    /// Of those who are so many years old (`周岁`) on a day.
    pub fn of_age(years: u8, on: Date) -> Option<Self> {
        let latest = on.checked_sub(i32::from(years).years()).ok()?;
        let earliest = on.checked_sub((i32::from(years) + 1).years()).ok()?.tomorrow().ok()?;
        Some(Self { earliest: Some(earliest), latest: Some(latest) })
    }

    /// Both statements together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let latest = match (self.latest, other.latest) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        Self { earliest: self.earliest.max(other.earliest), latest }
    }
}
