//! What it means that a part of a file is seen in the way it is: one table for all surfaces.

use super::{Settings, internal, place, stock, stored};
use crate::finding::{Finding, Kind, Severity};
use formats::anatomy::{Lines, Part, Surface};

/// What a surface says.
struct Rule {
    kind: Kind,
    /// By being there at all; `None` for what everybody sees and what every file has.
    alone: Option<Severity>,
    /// What is wrong with it and what to do, as a clerk would say it.
    reason: &'static str,
}

/// What the surface of a part says, `within` being what its text says: hidden and holding what must not leave, it must
/// not leave either.
pub(super) fn finding(part: &Part, within: &[Finding], settings: &Settings) -> Option<Finding> {
    let rule = rule(part.surface)?;
    let is_loaded = within.iter().any(|finding| finding.severity == Severity::Block);
    let severity = if is_loaded { Some(Severity::Block) } else { alone(part, &rule, settings) }?;
    let shows = stock::is_program(&part.text) || matches!(part.surface, Surface::Picture | Surface::OverlaidPicture);
    Some(Finding {
        kind: rule.kind,
        severity,
        place: whole_place(part),
        excerpt: if shows { place::covered(&part.text) } else { extent(&part.text) },
        reason: rule.reason.to_owned(),
    })
}

/// How bad a surface is on its own, where that depends on what stands there.
fn alone(part: &Part, rule: &Rule, settings: &Settings) -> Option<Severity> {
    match part.surface {
        Surface::Author if stock::is_program(&part.text) || stock::is_unit(&part.text) => Some(Severity::Note),
        Surface::Link => internal::is_named(&part.text).then_some(Severity::Review),
        Surface::Property | Surface::DefinedName | Surface::HiddenData | Surface::ImageMetadata
            if internal::is_named(&part.text) =>
        {
            Some(Severity::Review)
        }
        // Somebody wanted to take it out.
        Surface::UnderBox | Surface::UnappliedRedaction
            if part.text.chars().filter(|c| c.is_alphanumeric()).count() > 1 =>
        {
            Some(Severity::Block)
        }
        // Where a box of a text document lies depends on its lines.
        Surface::OverlaidPicture if !part.text.is_empty() => Some(Severity::Review),
        Surface::FormatMasked if stored::has_identity(&part.text) => Some(Severity::Block),
        Surface::Picture if is_ornament(&part.text, settings) => Some(Severity::Note),
        _ => rule.alone,
    }
}

/// `32×32`: a mark or an ornament by its size.
fn is_ornament(size: &str, settings: &Settings) -> bool {
    let side = |text: &str| text.parse::<u32>().is_ok_and(|pixels| pixels < settings.ornament_pixels);
    size.split_once('×').is_some_and(|(width, height)| side(width) && side(height))
}

/// Where a part begins, and that it goes on.
fn whole_place(part: &Part) -> String {
    let lines = match &part.lines {
        Lines::Counted => return part.place.clone(),
        Lines::Cells(lines) => lines.len(),
        Lines::Named(lines) => lines.len(),
    };
    let more = if lines > 1 { "等处" } else { "" };
    format!("{}{more}", part.place_at(0))
}

/// How much stands there: the report must not say what.
fn extent(text: &str) -> String {
    match text.chars().filter(|c| !c.is_whitespace()).count() {
        0 => String::new(),
        count => format!("（共{count}字，不在报告中显示）"),
    }
}

