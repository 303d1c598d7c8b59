use super::*;
use crate::content::{Cell, Table};

fn found(source: &str) -> Vec<Block> {
    match read(source, &Limits::default()) {
        Ok(content) => content.blocks,
        Err(error) => panic!("{error}"),
    }
}

fn table(source: &str) -> Table {
    let blocks = found(source);
    match blocks.as_slice() {
        [Block::Table(table)] => table.clone(),
        _ => panic!("{blocks:?}"),
    }
}

/// Cells as `text`, or `text:rows×columns` where they span.
fn shape(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &Cell| match (cell.row_span, cell.col_span) {
        (1, 1) => cell.text.clone(),
        (rows, columns) => format!("{}:{rows}×{columns}", cell.text),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn paragraphs(source: &str) -> Vec<String> {
    let text = |block: Block| match block {
        Block::Heading { level, text } => format!("{}{text}", "#".repeat(level.into())),
        Block::Paragraph { text } => text,
        Block::Table(_) => "表".to_owned(),
    };
    found(source).into_iter().map(text).collect()
}

#[test]
fn paragraphs_are_what_a_browser_shows() {
    for (source, expected) in [
        ("<h1>年报</h1><p>一</p><div>二<br>三</div>四", vec!["#年报", "一", "二", "三", "四"]),
        ("<p>一<script>x</script><style>y</style><!-- z --></p>", vec!["一"]),
        ("<title>页名</title><p>一</p>", vec!["一"]),
        ("<p style='DISPLAY : none'>藏</p><p hidden>藏</p><span style='mso-hide:all'>藏</span>一", vec!["一"]),
        ("<p style='display:block'>一</p>", vec!["一"]),
        ("<p>&nbsp;</p><p>一&nbsp;&nbsp;二</p>", vec!["一 二"]),
        ("<p>本年新收\n政府信息</p>", vec!["本年新收政府信息"]),
        ("<pre>一  二\n三</pre>", vec!["一  二", "三"]),
        ("<p class=MsoNormal><span lang=EN-US>21<o:p></o:p></span>件</p>", vec!["21件"]),
        ("<![if !supportLists]>1.<![endif]>一", vec!["1.一"]),
        ("<ul><li>一<li>二</ul>", vec!["一", "二"]),
    ] {
        assert_eq!(paragraphs(source), expected, "{source}");
    }
}

#[test]
fn what_a_style_element_hides_is_not_read() {
    for (style, shown) in [
        (".a{color:red}", true),
        (".a{display:none}", false),
        ("p{visibility: hidden}", false),
        ("#i, .x{DISPLAY:NONE}", false),
        ("/* .a{display:none} */", true),
        (".a{display:none} .a{display:block}", true),
        (".a{display:none!important} .a{display:block}", false),
        (".a{display:none} .b .a{display:block}", true),
        (".b .a{display:none}", true),
        (".a:hover{display:none}", true),
        ("p.a{display:none} .a{display:block}", false),
        ("@media print{.a{display:none}} .z{margin:0}", true),
        ("@import 'x.css'; .a{display:none}", false),
        ("<!-- .a{display:none} -->", false),
        (".a{display:none", false),
    ] {
        let source = format!("<style>{style}</style><p class='a c' id=i>藏</p><p class=z>一</p>");
        let expected: &[&str] = if shown { &["藏", "一"] } else { &["一"] };
        // A rule for all paragraphs hides the second one as well.
        let expected = if style.starts_with("p{") { &[] } else { expected };
        assert_eq!(paragraphs(&source), expected, "{style}");
    }
    assert_eq!(paragraphs("<style>.a{display:none}</style><p class=a style='display:block'>一</p>"), ["一"]);
    assert_eq!(paragraphs("<style media=print>.a{display:none}</style><p class=a>一</p>"), ["一"]);
}

#[test]
fn a_table_of_one_cell_within_a_cell_is_its_text() {
    let nested = "<table><tr><td>甲<td><table><tr><td>1</table><td><table><tr><td></table></table>";
    assert_eq!(shape(&table(nested)), [["甲", "1", ""]]);
}

#[test]
fn spans_are_kept_as_html_means_them() {
    for (source, expected) in [
        (
            "<table><tr><td rowspan=2>甲<td colspan='2'>乙<tr><td>1<td>&nbsp;</table>",
            vec![vec!["甲:2×1", "乙:1×2"], vec!["1", ""]],
        ),
        ("<table><tr><td rowspan=9>甲<td>1<tr><td>2</table>", vec![vec!["甲:2×1", "1"], vec!["2"]]),
        ("<table><tr><td rowspan=0>甲<td>1<tr><td>2</table>", vec![vec!["甲:2×1", "1"], vec!["2"]]),
        ("<table><thead><tr><th rowspan=2>甲</thead><tbody><tr><td>1</tbody></table>", vec![vec!["甲"], vec!["1"]]),
        ("<table><tr><td colspan=0>甲<td colspan=x>乙</table>", vec![vec!["甲", "乙"]]),
        ("<table><tr><td><p>甲</p><p>乙</p><p>&nbsp;</p></table>", vec![vec!["甲\n乙"]]),
        ("<table><tr><td>1<tr style='display:none'><td>藏</table>", vec![vec!["1"]]),
        ("<table><tr><td>1<td>2<tr height=0><td width=9></td><td></td></table>", vec![vec!["1", "2"]]),
        ("<table><tr><td>1<tr><td></td></table>", vec![vec!["1"], vec![""]]),
    ] {
        assert_eq!(shape(&table(source)), expected, "{source}");
    }
}

#[test]
fn header_cells_are_marked() {
    let table = table("<table><tr><th>甲<td>1</table>");
    assert_eq!(table.rows[0].iter().map(|cell| cell.is_header).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_table_around_a_table_is_layout() {
    let source = "<table><tr><td>导航<td><p>正文</p><table><tr><td>甲<td>1</table>后文<tr><td>页脚</table>";
    assert_eq!(paragraphs(source), ["导航", "正文", "表", "后文", "页脚"]);
}

#[test]
fn text_outside_of_its_table_comes_before_it() {
    assert_eq!(paragraphs("<table>前文<tr><td>1</table>后文"), ["前文", "表", "后文"]);
    assert_eq!(paragraphs("<table><caption>表三</caption><tr><td>1</table>"), ["表三", "表"]);
}

#[test]
fn a_hostile_page_is_refused_before_it_has_grown() {
    let small = Limits { cells: 10_000, unpacked_bytes: 4 << 20, ..Limits::default() };
    let fonts = (0..400).fold(String::new(), |all, size| all + &format!("<font size={size}>"));
    for (name, source) in [
        ("nesting", "<div>".repeat(200_000)),
        ("reopened formatting", fonts + &"<p>x".repeat(100_000)),
        ("claimed cells", "<table><tr><td colspan=1000 rowspan=65534>x".to_owned() + &"<tr><td>1".repeat(1000)),
        ("nested tables", "<table><tr><td>".repeat(100_000)),
    ] {
        assert!(matches!(read(&source, &small), Err(Unreadable::TooLarge { .. })), "{name}");
    }
}
