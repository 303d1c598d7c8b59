//! XLSX taken apart: every sheet cell by cell, and every part of the package.

mod bucket;
mod formula;
pub(super) mod look;
pub(super) mod mask;
mod notes;
mod sheet;
mod tail;

use super::{strings, styles, workbook};
use crate::anatomy::{Dissection, Surface};
use crate::archive::Archive;
use crate::content::Unreadable;
use crate::ooxml::{self, Embedded, Graph, Reached};
use crate::package;
use crate::xml::{Node, Xml};
use std::collections::HashMap;

/// What sheets refer to.
struct Context {
    strings: Vec<String>,
    styles: styles::Styles,
    looks: look::Looks,
    counts_from_1904: bool,
    /// Which shared texts a cell uses.
    used: Vec<bool>,
    cells_left: usize,
}

pub(crate) fn take_apart(mut archive: Archive<'_>, main: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let graph = Graph::of(&mut archive)?;
    let text = archive.xml(main)?;
    let book = workbook::read(&text)?;
    let mut context = context(&graph, &mut archive, book.counts_from_1904, dissection)?;
    let relations = package::relations(&mut archive, main)?;
    let mut names: HashMap<String, String> = HashMap::new();
    for sheet in &book.sheets {
        let Some(relation) = relations.iter().find(|relation| relation.id == sheet.relation) else { continue };
        let state = if sheet.is_visible { "" } else { "（隐藏）" };
        names.insert(relation.target.clone(), format!("工作表“{}”{state}", strings::clean(&sheet.name)));
    }
    let filters = table_filters(&graph, &mut archive)?;
    for sheet in &book.sheets {
        let target = relations.iter().find(|r| r.id == sheet.relation && r.kind != "chartsheet").map(|r| &r.target);
        let Some((path, place)) = target.and_then(|path| Some((path, names.get(path)?))) else { continue };
        let xml = archive.xml(path)?;
        let none = Vec::new();
        let filters = filters.get(path).unwrap_or(&none);
        sheet::read(&xml, place, sheet.is_visible, filters, &mut context, dissection)?;
    }
    // A sheet's name stands in its places; that of a chart's has none.
    let numbered = book.sheets.iter().map(|sheet| sheet.name.as_str()).filter(|name| ooxml::has_long_number(name));
    dissection.push("工作表名称", Surface::Validation, numbered.collect::<Vec<_>>().join("\n"))?;
    read_workbook(&text, dissection)?;
    read_unused(&context, dissection)?;
    let mut embedded = Embedded::default();
    let strings = graph.of_kind("sharedStrings").next().map(|part| &part.path);
    for part in graph.beside_main(main).filter(|part| Some(&part.path) != strings) {
        read_part(part, &names, &mut archive, &mut embedded, dissection)?;
    }
    ooxml::outside_relations(&graph, dissection)?;
    ooxml::read_unreached(&graph, &mut archive, &mut embedded, dissection)?;
    dissection.leave_bytes(archive.bytes_left());
    embedded.take_apart(dissection)
}

fn context(
    graph: &Graph,
    archive: &mut Archive<'_>,
    counts_from_1904: bool,
    dissection: &mut Dissection,
) -> Result<Context, Unreadable> {
    let mut xml = |kind: &str| match graph.of_kind(kind).next() {
        Some(part) => archive.xml(&part.path),
        None => Ok(String::new()),
    };
    let text = xml("sharedStrings")?;
    let strings = strings::read(&text)?;
    if text.contains("rPh") {
        dissection.push("单元格的拼音", Surface::HiddenData, notes::phonetic(&text)?)?;
    }
    let text = xml("styles")?;
    let (styles, looks) = (styles::read(&text)?, look::Looks::read(&text)?);
    let used = vec![false; strings.len()];
    Ok(Context { strings, styles, looks, counts_from_1904, used, cells_left: dissection.limits().cells })
}

