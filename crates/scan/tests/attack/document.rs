//! Word documents.

use super::build::{Extra, docx, of, package};
use super::{Case, ID, picture, workbook};

const COVERED: &str = r#"<w:r><w:drawing><wp:inline><pic:pic><a:blip/></pic:pic></wp:inline></w:drawing></w:r><w:r><w:drawing><wp:anchor behindDoc="0"><wps:wsp><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:wsp></wp:anchor></w:drawing></w:r>"#;

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn p(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

pub(crate) fn cases() -> Vec<Case> {
    let bodies = bodies().into_iter().map(|(what, body)| (what, docx(&body, Vec::new())));
    let parts = parts().into_iter().map(|(what, part)| (what, docx("", vec![part])));
    let all = bodies.chain(parts).chain(whole());
    all.map(|(what, bytes)| (what.to_owned(), "a.docx", bytes)).collect()
}

fn bodies() -> Vec<(&'static str, String)> {
    let plain = run("", ID);
    let back: String = ID.chars().rev().collect();
    let digits = |piece: fn(char) -> String| ID.chars().map(piece).collect::<String>();
    let drawing = |inner: &str| p(&format!("<w:r><w:drawing>{inner}</w:drawing></w:r>"));
    vec![
        ("seen", p(&plain)),
        ("deleted", p(&format!("<w:del><w:r><w:delText>{ID}</w:delText></w:r></w:del>"))),
        ("inserted", p(&format!("<w:ins>{plain}</w:ins>"))),
        ("moved away", p(&format!("<w:moveFrom>{plain}</w:moveFrom>"))),
        ("vanish", p(&run("<w:vanish/>", ID))),
        ("white", p(&run(r#"<w:color w:val="FFFFFF"/>"#, ID))),
        ("one point", p(&run(r#"<w:sz w:val="2"/>"#, ID))),
        ("black highlighter", p(&run(r#"<w:highlight w:val="black"/>"#, ID))),
        (
            "choice of alternatives",
            p(&format!("<w:r><mc:AlternateContent><mc:Choice><w:t>{ID}</w:t></mc:Choice></mc:AlternateContent></w:r>")),
        ),
        (
            "fallback of alternatives",
            p(&format!(
                "<w:r><mc:AlternateContent><mc:Fallback><w:t>{ID}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            )),
        ),
        ("split over runs", p(&digits(|c| run("", &c.to_string())))),
        (
            "split by empty runs and marks of spelling",
            p(&digits(|c| format!("{}<w:proofErr/><w:r/>", run("", &c.to_string())))),
        ),
        ("a figure a paragraph", digits(|c| p(&run("", &c.to_string())))),
        (
            "a figure a cell",
            format!(
                "<w:tbl><w:tr>{}</w:tr></w:tbl>",
                digits(|c| format!("<w:tc>{}</w:tc>", p(&run("", &c.to_string()))))
            ),
        ),
        (
            "alternate figures deleted",
            p(&ID
                .chars()
                .enumerate()
                .map(|(n, c)| {
                    if n % 2 == 0 {
                        run("", &c.to_string())
                    } else {
                        format!("<w:del><w:r><w:delText>{c}</w:delText></w:r></w:del>")
                    }
                })
                .collect::<String>()),
        ),
        ("full width", p(&run("", &digits(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("wide").to_string())))),
        ("zero width between", p(&run("", &digits(|c| format!("{c}\u{200B}"))))),
        ("isolates between", p(&run("", &digits(|c| format!("\u{2066}{c}\u{2069}"))))),
        (
            "soft hyphens",
            p(&ID.chars().map(|c| format!("<w:r><w:t>{c}</w:t><w:softHyphen/></w:r>")).collect::<String>()),
        ),
        (
            "hard hyphens",
            p("<w:r><w:t>110108</w:t><w:noBreakHyphen/><w:t>19000307</w:t><w:noBreakHyphen/><w:t>1237</w:t></w:r>"),
        ),
        ("references to characters", p(&run("", &digits(|c| format!("&#x{:x};", u32::from(c)))))),
        ("CDATA", p(&run("", &format!("<![CDATA[{ID}]]>")))),
        ("CDATA in pieces", p(&run("", "<![CDATA[1101081900]]><![CDATA[03071237]]>"))),
        ("turned about by a mark", p(&run("", &format!("\u{202E}{back}\u{202C}")))),
        ("turned about by w:bdo", p(&format!(r#"<w:bdo w:val="rtl">{}</w:bdo>"#, run("", &back)))),
        (
            "symbols of a font",
            p(&digits(|c| format!(r#"<w:r><w:sym w:font="Symbol" w:char="F0{:02X}"/></w:r>"#, u32::from(c)))),
        ),
        ("formula", p(&format!("<m:oMath><m:r><m:t>{ID}</m:t></m:r></m:oMath>"))),
        (
            "ruby",
            p(&format!("<w:r><w:ruby><w:rt>{plain}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", run("", "甲"))),
        ),
        (
            "description of a picture",
            drawing(&format!(r#"<wp:inline><wp:docPr id="1" name="图" descr="{ID}"/></wp:inline>"#)),
        ),
        ("name of a picture", drawing(&format!(r#"<wp:inline><wp:docPr id="1" name="{ID}"/></wp:inline>"#))),
        ("text in art", p(&format!(r#"<w:r><w:pict><v:shape><v:textpath string="{ID}"/></v:shape></w:pict></w:r>"#))),
        ("alternative text of an old shape", p(&format!(r#"<w:r><w:pict><v:shape alt="{ID}"/></w:pict></w:r>"#))),
        ("identifier of an old shape", p(&format!(r#"<w:r><w:pict><v:shape id="x{ID}"/></w:pict></w:r>"#))),
        ("address of an old shape", p(&format!(r#"<w:r><w:pict><v:shape href="http://a.cn/{ID}"/></w:pict></w:r>"#))),
        (
            "box",
            p(&format!(
                "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
                p(&plain)
            )),
        ),
        (
            "box beside the page",
            drawing(&format!(
                "<wp:anchor><wp:positionH><wp:posOffset>-9000000</wp:posOffset></wp:positionH><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wp:anchor>",
                p(&plain)
            )),
        ),
        ("tooltip", p(&format!(r#"<w:hyperlink w:tooltip="{ID}">{}</w:hyperlink>"#, run("", "甲")))),
        ("anchor of a link", p(&format!(r#"<w:hyperlink w:anchor="{ID}">{}</w:hyperlink>"#, run("", "甲")))),
        ("bookmark", p(&format!(r#"<w:bookmarkStart w:name="a{ID}"/>"#))),
        ("code of a field", p(&format!("<w:r><w:instrText>QUOTE {ID}</w:instrText></w:r>"))),
        (
            "code of a field in pieces",
            p("<w:r><w:instrText>QUOTE 110108190</w:instrText></w:r><w:r><w:instrText>003071237</w:instrText></w:r>"),
        ),
        ("simple field", p(&format!(r#"<w:fldSimple w:instr="QUOTE {ID}"/>"#))),
        (
            "data of a field",
            p(&format!(
                "<w:r><w:fldChar><w:fldData>{}</w:fldData></w:fldChar></w:r>",
                super::build::base64(ID.as_bytes())
            )),
        ),
        ("tag of a control", p(&format!(r#"<w:sdt><w:sdtPr><w:tag w:val="{ID}"/></w:sdtPr></w:sdt>"#))),
        (
            "choice of a control",
            p(&format!(
                r#"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="甲" w:value="{ID}"/></w:dropDownList></w:sdtPr></w:sdt>"#
            )),
        ),
        (
            "placeholder of a control",
            p(&format!(r#"<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a[{ID}]"/></w:sdtPr></w:sdt>"#)),
        ),
        (
            "default of a form",
            p(&format!(
                r#"<w:r><w:fldChar><w:ffData><w:textInput><w:default w:val="{ID}"/></w:textInput></w:ffData></w:fldChar></w:r>"#
            )),
        ),
        (
            "name of a form",
            p(&format!(r#"<w:r><w:fldChar><w:ffData><w:name w:val="a{ID}"/></w:ffData></w:fldChar></w:r>"#)),
        ),
        (
            "smart tag",
            p(&format!(
                r#"<w:smartTag w:element="x"><w:smartTagPr><w:attr w:name="a" w:val="{ID}"/></w:smartTagPr></w:smartTag>"#
            )),
        ),
        (
            "element of custom XML",
            p(&format!(
                r#"<w:customXml w:element="x"><w:customXmlPr><w:attr w:name="a" w:val="{ID}"/></w:customXmlPr></w:customXml>"#
            )),
        ),
        ("attribute of no known space", format!(r#"<w:p z:id="{ID}"/>"#)),
        ("element of no known space", format!("<z:a>{ID}</z:a>")),
        ("author of a change", p(&format!(r#"<w:ins w:author="{ID}">{}</w:ins>"#, run("", "甲")))),
        ("black box over a picture", p(COVERED)),
        (
            "old black box over a picture",
            p(
                r#"<w:r><w:pict><v:shape><v:imagedata/></v:shape><v:rect fillcolor="black" style="width:90pt;height:20pt"/></w:pict></w:r>"#,
            ),
        ),
        ("comment in the source", format!("<!-- {ID} -->")),
        ("instruction in the source", format!("<?a {ID}?>")),
        (
            "caption of a table",
            format!(
                r#"<w:tbl><w:tblPr><w:tblDescription w:val="{ID}"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"#,
                p("")
            ),
        ),
        ("hidden row", format!("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&plain))),
        ("deleted row", format!("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&plain))),
        (
            "style before a change",
            p(&format!(r#"<w:r><w:rPr><w:rPrChange w:author="{ID}"/></w:rPr><w:t>甲</w:t></w:r>"#)),
        ),
    ]
}

fn parts() -> Vec<(&'static str, Extra)> {
    let w = |name: &str, inner: &str| format!(r#"<w:{name} xmlns:w="w">{inner}</w:{name}>"#);
    let said = p(&run("", ID));
    let word = |file: &str, kind: &str, xml: String| of(&format!("word/{file}"), kind, xml);
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(format!("<a>{ID}</a>").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("comment", word("comments.xml", "comments", w("comments", &format!("<w:comment>{said}</w:comment>")))),
        ("header", word("header1.xml", "header", w("hdr", &said))),
        ("footer", word("footer1.xml", "footer", w("ftr", &said))),
        ("footnote", word("footnotes.xml", "footnotes", w("footnotes", &format!("<w:footnote>{said}</w:footnote>")))),
        ("endnote", word("endnotes.xml", "endnotes", w("endnotes", &format!("<w:endnote>{said}</w:endnote>")))),
        ("building block", word("glossary/document.xml", "glossaryDocument", w("glossaryDocument", &said))),
        ("people", word("people.xml", "people", format!(r#"<w:people><w:person w:author="{ID}"/></w:people>"#))),
        (
            "style",
            word(
                "styles.xml",
                "styles",
                w("styles", &format!(r#"<w:style w:styleId="a"><w:name w:val="{ID}"/></w:style>"#)),
            ),
        ),
        ("list", word("numbering.xml", "numbering", w("numbering", &format!(r#"<w:lvlText w:val="{ID}"/>"#)))),
        (
            "list in pieces",
            word("numbering.xml", "numbering", w("numbering", r#"<w:lvlText w:val="1&#49;0108190003071237"/>"#)),
        ),
        ("font table", word("fontTable.xml", "fontTable", w("fonts", &format!(r#"<w:font w:name="{ID}"/>"#)))),
        ("theme", word("theme/theme1.xml", "theme", format!(r#"<a:theme name="{ID}"/>"#))),
        (
            "variable",
            word("settings.xml", "settings", w("settings", &format!(r#"<w:docVar w:name="a" w:val="{ID}"/>"#))),
        ),
        (
            "setting",
            word("settings.xml", "settings", w("settings", &format!(r#"<w:compatSetting w:name="a" w:val="{ID}"/>"#))),
        ),
        ("web settings", word("webSettings.xml", "webSettings", w("webSettings", &format!(r#"<w:div w:id="{ID}"/>"#)))),
        (
            "core property",
            of("docProps/core.xml", "/core-properties", format!("<x><dc:description>{ID}</dc:description></x>")),
        ),
        (
            "core property in pieces",
            of("docProps/core.xml", "/core-properties", "<x><dc:title>1101081900<!-- -->03071237</dc:title></x>"),
        ),
        ("company", of("docProps/app.xml", "/extended-properties", format!("<x><Company>{ID}</Company></x>"))),
        (
            "heading in properties",
            of(
                "docProps/app.xml",
                "/extended-properties",
                format!("<x><TitlesOfParts><vt:lpstr>{ID}</vt:lpstr></TitlesOfParts></x>"),
            ),
        ),
        (
            "custom property",
            of(
                "docProps/custom.xml",
                "/custom-properties",
                format!(r#"<x><property name="a"><vt:lpwstr>{ID}</vt:lpwstr></property></x>"#),
            ),
        ),
        (
            "name of a custom property",
            of(
                "docProps/custom.xml",
                "/custom-properties",
                format!(r#"<x><property name="{ID}"><vt:i4>1</vt:i4></property></x>"#),
            ),
        ),
        ("custom XML", of("customXml/item1.xml", "customXml", format!("<a><b>{ID}</b></a>"))),
        ("attribute of custom XML", of("customXml/item1.xml", "customXml", format!(r#"<a b="{ID}"/>"#))),
        ("custom XML in UTF-16", of("customXml/item1.xml", "customXml", utf16)),
        ("part of no known kind", word("a.xml", "webextension", format!("<a>{ID}</a>"))),
        ("part that is no XML", word("a.bin", "binary", format!("\u{1}\u{2}{ID}\u{3}"))),
        ("part that nothing refers to", word("old.xml", "", format!("<a>{ID}</a>"))),
        ("part in a false folder of relations", word("x_rels/old.xml", "", format!("<a>{ID}</a>"))),
        (
            "relations of nothing",
            word(
                "_rels/none.xml.rels",
                "",
                format!(r#"<Relationships><Relationship Id="a{ID}" Type="x" Target="y"/></Relationships>"#),
            ),
        ),
        ("name of a part", word(&format!("{ID}.xml"), "theme", "<a/>".to_owned())),
        ("second main part", of("word/second.xml", "/officeDocument", w("document", &w("body", &said)))),
        ("page in the document", word("chunk.html", "aFChunk", format!("<html><p>{ID}</p></html>"))),
        ("rich text in the document", word("chunk.rtf", "aFChunk", format!("{{\\rtf1 {ID}}}"))),
        ("workbook in the document", of("word/embeddings/a.xlsx", "package", workbook::seen())),
        ("program in the document", of("word/embeddings/a.bin", "oleObject", b"\x7FELF\0\0".to_vec())),
        ("font", of("word/fonts/font1.odttf", "font", [b"\0\x01\0\0".as_slice(), ID.as_bytes(), b"\0"].concat())),
        ("control", word("activeX/a.bin", "activeXControlBinary", format!("\u{1}{ID}\u{2}"))),
        (
            "printer",
            of(
                "word/printerSettings1.bin",
                "printerSettings",
                ID.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            ),
        ),
        ("chart", word("charts/chart1.xml", "chart", format!("<c:chart><c:v>{ID}</c:v></c:chart>"))),
        (
            "title of a chart",
            word(
                "charts/chart1.xml",
                "chart",
                format!(
                    "<c:chart><a:p><a:r><a:t>{}</a:t></a:r><a:r><a:t>{}</a:t></a:r></a:p></c:chart>",
                    &ID[..9],
                    &ID[9..]
                ),
            ),
        ),
        (
            "format of a chart",
            word("charts/chart1.xml", "chart", format!(r#"<c:chart><c:numFmt formatCode="{ID}"/></c:chart>"#)),
        ),
        ("diagram", word("diagrams/data1.xml", "diagramData", format!("<d><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></d>"))),
        ("picture with words", of("word/media/a.jpg", "image", picture::jpeg_with_comment())),
        ("drawing as a picture", of("word/media/a.svg", "image", format!("<svg><text>{ID}</text></svg>"))),
        (
            "drawing as a picture, in pieces",
            of("word/media/a.svg", "image", "<svg><text><tspan>110108190</tspan><tspan>003071237</tspan></text></svg>"),
        ),
        ("link", of("word/a.xml", "x", format!(r#"<a xlink="http://a.cn/{ID}"/>"#))),
    ]
}

/// Files of which the frame is the attack.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let dtd = format!(
        r#"<!DOCTYPE a [<!ENTITY h "{}"><!ENTITY t "{}">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&h;&t;</w:t></w:r></w:p></w:body></w:document>"#,
        &ID[..9],
        &ID[9..]
    );
    let ebcdic = r#"<?xml version="1.0" encoding="IBM037"?><w:document xmlns:w="w"><w:body/></w:document>"#;
    vec![
        ("entities", package("word/document.xml", &dtd, Vec::new())),
        ("an encoding that nobody reads", package("word/document.xml", ebcdic, Vec::new())),
    ]
}
