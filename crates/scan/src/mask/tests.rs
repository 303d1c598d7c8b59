use super::*;
use proptest::prelude::*;

#[test]
fn written_masks_become_eighteen_slots() {
    for (written, slots) in [
        ("130203********1876", "130203********1876"),
        ("130203XXXXXXXX1876", "130203********1876"),
        ("130203XXXXXXXX187X", "130203********187X"),
        ("130203xxxxxxxx187x", "130203********187X"),
        ("１３０２０３＊＊＊＊＊＊＊＊１８７６", "130203********1876"),
        ("130203●●●●●●●●1876", "130203********1876"),
        ("130203××××××××1876", "130203********1876"),
        ("130203 ******** 1876", "130203********1876"),
        ("130203-****-****-1876", "130203********1876"),
        ("13020319020518****", "13020319020518****"),
        ("13020319020518XXXX", "13020319020518****"),
        ("13020319020518***X", "13020319020518***X"),
        ("******19020518****", "******19020518****"),
        // The wrong count of stars: what is shown stays at its end.
        ("130203****1876", "130203********1876"),
        ("130203…1876", "130203********1876"),
        ("130203……187X", "130203********187X"),
        ("1***************6", "1****************6"),
        ("130203*********1876", "130203********1876"),
        ("*****19020518****", "******19020518****"),
        ("130203****", "130203************"),
        ("*****1876", "**************1876"),
        // Fifteen places with three digits at the end are an old number.
        ("130203******187", "13020319******187*"),
        ("130203020518***", "13020319020518****"),
    ] {
        let read = resident_id::parse(written);
        assert_eq!(read.as_ref().map(|read| String::from_utf8_lossy(read)), Some(slots.into()), "{written}");
    }
}

#[test]
fn what_is_no_masked_number_gives_none() {
    for written in [
        "******************",
        "XXXXXXXXXXXXXXXXXX",
        "",
        "…",
        "13020319020518187X",
        // No such province, century, month, day.
        "160203********1876",
        "13020321********76",
        "13020319021318****",
        "13020319020230****",
        "0*****1902********",
        "130203190205181876543****",
        "13020A********1876",
        "13020319020518123*4567",
    ] {
        assert_eq!(resident_id::parse(written), None, "{written}");
    }
}

#[test]
fn without_a_label_a_masked_number_must_look_like_a_residents() {
    for (written, likely) in [
        ("130203********1876", true),
        ("130203****1876", true),
        ("13****************", true),
        ("******19020518****", true),
        ("*****1876", false),
        ("138****8000", false),
        ("622848******1876", false),
        ("139913******1876", false),
    ] {
        let is_likely = resident_id::parse(written).is_some_and(|slots| resident_id::is_likely(written, &slots));
        assert_eq!(is_likely, likely, "{written}");
    }
}

#[test]
fn pieces_add_up_and_remember_where_each_digit_came_from() {
    let mut whole = Composite::<18>::default();
    assert!(whole.add(b"130203********1876", 0));
    assert!(whole.add(b"******19020518****", 1));
    assert!(!whole.add(b"13020319030518****", 2));
    assert_eq!(whole.slots(), b"130203190205181876");
    assert_eq!(whole.sources()[5..8], [Some(0), Some(1), Some(1)]);
    assert!(is_whole(whole.slots()) && !format!("{whole:?}").contains("1302"));
    assert_eq!(positions(b"130203********187*"), "1—6、15—17");
    assert_eq!(positions(b"*1*3**"), "2、4");
}

#[test]
fn telephones_and_cards_have_their_own_slots() {
    for (written, slots) in [
        ("138****8000", Some("138****8000")),
        ("138XXXX8000", Some("138****8000")),
        ("138-****-8000", Some("138****8000")),
        ("+86 138****8000", Some("138****8000")),
        ("1380013****", Some("1380013****")),
        ("138*****000", Some("138*****000")),
        ("138**8000", Some("138****8000")),
        ("138……8000", Some("138****8000")),
        ("****8000", Some("*******8000")),
        ("154****8000", None),
        ("***********", None),
        ("13800138000", None),
        ("130203********1876", None),
    ] {
        let read = mobile::parse(written).map(|slots| String::from_utf8_lossy(&slots).into_owned());
        assert_eq!(read.as_deref(), slots, "{written}");
    }
    for (written, slots) in [
        ("622848*********1876", Some("622848*********1876")),
        ("6228 **** **** 1876", Some("6228********1876")),
        ("6228****1876", Some("6228~1876")),
        ("6228…1876", Some("6228~1876")),
        ("****1876", Some("~1876")),
        ("*******************", None),
        ("1876****1876", None),
    ] {
        let read = bank_card::parse(written).map(|slots| String::from_utf8_lossy(&slots).into_owned());
        assert_eq!(read.as_deref(), slots, "{written}");
    }
}

