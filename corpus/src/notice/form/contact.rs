//! `专家、志愿者、表彰、联络员`: a name, a unit and a value that only this person has.

use super::{Column, Form, column, maybe};
use crate::notice::Role::Contact;

const UNIT: &[&str] = &["工作单位", "单位", "所在单位", "供职单位", "推荐部门", "单位名称", "就职单位", "派出单位"];
const POST: &[&str] = &["职务", "职称", "岗位", "职务/职称", "专业技术职务"];
const VALUE: &[&str] = &["{keylabel}"];
const OPENINGS: &[&str] =
    &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{s}现将名单公布如下：\n", "一、{s}\n二、人员名单\n", "附表\n"];
const CLOSINGS: &[&str] = &[
    "{s}",
    "{p}\n{agency}\n{date}",
    "{s}\n咨询电话：{office}",
    "注：{s}",
    "{agency}\n{date}",
    "{s}\n制表单位：{agency}",
];
const SENTENCES: &[&str] = &[
    "{name}，{unit}{post}，{key}",
    "{name}（{key}），{unit}{post}",
    "{unit}{name}，{key}",
    "{unit}{post}{name}（{key}）",
    "{name}，就职于{unit}，任{post}，{key}",
    "{name}，系{unit}{post}，{keylabel}为{keyvalue}",
    "{name}（{unit}），{keylabel}{keyvalue}",
    "{name}　{unit}　{keylabel}：{keyvalue}",
    "{unit}　{post}　{name}　{keylabel}　{keyvalue}",
    "【{unit}】\n{name}　{post}　{keylabel}：{keyvalue}",
];
const COLUMNS: &[Column] = &[
    column(&["姓名", "专家姓名", "成员姓名", "志愿者", "联络员", "入库专家", "负责人", "讲师"], &["{name}"]),
    column(UNIT, &["{unit}"]),
    column(VALUE, &["{keyvalue}"]),
    maybe(POST, &["{post}"]),
    maybe(&["擅长领域", "服务领域", "专业"], &["工程管理", "应急救护", "财务审计", "园林绿化"]),
];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "专家名单",
        role: Contact,
        rows: (1, 5),
        titles: &[
            "{agency}评标专家库入库人员",
            "科技特派员选派名单",
            "{district}法律顾问团成员",
            "安全生产专家聘任公告",
            "{town}网格员信息公示",
            "河长制责任人公示",
            "{year}年度健康科普讲师团",
            "人民调解员名册",
            "行风监督员聘任名单",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: SENTENCES,
        closings: CLOSINGS,
    },
    Form {
        notice: "表彰",
        role: Contact,
        rows: (1, 4),
        titles: &[
            "{year}年度{honour}初评结果",
            "{district}推荐{honour}公示表",
            "{honour}拟表扬人员",
            "关于{honour}推荐对象的公示",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: SENTENCES,
        closings: CLOSINGS,
    },
];
