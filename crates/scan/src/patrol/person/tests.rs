//! Worked examples and near misses, pattern by pattern.

use crate::mention::Reading;
use crate::patrol::tests::{plain, settings};
use crate::patrol::{Document, Finding, Index, Likelihood, Pattern, Settings, Surface};

/// A document: title and text.
pub(super) type Page = (&'static str, &'static str);

/// What is found in these documents, `D1`, `D2`, …, with this reader.
pub(super) fn patrol(pages: &[Page], read: fn(&str) -> Reading, least: Likelihood) -> Vec<Finding> {
    let documents: Vec<Document> = pages
        .iter()
        .enumerate()
        .map(|(number, (title, text))| Document {
            id: format!("D{}", number + 1),
            title: (*title).to_owned(),
            published_on: "2024-06-01".to_owned(),
            text: (*text).to_owned(),
            ..Document::default()
        })
        .collect();
    let settings = Settings { least, ..settings() };
    let index = Index::build(settings, documents.iter().map(|document| (document, read(&document.text))));
    index.findings(&|id| documents.iter().find(|document| document.id == id).map(|document| document.text.clone()))
}

/// Pattern, documents and residual of what is found.
fn check(pages: &[Page], expected: &[(Pattern, &[&str], Option<u64>)]) {
    let found = patrol(pages, plain, Likelihood::Probable);
    let told: Vec<(Pattern, Vec<&str>, Option<u64>)> = found
        .iter()
        .map(|finding| {
            let documents = finding.documents.iter().map(String::as_str).collect();
            (finding.pattern, documents, finding.residual.as_ref().map(|residual| residual.after))
        })
        .collect();
    let expected: Vec<_> =
        expected.iter().map(|(pattern, documents, after)| (*pattern, documents.to_vec(), *after)).collect();
    assert_eq!(told, expected, "{pages:?}\n{found:#?}");
}

const NOTHING: &[(Pattern, &[&str], Option<u64>)] = &[];

/// Each line of an example is a document.
fn pages(lines: &'static [&'static str]) -> Vec<Page> {
    lines.iter().map(|text| ("公示", *text)).collect()
}

/// Documents, what is found, in which of them, and how many numbers remain.
type Example = (&'static [&'static str], Pattern, &'static [&'static str], Option<u64>);

fn found(examples: &[Example]) {
    for (lines, pattern, documents, after) in examples {
        check(&pages(lines), &[(*pattern, documents, *after)]);
    }
}

fn silent(near_misses: &[&'static [&'static str]]) {
    for lines in near_misses {
        check(&pages(lines), NOTHING);
    }
}

#[test]
fn masks_that_add_up_are_found() {
    found(&[
        (
            &["赵测试　海淀区环境监测站　110108********1237", "赵测试　海淀区环境监测站　******19000307****"],
            Pattern::L01,
            &["D1", "D2"],
            Some(1),
        ),
        (
            &[
                "钱示例　西山区水务管理站　1101081900********",
                "孙样本　西山区水务管理站　110108********1237",
                "钱示例　西山区水务管理站　**************1237",
            ],
            Pattern::L01,
            &["D1", "D3"],
            Some(33),
        ),
        // Only three together leave few, and a fourth that says nothing new is not named.
        (
            &[
                "钱示例　西山区水务管理站　110108************",
                "钱示例　西山区水务管理站　******1900********",
                "钱示例　西山区水务管理站　**************1237",
                "钱示例　西山区水务管理站　1101**************",
            ],
            Pattern::L01,
            &["D1", "D2", "D3"],
            Some(33),
        ),
        (
            &["赵测试　海淀区环境监测站　138****8007", "赵测试　海淀区环境监测站　1380013****"],
            Pattern::L01,
            &["D1", "D2"],
            Some(1),
        ),
    ]);
}

#[test]
fn masks_that_do_not_add_up_are_not() {
    silent(&[
        // Twice the same; contradicting; of two people by sex; of two units.
        &["赵测试　海淀区环境监测站　110108********1237", "赵测试　海淀区环境监测站　110108********1237"],
        &["赵测试　海淀区环境监测站　110108********1237", "赵测试　海淀区环境监测站　110105********1237"],
        &["赵测试　海淀区环境监测站　女　110108********1237", "赵测试　海淀区环境监测站　男　******19000307****"],
        &["赵测试　海淀区环境监测站　110108********1237", "赵测试　西山区水务管理站　******19000307****"],
        // Rows of one list are different people.
        &["赵测试　海淀区环境监测站　110108********1237\n赵测试　海淀区环境监测站　******19000307****"],
        // The office's own mask twice.
        &["赵测试　海淀区环境监测站　1101************37", "赵测试　海淀区环境监测站　1101**************"],
    ]);
}

