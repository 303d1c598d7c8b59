//! `补贴、救助、公租房、欠薪`: lists of people and money with masked numbers, joined by where they work.

use super::{Column, Form, column, maybe};
use crate::notice::Role::Masked;

const NAME: &[&str] =
    &["姓名", "申请人", "申请人姓名", "补贴对象", "人员姓名", "对象姓名", "享受人员", "领取人", "本人姓名"];
const ID: &[&str] = &[
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "居民身份证号",
    "证件号",
    "身份证",
    "有效证件号码",
    "身份证号（脱敏）",
    "身份证件号",
    "身份号码",
];
const UNIT: &[&str] =
    &["工作单位", "单位", "就职单位", "现工作单位", "单位名称", "供职单位", "参保单位", "所在单位", "工作单位名称"];
const AMOUNT: &[&str] =
    &["金额", "金额（元）", "补贴金额", "发放额", "发放标准", "核定金额", "应发金额", "补助金额（元）"];
const SUMS: &[&str] = &["{amount}", "{amount}元", "{amountpoint}", "{amountgroup}", "{amountcapital}"];

const COLUMNS: &[Column] = &[
    column(NAME, &["{name}"]),
    column(ID, &["{id}"]),
    column(UNIT, &["{unit}"]),
    maybe(AMOUNT, SUMS),
    maybe(&["备注", "审核意见", "复核情况"], &["无", "符合", "同意", "已公示"]),
];

