//! The arrangement of holidays that an administrator loads.

use jiff::civil::Date;
use law::calendar::{Arrangement, Calendar, Notice};

/// An arrangement in TOML: what is arranged is what the calendar then counts by.
pub fn calendar(data: &[u8]) {
    match Notice::parse(&String::from_utf8_lossy(data)) {
        Ok(notice) => load(&notice),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn load(notice: &Notice) {
    let arrangement = notice.arrangement();
    let alone =
        Calendar::empty().with_notice(notice).unwrap_or_else(|error| panic!("nothing is arranged yet: {error}"));
    assert!(alone.version() < 1 << 53, "a version that JSON cannot hold");
    for (day, is_off) in days(arrangement) {
        assert_eq!(alone.is_working_day(day), !is_off, "{day}");
    }
    if let Ok(calendar) = Calendar::built_in().with_notice(notice) {
        assert!(calendar.is_arranged(arrangement.year));
        days(arrangement).for_each(|(day, _)| counts_add_up(&calendar, day));
    } else {
        assert!(!notice.replaces() && Calendar::built_in().is_arranged(arrangement.year));
    }
}

fn days(arrangement: &Arrangement) -> impl Iterator<Item = (Date, bool)> {
    let of = |days: &[Date], is_off: bool| days.iter().map(|day| (*day, is_off)).collect::<Vec<_>>();
    arrangement.holidays.iter().flat_map(move |holiday| [of(&holiday.off, true), of(&holiday.work, false)].concat())
}

/// The n-th working day after a day is a working day, with n working days between.
fn counts_add_up(calendar: &Calendar, day: Date) {
    for n in [1, 7, 20, 260] {
        let Some(due) = calendar.nth_working_day_after(day, n) else { continue };
        assert!(calendar.is_working_day(due), "{day} + {n} = {due}");
        assert_eq!(calendar.working_days_between(day, due), u64::from(n), "{day} + {n} = {due}");
    }
}
