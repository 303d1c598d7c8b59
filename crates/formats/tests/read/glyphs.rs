//! Which glyphs of a page can be seen.

use crate::builders::pdf::{GBK, HELVETICA, PdfFile, ascii, at, gbk};
use formats::Limits;
use formats::pdf::{Glyph, Sight, glyphs};

/// Glyphs a run each, with a letter before them for how they are seen: `V:公开 C:12`.
fn runs(bytes: &[u8]) -> String {
    let pages = match glyphs(bytes, &Limits::default()) {
        Ok(pages) => pages,
        Err(error) => panic!("{error}"),
    };
    let mut shown = String::new();
    let mut last = None;
    for glyph in pages.iter().flat_map(|page| &page.glyphs) {
        if glyph.is_after_jump || last != Some(glyph.sight) {
            shown.push_str(if shown.is_empty() { "" } else { " " });
            shown.push_str(letter(glyph));
        }
        shown.push_str(&glyph.text);
        last = Some(glyph.sight);
    }
    shown
}

fn letter(glyph: &Glyph) -> &'static str {
    assert_eq!(glyph.is_visible, glyph.sight == Sight::Visible);
    match glyph.sight {
        Sight::Visible => "V:",
        Sight::Pale => "P:",
        Sight::Invisible => "I:",
        Sight::UnderRedactionMark => "R:",
        Sight::Covered => "C:",
        Sight::Clipped => "K:",
        Sight::OffPage => "O:",
        Sight::HiddenLayer => "L:",
    }
}

const NUMBER: &str = "BT /F1 10 Tf 50 700 Td (110) Tj ET ";

/// What is drawn on a page in Helvetica, and how its glyphs are seen.
const CASES: &[(&str, &str, &str)] = &[
    ("bare", "@", "V:110"),
    ("a black box over it", "@ 48 696 40 14 re f", "C:110"),
    ("a white box over it", "@ 1 g 48 696 40 14 re f", "C:110"),
    ("a grey box over it", "@ 0.5 g 48 696 40 14 re f", "C:110"),
    ("a box that is no rectangle of the operator", "@ 48 696 m 88 696 l 88 710 l 48 710 l h f", "C:110"),
    ("a rounded box", "@ 48 697 m 48 710 l 60 712 80 712 88 710 c 88 697 l h f", "C:110"),
    ("a thick line through it", "@ 12 w 48 703 m 88 703 l S", "C:110"),
    ("two boxes, each over half of its height", "@ 48 696 40 8 re f 48 703.5 40 8 re f", "C:110"),
    ("a box over one digit", "@ 55 696 6.5 14 re f", "V:1 C:1 V:0"),
    ("an image mask over it", "@ q 40 0 0 14 48 696 cm BI /W 1 /H 1 /IM true /BPC 1 ID \u{0} EI Q", "C:110"),
    ("a picture over it", "@ q 40 0 0 14 48 696 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q", "C:110"),
    ("a box under it", "0.8 g 48 696 40 14 re f 0 g @", "V:110"),
    ("white on a dark box", "48 696 40 14 re f 1 g @", "V:110"),
    ("underlined", "@ 48 698 40 1 re f", "V:110"),
    ("struck out", "@ 48 702 40 2 re f", "V:110"),
    ("a frame around it", "@ 48 696 40 14 re S", "V:110"),
    ("a box elsewhere", "@ 148 696 40 14 re f", "V:110"),
    ("a box clipped to elsewhere", "@ q 300 300 9 9 re W n 48 696 40 14 re f Q", "V:110"),
    ("drawn again on the box", "@ 1 g 48 696 40 14 re f 0 g @", "V:110"),
    ("a see-through box", "@ /Half gs 48 696 40 14 re f", "V:110"),
    ("a highlighter", "@ /Multiply gs 1 1 0 rg 48 696 40 14 re f", "V:110"),
    ("a black highlighter", "@ /Multiply gs 0 0 0 rg 48 696 40 14 re f", "C:110"),
    ("white", "1 g @", "P:110"),
    ("nearly white", "0.98 g @", "P:110"),
    ("grey on paper", "0.75 g @", "V:110"),
    ("black on black", "48 696 40 14 re f @", "P:110"),
    ("tiny", "BT /F1 1 Tf 50 700 Td (110) Tj ET", "P:110"),
    ("tiny by its matrix", "q .1 0 0 .1 0 0 cm @ Q", "P:110"),
    ("drawn in no colour", "BT 3 Tr ET @", "I:110"),
    ("a clip of letters", "q BT 7 Tr ET @ Q", "I:110"),
    ("outlined in white, filled black", "1 G BT 2 Tr ET @", "V:110"),
    ("transparent", "/None gs @", "I:110"),
    ("clipped away", "q 300 300 9 9 re W n @ Q", "K:110"),
    ("clipped to itself", "q 48 690 50 30 re W n @ Q", "V:110"),
    ("beside the page", "1 0 0 1 700 0 cm @", "O:110"),
    ("in no colour under a box", "BT 3 Tr ET @ 48 696 40 14 re f", "C:110"),
    ("under the picture of the page", "@ q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q", "I:110"),
    ("letters that are blocks over it", "@ BT /F2 10 Tf 50 700 Td <a1f6a1f6a1f6> Tj ET", "C:110 V:■■■"),
];

