//! Presentations.

use super::build::{Extra, of, pptx};
use super::{Case, ID, workbook};

const COVERED: &str = r#"<p:pic><a:blip/><a:xfrm><a:off x="1000000" y="1000000"/><a:ext cx="4000000" cy="3000000"/></a:xfrm></p:pic><p:sp><a:xfrm><a:off x="1200000" y="1200000"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:solidFill><a:srgbClr val="@"/></a:solidFill></p:sp>"#;

fn said(text: &str) -> String {
    format!("<p:sp><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp>")
}

fn slide(attributes: &str, inner: &str) -> String {
    format!(r#"<p:sld xmlns:p="p" xmlns:a="a" {attributes}>{inner}</p:sld>"#)
}

pub(crate) fn cases() -> Vec<Case> {
    let slides = slides().into_iter().map(|(what, slide)| (what, pptx(&slide, "", Vec::new())));
    let parts = parts().into_iter().map(|(what, part)| (what, pptx("", "", vec![part])));
    let mains = mains().into_iter().map(|(what, main)| (what, pptx("", &main, Vec::new())));
    slides.chain(parts).chain(mains).map(|(what, bytes)| (what.to_owned(), "a.pptx", bytes)).collect()
}

fn slides() -> Vec<(&'static str, String)> {
    let back: String = ID.chars().rev().collect();
    let runs: String = ID.chars().map(|c| format!("<a:r><a:t>{c}</a:t></a:r>")).collect();
    vec![
        ("seen", said(ID)),
        ("hidden slide", slide(r#"show="0""#, &said(ID))),
        (
            "hidden shape",
            format!(r#"<p:sp><p:cNvPr id="1" name="a" hidden="1"/><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></p:sp>"#),
        ),
        ("description", format!(r#"<p:cNvPr id="1" name="a" descr="{ID}"/>"#)),
        ("name of a shape", format!(r#"<p:cNvPr id="1" name="{ID}"/>"#)),
        ("tip of a link", format!(r#"<a:hlinkClick tooltip="{ID}"/>"#)),
        (
            "white",
            format!(
                r#"<p:sp><a:p><a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr><a:t>{ID}</a:t></a:r></a:p></p:sp>"#
            ),
        ),
        ("runs", format!("<p:sp><a:p>{runs}</a:p></p:sp>")),
        (
            "a figure a paragraph",
            format!(
                "<p:sp>{}</p:sp>",
                ID.chars().map(|c| format!("<a:p><a:r><a:t>{c}</a:t></a:r></a:p>")).collect::<String>()
            ),
        ),
        ("a figure a box", ID.chars().map(|c| said(&c.to_string())).collect()),
        (
            "a figure a cell",
            format!(
                "<a:tbl><a:tr>{}</a:tr></a:tbl>",
                ID.chars().map(|c| format!("<a:tc><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:tc>")).collect::<String>()
            ),
        ),
        ("turned about by a mark", said(&format!("号\u{202E}{back}\u{202C}"))),
        ("field", format!("<p:sp><a:p><a:fld><a:t>{ID}</a:t></a:fld></a:p></p:sp>")),
        ("formula", format!("<p:sp><a:p><m:oMath><m:r><m:t>{ID}</m:t></m:r></m:oMath></a:p></p:sp>")),
        ("movement", format!(r#"<p:timing><p:set><p:strVal val="{ID}"/></p:set></p:timing>"#)),
        ("extension", format!(r#"<p:extLst><p:ext uri="a"><p14:a val="{ID}"/></p:ext></p:extLst>"#)),
        ("black box over a picture", COVERED.replace('@', "000000")),
        ("white box over a picture", COVERED.replace('@', "FFFFFF")),
        ("comment in the source", format!("<!-- {ID} -->")),
        (
            "fallback of alternatives",
            format!("<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>", said(ID)),
        ),
    ]
}

fn parts() -> Vec<(&'static str, Extra)> {
    let ppt = |file: &str, kind: &str, xml: String| of(&format!("ppt/{file}"), kind, xml);
    let master = |name: &str| format!(r#"<p:{name} xmlns:p="p" xmlns:a="a">{}</p:{name}>"#, said(ID));
    let pieces = r#"<p:sldMaster xmlns:p="p" xmlns:a="a"><p:sp><a:p><a:r><a:t>110108190</a:t></a:r><a:r><a:t>003071237</a:t></a:r></a:p></p:sp></p:sldMaster>"#;
    vec![
        ("notes", ppt("notesSlides/n1.xml", "notesSlide", master("notes"))),
        (
            "comments",
            ppt("comments/c1.xml", "comments", format!("<p:cmLst><p:cm><p:text>{ID}</p:text></p:cm></p:cmLst>")),
        ),
        (
            "authors of comments",
            ppt(
                "commentAuthors.xml",
                "commentAuthors",
                format!(r#"<p:cmAuthorLst><p:cmAuthor name="{ID}"/></p:cmAuthorLst>"#),
            ),
        ),
        ("master", ppt("slideMasters/m1.xml", "slideMaster", master("sldMaster"))),
        ("master in pieces", ppt("slideMasters/m1.xml", "slideMaster", pieces.to_owned())),
        ("layout", ppt("slideLayouts/l1.xml", "slideLayout", master("sldLayout"))),
        ("master of handouts", ppt("handoutMasters/h1.xml", "handoutMaster", master("handoutMaster"))),
        ("master of notes", ppt("notesMasters/n1.xml", "notesMaster", master("notesMaster"))),
        ("tags", ppt("tags/tag1.xml", "tags", format!(r#"<p:tagLst><p:tag name="A" val="{ID}"/></p:tagLst>"#))),
        ("custom data", of("customXml/item1.xml", "customXml", format!("<a>{ID}</a>"))),
        ("workbook", of("ppt/embeddings/a.xlsx", "package", workbook::seen())),
        ("film", of("ppt/media/a.mp4", "video", b"\0\0\0\x18ftypmp42".to_vec())),
        ("slide that the show does not list", ppt("slides/slide9.xml", "slide", slide("", &said(ID)))),
        ("slide that nothing refers to", ppt("slides/slide9.xml", "", slide("", &said(ID)))),
        (
            "properties of the show",
            ppt("presProps.xml", "presProps", format!(r#"<p:presentationPr><p:x name="{ID}"/></p:presentationPr>"#)),
        ),
        (
            "core property",
            of("docProps/core.xml", "/core-properties", format!("<x><cp:keywords>{ID}</cp:keywords></x>")),
        ),
    ]
}

fn mains() -> Vec<(&'static str, String)> {
    vec![
        ("name of a custom show", format!(r#"<p:custShowLst><p:custShow name="{ID}"/></p:custShowLst>"#)),
        ("name of a section", format!(r#"<p:extLst><p14:section name="{ID}"/></p:extLst>"#)),
    ]
}
