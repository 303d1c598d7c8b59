//! `低保、特困、临时救助、公租房、高龄津贴、农补`: the same, joined by village and telephone.

use super::{Column, Form, column, maybe};
use crate::notice::Role::MaskedAtHome;

const ID: &[&str] = &[
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "居民身份证号",
    "证件号",
    "身份证",
    "有效证件号码",
    "一卡通身份证号",
    "身份证件号",
];
const PHONE: &[&str] = &["联系电话", "电话", "手机", "联系方式", "手机号", "本人电话", "移动电话", "电话号码"];
const VILLAGE: &[&str] = &[
    "所在村",
    "村（居）",
    "村居",
    "居住村",
    "家庭住址",
    "住址",
    "户籍地",
    "村名",
    "行政村",
    "所在村（居）",
    "户籍所在村",
];
const SUMS: &[&str] = &["{amount}", "{amount}元", "{amountpoint}", "{amountgroup}", "{amountcapital}"];

const OPENINGS: &[&str] = &[
    "",
    "{p}\n",
    "{s}\n",
    "{town}人民政府\n{s}\n",
    "{s}具体名单如下：\n",
    "公示编号：{town}〔{year}〕{month}号\n",
    "村（居）民委员会：\n　　{p}\n",
    "公示起止日期：{date}起7日\n",
];
const CLOSINGS: &[&str] = &[
    "{s}",
    "{p}\n{town}人民政府\n{date}",
    "共计{count}户。{s}",
    "举报电话：{office}\n{s}",
    "{s}\n{town}民政办公室（电话：{office}）",
    "经办人：略　审核人：略　{date}",
    "备注：{s}",
];

const COLUMNS: &[Column] = &[
    column(&["户主姓名", "姓名", "对象姓名", "保障对象", "救助对象", "受助人", "申请人姓名", "户主"], &["{name}"]),
    column(ID, &["{id}"]),
    column(VILLAGE, &["{village}"]),
    column(PHONE, &["{phone}"]),
    maybe(&["金额", "发放金额", "月保障金", "补助标准", "发放标准", "救助金额（元）", "补贴资金"], SUMS),
    maybe(&["类别", "保障类别"], &["A类", "二类", "整户"]),
];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "临时救助",
        role: MaskedAtHome,
        rows: (1, 8),
        titles: &[
            "{town}{year}年{month}月民政救助资金发放公示",
            "{town}最低生活保障对象公示",
            "特困人员供养金发放明细表",
            "{district}民政局社会救助公示",
            "{town}残疾人两项补贴发放名册",
            "{year}年第{month}期临时困难补助",
            "低收入人口动态监测对象公示",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: &[
            "{name}，家住{village}，身份证号{id}，电话{phone}，发放{amount}元",
            "{village}村民{name}（身份证号：{id}，联系电话：{phone}）月保障金{amount}元",
            "户主{name}，现住{village}，公民身份号码{id}，手机{phone}",
            "{village}：{name}，{id}，{phone}，{amountcapital}",
            "受助人{name}（{id}），住址：{village}，联系方式：{phone}，救助{amountgroup}元",
            "对象{name}系{village}居民，身份证{id}，本人电话{phone}",
            "{name}（{village}，{phone}，{id}）",
            "【{village}】\n{name}　身份证号：{id}　电话：{phone}",
            "{name}，{village}人，联系电话{phone}（身份证号{id}）",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "公租房配租",
        role: MaskedAtHome,
        rows: (1, 9),
        titles: &[
            "{town}农村危房改造对象公示",
            "{year}年度农村住房安全保障名单",
            "{district}公共租赁住房轮候对象",
            "{town}保障房选房人员顺序表",
            "住房租赁补贴拟发放家庭",
            "{agency}关于拟配租家庭的公示",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["申请人", "户主", "户主姓名", "主申请人", "改造户", "家庭代表"], &["{name}"]),
            column(ID, &["{id}"]),
            column(PHONE, &["{phone}"]),
            column(VILLAGE, &["{village}"]),
            maybe(&["人口", "家庭人口"], &["2人", "3人", "4"]),
            maybe(&["补助资金", "补助金额"], SUMS),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{village}{name}户，户主身份证号{id}，联系电话{phone}，补助{amountgroup}元",
            "申请人{name}（证件号{id}），户籍在{village}，电话：{phone}",
            "家住{village}的{name}，身份证号码为{id}，手机号{phone}，取得选房资格",
            "{name}，电话{phone}，身份证{id}，{village}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "补贴发放",
        role: MaskedAtHome,
        rows: (1, 10),
        titles: &[
            "{town}耕地地力保护补贴公示表",
            "{year}年高龄老人津贴发放明细",
            "惠民惠农财政补贴“一卡通”公示",
            "{town}农机购置与应用补贴受益信息",
            "{town}公益林生态补偿兑付清册",
            "乡村公益性岗位补贴公示",
        ],
        openings: &["{p}\n", "{s}\n", "{town}财政所\n{s}\n", "{s}发放清册如下：\n", "资金名称：{relief}　　单位：元\n"],
        columns: &[
            column(&["户主姓名", "姓名", "农户", "享受补贴人", "购机者", "领款人", "老人姓名"], &["{name}"]),
            column(VILLAGE, &["{village}"]),
            column(ID, &["{id}"]),
            column(PHONE, &["{phone}"]),
            column(&["金额", "补贴额", "发放金额", "兑付金额", "应补资金"], SUMS),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{village}农户{name}，身份证号{id}，联系电话{phone}，补贴资金{amountpoint}元",
            "{name}（{id}），{village}，手机{phone}，应补{amountgroup}元",
            "领款人：{name}，所在村：{village}，身份证号：{id}，电话：{phone}，金额：{amountcapital}",
        ],
        closings: CLOSINGS,
    },
];
