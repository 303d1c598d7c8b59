//! L11, L12.

use super::check;

#[test]
fn a_missing_number_whose_title_is_cited_is_found_and_a_bare_gap_is_not() {
    let around = ["A|通知|京科发〔2024〕11号\n关于开展评审的通知", "B|通知|京科发〔2024〕13号\n关于报送材料的通知"];
    let with = |cite: &'static str| [around[0], around[1], cite];
    check(&[
        (&with("C|通知|根据《关于××项目管理的通知》（京科发〔2024〕12号）办理。"), &["L11 A B C"]),
        (&with("C|解读|一、京科发[2024]12号《关于××项目管理的通知》已执行。"), &["L11 A B C"]),
        (&with("C|答复|请执行关于加强样机管理的通知（京科发【2024】第12号）。"), &["L11 A B C"]),
        (&with("C|目录|1　《关于××的批复》　京科发（2024）12号"), &["L11 A B C"]),
        // A bare gap; a citation without title; one that is published; one whose neighbours are not out.
        (&around, &[]),
        (&with("C|通知|按照京科发〔2024〕12号要求办理。"), &[]),
        (
            &[
                around[0],
                around[1],
                "C|通知|根据《关于××项目管理的通知》（京科发〔2024〕12号）办理。",
                "D|关于××项目管理的通知|京科发〔2024〕12号\n各单位：",
            ],
            &[],
        ),
        (&with("C|通知|根据《关于××项目管理的通知》（京科发〔2024〕15号）办理。"), &[]),
        (&with("C|通知|根据《关于××项目管理的通知》（京科发〔2023〕12号）办理。"), &[]),
        (&with("C|通知|根据《关于××项目管理的通知》（津科发〔2024〕12号）办理。"), &[]),
        (&["A|通知|京科发〔2024〕11号", "C|通知|根据《关于××项目管理的通知》（京科发〔2024〕12号）办理。"], &[]),
    ]);
}

#[test]
fn citations_of_secret_and_internal_documents_are_found_and_talk_about_secrets_is_not() {
    check(&[
        (&["A|通知|依据京科密〔2024〕3号要求，调整项目经费。"], &["L12 A"]),
        (&["A|通知|根据《专项任务分工方案》（机密★10年）安排。"], &["L12 A"]),
        (&["A|通知|见机密文件《专项任务分工方案》。"], &["L12 A"]),
        (&["A|公示|评价依据：《科技情况内部参考》第3期。"], &["L12 A"]),
        (&["A|公示|数据来自《重点企业调查》（内部资料，不得外传）。"], &["L12 A"]),
        (&["A|公示|依据《样机试验大纲》（京科发〔2024〕9号，秘密）编制。"], &["L12 A"]),
        (&["A|通知|附件：样机试验任务清单（机密 ★ 5年）"], &["L12 A"]),
        (&["A|通知|依据密政发〔2024〕3号、京密政办发〔2024〕3号和密云函〔2024〕9号办理。"], &[]),
        (&["A|通知|认真学习《中华人民共和国保守国家秘密法》和《涉密信息系统分级保护管理办法》。"], &[]),
        (&["A|答复|涉及商业秘密的，依照《政府信息公开条例》（第十五条）处理。"], &[]),
        (&["A|通知|执行《行政事业单位内部控制规范》（财会〔2012〕21号）。"], &[]),
        (&["A|通知|依照《内部资料性出版物管理办法》（国家新闻出版广电总局令第2号）。"], &[]),
        (&["A|通知|国密局字〔2021〕12号有关要求。"], &[]),
        (&["A|通知|数据来自《重点企业调查》（内部资料）。", "B|重点企业调查|前言"], &[]),
    ]);
}

#[test]
fn wide_digits_are_read_as_narrow_ones_and_quoted_where_they_stand() {
    let lines = [
        "A|通知|京科发〔２０２４〕１１号\n关于开展评审的通知",
        "B|通知|京科发〔2024〕13号\n关于报送材料的通知",
        "C|通知|根据《关于××管理的通知》（京科发〔２０２４〕１２号）办理。",
    ];
    check(&[(&lines, &["L11 A B C"])]);
    let found = super::findings(&lines.map(super::document));
    let text = super::document(lines[2]).text;
    let quoted: String = text
        .chars()
        .skip(found[0].evidence[2].start as usize)
        .take((found[0].evidence[2].end - found[0].evidence[2].start) as usize)
        .collect();
    assert_eq!(quoted, "《关于××管理的通知》（京科发〔２０２４〕１２号");
}