#[test]
fn a_stated_birth_narrows_a_mask() {
    found(&[
        (
            &["赵测试　海淀区环境监测站　110108********1237", "赵测试　海淀区环境监测站　1900年03月"],
            Pattern::L02,
            &["D1", "D2"],
            Some(4),
        ),
        (
            &["赵测试　男　海淀区环境监测站　1900年03月", "赵测试　海淀区环境监测站　110108********1237　男"],
            Pattern::L02,
            &["D1", "D2"],
            Some(4),
        ),
        (
            &["赵测试　海淀区环境监测站　1900年", "赵测试　海淀区环境监测站　110108********1237"],
            Pattern::L02,
            &["D1", "D2"],
            Some(33),
        ),
    ]);
    silent(&[
        // 4+2 holds; another person by sex; the month contradicts what the mask shows.
        &["赵测试　海淀区环境监测站　1101************37", "赵测试　海淀区环境监测站　1900年03月"],
        &["赵测试　女　海淀区环境监测站　1900年03月", "赵测试　海淀区环境监测站　110108********1237"],
        &["赵测试　海淀区环境监测站　1900年04月", "赵测试　海淀区环境监测站　11010819000307****"],
    ]);
}

#[test]
fn one_value_joins_a_name_and_an_illness() {
    found(&[
        (&["钱示例　13800138007", "13800138007　尿毒症"], Pattern::L03, &["D1", "D2"], None),
        (&["钱示例　西山区水务管理站　13800138007", "钱示例　13800138007　尿毒症"], Pattern::L03, &["D1", "D2"], None),
        (&["13800138007　受处分", "孙样本　工程师　13800138007"], Pattern::L03, &["D1", "D2"], None),
    ]);
    silent(&[
        // An office's telephone; father and son; another number; both say the same already.
        &["钱示例　01066668888", "01066668888　尿毒症"],
        &["钱示例　13800138007", "孙样本　13800138007　尿毒症"],
        &["钱示例　13800138007", "13800138006　尿毒症"],
        &["钱示例　13800138007　尿毒症", "钱示例　13800138007　尿毒症"],
    ]);
}

#[test]
fn a_row_masked_here_and_clear_there_is_found() {
    found(&[
        (
            &["1　赵测试　110108********1237　8351", "1　赵测试　110108190003071237　8351"],
            Pattern::L04,
            &["D1", "D2"],
            Some(1),
        ),
        (
            &["1　赵测试　110108190003071237　8351", "2　赵测试　11010819000307****　8351"],
            Pattern::L04,
            &["D1", "D2"],
            Some(1),
        ),
        (
            &[
                "赵*试　大病救助对象因突发疾病住院治疗　110108********1237",
                "赵测试　大病救助对象因突发疾病住院治疗　110108********1237",
            ],
            Pattern::L04,
            &["D1", "D2"],
            None,
        ),
    ]);
    silent(&[
        &["1　赵测试　110108********1237　8351", "1　赵测试　110108********1237　8351"],
        &["1　赵测试　110108********1237　8351", "1　赵测试　110105190003071237　8351"],
        &["1　赵测试　110108********1237　8351", "1　钱示例　110108190003071237　8351"],
    ]);
}

#[test]
fn a_name_with_stars_that_fits_one_person_is_found() {
    found(&[
        (
            &[
                "李*本　石景山区水务管理站　工程师　1905年08月　受处分",
                "李样本　男　1905年08月　石景山区水务管理站　工程师",
            ],
            Pattern::L05,
            &["D1", "D2"],
            None,
        ),
        (
            &["李样本　石景山区水务管理站　1905年08月", "李某某　石景山区水务管理站　1905年08月　尿毒症"],
            Pattern::L05,
            &["D1", "D2"],
            None,
        ),
        (
            &[
                "李*本　石景山区水务管理站　1905年08月　受处分",
                "李样本　石景山区水务管理站　1905年08月",
                "李样文　石景山区水务管理站　1905年08月",
            ],
            Pattern::L05,
            &["D1", "D2"],
            None,
        ),
    ]);
    silent(&[
        &["李*本　西山区水务管理站　工程师　受处分", "李样本　石景山区水务管理站　工程师"],
        &["李*本　石景山区水务管理站　1905年08月　受处分", "李样本　石景山区水务管理站　1906年08月"],
        // Two who fit.
        &[
            "李某某　石景山区水务管理站　1905年08月　受处分",
            "李样本　石景山区水务管理站　1905年08月",
            "李样文　石景山区水务管理站　1905年08月",
        ],
        &["李*本　石景山区水务管理站　受处分", "李样本　石景山区水务管理站"],
    ]);
}

