use super::{Threshold, groups, lists, remedy};
use crate::patrol::thing::table::tables;

type Found = (Option<u64>, usize, Option<(String, u64)>);

/// Smallest group that is too small, groups all alike, remedy and the smallest group after it.
fn check(text: &str) -> Vec<Found> {
    let threshold = Threshold::default();
    lists(text, &tables(text))
        .iter()
        .map(|list| {
            let groups = groups(list, &vec![0; list.columns.len()]);
            let lone = groups.iter().filter(|group| group.is_lone(threshold)).map(|group| group.persons).min();
            let alike = groups.iter().filter(|group| group.is_alike(threshold)).count();
            (lone, alike, remedy(list, threshold).map(|remedy| (remedy.words, remedy.persons)))
        })
        .collect()
}

#[test]
fn a_row_that_fits_one_neighbour_only_is_found() {
    let cases = [
        (
            "孙**　男　临水村　1941年　白血病\n孙**　女　临水村　1950年　糖尿病\n吴**　男　临水村　1950年　高血压\n吴**　男　临水村　1950年　癫痫",
            1,
        ),
        ("姓名\t性别\t年龄\t病种\n何*\t男\t45\t肝硬化\n何*\t女\t51\t尿毒症", 1),
        (
            "1.高*，女，北沟村，1960年生，肺结核；2.高*，女，北沟村，1960年生，乙肝；3.冯*，男，北沟村，1961年生，癫痫。",
            1,
        ),
        ("男　30–39　东园街道　梅毒\n男　30–39　东园街道　艾滋病\n女　20–29　东园街道　梅毒", 1),
        ("罗*　110101********1237　上庄村　1944年　脑瘫\n罗*　110101********2238　上庄村　1944年　脑瘫", 2),
    ];
    for (text, least) in cases {
        assert_eq!(check(text).first().map(|(lone, ..)| *lone), Some(Some(least)), "{text}");
    }
}

#[test]
fn lists_that_tell_nothing_of_a_person_are_silent() {
    let quiet = [
        // Four of one kind who say three different things.
        "黄**　女　西沟村　1950年　高血压\n黄**　女　西沟村　1950年　糖尿病\n黄**　女　西沟村　1950年　癫痫\n黄**　女　西沟村　1950年　高血压",
        // A list of relief with sums only.
        "序号　姓名　性别　身份证号　金额\n1　陈*　女　110118********3346　892元\n2　王*　男　110103********1346　500元",
        // Whole names: recruitment.
        "周示例，女，1905年10月出生，本科，拟聘单位：丰台区前进医院\n赵示例，女，1908年03月出生，高中，拟聘单位：西城区糖尿病医院",
        // Ordinary statistics.
        "东城区　850　827　796\n西城区　893　219　845",
        "单位　项目　金额\n市第一医院　癫痫防治　30\n市第二医院　糖尿病研究　40",
    ];
    for text in quiet {
        assert!(check(text).iter().all(|(lone, alike, _)| lone.is_none() && *alike == 0), "{text}");
    }
}

#[test]
fn a_group_that_says_one_thing_is_found_whatever_its_size() {
    let same = "吕**　男　前进街道　30–39　艾滋病\n吕**　男　前进街道　30–39　HIV阳性\n吕**　男　前进街道　30–39　艾滋病\n石**　女　前进街道　40–49　梅毒\n石**　女　前进街道　40–49　艾滋病\n石**　女　前进街道　40–49　丙肝";
    assert_eq!(check(same).first().map(|(_, alike, _)| *alike), Some(1));
    let counted = "街道\t性别\t年龄段\t人数\t病种\n前进街道\t男\t30-39\t6\t艾滋病\n前进街道\t女\t30-39\t7\t梅毒\n前进街道\t女\t30-39\t7\t丙肝\n前进街道\t女\t30-39\t7\t艾滋病";
    assert_eq!(check(counted).first().map(|(_, alike, _)| *alike), Some(1));
}

#[test]
fn the_smallest_edit_is_proposed_with_what_it_leaves() {
    let text = "姓名\t性别\t村\t出生年\t病种\n王**\t男\t临水村\t1951\t高血压\n王**\t男\t临水村\t1952\t糖尿病\n王**\t男\t临水村\t1953\t癫痫\n王**\t男\t临水村\t1954\t肺结核\n王**\t男\t临水村\t1955\t尿毒症";
    assert_eq!(check(text), [(Some(1), 0, Some(("“出生年月”改为每十年一段".to_owned(), 5)))]);
}
