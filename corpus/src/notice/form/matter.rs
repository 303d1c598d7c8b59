//! `处罚决定、送达公告`: matters with a number, the party hidden here and in full there.

use super::{Form, column, maybe};
use crate::notice::Role::{HiddenParty, Party};

const NUMBER: &[&str] =
    &["文号", "决定书文号", "案件编号", "文书编号", "处罚决定书文号", "编号", "案号/文号", "文书号码"];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "处罚决定",
        role: HiddenParty,
        rows: (1, 1),
        titles: &[
            "行政处罚决定书（摘要）",
            "{agency}行政处罚信息",
            "{year}年{month}月行政执法结果公示",
            "当场处罚案件公示",
            "{district}综合行政执法公示",
            "行政处罚结果信息表",
            "典型案例发布",
        ],
        openings: &[
            "",
            "{s}\n",
            "{p}\n",
            "{agency}\n行政处罚决定书\n",
            "执法单位：{agency}\n公示日期：{date}\n",
            "{s}处罚结果如下：\n",
        ],
        columns: &[
            column(NUMBER, &["{matter}"]),
            column(&["当事人", "被处罚人", "相对人", "当事人姓名", "违法当事人", "被处罚人姓名"], &["{name}"]),
            column(&["案由", "违法事实", "违法行为", "处罚事由", "主要违法事实"], &["{offence}"]),
            maybe(
                &["处罚内容", "罚款金额", "处罚结果", "罚款数额（元）"],
                &["罚款{amount}元", "{amount}", "罚款{amountcapital}", "{amountgroup}元"],
            ),
            maybe(&["处罚机关", "处罚单位"], &["{agency}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{matter}\n　　当事人：{name}，{sex}\n　　经查，当事人{offence}，决定罚款{amountcapital}",
            "{agency}于{date}对{name}作出{matter}行政处罚决定，案由：{offence}",
            "当事人{name}{offence}，依法处罚款{amountgroup}元，文号{matter}",
            "{matter}：{name}{offence}，罚款{amount}元",
            "{name}因{offence}被处罚（{matter}）",
            "被处罚人：{name}。住所地：{district}。{matter}认定其{offence}",
            "依据{matter}，{name}应缴纳罚款{amount}元",
            "行政处罚决定书\n{matter}\n被处罚人：{name}　性别：{sex}\n违法事实及证据：{offence}，有询问笔录佐证",
        ],
        closings: &[
            "{s}",
            "{p}\n{agency}\n{date}",
            "当事人应自收到决定书之日起十五日内缴纳罚款。\n{agency}\n{date}",
            "{s}\n如不服本决定，可依法申请复议。\n{date}",
        ],
    },
    Form {
        notice: "送达公告",
        role: Party,
        rows: (1, 1),
        titles: &[
            "行政处罚决定书公告送达",
            "履行行政决定催告书",
            "{agency}送达公告",
            "未缴纳罚款人员公告",
            "行政强制执行事先催告",
            "{year}年第{month}批执法文书公告",
            "责令履行通知",
        ],
        openings: &["", "{s}\n", "{p}\n", "因无法直接送达，现公告如下：\n", "{agency}\n公　　告\n"],
        columns: &[
            column(&["姓名", "受送达人姓名", "当事人", "被催告人", "义务人", "当事人姓名"], &["{name}"]),
            column(NUMBER, &["{matter}"]),
            maybe(&["送达文书", "文书名称"], &["行政处罚决定书", "催告书"]),
            maybe(&["欠缴金额", "应缴罚款", "罚款（元）"], &["{amount}", "{amount}元", "{amountgroup}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{name}：我局已对你作出{matter}行政处罚决定，因你下落不明，现依法公告送达",
            "当事人{name}逾期未缴纳{matter}所处罚款",
            "向{name}公告送达{matter}，自发出公告之日起三十日视为送达",
            "{matter}　{name}　逾期未履行",
            "{name}（{matter}）尚有罚款{amount}元未缴",
            "请{name}持{matter}到{agency}缴纳罚款{amountgroup}元",
            "{name}先生/女士：\n　　{matter}已于{date}作出，请于十日内到我单位领取",
            "被催告人：{name}\n催告事项：履行{matter}确定的缴款义务",
        ],
        closings: &[
            "{s}",
            "{p}\n{agency}\n{date}",
            "特此公告。\n{agency}\n{date}",
            "地址：{town}政府院内　联系电话：{office}",
        ],
    },
];
