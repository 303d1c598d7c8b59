//! The built-in arrangements, counting, and files that contradict themselves.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn every_built_in_file_is_sound() {
    for (year, text) in built_in::FILES {
        let notice = Notice::parse(text).unwrap_or_else(|error| panic!("{year}: {error}"));
        assert_eq!(notice.arrangement().year, year);
        assert!(!notice.replaces());
    }
    assert_eq!(Calendar::built_in().arrangements().count(), built_in::FILES.len());
}

/// Day by day against an independent package. It has 2007–2025; 2004–2006 and 2026 rest on the two packages
/// named in the files. No day differs: where that package marks Monday 3 February 2020 as worked, the notice
/// only says that work resumes, which a Monday does anyway.
#[test]
fn every_day_of_2007_to_2025_is_as_another_package_has_it() {
    let calendar = Calendar::built_in();
    let days = date(2007, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() <= 2025);
    let mut compared = 0;
    for day in days {
        let theirs = holiday_cn::is_workday(&day.to_string()).expect("a real date");
        assert_eq!(calendar.is_working_day(day), theirs, "{day}");
        compared += 1;
    }
    assert_eq!(compared, 6940);
}

#[test]
fn the_years_2025_and_2026_have_248_working_days_each() {
    let calendar = Calendar::built_in();
    assert_eq!(calendar.working_days_between(date(2024, 12, 31), date(2025, 12, 31)), 248);
    assert_eq!(calendar.working_days_between(date(2025, 12, 31), date(2026, 12, 31)), 248);
}

#[test]
fn a_day_says_what_it_is() {
    let calendar = Calendar::built_in();
    assert_eq!(calendar.day(date(2026, 2, 14)), DayKind::ShiftedWorkday("春节".into()));
    assert_eq!(calendar.day(date(2026, 2, 16)), DayKind::Holiday("春节".into()));
    assert_eq!(calendar.day(date(2026, 3, 7)), DayKind::Weekend);
    assert_eq!(calendar.day(date(2026, 3, 9)), DayKind::WorkingDay);
    assert_eq!(
        calendar.day(date(2018, 12, 29)),
        DayKind::ShiftedWorkday("元旦".into()),
        "arranged by the notice for 2019"
    );
}

#[test]
fn years_far_away_neither_panic_nor_hang() {
    let calendar = Calendar::built_in();
    assert_eq!(calendar.nth_working_day_after(date(1, 1, 1), 20), Some(date(1, 1, 29)));
    assert_eq!(calendar.nth_working_day_after(date(9999, 12, 31), 1), None);
    assert_eq!(calendar.working_day_until(date(9999, 12, 26)), Some(date(9999, 12, 24)));
    assert_eq!(calendar.nth_working_day_after(Date::MIN, 1).map(Date::year), Some(-9999));
}

const NOTICE_2027: &str = r#"
year = 2027
title = "国务院办公厅关于2027年部分节假日安排的通知"
published_on = 2026-11-30
[[holiday]]
name = "元旦"
off = ["2026-12-31..2027-01-02"]
work = ["2027-01-03"]
"#;

#[test]
fn a_new_notice_moves_late_december_of_the_year_before() {
    let before = Calendar::built_in();
    let after = before.with_notice(&Notice::parse(NOTICE_2027).expect("sound")).expect("a new year");
    assert!(before.may_still_move(date(2026, 12, 31)) && !after.may_still_move(date(2026, 12, 31)));
    assert!(before.is_working_day(date(2026, 12, 31)) && !after.is_working_day(date(2026, 12, 31)));
    assert!(after.is_working_day(date(2027, 1, 3)), "a Sunday worked");
    assert!(!before.is_arranged(2027) && after.is_arranged(2027));
    assert_ne!(before.version(), after.version());
}

#[test]
fn the_version_follows_from_content_alone() {
    let second = NOTICE_2027.replace("2027", "2028").replace("2026", "2027").replace("2028-01-03", "2028-01-08");
    let (a, b) = (Notice::parse(NOTICE_2027).expect("sound"), Notice::parse(&second).expect("sound"));
    let load = |first: &Notice, second: &Notice| {
        Calendar::built_in().with_notice(first).and_then(|calendar| calendar.with_notice(second)).expect("new years")
    };
    assert_eq!(load(&a, &b).version(), load(&b, &a).version());
    assert!(load(&a, &b).version() < 1 << 53);
}

