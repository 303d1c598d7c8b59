//! What a new file leaves out of the old one, as a clerk would list it.

use formats::anatomy::{Anatomy, Part, Surface};
use scan::file::covered;
use serde::{Deserialize, Serialize};

/// Something left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Where it was: `工作表“原始”（隐藏）`.
    #[serde(rename = "where")]
    pub place: String,
    /// What it was: `隐藏的工作表`.
    pub what: String,
}

/// Everything of a file that a new one does not have; `formulas` were cells that became values.
pub(super) fn of(anatomy: &Anatomy, formulas: usize) -> Vec<Dropped> {
    let mut all: Vec<Dropped> = Vec::new();
    for part in &anatomy.parts {
        let Some(what) = name(part) else { continue };
        let dropped = Dropped { place: covered(&part.place), what: what.to_owned() };
        if !all.contains(&dropped) {
            all.push(dropped);
        }
    }
    if formulas > 0 {
        all.push(Dropped {
            place: "工作簿".to_owned(), what: format!("{formulas}处公式，改为显示的数值")
        });
    }
    all.extend(anatomy.unread.iter().map(|what| Dropped { place: covered(what), what: "无法检查的内容".to_owned() }));
    all
}

/// What a part is called, `None` if the new file has it.
fn name(part: &Part) -> Option<&'static str> {
    Some(match part.surface {
        // Text of charts and shapes, and what is in files within the file, is seen but not carried over.
        Surface::Visible if part.place.starts_with("图表") => "图表和图形",
        Surface::Visible if part.place.contains("”/") => "内嵌文件的内容",
        Surface::Visible | Surface::Margin => return None,
        Surface::TrackedInsertion => "修订标记（插入的文字保留）",
        Surface::Comment => "批注",
        Surface::TrackedDeletion => "修订中删除的文字",
        Surface::HiddenText => "隐藏文字",
        Surface::PaleText => "与底色相同或极小的文字",
        Surface::HiddenSheet => "隐藏的工作表",
        Surface::HiddenSlide => "隐藏的幻灯片",
        Surface::HiddenRow => "隐藏的行",
        Surface::HiddenColumn => "隐藏的列",
        Surface::FilteredRow => "被筛选掉的行",
        Surface::FarCell => "远处单元格的位置（内容移到表格旁）",
        Surface::FormatMasked => "格式遮挡的原值（保留显示的样子）",
        Surface::FormulaMasked => "公式中写着的号码（保留显示的结果）",
        Surface::DefinedName => "自定义名称",
        Surface::Validation => "数据有效性、控件选项",
        Surface::PivotCache => "数据透视表缓存",
        Surface::ExternalLink => "外部链接及其缓存",
        Surface::Property => "文件属性",
        Surface::Author => "作者等人员信息",
        Surface::InternalPath => "内部路径",
        Surface::HiddenData => "不显示的内部数据",
        Surface::AlternateText => "替代文字",
        Surface::OrphanPart => "残留内容",
        Surface::Embedded | Surface::Attachment => "嵌入对象",
        Surface::CroppedImage => "图片裁掉的部分",
        Surface::ImageMetadata | Surface::ImagePosition => "图片信息",
        Surface::Thumbnail | Surface::Preview => "缩略图、预览图",
        Surface::Picture | Surface::PicturePage => "图片（须另行核对后插入）",
        Surface::HtmlHidden | Surface::HtmlComment | Surface::HtmlData | Surface::HtmlMeta => "网页源代码中的内容",
        Surface::OverlaidPicture => "盖在图片上的色块",
        Surface::UnderBox
        | Surface::CoveredPicture
        | Surface::UnappliedRedaction
        | Surface::InvisibleText
        | Surface::ScanLayer
        | Surface::OffPage
        | Surface::HiddenLayer
        | Surface::OldRevision
        | Surface::OrphanObject => "页面之外或看不见的内容",
        Surface::Outline | Surface::FormField | Surface::Annotation => "书签、表单域、注释",
        Surface::Link => "链接地址和域代码",
        Surface::Script => "脚本或宏",
        Surface::Signature => "电子签名",
        Surface::Uninspected => "旧版格式",
    })
}
