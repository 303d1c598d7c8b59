//! `处分通报、行政处罚、健康与救助`: offenders with hidden names, and exact values beside what is sensitive.

use super::{Form, column, maybe};
use crate::notice::Role::{HiddenOffender, Sensitive};

const OPENINGS: &[&str] = &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "现将有关情况通报如下：\n", "{agency}：\n{s}\n"];
const CLOSINGS: &[&str] =
    &["{s}", "{p}\n{agency}\n{date}", "{s}\n{date}", "{s}举一反三，引以为戒。", "监督电话：{office}\n{s}"];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "处分通报",
        role: HiddenOffender,
        rows: (1, 1),
        titles: &[
            "{agency}通报一起违反中央八项规定精神问题",
            "曝光台",
            "{district}纪委监委通报典型问题",
            "警示教育通报（第{month}期）",
            "行业失信行为公示",
            "关于对违规人员处理情况的公告",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["姓名", "当事人", "责任人", "被处理人", "违规人员"], &["{name}"]),
            column(&["单位", "工作单位", "所在单位", "任职单位"], &["{unit}"]),
            column(&["职务", "岗位", "时任职务", "职称"], &["{post}"]),
            column(&["出生年月", "出生时间", "生年月"], &["{birth}"]),
            column(&["违规问题", "主要问题", "违法行为", "问题类型", "处理事由"], &["{offence}"]),
            maybe(&["处理结果", "处理情况", "处分种类"], &["警告", "诫勉谈话", "记过", "通报批评"]),
            maybe(&["性别"], &["{sex}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "当事人：{name}，{sex}，{birth}生，{unit}{post}，因{offence}被立案查处",
            "{unit}{post}{name}（{birth}生）因{offence}受到党内警告处分",
            "{name}，{birth}出生，系{unit}{post}，存在{offence}问题，被诫勉谈话",
            "经查，{unit}{post}{name}，{sex}，{birth}生，{offence}，给予记过处分",
            "被处罚人{name}（{sex}，{birth}出生，{unit}{post}）因{offence}被处以行政罚款",
            "{name}身为{unit}{post}，{offence}，造成不良影响。{name}，{birth}出生，已作出处理",
            "{unit}原{post}{name}{offence}案：{name}，{sex}，{birth}生，受到降级处分",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "大病救助",
        role: Sensitive,
        rows: (1, 1),
        titles: &[
            "{district}医疗救助资金拨付公示",
            "重特大疾病补助发放表",
            "{town}因病致贫监测对象帮扶措施",
            "残疾人辅具适配公示",
            "门诊慢特病鉴定结果",
            "{year}年罕见病用药补助情况",
            "红十字基金资助情况（隐去姓名）",
            "医保零星报销结果公示",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["{keylabel}"], &["{keyvalue}"]),
            column(&["病种", "疾病名称", "病情", "致困原因", "救助病种", "患病情况", "鉴定病种"], &["{sensitive}"]),
            maybe(&["所在村", "村居", "住址"], &["{village}"]),
            maybe(
                &["救助金额", "补助金额（元）", "资助额", "报销额"],
                &["{amount}", "{amount}元", "{amountgroup}", "{amountcapital}"],
            ),
        ],
        speaks_for_itself: false,
        sentences: &[
            "患者（{key}）患{sensitive}，救助{amount}元",
            "{village}一村民患{sensitive}，{key}，已发放补助{amountgroup}元",
            "{keylabel}{keyvalue}，所患疾病：{sensitive}，资助{amountcapital}",
            "因家庭成员罹患{sensitive}，向{keylabel}为{keyvalue}的申请人拨付救助款{amount}元",
            "{sensitive}患者，{key}，{village}，救助{amount}元",
            "申请人（{keylabel}：{keyvalue}）经诊断为{sensitive}，符合救助条件",
            "{village}　{sensitive}　{key}　{amount}元",
            "该对象确诊{sensitive}，本人{key}，已纳入重点监测",
        ],
        closings: CLOSINGS,
    },
];