#[test]
fn files_that_contradict_themselves_are_refused() {
    let check = |from: &str, to: &str, expected: &str| {
        let text = NOTICE_2027.replacen(from, to, 1);
        assert_ne!(text, NOTICE_2027, "{from} is not in the notice");
        let error = Notice::parse(&text).expect_err(to).to_string();
        assert!(error.contains(expected), "{to}: {error}");
    };
    check(r#"work = ["2027-01-03"]"#, r#"work = ["2027-01-02"]"#, "既写了放假");
    check(r#"work = ["2027-01-03"]"#, r#"work = ["2027-01-04"]"#, "不是周六或周日");
    check(r#"work = ["2027-01-03"]"#, r#"work = ["2027-01-03", "2027-01-03"]"#, "不止一次");
    check(r#"work = ["2027-01-03"]"#, r#"work = ["2027-02-30"]"#, "不是存在的日期");
    check(r#"work = ["2027-01-03"]"#, r#"work = ["2028-05-06"]"#, "不属于2027年");
    check("2026-12-31..2027-01-02", "2027-01-02..2026-12-31", "先后颠倒");
    check("2026-12-31..2027-01-02", "2027-02-01..2027-04-01", "超过一个月");
    check("2026-12-31..2027-01-02", "元旦三天", "不是存在的日期");
    check(r#"off = ["2026-12-31..2027-01-02"]"#, "off = []", "没有写任何放假日");
    check("year = 2027", "year = 1827", "1999");
    check("year = 2027", "year = '明年'", "第2行");
    check("off =", "aus =", "不是节假日安排文件");
    check("year = 2027", "", "不是节假日安排文件");
}

#[test]
fn a_year_is_replaced_only_when_the_file_says_so() {
    let text =
        NOTICE_2027.replace("2027", "2026").replace("2026-12-31", "2026-01-01").replace("2026-01-03", "2026-01-04");
    let plain = Notice::parse(&text.replace("2026-11-30", "2025-11-30")).expect("sound");
    assert_eq!(
        Calendar::built_in().with_notice(&plain).expect_err("2026 is arranged"),
        NoticeError::AlreadyArranged { year: 2026 }
    );
    let marked = Notice::parse(&format!("replaces = true\n{text}")).expect("sound");
    let replaced = Calendar::built_in().with_notice(&marked).expect("marked as replacing");
    assert!(replaced.is_working_day(date(2026, 10, 1)), "the old arrangement is gone as a whole");
}

const LOCAL: &str = r#"
local = true
year = 2026
title = "某自治区人民政府办公厅关于2026年开斋节放假的通知（虚构）"
[[holiday]]
name = "开斋节"
off = ["2026-03-20"]
"#;

#[test]
fn a_local_holiday_is_added_to_the_year() {
    let notice = Notice::parse(LOCAL).unwrap();
    let calendar = Calendar::built_in().with_notice(&notice).unwrap();
    let day = date(2026, 3, 20);
    assert_eq!(calendar.day(day), DayKind::Holiday("开斋节".into()));
    assert!(Calendar::built_in().is_working_day(day), "elsewhere it is worked");
    assert!(calendar.is_arranged(2026) && calendar.arrangement(2026) == Calendar::built_in().arrangement(2026));
    assert_eq!(calendar.local_arrangements(2026).count(), 1);
    assert_eq!((calendar.local_arrangements(2025).count(), calendar.local_arrangements(2027).count()), (0, 0));
    assert_ne!(calendar.version(), Calendar::built_in().version());
    let again = calendar.with_notice(&notice);
    assert!(matches!(again, Err(NoticeError::LocalAlreadyThere { year: 2026, .. })), "{again:?}");
    let moved = LOCAL.replace("03-20", "03-19").replace("local = true", "local = true\nreplaces = true");
    let calendar = calendar.with_notice(&Notice::parse(&moved).unwrap()).unwrap();
    assert!(calendar.is_working_day(day) && !calendar.is_working_day(date(2026, 3, 19)));
}

#[test]
fn a_local_notice_arranges_no_year_and_does_not_contradict_the_country() {
    let early = Notice::parse(&LOCAL.replace("2026", "2027")).unwrap();
    let calendar = Calendar::built_in().with_notice(&early).unwrap();
    assert!(!calendar.is_arranged(2027), "the year is provisional until 国务院办公厅 has arranged it");
    // 14 February 2026 is a Saturday worked for 春节; 16 February is 春节 itself.
    let worked = Notice::parse(&LOCAL.replace("2026-03-20", "2026-02-14")).unwrap();
    let error = Calendar::built_in().with_notice(&worked).unwrap_err().to_string();
    assert_eq!(error, "2026-02-14已由“春节”规定为上班，地方的放假安排不能与它相反");
    let same = Notice::parse(&LOCAL.replace("2026-03-20", "2026-02-16")).unwrap();
    let calendar = Calendar::built_in().with_notice(&same).unwrap();
    assert_eq!(calendar.day(date(2026, 2, 16)), DayKind::Holiday("春节".into()), "the country's name prevails");
}

proptest! {
    /// Counting by rank equals walking day by day, before, inside and after the arranged years.
    #[test]
    fn rank_equals_walk(start in 10_000..30_000_i32, length in 0..500_i32, n in 1..90_u32) {
        let calendar = Calendar::built_in();
        let (from, to) = (DayNumber(start).date().unwrap(), DayNumber(start + length).date().unwrap());
        let walked = (1..=length).filter(|day| calendar.is_working_day(DayNumber(start + day).date().unwrap())).count();
        prop_assert_eq!(calendar.working_days_between(from, to), walked as u64);
        let nth = (1..).map(|day| DayNumber(start + day).date().unwrap()).filter(|day| calendar.is_working_day(*day)).nth(n as usize - 1);
        prop_assert_eq!(calendar.nth_working_day_after(from, n), nth);
        let until = (0..30).map(|day| DayNumber(start - day).date().unwrap()).find(|day| calendar.is_working_day(*day));
        prop_assert_eq!(calendar.working_day_until(from), until);
    }

    /// Whatever is typed, the reader answers.
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*") {
        let _ = Notice::parse(&text);
    }
}