const OPENINGS: &[&str] = &[
    "",
    "{p}\n",
    "{s}\n",
    "{docno}\n{s}\n",
    "{s}现公示如下：\n",
    "公示单位：{agency}\n公示时间：{date}\n{s}\n",
    "各街道（乡镇）：\n　　{p}\n",
    "一、基本情况\n{s}\n二、人员名单\n",
];
const CLOSINGS: &[&str] = &[
    "{s}",
    "{p}\n{agency}\n{date}",
    "合计{count}人。{s}",
    "以上共{count}人。\n监督电话：{office}\n{agency}",
    "{s}\n联系人：综合科　电话：{office}",
    "三、公示时间\n{s}\n{agency}\n{date}",
    "填报单位（盖章）：{agency}　　填报日期：{date}",
    "附：政策依据\n{p}",
];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "补贴发放",
        role: Masked,
        rows: (1, 9),
        titles: &[
            "{town}{relief}人员明细",
            "{year}年{relief}花名表",
            "{relief}（第{month}批）拟补贴人员",
            "{agency}{relief}兑现公示",
            "关于{year}年{month}月{relief}发放情况的公示",
            "{district}{year}年度{relief}受益人员公示",
            "{relief}审核通过人员",
            "公　示",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: &[
            "{name}（身份证号：{id}），系{unit}职工，核定补贴{amount}元",
            "{unit}职工{name}，公民身份号码{id}，补贴{amountgroup}元",
            "申请人{name}，就职于{unit}，身份证号{id}，核发{amountcapital}",
            "{name}，证件号为{id}，现在{unit}工作，发放标准{amount}元",
            "经{unit}申报，{name}（身份证：{id}）符合发放条件",
            "{unit}：{name}，身份证号{id}",
            "{name}〔{id}〕　{unit}　{amount}元",
            "{name}（{unit}，{id}）",
            "【{unit}】\n{name}　身份证号：{id}",
            "{unit}：\n　　{name}，{id}，{amount}元",
            "{name}\n身份证号{id}\n在{unit}工作",
            "同意向{unit}{name}发放{relief}{amount}元（身份证号：{id}）",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "公租房配租",
        role: Masked,
        rows: (1, 8),
        titles: &[
            "{district}{year}年保障性租赁住房资格审核公示",
            "{town}公租房拟分配人员",
            "关于{year}年第{month}批人才住房申请家庭的公示",
            "公共租赁住房补贴审核通过名单",
            "单位集中租赁住房人员公示表",
            "{agency}住房保障公示〔{year}〕第{month}期",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["申请人", "主申请人", "承租人", "拟配租人员", "户主姓名", "姓名"], &["{name}"]),
            column(ID, &["{id}"]),
            column(UNIT, &["{unit}"]),
            maybe(&["保障方式", "配租类型"], &["实物配租", "租金补贴", "市场租房补贴"]),
            maybe(&["户型", "拟配户型"], &["一居室", "二居室", "套一"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "主申请人{name}（{id}），工作单位为{unit}，拟予实物配租",
            "{name}，{unit}在职职工，身份证号码{id}，轮候序号{ticket}",
            "{unit}推荐{name}入住，证件号码：{id}",
            "承租人{name}，身份证{id}，由{unit}统一申请",
            "经审核，在{unit}工作的{name}（公民身份号码：{id}）符合保障条件",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "欠薪清偿",
        role: Masked,
        rows: (1, 9),
        titles: &[
            "{district}根治欠薪专项行动工资发放名册",
            "农民工工资保证金动用情况公示",
            "{town}工程项目工人工资清单",
            "欠薪线索办结情况（{month}月）",
            "劳动报酬补发人员",
            "关于工资垫付的公示",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["工人姓名", "劳动者", "劳动者姓名", "投诉人", "农民工姓名", "姓名"], &["{name}"]),
            column(ID, &["{id}"]),
            column(&["欠薪单位", "用工主体", "所在单位", "务工企业", "单位"], &["{unit}"]),
            maybe(&["应付工资", "清偿金额", "拖欠数额（元）", "补发工资"], SUMS),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{unit}补发劳动者{name}（身份证号{id}）工资{amountgroup}元",
            "{name}，身份证号码{id}，系{unit}工人，已领取工资{amountcapital}",
            "经责令，{unit}已向{name}（{id}）支付拖欠工资{amount}元",
            "劳动者{name}诉{unit}欠薪一案已调解，证件号{id}，清偿{amount}元",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "临时救助",
        role: Masked,
        rows: (1, 7),
        titles: &[
            "{agency}困难职工帮扶公示",
            "{year}年困难职工救助金发放表",
            "在职职工互助保障领取人员",
            "{district}总工会帮扶对象公示",
            "{town}{month}月急难救助审批情况",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["困难职工", "受助人", "受助人姓名", "救助对象", "帮扶对象", "姓名"], &["{name}"]),
            column(ID, &["{id}"]),
            column(UNIT, &["{unit}"]),
            maybe(&["救助金", "帮扶金额", "慰问金额"], SUMS),
            maybe(&["困难类型", "致困原因"], &["收入偏低", "子女就学", "意外灾害"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "受助人：{name}，{unit}职工，身份证号：{id}，救助金{amount}元",
            "{unit}困难职工{name}（{id}）一次性救助{amountcapital}",
            "经{unit}工会初审，{name}符合帮扶条件，身份证号码为{id}",
            "{name}　身份证{id}　{unit}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "拟录用",
        role: Masked,
        rows: (1, 8),
        titles: &[
            "{year}年度公务员补充录用人员",
            "{agency}编外人员招聘结果",
            "考察合格人员名单",
            "进入资格复审人员公告",
            "{district}“三支一扶”期满招聘公示",
            "退役士兵安置上岗人员公示",
            "人事代理人员续签公示",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["姓名", "应聘人员", "拟录用人员", "入围人员", "考生姓名"], &["{name}"]),
            column(ID, &["{id}"]),
            column(&["用人单位", "招录单位", "报考部门", "安置单位", "录用单位"], &["{unit}"]),
            maybe(&["准考证号", "报名序号"], &["{ticket}"]),
            maybe(&["综合成绩", "总分", "成绩"], &["{score}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{unit}拟录用{name}（身份证号{id}），综合成绩{score}分",
            "{name}，报考{unit}，证件号{id}，考察合格",
            "经体检、考察，{name}（身份证号码：{id}）被{unit}录用",
            "{unit}　{name}　{id}　{score}",
        ],
        closings: CLOSINGS,
    },
];
