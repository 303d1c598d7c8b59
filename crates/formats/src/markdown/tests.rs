use super::*;

fn blocks(text: &str) -> Vec<Block> {
    read(text, &Limits::default()).map(|content| content.blocks).unwrap_or_default()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.into() }
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn headings_and_lines_lose_their_marks() {
    let source =
        "# 年度报告\n\n##二、主动公开\n总计\n===\n- **公开** `12` 件，见[附件](a.pdf)\n1.国家秘密\n```\n|原样|\n```\n";
    assert_eq!(
        blocks(source),
        [
            Block::Heading { level: 1, text: "年度报告".into() },
            Block::Heading { level: 2, text: "二、主动公开".into() },
            Block::Heading { level: 1, text: "总计".into() },
            paragraph("公开 12 件，见附件"),
            paragraph("1.国家秘密"),
            paragraph("|原样|"),
        ]
    );
}

#[test]
fn a_pipe_table_is_a_table_with_a_header_row() {
    let found = blocks("前文\n| 内容 | 制发 | 废止 |\n|---|:-:|--:|\n| 规章 | 1<br>件 | |\n|规范\\|性|2|3|\n后文");
    let [before, Block::Table(table), after] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((before, after), (&paragraph("前文"), &paragraph("后文")));
    assert_eq!(texts(table), [vec!["内容", "制发", "废止"], vec!["规章", "1\n件", ""], vec!["规范|性", "2", "3"]]);
    assert!(table.rows[0].iter().all(|cell| cell.is_header));
    assert!(table.rows[1].iter().all(|cell| !cell.is_header));
}

#[test]
fn an_html_table_within_markdown_keeps_its_spans() {
    let found =
        blocks("# 表\n<table>\n<tr><td colspan=2>总计</td></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n后文");
    let [_, Block::Table(table), after] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(table.rows[0][0].col_span, 2);
    assert_eq!(after, &paragraph("后文"));
}

#[test]
fn a_pipe_table_shows_that_text_is_markdown() {
    assert!(has_pipe_table("甲\n|a|b|\n|-|-|\n|1|2|"));
    for text in ["甲|乙\n丙", "----\n甲", "|-|-|", "甲\n|-|-|"] {
        assert!(!has_pipe_table(text), "{text}");
    }
}
