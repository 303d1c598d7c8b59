//! `交通违法`: vehicles, where and when they were seen. Background and trails are written alike.

use super::{Form, column, maybe};
use crate::notice::Role::Sighting;

pub(super) const FORMS: &[Form] = &[Form {
    notice: "交通违法",
    role: Sighting,
    rows: (1, 5),
    titles: &[
        "{year}年{month}月机动车违法曝光",
        "非现场违法停车公示",
        "{district}交警大队违法车辆曝光台",
        "多次违法未处理车辆公示",
        "公交车道违法抓拍情况",
        "渣土车违规运行通报",
        "违停车辆信息公开（第{month}期）",
        "{district}城管执法局违规停放机动车公示",
        "国三柴油货车违反限行规定查处信息",
        "道路交通违法告知",
        "涉嫌非法营运车辆公告",
    ],
    openings: &[
        "",
        "{s}\n",
        "{p}\n",
        "{docno}\n{s}\n",
        "现将下列机动车违法信息予以公布：\n",
        "{agency}\n公示日期：{date}\n",
        "请下列车辆所有人尽快接受处理。\n",
    ],
    columns: &[
        column(&["号牌号码", "车牌号", "车牌", "号牌", "机动车号牌", "车号"], &["{plate}"]),
        column(&["违法时间", "时间", "抓拍时间", "发现时间", "取证时间", "日期时间"], &["{when}"]),
        column(&["违法地点", "地点", "路段", "抓拍地点", "停放地点", "违法路段"], &["{spot}"]),
        column(&["违法行为", "违法内容", "违法事实", "行为", "查处事由"], &["{infraction}"]),
        maybe(&["号牌种类", "车辆类型"], &["小型汽车", "蓝牌"]),
        maybe(&["处理状态", "备注"], &["未处理", "已告知"]),
        maybe(&["记分", "扣分"], &["3", "0分"]),
    ],
    speaks_for_itself: true,
    sentences: &[
        "{plate}，{when}，{spot}，{infraction}",
        "{plate}于{when}在{spot}{infraction}",
        "{when}，{plate}在{spot}{infraction}",
        "{when}　{spot}　{plate}　{infraction}",
        "{spot}：{plate}（{when}），{infraction}",
        "号牌为{plate}的小型汽车，{when}行经{spot}时{infraction}",
        "{when}，民警在{spot}查获{plate}{infraction}",
        "{infraction}：{plate}，{when}，{spot}",
        "{plate}（{spot}，{when}）",
        "{spot}监控设备于{when}拍摄到{plate}{infraction}",
        "机动车{plate}：{when}，{spot}，事由为{infraction}",
    ],
    closings: &[
        "{s}",
        "{p}\n{agency}\n{date}",
        "请于十五日内到执法站接受处理。{s}",
        "{s}\n咨询电话：{office}",
        "共{count}条。{s}",
    ],
}];
