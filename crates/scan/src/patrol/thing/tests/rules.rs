//! L13, L14.

use super::{check, document, findings};

const PLACE: &str = "A|建设工程规划许可|项目：×号库改造；地址：白洋镇前进路9号";
const SIZE: &str = "B|中标公告|×号库恒温库房 容量12000立方米";
const HOURS: &str = "C|通告|×号库周边道路 每日2时至5时 封闭";
const GUARDS: &str = "D|招聘公告|×号库 值守人员 4人 两班倒";

#[test]
fn facets_that_reach_a_rule_are_found_with_the_pieces_and_fewer_are_silent() {
    check(&[
        (&[PLACE, SIZE, HOURS, GUARDS], &["L13 A B C D"]),
        (&[PLACE, SIZE, GUARDS], &["L13 A B D"]),
        (
            &[
                "A|受理公示|建设单位：某局\n项目名称：南口3号储备库设施维修\n建设地点：南口街道滨河路3号",
                "B|需求公示|拟为南口3号储备库（库容900吨）配置机组。",
                "C|告知|因安全需要，南口3号储备库门前道路于每晚19点至次日5点由专人看守。",
            ],
            &["L13 A B C"],
        ),
        (&[PLACE, SIZE], &[]),
        (&[PLACE, HOURS, GUARDS], &[]),
        (&[PLACE, SIZE, "C|通告|△号库周边道路 每日2时至5时 封闭"], &[]),
        (&[PLACE, SIZE, "D|招聘公告|某仓库招聘保安4名"], &[]),
    ]);
}

#[test]
fn the_cheapest_facets_are_proposed_to_be_taken_back() {
    let documents: Vec<_> = [PLACE, SIZE, HOURS, GUARDS].iter().map(|line| document(line)).collect();
    let found = findings(&documents);
    assert!(found[0].suggestion.contains("说出守护时段、守护人数的2处；改后只剩位置、容量"), "{found:#?}");
}

const DISTRICTS: &[&str] = &[
    "东城区",
    "西城区",
    "朝阳区",
    "丰台区",
    "石景山区",
    "海淀区",
    "门头沟区",
    "房山区",
    "通州区",
    "顺义区",
    "昌平区",
    "大兴区",
    "怀柔区",
    "平谷区",
    "密云区",
    "延庆区",
];

/// Findings when so many districts have published, in this form.
fn covered(districts: usize, form: &str) -> Vec<Vec<String>> {
    let documents: Vec<_> = DISTRICTS
        .iter()
        .take(districts)
        .enumerate()
        .map(|(at, district)| {
            document(&format!("D{at:02}|{}", form.replace("{d}", district).replace("{n}", &(120 + at).to_string())))
        })
        .collect();
    findings(&documents).into_iter().map(|finding| finding.documents).collect()
}

#[test]
fn figures_of_nearly_all_districts_are_found_in_whatever_form() {
    for form in [
        "{d}2021年3月成品粮储备情况|截至2021年3月末，{d}成品粮储备{n}吨。",
        "关于{d}储备的说明|指标：成品粮储备（动态）\n期间：2021年03月\n地区：{d}\n数量：{n}吨",
        "公告|2021年{d}冻猪肉储备量为{n}吨，运转正常。",
    ] {
        assert_eq!(covered(15, form).iter().map(Vec::len).collect::<Vec<_>>(), [15], "{form}");
        assert_eq!(covered(16, form).iter().map(Vec::len).collect::<Vec<_>>(), [16], "{form}");
        assert!(covered(9, form).is_empty(), "{form}");
    }
    for form in ["统计公报|2021年{d}常住人口{n}万人。", "公报|{d}垃圾清运量{n}吨"] {
        assert!(covered(16, form).is_empty(), "{form}");
    }
}

#[test]
fn figures_of_other_months_or_kinds_do_not_add_up() {
    let documents: Vec<_> = DISTRICTS
        .iter()
        .enumerate()
        .map(|(at, district)| {
            document(&format!("D{at:02}|公告|截至2021年{}月末，{district}成品粮储备{at}吨。", at % 2 + 1))
        })
        .collect();
    assert!(findings(&documents).is_empty());
}
