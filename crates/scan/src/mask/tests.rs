use super::*;

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