fn file(content: &str, page: &str) -> Vec<u8> {
    let content = content.replace('@', NUMBER);
    let font: Vec<&str> = HELVETICA.iter().copied().chain(["null"]).collect();
    let resources = "/Resources<</Font<</F1 3 0 R/F2<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 556>>]>>>>/ExtGState<</Half<</ca .4>>/None<</ca 0/CA 0>>/Multiply<</BM/Multiply>>>>>>";
    PdfFile { pages: &[&content], font: &font, page: &format!("{resources}{page}"), trailer: "" }.bytes()
}

#[test]
fn a_glyph_is_seen_unless_something_painted_later_hides_it() {
    let wrong: Vec<String> = CASES
        .iter()
        .map(|(name, content, expected)| (name, runs(&file(content, "")), expected))
        .filter(|(_, seen, expected)| seen != *expected)
        .map(|(name, seen, expected)| format!("{name}: {seen}, not {expected}"))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn notes_hide_text_as_a_viewer_draws_them() {
    let rect = "/Rect[48 696 88 710]";
    for (note, expected) in [
        (format!("/Subtype/Square{rect}/IC[0 0 0]"), "C:110"),
        (format!("/Subtype/Square{rect}/C[0 0 0]"), "V:110"),
        (format!("/Subtype/Square{rect}/IC[0 0 0]/F 2"), "V:110"),
        (format!("/Subtype/Highlight{rect}/C[0 0 0]"), "C:110"),
        (format!("/Subtype/Highlight{rect}/C[1 1 0]"), "V:110"),
        (format!("/Subtype/FreeText{rect}/C[1]"), "C:110"),
        (format!("/Subtype/Widget/FT/Tx{rect}/MK<</BG[1 1 1]>>"), "C:110"),
        (format!("/Subtype/Ink{rect}/C[0 0 0]/BS<</W 12>>/InkList[[48 703 88 703]]"), "C:110"),
        (format!("/Subtype/Redact{rect}"), "R:110"),
        ("/Subtype/Redact/Rect[0 0 9 9]/QuadPoints[48 710 88 710 48 696 88 696]".to_owned(), "R:110"),
    ] {
        let page = format!("/Annots[<</Type/Annot{note}>>]");
        assert_eq!(runs(&file("@", &page)), expected, "{note}");
    }
}

#[test]
fn layers_that_are_off_are_drawn_all_the_same() {
    let groups = "/OCProperties<</OCGs[4 0 R 5 0 R]/D<</OFF[4 0 R]>>>>";
    let font = [HELVETICA[0], "<</Type/OCG/Name(a)>>", "<</Type/OCG/Name(b)>>", "<</Type/OCMD/OCGs 5 0 R/P/AllOff>>"];
    let content = format!(
        "/OC /A BDC {NUMBER} EMC /OC /B BDC {} EMC /OC /C BDC {} EMC",
        at(50, 600, &ascii("2")),
        at(50, 500, &ascii("3"))
    );
    let properties = "/Properties<</A 4 0 R/B 5 0 R/C 6 0 R>>";
    let page = format!("/Resources<</Font<</F1 3 0 R>>{properties}>>");
    let file = PdfFile { pages: &[&content], font: &font, page: &page, trailer: "" }.bytes();
    let catalog = "<</Type/Catalog/Pages 2 0 R>>";
    let with_layers = String::from_utf8_lossy(&file).replace(catalog, &catalog.replace(">>", &format!("{groups}>>")));
    assert_eq!(runs(with_layers.as_bytes()), "V:2 L:110 L:3");
}

#[test]
fn a_pen_that_jumps_parts_numbers() {
    let font = [HELVETICA[0]];
    let two = "BT /F1 10 Tf 50 700 Td [(1)-1000(0)-300(23)] TJ ET";
    let file = PdfFile { pages: &[two], font: &font, page: "", trailer: "" };
    assert_eq!(runs(&file.bytes()), "V:1 V:0 V:23");
    let text = at(50, 700, &gbk("规章"));
    let chinese = PdfFile { pages: &[&text], font: GBK, page: "", trailer: "" };
    let page = glyphs(&chinese.bytes(), &Limits::default()).expect("a file that is read").remove(0);
    let boxes: Vec<(f32, f32)> = page.glyphs.iter().map(|glyph| (glyph.left, glyph.right)).collect();
    assert_eq!((page.width, page.height, boxes), (600.0, 800.0, vec![(50.0, 60.0), (60.0, 70.0)]));
}