#[test]
fn cards_of_unknown_length_are_compared_from_both_ends() {
    for (one, other, may_be_same) in [
        ("622848*********1876", "6228~1876", true),
        ("6228~1876", "~1876", true),
        ("6228~1876", "6228480000000001876", true),
        ("6228~1876", "6228480000000001877", false),
        ("6217~1876", "622848*********1876", false),
        ("622848*********1876", "6228480000000001876", true),
        ("6228480000000001876", "622848000000000187", false),
    ] {
        assert_eq!(bank_card::compatible(one.as_bytes(), other.as_bytes()), may_be_same, "{one} {other}");
        assert_eq!(bank_card::compatible(other.as_bytes(), one.as_bytes()), may_be_same, "{other} {one}");
    }
}

#[test]
fn the_shape_of_a_mask_says_what_it_hides() {
    for (written, kind) in [
        ("130203********1876", "resident"),
        ("13020319020518****", "resident"),
        ("138****8000", "mobile"),
        ("1380013****", "mobile"),
        ("6228****1876", "card"),
        ("622848*********1876", "card"),
        ("****1876", ""),
        ("************", ""),
        ("2024****", ""),
    ] {
        let found = match classify(written) {
            Some(Masked::ResidentId(_)) => "resident",
            Some(Masked::Mobile(_)) => "mobile",
            Some(Masked::BankCard(_)) => "card",
            None => "",
        };
        assert_eq!(found, kind, "{written}");
    }
}

#[test]
fn words_tell_the_end_of_a_number() {
    use words::{End, Holder, read};
    for (text, digits, holder, end) in [
        ("身份证尾号1876", "1876", Some(Holder::ResidentId), End::Last),
        ("身份证号后四位：187X", "187X", Some(Holder::ResidentId), End::Last),
        ("身份证号码后六位为051876", "051876", Some(Holder::ResidentId), End::Last),
        ("身份证前六位130203", "130203", Some(Holder::ResidentId), End::First),
        ("手机尾号8000", "8000", Some(Holder::Mobile), End::Last),
        ("手机号后4位８０００", "8000", Some(Holder::Mobile), End::Last),
        ("（尾号8000的手机）", "8000", Some(Holder::Mobile), End::Last),
        ("工商银行卡（尾号1876）", "1876", Some(Holder::BankCard), End::Last),
        ("尾号：1876", "1876", None, End::Last),
    ] {
        let at = ["尾号", "后", "前"].iter().find_map(|word| text.find(word)).unwrap();
        let told = read(text, at).unwrap();
        assert_eq!((&*told.digits, told.holder, told.end), (digits.as_bytes(), holder, end), "{text}");
    }
    for (text, at) in [("身份证后四位", 9), ("后六位1876", 0), ("尾号不明", 0), ("尾号1", 0), ("尾号1876", 1)]
    {
        assert!(read(text, at).is_none(), "{text}");
    }
    let told = read("身份证尾号187X，", "身份证".len()).unwrap();
    assert_eq!(&told.resident_id().unwrap(), b"**************187X");
    assert!(told.mobile().is_none() && told.bank_card().is_none());
    assert_eq!(told.span, 0.."身份证尾号187X".len());
}

#[test]
fn masked_names_become_patterns() {
    for (written, pattern) in [
        ("张*三", Some("张*三")),
        ("张＊三", Some("张*三")),
        ("张**", Some("张**")),
        ("*三", Some("*三")),
        ("张某", Some("张…")),
        ("张某某", Some("张…")),
        ("张某甲", Some("张…")),
        ("张某1", Some("张…")),
        ("张某明", Some("张*明")),
        ("张××", Some("张**")),
        ("张XX", Some("张**")),
        ("欧阳*娜", Some("欧阳*娜")),
        ("欧阳某", Some("欧阳…")),
        ("张***", Some("张…")),
        ("阿**·买**提", Some("阿**·买**提")),
        ("张三", None),
        ("**", None),
        ("某某", None),
        ("X光", None),
        ("张*1", None),
        ("2024*", None),
    ] {
        assert_eq!(name::parse(written).as_deref(), pattern, "{written}");
    }
    for (written, pattern) in
        [("张女士", Some("张…")), ("小张", Some("张…")), ("欧阳先生", Some("欧阳…")), ("张三", None)]
    {
        assert_eq!(name::courtesy(written).as_deref(), pattern, "{written}");
    }
}

