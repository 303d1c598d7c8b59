//! People, adults and children, with everything that a notice could say of them.

use super::figure;
use super::name::Name;
use super::number;
use super::place::{DISTRICTS, Home, Town, Unit};
use crate::prng::Prng;

/// An invented person.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: Name,
    pub(crate) is_male: bool,
    pub(crate) birth: (u16, u8, u8),
    pub(crate) id: [u8; 18],
    pub(crate) mobile: [u8; 11],
    pub(crate) unit: Unit,
    pub(crate) town: Town,
    pub(crate) village: usize,
    pub(crate) home: Home,
    pub(crate) post: usize,
    pub(crate) degree: usize,
    pub(crate) amount: u32,
}

impl Person {
    /// An adult.
    pub(crate) fn draw(prng: &mut Prng) -> Self {
        let is_male = prng.chance(54);
        let name = Name::draw(prng, is_male);
        Self::born(prng, name, is_male, (1900, 1909), None)
    }

    /// An adult whose name has three characters, as patterns need that hide the middle one.
    pub(crate) fn planted(prng: &mut Prng) -> Self {
        let is_male = prng.chance(54);
        let name = Name::long(prng, is_male);
        Self::born(prng, name, is_male, (1900, 1909), None)
    }

    /// A child of `parent`.
    pub(crate) fn child_of(parent: &Self, prng: &mut Prng) -> Self {
        let is_male = prng.chance(51);
        let mut name = Name::with_surname(parent.name.surname, prng, is_male);
        while name.given().len() < 2 {
            name = Name::with_surname(parent.name.surname, prng, is_male);
        }
        let child = Self::born(prng, name, is_male, (2010, 2018), Some(710_000));
        Self { home: parent.home, town: parent.town, village: parent.village, mobile: parent.mobile, ..child }
    }

    fn born(prng: &mut Prng, name: Name, is_male: bool, years: (usize, usize), region: Option<u32>) -> Self {
        let unit = Unit::draw(prng);
        let home_district = if prng.chance(60) { unit.district } else { prng.below(16) };
        let birth = (prng.between(years.0, years.1) as u16, prng.between(1, 12) as u8, prng.between(1, 28) as u8);
        let id = number::resident_id(region.unwrap_or(DISTRICTS[home_district].1), birth, is_male, prng);
        Self {
            name,
            is_male,
            birth,
            id,
            mobile: number::mobile(prng),
            unit,
            town: Town::draw(prng).in_district(home_district),
            village: prng.below(70),
            home: Home::draw(prng),
            post: prng.below(64),
            degree: prng.below(5),
            amount: (prng.between(3, 160) * 50) as u32,
        }
    }

    pub(crate) fn sex(&self) -> &'static str {
        if self.is_male { "男" } else { "女" }
    }
}

/// How a notice writes the month of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BirthStyle {
    /// `1905年03月`.
    Padded,
    /// `1905年3月`.
    Plain,
    /// `1905.03`.
    Dot,
    /// `1905-03`.
    Dash,
    /// `190503`.
    Run,
    /// `1905/3`.
    Slash,
    /// `1905.3`.
    ShortDot,
    /// `一九〇五年三月`.
    Han,
    /// `1905年3月7日`.
    Day,
}

impl BirthStyle {
    pub(crate) fn write(self, (year, month, day): (u16, u8, u8)) -> String {
        match self {
            Self::Padded => format!("{year}年{month:02}月"),
            Self::Plain => format!("{year}年{month}月"),
            Self::Dot => format!("{year}.{month:02}"),
            Self::Dash => format!("{year}-{month:02}"),
            Self::Run => format!("{year}{month:02}"),
            Self::Slash => format!("{year}/{month}"),
            Self::ShortDot => format!("{year}.{month}"),
            Self::Han => format!("{}年{}月", figure::year_in_han(year), figure::in_han(usize::from(month))),
            Self::Day => format!("{year}年{month}月{day}日"),
        }
    }
}
