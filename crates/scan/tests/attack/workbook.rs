//! Workbooks.

use super::build::{Extra, of, xlsx};
use super::{Case, ID, picture};

/// A workbook in which it is seen.
pub(crate) fn seen() -> Vec<u8> {
    xlsx(&data(&row("1", "", &text("A1", ID))), "", Vec::new())
}

fn data(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

fn row(number: &str, attributes: &str, cells: &str) -> String {
    format!(r#"<row r="{number}" {attributes}>{cells}</row>"#)
}

fn text(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn styles(fonts: &str, formats: &str, cell: &str) -> Extra {
    let xml = format!(
        "<styleSheet><numFmts>{formats}</numFmts><fonts><font/>{fonts}</fonts><fills><fill/><fill/></fills><cellXfs><xf/>{cell}</cellXfs></styleSheet>"
    );
    of("xl/styles.xml", "styles", xml)
}

pub(crate) fn cases() -> Vec<Case> {
    let sheets = sheets().into_iter().map(|(what, sheet)| (what, xlsx(&sheet, "", Vec::new())));
    let books = books().into_iter().map(|(what, book)| (what, xlsx("", &book, Vec::new())));
    let parts = parts().into_iter().map(|(what, part)| (what, xlsx("", "", vec![part])));
    let all = sheets.chain(books).chain(parts).chain(whole());
    all.map(|(what, bytes)| (what.to_owned(), "a.xlsx", bytes)).collect()
}

fn sheets() -> Vec<(&'static str, String)> {
    let cell = text("A1", ID);
    let back: String = ID.chars().rev().collect();
    let pieces = |order: [&str; 3]| {
        order.iter().zip(["A1", "B1", "C1"]).map(|(piece, place)| text(place, piece)).collect::<String>()
    };
    vec![
        ("seen", data(&row("1", "", &cell))),
        ("hidden row", data(&row("1", r#"hidden="1""#, &cell))),
        ("row of no height", data(&row("1", r#"ht="0" customHeight="1""#, &cell))),
        ("hidden column", format!(r#"<cols><col min="1" max="1" hidden="1"/></cols>{}"#, data(&row("1", "", &cell)))),
        (
            "column of no width",
            format!(r#"<cols><col min="1" max="1" width="0"/></cols>{}"#, data(&row("1", "", &cell))),
        ),
        (
            "filtered row",
            format!(
                r#"{}<autoFilter ref="A1:A9"><filterColumn colId="0"/></autoFilter>"#,
                data(&row("2", r#"hidden="1""#, &text("A2", ID)))
            ),
        ),
        ("far away", data(&(row("1", "", &text("A1", "公示")) + &row("9000", "", &text("AZ9000", ID))))),
        (
            "a figure a cell",
            data(&row(
                "1",
                "",
                &ID.chars()
                    .enumerate()
                    .map(|(n, c)| text(&format!("{}1", char::from(b'A' + n as u8)), &c.to_string()))
                    .collect::<String>(),
            )),
        ),
        (
            "a figure a row",
            data(
                &ID.chars()
                    .enumerate()
                    .map(|(n, c)| row(&(n + 1).to_string(), "", &text(&format!("A{}", n + 1), &c.to_string())))
                    .collect::<String>(),
            ),
        ),
        ("three cells", data(&row("1", "", &pieces(["110108", "19000307", "1237"])))),
        (
            "three cells from the right",
            format!(
                r#"<sheetViews><sheetView rightToLeft="1"/></sheetViews>{}"#,
                data(&row("1", "", &pieces(["1237", "19000307", "110108"])))
            ),
        ),
        ("turned about by a mark", data(&row("1", "", &text("A1", &format!("号\u{202E}{back}\u{202C}"))))),
        (
            "runs of one cell",
            data(&row(
                "1",
                "",
                r#"<c r="A1" t="inlineStr"><is><r><t>110108190</t></r><r><t>003071237</t></r></is></c>"#,
            )),
        ),
        (
            "sound of one cell",
            data(&row("1", "", &format!(r#"<c r="A1" t="inlineStr"><is><t>甲</t><rPh><t>{ID}</t></rPh></is></c>"#))),
        ),
        ("result of a formula", data(&row("1", "", &format!(r#"<c r="A1" t="str"><f>A2</f><v>{ID}</v></c>"#)))),
        (
            "formula",
            data(&row(
                "1",
                "",
                &format!(r#"<c r="A1" t="str"><f>REPLACE("{ID}",7,8,"********")</f><v>110108********1237</v></c>"#),
            )),
        ),
        (
            "formula in pieces",
            data(&row("1", "", r#"<c r="A1" t="str"><f>LEFT("110108190"&amp;"003071237",1)</f><v>1</v></c>"#)),
        ),
        ("number of eighteen figures", data(&row("1", "", r#"<c r="A1"><v>110108190003071230</v></c>"#))),
        ("number as a power", data(&row("1", "", r#"<c r="A1"><v>1.10108190003071E17</v></c>"#))),
        (
            "prompt of a validation",
            format!(r#"{}<dataValidations><dataValidation prompt="{ID}" sqref="A1"/></dataValidations>"#, data("")),
        ),
        (
            "error of a validation",
            format!(r#"{}<dataValidations><dataValidation error="{ID}" sqref="A1"/></dataValidations>"#, data("")),
        ),
        (
            "list of a validation",
            format!(
                r#"{}<dataValidations><dataValidation type="list" sqref="A1"><formula1>"{ID},甲"</formula1></dataValidation></dataValidations>"#,
                data("")
            ),
        ),
        (
            "conditional format",
            format!(
                r#"{}<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1="{ID}"</formula></cfRule></conditionalFormatting>"#,
                data("")
            ),
        ),
        ("tip of a link", format!(r#"{}<hyperlinks><hyperlink ref="A1" tooltip="{ID}"/></hyperlinks>"#, data(""))),
        ("place of a link", format!(r#"{}<hyperlinks><hyperlink ref="A1" location="{ID}"/></hyperlinks>"#, data(""))),
        ("header", format!("{}<headerFooter><oddHeader>&amp;C{ID}</oddHeader></headerFooter>", data(""))),
        (
            "footer of first pages",
            format!("{}<headerFooter><firstFooter>&amp;C{ID}</firstFooter></headerFooter>", data("")),
        ),
        (
            "scenario",
            format!(
                r#"{}<scenarios><scenario name="a" comment="x"><inputCells r="A1" val="{ID}"/></scenario></scenarios>"#,
                data("")
            ),
        ),
        (
            "protected range",
            format!(r#"{}<protectedRanges><protectedRange name="a{ID}" sqref="A1"/></protectedRanges>"#, data("")),
        ),
        ("name of the code", format!(r#"<sheetPr codeName="a{ID}"/>{}"#, data(""))),
        ("extension", format!(r#"{}<extLst><ext uri="a"><x14:f>"{ID}"</x14:f></ext></extLst>"#, data(""))),
        ("comment in the source", format!("{}<!-- {ID} -->", data(""))),
        (
            "filter that names it",
            format!(
                r#"{}<autoFilter ref="A1:A9"><filterColumn colId="0"><filters><filter val="{ID}"/></filters></filterColumn></autoFilter>"#,
                data("")
            ),
        ),
    ]
}

fn books() -> Vec<(&'static str, String)> {
    vec![
        ("defined name", format!(r#"<definedNames><definedName name="a">"{ID}"</definedName></definedNames>"#)),
        (
            "hidden name",
            format!(r#"<definedNames><definedName name="a" hidden="1">"{ID}"</definedName></definedNames>"#),
        ),
        ("name of a name", format!(r#"<definedNames><definedName name="a{ID}">A1</definedName></definedNames>"#)),
        (
            "comment of a name",
            format!(r#"<definedNames><definedName name="a" comment="{ID}">A1</definedName></definedNames>"#),
        ),
        (
            "print area",
            format!(r#"<definedNames><definedName name="_xlnm.Print_Area">"{ID}"</definedName></definedNames>"#),
        ),
        ("name of a sheet", format!(r#"<sheets><sheet name="{ID}" sheetId="1" r:id="rId1"/></sheets>"#)),
        ("name of a view", format!(r#"<customWorkbookViews><customWorkbookView name="{ID}"/></customWorkbookViews>"#)),
        ("title of a web page", format!(r#"<webPublishObjects><webPublishObject title="{ID}"/></webPublishObjects>"#)),
        ("name of the code", format!(r#"<workbookPr codeName="a{ID}"/>"#)),
        ("path", format!(r#"<x15ac:absPath url="C:\{ID}\"/>"#)),
        ("extension", format!(r#"<extLst><ext uri="a"><x15:a b="{ID}"/></ext></extLst>"#)),
    ]
}

fn parts() -> Vec<(&'static str, Extra)> {
    let xl = |file: &str, kind: &str, xml: String| of(&format!("xl/{file}"), kind, xml);
    let sheet = format!("<worksheet>{}</worksheet>", data(&row("1", "", &text("A1", ID))));
    vec![
        ("sheet that the workbook does not list", xl("worksheets/sheet9.xml", "worksheet", sheet.clone())),
        ("sheet that nothing refers to", xl("worksheets/sheet9.xml", "", sheet)),
        ("unused shared text", xl("sharedStrings.xml", "sharedStrings", format!("<sst><si><t>{ID}</t></si></sst>"))),
        (
            "comment",
            xl(
                "comments1.xml",
                "comments",
                format!(
                    r#"<comments><commentList><comment ref="A1"><text><t>{ID}</t></text></comment></commentList></comments>"#
                ),
            ),
        ),
        (
            "author of comments",
            xl("comments1.xml", "comments", format!("<comments><authors><author>{ID}</author></authors></comments>")),
        ),
        (
            "thread",
            xl(
                "threadedComments/a.xml",
                "threadedComment",
                format!(
                    "<ThreadedComments><threadedComment ref=\"A1\"><text>{ID}</text></threadedComment></ThreadedComments>"
                ),
            ),
        ),
        (
            "person",
            xl("persons/person.xml", "person", format!(r#"<personList><person displayName="{ID}"/></personList>"#)),
        ),
        (
            "pivot cache",
            xl(
                "pivotCache/r1.xml",
                "pivotCacheRecords",
                format!(r#"<pivotCacheRecords><r><s v="{ID}"/></r></pivotCacheRecords>"#),
            ),
        ),
        (
            "definition of a pivot cache",
            xl(
                "pivotCache/d1.xml",
                "pivotCacheDefinition",
                format!(r#"<pivotCacheDefinition><cacheField name="{ID}"/></pivotCacheDefinition>"#),
            ),
        ),
        ("pivot table", xl("pivotTables/t1.xml", "pivotTable", format!(r#"<pivotTableDefinition name="{ID}"/>"#))),
        (
            "cache of another workbook",
            xl(
                "externalLinks/e1.xml",
                "externalLink",
                format!(r#"<externalLink><cell r="A1"><v>{ID}</v></cell></externalLink>"#),
            ),
        ),
        (
            "connection",
            xl(
                "connections.xml",
                "connections",
                format!(r#"<connections><connection><dbPr command="select {ID}"/></connection></connections>"#),
            ),
        ),
        (
            "table",
            xl(
                "tables/table1.xml",
                "table",
                format!(r#"<table name="a" ref="A1:B2"><tableColumn name="{ID}"/></table>"#),
            ),
        ),
        ("query table", xl("queryTables/q1.xml", "queryTable", format!(r#"<queryTable name="{ID}"/>"#))),
        ("slicer", xl("slicerCaches/s1.xml", "slicerCache", format!(r#"<slicerCacheDefinition name="{ID}"/>"#))),
        (
            "chart sheet",
            xl(
                "chartsheets/c1.xml",
                "chartsheet",
                format!("<chartsheet><headerFooter><oddHeader>{ID}</oddHeader></headerFooter></chartsheet>"),
            ),
        ),
        ("drawing", xl("drawings/drawing1.xml", "drawing", format!("<d><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></d>"))),
        ("black box over a picture", xl("drawings/drawing1.xml", "drawing", r#"<d><xdr:pic><a:blip/><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="3000000"/></a:xfrm></xdr:pic><xdr:sp><a:xfrm><a:off x="100000" y="100000"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:solidFill><a:srgbClr val="000000"/></a:solidFill></xdr:sp></d>"#.to_owned())),
        ("old drawing", xl("drawings/vml1.vml", "vmlDrawing", format!(r#"<xml><v:shape alt="{ID}"/></xml>"#))),
        (
            "text of an old drawing in pieces",
            xl(
                "drawings/vml1.vml",
                "vmlDrawing",
                "<xml><v:textbox><div><font>110108190</font><font>003071237</font></div></v:textbox></xml>".to_owned(),
            ),
        ),
        ("control", xl("ctrlProps/c1.xml", "ctrlProp", format!(r#"<formControlPr fmlaTxbx="{ID}"/>"#))),
        (
            "log of changes",
            xl("revisions/r1.xml", "revisionLog", format!("<revisions><nc><is><t>{ID}</t></is></nc></revisions>")),
        ),
        ("users", xl("revisions/u.xml", "usernames", format!(r#"<users><userInfo name="{ID}"/></users>"#))),
        ("macro sheet", xl("macrosheets/m1.xml", "xlMacrosheet", format!("<macrosheet><f>{ID}</f></macrosheet>"))),
        ("macros", of("xl/vbaProject.bin", "vbaProject", format!("\u{1}{ID}\u{2}"))),
        (
            "model",
            of(
                "xl/model/item.data",
                "powerPivotData",
                ID.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            ),
        ),
        ("cells in a picture", xl("richData/v.xml", "rdRichValue", format!("<rvData><v>{ID}</v></rvData>"))),
        (
            "custom property of a sheet",
            of(
                "xl/customProperty1.bin",
                "customProperty",
                ID.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            ),
        ),
        ("picture with words", of("xl/media/a.jpg", "image", picture::jpeg_with_comment())),
        ("unused format", styles("", &format!(r#"<numFmt numFmtId="200" formatCode="&quot;{ID}&quot;"/>"#), "")),
        (
            "name of a style",
            of(
                "xl/styles.xml",
                "styles",
                format!(r#"<styleSheet><cellStyles><cellStyle name="{ID}"/></cellStyles></styleSheet>"#),
            ),
        ),
    ]
}

fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let second = || {
        of(
            "xl/worksheets/sheet2.xml",
            "worksheet",
            format!("<worksheet>{}</worksheet>", data(&row("1", "", &text("A1", ID)))),
        )
    };
    let listed = |state: &str| {
        format!(
            r#"<sheets><sheet name="公示" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" state="{state}" r:id="rId2"/></sheets>"#
        )
    };
    let styled = |style: Extra, cell: &str| xlsx(&data(&row("1", "", cell)), "", vec![style]);
    let cell = format!(r#"<c r="A1" s="1" t="inlineStr"><is><t>{ID}</t></is></c>"#);
    let number = r#"<c r="A1" s="1"><v>110108190003071</v></c>"#;
    let strings = |n: usize, text: &str| {
        of(&format!("xl/s{n}.xml"), "sharedStrings", format!("<sst><si><t>{text}</t></si></sst>"))
    };
    vec![
        ("hidden sheet", xlsx("", &listed("hidden"), vec![second()])),
        ("very hidden sheet", xlsx("", &listed("veryHidden"), vec![second()])),
        (
            "white",
            styled(styles(r#"<font><color rgb="FFFFFFFF"/></font>"#, "", r#"<xf fontId="1" applyFont="1"/>"#), &cell),
        ),
        (
            "format of nothing",
            styled(styles("", r#"<numFmt numFmtId="200" formatCode=";;;"/>"#, r#"<xf numFmtId="200"/>"#), &cell),
        ),
        (
            "format of stars",
            styled(
                styles(
                    "",
                    r#"<numFmt numFmtId="200" formatCode="&quot;110108********1237&quot;"/>"#,
                    r#"<xf numFmtId="200"/>"#,
                ),
                number,
            ),
        ),
        (
            "format that says it",
            styled(
                styles(
                    "",
                    &format!(r#"<numFmt numFmtId="200" formatCode="&quot;{ID}&quot;"/>"#),
                    r#"<xf numFmtId="200"/>"#,
                ),
                r#"<c r="A1" s="1"><v>1</v></c>"#,
            ),
        ),
        ("second table of shared texts", xlsx("", "", vec![strings(1, ""), strings(2, ID)])),
        (
            "core property",
            xlsx(
                "",
                "",
                vec![of("docProps/core.xml", "/core-properties", format!("<x><dc:subject>{ID}</dc:subject></x>"))],
            ),
        ),
    ]
}
