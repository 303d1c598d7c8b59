//! Glyphs taken out of the page's own content.

use crate::builder::{File, Font, stream};
use crate::{Ask, FACES, SECRET, judges, sign, typeface};
use documents::redacted::{Level, Outcome, Redacted, Request, Verification, verify};
use lopdf::{Document, Object};
use scan::Kind;
use scan::redaction::{HandBox, Rect};

const KINDS: &[Kind] = &[Kind::IdCard];

/// Redacts a file that holds the number: it is gone for every reader, what stays stays text, and no page is a picture.
fn check(name: &str, before: &[u8], stays: &[&str]) -> Redacted {
    let redacted = Ask { kinds: KINDS, level: Level::Surgical, ..Ask::default() }.verified(name, before);
    assert_eq!(redacted.level, Level::Surgical, "{name}");
    let heard = judges::hear(&redacted.bytes);
    assert!(!heard.found(SECRET), "{name}: the number is still there");
    for text in stays {
        assert!(heard.text.contains(text), "{name}: {text} is lost: {}", heard.text);
    }
    redacted
}

fn refusal(name: &str, before: &[u8], boxes: &[HandBox]) -> String {
    match (Ask { kinds: KINDS, boxes, level: Level::Surgical, ..Ask::default() }).of(before) {
        Outcome::Uncheckable { why } => why,
        other => panic!("{name}: {other:?}"),
    }
}

/// As inflated by qpdf, in lower case.
fn inflated(file: &[u8]) -> String {
    String::from_utf8_lossy(&judges::hear(file).inflated).to_lowercase()
}

fn line(font: Font) -> String {
    font.at(30, 250, "姓名：张三丰")
        + &font.at(30, 220, &format!("证号：{SECRET}。"))
        + &font.at(30, 190, "公示期5个工作日。")
}

#[test]
fn chinese_text_of_every_encoding_loses_the_number_and_keeps_its_operators() {
    for font in [Font::Ucs2, Font::Utf16, Font::GbkEuc, Font::GbkpEuc] {
        let name = format!("{font:?}");
        let before = File::of(font, line(font)).bytes();
        let redacted = check(&name, &before, &["姓名：张三丰", "证号：", "个工作日。", "条例第十五条"]);
        let content = inflated(&redacted.bytes);
        for kept in ["姓名：张三丰", "公示期5个工作日。"] {
            assert!(content.contains(&font.codes(kept).to_lowercase()), "{name}: {kept} is written otherwise");
        }
    }
}

#[test]
fn every_way_to_write_a_line_is_walked() {
    for (name, content) in [
        (
            "pieces",
            "BT /F 12 Tf 30 220 Td [(ID 1101) -50 (08190003) 20 (071237 end)] TJ 0 -30 Td 14 TL ( KEPT) Tj T* (NEXT) Tj ET",
        ),
        (
            "next line and show",
            "BT /F 12 Tf 20 TL 30 240 Td (ID ) Tj (11010819000307) Tj (1237) Tj ( KEPT) ' 1 2 ( NEXT end) \" ET",
        ),
        ("leading", "BT /F 12 Tf 30 220 Td (110108190003071237 end) Tj 0 -20 TD ( KEPT) Tj T* (NEXT) Tj ET"),
        ("bold", "BT /F 12 Tf 2 Tr 0.3 w 30 220 Td (ID 110108190003071237 end) Tj 0 -20 Td (KEPT NEXT) Tj ET"),
        (
            "scaled",
            "q 2 0 0 2 10 10 cm BT /F 6 Tf 10 90 Td (ID 110108190003071237 end) Tj 0 -20 Td (KEPT NEXT) Tj ET Q",
        ),
        (
            "marked",
            "/Span <</ActualText (110108190003071237)>> BDC BT /F 12 Tf 30 220 Td (110108190003071237 end) Tj 0 -20 Td (KEPT NEXT) Tj ET EMC",
        ),
        (
            "in a table",
            "20 200 200 40 re S BT /F 12 Tf 30 220 Td (110108190003071237 end) Tj 0 -40 Td (KEPT NEXT) Tj ET 20 230 m 380 230 l S",
        ),
    ] {
        check(name, &File::of(Font::Helvetica, content.to_owned()).bytes(), &["KEPT", "NEXT"]);
    }
}

#[test]
fn stretched_and_spaced_text_keeps_its_places() {
    let font = Font::Utf16;
    let (number, rest) = (font.codes(&format!("证号 {SECRET} 公示")), font.codes("个工作日。"));
    let content =
        format!("BT /F 12 Tf 80 Tz 1 Tc 2 Tw 3 Ts 30 220 Td <{number}> Tj <{rest}> Tj 0 -30 Td <{rest}> Tj ET");
    check("stretched", &File::of(font, content).bytes(), &["证号", "公示", "个工作日。"]);
}