#[test]
fn names_fit_their_patterns() {
    for (pattern, full, fits) in [
        ("张*三", "张示三", true),
        ("张*三", "张三", false),
        ("张**", "张示三", true),
        ("张**", "张三", false),
        ("张…", "张三", true),
        ("张…", "张示三", true),
        ("张…", "张", false),
        ("张…", "李三", false),
        ("*三", "张三", true),
        ("欧阳*娜", "欧阳示娜", true),
        ("张*三", "张**", false),
    ] {
        assert_eq!(name::matches(pattern, full), fits, "{pattern} {full}");
    }
    assert!(
        name::compatible("张*三", "张示*") && name::compatible("张…", "张*三") && !name::compatible("张*三", "张*四")
    );
}

fn pattern_of(whole: [u8; 18]) -> impl Strategy<Value = [u8; 18]> {
    proptest::collection::vec(any::<bool>(), 18).prop_map(move |hidden| {
        let mut slots = whole;
        slots.iter_mut().zip(hidden).filter(|(_, hidden)| *hidden).for_each(|(slot, _)| *slot = b'*');
        slots
    })
}

proptest! {
    #[test]
    fn pieces_of_one_number_add_up_in_any_order(
        one in pattern_of(*b"130203190205181876"),
        two in pattern_of(*b"130203190205181876"),
        three in pattern_of(*b"130203190205181876"),
    ) {
        let left = merge(&merge(&one, &two).unwrap(), &three);
        let right = merge(&one, &merge(&two, &three).unwrap());
        prop_assert_eq!(left, right);
        prop_assert_eq!(merge(&one, &two), merge(&two, &one));
        prop_assert!(compatible(&one, &two) && compatible(&left.unwrap(), b"130203190205181876"));
    }

    #[test]
    fn merging_fails_exactly_where_pieces_contradict(one in "[01*]{18}", two in "[01*]{18}") {
        let (one, two): ([u8; 18], [u8; 18]) = (one.as_bytes().try_into().unwrap(), two.as_bytes().try_into().unwrap());
        prop_assert_eq!(merge(&one, &two).is_some(), compatible(&one, &two));
    }

    #[test]
    fn no_token_breaks_a_parser(token in "\\PC{0,24}") {
        let _ = (classify(&token), name::parse(&token), name::courtesy(&token), words::read(&token, 0));
        if let Some(slots) = resident_id::parse(&token) {
            prop_assert!(!is_whole(&slots) && shown(&slots) > 0);
        }
    }
}

#[test]
fn the_mildest_mask_that_leaves_enough_is_suggested() {
    use crate::residual::{Birth, Facts, Prior};
    use suggest::resident_id as suggest_for;
    let whole = b"130203197505181876";
    let open = [b'*'; 18];
    let month = Facts::born(Birth::stated(1975, Some(5), None).unwrap());
    for (number, elsewhere, facts, wanted, masked) in [
        (whole, &open, Facts::default(), 50, "130203***********6"),
        (whole, &open, month, 1_000, "130203***********6"),
        (whole, &open, month, 5_000, "1302************76"),
        (whole, &open, month, 10_000, "130203************"),
        // What another document shows counts: together with its date little is left of anything but the region.
        (whole, b"******19750518****", Facts::default(), 500, "130203************"),
        (whole, b"******19750518****", Facts::default(), 10_000, "1302**************"),
        // What was hidden stays hidden.
        (b"13************1876", &open, Facts::default(), 50, "13***************6"),
        // Nothing helps where the whole number stands elsewhere.
        (whole, whole, Facts::default(), 50, "******************"),
    ] {
        let suggestion = suggest_for(number, elsewhere, &facts, Prior::default(), wanted);
        assert_eq!(String::from_utf8_lossy(&suggestion.slots), masked, "{wanted} {}", suggestion.residual);
        assert!(suggestion.residual >= wanted || masked == "******************");
    }
    assert_eq!(suggest::mobile(b"13800138000", &[b'*'; 11], 50).slots, *b"138****8000");
    assert_eq!(suggest::mobile(b"13800138000", b"*******8000", 50_000).slots, *b"***********");
    assert_eq!(&*suggest::bank_card(b"6228480000000001876"), b"~1876");
    assert_eq!(suggest::surname("张示三"), "张某");
    assert_eq!(suggest::surname("欧阳示"), "欧阳某");
    assert_eq!(suggest::HouseMask { head: 4, tail: 2 }.label(), "保留前4位和后2位，其余隐去");
}
