//! `名册`: who works where, and who is on a relief list from month to month.

use super::{Form, column, maybe};
use crate::notice::Role::{Beneficiary, Colleague};

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "专家名单",
        role: Colleague,
        rows: (1, 5),
        titles: &[
            "{year}年度考核优秀人员公示",
            "继续教育培训合格人员",
            "{agency}抽调人员名单",
            "行政执法人员信息公示",
            "{year}年职工运动会获奖名单",
            "无偿献血人员公示",
            "{honour}入围名单",
            "安全生产管理人员考核结果",
            "技术比武成绩公布",
        ],
        openings: &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{s}名单如下：\n"],
        columns: &[
            column(&["姓名", "人员", "参训人员", "执法人员", "获奖人", "职工姓名"], &["{fullname}"]),
            column(
                &["单位", "工作单位", "所在单位", "单位名称", "选送单位", "就职单位", "代表队", "供职单位"],
                &["{unit}"],
            ),
            maybe(&["结果", "考核结果"], &["合格", "优秀"]),
            maybe(&["学时", "名次"], &["24", "二等奖"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{fullname}（{unit}）",
            "{unit}{fullname}",
            "{fullname}，{unit}",
            "{unit}　{fullname}",
            "{fullname}，就职于{unit}",
            "{fullname}系{unit}职工",
            "{unit}的{fullname}",
        ],
        closings: &["{s}", "{s}\n{agency}\n{date}", "{p}", "{s}\n联系电话：{office}"],
    },
    Form {
        notice: "临时救助",
        role: Beneficiary,
        rows: (6, 20),
        titles: &["{caption}"],
        openings: &["", "{s}\n", "{agency}\n", "在保家庭如下：\n", "{s}名单如下：\n"],
        columns: &[
            column(&["户主", "户主姓名", "姓名", "保障对象", "申请人", "享受人员"], &["{fullname}"]),
            column(&["所在村", "村名", "村居", "住址", "行政村", "家庭住址"], &["{village}"]),
            maybe(&["保障类别", "类别"], &["整户保", "A类"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{fullname}（{village}）",
            "{village}{fullname}",
            "{fullname}，家住{village}",
            "{village}：{fullname}",
            "户主{fullname}，{village}",
        ],
        closings: &["{totals}\n{s}", "{totals}\n{agency}\n{date}", "{totals}", "{s}\n{totals}\n联系电话：{office}"],
    },
];