#[test]
fn hidden_copies_are_taken_out_of_the_content() {
    let font = Font::Utf16;
    let visible = font.at(30, 250, "姓名：张三丰");
    let number = font.at(30, 220, SECRET);
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>>>", number.as_bytes());
    for (name, content) in [
        ("white", format!("{visible}1 g {number}")),
        ("invisible", format!("{visible}BT 3 Tr ET {number}")),
        ("under a box", format!("{visible}{number}0 g 20 210 200 30 re f")),
        ("cut off", format!("{visible}q 0 0 10 10 re W n {number} Q")),
        ("tiny", format!("{visible}q 0.1 0 0 0.1 30 30 cm {number} Q")),
        ("off the page", format!("{visible}q 1 0 0 1 0 900 cm {number} Q")),
        ("in a form under a box", format!("{visible}/X Do 0 g 20 210 200 30 re f")),
        ("in a form", format!("{visible}/X Do")),
        ("in a form twice", format!("{visible}/X Do q 1 0 0 1 0 -100 cm /X Do Q")),
    ] {
        let file = File { more: vec![form.clone()], ..File::of(font, content) };
        check(name, &file.bytes(), &["姓名：张三丰"]);
    }
}

#[test]
fn turned_and_cropped_pages_lose_what_is_under_the_box_as_shown() {
    let font = Font::Utf16;
    for (name, page, stays) in [
        ("turned right", "/Rotate 90", vec!["张三丰", "公示期"]),
        ("turned left", "/Rotate 270", vec!["张三丰", "公示期"]),
        ("upside down", "/Rotate 180", vec!["张三丰", "公示期"]),
        ("cropped", "/CropBox[0 180 400 300]", vec!["张三丰", "公示期"]),
        ("cropped before the number", "/CropBox[0 240 400 300]", vec!["张三丰"]),
        ("another origin", "/MediaBox[-50 -50 350 300]", vec!["张三丰", "公示期"]),
    ] {
        check(name, &File { page, ..File::of(font, line(font)) }.bytes(), &stays);
    }
}

#[test]
fn an_embedded_font_loses_the_shapes_and_meanings_of_what_is_gone() {
    let before = typeface::page("0123456789姓名张", &[(250, "2019"), (190, "姓名张"), (220, SECRET)]);
    let redacted = check("embedded", &before, &["姓名张", "2019"]);
    let file = Document::load_mem(&redacted.bytes).expect("a file of ours");
    let fonts: Vec<Vec<u8>> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"FontFile2").ok())
        .filter_map(|font| file.dereference(font).ok()?.1.as_stream().ok()?.decompressed_content().ok())
        .collect();
    let has = |glyph: u8| fonts.iter().any(|font| font.windows(4).any(|four| four == typeface::mark_of(glyph)));
    // 0, 1, 2 and 9 stand in the year too; 3, 7 and 8 are gone with the number, and nothing ever used 4.
    for (glyph, stays) in [(1, true), (2, true), (3, true), (10, true), (4, false), (8, false), (9, false), (5, false)]
    {
        assert_eq!(has(glyph), stays, "glyph {glyph}");
    }
    let meanings = inflated(&redacted.bytes);
    assert!(meanings.contains("<0001> <0030>") && !meanings.contains("<0008> <0037>"), "the meaning of 7 is left");
}

#[test]
fn the_gap_does_not_measure_what_was_in_it() {
    let behind = |number: &str| {
        let content = format!("BT /F 12 Tf 30 220 Td (ID {number} KEPT) Tj ET");
        let redacted = check(number, &File::of(Font::Helvetica, content).bytes(), &["KEPT"]);
        inflated(&redacted.bytes)
    };
    let content = behind(SECRET);
    let place: f64 = content
        .lines()
        .filter(|line| line.ends_with("tm"))
        .filter_map(|line| line.split(' ').nth(4)?.parse::<f64>().ok())
        .fold(0.0, f64::max);
    let steps = place / 0.36;
    assert!(place > 100.0 && (steps - steps.round()).abs() < 0.001, "{place} is no place on the grid");
}

