use super::*;
use casework::ids::RequestNumber;
use casework::report::AgencySettings;
use casework::request::{
    Consultation as Asking, ConsultationEnd, ConsultedParty, Decision, EarlierReply, FeeMethod, Opinion,
};
use jiff::civil::date;
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::remedy::{RemedyFacts, RemedyRoute, route};
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;
use std::collections::BTreeMap;

fn office() -> AgencySettings {
    AgencySettings {
        name: "示例市科学技术局".into(),
        short_name: "市科技局".into(),
        office: "示例市科学技术局办公室".into(),
        address: "示例市示例区科创路1号".into(),
        phone: "0000-8880000".into(),
        hours: "工作日9:00—12:00".into(),
        email: String::new(),
        site: String::new(),
        reconsideration_body: "示例市人民政府".into(),
        court: "示例区人民法院".into(),
        document_prefix: "示科公开".into(),
        name_court_where_not_taken: true,
        choices: BTreeMap::new(),
    }
}

fn matter(office: &AgencySettings) -> Matter<'_> {
    Matter {
        office,
        number: "2026-0007",
        requester: Addressee { name: "甲某", kind: RequesterKind::NaturalPerson },
        channel: Channel::Online,
        received_on: Some(date(2026, 3, 5)),
        title: "2025年度科技专项经费分配方案",
        description: "需要各区的分配金额。",
        document_number: Some("示科公开〔2026〕7号"),
        day: date(2026, 3, 25),
    }
}

fn decision(outcome: Outcome) -> Decision {
    let withheld = if outcome == Outcome::PartlyDisclosed { vec![Exemption::ThirdPartyRights] } else { vec![] };
    let earlier = (outcome == Outcome::Repeat)
        .then(|| EarlierReply { number: RequestNumber("2025-0031".into()), disclosed: true });
    Decision {
        outcome,
        withheld,
        reasons: "（此处写明认定的事实和理由。）".into(),
        statement: "（此处写明告知的内容。）".into(),
        evidence: vec![],
        earlier,
        not_consulted_because: None,
    }
}

/// A letter as lines, to be read in the snapshot.
fn lines(letter: &Letter) -> String {
    let mut out = vec![letter.agency.clone()];
    out.extend(letter.document_number.clone());
    out.push(letter.title.clone());
    out.push(format!("{}：", letter.addressee));
    out.extend(letter.paragraphs.iter().map(|text| format!("　　{text}")));
    out.push(format!("　　{}", letter.contact));
    out.extend(html::attachment_lines(letter));
    out.push(letter.agency.clone());
    out.push(letter.day.clone());
    out.join("\n")
}

fn reply_of(outcome: Outcome) -> Letter {
    let office = office();
    let attachments = if outcome == Outcome::Provided { vec!["分配方案1份".to_owned()] } else { vec![] };
    let facts = Reply { decision: &decision(outcome), course: &Course::default(), attachments: &attachments };
    reply(&matter(&office), facts)
}

#[test]
fn every_outcome_has_a_letter_a_lawyer_can_read() {
    let letters: Vec<String> =
        Outcome::ALL.iter().map(|outcome| format!("【{}】\n{}", outcome.id(), lines(&reply_of(*outcome)))).collect();
    insta::assert_snapshot!("replies", letters.join("\n\n"));
}

#[test]
fn every_reply_has_the_elements_that_assessors_look_for() {
    for outcome in Outcome::ALL {
        let text = lines(&reply_of(outcome));
        for element in [
            "示科公开〔2026〕7号",
            "甲某",
            "2026-0007",
            "2026年3月5日",
            "2025年度科技专项经费分配方案",
            "2026年3月25日",
        ] {
            assert!(text.contains(element), "{} lacks {element}", outcome.id());
        }
        for place in outcome.basis().iter().filter(|place| place.article > 0) {
            assert!(text.contains(&place.to_string()), "{} does not cite {place}", outcome.id());
        }
        let facts = RemedyFacts { earlier_reply_disclosed: true };
        let route = route(outcome, facts, date(2026, 3, 25)).value;
        assert_eq!(text.contains("示例市人民政府"), route.allows_reconsideration(), "{}", outcome.id());
        assert_eq!(text.contains("应当先"), route == RemedyRoute::ReconsiderationFirst, "{}", outcome.id());
    }
}

