use crate::builders::{docx, docx_with_styles, p, tc};
use crate::{read, shown};
use formats::{Block, Kind};

fn check(body: &str, expected: &[&str]) {
    let content = read("a.docx", &docx(body));
    assert_eq!(content.kind, Kind::Docx);
    assert_eq!(shown(&content), expected, "{body}");
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

#[test]
fn only_what_word_shows_is_read() {
    check(&format!("<w:p>{}<w:del>{}</w:del>{}</w:p>", run("", "甲"), run("", "删"), run("", "乙")), &["甲乙"]);
    check(
        "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins></w:p>",
        &["增"],
    );
    check(
        "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>",
        &["新处"],
    );
    check(
        &format!("<w:p>{}{}{}</w:p>", run("<w:vanish/>", "藏"), run("<w:vanish w:val='0'/>", "甲"), run("", "乙")),
        &["甲乙"],
    );
    check(&format!("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p>", run("", "甲")), &["甲"]);
    check("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>一</w:t></w:r></w:p>", &["一"]);
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>",
        &["甲\t乙\n丙"],
    );
    check(
        "<w:p/><w:p><w:r><w:t>&#160;</w:t></w:r></w:p><w:p><w:r><w:t>5 &lt; 6 &amp; 7</w:t></w:r></w:p>",
        &["5 < 6 & 7"],
    );
    check(
        "<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>框</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        &["链框"],
    );
}

#[test]
fn a_text_box_is_read_once() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("框内"));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>框外</w:t></w:r></w:p>"
    );
    check(&body, &["框内", "框外"]);
}

#[test]
fn headings_come_from_styles_and_outline_levels() {
    let styles = "<w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>\
        <w:style w:styleId='my'><w:name w:val='章'/><w:basedOn w:val='1'/></w:style>\
        <w:style w:styleId='loop'><w:name w:val='环'/><w:basedOn w:val='loop'/></w:style>\
        <w:style w:styleId='secret'><w:name w:val='密'/><w:rPr><w:vanish/></w:rPr></w:style>";
    let paragraph = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        paragraph("1", "一"),
        paragraph("my", "二"),
        paragraph("loop", "三"),
        paragraph("secret", "藏"),
        "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>四</w:t></w:r></w:p>".to_owned(),
        p("五"),
    ];
    let content = read("a.docx", &docx_with_styles(&body.concat(), styles));
    assert_eq!(shown(&content), ["#一", "#二", "三", "##四", "五"]);
}

#[test]
fn merged_cells_are_spans() {
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat());
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let begin = "<w:vMerge w:val='restart'/>";
    let more = "<w:vMerge/>";
    check(
        &table(&[
            row(&[tc(begin, "甲"), tc("<w:gridSpan w:val='2'/>", "乙"), tc(begin, "丁")]),
            row(&[tc(more, ""), tc("", "1"), tc("", "2"), tc(more, "")]),
            row(&[tc(more, ""), tc("", "3"), tc("", "4"), tc("", "5")]),
        ]),
        &["|甲:3×1|乙:1×2|丁:2×1|", "|1|2|", "|3|4|5|"],
    );
    check(&table(&[row(&[tc(more, "甲")]), row(&[tc(more, "")])]), &["|甲:2×1|", "||"]);
    check(
        &table(&[row(&[tc(begin, "甲")]), row(&[tc(begin, "乙")]), row(&[tc(more, "")])]),
        &["|甲|", "|乙:2×1|", "||"],
    );
    check(
        &table(&[row(&[tc("<w:hMerge w:val='restart'/>", "甲"), tc("<w:hMerge/>", ""), tc("", "1")])]),
        &["|甲:1×2|1|"],
    );
    let free = format!("<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{}</w:tr>", tc("", "1"));
    check(&table(&[free]), &["|:1×2|1|"]);
    let hidden = format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", tc(more, "藏"));
    let deleted = format!("<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{}</w:tr>", tc(more, "删"));
    check(&table(&[row(&[tc(begin, "甲")]), hidden, deleted, row(&[tc(more, "")])]), &["|甲:2×1|", "||"]);
}

#[test]
fn a_cell_keeps_its_paragraphs_and_a_header_row_its_mark() {
    let cell = format!("<w:tc>{}{}{}</w:tc>", p("甲"), p(" "), p("乙"));
    let row = format!("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell}</w:tr></w:tbl>");
    let content = read("a.docx", &docx(&row));
    let Block::Table(table) = &content.blocks[0] else { panic!("{content:?}") };
    assert_eq!(table.rows[0][0].text, "甲\n乙");
    assert!(table.rows[0][0].is_header);
}

#[test]
fn a_table_within_a_table_is_read_as_its_contents() {
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "1"));
    check(&format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("前"), p("后")), &["前", "|1|", "后"]);
}
