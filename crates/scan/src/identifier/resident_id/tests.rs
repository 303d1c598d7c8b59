use super::*;
use proptest::prelude::*;

/// A number of invented parts with its check character.
fn number(region: u32, birth: u32, sequence: u32) -> [u8; 18] {
    let mut whole = [b'0'; 18];
    let body = format!("{region:06}{birth:08}{sequence:03}");
    whole[..17].copy_from_slice(body.as_bytes());
    whole[17] = check(whole.first_chunk().unwrap()).unwrap();
    whole
}

#[test]
fn numbers_are_judged_by_check_date_and_region() {
    let today = Some(jiff::civil::date(2026, 1, 1));
    for (region, birth, good) in [
        (130_203, 19_020_518, true),
        (110_223, 19_040_229, true),
        (820_000, 19_010_823, true),
        (830_000, 20_200_101, true),
        (710_000, 20_150_601, true),
        // The foreigner's card: province 31, nationality 840.
        (931_840, 19_051_230, true),
        (990_840, 19_051_230, false),
        (931_000, 19_051_230, false),
        (130_299, 19_020_518, false),
        (130_203, 19_020_229, false),
        (130_203, 19_021_301, false),
        (130_203, 17_991_231, false),
        (130_203, 20_260_101, true),
        (130_203, 20_260_102, false),
    ] {
        assert_eq!(is_valid(&number(region, birth, 45), today), good, "{region} {birth}");
        assert!(is_valid(&number(region, birth, 45), None) == (good || birth == 20_260_102), "{region} {birth}");
    }
}

#[test]
fn an_unknown_region_is_well_formed_and_not_valid() {
    let whole = number(130_299, 19_020_518, 45);
    assert!(is_well_formed(&whole, None) && !is_valid(&whole, None));
}

#[test]
fn what_is_not_eighteen_signs_is_no_number() {
    let whole = number(130_203, 19_020_518, 45);
    let longer: Vec<u8> = whole.iter().copied().chain([b'1']).collect();
    for bad in [&whole[..17], &longer, b"", b"13020319020518*456", "１３０２０３".as_bytes()] {
        assert!(!is_valid(bad, None), "{}", String::from_utf8_lossy(bad));
    }
}

#[test]
fn old_numbers_are_written_with_eighteen_signs() {
    assert!(is_fifteen(b"130203020518045"));
    assert!(!is_fifteen(b"130203021318045") && !is_fifteen(b"13020302051804") && !is_fifteen(b"13020302051804X"));
    assert_eq!(from_fifteen(b"130203020518045"), Some(number(130_203, 19_020_518, 45)));
    assert!(is_male(&number(130_203, 19_020_518, 45)) && !is_male(&number(130_203, 19_020_518, 46)));
}

fn invented() -> impl Strategy<Value = [u8; 18]> {
    let listed: Vec<u32> = region::prefectures()
        .iter()
        .flat_map(|place| (0..100).filter(|n| place.listed >> n & 1 == 1).map(|n| u32::from(place.code) * 100 + n))
        .collect();
    let birth = (1900..2026_u32, 1..=12_u32).prop_flat_map(|(year, month)| {
        (1..=date::days_in_month(year, month)).prop_map(move |day| year * 10_000 + month * 100 + day)
    });
    (proptest::sample::select(listed), birth, 1..1000_u32)
        .prop_map(|(region, birth, sequence)| number(region, birth, sequence))
}

proptest! {
    #[test]
    fn every_number_made_by_the_rule_is_valid(whole in invented()) {
        prop_assert!(is_valid(&whole, None));
        prop_assert!(is_valid(&whole.map(|sign| sign.to_ascii_lowercase()), None));
    }

    #[test]
    fn one_wrong_sign_is_noticed(whole in invented(), at in 0..18_usize, sign in proptest::sample::select(b"0123456789X".to_vec())) {
        let mut wrong = whole;
        wrong[at] = sign;
        prop_assume!(wrong != whole);
        prop_assert!(!is_valid(&wrong, None));
    }

    #[test]
    fn two_neighbours_changing_places_are_noticed(whole in invented(), at in 0..17_usize) {
        let mut wrong = whole;
        wrong.swap(at, at + 1);
        prop_assume!(wrong != whole);
        prop_assert!(!is_valid(&wrong, None));
    }
}
