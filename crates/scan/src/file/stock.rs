//! Names in properties that say nothing of a person: programs, and units that publish.

/// Programs that write their own name where the author's belongs, in lower case.
const PROGRAMS: [&str; 35] = [
    "microsoft",
    "word",
    "excel",
    "powerpoint",
    "wps",
    "kingsoft",
    "金山",
    "libreoffice",
    "openoffice",
    "python-docx",
    "openpyxl",
    "python-pptx",
    "reportlab",
    "xlsxwriter",
    "docx4j",
    "apache poi",
    "aspose",
    "itext",
    "pdfium",
    "acrobat",
    "adobe",
    "ghostscript",
    "wkhtmltopdf",
    "quartz",
    "skia",
    "chromium",
    "typst",
    "latex",
    "pandoc",
    "docx-rs",
    "un-named",
    "gongkai",
    "administrator",
    "永中",
    "福昕",
];

/// Names that are nobody's.
const NOBODY: [&str; 20] = [
    "user",
    "users",
    "admin",
    "owner",
    "author",
    "作者",
    "用户",
    "微软用户",
    "微软中国",
    "china",
    "pc",
    "office",
    "unknown",
    "未知",
    "none",
    "anonymous",
    "unspecified",
    "untitled",
    // Who made the template that python-pptx ships.
    "steve canny",
    "匿名",
];

/// Endings of the names of units.
const UNITS: [&str; 22] = [
    "局",
    "委",
    "办",
    "厅",
    "部",
    "院",
    "所",
    "站",
    "队",
    "处",
    "科",
    "室",
    "府",
    "会",
    "公司",
    "中心",
    "学校",
    "医院",
    "集团",
    "大学",
    "办公室",
    "机关",
];

/// Whether a text names an authoring program, or the user that a program invents.
pub(super) fn is_program(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    NOBODY.contains(&text.as_str()) || PROGRAMS.iter().any(|program| text.contains(program))
}

/// Whether a text is the name of a unit rather than of a person.
pub(super) fn is_unit(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() >= 3 && UNITS.iter().any(|ending| text.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_units_are_no_persons() {
        for (name, program, unit) in [
            ("python-docx", true, false),
            ("Microsoft Office Word", true, false),
            ("WPS 文字", true, false),
            ("微软用户", true, false),
            ("示例市民政局", false, true),
            ("张三", false, false),
            ("lisi", false, false),
        ] {
            assert_eq!((is_program(name), is_unit(name)), (program, unit), "{name}");
        }
    }
}
