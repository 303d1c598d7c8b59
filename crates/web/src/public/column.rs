//! The columns of the portal, as the tags of 国办发〔2017〕47号 describe them.

use crate::page::Column;

pub(super) const HOME: Column = Column {
    name: "政府信息公开",
    description: "本机关政府信息公开指南、制度、年度报告和依申请公开",
    kind: "信息公开目录",
    address: "/",
};
pub(super) const GUIDE: Column = Column {
    name: "政府信息公开指南",
    description: "政府信息的分类、获取方式和公开工作机构的联系方式",
    kind: "信息公开指南",
    address: "/guide",
};
pub(super) const RULES: Column = Column {
    name: "政府信息公开制度",
    description: "政府信息公开适用的法律、行政法规和文件",
    kind: "政策文件",
    address: "/rules",
};
pub(super) const REPORTS: Column = Column {
    name: "政府信息公开年报",
    description: "本机关历年政府信息公开工作年度报告",
    kind: "信息公开年报",
    address: "/annual-reports",
};
pub(super) const ON_REQUEST: Column = Column {
    name: "依申请公开",
    description: "提出政府信息公开申请，查询办理进度",
    kind: "互动交流",
    address: "/requests/new",
};
