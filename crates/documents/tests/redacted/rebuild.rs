use crate::builder::{File, Font, stream};
use crate::{Ask, SECRET, judges};
use documents::redacted::{Level, Outcome};
use formats::Limits;
use scan::Kind;
use scan::redaction::{HandBox, Rect};

const KINDS: &[Kind] = &[Kind::IdCard];

/// Redacts a file that holds the number and looks at what is left with our eyes and those of others.
fn check(name: &str, file: &File<'_>, boxes: &[HandBox], stays: &[&str]) {
    let before = file.bytes();
    let redacted = Ask { kinds: KINDS, boxes, level: Level::Rebuild, ..Ask::default() }.verified(name, &before);
    let heard = judges::hear(&redacted.bytes);
    assert!(!heard.found(SECRET), "{name}: the number is still there");
    for text in stays {
        assert!(heard.text.contains(text), "{name}: {text} is lost: {}", heard.text);
    }
}

fn line(font: Font) -> String {
    font.at(30, 250, "姓名：张三丰")
        + &font.at(30, 220, &format!("证号：{SECRET}。"))
        + &font.at(30, 190, "公示期5个工作日。")
}

#[test]
fn chinese_text_of_every_encoding_loses_the_number_and_keeps_the_rest() {
    for font in [Font::Ucs2, Font::Utf16, Font::GbkEuc, Font::GbkpEuc] {
        let name = format!("{font:?}");
        let file = File::of(font, line(font));
        let before = formats::read("a.pdf", &file.bytes(), &Limits::default()).expect("a fixture");
        let before = serde_json::to_string(&before).expect("data");
        assert!(before.contains(SECRET), "{name}: the fixture is no fixture");
        check(&name, &file, &[], &["姓名：张三丰", "证号：条例第十五条", "公示期5个工作日。"]);
    }
}

#[test]
fn a_number_in_pieces_loses_all_of_them() {
    let font = Font::Helvetica;
    let spread =
        "BT /F 12 Tf 30 220 Td [(1101) -50 (08190003) 20 (071237)] TJ 0 -30 Td 14 TL (11010819000307) Tj (1237) ' ET\n";
    for (name, content) in [
        ("one line in pieces", spread.to_owned()),
        ("written over itself", "BT /F 12 Tf 30 220 Td (11010819000307) Tj (1237) ' ET".to_owned()),
        ("two strings", font.at(30, 220, "ID 110108") + &font.at(86, 220, "190003071237 end")),
    ] {
        check(name, &File::of(font, content), &[], &[]);
    }
}

#[test]
fn hidden_copies_do_not_come_along() {
    let font = Font::Utf16;
    let visible = font.at(30, 250, "姓名：张三丰");
    let number = font.at(30, 220, SECRET);
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>>>", number.as_bytes());
    for (name, content) in [
        ("white", format!("{visible}1 g {number}")),
        ("invisible", format!("{visible}BT 3 Tr ET {number}")),
        ("under a box", format!("{visible}{number}0 g 20 210 200 30 re f")),
        ("cut off", format!("{visible}q 0 0 10 10 re W n {number} Q")),
        ("tiny", format!("{visible}0.1 0 0 0.1 30 30 cm {number}")),
        ("off the page", format!("{visible}1 0 0 1 0 900 cm {number}")),
        ("in a form under a box", format!("{visible}/X Do 0 g 20 210 200 30 re f")),
        ("in a form", format!("{visible}/X Do")),
    ] {
        let file = File { more: vec![form.clone()], ..File::of(font, content) };
        check(name, &file, &[], &["姓名：张三丰"]);
    }
}

