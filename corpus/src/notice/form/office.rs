//! `许可、立项、中标、值班、交通违法、流调、统计`: businesses, projects, vehicles and figures.

use super::{Form, column, maybe};
use crate::notice::Role::Plain;

const OPENINGS: &[&str] = &["", "{s}\n", "{p}\n", "{docno}\n{s}\n", "{agency}\n{s}\n"];
const CLOSINGS: &[&str] = &["{s}", "{p}\n{agency}\n{date}", "{s}\n联系电话：{office}", "{agency}　{date}"];

pub(super) const FORMS: &[Form] = &[
    Form {
        notice: "行政许可",
        role: Plain,
        rows: (1, 7),
        titles: &["{year}年{month}月行政许可结果", "营业执照核发公示", "{agency}许可信息", "药品经营许可证换证公示"],
        openings: OPENINGS,
        columns: &[
            column(&["企业名称", "单位名称", "被许可人", "市场主体名称"], &["{company}"]),
            column(&["统一社会信用代码", "社会信用代码", "信用代码（18位）"], &["{uscc}"]),
            column(&["法定代表人", "负责人", "法人"], &["{name}"]),
            maybe(&["许可证号", "证书号", "许可编号"], &["{permitno}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "准予{company}（统一社会信用代码：{uscc}）经营，法定代表人{name}，许可证号{permitno}",
            "{company}，法定代表人{name}，信用代码{uscc}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "项目立项",
        role: Plain,
        rows: (1, 6),
        titles: &["{year}年自然科学基金资助项目", "成果登记公告", "{agency}科研项目评审结果"],
        openings: OPENINGS,
        columns: &[
            column(&["项目编号", "立项编号"], &["{projectno}"]),
            column(&["项目名称", "课题名称"], &["{topic}"]),
            column(&["依托单位", "承担单位"], &["{unit}"]),
            column(&["项目负责人", "负责人"], &["{name}"]),
            maybe(&["资助经费（万元）"], &["{amount}", "{amountgroup}"]),
        ],
        speaks_for_itself: true,
        sentences: &["{projectno}“{topic}”，{unit}{name}主持，资助{amount}万元"],
        closings: CLOSINGS,
    },
    Form {
        notice: "采购中标",
        role: Plain,
        rows: (1, 2),
        titles: &["询价采购结果公告", "{agency}服务项目中标结果", "单一来源采购公示", "合同履约验收公告"],
        openings: OPENINGS,
        columns: &[
            column(&["中标供应商", "成交单位", "供应商名称"], &["{company}"]),
            column(&["合同编号", "项目合同号"], &["{contractno}"]),
            column(&["中标价（元）", "成交金额"], &["{amountpoint}", "{amountgroup}", "{amountcapital}"]),
        ],
        speaks_for_itself: true,
        sentences: &["{company}以{amountgroup}元中标，合同编号{contractno}"],
        closings: CLOSINGS,
    },
    Form {
        notice: "值班表",
        role: Plain,
        rows: (3, 7),
        titles: &["{agency}国庆节值班表", "{town}党政值班安排", "{year}年春节应急值班"],
        openings: OPENINGS,
        columns: &[
            column(&["日期", "值班日期"], &["{day}"]),
            column(&["值班人员", "值班员", "带班领导"], &["{name}"]),
            column(&["值班电话", "电话"], &["{office}"]),
        ],
        speaks_for_itself: true,
        sentences: &["{day}　带班：{name}　电话：{office}"],
        closings: CLOSINGS,
    },
    Form {
        notice: "交通违法",
        role: Plain,
        rows: (1, 5),
        titles: &[
            "{year}年{month}月违停车辆曝光",
            "货车闯禁行查处情况",
            "{district}交通支队违法告知",
            "公交专用道抓拍公示",
        ],
        openings: OPENINGS,
        columns: &[
            column(&["号牌号码", "车牌号", "车牌", "号牌"], &["{plate}"]),
            column(&["违法时间", "时间", "抓拍时间"], &["{day} {clock}"]),
            column(&["违法地点", "地点", "路段"], &["{spot}"]),
            column(&["违法行为", "违法代码及内容", "违法内容"], &["{infraction}"]),
        ],
        speaks_for_itself: true,
        sentences: &[
            "{plate}，{day} {clock}，{spot}，{infraction}",
            "{day} {clock}，{plate}在{spot}{infraction}",
            "{spot}：{plate}（{day} {clock}），{infraction}",
        ],
        closings: CLOSINGS,
    },
    Form {
        notice: "流调信息",
        role: Plain,
        rows: (2, 5),
        titles: &["{district}新增确诊病例主要活动场所", "聚集性活动风险提示"],
        openings: OPENINGS,
        columns: &[],
        speaks_for_itself: true,
        sentences: &["{day} {clock}在{spot}附近停留", "{day}曾到{spot}周边便利店购物"],
        closings: CLOSINGS,
    },
    Form {
        notice: "统计公报",
        role: Plain,
        rows: (4, 10),
        titles: &["{town}{year}年基本情况统计", "{town}畜禽存栏统计表"],
        openings: OPENINGS,
        columns: &[
            column(&["村别", "行政村"], &["{village}"]),
            column(&["户数（户）", "机井（眼）"], &["{number}"]),
            column(&["生猪（头）", "蛋鸡（只）"], &["{number}"]),
            column(&["蔬菜（亩）", "果园（亩）"], &["{number}"]),
        ],
        speaks_for_itself: false,
        sentences: &[],
        closings: CLOSINGS,
    },
];
