//! The arrangements that come with the program, one file a year under `data/calendar`.

use super::{Calendar, Notice};
use std::collections::BTreeMap;
use std::sync::OnceLock;

macro_rules! years {
    ($($year:literal)*) => { [$(($year, include_str!(concat!("../../data/calendar/", $year, ".toml")))),*] };
}

/// Year and text of each file.
pub(super) const FILES: [(i16, &str); 23] = years!(
    2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
);

pub(super) fn calendar() -> &'static Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| {
        // A file that does not parse leaves its year without arrangement, provisional rather than wrong; the
        // test `every_built_in_file_is_sound` keeps that from happening.
        let arrangements = FILES
            .iter()
            .filter_map(|(year, text)| Notice::parse(text).ok().map(|notice| (*year, notice.arrangement().clone())));
        Calendar::from_arrangements(arrangements.collect(), BTreeMap::new())
    })
}