#[test]
fn a_court_that_does_not_take_the_case_is_named_only_where_the_office_chose_so() {
    let mut office = office();
    for (choice, named) in [(true, true), (false, false)] {
        office.name_court_where_not_taken = choice;
        let clause = remedies(&office, RemedyRoute::ReconsiderationOnly, "你", "本告知", "告知书");
        assert_eq!(clause.is_some_and(|text| text.contains("示例区人民法院")), named);
    }
}

const EXCESS: &str = "2026年1月至3月，共提交申请46件，内容均为同一项目的逐年资料";

#[test]
fn every_notice_has_a_letter() {
    let office = office();
    let matter = matter(&office);
    let party = Addressee { name: "乙公司", kind: RequesterKind::Business };
    let points = ["请写明所涉年度".to_owned(), "请写明所需的是方案还是下达文件".to_owned()];
    let course = Course {
        clarification: Some((date(2026, 3, 6), Some(date(2026, 3, 9)))),
        reasons: Some((date(2026, 3, 9), Some(date(2026, 3, 10)))),
        consultations: vec![(date(2026, 3, 10), Some(date(2026, 3, 16)))],
        extension: Some((date(2026, 3, 20), 10)),
        fee_paid_on: None,
    };
    let helped = |helper, due| assistance(&matter, Assistance { helper, answer_by: date(2026, 4, 1), due });
    let asked = |asked| consultation(&matter, Consultation { asked, matter: "分配方案是否同意公开及理由" });
    let letters = [
        receipt(
            &matter,
            Receipt { registered_on: date(2026, 3, 4), due: Some(date(2026, 4, 2)), is_provisional: false },
        ),
        receipt(
            &Matter { received_on: None, ..matter },
            Receipt { registered_on: date(2026, 3, 4), due: None, is_provisional: false },
        ),
        clarification(&matter, Clarification { points: &points, answer_by: date(2026, 3, 27) }),
        reasons(&matter, Reasons { facts: EXCESS, answer_by: date(2026, 3, 27) }),
        reasonable_delay(
            &matter,
            ReasonableDelay { reasons_received_on: date(2026, 3, 25), delayed_to: date(2026, 5, 29) },
        ),
        helped(Helper::Unit("规划处"), Some(date(2026, 4, 2))),
        helped(Helper::Agency { name: "示例市档案局", task: "查阅2025年度项目档案移交清单" }, None),
        asked(Asked::ThirdParty(party)),
        asked(Asked::CoMaker("示例市财政局")),
        asked(Asked::OtherAgency("示例市审计局")),
        consultation_told(&matter, Asked::ThirdParty(party), date(2026, 3, 10)),
        extension(&matter, Extension { working_days: 10, reason: "需要逐件核对", due: date(2026, 4, 17) }),
        fee(&matter, Fee { method: FeeMethod::Pages, count: 250, yuan: 5300, how_to_pay: "" }),
        closing(&matter, Closing { outcome: Outcome::Withdrawn, ended_on: date(2026, 3, 18), note: "申请人来电撤回" }),
        closing(&matter, Closing { outcome: Outcome::ClarificationLapsed, ended_on: date(2026, 3, 27), note: "" }),
        reply(&matter, Reply { decision: &decision(Outcome::PartlyDisclosed), course: &course, attachments: &[] }),
    ];
    insta::assert_snapshot!("notices", letters.iter().map(lines).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn whoever_is_asked_is_not_told_who_asks() {
    let office = office();
    let matter = matter(&office);
    let party = Asked::ThirdParty(Addressee { name: "乙公司", kind: RequesterKind::Business });
    let helped = |helper| assistance(&matter, Assistance { helper, answer_by: matter.day, due: Some(matter.day) });
    let letters = [
        consultation(&matter, Consultation { asked: party, matter: "是否同意公开" }),
        helped(Helper::Unit("规划处")),
        helped(Helper::Agency { name: "示例市档案局", task: "查阅移交清单" }),
    ];
    for letter in letters {
        assert!(!lines(&letter).contains("甲某"), "{} to {}", letter.title, letter.addressee);
    }
}

#[test]
fn what_is_no_decision_names_no_remedies() {
    let office = office();
    let matter = matter(&office);
    let assistance = |helper| assistance(&matter, Assistance { helper, answer_by: matter.day, due: None });
    let delay = ReasonableDelay { reasons_received_on: matter.day, delayed_to: matter.day };
    let letters = [
        reasons(&matter, Reasons { facts: EXCESS, answer_by: matter.day }),
        reasonable_delay(&matter, delay),
        assistance(Helper::Unit("规划处")),
        assistance(Helper::Agency { name: "示例市档案局", task: "查阅移交清单" }),
    ];
    for letter in letters {
        let text = lines(&letter);
        assert!(!text.contains("行政复议") && !text.contains("诉讼"), "{}", letter.title);
    }
}

#[test]
fn the_letters_of_excess_say_what_was_found_by_when_and_what_follows() {
    let office = office();
    let matter = matter(&office);
    let asked = lines(&reasons(&matter, Reasons { facts: EXCESS, answer_by: date(2026, 4, 8) }));
    for element in [EXCESS, "第三十五条", "2026年4月8日", "不予处理", "联系电话"] {
        assert!(asked.contains(element), "{element}");
    }
    let delay = ReasonableDelay { reasons_received_on: date(2026, 3, 20), delayed_to: date(2026, 5, 29) };
    let told = lines(&reasonable_delay(&matter, delay));
    for element in ["2026年3月20日", "第三十三条", "第三十五条", "2026年5月29日", "理由合理"] {
        assert!(told.contains(element), "{element}");
    }
}

#[test]
fn page_and_paper_hold_the_same_letter() -> Result<(), crate::report::PrintError> {
    let letter = reply_of(Outcome::Provided);
    let page = html::page(&letter);
    assert!(page.contains("示科公开〔2026〕7号") && page.contains("附件：分配方案1份"));
    assert!(docx::bytes(&letter)?.starts_with(b"PK"));
    Ok(())
}

const ARCHIVE_BUREAU: CompetentAgency<'_> = CompetentAgency {
    reasons: "该记录由登记机关制作和保存",
    name: "示例市市场监督管理局",
    contact: "示例市示例区登记路2号，0000-8881111",
};

/// Each result of a demand for correction, its title, and whether remedies lie.
fn corrections() -> [(CorrectionResult<'static>, &'static str, bool); 4] {
    let (finding, reads_now) = ("评审表第3页把你单位的名称误写为“乙公同”", "第3页第2行的名称为“乙公司”");
    let reasons = "经与2025年6月3日的签到表核对，记录与原件一致，所附材料不能证明记录不准确";
    [
        (CorrectionResult::Corrected { finding, reads_now }, "政府信息更正告知书", true),
        (CorrectionResult::NotCorrected { reasons }, "政府信息不予更正告知书", true),
        (CorrectionResult::SentOn(ARCHIVE_BUREAU), "政府信息转送更正告知书", false),
        (CorrectionResult::Directed(ARCHIVE_BUREAU), "政府信息更正办理渠道告知书", true),
    ]
}

fn correction_of(result: CorrectionResult<'_>) -> Result<Letter, MissingElement> {
    let office = office();
    let requester = Addressee { name: "乙公司", kind: RequesterKind::Business };
    let matter = Matter { requester, number: "更正2026-0002", ..matter(&office) };
    let (record, claim) = ("2025年度科技项目评审汇总表", "第3页的单位名称有误，附营业执照复印件1份");
    record_correction(&matter, RecordCorrection { record, claim, result })
}

#[test]
fn every_result_of_a_demand_for_correction_has_a_letter() -> Result<(), MissingElement> {
    let mut letters = Vec::new();
    for (result, title, remedies_lie) in corrections() {
        let letter = correction_of(result)?;
        let text = lines(&letter);
        assert_eq!(letter.title, title);
        for element in
            ["更正2026-0002", "2026年3月5日", "2025年度科技项目评审汇总表", "营业执照", "第四十一条", "联系电话"]
        {
            assert!(text.contains(element), "{title} lacks {element}");
        }
        assert_eq!(text.contains("示例市人民政府") && text.contains("示例区人民法院"), remedies_lie, "{title}");
        assert!(!text.contains("应当先"), "{title}");
        letters.push(text);
    }
    insta::assert_snapshot!("record_corrections", letters.join("\n\n"));
    Ok(())
}

#[test]
fn a_letter_of_correction_is_not_written_while_something_is_missing() {
    let agency = |change: fn(&mut CompetentAgency<'static>)| {
        let mut agency = ARCHIVE_BUREAU;
        change(&mut agency);
        agency
    };
    let results = [
        (CorrectionResult::Corrected { finding: " ", reads_now: "乙公司" }, "审核认定的事实"),
        (CorrectionResult::Corrected { finding: "写错名称", reads_now: "" }, "更正后的记录"),
        (CorrectionResult::NotCorrected { reasons: "\n" }, "不予更正的理由"),
        (CorrectionResult::SentOn(agency(|a| a.reasons = "")), "不属于本机关职能范围的理由"),
        (CorrectionResult::SentOn(agency(|a| a.name = "")), "有权更正的行政机关的名称"),
        (CorrectionResult::Directed(agency(|a| a.contact = "")), "有权更正的行政机关的联系方式"),
    ];
    for (result, element) in results {
        assert_eq!(correction_of(result), Err(MissingElement { element }));
    }
    let office = office();
    let (whole, result) = (matter(&office), CorrectionResult::NotCorrected { reasons: "记录与原件一致" });
    let demands = [
        (Matter { received_on: None, ..whole }, "评审表", "名称有误", "收到更正要求的日期"),
        (whole, " ", "名称有误", "要求更正的政府信息记录"),
        (whole, "评审表", "", "要求更正的内容和证据"),
    ];
    for (matter, record, claim, element) in demands {
        let facts = RecordCorrection { record, claim, result };
        assert_eq!(record_correction(&matter, facts), Err(MissingElement { element }));
    }
}

/// Asked on 2026-03-06; it said this on 2026-03-16, or nothing until its period ended.
fn asking(opinion: Option<Opinion>) -> Asking {
    let last = date(2026, 3, 27);
    Asking {
        id: "c-1".into(),
        party: ConsultedParty::ThirdParty { person: "person-2".into() },
        matter: "分配方案是否同意公开".into(),
        sent_on: date(2026, 3, 6),
        delivered_on: Some(date(2026, 3, 6)),
        end: Some(opinion.map_or(ConsultationEnd::Lapsed(last), |_| ConsultationEnd::Answered(date(2026, 3, 16)))),
        opinion,
        reasons: String::new(),
    }
}

#[test]
fn a_third_party_is_told_what_is_disclosed_and_why_and_not_to_whom() {
    let office = office();
    let matter = Matter { document_number: None, ..matter(&office) };
    let party = Addressee { name: "乙公司", kind: RequesterKind::Business };
    let mut letters = Vec::new();
    for (opinion, ground) in [
        (Some(Opinion::Objects), DisclosureGround::PublicInterest),
        (Some(Opinion::AgreesInPart), DisclosureGround::ObjectionUnreasonable),
        (None, DisclosureGround::PublicInterest),
    ] {
        let (content, reasons) = ("2025年度科技专项经费的分配总额和各项目金额", "经费为财政资金，其分配受公众监督");
        let consulted = asking(opinion);
        let facts = DisclosureTold { consulted: &consulted, ground, content, reasons };
        let text = lines(&disclosure_told(&matter, party, facts));
        let elements = ["依申请公开告知书", "乙公司", "2026-0007", "2026年3月6日", content, reasons, "第三十二条"];
        for element in elements.into_iter().chain(["示例市人民政府", "示例区人民法院", "联系电话", "2026年3月25日"])
        {
            assert!(text.contains(element), "{ground:?} lacks {element}");
        }
        assert!(!text.contains("甲某") && !text.contains("应当先"), "{ground:?}");
        assert_eq!(text.contains("公共利益"), ground == DisclosureGround::PublicInterest);
        letters.push(text);
    }
    insta::assert_snapshot!("disclosure_told", letters.join("\n\n"));
}
