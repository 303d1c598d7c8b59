use super::*;
use crate::redaction::Glyph;
use jiff::civil::date;

/// Letters half as wide as high, 汉字 as wide as high, from a place on.
fn write(page: &mut Page, text: &str, x: f64, y: f64, is_seen: bool) {
    let mut left = x;
    for c in text.chars() {
        let width = if c.is_ascii() { 5.0 } else { 10.0 };
        page.glyphs.push(Glyph {
            text: c.to_string(),
            area: Rect { left, top: y - 8.0, right: left + width, bottom: y + 2.0 },
            origin: (left, y),
            end: (left + width, y),
            size: 10.0,
            is_vertical: false,
            is_seen,
        });
        left += width;
    }
}

fn page(lines: &[(&str, f64, f64)]) -> Page {
    let mut page = Page { width: 400.0, height: 600.0, glyphs: Vec::new() };
    for (text, x, y) in lines {
        write(&mut page, text, *x, *y, true);
    }
    page
}

fn sign() -> Sign {
    Sign { by: "审查员".to_owned(), at: date(2026, 11, 24).at(9, 0, 0, 0) }
}

fn term(text: &str) -> Term {
    Term { text: text.to_owned(), ground: None }
}

/// What the boxes of a plan take away, page by page.
fn taken(documents: &[Document], plan: &Plan) -> Vec<String> {
    let mut all = Vec::new();
    for (d, document) in documents.iter().enumerate() {
        for (n, page) in document.pages.iter().enumerate() {
            let boxes: Vec<_> = plan.on(d, n + 1).collect();
            let is_taken = |glyph: &&Glyph| boxes.iter().any(|cover| cover.rect.takes(&glyph.area));
            all.push(page.glyphs.iter().filter(is_taken).map(|glyph| glyph.text.as_str()).collect());
        }
    }
    all
}

#[test]
fn a_term_is_covered_where_a_reader_reads_it_and_nowhere_else() {
    for (name, lines, word, expected) in [
        ("plain", vec![("姓名：张三丰，男", 20.0, 50.0)], "张三丰", "张三丰"),
        ("full width", vec![("电话１３８０", 20.0, 50.0)], "1380", "１３８０"),
        ("split over runs", vec![("编号12", 20.0, 50.0), ("34号", 50.0, 50.0)], "1234", "1234"),
        ("spread", vec![("张", 20.0, 50.0), ("三", 40.0, 50.0)], "张三", "张三"),
        ("never over a column", vec![("1100", 20.0, 50.0), ("1234", 90.0, 50.0)], "11001234", ""),
        ("part of a longer number", vec![("2012345", 20.0, 50.0)], "1234", ""),
        ("over the end of a line", vec![("住址在某某", 20.0, 50.0), ("路九号", 20.0, 66.0)], "某某路", "某某路"),
        ("not from a short line to a longer one", vec![("12", 20.0, 50.0), ("345678901", 20.0, 66.0)], "12345678", ""),
    ] {
        let documents = [Document { pages: vec![page(&lines)], boxes: Vec::new() }];
        let plan = suggest(&documents, &|_| Vec::new(), &[term(word)], &sign());
        assert_eq!(taken(&documents, &plan), [expected], "{name}");
        assert_eq!(plan.check(&[vec![(400.0, 600.0)]]), Ok(()), "{name}");
    }
}

#[test]
fn a_fact_found_in_one_document_is_covered_in_all_of_them() {
    let mut hidden = page(&[]);
    write(&mut hidden, "证件 C12345678", 20.0, 50.0, false);
    let documents = [
        Document { pages: vec![hidden], boxes: Vec::new() },
        Document { pages: vec![page(&[("见Ｃ１２３４５６７８。", 20.0, 50.0)])], boxes: Vec::new() },
    ];
    let find = |text: &str| {
        let at = text.find("C12345678");
        at.map(|at| Hit { span: at..at + 9, kind: Kind::TravelPermit }).into_iter().collect()
    };
    let plan = suggest(&documents, &find, &[], &sign());
    assert_eq!(plan.facts.len(), 1);
    assert_eq!(taken(&documents, &plan), ["", "Ｃ１２３４５６７８"]);
}

#[test]
fn the_width_of_a_box_does_not_tell_the_length_of_a_name() {
    let width_of = |name: &str| {
        let documents = [Document { pages: vec![page(&[(name, 20.0, 50.0)])], boxes: Vec::new() }];
        let plan = suggest(&documents, &|_| Vec::new(), &[term(name)], &sign());
        plan.boxes.iter().map(|cover| cover.rect.width()).sum::<f64>()
    };
    assert!((width_of("欧阳测") - width_of("张测")).abs() < 0.01);
}

#[test]
fn an_export_holds_no_value() {
    let documents = [Document { pages: vec![page(&[("张三丰", 20.0, 50.0)])], boxes: Vec::new() }];
    let plan = suggest(&documents, &|_| Vec::new(), &[term("张三丰")], &sign());
    let json = serde_json::to_string(&plan).expect("data");
    assert!(!json.contains("张三丰") && json.contains("third-party-rights"), "{json}");
    assert!(!format!("{plan:?}").contains("张三丰"));
    assert_eq!(serde_json::from_str::<Plan>(&json).expect("data").boxes, plan.boxes);
}

#[test]
fn a_box_drawn_by_hand_grows_over_the_letters_it_takes() {
    let hand = HandBox { page: 1, rect: Rect { left: 27.0, top: 40.0, right: 45.0, bottom: 55.0 }, ground: None };
    let documents = [Document { pages: vec![page(&[("甲乙丙丁", 20.0, 50.0)])], boxes: vec![hand] }];
    let plan = suggest(&documents, &|_| Vec::new(), &[], &sign());
    assert_eq!(taken(&documents, &plan), ["甲乙丙"]);
    assert!(plan.is_marked_by_hand(0, 1) && !plan.is_marked_by_hand(0, 2));
}

#[test]
fn a_box_outside_of_the_page_is_refused() {
    for (page_number, right) in [(2, 100.0), (1, 500.0), (1, 5.0)] {
        let rect = Rect { left: 10.0, top: 10.0, right, bottom: 20.0 };
        let hand = HandBox { page: page_number, rect, ground: None };
        let documents = [Document { pages: vec![page(&[])], boxes: vec![hand] }];
        let plan = suggest(&documents, &|_| Vec::new(), &[], &sign());
        assert!(plan.check(&[vec![(400.0, 600.0)]]).is_err(), "{page_number} {right}");
    }
}
