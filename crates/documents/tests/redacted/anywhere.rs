//! A box anywhere on a page: no crash, nothing left under it, nothing lost beyond two points of it.

use crate::Ask;
use crate::builder::{File, Font};
use documents::redacted::Level;
use formats::Limits;
use proptest::prelude::*;
use scan::redaction::{HandBox, Rect};

/// Lines of a page 400 by 300 points.
const LINES: [&str; 5] = [
    "关于补贴发放的公示",
    "姓名：张三丰，电话：12345678",
    "住址：某某路九号",
    "公示期5个工作日。",
    "0123456789ABCDEFG",
];

fn page(font: Font) -> String {
    LINES.iter().zip(0_u32..).map(|(line, n)| font.at(20, 270 - n * 50, line)).collect()
}

/// Letters of a file with their places.
fn letters(file: &[u8]) -> Vec<(String, Rect)> {
    let pages = formats::pdf::glyphs(file, &Limits::default()).expect("a file of ours");
    let glyphs = pages.into_iter().flat_map(|page| page.glyphs);
    glyphs
        .filter(|glyph| !glyph.text.trim().is_empty())
        .map(|glyph| {
            let [left, top, right, bottom] = [glyph.left, glyph.top, glyph.right, glyph.bottom].map(f64::from);
            (glyph.text, Rect { left, top, right, bottom })
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_box_takes_what_it_covers_and_nothing_else(
        left in 0.0_f64..380.0, top in 0.0_f64..280.0, width in 1.0_f64..200.0, height in 1.0_f64..120.0,
        turned in prop::sample::select(vec!["", "/Rotate 90", "/Rotate 180"]),
        level in prop::sample::select(vec![Level::Rebuild, Level::Surgical]),
    ) {
        let file = File { page: turned, ..File::of(Font::Utf16, page(Font::Utf16)) }.bytes();
        let (most_right, most_bottom) = if turned == "/Rotate 90" { (300.0, 400.0) } else { (400.0, 300.0) };
        let (left, top) = (left.min(most_right - 20.0), top.min(most_bottom - 20.0));
        let rect = Rect { left, top, right: (left + width).min(most_right), bottom: (top + height).min(most_bottom) };
        let boxes = [HandBox { page: 1, rect, ground: None }];
        let redacted = Ask { boxes: &boxes, level, ..Ask::default() }.verified("a box", &file);
        let covered = redacted.plan.boxes.first().expect("a box").rect;
        let (before, after) = (letters(&file), letters(&redacted.bytes));
        for (text, place) in &after {
            prop_assert!(!rect.takes(place) || "条例第十五".contains(text), "{text} is left under the box");
        }
        for (text, place) in before.iter().filter(|(_, place)| !covered.grown(2.0).overlaps(place)) {
            let middle = |rect: &Rect| (f64::midpoint(rect.left, rect.right), f64::midpoint(rect.top, rect.bottom));
            let (x, y) = middle(place);
            let is_there = after.iter().any(|(other, at)| {
                let (ox, oy) = middle(at);
                other == text && (ox - x).abs() < 3.0 && (oy - y).abs() < 3.0
            });
            prop_assert!(is_there, "{text} is lost");
        }
    }
}