/// The areas that tables filter, by the sheet that has the table.
fn table_filters(
    graph: &Graph,
    archive: &mut Archive<'_>,
) -> Result<HashMap<String, Vec<super::sheet::Area>>, Unreadable> {
    let mut filters: HashMap<String, Vec<_>> = HashMap::new();
    for part in graph.of_kind("table") {
        let text = archive.xml(&part.path)?;
        filters.entry(part.owner.clone()).or_default().extend(tail::filter(&text));
    }
    Ok(filters)
}

/// Names, paths and users that the workbook itself keeps.
fn read_workbook(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "工作簿");
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "definedName" => {
                let name: String = element.attribute("name").unwrap_or_default().chars().take(60).collect();
                let state = if element.flag("hidden") { "（隐藏）" } else { "" };
                let comment = element.attribute("comment").unwrap_or_default();
                let value = xml.text()?;
                // Print areas and filters are names that the program itself gives.
                let surface = if name.starts_with("_xlnm.") { Surface::Validation } else { Surface::DefinedName };
                dissection.push(format!("名称“{name}”{state}"), surface, format!("{value}\n{comment}").trim())?;
            }
            "absPath" => {
                let path = element.attribute("url").unwrap_or_default();
                dissection.push("工作簿保存的路径", Surface::InternalPath, path)?;
            }
            "fileSharing" => {
                let user = element.attribute("userName").unwrap_or_default();
                dissection.push("共享工作簿的用户", Surface::Author, user)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Shared texts that no cell uses any more.
fn read_unused(context: &Context, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let unused = context.strings.iter().zip(&context.used).filter(|(_, used)| !**used);
    let lines: Vec<&str> = unused.map(|(text, _)| text.as_str()).filter(|text| !text.is_empty()).collect();
    dissection.push("没有单元格使用的共享文字", Surface::OrphanPart, lines.join("\n"))
}

fn read_part(
    part: &Reached,
    names: &HashMap<String, String>,
    archive: &mut Archive<'_>,
    embedded: &mut Embedded,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    let sheet = names.get(&part.owner).map(String::as_str).unwrap_or_default();
    match part.kind.as_str() {
        "worksheet" if names.contains_key(&part.path) => Ok(()),
        "worksheet" => {
            let place = format!("不在工作簿中的工作表“{}”", ooxml::file_name(&part.path));
            dissection.push(place, Surface::OrphanPart, ooxml::strip(&archive.xml(&part.path)?)?)
        }
        "sharedStrings" => {
            let place = format!("工作簿不用的共享文字“{}”", ooxml::file_name(&part.path));
            dissection.push(place, Surface::OrphanPart, ooxml::strip(&archive.xml(&part.path)?)?)
        }
        "comments" => notes::comments(&archive.xml(&part.path)?, sheet, dissection),
        "threadedComment" => notes::threaded(&archive.xml(&part.path)?, sheet, dissection),
        "person" => notes::persons(&archive.xml(&part.path)?, dissection),
        "pivotCacheDefinition" | "pivotCacheRecords" => {
            let place = format!("数据透视表缓存“{}”", ooxml::file_name(&part.path));
            dissection.push(place, Surface::PivotCache, notes::values(&archive.xml(&part.path)?)?)
        }
        "externalLink" => {
            let place = format!("外部链接缓存“{}”", ooxml::file_name(&part.path));
            dissection.mark(place, Surface::ExternalLink, notes::values(&archive.xml(&part.path)?)?)
        }
        "connections" => {
            dissection.push("数据连接", Surface::InternalPath, notes::all_values(&archive.xml(&part.path)?)?)
        }
        "revisionHeaders" | "revisionLog" | "usernames" => {
            let place = format!("修订日志“{}”", ooxml::file_name(&part.path));
            dissection.push(place, Surface::TrackedDeletion, notes::values(&archive.xml(&part.path)?)?)
        }
        "chartsheet" | "dialogsheet" | "xlMacrosheet" | "xlIntlMacrosheet" => {
            let text = notes::values(&archive.xml(&part.path)?)?;
            let place = names.get(&part.path).cloned().unwrap_or_else(|| "工作表".to_owned());
            let surface = if part.kind == "chartsheet" { Surface::HiddenData } else { Surface::Script };
            dissection.push(place, surface, text)
        }
        _ => ooxml::read_part(part, archive, embedded, dissection),
    }
}
