use super::*;
use proptest::prelude::*;

#[test]
fn texts_are_folded_for_matching() {
    for (written, folded) in [
        ("１３０２０３１９０２０５１８Ｘ", "13020319020518X"),
        ("电话：１３８００１３８０００（办）", "电话：13800138000（办）"),
        ("一三八零零一三八零零零", "13800138000"),
        ("138零零一三八000", "13800138000"),
        ("二〇二四年三月", "2024年三月"),
        ("一九○二年", "1902年"),
        ("130\u{200b}203\u{feff}1902\u{ad}0518", "13020319020518"),
        ("ａｂ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ab@example.com"),
        ("张　三", "张 三"),
        // Words with numerals, and circles that cover.
        ("一是三个代表，二是七一勋章", "一是三个代表，二是七一勋章"),
        ("130203○○○○○○○○1876", "130203○○○○○○○○1876"),
        ("第一2024年", "第一2024年"),
        ("（一）、；：“”《》…", "（一）、；：“”《》…"),
    ] {
        assert_eq!(Folded::new(written).as_str(), folded, "{written}");
    }
}

#[test]
fn a_text_that_needs_nothing_is_not_copied() {
    for text in ["", "plain", "某某区人民政府办公室（2024）第1号，一二三。", "13800138000 110108********1235"]
    {
        assert!(Folded::new(text).is_as_written(), "{text}");
    }
}

#[test]
fn what_is_found_is_shown_where_it_was_written() {
    let written = "电\u{200b}话１３８零零一\u{200b}三八０００，完";
    let folded = Folded::new(written);
    let at = folded.as_str().find("138").unwrap();
    let found = folded.original(at..at + "138".len());
    assert_eq!(&written[found], "１３８");
    let at = folded.as_str().find('，').unwrap();
    assert_eq!(&written[folded.original(at..at + 3)], "，");
    let at = folded.as_str().find("话").unwrap();
    assert_eq!(&written[folded.original(at..at + 3)], "话");
    assert_eq!(&written[folded.original(0..at + 3)], "电\u{200b}话");
}

#[test]
fn look_alikes_are_repaired_only_where_the_check_character_proves_it() {
    let whole = "130203190205180450";
    let check = crate::identifier::resident_id::check(whole.as_bytes().first_chunk().unwrap()).unwrap();
    let right = format!("{}{}", &whole[..17], char::from(check));
    for (written, repaired) in [
        (right.replacen('0', "O", 2), true),
        (right.replacen('1', "l", 1).replacen('5', "S", 1).replacen('8', "B", 1), true),
        (right.replacen('2', "Z", 2), true),
        (right.replacen('0', "I", 1), false),
        (right.clone(), false),
        (format!("{right}0"), false),
        (right.replacen('3', "A", 1), false),
    ] {
        let found = repaired_resident_id(&written, None);
        assert_eq!(found.is_some_and(|found| found == right.as_bytes()), repaired, "{written}");
    }
}

fn mixed() -> impl Strategy<Value = String> {
    let parts = [
        "0", "7", "１", "９", "零", "○", "三", "八", "Ｘ", "\u{200b}", "\u{ad}", "　", "中", "a", "，", "é", "😀", "＊",
    ];
    proptest::collection::vec(proptest::sample::select(parts.to_vec()), 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn every_folded_character_leads_back_to_its_own(text in mixed()) {
        let folded = Folded::new(&text);
        let mut last = 0;
        for (at, c) in folded.as_str().char_indices() {
            let original = folded.original(at..at + c.len_utf8());
            let written = text.get(original.clone()).unwrap();
            let meant: Vec<char> = written.chars().collect();
            prop_assert_eq!(meant.len(), 1);
            prop_assert!(half_width(meant[0]) == Some(c) || digit(meant[0]) == Some(c as u8));
            prop_assert!(original.start >= last);
            last = original.end;
        }
        prop_assert_eq!(folded.is_as_written(), folded.as_str() == text);
    }

    #[test]
    fn ranges_lead_back_to_borders_of_characters(text in mixed(), from in 0..80_usize, to in 0..80_usize) {
        let folded = Folded::new(&text);
        let borders: Vec<usize> = (0..=folded.as_str().len()).filter(|at| folded.as_str().is_char_boundary(*at)).collect();
        let (from, to) = (borders[from % borders.len()], borders[to % borders.len()]);
        let original = folded.original(from.min(to)..from.max(to));
        prop_assert!(text.get(original).is_some());
    }

    #[test]
    fn folding_twice_changes_nothing_more(text in mixed()) {
        let once = Folded::new(&text);
        let again = Folded::new(once.as_str());
        // Digits that came together in the first pass may make a row with numerals beside them.
        prop_assert!(again.as_str().chars().count() == once.as_str().chars().count());
    }
}
