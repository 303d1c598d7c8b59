//! Parts that documents, workbooks and presentations have alike.

use super::graph::is_frame;
use super::{Graph, Reached, drawing, file_name, has_long_number, overlay, properties, strip};
use crate::anatomy::{Dissection, Surface};
use crate::archive::{Archive, canonical};
use crate::content::Unreadable;
use crate::{image, strings};

/// Files in the package that are taken apart when the package itself is done.
#[derive(Debug, Default)]
pub(crate) struct Embedded(Vec<(String, String, Vec<u8>)>);

impl Embedded {
    /// Keeps a file for later, `place` being `附件“表.xlsx”`.
    pub(crate) fn keep(&mut self, place: String, path: &str, bytes: Vec<u8>) {
        self.0.push((place, file_name(path).to_owned(), bytes));
    }

    /// Takes all of them apart.
    pub(crate) fn take_apart(self, dissection: &mut Dissection) -> Result<(), Unreadable> {
        self.0.into_iter().try_for_each(|(place, name, bytes)| dissection.embed(&place, &name, &bytes))
    }
}

/// Reads a part that is reached, whatever package it is in.
pub(crate) fn read_part(
    part: &Reached,
    archive: &mut Archive<'_>,
    embedded: &mut Embedded,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    let name = file_name(&part.path);
    match part.kind.as_str() {
        "core-properties" | "extended-properties" => properties::read(&archive.xml(&part.path)?, dissection),
        "custom-properties" => properties::read_custom(&archive.xml(&part.path)?, dissection),
        "thumbnail" => dissection.mark("首页预览图", Surface::Preview, ""),
        "image" => {
            let bytes = archive.part(&part.path)?.unwrap_or_default();
            embedded.keep(format!("图片“{name}”"), name, bytes);
            Ok(())
        }
        "oleObject"
        | "package"
        | "aFChunk"
        | "subDocument"
        | "control"
        | "activeXControlBinary"
        | "video"
        | "audio"
        | "media" => {
            dissection.mark(format!("嵌入对象“{name}”"), Surface::Embedded, "")?;
            let bytes = archive.part(&part.path)?.unwrap_or_default();
            match part.kind.as_str() {
                "control" | "activeXControlBinary" => binary_text(&format!("控件“{name}”"), &bytes, dissection),
                "video" | "audio" | "media" => {
                    dissection.unread(&format!("嵌入对象“{name}”"), &"音视频内容无法由程序检查");
                    Ok(())
                }
                _ => {
                    embedded.keep(format!("附件“{name}”"), name, bytes);
                    Ok(())
                }
            }
        }
        "vbaProject" | "wordVbaData" | "keyMapCustomizations" => {
            let bytes = archive.part(&part.path)?.unwrap_or_default();
            dissection.mark(format!("宏“{name}”"), Surface::Script, "")?;
            binary_text(&format!("宏“{name}”"), &bytes, dissection)
        }
        "printerSettings" => {
            let bytes = archive.part(&part.path)?.unwrap_or_default();
            dissection.push("打印机设置", Surface::Property, strings::utf16(&bytes).join("\n"))
        }
        "chart" | "chartEx" | "diagramData" | "drawing" | "chartUserShapes" => {
            read_drawing(&format!("图表“{name}”"), &archive.xml(&part.path)?, dissection)
        }
        "font" | "digital-signature" => {
            let bytes = archive.part(&part.path)?.unwrap_or_default();
            let texts = strings::bytes(&bytes).into_iter().chain(strings::utf16(&bytes));
            let found: Vec<String> = texts.filter(|text| has_long_number(text)).collect();
            dissection.push(format!("内部数据“{name}”"), Surface::HiddenData, found.join("\n"))
        }
        "customXml" => {
            dissection.push(format!("自定义数据“{name}”"), Surface::HiddenData, archive_text(archive, part)?)
        }
        kind if is_stock(kind) => {
            let source = archive.xml(&part.path)?;
            // Styles are long, and of what they say only a number would count; one may be written in references.
            let is_drawn = kind.ends_with("Master") || matches!(kind, "slideLayout" | "vmlDrawing");
            if !is_drawn && !has_long_number(&source) && !source.contains("&#") {
                return Ok(());
            }
            let text = of_unknown(source.as_bytes())?;
            let lines: Vec<&str> = text.lines().filter(|line| has_long_number(line) && !is_panose(line)).collect();
            dissection.push(format!("内部数据“{name}”"), Surface::HiddenData, lines.join("\n"))
        }
        _ => {
            let text = archive_text(archive, part)?;
            dissection.push(format!("内部数据“{name}”"), Surface::HiddenData, text)
        }
    }
}

/// Parts that every package of a program has, filled with names of fonts, colours and patterns.
fn is_stock(kind: &str) -> bool {
    let kinds = [
        "styles",
        "stylesWithEffects",
        "theme",
        "themeOverride",
        "fontTable",
        "webSettings",
        "numbering",
        "settings",
        "calcChain",
        "tableStyles",
        "presProps",
        "viewProps",
        "customXmlProps",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "sheetMetadata",
        "chartStyle",
        "chartColorStyle",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
        "slideLayout",
        "slideMaster",
        "notesMaster",
        "handoutMaster",
        "table",
        "pivotTable",
        "vmlDrawing",
        "ctrlProp",
        "rdRichValueStructure",
        "rdRichValueTypes",
        "customXmlItem",
        "microsoft.com/office",
    ];
    kinds.contains(&kind)
}