#[test]
fn the_number_of_a_matter_bridges_to_its_party() {
    found(&[
        (&["京科罚〔2023〕1001号\n孙某某　受处分", "孙样本　京科罚〔2023〕1001号"], Pattern::L06, &["D1", "D2"], None),
        (&["京科罚〔2023〕7号　孙*本", "孙样本　京科罚〔2023〕7号"], Pattern::L06, &["D1", "D2"], None),
        (
            &["孙样本　京科罚〔2023〕7号\n赵测试　京科罚〔2023〕8号", "赵*试　京科罚〔2023〕8号"],
            Pattern::L06,
            &["D1", "D2"],
            None,
        ),
    ]);
    silent(&[
        &["京科罚〔2023〕1001号\n孙某某", "孙样本　京科罚〔2023〕1002号"],
        &["京科罚〔2023〕1001号\n孙某某", "钱示例　京科罚〔2023〕1001号"],
        &["京科罚〔2023〕1001号\n孙样本", "孙样本　京科罚〔2023〕1001号"],
        &["京科罚〔2023〕1001号\n孙某某", "孙样本　京科罚〔2023〕1001号\n孙样文　京科罚〔2023〕1001号"],
    ]);
}

#[test]
fn four_points_or_a_place_by_night_are_a_track() {
    found(&[
        (
            &[
                "京AD12345　20240501T8　东坝路口",
                "京AD12345　20240502T8　东坝路口",
                "京AD12345　20240503T18　西山路口",
                "京AD12345　20240506T23　北庄路口",
            ],
            Pattern::L15,
            &["D1", "D2", "D3", "D4"],
            None,
        ),
        (
            &[
                "京AD12345　20240501T23　北庄路口",
                "京AD12345　20240502T22　北庄路口",
                "京AD12345　20240503T9　西山路口",
            ],
            Pattern::L15,
            &["D1", "D2"],
            None,
        ),
        (
            &[
                "赵测试　海淀区环境监测站　20240501T8　东坝路口\n赵测试　海淀区环境监测站　20240502T8　东坝路口",
                "赵测试　海淀区环境监测站　20240503T8　西山路口",
                "赵测试　海淀区环境监测站　20240504T8　西山路口",
            ],
            Pattern::L15,
            &["D1", "D2", "D3"],
            None,
        ),
    ]);
    silent(&[
        &["京AD12345　20240501T8　东坝路口", "京AD12345　20240502T8　东坝路口", "京AD12345　20240503T18　西山路口"],
        // Thrice the same.
        &[
            "京AD12345　20240501T8　东坝路口",
            "京AD12345　20240501T8　东坝路口",
            "京AD12345　20240501T8　东坝路口",
            "京AD12345　20240502T8　东坝路口",
        ],
        &["京AD12345　20240501T23　北庄路口", "京AD12345　20240501T22　北庄路口"],
    ]);
}

#[test]
fn a_guardian_joins_a_pupil_to_a_home() {
    found(&[
        (
            &["孙*样　三年级2班　监护人赵测试", "赵测试　孙示样　女儿　前进乡19号楼4单元"],
            Pattern::L16,
            &["D1", "D2"],
            None,
        ),
        (&["孙示样　三年级2班　监护人赵测试", "赵测试　孙示样　女儿　13800138007"], Pattern::L16, &["D1", "D2"], None),
        (&["赵测试　孙示样　女儿", "孙某某　三年级2班　监护人赵测试"], Pattern::L16, &["D1", "D2"], None),
    ]);
    silent(&[
        &["孙*样　三年级2班　监护人赵测试", "赵测试　李示样　女儿　前进乡19号楼4单元"],
        &["孙*样　三年级2班　监护人赵测试", "钱示例　孙示样　女儿　前进乡19号楼4单元"],
        &["孙*样　三年级2班　监护人赵测试", "赵测试　前进乡19号楼4单元"],
        &["孙示样　三年级2班　监护人赵测试", "赵测试　孙示样　女儿"],
    ]);
}

