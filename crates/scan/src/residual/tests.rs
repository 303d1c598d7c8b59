use super::*;
use crate::identifier::resident_id as rule;
use proptest::prelude::*;

/// Alone, then with the sex, the birth year, the month and the day of the columns.
fn counts(pattern: &[u8; 18]) -> [u64; 5] {
    let count = |facts| resident_id(pattern, &facts, Prior::default());
    let born = |month, day| Facts::born(Birth::stated(1975, month, day).unwrap());
    [
        count(Facts::default()),
        count(Facts { is_male: Some(true), ..Facts::default() }),
        count(born(None, None)),
        count(born(Some(3), None)),
        count(born(Some(3), Some(7))),
    ]
}

#[test]
fn what_the_common_masks_leave_is_counted_exactly() {
    // Figures of an independent count that tried every number.
    for (pattern, left) in [
        (b"110108********1235", [2_359, 2_359, 33, 4, 1]),
        (b"1101081975****1235", [33, 33, 33, 4, 1]),
        (b"11010819750307****", [999, 500, 999, 999, 999]),
        (b"110108197503**1235", [4, 4, 4, 4, 1]),
        (b"1101081975********", [364_635, 182_500, 364_635, 30_969, 999]),
        (b"110108************", [25_907_067, 12_966_500, 364_635, 30_969, 999]),
        (b"110***********1235", [87_233, 87_233, 1_227, 104, 3]),
        (b"1101**********1235", [44_793, 44_793, 630, 53, 2]),
        (b"1****************5", [2_308_084_208, 1_155_197_268, 32_485_655, 2_759_038, 88_995]),
        (b"**************1235", [15_903_914, 15_903_914, 223_836, 18_980, 625]),
        (b"11010819750307**35", [9; 5]),
        (b"11010819750307123*", [1; 5]),
        (b"******19750307****", [6_739_254, 3_373_000, 6_739_254, 6_739_254, 6_739_254]),
    ] {
        assert_eq!(counts(pattern), left, "{}", String::from_utf8_lossy(pattern));
    }
}

#[test]
fn what_is_shown_outweighs_the_prior_and_contradictions_leave_nothing() {
    let stated = |year, month, day| Facts::born(Birth::stated(year, month, day).unwrap());
    for (pattern, facts, left) in [
        // Born in 1902, which the prior does not expect.
        (b"110108190203**1235", Facts::default(), 3),
        (b"110108********1235", stated(1902, Some(3), Some(7)), 0),
        (b"110108********1235", stated(1902, Some(3), Some(1)), 0),
        (b"******19020307****", Facts::default(), 6_739_254),
        // A residence permit and a foreigner's card: regions outside of the counties.
        (b"81000019750307****", Facts::default(), 999),
        (b"91115619750307****", Facts::default(), 999),
        (b"1101081975****1235", stated(1976, None, None), 0),
        (b"110108********1235", Facts { is_male: Some(false), ..Facts::default() }, 0),
        (b"11010819750230****", Facts::default(), 0),
        (b"11010819750307000*", Facts::default(), 1),
    ] {
        let pattern_text = String::from_utf8_lossy(pattern);
        assert_eq!(resident_id(pattern, &facts, Prior::default()), left, "{pattern_text} {facts:?}");
    }
}

#[test]
fn home_age_and_statements_together_narrow_the_count() {
    let mut facts = Facts::default();
    facts.set_home(b"1101");
    facts.birth = Birth::stated(1975, Some(3), None).unwrap();
    assert_eq!(resident_id(b"**************1235", &facts, Prior::default()), 53);
    facts.birth =
        Birth::stated(1975, None, None).unwrap().and(Birth::of_age(49, jiff::civil::date(2024, 3, 31)).unwrap());
    let within = resident_id(b"110108************", &facts, Prior::default());
    // Born from 1 January to 31 March 1975: 49 years old on 31 March 2024 and not before 1 April 1974.
    assert_eq!(within, 90 * 999);
    facts.set_home(b"12");
    assert_eq!(resident_id(b"110108************", &facts, Prior::default()), 0);
}

#[test]
fn telephones_and_cards_are_counted_by_segment_and_by_luhn() {
    for (pattern, left) in [
        (b"138****8000", 10_000),
        (b"1380013****", 10_000),
        (b"138*****000", 100_000),
        (b"1**00138000", 56),
        (b"154****8000", 0),
        (b"13800138000", 1),
    ] {
        assert_eq!(mobile(pattern), left, "{}", String::from_utf8_lossy(pattern));
    }
    for (slots, left) in [
        (&b"622848*********1876"[..], 100_000_000),
        (b"6222***************", 100_000_000_000_000),
        (b"~1876", 100_000_000_000_000),
        (b"4~1876", 10_000_000_000),
        (b"62284800000000*0000", 1),
        (b"6228480000000000000", 1),
    ] {
        assert_eq!(bank_card(slots), left, "{}", String::from_utf8_lossy(slots));
    }
}

/// Counts by trying every number of a few regions and days.
fn tried(pattern: &[u8; 18], facts: &Facts, regions: &[u32]) -> u64 {
    let (first, last) = (facts.birth.earliest.unwrap(), facts.birth.latest.unwrap());
    let mut count = 0;
    for region in regions {
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last) {
            for sequence in (1..1000).filter(|sequence| facts.is_male.is_none_or(|male| (sequence % 2 == 1) == male)) {
                let mut number = [b'0'; 18];
                number[..17].copy_from_slice(format!("{region}{:08}{sequence:03}", date::as_number(day)).as_bytes());
                number[17] = rule::check(number.first_chunk().unwrap()).unwrap();
                count += u64::from(mask::compatible(&number, pattern));
            }
        }
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_count_equals_trying_every_number(
        hidden in proptest::collection::vec(proptest::bool::weighted(0.7), 18),
        number in proptest::sample::select(vec![*b"130203197512310158", *b"13020919760101321X", *b"130223197601045550"]),
        is_male in proptest::option::of(any::<bool>()),
        days in 0..9_i32,
        is_listed in any::<bool>(),
    ) {
        let mut pattern = number;
        pattern.iter_mut().zip(hidden).filter(|(_, hidden)| *hidden).for_each(|(slot, _)| *slot = b'*');
        let first = jiff::civil::date(1975, 12, 28);
        let birth = Birth { earliest: Some(first), latest: Some(first.checked_add(jiff::Span::new().days(days)).unwrap()) };
        let mut facts = Facts { is_male, birth, ..Facts::default() };
        facts.set_home(b"1302");
        let from = if is_listed { 130_200 } else { 130_201 };
        let regions: Vec<u32> = (from..130_300).filter(|code| region::is_listed(*code)).collect();
        let which = if is_listed { Regions::Listed } else { Regions::Counties };
        let prior = Prior { born_from: 1975, born_to: 1976, regions: which };
        prop_assert_eq!(resident_id(&pattern, &facts, prior), tried(&pattern, &facts, &regions));
    }
}
