use super::*;
use crate::mention::What;
use proptest::prelude::*;

/// Texts of the pieces that notices are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "张三",
        "欧阳娜",
        "高明",
        "李*本",
        "男",
        "，",
        "。",
        "；",
        "\n",
        "　",
        "\t",
        "|",
        "  ",
        "：",
        "（",
        "）",
        "、",
        "姓名",
        "身份证号",
        "联系电话",
        "1101",
        "********",
        "1237",
        "13800138000",
        "110108190003071237",
        "〔2024〕",
        "12号",
        "京科发",
        "机",
        "密",
        "★",
        "10年",
        "1905年08月",
        "生",
        "石桥村",
        "5号楼",
        "2单元",
        "海淀区环境监测站",
        "工程师",
        "监护人",
        "尾号",
        "×",
        "…",
        "·",
        "\u{200b}",
        "○",
        "一三八",
        "元",
        "X",
        "𠮷",
        "é",
        "@",
        "内部资料",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text);
    let mut end = 0;
    for record in &reading.records {
        prop_assert!(record.span.start >= end && record.span.end >= record.span.start, "{:?}", reading.records);
        end = record.span.end;
        prop_assert!(text.get(record.span.start as usize..record.span.end as usize).is_some());
        prop_assert!(record.mentions.start <= record.mentions.end);
    }
    for (at, record) in reading.records.iter().enumerate() {
        for mention in &reading.mentions[record.mentions.start as usize..record.mentions.end as usize] {
            prop_assert_eq!(mention.record as usize, at);
            prop_assert!(record.span.start <= mention.span.start, "{:?} {:?}", record, mention);
            prop_assert!(
                text.get(mention.span.start as usize..mention.span.end as usize).is_some_and(|at| !at.is_empty())
            );
        }
    }
    prop_assert!(reading.mentions.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_are_in_order(text in pieces()) {
        is_sound(&text)?;
        crate::text::scan(&text, &crate::text::Settings::default());
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,80}") {
        is_sound(&text)?;
    }

    #[test]
    fn clauses_read_alike_alone_and_one_below_the_other(names in prop::collection::vec("[张李王陈][伟芳娜敏静]", 2..5)) {
        let clauses: Vec<String> = names
            .iter()
            .map(|name| format!("当事人{name}，男，1905年8月生，身份证号110108********1237，现任海淀区环境监测站工程师。"))
            .collect();
        let what = |text: &str| read(text).mentions.into_iter().map(|mention| mention.what).collect::<Vec<What>>();
        let parts: Vec<What> = clauses.iter().flat_map(|clause| what(clause)).collect();
        let whole = clauses.join("\n");
        prop_assert_eq!(read(&whole).records.len(), clauses.len());
        prop_assert_eq!(what(&whole), parts);
    }
}
