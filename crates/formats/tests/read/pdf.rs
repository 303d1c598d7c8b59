use crate::builders::pdf::{GBK, HELVETICA, IDENTITY, PdfFile, UCS2, ascii, at, gbk, pdf, ucs2};
use crate::{read, refusal, shown};
use formats::{Kind, Limits, Unreadable};

fn check(font: &[&str], content: &str, expected: &[&str]) {
    let content = read("a.pdf", &pdf(font, &[content]));
    assert_eq!(content.kind, Kind::Pdf);
    assert_eq!(shown(&content), expected);
}

#[test]
fn chinese_fonts_that_are_not_embedded_are_read_without_a_unicode_map() {
    check(GBK, &at(50, 700, &gbk("政府信息公开132件")), &["政府信息公开132件"]);
    check(UCS2, &at(50, 700, &ucs2("政府信息公开")), &["政府信息公开"]);
}

#[test]
fn a_unicode_map_explains_glyph_numbers_and_radicals_become_characters() {
    check(IDENTITY, &at(50, 700, "000100020003"), &["公一fi"]);
}

#[test]
fn lines_are_read_from_top_to_bottom_and_left_to_right() {
    let content = [
        at(50, 600, &gbk("二")),
        at(200, 700, &gbk("12")),
        at(50, 700, &gbk("规章")),
        at(150, 702, &gbk("0")),
        at(60, 600, &gbk("号")),
    ];
    check(GBK, &content.concat(), &["规章 0 12", "二号"]);
    let pages = [at(50, 700, &ascii("one")), at(50, 700, &ascii("two"))];
    let content = read("a.pdf", &pdf(HELVETICA, &[&pages[0], &pages[1]]));
    assert_eq!(shown(&content), ["one", "two"]);
    assert_eq!(content.pages.len(), 2);
}

#[test]
fn numbers_of_neighbouring_cells_stay_apart() {
    check(HELVETICA, "BT /F1 10 Tf 50 700 Td [(1)-1000(0)-300(23)] TJ ET", &["1 0 23"]);
    check(HELVETICA, "BT /F1 10 Tf 50 700 Td [(1)-50(2)] TJ ET", &["12"]);
}

#[test]
fn letters_drawn_twice_for_boldness_are_read_once() {
    let content = [at(50, 700, &gbk("信")), at(50, 700, &gbk("信")), at(60, 700, &gbk("息")), at(60, 700, &gbk("息"))];
    check(GBK, &content.concat(), &["信息"]);
    check(HELVETICA, &at(50, 700, &ascii("1100 ll")), &["1100 ll"]);
}

#[test]
fn runs_have_boxes_from_the_upper_left() {
    let content = read("a.pdf", &pdf(GBK, &[&at(50, 700, &gbk("规章"))]));
    let run = &content.pages[0].runs[0];
    assert_eq!((content.pages[0].width, content.pages[0].height), (600.0, 800.0));
    assert_eq!((run.text.as_str(), run.left, run.right), ("规章", 50.0, 70.0));
    assert!(run.top < 100.0 && 100.0 < run.bottom && run.bottom < 105.0, "{run:?}");
}

#[test]
fn a_turned_page_is_read_as_it_is_seen() {
    let content = format!("0 1 -1 0 600 0 cm {}{}", at(50, 300, &gbk("上")), at(50, 200, &gbk("下")));
    let file = PdfFile { pages: &[&content], font: GBK, page: "/Rotate 90", trailer: "" };
    let content = read("a.pdf", &file.bytes());
    assert_eq!(shown(&content), ["上", "下"]);
    assert_eq!((content.pages[0].width, content.pages[0].height), (800.0, 600.0));
}

#[test]
fn what_lies_outside_of_the_page_is_not_visible() {
    let content = at(50, 700, &gbk("内")) + &at(50, 100, &gbk("外"));
    let file = PdfFile { pages: &[&content], font: GBK, page: "/CropBox[0 400 600 800]", trailer: "" };
    assert_eq!(shown(&read("a.pdf", &file.bytes())), ["内"]);
}

#[test]
fn invisible_text_counts_only_where_there_is_no_other() {
    let layer = format!("3 Tr {}", at(50, 700, &gbk("扫描文字")));
    check(GBK, &layer, &["扫描文字"]);
    check(GBK, &format!("{} 3 Tr {}", at(50, 600, &gbk("正文")), at(50, 700, &gbk("暗藏"))), &["正文"]);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let locked = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>";
    let text = at(50, 700, &ascii("x"));
    let file = PdfFile { pages: &[&text], font: HELVETICA, page: "", trailer: locked };
    assert_eq!(refusal("locked", &file.bytes(), &Limits::default()), Unreadable::Encrypted);
    let scanned = refusal("scanned", &pdf(HELVETICA, &["0 0 100 100 re f"]), &Limits::default());
    assert!(scanned.to_string().contains("扫描件"), "{scanned}");
    assert!(matches!(refusal("cut", b"%PDF-1.7\n1 0 obj<<", &Limits::default()), Unreadable::Damaged { .. }));
    let few = Limits { pages: 1, ..Limits::default() };
    assert!(matches!(refusal("pages", &pdf(HELVETICA, &["", ""]), &few), Unreadable::TooLarge { .. }));
    let little = Limits { unpacked_bytes: 64 * 100, ..Limits::default() };
    let long = pdf(HELVETICA, &[&at(0, 700, &ascii(&"i".repeat(200)))]);
    assert!(matches!(refusal("glyphs", &long, &little), Unreadable::TooLarge { .. }));
}

/// Each of ten forms draws the next one ten times.
#[test]
fn forms_that_draw_forms_are_given_up() {
    let form = |next: usize, content: &str| {
        let resources = format!("<</XObject<</X {next} 0 R>>/Font<</F1 3 0 R>>>>");
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources{resources}/Length {}>>stream\n{content}\nendstream",
            content.len()
        )
    };
    let forms: Vec<String> = (0..9).map(|n| form(5 + n, &"/X Do ".repeat(10))).collect();
    let last = form(3, &at(50, 700, &ascii("x")));
    let font: Vec<&str> =
        HELVETICA.iter().copied().chain(forms.iter().map(String::as_str)).chain([last.as_str()]).collect();
    let file = PdfFile { pages: &["/X Do"], font: &font, page: "/Resources<</XObject<</X 4 0 R>>>>", trailer: "" };
    let little = Limits { unpacked_bytes: 64 * 10_000, ..Limits::default() };
    assert!(matches!(refusal("forms", &file.bytes(), &little), Unreadable::TooLarge { .. }));
}

#[test]
fn circles_end() {
    let page_tree = [
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 1 0 R 2 0 R]/Count 3>>endobj\n",
        "trailer<</Root 1 0 R/Size 3/Prev 9>>\nstartxref\n0\n%%EOF",
    ];
    let _ = refusal("page tree", page_tree.concat().as_bytes(), &Limits::default());
    let font = [
        HELVETICA[0],
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream",
    ];
    let file = PdfFile { pages: &["/X Do"], font: &font, page: "/Resources<</XObject<</X 4 0 R>>>>", trailer: "" };
    let _ = refusal("form", &file.bytes(), &Limits::default());
}
