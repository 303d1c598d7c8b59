//! `任前公示、拟聘用、职称评审、表彰`: people at work in full, with their month of birth.

use super::{Column, Form, column, maybe};
use crate::notice::Role::Born;

const NAME: &[&str] = &["姓名", "人选姓名", "拟任人选", "申报人", "推荐对象", "拟聘人员", "参评人员", "考察对象"];
const SEX: &[&str] = &["性别"];
const BIRTH: &[&str] = &["出生年月", "出生时间", "出生日期（年月）", "生年月", "出生"];
const UNIT: &[&str] =
    &["工作单位", "现工作单位", "单位", "所在单位", "供职单位", "现任职单位", "申报单位", "单位名称", "就职单位"];
const POST: &[&str] = &["职务", "现任职务", "职务（岗位）", "岗位", "职称", "现聘岗位", "专业技术职务", "职务职称"];
const COLUMNS: &[Column] = &[
    column(NAME, &["{name}"]),
    column(SEX, &["{sex}"]),
    column(BIRTH, &["{birth}"]),
    column(UNIT, &["{unit}"]),
    column(POST, &["{post}"]),
    maybe(&["学历", "文化程度", "最高学历"], &["{degree}"]),
    maybe(&["民族"], &["汉族", "满族", "回族"]),
    maybe(&["政治面貌"], &["中共党员", "群众", "九三学社社员"]),
];
const SENTENCES: &[&str] = &[
    "{name}，{sex}，{birth}出生，{degree}，现任{unit}{post}",
    "{name}同志，{sex}，汉族，{birth}生，{degree}学历，{unit}{post}，拟进一步使用",
    "{unit}{post}{name}（{sex}，{birth}生）",
    "{name}（{sex}，{unit}{post}，{birth}出生）",
    "{name}：{sex}，{birth}生，{degree}文化，系{unit}{post}",
    "现任{unit}{post}的{name}，{sex}，{birth}生，{degree}",
    "{name}　{sex}　汉族　{birth}生　{degree}　{unit}{post}",
    "推荐人选{name}，{sex}，{birth}出生，就职于{unit}，任{post}",
    "【{unit}】\n{post}　{name}　{sex}　{birth}生",
    "{name}，{birth}出生，{sex}，{degree}，{unit}{post}",
];
const OPENINGS: &[&str] = &[
    "",
    "{s}\n",
    "{p}\n",
    "{docno}\n{s}\n",
    "经研究决定，现予公示：\n",
    "根据有关规定，现将考察对象基本情况公告如下。\n",
    "{agency}党组会议研究通过，{s}\n",
];
const CLOSINGS: &[&str] = &[
    "{s}",
    "{p}\n{agency}\n{date}",
    "公示期自{date}开始。举报电话：{office}",
    "{s}\n受理部门：人事处（{office}）",
    "{s}\n特此公示。\n{agency}\n{date}",
    "以上人员按姓氏笔画排序。{s}",
];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "任前公示",
        role: Born,
        rows: (1, 5),
        titles: &[
            "{district}委组织部公示",
            "{year}年第{month}号任前公示",
            "关于拟晋升职级人员的公示",
            "{agency}拟任干部情况公示",
            "干部考察预告",
            "科级干部选拔任用公示",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: SENTENCES,
        closings: CLOSINGS,
    },
    Form {
        notice: "拟录用",
        role: Born,
        rows: (1, 9),
        titles: &[
            "{year}年卫生健康系统公开招聘拟聘人选",
            "教师招聘拟聘用名单",
            "{agency}遴选公务员拟转任人员",
            "高层次人才引进人选公示",
            "{year}年面向社会招聘工作人员拟聘用公告",
        ],
        openings: OPENINGS,
        columns: &[
            column(NAME, &["{name}"]),
            column(SEX, &["{sex}"]),
            column(BIRTH, &["{birth}"]),
            column(&["聘用单位", "拟聘用单位", "招聘单位", "主管部门及单位", "引进单位"], &["{unit}"]),
            column(&["聘用岗位", "岗位名称", "岗位", "拟聘岗位名称"], &["{post}"]),
            maybe(&["学历", "学历学位"], &["{degree}"]),
            maybe(&["考核成绩", "总成绩"], &["{score}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{unit}拟聘用{name}为{post}（{sex}，{birth}生，{degree}）",
            "{name}，{sex}，{birth}生，{degree}，拟聘至{unit}，岗位为{post}",
            "{unit}{post}岗位：{name}，{sex}，{birth}出生",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "职称评审",
        role: Born,
        rows: (1, 7),
        titles: &[
            "{year}年高级职称评审委员会评审结果",
            "基层专业技术人员职称认定公示",
            "{district}教师系列职称推荐名单",
            "卫生技术高级资格通过人员",
            "{agency}工程系列职称初定结果",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: SENTENCES,
        closings: CLOSINGS,
    },
    Form {
        notice: "表彰",
        role: Born,
        rows: (1, 5),
        titles: &[
            "“{honour}”推荐名单公示",
            "{agency}关于授予{honour}称号的公示",
            "{year}年{honour}评选结果",
            "{district}拟推荐{honour}人选事迹简介",
        ],
        openings: OPENINGS,
        columns: COLUMNS,
        speaks_for_itself: true,
        sentences: SENTENCES,
        closings: CLOSINGS,
    },
];