#[test]
fn what_is_not_understood_is_refused_and_rebuilt() {
    let number = Font::Helvetica.at(30, 220, SECRET);
    let image = stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", &[90]);
    let bend = "30 225 m 50 260 100 200 180 225 c S";
    for (name, content, catalog, why) in [
        ("an unknown operator", format!("{number} 1 foo"), "", "不明的指令"),
        ("a text where none belongs", format!("{number} (aside) 1 w"), "", "夹有别的内容"),
        ("a picture", format!("{number} q 20 0 0 20 300 20 cm /X Do Q"), "", "图片"),
        ("an inline picture", format!("{number} BI /W 1 /H 1 /BPC 8 /CS /G ID a EI"), "", "夹有图片"),
        ("a drawing through the box", format!("{number} {bend}"), "", "图形"),
        ("a covered drawing", format!("{number} q 1 0 0 1 0 -150 cm {bend} Q 0 g 0 0 300 150 re f"), "", "图形"),
        ("layers", number.clone(), "/OCProperties<</OCGs[]/D<<>>>>", "图层"),
        ("text as a clip", format!("{number} BT /F 12 Tf 7 Tr 30 50 Td (X) Tj ET"), "", "裁剪"),
        ("no end", format!("{number} q"), "", "有头无尾"),
    ] {
        let file = File { catalog, more: vec![image.clone()], ..File::of(Font::Helvetica, content) }.bytes();
        let refused = refusal(name, &file, &[]);
        assert!(refused.contains(why), "{name}: {refused}");
        let outcome = Ask { kinds: KINDS, ..Ask::default() }.of(&file);
        assert!(matches!(outcome, Outcome::Verified(ref done) if done.level == Level::Rebuild), "{name}: {outcome:?}");
    }
}

#[test]
fn a_drawing_under_the_box_goes_and_rules_stay() {
    let content = format!("{}30 125 m 50 140 80 120 90 125 c f 10 100 380 1 re f", Font::Helvetica.at(30, 250, "KEPT"));
    let file = File::of(Font::Helvetica, content).bytes();
    let boxes = [HandBox { page: 1, rect: Rect { left: 20.0, top: 150.0, right: 120.0, bottom: 190.0 }, ground: None }];
    let redacted = Ask { boxes: &boxes, level: Level::Surgical, ..Ask::default() }.verified("a drawing", &file);
    let content = inflated(&redacted.bytes);
    assert!(!content.contains("80 120 90 125 c") && content.contains("10 100 380 1 re"), "{content}");
}

#[test]
fn the_same_file_gives_the_same_bytes_and_auto_prefers_text_to_pictures() {
    let file = File::of(Font::Utf16, line(Font::Utf16)).bytes();
    let first = Ask { kinds: KINDS, ..Ask::default() }.verified("first", &file);
    assert_eq!(first.level, Level::Surgical);
    assert_eq!(first.bytes, check("second", &file, &[]).bytes);
}

type Change = fn(&mut Document, &str);

/// Puts operators behind the content of the page.
fn behind(file: &mut Document, content: &str) {
    let id = file.page_iter().next().expect("a page");
    let mut bytes = file.get_page_content(id);
    bytes.extend_from_slice(content.as_bytes());
    file.change_page_content(id, bytes).expect("content");
}

const CHANGES: [(&str, Change); 6] = [
    ("the number written again", |file, number| behind(file, number)),
    ("the number under the stamp", |file, number| {
        let id = file.page_iter().next().expect("a page");
        let bytes = [number.as_bytes(), &file.get_page_content(id)].concat();
        file.change_page_content(id, bytes).expect("content");
    }),
    ("no stamp", |file, _| {
        let id = file.page_iter().next().expect("a page");
        let content = String::from_utf8_lossy(&file.get_page_content(id)).replace("/Stamps Do", "");
        file.change_page_content(id, content.into_bytes()).expect("content");
    }),
    ("other text moved", |file, _| {
        let id = file.page_iter().next().expect("a page");
        let content = String::from_utf8_lossy(&file.get_page_content(id)).replace("30 250 Tm", "36 250 Tm");
        file.change_page_content(id, content.into_bytes()).expect("content");
    }),
    ("an annotation", |file, _| {
        let id = file.page_iter().next().expect("a page");
        file.get_dictionary_mut(id).expect("a page").set("Annots", Object::Array(Vec::new()));
    }),
    ("a crop box", |file, _| {
        let id = file.page_iter().next().expect("a page");
        let edges = vec![0.into(), 0.into(), 400.into(), 240.into()];
        file.get_dictionary_mut(id).expect("a page").set("CropBox", edges);
    }),
];

#[test]
fn each_step_undone_is_noticed() {
    let font = Font::Utf16;
    let input = File::of(font, line(font)).bytes();
    let done = check("done", &input, &[]);
    let sign = sign();
    let request = Request { kinds: KINDS, terms: &[], boxes: &[], level: Level::Surgical, faces: &FACES, sign: &sign };
    let verdict = |bytes: &[u8]| verify::verify(&input, bytes, &done.plan, 0, &request).expect("the input is read");
    assert_eq!(verdict(&done.bytes), Verification::Verified);
    for (name, change) in CHANGES {
        let mut file = Document::load_mem(&done.bytes).expect("a file of ours");
        change(&mut file, &format!("\n{}", font.at(30, 220, &format!("证号：{SECRET}。"))));
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).expect("a file");
        assert_ne!(verdict(&bytes), Verification::Verified, "{name}");
    }
}