/// The look of a font in ten bytes.
fn is_panose(value: &str) -> bool {
    value.len() == 20 && value.starts_with('0') && value.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Text and attributes of a part, of one that is no XML its readable characters.
fn archive_text(archive: &mut Archive<'_>, part: &Reached) -> Result<String, Unreadable> {
    let bytes = archive.part(&part.path)?.unwrap_or_default();
    of_unknown(&bytes)
}

fn of_unknown(bytes: &[u8]) -> Result<String, Unreadable> {
    let is_xml = bytes.iter().find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xEF | 0xBB | 0xBF)) == Some(&b'<');
    if is_xml {
        let (text, ..) = encoding_rs::UTF_8.decode(bytes);
        match strip(&text) {
            Ok(text) => return Ok(text),
            // What entities would put together stands nowhere in the bytes.
            Err(declares @ Unreadable::Unsupported { .. }) => return Err(declares),
            Err(_) => {}
        }
    }
    let mut lines = strings::utf16(bytes);
    lines.extend(strings::bytes(bytes));
    Ok(lines.join("\n"))
}

fn binary_text(place: &str, bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    dissection.push(place, Surface::HiddenData, of_unknown(bytes)?)
}

/// Text, descriptions and cropping of a drawing.
fn read_drawing(place: &str, text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let found = drawing::read(text)?;
    dissection.push(place, Surface::Visible, found.text.trim_end())?;
    dissection.push(format!("{place}（隐藏图形）"), Surface::HiddenText, found.hidden.trim_end())?;
    dissection.push(format!("{place}替代文字"), Surface::AlternateText, found.descriptions.join("\n"))?;
    if overlay::boxes(text, true)?.above > 0 {
        dissection.mark(format!("{place}的图片"), Surface::OverlaidPicture, "")?;
    }
    if found.cropped > 0 {
        dissection.mark(format!("{place}裁剪的图片（{}幅）", found.cropped), Surface::CroppedImage, "")?;
    }
    Ok(())
}

/// What a package refers to outside of itself.
pub(crate) fn outside_relations(graph: &Graph, dissection: &mut Dissection) -> Result<(), Unreadable> {
    for (kind, target) in &graph.outside {
        match kind.as_str() {
            "hyperlink" => dissection.push("超链接", Surface::Link, target.as_str())?,
            "attachedTemplate" => dissection.push("所附模板的路径", Surface::InternalPath, target.as_str())?,
            "mailMergeSource" | "mailMergeHeaderSource" => {
                dissection.push("邮件合并数据源的路径", Surface::InternalPath, target.as_str())?;
            }
            _ => dissection.push("引用的外部文件", Surface::ExternalLink, target.as_str())?,
        }
    }
    Ok(())
}

/// Parts that nothing refers to: left behind by an editor, or put there.
pub(crate) fn read_unreached(
    graph: &Graph,
    archive: &mut Archive<'_>,
    embedded: &mut Embedded,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    for (path, text) in read_frame(archive)? {
        dissection.push(format!("“{path}”源文件的注释"), Surface::HiddenData, text)?;
    }
    for path in &graph.unreached {
        let bytes = archive.part(path)?.unwrap_or_default();
        if bytes.is_empty() {
            continue;
        }
        let place = format!("残留内容“{path}”");
        let surface = of_path(&path.to_ascii_lowercase());
        if image::is_image(&bytes) || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF-") {
            dissection.mark(place.clone(), surface, "")?;
            embedded.keep(place, path, bytes);
        } else {
            // Writers leave frames of parts that say nothing, such as a list of no comments.
            dissection.push(place, surface, of_unknown(&bytes)?)?;
        }
    }
    // The last net: a number that stands in the XML and that no reader has told.
    let rest = dissection.without_told(archive.take_numbers());
    let rest: Vec<String> = rest.into_iter().collect();
    dissection.push("源文件中未显示的号码", Surface::HiddenData, rest.join("\n"))
}

/// What the frame of a package says beside what it is for: lists of parts and of relations, names of parts, and the
/// comments in all XML. Of the first only a long number counts.
fn read_frame(archive: &mut Archive<'_>) -> Result<Vec<(String, String)>, Unreadable> {
    let names = archive.names();
    let mut found = Vec::new();
    for name in names.iter().filter(|name| is_frame(&canonical(name))) {
        let source = archive.xml(name)?;
        if has_long_number(&source) || source.contains("&#") {
            let text = strip(&source)?;
            let lines: Vec<&str> = text.lines().filter(|line| has_long_number(line)).collect();
            found.push((name.clone(), lines.join("\n")));
        }
    }
    let telling: Vec<&str> = names.iter().map(String::as_str).filter(|name| has_long_number(name)).collect();
    found.push(("压缩包".to_owned(), telling.join("\n")));
    found.extend(archive.take_remarks());
    Ok(found)
}

/// What a part would be if something referred to it.
fn of_path(path: &str) -> Surface {
    let folders = [
        ("pivotcache", Surface::PivotCache),
        ("externallink", Surface::ExternalLink),
        ("embeddings/", Surface::Embedded),
        ("comment", Surface::Comment),
    ];
    folders.iter().find(|(folder, _)| path.contains(folder)).map_or(Surface::OrphanPart, |(_, surface)| *surface)
}
