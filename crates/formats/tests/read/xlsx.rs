use crate::builders::xlsx;
use crate::{read, refusal, shown};
use formats::{Kind, Limits, Unreadable};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn written(fill: impl FnOnce(&mut Workbook)) -> Vec<String> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    let content = read("a.xlsx", &workbook.save_to_buffer().expect("a workbook is written"));
    assert_eq!(content.kind, Kind::Xlsx);
    shown(&content)
}

fn fill(sheet: &mut Worksheet, cells: &[(u32, u16, &str)]) {
    for (row, column, text) in cells {
        match text.parse::<f64>() {
            Ok(number) => sheet.write_number(*row, *column, number).expect("a number is written"),
            Err(_) => sheet.write_string(*row, *column, *text).expect("a text is written"),
        };
    }
}

#[test]
fn cells_and_merges_are_a_table_with_spans() {
    let lines = written(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.merge_range(0, 0, 0, 2, "三、申请情况", &Format::new()).expect("merged");
        sheet.merge_range(1, 0, 2, 0, "本年新收", &Format::new()).expect("merged");
        fill(sheet, &[(1, 1, "自然人"), (1, 2, "12"), (2, 1, "企业"), (2, 2, "71.6")]);
    });
    assert_eq!(lines, ["|三、申请情况:1×3|", "|本年新收:2×1|自然人|12|", "|企业|71.6|"]);
}

#[test]
fn hidden_sheets_rows_and_columns_are_not_visible() {
    let lines = written(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.merge_range(0, 0, 2, 0, "合并", &Format::new()).expect("merged");
        fill(sheet, &[(0, 1, "1"), (1, 1, "2"), (2, 1, "3"), (0, 2, "藏"), (2, 3, "4")]);
        sheet.set_row_hidden(0).expect("hidden");
        sheet.set_column_hidden(2).expect("hidden");
        let secret = workbook.add_worksheet();
        fill(secret, &[(0, 0, "藏")]);
        secret.set_hidden(true);
    });
    assert_eq!(lines, ["|合并:2×1|2||", "|3|4|"]);
}

#[test]
fn several_sheets_are_told_apart_by_their_names() {
    let lines = written(|workbook| {
        fill(workbook.add_worksheet().set_name("表二").expect("named"), &[(0, 0, "1")]);
        fill(workbook.add_worksheet().set_name("空").expect("named"), &[]);
        fill(workbook.add_worksheet().set_name("表三").expect("named"), &[(4, 4, "2")]);
    });
    assert_eq!(lines, ["#表二", "|1|", "#表三", "|2|"]);
}

#[test]
fn dates_and_percentages_show_as_such() {
    let lines = written(|workbook| {
        let sheet = workbook.add_worksheet();
        let format = |code: &str| Format::new().set_num_format(code);
        sheet.write_number_with_format(0, 0, 45_657.0, &format("yyyy年m月d日")).expect("written");
        sheet.write_number_with_format(0, 1, 0.339, &format("0.0%")).expect("written");
        sheet.write_boolean(0, 2, true).expect("written");
        sheet.write_formula(0, 3, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).expect("written");
    });
    assert_eq!(lines, ["|2024-12-31|33.9%|TRUE|2|"]);
}

#[test]
fn blank_cells_within_stay_and_formats_beyond_the_contents_do_not() {
    let lines = written(|workbook| {
        let sheet = workbook.add_worksheet();
        fill(sheet, &[(1, 1, "规章"), (1, 3, "0")]);
        for row in 0..9 {
            for column in 0..9 {
                if (row, column) != (1, 1) && (row, column) != (1, 3) {
                    sheet.write_blank(row, column, &Format::new().set_bold()).expect("written");
                }
            }
        }
    });
    assert_eq!(lines, ["|规章||0|"]);
}

#[test]
fn one_cell_far_away_claims_no_room() {
    let sheet = r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>"#;
    assert_eq!(shown(&read("a.xlsx", &xlsx(sheet, "<sst/>"))), ["|1:1×2|", "||2|"]);
}

#[test]
fn a_count_that_lies_reserves_nothing() {
    let strings = r#"<sst count="18446744073709551615" uniqueCount="18446744073709551615"><si><t>甲</t></si></sst>"#;
    let sheet = r#"<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>乙</t></r><rPh><t>yi</t></rPh><r><t>丙</t></r></is></c></row></sheetData>"#;
    assert_eq!(shown(&read("a.xlsx", &xlsx(sheet, strings))), ["|甲|乙丙|"]);
}

#[test]
fn what_does_not_fit_together_is_damage() {
    for sheet in [
        r#"<sheetData><row><c t="s"><v>7</v></c></row></sheetData>"#,
        r#"<sheetData><row><c r="ZZZZ1"><v>7</v></c></row></sheetData>"#,
        r#"<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>"#,
        "<sheetData><row></sheetData>",
    ] {
        let error = refusal("a.xlsx", &xlsx(sheet, "<sst/>"), &Limits::default());
        assert!(matches!(error, Unreadable::Damaged { .. }), "{sheet}: {error}");
    }
}

#[test]
fn rows_beyond_the_limit_are_refused() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(600);
    let limits = Limits { cells: 1_000, ..Limits::default() };
    let error = refusal("a.xlsx", &xlsx(&format!("<sheetData>{rows}</sheetData>"), "<sst/>"), &limits);
    assert!(matches!(error, Unreadable::TooLarge { .. }), "{error}");
    let diagonal: String =
        (1..100).map(|n| format!(r#"<row r="{n}"><c r="{}{n}"><v>1</v></c></row>"#, column(n))).collect();
    let error = refusal("a.xlsx", &xlsx(&format!("<sheetData>{diagonal}</sheetData>"), "<sst/>"), &limits);
    assert!(matches!(error, Unreadable::TooLarge { .. }), "{error}");
}

fn column(n: u32) -> String {
    let letter = |n: u32| char::from(b'A' + (n % 26) as u8);
    format!("{}{}", letter(n / 26), letter(n))
}

/// Another reader finds the same cells.
#[test]
fn calamine_reads_the_same() {
    use calamine::{Data, Reader, Xlsx};
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, &[(0, 0, "甲"), (0, 1, "乙\n丙"), (1, 0, "24252.311082"), (1, 1, "0.1"), (2, 0, "-3"), (2, 1, "<&>")]);
    let bytes = workbook.save_to_buffer().expect("a workbook is written");
    let mut theirs: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).expect("calamine opens it");
    let range = theirs.worksheet_range_at(0).expect("a sheet").expect("cells");
    let text = |cell: &Data| cell.to_string();
    let expected: Vec<String> =
        range.rows().map(|row| format!("|{}|", row.iter().map(text).collect::<Vec<_>>().join("|"))).collect();
    assert_eq!(shown(&read("a.xlsx", &bytes)), expected);
}
