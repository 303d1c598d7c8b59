use super::{SECRET, apart, check_clean, check_found};
use crate::builders::office::{ExtraPart, xlsx};
use formats::anatomy::Surface;

fn text(place: &str, style: u32, text: &str) -> String {
    format!(r#"<c r="{place}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn row(number: u32, attributes: &str, cells: &str) -> String {
    format!(r#"<row r="{number}" {attributes}>{cells}</row>"#)
}

fn data(rows: &str) -> String {
    let first = row(1, "", &(text("A1", 0, "姓名") + &text("B1", 0, "身份证号")));
    format!("<sheetData>{first}{rows}</sheetData>")
}

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="&quot;110108********1237&quot;"/></numFmts><fonts><font><sz val="11"/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font><font><sz val="1"/></font></fonts><fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="2" fillId="0"/><xf fontId="3" fillId="0"/><xf fontId="0" fillId="2"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf fontId="1" fillId="2"/></cellXfs></styleSheet>"#;

#[test]
fn cells_that_nobody_sees_are_found() {
    let number = |style: u32| format!(r#"<c r="B2" s="{style}"><v>{SECRET}</v></c>"#);
    let formula =
        format!(r#"<c r="B2" t="str"><f>REPLACE("{SECRET}",7,8,"********")</f><v>110108********1237</v></c>"#);
    let split = format!(
        r#"<c r="B2" t="str"><f>REPLACE("{}"&amp;"{}",7,8,"********")</f><v>110108********1237</v></c>"#,
        &SECRET[..9],
        &SECRET[9..]
    );
    let secret = |style: u32| text("B2", style, SECRET);
    for (case, sheet, surface, place) in [
        ("hidden row", data(&row(2, r#"hidden="1""#, &secret(0))), Surface::HiddenRow, "工作表“名单”B2"),
        ("row of no height", data(&row(2, r#"ht="0" customHeight="1""#, &secret(0))), Surface::HiddenRow, "B2"),
        (
            "rows hidden by default",
            format!(r#"<sheetFormatPr zeroHeight="1"/>{}"#, data(&row(2, "", &secret(0)))),
            Surface::HiddenRow,
            "B2",
        ),
        (
            "hidden column",
            format!(r#"<cols><col min="2" max="3" hidden="1"/></cols>{}"#, data(&row(2, "", &secret(0)))),
            Surface::HiddenColumn,
            "B2",
        ),
        (
            "column of no width",
            format!(r#"<cols><col min="2" max="2" width="0"/></cols>{}"#, data(&row(2, "", &secret(0)))),
            Surface::HiddenColumn,
            "B2",
        ),
        (
            "filtered out",
            format!(
                r#"{}<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>"#,
                data(&row(2, r#"hidden="1""#, &secret(0)))
            ),
            Surface::FilteredRow,
            "B2",
        ),
        ("white", data(&row(2, "", &secret(1))), Surface::PaleText, "B2"),
        ("white by theme", data(&row(2, "", &secret(2))), Surface::PaleText, "B2"),
        ("one point", data(&row(2, "", &secret(3))), Surface::PaleText, "B2"),
        ("black on black", data(&row(2, "", &secret(4))), Surface::PaleText, "B2"),
        (";;; on text", data(&row(2, "", &secret(5))), Surface::FormatMasked, "B2"),
        (";;; on a number", data(&row(2, "", &number(5))), Surface::FormatMasked, "B2"),
        ("masked by number format", data(&row(2, "", &number(6))), Surface::FormatMasked, "B2"),
        ("masked by formula", data(&row(2, "", &formula)), Surface::FormulaMasked, "B2"),
        ("masked by a formula in pieces", data(&row(2, "", &split)), Surface::FormulaMasked, "B2"),
        ("far below", data(&row(5_000, "", &text("A5000", 0, SECRET))), Surface::FarCell, "A5000"),
        ("far right", data(&row(2, "", &text("XFD2", 0, SECRET))), Surface::FarCell, "XFD2"),
        (
            "under a merge",
            format!(
                r#"{}<mergeCells><mergeCell ref="A2:B2"/></mergeCells>"#,
                data(&row(2, "", &(text("A2", 0, "甲") + &secret(0))))
            ),
            Surface::HiddenText,
            "B2",
        ),
        (
            "validation list",
            format!(
                r#"{}<dataValidations><dataValidation type="list"><formula1>"{SECRET},乙"</formula1></dataValidation></dataValidations>"#,
                data("")
            ),
            Surface::Validation,
            "数据有效性",
        ),
        (
            "prompt",
            format!(r#"{}<dataValidations><dataValidation prompt="{SECRET}"/></dataValidations>"#, data("")),
            Surface::Validation,
            "数据有效性",
        ),
        (
            "header",
            format!("{}<headerFooter><oddHeader>&amp;C{SECRET}</oddHeader></headerFooter>", data("")),
            Surface::Margin,
            "页眉页脚",
        ),
        (
            "tooltip",
            format!(r#"{}<hyperlinks><hyperlink ref="A1" tooltip="{SECRET}"/></hyperlinks>"#, data("")),
            Surface::AlternateText,
            "链接提示",
        ),
        (
            "scenario",
            format!(
                r#"{}<scenarios><scenario name="a"><inputCells r="A1" val="{SECRET}"/></scenario></scenarios>"#,
                data("")
            ),
            Surface::HiddenData,
            "名单",
        ),
        ("to be seen", data(&row(2, "", &secret(0))), Surface::Visible, "工作表“名单”B2"),
    ] {
        let extra = [("styles.xml", "styles", STYLES)];
        check_found(case, &xlsx(&sheet, "", &extra), surface, place);
    }
}

#[test]
fn hidden_sheets_are_found_however_deep() {
    for state in ["hidden", "veryHidden"] {
        let book = format!(r#"<sheet name="原始" sheetId="2" state="{state}" r:id="rId2"/></sheets>"#);
        let second = format!("<worksheet>{}</worksheet>", data(&row(2, "", &text("C2", 0, SECRET))));
        let extra: [ExtraPart<'_>; 1] = [("worksheets/sheet2.xml", "worksheet", &second)];
        check_found(state, &xlsx(&data(""), &book, &extra), Surface::HiddenSheet, "工作表“原始”（隐藏）C2");
    }
}

#[test]
fn names_links_and_caches_are_found() {
    let name =
        format!(r#"<definedNames><definedName name="secret" hidden="1">"{SECRET}"</definedName></definedNames>"#);
    check_found("defined name", &xlsx(&data(""), &name, &[]), Surface::DefinedName, "名称“secret”（隐藏）");
    let shared =
        format!("<sst><si><t>甲</t></si><si><r><t>{}</t></r><r><t>{}</t></r></si></sst>", &SECRET[..6], &SECRET[6..]);
    let phonetic = format!("<sst><si><t>甲</t><rPh><t>{SECRET}</t></rPh></si></sst>");
    let drawing = format!(
        r#"<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><a:p><a:r><a:t>{SECRET}</a:t></a:r></a:p></xdr:sp></xdr:wsDr>"#
    );
    let alt = format!(r#"<xdr:wsDr xmlns:xdr="x"><xdr:cNvPr id="1" name="图" descr="{SECRET}"/></xdr:wsDr>"#);
    for (case, path, kind, xml, surface, place) in [
        (
            "comment",
            "comments1.xml",
            "comments",
            format!(
                r#"<comments><authors><author>张三</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>{SECRET}</t></r></text></comment></commentList></comments>"#
            ),
            Surface::Comment,
            "B2",
        ),
        (
            "threaded comment",
            "threadedComments/t1.xml",
            "threadedComment",
            format!(
                r#"<ThreadedComments><threadedComment ref="B3"><text>{SECRET}</text></threadedComment></ThreadedComments>"#
            ),
            Surface::Comment,
            "B3",
        ),
        (
            "pivot records",
            "pivotCache/r1.xml",
            "pivotCacheRecords",
            format!(r#"<pivotCacheRecords><r><s v="{SECRET}"/></r></pivotCacheRecords>"#),
            Surface::PivotCache,
            "缓存",
        ),
        (
            "pivot shared items",
            "pivotCache/d1.xml",
            "pivotCacheDefinition",
            format!(r#"<d><cacheField name="证号"><sharedItems><s v="{SECRET}"/></sharedItems></cacheField></d>"#),
            Surface::PivotCache,
            "缓存",
        ),
        (
            "pivot records that nothing refers to",
            "pivotCache/r1.xml",
            "",
            format!(r#"<pivotCacheRecords><r><s v="{SECRET}"/></r></pivotCacheRecords>"#),
            Surface::PivotCache,
            "残留",
        ),
        (
            "external link cache",
            "externalLinks/e1.xml",
            "externalLink",
            format!(
                r#"<externalLink><sheetData><row><cell r="A1"><v>{SECRET}</v></cell></row></sheetData></externalLink>"#
            ),
            Surface::ExternalLink,
            "外部链接",
        ),
        ("unused shared text", "sharedStrings.xml", "sharedStrings", shared, Surface::OrphanPart, "共享文字"),
        ("phonetic guide", "sharedStrings.xml", "sharedStrings", phonetic, Surface::HiddenData, "拼音"),
        ("text box", "drawings/d1.xml", "drawing", drawing, Surface::Visible, "图表"),
        ("alt text", "drawings/d1.xml", "drawing", alt, Surface::AlternateText, "替代文字"),
        (
            "custom XML",
            "/customXml/item1.xml",
            "customXml",
            format!("<a>{SECRET}</a>"),
            Surface::HiddenData,
            "自定义数据",
        ),
        (
            "connection",
            "connections.xml",
            "connections",
            format!(r#"<c><dbPr connection="Server=10.1.1.1" command="{SECRET}"/></c>"#),
            Surface::InternalPath,
            "数据连接",
        ),
        (
            "revision log",
            "revisions/l1.xml",
            "revisionLog",
            format!("<r><rcc><nc><v>{SECRET}</v></nc></rcc></r>"),
            Surface::TrackedDeletion,
            "修订日志",
        ),
    ] {
        let extra: [ExtraPart<'_>; 1] = [(path, kind, &xml)];
        check_found(case, &xlsx(&data(""), "", &extra), surface, place);
    }
}

#[test]
fn paths_printers_and_names_are_told() {
    let book = r#"<mc:AlternateContent><x15ac:absPath url="D:\公示\张三\"/></mc:AlternateContent>"#;
    let extra = [("persons/p.xml", "person", r#"<personList><person displayName="李四"/></personList>"#)];
    let anatomy = apart("a.xlsx", &xlsx(&data(""), book, &extra));
    for (surface, text) in [(Surface::InternalPath, "D:\\公示"), (Surface::Author, "李四")] {
        assert!(anatomy.parts.iter().any(|part| part.surface == surface && part.text.contains(text)), "{surface:?}");
    }
}

#[test]
fn what_only_looks_hidden_is_silent() {
    let plain = data(&row(2, "", &(text("A2", 0, "张*") + &text("B2", 0, "110108********1237"))));
    for (case, sheet) in [
        ("plain", plain.clone()),
        ("filter without a criterion", format!(r#"{plain}<autoFilter ref="A1:B2"/>"#)),
        ("hidden but blank column", format!(r#"<cols><col min="9" max="9" hidden="1"/></cols>{plain}"#)),
        ("hidden but blank row", data(&row(2, r#"hidden="1""#, r#"<c r="A2"/>"#))),
        ("white on black", data(&row(2, "", &text("A2", 7, "表头")))),
        ("formula", data(&row(2, "", r#"<c r="A2"><f>SUM(B1:B20000)</f><v>3</v></c>"#))),
        ("merge", format!(r#"{plain}<mergeCells><mergeCell ref="A3:B3"/></mergeCells>"#)),
    ] {
        check_clean(case, &xlsx(&sheet, "", &[("styles.xml", "styles", STYLES)]));
    }
}

#[test]
fn a_sheet_of_many_rows_is_one_text_and_bounded() {
    let rows: String = (2..60_000)
        .map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1</v></c></row>"#))
        .collect();
    let anatomy = apart("a.xlsx", &xlsx(&data(&rows), "", &[]));
    assert_eq!(anatomy.parts.len(), 1);
    let last = &anatomy.parts[0];
    assert_eq!(last.place_at(last.text.rfind("59999").unwrap_or(0)), "工作表“名单”A59999");
    let few = formats::Limits { cells: 1_000, ..formats::Limits::default() };
    assert!(formats::anatomy::take_apart("a.xlsx", &xlsx(&data(&rows), "", &[]), &few).is_err());
}

#[test]
fn one_long_text_said_often_is_given_up() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(10_000));
    let cells: String = (1..2_000).map(|n| format!(r#"<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>"#)).collect();
    let extra: [ExtraPart<'_>; 1] = [("sharedStrings.xml", "sharedStrings", &shared)];
    let few = formats::Limits { unpacked_bytes: 8 << 20, ..formats::Limits::default() };
    let bytes = xlsx(&format!("<sheetData>{cells}</sheetData>"), "", &extra);
    assert!(formats::anatomy::take_apart("a.xlsx", &bytes, &few).is_err());
}
