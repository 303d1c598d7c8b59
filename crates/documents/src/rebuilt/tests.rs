use super::*;
use formats::anatomy::Surface;
use rust_xlsxwriter::{Format, Formula, Note, Workbook};
use scan::{Severity, Verdict};

const SECRET: &str = "110108190003071237";

fn remade(bytes: &[u8]) -> Rebuilt {
    match rebuild(bytes, &Limits::default()) {
        Ok(rebuilt) => rebuilt,
        Err(error) => panic!("{error}"),
    }
}

fn apart(bytes: &[u8]) -> Anatomy {
    match take_apart("", bytes, &Limits::default()) {
        Ok(anatomy) => anatomy,
        Err(error) => panic!("{error}"),
    }
}

/// The text that everybody sees.
fn visible(bytes: &[u8]) -> Vec<String> {
    let parts = apart(bytes).parts;
    parts.into_iter().filter(|part| part.surface == Surface::Visible).map(|part| part.text).collect()
}

fn stops(report: &FileReport) -> Vec<String> {
    report.findings.iter().filter(|f| f.severity > Severity::Note).map(|f| format!("{f:?}")).collect()
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.set_properties(&DocPropertiesOf::someone());
    let sheet = book.add_worksheet();
    sheet.set_name("公示").expect("named");
    for (row, cells) in [["序号", "姓名", "备注"], ["1", "张*", "已公示"], ["2", "李*", "待公示"]].iter().enumerate()
    {
        for (column, text) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *text).expect("written");
        }
    }
    sheet.merge_range(3, 0, 3, 1, "合计", &Format::new()).expect("merged");
    sheet.write_formula(3, 2, Formula::new("=1+1").set_result("2")).expect("written");
    sheet.write_string(4, 0, SECRET).expect("written");
    sheet.set_row_hidden(4).expect("hidden");
    sheet.write_string(0, 4, SECRET).expect("written");
    sheet.set_column_hidden(4).expect("hidden");
    sheet.write_string_with_format(5, 0, SECRET, &Format::new().set_font_color("FFFFFF")).expect("written");
    let masked = Format::new().set_num_format("\"110108********1237\"");
    sheet.write_number_with_format(6, 0, 110_108_190_003_071.0, &masked).expect("written");
    sheet.write_number_with_format(6, 1, 1234.5, &Format::new().set_num_format("#,##0.00")).expect("written");
    sheet.insert_note(0, 0, &Note::new(SECRET)).expect("noted");
    let hidden = book.add_worksheet();
    hidden.set_name("原始").expect("named").set_hidden(true);
    hidden.write_string(0, 0, SECRET).expect("written");
    book.define_name("secret", &format!("=\"{SECRET}\"")).expect("defined");
    book.save_to_buffer().expect("saved")
}

struct DocPropertiesOf;

impl DocPropertiesOf {
    fn someone() -> rust_xlsxwriter::DocProperties {
        rust_xlsxwriter::DocProperties::new().set_author("张三").set_comment(SECRET)
    }
}

#[test]
fn a_workbook_with_a_hidden_sheet_is_stopped_and_its_new_one_is_clean() {
    let old = workbook();
    let before = judge(&apart(&old), &Settings::default());
    assert_eq!(before.verdict, Verdict::Findings);
    let rebuilt = remade(&old);
    assert_eq!(rebuilt.report.verdict, Verdict::Clean, "{:?}", stops(&rebuilt.report));
    let rows: Vec<String> = visible(&rebuilt.bytes).concat().lines().map(ToOwned::to_owned).collect();
    assert_eq!(
        rows,
        ["序号\t姓名\t备注", "1\t张*\t已公示", "2\t李*\t待公示", "合计\t\t2", "110108********1237\t1,234.50"]
    );
    let what: Vec<&str> = rebuilt.dropped.iter().map(|dropped| dropped.what.as_str()).collect();
    for expected in [
        "隐藏的工作表",
        "隐藏的行",
        "隐藏的列",
        "批注",
        "自定义名称",
        "文件属性",
        "作者等人员信息",
        "1处公式，改为显示的数值",
    ] {
        assert!(what.contains(&expected), "{expected}: {what:?}");
    }
}

