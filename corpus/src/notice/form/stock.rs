//! `储备情况`: how much of what a district holds.

use super::{Form, column};
use crate::notice::Role::Stock;

pub(super) const FORMS: &[Form] = &[Form {
    notice: "统计公报",
    role: Stock,
    rows: (1, 1),
    titles: &[
        "{region}{period}{class}{stock}情况",
        "{region}{class}{stock}数据",
        "{period}{region}{class}{stock}统计",
        "关于{region}{period}{class}{stock}的通报",
        "{region}物资储备信息",
        "{region}储备管理月报（{period}）",
        "保供稳价工作简报",
    ],
    openings: &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{agency}：\n{s}\n"],
    columns: &[
        column(&["地区", "区", "区域", "行政区", "填报地区"], &["{region}"]),
        column(&["时间", "统计时间", "报告期", "月份", "统计期"], &["{period}", "截至{period}末", "{period}底"]),
        column(&["类别", "储备类别", "性质", "类型"], &["{class}"]),
        column(&["品种", "项目", "储备品种", "名称", "品类"], &["{stock}"]),
        column(
            &["数量", "库存量", "储备量", "实际库存", "规模"],
            &["{quantity}吨", "{quantitygroup}吨", "{tenthousand}万吨"],
        ),
    ],
    speaks_for_itself: false,
    sentences: &[
        "截至{period}末，{region}{class}{stock}{quantity}吨",
        "截至{period}底，{region}共有{class}{stock}{quantity}吨，质量合格",
        "{period}，{region}{class}{stock}规模为{quantitygroup}吨",
        "{region}落实{class}{stock}{tenthousand}万吨（{period}末数）",
        "{period}末{region}{class}{stock}实际库存{quantity}吨，账实相符",
        "据统计，{region}{period}{class}{stock}为{quantity}吨",
        "{region}：{class}{stock}{quantity}吨（截至{period}末）",
        "{class}{stock}方面，{region}{period}末达到{quantitygroup}吨",
        "{region}已完成{period}{class}{stock}核查，核定数量{quantity}吨",
        "{period}{region}{class}{stock}保持在{tenthousand}万吨，能够满足应急需要",
    ],
    closings: &["{s}", "{p}", "{s}\n{agency}\n{date}", "{s}\n联系电话：{office}"],
}];
