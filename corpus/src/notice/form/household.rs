//! `住房保障家庭`: households in full, with their homes.

use super::{Form, column, maybe};
use crate::notice::Role::Household;

pub(super) const FORMS: &[Form] = &[Form {
    notice: "住房保障家庭",
    role: Household,
    rows: (1, 1),
    titles: &[
        "公租房续租家庭公示",
        "{district}经济适用住房摇号结果",
        "{town}棚户区改造选房家庭",
        "共有产权住房资格家庭",
        "{year}年住房困难家庭登记公示",
        "廉租住房实物配租名册",
        "宅基地审批公示",
        "户籍迁入公示",
    ],
    openings: &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{agency}住房保障科\n{s}\n"],
    columns: &[
        column(&["申请人", "户主", "主申请人", "户主姓名", "承租人", "姓名"], &["{guardian}"]),
        column(
            &["家庭成员", "共同申请人", "同住人", "家庭成员姓名", "随迁子女"],
            &["{child}（{relation}）", "{relation}{child}"],
        ),
        column(&["住址", "家庭住址", "现住址", "配租房源", "房屋坐落", "居住地址"], &["{home}", "{town}{home}"]),
        maybe(&["家庭人口", "人口"], &["2", "2人"]),
    ],
    speaks_for_itself: true,
    sentences: &[
        "{guardian}及其{relation}{child}，家住{home}",
        "申请人{guardian}，共同申请人{child}（{relation}），现住{town}{home}",
        "户主：{guardian}，{relation}：{child}，住址：{home}",
        "{home}承租人{guardian}，同住家庭成员：{relation}{child}",
        "{guardian}一家居住在{home}，家庭成员有{relation}{child}",
        "{guardian}（户主）、{child}（{relation}），房屋坐落：{town}{home}",
        "现将{home}配租给{guardian}家庭，共同居住人为其{relation}{child}",
    ],
    closings: &["{s}", "{p}\n{agency}\n{date}", "{s}\n咨询电话：{office}", "{agency}\n{date}"],
}];