#[test]
fn a_number_in_a_number_is_found_alone() {
    found(&[
        (&["孙示样　G710000201506010010"], Pattern::L19, &["D1"], None),
        (&["G710000201506010010"], Pattern::L19, &["D1"], None),
        (&["赵测试", "孙示样　三年级2班　G710000201506010010"], Pattern::L19, &["D2"], None),
    ]);
    silent(&[&["孙示样　G710000201506010011"], &["孙示样　G110101201506310010"], &["孙示样"]]);
}

/// Surfaces of one publication: surface and text of each.
fn surfaces(parts: &[(Surface, &str)]) -> Vec<(Pattern, Vec<String>)> {
    let documents: Vec<Document> = parts
        .iter()
        .enumerate()
        .map(|(number, (surface, text))| Document {
            id: format!("D{}", number + 1),
            text: (*text).to_owned(),
            surface: *surface,
            item: Some("P1".to_owned()),
            ..Document::default()
        })
        .collect();
    let index = Index::build(settings(), documents.iter().map(|document| (document, plain(&document.text))));
    index.findings(&|_| None).into_iter().map(|finding| (finding.pattern, finding.documents)).collect()
}

#[test]
fn what_the_page_hides_may_live_on_elsewhere() {
    use Surface::{Api, Attachment, Feed, Page, Search};
    let (masked, clear) = ("赵测试　1101************37", "赵测试　110108190003071237");
    for (parts, expected) in [
        (&[(Page, masked), (Attachment, clear)][..], Some(&["D1", "D2"][..])),
        (&[(Page, "已撤下"), (Search, clear)], Some(&["D1", "D2"])),
        (&[(Page, masked), (Attachment, clear), (Api, clear), (Feed, masked)], Some(&["D1", "D2", "D3"])),
        (&[(Page, "赵*试　尿毒症"), (Feed, "赵测试　尿毒症")], Some(&["D1", "D2"])),
        // Clean everywhere; clear everywhere, which is the scanner's; an attachment that says more than its page.
        (&[(Page, masked), (Attachment, masked), (Search, masked)], None),
        (&[(Page, clear), (Attachment, clear)], None),
        (&[(Page, "名单见附件"), (Attachment, clear)], None),
        (&[(Page, masked), (Attachment, "赵测试　110108190003071210")], None),
    ] {
        let expected: Vec<_> = expected
            .map(|documents| (Pattern::L20, documents.iter().map(|id| (*id).to_owned()).collect()))
            .into_iter()
            .collect();
        assert_eq!(surfaces(parts), expected, "{parts:?}");
    }
}

#[test]
fn a_card_says_what_is_exposed_why_and_what_to_change() {
    let found = patrol(
        &[
            ("临时救助公示", "1　赵测试　海淀区环境监测站　110108********1237"),
            ("干部任前公示", "赵测试　海淀区环境监测站　1900年03月"),
        ],
        plain,
        Likelihood::Probable,
    );
    let [card] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(card.subject, "赵*试");
    assert_eq!(card.exposure, "赵*试的身份证号码可由2处公开内容缩小到极少几个（余4个候选）");
    assert_eq!(
        card.suggestion,
        "件1的身份证号码改为只露前4位和末2位，改后余5,355个候选；依规定必须公布的出生年月不动；全站统一同一种掩码"
    );
    assert!(card.consequence.contains("单看一处至少有2,354个候选号码"), "{}", card.consequence);
    assert!(card.same_because.contains("单位相同"), "{}", card.same_because);
    assert_eq!(card.evidence[0].excerpt, "1　赵*试　海淀区环境监测站　110108********1237");
    assert_eq!(card.evidence[0].shows, "第1行，露出第1—6、15—18位");
}

#[test]
fn the_same_person_lawfully_corrected_is_no_finding() {
    let document = |id: &str, text: &str, replaces: Option<&str>| Document {
        id: id.to_owned(),
        text: text.to_owned(),
        replaces: replaces.map(str::to_owned),
        ..Document::default()
    };
    let old = document("D1", "赵测试　海淀区环境监测站　******19000307****", None);
    let new = document("D2", "赵测试　海淀区环境监测站　110108********1237", Some("D1"));
    let mut index = Index::new(settings());
    for document in [&old, &new] {
        assert_eq!(index.publish(document, &plain(&document.text), &|_| None), []);
    }
    index.withdraw("D2");
    let kept = Document { id: "D3".to_owned(), replaces: None, ..new };
    assert_eq!(index.publish(&kept, &plain(&kept.text), &|_| None).len(), 1);
}
