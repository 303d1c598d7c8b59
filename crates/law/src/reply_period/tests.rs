//! Properties of the reply period: what extension and pauses may do to its end, and what they may not.

use super::*;
use proptest::prelude::*;

fn day(offset: i32) -> Date {
    Date::constant(2003, 6, 1).saturating_add(jiff::Span::new().days(offset))
}

prop_compose! {
    /// A reply period somewhere in 2003–2027, with up to four consultations around it.
    fn periods()(
        from in 0..8_700_i32,
        extension in 0..=20_i64,
        pauses in prop::collection::vec((-10..60_i32, 0..40_i32), 0..4),
    ) -> ReplyPeriod {
        let mut period = ReplyPeriod::start(day(from), Start::Received);
        if let Ok(extension) = Extension::try_new(extension) {
            period = period.extend(extension).unwrap();
        }
        pauses.into_iter().fold(period, |period, (sent, length)| {
            period.pause(Pause::try_new(day(from + sent), day(from + sent + length)).unwrap())
        })
    }
}

fn end(period: &ReplyPeriod) -> Date {
    period.deadline(Calendar::built_in()).unwrap().on
}

proptest! {
    #[test]
    fn the_closed_form_ends_where_the_walk_ends(period in periods()) {
        let sheet = period.sheet(Calendar::built_in()).unwrap();
        let counted = sheet.iter().filter(|day| day.is_counted()).count();
        let Length::WorkingDays(n) = period.length() else { unreachable!("a reply period is in working days") };
        prop_assert_eq!(counted, usize::from(n), "exactly the length is counted");
        let last = sheet.last().unwrap();
        prop_assert!(last.is_counted() && last.is_last);
        prop_assert_eq!(last.date, end(&period));
    }

    #[test]
    fn every_calendar_day_has_its_reason(period in periods()) {
        let sheet = period.sheet(Calendar::built_in()).unwrap();
        for (index, entry) in sheet.iter().enumerate() {
            let expected = period.from().checked_add(jiff::Span::new().days(index as i64 + 1)).unwrap();
            prop_assert_eq!(entry.date, expected);
            prop_assert!(!entry.why().is_empty());
        }
    }

    #[test]
    fn a_longer_extension_never_ends_earlier(from in 0..8_700_i32, days in 1..20_i64) {
        let extended = |days| {
            let extension = Extension::try_new(days).unwrap();
            end(&ReplyPeriod::start(day(from), Start::Received).extend(extension).unwrap())
        };
        prop_assert!(end(&ReplyPeriod::start(day(from), Start::Received)) < extended(days));
        prop_assert!(extended(days) < extended(days + 1));
    }

    #[test]
    fn a_pause_never_shortens(period in periods(), sent in -10..80_i32, length in 0..40_i32) {
        let sent = period.from().checked_add(jiff::Span::new().days(sent)).unwrap();
        let pause = Pause::try_new(sent, sent.checked_add(jiff::Span::new().days(length)).unwrap()).unwrap();
        prop_assert!(end(&period.clone().pause(pause)) >= end(&period));
    }

    #[test]
    fn the_same_pause_twice_counts_once(period in periods(), sent in 0..20_i32, length in 0..40_i32) {
        let sent = period.from().checked_add(jiff::Span::new().days(sent)).unwrap();
        let pause = Pause::try_new(sent, sent.checked_add(jiff::Span::new().days(length)).unwrap()).unwrap();
        let once = period.pause(pause);
        prop_assert_eq!(end(&once.clone().pause(pause)), end(&once));
    }

    #[test]
    fn the_order_of_pauses_does_not_matter(pauses in prop::collection::vec((0..60_i32, 0..30_i32), 0..5)) {
        let build = |pauses: &[(i32, i32)]| pauses.iter().fold(ReplyPeriod::start(day(4000), Start::Received), |period, (sent, length)| {
            period.pause(Pause::try_new(day(4000 + sent), day(4000 + sent + length)).unwrap())
        });
        let mut reversed = pauses.clone();
        reversed.reverse();
        prop_assert_eq!(build(&pauses), build(&reversed));
    }

    #[test]
    fn a_day_received_later_is_never_due_earlier(from in 0..8_700_i32) {
        let end = |from| end(&ReplyPeriod::start(day(from), Start::Received));
        prop_assert!(end(from) <= end(from + 1));
    }
}
