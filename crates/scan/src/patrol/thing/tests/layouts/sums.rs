//! L14: figures of nearly all districts, in every layout; and figures that do not add up to anything.

use super::check_together;

const DISTRICTS: &str = "东城区 西城区 朝阳区 丰台区 石景山区 海淀区 门头沟区 房山区 通州区 顺义区 昌平区 大兴区 怀柔区 平谷区 密云区 延庆区";

/// Whether so many districts' pages in this form make the pattern.
fn covered(districts: usize, form: &str, expected: bool) {
    let pages: Vec<String> = DISTRICTS
        .split(' ')
        .take(districts)
        .enumerate()
        .map(|(at, district)| {
            let short = district.trim_end_matches('区');
            form.replace("{d}", district).replace("{s}", short).replace("{n}", &(1200 + 7 * at).to_string())
        })
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    check_together("L14", &[(&pages, expected)]);
}

#[test]
fn figures_of_nearly_all_districts_are_found_in_every_layout() {
    for form in [
        "工作动态|近日，{d}储备成品粮{n}吨，能够满足应急需要。",
        "储备公告|截至2024年6月底，{d}粮食储备规模达到{n}万吨。",
        "储备情况表|区\t品种\t储备量（吨）\n{d}\t成品粮\t{n}",
        "储备情况表|单位：吨\n区\t成品粮储备\t备注\n{d}\t{n}\t",
        "储备情况表|指标\t{d}\n成品粮储备量（吨）\t{n}",
        "{d}2024年上半年成品粮储备公告|一、规模\n成品粮 {n} 吨",
        "{d}发展改革委工作总结|我区现有应急成品粮油储备{n}吨。",
        "答复|您好，{s}区目前的冻猪肉储备为{n}吨。",
        "公告|2024年第二季度 {d} 成品油库存：{n}吨",
        "公告|地区：{d}　期间：2024年6月　品种：成品粮储备　数量：{n}　单位：吨",
        "公告|{d}：救灾帐篷储备{n}立方米（2024年6月）",
        "公告|2024年6月，{d}共储备小包装成品粮约{n}.5吨。",
    ] {
        covered(15, form, true);
        covered(8, form, false);
    }
}

#[test]
fn figures_of_other_things_do_not_add_up() {
    for form in [
        "公告|{d}生活垃圾清运量{n}吨。",
        "公告|{d}用水总量{n}万立方米。",
        "公告|{d}举办粮食安全宣传活动，储备知识展板{n}块。",
    ] {
        covered(16, form, false);
    }
}
