//! `救助、慢病、体检`: hidden people whom village, sex and year tell apart, lists whose title is the illness, and groups.

use super::{Form, column, maybe};
use crate::notice::Role::{Group, Patient, Patients};

const OPENINGS: &[&str] = &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{agency}\n{s}\n", "{s}名单如下：\n"];
const CLOSINGS: &[&str] =
    &["{s}", "{s}\n{agency}\n{date}", "{p}", "{s}\n联系电话：{office}", "注：{s}", "{agency}　{date}"];
const VILLAGE: &[&str] = &["村", "所在村", "村名", "村居", "住址", "居住地", "户籍地", "行政村", "家庭住址"];
const ILLNESS: &[&str] = &["病种", "疾病名称", "病情", "所患疾病", "疾病", "患病情况", "病名", "患病名称"];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "大病救助",
        role: Patient,
        rows: (4, 16),
        titles: &[
            "{town}大病医疗救助公示",
            "重病救助名单",
            "{year}年第{month}批医疗救助对象",
            "{town}就医困难群众补助人员",
            "因病致贫返贫监测对象公示",
            "{district}医疗保障局医疗救助公示",
            "家庭医生签约帮扶对象",
            "{year}年度特殊困难群众就医补助情况",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["姓名", "患者", "患者姓名", "救助对象", "对象姓名", "受助人"], &["{name}"]),
            column(&["性别"], &["{sex}"]),
            column(VILLAGE, &["{village}"]),
            column(&["出生年", "出生时间", "出生日期（年）", "生年"], &["{born}"]),
            column(ILLNESS, &["{illness}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{name}，{sex}，{born}生，{village}人，患{illness}",
            "{village}{name}（{sex}，{born}出生）：{illness}",
            "{name}（{illness}），{sex}，{born}出生，住{village}",
            "患者{name}，家住{village}，{sex}，生于{born}，病种为{illness}",
            "{village}　{name}　{sex}　{born}　{illness}",
            "救助{village}{illness}患者{name}，{sex}，{born}生",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "大病救助",
        role: Patients,
        rows: (5, 9),
        titles: &[
            "{illness}患者救助名单",
            "{town}{illness}患者补助公示",
            "{year}年{illness}免费治疗对象",
            "关于{illness}患者医疗补助的公示",
            "{illness}救助对象信息表",
            "{district}{illness}患者随访管理名册",
            "免费药物救治人员（{illness}）",
            "{illness}患者交通补助发放情况",
            "{month}月{illness}病友帮扶资金使用公示",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["姓名", "患者", "患者姓名", "救助对象", "对象", "受助人"], &["{name}"]),
            column(
                &["金额", "补助金额", "救助金额", "发放额", "救助标准"],
                &["{amount}元", "{amountpoint}元", "{amountgroup}", "{amountcapital}"],
            ),
            maybe(&["状态", "备注"], &["在管", "已发放"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{name}，救助{amount}元",
            "{name}（{amount}元）",
            "{name}　{amountcapital}",
            "向{name}发放补助{amountgroup}元",
            "患者{name}，补助标准{amount}元",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "大病救助",
        role: Group,
        rows: (20, 28),
        titles: &[
            "医疗救助分布情况",
            "{town}健康体检异常人员统计（不含姓名）",
            "{year}年重点人群患病情况",
            "{town}医疗救助台账（去标识化）",
            "居民健康状况分组信息公开",
        ],
        openings: OPENINGS,
        columns: &[
            column(VILLAGE, &["{village}"]),
            column(&["性别"], &["{sex}"]),
            column(&["出生年段", "出生年份段", "年龄段（出生年）", "出生年代"], &["{band}"]),
            column(ILLNESS, &["{illness}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{village}，{sex}，{band}年出生，{illness}",
            "{village}{sex}性（{band}年生）：{illness}",
            "{illness}患者，{sex}，{band}年出生，{village}",
        ],
        closings: CLOSINGS,
    },
];