#[allow(clippy::too_many_lines, reason = "one table, one row a surface")]
fn rule(surface: Surface) -> Option<Rule> {
    use Severity::{Block, Note, Review};
    let (kind, alone, reason) = match surface {
        // What everybody sees is judged by what it says alone, and so is what every page has: data, descriptions, and
        // what scripts show later.
        Surface::Visible
        | Surface::Margin
        | Surface::HtmlData
        | Surface::HtmlMeta
        | Surface::AlternateText
        | Surface::Validation => return None,
        Surface::Comment => {
            (Kind::Comment, Some(Review), "文件带有批注，公开后任何人都能看到。请看过后全部删除，或用“重新生成公开件”")
        }
        Surface::TrackedDeletion => (
            Kind::TrackedChange,
            Some(Review),
            "文件带有修订痕迹，已删除的文字仍可恢复。请接受全部修订后另存，或用“重新生成公开件”",
        ),
        Surface::TrackedInsertion => {
            (Kind::TrackedChange, Some(Review), "文件带有未接受的修订，会显示修改人和修改时间。请接受全部修订后另存")
        }
        Surface::HiddenText => {
            (Kind::HiddenText, Some(Review), "文件有隐藏文字，取消隐藏即可看到。请核对后删除，不要只是隐藏")
        }
        Surface::PaleText => (
            Kind::WhiteText,
            Some(Review),
            "有与底色相同或极小的文字，肉眼看不见，选中或复制即可读出。请删除，不要用颜色遮盖",
        ),
        Surface::HiddenSheet => {
            (Kind::HiddenSheet, Some(Review), "工作簿有隐藏的工作表，取消隐藏即可看到。请删除该工作表后再公开")
        }
        Surface::HiddenSlide => {
            (Kind::HiddenText, Some(Review), "演示文稿有放映时跳过的幻灯片，打开文件即可看到。请删除后再公开")
        }
        Surface::HiddenRow => {
            (Kind::HiddenRowColumn, Some(Review), "工作表有隐藏的行，取消隐藏即可看到。请删除该行，不要只是隐藏")
        }
        Surface::HiddenColumn => {
            (Kind::HiddenRowColumn, Some(Review), "工作表有隐藏的列，取消隐藏即可看到。请删除该列，不要只是隐藏")
        }
        Surface::FilteredRow => {
            (Kind::HiddenRowColumn, Some(Review), "有被筛选掉的行，清除筛选即可看到。请删除不公开的行，再清除筛选")
        }
        Surface::FarCell => {
            (Kind::HiddenRowColumn, Some(Note), "在远离表格的位置还有内容，打印时看不到。请核对是否应当保留")
        }
        Surface::FormatMasked => (
            Kind::MaskedByFormat,
            Some(Review),
            "单元格用数字格式遮挡，真实的数仍在单元格内。请把遮挡后的样子作为文字重新录入",
        ),
        Surface::FormulaMasked => {
            (Kind::MaskedByFormat, None, "公式里写着完整的号码，只是结果显示为遮盖后的样子。请“选择性粘贴—数值”后另存")
        }
        Surface::DefinedName => {
            (Kind::NamedRange, Some(Note), "工作簿带有自定义名称，在名称管理器中可见。请核对，不需要的请删除")
        }
        Surface::PivotCache => (
            Kind::PivotCache,
            Some(Review),
            "数据透视表缓存着全部原始记录，双击汇总数即可展开。请把透视表粘贴为数值后再公开",
        ),
        Surface::ExternalLink => (
            Kind::ExternalLink,
            Some(Review),
            "文件引用了外部文件，会带出其路径和缓存的数据。请断开链接、保留数值后再公开",
        ),
        Surface::Property => (Kind::Metadata, Some(Note), "文件属性会随文件公开。请核对，不需要的请清除"),
        Surface::Author => {
            (Kind::Metadata, Some(Review), "文件属性带有人员姓名或账号。请在“文件—信息—检查文档”中清除个人信息后再公开")
        }
        Surface::InternalPath => {
            (Kind::Metadata, Some(Review), "文件带有内部路径、服务器或打印机的名称，会暴露内部网络情况。请清除后再公开")
        }
        Surface::HiddenData => {
            (Kind::Metadata, Some(Note), "文件内藏有不显示的数据（文档变量、自定义数据等）。请核对，不需要的请清除")
        }
        Surface::OrphanPart => (
            Kind::HiddenText,
            Some(Review),
            "文件中有正文不再引用的残留内容，解压即可看到。请另存为新文件，或用“重新生成公开件”",
        ),
        Surface::Embedded => (
            Kind::EmbeddedObject,
            Some(Review),
            "文件内嵌有另一个文件，双击即可打开全部内容。请改为粘贴图片或数值，并删除嵌入对象",
        ),
        Surface::CroppedImage => (
            Kind::Picture,
            Some(Review),
            "图片只是裁剪了显示范围，裁掉的部分仍在文件里。请“压缩图片—删除裁剪区域”后再公开",
        ),
        Surface::ImageMetadata => {
            (Kind::Exif, Some(Note), "图片带有拍摄设备、时间、说明等信息，会随图片公开。请核对，不需要的请清除")
        }
        Surface::ImagePosition => (Kind::Exif, Some(Review), "图片带有拍摄地点的经纬度。请清除位置信息后再公开"),
        Surface::Thumbnail => {
            (Kind::Exif, Some(Review), "图片内存有一张缩略图，可能还是处理以前的样子。请清除图片信息或重新导出图片")
        }
        Surface::Preview => {
            (Kind::Exif, Some(Note), "文件带有首页预览图，可能还是修改以前的样子。请另存时取消“保存预览图片”")
        }
        Surface::Picture => (
            Kind::Picture,
            Some(Review),
            "图片中的内容无法由程序判断，须人工查看有无个人信息、密级标志和不应公开的内容；马赛克、模糊处理能否还原，程序没有检查，请一律改为涂黑",
        ),
        Surface::PicturePage => (
            Kind::Picture,
            Some(Review),
            "这一页只有图片，没有文字层，程序读不到内容，须人工查看，马赛克、模糊处理也没有检查；最好换成由文档直接导出的PDF",
        ),
        Surface::Signature => (Kind::Metadata, Some(Note), "PDF带有电子签名，会显示签名人和时间。请核对是否应当公开"),
        Surface::HtmlHidden => (
            Kind::HiddenText,
            Some(Note),
            "网页中有不显示的内容，查看源代码即可看到。请核对，不应公开的请从源代码中删除",
        ),
        Surface::HtmlComment => {
            (Kind::Comment, Some(Note), "网页源代码带有注释，任何人都能看到。请核对，不应公开的请删除")
        }
        Surface::UnderBox | Surface::UnappliedRedaction => (
            Kind::PdfBadRedaction,
            Some(Review),
            "文字只是被盖住，选中复制即可读出。请用本系统“涂黑”功能真正删除后再公开",
        ),
        Surface::CoveredPicture => (
            Kind::PdfBadRedaction,
            Some(Block),
            "图片只是被色块盖住，原图完整留在文件里，取出即可看到。请用本系统“涂黑”功能真正涂去后再公开",
        ),
        Surface::OverlaidPicture => (
            Kind::Picture,
            Some(Block),
            "图片上盖有色块，移开色块即可看到原图。请先在图片上真正涂黑、另存为新图片再插入，并删去色块",
        ),
        Surface::InvisibleText => {
            (Kind::HiddenText, Some(Review), "页面上有看不见的文字层，复制即可读出。请核对后重新导出PDF")
        }
        // The picture shows the same, and is to be looked at for itself.
        Surface::ScanLayer => {
            (Kind::HiddenText, None, "扫描件下面的文字层写着不应公开的内容，复制即可读出。请用本系统“涂黑”功能处理")
        }
        Surface::OffPage => (Kind::PdfOffPage, Some(Review), "页面可见范围之外还有内容。请核对后重新导出"),
        Surface::HiddenLayer => {
            (Kind::PdfHiddenLayer, Some(Review), "PDF有关闭的图层，打开图层即可看到。请删除后重新导出")
        }
        Surface::OldRevision => {
            (Kind::PdfOldRevision, Some(Review), "PDF保留着修改以前的版本，可以还原。请重新导出PDF")
        }
        Surface::OrphanObject => (Kind::HiddenText, Some(Review), "PDF中有页面不再引用的残留内容。请重新导出PDF"),
        Surface::Attachment => {
            (Kind::PdfAttachment, Some(Review), "PDF带有附件，任何人都能另存。请核对附件内容，不需要的请删除后重新导出")
        }
        Surface::Outline => (Kind::PdfOutline, Some(Note), "PDF带有书签，公开后可见。请核对书签文字"),
        Surface::FormField => {
            (Kind::PdfFormField, Some(Review), "PDF带有表单域，填写的值会随文件公开。请打印为新的PDF后再公开")
        }
        Surface::Annotation => (Kind::PdfAnnotation, Some(Review), "PDF带有注释或弹出批注。请删除后再公开"),
        Surface::Link => {
            (Kind::ExternalLink, None, "链接指向内部网址或本机文件，会暴露内部网络情况。请删除或改为公开网址")
        }
        Surface::Uninspected => (
            Kind::HiddenText,
            Some(Review),
            "旧版Office格式只能检查正文文字，修订、批注和隐藏内容无法全部检查。请另存为DOCX、XLSX或PPTX后再检查",
        ),
        Surface::Script => (Kind::PdfJavascript, Some(Review), "文件带有脚本或宏，公开文件不应包含。请删除后再公开"),
    };
    Some(Rule { kind, alone, reason })
}