#[test]
fn the_secret_is_nowhere_in_the_new_file() {
    let rebuilt = remade(&workbook());
    for part in apart(&rebuilt.bytes).parts {
        assert!(!part.text.contains(SECRET) && !part.text.contains("张三"), "{part:?}");
    }
    assert_eq!(remade(&workbook()).bytes, rebuilt.bytes, "the same file gives the same bytes");
}

fn document() -> Vec<u8> {
    use docx_rs::{
        Comment, Delete, Docx, Header, Insert, Paragraph, Run, RunProperty, Table, TableCell, TableRow, VMergeType,
    };
    let run = |text: &str| Run::new().add_text(text);
    let merged =
        |text: &str, kind| TableCell::new().add_paragraph(Paragraph::new().add_run(run(text))).vertical_merge(kind);
    let plain = |text: &str| TableCell::new().add_paragraph(Paragraph::new().add_run(run(text)));
    let table = Table::new(vec![
        TableRow::new(vec![merged("补贴", VMergeType::Restart), plain("张*"), plain("100元")]),
        TableRow::new(vec![merged("", VMergeType::Continue), plain("合计").grid_span(2)]),
    ]);
    let mut hidden = run(SECRET);
    hidden.run_property = RunProperty::new().vanish();
    let body = Paragraph::new()
        .add_run(run("现将名单公示如下"))
        .add_delete(Delete::new().add_run(Run::new().add_delete_text(SECRET)).author("李四"))
        .add_insert(Insert::new(run("（新增）")).author("李四"))
        .add_run(hidden)
        .add_run(run(SECRET).color("FFFFFF"))
        .add_comment_start(Comment::new(1).author("王五").add_paragraph(Paragraph::new().add_run(run(SECRET))))
        .add_comment_end(1);
    let mut out = std::io::Cursor::new(Vec::new());
    Docx::new()
        .header(Header::new().add_paragraph(Paragraph::new().add_run(run("示例市民政局"))))
        .add_paragraph(Paragraph::new().add_run(run("公示")).outline_lvl(0))
        .add_paragraph(body)
        .add_table(table)
        .build()
        .pack(&mut out)
        .expect("packed");
    out.into_inner()
}

#[test]
fn a_document_keeps_what_is_seen_and_loses_the_rest() {
    let old = document();
    assert_eq!(judge(&apart(&old), &Settings::default()).verdict, Verdict::Findings);
    let rebuilt = remade(&old);
    assert_eq!(rebuilt.report.verdict, Verdict::Clean, "{:?}", stops(&rebuilt.report));
    let limits = Limits::default();
    let (before, after) = (release::shown(&old, &limits), release::shown(&rebuilt.bytes, &limits));
    assert_eq!(before, after, "what is seen is the same");
    let Ok(Shown::Document(shown)) = after else { panic!("no document") };
    let text = format!("{:?}", shown.body);
    assert!(text.contains("现将名单公示如下（新增）") && text.contains("row_span: 2"), "{text}");
    assert!(format!("{:?}", shown.headers).contains("示例市民政局"));
    for part in apart(&rebuilt.bytes).parts {
        let tells = [SECRET, "李四", "王五"].iter().any(|word| part.text.contains(word));
        assert!(!tells, "{part:?}");
    }
    let what: Vec<&str> = rebuilt.dropped.iter().map(|dropped| dropped.what.as_str()).collect();
    for expected in ["修订中删除的文字", "隐藏文字", "与底色相同或极小的文字", "批注", "作者等人员信息"]
    {
        assert!(what.contains(&expected), "{expected}: {what:?}");
    }
}

#[test]
fn what_shows_nothing_or_is_something_else_gives_no_file() {
    let blank = Workbook::new().save_to_buffer();
    for (name, bytes) in [("text", b"abc".to_vec()), ("blank", blank.unwrap_or_default())] {
        assert!(rebuild(&bytes, &Limits::default()).is_err(), "{name}");
    }
}