#[test]
fn turned_and_cropped_pages_are_redacted_as_shown() {
    let font = Font::Utf16;
    for (name, page, stays) in [
        ("turned right", "/Rotate 90", vec!["张三丰", "公示期"]),
        ("turned left", "/Rotate 270", vec!["张三丰", "公示期"]),
        ("upside down", "/Rotate 180", vec!["张三丰", "公示期"]),
        ("cropped", "/CropBox[0 180 400 300]", vec!["张三丰", "公示期"]),
        ("cropped before the number", "/CropBox[0 240 400 300]", vec!["张三丰"]),
        ("another origin", "/MediaBox[-50 -50 350 300]", vec!["张三丰", "公示期"]),
    ] {
        check(name, &File { page, ..File::of(font, line(font)) }, &[], &stays);
    }
}

#[test]
fn what_a_file_carries_beside_its_pages_stays_behind() {
    let font = Font::Utf16;
    let content = font.at(30, 250, "姓名：张三丰");
    let note = format!("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents({SECRET})>>");
    let page = format!("/Annots[{note}]/PieceInfo<</X<</Private({SECRET})>>>>");
    let catalog = format!(
        "/Lang({SECRET})/OpenAction<</S/JavaScript/JS(app.alert\\('{SECRET}'\\))>>/Metadata 9 0 R\
         /Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F 9 0 R>>>>]>>>>\
         /AcroForm<</Fields[<</T(a)/FT/Tx/V({SECRET})>>]>>/Outlines<</First 10 0 R/Last 10 0 R/Count 1>>"
    );
    let more = vec![
        b"null".to_vec(),
        stream("/Type/EmbeddedFile", SECRET.as_bytes()),
        format!("<</Title({SECRET})>>").into_bytes(),
    ];
    let file = File { page: &page, catalog: &catalog, more, ..File::of(font, content) };
    assert!(judges::hear(&file.bytes()).found(SECRET));
    check("carried along", &file, &[], &["姓名：张三丰"]);
}

/// A grey picture of 80 by 60 pixels with a striped bar.
fn scan() -> Vec<u8> {
    let ink = |n: usize| (24..32).contains(&(n / 80)) && n.is_multiple_of(2);
    let samples: Vec<u8> = (0..60 * 80).map(|n| if ink(n) { 0 } else { 230 }).collect();
    stream("/Type/XObject/Subtype/Image/Width 80/Height 60/ColorSpace/DeviceGray/BitsPerComponent 8", &samples)
}

#[test]
fn a_picture_is_refused_until_a_person_has_marked_it() {
    let file = File { more: vec![scan()], ..File::of(Font::Helvetica, "q 400 0 0 300 0 0 cm /X Do Q".to_owned()) };
    let refused = Ask { kinds: KINDS, ..Ask::default() }.of(&file.bytes());
    assert!(matches!(refused, Outcome::Uncheckable { ref why } if why.contains("第1页是图片")), "{refused:?}");
    let rect = Rect { left: 100.0, top: 110.0, right: 300.0, bottom: 170.0 };
    check("marked", &file, &[HandBox { page: 1, rect, ground: None }], &[]);
}

#[test]
fn the_text_layer_of_a_scan_survives_where_no_box_is() {
    let font = Font::Helvetica;
    let layer = format!("BT 3 Tr /F 12 Tf 30 150 Td (READABLE {SECRET}) Tj ET");
    let content = format!("q 400 0 0 300 0 0 cm /X Do Q {layer}");
    check("scan", &File { more: vec![scan()], ..File::of(font, content) }, &[], &["READABLE"]);
}

#[test]
fn a_file_that_cannot_be_shown_is_uncheckable() {
    let encrypted = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt<<>>>>".to_vec();
    for (name, file) in [("nothing", Vec::new()), ("no PDF", b"hello".to_vec()), ("locked", encrypted)] {
        let outcome = Ask { kinds: KINDS, ..Ask::default() }.of(&file);
        assert!(matches!(outcome, Outcome::Uncheckable { .. }), "{name}: {outcome:?}");
    }
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let file = File::of(Font::Utf16, line(Font::Utf16)).bytes();
    let ask = Ask { kinds: KINDS, ..Ask::default() };
    assert_eq!(ask.verified("first", &file).bytes, ask.verified("second", &file).bytes);
}
