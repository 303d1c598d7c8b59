use super::{SECRET, apart, check_clean, check_found};
use crate::builders::office::{ExtraPart, docx};
use crate::builders::{p, tc};
use formats::anatomy::Surface;

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn paragraph(inner: &str) -> String {
    format!("<w:p><w:r><w:t>身份证号110108********1237</w:t></w:r>{inner}</w:p>")
}

fn by(properties: &str) -> String {
    paragraph(&run(properties, SECRET))
}

#[test]
fn text_that_nobody_sees_is_found_in_the_body() {
    let style = r#"<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="i"><w:basedOn w:val="h"/></w:style><w:style w:styleId="w"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>"#;
    let row = format!("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr></w:tbl>", tc("", SECRET));
    let black_cell = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run(r#"<w:color w:val="000000"/>"#, SECRET)
    );
    let off = format!(
        r#"<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>-9000000</wp:posOffset></wp:positionH><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r></w:p>"#,
        p(SECRET)
    );
    let old_off = format!(
        r#"<w:p><w:r><w:pict><v:shape style="position:absolute;margin-left:-2000pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#,
        p(SECRET)
    );
    let fallback = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    for (case, body, surface, place) in [
        ("w:del", paragraph(&format!(r#"<w:del w:author="张三"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"#)), Surface::TrackedDeletion, "正文第1段"),
        ("w:moveFrom", paragraph(&format!("<w:moveFrom>{}</w:moveFrom>", run("", SECRET))), Surface::TrackedDeletion, "第1段"),
        ("w:ins", paragraph(&format!("<w:ins>{}</w:ins>", run("", SECRET))), Surface::TrackedInsertion, "第1段"),
        ("the middle deleted", "<w:p><w:r><w:t>110108</w:t></w:r><w:del><w:r><w:delText>19000307</w:delText></w:r></w:del><w:r><w:t>1237</w:t></w:r></w:p>".to_owned(), Surface::TrackedDeletion, "第1段"),
        ("w:vanish", by("<w:vanish/>"), Surface::HiddenText, "正文第1段"),
        ("w:webHidden", by("<w:webHidden/>"), Surface::HiddenText, "正文第1段"),
        ("vanish by style", paragraph(&run(r#"<w:rStyle w:val="i"/>"#, SECRET)), Surface::HiddenText, "第1段"),
        ("white", by(r#"<w:color w:val="FFFFFF"/>"#), Surface::PaleText, "第1段"),
        ("white by theme", by(r#"<w:color w:val="auto" w:themeColor="background1"/>"#), Surface::PaleText, "第1段"),
        ("white by paragraph style", format!("<w:p><w:pPr><w:pStyle w:val=\"w\"/></w:pPr>{}</w:p>", run("", SECRET)), Surface::PaleText, "第1段"),
        ("one point", by(r#"<w:sz w:val="2"/>"#), Surface::PaleText, "第1段"),
        ("black on black", by(r#"<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>"#), Surface::PaleText, "第1段"),
        ("black highlighter", by(r#"<w:highlight w:val="black"/>"#), Surface::PaleText, "第1段"),
        ("colour of the shading", by(r#"<w:color w:val="4472C4"/><w:shd w:val="clear" w:fill="4472C4"/>"#), Surface::PaleText, "第1段"),
        ("black in a black cell", black_cell, Surface::PaleText, "表1第1行"),
        ("hidden row", row, Surface::HiddenText, "表1第1行"),
        ("box beside the page", off, Surface::OffPage, "正文"),
        ("old box beside the page", old_off, Surface::OffPage, "正文"),
        ("old form of a drawing", fallback, Surface::HiddenText, "兼容内容"),
        ("split over runs", format!("<w:p>{}{}{}</w:p>", run("<w:b/>", "110108"), run("", "19000307"), run("<w:i/>", "1237")), Surface::Visible, "正文第1段"),
        ("split and touching another number", format!("<w:p>{}{}{}</w:p>", run("", "号码110108********1237"), run("", &SECRET[..9]), run("", &SECRET[9..])), Surface::Visible, "分段书写"),
        ("alt text", format!(r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图1" descr="{SECRET}"/></wp:inline></w:drawing></w:r></w:p>"#), Surface::AlternateText, "替代文字"),
        ("field code", format!("<w:p><w:r><w:instrText>INCLUDETEXT {SECRET}</w:instrText></w:r></w:p>"), Surface::Link, "域代码"),
        ("choice of a control", format!(r#"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{SECRET}"/></w:dropDownList></w:sdtPr></w:sdt>"#), Surface::Validation, "控件"),
    ] {
        check_found(case, &docx(&body, style, &[]), surface, place);
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "one table, a line a part")]
fn other_parts_of_the_package_are_found() {
    let w = |name: &str, inner: &str| format!(r#"<w:{name} xmlns:w="w">{inner}</w:{name}>"#);
    let said = p(SECRET);
    let cases: [(&str, &str, &str, String, Surface, &str); 17] = [
        (
            "comment",
            "comments.xml",
            "comments",
            w("comments", &format!(r#"<w:comment w:author="李四">{said}</w:comment>"#)),
            Surface::Comment,
            "批注第1段",
        ),
        ("header", "header1.xml", "header", w("hdr", &said), Surface::Margin, "页眉"),
        ("footer", "footer1.xml", "footer", w("ftr", &said), Surface::Margin, "页脚"),
        (
            "footnote",
            "footnotes.xml",
            "footnotes",
            w("footnotes", &format!("<w:footnote>{said}</w:footnote>")),
            Surface::Margin,
            "脚注",
        ),
        (
            "endnote",
            "endnotes.xml",
            "endnotes",
            w("endnotes", &format!("<w:endnote>{said}</w:endnote>")),
            Surface::Margin,
            "尾注",
        ),
        (
            "building block",
            "glossary/document.xml",
            "glossaryDocument",
            w("glossaryDocument", &said),
            Surface::HiddenData,
            "构建基块",
        ),
        (
            "core property",
            "/docProps/core.xml",
            "core-properties",
            format!("<x><dc:description>{SECRET}</dc:description></x>"),
            Surface::Property,
            "备注",
        ),
        (
            "author",
            "/docProps/core.xml",
            "core-properties",
            format!("<x><dc:creator>{SECRET}</dc:creator></x>"),
            Surface::Author,
            "作者",
        ),
        (
            "extended property",
            "/docProps/app.xml",
            "extended-properties",
            format!("<x><Company>{SECRET}</Company></x>"),
            Surface::Property,
            "单位",
        ),
        (
            "custom property",
            "/docProps/custom.xml",
            "custom-properties",
            format!(r#"<x><property name="编号"><vt:lpwstr>{SECRET}</vt:lpwstr></property></x>"#),
            Surface::Property,
            "编号",
        ),
        (
            "custom XML",
            "/customXml/item1.xml",
            "customXml",
            format!("<a><b>{SECRET}</b></a>"),
            Surface::HiddenData,
            "自定义数据",
        ),
        (
            "custom XML attribute",
            "/customXml/item1.xml",
            "customXml",
            format!(r#"<a b="{SECRET}"/>"#),
            Surface::HiddenData,
            "自定义数据",
        ),
        (
            "document variable",
            "settings.xml",
            "settings",
            w("settings", &format!(r#"<w:docVars><w:docVar w:name="id" w:val="{SECRET}"/></w:docVars>"#)),
            Surface::HiddenData,
            "文档变量“id”",
        ),
        (
            "mail merge",
            "settings.xml",
            "settings",
            w("settings", &format!(r#"<w:mailMerge><w:query w:val="SELECT {SECRET}"/></w:mailMerge>"#)),
            Surface::InternalPath,
            "邮件合并",
        ),
        (
            "part of no known kind",
            "web.xml",
            "webextension",
            format!("<a>{SECRET}</a>"),
            Surface::HiddenData,
            "web.xml",
        ),
        ("orphan", "old.xml", "", format!("<a>{SECRET}</a>"), Surface::OrphanPart, "old.xml"),
        (
            "a number in styles",
            "stylesWithEffects.xml",
            "stylesWithEffects",
            format!(r#"<w:styles xmlns:w="w"><w:name w:val="{SECRET}"/></w:styles>"#),
            Surface::HiddenData,
            "stylesWithEffects",
        ),
    ];
    for (case, path, kind, xml, surface, place) in &cases {
        let extra: [ExtraPart<'_>; 1] = [(path, kind, xml)];
        check_found(case, &docx(&p("公示"), "", &extra), *surface, place);
    }
}

#[test]
fn names_paths_and_cropped_pictures_are_told() {
    let body = r#"<w:p><w:ins w:author="王五"><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:drawing><pic:blipFill><a:srcRect b="40000"/></pic:blipFill></w:drawing></w:r></w:p>"#;
    let relations = r#"<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="file:///\\10.1.2.3\模板\公文.dotx" TargetMode="External"/></Relationships>"#;
    let extra = [
        ("settings.xml", "settings", r#"<w:settings xmlns:w="w"><w:attachedTemplate r:id="a"/></w:settings>"#),
        ("_rels/settings.xml.rels", "", relations),
    ];
    let anatomy = apart("a.docx", &docx(body, "", &extra));
    for (surface, text) in [(Surface::Author, "王五"), (Surface::InternalPath, "10.1.2.3"), (Surface::CroppedImage, "")]
    {
        assert!(
            anatomy.parts.iter().any(|part| part.surface == surface && part.text.contains(text)),
            "{surface:?}: {:?}",
            anatomy.parts
        );
    }
}

#[test]
fn what_only_looks_hidden_is_silent() {
    let toc = "<w:p><w:r><w:t>一、总则</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>3</w:t></w:r></w:p>";
    for (case, body) in [
        ("plain", p("身份证号110108********1237")),
        ("vanish switched off", paragraph(&run(r#"<w:vanish w:val="0"/>"#, "甲"))),
        (
            "white on blue",
            paragraph(&run(r#"<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>"#, "标题")),
        ),
        (
            "automatic on black",
            paragraph(&run(r#"<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>"#, "标题")),
        ),
        ("grey", paragraph(&run(r#"<w:color w:val="808080"/>"#, "注"))),
        ("yellow highlighter", paragraph(&run(r#"<w:highlight w:val="yellow"/>"#, "注"))),
        ("five points", paragraph(&run(r#"<w:sz w:val="10"/>"#, "注"))),
        ("page numbers of a table of contents", toc.to_owned()),
        (
            "picture not cropped",
            "<w:p><w:r><w:t>图</w:t></w:r><w:r><w:drawing><a:srcRect/></w:drawing></w:r></w:p>".to_owned(),
        ),
        ("table", format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "姓名"), tc("", "张*"))),
    ] {
        check_clean(case, &docx(&body, "", &[]));
    }
}
